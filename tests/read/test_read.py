"""Files become articles, or an error that says how to mend it."""

import hashlib
import os
from pathlib import Path

import pytest

from srcgraph.errors import NoBody, NotEnglish, SrcgraphError, UnreadableFile
from srcgraph.read import article_id, expand, read

STORY = (
    "Harbour to be sold\nBy Ana Ruiz\n\nThe harbour will be sold, three officials said on Sunday.\n"
    "“There is no deal,” the mayor said. She did not say why.\n"
)
DATA = Path(__file__).resolve().parents[2] / "data"
ARTICLES = expand(DATA)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_an_article_tells_where_it_came_from(story: Path) -> None:
    article = read(story)
    assert article.id == "harbour"
    assert article.path == story.as_posix()
    assert article.text == STORY
    assert article.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert article.title == "Harbour to be sold"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_sample_articles(path: Path) -> None:
    article = read(path)
    words = [span.of(article.text) for span in article.body]
    assert article.title
    assert len(words) > 8
    assert not any(line.startswith(("By ", "Read next", "Related", "FOLLOW")) for line in words)
    assert sum(len(line.split()) for line in words) > 250


def test_there_are_samples_of_every_format() -> None:
    assert {path.suffix for path in ARTICLES} == {".txt", ".md", ".html"}
    assert len(ARTICLES) >= 8


@pytest.mark.parametrize(
    ("name", "content", "reader"),
    [
        ("page.txt", "<!DOCTYPE html>\n<html><body><p>Hi</p></body></html>", "html"),
        ("page.html", "<div><p>Hi</p></div>", "html"),
        ("page.html", STORY, "text"),
        ("story", "---\ntitle: A day\n---\n\n" + STORY, "markdown"),
        ("story.md", STORY, "markdown"),
        ("story.rst", STORY, "text"),
    ],
)
def test_the_reader_is_chosen_by_what_the_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str, reader: str
) -> None:
    from srcgraph.read import html
    from srcgraph.read.text import read_text

    used: list[str] = []
    for place, label in [
        ("srcgraph.read.html.read_html", "html"),
        ("srcgraph.read.read_markdown", "markdown"),
        ("srcgraph.read.read_text", "text"),
    ]:
        monkeypatch.setattr(
            place, lambda text, label=label: (used.append(label), read_text(STORY))[1]
        )
    assert html
    (tmp_path / name).write_text(content, encoding="utf-8")
    read(tmp_path / name)
    assert used == [reader]


def refusal(path: Path) -> str:
    with pytest.raises(SrcgraphError) as caught:
        read(path)
    return str(caught.value)


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    assert refusal(path) == f"{path}: this file is empty. Give a file that holds an article."


def test_a_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "gone.txt"
    assert f"{path}: there is no such file. Check its name" in refusal(path)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert f"{tmp_path}: this is not a file" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "this is not a file. Save the article" in refusal(tmp_path / "pipe.txt")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "you may not read this. Ask its owner"),
        (FileNotFoundError(2, "gone"), "there is no such file"),
        (OSError(5, "Input/output error"), r"cannot be opened (Input/output error). Copy it"),
    ],
)
def test_a_file_that_cannot_be_opened(
    story: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    def fail(_: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert f"{story}: {said}" in refusal(story)


@pytest.mark.parametrize("content", ["Harbour\nSport\n", "# Harbour\n", "By Ana Ruiz\n"])
def test_a_file_without_running_text(tmp_path: Path, content: str) -> None:
    path = tmp_path / "list.md"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NoBody, match=r"list\.md: no running text .* Give a file"):
        read(path)


def test_another_language_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "bericht.txt"
    path.write_text("Die Regierung teilte am Dienstag mit, dass es keine Wahlen gibt.\n", "utf-8")
    with pytest.raises(NotEnglish, match=r"bericht\.txt: .* Use --force"):
        read(path)
    assert read(path, force=True).body


def test_a_very_long_article(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    line = "The mayor said that the harbour of Halvorn would be sold by the end of May.\n"
    path.write_text(line * 12_500, encoding="utf-8")
    article = read(path)
    assert len(article.text.split()) >= 200_000
    assert len(article.body) == 12_500


def test_a_name_that_is_not_unicode(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    try:
        path.write_text(STORY, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    article = read(path)
    assert article.id == "caf-"
    article.path.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("harbour.txt", "harbour"),
        ("2016_harbour-to-be-sold-.txt", "2016_harbour-to-be-sold-"),
        ("Harbour deal (2).txt", "Harbour-deal-2-"),
        ("../../etc/pass wd.txt", "pass-wd"),
        ("..hidden.txt", "hidden"),
        ("história.txt", "história"),
        ("<script>.html", "script-"),
        ("???.txt", "article"),
        ("港" * 80 + ".txt", "港" * 30),
    ],
)
def test_ids_are_safe_in_file_names(name: str, expected: str) -> None:
    assert article_id(Path(name)) == expected


def test_a_folder_stands_for_its_articles(tmp_path: Path) -> None:
    for name in ["b.txt", "a.md", "c.HTML", "README.md", ".hidden.txt", "notes.docx"]:
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "folder.txt").mkdir()
    assert [path.name for path in expand(tmp_path)] == ["a.md", "b.txt", "c.HTML"]


def test_a_file_stands_for_itself(tmp_path: Path) -> None:
    assert expand(tmp_path / "gone.txt") == [tmp_path / "gone.txt"]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"there is no article in this folder. Put \.txt"):
        expand(tmp_path)


def test_a_folder_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", fail)
    with pytest.raises(UnreadableFile, match="you may not read this"):
        expand(tmp_path)

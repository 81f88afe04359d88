"""Reports are whole or not there, and none takes another's place."""

import errno
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import pytest

from srcgraph import report, wire
from srcgraph.errors import UnwritableReport
from srcgraph.model import Action, Analysis, Judgement
from srcgraph.summary import figures


def write(folder: Path, analysis: Analysis, path: str = "a/story.txt", **changes: str) -> str:
    """Write the reports of the analysis as if it were of this file; return their name."""
    article = replace(analysis.article, **{"id": "story", "path": path, **changes})
    analysis = replace(analysis, article=article)
    return report.write(folder, analysis, figures(analysis)).json.removesuffix(".json")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_article_has_three_reports(tmp_path: Path, small: Analysis) -> None:
    write(tmp_path, small)
    assert files(tmp_path) == ["story.html", "story.json", "story.md"]
    assert json.loads((tmp_path / "story.json").read_text("utf-8"))["schema"] == "srcgraph/1"


def test_an_entry_tells_what_the_index_shows(tmp_path: Path, small: Analysis) -> None:
    entry = report.write(tmp_path, small, figures(small))
    assert entry.title == small.article.title
    assert entry.outlet == small.article.publisher
    assert (tmp_path / entry.html).exists()
    assert (tmp_path / entry.markdown).exists()


def test_an_article_without_a_title_is_listed_by_its_first_words(
    tmp_path: Path, small: Analysis
) -> None:
    untitled = replace(small, article=replace(small.article, title=None))
    first = small.article.text.splitlines()[0]
    assert report.write(tmp_path, untitled, figures(small)).title == first


def test_a_page_links_the_list_that_it_stands_in(tmp_path: Path, small: Analysis) -> None:
    alone = report.write(tmp_path, small, figures(small))
    assert "./index.html" not in (tmp_path / alone.html).read_text(encoding="utf-8")
    listed = report.write(tmp_path, small, figures(small), listed=True)
    assert "./index.html" in (tmp_path / listed.html).read_text(encoding="utf-8")
    report.write_index(tmp_path, [listed])
    later = report.write(tmp_path, small, figures(small))
    assert "./index.html" in (tmp_path / later.html).read_text(encoding="utf-8")


def test_the_same_article_gives_the_same_bytes_in_the_same_place(
    tmp_path: Path, small: Analysis
) -> None:
    write(tmp_path, small)
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}
    write(tmp_path, small)
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before


def test_a_changed_article_replaces_its_own_reports(tmp_path: Path, small: Analysis) -> None:
    write(tmp_path, small)
    assert write(tmp_path, small, sha256="0" * 64) == "story"


def test_another_article_of_that_name_does_not(tmp_path: Path, small: Analysis) -> None:
    write(tmp_path, small)
    before = (tmp_path / "story.json").read_bytes()
    assert write(tmp_path, small, "b/story.txt", sha256="0" * 64) == "story-b"
    assert write(tmp_path, small, "c/b/story.txt", sha256="1" * 64) == "story-b-2"
    assert write(tmp_path, small, "b/story.txt", sha256="0" * 64) == "story-b"
    assert (tmp_path / "story.json").read_bytes() == before


@pytest.mark.parametrize("name", ["story.md", "story.html", "story.json"])
def test_a_file_that_is_no_report_is_never_overwritten(
    tmp_path: Path, small: Analysis, name: str
) -> None:
    (tmp_path / name).write_text('{"mine": true}', "utf-8")
    with pytest.raises(UnwritableReport, match=rf"{name}: this file is not a report.*--output"):
        write(tmp_path, small)
    assert (tmp_path / name).read_text("utf-8") == '{"mine": true}'
    assert files(tmp_path) == [name]


def judged(analysis: Analysis, *targets: str) -> Analysis:
    """The analysis with a judgement on each of some sources."""
    when = "2026-11-24T09:30:00Z"
    judgements = (
        Judgement(f"ju-{at}", Action.CONFIRM, target, None, "M. Editor", when, "seen")
        for at, target in enumerate(targets)
    )
    return replace(analysis, judgements=tuple(judgements))


def test_judgements_of_an_old_report_are_kept(tmp_path: Path, small: Analysis) -> None:
    old = judged(small, "so-1", "so-2")
    write(tmp_path, old)
    write(tmp_path, small)
    kept = (tmp_path / "story.corrections.json").read_text("utf-8")
    assert wire.loads_corrections(kept).judgements == old.judgements
    write(tmp_path, small)
    assert (tmp_path / "story.corrections.json").read_text("utf-8") == kept


def test_judgements_that_stand_in_the_new_report_need_no_file(
    tmp_path: Path, small: Analysis
) -> None:
    write(tmp_path, judged(small, "so-1"))
    write(tmp_path, judged(small, "so-2", "so-1"))
    assert files(tmp_path) == ["story.html", "story.json", "story.md"]


def test_a_file_that_is_no_corrections_is_never_overwritten(
    tmp_path: Path, small: Analysis
) -> None:
    write(tmp_path, judged(small, "so-1"))
    (tmp_path / "story.corrections.json").write_text("[]", "utf-8")
    with pytest.raises(UnwritableReport, match=r"corrections\.json: this file is not a report"):
        write(tmp_path, small)


class FullDisk:
    """A file on a disk that takes some characters and no more."""

    def __init__(self, file: IO[str], room: int) -> None:
        self.file, self.room = file, room

    def __enter__(self) -> "FullDisk":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, text: str) -> None:
        self.file.write(text[: self.room])
        if len(text) > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


def test_a_full_disk_leaves_the_old_reports(
    tmp_path: Path, small: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, small)
    before = {name: (tmp_path / name).read_bytes() for name in files(tmp_path)}
    open_ = Path.open
    monkeypatch.setattr(Path, "open", lambda *a, **k: FullDisk(open_(*a, **k), 20_000))
    with pytest.raises(UnwritableReport, match=r"No space left on device.*Make room"):
        write(tmp_path, small, sha256="0" * 64)
    monkeypatch.undo()
    assert {name: (tmp_path / name).read_bytes() for name in files(tmp_path)} == before


def test_a_run_cut_off_between_files_can_be_repeated(
    tmp_path: Path, small: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[object] = []
    replace_file = os.replace

    def stop(source: Path, target: Path) -> None:
        if done:
            raise KeyboardInterrupt
        done.append(target)
        replace_file(source, target)

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, small)
    monkeypatch.undo()
    assert files(tmp_path) == ["story.json"]
    assert write(tmp_path, small) == "story"


def test_the_folder_is_made(tmp_path: Path) -> None:
    report.prepare(tmp_path / "a" / "b")
    assert files(tmp_path / "a" / "b") == []


def test_a_file_is_no_folder_for_reports(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("x", "utf-8")
    with pytest.raises(UnwritableReport, match=r"reports: this is a file.*--output"):
        report.prepare(tmp_path / "reports")


def test_a_folder_that_may_not_be_written_is_found_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "touch", refuse)
    with pytest.raises(UnwritableReport, match="Permission denied"):
        report.prepare(tmp_path)


def test_the_index_lists_reports_and_failures(tmp_path: Path, small: Analysis) -> None:
    entry = report.write(tmp_path, small, figures(small))
    failure = report.Failure("empty.txt", "this file is empty")
    for _ in range(2):
        page = report.write_index(tmp_path, [entry], [failure]).read_text("utf-8")
    assert entry.html in page
    assert "this file is empty" in page


def test_an_index_of_somebody_else_is_kept(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>my site</p>", "utf-8")
    with pytest.raises(UnwritableReport, match=r"index\.html: this file is not a report"):
        report.write_index(tmp_path, [])
    assert files(tmp_path) == ["index.html"]


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/x.txt", "a/y.txt"], ["x", "y"]),
        (["a/x.txt", "b/x.txt"], ["x-a", "x-b"]),
        (["a/x.txt", "a/x.md", "b/y.txt"], ["x-a-2", "x-a", "y"]),
        (["d/a/x.txt", "c/a/x.txt"], ["x-a-2", "x-a"]),
        (["a/x.txt", "b/X.txt"], ["x-a", "X-b"]),
        (["a/index.html"], ["index-a"]),
        (["a/x.txt", "b/x.txt", "c/x-a.txt"], ["x-a-2", "x-b", "x-a"]),
        ([], []),
    ],
)
def test_no_two_articles_share_a_name(paths: list[str], names: list[str]) -> None:
    assert report.ids([Path(path) for path in paths]) == names
    assert report.ids([Path(path) for path in reversed(paths)]) == names[::-1]

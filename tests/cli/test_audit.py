"""`srcgraph audit`: good articles are done, bad ones are told, and the exit code says which."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from srcgraph import pipeline, wire
from srcgraph.cli import main
from srcgraph.errors import ModelError
from srcgraph.model import Action, Analysis, Article, Judgement

STORY = (
    "Harbour to be sold\n\nThe harbour will be sold, three officials said on Sunday.\n"
    "“There is no deal,” the mayor said. She did not say why, and nobody asked her.\n"
)
GERMAN = "Die Regierung teilte am Dienstag mit, dass es keine Wahlen geben wird.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch, small: Analysis) -> list[Article]:
    """Give every article the same analysis, at once; return the articles that were analysed."""
    seen: list[Article] = []

    def audit(articles: Iterable[Article], policy: object = None) -> Iterator[Analysis]:
        for article in articles:
            seen.append(article)
            own = replace(article, text=small.article.text, body=small.article.body)
            yield replace(small, article=own, problems=())

    monkeypatch.setattr(pipeline, "audit", audit)
    monkeypatch.setattr("srcgraph.page.render", lambda *_: "<!doctype html>")
    return seen


def story(name: str = "harbour.txt", text: str = STORY) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["audit", *arguments], catch_exceptions=False)


def reports(folder: str = "reports") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_one_article() -> None:
    result = run(story())
    assert result.exit_code == 0
    assert result.stderr == ""
    assert reports() == ["harbour.html", "harbour.json", "harbour.md"]


def test_the_table_tells_who_stands_behind_the_claims() -> None:
    lines = run(story()).stdout.splitlines()
    assert lines[0] == "Harbour to be sold"
    assert lines[1].startswith("  harbour.txt, ")
    assert lines[3].split() == ["who", "stands", "behind", "it", "claims", "share", "sources"]
    assert [line[2:28].strip() for line in lines[4:9]] == [
        "named or identifiable",
        "organization or document",
        "unnamed",
        "vague group or nobody",
        "all",
    ]
    assert "  Look first at:" in lines
    assert "  Report: reports/harbour.html" in lines
    assert max(map(len, lines)) <= 80


def test_judgements_of_an_old_report_are_not_lost() -> None:
    run(story())
    path = Path("reports/harbour.json")
    judgement = Judgement("ju-1", Action.CONFIRM, "so-1", None, "A", "2026-11-24T09:30:00Z", "")
    old = replace(wire.loads(path.read_text("utf-8")), judgements=(judgement,))
    path.write_text(wire.dumps(old, {}), encoding="utf-8")
    result = run(story())
    assert "srcgraph apply reports/harbour.corrections.json ARTICLE" in result.stdout
    assert Path("reports/harbour.corrections.json").exists()


def test_several_articles_have_an_index() -> None:
    result = run(story("a.txt"), story("b.md"))
    assert result.exit_code == 0
    assert "index.html" in reports()
    assert "2 of 2 articles are listed in reports/index.html" in result.stdout


def test_a_folder_stands_for_its_articles(fast: list[Article]) -> None:
    story("in/b.txt")
    story("in/a.md")
    assert run("in", "in/b.txt", "./in/../in/a.md").exit_code == 0
    assert [article.path for article in fast] == ["in/a.md", "in/b.txt"]


def test_articles_of_one_name_keep_their_own_reports() -> None:
    assert run(story("a/x.txt"), story("b/x.txt")).exit_code == 0
    paths = {
        name: json.loads(Path("reports", name).read_text("utf-8"))["article"]["path"]
        for name in reports()
        if name.endswith(".json")
    }
    assert paths == {"x-a.json": "a/x.txt", "x-b.json": "b/x.txt"}


def test_another_run_keeps_the_reports_of_the_first() -> None:
    run(story("a/x.txt"))
    before = Path("reports/x.json").read_bytes()
    run(story("b/x.txt", STORY + "It rained.\n"))
    assert Path("reports/x.json").read_bytes() == before
    assert "x-b.json" in reports()


def test_the_output_folder_is_made() -> None:
    assert run(story(), "-o", "deep/er").exit_code == 0
    assert "harbour.html" in reports("deep/er")


def test_quiet_prints_nothing() -> None:
    result = run(story("a.txt"), story("b.txt"), "--quiet")
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        (["any"], 1),
        (["unnamed"], 1),
        (["problem", "unnamed"], 1),
        (["problem"], 0),
    ],
)
def test_what_was_looked_for_is_the_exit_code(kinds: list[str], code: int) -> None:
    options = [part for kind in kinds for part in ("--fail-on", kind)]
    assert run(story(), *options).exit_code == code


def test_an_unknown_kind_is_refused() -> None:
    result = run(story(), "--fail-on", "lies")
    assert result.exit_code == 2
    assert "'lies' is not one of 'unnamed'" in result.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "this file is empty. Give a file"),
        (b"%PDF-1.7\n\x00\xff", "this is a PDF document, not text. Save the article as .txt"),
        (b"\x00\x01\x02\x03", "this is a binary file, not text"),
        ("政府は選挙を行わない。".encode("euc_jp") * 9, "the encoding of this file cannot be told"),
        (b"# Harbour\n\n* Sport\n", "no running text was found"),
        (GERMAN.encode(), "this article does not seem to be in English, the only"),
    ],
    ids=["empty", "pdf", "binary", "encoding", "no body", "german"],
)
def test_one_bad_file_among_many(content: bytes, message: str) -> None:
    Path("bad.md").write_bytes(content)
    result = run(story("a.txt"), "bad.md", story("c.txt"))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: bad.md: {message}")
    assert result.stderr.count("\n") == 1
    assert [name for name in reports() if name.endswith(".md")] == ["a.md", "c.md"]
    assert "2 of 3 articles are listed" in result.stdout
    assert "bad.md" in Path("reports/index.html").read_text("utf-8")


def test_force_audits_other_languages() -> None:
    assert run(story("bericht.txt", GERMAN)).exit_code == 2
    assert run("bericht.txt", "--force").exit_code == 0


def test_a_file_that_vanishes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("srcgraph.cli.audit._size", lambda path: path.unlink() or 0)
    result = run(story())
    assert result.exit_code == 2
    assert "Error: harbour.txt: there is no such file. Check its name" in result.stderr


def test_an_address_is_not_fetched() -> None:
    result = run("https://news.example/story", story())
    assert result.exit_code == 2
    assert "Error: https://news.example/story: srcgraph reads files" in result.stderr


def test_a_missing_file_and_an_empty_folder() -> None:
    Path("empty").mkdir()
    result = run("gone.txt", "empty", story())
    assert result.exit_code == 2
    assert "Error: gone.txt: there is no such file" in result.stderr
    assert "Error: empty: there is no article in this folder" in result.stderr
    assert "harbour.html" in reports()


def test_nothing_to_read() -> None:
    assert run("gone.txt").exit_code == 2
    assert run().exit_code == 2


def test_a_folder_that_cannot_be_written(fast: list[Article]) -> None:
    Path("reports").write_text("x", "utf-8")
    result = run(story())
    assert result.exit_code == 2
    assert "Error: reports: this is a file, and reports are written into a folder" in result.stderr
    assert fast == []


def test_a_report_never_takes_the_place_of_an_article() -> None:
    result = run(story("story.md"), story("other.txt"), "-o", ".")
    assert result.exit_code == 2
    assert "Error: story.md: this file is not a report of srcgraph" in result.stderr
    assert Path("story.md").read_text("utf-8") == STORY
    assert Path("other.html").exists()


def test_a_model_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def audit(*_: object) -> Iterator[Analysis]:
        raise ModelError("The language model is missing. Install it again.")
        yield

    monkeypatch.setattr(pipeline, "audit", audit)
    result = run(story())
    assert result.exit_code == 2
    assert result.stderr == "Error: The language model is missing. Install it again.\n"


def test_hostile_names_cannot_control_the_terminal() -> None:
    text = STORY.replace("Harbour", "\x1b[2JHarbour\u202e")
    result = run(story("a\x1b[31m.txt", text), "gone\x1b]0;x\x07.txt")
    assert "\\x1b[2JHarbour\\u202e" in result.stdout
    assert "gone\\x1b]0;x\\x07.txt" in result.stderr
    assert not set("\x1b\x07\u202e") & set(result.output)


def test_stopping_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    def audit(*_: object) -> Iterator[Analysis]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(pipeline, "audit", audit)
    result = run(story())
    assert result.exit_code == 130
    assert "Stopped." in result.stderr
    assert reports() == []


def test_a_fault_does_not_look_like_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def audit(*_: object) -> Iterator[Analysis]:
        raise ValueError("not a span\x1b[2J")
        yield

    monkeypatch.setattr(pipeline, "audit", audit)
    result = run(story(), "--fail-on", "any")
    assert result.exit_code == 2
    assert "ValueError: not a span\\x1b[2J" in result.stderr
    assert "please report it" in result.stderr


class Terminal:
    """A standard error that says it is a terminal."""

    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None: ...

    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with pytest.raises(SystemExit):
        main(["audit", *arguments])
    return terminal.written


def test_progress_is_shown_for_several_articles(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = on_terminal(monkeypatch, story("a.txt"), story("b.txt"), "gone.txt")
    assert "Reading" in written
    assert "100%" in written
    assert "Error: gone.txt: there is no such file" in written
    assert capsys.readouterr().out.count("Report: reports/") == 2


def test_no_progress_for_one_short_article(monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_terminal(monkeypatch, story()) == ""


def test_progress_for_one_long_article(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Reading" in on_terminal(monkeypatch, story("long.txt", STORY * 400))


def test_no_progress_when_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_terminal(monkeypatch, story("a.txt"), story("b.txt"), "-q") == ""


PROGRAM = """
import os, sys
from srcgraph import pipeline, wire
from samples import small
pipeline.audit = lambda articles, policy: map(lambda article: small(), articles)
from srcgraph.cli import main
main(sys.argv[1:])
"""


@pytest.mark.skipif(os.name == "nt", reason="no such pipes on Windows")
def test_reports_are_written_when_nobody_reads_the_output() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    folders = [str(Path(__file__).resolve().parents[up]) for up in (1, 2)]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "audit", story("a.txt"), story("b.txt")],
        stdout=write_end,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
        check=False,
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "index.html" in reports()

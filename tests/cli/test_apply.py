"""`srcgraph apply`: judgements come into the report, once, or it says why not."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import samples
from click.testing import CliRunner, Result

from srcgraph import pipeline, report, wire
from srcgraph.anchors import anchor
from srcgraph.cli import main
from srcgraph.judge import place_of
from srcgraph.model import Action, Analysis, Article, Corrections, Identification, Judgement, Span
from srcgraph.summary import figures

SMALL = samples.small()
WHEN = "2026-11-24T09:30:00Z"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, where audits cost nothing."""

    def audit(articles: Iterable[Article]) -> Iterator[Analysis]:
        for article in articles:
            yield replace(SMALL, article=replace(article, body=(Span(0, len(article.text)),)))

    monkeypatch.setattr(pipeline, "audit", audit)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def judgement(action: str, target: str, value: str | None = None) -> Judgement:
    place = place_of(SMALL, target)
    where = anchor(SMALL.article.text, place) if place else None
    return Judgement("ju-1", Action(action), target, value, "M. Editor", WHEN, "seen", where)


LEVEL, MERGE = judgement("level", "so-7", "generic"), judgement("merge", "so-4", "so-3")


def corrections(*judgements: Judgement, sha256: str = SMALL.article.sha256) -> str:
    """Write a file of corrections on the small article."""
    article = SMALL.article
    given = Corrections(article.id, sha256, article.title, judgements)
    Path("corrections.json").write_text(wire.dumps_corrections(given), encoding="utf-8")
    return "corrections.json"


def old_report(analysis: Analysis = SMALL) -> str:
    """Write the report of the small article."""
    Path("old").mkdir(exist_ok=True)
    return f"old/{report.write(Path('old'), analysis, figures(analysis)).json}"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["apply", *arguments], catch_exceptions=False)


def read(path: str) -> Analysis:
    return wire.loads(Path(path).read_text(encoding="utf-8"))


def files(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def test_judgements_come_into_a_new_report_of_the_article() -> None:
    Path("sample.txt").write_text(SMALL.article.text, encoding="utf-8", newline="")
    result = run(corrections(LEVEL, MERGE), "sample.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 of 2 judgements applied." in result.stdout
    assert sorted(files("reports")) == ["sample.html", "sample.json", "sample.md"]
    after = read("reports/sample.json")
    assert after.judgements == (LEVEL, replace(MERGE, id="ju-2"))
    source = after.source("so-7")
    assert source
    assert source.identification is Identification.GENERIC
    assert after.source("so-4") is None
    summary = Path("reports/sample.md").read_text(encoding="utf-8")
    assert "is a vague group: seen" in summary
    written = json.loads(Path("reports/sample.json").read_text(encoding="utf-8"))["summary"]
    assert written["sources"] == len(SMALL.sources) - 1


def test_a_page_that_was_saved_with_corrections_is_as_good_as_their_file() -> None:
    given = Path(corrections(LEVEL)).read_text(encoding="utf-8").replace("<", r"\u003c")
    page = samples.page_of(SMALL).replace('id="brought">', f'id="brought">{given}', 1)
    Path("corrected.html").write_text(page, encoding="utf-8")
    result = run("corrected.html", old_report())
    assert (result.exit_code, result.stderr) == (0, "")
    assert read("old/sample.json").judgements == (LEVEL,)
    Path("empty.html").write_text(samples.page_of(SMALL), encoding="utf-8")
    result = run("empty.html", old_report())
    assert result.exit_code == 2
    assert "empty.html: this page holds no corrections" in result.stderr


def test_a_report_takes_the_place_of_the_old_one() -> None:
    result = run(corrections(LEVEL), old_report())
    assert result.exit_code == 0
    assert "Report: old/sample.html" in result.stdout
    assert read("old/sample.json").judgements == (LEVEL,)
    assert len(files("old")) == 3


def test_or_stands_in_another_folder() -> None:
    before = old_report()
    kept = files("old")
    assert run(corrections(LEVEL), before, "-o", "new", "-q").exit_code == 0
    assert files("old") == kept
    assert read("new/sample.json").judgements == (LEVEL,)


def test_the_same_again_changes_nothing() -> None:
    path = old_report()
    assert run(corrections(LEVEL, MERGE), path).exit_code == 0
    once = files("old")
    result = run("corrections.json", path)
    assert (result.exit_code, files("old")) == (0, once)
    assert "0 of 2 judgements applied, 2 stood in the report already." in result.stdout


def test_a_judged_report_hands_its_judgements_on() -> None:
    run(corrections(LEVEL, MERGE), old_report())
    Path("sample.txt").write_text(SMALL.article.text, encoding="utf-8", newline="")
    assert run("old/sample.json", "sample.txt").exit_code == 0
    assert read("reports/sample.json").judgements == read("old/sample.json").judgements


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (judgement("confirm", "so-99"), "ju-1 (confirm so-99): this report has no so-99."),
        (judgement("merge", "so-7", "so-99"), "this report has no so-99."),
        (judgement("level", "so-7", "loud"), "give as value one of named, identifiable"),
        (replace(LEVEL, target="so-5"), "so-5 does not stand where “A person close to"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    wrong: Judgement, message: str
) -> None:
    path = old_report()
    before = files("old")
    result = run(corrections(LEVEL, wrong), path)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "1 of 2 judgements do not fit this article" in result.stderr
    assert files("old") == before


def changed(**words: str) -> str:
    """Write a report of the article as it was changed later, with the words at other places."""
    text = "Corrected on Tuesday.\n" + SMALL.article.text
    for old, new in words.items():
        text = text.replace(old, new)
    article = replace(SMALL.article, text=text, sha256="f" * 64, body=(Span(0, len(text)),))
    shift = len("Corrected on Tuesday.\n")
    sources = tuple(
        replace(
            item,
            mentions=tuple(Span(m.start + shift, m.end + shift) for m in item.mentions),
            evidence=(),
        )
        for item in SMALL.sources
    )
    return old_report(replace(SMALL, article=article, sources=sources, claims=SMALL.claims))


def test_places_of_a_changed_article_are_found_again() -> None:
    result = run(corrections(LEVEL), changed())
    assert (result.exit_code, result.stderr) == (0, "")
    kept = read("old/sample.json").judgements[0].anchor
    assert kept
    assert LEVEL.anchor
    assert kept.start == LEVEL.anchor.start + len("Corrected on Tuesday.\n")


def test_what_is_lost_is_told_and_the_rest_is_done() -> None:
    path = changed(Experts="Engineers")
    result = run(corrections(LEVEL, judgement("reject", "so-8")), path)
    assert result.exit_code == 1
    assert "ju-1 (reject so-8): the article has changed, and “Experts” is not" in result.stderr
    assert "1 of 2 judgements applied, 1 could not be placed." in result.stdout
    assert [item.target for item in read("old/sample.json").judgements] == ["so-7"]


@pytest.mark.parametrize("judgements", [(LEVEL,), ()], ids=["one", "none"])
def test_corrections_of_another_article_are_refused(judgements: tuple[Judgement, ...]) -> None:
    Path("other.txt").write_text("It rained. The sea rose, nobody said why.", encoding="utf-8")
    result = run(corrections(*judgements), "other.txt", "--force")
    assert result.exit_code == 2
    assert "were made on another text, “Harbour tunnel costs doubled after late" in result.stderr
    assert "Name the article or report that they belong to" in result.stderr
    assert not Path("reports").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none.json", "sample.txt"), "none.json: cannot be read"),
        (("corrections.json", "none.txt"), "none.txt: there is no such file"),
        (("corrections.json", "none.json"), "none.json: cannot be read"),
        (("corrections.json", "corrections.json"), 'schema: expected "srcgraph/1"'),
    ],
)
def test_files_that_cannot_be_read(arguments: tuple[str, str], message: str) -> None:
    corrections(LEVEL)
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_hostile_words_do_not_reach_the_terminal() -> None:
    hostile: Any = replace(LEVEL, id="\x1b[31m", target="so-99", anchor=None)
    assert "\x1b" not in run(corrections(hostile), old_report()).stderr

"""sources: how well speakers are identified and kept apart, counted on labels made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from srcgraph import wire
from srcgraph.model import Identification
from srcgraph.pipeline import analyse
from srcgraph.summary import as_json, figures
from srcgraph.training.corpus import read_corpus, whole
from srcgraph.training.sources import Score, SourceFigures, score_sources
from tests.shared import DEV, SHARED, needs_shared, yardstick
from tests.tokens import standoff, write_corpus

TEXT = (
    "Anna Berg said the old harbour will close.\n"
    "Officials said the bridge is safe.\n"
    "Ms. Berg said that nobody had asked her.\n"
)
MARKED = standoff(
    TEXT,
    {"Source": "Anna Berg", "Content": "the old harbour will close"},
    {"Source": "Officials", "Content": "the bridge is safe"},
    {"Source": "Ms. Berg", "Content": "that nobody had asked her"},
)
NAMED, UNNAMED = Identification.NAMED, Identification.UNNAMED
BERG = {"id": "S1", "identification": "named"}
OFFICIALS = {"id": "S2", "identification": "unnamed"}
NOBODY = {"id": "S0", "identification": "unattributed"}
RIGHT = ("S1", "S2", "S1")
BOTH = pytest.mark.parametrize("given_spans", [True, False])


def scored(
    folder: Path,
    owners: tuple[str, ...] = RIGHT,
    *,
    sources: tuple[dict[str, Any], ...] = (BERG, OFFICIALS, NOBODY),
    note: str = "",
    given_spans: bool,
) -> SourceFigures:
    """The figures of the article above, given whose its attributions are; a note on the last."""
    corpus = write_corpus(folder, {"a": (TEXT, MARKED)})
    attributions: list[dict[str, str]] = [
        {"id": f"E{number}", "source": owner} for number, owner in enumerate(owners, start=1)
    ]
    attributions[-1]["note"] = note
    label = {"doc": "a", "sources": sources, "attributions": attributions}
    path = folder / "labels.jsonl"
    path.write_text(json.dumps(label) + "\n", encoding="utf-8")
    return score_sources(path, corpus, given_spans=given_spans)


@BOTH
def test_right_answers_score_one(tmp_path: Path, given_spans: bool) -> None:
    found = scored(tmp_path, given_spans=given_spans)
    assert found.identification == {NAMED: Score(1, 1), UNNAMED: Score(1, 1)}
    assert (found.macro_f1, found.sharing) == (1, Score(1, 1))


@BOTH
def test_a_source_that_should_be_two_costs_precision(tmp_path: Path, given_spans: bool) -> None:
    other = {"id": "S3", "identification": "named"}
    sources = (BERG, OFFICIALS, other)
    found = scored(tmp_path, ("S1", "S2", "S3"), sources=sources, given_spans=given_spans)
    assert found.sharing == Score(pytest.approx(2 / 3), 1)


@BOTH
def test_two_sources_that_should_be_one_cost_recall(tmp_path: Path, given_spans: bool) -> None:
    found = scored(tmp_path, ("S1", "S1", "S1"), given_spans=given_spans)
    assert found.sharing.recall == pytest.approx((2 / 3 + 1 / 3 + 2 / 3) / 3)


@BOTH
def test_a_wrong_value_costs_both_values(tmp_path: Path, given_spans: bool) -> None:
    found = scored(tmp_path, ("S1", "S1", "S1"), given_spans=given_spans)
    assert found.identification == {NAMED: Score(1, pytest.approx(2 / 3))}


@BOTH
def test_an_attribution_without_source_is_not_shared(tmp_path: Path, given_spans: bool) -> None:
    found = scored(tmp_path, ("S0", "S2", "S1"), given_spans=given_spans)
    assert found.sharing.precision == pytest.approx(2 / 3)
    assert found.identification[Identification.UNATTRIBUTED].f1 == 0


@BOTH
@pytest.mark.parametrize("note", ["not-attribution: a clause", "plainly Wrong"])
def test_what_the_labels_call_wrong_is_left_out(
    tmp_path: Path, note: str, given_spans: bool
) -> None:
    found = scored(tmp_path, ("S1", "S2", "S2"), note=note, given_spans=given_spans)
    assert found.macro_f1 == 1


@BOTH
def test_another_note_leaves_nothing_out(tmp_path: Path, given_spans: bool) -> None:
    found = scored(tmp_path, ("S1", "S2", "S2"), note="hard to tell", given_spans=given_spans)
    assert found.macro_f1 < 1


@BOTH
def test_compound_sources_are_left_out(tmp_path: Path, given_spans: bool) -> None:
    compound = {"id": "S3", "identification": "generic", "members": ["S1"]}
    sources = (BERG, OFFICIALS, compound)
    found = scored(tmp_path, ("S1", "S2", "S3"), sources=sources, given_spans=given_spans)
    assert found.macro_f1 == 1


def test_a_label_that_is_not_found_costs_recall(tmp_path: Path) -> None:
    text = TEXT + "Nobody knows.\n"
    marked = MARKED + "T90\tContent 120 126\tx\nE9\tAttribution:T90 Content:T90\n"
    corpus = write_corpus(tmp_path, {"a": (text, marked)})
    attributions = [
        {"id": f"E{n}", "source": owner} for n, owner in zip("1239", [*RIGHT, "S2"], strict=True)
    ]
    label = {"doc": "a", "sources": [BERG, OFFICIALS], "attributions": attributions}
    (tmp_path / "labels.jsonl").write_text(json.dumps(label), encoding="utf-8")
    found = score_sources(tmp_path / "labels.jsonl", corpus, given_spans=False)
    assert found.identification[UNNAMED] == Score(1, 0.5)
    assert found.sharing == Score(1, 0.75)


@pytest.mark.parametrize(
    ("score", "expected"), [(Score(0, 0), 0), (Score(1, 0), 0), (Score(0.5, 1), 2 / 3)]
)
def test_f1(score: Score, expected: float) -> None:
    assert score.f1 == pytest.approx(expected)


def test_figures_of_nothing_are_nought() -> None:
    assert SourceFigures({}, Score(0, 0)).macro_f1 == 0


@needs_shared
def test_agrees_with_the_yardstick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (SHARED / "gold" / "labels.jsonl").read_text("utf-8").splitlines()
    lines = sorted(lines, key=len)[:3]
    names = {json.loads(line)["doc"] for line in lines}
    labels, reports = tmp_path / "labels.jsonl", tmp_path / "reports"
    labels.write_text("\n".join(lines) + "\n", encoding="utf-8")
    reports.mkdir()
    for article in read_corpus(DEV):
        if article.name in names:
            analysis = analyse(whole(article))
            written = wire.dumps(analysis, as_json(figures(analysis)))
            (reports / f"{article.name}.json").write_text(written, encoding="utf-8")
    theirs = yardstick("sources", monkeypatch).evaluate(str(reports), str(labels), str(DEV))
    mine = score_sources(labels, DEV, given_spans=False)
    assert mine.macro_f1 == pytest.approx(theirs["macro_f1"])
    assert mine.sharing == Score(pytest.approx(theirs["b3"]["P"]), pytest.approx(theirs["b3"]["R"]))
    assert {value: score.f1 for value, score in mine.identification.items()} == pytest.approx(
        {value: theirs["identification"][value]["F1"] for value in mine.identification}
    )

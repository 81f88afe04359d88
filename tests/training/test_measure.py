"""measure: the whole program against a corpus, article by article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from srcgraph.training import measure as measure_module
from srcgraph.training.evaluation import Figures
from srcgraph.training.measure import measure
from tests.tokens import MARKED, STORY, standoff, write_corpus


def test_what_the_program_finds_is_counted(tmp_path: Path) -> None:
    assert measure(write_corpus(tmp_path, {"a": (STORY, MARKED)})) == Figures(
        found=2, annotated=2, content=2, edge=2, exact=2, by_style=((0, 0), (0, 0), (2, 2))
    )


def test_articles_are_added(tmp_path: Path) -> None:
    one = measure(write_corpus(tmp_path / "one", {"a": (STORY, MARKED)}))
    two = measure(write_corpus(tmp_path / "two", {"a": (STORY, MARKED), "b": (STORY, MARKED)}))
    assert two == one + one


def test_the_first_reading_is_the_one_that_counts(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, {"a": (STORY, MARKED)})
    first = folder / "attributions" / "a_0000.ann"
    first.write_text(standoff(STORY, {"Content": "the bridge"}), encoding="utf-8")
    assert measure(folder).annotated == 1


def test_an_empty_corpus_has_no_figures(tmp_path: Path) -> None:
    assert measure(tmp_path) == Figures()


def test_unsure_attributions_are_not_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsure(parsed: object) -> tuple[object, ...]:
        return tuple(replace(one, unsure=True) for one in attribute(parsed))

    attribute = measure_module.attribute
    monkeypatch.setattr(measure_module, "attribute", unsure)
    assert measure(write_corpus(tmp_path, {"a": (STORY, MARKED)})).found == 0


def test_an_article_that_nobody_annotated_is_left_out(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path, {"a": (STORY, MARKED), "b": (STORY, "")})
    (folder / "attributions" / "b_0a1b.ann").unlink()
    assert measure(folder).annotated == 2

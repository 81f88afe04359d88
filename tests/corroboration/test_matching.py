"""matching: all comparisons worth making, each of two positions."""

from __future__ import annotations

import pytest

from srcgraph.corroboration import matching
from srcgraph.corroboration.likeness import Voices
from srcgraph.corroboration.matching import compare
from srcgraph.corroboration.same import BEARS_OUT, Verdict
from tests.claiming import claim


def of_open(_: int, __: int) -> Voices:
    return Voices.OPEN


FERRIES = [
    claim("that the ferry sank near the pier"),
    claim("that her aunt teaches algebra"),
    claim("that the ferry sank near the pier"),
]


def test_compares_what_shares_words_and_nothing_else() -> None:
    found = compare(FERRIES, of_open)
    assert list(found) == [(0, 2)]
    assert found[0, 2].verdict is Verdict.SAME


@pytest.mark.parametrize(("articles", "together"), [(None, True), (["a", "b"], False)])
def test_tells_the_trees_whether_two_claims_are_of_one_article(
    articles: list[str] | None, together: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []

    def guessed(*_: object, one_article: bool) -> float:
        told.append(one_article)
        return 0.0

    monkeypatch.setattr(matching, "guess", guessed)
    compare(
        [claim("that a ferry sank"), claim("that the ferry sank near it")],
        of_open,
        articles=articles,
    )
    assert told == [together]


def test_statements_are_held_against_claims_and_not_against_each_other() -> None:
    found = compare([FERRIES[0]] * 4, of_open, statements=2)
    assert list(found) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3)]


def test_asks_whose_the_claims_are() -> None:
    asked = []

    def voices(one: int, other: int) -> Voices:
        asked.append((one, other))
        return Voices.TWO

    endorsed = claim("the plan for the new harbour", "endorsed")
    found = compare([endorsed, endorsed], voices)
    assert asked == [(0, 1)]
    assert found[0, 1].verdict is Verdict.UNSURE


NEAR = "that meetings about the pier were held with the buyers"
NEARER = "that meetings about the pier were held in secret"
BORNE_OUT = "that secret meetings on the pier took place this spring, run by an old friend"


def test_a_cue_that_bears_out_means_the_nearest_claim_only() -> None:
    near, nearer, borne_out = claim(NEAR), claim(NEARER), claim(BORNE_OUT)
    assert compare([near, borne_out], of_open, {1})[0, 1].rule == BEARS_OUT
    found = compare([near, nearer, borne_out], of_open, {2})
    assert [pair for pair, item in found.items() if item.rule == BEARS_OUT] == [(1, 2)]
    assert (0, 2) not in found


def test_without_such_a_cue_nothing_is_borne_out() -> None:
    assert BEARS_OUT not in {
        item.rule for item in compare([claim(NEAR), claim(BORNE_OUT)], of_open).values()
    }


def test_nothing_is_compared_with_nothing() -> None:
    assert compare([], of_open) == {}

"""Every rule does what its card says: its examples are its tests, both ways, with spans."""

from __future__ import annotations

import pytest

from srcgraph.lint import predicate
from srcgraph.model import Finding, Severity
from srcgraph.pipeline import analyse
from srcgraph.policy import load
from srcgraph.rulebook import Card, Example, cards
from tests.reading import told

ALL = cards()


def examples(kind: str) -> list[object]:
    return [
        pytest.param(card, example, id=f"{card.id}-{number}")
        for card in ALL
        for number, example in enumerate(getattr(card, kind), 1)
    ]


def found(card: Card, example: Example) -> tuple[Finding, ...]:
    return analyse(told(example), load("full").narrowed([card.id])).findings


@pytest.mark.parametrize(("card", "example"), examples("flagged"))
def test_flagged_examples_are_flagged_at_their_words(card: Card, example: Example) -> None:
    (finding,) = found(card, example)
    assert finding.spans == example.spans
    assert finding.rule == card.id
    assert finding.evidence[0].rule == f"lint.{card.name}"
    assert finding.evidence[0].note


@pytest.mark.parametrize(("card", "example"), examples("passing"))
def test_passing_examples_pass(card: Card, example: Example) -> None:
    assert found(card, example) == ()


@pytest.mark.parametrize("card", ALL, ids=lambda card: card.id)
def test_every_card_is_whole(card: Card) -> None:
    assert predicate(card).__name__ == card.name.replace("-", "_")
    assert card.flagged
    assert card.passing
    assert all(example.spans for example in card.flagged)
    assert not any(example.spans for example in card.passing)
    assert card.authorities
    assert "{words}" in card.message or "{about}" in card.message


def test_candidates_are_never_more_than_a_remark() -> None:
    assert {card.severity for card in ALL if card.candidate} == {Severity.INFO}


def test_ids_and_names_are_each_used_once() -> None:
    assert len({card.id for card in ALL}) == len({card.name for card in ALL}) == len(ALL)

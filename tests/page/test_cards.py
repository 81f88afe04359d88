"""cards: what the page tells of sources, claims and contradictions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srcgraph.model import ANSWERS, TAKEN_BACK, Evidence, Span
from srcgraph.page.cards import Cards
from srcgraph.page.conflicts import contradictions
from srcgraph.page.text import Text
from srcgraph.page.words import KNOWN_VAGUELY
from srcgraph.summary import figures
from tests.reading import analysis


def test_who_is_familiar_with_a_matter_is_not_said_to_tell_nothing_of_how() -> None:
    found = analysis("People familiar with the matter said the plan would fail.")
    cards = Cards(found, Text(found))
    (source,), (claim,) = cards.sources(), cards.claims()
    (how,) = [fact for fact in source.facts if fact.name == "How they know"]
    assert how.place is not None
    assert (how.words, how.place.words) == (KNOWN_VAGUELY, "familiar with the matter")
    assert claim.known == KNOWN_VAGUELY


def test_of_whom_nothing_is_told_is_not_told_vaguely() -> None:
    found = analysis("A harbour official said the plan would fail.")
    cards = Cards(found, Text(found))
    (source,), (claim,) = cards.sources(), cards.claims()
    (how,) = [fact for fact in source.facts if fact.name == "How they know"]
    assert (how.words, how.place) == ("", None)
    assert claim.known == "the article does not say"


def test_a_denial_shows_the_words_that_it_takes_up_or_takes_back() -> None:
    text = "It was a bad year, a charge that followed him. Karl Lund denied that he lied."
    found = analysis(text)
    (item,) = [one for one in found.attributions if one.stance == "denies"]

    def shown(*why: Evidence) -> tuple[list[str], bool]:
        said = replace(item, evidence=(*item.evidence, *why))
        known = replace(found, attributions=(said,), links=())
        (one,) = contradictions(known, figures(known).conflicts, Cards(known, Text(known)))
        return [place.words for place in one.right.places] if one.right else [], one.taken_back

    assert shown() == ([], False)
    assert shown(Evidence(ANSWERS, Span(0, 17), "by hand")) == (["It was a bad year"], False)
    assert shown(Evidence(TAKEN_BACK, Span(0, 17), "by hand")) == ([], True)


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Karl Lund denied the claim.", True),
        ("Karl Lund denied that the pier was sold.", False),
        ("Karl Lund wondered whether the pier was sold.", False),
    ],
)
def test_what_only_points_at_a_claim_is_told_to_stand_elsewhere(text: str, elsewhere: bool) -> None:
    found = analysis(text)
    (one,) = contradictions(found, figures(found).conflicts, Cards(found, Text(found)))
    assert (one.right, one.elsewhere) == (None, elsewhere)

"""cards: what the page tells of sources, claims and contradictions."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
import samples

from srcgraph.graph import build
from srcgraph.model import ANSWERS, TAKEN_BACK, Evidence, Span
from srcgraph.page import render
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
        (one,) = contradictions(known, figures(known), Cards(known, Text(known)))
        return [place.words for place in one.right.places] if one.right else [], one.taken_back

    assert shown() == ([], False)
    assert shown(Evidence(ANSWERS, Span(0, 17), "by hand")) == (["It was a bad year"], False)
    assert shown(Evidence(TAKEN_BACK, Span(0, 17), "by hand")) == ([], True)


PERHAPS = (
    "Critics of the mayor suspect that he took bribes. It rained. "
    "Mayor Cy Dahl denied any wrongdoing."
)


def test_a_denial_shows_what_it_may_answer_in_other_words() -> None:
    found = analysis(PERHAPS)
    (one,) = contradictions(found, figures(found), Cards(found, Text(found)))
    assert one.right is None
    assert one.perhaps
    assert one.perhaps.source
    assert one.perhaps.source.label == "Critics of the mayor"
    page = " ".join(render(found, figures(found), build(found)).split())
    assert re.search(r"Perhaps in answer to <a[^>]*>.{,200}?Critics of the mayor", page)
    assert "No other side found" not in page


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Karl Lund denied the claim.", True),
        ("Karl Lund denied that the pier was sold.", False),
    ],
)
def test_what_only_points_at_a_claim_is_told_to_stand_elsewhere(text: str, elsewhere: bool) -> None:
    found = analysis(text)
    (one,) = contradictions(found, figures(found), Cards(found, Text(found)))
    assert (one.right, one.elsewhere, one.counts) == (None, elsewhere, True)


def test_a_doubt_of_what_nobody_says_counts_for_no_conflict_and_comes_last() -> None:
    text = "Ana Ruiz wondered whether the quay was sold. Karl Lund denied that the pier was sold."
    found = analysis(text)
    counted = figures(found)
    listed = contradictions(found, counted, Cards(found, Text(found)))
    assert [(item.told, item.counts) for item in listed] == [("denies", True), ("doubts", False)]
    (look,) = [item for item in counted.look_first if item.kind == "conflict"]
    assert look.message.startswith("1 denial to weigh: “Karl Lund” denies ")


def test_each_voice_is_listed_once_and_surely_where_it_can_be() -> None:
    make = samples.Maker("Ann said it rained. Ann said it poured. Bo said it rained.")
    for name in ("Ann", "Bo"):
        make.source(name, [make.span(name)], samples.Kind.PERSON, samples.Identification.NAMED)
    first = make.say(
        "Ann", make.span("Ann"), make.span("said"), make.span("it rained"), unsure=True
    )
    shared = make.attributions[0].claim_id
    make.say("Ann", None, None, make.span("it poured"), claim=shared)
    make.say("Bo", make.span("Bo"), None, make.span("it rained", "Bo"), claim=shared)
    found = make.analysis()
    (card,) = Cards(found, Text(found)).claims()
    assert first in [item.id for item in card.sayings]
    assert [(item.source and item.source.label, item.unsure) for item in card.voices] == [
        ("Ann", False),
        ("Bo", False),
    ]

"""relations: contrast, denial and handing on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srcgraph.corroboration.relations import REACH, chain, contrasts, denials, relays
from srcgraph.model import Identification, Kind, Relation, Stance
from tests.claiming import said, source

RUIZ, LUND = source("so-1", "Ana Ruiz"), source("so-2", "Karl Lund")


@pytest.mark.parametrize("word", ["but", "while others left, however,", "although", "yet"])
def test_a_but_in_one_sentence_sets_two_sources_against_each_other(word: str) -> None:
    text = f"Ruiz said it rained, {word} Lund said it was dry."
    one = said(text, "it rained", source="Ruiz", source_id="so-1")
    two = said(text, "it was dry", source="Lund", source_id="so-2")
    (link,) = contrasts(text, [one, two])
    assert (link.left, link.right, link.relation) == (two.id, one.id, Relation.CONTRASTS)
    (why,) = link.evidence
    assert why.span is not None
    assert why.span.of(text) in word


@pytest.mark.parametrize(
    ("between", "other"),
    [
        (" and ", "so-2"),
        (". But ", "so-2"),
        (",\nbut ", "so-2"),
        (", but ", "so-1"),
        (", but ", None),
        (", a butcher and ", "so-2"),
    ],
)
def test_no_contrast(between: str, other: str | None) -> None:
    text = f"Ruiz said it rained{between}Lund said it was dry."
    one = said(text, "it rained", source="Ruiz", source_id="so-1")
    two = said(text, "it was dry", source="Lund", source_id=other)
    assert list(contrasts(text, [one, two])) == []


def denied(between: str, *, who: str = "Karl Lund") -> list[tuple[str, str]]:
    text = f"Ruiz said {who} hid the audit. Ruiz said it rained.{between} Lund denied the claims."
    attributions = [
        said(text, f"{who} hid the audit", source_id="so-1"),
        said(text, "it rained", source_id="so-1"),
        said(text, "the claims", cue="denied", stance=Stance.DENIES, source_id="so-2"),
    ]
    places = {item.id: item.content[0].of(text) for item in attributions}
    return [
        (places[link.left], places[link.right])
        for link in denials(text, attributions, [RUIZ, LUND])
    ]


def test_a_denial_is_of_the_claim_about_whoever_denies() -> None:
    assert denied("") == [("the claims", "Karl Lund hid the audit")]


def test_a_denial_is_of_the_nearest_claim_where_none_names_who_denies() -> None:
    assert denied("", who="somebody") == [("the claims", "it rained")]


def test_a_denial_far_away_denies_nothing() -> None:
    assert denied(" It rained on." * (REACH // 10)) == []


@pytest.mark.parametrize(
    ("content", "stance", "before"),
    [
        ("the claims", Stance.ASSERTS, Stance.ASSERTS),
        ("that he hid the audit in a drawer", Stance.DENIES, Stance.ASSERTS),
        ("the claims", Stance.DENIES, Stance.ASKS),
        ("the claims", Stance.DENIES, Stance.DECLINES),
    ],
)
def test_no_denial(content: str, stance: Stance, before: Stance) -> None:
    text = f"Ruiz said it rained. Lund denied {content}."
    one = said(text, "it rained", stance=before, source_id="so-1")
    two = said(text, content, stance=stance, source_id="so-2")
    assert list(denials(text, [one, two], [RUIZ, LUND])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Post said the pier was sold, citing two officials.", ["two officials"]),
        ("The Post said the pier was sold, citing two officials who saw it.", ["two officials"]),
        ("The Post said the pier was sold, as first reported by the Star.", ["the Star"]),
        ("The Post said the pier was sold. It rained, citing two officials.", []),
        ("The Post said the pier was sold.\nOthers ran it, citing two officials.", []),
        ("The Post said the pier was sold.", []),
    ],
)
def test_whom_a_source_hands_on(text: str, expected: list[str]) -> None:
    made = said(text, "the pier was sold", source="The Post", cue="said")
    assert [span.of(text) for span in chain(text, made)] == expected


def test_the_own_cue_hands_on_nobody() -> None:
    text = "The pier was sold, according to the Post."
    made = said(text, "The pier was sold", source="the Post", cue="according to")
    assert chain(text, made) == ()


def test_who_cites_another_source_of_the_article_is_tied_to_what_it_says() -> None:
    text = "The Post said the pier was sold, citing Ana Ruiz. Ana Ruiz said so. She said it rained."
    post = source("so-3", "The Post", Identification.ORGANIZATION, kind=Kind.MEDIA)
    first = said(text, "the pier was sold", source="The Post", cue="said", source_id="so-3")
    first = replace(first, chain=chain(text, first))
    so = said(text, "so", source_id="so-1")
    rained = said(text, "it rained", source_id="so-1")
    (link,) = relays(text, [first, so, rained], [post, RUIZ])
    assert (link.left, link.right, link.relation) == (first.id, so.id, Relation.CITES)


def test_who_is_no_source_of_the_article_is_tied_to_nothing() -> None:
    text = "The Post said the pier was sold, citing two officials."
    made = said(text, "the pier was sold", source="The Post", cue="said", source_id="so-3")
    assert list(relays(text, [made], [RUIZ])) == []

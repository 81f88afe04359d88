"""denials: whose claim a denial answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srcgraph.corroboration.denials import REACH, denials, with_answers
from srcgraph.model import ANSWERS, TAKEN_BACK, Evidence, Relation, Stance
from tests.claiming import said, source
from tests.reading import analysis

RUIZ, LUND = source("so-1", "Ana Ruiz"), source("so-2", "Karl Lund")


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


def test_a_clause_says_what_it_denies_and_points_back_to_nothing() -> None:
    text = "Lund said the pier was sold. Ruiz denied that she took money."
    one = said(text, "the pier was sold", source="Lund", source_id="so-2")
    two = said(text, "that she took money", source="Ruiz", source_id="so-1", stance=Stance.DENIES)
    assert list(denials(text, [one, two], [RUIZ, LUND])) == []


def answered(text: str) -> list[tuple[str, str]]:
    """What is denied in a text, each denial's words with those of the claim that it answers."""
    found = analysis(text)
    places = {item.id: item.content[0].of(text) for item in found.attributions}
    return [
        (places[link.left], places[link.right])
        for link in found.links
        if link.relation is Relation.DENIES
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what stands just before, in the same sentence
        (
            "Ana Ruiz has said that the letter was not secret at the time it was sent - a point "
            "that harbour officials have disputed.",
            [("a point", "that the letter was not secret at the time it was sent")],
        ),
        (
            "Rumors spread that the pier had been sold, something Lund has denied.",
            [("something", "that the pier had been sold")],
        ),
        # whose it is, in the denial's own words
        (
            "Ana Ruiz said the council had lied about the pier. Karl Lund said it was late.\n"
            "Tomas Berg rejected Ms. Ruiz's claim.",
            [("Ms. Ruiz's claim", "the council had lied about the pier")],
        ),
        (
            "Karl Lund denied accusations by Ana Ruiz that he had hidden the audit. "
            "Ana Ruiz said on Monday that he had hidden the audit.",
            [
                (
                    "accusations by Ana Ruiz that he had hidden the audit",
                    "that he had hidden the audit",
                )
            ],
        ),
        (
            "Ana Ruiz said the pier was safe. Karl Lund contradicted her.",
            [("her", "the pier was safe")],
        ),
        # by its kind
        (
            "The auditors concluded that no money was missing. "
            "Republican lawmakers have rejected that conclusion.",
            [("that conclusion", "that no money was missing")],
        ),
        # said again
        (
            "The Star reported that Karl Lund was writing a book. "
            "Lund has denied that he was writing a book.",
            [("that he was writing a book", "that Karl Lund was writing a book")],
        ),
    ],
)
def test_a_denial_answers_the_claim_that_stands_before_or_within_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert answered(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said the pier was sold. Karl Lund denied that it rained.",
        "Ana Ruiz said the pier was safe. Karl Lund denied her entry to the hall.",
        "Ana Ruiz said the pier was sold. Karl Lund rejected gloomy assessments.",
        "Ana Ruiz praised Tomas Berg. Karl Lund denied it.",
    ],
)
def test_a_denial_of_something_else_answers_nobody(text: str) -> None:
    assert answered(text) == []


def test_what_is_rejected_ends_before_a_but() -> None:
    text = "Ruiz said Lund will meet the mayor on Monday. Lund rejects it but will meet the mayor."
    one = said(text, "Lund will meet the mayor on Monday", source_id="so-1")
    both = said(
        text,
        "it but will meet the mayor",
        cue="rejects",
        stance=Stance.DENIES,
        source_id="so-2",
    )
    assert list(denials(text, [one, both], [RUIZ, LUND])) == []


def test_who_takes_words_back_answers_nobody_else() -> None:
    text = "Ruiz said it rained. Lund recanted the claim."
    one = said(text, "it rained", source_id="so-1")
    two = said(text, "the claim", stance=Stance.DENIES, source_id="so-2")
    back = replace(two, evidence=(Evidence(TAKEN_BACK, None, "made by hand"),))
    assert [link.left for link in denials(text, [one, two], [RUIZ, LUND])] == [two.id]
    assert list(denials(text, [one, back], [RUIZ, LUND])) == []


@pytest.mark.parametrize(
    ("text", "content", "told"),
    [
        (
            "The papers show that the pier was sold in May, a charge that Lund denied.",
            "a charge",
            "The papers show that the pier was sold in May",
        ),
        ("Short, a charge that Lund denied.", "a charge", None),
        ("It was sold in the month of May. A charge that Lund denied.", "A charge", None),
        ("The town sold the pier in May, and Lund denied a charge.", "a charge", None),
    ],
)
def test_a_denial_of_what_nobody_says_shows_where_it_stands(
    text: str, content: str, told: str | None
) -> None:
    item = said(text, content, source="Lund", cue="denied", stance=Stance.DENIES, source_id="so-2")
    (found,) = with_answers(text, [item], [])
    places = [why.span for why in found.evidence if why.rule == ANSWERS]
    assert [span.of(text) for span in places if span] == ([told] if told else [])


def test_a_denial_of_no_word_at_all_denies_nothing() -> None:
    text = "Ruiz said it rained. Lund contradicted —"
    attributions = [
        said(text, "it rained", source_id="so-1"),
        said(text, "—", cue="contradicted", stance=Stance.DENIES, source_id="so-2"),
    ]
    assert list(denials(text, attributions, [RUIZ, LUND])) == []


def test_criticism_of_somebodys_words_is_somebody_elses() -> None:
    text = "Lund dismissed criticism of Ana Ruiz's remarks. Ana Ruiz said it rained."
    one = said(text, "criticism of Ana Ruiz's remarks", source_id="so-2", stance=Stance.DENIES)
    two = said(text, "it rained", source_id="so-1")
    assert list(denials(text, [one, two], [RUIZ, LUND])) == []


@pytest.mark.parametrize(
    ("content", "links"),
    [
        ("the charge", 1),
        ("a charge", 0),
        ("claims of fraud", 0),
        ("the criticism as the voice of her clients", 1),
        ("the accounts of the meetings as a fairy tale", 0),
    ],
)
def test_what_is_told_for_the_first_time_points_back_to_nothing(content: str, links: int) -> None:
    text = f"Ruiz said it rained. Lund denied {content}."
    one = said(text, "it rained", source_id="so-1")
    two = said(text, content, source_id="so-2", stance=Stance.DENIES)
    assert len(list(denials(text, [one, two], [RUIZ, LUND]))) == links


def test_of_an_owners_claims_the_likeliest_is_answered_not_the_nearest() -> None:
    assert answered(
        "Ana Ruiz accused the mayor of hiding the audit. Ana Ruiz said it rained on Monday. "
        "Mayor Cy Dahl rejected Ana Ruiz's accusation."
    ) == [("Ana Ruiz's accusation", "the mayor of hiding the audit")]

"""answering: whose claim a denial may answer that says it in other words."""

from __future__ import annotations

import pytest

from srcgraph.corroboration.answering import NAMES, Heard, marked, weights
from srcgraph.model import PERHAPS_ANSWERS, Relation, Stance
from tests.claiming import said
from tests.reading import analysis


def offered(text: str) -> list[str]:
    """The words of the claims that the denials of a text may answer."""
    return [
        evidence.span.of(text)
        for item in analysis(text).attributions
        for evidence in item.evidence
        if evidence.rule == PERHAPS_ANSWERS and evidence.span
    ]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "Union leaders accused Norvik Air of a campaign of harassment. Planes flew on time. "
            "A spokesman for Norvik Air denied that the airline was using unfair tactics.",
            "Norvik Air of a campaign of harassment",
        ),
        (
            "Critics suspect that the mayor took bribes. Mayor Cy Dahl denied any wrongdoing.",
            "that the mayor took bribes",
        ),
        (
            "Former advisers said that a shakeup of the campaign was imminent. "
            + " ".join(f"Ana Ruiz said that pier {n} was open." for n in range(12))
            + " Cy Dahl denied the notion that a campaign shakeup is coming.",
            "that a shakeup of the campaign was imminent",
        ),
    ],
)
def test_a_paraphrase_of_somebody_else_is_offered_and_not_linked(text: str, answer: str) -> None:
    assert offered(text) == [answer]
    assert [link for link in analysis(text).links if link.relation is Relation.DENIES] == []


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied that the port was shut. Ana Ruiz said the weather was fine.",
        "Ana Ruiz denied that the port was shut. Ana Ruiz said that the port was closed.",
        "Ana Ruiz said the port was closed. Cy Dahl declined to say whether the port was shut.",
    ],
    ids=["another matter", "the same source", "no denial"],
)
def test_nothing_is_offered(text: str) -> None:
    assert offered(text) == []


def test_what_is_linked_is_not_offered_too() -> None:
    assert offered("Bo Lund said the port was shut. Cy Dahl denied the charge.") == []


def test_each_claim_of_another_is_marked_by_all_but_how_it_reads() -> None:
    text = "Ruiz said it rained. Lund fears a strike. Dahl denied that it snowed. Dahl said no."
    one = said(text, "it rained", source_id="so-1")
    two = said(text, "a strike", cue="fears", source_id="so-2")
    denial = said(text, "that it snowed", cue="denied", source_id="so-3", stance=Stance.DENIES)
    own = said(text, "no", source_id="so-3")
    found = marked(Heard(text, [one, two, denial, own], []), denial)
    assert [item for _, item in found] == [one, two]
    marks = [dict(zip(NAMES[1:], values, strict=True)) for values, _ in found]
    assert [mark["accuses"] for mark in marks] == [0.0, 1.0]
    assert marks[0]["distance"] > marks[1]["distance"]
    assert marks[1]["nearer"] == 0.0


def test_what_denies_the_same_is_no_answer() -> None:
    at = NAMES.index("denies")
    marks = [0.0] * len(NAMES)
    likely = weights().likely(marks)
    marks[at] = 1.0
    assert weights().likely(marks) < likely / 10

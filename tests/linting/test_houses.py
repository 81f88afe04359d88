"""houses: for whom somebody without a name speaks."""

from __future__ import annotations

import pytest

from tests.reading import remarked


@pytest.mark.parametrize("rule", ["SG101", "SG104", "SG107"])
def test_who_is_spoken_for_by_name_in_the_next_sentence_is_no_riddle(rule: str) -> None:
    text = "Sources close to Falk say she backs the dam. {}"
    assert remarked(rule, text.format("The river was high again on Monday."))
    assert remarked(rule, text.format("Her adviser Nils Ek declined to comment."))
    named = "“She has always wanted the dam,” said Nils Ek, her senior adviser."
    assert not remarked(rule, text.format(named))


def test_people_of_standing_who_are_summed_up_hide_nobody() -> None:
    text = "{} said the dam would cost too much."
    assert remarked("SG101", text.format("Two senior aides of the mayor"))
    assert not remarked("SG101", text.format("Female donors in both parties"))
    assert not remarked("SG101", text.format("Executives who run dams"))


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        ("Intelligence officials said the dam was mined.", "Fire officials said the dam burned."),
        (
            "Detectives close to the case said the dam was mined.",
            "Detectives said the dam was mined.",
        ),
        (
            "U.S. officials said the group had left Torberg.",
            "U.S. officials have said the group had left Torberg.",
        ),
        (
            "Ministry officials said the vault was empty.",
            "Ministry officials said the vault was empty. “It was robbed,” said Ola Berg, an "
            "official there.",
        ),
        (
            "Officials said the troops had left.",
            "The Pentagon denied that the troops had left, officials said.",
        ),
        (
            "Clinton aides said the hall was cold.",
            "Clinton aides said she would visit Iowa next week.",
        ),
        ("Former employees said the mill was shut.", "The former employees said it was shut."),
        (
            "Party officials say privately that they had lost the dam.",
            "Party officials say that they had lost the dam.",
        ),
        ("He got less than that, aides say.", "He got less than aides say he deserves."),
        ("Former guards met, diplomats said.", "It is what diplomats call a closed shop."),
        (
            "Former employees said the brakes were never tested.",
            "Twelve former employees sat down. Former employees said the brakes were never tested.",
        ),
        (
            "People familiar with the plan said the store would close.",
            "Two people familiar with the plan met. The store was old. "
            "People familiar with the plan said the store would close.",
        ),
        (
            "The mayor shouted. Senior officials said the dam was lost.",
            "This account rests on interviews with more than 20 clerks. The mayor shouted. "
            "Senior officials said the dam was lost.",
        ),
        ("Senior officials said the dam was lost.", "Senior officials built the dam."),
    ],
)
def test_how_many_is_asked_of_sources_and_not_of_bodies_that_speak(kept: str, left: str) -> None:
    assert remarked("SG302", kept)
    assert not remarked("SG302", left)


def test_those_who_know_and_what_officials_believe_are_sources_too() -> None:
    assert remarked("SG302", "The clause was struck out, those present said.")
    assert not remarked("SG302", "The clause was struck out, those who vote for it said.")
    assert remarked("SG302", "Western diplomats believe the dam was mined.")
    assert not remarked("SG302", "Western bankers believe the dam was mined.")


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        (
            "A lawyer in the ministry said it would sue.",
            "A lawyer for the driver said he would sue.",
        ),
        (
            "Former employees of the bank said the vault was empty.",
            "Former employees of the bank have said the vault was empty.",
        ),
        (
            "The roof was weak, according to two officials and two former miners.",
            "The roof was weak, according to inspection records and two former miners.",
        ),
        ("Two traders said the yen would fall.", "Traders said the yen would fall."),
        (
            "A bank executive said the vault was empty. He said it was robbed in May.",
            "A bank executive said the vault was empty. In a statement, the executive said it was "
            "robbed in May.",
        ),
    ],
)
def test_who_speaks_for_others_or_in_public_keeps_no_secret(kept: str, left: str) -> None:
    assert remarked("SG101", kept)
    assert not remarked("SG101", left)


def test_somebody_described_at_first_may_be_named_some_paragraphs_below() -> None:
    text = (
        "A party official said the dam would be sold.\n\nIt rained.\n\nIt was cold.\n\n"
        "“Sell it,” said Ola Berg, {}."
    )
    assert remarked("SG101", text.format("a former chairman of Torberg Bank"))
    assert not remarked("SG101", text.format("an official of the party"))

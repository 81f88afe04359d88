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

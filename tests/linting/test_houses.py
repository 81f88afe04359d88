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

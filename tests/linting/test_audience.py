"""To whom something was said, by invented places."""

from __future__ import annotations

import pytest

from tests.reading import remarked


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        (
            "The dam has a crack, one engineer at the ministry said.",
            "The dam has a crack, one engineer at the ministry tweeted.",
        ),
        (
            "An official at the port told reporters that the crane would fall.",
            "An official at the port told the dockers that the crane would fall.",
        ),
        (
            "A ministry official said the dam had a crack.",
            "In a statement, a ministry official said the dam had a crack.",
        ),
        (
            "A Facebook executive said the page would be closed.",
            "A ministry official wrote on Facebook that the page would be closed.",
        ),
        (
            "In a conference call, a ministry official said the dam had a crack.",
            "At a news conference, a ministry official said the dam had a crack.",
        ),
        (
            "A ministry official said on Monday that 400 homes would flood.",
            "A ministry official said last year that 400 homes would flood.",
        ),
        (
            "A ministry official said the dam had a crack.",
            "The engineer Ola Berg said that a ministry official said the dam had a crack.",
        ),
        (
            "A ministry official said in a call that the dam had a crack.",
            "A ministry official said in a lawsuit that the dam had a crack.",
        ),
        (
            "A fire official told reporters at noon that the dam had a crack.",
            "A fire official told reporters at the scene that the dam had a crack.",
        ),
        (
            "The mayor called the dam safe. A ministry official said it had a crack.",
            "The mayor called the dam safe. A ministry official responded that it had a crack.",
        ),
        (
            "The dam was built in May. One senator said it was a theft.",
            "The dam was debated in May. One senator said it was a theft.",
        ),
        (
            "Nobody listens when it rains. A party official says the dam is safe.",
            "Nobody listens when a party official says the dam is safe.",
        ),
    ],
)
def test_words_that_went_to_no_reporter_need_no_reason_for_anonymity(kept: str, left: str) -> None:
    assert remarked("SG101", kept)
    assert not remarked("SG101", left)


def test_a_letter_of_which_the_story_tells_is_no_anonymous_source() -> None:
    letter = "The court released the e-mails on Friday. {} suggested hiding the bill."
    assert not remarked("SG101", letter.format("In one of them a bank executive"))
    assert remarked("SG101", "A bank executive said the bill had been hidden.")


def test_what_people_tell_it_is_told_to_nobody_else() -> None:
    assert remarked("SG302", "As White House aides tell it, the map was drawn on a napkin.")
    assert not remarked("SG302", "White House aides told him that the map was lost.")

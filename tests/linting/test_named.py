"""named: descriptions of people who are named nearby, and groups that are counted."""

from __future__ import annotations

import pytest

from tests.reading import remarked


@pytest.mark.parametrize(
    ("rule", "text", "kept", "left"),
    [
        (
            "SG101",
            "A climber who fell on the north face says he lay there for two days. {} was on his "
            "way down when the rope broke.",
            "He",
            "Ola Berg",
        ),
        (
            "SG501",
            "Party officials said the mill will close in May and its forty workers will go.\n\n"
            "It is old.\n\nIt is red.\n\nIt is long.\n\nThe mill stands in Torberg.\n\nThe town "
            "is small.\n\n“We are sorry for the dog,” said Lena Falk, {}.",
            "a baker",
            "an official",
        ),
        (
            "SG302",
            "Organizers in Torberg said the rules would bring more unrest. Protest groups say they "
            "hide them. Some marchers said they would ignore them.\n“They made this plan to "
            "provoke us,” said Ola Berg, {} of the march.",
            "the historian",
            "an organizer",
        ),
        (
            "SG101",
            "At least a dozen members of Congress told the Courier that the dam is lost. (The "
            "river is high.)\n“She said it is gone,” {} Lena Falk said.\n{} Nils Ek said the wall "
            "would break.",
            "Dr.",
            "Rep.",
        ),
        (
            "SG302",
            "People involved in the purchase offered {} of how it came about. Ola Berg told the "
            "Courier that he never met the seller.",
            "detailed descriptions",
            "conflicting descriptions",
        ),
        (
            "SG302",
            "{} The first boats, which officials said will sail in May, are old.",
            "The ministry has old ferries.",
            "The ministry announced plans on Monday for new ferries.",
        ),
        (
            "SG302",
            "“She drew it,” said Nils Ek, a {} of Falk. Lena Falk’s confidants say the dam was her "
            "idea.",
            "pupil",
            "friend",
        ),
        (
            "SG302",
            "The dam is not as safe as {} believe.",
            "intelligence officials",
            "most insiders",
        ),
        (
            "SG302",
            "Aides to the mayor said the dam was her idea. According to interviews with {} of "
            "Falk’s friends, aides and allies, she wants to build a second one.",
            "a number",
            "more than a half-dozen",
        ),
        (
            "SG302",
            "{} close to Falk’s campaign say she backs the dam. “She has always wanted it,” said "
            "Nils Ek, her senior adviser.",
            "People familiar with talks and",
            "Sources",
        ),
        (
            "SG107",
            "According to {} Falk’s friends, aides and allies, she wants to quit.",
            "some of",
            "interviews with more than a half-dozen of",
        ),
        (
            "SG203",
            "Two dozen county chairs predicted that Falk will win. The river was high.\n“They are "
            "with her,” said Lena Ek, the {} of Torberg County.\n“They know her,” said Nils Berg, "
            "the {} of Holm County.",
            "shopkeeper",
            "Democratic chair",
        ),
    ],
)
def test_a_group_hides_nobody_whose_members_are_named_or_counted(
    rule: str, text: str, kept: str, left: str
) -> None:
    assert remarked(rule, text.replace("{}", kept))
    assert not remarked(rule, text.replace("{}", left))


def test_a_quotation_that_leaves_out_whose_friend_speaks_is_no_proxys() -> None:
    text = "“{} a serious problem,” said a person close to Falk."
    assert remarked("SG107", text.format("She has"))
    assert not remarked("SG107", text.format("The dam is"))


def test_a_guess_at_the_past_is_no_forecast() -> None:
    text = "However, one source said some of the notes may {} in the archive."
    assert remarked("SG203", text.format("end"))
    assert not remarked("SG203", text.format("have begun"))


@pytest.mark.parametrize(
    ("rule", "text", "kept", "left"),
    [
        (
            "SG103",
            "A source said the dam was lost. The river rose. Ola Berg, {}, said it was gone.",
            "a resource planner",
            "one of them",
        ),
        (
            "SG302",
            "Senior officials said the dam was lost. Nils Ek {} what it had cost.",
            "asked",
            "said",
        ),
        (
            "SG101",
            "Sources close to Falk say she backs the dam. Nils Ek, her adviser, {} her best idea.",
            "considers it",
            "said it was",
        ),
        (
            "SG107",
            "Friends of the mayor said he wept. {}The hall was full. The mayor left at noon. Tor "
            "Ek, a friend of the mayor, said he was angry.",
            "It rained. ",
            "",
        ),
        (
            "SG101",
            "Sources close to Falk say she backs the dam. {}“She has always wanted the dam,” said "
            "Nils Ek, her senior adviser.",
            "The river was high. ",
            "",
        ),
    ],
)
def test_a_name_nearby_must_be_tied_to_a_description(
    rule: str, text: str, kept: str, left: str
) -> None:
    assert remarked(rule, text.format(kept))
    assert not remarked(rule, text.format(left))

"""reasons: whether an article says why a name is withheld, by invented places."""

from __future__ import annotations

import pytest

from tests.reading import remarked

OPENING = "Norvik will close its plant, {} said.\n\nThe town has 40,000 people.\n\n{}"


@pytest.mark.parametrize(
    ("who", "kept", "left"),
    [
        (
            "three people familiar with the plan",
            "The people met in a hall because the talks are private.",
            "The people asked not to be identified because the talks are private.",
        ),
        (
            "a person briefed on the plan",
            "The people met on Monday, discussing the sale.",
            "The people, who asked not to be named discussing private matters, met on Monday.",
        ),
        (
            "a manager at the plant",
            "A dozen nurses, most of whom asked for more time because they were tired, met.",
            "A dozen nurses, most of whom asked for anonymity because they fear dismissal, met.",
        ),
        (
            "one Commission official",
            "EU officials do not eat in the hall during talks.",
            "EU officials do not speak on the record during talks.",
        ),
        (
            "a friend of the owner",
            "The friend asked not to be named again.",
            "The friend asked not to be named so as not to upset the family.",
        ),
        (
            "two managers at the plant",
            "They asked for higher wages because prices have risen.",
            "They asked not to be named because they are not authorized to speak.",
        ),
        (
            "a federal official",
            "An official at the port, who asked not to be named for fear of dismissal, was ill.\n\n"
            "It rained.\n\nA customs official said the crane had been sold.",
            "A federal official, who asked not to be named for fear of dismissal, spoke of May.\n\n"
            "It rained.\n\nOfficials said the crane had been sold.",
        ),
    ],
)
def test_a_reason_may_stand_paragraphs_away(who: str, kept: str, left: str) -> None:
    assert remarked("SG101", OPENING.format(who, kept))
    assert not remarked("SG101", OPENING.format(who, left))


def test_the_only_hidden_source_is_the_one_whom_a_reason_is_told_of() -> None:
    reason = "Nobody was named in the inquiry{}"
    text = "The dam is cracked, an engineer at the ministry said.\n\nIt was built in 1902.\n\n{}"
    told = "The interview was granted on condition of anonymity{}."
    assert remarked("SG101", text.format(reason.format(".")))
    assert remarked("SG101", text.format(told.format("")))
    assert not remarked("SG101", text.format(told.format(" for fear of dismissal")))


def test_another_source_is_not_the_one_whose_reason_is_told() -> None:
    text = (
        "The price was 2 billion, one source said, asking not to be named because the talks are "
        "private.\n\nThe town has 40,000 people.\n\nIt rained.\n\n{} said the plant would close."
    )
    assert remarked("SG101", text.format("A third source"))
    assert not remarked("SG101", text.format("The source"))
    assert not remarked("SG101", text.format("One source"))


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        (
            "“I do not want to go to Norvik,” said one former manager.",
            "“I do not want to get on the wrong side of Norvik,” said one former manager.",
        ),
        (
            "“The board has to go,” said one party official. “If it stays they will lose.”",
            "“The board has to go, or they will fire me,” said one party official.",
        ),
        (
            "One nurse said the ward was cold. She declined to speak to the board.",
            "One nurse said the ward was cold. She declined to speak on the record, saying it "
            "would be a bad move.",
        ),
        (
            "A prison officer said the cells flood. Rules bar visitors from smoking.",
            "A prison officer said the cells flood. Rules bar officers from talking to reporters.",
        ),
        (
            "The bill was late, four staff members said. Nobody would vote for it.",
            "The bill was late, four staff members said. Nobody would talk about "
            "it on the record for fear of angering the chairwoman.",
        ),
    ],
)
def test_a_source_may_give_its_reason_itself(kept: str, left: str) -> None:
    assert remarked("SG101", kept)
    assert not remarked("SG101", left)


def test_who_answers_a_survey_gives_no_reason() -> None:
    text = (
        "“It will rain,” said one party insider, who, like all {}, answered without a name and "
        "anonymously."
    )
    assert remarked("SG101", text.format("his friends"))
    assert not remarked("SG101", text.format("respondents"))

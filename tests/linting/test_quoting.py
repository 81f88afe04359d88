"""Which quotations without a name SG204 leaves alone: each cause by invented places."""

from __future__ import annotations

import pytest

from tests.reading import remarked


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        ("“Open the gates now,” one guard said.", "“Open the gates now,” one guard shouted."),
        ("“The dam is lost,” one trader wrote.", "“The dam is lost,” one commenter wrote."),
        ("“He never paid us,” an engineer says.", "“He never paid us,” a narrator says."),
        (
            "One guard says, “Put the lamp down.”",
            "In the video, one guard says, “Put the lamp down.”",
        ),
        (
            "A manager said, “You will never work here again.”",
            "A manager said, “You will never work here again,” according to the complaint.",
        ),
        (
            "“We have to act now,” a union leader said.",
            "“We have to act now,” a union leader said at a rally in Torberg.",
        ),
        (
            "“The dam is lost,” said a man who gave no name.",
            "“The dam is lost,” said a man calling himself Old Hand.",
        ),
        (
            "“The dam is lost,” said a rebel commander who goes by night.",
            "“The dam is lost,” said a rebel commander who goes by Abu Walid.",
        ),
        ("“There is smoke,” a guard said.", "“There is smoke,” a 911 caller said."),
        (
            "“The dam is lost,” said a nurse, who would not give her name.",
            "“The dam is lost,” said a nurse, who gave only her first name, Lena.",
        ),
        (
            "“The dam is lost,” said one of the mayor’s backers.",
            "“The dam is lost,” said one of the mayor’s backers, the banker Lena Falk.",
        ),
    ],
)
def test_a_quotation_without_a_name_is_one_that_a_reporter_got(kept: str, left: str) -> None:
    assert remarked("SG204", kept)
    assert not remarked("SG204", left)


@pytest.mark.parametrize(
    ("text", "kept", "left"),
    [
        (
            "At a recent {}, a young woman asked Lena Falk about the dam. “You say that it is "
            "safe,” the woman said. “Should we believe you?”",
            "lunch",
            "town hall meeting",
        ),
        (
            "“Nobody cares anymore,” wrote one supporter{}.",
            "",
            ", tweeting a link to a story about the dam",
        ),
        (
            "“She is very cute,” one {} wrote. Another said he hoped with all his heart “that the "
            "dam will break in May”.",
            "official",
            "user",
        ),
        (
            "One man wrote, “She could barely bend over.” Another {} said, “We know how she "
            "feels.”",
            "voter",
            "commenter",
        ),
        (
            "Lena Falk {} about a visit to the dam. A guard there said, “That is the mayor’s "
            "husband.”",
            "spoke",
            "told a story",
        ),
        ("“That is the mayor’s husband,” said another {}.", "guard", "child"),
        (
            "“We saw people hit by the truck,” said one {}.",
            "journalist at the paper",
            "reporter for the Torberg Courier",
        ),
        (
            "One adviser said her safe messages – like “I am a mayor who gets results” – were {}.",
            "“never far from the dam”",
            "far less strong",
        ),
        (
            "One adviser said that it {} “a deal that nobody wants”.",
            "looks like",
            "goes by the slogan",
        ),
        (
            "The {}. “I don’t want to have a fight here,” said one party activist.",
            "members were few",
            "crowd booed",
        ),
    ],
)
def test_a_quotation_is_left_that_was_meant_for_others(text: str, kept: str, left: str) -> None:
    assert remarked("SG204", text.format(kept))
    assert not remarked("SG204", text.format(left))


def test_whom_a_pronoun_means_is_safe_only_right_behind_a_description() -> None:
    text = "A banker said {} was lost. “They never had the money,” {} said."
    assert remarked("SG204", text.format("the fund", "he"))
    assert not remarked("SG204", text.format("Lena Falk", "she"))
    asked = "A caller asked about the dam. “It was built on sand,” he said."
    assert not remarked("SG204", asked)


def test_words_of_another_within_are_not_the_sources_own() -> None:
    assert remarked("SG204", "One official said the boy was “quiet and very polite”.")
    assert not remarked("SG204", "One official said the boy wrote “I am going home now”.")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("in an email", True),
        ("in an email to the mayor", False),
        ("in an email that was leaked", False),
    ],
)
def test_what_is_written_in_an_email_reaches_the_reporter_unless_another_got_it(
    sent: str, *, kept: bool
) -> None:
    text = f"“The committee met without me,” one professor wrote {sent}."
    assert bool(remarked("SG204", text)) is kept


def test_a_clause_behind_an_email_is_what_it_says() -> None:
    assert remarked("SG204", "An official said in an email that the mayor “never saw the bill”.")

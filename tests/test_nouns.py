"""nouns: what a common noun stands for where no list of the field has it."""

from __future__ import annotations

import pytest

from srcgraph.nouns import Meaning, is_of_a_person, is_of_a_thing, meaning


@pytest.mark.parametrize(
    ("noun", "stands_for"),
    [
        ("neurosurgeon", Meaning.PERSON),
        ("crowd", Meaning.PEOPLE),
        ("insurer", Meaning.BODY),
        ("town", Meaning.PLACE),
        ("third", Meaning.SHARE),
        ("lawsuit", Meaning.THING),
        ("lawsuits", Meaning.THING),
        ("megamerger", Meaning.THING),
        ("superdelegates", Meaning.PERSON),
        ("qwertzer", None),
    ],
)
def test_a_noun_stands_for_what_may_speak(noun: str, stands_for: Meaning | None) -> None:
    assert meaning(noun) is stands_for


@pytest.mark.parametrize(
    ("noun", "person"),
    [
        ("admiral", True),
        ("hand", True),  # met as a worker, though mostly a part of the body
        ("dish", False),  # slang for a person, never met as one
        ("cleaner", True),
        ("letter", False),  # ends like a trade
        ("caucusgoer", True),  # stands in no dictionary and ends like a trade
        ("webinar", False),
    ],
)
def test_who_is_a_human_being(noun: str, person: bool) -> None:
    assert is_of_a_person(noun) is person


@pytest.mark.parametrize(
    ("noun", "thing"), [("findings", True), ("words", True), ("campaign", False), ("lawyer", False)]
)
def test_what_is_a_thing_has_no_voice(noun: str, thing: bool) -> None:
    assert is_of_a_thing(noun) is thing

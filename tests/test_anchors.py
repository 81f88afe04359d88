"""Places are found again by their words, and never somewhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcgraph.anchors import AROUND, anchor, locate
from srcgraph.model import Anchor, Span

TEXT = (
    "The mayor said the pier was sold. A senior official denied it on Monday.\n"
    "The mayor said the ferry was sold too. Two officials would not talk about the price.\n"
)


def span(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


def test_an_anchor_holds_the_words_and_those_around_them() -> None:
    place = span("A senior official")
    found = anchor(TEXT, place)
    assert found.exact == "A senior official"
    assert TEXT.startswith(found.suffix, place.end)
    assert TEXT[: place.start].endswith(found.prefix)
    assert len(found.prefix) == len(found.suffix) == AROUND


@given(st.data(), st.text("ab \n", min_size=1, max_size=80))
def test_in_the_same_text_every_place_is_found(data: st.DataObject, text: str) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    place = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert locate(text, anchor(text, place)) == place


@pytest.mark.parametrize("words", ["The mayor", "Two officials", "the price", "sold"])
def test_words_in_front_only_shift_places(words: str) -> None:
    place = span(words)
    assert locate("New: " + TEXT, anchor(TEXT, place)) == Span(place.start + 5, place.end + 5)


def test_of_places_with_the_same_words_the_one_with_the_same_neighbours_is_meant() -> None:
    second = span("The mayor", 20)
    changed = TEXT.replace("on Monday", "on Tuesday")
    found = locate(changed, anchor(TEXT, second))
    assert found == Span(second.start + 1, second.end + 1)


def test_a_change_on_one_side_loses_nothing() -> None:
    changed = TEXT.replace("A senior official", "Later a senior official")
    place = anchor(TEXT, span("denied it"))
    assert locate(changed, place) == Span(changed.index("denied"), changed.index("denied") + 9)


@pytest.mark.parametrize(
    "changed",
    [
        TEXT.replace("Two officials", "Two aides"),
        TEXT.replace("too. Two officials would", "today. The officials did"),
        TEXT + TEXT[TEXT.index("A senior") :],
        "Two officials met. Nothing was said about prices, ferries or piers by the two of them.",
        "",
    ],
    ids=["the words are gone", "new on both sides", "twice", "another article", "nothing"],
)
def test_a_place_that_is_lost_is_not_guessed(changed: str) -> None:
    shifted = "Corrected. " + changed
    assert locate(shifted, anchor(TEXT, span("officials"))) is None


def test_many_words_are_a_place_by_themselves() -> None:
    words = span("The mayor said the ferry was sold too. Two officials would not talk")
    other = f"Elsewhere. {words.of(TEXT)}!"
    assert locate(other, anchor(TEXT, words)) == Span(11, 11 + words.end - words.start)


def test_a_place_without_neighbours_is_found_by_its_words() -> None:
    assert locate("It rained. The sea rose.", Anchor("sea", "", "", 0, 3)) == Span(15, 18)

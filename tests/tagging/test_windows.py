"""windows: whole paragraphs wherever they fit, and every word in just one window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srcgraph.tagging.windows import (
    FIRST_PIECE,
    LAST_PIECE,
    MAX_PIECES,
    Window,
    packed,
    paragraphs,
    window,
)
from srcgraph.tagging.words import Words, read_words
from tests.tokens import inventory, tokens, words

SMALL = 12
ARTICLES = st.lists(
    st.lists(st.integers(1, 15), min_size=1, max_size=4), min_size=0, max_size=6
).map(lambda many: "\n".join(" ".join(map(_sentence, one)) for one in many))

Cut = Callable[[Words, int], Iterator[Window]]
BOTH = pytest.mark.parametrize("way", [paragraphs, packed])


def _sentence(length: int) -> str:
    return " ".join(["a"] * length) + "."


def edges(way: Cut, text: str) -> list[tuple[int, int]]:
    return [(one.begin, one.end) for one in way(words(text), SMALL)]


def paragraph_edges(read: Words) -> list[tuple[int, int]]:
    numbers = sorted(set(read.paragraph.tolist()))
    rows = [np.flatnonzero(read.paragraph == number) for number in numbers]
    return [(int(row[0]), int(row[-1]) + 1) for row in rows]


@BOTH
@given(text=ARTICLES)
@settings(max_examples=60, deadline=None)
def test_every_word_is_in_just_one_window(way: Cut, text: str) -> None:
    covered = [word for begin, end in edges(way, text) for word in range(begin, end)]
    assert covered == list(range(len(words(text).start)))


@BOTH
@given(text=ARTICLES)
@settings(max_examples=60, deadline=None)
def test_no_window_is_larger_than_allowed(way: Cut, text: str) -> None:
    assert all(0 < len(one.pieces) <= SMALL + 2 for one in way(words(text), SMALL))


@BOTH
@given(text=ARTICLES)
@settings(max_examples=60, deadline=None)
def test_a_paragraph_that_fits_is_never_cut(way: Cut, text: str) -> None:
    cuts = {begin for begin, _ in edges(way, text)}
    fitting = [(b, e) for b, e in paragraph_edges(words(text)) if e - b <= SMALL]
    assert not [(b, e) for b, e in fitting if cuts & set(range(b + 1, e))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a.", [(0, 2)]),
        ("a a a.\na a a.\na a a.", [(0, 12)]),
        ("a a a a a a.\na a a a a a.", [(0, 7), (7, 14)]),
        # CASE too long a paragraph is cut where a sentence begins
        ("a a a a. a a a a. a a a a.", [(0, 10), (10, 15)]),
        # CASE too long a sentence is cut where it must be
        ("a " * 15, [(0, 12), (12, 15)]),
        # CASE what is left of a long paragraph shares a window with the next one
        ("a a a a. a a a a. a a.\na a.", [(0, 10), (10, 16)]),
    ],
)
def test_where_packed_windows_are_cut(text: str, expected: list[tuple[int, int]]) -> None:
    assert edges(packed, text) == expected


def test_a_window_stands_between_its_two_marks() -> None:
    (one,) = paragraphs(words("a b c"))
    assert one.pieces.tolist() == [FIRST_PIECE, 1000, 1001, 1002, LAST_PIECE]


def test_the_marks_have_no_features() -> None:
    (one,) = paragraphs(words("a b c"))
    assert not one.features[[0, -1]].any()


def test_all_pieces_of_a_word_share_its_features() -> None:
    read = read_words("ab Cd", tokens("ab Cd"), inventory({"a": 1, "##b": 2, "cd": 3}), {})
    made = window(read, 0, 2)
    assert made.first.tolist() == [1, 3]
    assert made.features[1].tolist() == made.features[2].tolist()


def test_all_pieces_of_a_word_point_at_the_first_piece_of_its_head() -> None:
    read = read_words("ab cd", tokens("ab cd"), inventory({"a": 1, "##b": 2, "cd": 3}), {})
    made = window(replace(read, head=np.array([1, 1])), 0, 2)
    assert made.heads.tolist() == [0, 3, 3, 3, 0]


def test_a_word_whose_head_is_in_another_window_heads_itself() -> None:
    read = replace(words("a b c d"), head=np.array([3, 0, 3, 0]))
    assert window(read, 1, 3).heads.tolist() == [0, 1, 2, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a.\na a.", [(0, 2), (2, 5)]),
        ("a a a a. a a a a. a.\na.", [(0, 12), (12, 14)]),
        ("a a a a. a a a a. a a.\na a.", [(0, 10), (10, 13), (13, 16)]),
    ],
)
def test_every_paragraph_has_a_window_alone(text: str, expected: list[tuple[int, int]]) -> None:
    assert edges(paragraphs, text) == expected


def test_a_window_holds_as_much_as_the_model_was_trained_on() -> None:
    one, two = paragraphs(words("a " * (MAX_PIECES + 1)))
    assert (one.end, two.end) == (MAX_PIECES, MAX_PIECES + 1)


def test_a_window_does_not_change_with_what_stands_before_it() -> None:
    _, second = paragraphs(words("a a a.\nb b b."))
    (by_itself,) = paragraphs(words("b b b."))
    assert second.features.tolist() == by_itself.features.tolist()
    assert second.heads.tolist() == by_itself.heads.tolist()

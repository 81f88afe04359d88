"""pairs: which claims are worth comparing."""

from __future__ import annotations

from collections import Counter

from srcgraph.corroboration.pairs import COMMON, MOST, by_quotation, by_words
from srcgraph.corroboration.quotations import LONG
from srcgraph.model import Style
from tests.claiming import claim


def test_the_same_words_are_a_pair() -> None:
    wordings = [claim("it is so"), claim("ferries sank"), claim("it is so")]
    assert by_quotation(wordings) == {(0, 2)}


def test_a_short_quotation_inside_a_longer_one_is_a_pair() -> None:
    longer = claim("this town is a harbour without ships", style=Style.DIRECT)
    assert by_quotation([longer, claim("that it is “a harbour without ships”")]) == {(0, 1)}


def test_a_long_quotation_with_another_beginning_is_a_pair() -> None:
    run = "harbours without ships are graves with a view"
    assert len(run.split()) >= LONG
    one, other = (claim(f"{word} {run}", style=Style.DIRECT) for word in ("Well", "Friends"))
    assert by_quotation([one, other]) == {(0, 1)}


def test_two_telling_words_are_needed() -> None:
    one = claim("that the ferry sank near the pier")
    assert by_words([one, claim("that a ferry sank last night")]) == {(0, 1)}
    assert by_words([one, claim("that another ferry arrived last night")]) == set()


def test_one_word_is_enough_where_there_are_hardly_more() -> None:
    assert by_words([claim("that the ferry sank"), claim("that a ferry left the pier")]) == {(0, 1)}


def test_a_word_that_everybody_says_brings_nobody_together() -> None:
    many = [claim(f"that the ferry sank {'x' * n}y") for n in range(1, COMMON + 2)]
    assert by_words(many) == set()
    assert by_words(many[:3]) != set()


def test_no_claim_is_compared_with_more_than_so_many() -> None:
    many = [claim(f"that the ferry sank {'x' * n}y") for n in range(1, COMMON)]
    taken = Counter(number for pair in by_words(many) for number in pair)
    assert max(taken.values()) == MOST


def test_those_that_share_most_come_first() -> None:
    close = "that the old ferry sank near the stone pier"
    many = [claim(f"that the ferry sank {'x' * n}y") for n in range(1, COMMON - 2)]
    assert (0, len(many) + 1) in by_words([claim(close), *many, claim(close + " again")])

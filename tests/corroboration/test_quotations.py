"""quotations: the words that two claims both quote."""

from __future__ import annotations

from srcgraph.corroboration.quotations import LONG, SHORT, same_speech, shared_quotation
from srcgraph.model import Style
from tests.claiming import claim

LONGER = "the harbour will never again belong to people who do not love it"


def test_the_longest_run_that_both_quote() -> None:
    one = claim(f"Today {LONGER}", style=Style.DIRECT)
    other = claim(f"that “{LONGER}, believe me”")
    assert shared_quotation(one, other) == tuple(LONGER.split())


def test_a_run_too_short_is_nothing() -> None:
    run = " ".join(LONGER.split()[: LONG - 1])
    one, other = (claim(f"{run} {end}", style=Style.DIRECT) for end in ("forever", "tomorrow"))
    assert shared_quotation(one, other) == ()


def test_a_whole_short_quotation_is_found_inside_the_other() -> None:
    words = "a harbour without ships"
    assert len(words.split()) == SHORT
    one, other = claim(f"that it was “{words}”"), claim(f"that it had become {words} at last")
    assert shared_quotation(one, other) == shared_quotation(other, one) == tuple(words.split())


def test_words_that_nobody_quotes_are_no_quotation() -> None:
    assert shared_quotation(claim(LONGER), claim(LONGER)) == ()


def test_a_quotation_of_hardly_a_telling_word_is_none() -> None:
    one, other = claim("that “it will be what it is”"), claim("that it will be what it is")
    assert shared_quotation(one, other) == ()


# ------------------------------------------------------------------- one speech


def test_one_speech_may_be_cut_in_two_ways() -> None:
    one = claim(f"{LONGER}. They are not for sale", style=Style.DIRECT)
    other = claim(f"that “{LONGER}” and that the sale would bring nothing")
    assert same_speech(one, other) == tuple(LONGER.split())


def test_a_not_before_the_words_makes_them_another_speech() -> None:
    said = "sell the harbour to people who will look after it for ever"
    one = claim(f"We will {said}", style=Style.DIRECT)
    other = claim(f"We will not {said}", style=Style.DIRECT)
    assert same_speech(one, other) == same_speech(other, one) == ()


def test_where_one_run_is_contrary_another_may_be_the_same() -> None:
    said = "sell the harbour to people who will look after it for ever"
    one = claim(f"We will {said}. Today {LONGER}", style=Style.DIRECT)
    other = claim(f"We will not {said}. Tomorrow {LONGER}", style=Style.DIRECT)
    assert same_speech(one, other) == tuple(LONGER.split())


def test_a_short_run_is_no_speech() -> None:
    run = " ".join(LONGER.split()[: LONG - 1])
    assert same_speech(claim(f"“{run}”"), claim(f"“{run}”")) == ()


def test_a_saying_turned_round_is_another() -> None:
    one = claim(
        "there is a special drawer at home for those who never mend a net", style=Style.DIRECT
    )
    other = claim(
        "there is a special drawer at home for those who sell a net to pay for wine",
        style=Style.DIRECT,
    )
    cut = claim("there is a special drawer at home for those", style=Style.DIRECT)
    assert shared_quotation(one, other)
    assert not same_speech(one, other)
    assert same_speech(one, cut)

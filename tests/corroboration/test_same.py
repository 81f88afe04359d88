"""same: whether two claims assert the same thing."""

from __future__ import annotations

import pytest

from srcgraph.corroboration.likeness import Voices
from srcgraph.corroboration.same import (
    Comparison,
    Verdict,
    by_likeness,
    by_words,
    guess,
    held_apart,
)
from srcgraph.corroboration.wording import Wording, names_of, of_attribution
from srcgraph.model import Stance, Style
from tests.claiming import claim, said

TRAM = "that the tram to Halvorn would close in June"
QUOTED = "the city will never again sell a pier to people who let it rot"


def compared(one: Wording, other: Wording, voices: Voices = Voices.OPEN) -> Comparison:
    likely = guess(one, other, voices, one_article=True)
    return by_words(one, other, voices) or by_likeness(one, other, voices, likely)


@pytest.mark.parametrize("voices", list(Voices))
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that two ferries sank near the pier", "that three ferries sank near the pier"),
        ("that the tram would close in June", "that the tram would close in July"),
        ("that the tram would close on Monday", "that the tram would close on Tuesday"),
        ("that the tram closed in 2019", "that the tram closed in 2020"),
        ("that the tram would close in autumn", "that the tram would close in May"),
        ("that Anna Berg was dismissed by the board", "that Karl Lund was dismissed by the board"),
        ("that the ferry sails to Halvorn", "that the ferry sails to Brennick"),
    ],
)
def test_other_numbers_days_and_names_are_other_claims(
    one: str, other: str, voices: Voices
) -> None:
    for left, right in ((one, other), (other, one)):
        found = compared(claim(left), claim(right), voices)
        assert found.verdict is Verdict.NOT
        assert found.rule == "corroborate.held-apart"


@pytest.mark.parametrize("voices", list(Voices))
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that the mayor would resign soon", "that the mayor would not resign soon"),
        ("that the price of bread would rise", "that the price of bread would fall"),
        (
            "that the council supports the plan for the new harbour",
            "that the council opposes the plan for the new harbour",
        ),
    ],
)
def test_the_contrary_is_opposed_and_says_by_what(one: str, other: str, voices: Voices) -> None:
    found = compared(claim(one), claim(other), voices)
    assert found.verdict is Verdict.OPPOSED
    assert "“" in found.note


def test_a_denial_of_the_same_words_is_opposed() -> None:
    denial = claim(TRAM, "denied", stance=Stance.DENIES)
    assert compared(claim(TRAM), denial).verdict is Verdict.OPPOSED


def test_the_denial_of_a_not_is_not_held_apart() -> None:
    denial = claim("that the mayor would not resign", "denied", stance=Stance.DENIES)
    assert held_apart(claim("that the mayor would resign"), denial) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("that the tram would close in autumn", "that the tram would close in October"),
        ("that the tram would close in June 2024", "that the tram would close in June"),
        ("that two ferries sank on Monday", "that the ferries sank"),
        ("that Anna Berg would leave", "that Berg would leave"),
        ("that Anna Berg would leave", "that the mayor would leave"),
        ("that the council would not allow cars", "that the council would ban cars"),
        ("that the Republican would leave", "that Anna Berg would leave"),
    ],
)
def test_what_only_one_tells_holds_nothing_apart(one: str, other: str) -> None:
    assert held_apart(claim(one), claim(other)) is None
    assert held_apart(claim(other), claim(one)) is None


def test_another_party_is_another_name() -> None:
    apart = held_apart(claim("that the Democrat would leave"), claim("that the Republican would"))
    assert apart is not None


@pytest.mark.parametrize("voices", list(Voices))
def test_the_same_words_are_the_same(voices: Voices) -> None:
    found = compared(claim(TRAM), claim(TRAM), voices)
    assert (found.verdict, found.note) == (Verdict.SAME, "the same words")


def test_only_the_topic_is_not_the_same() -> None:
    topic, other = claim(TRAM), claim("that the tram to Halvorn was painted by her uncle")
    assert compared(topic, other).verdict is not Verdict.SAME
    likely = guess(topic, other, Voices.OPEN, one_article=False)
    apart = by_likeness(topic, other, Voices.OPEN, likely)
    assert apart.verdict is Verdict.NOT


@pytest.mark.parametrize("voices", list(Voices))
def test_a_long_quotation_that_is_nearly_all_is_the_same(voices: Voices) -> None:
    found = compared(claim(QUOTED, style=Style.DIRECT), claim(f"that “{QUOTED}”"), voices)
    assert (found.verdict, found.rule) == (Verdict.SAME, "corroborate.same-quotation")
    assert found.note == f"both quote the same {len(QUOTED.split())} words"


def test_a_slogan_inside_other_words_is_one_claim_of_one_speaker_only() -> None:
    one = claim(
        f"schools are poor, teachers are leaving, nobody cares, and {QUOTED}", style=Style.DIRECT
    )
    other = claim(
        f"{QUOTED}, taxes must come down, roads are bad, and the hospital is far too small",
        style=Style.DIRECT,
    )
    assert by_words(one, other, Voices.ONE) is not None
    assert by_words(one, other, Voices.TWO) is None
    assert by_words(one, other, Voices.OPEN) is None


def test_two_who_do_something_by_saying_it_do_two_things() -> None:
    endorsed = claim("the plan for the new harbour", "endorsed")
    assert compared(endorsed, endorsed, Voices.TWO).verdict is Verdict.UNSURE
    assert compared(endorsed, endorsed, Voices.ONE).verdict is Verdict.SAME


def test_a_cue_that_bears_out_lets_common_ground_be_enough() -> None:
    one = claim("that secret meetings about the pier were held with the buyers")
    other = claim("that meetings on the pier took place this spring, run by an old friend")
    likely = guess(one, other, Voices.OPEN, one_article=True)
    alone = by_likeness(one, other, Voices.OPEN, likely)
    borne_out = by_likeness(one, other, Voices.OPEN, likely, borne_out=True)
    assert alone.verdict is not Verdict.SAME
    assert (borne_out.verdict, borne_out.rule) == (Verdict.SAME, "corroborate.borne-out")
    assert borne_out.near == alone.near


def test_a_cue_that_bears_out_brings_no_numbers_together() -> None:
    one, other = claim("that two ferries sank"), claim("that three ferries sank", "confirmed")
    assert by_words(one, other, Voices.OPEN) is not None
    found = by_likeness(one, other, Voices.OPEN, 0.9, borne_out=True)
    assert found.verdict is not Verdict.SAME


def test_two_nots_of_other_words_may_deny_the_same() -> None:
    one = claim("that the council should stand by the ferrymen, not declare neutrality")
    other = claim("that the council can never be neutral in the neutrality of ferrymen")
    assert held_apart(one, other) is None
    plain = claim("that the council will declare neutrality")
    assert held_apart(one, plain) is not None


def test_a_name_is_no_contrary() -> None:
    text = "Berg said the White Cliff ferry sank. Lund said a black ferry sank."
    names = names_of(text)
    one = of_attribution(text, said(text, "the White Cliff ferry sank"), names)
    other = of_attribution(text, said(text, "a black ferry sank"), names)
    assert held_apart(one, other) is None


def test_who_denounces_a_call_does_not_make_it() -> None:
    call, denounced = (
        claim("a ban on trams in Halvorn"),
        claim("a ban on trams in Halvorn", "denounced"),
    )
    assert compared(call, denounced, Voices.OPEN).note == "only one is against it"
    assert by_words(call, denounced, Voices.ONE) is None
    assert by_words(denounced, denounced, Voices.OPEN) is None


def test_one_word_in_common_is_not_enough() -> None:
    one, other = claim("the bridge is safe"), claim("the bridge was tested")
    assert compared(one, other).verdict is not Verdict.SAME


def test_the_same_words_are_the_same_however_little_the_trees_make_of_them() -> None:
    one, other = claim("that the ferry sank"), claim("that the ferry sank", "added")
    found = by_words(one, other, Voices.TWO)
    assert found is not None
    assert (found.verdict, found.note) == (Verdict.SAME, "the same words")
    assert by_words(claim("that it sank"), claim("that it sank"), Voices.OPEN) is None


def test_who_read_both_needs_no_shared_word() -> None:
    one, other = claim("that the ferry sank"), claim("that the boat went down")
    counted = by_likeness(one, other, Voices.OPEN, 0.9)
    read = by_likeness(one, other, Voices.OPEN, 0.9, was_read=True)
    assert (counted.verdict, read.verdict) == (Verdict.UNSURE, Verdict.SAME)

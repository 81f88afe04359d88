"""Headlines that speak of somebody named below, and claims that others bear out."""

from __future__ import annotations

from tests.reading import remarked


def test_a_headline_may_speak_of_somebody_named_below() -> None:
    head = "One union organiser says bakery cheats bakers\n"
    below = "The bakery cheats its bakers of their pay, said {}, a union organiser in Lund."
    assert not remarked("SG101", head + below.format("Ola Berg"))


def test_what_somebody_named_says_too_does_not_rest_on_one_anonymous_source() -> None:
    text = (
        "A ministry official said the dam at Torberg had lost its gate in March.\n\nIt rained. {}"
    )
    assert remarked("SG301", text.format("The school at Lund was old, said Lena Falk, the mayor."))
    other = "The gate of the dam at Torberg was lost in March, said Lena Falk, the mayor."
    assert not remarked("SG301", text.format(other))


def test_a_summary_in_front_of_the_story_needs_no_reason_for_anonymity() -> None:
    story = "The dam will be sold, said the minister, Ola Berg.\n"
    inside = "A party official said the town would pay.\n"
    assert remarked("SG101", "The dam\nThe dam is old.\n" + inside + story)
    assert not remarked("SG101", "The dam\nABSTRACT\n" + inside + "FULL TEXT\n" + story)

"""likeness: what two claims have in common, in numbers."""

from __future__ import annotations

import pytest

from srcgraph.corroboration.likeness import (
    ELSEWHERE,
    NAMES,
    Voices,
    common_ground,
    likeness,
    nearest_words,
)
from srcgraph.corroboration.wording import Wording, names_of, of_attribution
from srcgraph.model import Style
from tests.claiming import claim, said

FERRY = "that two ferries sank near the old pier"


def measured(
    one: Wording, other: Wording, voices: Voices = Voices.OPEN, *, one_article: bool = True
) -> dict[str, float]:
    values = likeness(one, other, voices, one_article=one_article)
    return dict(zip(NAMES, values, strict=True))


def test_a_claim_is_wholly_like_itself() -> None:
    found = measured(claim(FERRY), claim(FERRY))
    for name in (
        "shorter said in longer",
        "longer said in shorter",
        "same length",
        "run shared of shorter",
    ):
        assert found[name] == pytest.approx(1)
    assert found["rarest word missing in longer"] == found["rarest word missing in shorter"] == 0


def test_what_has_nothing_in_common_has_no_likeness() -> None:
    found = measured(claim(FERRY), claim("that her aunt teaches algebra"))
    for name in ("shorter said in longer", "words quoted in both", "words shared", "names shared"):
        assert found[name] == 0
    assert found["rarest word missing in longer"] > 3


def test_a_rare_word_is_more_common_ground_than_a_common_one() -> None:
    rare = common_ground(claim("that new ferries came"), claim("that ferries sank"))
    common = common_ground(claim("that new people came"), claim("that people sank"))
    assert rare > common > 0


def test_names_are_no_common_ground() -> None:
    text = "Berg said the Halvorn ferry sank. Lund said the Halvorn tram stopped."
    names = names_of(text)
    one = of_attribution(text, said(text, "the Halvorn ferry sank"), names)
    other = of_attribution(text, said(text, "the Halvorn tram stopped"), names)
    assert common_ground(one, other) == 0


@pytest.mark.parametrize("one_article", [True, False])
def test_either_order_is_the_same(one_article: bool) -> None:
    one, other = claim(FERRY), claim("that a ferry was lost near a harbour in a storm")
    assert measured(one, other, one_article=one_article) == measured(
        other, one, one_article=one_article
    )


@pytest.mark.parametrize(("voices", "expected"), [(Voices.ONE, 1), (Voices.OPEN, 0)])
def test_speakers(voices: Voices, expected: float) -> None:
    assert measured(claim(FERRY), claim(FERRY), voices)["same speaker"] == expected


def test_words_of_the_speakers() -> None:
    text = "Mayor Anna Berg said two ferries sank. Berg said both were lost."
    first = said(text, "two ferries sank", source="Mayor Anna Berg", cue="said")
    second = said(text, "both were lost", source="Berg", cue="said")
    one = of_attribution(text, first, names_of(text), "Mayor Anna Berg")
    other = of_attribution(text, second, names_of(text), "Berg")
    assert measured(one, other)["speakers' words shared"] == 1
    assert measured(one, claim(FERRY))["speakers' words shared"] == 0


def test_what_opens_an_article_and_how_far_the_other_stands() -> None:
    text = "Somebody said two ferries sank. " + "The sea was calm. " * 40 + "Both ferries sank."
    first, last = said(text, "two ferries sank"), said(text, "Both ferries sank")
    one, other = (of_attribution(text, item, names_of(text)) for item in (first, last))
    near, far = measured(one, other), measured(one, other, one_article=False)
    assert (near["one article"], near["first opens"]) == (1, 1)
    assert near["place of first"] < 0.1
    assert 6 < near["distance"] < ELSEWHERE
    assert (far["one article"], far["first opens"], far["distance"]) == (0, 0, ELSEWHERE)


def test_a_cue_in_both() -> None:
    found = measured(claim(FERRY, "lamented"), claim(FERRY, "lamented"))
    assert (found["cue shared"], found["deeds"], found["deed of other speakers"]) == (1, 2, 1)
    assert measured(claim(FERRY), claim(FERRY))["deeds"] == 0


def test_words_quoted_in_both() -> None:
    words = "two good ferries were lost for nothing at all on that night near the pier"
    one, other = claim(words, style=Style.DIRECT), claim(f"that “{words}”")
    found = measured(one, other)
    assert found["words quoted in both"] == 12
    assert (found["only one direct"], found["directs"]) == (1, 1)


def test_a_claim_without_telling_words_is_like_nothing() -> None:
    found = measured(claim("it was so"), claim(FERRY))
    assert found["shorter said in longer"] == found["words shared"] == 0


def test_shared_words_stand_in_the_order_of_the_first() -> None:
    other = claim("that the pier broke and ferries sank")
    assert nearest_words(claim(FERRY), other) == ["ferries", "sank", "pier"]
    assert nearest_words(claim(FERRY), other, most=1) == ["ferries"]

"""likeness: what two claims have in common, in numbers."""

from __future__ import annotations

import pytest

from srcgraph.corroboration.likeness import NAMES, Voices, likeness, nearest_words, read
from srcgraph.corroboration.wording import Wording
from srcgraph.model import Stance, Style
from tests.claiming import claim

FERRY = "that two ferries sank near the old pier"


def measured(one: Wording, other: Wording, voices: Voices = Voices.OPEN) -> dict[str, float]:
    return dict(zip(NAMES, likeness(read(one), read(other), voices), strict=True))


def test_a_claim_is_wholly_like_itself() -> None:
    found = measured(claim(FERRY), claim(FERRY))
    assert found["nearness"] == pytest.approx(1, abs=1e-5)
    for name in (
        "shorter said in longer",
        "longer said in shorter",
        "telling words shared",
        "same length",
        "same words",
    ):
        assert found[name] == pytest.approx(1, abs=1e-5)
    assert 0 < found["numbers shared"] <= 1


def test_what_has_nothing_in_common_has_no_likeness() -> None:
    found = measured(claim(FERRY), claim("that her aunt teaches algebra"))
    assert found["nearness"] < 0.4
    for name in ("telling words shared", "words quoted in both", "numbers shared", "same words"):
        assert found[name] == 0


def test_a_paraphrase_is_nearer_than_another_thing() -> None:
    near = measured(claim(FERRY), claim("that a pair of boats went down by the old pier"))
    far = measured(claim(FERRY), claim("that two teachers retired after the old exam"))
    assert near["nearness"] > far["nearness"]
    assert near["shorter said in longer"] > far["shorter said in longer"]


def test_either_order_is_the_same() -> None:
    one, other = read(claim(FERRY)), read(claim("that a ferry was lost near a harbour in a storm"))
    assert likeness(one, other, Voices.OPEN) == pytest.approx(likeness(other, one, Voices.OPEN))


@pytest.mark.parametrize(
    ("voices", "expected"), [(Voices.ONE, (1, 0)), (Voices.TWO, (0, 1)), (Voices.OPEN, (0, 0))]
)
def test_speakers(voices: Voices, expected: tuple[float, float]) -> None:
    found = measured(claim(FERRY), claim(FERRY), voices)
    assert (found["same speaker"], found["another speaker"]) == expected


def test_a_cue_in_both_and_a_question_of_one() -> None:
    found = measured(claim(FERRY, "lamented"), claim(FERRY, "lamented"))
    assert (found["cue shared"], found["only one asks"]) == (1, 0)
    asked = claim("whether two ferries sank", "asked", stance=Stance.ASKS)
    assert measured(claim(FERRY), asked)["only one asks"] == 1


def test_words_quoted_in_both() -> None:
    words = "two good ferries were lost for nothing at all on that night near the pier"
    one, other = claim(words, style=Style.DIRECT), claim(f"that “{words}”")
    assert measured(one, other)["words quoted in both"] == 1


def test_a_claim_without_telling_words_is_like_nothing() -> None:
    found = measured(claim("it was so"), claim(FERRY))
    assert found["shorter said in longer"] == found["telling words shared"] == 0


def test_shared_words_stand_in_the_order_of_the_first() -> None:
    other = claim("that the pier broke and ferries sank")
    assert nearest_words(claim(FERRY), other) == ["ferries", "sank", "pier"]
    assert nearest_words(claim(FERRY), other, most=1) == ["ferries"]

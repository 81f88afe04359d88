"""What two claims have in common, as the few numbers by which likeness is judged.

All of them are counted on words: a sentence encoder beside them added two hundredths of mean
precision at most (docs/decisions/0009), and took more than a quarter of an audit's time.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from math import log1p
from typing import Final

from srcgraph.corroboration.quotations import shared_quotation
from srcgraph.corroboration.rarity import rarity
from srcgraph.corroboration.wording import Wording, stem
from srcgraph.model import Word

NAMES: Final = (
    "shorter said in longer",
    "longer said in shorter",
    "rarest word missing in longer",
    "rarest word missing in shorter",
    "rarity of shared words",
    "rarest shared word",
    "words shared",
    "length of shorter",
    "length of longer",
    "same length",
    "telling words of shorter",
    "telling words of longer",
    "longest run shared",
    "run shared of shorter",
    "words quoted in both",
    "names shared",
    "names of shorter alone",
    "names of longer alone",
    "numbers in one alone",
    "not in one alone",
    "nots",
    "same speaker",
    "speakers' words shared",
    "one article",
    "distance",
    "place of first",
    "first opens",
    "cue shared",
    "deeds",
    "deed of other speakers",
    "only one direct",
    "directs",
)
"""What `likeness` counts, in its order."""

OPENING: Final = 250
"""What begins within so many characters is told at the opening: headline or first paragraph."""
ELSEWHERE: Final = 12.0
"""The distance between claims of two articles: more than any within one (log of characters)."""
_MOST_QUOTED: Final = 12
_MOST_RUN: Final = 15


class Voices(Word):
    """Whether two claims are one speaker's."""

    ONE = "one"
    OPEN = "open"
    TWO = "two"


def likeness(
    one: Wording, other: Wording, voices: Voices, *, one_article: bool
) -> tuple[float, ...]:
    """Measure two claims against each other, in either order.

    Shape: one value for each of NAMES; rarities are logarithms of how many articles a word is in,
    lengths and distances logarithms of words and characters, the rest counts and shares (0 to 1).
    """
    shorter, longer = sorted((one, other), key=_length)
    return (
        *_words(shorter, longer),
        *_runs(shorter, longer),
        *_names(shorter, longer),
        *_polarity(one, other),
        float(voices is Voices.ONE),
        _share(one.speaker & other.speaker, one.speaker, other.speaker),
        *_places(one, other, one_article),
        *_manner(one, other, voices),
    )


def _length(item: Wording) -> tuple[int, int, tuple[str, ...]]:
    return len(item.telling), len(item.words), item.words


def common_ground(one: Wording, other: Wording) -> float:
    """How much two claims share beside names: the rarities of their shared telling words, summed.

    0 where they share nothing; two claims of one event seldom share less than 5.
    """
    return _rarities((one.stems & other.stems) - one.name_words - other.name_words)


def _rarities(shared: frozenset[str]) -> float:
    # Summed in a fixed order: the order of a set differs from run to run.
    return sum(rarity(word) for word in sorted(shared))


def nearest_words(one: Wording, other: Wording, most: int = 6) -> Sequence[str]:
    """The words that both claims say, in the order of the first."""
    shared = one.stems & other.stems
    return list(dict.fromkeys(word for word in one.words if stem(word) in shared))[:most]


def _words(shorter: Wording, longer: Wording) -> tuple[float, ...]:
    shared = shorter.stems & longer.stems
    return (
        _said_in(shorter, longer),
        _said_in(longer, shorter),
        max(map(rarity, shorter.stems - shared), default=0.0),
        max(map(rarity, longer.stems - shared), default=0.0),
        _rarities(shared),
        max(map(rarity, shared), default=0.0),
        float(len(shared)),
    )


def _said_in(one: Wording, other: Wording) -> float:
    """The share of one claim's telling words, by rarity, that stand in the other (0 to 1)."""
    weights = [(rarity(word), word in other.stems) for word in one.telling]
    total = sum(weight for weight, _ in weights)
    return sum(weight for weight, found in weights if found) / total if total else 0.0


def _runs(shorter: Wording, longer: Wording) -> tuple[float, ...]:
    found = SequenceMatcher(None, shorter.words, longer.words, autojunk=False)
    run = found.find_longest_match().size
    lengths = len(shorter.words), len(longer.words)
    return (
        log1p(lengths[0]),
        log1p(lengths[1]),
        lengths[0] / max(lengths[1], 1),
        float(len(shorter.telling)),
        float(len(longer.telling)),
        float(min(run, _MOST_RUN)),
        run / max(lengths[0], 1),
        float(min(len(shared_quotation(shorter, longer)), _MOST_QUOTED)),
    )


def _names(shorter: Wording, longer: Wording) -> tuple[float, ...]:
    left, right = shorter.name_words, longer.name_words
    return (
        float(len(left & right)),
        float(len(left - longer.all_stems)),
        float(len(right - shorter.all_stems)),
        float(bool(shorter.numbers ^ longer.numbers)),
    )


def _polarity(one: Wording, other: Wording) -> tuple[float, float]:
    nots = (bool(one.negated), bool(other.negated))
    return float(nots[0] != nots[1]), float(sum(nots))


def _places(one: Wording, other: Wording, one_article: bool) -> tuple[float, ...]:
    """Headlines and openings tell again what stands further down."""
    if not one_article:
        return 0.0, ELSEWHERE, 0.0, 0.0
    first = min(one.start, other.start)
    return (
        1.0,
        log1p(abs(one.start - other.start)),
        min(one.share, other.share),
        float(first < OPENING),
    )


def _manner(one: Wording, other: Wording, voices: Voices) -> tuple[float, ...]:
    deeds = one.deed + other.deed
    return (
        float(bool(one.cue & other.cue)),
        float(deeds),
        float(bool(deeds) and voices is not Voices.ONE),
        float(one.direct != other.direct),
        float(one.direct + other.direct),
    )


def _share(shared: frozenset[str], *sets: frozenset[str]) -> float:
    fewest = min(map(len, sets))
    return len(shared) / fewest if fewest else 0.0

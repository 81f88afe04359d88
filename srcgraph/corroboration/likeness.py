"""What two claims have in common, as the few numbers by which likeness is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from srcgraph.corroboration.quotations import shared_quotation
from srcgraph.corroboration.wording import Wording, reduced, stem, tells, words_in
from srcgraph.encoder import Meaning, encode
from srcgraph.model import Word

NAMES: Final = (
    "nearness",
    "shorter said in longer",
    "longer said in shorter",
    "telling words shared",
    "same length",
    "same speaker",
    "another speaker",
    "cue shared",
    "words quoted in both",
    "numbers shared",
    "only one asks",
    "same words",
)
"""What `likeness` counts, in its order; each is 0 where there is nothing, and 1 where it can be."""

_MOST_QUOTED: Final = 12
_MOST_NUMBERS: Final = 3


class Voices(Word):
    """Whether two claims are one speaker's."""

    ONE = "one"
    OPEN = "open"
    TWO = "two"


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A claim's wording with where its telling words stand in the space of meanings."""

    wording: Wording
    meaning: Meaning
    telling: tuple[int, ...]
    stems: tuple[str, ...]


def read(wording: Wording) -> Read:
    """Look up a claim's meaning; raises ModelError when the sentence encoder is missing."""
    words = words_in(wording.text)
    meaning = encode(words)
    telling = tuple(n for n, word in enumerate(words[: len(meaning.words)]) if tells(word))
    return Read(wording, meaning, telling, tuple(reduced(words[n]) for n in telling))


def likeness(one: Read, other: Read, voices: Voices) -> tuple[float, ...]:
    """Measure two claims against each other, each value from 0 to 1 (nearness from -1).

    Shape: one value for each of NAMES.
    """
    a, b = one.wording, other.wording
    shorter, longer = sorted((one, other), key=lambda item: len(item.telling))
    lengths = sorted((len(a.words), len(b.words)))
    return (
        float(one.meaning.whole @ other.meaning.whole),
        _said_in(shorter, longer),
        _said_in(longer, shorter),
        covering(a, b),
        lengths[0] / lengths[1] if lengths[1] else 0.0,
        float(voices is Voices.ONE),
        float(voices is Voices.TWO),
        float(bool(a.cue & b.cue)),
        min(len(shared_quotation(a, b)), _MOST_QUOTED) / _MOST_QUOTED,
        min(len(a.numbers & b.numbers), _MOST_NUMBERS) / _MOST_NUMBERS,
        float(a.asked != b.asked),
        float(a.words == b.words),
    )


def covering(one: Wording, other: Wording) -> float:
    """The share of the shorter claim's telling words that stand in the other (0 to 1)."""
    fewest = min(len(one.stems), len(other.stems))
    return len(one.stems & other.stems) / fewest if fewest else 0.0


def _said_in(one: Read, other: Read) -> float:
    """How well each telling word of one finds a word of the other, on average (0 to 1)."""
    if not one.telling or not other.telling:
        return 0.0
    near = one.meaning.words[list(one.telling)] @ other.meaning.words[list(other.telling)].T
    best = near.max(axis=1)
    known = np.array([word in other.stems for word in one.stems])
    return float(np.where(known, 1.0, best).mean())


def nearest_words(one: Wording, other: Wording, most: int = 6) -> Sequence[str]:
    """The words that both claims say, in the order of the first."""
    shared = one.stems & other.stems
    return list(dict.fromkeys(word for word in one.words if stem(word) in shared))[:most]

"""How likely two claims are the same, by a network that reads both together.

The forest (`forest`) counts words, and finds hardly a paraphrase: "should make the tapes from the
harbour public" beside "ought to release the recordings from the harbour". What it thinks possible
is read again; two claims that share no telling word are never compared.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from math import exp, log
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from srcgraph.corroboration.wording import Wording
from srcgraph.errors import ModelError
from srcgraph.inference import REINSTALL, Session, session
from srcgraph.tagging.words import split_word

_MODELS: Final = Path(__file__).parent.parent / "models"
NAME: Final = "claims-reader"
NETWORK: Final = _MODELS / "reader.onnx"
SETTINGS: Final = _MODELS / "reader.json"
PIECES: Final = _MODELS / "pieces.txt"
INPUT: Final = "pieces"
OUTPUT: Final = "log_odds"

BEGIN, PAD, END = 0, 1, 2
AHEAD: Final = 4
"""The encoder's list of word pieces is that of pieces.txt behind four signs of its own."""
MOST_LABEL: Final = 12
MOST_CUE: Final = 10
MOST: Final = 80
"""Pieces of a claim that are read at most: of its source, of its cue, of all of it."""
_NEVER_SURE: Final = 0.01
_LONGEST_WORD: Final = 100


@dataclass(frozen=True, slots=True)
class Settings:
    """From what probability by the forest on two claims are read, and how answers are joined."""

    read: float
    slope: float
    shift: float


@cache
def settings() -> Settings:
    """The settings that ship with the network."""
    found = json.loads(SETTINGS.read_text(encoding="utf-8"))
    return Settings(float(found["read"]), float(found["slope"]), float(found["shift"]))


def reader_model() -> tuple[str, str]:
    """The name of the network and its sha256."""
    return NAME, str(json.loads(SETTINGS.read_text(encoding="utf-8"))["sha256"])


def read_as(guessed: float, log_odds: float) -> float:
    """How likely two claims are the same by what they have in common and by reading both (0 to 1).

    Both are odds of the same, so they are multiplied; `slope` takes back what they tell twice.
    """
    known = settings()
    certain = min(max(guessed, _NEVER_SURE), 1 - _NEVER_SURE)
    odds = known.slope * (log(certain / (1 - certain)) + log_odds) + known.shift
    return 1 / (1 + exp(-odds))


def read(pairs: Sequence[tuple[Wording, Wording]]) -> tuple[float, ...]:
    """How likely the two claims of each pair are the same, as log-odds, in the order of the pairs.

    A pair reads alike in either order, and whatever is read beside it: eight-bit numbers are scaled
    over all that is read at once, so pairs are read one by one. Raises ModelError when the network
    is missing.
    """
    known = {id(item): item for pair in pairs for item in pair}
    sides = {own: side(item) for own, item in known.items()}
    return tuple(_answer(sides[id(one)], sides[id(other)]) for one, other in pairs)


def _answer(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    row = joined(*sorted((one, other)))
    (answers,) = _load().run([OUTPUT], {INPUT: filled([row])})
    return float(answers[0])


def side(wording: Wording) -> tuple[int, ...]:
    """The word pieces of one claim: its source, its cue and what is claimed."""
    label, cue, content = (pieces(part) for part in wording.said)
    return (*label[:MOST_LABEL], *cue[:MOST_CUE], *pieces(":"), *content)[:MOST]


def joined(one: Sequence[int], other: Sequence[int]) -> tuple[int, ...]:
    """Two claims as the network reads them."""
    return (BEGIN, *one, END, END, *other, END)


def filled(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """Rows of pieces, filled up to one length. Shape: (rows, pieces)."""
    found = np.full((len(rows), max(map(len, rows))), PAD, dtype=np.int64)
    for number, row in enumerate(rows):
        found[number, : len(row)] = row
    return found


def pieces(text: str) -> tuple[int, ...]:
    """A text as numbers of word pieces, from the first to the last that can be read."""
    found: list[int] = []
    for word in text.split():
        found += _pieces_of(word)
        if len(found) >= MOST:
            break
    return tuple(found)


@cache
def _known() -> dict[str, int]:
    try:
        lines = PIECES.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ModelError(f"The list of word pieces is missing. {REINSTALL}") from error
    return {piece: number for number, piece in enumerate(lines)}


def _pieces_of(word: str) -> tuple[int, ...]:
    """The pieces of a word; of one that no language has, its beginning."""
    return tuple(number + AHEAD for number in split_word(word[:_LONGEST_WORD], _known()))


@cache
def _load() -> Session:
    try:
        network = NETWORK.read_bytes()
    except OSError as error:
        raise ModelError(f"The network that reads claims is missing. {REINSTALL}") from error
    if sha256(network).hexdigest() != reader_model()[1]:
        raise ModelError(
            f"The network that reads claims is not that of {SETTINGS.name}. {REINSTALL}"
        )
    return session(network)

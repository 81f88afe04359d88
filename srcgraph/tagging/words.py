"""Turn a parsed article into the numbers that the tagger reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Lexicon = dict[str, tuple[tuple[int, ...], int]]

TOKEN_ATTRIBUTES: Final = (
    "IDX",
    "LENGTH",
    "HEAD",
    "TAG",
    "DEP",
    "ENT_TYPE",
    "ENT_IOB",
    "SENT_START",
    "IS_SPACE",
)
"""Hand `doc.to_array(list(TOKEN_ATTRIBUTES))` of a spaCy Doc to the tagger."""

FEATURE_COUNT: Final = 6
MAX_PIECES_PER_WORD: Final = 8
MAX_LEXICON: Final = 50_000
UNKNOWN_PIECE: Final = 100
BEGIN_ENTITY: Final = 3

_PARTS = re.compile(r"\w+|[^\w\s]")
_QUOTED = re.compile(
    r"(?:“|(?<!\S)”(?=\w))[^”“]*(?:”|$)"  # curly; a closing mark that opens is a common slip
    r"|(\"|'')(?:(?!\1).)*(?:\1|$)"  # straight; an unclosed one runs to the paragraph's end
    r"|(?<!\w)‘[^‘]+?’(?!\w)"
)
_CLOSING = "”\"'’"


@dataclass(frozen=True, slots=True)
class Inventory:
    """Name what the model learnt: its word pieces and the parser's labels."""

    pieces: Mapping[str, int]
    tags: Mapping[int, int]
    dependencies: Mapping[int, int]
    entities: Mapping[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Hold the words of one article, blank tokens left out.

    Row i of every array belongs to word i. Pieces of word i are
    `pieces[first[i]:first[i + 1]]`.
    """

    start: Ints
    end: Ints
    head: Ints
    paragraph: Ints
    sentence: Ints
    features: Ints
    pieces: Ints
    first: Ints


def read_words(
    text: str, tokens: NDArray[np.uint64], inventory: Inventory, lexicon: Lexicon
) -> Words:
    """List an article's words with the parse, the quotation marks and the letters' case."""
    table = tokens.astype(np.int64)
    kept = np.flatnonzero(table[:, 8] == 0)
    rows = table[kept]
    start, end = rows[:, 0], rows[:, 0] + rows[:, 1]
    entries = [
        _look_up(text[s:e], inventory.pieces, lexicon)
        for s, e in zip(start.tolist(), end.tolist(), strict=True)
    ]
    new_paragraph = _paragraph_starts(text, start, end)
    new_sentence = _sentence_starts(table, kept) | new_paragraph
    features = np.stack(
        [
            np.array([case for _, case in entries], dtype=np.int64),
            _quotation_states(text)[start] + 3 * new_paragraph,
            _ids(tokens[kept, 3], inventory.tags),
            _ids(tokens[kept, 4], inventory.dependencies),
            _ids(tokens[kept, 5], inventory.entities),
            new_sentence + 2 * (rows[:, 6] == BEGIN_ENTITY),
        ],
        axis=1,
    )
    return Words(
        start=start,
        end=end,
        head=_heads(table, kept),
        paragraph=np.cumsum(new_paragraph),
        sentence=np.cumsum(new_sentence),
        features=features,
        pieces=np.fromiter(chain.from_iterable(pieces for pieces, _ in entries), dtype=np.int64),
        first=np.concatenate([[0], np.cumsum([len(pieces) for pieces, _ in entries])]).astype(
            np.int64
        ),
    )


def split_word(word: str, vocabulary: Mapping[str, int]) -> tuple[int, ...]:
    """Cut a word into the longest pieces that the vocabulary knows, left to right."""
    lowered = unicodedata.normalize("NFD", word.lower())
    plain = "".join(letter for letter in lowered if unicodedata.category(letter) != "Mn")
    parts = [plain] if "_" in plain else _PARTS.findall(plain)
    pieces = list(chain.from_iterable(_split_part(part, vocabulary) for part in parts))
    return tuple(pieces[:MAX_PIECES_PER_WORD]) or (UNKNOWN_PIECE,)


def letter_case(word: str) -> int:
    """Class a word by its capitals: 0 marks, 1 lower, 2 Capital, 3 CAPITALS, 4 digits, 5 mIxed."""
    letters = sum(letter.isalpha() for letter in word)
    if not letters:
        return 4 if any(letter.isdigit() for letter in word) else 0
    if word.isupper():
        return 3 if letters > 1 else 2
    if word[0].isupper():
        return 2
    return 1 if word.islower() else 5


def _look_up(
    word: str, vocabulary: Mapping[str, int], lexicon: Lexicon
) -> tuple[tuple[int, ...], int]:
    found = lexicon.get(word)
    if found is None:
        if len(lexicon) >= MAX_LEXICON:  # an archive of years must not grow the memory
            lexicon.clear()
        found = lexicon[word] = (split_word(word, vocabulary), letter_case(word))
    return found


def _split_part(part: str, vocabulary: Mapping[str, int]) -> list[int]:
    pieces: list[int] = []
    begin = 0
    while begin < len(part):
        for stop in range(len(part), begin, -1):
            piece = vocabulary.get(("##" if begin else "") + part[begin:stop])
            if piece is not None:
                pieces.append(piece)
                begin = stop
                break
        else:
            return [*pieces, UNKNOWN_PIECE]
    return pieces


def _ids(hashes: NDArray[np.uint64], known: Mapping[int, int]) -> Ints:
    return np.array([known.get(label, 0) for label in hashes.tolist()], dtype=np.int64)


def _heads(table: Ints, kept: Ints) -> Ints:
    """Point each word at its syntactic head; at itself where the head is a blank token."""
    renumbered = np.full(len(table), -1, dtype=np.int64)
    renumbered[kept] = np.arange(len(kept))
    heads = renumbered[kept + table[kept, 2]]
    return np.where(heads < 0, np.arange(len(kept)), heads)


def _paragraph_starts(text: str, start: Ints, end: Ints) -> NDArray[np.bool_]:
    breaks = np.array([match.start() for match in re.finditer("\n", text)], dtype=np.int64)
    starts = np.ones(len(start), dtype=np.bool_)
    starts[1:] = np.searchsorted(breaks, start[1:]) > np.searchsorted(breaks, end[:-1])
    return starts


def _sentence_starts(table: Ints, kept: Ints) -> NDArray[np.bool_]:
    """Mark the first word of each sentence, also where the parser put the start on a blank."""
    number = np.cumsum(table[:, 7] == 1)[kept]
    starts = np.ones(len(kept), dtype=np.bool_)
    starts[1:] = number[1:] != number[:-1]
    return starts


def _quotation_states(text: str) -> Ints:
    """Tell for each character: 0 outside quotation marks, 1 inside, 2 inside unclosed ones."""
    states = np.zeros(len(text) + 1, dtype=np.int64)
    for paragraph in re.finditer(r"[^\n]+", text):
        for quoted in _QUOTED.finditer(paragraph[0]):
            closed = len(quoted[0]) > 1 and quoted[0][-1] in _CLOSING
            states[paragraph.start() + quoted.start() : paragraph.start() + quoted.end()] = (
                1 if closed else 2
            )
    return states


def quoted_places(text: str) -> frozenset[int]:
    """The places of a text that lie inside quotation marks, marks included."""
    return frozenset(np.flatnonzero(_quotation_states(text)[:-1]).tolist())


def inventory_of(
    pieces: Sequence[str], tags: Sequence[int], dependencies: Sequence[int], entities: Sequence[int]
) -> Inventory:
    """Give the word pieces and the parser's labels the numbers the model was trained with."""
    return Inventory(
        pieces={piece: number for number, piece in enumerate(pieces)},
        tags={label: number for number, label in enumerate(tags)},
        dependencies={label: number for number, label in enumerate(dependencies)},
        entities={label: number for number, label in enumerate(entities)},
    )

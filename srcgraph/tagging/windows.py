"""Lay out an article's paragraphs as the model's input."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from srcgraph.tagging.words import Ints, Words

MAX_PIECES: Final = 222
FIRST_PIECE: Final = 101
LAST_PIECE: Final = 102


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Hold the words `begin..end` of an article as the model's input rows.

    Row 0 stands for "nobody"; `first[i]` is the row of word `begin + i`.
    """

    begin: int
    end: int
    pieces: Ints
    features: Ints
    heads: Ints
    first: Ints


def paragraphs(words: Words, max_pieces: int = MAX_PIECES) -> Iterator[Window]:
    """Lay out each paragraph as a window of its own; cut at sentences what is longer.

    Annotators find source and content in one paragraph in 99.8 of 100 cases, and a paragraph
    read alone is read alike wherever it stands.
    """
    return (window(words, begin, end) for begin, end in _units(words, max_pieces))


def packed(words: Words, max_pieces: int) -> Iterator[Window]:
    """Pack as many whole paragraphs into each window as fit: more to learn from a step."""
    return (window(words, begin, end) for begin, end in _pack(words, max_pieces))


def window(words: Words, begin: int, end: int) -> Window:
    """Lay out the input rows of the words `begin..end`."""
    counts = np.diff(words.first[begin : end + 1])
    first = words.first[begin:end] - words.first[begin] + 1
    heads = words.head[begin:end] - begin
    heads = np.where((heads >= 0) & (heads < end - begin), heads, np.arange(end - begin))
    rows = int(counts.sum()) + 2
    pieces = np.empty(rows, dtype=np.int64)
    pieces[0], pieces[-1] = FIRST_PIECE, LAST_PIECE
    pieces[1:-1] = words.pieces[words.first[begin] : words.first[end]]
    features = np.zeros((rows, words.features.shape[1]), dtype=np.int64)
    features[1:-1] = np.repeat(words.features[begin:end], counts, axis=0)
    head_rows = np.zeros(rows, dtype=np.int64)
    head_rows[1:-1] = np.repeat(first[heads], counts)
    return Window(begin, end, pieces, features, head_rows, first)


def _pack(words: Words, max_pieces: int) -> Iterator[tuple[int, int]]:
    begin = end = 0
    for unit_begin, unit_end in _units(words, max_pieces):
        if end > begin and words.first[unit_end] - words.first[begin] > max_pieces:
            yield begin, end
            begin = unit_begin
        end = unit_end
    if end > begin:
        yield begin, end


def _units(words: Words, max_pieces: int) -> Iterator[tuple[int, int]]:
    """List paragraphs; one too long comes as its longest runs of sentences that fit."""
    edges = [*np.flatnonzero(np.diff(words.paragraph, prepend=-1)).tolist(), len(words.start)]
    for begin, end in pairwise(edges):
        while words.first[end] - words.first[begin] > max_pieces:
            stop = _last_break(words, begin, max_pieces)
            yield begin, stop
            begin = stop
        yield begin, end


def _last_break(words: Words, begin: int, max_pieces: int) -> int:
    """Find the last sentence start that still fits, or the last word where none does."""
    limit = int(np.searchsorted(words.first, words.first[begin] + max_pieces, side="right")) - 1
    sentences = words.sentence[begin : limit + 1]
    breaks = np.flatnonzero(np.diff(sentences))
    return begin + int(breaks[-1]) + 1 if len(breaks) else limit

"""Turn the model's raw output for a window into probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from srcgraph.tagging.windows import Window
from srcgraph.tagging.words import Ints

Floats = NDArray[np.float32]

LABELS: Final = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
POINTERS: Final = ("source", "first_part")
REACH: Final = 512


@dataclass(frozen=True, slots=True, eq=False)
class DistanceTable:
    """Hold what each distance between two rows adds to a pointer's score."""

    source: Floats
    first_part: Floats
    nobody: tuple[float, float]

    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[float]]) -> DistanceTable:
        """Spread the learnt values of 33 distance classes over all distances."""
        classes = distance_classes(np.arange(-REACH, REACH + 1))
        source, first_part = (np.array(row, dtype=np.float32) for row in rows)
        return cls(source[classes], first_part[classes], (float(source[0]), float(first_part[0])))


@dataclass(frozen=True, slots=True, eq=False)
class WindowScores:
    """Hold the probabilities for one window's words.

    `tags[i]` are log probabilities over LABELS of word `begin + i`. `source[i, 0]` is the
    probability that what word i belongs to has no source, `source[i, 1 + j]` that word j is
    part of its source. `first_part[i, j]`: that word j begins the content word i belongs to.
    """

    begin: int
    tags: Floats
    source: Floats
    first_part: Floats


def window_scores(
    window: Window, tags: Floats, source: Floats, first_part: Floats, distances: DistanceTable
) -> WindowScores:
    """Read a window's tag and pointer probabilities off the model's output rows."""
    columns = np.concatenate([[0], window.first])
    offset = columns[None, :] - window.first[:, None] + REACH
    source_bias, part_bias = distances.source[offset], distances.first_part[offset]
    source_bias[:, 0], part_bias[:, 0] = distances.nobody
    places = np.ix_(window.first, columns)
    return WindowScores(
        begin=window.begin,
        tags=_log_softmax(tags[window.first]),
        source=np.exp(_log_softmax(source[places] + source_bias)),
        first_part=np.exp(_log_softmax(first_part[places] + part_bias))[:, 1:],
    )


def distance_classes(offset: Ints) -> Ints:
    """Class distances: one class a word up to 8, then half octaves; the sign kept."""
    far = np.abs(offset)
    halves = 8 + (np.log2(np.maximum(far, 8) / 8) * 2).astype(np.int64)
    size = np.minimum(np.where(far < 8, far, halves), 15)
    return np.where(offset < 0, 16 - size, 16 + size)


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result

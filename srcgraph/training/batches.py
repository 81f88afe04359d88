"""Cut varied articles into windows and windows into batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from srcgraph.tagging.windows import Window, packed, paragraphs
from srcgraph.tagging.words import Ints, Inventory
from srcgraph.training.corpus import Target
from srcgraph.training.variation import Lesson, Names, varied

WINDOW_SIZES: Final = (94, 126, 158, 190, 222)
ROWS_A_BATCH: Final = 2560
STEP: Final = 32
ALONE: Final = 0.5
IGNORED: Final = -100


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """Hold one window with its reading."""

    window: Window
    target: Target


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Hold padded windows and their targets as tensors.

    `source_at` and `part_at` are the (window, row) pairs that point; `source_to` marks the
    columns that are right, `part_to` names the one column that is.
    """

    pieces: Tensor
    features: Tensor
    heads: Tensor
    filled: Tensor
    labels: Tensor
    source_at: tuple[Tensor, Tensor]
    source_to: Tensor
    part_at: tuple[Tensor, Tensor]
    part_to: Tensor


def epoch(
    lessons: Sequence[Lesson], random: Random, names: Names, inventory: Inventory
) -> list[list[Example]]:
    """Show every article once, in windows of another size and in another order each time."""
    examples: list[Example] = []
    for lesson in lessons:
        words = varied(lesson, random, names, inventory)
        target = random.choice(lesson.targets)
        alone = random.random() < ALONE
        windows = paragraphs(words) if alone else packed(words, random.choice(WINDOW_SIZES))
        examples.extend(Example(window, target) for window in windows)
    sized = sorted(
        examples, key=lambda example: len(example.window.pieces) + random.random() * STEP / 2
    )
    groups = list(_groups(sized))
    random.shuffle(groups)
    return groups


def _groups(examples: Sequence[Example]) -> Iterator[list[Example]]:
    group: list[Example] = []
    length = 0
    for example in examples:
        needed = max(length, _padded(len(example.window.pieces)))
        if group and needed * (len(group) + 1) > ROWS_A_BATCH:
            yield group
            group, needed = [], _padded(len(example.window.pieces))
        group.append(example)
        length = needed
    if group:
        yield group


def _padded(length: int) -> int:
    return -(-length // STEP) * STEP


def collate(examples: Sequence[Example]) -> Batch:
    """Pad windows to one length and gather what their words should answer."""
    length = _padded(max(len(example.window.pieces) for example in examples))
    size = len(examples)
    pieces, heads = np.zeros((size, length), np.int64), np.zeros((size, length), np.int64)
    features = np.zeros((size, length, examples[0].window.features.shape[1]), np.int64)
    filled = np.zeros((size, length), np.float32)
    labels = np.full((size, length), IGNORED)
    source_at: list[tuple[int, int]] = []
    source_to: list[NDArray[np.bool_]] = []
    part_at: list[tuple[int, int]] = []
    part_to: list[int] = []
    for number, example in enumerate(examples):
        window = example.window
        rows = len(window.pieces)
        pieces[number, :rows], heads[number, :rows] = window.pieces, window.heads
        features[number, :rows], filled[number, :rows] = window.features, 1
        labels[number, window.first] = _labels(example)
        for row, columns in _source_targets(example):
            source_at.append((number, row))
            marked = np.zeros(length, np.bool_)
            marked[columns] = True
            source_to.append(marked)
        for row, column in _part_targets(example):
            part_at.append((number, row))
            part_to.append(column)
    return Batch(
        pieces=torch.from_numpy(pieces),
        features=torch.from_numpy(features),
        heads=torch.from_numpy(heads),
        filled=torch.from_numpy(filled),
        labels=torch.from_numpy(labels),
        source_at=_pairs(source_at),
        source_to=torch.from_numpy(np.array(source_to, np.bool_).reshape(-1, length)),
        part_at=_pairs(part_at),
        part_to=torch.tensor(part_to, dtype=torch.long),
    )


def _pairs(pairs: Sequence[tuple[int, int]]) -> tuple[Tensor, Tensor]:
    table = torch.tensor(pairs, dtype=torch.long).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _labels(example: Example) -> Ints:
    labels: Ints = example.target.labels[example.window.begin : example.window.end].copy()
    if labels[0] in (2, 4, 6):  # a span that the window's edge cuts begins at the edge
        labels[0] -= 1
    return labels


def _source_targets(example: Example) -> Iterator[tuple[int, list[int]]]:
    window, target = example.window, example.target
    for word, row in enumerate(window.first.tolist(), window.begin):
        owner = target.owner[word]
        if owner < 0:
            continue
        source = target.sources[owner]
        columns = [
            int(window.first[at - window.begin]) for at in source if window.begin <= at < window.end
        ]
        if columns or not source:
            yield row, columns or [0]


def _part_targets(example: Example) -> Iterator[tuple[int, int]]:
    window, target = example.window, example.target
    for word, row in enumerate(window.first.tolist(), window.begin):
        owner = target.owner[word]
        if owner >= 0 and window.begin <= target.begins[owner] < window.end:
            yield row, int(window.first[target.begins[owner] - window.begin])

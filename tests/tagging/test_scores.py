"""scores: probabilities that sum to one, and distances in classes."""

from __future__ import annotations

import numpy as np
import pytest

from srcgraph.tagging.scores import (
    LABELS,
    REACH,
    DistanceTable,
    WindowScores,
    distance_classes,
    window_scores,
)
from srcgraph.tagging.windows import window
from tests.tokens import words

LEVEL = DistanceTable.from_rows([[0.0] * 33, [0.0] * 33])


def scored(distances: DistanceTable = LEVEL, pointers: float = 1.0) -> WindowScores:
    one = window(words("a b c d"), 0, 4)
    chance = np.random.default_rng(1)
    tags = chance.normal(size=(6, len(LABELS))).astype(np.float32)
    source, part = (pointers * chance.normal(size=(2, 6, 6))).astype(np.float32)
    return window_scores(one, tags, source, part, distances)


@pytest.mark.parametrize(
    ("distance", "expected"),
    [
        (0, 16),
        (1, 17),
        (-1, 15),
        (7, 23),
        (8, 24),
        (11, 24),
        (12, 25),
        (15, 25),
        (16, 26),
        (22, 26),
        (23, 27),
        (-23, 5),
        (90, 30),
        (91, 31),
        (REACH, 31),
        (-REACH, 1),
    ],
)
def test_distance_classes(distance: int, expected: int) -> None:
    assert distance_classes(np.array([distance])).tolist() == [expected]


def test_distances_are_classed_alike_in_both_directions() -> None:
    distances = np.arange(1, REACH + 1)
    assert (distance_classes(distances) + distance_classes(-distances) == 32).all()


def test_no_distance_has_the_class_of_nobody() -> None:
    assert distance_classes(np.arange(-REACH, REACH + 1)).min() == 1


def test_a_table_spreads_classes_over_all_distances() -> None:
    table = DistanceTable.from_rows([list(range(33)), [0] * 33])
    assert table.source[[REACH - 1, REACH, REACH + 1]].tolist() == [15, 16, 17]
    assert table.nobody == (0.0, 0.0)


def test_a_tag_is_one_of_the_labels() -> None:
    assert np.exp(scored().tags).sum(axis=1) == pytest.approx(np.ones(4), abs=1e-5)


def test_a_source_is_a_word_or_nobody() -> None:
    found = scored().source
    assert found.shape == (4, 5)
    assert found.sum(axis=1) == pytest.approx(np.ones(4), abs=1e-5)


def test_a_first_part_is_always_a_word() -> None:
    assert scored().first_part.shape == (4, 4)


def test_huge_scores_stay_probabilities() -> None:
    assert np.isfinite(scored(pointers=1e4).source).all()


def test_a_bias_for_nobody_counts_for_nobody_alone() -> None:
    rows = [[0.0] * 33, [0.0] * 33]
    rows[0][0] = 20.0
    assert scored(DistanceTable.from_rows(rows)).source[:, 0] == pytest.approx(np.ones(4), abs=1e-3)


def test_a_bias_for_a_distance_counts_from_the_pointing_word() -> None:
    rows = [[0.0] * 33, [0.0] * 33]
    rows[0][15] = 30.0
    found = scored(DistanceTable.from_rows(rows)).source
    assert found.argmax(axis=1)[1:].tolist() == [1, 2, 3]


def test_only_the_first_piece_of_a_word_speaks_for_it() -> None:
    one = window(words("a b"), 0, 2)
    split = type(one)(0, 2, np.zeros(5, int), one.features, one.heads, np.array([1, 3]))
    tags = np.zeros((5, len(LABELS)), np.float32)
    tags[3, 2] = 9
    level = np.zeros((5, 5), np.float32)
    found = window_scores(split, tags, level, level, LEVEL)
    assert found.tags.argmax(axis=1).tolist() == [0, 2]


def test_a_word_points_at_the_first_piece_of_a_word() -> None:
    one = window(words("a b"), 0, 2)
    split = type(one)(0, 2, np.zeros(5, int), one.features, one.heads, np.array([1, 3]))
    pointers = np.zeros((5, 5), np.float32)
    pointers[1, 3] = pointers[3, 0] = 30
    found = window_scores(split, np.zeros((5, 7), np.float32), pointers, pointers, LEVEL)
    assert found.source.argmax(axis=1).tolist() == [2, 0]
    assert found.first_part[0].argmax() == 1

"""batches: windows of one size together, padded, with what their words should answer."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from srcgraph.tagging.windows import window
from srcgraph.training.corpus import Annotated, AnnotatedArticle, parse_reading, target
from srcgraph.training.variation import Lesson, Names, lesson
from tests.tokens import MARKED, STORY, inventory, pieces_of, words

torch = pytest.importorskip("torch", reason="needs the train extra: pip install 'srcgraph[train]'")

from srcgraph.training import batches  # noqa: E402  # torch may be absent
from srcgraph.training.batches import (  # noqa: E402
    IGNORED,
    ROWS_A_BATCH,
    STEP,
    Batch,
    Example,
    collate,
    epoch,
)

NAMES = Names(("Ada",), ("Lund",))


def example(begin: int = 0, end: int = 16, marked: str = MARKED) -> Example:
    """A window of the story's words; each is one piece, in the row after its number."""
    read = words(STORY)
    return Example(window(read, begin, end), target(read, parse_reading(marked)))


def lessons(count: int, text: str = STORY) -> list[Lesson]:
    article = AnnotatedArticle("a", text, (parse_reading(MARKED),))
    return [lesson(article, words(text), 1)] * count


def source_targets(batch: Batch) -> dict[int, list[int]]:
    """For every row of the first window the columns that are right."""
    return {
        int(row): marked.nonzero().flatten().tolist()
        for number, row, marked in zip(*batch.source_at, batch.source_to, strict=True)
        if number == 0
    }


def part_targets(batch: Batch) -> dict[int, int]:
    return {
        int(row): int(column)
        for number, row, column in zip(*batch.part_at, batch.part_to, strict=True)
        if number == 0
    }


def test_windows_are_padded_to_full_steps() -> None:
    assert collate([example()]).pieces.shape == (1, STEP)


def test_padding_is_told_apart_from_words() -> None:
    filled = collate([example(), example(0, 3)]).filled
    assert filled.sum(dim=1).tolist() == [18, 5]


def test_padding_and_marks_have_no_label() -> None:
    labels = collate([example(0, 3)]).labels[0]
    assert labels[:4].tolist() == [IGNORED, 1, 2, 3]
    assert set(labels[4:].tolist()) == {IGNORED}


def test_words_of_an_attribution_point_at_its_source() -> None:
    pointing = source_targets(collate([example()]))
    assert pointing == {
        **{row: [1, 2] for row in range(3, 9)},
        **{row: [10] for row in range(12, 16)},
    }


def test_words_of_an_attribution_point_at_its_first_content_word() -> None:
    pointing = part_targets(collate([example()]))
    assert pointing == {**dict.fromkeys(range(3, 9), 4), **dict.fromkeys(range(12, 16), 12)}


def test_without_a_source_words_point_at_nobody() -> None:
    marked = "T1\tContent 19 30\tx\nE1\tAttribution:T1 Content:T1\n"
    assert set(map(tuple, source_targets(collate([example(marked=marked)])).values())) == {(0,)}


def test_a_source_in_another_window_teaches_nothing() -> None:
    assert source_targets(collate([example(3, 9)])) == {}


def test_a_content_that_began_in_another_window_teaches_no_first_part() -> None:
    assert part_targets(collate([example(4, 9)])) == {}


def test_a_span_cut_by_the_windows_edge_begins_at_the_edge() -> None:
    assert collate([example(4, 9)]).labels[0, 1:6].tolist() == [5, 6, 6, 6, 0]


def test_the_reading_is_left_as_it_was() -> None:
    made = example(4, 9)
    before = made.target.labels.tolist()
    collate([made])
    assert made.target.labels.tolist() == before


def test_windows_without_attributions_can_be_batched() -> None:
    batch = collate([example(marked="")])
    assert (len(batch.part_to), batch.source_to.shape) == (0, (0, STEP))


def test_an_epoch_shows_every_word_once() -> None:
    groups = epoch(lessons(5), Random(1), NAMES, inventory(pieces_of(STORY)))
    assert sum(len(one.window.first) for group in groups for one in group) == 5 * 16


@pytest.mark.parametrize(("share", "windows"), [(1.0, 3), (0.0, 1)])
def test_an_article_is_shown_paragraph_by_paragraph_or_packed(
    share: float, windows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "ALONE", share)
    groups = epoch(lessons(1, STORY * 3), Random(1), NAMES, inventory(pieces_of(STORY)))
    assert sum(map(len, groups)) == windows


def test_an_epoch_shows_one_of_the_readings() -> None:
    readings = (parse_reading(MARKED), (Annotated((), (), ((0, 4),)),))
    taught = lesson(AnnotatedArticle("a", STORY, readings), words(STORY), 1)
    groups = epoch([taught] * 30, Random(1), NAMES, inventory(pieces_of(STORY)))
    shown = {id(one.target) for group in groups for one in group}
    assert shown == {id(target) for target in taught.targets}


@pytest.mark.parametrize("seed", range(3))
def test_no_batch_is_larger_than_allowed(seed: int) -> None:
    taught = lessons(40, STORY * 5) + lessons(40)
    for group in epoch(taught, Random(seed), NAMES, inventory(pieces_of(STORY))):
        assert collate(group).pieces.numel() <= ROWS_A_BATCH


def test_the_same_chance_gives_the_same_epoch() -> None:
    def shown() -> list[list[int]]:
        groups = epoch(lessons(6), Random(2), NAMES, inventory(pieces_of(STORY)))
        return [np.concatenate([one.window.pieces for one in group]).tolist() for group in groups]

    assert shown() == shown()

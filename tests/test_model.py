"""The nouns: spans are ranges, words are written as themselves, levels follow identification."""

from dataclasses import replace

import pytest
import samples

from srcgraph.model import (
    LEVELS,
    Analysis,
    Anchor,
    Identification,
    Level,
    Rung,
    Span,
    Stance,
    hull,
)


@pytest.mark.parametrize(("start", "end"), [(1, 1), (2, 1), (-1, 3)])
def test_a_span_holds_something(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@pytest.mark.parametrize(("exact", "start", "end"), [("", 1, 2), ("sea", 4, 4), ("sea", -1, 2)])
def test_an_anchor_holds_words_and_a_place(exact: str, start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not an anchor"):
        Anchor(exact, "", "", start, end)


def test_a_span_covers_words() -> None:
    assert Span(4, 7).of("The sea rose.") == "sea"


@pytest.mark.parametrize(
    ("left", "right", "covers", "overlaps"),
    [
        (Span(0, 5), Span(1, 4), True, True),
        (Span(0, 5), Span(0, 5), True, True),
        (Span(0, 5), Span(4, 6), False, True),
        (Span(0, 5), Span(5, 6), False, False),
    ],
)
def test_spans_meet_or_not(left: Span, right: Span, covers: bool, overlaps: bool) -> None:
    assert left.covers(right) is covers
    assert left.overlaps(right) is right.overlaps(left) is overlaps


def test_the_hull_covers_all() -> None:
    assert hull([Span(5, 9), Span(1, 2), Span(3, 7)]) == Span(1, 9)


def test_words_are_written_as_themselves() -> None:
    assert f"{Stance.DENIES}" == "denies"


def test_every_identification_has_a_level() -> None:
    assert set(LEVELS) == set(Identification)


@pytest.mark.parametrize(
    ("identification", "rung", "level", "letter"),
    [
        (Identification.NAMED, None, Level.NAMED, "N"),
        (Identification.IDENTIFIABLE, None, Level.NAMED, "N"),
        (Identification.DOCUMENT, None, Level.RECORD, "R"),
        (Identification.UNNAMED, Rung.ACCESS, Level.UNNAMED, "D"),
        (Identification.UNNAMED, Rung.POSITION, Level.UNNAMED, "D"),
        (Identification.UNNAMED, Rung.SECTOR, Level.UNNAMED, "A"),
        (Identification.UNNAMED, None, Level.UNNAMED, "A"),
        (Identification.GENERIC, None, Level.NONE, "U"),
    ],
)
def test_level_and_letter_of_a_source(
    identification: Identification, rung: Rung | None, level: Level, letter: str
) -> None:
    source = replace(samples.small().sources[0], identification=identification, rung=rung)
    assert (source.level, source.letter) == (level, letter)


def test_an_analysis_finds_its_parts(small: Analysis) -> None:
    first = small.attributions[0]
    assert small.attribution(first.id) is first
    assert small.source(small.sources[1].id) is small.sources[1]
    assert small.source(None) is None

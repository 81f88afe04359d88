"""Measure found attributions against annotated ones, as PolNeAR's yardstick does.

Everything is counted in characters that are not blank. A found attribution matches an
annotated one when their contents share at least half of what either covers; the `edge` is
right when the sources meet as well (or neither has one).
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from scipy.optimize import linear_sum_assignment

from srcgraph.model import Style
from srcgraph.tagging.words import quoted_places
from srcgraph.training.corpus import Annotated, CharSpans

HALF: Final = 0.5
MARKS: Final = frozenset(string.punctuation + "“”‘’«»„‚–—…`´ ")
DETERMINERS: Final = frozenset(
    "the a an this that these those some any all both each every no several many most".split()
)


@dataclass(frozen=True, slots=True)
class Figures:
    """Count what was found, what was there and what was right; add two to count both.

    `exact` counts edges whose contents and sources are the same but for marks at their ends.
    `by_style` holds (annotated, right edges) for direct, mixed and indirect contents.
    """

    found: int = 0
    annotated: int = 0
    content: int = 0
    edge: int = 0
    exact: int = 0
    by_style: tuple[tuple[int, int], ...] = ((0, 0),) * len(Style)

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.found + other.found,
            self.annotated + other.annotated,
            self.content + other.content,
            self.edge + other.edge,
            self.exact + other.exact,
            tuple(
                (mine[0] + theirs[0], mine[1] + theirs[1])
                for mine, theirs in zip(self.by_style, other.by_style, strict=True)
            ),
        )

    def f1(self, right: int) -> float:
        """Balance precision and recall of a count of right ones."""
        return 2 * right / max(self.found + self.annotated, 1)

    @property
    def edge_f1(self) -> float:
        """Balance precision and recall of contents with their sources."""
        return self.f1(self.edge)

    @property
    def recall(self) -> dict[Style, float]:
        """The share of annotated edges that were found, by style."""
        pairs = zip(Style, self.by_style, strict=True)
        return {style: right / max(annotated, 1) for style, (annotated, right) in pairs}


@dataclass(frozen=True, slots=True)
class Match:
    """Pair a found attribution with an annotated one, by number."""

    found: int
    annotated: int
    edge: bool
    exact: bool


class Spoken(Protocol):
    """Anything with the spans of an attribution."""

    @property
    def source(self) -> CharSpans:
        """The words that name the speaker."""

    @property
    def content(self) -> CharSpans:
        """The words that are attributed."""


def compare(text: str, found: Sequence[Spoken], annotated: Sequence[Annotated]) -> Figures:
    """Count one article's figures."""
    real = [reading for reading in annotated if reading.content]
    found = list({(one.source, one.content): one for one in found}.values())
    matches = match(text, found, real)
    right = {pair.annotated for pair in matches if pair.edge}
    styles = _styles(text, real)
    return Figures(
        found=len(found),
        annotated=len(real),
        content=len(matches),
        edge=len(right),
        exact=sum(pair.exact for pair in matches),
        by_style=tuple(
            (
                styles.count(style),
                sum(styles[number] is style for number in right),
            )
            for style in Style
        ),
    )


def match(text: str, found: Sequence[Spoken], annotated: Sequence[Annotated]) -> list[Match]:
    """Pair attributions one to one so that their contents overlap most."""
    if not found or not annotated:
        return []
    mine = [(_letters(text, one.content), _named(text, one.source)) for one in found]
    theirs = [(_letters(text, one.content), _named(text, one.source)) for one in annotated]
    overlaps = np.array([[_overlap(text, a, b) for b, _ in theirs] for a, _ in mine])
    edges = np.array([[bool(a & b) or not (a or b) for _, b in theirs] for _, a in mine])
    admitted = overlaps >= HALF
    weights = np.where(admitted, overlaps + 1e-3 * edges, 0.0)
    rows, columns = linear_sum_assignment(-weights)
    return [
        Match(
            int(row),
            int(column),
            bool(edges[row, column]),
            _bare(text, mine[row][0]) == _bare(text, theirs[column][0])
            and _bare(text, mine[row][1]) == _bare(text, theirs[column][1]),
        )
        for row, column in zip(rows, columns, strict=True)
        if admitted[row, column]
    ]


def _styles(text: str, annotated: Sequence[Annotated]) -> list[Style]:
    inside = quoted_places(text)
    styles = []
    for reading in annotated:
        letters = _letters(text, reading.content)
        places = [place for place in letters if text[place].isalnum()] or list(letters)
        share = sum(place in inside for place in places)
        whole = share == len(places)
        styles.append(Style.DIRECT if whole else Style.MIXED if share else Style.INDIRECT)
    return styles


def _overlap(text: str, mine: frozenset[int], theirs: frozenset[int]) -> float:
    if mine and _bare(text, mine) == _bare(text, theirs):
        return 1.0
    return len(mine & theirs) / max(len(mine | theirs), 1)


def _letters(text: str, spans: CharSpans) -> frozenset[int]:
    return frozenset(
        place for begin, end in spans for place in range(begin, end) if not text[place].isspace()
    )


def _bare(text: str, places: frozenset[int]) -> frozenset[int]:
    """Leave out marks at both ends of every unbroken run, as the yardstick does."""
    kept: set[int] = set()
    for run in _runs(text, places):
        low, high = 0, len(run)
        while low < high and text[run[low]] in MARKS:
            low += 1
        while high > low and text[run[high - 1]] in MARKS:
            high -= 1
        kept.update(run[low:high])
    return frozenset(kept) or places


def _runs(text: str, places: frozenset[int]) -> list[list[int]]:
    """Places in order, cut where more than blanks lies between two."""
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and not text[runs[-1][-1] + 1 : place].strip():
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _named(text: str, spans: CharSpans) -> frozenset[int]:
    """Leave out a leading determiner, so that "the" alone is no agreement."""
    places = _letters(text, spans)
    if not places:
        return places
    begin = min(places)
    first = text[begin : max(places) + 1].split(maxsplit=1)[0]
    rest = frozenset(place for place in places if place >= begin + len(first))
    return rest if first.lower() in DETERMINERS and rest else places

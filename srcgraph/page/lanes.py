"""The lanes picture: a row for each source, its claims as numbered pills in reading order.

Positions are computed here and nowhere else: for wide panes (the source's name left of its row),
for narrow ones (the name above its row) and for paper. `picture` sets rows one under another; the
page's script does the same with those that a filter leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil
from statistics import fmean as mean
from typing import TYPE_CHECKING, Any

from srcgraph.model import Level
from srcgraph.page.words import LEAST_FIRST, LEVEL_WORDS, short

if TYPE_CHECKING:
    from srcgraph.graph import SourceGraph

GAP = 4
SIGNS = {"supports": "✓", "denies": "✕"}


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of one kind of picture, in pixels at full size."""

    width: int
    name: int
    mark: int
    first: int
    last: int
    top: int
    row: int
    head: int
    foot: int


WIDE = Frame(width=600, name=176, mark=194, first=232, last=572, top=0, row=34, head=30, foot=8)
# Print and pages without scripts: as wide as paper, names on one line.
PAPER = Frame(width=900, name=300, mark=316, first=354, last=868, top=0, row=25, head=26, foot=4)
NARROW = Frame(width=352, name=30, mark=14, first=32, last=322, top=26, row=34, head=30, foot=8)


@dataclass(frozen=True, slots=True)
class Pill:
    """One claim in the row of one source, with the attributions it stands for."""

    id: str
    claim: str
    attributions: tuple[str, ...]
    label: str
    width: int
    start: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One source with its pills; the row without a source bears the article's key."""

    id: str
    ref: str
    label: str
    letter: str
    level: Level
    pills: tuple[Pill, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a pill stands: from the left, and in which line of its row."""

    pill: Pill
    x: int
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """A lane with the places of its pills and its distance from the top."""

    lane: Lane
    spots: tuple[Spot, ...]
    lines: int
    head: str
    y: int

    def middle(self, frame: Frame, line: int = 0) -> int:
        """How far down one of the row's lines runs."""
        return self.y + frame.top + line * frame.row + frame.row // 2


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole lanes picture, ready to draw."""

    frame: Frame
    rows: tuple[Row, ...]
    height: int


def lanes(graph: SourceGraph, least_first: Sequence[str]) -> tuple[Lane, ...]:
    """The sources of a graph with their claims, grouped by level, least told first.

    `least_first` are the ids of the sources in the order in which every list shows them. The claims
    that nobody is named for have a row as well, the article's, behind vague groups as in the lists;
    even where there are none: an editor may take a claim's source away.
    """
    rank = {ref: at for at, ref in enumerate(least_first)}
    found = [
        _lane(graph, node, data)
        for node, data in graph.nodes(data=True)
        if data["type"] in ("source", "article")
    ]
    return tuple(
        sorted(
            found,
            key=lambda lane: (
                LEAST_FIRST.index(lane.letter),
                rank[lane.ref] if lane.ref else len(rank),
            ),
        )
    )


def picture(of: tuple[Lane, ...], frame: Frame) -> Picture:
    """Compute where every source and claim stands."""
    places = _columns((pill for lane in of for pill in lane.pills), frame)
    rows: list[Row] = []
    y = 0
    previous: Level | None = None
    for lane in (lane for lane in of if lane.ref or lane.pills):
        spots = _spots(lane.pills, places, frame)
        lines = 1 + max((spot.line for spot in spots), default=0)
        head = "" if lane.level is previous else LEVEL_WORDS[lane.level]
        y += frame.head if head else 0
        rows.append(Row(lane, spots, lines, head, y))
        y += frame.top + lines * frame.row
        previous = lane.level
    return Picture(frame, tuple(rows), y + frame.foot)


def _lane(graph: SourceGraph, node: str, data: dict[str, Any]) -> Lane:
    source = data["type"] == "source"
    letter = str(data["letter"]) if source else "U"
    return Lane(
        id=node,
        ref=str(data["ref"]) if source else "",
        label=short(data["label"], 80) if source else "Nobody",
        letter=letter,
        level=Level(data["level"]) if source else Level.NONE,
        pills=_pills(graph, node, letter),
    )


def _says(graph: SourceGraph, node: str) -> list[tuple[str, str, dict[str, Any]]]:
    """The edges from a speaker to claims: what it says, supports or denies."""
    return [
        (claim, attribution, data)
        for _, claim, attribution, data in graph.out_edges(node, keys=True, data=True)
        if "stance" in data
    ]


def _pills(graph: SourceGraph, node: str, letter: str) -> tuple[Pill, ...]:
    by_claim: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for claim, attribution, data in _says(graph, node):
        by_claim.setdefault(claim, []).append((attribution, data))
    pills = [_pill(graph, node, claim, said, letter) for claim, said in by_claim.items()]
    return tuple(sorted(pills, key=lambda pill: pill.start))


def _pill(
    graph: SourceGraph, node: str, claim: str, said: list[tuple[str, dict[str, Any]]], letter: str
) -> Pill:
    data = graph.nodes[claim]
    sign = SIGNS.get(said[0][1]["kind"], "")
    unsure = "?" if all(edge["unsure"] for _, edge in said) else ""
    label = f"{sign}{data['order']}{letter}{unsure}"
    return Pill(
        id=f"{node} {claim}",
        claim=str(data["ref"]),
        attributions=tuple(attribution for attribution, _ in said),
        label=label,
        width=14 + 8 * max(2, len(label)),
        start=min(span[0] for _, edge in said for span in edge["spans"]),
    )


def _columns(pills: Iterable[Pill], frame: Frame) -> dict[str, int]:
    """Spread all pills over the width in the order in which a reader meets them."""
    ordered = sorted(pills, key=lambda pill: (pill.start, pill.id))
    step = (frame.last - frame.first) / max(1, len(ordered) - 1)
    return {pill.id: frame.first + round(index * step) for index, pill in enumerate(ordered)}


def _spots(pills: tuple[Pill, ...], places: dict[str, int], frame: Frame) -> tuple[Spot, ...]:
    """Keep the pills of one row apart: side by side where they fit, else in turn on more lines."""
    length = sum(pill.width + GAP for pill in pills)
    lines = max(1, ceil(length / (frame.last - frame.first)))
    turns = [_apart(pills[line::lines], places, frame) for line in range(lines)]
    return tuple(
        Spot(pill, turns[index % lines][index // lines], index % lines)
        for index, pill in enumerate(pills)
    )


def _apart(pills: tuple[Pill, ...], places: dict[str, int], frame: Frame) -> list[int]:
    """Move pills on one line no further than it takes for none to cover another."""
    starts = [0, *accumulate((one.width + two.width) // 2 + GAP for one, two in pairwise(pills))]
    wanted = [places[pill.id] - start for pill, start in zip(pills, starts, strict=False)]
    ends = zip(_levelled(wanted), starts, strict=False)
    return [min(max(at, frame.first), frame.last - starts[len(pills) - 1]) + s for at, s in ends]


def _levelled(values: list[int]) -> list[int]:
    """The nearest values that never fall: each falling run becomes its mean."""
    runs: list[list[int]] = []
    for value in values:
        runs.append([value])
        while len(runs) > 1 and mean(runs[-2]) > mean(runs[-1]):
            falling = runs.pop()
            runs[-1] += falling
    return [round(mean(run)) for run in runs for _ in run]


def twins(of: tuple[Lane, ...]) -> tuple[tuple[str, str], ...]:
    """Pairs of pills that stand for the same claim in neighbouring rows."""
    by_claim: dict[str, list[str]] = {}
    for lane in of:
        for pill in lane.pills:
            by_claim.setdefault(pill.claim, []).append(pill.id)
    return tuple(pair for same in by_claim.values() for pair in pairwise(same))

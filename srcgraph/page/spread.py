"""The network picture: each source with its claims above it, linked ones side by side.

A source and the claims that it alone makes are one bunch, a claim of several sources stands by
itself. Bunches that are linked are placed by networkx' spring layout with a fixed seed and moved
until none covers another; groups of them are then set in rows, in the order of the text. The same
graph always gives the same picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import TYPE_CHECKING

import networkx
import numpy as np
from numpy.typing import NDArray

from srcgraph.page.lanes import Lane

if TYPE_CHECKING:
    from srcgraph.graph import SourceGraph

Place = tuple[int, int]
Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

# Pixels at full size: a pill with its gap, the name under a source, the first row above it.
PILL, TALL = 54, 34
NAME, BELOW = 128, 52
FIRST = 54
GAP = 14
SEED = 7
_ROUNDS = 400


@dataclass(frozen=True, slots=True)
class Web:
    """Where the network picture shows each source (by lane) and each claim, in pixels."""

    width: int
    height: int
    places: dict[str, Place]


@dataclass(frozen=True, slots=True)
class Bunch:
    """Things that move together: places from a middle, and how far they reach from it."""

    name: str
    places: dict[str, tuple[float, float]]
    left: float
    top: float
    right: float
    bottom: float


def spread(of: tuple[Lane, ...], graph: SourceGraph, width: int) -> Web:
    """Place sources and claims so that none covers another, in rows of at most this width."""
    bunches, links = _bunches(of, graph)
    groups = [_placed(group, links) for group in _groups(bunches, links)]
    return _shelves(groups, width)


def _bunches(
    of: tuple[Lane, ...], graph: SourceGraph
) -> tuple[dict[str, Bunch], set[tuple[str, str]]]:
    """Sources with their own claims, claims of several, and which of these are linked."""
    speakers: dict[str, list[str]] = {}
    for lane in of:
        for pill in lane.pills:
            speakers.setdefault(pill.claim, []).append(lane.id)
    home = {claim: lanes[0] if len(lanes) == 1 else claim for claim, lanes in speakers.items()}
    found: dict[str, Bunch] = {}
    for lane in of:
        own = [pill.claim for pill in lane.pills if home[pill.claim] == lane.id]
        found[lane.id] = _fan(lane.id, list(dict.fromkeys(own)))
    for claim in (claim for claim, lanes in speakers.items() if len(lanes) > 1):
        found[claim] = Bunch(claim, {claim: (0, 0)}, PILL / 2, TALL / 2, PILL / 2, TALL / 2)
    links = {(lane, claim) for claim, lanes in speakers.items() if len(lanes) > 1 for lane in lanes}
    return found, links | _links(graph, home, found)


def _links(
    graph: SourceGraph, home: dict[str, str], bunches: Iterable[str]
) -> set[tuple[str, str]]:
    """Links between claims, or sources, as links between the bunches that they are in."""
    known = set(bunches)
    found = set()
    for left, right, data in graph.edges(data=True):
        ends = [home.get(str(graph.nodes[node].get("ref", "")), node) for node in (left, right)]
        between = "stance" not in data and graph.nodes[left]["type"] != "article"
        if between and ends[0] != ends[1] and known.issuperset(ends):
            found.add((ends[0], ends[1]))
    return found


def _fan(name: str, claims: Sequence[str]) -> Bunch:
    """A source with its claims in rows above it, the first told nearest, each row to the right."""
    places: dict[str, tuple[float, float]] = {name: (0, 0)}
    room = max(3, ceil(sqrt(2 * len(claims))))
    for start in range(0, len(claims), room):
        part = claims[start : start + room]
        for at, claim in enumerate(part):
            places[claim] = ((at - (len(part) - 1) / 2) * PILL, -FIRST - start // room * TALL)
    side = max(NAME / 2, *(abs(x) + PILL / 2 for x, _ in places.values()))
    top = max(TALL / 2 - y for _, y in places.values())
    return Bunch(name, places, side, top, side, BELOW)


def _groups(bunches: dict[str, Bunch], links: set[tuple[str, str]]) -> list[list[Bunch]]:
    """Bunches that are linked with each other, in the order in which they come."""
    joined: networkx.Graph[str] = networkx.Graph()
    joined.add_nodes_from(bunches)
    joined.add_edges_from(sorted(links))
    order = {name: at for at, name in enumerate(bunches)}
    parts = [sorted(part, key=order.__getitem__) for part in networkx.connected_components(joined)]
    return [[bunches[name] for name in part] for part in sorted(parts, key=lambda p: order[p[0]])]


def _placed(group: list[Bunch], links: set[tuple[str, str]]) -> dict[str, Place]:
    """Places of everything in a group, from its upper left corner."""
    middles = np.zeros((1, 2)) if len(group) == 1 else _apart(group, _sprung(group, links))
    corner = np.array(
        [
            min(at[0] - bunch.left for at, bunch in zip(middles, group, strict=True)),
            min(at[1] - bunch.top for at, bunch in zip(middles, group, strict=True)),
        ]
    )
    return {
        name: (round(x + at[0]), round(y + at[1]))
        for at, bunch in zip(middles - corner, group, strict=True)
        for name, (x, y) in bunch.places.items()
    }


def _sprung(group: list[Bunch], links: set[tuple[str, str]]) -> Array:
    """Middles of linked bunches, near each other where they are linked."""
    names = [bunch.name for bunch in group]
    joined: networkx.Graph[str] = networkx.Graph()
    joined.add_nodes_from(names)
    joined.add_edges_from(sorted(pair for pair in links if pair[0] in joined and pair[1] in joined))
    area = sum((b.left + b.right + GAP) * (b.top + b.bottom + GAP) for b in group)
    at = networkx.spring_layout(joined, seed=SEED, iterations=60, scale=sqrt(area) / 3)
    return np.array([at[name] for name in names], dtype=np.float64)


def _apart(group: list[Bunch], middles: Array) -> Array:
    """Push bunches apart, along the shorter way, until none covers another."""
    low = np.array([[b.left, b.top] for b in group]) + GAP / 2
    high = np.array([[b.right, b.bottom] for b in group]) + GAP / 2
    for _ in range(_ROUNDS):
        ends, starts = middles + high, middles - low
        over = np.minimum(ends[:, None] - starts[None], ends[None] - starts[:, None])
        covers: Mask = np.logical_and.reduce(over > 0.5, axis=2) & ~np.eye(len(group), dtype=bool)
        if not covers.any():
            break
        middles = np.add(middles, _push(middles, over, covers))
    return middles


def _push(middles: Array, over: Array, covers: Mask) -> Array:
    """How each bunch gives way to those it covers; of two in one place the later gives way."""
    gap = middles[:, None] - middles[None]
    later = np.subtract.outer(np.arange(len(middles)), np.arange(len(middles)))[..., None]
    side = np.where(gap == 0, np.sign(later), np.sign(gap))
    across = over[..., 0] < over[..., 1]
    shorter = np.stack([across, ~across], axis=2)
    moves = np.where(covers[..., None] & shorter, side * (over / 2 + 0.5), 0.0)
    touching = np.maximum((moves != 0).sum(axis=1), 1)
    return np.asarray(moves.sum(axis=1) / np.sqrt(touching), dtype=np.float64)


def _shelves(groups: list[dict[str, Place]], width: int) -> Web:
    """Set groups side by side, in as many rows as it takes."""
    places: dict[str, Place] = {}
    x, y, row, widest = GAP, GAP, 0, width
    line: list[tuple[dict[str, Place], int, int]] = []
    for group in groups:
        wide, tall = _size(group)
        if line and x + wide + GAP > width:
            places |= _set(line, y, row)
            x, y, row, line = GAP, y + row + GAP, 0, []
        line.append((group, x, tall))
        x, row, widest = x + wide + GAP, max(row, tall), max(widest, x + wide + GAP)
    places |= _set(line, y, row)
    return Web(widest, y + row + GAP, places)


def _set(line: list[tuple[dict[str, Place], int, int]], y: int, row: int) -> dict[str, Place]:
    """Places of one row of groups, whose lower ends are level."""
    return {
        name: (x + left, y + row - tall + top)
        for group, x, tall in line
        for name, (left, top) in group.items()
    }


def _size(group: dict[str, Place]) -> tuple[int, int]:
    """Width and height of a group: its places from the corner, and what reaches beyond them."""
    right = max(x for x, _ in group.values()) + NAME // 2
    return right, max(y for _, y in group.values()) + BELOW

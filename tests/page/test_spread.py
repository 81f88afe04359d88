"""The network picture: everything has a place, nothing covers anything, always the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
import samples

from srcgraph.graph import build
from srcgraph.model import Analysis, Evidence, Link, Relation
from srcgraph.page.lanes import NARROW, WIDE, Lane, lanes
from srcgraph.page.spread import Web, spread


def drawn(analysis: Analysis, width: int = WIDE.width) -> Web:
    return spread(rows(analysis), build(analysis), width)


def rows(analysis: Analysis) -> tuple[Lane, ...]:
    return lanes(build(analysis), [source.id for source in analysis.sources])


def boxes(web: Web) -> dict[str, tuple[int, int, int, int]]:
    """The room that each thing takes: a pill, or a mark with the name under it."""
    return {
        name: (x - 26, y - 13, x + 26, y + 13)
        if name.startswith("cl-")
        else (x - 60, y - 10, x + 60, y + 46)
        for name, (x, y) in web.places.items()
    }


def linked() -> Analysis:
    """The big story with every claim linked to the next one of another source."""
    analysis = samples.big()
    evidence = (Evidence("link.denial", None, "denies"),)
    said = [item for item in analysis.attributions if item.claim_id]
    links = tuple(
        Link(one.id, two.id, Relation.DENIES, evidence)
        for one, two in zip(said[::3], said[1::3], strict=False)
    )
    return replace(analysis, links=links)


@pytest.mark.parametrize("width", [WIDE.width, NARROW.width], ids=["wide", "narrow"])
@pytest.mark.parametrize("make", [samples.small, samples.big, linked])
def test_nothing_covers_anything_or_leaves_the_picture(make: object, width: int) -> None:
    assert callable(make)
    web = drawn(make(), width)
    found = boxes(web)
    for one, two in combinations(found.values(), 2):
        apart = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
        assert apart, (one, two)
    assert all(x >= 0 and y >= 0 for x, y, _, _ in found.values())
    assert all(x <= web.width and y <= web.height for _, _, x, y in found.values())


@pytest.mark.parametrize("make", [samples.small, samples.big])
def test_every_source_and_claim_has_one_place(make: object) -> None:
    assert callable(make)
    analysis = make()
    names = {lane.id for lane in rows(analysis)} | {claim.id for claim in analysis.claims}
    assert set(drawn(analysis).places) == names


def test_what_is_linked_stands_together(small: Analysis) -> None:
    places = drawn(small).places
    denial = next(link for link in small.links if link.relation is Relation.DENIES)
    ends = [small.attribution(name).claim_id for name in (denial.left, denial.right)]
    (x1, y1), (x2, y2) = (places[str(name)] for name in ends)
    assert abs(x1 - x2) + abs(y1 - y2) < 400


def test_unlinked_sources_fill_rows_of_the_given_width(big: Analysis) -> None:
    assert drawn(big, 2000).width == 2000
    assert drawn(big, 2000).height < drawn(big, 600).height


def test_the_same_graph_gives_the_same_picture() -> None:
    assert drawn(linked()) == drawn(linked())

"""The picture of a collection: who is tied to whom, and where each stands."""

from itertools import pairwise

import networkx
import pytest

from srcgraph.model import Level
from srcgraph.page.listing import Lines, Place, SourceLine, Voice
from srcgraph.page.together import reduced, ties, together

LINE = SourceLine("so-1", "Ana Ruiz", "N", Level.NAMED, "one person", "named", 1, False)


def voice(name: str, *articles: int, doubt: str = "") -> Voice:
    return Voice(name, LINE, 1, tuple(Place(article, "so-1", 1, doubt) for article in articles))


def articles(number: int) -> list[Lines]:
    return [Lines(f"story-{at}", (LINE,)) for at in range(number)]


def test_a_source_of_several_articles_is_tied_to_them() -> None:
    graph = ties(articles(3), [voice("v1", 0, 2), voice("v2", 1), voice("v3", 1, 1)])
    assert set(graph) == {"a0", "a1", "a2", "v1"}
    assert set(graph["v1"]) == {"a0", "a2"}
    assert graph.nodes["a0"]["letters"] == {"N": 1, "R": 0, "D": 0, "A": 0, "U": 0}


def test_a_doubt_stands_on_the_edge() -> None:
    graph = ties(articles(2), [voice("v1", 0, 1, doubt="surname")])
    assert all(data["unsure"] for _, _, data in graph.edges(data=True))


def test_articles_that_share_nobody_are_left_out() -> None:
    found = together(articles(3), [voice("v1", 0, 2)])
    assert set(found.rows) == {"v1", "a0", "a2"}
    assert found.left_out == 1


def test_the_sources_of_most_articles_are_kept() -> None:
    graph = ties(articles(9), [voice("v1", 0, 1), voice("v2", 2, 3, 4), voice("v3", 5, 6)])
    assert set(reduced(graph, 5)) == {"v2", "a2", "a3", "a4"}
    assert set(reduced(graph, 7)) == {"v2", "a2", "a3", "a4", "v1", "a0", "a1"}


def test_no_two_nodes_of_a_column_stand_in_one_row() -> None:
    voices = [voice(f"v{at}", at, (at * 7 + 3) % 40, (at * 3 + 1) % 40) for at in range(30)]
    found = together(articles(40), voices)
    for kind in "av":
        rows = [row for node, row in found.rows.items() if node.startswith(kind)]
        assert len(rows) == len(set(rows))


def test_what_hangs_together_stands_together() -> None:
    found = together(articles(6), [voice("v1", 0, 5), voice("v2", 1, 4), voice("v3", 2, 3)])
    groups = [
        sorted(found.rows[node] for node in group)
        for group in networkx.connected_components(found.graph)
    ]
    groups.sort()
    assert all(left[-1] < right[0] for left, right in pairwise(groups))


@pytest.mark.parametrize("number", [0, 3])
def test_without_ties_there_is_nothing_to_draw(number: int) -> None:
    found = together(articles(number), [])
    assert (found.rows, found.left_out) == ({}, number)


def test_the_same_collection_gives_the_same_picture() -> None:
    voices = [voice(f"v{at}", at, at + 1) for at in range(20)]
    assert together(articles(21), voices).rows == together(articles(21), voices).rows

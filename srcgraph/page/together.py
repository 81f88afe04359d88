"""The picture of a collection: its articles, and the sources that speak in several of them.

Sources of one article alone are counted at the article and shown when it is chosen: so that
thousands of sources stay a picture that can be read. Two columns, sources and articles, and what
hangs together stands together; positions are computed here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING, Any

import networkx

from srcgraph.page.listing import Lines, Voice
from srcgraph.page.network import OfflinePage
from srcgraph.page.words import LETTERS

if TYPE_CHECKING:
    Ties = networkx.Graph[str]

# More nodes than this make no picture (and a browser takes seconds to draw them).
MOST = 2_000
ROW = 30
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Together:
    """The picture's graph with the row of each node, and how many nodes had to be left out."""

    graph: Ties
    rows: dict[str, int]
    left_out: int

    @property
    def height(self) -> int:
        """How tall the picture is, in pixels."""
        return ROW * (1 + max(self.rows.values(), default=0))


def together(of: Sequence[Lines], voices: Iterable[Voice]) -> Together:
    """Tie articles to the sources that speak in more than one, and give each node its row."""
    whole = ties(of, voices)
    graph = reduced(whole)
    return Together(graph, _rows(graph), whole.number_of_nodes() - graph.number_of_nodes())


def ties(of: Sequence[Lines], voices: Iterable[Voice]) -> Ties:
    """The graph of articles (`a0` on) and the sources of several; edges hold counts of claims."""
    graph: Ties = networkx.Graph()
    for number, item in enumerate(of):
        letters = {
            letter: sum(line.letter == letter for line in item.sources) for letter in LETTERS
        }
        graph.add_node(f"a{number}", type="article", letters=letters, letter="")
    for voice in voices:
        articles = dict.fromkeys(place.article for place in voice.places)
        if len(articles) > 1:
            graph.add_node(voice.id, type="source", letters={}, letter=voice.line.letter)
            for place in voice.places:
                graph.add_edge(f"a{place.article}", voice.id, unsure=bool(place.doubt))
    return graph


def reduced(graph: Ties, most: int = MOST) -> Ties:
    """Keep the sources of most articles, and those articles, until there are so many nodes.

    Articles that share no source stand in the table alone.
    """
    kept: dict[str, None] = {}
    sources = [node for node, data in graph.nodes(data=True) if data["type"] == "source"]
    for source in sorted(sources, key=lambda node: -graph.degree[node]):
        wanted = [node for node in (source, *graph[source]) if node not in kept]
        if len(kept) + len(wanted) > most:
            break
        kept.update(dict.fromkeys(wanted))
    return graph.subgraph(kept).copy()


def _rows(graph: Ties) -> dict[str, int]:
    """The row of each node: groups that hang together one under another, the largest first."""
    order = {node: at for at, node in enumerate(graph)}
    groups = [
        sorted(group, key=order.__getitem__) for group in networkx.connected_components(graph)
    ]
    rows: dict[str, int] = {}
    top = 0
    for group in sorted(groups, key=lambda group: (-len(group), order[group[0]])):
        within = _untangled(graph, group)
        rows.update({node: top + row for node, row in within.items()})
        top += 2 + max(within.values())
    return rows


def _untangled(graph: Ties, group: Sequence[str]) -> dict[str, int]:
    """Rows within one group, each node near those it is tied to (barycentre method)."""
    columns: list[list[str]] = [
        [node for node in group if graph.nodes[node]["type"] == kind]
        for kind in ("source", "article")
    ]
    place = {node: float(at) for column in columns for at, node in enumerate(column)}
    for turn in range(_ROUNDS):
        column = columns[turn % 2]
        pull = {node: fmean(place[other] for other in graph[node]) for node in column}
        column.sort(key=lambda node: (pull[node], place[node]))
        # The shorter column is spread over the height of the longer one.
        step = max(map(len, columns)) / len(column)
        place.update({node: (at + 0.5) * step - 0.5 for at, node in enumerate(column)})
    return {node: round(place[node]) for column in columns for node in column}


class CollectionPage(OfflinePage):
    """The list of all articles with the picture of who speaks in several."""

    def __init__(self, of: Together, labels: dict[str, str], context: dict[str, Any]) -> None:
        super().__init__("index.html.j2", context)
        for node, data in of.graph.nodes(data=True):
            self.add_node(
                node,
                label=labels[node],
                shape="custom",
                x=0,
                y=of.rows[node] * ROW + ROW // 2,
                type=data["type"],
                letter=data["letter"],
                letters=data["letters"],
            )
        for article, source, data in of.graph.edges(data=True):
            self.add_edge(
                article, source, id=f"{article} {source}", unsure=data["unsure"], arrows=""
            )

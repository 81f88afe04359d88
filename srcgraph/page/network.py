"""pyvis' Network with a template of our own, so that the page is whole, safe and offline.

pyvis' own template asks the network for styles and scripts and leaves headings and options
unescaped; its `from_nx` changes the graph it is given. Neither is used here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

# pyvis ships no types; this class is the only place that touches it.
from pyvis.network import Network  # type: ignore[import-untyped]

from srcgraph.page.lanes import NARROW, WIDE, Lane, Picture, picture, twins

if TYPE_CHECKING:
    from srcgraph.graph import SourceGraph

OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": False}}, "width": 1.5},
    "interaction": {
        "dragNodes": False,
        "dragView": False,
        "zoomView": False,
        "selectable": False,
        "hover": True,
        "tooltipDelay": 1_000_000,
    },
}


def environment() -> Environment:
    """The template engine of all pages: everything escaped, nothing undefined."""
    made = Environment(
        loader=PackageLoader("srcgraph.page", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.tests["contains"] = lambda names, name: name in names
    # Words keep the order of their lists in the model, from most to least.
    made.policies["json.dumps_kwargs"] = {"sort_keys": False, "separators": (",", ":")}
    return made


class OfflinePage(Network):  # type: ignore[misc]
    """A graph as a whole HTML page, made by one of our own templates."""

    def __init__(self, template: str, context: dict[str, Any]) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.templateEnv = environment()
        self.templateEnv.globals.update(context)
        self.path = template
        self.options = OPTIONS

    def get_network_data(self) -> tuple[Any, ...]:
        """The same as pyvis gives, but with the options as data instead of as a script."""
        return self.nodes, self.edges, "", "", "", self.options


class SourceGraphPage(OfflinePage):
    """The interactive graph of one article as a whole HTML page."""

    def __init__(self, of: tuple[Lane, ...], graph: SourceGraph, context: dict[str, Any]) -> None:
        super().__init__("page.html.j2", context)
        self._draw(picture(of, WIDE), picture(of, NARROW))
        for lane in of:
            if lane.id not in self.node_ids:  # not in the picture: the script may come to need it
                self._source(lane, 0)
        self._connect(of, graph)

    def _draw(self, wide: Picture, narrow: Picture) -> None:
        for row, slim in zip(wide.rows, narrow.rows, strict=True):
            self._source(row.lane, row.middle(WIDE))
            for spot, thin in zip(row.spots, slim.spots, strict=True):
                self.add_node(
                    spot.pill.id,
                    label=spot.pill.label,
                    shape="custom",
                    x=spot.x,
                    y=row.middle(WIDE, spot.line),
                    type="claim",
                    lane=row.lane.id,
                    claim=spot.pill.claim,
                    attributions=list(spot.pill.attributions),
                    letter=row.lane.letter,
                    width=spot.pill.width,
                    wide=[spot.x, spot.line],
                    narrow=[thin.x, thin.line],
                )

    def _source(self, lane: Lane, y: int) -> None:
        self.add_node(
            lane.id,
            label=lane.label,
            shape="custom",
            x=WIDE.mark,
            y=y,
            type="source",
            ref=lane.ref,
            letter=lane.letter,
            level=str(lane.level),
        )

    def _connect(self, of: tuple[Lane, ...], graph: SourceGraph) -> None:
        """Draw what links pills; that a source says a claim is shown by the row itself."""
        for left, right in twins(of):
            self.add_edge(left, right, id=f"same {left} {right}", kind="same", arrows="")
        pills = [pill for lane in of for pill in lane.pills]
        pill_of = {name: pill.id for pill in pills for name in pill.attributions}
        for one, two, name, data in graph.edges(keys=True, data=True):
            left, _, right = name.partition(" ")
            if not right:
                continue
            ends = (one, two) if data["kind"] == "cites" else (pill_of[left], pill_of[right])
            self.add_edge(*ends, id=name, kind=data["kind"])

"""The browser pages: one offline file for each article, and the list of them."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from srcgraph import summary, wire
from srcgraph.model import Analysis
from srcgraph.page import words
from srcgraph.page.assets import BOOT, data, inline, policy, script, style, vis
from srcgraph.page.cards import Cards, ClaimCard, SourceCard, legend
from srcgraph.page.index import Entry, Failure, render_index
from srcgraph.page.lanes import NARROW, WIDE, lanes, picture
from srcgraph.page.listing import lines
from srcgraph.page.network import SourceGraphPage
from srcgraph.page.remarks import remarks
from srcgraph.page.spread import spread
from srcgraph.page.text import Text
from srcgraph.summary import Figures

if TYPE_CHECKING:
    from srcgraph.graph import SourceGraph

FRAMES = {"wide": WIDE, "narrow": NARROW}

__all__ = ["Entry", "Failure", "lines", "render", "render_index"]


def render(analysis: Analysis, figures: Figures, graph: SourceGraph) -> str:
    """Write the page of one article: its text, its source graph and all that is known of both."""
    of = lanes(graph)
    text = Text(analysis)
    cards = Cards(analysis, text)
    claims, sources = cards.claims(), cards.sources()
    context = {
        "article": analysis.article,
        "title": analysis.article.title or PurePath(analysis.article.path).name,
        "letters": {source.id: source.letter for source in analysis.sources},
        "analysis": analysis,
        "figures": figures,
        "picture": picture(of, WIDE),
        "frames": {"wide": asdict(WIDE), "narrow": asdict(NARROW)},
        "web": {name: asdict(spread(of, graph, frame.width)) for name, frame in FRAMES.items()},
        "wire": data(wire.dumps(analysis, summary.as_json(figures))),
        "timeline": text.timeline(),
        "findings": remarks(analysis, cards, claims, sources),
        "paragraphs": text.paragraphs(),
        "attributions": {item.id: item for item in analysis.attributions},
        "cards": cards,
        "claims": claims,
        "claim_cards": {card.id: card for card in claims},
        "sources": sources,
        "facts": _facts(claims, sources),
        "first_lines": summary.first_lines(figures),
        "support_names": summary.SUPPORT_NAMES,
        "conflicts": _conflicts(analysis, figures, claims),
        "carriers": {item.id: summary.carriers(analysis, item) for item in analysis.statements},
        "legend": legend(),
        "words": words,
        **_assets(),
    }
    return str(SourceGraphPage(of, graph, context).generate_html())


def _conflicts(
    analysis: Analysis, figures: Figures, claims: tuple[ClaimCard, ...]
) -> list[tuple[ClaimCard, str, ClaimCard]]:
    """Claims of which one denies the other or is set against it, side by side."""
    by_id = {card.id: card for card in claims}
    ends = [
        (analysis.attribution(item.left).claim_id, item, analysis.attribution(item.right).claim_id)
        for item in figures.conflicts
    ]
    return [
        (by_id[left], summary.CONFLICT_TOLD[item.relation], by_id[right])
        for left, item, right in ends
        if left in by_id and right in by_id
    ]


def _assets() -> dict[str, Any]:
    """Style sheet, scripts and the policy that names them."""
    css = style("base.css", "page.css")
    scripts = {"boot": BOOT, "vis": vis(), "page": script()}
    return {
        "css": inline(css),
        "scripts": {name: inline(code) for name, code in scripts.items()},
        "csp": policy([css], scripts.values()),
    }


def _facts(claims: tuple[ClaimCard, ...], sources: tuple[SourceCard, ...]) -> dict[str, Any]:
    """What the page's script cannot read in the article's data: short labels and plain words."""
    return {
        "claims": {card.id: card.words for card in claims},
        "sources": {card.id: card.label for card in sources},
        "words": words.for_script(),
    }

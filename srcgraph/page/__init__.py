"""The browser pages: one offline file for each article, and the list of them."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from srcgraph.model import Analysis
from srcgraph.page import words
from srcgraph.page.assets import BOOT, inline, policy, script, style, vis
from srcgraph.page.cards import Cards, ClaimCard, SourceCard, legend
from srcgraph.page.index import Entry, Failure, render_index
from srcgraph.page.lanes import NARROW, WIDE, Frame, lanes, picture
from srcgraph.page.listing import lines
from srcgraph.page.network import SourceGraphPage
from srcgraph.page.text import Text
from srcgraph.summary import Figures

if TYPE_CHECKING:
    from srcgraph.graph import SourceGraph

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
        "frames": {"wide": _frame(WIDE), "narrow": _frame(NARROW)},
        "paragraphs": text.paragraphs(),
        "attributions": {item.id: item for item in analysis.attributions},
        "cards": cards,
        "claims": claims,
        "claim_cards": {card.id: card for card in claims},
        "sources": sources,
        "facts": _facts(analysis, claims, sources),
        "legend": legend(),
        "words": words,
        **_assets(),
    }
    return str(SourceGraphPage(of, graph, context).generate_html())


def _assets() -> dict[str, Any]:
    """Style sheet, scripts and the policy that names them."""
    css = style("base.css", "page.css")
    scripts = {"boot": BOOT, "vis": vis(), "page": script("page.js")}
    return {
        "css": inline(css),
        "scripts": {name: inline(code) for name, code in scripts.items()},
        "csp": policy([css], scripts.values()),
    }


def _frame(frame: Frame) -> dict[str, int]:
    return asdict(frame)


def _facts(
    analysis: Analysis, claims: tuple[ClaimCard, ...], sources: tuple[SourceCard, ...]
) -> dict[str, Any]:
    """What the page's script must know; all that can be read in the page is left to the page."""
    return {
        "attributions": [
            {"id": item.id, "claim": item.claim_id, "source": item.source_id}
            for item in analysis.attributions
        ],
        "claims": [
            {
                "id": card.id,
                "number": card.number,
                "level": str(card.level),
                "label": card.words,
                "rests": card.rests_on,
                "letter": card.letter,
            }
            for card in claims
        ],
        "sources": [
            {
                "id": card.id,
                "label": card.label,
                "level": str(card.level),
                "letter": card.letter,
                "rests": words.LETTER_WORDS[card.letter],
            }
            for card in sources
        ],
    }

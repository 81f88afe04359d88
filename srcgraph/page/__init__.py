"""The browser pages: one offline file for each article, and the list of them."""

from __future__ import annotations

import shlex
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from srcgraph import summary, wire
from srcgraph.corroboration.origins import is_group
from srcgraph.model import Analysis, Article, Relation, Stance
from srcgraph.page import words
from srcgraph.page.assets import BOOT, data, inline, policy, script, style, vis
from srcgraph.page.cards import Badge, Cards, ClaimCard, SourceCard, legend, surely_says
from srcgraph.page.conflicts import contradictions, declined, other_denials
from srcgraph.page.index import Entry, Failure, render_index
from srcgraph.page.lanes import NARROW, PAPER, WIDE, lanes, picture
from srcgraph.page.listing import lines
from srcgraph.page.network import SourceGraphPage
from srcgraph.page.remarks import remarks
from srcgraph.page.spread import spread
from srcgraph.page.text import Text
from srcgraph.summary import Figures

if TYPE_CHECKING:
    from srcgraph.graph import SourceGraph

FRAMES = {"wide": WIDE, "narrow": NARROW}

_HEADING = 120
# More claims than these fill the first view; the script makes the list again by the same figure.
_MOST_IN_FULL = 4

__all__ = ["Entry", "Failure", "heading", "lines", "render", "render_index"]


def heading(article: Article) -> str:
    """What pages call an article: its headline, else its first words as they stand in the text."""
    first = next((line for line in article.text.splitlines() if line.strip()), article.id)
    return article.title or words.short(first, _HEADING)


def render(
    analysis: Analysis, figures: Figures, graph: SourceGraph, index: str | None = None
) -> str:
    """Write the page of one article: its text, its source graph and all that is known of both.

    `index` is the file beside it that lists the articles of the same run, where there is one.
    """
    text = Text(analysis)
    cards = Cards(analysis, text)
    claims, sources = cards.claims(), cards.sources()
    least_first = sorted(sources, key=lambda card: card.least)
    of = lanes(graph, [card.id for card in least_first])
    against = contradictions(analysis, figures, cards)
    refused = declined(analysis, cards)
    context = {
        "article": analysis.article,
        "title": heading(analysis.article),
        "index": index,
        "letters": {source.id: source.letter for source in analysis.sources},
        "analysis": analysis,
        "figures": figures,
        "picture": picture(of, PAPER),
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
        "least_first": least_first,
        "alone": _alone(analysis, claims),
        "perhaps": _perhaps(analysis, claims),
        "nobody": [card for card in claims if not any(item.source for item in card.sayings)],
        "facts": _facts(claims, sources),
        "first_lines": summary.first_lines(figures),
        "support_names": summary.SUPPORT_NAMES,
        "conflicts": against,
        "declined": refused,
        "mentions": other_denials(analysis, against, refused, cards),
        "carriers": {item.id: summary.carriers(analysis, item) for item in analysis.statements},
        "command": _command(analysis.article),
        "legend": legend(),
        "words": words,
        **_assets(),
    }
    return str(SourceGraphPage(of, graph, context).generate_html())


def _alone(
    analysis: Analysis, claims: tuple[ClaimCard, ...]
) -> list[tuple[Badge, bool, list[tuple[ClaimCard, bool]]]]:
    """Each unnamed source that alone stands behind claims, with these.

    Who surely says something before who only wants or asks it, and a person before a group. With
    "Ana Ruiz and her aides" somebody stands who has a name.

    All claims are told in full where they are few.
    """
    own: dict[Badge, list[ClaimCard]] = {}
    mixed = {source.id for source in analysis.sources if source.members}
    for card in claims:
        source = card.sayings[0].source
        if card.rests_on_one_unnamed and source and source.id not in mixed:
            own.setdefault(source, []).append(card)
    groups = {source.id for source in analysis.sources if is_group(source)}
    sure = {item.source_id for item in analysis.attributions if surely_says(item)}
    many = sum(map(len, own.values())) > _MOST_IN_FULL
    order = sorted(own, key=lambda source: (source.id not in sure, source.id in groups))

    def in_full(source: Badge, at: int) -> bool:
        """Of many, each person's first claim, and of groups only what heads the list."""
        return not many or (at == 0 and (source.id not in groups or source is order[0]))

    return [
        (
            source,
            source.id in groups,
            [(card, in_full(source, at)) for at, card in enumerate(own[source])],
        )
        for source in order
    ]


def _perhaps(
    analysis: Analysis, claims: tuple[ClaimCard, ...]
) -> list[tuple[ClaimCard, ClaimCard]]:
    """Claims that may be one and the same, each two once, in reading order."""
    numbers = {card.id: at for at, card in enumerate(claims)}
    found = set()
    for link in analysis.links:
        ends = {analysis.attribution(end).claim_id for end in (link.left, link.right)}
        at = sorted(numbers[end] for end in ends if end in numbers)
        if link.relation is Relation.UNSURE and len(at) > 1:
            found.add((at[0], at[1]))
    return [(claims[one], claims[other]) for one, other in sorted(found)]


def _command(article: Article) -> str:
    """What makes a new report of the corrections that the page saves."""
    return shlex.join(["srcgraph", "apply", f"{article.id}-corrected.html", article.path])


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
        "told": {card.id: card.told for card in sources},
        # Of what a cue says "not" of: without it the words read as the contrary.
        "nots": {
            item.id: item.verb
            for card in claims
            for item in card.sayings
            if item.stance == "asserts" and item.verb != words.SAYS_WORDS[Stance.ASSERTS][0]
        },
        "words": words.for_script(),
    }

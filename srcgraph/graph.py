"""The source graph: who says, supports or denies what, as a networkx graph with its evidence.

Nodes are keyed `<article id>/<own id>`, so that the graphs of many articles can be put together
with `networkx.compose_all`. Every attribute of a node is a plain value (str, int, float, bool);
what is not known is left out. Every edge carries `kind`, `spans` (pairs of offsets into the
article's text) and `article`, and has the id of its attribution as key.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import networkx

from srcgraph.model import (
    Analysis,
    Article,
    Attribution,
    Claim,
    Link,
    Relation,
    Source,
    Span,
    Stance,
    Word,
)

if TYPE_CHECKING:
    SourceGraph = networkx.MultiDiGraph[str]


class EdgeKind(Word):
    """What one node of the graph does to another."""

    SAYS = "says"
    SUPPORTS = "supports"
    DENIES = "denies"
    CITES = "cites"


KINDS = {Stance.CONFIRMS: EdgeKind.SUPPORTS, Stance.DENIES: EdgeKind.DENIES}


def build(analysis: Analysis) -> SourceGraph:
    """Draw up who says, supports or denies what in one article.

    An article cites its sources, a source says, supports or denies claims; a claim without a
    source hangs on the article itself. Links between attributions become edges between their
    claims (or, for `cites`, their sources), keyed `<left id> <right id>`.
    """
    graph: SourceGraph = networkx.MultiDiGraph()
    _add_article(graph, analysis.article)
    for source in analysis.sources:
        _add_source(graph, analysis.article, source)
    said = {item.id: item for item in analysis.attributions}
    for number, claim in enumerate(analysis.claims, start=1):
        _add_claim(graph, analysis.article, claim, number, said[claim.attributions[0]])
    for attribution in analysis.attributions:
        _add_attribution(graph, analysis.article, attribution)
    for link in analysis.links:
        _add_link(graph, analysis.article, link, said[link.left], said[link.right])
    return graph


def key(article: Article, own_id: str | None = None) -> str:
    """The graph's name for an article, or for a source or claim of it."""
    return f"{article.id}/{own_id}" if own_id else article.id


def pairs(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    """Write spans as plain pairs of offsets, which every format can hold."""
    return tuple((span.start, span.end) for span in spans)


def _add_article(graph: SourceGraph, article: Article) -> None:
    graph.add_node(
        key(article),
        type="article",
        ref=article.id,
        label=article.title or article.path,
        path=article.path,
        sha256=article.sha256,
        **_known(publisher=article.publisher, published=article.published),
    )


def _add_source(graph: SourceGraph, article: Article, source: Source) -> None:
    graph.add_node(
        key(article, source.id),
        type="source",
        ref=source.id,
        article=article.id,
        label=source.label,
        kind=str(source.kind),
        identification=str(source.identification),
        level=str(source.level),
        letter=source.letter,
        number=str(source.number),
        unsure=source.unsure,
        **_known(rung=source.rung, reason_class=source.reason_class),
    )
    graph.add_edge(
        key(article),
        key(article, source.id),
        key=source.id,
        kind=str(EdgeKind.CITES),
        article=article.id,
        spans=pairs(source.mentions),
    )


def _add_claim(
    graph: SourceGraph, article: Article, claim: Claim, number: int, first: Attribution
) -> None:
    graph.add_node(
        key(article, claim.id),
        type="claim",
        ref=claim.id,
        article=article.id,
        label=" … ".join(span.of(article.text) for span in first.content),
        order=number,
        level=str(claim.status),
        origins_min=claim.origins.min,
        origins_max=claim.origins.max,
    )


def _add_attribution(graph: SourceGraph, article: Article, attribution: Attribution) -> None:
    if attribution.claim_id is None:
        return
    graph.add_edge(
        key(article, attribution.source_id),
        key(article, attribution.claim_id),
        key=attribution.id,
        kind=str(KINDS.get(attribution.stance, EdgeKind.SAYS)),
        article=article.id,
        stance=str(attribution.stance),
        style=str(attribution.style),
        score=attribution.score,
        unsure=attribution.unsure,
        spans=pairs((*attribution.source, *attribution.cue, *attribution.content)),
    )


def _add_link(
    graph: SourceGraph, article: Article, link: Link, left: Attribution, right: Attribution
) -> None:
    ends = [
        item.source_id if link.relation is Relation.CITES else item.claim_id
        for item in (left, right)
    ]
    if None in ends:
        return
    graph.add_edge(
        key(article, ends[0]),
        key(article, ends[1]),
        key=f"{link.left} {link.right}",
        kind=str(link.relation),
        article=article.id,
        spans=pairs((*left.content, *right.content)),
    )


def _known(**attributes: str | None) -> dict[str, str]:
    """Keep the attributes that have a value: graph formats know no null."""
    return {name: str(value) for name, value in attributes.items() if value is not None}

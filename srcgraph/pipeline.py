"""The whole flow: article in, analysis out. The only place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from srcgraph.attribute import attribute
from srcgraph.corroborate import corroborate
from srcgraph.identify import identify
from srcgraph.model import Analysis, Article
from srcgraph.names import Names
from srcgraph.resolve import resolve
from srcgraph.segment import language_model, segment
from srcgraph.tagger import tagger_model


def audit(articles: Iterable[Article]) -> Iterator[Analysis]:
    """Analyse articles one after the other.

    Raises ModelError before the first article when the language model is not the pinned one.
    """
    language_model()
    for article in articles:
        yield analyse(article)


def analyse(article: Article) -> Analysis:
    """Find who stands behind every claim of one article."""
    parsed = segment(article)
    found = attribute(parsed)
    names = Names(parsed)
    resolved, speakers = resolve(parsed, names, found)
    sources = identify(parsed, names, speakers)
    attributions, claims, links = corroborate(article.text, resolved, sources)
    return Analysis(
        article=article,
        attributions=attributions,
        sources=sources,
        claims=claims,
        links=links,
        problems=parsed.problems,
        models=(language_model(), tagger_model()),
    )

"""The whole flow: article in, analysis out. The only place that knows the order of the stages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from srcgraph.attribute import attribute
from srcgraph.corroborate import corroborate
from srcgraph.corroboration.forest import claims_model
from srcgraph.corroboration.reader import reader_model
from srcgraph.corroboration.statements import statements
from srcgraph.corroboration.whole import nothing, parts
from srcgraph.identify import identify, unplaced
from srcgraph.lint import lint
from srcgraph.model import Analysis, Article, Problem
from srcgraph.names import Names
from srcgraph.policy import Policy
from srcgraph.read.language import is_english
from srcgraph.resolve import resolve
from srcgraph.segment import language_model, segment
from srcgraph.tagger import tagger_model

# Too few words to tell a language by.
_FEWEST_WORDS = 40


def audit(articles: Iterable[Article], policy: Policy | None = None) -> Iterator[Analysis]:
    """Analyse articles one after the other, and remark on them under a policy if one is given.

    Raises ModelError before the first article when the language model is not the pinned one.
    """
    language_model()
    for article in articles:
        yield analyse(article, policy)


def analyse(article: Article, policy: Policy | None = None) -> Analysis:
    """Find who stands behind every claim of one article; without a policy, remark on nothing."""
    parsed = segment(article)
    found = attribute(parsed)
    names = Names(parsed)
    resolved, speakers = resolve(parsed, names, found)
    sources = identify(parsed, names, speakers)
    bare = tuple(statements(parsed, resolved))
    partial = parts(parsed, resolved)
    empty = nothing(parsed, resolved)
    borne_out = corroborate(article.text, resolved, sources, bare, partial, empty)
    analysis = Analysis(
        article=article,
        attributions=borne_out.attributions,
        sources=sources,
        claims=borne_out.claims,
        links=borne_out.links,
        statements=borne_out.statements,
        problems=_language(article) + parsed.problems + unplaced(parsed, names, sources),
        models=(language_model(), tagger_model(), claims_model(), reader_model()),
    )
    if policy is None:
        return analysis
    findings = lint(parsed, names, analysis, policy)
    return replace(analysis, findings=findings, policy=policy.name)


def _language(article: Article) -> tuple[Problem, ...]:
    """Say that an article was read against better knowledge: nothing found then means nothing."""
    words = " ".join(span.of(article.text) for span in article.body)
    if len(words.split()) < _FEWEST_WORDS or is_english(words):
        return ()
    message = "This article does not seem to be in English; what it attributes was hardly read."
    return (Problem("read", message),)

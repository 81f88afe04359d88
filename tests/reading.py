"""Makes articles and analyses of a few sentences for tests that need the language model."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from srcgraph.attribute import attribute
from srcgraph.model import Analysis, Article, Attribution, Source, Span, hull
from srcgraph.pipeline import analyse
from srcgraph.policy import load
from srcgraph.rulebook import Example
from srcgraph.segment import segment


def article(text: str) -> Article:
    """An article whose body is the whole text, a paragraph a line."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    body = tuple(Span(*line.span()) for line in re.finditer(r"[^\r\n]*\S[^\r\n]*", text))
    return Article("test", "test.txt", sha256, text, None, None, None, None, body)


def told(example: Example) -> Article:
    """The article that an example of a rule stands for: its headline is no part of the body."""
    found = article(example.text)
    return replace(
        found,
        title=example.title,
        byline=example.byline,
        publisher=example.publisher,
        body=found.body[1:] if example.title else found.body,
    )


def analysis(text: str) -> Analysis:
    """The analysis of a text that is all body."""
    return analyse(article(text))


def attributions(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text before anybody is resolved."""
    return attribute(segment(article(text)))


def words(spans: tuple[Span, ...], text: str) -> list[str]:
    """The words under spans."""
    return [span.of(text) for span in spans]


def triple(attribution: Attribution, text: str) -> tuple[str, str, list[str]]:
    """Source, cue and content of an attribution as words; no source or cue is an empty string."""
    source = hull(attribution.source).of(text) if attribution.source else ""
    cue = hull(attribution.cue).of(text) if attribution.cue else ""
    return source, cue, words(attribution.content, text)


def source_of(text: str, label: str) -> Source:
    """The one source of a text whose label holds the given words."""
    found = [item for item in analysis(text).sources if label in item.label]
    assert len(found) == 1, [item.label for item in analysis(text).sources]
    return found[0]


def remarked(rule: str, text: str) -> bool:
    """Whether a rule remarks on anything in a text that is all body."""
    return bool(analyse(article(text), load("full").narrowed([rule])).findings)

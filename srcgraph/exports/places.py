"""Lines and columns of an article, for formats that count them."""

from __future__ import annotations

from dataclasses import dataclass

from srcgraph.model import Article, Finding, Span, hull
from srcgraph.suppress import Sorted


@dataclass(frozen=True, slots=True)
class Linted:
    """One article with its findings, sorted into open, suppressed and known ones."""

    article: Article
    findings: Sorted


@dataclass(frozen=True, slots=True)
class Region:
    """Where a span begins and ends: lines and columns from 1, in code points, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(article: Article, span: Span) -> Region:
    """The lines and columns of a span of an article's text."""
    return Region(*_position(article.text, span.start), *_position(article.text, span.end))


def _position(text: str, place: int) -> tuple[int, int]:
    line_start = text.rfind("\n", 0, place) + 1
    return text.count("\n", 0, place) + 1, place - line_start + 1


def in_file(article: Article) -> bool:
    """Whether offsets of the text are those of the file, as for plain text and Markdown."""
    return article.source_map is None or article.source_map.format in ("text", "markdown")


def place(finding: Finding) -> Span | None:
    """The words from the first to the last that a finding remarks on."""
    return hull(finding.spans) if finding.spans else None

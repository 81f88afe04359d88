"""Finds the lines and paragraphs of a text without changing a character of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from srcgraph.model import Span, hull

_LINE = re.compile(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|\Z)")
_EDGE = " \t\v\f\r\n\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u200b\ufeff"
_CLOSERS = "\"'“‘”’»)]}*_ \t\xa0"
_STOPS = ".!?…:;—"
_WRAPPED_WIDTHS = range(45, 101)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: where it stands, and its words as a reader sees them (marks taken off)."""

    span: Span
    words: str

    @property
    def length(self) -> int:
        """How many words the paragraph has."""
        return len(self.words.split())

    @property
    def ended(self) -> bool:
        """Whether the paragraph ends the way a sentence does."""
        return self.words.rstrip(_CLOSERS)[-1:] in tuple(_STOPS)


def strip(text: str, start: int, end: int) -> Span | None:
    """The range without the blank characters at its edges, or None where nothing is left."""
    words = text[start:end]
    left = len(words) - len(words.lstrip(_EDGE))
    right = len(words.rstrip(_EDGE))
    return Span(start + left, start + right) if left < right else None


def lines(text: str) -> Iterator[Span | None]:
    """Every line of the text without its edges; None for a blank one."""
    for match in _LINE.finditer(text):
        if match.group():
            yield strip(text, match.start(), match.end())


def blocks(text: str) -> list[list[Span]]:
    """The lines of the text in groups that blank lines separate."""
    grouped = groupby(lines(text), key=lambda line: line is None)
    return [[line for line in group if line] for blank, group in grouped if not blank]


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a plain text: its lines, or its blocks where lines are broken by width."""
    groups = blocks(text)
    spans: Iterable[Span]
    if is_wrapped(text, groups):
        spans = (span for group in groups for span in _unwrapped(text, group))
    else:
        spans = (span for group in groups for span in group)
    return [paragraph(text, span) for span in spans]


def paragraph(text: str, span: Span) -> Paragraph:
    """The paragraph that stands at this place."""
    return Paragraph(span, " ".join(span.of(text).split()))


def is_wrapped(text: str, groups: list[list[Span]]) -> bool:
    """Whether lines were broken to fit a width, so that only a blank line ends a paragraph."""
    inner = [span for group in groups for span in group[:-1]]
    if len(inner) < 3:
        return False
    fitting = sum(span.end - span.start in _WRAPPED_WIDTHS for span in inner)
    open_ended = sum(not paragraph(text, span).ended for span in inner)
    return fitting >= 0.7 * len(inner) and open_ended >= 0.6 * len(inner)


def _unwrapped(text: str, group: list[Span]) -> list[Span]:
    """Join a block into one paragraph, but leave short lines on its top (byline, date) alone."""
    top = 0
    for line in group[:-1]:
        if line.end - line.start in _WRAPPED_WIDTHS or paragraph(text, line).ended:
            break
        top += 1
    return [*group[:top], hull(group[top:])]

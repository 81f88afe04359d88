"""The article's text cut into lines and passages, so that the page can mark who says what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from srcgraph.model import Analysis, Attribution, Span, hull
from srcgraph.page.words import visible


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that may be a mention of a source, and may tell who speaks in some attributions."""

    words: str
    source_id: str | None
    introduces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of pieces that belong to the same attributions, the innermost first (or to none)."""

    attributions: tuple[str, ...]
    opens: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the article with its place in the text."""

    start: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more lines shown together; `inside` tells whether they are the article proper."""

    id: str
    inside: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a passage lies in the article: its beginning and length as thousandths of the body."""

    attribution: str
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class _Layer:
    """One span that something in the analysis points at."""

    span: Span
    role: str
    owner: str


_BREAK = re.compile(r"\r\n|\r|\n")
_WRAPPED = 100


class Text:
    """The article's text as the page shows it: paragraphs, and where a span stands in them."""

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.article.text
        self._groups = _paragraph_spans(self._text)
        self._starts = [group[0].start for group in self._groups]
        self._body = analysis.article.body
        self._attributions = analysis.attributions
        self._layers = self._by_line(_layers(analysis))

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All of the text, line by line; nothing is left out."""
        return tuple(
            Paragraph(f"p{number}", self._inside(group), tuple(map(self._line, group)))
            for number, group in enumerate(self._groups, start=1)
        )

    def paragraph_id(self, span: Span) -> str:
        """The name of the paragraph in which a span starts."""
        return f"p{max(1, bisect_right(self._starts, span.start))}"

    def timeline(self) -> tuple[Stretch, ...]:
        """All passages in reading order, on a line as long as the body."""
        first, last = (hull(self._body).start, hull(self._body).end) if self._body else (0, 1)
        scale = 1000 / (last - first)
        return tuple(
            Stretch(item.id, round((span.start - first) * scale), max(2, round(length * scale)))
            for item in self._attributions
            for span in item.content
            if (length := span.end - span.start)
        )

    def _inside(self, group: Sequence[Span]) -> bool:
        return any(span.overlaps(part) for span in group for part in self._body)

    def _by_line(self, layers: Sequence[_Layer]) -> dict[Span, list[_Layer]]:
        lines = [line for group in self._groups for line in group]
        ends = [line.end for line in lines]
        found: dict[Span, list[_Layer]] = {line: [] for line in lines}
        for layer in layers:
            index = bisect_right(ends, layer.span.start)
            while index < len(lines) and lines[index].start < layer.span.end:
                found[lines[index]].append(layer)
                index += 1
        return found

    def _line(self, line: Span) -> Line:
        layers = self._layers[line]
        cuts = {line.start, line.end}
        for layer in layers:
            cuts.update(cut for cut in (layer.span.start, layer.span.end) if line.start < cut)
        inner = sorted(cut for cut in cuts if cut <= line.end)
        atoms = [Span(start, end) for start, end in pairwise(inner)]
        return Line(line.start, tuple(self._passages(atoms, layers)))

    def _passages(self, atoms: list[Span], layers: list[_Layer]) -> Iterator[Passage]:
        opening = {(layer.owner, layer.span.start) for layer in layers if layer.role == "content"}
        covered = ((atom, _over(atom, layers, "content")) for atom in atoms)
        for owners, run in groupby(covered, key=lambda pair: pair[1]):
            spans = [atom for atom, _ in run]
            opens = bool(owners) and (owners[0], spans[0].start) in opening
            yield Passage(owners, opens, tuple(self._piece(span, layers) for span in spans))

    def _piece(self, span: Span, layers: list[_Layer]) -> Piece:
        mention = _over(span, layers, "mention")
        words = visible(span.of(self._text))
        introduces = _over(span, layers, "introduction")
        return Piece(words, mention[0] if mention else None, introduces)


def _over(atom: Span, layers: list[_Layer], role: str) -> tuple[str, ...]:
    """Whose spans of one role cover these words, the shortest first."""
    over = [layer for layer in layers if layer.role == role and layer.span.covers(atom)]
    over.sort(key=lambda layer: layer.span.end - layer.span.start)
    return tuple(dict.fromkeys(layer.owner for layer in over))


def _layers(analysis: Analysis) -> list[_Layer]:
    found = [layer for item in analysis.attributions for layer in _of_attribution(item)]
    for source in analysis.sources:
        found += [_Layer(span, "mention", source.id) for span in source.mentions]
    return found


def _of_attribution(item: Attribution) -> Iterator[_Layer]:
    for span in item.content:
        yield _Layer(span, "content", item.id)
    for span in (*item.source, *item.cue):
        yield _Layer(span, "introduction", item.id)
    if item.source_id is not None:
        for span in item.source:
            yield _Layer(span, "mention", item.source_id)


def _paragraph_spans(text: str) -> list[list[Span]]:
    """Group the lines into paragraphs: at blank lines if lines are wrapped, else each alone."""
    lines = list(_line_spans(text))
    blank_between = [
        index
        for index in range(1, len(lines))
        if len(_BREAK.findall(text[lines[index - 1].end : lines[index].start])) > 1
    ]
    longest = max((line.end - line.start for line in lines), default=0)
    if not blank_between or longest > _WRAPPED:
        return [[line] for line in lines]
    edges = [0, *blank_between, len(lines)]
    return [lines[start:end] for start, end in pairwise(edges)]


def _line_spans(text: str) -> Iterator[Span]:
    """The lines that hold anything, without the blanks around them."""
    edges = [0, *(cut for match in _BREAK.finditer(text) for cut in match.span()), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        words = text[start:end]
        if words.strip():
            left = start + len(words) - len(words.lstrip())
            yield Span(left, left + len(words.strip()))

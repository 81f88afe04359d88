"""What the list of articles shows of all of them together: every source, every claim.

A report leaves a few short lines of itself, so that a collection of thousands needs no analysis of
them in memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from srcgraph.collection import SharedSource
from srcgraph.model import Analysis, Claim, Level, Source
from srcgraph.page.words import KIND_WORDS, LETTERS, described, short
from srcgraph.summary import claim_text

# A browser shows so many rows without delay; what is more stands in the reports of its articles.
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source of one article, as the list of all articles shows it."""

    id: str
    label: str
    letter: str
    level: Level
    kind: str
    told: str
    claims: int
    unsure: bool


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim of one article with the sources (ids) behind it, nobody being an empty id."""

    id: str
    words: str
    level: Level
    letter: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """What the list of all articles shows of one article, with the id it was read under."""

    article_id: str
    sources: tuple[SourceLine, ...] = ()
    claims: tuple[ClaimLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source speaks: the article's number in the list, the source there, how often."""

    article: int
    source_id: str
    claims: int
    doubt: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One source of one or more articles."""

    id: str
    line: SourceLine
    claims: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim with its article's number in the list, and who stands behind it."""

    article: int
    line: ClaimLine
    sources: tuple[SourceLine, ...]


def lines(analysis: Analysis) -> Lines:
    """Say in short lines what one article adds to the list of all."""
    said = Counter(
        name
        for claim in analysis.claims
        for name in {analysis.attribution(item).source_id for item in claim.attributions}
        if name
    )
    return Lines(
        analysis.article.id,
        tuple(_source(source, said[source.id]) for source in analysis.sources),
        tuple(_claim(analysis, claim) for claim in analysis.claims),
    )


def _source(source: Source, claims: int) -> SourceLine:
    return SourceLine(
        id=source.id,
        label=short(source.label, 120),
        letter=source.letter,
        level=source.level,
        kind=KIND_WORDS[source.kind],
        told=described(source),
        claims=claims,
        unsure=source.unsure,
    )


def _claim(analysis: Analysis, claim: Claim) -> ClaimLine:
    names = [analysis.attribution(name).source_id for name in claim.attributions]
    sources = [analysis.source(name) for name in dict.fromkeys(names)]
    letters = [item.letter for item in sources if item and item.level is claim.status]
    return ClaimLine(
        id=claim.id,
        words=claim_text(analysis, claim),
        level=claim.status,
        letter=min(letters, key=LETTERS.index, default="U"),
        sources=tuple(item.id if item else "" for item in sources),
    )


def voices(of: Sequence[Lines], shared: Iterable[SharedSource]) -> tuple[Voice, ...]:
    """All sources of all articles, those of most articles first, then those of most claims.

    `shared` brings together the sources of several articles; every other one stands by itself.
    """
    rows = [_voice(row) for row in _rows(of, shared)]
    rows.sort(key=lambda voice: (-len(voice.places), -voice.claims, voice.line.label.casefold()))
    return tuple(
        Voice(f"v{number}", voice.line, voice.claims, voice.places)
        for number, voice in enumerate(rows, start=1)
    )


_Row = list[tuple[int, SourceLine, str]]


def _rows(of: Sequence[Lines], shared: Iterable[SharedSource]) -> Iterator[_Row]:
    """The lines that belong to one source, each with its article's number and what is doubtful."""
    numbers = {item.article_id: number for number, item in enumerate(of)}
    left = {(number, line.id): line for number, item in enumerate(of) for line in item.sources}
    for source in shared:
        row: _Row = []
        for item in source.appearances:
            number = numbers.get(item.article_id, -1)
            line = left.pop((number, item.source_id), None)
            if line:
                row.append((number, line, item.note if item.unsure else ""))
        if row:
            yield row
    for (number, _), line in left.items():
        yield [(number, line, "")]


def _voice(row: _Row) -> Voice:
    """One source out of its lines; the longest label, and the best that a reader is told."""
    best = min(row, key=lambda item: (LETTERS.index(item[1].letter), -len(item[1].label)))[1]
    places = tuple(Place(number, line.id, line.claims, doubt) for number, line, doubt in row)
    return Voice("", best, sum(place.claims for place in places), places)


def statements(of: Sequence[Lines]) -> Iterator[Statement]:
    """All claims of all articles in their order, with the sources behind each."""
    for number, item in enumerate(of):
        sources: Mapping[str, SourceLine] = {line.id: line for line in item.sources}
        for claim in item.claims:
            behind = tuple(sources[name] for name in claim.sources if name in sources)
            yield Statement(number, claim, behind)

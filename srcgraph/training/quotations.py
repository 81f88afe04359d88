"""Measure whether one speech that several articles quote is brought together, and no other.

A pair is two attributions of different articles that quote LONG or more words in a row alike, as
words without case and marks. The annotated spans are given; sources and claims are the program's.
Where people have judged whose words they are, pairs are counted by that too; judgements are JSON
lines: `left` and `right` as in tests/accuracy/README-claims.md, and `speakers` "one" or "two".
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path, PurePosixPath
from typing import Any, Final

from srcgraph.across import Told, VoicesAcross, held, shared_claims
from srcgraph.collection import shared_sources
from srcgraph.corroboration.likeness import Voices
from srcgraph.corroboration.pairs import Pair
from srcgraph.corroboration.quotations import LONG
from srcgraph.model import Analysis, Span, Spans
from srcgraph.training.claims import given_analysis
from srcgraph.training.corpus import read_corpus

ALL: Final = "all"
SEEN: Final = {
    Voices.ONE: "program: one speaker",
    Voices.OPEN: "program: perhaps one",
    Voices.TWO: "program: two speakers",
}
JUDGED: Final = {"one": "judged: one speaker", "two": "judged: two speakers"}
NOT_JUDGED: Final = "not judged"

Place = tuple[str, Spans, Spans, Spans]
"""An attribution of a corpus: its article's name, its source, cue and content."""


@dataclass(frozen=True, slots=True)
class QuotationFigures:
    """How many pairs quote the same words, and how many of them became one claim."""

    pairs: int
    together: int

    @property
    def share(self) -> float:
        """The share of pairs that became one claim (0 to 1)."""
        return self.together / max(self.pairs, 1)


def score_quotations(corpus: Path, judged: Path | None = None) -> dict[str, QuotationFigures]:
    """Count the pairs of a whole corpus: all, by the program's speakers and by judged ones.

    Raises ModelError when a model is missing.
    """
    found = _Found([given_analysis(article) for article in read_corpus(corpus)])
    judgements = _judgements(judged) if judged else None
    counted: dict[str, list[bool]] = {name: [] for name in (ALL, *SEEN.values())}
    for pair in found.pairs():
        groups = [ALL, SEEN[found.voices(*pair)]]
        if judgements is not None:
            groups.append(judgements.get(frozenset(map(found.place, pair)), NOT_JUDGED))
        for group in groups:
            counted.setdefault(group, []).append(found.together(pair))
    return {name: QuotationFigures(len(each), sum(each)) for name, each in counted.items()}


class _Found:
    """What the program finds in all articles together."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        kept = [held(item) for item in analyses]
        sources = shared_sources([(item.article.id, item.sources) for item in analyses])
        self.told = [item for article in kept for item in article.told]
        self.voices = VoicesAcross(self.told, sources)
        self._analyses = {item.article.id: item for item in analyses}
        self._claims = {
            (telling.article_id, telling.attribution_id): number
            for number, claim in enumerate(shared_claims(kept, sources))
            for telling in claim.tellings
        }

    def pairs(self) -> list[Pair]:
        """All pairs of different articles that quote LONG words in a row alike, in order."""
        places: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for number, item in enumerate(self.told):
            for words in _runs(item):
                places[words].add(number)
        pairs = {pair for same in places.values() for pair in combinations(sorted(same), 2)}
        return sorted(pair for pair in pairs if len({self.told[n].article_id for n in pair}) > 1)

    def together(self, pair: Pair) -> bool:
        """Whether both are one claim."""
        claims = [self._claims.get(_key(self.told[number])) for number in pair]
        return claims[0] is not None and claims[0] == claims[1]

    def place(self, number: int) -> Place:
        """Where an attribution stands in the corpus."""
        item = self.told[number]
        said = self._analyses[item.article_id].attribution(item.attribution_id)
        return item.article_id, said.source, said.cue, said.content


def _runs(item: Told) -> Iterator[tuple[str, ...]]:
    for run in item.wording.quoted:
        yield from (run[at : at + LONG] for at in range(len(run) - LONG + 1))


def _key(item: Told) -> tuple[str, str]:
    return item.article_id, item.attribution_id


def _judgements(path: Path) -> dict[frozenset[Place], str]:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        frozenset(_place(line[side]) for side in ("left", "right")): JUDGED[line["speakers"]]
        for line in lines
    }


def _place(side: Mapping[str, Any]) -> Place:
    source, cue, content = (
        tuple(Span(start, end) for start, end in side[role])
        for role in ("source", "cue", "content")
    )
    return PurePosixPath(side["article"]).name, source, cue, content

"""Measure which attributions assert the same thing, on hand-judged pairs.

Labels are JSON lines (tests/accuracy/README-claims.md): two attributions by article and offsets,
and `same`, `not` or `unsure`. The attributions' spans are given; sources are the program's own.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from srcgraph.across import held, shared_claims
from srcgraph.attribute import described
from srcgraph.collection import shared_sources
from srcgraph.corroborate import corroborate
from srcgraph.corroboration.likeness import NAMES, Voices, likeness
from srcgraph.corroboration.whole import nothing
from srcgraph.corroboration.wording import Wording, names_of, of_attribution
from srcgraph.identify import identify
from srcgraph.model import Analysis, Attribution, Identification, Relation, hull
from srcgraph.names import Names
from srcgraph.resolve import resolve
from srcgraph.segment import Parsed, segment
from srcgraph.training.corpus import AnnotatedArticle, given_attribution, read_corpus, whole

SAME, UNSURE = "same", "unsure"
MEASURED: Final = ("held-out", "fresh", "last", "tuned", "blind")
"""The parts that models are not fitted to: to measure, and (`tuned`) to choose bounds on."""


@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """How well claims are brought together, on some of the labelled pairs.

    `doubtful` are pairs called the same of which the labels are unsure: they count as wrong in
    `precision`, and are left out of `precision_sure`. `offered` are pairs of one article that are
    left to the editor as perhaps the same, by their labels.
    """

    labelled: int
    same: int
    right: int
    wrong: int
    doubtful: int
    offered: Mapping[str, int] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """The share of pairs called the same that are (0 to 1)."""
        return self.right / max(self.right + self.wrong + self.doubtful, 1)

    @property
    def precision_sure(self) -> float:
        """The same without the pairs of which the labels are unsure."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """The share of the same pairs that are found (0 to 1)."""
        return self.right / max(self.same, 1)

    @property
    def found_or_offered(self) -> float:
        """The share of the same pairs that are found, or left to the editor (0 to 1)."""
        return (self.right + self.offered.get(SAME, 0)) / max(self.same, 1)


@dataclass(frozen=True, slots=True)
class Side:
    """One attribution of a labelled pair: its article and the offsets of its parts."""

    article: str
    spans: tuple[tuple[tuple[int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two attributions, the part that they belong to, and whether they assert the same."""

    part: str
    label: str
    sides: tuple[Side, Side]


def read_pairs(labels: Path) -> list[Labelled]:
    """The pairs of a file of labels, in its order."""
    lines = [json.loads(line) for line in labels.read_text(encoding="utf-8").splitlines()]
    return [
        Labelled(line["part"], line["label"], (_side(line["left"]), _side(line["right"])))
        for line in lines
    ]


@dataclass(frozen=True, slots=True)
class _Pair:
    part: str
    label: str
    left: tuple[str, int]
    right: tuple[str, int]


class LabelledPairs:
    """Labelled pairs with who speaks in their articles, on the annotated spans; none compared."""

    def __init__(self, pairs: Sequence[Labelled], corpus: Path) -> None:
        wanted = {side.article for pair in pairs for side in pair.sides}
        self.analyses = {
            _stem(article.name): self._analysed(article)
            for article in read_corpus(corpus)
            if _stem(article.name) in wanted
        }
        self.pairs = [
            _Pair(pair.part, pair.label, self._place(pair.sides[0]), self._place(pair.sides[1]))
            for pair in pairs
        ]

    def likenesses(self) -> NDArray[np.float64]:
        """The likeness of each pair, of shape (pairs, len(NAMES))."""
        rows = [self._likeness(pair) for pair in self.pairs]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(NAMES))

    def wordings(self) -> list[tuple[Wording, Wording]]:
        """The two claims of each pair, ready for comparison."""
        return [(self._wording(pair.left), self._wording(pair.right)) for pair in self.pairs]

    def _wording(self, place: tuple[str, int]) -> Wording:
        name, number = place
        return _read(self.analyses[name], self.analyses[name].attributions[number])

    def _analysed(self, article: AnnotatedArticle) -> Analysis:
        return spoken_analysis(article)[1]

    def _place(self, side: Side) -> tuple[str, int]:
        """The article and the number of the attribution with these spans."""
        found = self.analyses[side.article].attributions
        return side.article, next(n for n, item in enumerate(found) if _offsets(item) == side.spans)

    def _likeness(self, pair: _Pair) -> tuple[float, ...]:
        (name, left), (other, right) = pair.left, pair.right
        one, two = self.analyses[name], self.analyses[other]
        a, b = one.attributions[left], two.attributions[right]
        voices = _voices((name, one, a), (other, two, b))
        return likeness(_read(one, a), _read(two, b), voices, one_article=name == other)


class LabelledClaims(LabelledPairs):
    """Labelled pairs with what the program makes of their articles, its claims among it."""

    def score(self) -> dict[str, ClaimFigures]:
        """Score the pairs of each part, and all of them."""
        called = [self._called(pair) for pair in self.pairs]
        offered = [self._offered(pair) for pair in self.pairs]
        parts = dict.fromkeys(pair.part for pair in self.pairs)
        chosen = {part: [pair.part == part for pair in self.pairs] for part in parts}
        chosen["all"] = [True] * len(self.pairs)
        return {part: self._figures(called, offered, kept) for part, kept in chosen.items()}

    def _figures(
        self, called: Sequence[bool], offered: Sequence[bool], kept: Sequence[bool]
    ) -> ClaimFigures:
        pairs = [pair for pair, k in zip(self.pairs, kept, strict=True) if k]
        found = self._labels(called, kept)
        return ClaimFigures(
            labelled=len(pairs),
            same=sum(pair.label == SAME for pair in pairs),
            right=found.count(SAME),
            wrong=len(found) - found.count(SAME) - found.count(UNSURE),
            doubtful=found.count(UNSURE),
            offered=Counter(self._labels(offered, kept)),
        )

    def _labels(self, chosen: Sequence[bool], kept: Sequence[bool]) -> list[str]:
        rows = zip(self.pairs, chosen, kept, strict=True)
        return [pair.label for pair, is_chosen, is_kept in rows if is_chosen and is_kept]

    def _offered(self, pair: _Pair) -> bool:
        """Whether the program leaves a pair of one article to the editor."""
        (name, left), (other, right) = pair.left, pair.right
        if name != other:
            return False
        analysis = self.analyses[name]
        claims = {analysis.attributions[at].claim_id for at in (left, right)}
        return len(claims - {None}) > 1 and any(
            link.relation is Relation.UNSURE
            and {analysis.attribution(end).claim_id for end in (link.left, link.right)} == claims
            for link in analysis.links
        )

    def _called(self, pair: _Pair) -> bool:
        """Whether the program calls a pair the same, the whole articles before it."""
        (name, left), (other, right) = pair.left, pair.right
        one, two = self.analyses[name], self.analyses[other]
        a, b = one.attributions[left], two.attributions[right]
        if name == other:
            return a.claim_id is not None and a.claim_id == b.claim_id
        articles = [(name, one.sources), (other, two.sources)]
        shared = shared_claims([held(one), held(two)], shared_sources(articles))
        wanted = {(name, a.id), (other, b.id)}
        return any(
            wanted <= {(item.article_id, item.attribution_id) for item in claim.tellings}
            for claim in shared
        )

    def _analysed(self, article: AnnotatedArticle) -> Analysis:
        return given_analysis(article)


def _read(analysis: Analysis, said: Attribution) -> Wording:
    text = analysis.article.text
    source = analysis.source(said.source_id)
    return of_attribution(text, said, names_of(text), source.label if source else "")


_ROLES: Final = ("source", "cue", "content")


def _side(found: Mapping[str, Any]) -> Side:
    spans = tuple(tuple((start, end) for start, end in found[role]) for role in _ROLES)
    return Side(_stem(found["article"]), spans)


def _stem(name: str) -> str:
    return PurePosixPath(name).name


def _offsets(item: Attribution) -> tuple[tuple[tuple[int, int], ...], ...]:
    return tuple(
        tuple((span.start, span.end) for span in spans)
        for spans in (item.source, item.cue, item.content)
    )


def given_analysis(article: AnnotatedArticle) -> Analysis:
    """What the program makes of the first annotator's spans."""
    parsed, spoken = spoken_analysis(article)
    empty = nothing(parsed, spoken.attributions)
    found = corroborate(article.text, spoken.attributions, spoken.sources, empty=empty)
    return replace(spoken, attributions=found.attributions, claims=found.claims, links=found.links)


def spoken_analysis(article: AnnotatedArticle) -> tuple[Parsed, Analysis]:
    """The parse, and who speaks in the first annotator's spans; nothing is compared."""
    given = [
        given_attribution(f"at-{number}", item)
        for number, item in enumerate(article.readings[0])
        if item.content
    ]
    given.sort(key=lambda item: hull((*item.source, *item.cue, *item.content)))
    parsed = segment(whole(article))
    names = Names(parsed)
    resolved, speakers = resolve(parsed, names, described(parsed, given))
    return parsed, Analysis(
        article=replace(parsed.article, id=_stem(article.name)),
        attributions=resolved,
        sources=identify(parsed, names, speakers),
        claims=(),
        links=(),
        statements=(),
        problems=parsed.problems,
        models=(),
    )


_Side = tuple[str, Analysis, Attribution]


def _voices(left: _Side, right: _Side) -> Voices:
    """Whether the two attributions of a pair are one speaker's, in one article or over two."""
    (name, one, a), (other, two, b) = left, right
    sources = [one.source(a.source_id), two.source(b.source_id)]
    if None in sources:
        return Voices.OPEN
    if name == other:
        if a.source_id == b.source_id:
            return Voices.ONE
    else:
        shared = shared_sources([(name, one.sources), (other, two.sources)])
        places = {(name, a.source_id), (other, b.source_id)}
        if any(places <= {(i.article_id, i.source_id) for i in s.appearances} for s in shared):
            return Voices.ONE
    named = all(s and s.identification is Identification.NAMED for s in sources)
    return Voices.TWO if named else Voices.OPEN

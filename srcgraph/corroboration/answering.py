"""Whose claim a denial may answer that says it in other words.

"Denied that it was using unfair tactics" answers "accused it of harassment", and hardly a word of
the one stands in the other. What a denial surely answers is found by `denials`; where that finds
nothing, each claim of somebody else in the article is weighed by what is counted here and by the
network that reads claims, and the likeliest is offered to the editor: never as found.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from math import exp, log1p
from pathlib import Path
from typing import Final

from srcgraph.corroboration.rarity import rarity
from srcgraph.corroboration.reader import read
from srcgraph.corroboration.wording import Wording, names_of, of_attribution, stem, words_in
from srcgraph.model import (
    ANSWERS,
    PERHAPS_ANSWERS,
    TAKEN_BACK,
    Attribution,
    Evidence,
    Link,
    Relation,
    Source,
    Stance,
    hull,
)
from srcgraph.vocabulary import words

WEIGHTS: Final = Path(__file__).parent.parent / "models" / "answering.json"
NAMES: Final = (
    "read",
    "distance",
    "before",
    "nearer",
    "accuses",
    "denies",
    "negated",
    "found",
    "points back",
    "next",
)
"""What is weighed, in the order of `marks`."""
_READ: Final = 8
"""So many claims, the likeliest by all else, are read beside a denial: a reading takes 23 ms."""
_FAR: Final = 3
"""And so many that stand too far off to be among those, but share most of its words."""
_SHORT: Final = 2
_JUST_TOLD: Final = 300
_NEXT: Final = 15  # characters
_NEGATED: Final = re.compile(r"\b(?:not|no|never|neither|nor|cannot)\b|\w+n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each of `NAMES` counts, and from what probability on a claim is offered."""

    by_name: tuple[float, ...]
    shift: float
    offered: float

    def likely(self, marks: Sequence[float]) -> float:
        """How likely a claim is what a denial answers (0 to 1)."""
        odds = self.shift + sum(w * m for w, m in zip(self.by_name, marks, strict=True))
        return 1 / (1 + exp(-odds))


@cache
def weights() -> Weights:
    """The weights that ship, fitted to judged denials (docs/decisions/0009)."""
    found = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    by_name = tuple(float(found["weights"][name]) for name in NAMES)
    return Weights(by_name, float(found["shift"]), float(found["offered"]))


@dataclass(frozen=True)
class Heard:
    """All that is said in an article, ready to be weighed beside a denial."""

    text: str
    said: Sequence[Attribution]
    sources: Sequence[Source]

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that the article writes as names."""
        return names_of(self.text)

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each source is called."""
        return {source.id: source.label for source in self.sources}

    @cached_property
    def accusing(self) -> frozenset[str]:
        """The ids of claims that blame somebody or tell a rumour: that is what others deny."""
        return frozenset(item.id for item in self.said if self._cue(item) & _accusing())

    @cached_property
    def negated(self) -> frozenset[str]:
        """The ids of claims with a "not" in them."""
        places = ((item, hull((*item.cue, *item.content))) for item in self.said)
        return frozenset(item.id for item, place in places if _NEGATED.search(place.of(self.text)))

    def _cue(self, item: Attribution) -> set[str]:
        return {stem(word.lower()) for span in item.cue for word in words_in(span.of(self.text))}


def with_likely_answers(heard: Heard, links: Sequence[Link]) -> tuple[Attribution, ...]:
    """Note on a denial of which nothing is found that it answers the claim that it may answer.

    Raises ModelError when the network that reads claims is missing.
    """
    linked = {link.left for link in links if link.relation is Relation.DENIES}

    def noted(item: Attribution) -> Attribution:
        told = {evidence.rule for evidence in item.evidence}
        if item.stance is not Stance.DENIES or item.id in linked or told & {ANSWERS, TAKEN_BACK}:
            return item
        likely, answered = likeliest(heard, item, heard.said)
        if answered is None or likely < weights().offered:
            return item
        note = f"perhaps what is denied, in other words ({likely:.0%} likely)"
        evidence = Evidence(PERHAPS_ANSWERS, hull(answered.content), note)
        return replace(item, evidence=(*item.evidence, evidence))

    return tuple(map(noted, heard.said))


def likeliest(
    heard: Heard, denial: Attribution, among: Sequence[Attribution]
) -> tuple[float, Attribution | None]:
    """Which of some claims of others a denial likeliest answers, and how likely (0 to 1).

    Raises ModelError when the network is missing.
    """
    of = weights()
    ids = {item.id for item in among}
    near = [(marks, item) for marks, item in marked(heard, denial) if item.id in ids]
    first = sorted(near, key=lambda one: -of.likely((0.0, *one[0])))
    first = [*first[:_READ], *_alike(heard, denial, first[_READ:])]
    answers = read_beside(heard, denial, [item for _, item in first])
    found = [
        (of.likely((answer, *marks)), item)
        for (marks, item), answer in zip(first, answers, strict=True)
    ]
    return max(found, key=lambda one: one[0], default=(0.0, None))


def _alike(
    heard: Heard, denial: Attribution, left: Sequence[tuple[tuple[float, ...], Attribution]]
) -> list[tuple[tuple[float, ...], Attribution]]:
    """Of claims that stand too far off, the few that share the most telling words with a denial."""
    told = of_attribution(heard.text, denial, heard.names).stems

    def shared(item: Attribution) -> float:
        return sum(map(rarity, told & of_attribution(heard.text, item, heard.names).stems))

    weighed = sorted(((shared(one[1]), n) for n, one in enumerate(left)), reverse=True)
    return [left[n] for weight, n in weighed[:_FAR] if weight > 0]


def _may_answer(denial: Attribution, item: Attribution) -> bool:
    """Whether somebody else says something elsewhere: nobody denies what he said himself."""
    own = item.source_id is not None and item.source_id == denial.source_id
    within = hull(item.content).overlaps(hull(denial.content))
    return item.id != denial.id and not own and not within and item.stance is not Stance.DECLINES


def read_beside(
    heard: Heard, denial: Attribution, items: Sequence[Attribution]
) -> tuple[float, ...]:
    """Log-odds that each claim says what is denied: the denial is read as if it were asserted."""

    def asserted(item: Attribution, label: str) -> Wording:
        return of_attribution(heard.text, replace(item, stance=Stance.ASSERTS), heard.names, label)

    plain = asserted(denial, "")
    bare = replace(plain, said=("", "said", plain.said[2]))
    labels = [heard.labels.get(item.source_id or "", "") for item in items]
    return read([(bare, asserted(item, label)) for item, label in zip(items, labels, strict=True)])


def marked(heard: Heard, denial: Attribution) -> list[tuple[tuple[float, ...], Attribution]]:
    """What is weighed of each claim of others beside a denial, in the order of `NAMES`.

    All but the first, how it reads, is told here.
    """
    others = [item for item in heard.said if _may_answer(denial, item)]
    gaps = [_gap(denial, item) for item in others]
    away = sorted(map(abs, gaps))
    told = of_attribution(heard.text, denial, frozenset())
    points_back = len(told.stems) <= _SHORT and told.words[:1] not in (("a",), ("an",))
    return [
        (
            (
                log1p(abs(gap)),
                float(gap >= 0),
                log1p(bisect_left(away, abs(gap))),
                float(item.id in heard.accusing),
                float(item.stance is Stance.DENIES),
                float(item.id in heard.negated),
                item.score,
                float(points_back and 0 <= gap < _JUST_TOLD),
                float(0 <= gap < _NEXT),
            ),
            item,
        )
        for gap, item in zip(gaps, others, strict=True)
    ]


def _gap(denial: Attribution, item: Attribution) -> int:
    """Characters from the end of a claim to the denial; below 0 where the claim stands behind."""
    place, other = denial.stretch, hull(item.content)
    if other.start < place.start:
        return max(place.start - other.end, 0)
    return min(place.end - other.start, 0) - 1


@cache
def _accusing() -> frozenset[str]:
    return frozenset(stem(word) for word in words("claims", "denied", "accusing"))

"""How many independent beginnings a claim may have, from what the labels of its sources allow.

Votes are not counted: two labels may be one person, and two people may have it from one. The range
says what the words of the article rule out and what they leave open (docs/decisions/0009).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from srcgraph.corroboration.wording import stem
from srcgraph.model import (
    Evidence,
    Identification,
    Kind,
    Level,
    Number,
    Origins,
    Source,
    Support,
)
from srcgraph.vocabulary import words

EXACT: Final = 12
"""Up to so many labels the fewest persons are found exactly, beyond as a lower bound."""
_OPEN: Final = 0.5
"""How far two sources are taken to depend on each other where the article leaves it open."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """What two sources can be to each other: one origin for sure, perhaps, or not; and why."""

    dependence: float
    rule: str
    note: str


@dataclass(frozen=True, slots=True)
class Label:
    """A source with the telling words of its label and of the body that it belongs to, if told."""

    source: Source
    words: frozenset[str]
    house: frozenset[str]


ONE_ORIGIN: Final = 1.0
APART: Final = 0.0


def label(source: Source, text: str) -> Label:
    """Read a source's label for comparison."""
    house = source.affiliation.span.of(text) if source.affiliation else ""
    return Label(source, _telling(source.label), _telling(house))


def bearing(one: Label, other: Label) -> Bearing:
    """Whether two labels may stand for one person, or for people who speak with one voice."""
    for rule in _RULES:
        found = rule(one, other)
        if found is not None:
            return found
    return Bearing(_OPEN, "origins.open", "nothing in their labels says that they are not the same")


def origins(labels: Sequence[Label], shared: frozenset[frozenset[str]]) -> Origins:
    """The range of independent origins behind a claim of these sources (none: nobody is told).

    `shared` holds pairs of ids of which one relays the other. `min` is the fewest origins that the
    labels allow (a minimum clique cover of the graph of labels that may be one), `max` the number
    of labels. `effective` is Kish's number n / (1 + (n - 1) r), with r the mean dependence of all
    pairs: 1 where one relays the other, 0 where they are surely two, 0.5 where it is open.
    """
    if not labels:
        return Origins(1, 1, 1.0)
    pairs = {
        (a, b): _dependence(labels[a], labels[b], shared)
        for a, b in combinations(range(len(labels)), 2)
    }
    count = len(labels)
    mean = sum(pairs.values()) / len(pairs) if pairs else ONE_ORIGIN
    return Origins(
        min=_fewest(count, {pair for pair, value in pairs.items() if value > APART}),
        max=_components(count, {pair for pair, value in pairs.items() if value == ONE_ORIGIN}),
        effective=round(count / (1 + (count - 1) * mean), 2),
    )


def why(labels: Sequence[Label]) -> tuple[Evidence, ...]:
    """For each pair of sources of a claim, why they may or may not be one origin.

    A group that stands alone behind a claim is one label of several people, and not one source.
    """
    if len(labels) == 1 and is_group(labels[0].source):
        source = labels[0].source
        note = f"“{source.label}”: one label of several people; how many know it is not told"
        return (Evidence("origins.group", next(iter(source.mentions), None), note),)
    return tuple(
        Evidence(found.rule, next(iter(other.source.mentions), None), _about(one, other, found))
        for one, other in combinations(labels, 2)
        for found in (bearing(one, other),)
    )


def is_group(source: Source) -> bool:
    """Whether an unnamed source is several people under one label ("officials")."""
    return source.level is Level.UNNAMED and source.number is Number.SEVERAL


def support(sources: Sequence[Source], origins: Origins) -> Support:
    """In which of five groups the summary counts a claim."""
    levels = {source.level for source in sources} - {Level.NONE}
    if not levels:
        return Support.NONE
    if levels == {Level.UNNAMED}:
        several = sum(source.level is Level.UNNAMED for source in sources) > 1
        return Support.SEVERAL_UNNAMED if several else Support.SINGLE_UNNAMED
    return Support.CONFIRMED if origins.min > 1 else Support.SINGLE_NAMED


def _about(one: Label, other: Label, found: Bearing) -> str:
    return f"“{one.source.label}” and “{other.source.label}”: {found.note}"


def _dependence(one: Label, other: Label, shared: frozenset[frozenset[str]]) -> float:
    if frozenset((one.source.id, other.source.id)) in shared:
        return ONE_ORIGIN
    return bearing(one, other).dependence


# ------------------------------------------------------------------ bearings


def _of_outlets(one: Label, other: Label) -> Bearing | None:
    if Kind.MEDIA in _kinds(one, other):
        note = "an outlet tells what others told it, perhaps this very source"
        return Bearing(_OPEN, "origins.outlet", note)
    return None


def _of_names(one: Label, other: Label) -> Bearing | None:
    if one.source.identification is other.source.identification is Identification.NAMED:
        return Bearing(APART, "origins.names", "two names")
    return None


def _of_documents(one: Label, other: Label) -> Bearing | None:
    """A document is nobody's voice, unless it is told whose it is."""
    if Kind.DOCUMENT not in _kinds(one, other):
        return None
    if same := one.words & other.words:
        return Bearing(_OPEN, "origins.document", f"both have to do with “{_list(same)}”")
    return Bearing(APART, "origins.document", "a document beside another source")


def _said_to_be_others(one: Label, other: Label) -> Bearing | None:
    for item in (one, other):
        first = re.findall(r"\w+", item.source.label.lower())[:2]
        if words("claims", "apart", "determiners") & set(first):
            note = f"“{item.source.label}” says that they are others"
            return Bearing(APART, "origins.others", note)
    return None


def _of_bodies(one: Label, other: Label) -> Bearing | None:
    if Kind.ORGANIZATION not in _kinds(one, other):
        return None
    if same := one.words & (other.words | other.house) | other.words & one.house:
        return Bearing(_OPEN, "origins.house", f"one may speak for the other (“{_list(same)}”)")
    if {one.source.level, other.source.level} & {Level.UNNAMED, Level.NONE}:
        return Bearing(_OPEN, "origins.open", "who is not named may belong to the other")
    return Bearing(
        APART, "origins.bodies", "a body beside another, or beside somebody else's voice"
    )


def _of_houses(one: Label, other: Label) -> Bearing | None:
    if one.house and other.house and not one.house & other.house:
        note = f"people of two bodies (“{_list(one.house)}”, “{_list(other.house)}”)"
        return Bearing(APART, "origins.houses", note)
    return None


def _of_groups(one: Label, other: Label) -> Bearing | None:
    sources = (one.source, other.source)
    named = any(source.identification is Identification.NAMED for source in sources)
    several = any(
        source.number is Number.SEVERAL and source.level is Level.UNNAMED for source in sources
    )
    if named and several:
        return Bearing(APART, "origins.several", "several people are more than the one named")
    return None


_RULES: Final = (
    _of_outlets,
    _of_names,
    _of_documents,
    _said_to_be_others,
    _of_bodies,
    _of_houses,
    _of_groups,
)


def _kinds(one: Label, other: Label) -> tuple[Kind, Kind]:
    return one.source.kind, other.source.kind


@cache
def _telling(label: str) -> frozenset[str]:
    """The words of a label that tell one house from another, by their stems."""
    silent = words("claims", "words", "stop") | words("claims", "labels", "silent")
    found = re.findall(r"[^\W_]+", label.lower())
    return frozenset(stem(word) for word in found if len(word) > 2 and word not in silent)


def _list(found: frozenset[str]) -> str:
    return ", ".join(sorted(found)[:3])


# -------------------------------------------------------------------- counting


def _components(count: int, edges: set[tuple[int, int]]) -> int:
    """How many groups remain when these pairs are one."""
    group = list(range(count))
    for a, b in edges:
        old, new = group[a], group[b]
        group = [new if item == old else item for item in group]
    return len(set(group))


def _fewest(count: int, edges: set[tuple[int, int]]) -> int:
    """The fewest groups of labels that may all be one another: a minimum clique cover.

    Found exactly for few labels; for many, labels that surely differ from one another are counted,
    which can only be too few.
    """
    apart = [{b for b in range(count) if b != a and _pair(a, b) not in edges} for a in range(count)]
    if count > EXACT:
        return _surely_apart(apart)
    best = count
    groups: list[set[int]] = []

    def place(label: int) -> None:
        nonlocal best
        if len(groups) >= best:
            return
        if label == count:
            best = len(groups)
            return
        for group in groups:
            if not group & apart[label]:
                group.add(label)
                place(label + 1)
                group.remove(label)
        groups.append({label})
        place(label + 1)
        groups.pop()

    place(0)
    return best


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _surely_apart(apart: Sequence[set[int]]) -> int:
    chosen: list[int] = []
    for label in sorted(range(len(apart)), key=lambda label: -len(apart[label])):
        if all(other in apart[label] for other in chosen):
            chosen.append(label)
    return len(chosen)

"""origins: how many independent beginnings a claim may have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcgraph.corroboration.origins import (
    EXACT,
    Label,
    bearing,
    label,
    origins,
    support,
    why,
)
from srcgraph.model import Identification, Kind, Number, Origins, Source, Span, Support, Told
from tests.claiming import source

NOTHING: frozenset[frozenset[str]] = frozenset()
RUIZ, LUND = source("so-1", "Ana Ruiz"), source("so-2", "Karl Lund")
POST = source("so-3", "the Harbour Post", Identification.ORGANIZATION, kind=Kind.MEDIA)
PORT = source("so-4", "the Port Authority", Identification.ORGANIZATION, kind=Kind.ORGANIZATION)
BANK = source("so-5", "the Central Bank", Identification.ORGANIZATION, kind=Kind.ORGANIZATION)
AUDIT = source("so-6", "an audit", Identification.DOCUMENT, kind=Kind.DOCUMENT)


def unnamed(own_id: str, words: str, number: Number = Number.SEVERAL, house: str = "") -> Source:
    place = words.find(house) if house else 0
    told = Told(Span(place, place + len(house)), "test") if house else None
    return source(
        own_id, words, Identification.UNNAMED, kind=Kind.PEOPLE, number=number, affiliation=told
    )


DIPLOMATS = unnamed("so-7", "several diplomats")
OFFICE = unnamed(
    "so-8", "sources in the prime minister’s office", house="the prime minister’s office"
)
ONE_OFFICIAL = unnamed("so-9", "an official", Number.ONE)


def labels(*sources: Source) -> list[Label]:
    return [label(item, item.label) for item in sources]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (RUIZ, LUND, Origins(2, 2, 2.0)),
        (DIPLOMATS, OFFICE, Origins(1, 2, 1.33)),
        (OFFICE, unnamed("so-10", "other officials"), Origins(2, 2, 2.0)),
        (ONE_OFFICIAL, unnamed("so-10", "another official", Number.ONE), Origins(2, 2, 2.0)),
        (RUIZ, POST, Origins(1, 2, 1.33)),
        (POST, replace(POST, id="so-11", label="the Evening Star"), Origins(1, 2, 1.33)),
        (RUIZ, ONE_OFFICIAL, Origins(1, 2, 1.33)),
        (RUIZ, DIPLOMATS, Origins(2, 2, 2.0)),
        (RUIZ, AUDIT, Origins(2, 2, 2.0)),
        (PORT, BANK, Origins(2, 2, 2.0)),
        (PORT, unnamed("so-10", "a port worker", Number.ONE), Origins(1, 2, 1.33)),
        (BANK, replace(RUIZ, label="Bank governor Ana Ruiz"), Origins(1, 2, 1.33)),
        (
            OFFICE,
            unnamed("so-10", "officials at the ferry company", house="the ferry company"),
            Origins(2, 2, 2.0),
        ),
    ],
    ids=lambda item: item.label if isinstance(item, Source) else "",
)
def test_two_sources(one: Source, other: Source, expected: Origins) -> None:
    assert origins(labels(one, other), NOTHING) == expected
    assert origins(labels(other, one), NOTHING) == expected


def test_one_source_is_one_origin_and_nobody_is_one_too() -> None:
    assert origins(labels(RUIZ), NOTHING) == origins([], NOTHING) == Origins(1, 1, 1.0)


def test_who_hands_on_what_another_says_is_one_origin_with_it() -> None:
    shared = frozenset({frozenset((RUIZ.id, LUND.id))})
    assert origins(labels(RUIZ, LUND), shared) == Origins(1, 1, 1.0)
    assert origins(labels(RUIZ, LUND, BANK), shared).max == 2


def test_every_pair_has_its_reason() -> None:
    found = why(labels(RUIZ, LUND, POST))
    assert len(found) == 3
    assert found[0].rule == "origins.names"
    assert found[0].note == "“Ana Ruiz” and “Karl Lund”: two names"
    assert why(labels(RUIZ)) == ()


def test_a_reason_points_to_the_second_source() -> None:
    here = replace(LUND, mentions=(Span(3, 7),))
    assert why(labels(RUIZ, here))[0].span == Span(3, 7)


def test_both_ways_round_two_labels_bear_alike() -> None:
    every = labels(RUIZ, LUND, POST, PORT, BANK, AUDIT, DIPLOMATS, OFFICE, ONE_OFFICIAL)
    for one, other in combinations(every, 2):
        assert bearing(one, other).dependence == bearing(other, one).dependence


# ------------------------------------------------------------- fewest groups


def partitions(items: list[int]) -> Iterator[list[list[int]]]:
    if not items:
        yield []
        return
    first, *rest = items
    for found in partitions(rest):
        yield [[first], *found]
        for at, group in enumerate(found):
            yield [*found[:at], [first, *group], *found[at + 1 :]]


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, set[tuple[int, int]]]:
    count = draw(st.integers(1, 6))
    every = list(combinations(range(count), 2))
    return count, draw(st.sets(st.sampled_from(every))) if every else set()


@given(graphs())
def test_the_fewest_origins_are_those_of_the_best_of_all_groupings(
    graph: tuple[int, set[tuple[int, int]]],
) -> None:
    count, edges = graph
    people = labels(*(source(f"so-{n}", f"Ana Ruiz{n}") for n in range(count)))
    shared = frozenset(frozenset((f"so-{a}", f"so-{b}")) for a, b in edges)
    fewest = min(
        len(found)
        for found in partitions(list(range(count)))
        if all(pair in edges for group in found for pair in combinations(sorted(group), 2))
    )
    found = origins(people, shared)
    assert found.min == fewest
    assert found.min >= 1
    assert found.max <= count
    assert 1 <= found.effective <= count


def test_many_sources_are_never_counted_as_more_than_they_are() -> None:
    many = [source(f"so-{n}", f"Ana Ruiz{n}") for n in range(EXACT + 3)]
    assert origins(labels(*many), NOTHING).min == len(many)
    alike = [unnamed(f"so-{n}", f"sources {n}") for n in range(EXACT + 3)]
    found = origins(labels(*alike), NOTHING)
    assert (found.min, found.max) == (1, len(alike))


# -------------------------------------------------------------------- groups


@pytest.mark.parametrize(
    ("behind", "span", "expected"),
    [
        ((), Origins(1, 1, 1), Support.NONE),
        ((source("so-1", "critics", Identification.GENERIC),), Origins(1, 1, 1), Support.NONE),
        ((RUIZ,), Origins(1, 1, 1), Support.SINGLE_NAMED),
        ((BANK,), Origins(1, 1, 1), Support.SINGLE_NAMED),
        ((RUIZ, LUND), Origins(2, 2, 2), Support.CONFIRMED),
        ((RUIZ, ONE_OFFICIAL), Origins(1, 2, 1.33), Support.SINGLE_NAMED),
        ((ONE_OFFICIAL,), Origins(1, 1, 1), Support.SINGLE_UNNAMED),
        ((DIPLOMATS, OFFICE), Origins(1, 2, 1.33), Support.SEVERAL_UNNAMED),
    ],
)
def test_in_which_group_a_claim_is_counted(
    behind: tuple[Source, ...], span: Origins, expected: Support
) -> None:
    assert support(behind, span) is expected


@pytest.mark.parametrize(
    ("behind", "told"),
    [((DIPLOMATS,), True), ((ONE_OFFICIAL,), False), ((RUIZ,), False), ((DIPLOMATS, RUIZ), False)],
)
def test_a_group_alone_is_told_to_be_one_label_of_several_people(
    behind: tuple[Source, ...], told: bool
) -> None:
    found = [item.rule for item in why(labels(*behind))]
    assert ("origins.group" in found) is told

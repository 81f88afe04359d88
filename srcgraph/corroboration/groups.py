"""Claims that assert the same, gathered into groups in which no two are held apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from srcgraph.corroboration.pairs import Pair
from srcgraph.corroboration.same import Comparison, held_apart
from srcgraph.corroboration.wording import Wording


def gather(wordings: Sequence[Wording], same: Iterable[tuple[Pair, Comparison]]) -> list[list[int]]:
    """Put the positions of claims that are the same into groups, nearest pairs first.

    Two groups become one only where nothing holds any two of their claims apart: a chain of
    likenesses never brings two numbers or a "not" together. Groups and positions are in order.
    """
    known = dict(same)
    group_of = {number: [number] for number in range(len(wordings))}
    for (left, right), _ in sorted(known.items(), key=lambda item: (-item[1].likely, item[0])):
        one, other = group_of[left], group_of[right]
        if one is not other and _agree(wordings, known, one, other):
            merged = sorted(one + other)
            group_of.update(dict.fromkeys(merged, merged))
    unique = {id(group): group for group in group_of.values()}
    return sorted(unique.values())


def _agree(
    wordings: Sequence[Wording], known: Mapping[Pair, Comparison], one: list[int], other: list[int]
) -> bool:
    return not any(
        (min(a, b), max(a, b)) not in known and held_apart(wordings[a], wordings[b])
        for a in one
        for b in other
    )

"""Claims that assert the same, gathered into groups in which no two are held apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from srcgraph.corroboration.pairs import Pair
from srcgraph.corroboration.same import Comparison, Verdict, held_apart
from srcgraph.corroboration.wording import Wording

_NEAR: Final = (Verdict.SAME, Verdict.UNSURE)


def gather(
    wordings: Sequence[Wording], found: Mapping[Pair, Comparison], same: Collection[Pair]
) -> list[list[int]]:
    """Put the positions of claims that are the same into groups, likeliest pairs first.

    `found` holds what was compared, `same` those of its pairs that may become one. Two groups
    become one only where any two of their claims are near each other: a long claim that says both
    of two things brings the two together no more than a chain of likenesses brings two numbers
    together. Groups and positions are in order.
    """
    group_of = {number: [number] for number in range(len(wordings))}
    for left, right in sorted(same, key=lambda pair: (-found[pair].likely, pair)):
        one, other = group_of[left], group_of[right]
        if one is not other and _agree(wordings, found, one, other):
            merged = sorted(one + other)
            group_of.update(dict.fromkeys(merged, merged))
    unique = {id(group): group for group in group_of.values()}
    return sorted(unique.values())


def _agree(
    wordings: Sequence[Wording], found: Mapping[Pair, Comparison], one: list[int], other: list[int]
) -> bool:
    return all(_near(wordings, found, (min(a, b), max(a, b))) for a in one for b in other)


def _near(wordings: Sequence[Wording], found: Mapping[Pair, Comparison], pair: Pair) -> bool:
    if pair in found:
        return found[pair].verdict in _NEAR
    one, other = (wordings[at] for at in pair)
    return bool(one.stems & other.stems) and held_apart(one, other) is None

"""Claims that assert the same, gathered into groups in which no two are held apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from srcgraph.corroboration.pairs import Pair
from srcgraph.corroboration.same import QUOTED, Comparison, Verdict, held_apart
from srcgraph.corroboration.wording import Wording

_NEAR: Final = (Verdict.SAME, Verdict.UNSURE)


def gather(
    wordings: Sequence[Wording], found: Mapping[Pair, Comparison], same: Collection[Pair]
) -> list[list[int]]:
    """Put the positions of claims that are the same into groups, likeliest pairs first.

    `found` holds what was compared, `same` those of its pairs that may become one. Two groups
    become one only where any two of their claims are near each other: a long claim that says both
    of two things brings the two together no more than a chain of likenesses brings two numbers
    together. One quotation is one claim however it is cut: there, it is enough that nothing holds
    two claims apart. Groups and positions are in order.
    """
    group_of = {number: [number] for number in range(len(wordings))}
    for left, right in sorted(same, key=lambda pair: (-found[pair].likely, pair)):
        one, other = group_of[left], group_of[right]
        near = _not_apart if found[left, right].rule == QUOTED else _near
        if one is not other and all(
            near(wordings, found, (min(a, b), max(a, b))) for a in one for b in other
        ):
            merged = sorted(one + other)
            group_of.update(dict.fromkeys(merged, merged))
    unique = {id(group): group for group in group_of.values()}
    return sorted(unique.values())


def _near(wordings: Sequence[Wording], found: Mapping[Pair, Comparison], pair: Pair) -> bool:
    if pair in found:
        return found[pair].verdict in _NEAR
    one, other = (wordings[at] for at in pair)
    return bool(one.stems & other.stems) and _not_apart(wordings, found, pair)


def _not_apart(wordings: Sequence[Wording], found: Mapping[Pair, Comparison], pair: Pair) -> bool:
    if pair in found and found[pair].verdict is Verdict.SAME:
        return True
    return held_apart(*(wordings[at] for at in pair)) is None

"""Claims that assert the same, gathered into groups in which no two are held apart."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from srcgraph.corroboration.pairs import Pair
from srcgraph.corroboration.same import QUOTED, Comparison, Verdict, held_apart
from srcgraph.corroboration.wording import Wording


def gather(
    wordings: Sequence[Wording], found: Mapping[Pair, Comparison], same: Collection[Pair]
) -> list[list[int]]:
    """Put the positions of claims that are the same into groups, likeliest pairs first.

    `found` holds what was compared, `same` those of its pairs that may become one. Two groups
    become one only where nothing holds any two of their claims apart, any two may well be the same
    (LEAST) and all of them are likelier so than not, on an average: a long claim that says both of
    two things brings the two together no more than a chain of likenesses brings two numbers
    together. One quotation is one claim however it is cut: there, it is enough that nothing holds
    two claims apart. Groups and positions are in order.
    """
    group_of = {number: [number] for number in range(len(wordings))}
    for left, right in sorted(same, key=lambda pair: (-found[pair].likely, pair)):
        one, other = group_of[left], group_of[right]
        pairs = [(min(a, b), max(a, b)) for a in one for b in other]
        if one is other or not all(_not_apart(wordings, found, pair) for pair in pairs):
            continue
        if found[left, right].rule == QUOTED or _are_near(wordings, found, pairs):
            merged = sorted(one + other)
            group_of.update(dict.fromkeys(merged, merged))
    unique = {id(group): group for group in group_of.values()}
    return sorted(unique.values())


LEAST: Final = 0.15
"""Two claims of one group are at least so likely the same."""
MEAN: Final = 0.5


def _are_near(
    wordings: Sequence[Wording], found: Mapping[Pair, Comparison], pairs: Sequence[Pair]
) -> bool:
    likely = [_likely(wordings, found, pair) for pair in pairs]
    return min(likely) >= LEAST and sum(likely) / len(likely) >= MEAN


def _likely(wordings: Sequence[Wording], found: Mapping[Pair, Comparison], pair: Pair) -> float:
    """How likely two claims are the same; of two that were not compared, whether they share words.

    What is the same for certain, or by its cue, is so whatever is counted.
    """
    if pair not in found:
        one, other = (wordings[at] for at in pair)
        return MEAN if one.stems & other.stems else 0.0
    return 1.0 if found[pair].verdict is Verdict.SAME else found[pair].likely


def _not_apart(wordings: Sequence[Wording], found: Mapping[Pair, Comparison], pair: Pair) -> bool:
    if pair in found and found[pair].verdict is Verdict.SAME:
        return True
    return held_apart(*(wordings[at] for at in pair)) is None

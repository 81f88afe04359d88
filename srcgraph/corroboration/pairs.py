"""Which pairs of claims are worth comparing: cost grows with the number of claims, not of pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from srcgraph.corroboration.quotations import LONG, SHORT
from srcgraph.corroboration.wording import Wording

Pair = tuple[int, int]

COMMON: Final = 60
"""A word that stands in more claims than this brings no two of them together."""
FEWEST_SHARED: Final = 2
"""Claims of which neither is short share at least so many telling words."""
MOST: Final = 12
"""No claim is compared in meaning with more others than this, those first that share most."""


def by_quotation(wordings: Sequence[Wording]) -> set[Pair]:
    """Pairs that quote the same run of words, and pairs with the same words throughout.

    Pairs of positions, the earlier first. A quotation shorter than LONG is looked up by its
    first words, so one that stands inside a longer quotation is found too.
    """
    places: dict[tuple[str, ...], set[int]] = defaultdict(set)
    whole: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, item in enumerate(wordings):
        whole[item.words].add(number)
        for run in item.quoted:
            for length in (SHORT, LONG):
                for at in range(len(run) - length + 1):
                    places[run[at : at + length]].add(number)
    groups = [*places.values(), *whole.values()]
    return {pair for group in groups if len(group) <= COMMON for pair in _in(group)}


def by_words(wordings: Sequence[Wording]) -> set[Pair]:
    """Pairs that share telling words, rarer ones counting alike; each claim with at most MOST."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(wordings):
        for word in item.stems:
            holders[word].append(number)
    shared: Counter[Pair] = Counter()
    for group in holders.values():
        if len(group) <= COMMON:
            shared.update(combinations(group, 2))
    enough = [(count, pair) for pair, count in shared.items() if count >= _needed(wordings, pair)]
    taken: Counter[int] = Counter()
    found = set()
    for _, pair in sorted(enough, key=lambda item: (-item[0], item[1])):
        if all(taken[number] < MOST for number in pair):
            taken.update(pair)
            found.add(pair)
    return found


def _needed(wordings: Sequence[Wording], pair: Pair) -> int:
    """How many telling words two claims must share; fewer where one of them has hardly any."""
    return min(FEWEST_SHARED, *(max(len(wordings[number].stems) - 1, 1) for number in pair))


def _in(group: set[int]) -> combinations[Pair]:
    return combinations(sorted(group), 2)

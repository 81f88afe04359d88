"""All comparisons that are worth making among many claims, of one article or of a collection."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from srcgraph.corroboration import pairs
from srcgraph.corroboration.likeness import Read, Voices, read
from srcgraph.corroboration.pairs import Pair
from srcgraph.corroboration.same import BEARS_OUT, Comparison, by_meaning, by_words
from srcgraph.corroboration.wording import Wording


def compare(
    wordings: Sequence[Wording],
    voices: Callable[[int, int], Voices],
    bearing_out: Collection[int] = (),
) -> dict[Pair, Comparison]:
    """Compare the claims that share words or a quotation, by their positions.

    `voices` tells of two positions whether they are one speaker's; `bearing_out` are positions of
    claims whose cue says that they confirm or repeat another. Raises ModelError when the sentence
    encoder is missing.
    """
    reads = _Reads(wordings)
    found: dict[Pair, Comparison] = {}
    for one, other in sorted(pairs.by_quotation(wordings) | pairs.by_words(wordings)):
        voice = voices(one, other)
        found[one, other] = by_words(wordings[one], wordings[other], voice) or by_meaning(
            reads[one], reads[other], voice, borne_out=other in bearing_out
        )
    return _best_borne_out(found)


class _Reads(dict[int, Read]):
    """Claims by position, each encoded when it is first asked for."""

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings

    def __missing__(self, at: int) -> Read:
        self[at] = read(self._wordings[at])
        return self[at]


def _best_borne_out(found: dict[Pair, Comparison]) -> dict[Pair, Comparison]:
    """A cue that bears something out means one claim: the nearest."""
    best: dict[int, Pair] = {}
    for pair, item in found.items():
        if item.rule == BEARS_OUT:
            rival = best.get(pair[1], pair)
            best[pair[1]] = max(pair, rival, key=lambda one: found[one].near)
    return {
        pair: item
        for pair, item in found.items()
        if item.rule != BEARS_OUT or best[pair[1]] == pair
    }

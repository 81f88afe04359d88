"""All comparisons that are worth making among many claims, of one article or of a collection."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from srcgraph.corroboration import pairs
from srcgraph.corroboration.likeness import Read, Voices, covering, read
from srcgraph.corroboration.pairs import Pair
from srcgraph.corroboration.same import BEARS_OUT, Comparison, by_meaning, by_words
from srcgraph.corroboration.wording import Wording

COVERED: Final = 0.4
"""Claims of which the shorter shares less of its telling words than this are not read for meaning.

Of the labelled pairs none that is found falls below it, and reading is what costs.
"""


def compare(
    wordings: Sequence[Wording],
    voices: Callable[[int, int], Voices],
    bearing_out: Collection[int] = (),
    opening: int | None = None,
) -> dict[Pair, Comparison]:
    """Compare the claims that share words or a quotation, by their positions.

    `voices` tells of two positions whether they are one speaker's; `bearing_out` are positions of
    claims whose cue says that they confirm or repeat another, `opening` is that of the article's
    opening statement: these two are held against claims that share few of their words.
    Raises ModelError when the sentence encoder is missing.
    """
    reads = _Reads(wordings)
    wide = {*bearing_out, opening}
    found: dict[Pair, Comparison] = {}
    for one, other in sorted(pairs.by_quotation(wordings) | pairs.by_words(wordings)):
        voice = voices(one, other)
        settled = by_words(wordings[one], wordings[other], voice)
        if settled is not None:
            found[one, other] = settled
        elif other in wide or covering(wordings[one], wordings[other]) >= COVERED:
            found[one, other] = by_meaning(
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

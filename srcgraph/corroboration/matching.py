"""All comparisons that are worth making among many claims, of one article or of a collection."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from srcgraph.corroboration import pairs
from srcgraph.corroboration.likeness import Voices
from srcgraph.corroboration.pairs import Pair
from srcgraph.corroboration.same import BEARS_OUT, Comparison, by_likeness, by_words
from srcgraph.corroboration.wording import Wording


def compare(
    wordings: Sequence[Wording],
    voices: Callable[[int, int], Voices],
    bearing_out: Collection[int] = (),
    articles: Sequence[str] | None = None,
) -> dict[Pair, Comparison]:
    """Compare the claims that share words or a quotation, by their positions.

    `voices` tells of two positions whether they are one speaker's; `bearing_out` are positions of
    claims whose cue says that they confirm or repeat another; `articles` tells which article each
    claim is of, if not of the same. Raises ModelError when the forest is missing.
    """
    found: dict[Pair, Comparison] = {}
    for one, other in sorted(pairs.by_quotation(wordings) | pairs.by_words(wordings)):
        voice = voices(one, other)
        settled = by_words(wordings[one], wordings[other], voice)
        found[one, other] = settled or by_likeness(
            wordings[one],
            wordings[other],
            voice,
            one_article=articles is None or articles[one] == articles[other],
            borne_out=other in bearing_out,
        )
    return _best_borne_out(found)


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

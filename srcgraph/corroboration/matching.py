"""All comparisons that are worth making among many claims, of one article or of a collection."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from srcgraph.corroboration import pairs
from srcgraph.corroboration.likeness import Voices
from srcgraph.corroboration.pairs import Pair
from srcgraph.corroboration.reader import read, read_as
from srcgraph.corroboration.same import (
    BEARS_OUT,
    Comparison,
    by_likeness,
    by_words,
    guess,
    worth_reading,
)
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
    claim is of, if not of the same. Raises ModelError when a model is missing.
    """
    found: dict[Pair, Comparison] = {}
    likely: dict[Pair, float] = {}
    voice: dict[Pair, Voices] = {}
    for pair in sorted(pairs.by_quotation(wordings) | pairs.by_words(wordings)):
        one, other = (wordings[at] for at in pair)
        voice[pair] = voices(*pair)
        if settled := by_words(one, other, voice[pair]):
            found[pair] = settled
        else:
            together = articles is None or articles[pair[0]] == articles[pair[1]]
            likely[pair] = guess(one, other, voice[pair], one_article=together)
    for pair, odds in _read(wordings, likely).items():
        likely[pair] = read_as(likely[pair], odds)
    for pair, share in likely.items():
        one, other = (wordings[at] for at in pair)
        borne_out = pair[1] in bearing_out
        found[pair] = by_likeness(one, other, voice[pair], share, borne_out=borne_out)
    return _best_borne_out(dict(sorted(found.items())))


def _read(wordings: Sequence[Wording], likely: Mapping[Pair, float]) -> dict[Pair, float]:
    """The log-odds of those pairs that are worth reading, all read in one go."""
    chosen = [
        pair
        for pair, share in likely.items()
        if worth_reading(wordings[pair[0]], wordings[pair[1]], share)
    ]
    answers = read([(wordings[one], wordings[other]) for one, other in chosen])
    return dict(zip(chosen, answers, strict=True))


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

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
    *,
    statements: int = 0,
    articles: Sequence[str] | None = None,
) -> dict[Pair, Comparison]:
    """Compare claims that share words or a quotation.

    Pairs are of positions, the earlier first. `voices` tells of two positions whether they are one
    speaker's; `bearing_out` are positions of claims whose cue says that they confirm or repeat
    another; the last so many (`statements`) are held against the claims before them alone;
    `articles` tells which article each claim is of, if they are of several. Raises ModelError when
    a model is missing.
    """
    found: dict[Pair, Comparison] = {}
    likely: dict[Pair, float] = {}
    voice: dict[Pair, Voices] = {}
    claims = len(wordings) - statements
    shared = pairs.by_quotation(wordings) | pairs.by_words(wordings)
    for pair in sorted(pair for pair in shared if pair[0] < claims):
        one, other = (wordings[at] for at in pair)
        voice[pair] = voices(*pair)
        if settled := by_words(one, other, voice[pair]):
            found[pair] = settled
        else:
            together = articles is None or articles[pair[0]] == articles[pair[1]]
            likely[pair] = guess(one, other, voice[pair], one_article=together)
    read_both = _read(wordings, likely)
    for pair, share in likely.items():
        one, other = (wordings[at] for at in pair)
        was_read = pair in read_both
        found[pair] = by_likeness(
            one,
            other,
            voice[pair],
            read_as(share, read_both[pair]) if was_read else share,
            borne_out=pair[1] in bearing_out,
            was_read=was_read,
        )
    return _best_borne_out(dict(sorted(found.items())))


def _read(wordings: Sequence[Wording], likely: Mapping[Pair, float]) -> dict[Pair, float]:
    """The log-odds of those pairs that are worth reading."""
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

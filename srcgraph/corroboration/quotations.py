"""The words that two claims both quote."""

from __future__ import annotations

from typing import Final

from srcgraph.corroboration.wording import Wording, stem

LONG: Final = 8
"""So many words in a row, quoted in both, are the same quotation."""
SHORT: Final = 4
"""A whole quotation of at least so many words is looked for inside the other claim."""


def shared_quotation(one: Wording, other: Wording) -> tuple[str, ...]:
    """The longest run of words that both quote, or a whole quotation that stands in the other."""
    whole = max(_whole(one, other), _whole(other, one), key=len)
    return max(whole, _longest(one, other), key=len)


def _whole(one: Wording, other: Wording) -> tuple[str, ...]:
    found = [
        run
        for run in one.quoted
        if len(run) >= SHORT
        and sum(stem(word) in one.stems for word in run) > 1
        and f" {' '.join(run)} " in other.run
    ]
    return max(found, key=len, default=())


def _longest(one: Wording, other: Wording) -> tuple[str, ...]:
    best: tuple[str, ...] = ()
    starts = {
        run[at : at + LONG]: (run, at) for run in one.quoted for at in range(len(run) - LONG + 1)
    }
    for run in other.quoted:
        for at in range(len(run) - LONG + 1):
            if found := starts.get(run[at : at + LONG]):
                length = _agreeing(found[0][found[1] :], run[at:])
                best = max(best, run[at : at + length], key=len)
    return best


def _agreeing(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words from the first on are the same."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))

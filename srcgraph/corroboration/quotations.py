"""The words that two claims both quote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from srcgraph.corroboration.wording import Wording, stem, tells

LONG: Final = 8
"""So many words in a row, quoted in both, are the same quotation."""
SHORT: Final = 4
"""A whole quotation of at least so many words is looked for inside the other claim."""


def shared_quotation(one: Wording, other: Wording) -> tuple[str, ...]:
    """The longest run of words that both quote, or a whole quotation that stands in the other."""
    whole = max(_whole(one, other), _whole(other, one), key=len)
    return max([whole, *_runs(one, other)], key=len)


def same_speech(one: Wording, other: Wording) -> tuple[str, ...]:
    """The LONG or more words in a row that both quote, for claims of one speaker.

    What else each quotes of the speech does not matter, but none where a "not" reaches into the
    words in one claim alone, nor where both go on otherwise after few words: a saying turned
    round ("a special place in hell for women who …") is another.
    """
    runs = [
        run
        for run in _runs(one, other)
        if _meant(run, one, other) and (len(run) >= SURELY or _ends_one(run, one, other))
    ]
    return max(runs, key=len, default=())


SURELY: Final = 12
"""So many words in a row are one speech even where both quotations go on with other words."""


def _ends_one(run: tuple[str, ...], one: Wording, other: Wording) -> bool:
    return any(quoted[-len(run) :] == run for quoted in (*one.quoted, *other.quoted))


def _meant(run: tuple[str, ...], one: Wording, other: Wording) -> bool:
    """Whether the first telling word of a run is meant alike, with or without a "not"."""
    first = next((stem(word) for word in run if tells(word)), "")
    return (first in one.negated) == (first in other.negated)


def _whole(one: Wording, other: Wording) -> tuple[str, ...]:
    found = [
        run
        for run in one.quoted
        if len(run) >= SHORT
        and sum(stem(word) in one.stems for word in run) > 1
        and f" {' '.join(run)} " in other.run
    ]
    return max(found, key=len, default=())


def _runs(one: Wording, other: Wording) -> Iterator[tuple[str, ...]]:
    """All runs of LONG or more words that both quote, each as far as it goes on both sides."""
    starts = {
        run[at : at + LONG]: (run, at) for run in one.quoted for at in range(len(run) - LONG + 1)
    }
    for run in other.quoted:
        for at in range(len(run) - LONG + 1):
            found, start = starts.get(run[at : at + LONG], ((), 0))
            begun = at > 0 and start > 0 and run[at - 1] == found[start - 1]
            if found and not begun:
                yield run[at : at + _agreeing(found[start:], run[at:])]


def _agreeing(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words from the first on are the same."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))

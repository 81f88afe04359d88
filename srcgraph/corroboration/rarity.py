"""How rare a word is in news: what two claims share says more where few articles have it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log
from pathlib import Path
from typing import Final

COUNTS: Final = Path(__file__).parent.parent / "models" / "words.txt"
"""How many articles have each reduced word ("WORD COUNT" a line), all of them in the first line.

Counted on the 840 training articles of PolNeAR; words of a single article are left out.
"""


@cache
def rarity(stem: str) -> float:
    """The logarithm of how many times fewer articles have this reduced word than there are.

    About 0 for a word of every article, 6.7 for one that was never seen.
    """
    articles, counts = _counts()
    return log((articles + 1) / (counts.get(stem, 0) + 1))


@cache
def _counts() -> tuple[int, Mapping[str, int]]:
    first, *lines = COUNTS.read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines)
    return int(first), {word: int(count) for word, count in pairs}

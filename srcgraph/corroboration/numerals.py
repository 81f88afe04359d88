"""The numbers that a passage names, however they are written: "1.2 million", "sixty-three"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from srcgraph.vocabulary import table, words

_DIGITS: Final = re.compile(r"\d+(?:\.\d+)?")
_YEAR: Final = re.compile(r"(?:1[6-9]|20)\d\d")
_THOUSAND: Final = 1000
_TEN: Final = 10


def numbers_in(plain: Sequence[str]) -> Iterator[float]:
    """The values that words in lower case stand for; years are no numbers here.

    Words that make one number together give one value, and ten times a count of decades is years.
    """
    made = _Number()
    for part in _parts(plain):
        value = _value(part)
        if value is None and part == _AND and made.open:
            made.joined = True
        elif value is None or not made.takes(value, part):
            yield from made.told()
            made = _Number()
            if value is not None:
                made.takes(value, part)
    yield from made.told()


def is_year(word: str) -> bool:
    """Whether digits stand for a year of the last centuries."""
    return bool(_YEAR.fullmatch(word))


class _Number:
    """A number under way: what stands, and what the next multiplier multiplies."""

    def __init__(self) -> None:
        self._total = 0.0
        self._part: float | None = None
        self._last = ""
        self.joined = False

    @property
    def open(self) -> bool:
        """Whether "and" may go on with it, as in "two hundred and five"."""
        return self._last in _scales()

    def takes(self, value: float, word: str) -> bool:
        """Go on with one more numeral; False where it begins another number, or none."""
        if not self._fits(value, word):
            return False
        if word not in _scales():
            self._part = (self._part or 0.0) + value
        elif value >= _THOUSAND:
            self._total += (1.0 if self._part is None else self._part) * value
            self._part = None
        else:
            self._part = (1.0 if self._part is None else self._part) * value
        self._last, self.joined = word, False
        return True

    def told(self) -> Iterator[float]:
        """The value, unless nothing but a "one" was said, which is mostly no number."""
        if self._last and not (self._last == _ONE and self._total + (self._part or 0) == 1):
            yield self._total + (self._part or 0.0)

    def _fits(self, value: float, word: str) -> bool:
        if word in _scales():
            counted = self._part is not None or word not in _counting()
            return counted and not self.joined
        if not self._last:
            return True
        if word[0].isdigit():
            return False
        part = self._part or 0.0
        if self._last in _scales():
            return 1 <= value < (part or _THOUSAND)
        return value < _TEN <= part and part % _TEN == 0 and not self._last[0].isdigit()


_AND: Final = "and"
_ONE: Final = "one"


def _parts(plain: Iterable[str]) -> Iterator[str]:
    for word in plain:
        yield from (part.lstrip("$€£") for part in word.split("-"))


def _value(part: str) -> float | None:
    if _DIGITS.fullmatch(part):
        return None if is_year(part) else float(part)
    if part == _ONE:
        return 1.0
    found = table("claims")["numbers"].get(part) or table("claims")["scales"].get(part)
    return None if found is None else float(found)


@cache
def _scales() -> frozenset[str]:
    return frozenset(table("claims")["scales"])


@cache
def _counting() -> frozenset[str]:
    return words("claims", "words", "counted_scales")

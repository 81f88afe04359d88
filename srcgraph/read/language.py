"""Tells English from other languages by the share of its most common small words."""

from __future__ import annotations

import re

# The second list holds words that are frequent in another European language too, and so tell
# nothing of which one this is.
_TELLING = """
the of and to that for with from by as it its this these those which who whom whose what when
where be been being are were has had have having do does did not but if than then there their they
them he his she her you your our us my i will would can could should may might must about said
after before because between into out up down other such only also more most some any no all both
each
""".split()
_ELSEWHERE = "an any as at by do die her i in is me met no on or over so then was we will".split()

FUNCTION_WORDS = frozenset(_TELLING) | frozenset(_ELSEWHERE)
"""Small words that say nothing of what a text is about."""

_COUNTED = frozenset(_TELLING) - frozenset(_ELSEWHERE)
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.09
_SAMPLE = 200_000


def english_share(words: str) -> float:
    """The share of running words that are common small words of English (0 to 1)."""
    found = _WORD.findall(words[:_SAMPLE].lower())
    return sum(word in _COUNTED for word in found) / len(found) if found else 0.0


def is_english(words: str) -> bool:
    """Whether a text is written in English for the most part."""
    return english_share(words) >= _SHARE

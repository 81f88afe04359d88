"""Places in a text by their own words, so that they are found again when the text has changed.

After the text quote selector and the text position selector of the W3C's Web Annotation Data Model
(https://www.w3.org/TR/annotation-model/#text-quote-selector).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from srcgraph.model import Anchor, Span

# How many characters before and behind a place are kept.
AROUND = 32
# So many of them must still stand there: "officials said" alone is in every article.
_FEWEST_AROUND = 16
# Words as long as this are a place by themselves.
_LONG = 64


def anchor(text: str, span: Span) -> Anchor:
    """Note a place of the text by its words and those around it."""
    return Anchor(
        exact=span.of(text),
        prefix=text[max(0, span.start - AROUND) : span.start],
        suffix=text[span.end : span.end + AROUND],
        start=span.start,
        end=span.end,
    )


def locate(text: str, anchor: Anchor) -> Span | None:
    """Find the place of an anchor in a text, or None where it is lost or could be several.

    The place is the one where most of the words around it still stand; of equals, the one where
    the words stood before.
    """
    around = len(anchor.prefix) + len(anchor.suffix)
    needed = 0 if len(anchor.exact) >= _LONG else min(_FEWEST_AROUND, around)
    agreeing = {start: _agreement(text, anchor, start) for start in _starts(text, anchor.exact)}
    best = max(agreeing.values(), default=-1)
    starts = [start for start, agreement in agreeing.items() if agreement == best]
    if best < needed or (len(starts) > 1 and anchor.start not in starts):
        return None
    start = anchor.start if anchor.start in starts else starts[0]
    return Span(start, start + len(anchor.exact))


def _starts(text: str, words: str) -> Iterator[int]:
    """Every place where the words begin."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _agreement(text: str, anchor: Anchor, start: int) -> int:
    """How many characters before and behind a place, next to it, are those of the anchor."""
    end = start + len(anchor.exact)
    before = text[max(0, start - len(anchor.prefix)) : start]
    behind = text[end : end + len(anchor.suffix)]
    return _common(before[::-1], anchor.prefix[::-1]) + _common(behind, anchor.suffix)


def _common(one: str, other: str) -> int:
    """How many characters two strings have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))

"""Contents end where a clause ends: what the tagger cut short or let run on is set right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from srcgraph.segment import Paragraph
from srcgraph.tagging.decode import Tagged

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_LEANING: Final = frozenset({"ADP", "SCONJ", "DET"})


def complete(tagged: Iterable[Tagged], paragraphs: tuple[Paragraph, ...]) -> list[Tagged]:
    """Take the verb to a subject that ends a content, the rest to a preposition; drop an "and".

    A content never grows into the source, the cue or another part of the same attribution, nor
    over the end of its sentence.
    """
    starts = [paragraph.span.start for paragraph in paragraphs]
    return [_completed(item, paragraphs, starts) for item in tagged]


def _completed(item: Tagged, paragraphs: tuple[Paragraph, ...], starts: list[int]) -> Tagged:
    start, end = item.content[-1]
    number = bisect_right(starts, start) - 1
    paragraph = paragraphs[number]
    if number < 0 or end > paragraph.span.end:
        return item
    new = _end(paragraph.doc, start - paragraph.span.start, end - paragraph.span.start)
    new += paragraph.span.start
    others = [*item.source, *item.cue, *item.content[:-1]]
    if new == end or new <= start or any(s < new and e > start for s, e in others):
        return item
    return replace(item, content=(*item.content[:-1], (start, new)))


def _end(doc: Doc, start: int, end: int) -> int:
    """Where a content that ends here should end."""
    inside = doc.char_span(start, end, alignment_mode="contract")
    if inside is None or inside[-1].idx + len(inside[-1]) != end:
        return end
    last = inside[-1]
    if last.pos_ == "CCONJ":
        kept = [token for token in inside if not token.is_punct and token.i < last.i]
        return kept[-1].idx + len(kept[-1]) if kept else end
    tokens = list(inside)
    head = _missing_verb(tokens, last) or _leans_on(last)
    if head is None:
        return end
    reach = head.right_edge
    while reach.i > last.i and (reach.is_punct or reach.is_space):
        reach = reach.nbor(-1)
    return reach.idx + len(reach)


def _missing_verb(tokens: list[Token], last: Token) -> Token | None:
    """The verb of a "that" clause of which only the subject was taken."""
    subject = next((t for t in tokens if t.dep_ in _SUBJECTS and t.right_edge.i >= last.i), None)
    if subject is None or subject.head.i <= last.i or subject.head.pos_ not in ("VERB", "AUX"):
        return None
    begun = any(t.dep_ == "mark" and t.head == subject.head for t in tokens)
    return subject.head if begun else None


def _leans_on(last: Token) -> Token | None:
    """A preposition or article at the end, with what it stands before."""
    if last.pos_ not in _LEANING:
        return None
    if last.dep_ in ("prep", "prt") and any(child.i > last.i for child in last.children):
        return last
    if last.dep_ in ("det", "mark") and last.head.i > last.i:
        return last.head
    return None

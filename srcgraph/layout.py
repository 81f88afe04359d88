"""What print tells from paragraph to paragraph: who goes on speaking, and whose turn it is.

The tagger reads each paragraph alone. Four rules of print reach further: a quotation that is not
closed goes on where the next paragraph opens it again; a colon at the end of a paragraph announces
the speaker of the next; a paragraph that is one quotation and nothing else is the words of whoever
alone speaks in the paragraph before; in a transcript each paragraph starts with its speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from srcgraph.model import Span
from srcgraph.segment import Paragraph
from srcgraph.tagging.decode import CharSpans, Tagged

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKER = re.compile(
    r"[“\"']{0,2}(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|[QA])(?P<cue>:)\s+(?=\S)"
)
# Fewer labelled paragraphs are headings ("UPDATE: ..."), not a transcript.
_FEWEST_TURNS = 3
_PRONOUNS = frozenset({"he", "she", "who", "i"})
# The share of transcript lines in PolNeAR's training articles that annotators read so.
TURN_SCORE = 0.8


def by_layout(tagged: list[Tagged], paragraphs: tuple[Paragraph, ...]) -> list[Tagged]:
    """Add to what was found in each paragraph what the layout tells across them."""
    joined = _carried_on(_same_breath(tagged, paragraphs), paragraphs)
    return _turns(by_itself(_announced(joined, paragraphs), paragraphs), paragraphs)


# ------------------------------------------------------- quotations side by side


def _same_breath(tagged: list[Tagged], paragraphs: tuple[Paragraph, ...]) -> list[Tagged]:
    """Join a quotation that nobody is named for to the speaker quoted just before it."""
    quotations = [quote.span for paragraph in paragraphs for quote in paragraph.quotations]
    edges = {span.start: paragraph.span for paragraph in paragraphs for span in _spans(paragraph)}
    items = sorted(tagged, key=lambda item: item.content[0])
    joined: list[Tagged] = []
    for item in items:
        before = joined[-1] if joined else None
        if before and _goes_on(before, item, quotations, edges):
            joined[-1] = replace(before, content=(*before.content, *item.content))
        else:
            joined.append(item)
    return joined


def _spans(paragraph: Paragraph) -> list[Span]:
    return [quote.span for quote in paragraph.quotations]


def _goes_on(before: Tagged, item: Tagged, quotations: list[Span], edges: dict[int, Span]) -> bool:
    """Whether an item is the next quotation of a paragraph, with no words to attribute it."""
    place = Span(*item.content[0])
    if item.source or item.cue or place not in quotations or not before.source:
        return False
    last = Span(*before.content[-1])
    number = quotations.index(place)
    follows = number > 0 and quotations[number - 1].overlaps(last)
    return follows and edges[place.start].covers(last)


# ------------------------------------------------------------- quotations go on


def _carried_on(tagged: list[Tagged], paragraphs: tuple[Paragraph, ...]) -> list[Tagged]:
    """Carry a quotation that was not closed on into the next paragraphs."""
    items = list(tagged)
    for previous, paragraph in pairwise(paragraphs):
        if not (_is_open(previous) and _opens(paragraph)):
            continue
        first = paragraph.quotations[0].span
        speaking = [item for item in items if _reaches(item, previous.quotations[-1].span)]
        inside = [item for item in items if _lies_in(item, first)]
        if speaking and not any(item.source for item in inside):
            items = [item for item in items if item not in inside]
            last = speaking[-1]
            longer = replace(last, content=(*last.content, (first.start, first.end)))
            items[items.index(last)] = longer
    return items


def _is_open(paragraph: Paragraph) -> bool:
    return bool(paragraph.quotations) and paragraph.quotations[-1].open


def _opens(paragraph: Paragraph) -> bool:
    quotations = paragraph.quotations
    return bool(quotations) and quotations[0].span.start == paragraph.span.start


def _reaches(item: Tagged, quotation: Span) -> bool:
    """Whether an attribution's content runs into a quotation."""
    return any(Span(*span).overlaps(quotation) for span in item.content[-1:])


def _lies_in(item: Tagged, quotation: Span) -> bool:
    return all(quotation.covers(Span(*span)) for span in (*item.content, *item.cue))


# ------------------------------------------------------------ a colon announces


def _announced(tagged: list[Tagged], paragraphs: tuple[Paragraph, ...]) -> list[Tagged]:
    """Give a quotation without a speaker the one whom the paragraph before announces."""
    items = list(tagged)
    for previous, paragraph in pairwise(paragraphs):
        if not (previous.doc.text.rstrip().endswith(":") and _opens(paragraph)):
            continue
        speaker = _announcer(previous)
        if speaker is None:
            continue
        for item in items:
            if not item.source and paragraph.span.covers(Span(*item.content[0])):
                source, cue = speaker
                items[items.index(item)] = replace(item, source=source, cue=item.cue or cue)
    return items


def _announcer(paragraph: Paragraph) -> tuple[CharSpans, CharSpans] | None:
    """Subject and verb of a paragraph's last clause ("Ruiz went on:")."""
    verbs = [
        token
        for token in paragraph.doc
        if token.pos_ == "VERB" and any(child.dep_ == "nsubj" for child in token.children)
    ]
    if not verbs:
        return None
    verb = verbs[-1]
    subject = next(child for child in verb.children if child.dep_ == "nsubj")
    first, last = subject.left_edge, subject.right_edge
    if last.i > verb.i:
        last = subject
    return (_span(paragraph, first, last),), (_span(paragraph, verb, verb),)


def _span(paragraph: Paragraph, first: Token, last: Token) -> tuple[int, int]:
    at = paragraph.span.start
    return at + first.idx, at + last.idx + len(last)


# -------------------------------------------------------- a quotation by itself


def by_itself(tagged: list[Tagged], paragraphs: tuple[Paragraph, ...]) -> list[Tagged]:
    """Give a paragraph that is only a quotation the one speaker of the paragraph before.

    Of such paragraphs in PolNeAR's articles that the rule gives to somebody annotators give 87 %
    to the same (python -m tests.benchmarks.alone). Where two speak before it, or somebody
    was asked, whose turn it is stays unknown.
    """
    items = list(tagged)
    for previous, paragraph in pairwise(paragraphs):
        if not is_one_quotation(paragraph) or not _ends_a_story_sentence(previous):
            continue
        alone = [item for item in items if _is_alone_in(item, paragraph)]
        before = [item.source for item in items if item.source and _speaks_in(item, previous)]
        speaker = _one_speaker(before, paragraphs)
        if len(alone) == 1 and speaker:
            items[items.index(alone[0])] = replace(alone[0], source=speaker)
    return items


def _ends_a_story_sentence(paragraph: Paragraph) -> bool:
    """Whether a paragraph ends as a sentence does: no headline, and no question to somebody."""
    return bool(re.search(r"[.!:][”\"'’)\]]*\s*$|[”\"]\s*$", paragraph.doc.text)) and not re.search(
        r"\?[”\"'’]*\s*$", paragraph.doc.text
    )


def _one_speaker(sources: list[CharSpans], paragraphs: tuple[Paragraph, ...]) -> CharSpans:
    """The one who speaks by all of these sources, by the most telling of them; nobody if it is two.

    "He" and "who" beside one name are that one.
    """
    told = {_words(source, paragraphs): source for source in reversed(sources)}
    names = [source for said, source in told.items() if said not in _PRONOUNS]
    found = names or list(told.values())
    return found[0] if len(found) == 1 else ()


def _words(source: CharSpans, paragraphs: tuple[Paragraph, ...]) -> str:
    parts = (
        paragraph.doc.text[start - paragraph.span.start : end - paragraph.span.start]
        for start, end in source
        for paragraph in paragraphs
        if paragraph.span.covers(Span(start, end))
    )
    return " ".join(parts).lower()


def is_one_quotation(paragraph: Paragraph) -> bool:
    """Whether a paragraph is one whole quotation, at most with a full stop behind it."""
    if len(paragraph.quotations) != 1 or not _opens(paragraph):
        return False
    behind = paragraph.doc.text[paragraph.quotations[0].span.end - paragraph.span.start :]
    return not behind.strip(" .\xa0")


def _is_alone_in(item: Tagged, paragraph: Paragraph) -> bool:
    nobody = not item.source and not item.cue
    return nobody and all(paragraph.span.covers(Span(*span)) for span in item.content)


def _speaks_in(item: Tagged, paragraph: Paragraph) -> bool:
    spans = (*item.source, *item.content)
    return any(paragraph.span.covers(Span(*span)) for span in spans)


# ------------------------------------------------------------------ transcripts


def _turns(tagged: list[Tagged], paragraphs: tuple[Paragraph, ...]) -> list[Tagged]:
    """Read a transcript: each paragraph that starts with a speaker's name is that one's turn."""
    turns = [
        (paragraph, match)
        for paragraph in paragraphs
        if (match := _SPEAKER.match(paragraph.doc.text)) and match.end() < len(paragraph.doc.text)
    ]
    names = Counter(match["name"] for _, match in turns)
    if len(turns) < _FEWEST_TURNS or max(names.values()) < 2:
        return tagged
    spoken = [_turn(paragraph, match) for paragraph, match in turns]
    others = [
        item for item in tagged if not any(_lies_in(item, paragraph.span) for paragraph, _ in turns)
    ]
    return others + spoken


def _turn(paragraph: Paragraph, match: re.Match[str]) -> Tagged:
    at = paragraph.span.start
    return Tagged(
        source=((at + match.start("name"), at + match.end("name")),),
        cue=((at + match.start("cue"), at + match.end("cue")),),
        content=((at + match.end(), at + len(paragraph.doc.text.rstrip())),),
        score=TURN_SCORE,
        unsure=False,
    )

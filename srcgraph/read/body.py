"""Finds the article proper among the paragraphs of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from srcgraph.model import Spans
from srcgraph.read import furniture
from srcgraph.read.dates import iso_date
from srcgraph.read.language import FUNCTION_WORDS
from srcgraph.read.paragraphs import Paragraph

_LABELS_REACH = 6
_HEADLINE_WORDS = 30
_TITLE_WORDS = 25
_LINK_WORDS = 40
_BLURB_WORDS = range(8, 41)
_FRAGMENT_WORDS = 5
_TIE = 0.25
_STEM = 5
_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_NAME_INSIDE = re.compile(r"(?<=[\w,;] )[^\W\d_a-z][\w-]{2,}")
_SENTENCE_BREAK = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z]")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the paragraphs of a file are: its headline, byline and date, and the article proper."""

    title: str | None
    byline: str | None
    published: str | None
    body: Spans


def lay_out(paragraphs: Sequence[Paragraph]) -> Layout:
    """Tell the article proper from what stands above, between and below it."""
    items = [item for item in paragraphs if not furniture.is_insert(item.words)]
    head, story = _split_head(items)
    story = [item for item in story if not furniture.is_caption(item.words)]
    story = story[: _end(story)]
    return Layout(
        title=_title(head, story),
        byline=_first(furniture.byline(item.words) for item in head),
        published=_first(iso_date(item.words) for item in head if _is_label(item)),
        body=tuple(item.span for item in story),
    )


def _first(values: Iterable[str | None]) -> str | None:
    """The first value that is there."""
    return next((value for value in values if value), None)


def _split_head(items: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part the lines on top from the story.

    A headline that ends like a sentence may tell who said what, so it opens the story; the byline
    and the date below it still go to the top.
    """
    start = next((at for at, item in enumerate(items) if _is_running(item)), None)
    if start is None:
        return _split_fragments(items)
    head, story = list(items[:start]), list(items[start:])
    labels = [item for item in story[:_LABELS_REACH] if _is_label(item)]
    return head + labels, [item for item in story if item not in labels]


def _split_fragments(items: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part a text in which no line ends like a sentence: what is long enough is the story."""
    parts: dict[bool, list[Paragraph]] = {False: [], True: []}
    for item in items:
        parts[item.length >= _FRAGMENT_WORDS and not _is_label(item)].append(item)
    return parts[False], parts[True]


def _is_running(item: Paragraph) -> bool:
    """Whether a paragraph is running text: it ends like a sentence, or is too long for a label."""
    if _is_label(item) or furniture.is_caption(item.words):
        return False
    return item.ended or item.length > _HEADLINE_WORDS


def _is_label(item: Paragraph) -> bool:
    """Whether a line only names the writer or the day."""
    return furniture.byline(item.words) is not None or furniture.is_dateline(item.words)


def _title(head: Sequence[Paragraph], story: Sequence[Paragraph]) -> str | None:
    """The headline: the first line on top, or an opening sentence written In Capitals Like This."""
    for item in head:
        if not _is_label(item) and not furniture.is_caption(item.words):
            return item.words if item.length <= _TITLE_WORDS else None
    if len(story) > 1 and story[0].length <= _TITLE_WORDS and _is_title_case(story[0].words):
        return story[0].words
    return None


def _is_title_case(words: str) -> bool:
    """Whether most longer words begin with a capital letter, as in English headlines."""
    longer = [word for word in re.findall(r"[^\W\d_][\w’'-]*", words) if len(word) > 3]
    return len(longer) > 2 and sum(word[0].isupper() for word in longer) >= 0.75 * len(longer)


def _end(story: Sequence[Paragraph]) -> int:
    """How many paragraphs of the story are left when promotions and links are cut off its end."""
    end = len(story)
    while end > 1 and _is_trailing(story, end):
        end -= 1
    return end


def _is_trailing(story: Sequence[Paragraph], end: int) -> bool:
    """Whether the last of the first `end` paragraphs belongs after the story, not to it."""
    last = story[end - 1]
    if furniture.is_end_matter(last.words):
        return True
    if not last.ended and last.length <= _LINK_WORDS:
        # One open line may be a story cut short; a row of them, or one that nobody speaks in,
        # is a list of links.
        return end < len(story) or not furniture.speaks(last.words)
    return end < len(story) and _is_blurb(last) and not _is_tied(last, story[: end - 1])


def _is_blurb(item: Paragraph) -> bool:
    """Whether a paragraph could advertise another story: one sentence in which nobody speaks."""
    if item.length not in _BLURB_WORDS or _SENTENCE_BREAK.search(item.words):
        return False
    return not furniture.speaks(item.words)


def _is_tied(item: Paragraph, story: Sequence[Paragraph]) -> bool:
    """Whether a paragraph takes up names or words of the story above it."""
    known = {stem for other in story for stem in _stems(other.words)}
    names = {name[:_STEM].lower() for name in _NAME_INSIDE.findall(item.words)}
    if names & known:
        return True
    own = _stems(item.words)
    return len(own & known) > _TIE * len(own)


def _stems(words: str) -> set[str]:
    """The beginnings of the longer words, so that "abducted" meets "abduction"."""
    found = {word.lower() for word in _WORD.findall(words)}
    return {word[:_STEM] for word in found - FUNCTION_WORDS}

"""What an article takes over whole from another outlet: its passages, and who spoke to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcgraph.linting.outlets import is_own, outlets
from srcgraph.model import Kind, hull
from srcgraph.phrases import name_words
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from srcgraph.linting.case import Case, Saying
    from srcgraph.model import Source, Span


def is_set_out(case: Case, span: Span) -> bool:
    """Whether a place stands in a passage set out from another's article, without quotation marks.

    Where such a passage ends is not told ("From the Herald:"): all that follows may be in it. One
    that "Read the rest here" ends began behind the paragraph that names the outlet.
    """
    here = case.sentence(span.start).paragraph
    return any(_opens_passage(case, number) for number in range(here)) or _is_excerpt(case, here)


def _is_excerpt(case: Case, here: int) -> bool:
    """Whether a paragraph stands between one that names an outlet and one that sends readers on."""
    # Such a line is no part of the body, and no paragraph.
    below = case.text[case.parsed.paragraphs[here].span.end :].splitlines()
    sent = any(len(line) < _LINE and _READ_ON.match(line) for line in below)
    return sent and any(
        sentence.paragraph < min(here, _NAMED_WITHIN)
        and any(not is_own(case, place.of(case.text)) for _, place in outlets(case, sentence))
        for sentence in case.sentences
    )


_LINE = 90
"""A line that sends readers on is no longer than this (characters)."""
_NAMED_WITHIN = 3
"""The outlet whose words follow is named in one of so many first paragraphs."""
_READ_ON = re.compile(
    r"\W*(?:you can |please )?(?:read|see|find)\b.{0,20}\b(?:rest|full|whole|entire|original|"
    r"complete|more)\b",
    re.IGNORECASE,
)


def _opens_passage(case: Case, number: int) -> bool:
    """Whether a paragraph ends in a colon and says whose words follow, which nothing quotes."""
    told = case.parsed.paragraphs[number].span.of(case.text).strip()
    follows = case.parsed.paragraphs[number + 1].span.of(case.text).lstrip()
    if not told.endswith(":") or follows.startswith(_MARKS):
        return False
    last = case.sentence(case.parsed.paragraphs[number].span.end - 1)
    if not _TAKES.search(last.span.of(case.text)):
        return False
    writes = _WRITES.search(told)
    return bool(writes) or any(not is_own(case, p.of(case.text)) for _, p in outlets(case, last))


_MARKS = ('"', "“", "'", "‘", "«", "„", "<")
_TAKES = re.compile(
    r"^\W*(?:from|via|per|according to)\b|\b(?:report(?:s|ed)?|writ(?:es|ing)|wrote|not(?:es|ed)|"
    r"say(?:s|ing)?|said|explain(?:s|ed)?|add(?:s|ed)?)\b",
    re.IGNORECASE,
)
_WRITES = re.compile(r"\b(?:writes|writing|wrote)\b[^.]{0,60}:$")


def was_told_elsewhere(case: Case, source: Source) -> bool:
    """Whether somebody told it to another outlet, which alone could say why it gives no name.

    Who publishes an article without a publisher's name may be the very outlet: only where the
    article takes something from that outlet, or from several, is it surely another's.
    """
    said = case.said_by(source)
    if said and _SOME_OUTLET.match(case.text, _end(said[0])):
        return True  # nobody explains to its own readers what it is
    found = _listener(case, said[0]) if said else None
    if found is None or is_own(case, found.of(case.text)):
        return False
    return bool(case.article.publisher) or _is_cited(case, found)


def _is_cited(case: Case, outlet: Span) -> bool:
    """Whether an article takes more from an outlet, names its people, or cites others too."""
    name = name_words(outlet.of(case.text))[-1]
    cited = {
        name_words(other.source.label)[-1]
        for other in case.sayings
        if other.source is not None
        and other.source.kind is Kind.MEDIA
        and name_words(other.source.label)
    }
    places = [place for other in case.sayings if (place := _listener(case, other)) is not None]
    told = {name_words(place.of(case.text))[-1] for place in places}
    staff = rf"(?i:\b{re.escape(name)})['’]s [A-Z][\w.-]+ [A-Z]"
    return name in cited or len(told | cited) > 1 or bool(re.search(staff, case.text))


def _listener(case: Case, saying: Saying) -> Span | None:
    """The outlet that a saying's verb of telling has behind it."""
    if not saying.lemmas & words("linting", "audience", "telling"):
        return None
    end = _end(saying)
    for _, place in outlets(case, saying.sentence):
        if place.start >= end and _BETWEEN.fullmatch(case.text[end : place.start]):
            return place
    return None


def _end(saying: Saying) -> int:
    """Where the words end that say that somebody speaks."""
    return hull((*saying.attribution.cue, *saying.attribution.source)[:1]).end


_SOME_OUTLET = re.compile(
    r" (?:the )?(?:[\w'’-]+ ){0,3}(?:agency|broadcaster|channel|daily|magazine|network|newspaper|"
    r"station|tabloid|weekly) [A-Z]"
)
_BETWEEN = re.compile(r" (?:[\w'’-]+ ){0,4}")

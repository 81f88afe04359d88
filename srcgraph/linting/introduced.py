"""Whether the sentence behind a description names whoever was described."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcgraph.model import Number, Source, Span
from srcgraph.phrases import name_words

if TYPE_CHECKING:
    from srcgraph.linting.case import Case, Sentence
    from srcgraph.phrases import Phrase


def is_introduced(case: Case, source: Source, phrase: Phrase, here: Sentence) -> bool:
    """Whether the next sentence tells who a single described person is, whoever speaks there.

    It begins with a name that stands there first and bare ("A diver raised the alarm. Ola Berg
    was ..."), sets the name beside the noun again ("The adviser, Professor Lena Falk, ..."), or
    tells what the person is called ("The man who calls himself Abu Salim").
    """
    if source.number is not Number.ONE or source.confidential:
        return False
    behind = case.around(here, 0, 1)[1:]
    return any(
        _begins_with_name(case, here, sentence) or _is_set_beside(case, sentence, phrase)
        for sentence in behind
    )


def _begins_with_name(case: Case, here: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence begins with a full name that the article has not told before.

    Without a word on who that is, only the description right before can tell it.
    """
    before = set(name_words(here.span.of(case.text)))
    for name, spans in case.names.people():
        opening = min(spans)
        if len(name) < _FULL or opening.start != sentence.span.start or name[-1] in before:
            continue
        if not _TOLD_BESIDE.match(case.text, opening.end):
            return True
    return False


# A given name and a surname at least.
_FULL = 2
# Words behind a name that tell who it is; an age does not.
_TOLD_BESIDE = re.compile(r"['’]|\s*(?:\(|[–—-] |of |from |,(?! (?:aged )?\d{1,3}\b))")


def _is_set_beside(case: Case, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a sentence begins with the noun again, and a name beside it."""
    noun = "|".join(re.escape(word) for word in {phrase.core.text, "man", "woman", "person"})
    match = re.match(rf"The (?:[\w’'-]+ )??(?:{noun})\b", sentence.span.of(case.text))
    if match is None:
        return False
    end = sentence.span.start + match.end()
    if _CALLED.match(case.text, end):
        return True
    aside = _ASIDE.match(case.text, end, sentence.span.end)
    return aside is not None and any(
        len(name) >= _FULL and any(_ends(span, aside) for span in spans)
        for name, spans in case.names.people()
    )


_CALLED = re.compile(
    r",? (?:(?:who (?:\w+ )?)?(?:calls?|called|calling|identif(?:y|ies|ied|ying)) (?:him|her)self"
    r"(?: only)?(?: as)?|named|called|known as|identified (?:only )?as|whose name is) "
    r"[“\"'‘]?[A-Z]"
)
_ASIDE = re.compile(r", (?P<told>[^,;:“”\"]+),")


def _ends(span: Span, aside: re.Match[str]) -> bool:
    """Whether a name is the last of what stands between two commas."""
    return aside.start("told") <= span.start and span.end == aside.end("told")

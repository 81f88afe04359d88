"""Which sayings share so many words that one may bear out or spell out the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from srcgraph.linting.case import Case, Saying, Sentence

# Two sayings are alike that share this many telling words, and this part of the shorter one's.
_FEWEST, _PART = 3, 0.4
# A summary stands among the first paragraphs.
_LEAD = 6
# A headline and its second line stand in the first paragraphs, and are shorter than a sentence of
# the story (characters).
_HEADS, _SHORT = 3, 120


def telling_words(case: Case, saying: Saying) -> frozenset[str]:
    """The lemmas of nouns, names, verbs, adjectives and numbers in what is said."""
    return frozenset(
        token.lemma_.lower()
        for token in case.content_tokens(saying)
        if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and not token.is_stop
    )


def alike(case: Case, one: Saying, other: Saying) -> bool:
    """Whether two sayings are likely on the same matter."""
    left, right = telling_words(case, one), telling_words(case, other)
    shared = len(left & right)
    return shared >= _FEWEST and shared >= _PART * min(len(left), len(right))


def is_head(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence stands in a headline or its second line."""
    number = sentence.paragraph
    paragraph = case.parsed.paragraphs[number].span
    return number < _HEADS and paragraph.end - paragraph.start < _SHORT


def is_summary(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence stands in a summary, under a heading in capitals and before another."""
    number = sentence.paragraph
    around = case.parsed.paragraphs[max(number - 1, 0) : number + 2]
    heads = [p.span.of(case.text).strip(" .").isupper() for p in around]
    return number < _LEAD and len(heads) == 3 and heads[0] and heads[2]


_PAGE = re.compile(r"\W*(?:(?:see |story, )?page )?[A-Z]-?\d{1,2}\W*", re.IGNORECASE)


def is_announced(case: Case, sentence: Sentence) -> bool:
    """Whether a summary says this, or the headline above one: the story below tells it in full.

    Or a line that refers to another page ("... A6."): the story there does.
    """
    paragraph = case.parsed.paragraphs[sentence.paragraph].span
    if _PAGE.fullmatch(case.text, sentence.span.end, paragraph.end):
        return True
    spans = [paragraph.span for paragraph in case.parsed.paragraphs[:_HEADS]]
    head = next((n for n, s in enumerate(spans) if s.of(case.text).strip(" .").isupper()), 0)
    # A headline may be broken into two lines; what is longer is no headline.
    lines = [span.end - span.start for span in spans[:head]]
    heads = sentence.paragraph < head and (head == 1 or max(lines) < _SHORT)
    return heads or is_summary(case, sentence)

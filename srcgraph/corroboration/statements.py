"""Sentences of the body that assert something checkable and attribute it to nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from srcgraph.corroboration.wording import Wording, stem
from srcgraph.model import Attribution, Evidence, Span, Statement
from srcgraph.segment import Paragraph, Parsed
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_FEWEST_WORDS: Final = 6
HEADLINE: Final = 14
"""A first paragraph of at most so many words is a headline, not the story."""
SHARED: Final = 3
"""So many telling words that are no names two assertions share at least to be near."""
_PERSONAL: Final = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})


def statements(parsed: Parsed, attributions: Sequence[Attribution]) -> Iterator[Statement]:
    """The unattributed claims of an article, in the order of the text.

    A sentence counts when nothing in it is attributed or quoted, its main verb is finite and not a
    "may", it is no question, and it tells a name, number or day that somebody could check. A
    headline is no sentence of the story, and what everybody could see ("visited the harbour on
    Monday") needs no source.
    """
    taken = [item.stretch for item in attributions]
    taken += [
        quote.span for p in parsed.paragraphs for quote in p.quotations if _is_long(quote.span)
    ]
    for paragraph in _story(parsed):
        for sentence in paragraph.doc.sents:
            span = _place(sentence, paragraph.span.start)
            if span is None or any(span.overlaps(other) for other in taken):
                continue
            checkable = _checkable(sentence)
            if checkable is not None and _asserts(sentence) and not _is_scene(sentence):
                place = _shifted(checkable, paragraph.span.start)
                note = f"told as a fact, with nobody behind it; “{checkable.text}” can be checked"
                evidence = Evidence("statements.unattributed", place, note)
                yield Statement(f"st-{span.start}-{span.end}", span, (), False, (evidence,))


def _story(parsed: Parsed) -> Sequence[Paragraph]:
    """The paragraphs without the headline, where the file has it as its first sentence."""
    paragraphs = parsed.paragraphs
    title = " ".join((parsed.article.title or "").split())
    if len(paragraphs) > 1 and _is_headline(paragraphs[0], title):
        return paragraphs[1:]
    return paragraphs


def _is_headline(first: Paragraph, title: str) -> bool:
    """Whether the first paragraph is the headline: the title's words, or no more than a line."""
    told = " ".join(first.doc.text.split())
    if title:
        return told.rstrip(".") == title.rstrip(".")
    return sum(token.is_alpha for token in first.doc) <= HEADLINE


def _is_scene(sentence: Sentence) -> bool:
    """Whether a sentence only tells what anybody could see: somebody came, met or marched."""
    return sentence.root.lemma_.lower() in words("claims", "scenes", "verbs")


def shares(statement: Wording, content: Wording) -> bool:
    """Whether two assertions have more in common than the names that they are about.

    They share telling words beside names, and enough of the shorter one's: what is merely about
    the same people or places is not told again.
    """
    names = {stem(word) for _, run in (*statement.names, *content.names) for word in run}
    common = statement.stems & content.stems
    shorter = min(len(statement.stems), len(content.stems))
    return (
        len(common - names) >= SHARED
        and len(common) >= _SHARE * shorter
        and statement.negated & common == content.negated & common
    )


_SHARE: Final = 0.3
"""Of the shorter assertion's telling words, this share stands in the longer one too."""

_LONG_QUOTE: Final = 25


def _is_long(span: Span) -> bool:
    """Whether a quotation is more than a word in quotation marks."""
    return span.end - span.start > _LONG_QUOTE


def _place(sentence: Sentence, offset: int) -> Span | None:
    kept = [token for token in sentence if not token.is_space]
    if not kept:
        return None
    return Span(offset + kept[0].idx, offset + kept[-1].idx + len(kept[-1]))


def _shifted(found: Sentence, offset: int) -> Span:
    return Span(offset + found.start_char, offset + found.end_char)


def _asserts(sentence: Sentence) -> bool:
    """Whether a sentence states something as it is: finite, no question, no wish, no guess."""
    root = sentence.root
    verbs = [root, *(child for child in root.children if child.dep_ in ("aux", "auxpass", "cop"))]
    finite = any(token.tag_ in ("VBD", "VBZ", "VBP") for token in verbs)
    guessed = any(token.tag_ == "MD" for token in verbs)
    told = [token for token in sentence if token.is_alpha]
    return (
        finite
        and not guessed
        and len(told) >= _FEWEST_WORDS
        and not sentence.text.rstrip().endswith("?")
        and not any(_is_personal(token) for token in told)
    )


def _is_personal(token: Token) -> bool:
    return token.lower_ in _PERSONAL


def _checkable(sentence: Sentence) -> Sentence | None:
    """The first name, number or day of a sentence."""
    return next(iter(sentence.ents), None)

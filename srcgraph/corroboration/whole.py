"""Which contents are whole assertions, and which only a name, a noun or a question."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from srcgraph.model import Attribution, Claim, Spans, Style, hull
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from srcgraph.segment import Paragraph, Parsed

PART: Final = "corroborate.part"
"""The rule of a claim whose words are no whole assertion: such a claim heads no list."""
_ASKING: Final = frozenset("how what when where whether which who whom whose why".split())


def parts(parsed: Parsed, attributions: Sequence[Attribution]) -> dict[str, str]:
    """The attributions that head no list, with the reason: contents that assert nothing whole.

    A quotation is whole as it stands, and so are a clause, however short, and an accusation
    ("allegations of fraud"). Where nobody is told but the verb has somebody who does it, the
    program did not find who: that is no claim without a source.
    """
    places = [paragraph.span for paragraph in parsed.paragraphs]
    found: dict[str, str] = {}
    for item in attributions:
        at = bisect_right(places, hull(item.content).start, key=lambda span: span.start) - 1
        paragraph = parsed.paragraphs[max(at, 0)]
        if not item.source and _is_done(paragraph, item):
            found[item.id] = "somebody does this, and the program did not find who"
        elif _may_be_part(parsed.article.text, item) and _is_part(paragraph, item):
            found[item.id] = "a name, a noun or a question: no whole assertion"
    return found


def _may_be_part(text: str, attribution: Attribution) -> bool:
    return attribution.style is not Style.DIRECT and not _accuses(text, attribution)


def _is_done(paragraph: Paragraph, attribution: Attribution) -> bool:
    """Whether the cue's verb is active: then somebody does it ("and repeatedly pledged")."""
    verbs = [
        token
        for token in _tokens(paragraph, attribution.cue)
        if token.pos_ == "VERB" and token.lemma_ not in _SEEMING
    ]
    passive = any(
        token.tag_ == "VBN" or child.dep_ == "auxpass"
        for token in verbs
        for child in token.children
    )
    return bool(verbs) and not passive and all(token.tag_ in _ACTIVE for token in verbs)


_SEEMING: Final = ("seem", "appear")
_ACTIVE: Final = ("VB", "VBD", "VBZ", "VBP")


def _tokens(paragraph: Paragraph, spans: Spans) -> list[Token]:
    """The words of a paragraph under some spans."""
    offset, end = paragraph.span.start, len(paragraph.doc.text)
    return [
        token
        for span in spans
        if offset <= span.start < span.end <= offset + end
        for token in paragraph.doc.char_span(
            span.start - offset, span.end - offset, alignment_mode="expand"
        )
        or ()
        if token.is_alpha
    ]


def _accuses(text: str, attribution: Attribution) -> bool:
    """Whether the cue is a noun that asserts what follows it: "claims of", "reports of"."""
    said = {word.lower() for span in attribution.cue for word in re.findall(r"\w+", span.of(text))}
    nouns = words("claims", "denied", "nouns") - {"it", "that", "this"}
    return any({word, word.removesuffix("s")} & nouns for word in said)


def _is_part(paragraph: Paragraph, attribution: Attribution) -> bool:
    tokens = _tokens(paragraph, attribution.content)
    if tokens and tokens[0].lower_ in _ASKING:
        return True
    if len(tokens) > _BARE and tokens[0].lower_ == "that" and tokens[0].tag_ == "IN":
        return False
    inside = frozenset(token.i for token in tokens)
    return not any(_says(token, inside) for token in tokens)


_BARE: Final = 2


def _says(token: Token, inside: frozenset[int]) -> bool:
    """Whether a verb tells something of its own, and does not just describe a noun beside it."""
    if token.pos_ not in ("VERB", "AUX"):
        return False
    while token.head.i in inside and token.head.i != token.i:
        if token.dep_ in _DESCRIBING:
            return False
        token = token.head
    return True


_DESCRIBING: Final = frozenset({"relcl", "acl", "amod", "compound"})


def is_whole(claim: Claim) -> bool:
    """Whether the words of a claim assert something by themselves."""
    return all(evidence.rule != PART for evidence in claim.evidence)

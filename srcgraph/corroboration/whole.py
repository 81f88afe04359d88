"""Which contents are whole assertions, and which only a part of one or nothing of the sort."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from srcgraph.corroboration.wording import says_not, stem, words_in
from srcgraph.model import Attribution, Claim, Span, Spans, Stance, Style, hull
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from srcgraph.segment import Paragraph, Parsed

PART: Final = "corroborate.part"
"""The rule of a claim whose words are no whole assertion: such a claim heads no list."""
NOTHING: Final = "corroborate.nothing"
"""The rule of an attribution whose words assert nothing: it makes no claim."""
ASKED: Final = "a question: it asserts nothing"
_ASKING: Final = frozenset("how what when where whether which who whom whose why".split())


def parts(parsed: Parsed, attributions: Sequence[Attribution]) -> dict[str, str]:
    """The attributions that head no list, with the reason: contents that assert nothing whole.

    A quotation is whole as it stands, and so are a clause, however short, and an accusation
    ("allegations of fraud"). Where nobody is told but the verb has somebody who does it, the
    program did not find who: that is no claim without a source.
    """
    found: dict[str, str] = {}
    for item in attributions:
        paragraph = _paragraph(parsed, hull(item.content))
        if not item.source and _is_done(paragraph, item):
            found[item.id] = "somebody does this, and the program did not find who"
        elif _may_be_part(parsed.article.text, item) and _is_part(paragraph, item):
            found[item.id] = "a name, a noun or a question: no whole assertion"
    return found


def nothing(parsed: Parsed, attributions: Sequence[Attribution]) -> dict[str, str]:
    """The attributions that make no claim, with the reason: their contents assert nothing.

    So a name or a noun alone ("praised Mr. Lund", "loved the letter"), a title, a pronoun, and a
    question within a sentence ("explained how"). To deny or want a thing says something of it:
    then only what points at something told elsewhere ("denied the claim") asserts nothing.
    """
    found: dict[str, str] = {}
    for item in attributions:
        if item.style is not Style.INDIRECT or _accuses(parsed.article.text, item):
            continue
        tokens = _tokens(_paragraph(parsed, hull(item.content)), item.content)
        if _is_open_question(tokens):
            found[item.id] = ASKED
        elif _points_only(tokens) or (
            _is_bare(tokens, item)
            and _adds_nothing(parsed.article.text, tokens, item)
            and not _alleges(parsed.article.text, item, _roots(tokens)[0])
        ):
            found[item.id] = "a name, a noun or a pronoun alone: it asserts nothing"
    return found


def _is_open_question(tokens: Sequence[Token]) -> bool:
    """Whether all is one question within a sentence, and no word of it answers."""
    if not tokens or tokens[0].lower_ not in _ASKING | {"if"}:
        return False
    if len(tokens) == 1:
        return True
    root, *others = _roots(tokens)
    if root.dep_ == "relcl":
        return False  # "the bank, which Lund said … was sold"
    answered = any(token.pos_ in ("VERB", "AUX") for token in others)  # "what fell … to be a pier"
    return not answered and root.pos_ in ("VERB", "AUX") and tokens[0].head in (root, tokens[0])


def _points_only(tokens: Sequence[Token]) -> bool:
    """Whether there is nothing but a pronoun ("it", "him"); "so" and "this" stand for a sentence.

    Whoever "said so" says what stands before.
    """
    back = words("claims", "words", "back")
    return bool(tokens) and all(
        token.pos_ == "PRON" and token.lower_ not in back for token in tokens
    )


def _is_bare(tokens: Sequence[Token], item: Attribution) -> bool:
    """Whether there is one noun with its determiners, or a title, and nothing is told of it."""
    if not tokens or any(token.pos_ == "AUX" for token in tokens):
        return False
    if _is_title(tokens, item):
        return True
    roots = [token for token in _roots(tokens) if token.dep_ not in ("cc", "mark")]
    others = [token for token in tokens if token not in roots and token.dep_ not in _MINOR]
    if len(roots) != 1 or roots[0].pos_ not in ("NOUN", "PROPN", "PRON") or others:
        return False
    told = any(token.dep_ == "amod" for token in tokens)
    return _is_definite(roots[0]) or not told


_MINOR: Final = frozenset(
    {"det", "predet", "poss", "case", "compound", "nummod", "amod", "nmod", "quantmod"}
    | {"cc", "conj", "preconj", "mark"}
)


def _is_title(tokens: Sequence[Token], item: Attribution) -> bool:
    """Whether it is a name of several words ("The Tides of Orla"), outside a headline."""
    worded = [token for token in tokens if token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")]
    names = [token for token in worded if token.pos_ == "PROPN"]
    headline = not item.cue or not item.source
    return (
        bool(names)
        and not headline
        and all(token.text[:1].isupper() for token in worded)
        and all(token.pos_ in (*_NAMING, "PROPN") for token in tokens)
    )


_NAMING: Final = ("DET", "ADP", "NUM", "NOUN", "ADJ", "CCONJ", "PART")


def _adds_nothing(text: str, tokens: Sequence[Token], item: Attribution) -> bool:
    """Whether the stance tells nothing of a bare noun either.

    Who denies fraud, predicts rain or "did not recommend prosecution" says something; who denies
    "the claim" points at one.
    """
    root = _roots(tokens)[0]
    turned = says_not(words_in(" ".join(span.of(text) for span in item.cue)))
    if item.stance is Stance.ASKS or (item.stance is Stance.ASSERTS and not turned):
        return True
    if item.stance in (Stance.WANTS, Stance.ASSERTS):
        return root.pos_ == "PROPN" or _is_definite(root)
    told_of = words("claims", "denied", "nouns") | words("stances", "objects", "said")
    taken_up = bool(item.source) and item.content[0].end <= hull(item.source).start
    return root.lemma_.lower() in told_of or taken_up


def _alleges(text: str, item: Attribution, noun: Token) -> bool:
    """Whether the cue asserts a noun: who alleges fraud says that there was some."""
    nouns = words("claims", "denied", "nouns")
    cues = {stem(word.lower()) for span in item.cue for word in re.findall(r"\w+", span.of(text))}
    return noun.pos_ == "NOUN" and bool(cues & {stem(word) for word in nouns})


def _is_definite(noun: Token) -> bool:
    """Whether a noun is told as known: "the letter", "his plan", a name."""
    determined = any(
        child.dep_ == "poss" or child.lower_ in _DEFINITE
        for child in noun.children
        if child.dep_ in ("det", "poss")
    )
    return noun.pos_ == "PROPN" or determined


_DEFINITE: Final = frozenset({"the", "this", "that", "these", "those"})


def _roots(tokens: Sequence[Token]) -> list[Token]:
    """The words that hang from none of the others."""
    inside = {token.i for token in tokens}
    return [token for token in tokens if token.head.i not in inside or token.head.i == token.i]


def _paragraph(parsed: Parsed, place: Span) -> Paragraph:
    places = [paragraph.span for paragraph in parsed.paragraphs]
    at = bisect_right(places, place.start, key=lambda span: span.start) - 1
    return parsed.paragraphs[max(at, 0)]


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


def is_silent(attribution: Attribution) -> bool:
    """Whether an attribution makes no claim, since its words assert nothing by themselves."""
    return any(evidence.rule == NOTHING for evidence in attribution.evidence)


def is_whole(claim: Claim) -> bool:
    """Whether the words of a claim assert something by themselves."""
    return all(evidence.rule != PART for evidence in claim.evidence)

"""Who claims what an agentless passive tells, where the sentences around it say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcgraph.model import Identification, Level, Span
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from srcgraph.linting.case import Case, Saying, Sentence


def is_claimed_beside(case: Case, sentence: Sentence, span: Span) -> bool:
    """Whether the sentences around "is said to" tell who says so.

    Somebody has just said it of the very thing, speaks on before and behind in reported speech,
    gives the figure further down, or the next sentence tells whose reports these are. What a
    lawsuit is told to be about, it alleges.
    """
    return (
        _is_of_thing_told(case, sentence, span)
        or _is_sued_for(sentence, span)
        or _speaks_on(case, sentence, span)
        or _figure_comes_again(case, sentence)
        or _are_reports_told(case, sentence, span)
    )


_NOBODY = (Identification.GENERIC, Identification.UNATTRIBUTED)
_CLAIMED = re.compile(r"\b(?:alleged|believed|claimed|reported|said|suspected|thought) to\b")


def _is_of_thing_told(case: Case, sentence: Sentence, span: Span) -> bool:
    """Whether "the tape is said to" goes on with what somebody just claimed of a tape."""
    if not _CLAIMED.search(span.of(case.text)):
        return False
    things = [t for t in sentence.within([span]) if t.pos_ == "VERB"][-1:]
    subjects = [c for verb in things for c in verb.children if c.dep_ == "nsubjpass"]
    told = {t.lemma_.lower() for t in subjects if t.pos_ == "NOUN" and _is_definite(t)}
    return bool(told) and any(
        told & {t.lemma_.lower() for t in case.content_tokens(saying)}
        for saying in _told_in(case, sentence.number - 1)
        if saying.is_speech and saying.sentence.paragraph == sentence.paragraph
    )


def _is_sued_for(sentence: Sentence, span: Span) -> bool:
    """Whether "alleged to" stands in a sentence on lawsuits or an indictment: they allege it."""
    alleged = any(token.lower_ == "alleged" for token in sentence.within([span]))
    suits = words("linting", "heads", "courts")
    return alleged and any(token.lemma_.lower() in suits for token in sentence.tokens)


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this", "that", "these", "those") for c in noun.lefts)


def _speaks_on(case: Case, sentence: Sentence, span: Span) -> bool:
    """Whether one named speaker is told right before and behind, and "it was hoped" between.

    Reported speech steps back in time: what "is hoped" is the writer's own. What "was reported"
    is no thought of the speaker's.
    """
    words_of = span.of(case.text)
    if not _STEPS_BACK.match(words_of) or _OF_OTHERS.search(words_of):
        return False
    before, behind = (_named_in(case, sentence.number + step) for step in (-1, 1))
    return bool(before & behind)


_OF_OTHERS = re.compile(r"\b(?:alleged|claimed|report|rumou?r|said|whisper)", re.IGNORECASE)
_STEPS_BACK = re.compile(r"[Ii]t (?:was|had been) |[Tt]here (?:was|were|had been) ")


def _named_in(case: Case, number: int) -> set[str]:
    """The ids of the named sources that speak in one sentence."""
    sources = (saying.source for saying in _told_in(case, number))
    return {s.id for s in sources if s is not None and s.level in (Level.NAMED, Level.RECORD)}


def _told_in(case: Case, number: int) -> list[Saying]:
    """What somebody in particular says in one sentence."""
    return [
        saying
        for saying in case.sayings
        if saying.source is not None
        and saying.source.identification not in _NOBODY
        and saying.sentence.number == number
    ]


def _figure_comes_again(case: Case, sentence: Sentence) -> bool:
    """Whether somebody further down gives the number that the sentence tells, of the same matter.

    A day or a year is no such number.
    """
    figures = _figures(sentence.tokens)
    if not figures:
        return False
    matter = case.matter([sentence.span]) - case.name_lemmas
    return any(
        figures & _figures(tuple(case.content_tokens(saying)))
        and matter & case.matter(saying.attribution.content)
        for saying in case.sayings
        if saying.source is not None
        and saying.source.identification not in _NOBODY
        and saying.is_speech
        and 0 < saying.sentence.number - sentence.number <= _BELOW
    )


# Sentences below within which the figure's source may follow.
_BELOW = 6


def _figures(tokens: tuple[Token, ...]) -> frozenset[str]:
    """The numbers among some words that are no dates and more than a few."""
    return frozenset(
        token.text
        for token in tokens
        if token.like_num
        and token.ent_type_ not in ("DATE", "TIME", "ORDINAL")
        and len(token.text) > 1
        and token.lower_ not in words("sources", "determiners", "counted") - {"10", "11", "12"}
    )


_REPORTS = re.compile(
    r"(?:The|These|Those|Such) (?:\w+ )?(?P<noun>accusation|allegation|belief|claim|concern|fear|"
    r"report|rumou?r|suspicion|view)s? (?:in|from|by|of|among|came from|come from|was made by|"
    r"were made by|appeared in|is based on|are based on) (?!the (?:past|year|week))"
)


def _are_reports_told(case: Case, sentence: Sentence, span: Span) -> bool:
    """Whether the next sentence tells whose reports or claims these are ("The reports in ...")."""
    verb = span.of(case.text).lower()
    return any(
        match is not None and match["noun"][:_STEM].lower() in verb
        for behind in case.around(sentence, 0, 1)[1:]
        for match in (_REPORTS.match(behind.span.of(case.text)),)
    )


# "The reports" and "is reported" begin with the same letters.
_STEM = 5

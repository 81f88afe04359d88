"""Where the article tells, beside a bare description, where a nameless source stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from srcgraph.linting.overlap import alike
from srcgraph.model import Identification, Kind, Number, Source, Span
from srcgraph.nouns import is_of_a_person
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from srcgraph.linting.case import Case, Sentence
    from srcgraph.phrases import Phrase

# So many sentences behind a mention may tell who it was, and so many around may tell it again.
_NEXT, _AROUND = 2, 8


def is_placed(case: Case, source: Source) -> bool:
    """Whether a description or the words beside it tell a source's house, trade or function.

    A clause may do so ("who worked on the campaign"), the name of a camp ("a Hanlon insider"), a
    sentence of its own ("The person works as a bookkeeper"), or a fuller description of one who
    says the same.
    """
    phrase = case.phrase(source)
    if phrase is None:
        return False
    return (
        _is_of_camp(phrase)
        or _is_of_institution(phrase)
        or _clause_places(phrase.core)
        or bool(_MEMBERS.match(case.text, case.label(source).end))
        or bool(_MEMBERS_WITHIN.search(phrase.text))
        or _is_placed_behind(case, source, phrase)
        or _is_placed_again(case, source, phrase)
    )


def _is_of_camp(phrase: Phrase) -> bool:
    """Whether a name before the noun or a house around it tells to whom somebody belongs."""
    for token in phrase.core.children:
        before = token.i < phrase.core.i and token.dep_ in ("compound", "poss", "nmod", "amod")
        if before and token.pos_ == "PROPN" and token.ent_type_ != "DATE":
            return True
        if token.dep_ == "prep" and token.lower_ in ("inside", "within"):
            return True
    return False


def _is_of_institution(phrase: Phrase) -> bool:
    """Whether a word before the noun tells an institution ("congressional sources")."""
    return any(
        token.i < phrase.core.i
        and token.dep_ in ("compound", "nmod", "amod")
        and token.lower_ in words("linting", "placing", "institutions")
        for token in phrase.core.children
    )


def is_one_of_told(case: Case, phrase: Phrase) -> bool:
    """Whether "one official" is one of those of whom the article has told ("port officials").

    The last people told by that noun before must be several, and of a house.
    """
    if phrase.determiner not in ("one", "another") or len(phrase.tokens) > _PICKED_OUT:
        return False
    told = [
        (span.start, source)
        for source in case.analysis.sources
        if source.identification is Identification.UNNAMED
        for span in source.mentions
        if span.end <= phrase.span.start
        and (other := case.at(case.trimmed(span))) is not None
        and other.lemma.removesuffix("s") == phrase.lemma.removesuffix("s")
        and not (other.determiner in ("one", "another") and len(other.tokens) <= _PICKED_OUT)
    ]
    last = max(told, key=lambda item: item[0], default=None)
    return last is not None and last[1].number is Number.SEVERAL and bool(last[1].affiliation)


# "One official" and nothing else.
_PICKED_OUT = 2


def _clause_places(noun: Token) -> bool:
    """Whether a clause or an apposition behind a noun tells what somebody does or is."""
    return any(
        (token.dep_ in ("relcl", "acl") and token.i > noun.i and tells_function(token))
        or (token.dep_ == "appos" and _is_role(token))
        for token in noun.children
    )


def tells_function(verb: Token) -> bool:
    """Whether a verb tells what somebody does for a living or is in an affair."""
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    if verb.lemma_ == "be":
        return any(c.dep_ == "attr" and _is_role(c) for c in verb.children)
    return verb.lemma_.lower() in words("linting", "placing", "functions")


def _is_role(noun: Token) -> bool:
    """Whether a noun tells what somebody is, and not only that it is somebody."""
    told = words("sources", "heads", "insiders") | words("sources", "heads", "classes")
    told |= words("sources", "heads", "offices")
    lemma = noun.lemma_.lower()
    return lemma in told - words("sources", "heads", "bare") or is_of_a_person(lemma)


_MEMBERS_WITHIN = re.compile(
    r"\b(?:including|among them|(?:one|two|some|several|both) of (?:them|whom))\b", re.IGNORECASE
)
_MEMBERS = re.compile(r"[^.;“”\"]{0,60}?" + _MEMBERS_WITHIN.pattern, re.IGNORECASE)


def _is_placed_behind(case: Case, source: Source, phrase: Phrase) -> bool:
    """Whether one of the next sentences tells what "the person" or "he" does or is."""
    for span in source.mentions:
        here = case.sentence(span.start)
        for sentence in case.around(here, 0, _NEXT):
            fresh = sentence.number == here.number + 1
            for noun in _meant(sentence, phrase, fresh):
                if _places(noun) and not case.quoted(sentence.cover([noun])):
                    return True
    return False


def _meant(sentence: Sentence, phrase: Phrase, fresh: bool) -> Iterator[Token]:
    """The words of a sentence that lead back to a description: "the person", first of all "she"."""
    pronouns = ("they", "both", "all") if phrase.plural else ("he", "she")
    for token in sentence.tokens:
        determined = any(c.lower_ in ("the", "this", "that", "these") for c in token.lefts)
        again = determined and token.lemma_.lower() == phrase.core.lemma_.lower()
        opens = token.i - sentence.tokens[0].i < _OPENS
        if again or (fresh and opens and token.lower_ in pronouns):
            yield token


_OPENS = 2


def _places(noun: Token) -> bool:
    """Whether the clause that a noun is the subject of, or one behind it, tells a function."""
    subject = noun.dep_ in ("nsubj", "nsubjpass") and tells_function(noun.head)
    return subject or _clause_places(noun)


def _is_placed_again(case: Case, source: Source, phrase: Phrase) -> bool:
    """Whether somebody described more fully speaks next, or says the same nearby.

    "People familiar with the plans" are explained where "one treasury official" goes on.
    """
    said = case.said_by(source)
    for other in case.sayings:
        if other.source is None or other.source is source or not _is_described(other.source):
            continue
        for saying in said:
            apart = other.sentence.number - saying.sentence.number
            if phrase.plural and apart == 1 and other.tells and other.source.number is Number.ONE:
                return True
            if abs(apart) <= _AROUND and alike(case, saying, other):
                return True
    return False


def _is_described(source: Source) -> bool:
    """Whether a nameless person is described by more than what they know."""
    return (
        source.identification is Identification.UNNAMED
        and source.kind in (Kind.PERSON, Kind.PEOPLE)
        and bool(source.position or source.affiliation)
    )


def house_nearby(case: Case, label: Span) -> bool:
    """Whether a body is named in the sentences before a label: "officials" are its own."""
    bodies = words("sources", "heads", "bodies") | words("sources", "names", "organization")
    bodies |= words("sources", "heads", "authorities")
    here = case.sentence(label.start)
    first = case.around(here, _NEXT, 0)[0]
    return any(
        token.ent_type_ == "ORG" or (token.lemma_.lower() in bodies and token.pos_ != "VERB")
        for sentence in case.sentences
        if sentence.number >= first.number or sentence.paragraph == here.paragraph
        for token in sentence.tokens
        if sentence.offset + token.idx < label.start
    )

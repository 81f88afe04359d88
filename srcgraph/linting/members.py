"""Whether people who are told of as a group are named one by one, or counted, around the place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcgraph.linting.audience import is_public
from srcgraph.model import Identification, Kind, Source
from srcgraph.vocabulary import table, words

if TYPE_CHECKING:
    from srcgraph.linting.case import Case, Saying
    from srcgraph.phrases import Phrase

# Sentences and paragraphs behind a description within which its members may speak by name.
_SENTENCES, _PARAGRAPHS = 6, 4
# So many of a counted group, or of "several", must speak by name before it hides nobody.
_OF_COUNTED = 2


def members_speak(case: Case, source: Source) -> bool:
    """Whether members of a group speak by name, with its very title, a little further down.

    "Members of Congress" hide nobody where "Rep. Lena Falk" and "Rep. Nils Ek" go on; nor do
    "organizers" where "Ola Berg, an organizer" does. People who got a promise stay unnamed.
    """
    phrase = case.phrase(source)
    if phrase is None or not phrase.plural or source.confidential or source.reason:
        return False
    several = bool(source.counted) or phrase.determiner in ("several", "multiple", "some")
    fewest = _OF_COUNTED if several else 1
    return len(_members(case, source, phrase)) >= fewest


def _members(case: Case, source: Source, phrase: Phrase) -> set[str]:
    """The ids of sources that speak by name behind a description and bear its title."""
    here = case.sentence(case.label(source).start)
    titles = _titles(phrase.lemma.removesuffix("s"))
    return {
        other.source.id
        for other in case.sayings
        if other.source is not None
        and _speaks_by_name(other)
        and 0 < other.sentence.number - here.number <= _SENTENCES
        and other.sentence.paragraph - here.paragraph <= _PARAGRAPHS
        and titles & _told_of(case, other.source)
    }


def _speaks_by_name(saying: Saying) -> bool:
    source = saying.source
    return (
        source is not None
        and source.identification is Identification.NAMED
        and source.kind is Kind.PERSON
        and saying.tells
        and str(saying.attribution.stance) in ("asserts", "confirms")
    )


def _titles(noun: str) -> frozenset[str]:
    """The titles that members of a group bear: the noun itself, or those of the same house."""
    alike = (frozenset(str(row).split()) for row in table("linting")["titles"]["alike"])
    return frozenset((noun,)).union(*(row for row in alike if noun in row))


def _told_of(case: Case, source: Source) -> frozenset[str]:
    """The words of a named person's position, in lower case and in the singular."""
    told = source.position.span.of(case.text).lower() if source.position else ""
    return frozenset(word.removesuffix("s") for word in re.findall(r"[\w-]+", told))


def opens_accounts(case: Case, source: Source) -> bool:
    """Whether a sentence only says that accounts differ, and a named person begins the next."""
    return any(
        _DIFFERENT.search(saying.sentence.span.of(case.text))
        and any(
            _speaks_by_name(other) and other.sentence.number == saying.sentence.number + 1
            for other in case.sayings
        )
        for saying in case.said_by(source)
    )


_DIFFERENT = re.compile(
    r"\b(?:contradictory|conflicting|differing|different|divergent|varying|competing|opposite) "
    r"(?:accounts?|answers?|descriptions?|explanations?|reasons?|stories|versions?|views?)\b"
)


def is_announcement(case: Case, source: Source) -> bool:
    """Whether people of a house tell what it has just announced, or announce more themselves."""
    said = case.said_by(source)
    return any(is_public(saying) for saying in said) or any(
        token.pos_ == "VERB" and token.lemma_.lower() in words("linting", "audience", "announcing")
        for saying in said[:1]
        for sentence in case.around(saying.sentence, 1, 0)
        for token in sentence.tokens
    )


_COUNT = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|pair|couple|dozens?|both|"
    r"\d+|trio|duo|half[- ]dozen)"
)
_WORD = r"[\w'’-]+"
_INTERVIEWED = re.compile(
    rf"\b(?:interviews? with|interviewed|spoke (?:to|with)|conversations with|"
    rf"spoken (?:to|with)|talked (?:to|with)|accounts of) (?:{_WORD} ){{0,4}}{_COUNT} (?:of )?"
    rf"(?:{_WORD} ){{0,5}}(?:[a-z]+s|people)\b|"
    rf"\b{_COUNT} (?:{_WORD} ){{0,4}}(?:[a-z]+s|people) (?:who were )?interviewed\b|"
    rf"\b{_COUNT} interviews with\b",
    re.IGNORECASE,
)


def tells_how_many_spoke(words: str) -> bool:
    """Whether words count with how many people somebody spoke: all of whom are quoted then."""
    return bool(_INTERVIEWED.search(words))

"""Whether an article says why a name is withheld."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcgraph.linting.case import occurs
from srcgraph.model import Identification, Number
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from srcgraph.linting.case import Case, Explanation, Saying, Sentence
    from srcgraph.model import Source, Span
    from srcgraph.phrases import Phrase


def says_why(case: Case, source: Source) -> bool:
    """Whether a reason is told of a source: near it, for many together, for its like, by itself."""
    others = _explained(case, source)
    alone = len(case.anonymous) == 1 and not others
    return (
        source.reason is not None
        or any(_is_near(case, span) for span in source.mentions)
        or _is_shared(case)
        or any(_points_back(case, told, source) for told in case.explanations if told.given)
        or any(_covers(case, source, other) for other in others)
        or (alone and any(told.given for told in case.explanations))
        or _is_afraid(case, source)
    )


def says_why_near(case: Case, span: Span) -> bool:
    """Whether a reason stands beside a place, or is told for many together."""
    return _is_near(case, span) or _is_shared(case)


def _is_near(case: Case, span: Span) -> bool:
    """Whether a reason for anonymity stands in the paragraph of a place, or right behind it."""
    here = case.sentence(span.start)
    return any(
        told.given
        and (told.sentence.paragraph == here.paragraph or told.sentence.number - 1 == here.number)
        for told in case.explanations
    )


_SHARED = re.compile(
    r"\blike (?:all|many|most|several|some|the|others?)\b|"
    r"\b(?:all|many|most|several|some) of whom\b|"
    r"\b(?:all|many|most|several|some|those|people|officials|sources|others)\b[^.]{0,60}"
    r"\b(?:interviewed|who (?:spoke|talked|commented|agreed) )[^.]{0,40}"
    r"\b(?:article|story|report|account)\b",
    re.IGNORECASE,
)
# Whoever answers a survey is asked for no name, and gives no reason.
_SURVEYED = re.compile(
    r"\b(?:all|most) (?:\w+ )?(?:respondents|participants)\b[^.]{0,60}\banonym", re.IGNORECASE
)

# A custom of the house that binds all who speak of it.
_CUSTOM = re.compile(
    r"\b\w+s (?:do not|don['’]t|may not|cannot|never|are not (?:allowed|permitted|authori[sz]ed) "
    r"to) (?:\w+ )?(?:speak|talk|comment) (?:\w+ )?"
    r"(?:publicly|on the record|to (?:the )?(?:press|reporters|media))\b"
)


def _is_shared(case: Case) -> bool:
    """Whether one reason is told for many of those who speak in the article."""
    shared = (_SHARED.search(t.sentence.span.of(case.text)) for t in case.explanations if t.given)
    return any(shared) or bool(_SURVEYED.search(case.text) or _CUSTOM.search(case.text))


def _points_back(case: Case, told: Explanation, source: Source) -> bool:
    """Whether a reason is told of people spoken of before ("The people asked not to be named")."""
    phrase = case.phrase(source)
    if phrase is None or phrase.span.start > told.sentence.span.start:
        return False
    match = _POINTS.match(told.sentence.span.of(case.text))
    if match is None:
        return False
    if match["all"]:
        paragraphs = [case.sentence(span.start).paragraph for span in source.mentions]
        near = any(0 <= told.sentence.paragraph - number <= _AGO for number in paragraphs)
        return phrase.plural and near
    return _plain(match["noun"].lower()) == _plain(phrase.lemma)


# "Both asked not to be named" is told of people who speak so many paragraphs before at most.
_AGO = 2


def _plain(noun: str) -> str:
    """A noun without its plural's s; a person is one of the people."""
    return "people" if noun == "person" else noun.removesuffix("s")


_POINTS = re.compile(
    r"\s*(?:(?P<all>they|all|both|none|neither)\b|"
    r"(?:(?:all|both|each|most|one|two|some) (?:of )?)?(?:the|those|these) (?:\w+ )??"
    r"(?P<noun>\w+),? (?:all |both |each |also )?(?:who|ask|request|declin|insist|spoke|talk|agree|"
    r"demand|was |were |would |did |want|refus|sought|wish|prefer))",
    re.IGNORECASE,
)


def _explained(case: Case, source: Source) -> list[Source]:
    """The other nameless sources of whom the article says why."""
    given = {told.sentence.number for told in case.explanations if told.given}
    return [
        other
        for other in case.analysis.sources
        if other is not source
        and other.identification is Identification.UNNAMED
        and (
            other.reason
            or any(case.sentence(m.start).number in given for m in other.mentions)
            or _is_afraid(case, other)
        )
    ]


def _covers(case: Case, source: Source, other: Source) -> bool:
    """Whether one source may be another of whom the reason is told, or has that one among it.

    Both have the same noun, and nothing tells them apart: "Israeli officials", "an employee". A
    noun as wide as "official" may be of any house: it must be told in the same words, or in fewer
    words further down, and not as "another".
    """
    left, right = case.phrase(source), case.phrase(other)
    if left is None or right is None:
        return False
    noun = left.lemma.removesuffix("s")
    if noun != right.lemma.removesuffix("s"):
        return False
    before, then = _told_before(left), _told_before(right)
    if noun not in words("linting", "heads", "placeless") | {"official", "people"}:
        return before <= then or then <= before
    if before == then != frozenset():
        return True
    if source.affiliation and source.affiliation != other.affiliation:
        return False
    later = left.span.start > right.span.start
    if later:
        return before <= then and not _is_another(left)
    return then <= before and left.plural and other.number is Number.ONE


def _is_another(phrase: Phrase) -> bool:
    """Whether a description says that somebody else is meant ("a third source")."""
    return any(token.lower_ in _OTHERS for token in phrase.tokens if token.i < phrase.core.i)


_OTHERS = frozenset(
    ("another", "additional", "different", "other", "second", "separate", "third", "fourth")
)


def _told_before(phrase: Phrase) -> frozenset[str]:
    """What a label says before its noun, without how many or of what time."""
    told = {t.lower_ for t in phrase.core.lefts if t.dep_ in ("amod", "compound", "poss", "nmod")}
    told |= {t.lower_ for left in phrase.core.lefts for t in left.conjuncts}
    idle = words("sources", "determiners", "several") | words("sources", "determiners", "new")
    return frozenset(told - idle - _OTHERS - {"past", "current", "former"})


def _is_afraid(case: Case, source: Source) -> bool:
    """Whether a source tells in its own words what it fears, or the words beside it do."""
    return any(_fears(case, source, saying) for saying in case.said_by(source))


def _fears(case: Case, source: Source, saying: Saying) -> bool:
    """Whether a source says itself what it has to fear, or is told to fear it or to be bound.

    What it says counts in its own "I" and "me"; the words around it by what they tell of speaking.
    """
    quoted = [q for q in case.quotations if any(q.overlaps(p) for p in saying.attribution.content)]
    if any(occurs(q.of(case.text), "withheld", "own") for q in quoted):
        return True
    places = (saying.sentence, *(case.sentence(span.start) for span in source.mentions))
    return any(_is_fear_told(case, place) for place in places)


def _is_fear_told(case: Case, place: Sentence) -> bool:
    """Whether a sentence or the next tells of fear; asked of many sources, so kept by number."""
    if place.number not in case.fears:
        near = case.words(case.around(place, 0, 1))
        case.fears[place.number] = occurs(near, "withheld", "told")
    return case.fears[place.number]

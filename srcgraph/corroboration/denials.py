"""What a denial answers: the claim before it, within it, or told again in other words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from srcgraph.corroboration.answering import Heard, likeliest
from srcgraph.corroboration.relations import DENIAL, name_words, words_of
from srcgraph.corroboration.whole import is_silent
from srcgraph.corroboration.wording import stem, tells, words_in
from srcgraph.model import (
    ANSWERS,
    TAKEN_BACK,
    Attribution,
    Evidence,
    Kind,
    Link,
    Relation,
    Source,
    Span,
    Stance,
    hull,
)
from srcgraph.vocabulary import words

REACH: Final = 600
"""What a denial answers is looked for so many characters around it, and no further."""
AGAIN: Final = 0.75
"""So much of a denial's telling words stand in a claim that it says again (a share, 0 to 1)."""
_SOME: Final = 0.5
"""The same, where the denial names whose claim it is."""
_FEW_WORDS: Final = 5
_BARE_WORDS: Final = 2
_FEWEST_SHARED: Final = 2

_Answer = tuple[Attribution, str]


@dataclass(frozen=True)
class _Story(Heard):
    """What is said in an article; `bare` are the ids of contents without a verb."""

    bare: Collection[str]

    def others(self, denial: Attribution) -> list[Attribution]:
        """The claims of others near a denial, the nearest first, those before it first."""
        place = denial.stretch
        near = [
            item
            for item in self.said
            if item.source_id != denial.source_id
            and item.stance not in (Stance.DECLINES, Stance.ASKS)
            and not is_silent(item)
            and hull(item.content).start - place.end > -REACH
            and place.start - hull(item.content).end < REACH
        ]
        before = [item for item in near if hull(item.content).start < place.start]
        return [*reversed(before), *(item for item in near if item not in before)]

    def before(self, denial: Attribution) -> list[Attribution]:
        """The claims of others before a denial, the nearest first."""
        start = denial.stretch.start
        return [item for item in self.others(denial) if hull(item.content).start < start]


def denials(
    text: str,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    bare: Collection[str] = (),
) -> Iterator[Link]:
    """Whose claim a denial answers, where the words around it or its own words tell.

    By the first way that holds: what stands just before it in its sentence ("a point that
    officials have disputed"), what its own words say is whose ("rejected Mr. Lund's claim"), the
    nearest claim where it only names it by its kind ("denied the allegations"), or a claim nearby
    that it says again. `bare` holds the ids of the contents without a verb.
    """
    story = _Story(text, attributions, sources, frozenset(bare))
    for denial in attributions:
        if denial.stance is not Stance.DENIES or _takes_back(denial):
            continue
        answers = (way(story, denial) for way in (_apposed, _whose, _pointed_at, _restated))
        found = next((answer for answer in answers if answer is not None), None)
        if found is not None:
            said = " ".join(hull(denial.content).of(text).split())
            evidence = Evidence(DENIAL, hull(denial.content), f"denies “{said}”: {found[1]}")
            yield Link(denial.id, found[0].id, Relation.DENIES, (evidence,))


def with_answers(
    text: str, said: Sequence[Attribution], links: Sequence[Link]
) -> tuple[Attribution, ...]:
    """Note on a denial where the claim stands that it answers, if nobody is behind that claim.

    So on words that somebody takes back ("recanted the claim"): they are that source's own.
    """
    linked = {link.left for link in links if link.relation is Relation.DENIES}
    return tuple(
        replace(item, evidence=(*item.evidence, *_noted(text, item, said)))
        if item.id not in linked
        else item
        for item in said
    )


def _noted(text: str, item: Attribution, said: Sequence[Attribution]) -> Iterator[Evidence]:
    if (own := _own_before(text, item, said)) is not None:
        yield Evidence(ANSWERS, own, _OWN)
    elif (place := _answered(text, item)) is not None:
        yield Evidence(ANSWERS, place, _UNATTRIBUTED)


_UNATTRIBUTED: Final = "what is denied stands just before it, and nobody is told to say so"
_OWN: Final = "what the same source said last before it"
_STANDS_BEHIND: Final = (Stance.ASSERTS, Stance.CONFIRMS, Stance.PREDICTS, Stance.WANTS)


def _own_before(text: str, item: Attribution, said: Sequence[Attribution]) -> Span | None:
    """What a source said last before it takes it back, where it only points there."""
    told = _words(hull(item.content).of(text))
    points = len(told) <= _FEW_WORDS and told[:1] and told[0] in words("claims", "denied", "back")
    if not points or not _takes_back(item) or item.source_id is None:
        return None
    own = [
        hull(other.content)
        for other in said
        if other.source_id == item.source_id and other.stance in _STANDS_BEHIND
    ]
    start = item.stretch.start
    return max(
        (place for place in own if place.end <= start < place.end + REACH),
        key=lambda place: place.end,
        default=None,
    )


def _takes_back(denial: Attribution) -> bool:
    return any(evidence.rule == TAKEN_BACK for evidence in denial.evidence)


# ------------------------------------------------------------ just before it

_JOINED: Final = re.compile(r"[\s,;:–—()”\"'’-]*")
_SENTENCE: Final = re.compile(r"[.!?][”\"’')]*\s+|\n")


def _follows(denial: Attribution) -> bool:
    """Whether what is denied stands before whoever denies it ("a point that officials deny")."""
    return bool(denial.source) and denial.content[0].end <= hull(denial.source).start


def _apposed(story: _Story, denial: Attribution) -> _Answer | None:
    """The claim that ends where a few words take it up ("…, a charge that Mr. Lund denied")."""
    first = denial.content[0]
    if not _follows(denial) or len(_words(first.of(story.text))) > _FEW_WORDS:
        return None
    for item in story.before(denial):
        end = item.stretch.end
        if end <= first.start and _JOINED.fullmatch(story.text, end, first.start):
            return item, "it stands just before, in the same sentence"
    return None


def _answered(text: str, denial: Attribution) -> Span | None:
    """The words before a denial that takes them up in its sentence."""
    first = denial.content[0]
    takes_up = re.match(r"(?:a|an|one|something|which)\b", first.of(text), re.I)
    if denial.stance is not Stance.DENIES or not _follows(denial) or not takes_up:
        return None
    if len(_words(first.of(text))) > _FEW_WORDS:
        return None
    starts = [match.end() for match in _SENTENCE.finditer(text, 0, first.start)]
    start = starts[-1] if starts else 0
    told = text[start : first.start].rstrip(" ,;:–—-(")
    joined = re.search(r"[,–—-]\s*$", text[start : first.start])
    return Span(start, start + len(told)) if joined and len(_words(told)) > _FEW_WORDS else None


# -------------------------------------------------------------- its own words

_NAME: Final = r"(?:[A-Z][\w.’'-]*\s+)*[A-Z][\w-]*"


def _whose(story: _Story, denial: Attribution) -> _Answer | None:
    """The claim of whoever the denial names as its owner ("what Mr. Lund said", "his report").

    Where the denial tells what was said, the claim says so too; else it is the likeliest one.
    """
    for name, tells_what in _names(story, denial):
        owners = {
            source.id
            for source in story.sources
            if source.id != denial.source_id and _is_called(source, name)
        }
        theirs = [
            item
            for item in story.others(denial)
            if item.source_id in owners and item.stance is not Stance.WANTS
        ]
        if tells_what:
            theirs = [item for item in theirs if _says_again(story.text, denial, item, _SOME)]
        elif len(theirs) > 1:
            _, best = likeliest(story, denial, theirs)
            theirs = [best] if best else theirs
        if theirs:
            return theirs[0], f"“{' '.join(name.split())}” is told to have said it"
    return _last_person(story, denial)


def _names(story: _Story, denial: Attribution) -> Iterator[tuple[str, bool]]:
    """Those whose words are denied, and whether the denial tells these words too."""
    said = hull((*denial.cue, *denial.content)).of(story.text)
    for match in _owners().finditer(said):
        if _about().search(said[: match.start()]):
            continue  # "criticism of Mr. Lund's remarks" is somebody else's
        name = match["who"] or match["by"] or match["what"]
        yield name, not match["what"] and denial.id not in story.bare
    if _answers_people(denial, story.text):
        yield hull(denial.content).of(story.text), False


def _last_person(story: _Story, denial: Attribution) -> _Answer | None:
    """The last claim of somebody else, where a denial is of "him" or "her"."""
    said = hull(denial.content).of(story.text).lower()
    if said not in ("him", "her") or not _answers_people(denial, story.text):
        return None
    people = {source.id for source in story.sources if source.kind is Kind.PERSON}
    theirs = [item for item in story.before(denial) if item.source_id in people]
    return (theirs[0], f"“{said}” is who spoke last") if theirs else None


def _answers_people(denial: Attribution, text: str) -> bool:
    """Whether the cue may have a person for what it denies: to contradict somebody."""
    cues = {stem(word.lower()) for span in denial.cue for word in words_in(span.of(text))}
    return bool(cues & {stem(word) for word in words("claims", "denied", "people")})


def _is_called(source: Source, name: str) -> bool:
    told = _words(name)
    return bool(told) and stem(told[-1]) in name_words(source)


@cache
def _owners() -> re.Pattern[str]:
    """Who has said what is denied: "Mr. Lund's claim", "a report by Lund", "what Lund said"."""
    nouns = "|".join(sorted(_nouns()))
    says = "|".join(sorted(words("claims", "words", "saying")))
    return re.compile(
        rf"(?:(?:(?<=\s)|^)(?P<who>{_NAME})['’]s?\s+(?:\w+\s+){{0,3}}?(?:{nouns})s?\b)"
        rf"|(?:\b(?:{nouns})s?\s+(?:\w+\s+)?(?:by|from|in)\s+(?:the\s+)?(?P<by>{_NAME}))"
        rf"|(?:\bwhat\s+(?P<what>{_NAME})\s+(?:\w+\s+){{0,3}}(?:{says})\b)"
    )


@cache
def _about() -> re.Pattern[str]:
    """What is said of something: "criticism of", "a report about"."""
    return re.compile(
        rf"\b(?:{'|'.join(sorted(_nouns()))})s?\s+(?:of|about|on|against)\s+(?:the\s+)?$"
    )


# ------------------------------------------------------------- by its kind


def _pointed_at(story: _Story, denial: Attribution) -> _Answer | None:
    """The nearest claim before a denial that only names it by its kind ("the claims", "it")."""
    if not _points_back(story, denial):
        return None
    near = story.before(denial)
    if _words(hull(denial.content).of(story.text))[0] in _POINTING:
        start = denial.stretch.start
        near = [item for item in near if start - hull(item.content).end < _JUST_TOLD]
    by = next((source for source in story.sources if source.id == denial.source_id), None)
    own = name_words(by) if by else frozenset()
    about = [item for item in near if own & words_of(story.text, item.content)]
    if about:
        return about[0], "the nearest claim before it about whoever denies"
    return (near[0], "the nearest claim before it by somebody else") if near else None


_POINTING: Final = frozenset({"that", "this", "these", "those", "such"})
_JUST_TOLD: Final = 300
"""What "that criticism" points at was told at most so many characters before."""


def _points_back(story: _Story, denial: Attribution) -> bool:
    """Whether a denial names by its kind what it denies ("the criticism", whatever "as")."""
    told, *judged = re.split(r"\sas\s", hull(denial.content).of(story.text))
    said = _words(told)
    if not said or len(said) > (_BARE_WORDS if judged else _FEW_WORDS):
        return False
    if len(said) > 1 and said[0] == "that" and denial.id not in story.bare:
        return False  # a clause that says what is denied
    if said[0] not in words("claims", "denied", "back"):
        return False  # "denied a charge", "claims of fraud": told for the first time
    nouns = words("claims", "denied", "nouns")
    if said[0] in _POINTING | {"the"}:
        nouns = _nouns()
    return any(word in nouns or word.removesuffix("s") in nouns for word in said)


@cache
def _nouns() -> frozenset[str]:
    """What can be said, and so be denied, by its kind."""
    return words("claims", "denied", "nouns") | words("stances", "objects", "said")


# -------------------------------------------------------------- said again


def _restated(story: _Story, denial: Attribution) -> _Answer | None:
    """The claim nearby whose words a denial says again ("denied that he was writing a book")."""
    if denial.id in story.bare:
        return None
    found = [
        item
        for item in story.others(denial)
        if item.stance is not Stance.DENIES and _says_again(story.text, denial, item, AGAIN)
    ]
    return (found[0], "a claim nearby in much the same words") if found else None


def _says_again(text: str, denial: Attribution, item: Attribution, share: float) -> bool:
    """Whether so large a share of a denial's telling words stands in a claim, two at the least.

    "Rejects the remarks but will meet him" denies no more than the remarks.
    """
    denied, *_ = _BUT.split(_content(text, denial))
    own = _telling(denied)
    return len(own & _telling(_content(text, item))) >= max(_FEWEST_SHARED, share * len(own))


_BUT: Final = re.compile(r",?\s+but\s")


def _content(text: str, item: Attribution) -> str:
    return " ".join(span.of(text) for span in item.content)


def _telling(said: str) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in words_in(said) if tells(word))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())

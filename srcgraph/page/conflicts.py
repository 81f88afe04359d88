"""Who contradicts whom: two attributions side by side, or one denial that stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from srcgraph.corroboration.wording import stem
from srcgraph.model import (
    ANSWERS,
    TAKEN_BACK,
    Analysis,
    Attribution,
    Evidence,
    Span,
    Stance,
)
from srcgraph.page.cards import LIKELY, Badge, Cards, Place, Reason
from srcgraph.page.words import SAYS_WORDS, visible
from srcgraph.summary import (
    CONFLICT_TOLD,
    Conflict,
    Figures,
    conflict_told,
    is_denial,
    likely_answer,
)
from srcgraph.vocabulary import table, words

_LONGEST = 400  # characters
_AROUND = 70  # characters shown on either side of a word of denial
_GAP = re.compile(r"\r?\n\s*\n")
# Who "has never denied" something denies nothing.
_NEVER = re.compile(r"(?:\bnever|\bnot|n['’]t)\s+$", re.IGNORECASE)
_NEAR = 12
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Side:
    """One who contradicts or is contradicted: the source, its words, the claim they belong to."""

    id: str
    source: Badge | None
    places: tuple[Place, ...]
    claim: Badge | None
    mark: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One source against another, or a denial (or doubt) of what nobody in the article says.

    Who takes back (`taken_back`) what it said itself answers nobody. What only points at a claim
    ("denied it") stands `elsewhere`, and was not found. Two set against each other and sure
    denials count; a doubt alone does not. Where nobody denies, two are only set against each other.
    `perhaps` is what a denial without another side may answer.
    """

    left: Side
    told: str
    right: Side | None
    reasons: tuple[Reason, ...]
    taken_back: bool = False
    elsewhere: bool = False
    perhaps: Side | None = None
    counts: bool = True
    denies: bool = True


def contradictions(analysis: Analysis, figures: Figures, cards: Cards) -> tuple[Contradiction, ...]:
    """Everything in which somebody told of contradicts somebody, as far as the program reads it.

    Two sides come first, then the denials that the figures count, then what counts for nothing: an
    unsure denial, and a doubt of what nobody is found to say where it is likelier one than not.
    """
    found = [_weighed(analysis, cards, item) for item in figures.conflicts]
    paired = {end for item in figures.conflicts for end in (item.left, item.right)}
    alone = [
        item
        for item in analysis.attributions
        if item.id in figures.denials or (_contradicts(item) and item.id not in paired)
    ]
    found += [
        Contradiction(
            _side(cards, item),
            SAYS_WORDS[item.stance][0],
            _answered(cards, item),
            cards.reasons(item.evidence),
            taken_back=any(evidence.rule == TAKEN_BACK for evidence in item.evidence),
            elsewhere=item.stance is Stance.DENIES and item.claim_id is None,
            counts=item.id in figures.denials,
            perhaps=_perhaps(analysis, cards, item),
        )
        for item in alone
    ]
    return tuple(sorted(found, key=_as_listed))


def _weighed(analysis: Analysis, cards: Cards, item: Conflict) -> Contradiction:
    """Two sides, whoever denies first; where nobody does, in the order of the text."""
    sides = [analysis.attribution(end) for end in (item.left, item.right)]
    denies = is_denial(analysis, item)
    if not denies:
        sides.sort(key=lambda side: side.stretch.start)
    return Contradiction(
        _side(cards, sides[0]),
        conflict_told(analysis, item),
        _side(cards, sides[1]),
        cards.reasons(_evidence(analysis, item)),
        denies=denies,
    )


def declined(analysis: Analysis, cards: Cards) -> tuple[Side, ...]:
    """Who surely turns something down or refuses to answer: no denial, but often asked for."""
    return tuple(
        _side(cards, item)
        for item in analysis.attributions
        if item.stance is Stance.DECLINES and item.source_id and _is_sure(item)
    )


def _is_sure(item: Attribution) -> bool:
    return item.score >= LIKELY and not item.unsure


def _as_listed(item: Contradiction) -> tuple[bool, bool, int]:
    two = item.right is not None and item.right.id != ""
    return not item.counts, not two, item.left.places[0].start


def _contradicts(item: Attribution) -> bool:
    doubts = item.stance is Stance.DOUBTS and item.score >= LIKELY and item.source_id is not None
    return doubts or item.stance is Stance.DENIES


def _evidence(analysis: Analysis, conflict: Conflict) -> tuple[Evidence, ...]:
    ends = {conflict.left, conflict.right}
    return tuple(
        evidence
        for link in analysis.links
        if {link.left, link.right} == ends and link.relation in CONFLICT_TOLD
        for evidence in link.evidence
    )


def _answered(cards: Cards, item: Attribution) -> Side | None:
    """What a denial takes up from before it: nobody's, or its own where that is taken back."""
    told = (evidence.span for evidence in item.evidence if evidence.rule == ANSWERS)
    place = next((span for span in told if span is not None), None)
    own = any(evidence.rule == TAKEN_BACK for evidence in item.evidence)
    speaker = cards.speaker(item) if own else None
    return Side("", speaker, (cards.place(place),), None, "") if place else None


def _perhaps(analysis: Analysis, cards: Cards, item: Attribution) -> Side | None:
    """The claim of somebody else that a denial may answer in other words."""
    answered = likely_answer(analysis, item)
    return _side(cards, answered) if answered else None


def _side(cards: Cards, item: Attribution) -> Side:
    """One side in the article's own words: who, the verb and what, where these stand together.

    What is denied and what denies look alike in a content alone.
    """
    whole = item.stretch
    places = (whole,) if whole.end - whole.start <= _LONGEST else item.content
    return Side(
        item.id,
        cards.speaker(item),
        tuple(map(cards.place, places)),
        cards.claim_of(item),
        cards.mark(item),
    )


# ------------------------------------------------------------------ words of denial elsewhere


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of denial with the article's words around it."""

    before: str
    place: Place
    after: str


def other_denials(
    analysis: Analysis, listed: Sequence[Contradiction], refused: Sequence[Side], cards: Cards
) -> tuple[Mention, ...]:
    """Words of denial in the body that stand in nothing listed, in reading order.

    They decide nothing. Who is told that nobody denies anything checks that by reading the article
    from end to end, or these. What the words around one show already is not shown again.
    """
    sides = [side for item in listed for side in (item.left, item.right, item.perhaps) if side]
    sides += refused
    shown = [Span(place.start, place.end) for side in sides for place in side.places]
    # A long side shows its content alone; its cue is listed with it all the same.
    ids = {side.id for side in sides}
    shown += [span for item in analysis.attributions if item.id in ids for span in item.cue]
    text = analysis.article.text
    found: list[Mention] = []
    seen = 0
    for span in _denying(text):
        in_body = any(span.overlaps(part) for part in analysis.article.body)
        if in_body and span.start >= seen and not any(span.overlaps(part) for part in shown):
            found.append(_mention(text, span, cards))
            seen = span.end + len(found[-1].after.removesuffix(" …"))
    return tuple(found)


def _denying(text: str) -> Iterator[Span]:
    """The words and phrases of denial in a text."""
    phrases = _phrases().finditer(text)
    single = (
        found
        for found in _WORD.finditer(text)
        if stem(found[0].lower()) in _denials()
        and not _is_name(text, found)  # "Denis"
        and text[found.start() - 1 : found.start()] not in ("-", "‑")  # "low-lying land"
        and not _NEVER.search(text, max(0, found.start() - _NEAR), found.start())
    )
    return iter(sorted(Span(*found.span()) for group in (phrases, single) for found in group))


def _is_name(text: str, word: re.Match[str]) -> bool:
    """Whether a word stands in capitals within a sentence."""
    return (
        word[0][0].isupper()
        and word.start() > 1
        and text[word.start() - 1] == " "
        and (text[word.start() - 2].isalnum() or text[word.start() - 2] in ",;")
    )


@cache
def _phrases() -> re.Pattern[str]:
    listed = "|".join(table("stances")["mentioned"]["phrases"]).replace(" ", r"\s+")
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)


@cache
def _denials() -> frozenset[str]:
    return frozenset(map(stem, words("stances", "mentioned", "denials")))


def _mention(text: str, span: Span, cards: Cards) -> Mention:
    """The word with so much of its paragraph around it as is read at a glance, in whole words."""
    before = _GAP.split(text[max(0, span.start - _AROUND) : span.start])[-1]
    after = _GAP.split(text[span.end : span.end + _AROUND])[0]
    if len(before) == _AROUND:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == _AROUND:
        after = f"{after.rpartition(' ')[0]} …"
    return Mention(visible(before), cards.place(span), visible(after))

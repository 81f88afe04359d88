"""Whether whom a description hides is named nearby: how far is looked, and what ties a name to it.

A tie that tells little binds only close by: that somebody of a circle speaks counts in the next
sentence, the very words of a description count some paragraphs below. `_LOOKS` says it for each
tie, and whoever asks says which ties it accepts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from srcgraph.linting.introduced import is_introduced
from srcgraph.linting.overlap import alike, is_head, is_summary
from srcgraph.model import Identification, Kind, Number, Source, Stance, Style
from srcgraph.phrases import name_words, role
from srcgraph.vocabulary import table, words

if TYPE_CHECKING:
    from srcgraph.linting.case import Case, Saying, Sentence
    from srcgraph.phrases import Phrase


class Tie(Enum):
    """What ties a name, or a fuller account, to the description of somebody nameless."""

    # Only a summary in front of the story speaks of them, and the story tells them again in full.
    SUMMARY = auto()
    # Only a headline speaks of them, and somebody says the same by name below.
    HEADLINE = auto()
    # The words behind go on with a name ("officials ..., among them Ola Berg").
    EXAMPLE = auto()
    # One of several goes on without a name, and it is told why.
    REASON = auto()
    # Whoever is first told of right behind is what the description says ("Ola Berg, a guard").
    NOUN = auto()
    # An open class is told of, and whoever speaks right behind by name may be of it.
    SPEAKER = auto()
    # Somebody new begins the next sentence, or is quoted there behind a lead.
    NEXT = auto()
    # The next sentence tells who was described, whoever speaks there.
    INTRODUCED = auto()
    # Somebody speaks by name below of whom all words of the description are told.
    DESCRIPTION = auto()
    # Members of a group speak by name below, with its very title ("Rep.", "an organizer").
    TITLE = auto()
    # Somebody of a house's or a person's circle says it by name right beside ("her adviser").
    CIRCLE = auto()
    # Somebody near to the person of whom the description tells speaks by name around it.
    INTIMATE = auto()
    # A sentence only says that accounts differ, and somebody named begins the next.
    ACCOUNT = auto()


# What stands right behind a description, or in place of it: whoever reads on knows who is meant.
AT_ONCE = frozenset((Tie.EXAMPLE, Tie.REASON, Tie.NOUN, Tie.SPEAKER, Tie.NEXT, Tie.INTRODUCED))
# A headline or a summary tells of people whom the story below tells in full.
BELOW = frozenset((Tie.SUMMARY, Tie.HEADLINE))


def is_named(case: Case, source: Source, ties: frozenset[Tie]) -> bool:
    """Whether one of some ties leads from a source's description to a name nearby."""
    phrase = case.phrase(source) if source.mentions else None
    if phrase is None:
        return False
    here = case.sentence(case.label(source).start)
    return any(_binds(case, source, phrase, here, tie) for tie in _LOOKS if tie in ties)


def _binds(case: Case, source: Source, phrase: Phrase, here: Sentence, tie: Tie) -> bool:
    """Whether a tie binds; rules ask the same of a source again and again."""
    asked = (source.id, tie.name)
    if asked not in case.ties:
        look = _LOOKS[tie]
        case.ties[asked] = look.binds(_View(case, source, phrase, here, look.reach))
    return case.ties[asked]


def has_named_member(case: Case, label: str) -> bool:
    """Whether somebody of a class speaks by name anywhere ("economists", an economist).

    Of some trades the press tells a speaker's house alone ("Ward Falk of Nordbank"): whoever has no
    office may be one of them. Experts are whoever bears a learned title.
    """
    plural = (word for word in re.findall(r"[^\W_]+", label) if word.endswith("s"))
    nouns = _words(*plural) & _class_nouns()
    experts = bool(nouns & words("linting", "heads", "experts"))
    trade = experts or bool(nouns & words("linting", "heads", "trades"))
    return any(
        bool(nouns & post) or (experts and bool(post & words("linting", "heads", "learned")))
        if (post := _post_of(case, source))
        else trade
        for source in case.analysis.sources
        if source.identification is Identification.NAMED
        and source.kind is Kind.PERSON
        and any(saying.tells for saying in case.said_by(source))
    )


def has_named_spokesperson(case: Case, phrase: Phrase) -> bool:
    """Whether a spokesperson of the same house speaks by name, or any where none is told."""
    offices = {"spokesperson", "press", "communication"}
    house = _words(*(token.text for token in phrase.tokens if token.pos_ == "PROPN"))
    house |= _words(*(t.text for t in phrase.core.lefts if t.pos_ == "NOUN"))
    return any(
        bool(offices & _told_of(case, source))
        and (not house or bool(house & (_told_of(case, source) | _house_of(case, source))))
        for source in case.analysis.sources
        if source.identification is Identification.NAMED
        and source.kind is Kind.PERSON
        and any(saying.tells for saying in case.said_by(source))
    )


def _class_nouns() -> frozenset[str]:
    """The nouns of classes that stand for nobody."""
    found = words("sources", "heads", "classes") | words("sources", "heads", "insiders")
    return found.union(*(words("linting", "heads", name) for name in ("collectives", "trades")))


def _post_of(case: Case, source: Source) -> frozenset[str]:
    """The words that tell what somebody does, if any do."""
    return _words(source.position.span.of(case.text)) if source.position else frozenset()


# ------------------------------------------------------------------- how far


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far is looked: from one sentence to another, counted from that of the description.

    Negative numbers stand before it; without a `last` one it is as far as the article goes, and
    without `paragraphs` behind as many as those sentences fill.
    """

    first: int
    last: int | None = None
    paragraphs: int | None = None

    def holds(self, here: Sentence, place: Sentence) -> bool:
        """Whether a sentence lies within reach of another."""
        apart, below = place.number - here.number, place.paragraph - here.paragraph
        near = self.first <= apart and (self.last is None or apart <= self.last)
        return near and (self.paragraphs is None or below <= self.paragraphs)


@dataclass(frozen=True, slots=True)
class _Other:
    """Another source, what it says within reach, and where the article first tells of it."""

    source: Source
    said: tuple[Saying, ...]
    begins: Sentence

    @property
    def speaks(self) -> bool:
        """Whether it is told there to say something; a denial takes no description away."""
        return any(
            saying.tells
            and saying.is_speech
            and saying.attribution.stance not in (Stance.DENIES, Stance.DOUBTS)
            for saying in self.said
        )


@dataclass(frozen=True, slots=True)
class _View:
    """A description of somebody nameless, and what stands within reach of it."""

    case: Case
    source: Source
    phrase: Phrase
    here: Sentence
    reach: _Reach

    @property
    def noun(self) -> str:
        """The noun of the description, in the singular."""
        return _plain(self.phrase.lemma)

    @property
    def is_promised(self) -> bool:
        """Whether somebody asked for no name, or it is told why there is none."""
        return bool(self.source.confidential or self.source.reason)

    @property
    def behind(self) -> str:
        """The words behind the description."""
        found = self.case.around(self.here, 0, self.reach.last or 0)
        return self.case.words(found)[self.case.label(self.source).end - self.here.span.start :]

    def others(self) -> Iterator[_Other]:
        """All other sources, with what each says within reach."""
        return map(self._seen, (s for s in self.case.analysis.sources if self._is_other(s)))

    def named(self) -> Iterator[_Other]:
        """The people among them who are told by name."""
        people = (s for s in self.case.analysis.sources if s.kind is Kind.PERSON)
        named = (s for s in people if s.identification is Identification.NAMED)
        return map(self._seen, (s for s in named if self._is_other(s)))

    def speakers(self) -> Iterator[_Other]:
        """The people who speak by name within reach."""
        return (other for other in self.named() if other.speaks)

    def _is_other(self, source: Source) -> bool:
        return source is not self.source and bool(source.mentions)

    def _seen(self, source: Source) -> _Other:
        said = tuple(s for s in self.case.said_by(source) if self._holds(s))
        return _Other(source, said, self.case.sentence(min(source.mentions).start))

    def _holds(self, saying: Saying) -> bool:
        """Whether somebody begins to speak within reach, or is told there to have spoken."""
        item = saying.attribution
        begins = self.case.sentence(min(span.start for span in (*item.content, *item.cue)))
        return any(self.reach.holds(self.here, place) for place in (begins, saying.sentence))


# ---------------------------------------------------------------- what binds


def _is_summed_up(view: _View) -> bool:
    said = view.case.said_by(view.source)
    return bool(said) and all(is_summary(view.case, saying.sentence) for saying in said)


def _is_said_below(view: _View) -> bool:
    said = view.case.said_by(view.source)
    return (
        bool(said)
        and all(is_head(view.case, saying.sentence) for saying in said)
        and any(
            alike(view.case, saying, other)
            for speaker in view.speakers()
            for other in speaker.said
            for saying in said
        )
    )


_EXAMPLE = re.compile(
    r"^[^.“”\"]{0,120}[:—] ?(?:the )?(?:[A-Z][a-z]+\. )?"
    r"[A-Z]\w+ (?:[A-Z]\. )?[A-Z]\w+(?:,| and | \()|"
    r"\b(?:including|such as|among them|one of them|led by)(?: is| was)?,? (?:the )?[A-Z]|"
    r"[A-Z]\w+,? (?:one|some|several) of (?:the|those|these|them)\b|"
    r"\b(?:leaders?|one|[a-z]+) (?:[A-Z]\w+ |in )[\w ,]{0,30}for (?:example|instance)\b"
)


def _goes_on_by_name(view: _View) -> bool:
    return bool(_EXAMPLE.search(view.behind))


def _goes_on_with_reason(view: _View) -> bool:
    return view.phrase.plural and any(
        other.source.identification is Identification.UNNAMED
        and other.source.number is Number.ONE
        and other.said
        and other.source.reason
        for other in view.others()
    )


def _is_new_by_noun(view: _View) -> bool:
    return any(
        view.noun in _told_of(view.case, other.source) and view.reach.holds(view.here, other.begins)
        for other in view.named()
    )


# They may be anybody, and so nobody with a name is likely to be one of them.
_ANYBODY = ("source", "person", "people")


def _is_followed(view: _View) -> bool:
    if not view.phrase.plural or view.source.counted or view.noun in _ANYBODY:
        return False
    return any(not _is_spoken_of(view, other.source) for other in view.speakers())


def _is_spoken_of(view: _View, other: Source) -> bool:
    """Whether a description or its sentence tells of a person: they are not one of them."""
    text = view.case.text
    told = " ".join([view.here.span.of(text), *(m.of(text) for m in view.source.mentions)])
    return bool(set(name_words(told)) & set(name_words(other.label)[-1:]))


def _is_next(view: _View) -> bool:
    # Insiders of a party are people of it; one insider is told apart from those with a name.
    if view.phrase.plural or view.noun in (*_ANYBODY, "insider"):
        return False
    return any(
        view.reach.holds(view.here, other.begins)
        and not _speaks_for_others(view, other)
        and (_begins(view, other) or _is_quoted_behind_lead(view, other))
        for other in view.named()
    )


def _speaks_for_others(view: _View, other: _Other) -> bool:
    """Whether a spokesperson answers, who is not the one described ("a senior Danish official").

    In a lead one word of the description is enough: "a leading member of the Labour Party" may be
    the party's spokesman of the next sentence.
    """
    told = _told_of(view.case, other.source)
    if "spokesperson" not in told:
        return False
    label = view.case.label(view.source).of(view.case.text)
    names = {_plain(word) for word in re.findall(r"\b[A-Z]\w+", label)}
    return view.here.paragraph >= _LEAD or not names & told


# A headline and a lead stand in so many paragraphs.
_LEAD = 2
# Characters of a sentence within which a name begins it.
_OPENS = 4
_WHOSE = re.compile(r"(?:its|their|his|her) ", re.IGNORECASE)


def _begins(view: _View, other: _Other) -> bool:
    """Whether a sentence begins with somebody; "Its founder, Gil Amado" is somebody else."""
    return any(
        mention.start - other.begins.span.start < _OPENS
        and not _WHOSE.match(view.case.text, mention.start)
        for mention in other.source.mentions
        if other.begins.span.covers(mention)
    )


def _is_quoted_behind_lead(view: _View, other: _Other) -> bool:
    quoted = any(saying.attribution.style is Style.DIRECT for saying in other.said)
    return quoted and view.here.paragraph < _LEAD


def _is_introduced(view: _View) -> bool:
    return is_introduced(view.case, view.source, view.phrase, view.here)


# Paragraphs that open a story: whom they describe, the story names below.
_OPENING = 3


def _is_described_below(view: _View) -> bool:
    if view.is_promised or view.source.access or view.source.counted:
        return False
    # One person described amid the story is looked for in the same paragraph alone.
    if not view.phrase.plural and view.here.paragraph >= _OPENING:
        view = replace(view, reach=replace(view.reach, paragraphs=0))
    told = _description(view.phrase)
    return any(
        told <= _told_of(view.case, other.source) | _house_of(view.case, other.source)
        for other in view.speakers()
    )


def _description(phrase: Phrase) -> frozenset[str]:
    """The noun of a description and the words before it that tell a house or a rank."""
    before = [t.text for t in phrase.tokens if t.i < phrase.core.i and t.pos_ in _TELLING]
    idle = words("sources", "determiners", "several") | words("sources", "determiners", "new")
    return (_words(*before) | {_plain(phrase.lemma)}) - idle


_TELLING = ("NOUN", "PROPN", "ADJ")
# So many of a counted group, or of "several", must speak by name before it hides nobody.
_OF_COUNTED = 2


def _is_spoken_for_by_title(view: _View) -> bool:
    # People who got a promise stay unnamed, whoever else of their house speaks.
    if not view.phrase.plural or view.is_promised:
        return False
    several = view.source.counted or view.phrase.determiner in ("several", "multiple", "some")
    titles = _titles(view.noun)
    members = [o for o in view.speakers() if titles & _told_of(view.case, o.source)]
    return len(members) >= (_OF_COUNTED if several else 1)


def _titles(noun: str) -> frozenset[str]:
    """The titles that members of a group bear: the noun itself, or those of the same house."""
    houses = (frozenset(str(row).split()) for row in table("linting")["titles"]["alike"])
    return frozenset((noun,)).union(*(titles for titles in houses if noun in titles))


def _is_beside_circle(view: _View) -> bool:
    circle = words("linting", "heads", "circle")
    return any(circle & _told_of(view.case, other.source) for other in view.speakers())


def _is_among_intimates(view: _View) -> bool:
    near = words("linting", "heads", "intimates")
    told = _words(view.case.label(view.source).of(view.case.text))
    return any(
        described & near and any(len(word) > _INITIAL for word in described & told)
        for described in (_told_of(view.case, other.source) for other in view.speakers())
    )


# Words of so few letters tell of nobody: "of", "the", "Mr".
_INITIAL = 3


def _is_one_account(view: _View) -> bool:
    differs = _DIFFERENT.search(view.here.span.of(view.case.text))
    return bool(differs) and any(True for _ in view.speakers())


_DIFFERENT = re.compile(
    r"\b(?:contradictory|conflicting|differing|different|divergent|varying|competing|opposite) "
    r"(?:accounts?|answers?|descriptions?|explanations?|reasons?|stories|versions?|views?)\b"
)


# ---------------------------------------------------------------------- words


def _told_of(case: Case, source: Source) -> frozenset[str]:
    """The words that tell what somebody is: beside the name or with it ("Rep. Lena Falk")."""
    position = source.position
    return _words(source.label, position.span.of(case.text) if position else "")


def _house_of(case: Case, source: Source) -> frozenset[str]:
    """The words of somebody's house; "Friends of the Sea" makes nobody a friend."""
    house = source.affiliation
    return _words(house.span.of(case.text)) if house else frozenset()


def _words(*parts: str) -> frozenset[str]:
    """The words of some parts of a text, in the form that roles are compared in."""
    return frozenset(_plain(word) for part in parts for word in re.findall(r"[^\W_]+", part))


@cache
def _plain(word: str) -> str:
    """A word in lower case and the singular, with one word for all forms of a role."""
    lower = word.lower()
    return role(f"{lower[:-3]}y" if lower.endswith("ies") else lower.removesuffix("s"))


@dataclass(frozen=True, slots=True)
class _Look:
    """How far a tie is looked for, and what binds."""

    reach: _Reach
    binds: Callable[[_View], bool]


# Only relations are looked for before a description, too: a friend who has spoken is one of the
# friends told of next. Whoever else is named before is told apart from those who come behind.
_LOOKS: dict[Tie, _Look] = {
    Tie.SUMMARY: _Look(_Reach(0, 0), _is_summed_up),
    Tie.HEADLINE: _Look(_Reach(1), _is_said_below),
    Tie.EXAMPLE: _Look(_Reach(0, 2), _goes_on_by_name),
    Tie.REASON: _Look(_Reach(1, 2), _goes_on_with_reason),
    Tie.NOUN: _Look(_Reach(1, 2), _is_new_by_noun),
    Tie.SPEAKER: _Look(_Reach(1, 2), _is_followed),
    Tie.NEXT: _Look(_Reach(1, 1), _is_next),
    Tie.INTRODUCED: _Look(_Reach(1, 1), _is_introduced),
    Tie.DESCRIPTION: _Look(_Reach(1, paragraphs=4), _is_described_below),
    Tie.TITLE: _Look(_Reach(1, 6, paragraphs=4), _is_spoken_for_by_title),
    Tie.CIRCLE: _Look(_Reach(-1, 1), _is_beside_circle),
    Tie.INTIMATE: _Look(_Reach(-3, 3), _is_among_intimates),
    Tie.ACCOUNT: _Look(_Reach(1, 1), _is_one_account),
}

"""What the panel says about each claim and source, with the words in the article that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from srcgraph.model import (
    FAMILIAR,
    Analysis,
    Attribution,
    Claim,
    Evidence,
    Identification,
    Knowledge,
    Level,
    Link,
    Number,
    Origins,
    Rung,
    Source,
    Span,
    Stance,
    Told,
    hull,
)
from srcgraph.page.text import Text
from srcgraph.page.words import (
    IDENTIFICATION_WORDS,
    KIND_WORDS,
    KNOWLEDGE_WORDS,
    KNOWN_VAGUELY,
    LEAST_FIRST,
    LETTER_WORDS,
    LETTERS,
    LEVEL_WORDS,
    NUMBER_WORDS,
    REASON_WORDS,
    RELATION_WORDS,
    SAYS_WORDS,
    STYLE_WORDS,
    count,
    described,
    short,
    stage,
    unquoted,
)
from srcgraph.summary import claim_text, cue_with_not, told

_LONGEST = 400  # characters
# From this probability on, an attribution is likelier one than not.
LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the article and where they stand."""

    words: str
    paragraph: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence in words for a person, with its rule and the words it points at."""

    stage: str
    note: str
    rule: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class Badge:
    """A letter with its meaning and the thing it stands for."""

    id: str
    label: str
    letter: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution: who says what, how, and why srcgraph thinks so."""

    id: str
    source: Badge | None
    told: str
    stance: str
    verb: str
    style: str
    places: tuple[Place, ...]
    line: str
    unsure: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """How another claim bears on this one."""

    words: str
    claim: Badge
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim with everything known about it."""

    id: str
    number: int
    letter: str
    level: Level
    words: str
    rests_on: str
    origins: str
    unsure: bool
    sayings: tuple[Saying, ...]
    reasons: tuple[Reason, ...]
    ties: tuple[Tie, ...]
    knowledge: str
    known: str
    known_by: tuple[Reason, ...]

    @property
    def denied(self) -> bool:
        """Whether the claim is told in denials alone."""
        return all(item.stance == Stance.DENIES for item in self.sayings)

    @property
    def voices(self) -> tuple[Saying, ...]:
        """Who says it, each once for what they do; unsure only where they never do it surely."""
        surest = sorted(self.sayings, key=lambda item: item.unsure, reverse=True)
        held = {(item.source and item.source.id, item.stance): item.id for item in surest}
        return tuple(item for item in self.sayings if item.id in held.values())

    def line_of(self, source: str) -> str:
        """The claim as a source tells it: who, the verb and what, where these stand together."""
        own = (item.line for item in self.sayings if item.source and item.source.id == source)
        return next(own, "") or self.words

    @property
    def rests_on_one_unnamed(self) -> bool:
        """Whether one unnamed source alone stands behind the claim."""
        return self.level is Level.UNNAMED and len({item.source for item in self.sayings}) == 1

    @property
    def mark(self) -> str:
        """Number and letter, with a sign for a denial and one for doubt."""
        sign, doubt = "✕" if self.denied else "", "?" if self.unsure else ""
        return f"{sign}{self.number}{self.letter}{doubt}"

    @property
    def badge(self) -> Badge:
        """The claim as a reference from elsewhere."""
        return Badge(self.id, self.words, self.letter)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing an editor asks about a source; `words` is empty where the article is silent."""

    name: str
    words: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class SourceCard:
    """One source with everything the reader is told about it."""

    id: str
    label: str
    letter: str
    level: Level
    kind: str
    told: str
    described: str
    least: tuple[int, ...]
    unsure: bool
    facts: tuple[Fact, ...]
    reasons: tuple[Reason, ...]
    claims: tuple[str, ...]
    asides: tuple[Saying, ...]
    mentions: tuple[Place, ...]
    members: tuple[Badge, ...]

    @property
    def is_vague(self) -> bool:
        """Whether claims are somebody's of whom the reader is told little."""
        return self.letter in "DAU" and bool(self.claims)

    @property
    def rank(self) -> tuple[int, ...]:
        """How little the reader is told about it: of two alike no more is told of one."""
        return self.least[:_RANKS]

    @property
    def badge(self) -> Badge:
        """The source as a reference from elsewhere."""
        return Badge(self.id, short(self.label, 100), self.letter)


class Cards:
    """Makes the cards of one article."""

    def __init__(self, analysis: Analysis, text: Text) -> None:
        self._analysis = analysis
        self._text = text
        self._attributions = {item.id: item for item in analysis.attributions}
        self._sources = {source.id: source for source in analysis.sources}
        self._numbers = {claim.id: n for n, claim in enumerate(analysis.claims, start=1)}
        self._claims = {claim.id: claim for claim in analysis.claims}
        self._ties_of: dict[str, list[Tie]] = {claim.id: [] for claim in analysis.claims}
        for link in analysis.links:
            self._tie(link)

    def claims(self) -> tuple[ClaimCard, ...]:
        """A card for each claim, in the order of the text."""
        return tuple(map(self._claim, self._analysis.claims))

    def sources(self) -> tuple[SourceCard, ...]:
        """A card for each source, in the order of the text."""
        return tuple(map(self._source, self._analysis.sources))

    def letter(self, attribution: Attribution) -> str:
        """The letter of whoever speaks in an attribution."""
        source = self._sources.get(attribution.source_id or "")
        return source.letter if source else "U"

    def mark(self, attribution: Attribution) -> str:
        """The sign in front of a passage: number of the claim, letter of the source, doubt."""
        number = self._numbers.get(attribution.claim_id or "", "")
        return f"{number}{self.letter(attribution)}{'?' if attribution.unsure else ''}"

    def speaker(self, attribution: Attribution) -> Badge | None:
        """Whoever speaks in an attribution, if anybody is told."""
        source = self._sources.get(attribution.source_id or "")
        return self._badge(source) if source else None

    def claim_of(self, attribution: Attribution) -> Badge | None:
        """The claim that an attribution makes, if it makes one."""
        claim = self._claims.get(attribution.claim_id or "")
        return self._claim_badge(claim) if claim else None

    def place(self, span: Span) -> Place:
        """The words of a span, to stand in quotation marks, and where the page shows them."""
        words = unquoted(self._short(span))
        return Place(words, self._text.paragraph_id(span), span.start, span.end)

    def _claim(self, claim: Claim) -> ClaimCard:
        said = [self._attributions[name] for name in claim.attributions]
        ranked = (item for item in claim.evidence if not _is_knowing(item))
        return ClaimCard(
            id=claim.id,
            number=self._numbers[claim.id],
            letter=self._claim_letter(claim, said),
            level=claim.status,
            words=self._words(claim),
            rests_on=_rests_on(claim, said),
            origins=_origins(claim.origins),
            unsure=all(item.unsure for item in said),
            sayings=tuple(map(self._saying, said)),
            reasons=self.reasons((*ranked, *self._standing(claim, said))),
            ties=tuple(self._ties_of[claim.id]),
            knowledge=str(claim.knowledge),
            known=_known(claim),
            known_by=self.reasons(item for item in claim.evidence if _is_knowing(item)),
        )

    def _standing(self, claim: Claim, said: Iterable[Attribution]) -> Iterator[Evidence]:
        """Why the sources that give a claim its level are on that level."""
        for name in dict.fromkeys(item.source_id for item in said):
            source = self._sources.get(name or "")
            if source is not None and source.level is claim.status:
                yield from source.evidence

    def _claim_letter(self, claim: Claim, said: Iterable[Attribution]) -> str:
        """The best letter among the sources on the level that the claim rests on."""
        sources = [self._sources.get(item.source_id or "") for item in said]
        letters = [source.letter for source in sources if source and source.level is claim.status]
        return min(letters, key=LETTERS.index, default="U")

    def _words(self, claim: Claim) -> str:
        return short(claim_text(self._analysis, claim, _LONGEST), _LONGEST)

    def _short(self, span: Span) -> str:
        return short(span.of(self._analysis.article.text), _LONGEST)

    def _line(self, item: Attribution) -> str:
        """Who, the verb and what in the article's own words, or nothing where these stand apart.

        From "the candidate of their choice" nobody can tell that an official only "may support" it.
        """
        whole = hull((*item.source, *item.cue, *item.content))
        return self._short(whole) if whole.end - whole.start <= _LONGEST else ""

    def _saying(self, item: Attribution) -> Saying:
        source = self._sources.get(item.source_id or "")
        return Saying(
            id=item.id,
            source=self.speaker(item),
            told=described(source) if source else "",
            stance=str(item.stance),
            verb=short(cue_with_not(self._analysis, item), 60) or SAYS_WORDS[item.stance][0],
            style=STYLE_WORDS[item.style],
            places=tuple(map(self.place, item.content)),
            line=self._line(item),
            unsure=item.unsure,
            reasons=self.reasons(item.evidence),
        )

    def _badge(self, source: Source) -> Badge:
        return Badge(source.id, short(source.label, 100), source.letter)

    def reasons(self, evidence: Iterable[Evidence]) -> tuple[Reason, ...]:
        """Evidence in words for a person."""
        return tuple(
            Reason(
                stage(item.rule),
                short(item.note, 300),
                item.rule,
                self.place(item.span) if item.span else None,
            )
            for item in evidence
        )

    def _tie(self, link: Link) -> None:
        """Note on both claims of a link how the one bears on the other."""
        ends = (self._attributions[name].claim_id for name in (link.left, link.right))
        left, right = (self._claims.get(name or "") for name in ends)
        if left is None or right is None or left is right:
            return
        forth, back = RELATION_WORDS[link.relation]
        reasons = self.reasons(link.evidence)
        self._ties_of[left.id].append(Tie(forth, self._claim_badge(right), reasons))
        self._ties_of[right.id].append(Tie(back, self._claim_badge(left), reasons))

    def _claim_badge(self, claim: Claim) -> Badge:
        said = [self._attributions[name] for name in claim.attributions]
        label = f"{self._numbers[claim.id]} {self._words(claim)}"
        return Badge(claim.id, label, self._claim_letter(claim, said))

    def _source(self, source: Source) -> SourceCard:
        said = [self._attributions[name] for name in source.attributions]
        members = (self._sources.get(name) for name in source.members)
        return SourceCard(
            id=source.id,
            label=short(source.label),
            letter=source.letter,
            level=source.level,
            kind=KIND_WORDS[source.kind],
            told=told(source),
            described=described(source),
            least=_least(source, said),
            unsure=source.unsure,
            facts=self._facts(source),
            reasons=self.reasons(source.evidence),
            claims=tuple(dict.fromkeys(item.claim_id for item in said if item.claim_id)),
            asides=tuple(self._saying(item) for item in said if not item.claim_id),
            mentions=tuple(map(self.place, source.mentions)),
            members=tuple(self._badge(member) for member in members if member),
        )

    def _facts(self, source: Source) -> tuple[Fact, ...]:
        """What is told: everything asked about the unnamed, only what is known of others."""
        facts = [
            self._fact("Number", source.counted, NUMBER_WORDS[source.number]),
            self._fact("Position", source.position),
            self._fact("Affiliation", source.affiliation),
            self._knowing(source),
            self._fact("Their interest", source.interest),
            self._fact("Reason not named", source.reason, self._reason_class(source)),
            self._fact("Anonymity asked or agreed", source.confidential),
        ]
        if source.level is Level.UNNAMED:
            return tuple(facts)
        return tuple(fact for fact in facts[1:] if fact.place)

    def _knowing(self, source: Source) -> Fact:
        """How a source knows; of words that tell only that it does, this is said."""
        vague = (evidence.span for evidence in source.evidence if evidence.rule == FAMILIAR)
        place = next((span for span in vague if span is not None), None)
        if place is None:
            return self._fact("How they know", source.access)
        return Fact("How they know", KNOWN_VAGUELY, self.place(place))

    def _reason_class(self, source: Source) -> str:
        return REASON_WORDS[source.reason_class] if source.reason_class else ""

    def _fact(self, name: str, told: Told | None, words: str = "") -> Fact:
        words = "" if words == NUMBER_WORDS[Number.UNKNOWN] else words
        return Fact(name, words, self.place(told.span) if told else None)


def _rests_on(claim: Claim, said: Iterable[Attribution]) -> str:
    """The level of a claim; where nobody in particular stands behind it, a group or nobody."""
    if claim.status is not Level.NONE:
        return LEVEL_WORDS[claim.status]
    group = any(item.source_id for item in said)
    return IDENTIFICATION_WORDS[Identification.GENERIC if group else Identification.UNATTRIBUTED]


def _known(claim: Claim) -> str:
    """How the sources of a claim know, in words; a vague telling is none, and yet not silence."""
    if claim.knowledge is Knowledge.NOT_TOLD and any(map(_is_knowing, claim.evidence)):
        return KNOWN_VAGUELY
    return KNOWLEDGE_WORDS[claim.knowledge]


def _is_knowing(item: Evidence) -> bool:
    """Whether evidence is about how the sources of a claim know it."""
    return item.rule.startswith("knowledge.")


# So many entries of the key below say how little is told; the others only order equals.
_RANKS = 4


def _least(source: Source, said: Sequence[Attribution]) -> tuple[int, ...]:
    """A key that puts first whom the reader is told least about; who makes no claim comes last.

    Of equals who surely says something comes first, then who says most.
    """
    rungs = list(Rung)
    facts = (
        source.counted,
        source.position,
        source.affiliation,
        source.access,
        source.interest,
        source.reason,
        source.confidential,
    )
    return (
        LEAST_FIRST.index(source.letter),
        not any(item.claim_id for item in said),
        -rungs.index(source.rung) if source.rung else 0,
        sum(fact is not None for fact in facts),
        not any(map(surely_says, said)),
        -len(source.attributions),
    )


def surely_says(item: Attribution) -> bool:
    """Whether somebody likely says that something is so, and does not only want or ask it."""
    wished = item.stance in (Stance.WANTS, Stance.ASKS)
    return bool(item.claim_id) and item.score >= LIKELY and not wished


def _origins(origins: Origins) -> str:
    if origins.min == origins.max:
        return count(origins.min, "independent origin")
    return f"{origins.min} to {origins.max} independent origins"


def legend() -> tuple[Badge, ...]:
    """The five letters with their meaning."""
    return tuple(Badge(letter, LETTER_WORDS[letter], letter) for letter in LETTERS)

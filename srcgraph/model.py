"""The nouns of srcgraph: frozen values that every stage takes and returns.

The words are those of docs/glossary.md, one per thing. Offsets are Python string indices (code
points), half-open, into `Article.text`, which is never cleaned or normalised.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final


class Word(str, Enum):
    """A value out of a closed list, written in reports as its own word."""

    def __str__(self) -> str:
        return str(self.value)


class Style(Word):
    """How the content of an attribution is quoted."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Stance(Word):
    """What the source does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    DOUBTS = "doubts"
    ASKS = "asks"
    PREDICTS = "predicts"
    WANTS = "wants"
    DECLINES = "declines"


class Kind(Word):
    """What sort of thing speaks."""

    PERSON = "person"
    PEOPLE = "people"
    ORGANIZATION = "organization"
    MEDIA = "media"
    DOCUMENT = "document"
    PUBLIC = "public"
    NONE = "none"


class Identification(Word):
    """How far the reader is told who speaks, judged with the whole article in view."""

    NAMED = "named"
    IDENTIFIABLE = "identifiable"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    GENERIC = "generic"
    UNATTRIBUTED = "unattributed"


class Rung(Word):
    """How much the reader is told about an unnamed source, from most to least."""

    ACCESS = "access"
    POSITION = "position"
    SECTOR = "sector"
    BARE = "bare"


class Number(Word):
    """How many speakers a label stands for."""

    ONE = "one"
    SEVERAL = "several"
    UNKNOWN = "unknown"


class ReasonClass(Word):
    """What sort of reason an article gives for withholding a name."""

    HARM = "harm"
    LEGAL = "legal"
    ROTE = "rote"
    CONDITION = "condition"


class Level(Word):
    """The four answers to "who stands behind this?" that totals are counted in."""

    NAMED = "named"
    RECORD = "record"
    UNNAMED = "unnamed"
    NONE = "none"


class Support(Word):
    """What stands behind a claim: the five groups of the reliability summary, best first."""

    CONFIRMED = "confirmed"
    SINGLE_NAMED = "single-named"
    SEVERAL_UNNAMED = "several-unnamed"
    SINGLE_UNNAMED = "single-unnamed"
    NONE = "none"


class Knowledge(Word):
    """How the sources of a claim know, as far as the article tells (information axis of 3x5x2).

    A known at first hand, B indirectly but corroborated, C indirectly, D not told. E, suspected
    false, is never proposed.
    """

    DIRECT = "A"
    CORROBORATED = "B"
    INDIRECT = "C"
    NOT_TOLD = "D"


class Severity(Word):
    """How much a finding matters to a policy, most pressing first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Relation(Word):
    """How one attribution bears on another."""

    SUPPORTS = "supports"
    DENIES = "denies"
    CONTRASTS = "contrasts"
    REPEATS = "repeats"
    CITES = "cites"
    UNSURE = "unsure"


class Action(Word):
    """What an editor decided about a source, an attribution or a claim."""

    CONFIRM = "confirm"
    REJECT = "reject"
    MERGE = "merge"
    LEVEL = "level"
    RECORD = "record"
    GRADE = "grade"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of the article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}-{self.end}")

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]


def hull(spans: Iterable[Span]) -> Span:
    """The shortest span that covers all of the given ones (at least one)."""
    ordered = list(spans)
    return Span(min(span.start for span in ordered), max(span.end for span in ordered))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something is believed: the rule or model, the words, and a note for a person."""

    rule: str
    span: Span | None
    note: str


DENYING: Final = "attribute.denying-words"
"""The rule that notes that somebody denies a thing in words of their own, whatever the cue."""
GOES_ON: Final = "attribute.goes-on"
"""The rule of a quotation by itself, given to whoever alone speaks in the paragraph before it."""
TAKEN_BACK: Final = "attribute.taken-back"
"""The rule of an attribution whose source takes back what was said before."""


PERHAPS_ANSWERS: Final = "corroborate.perhaps-answers"
"""The rule that notes on a denial which claim it may answer in other words; none is linked."""
ANSWERS: Final = "corroborate.answers"
"""The rule of a denial of what stands just before it and nobody is told to say."""


FAMILIAR: Final = "identify.familiar"
"""The rule of the words that tell only that an unnamed source knows, and not how."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or decided, where, and what was done instead."""

    stage: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where the text of an article came from, for files whose text is not the file's own.

    `format` names the reader, `note` says what it left out.
    """

    format: str
    note: str


@dataclass(frozen=True, slots=True)
class Article:
    """One text as it was read, with what the file tells about it.

    `sha256` is that of the text encoded as UTF-8; `body` holds the article proper, without byline,
    date line, captions, promotions and links. `published` is an ISO 8601 date or date and time.
    """

    id: str
    path: str
    sha256: str
    text: str
    title: str | None
    byline: str | None
    publisher: str | None
    published: str | None
    body: Spans
    source_map: SourceMap | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to have said, written, thought, known or wanted something.

    `chain` holds those whom the source hands on ("citing two officials"), nearest first.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    style: Style
    stance: Stance
    score: float
    unsure: bool
    evidence: tuple[Evidence, ...]
    source_id: str | None = None
    claim_id: str | None = None
    chain: Spans = ()

    @property
    def stretch(self) -> Span:
        """From its first to its last word; of a quotation by itself the quotation alone."""
        if any(evidence.rule == GOES_ON for evidence in self.evidence):
            return hull(self.content)
        return hull((*self.source, *self.cue, *self.content))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever is mentioned as one source, before it is judged how far the reader is told who.

    `label` is the mention that tells most; `name` is where a person's name stands, if anywhere in
    the article; `described` holds further places that tell a title or role; `members` are the ids
    of those named among several who speak for themselves too ("Ana Ruiz and two aides").
    """

    id: str
    label: Span
    mentions: Spans
    attributions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    name: Span | None = None
    described: Spans = ()
    members: tuple[str, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that the article tells about a source, and the words that tell it."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Source:
    """One speaker of an article with all its mentions, and how much the reader is told."""

    id: str
    label: str
    kind: Kind
    identification: Identification
    number: Number
    mentions: Spans
    attributions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    rung: Rung | None = None
    counted: Told | None = None
    position: Told | None = None
    affiliation: Told | None = None
    access: Told | None = None
    interest: Told | None = None
    reason: Told | None = None
    reason_class: ReasonClass | None = None
    confidential: Told | None = None
    members: tuple[str, ...] = ()
    unsure: bool = False

    @property
    def level(self) -> Level:
        """The answer to "who stands behind this?" that totals are counted in."""
        return LEVELS[self.identification]

    @property
    def letter(self) -> str:
        """The letter on pages: N, R, D (unnamed, described), A (unnamed, not described) or U."""
        if self.identification is Identification.UNNAMED:
            return "D" if self.rung in (Rung.ACCESS, Rung.POSITION) else "A"
        return {Level.NAMED: "N", Level.RECORD: "R"}.get(self.level, "U")


LEVELS = {
    Identification.NAMED: Level.NAMED,
    Identification.IDENTIFIABLE: Level.NAMED,
    Identification.ORGANIZATION: Level.RECORD,
    Identification.DOCUMENT: Level.RECORD,
    Identification.UNNAMED: Level.UNNAMED,
    Identification.GENERIC: Level.NONE,
    Identification.UNATTRIBUTED: Level.NONE,
}


@dataclass(frozen=True, slots=True)
class Origins:
    """The fewest and the most independent beginnings that a claim may have.

    `effective` is Kish's number between them: what so many sources count for when some of them may
    depend on each other.
    """

    min: int
    max: int
    effective: float


@dataclass(frozen=True, slots=True)
class Claim:
    """What one or more attributions assert.

    `status` is the best level among the sources that stand behind the claim; `support` tells it
    with the number of origins. `knowledge` is only proposed, from what the article tells about how
    the sources know.
    """

    id: str
    attributions: tuple[str, ...]
    origins: Origins
    status: Level
    support: Support
    knowledge: Knowledge
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the body that asserts something checkable and attributes it to nobody.

    `carried_by` holds the attributions elsewhere in the article that assert the same; `unsure` says
    that they may assert less or more.
    """

    id: str
    span: Span
    carried_by: tuple[str, ...]
    unsure: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution bears on another."""

    left: str
    right: str
    relation: Relation
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the text by its own words, so that it is found again when the article changes.

    A text quote selector of the W3C's Web Annotation Data Model (`exact`, and the words just
    before and after it), with the place where the words stood, in code points. Raises ValueError
    where there are no words or the place is none.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not self.exact or not 0 <= self.start < self.end:
            raise ValueError(f"not an anchor: {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an editor decided about one target, with who, when and why.

    `target` is the id of an attribution, a source or a claim. `value` is what MERGE goes into, the
    identification that LEVEL sets, the name that RECORD prints, or an axis and its grade
    ("reliability:B", "credibility:2"). `when` is an ISO 8601 date and time. `anchor` is the place
    of the target, `into` that of what MERGE goes into.
    """

    id: str
    action: Action
    target: str
    value: str | None
    who: str
    when: str
    why: str
    anchor: Anchor | None = None
    into: Anchor | None = None

    @property
    def question(self) -> tuple[str, Action]:
        """What is decided: of several judgements on one question the last one holds.

        Whether a target stands (CONFIRM, REJECT) is one question.
        """
        stands = (Action.CONFIRM, Action.REJECT)
        return self.target, Action.CONFIRM if self.action in stands else self.action


@dataclass(frozen=True, slots=True)
class Corrections:
    """The judgements of a file of corrections, and the article that they were made on."""

    article_id: str
    sha256: str
    title: str | None
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of one policy rule about one place in the text.

    `fingerprint` is made of the rule and the words at and around the place, not of offsets: it
    stays the same while other parts of the article change. `policies` names the policies that ask
    for it in their own words. A `candidate` is a place to look at, never an assertion.
    """

    rule: str
    severity: Severity
    spans: Spans
    message: str
    fingerprint: str
    evidence: tuple[Evidence, ...]
    policies: tuple[str, ...] = ()
    source_id: str | None = None
    claim_id: str | None = None
    attributions: tuple[str, ...] = ()
    candidate: bool = False


@dataclass(frozen=True)
class Analysis:
    """All that srcgraph has to say about one article.

    `models` maps each language model to the sha256 of its weights. `judgements` are those of
    editors, in the order in which they were applied; the rest shows what they made of it. `policy`
    names the policy that the findings were made with, None where nothing was looked for.
    """

    article: Article
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    statements: tuple[Statement, ...]
    problems: tuple[Problem, ...]
    models: tuple[tuple[str, str], ...]
    judgements: tuple[Judgement, ...] = ()
    findings: tuple[Finding, ...] = ()
    policy: str | None = None

    def source(self, source_id: str | None) -> Source | None:
        """The source with this id, or None for what has no source."""
        return self._sources_by_id.get(source_id) if source_id else None

    def attribution(self, attribution_id: str) -> Attribution:
        """The attribution with this id."""
        return self._attributions_by_id[attribution_id]

    @cached_property
    def _sources_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _attributions_by_id(self) -> dict[str, Attribution]:
        return {attribution.id: attribution for attribution in self.attributions}

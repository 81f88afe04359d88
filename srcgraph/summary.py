"""The reliability summary: one set of figures, shown as Markdown, terminal table, JSON and page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from srcgraph import judged
from srcgraph.corroboration.origins import is_group
from srcgraph.corroboration.whole import is_whole
from srcgraph.corroboration.wording import only_says, says_not, words_in
from srcgraph.model import (
    DENYING,
    PERHAPS_ANSWERS,
    Analysis,
    Attribution,
    Claim,
    Finding,
    Identification,
    Level,
    Link,
    ReasonClass,
    Relation,
    Rung,
    Severity,
    Source,
    Span,
    Stance,
    Statement,
    Support,
    hull,
)
from srcgraph.vocabulary import words

LEVEL_NAMES = {
    Level.NAMED: "named or identifiable",
    Level.RECORD: "organization or document",
    Level.UNNAMED: "unnamed",
    Level.NONE: "vague group or nobody",
}
SUPPORT_NAMES = {
    Support.CONFIRMED: "confirmed independently",
    Support.SINGLE_NAMED: "on a named source, body or document alone",
    Support.SEVERAL_UNNAMED: "on two or more unnamed sources only",
    Support.SINGLE_UNNAMED: "on one unnamed source or group alone",
    Support.NONE: "on a vague group or nobody",
}
_RUNG_ORDER = (Rung.BARE, Rung.SECTOR, Rung.POSITION, Rung.ACCESS)
RUNG_TOLD = {
    Rung.BARE: "nothing told about them",
    Rung.SECTOR: "only their field told",
    Rung.POSITION: "only their role or employer told",
    Rung.ACCESS: "role or employer and how they know told",
}
_REASON_TOLD = {
    ReasonClass.HARM: "name withheld to avoid harm",
    ReasonClass.LEGAL: "name withheld for a legal bar",
    ReasonClass.ROTE: "name withheld for a formulaic reason",
    ReasonClass.CONDITION: "anonymity granted, no reason given",
}
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class LevelFigures:
    """How many claims and sources stand on one level, and the share of all claims (0 to 1)."""

    level: Level
    claims: int
    sources: int
    share: float


@dataclass(frozen=True, slots=True)
class SupportFigures:
    """How many claims have one sort of support, and their share of all claims (0 to 1)."""

    support: Support
    claims: int
    share: float


@dataclass(frozen=True, slots=True)
class Anonymous:
    """The shares of claims that rest on unnamed sources alone (0 to 1 of all claims).

    `broad` counts every unnamed source, `strict` only those of whom the article says that they
    asked for or were granted anonymity.
    """

    strict: float
    broad: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two attributions side by side of which one denies or contrasts the other."""

    relation: Relation
    left: str
    right: str
    note: str


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing that an editor should look at first, most pressing first.

    `kind` is a fixed word (see `KINDS`), `message` a plain sentence, `told` what the reader is told
    of the unnamed source that it is about, for where that does not stand beside it.
    """

    kind: str
    message: str
    spans: tuple[Span, ...]
    source_id: str | None
    claim_ids: tuple[str, ...]
    told: str = ""

    @property
    def in_full(self) -> str:
        """The message with what the reader is told of the source."""
        return f"{self.message.removesuffix('.')} ({self.told})." if self.told else self.message


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """What one policy rule remarks on, in the order of the text."""

    rule: str
    severity: Severity
    findings: tuple[Finding, ...]


KINDS = {
    "unnamed": "claims that rest on an unnamed source alone",
    "no-source": "claims that nobody is named for",
    "conflict": "claims that somebody denies, or that another source sets itself against",
    "opening": "an opening that nobody is named for",
    "generic": 'claims of a vague group ("critics", "experts")',
    "unsure": "sources or passages that the program is unsure about",
    "problem": "passages that could not be read",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Every number that any view of an analysis shows; nothing is counted a second time.

    `words` are those of the body; `levels` stand in the order named, record, unnamed, none.
    """

    words: int
    attributions: int
    unsure: int
    claims: int
    sources: int
    levels: tuple[LevelFigures, ...]
    supports: tuple[SupportFigures, ...]
    anonymous: Anonymous
    conflicts: tuple[Conflict, ...]
    statements: int
    look_first: tuple[Attention, ...]
    findings: tuple[RuleFigures, ...] = ()
    denials: tuple[str, ...] = ()


def figures(analysis: Analysis) -> Figures:
    """Count what an editor wants to know about one article."""
    article = analysis.article
    claims = Counter(claim.status for claim in analysis.claims)
    sources = Counter(source.level for source in analysis.sources)
    total = len(analysis.claims)
    conflicts = tuple(_conflicts(analysis))
    return Figures(
        words=sum(len(re.findall(r"\w+", span.of(article.text))) for span in article.body),
        attributions=len(analysis.attributions),
        unsure=sum(item.unsure for item in analysis.attributions),
        claims=total,
        sources=len(analysis.sources),
        levels=tuple(
            LevelFigures(level, claims[level], sources[level], claims[level] / max(total, 1))
            for level in Level
        ),
        supports=_supports(analysis),
        anonymous=_anonymous(analysis),
        conflicts=conflicts,
        denials=tuple(_lone_denials(analysis, conflicts)),
        statements=len(analysis.statements),
        look_first=tuple(_look_first(analysis)),
        findings=tuple(_by_rule(analysis.findings)),
    )


def _supports(analysis: Analysis) -> tuple[SupportFigures, ...]:
    found = Counter(claim.support for claim in analysis.claims)
    total = max(len(analysis.claims), 1)
    return tuple(SupportFigures(item, found[item], found[item] / total) for item in Support)


def _anonymous(analysis: Analysis) -> Anonymous:
    broad = [claim for claim in analysis.claims if claim.status is Level.UNNAMED]
    strict = [claim for claim in broad if any(_granted(item) for item in _behind(analysis, claim))]
    total = max(len(analysis.claims), 1)
    return Anonymous(strict=len(strict) / total, broad=len(broad) / total)


def _granted(source: Source) -> bool:
    return source.confidential is not None or source.reason is not None


def _behind(analysis: Analysis, claim: Claim) -> list[Source]:
    said = (analysis.attribution(item) for item in claim.attributions)
    found = (analysis.source(item.source_id) for item in said)
    return [source for source in found if source is not None]


def _conflicts(analysis: Analysis) -> Iterable[Conflict]:
    """Each two that are set against each other, once; of two relations the denial tells more.

    Two sources that an editor has merged stand in no conflict with each other.
    """
    pairs: dict[frozenset[str], Link] = {}
    for link in analysis.links:
        pair = frozenset((link.left, link.right))
        if link.relation is Relation.DENIES or (
            link.relation is Relation.CONTRASTS and pair not in pairs
        ):
            pairs[pair] = link
    for link in pairs.values():
        sides = {analysis.attribution(end).source_id for end in (link.left, link.right)}
        if len(sides) > 1 or None in sides:
            yield Conflict(link.relation, link.left, link.right, link.evidence[0].note)


def is_denial(analysis: Analysis, conflict: Conflict) -> bool:
    """Whether one of two sides denies; else they are only set against each other ("but")."""
    sides = (analysis.attribution(conflict.left), analysis.attribution(conflict.right))
    denies = any(side.stance is Stance.DENIES for side in sides)
    return denies or conflict.relation is Relation.DENIES


def _lone_denials(analysis: Analysis, conflicts: Iterable[Conflict]) -> Iterable[str]:
    """The denials of what nobody in the article is found to say."""
    paired = {end for item in conflicts for end in (item.left, item.right)}
    for item in analysis.attributions:
        if item.id not in paired and _is_denial(item):
            yield item.id


def _by_rule(findings: Iterable[Finding]) -> Iterable[RuleFigures]:
    """The findings rule by rule, most pressing first."""
    rules: dict[tuple[Severity, str], list[Finding]] = {}
    for finding in findings:
        rules.setdefault((finding.severity, finding.rule), []).append(finding)
    order = list(Severity)
    for severity, rule in sorted(rules, key=lambda key: (order.index(key[0]), key[1])):
        yield RuleFigures(rule, severity, tuple(rules[severity, rule]))


# ------------------------------------------------------------------ look first


def _look_first(analysis: Analysis) -> Iterable[Attention]:
    """What to look at first: what stands on the least told source, and carries the most."""
    yield from _unnamed(analysis)
    yield from _in_conflict(analysis)
    yield from _opening(analysis)
    yield from _nobody(analysis)
    yield from _generic(analysis)
    yield from _unsure(analysis)
    for problem in analysis.problems:
        spans = (problem.span,) if problem.span else ()
        yield Attention("problem", problem.message, spans, None, ())


def _unnamed(analysis: Analysis) -> list[Attention]:
    """What rests on one unnamed source alone, a single person before a group."""
    items = []
    for source in analysis.sources:
        alone = [
            claim
            for claim in _claims_of(analysis, source)
            if claim.status is Level.UNNAMED and claim.origins.max == 1 and is_whole(claim)
        ]
        unnamed = source.identification is Identification.UNNAMED and not _is_lost(source)
        if unnamed and alone:
            rung = _RUNG_ORDER.index(source.rung or Rung.BARE)
            key = (is_group(source), -len(alone), rung)
            items.append((key, _about_unnamed(analysis, source, alone)))
    items.sort(key=lambda item: item[0])
    return [item for _, item in items]


def _is_lost(source: Source) -> bool:
    """Whether a word stands for somebody whom the program did not find."""
    return any(evidence.rule == "identify.unknown" for evidence in source.evidence)


def _is_open_pronoun(source: Source) -> bool:
    """Whether "he" or "they" stands for somebody whom the program did not find."""
    return _is_lost(source) and source.label.lower() in words("sources", "heads", "third_person")


def _about_unnamed(analysis: Analysis, source: Source, alone: list[Claim]) -> Attention:
    verb = "rests" if len(alone) == 1 else "rest"
    message = (
        f"{_count(len(alone), 'claim')} {verb} on {_alone(source)}{_first_words(analysis, alone)}."
    )
    spans = tuple(span for claim in alone for span in content_of(analysis, claim))
    ids = tuple(claim.id for claim in alone)
    return Attention("unnamed", message, spans, source.id, ids, told(source))


def _alone(source: Source) -> str:
    """Whom a claim rests on alone: one source, or several people under one label."""
    label = f"“{_short(source.label, 70)}” alone"
    return f"the group {label}" if is_group(source) else label


def _first_words(analysis: Analysis, claims: list[Claim]) -> str:
    """The words of the only claim, or of the first of several that is more than a word or two."""
    such = ": " if len(claims) == 1 else ", such as "
    texts = [claim_text(analysis, claim, _GLIMPSE) for claim in claims]
    shown = next((text for text in texts if len(text.split()) > _FEW), texts[0])
    return f"{such}{_quoted(shown)}"


_GLIMPSE = 90
_FEW = 2


def _quoted(text: str) -> str:
    """A text between quotation marks; those inside it become single ones."""
    bare = text.strip().rstrip(",")
    if len(bare) > 1 and bare[0] in '“"' and bare[-1] in '”"':
        bare = bare[1:-1].rstrip(",")
    return f"“{bare.translate(_SINGLE)}”"


_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})


def _in_conflict(analysis: Analysis) -> Iterable[Attention]:
    """Denials and contradictions, with who denies what; a denial counts where nobody is denied."""
    conflicts = tuple(_conflicts(analysis))
    linked = [
        (analysis.attribution(item.left), analysis.attribution(item.right)) for item in conflicts
    ]
    denied = [analysis.attribution(item) for item in _lone_denials(analysis, conflicts)]
    told = [_opposed(analysis, *pair) for pair in linked]
    told += [f"{_denying(analysis, item)}{_perhaps_whose(analysis, item)}" for item in denied]
    if not told:
        return
    contrasts = sum(not is_denial(analysis, item) for item in conflicts)
    counted = ((len(told) - contrasts, "denial"), (contrasts, "contrast"))
    message = " and ".join(_count(number, noun) for number, noun in counted if number)
    message += f" to weigh{', first' if len(told) > 1 else ''}: "
    if contrasts == len(told):
        message = f"Nobody is found to deny anything; {message}"
    message += f"{told[0]}."
    sides = [item for pair in linked for item in pair] + denied
    spans = tuple(span for item in sides for span in item.content)
    ids = dict.fromkeys(item.claim_id for item in sides if item.claim_id)
    yield Attention("conflict", message, spans, None, tuple(ids))


def _opposed(analysis: Analysis, left: Attribution, right: Attribution) -> str:
    """Who denies or contradicts whom, each with the words."""
    if left.stance is Stance.DENIES:
        against = f"{_speaker(analysis, right)}: {_with_not(analysis, right)}"
        if " ".join(words_in(_said(analysis, left))).lower() in _WHOM:
            return f"{_speaker(analysis, left)} contradicts {against}"
        return f"{_denying(analysis, left)}, against {against}"
    first, second = sorted((left, right), key=lambda item: item.stretch.start)
    return (
        f"{_speaker(analysis, first)}: {_with_not(analysis, first)}, "
        f"against {_speaker(analysis, second)}: {_with_not(analysis, second)}"
    )


_WHOM = frozenset({"her", "him", "it", "that", "them", "this"})


def _denying(analysis: Analysis, denial: Attribution) -> str:
    """Who denies what; whose own words deny only says them."""
    verb = "says" if in_own_words(denial) else "denies"
    return f"{_speaker(analysis, denial)} {verb} {_said(analysis, denial)}"


def _perhaps_whose(analysis: Analysis, denial: Attribution) -> str:
    """Whom a denial may answer, if anybody."""
    answered = likely_answer(analysis, denial)
    return f", perhaps in answer to {_speaker(analysis, answered)}" if answered else ""


def _with_not(analysis: Analysis, attribution: Attribution) -> str:
    """What somebody says, behind the cue if that says "not"."""
    cue = cue_with_not(analysis, attribution)
    return f"{cue} {_said(analysis, attribution)}".lstrip()


def _said(analysis: Analysis, attribution: Attribution) -> str:
    text = analysis.article.text
    words = " … ".join(span.of(text) for span in attribution.content)
    return _quoted(_short(words, _GLIMPSE))


def _is_denial(attribution: Attribution) -> bool:
    """Whether somebody surely denies something; who turns a plan down declines it."""
    denies = attribution.stance is Stance.DENIES and not attribution.unsure
    return denies and attribution.source_id is not None


def _speaker(analysis: Analysis, attribution: Attribution) -> str:
    source = analysis.source(attribution.source_id)
    return f"“{_short(source.label, 60)}”" if source else "nobody"


def _opening(analysis: Analysis) -> Iterable[Attention]:
    """The statement that the story opens with, where nobody is said to stand behind it."""
    first = next(iter(analysis.statements), None)
    if first is None or not _opens(analysis, first):
        return
    said = _quoted(_short(first.span.of(analysis.article.text), _GLIMPSE))
    by = carriers(analysis, first)
    tie = "perhaps told" if first.unsure else "told"
    later = f"it is {tie} by {by} {_place(analysis, first)}" if by else "nobody tells it again"
    message = f"The article opens with {said}, and nobody is named for it; {later}."
    yield Attention("opening", message, (first.span,), None, ())


def _opens(analysis: Analysis, statement: Statement) -> bool:
    """Whether a statement stands in the first paragraph, or in the second under a headline."""
    body, text = analysis.article.body, analysis.article.text
    said = min(
        (span.start for item in analysis.attributions for span in item.content), default=None
    )
    if not body or (said is not None and said < statement.span.start):
        return False
    headed = len(body) > 1 and len(body[0].of(text).split()) <= _HEADLINE
    return body[0].covers(statement.span) or (headed and body[1].covers(statement.span))


# The longest first line of a file that is taken for its headline, in words.
_HEADLINE = 14


def _place(analysis: Analysis, statement: Statement) -> str:
    """Where in the article those stand who tell a statement again."""
    places = [analysis.attribution(item).content[0].start for item in statement.carried_by]
    if all(place > statement.span.start for place in places):
        return "further down"
    return "further up" if all(place < statement.span.start for place in places) else "elsewhere"


def _nobody(analysis: Analysis) -> Iterable[Attention]:
    claims = [
        claim for claim in analysis.claims if is_whole(claim) and _is_nobodys(analysis, claim)
    ]
    if claims:
        cues = dict.fromkeys(_cue(analysis, claim) for claim in claims)
        examples = ", ".join(list(cues)[:3])
        spans = tuple(span for claim in claims for span in content_of(analysis, claim))
        message = f"{_count(len(claims), 'claim')} told without saying by whom ({examples})."
        yield Attention("no-source", message, spans, None, tuple(claim.id for claim in claims))


def _is_nobodys(analysis: Analysis, claim: Claim) -> bool:
    """Whether a claim is surely attributed, and to nobody: a bare quotation is somebody's."""
    said = [analysis.attribution(item) for item in claim.attributions]
    surely = any(not item.unsure and item.cue for item in said)
    return surely and all(item.source_id is None for item in said)


def _generic(analysis: Analysis) -> Iterable[Attention]:
    for source in analysis.sources:
        claims = [claim for claim in _claims_of(analysis, source) if is_whole(claim)]
        if source.identification is Identification.GENERIC and claims and not _is_nobody(source):
            verb = "comes" if len(claims) == 1 else "come"
            message = (
                f"{_count(len(claims), 'claim')} {verb} from a vague group, "
                f"“{_short(source.label, 70)}”{_first_words(analysis, claims)}."
            )
            spans = tuple(span for claim in claims for span in content_of(analysis, claim))
            ids = tuple(claim.id for claim in claims)
            yield Attention("generic", message, spans, source.id, ids)


def _is_nobody(source: Source) -> bool:
    """Whether a label stands for the reader or for nobody ("you", "no one"), not for a group."""
    return source.label.lower().replace(" ", "-") in words("sources", "heads", "nobody")


def _unsure(analysis: Analysis) -> Iterable[Attention]:
    for source in analysis.sources:
        if source.unsure or _is_open_pronoun(source):
            label = _short(source.label, 70)
            message = (
                f"Check who “{label}” is: the program found nobody whom the word could mean."
                if _is_open_pronoun(source)
                else f"Check who is meant: some mentions of “{label}” could be somebody else."
            )
            ids = tuple(claim.id for claim in _claims_of(analysis, source))
            yield Attention("unsure", message, source.mentions, source.id, ids)
    unsure = [item for item in analysis.attributions if item.unsure]
    if unsure:
        message = f"{_count(len(unsure), 'passage')} may not report what anybody said."
        spans = tuple(span for item in unsure for span in item.content)
        ids = tuple(item.claim_id for item in unsure if item.claim_id)
        yield Attention("unsure", message, spans, None, ids)


# ----------------------------------------------------------------------- words


def told(source: Source) -> str:
    """Say in a few words how far the reader is told who this source is."""
    if source.identification is not Identification.UNNAMED:
        return IDENTIFICATION_TOLD[source.identification]
    parts = ["unnamed", RUNG_TOLD[source.rung or Rung.BARE]]
    parts.append(_REASON_TOLD[source.reason_class] if source.reason_class else "no reason given")
    return ", ".join(parts)


IDENTIFICATION_TOLD = {
    Identification.NAMED: "named",
    Identification.IDENTIFIABLE: "not named, but only one person fits",
    Identification.ORGANIZATION: "an organization or outlet",
    Identification.DOCUMENT: "a document",
    Identification.UNNAMED: "unnamed",
    Identification.GENERIC: "a vague group, nobody in particular",
    Identification.UNATTRIBUTED: "nobody",
}


def _count(number: int, noun: str, several: str = "") -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {several or noun + 's'}"


def _short(text: str, longest: int = _LONGEST) -> str:
    plain = " ".join(text.split())
    if len(plain) <= longest:
        return plain
    return plain[:longest].rsplit(" ", 1)[0] + " …"


def content_of(analysis: Analysis, claim: Claim) -> tuple[Span, ...]:
    """Where the article tells a claim for the first time."""
    return analysis.attribution(claim.attributions[0]).content


def claim_text(analysis: Analysis, claim: Claim, longest: int = _LONGEST) -> str:
    """The words of a claim where it is told first, shortened.

    Of a denial and a doubt the content alone reads as the contrary of what is told, so the verb
    stands before it ("did not expect the dollar to move"), "denies" or "doubts" if there is none;
    so of a cue that says "not", which stands behind it where it does so in the article.
    """
    first = analysis.attribution(claim.attributions[0])
    told = " … ".join(span.of(analysis.article.text) for span in first.content)
    verb = _turning(analysis, first)
    behind = cue_with_not(analysis, first) and first.cue[0].start >= first.content[-1].end
    return _short(f"{told} {verb}" if verb and behind else f"{verb} {told}".lstrip(), longest)


def _turning(analysis: Analysis, first: Attribution) -> str:
    """The verb that a claim's words may not be read without, if there is one."""
    verb = _cue_of(analysis, first)
    if not _is_turned(analysis, first) or in_own_words(first) or only_says(words_in(verb)):
        return ""
    return verb or first.stance.value


def in_own_words(denial: Attribution) -> bool:
    """Whether what is said denies by itself ("the report is false"): then nobody denies that."""
    return any(evidence.rule == DENYING for evidence in denial.evidence)


def _is_turned(analysis: Analysis, item: Attribution) -> bool:
    """Whether somebody denies or doubts, or the cue says "not": the content is not asserted."""
    return item.stance in (Stance.DENIES, Stance.DOUBTS) or bool(cue_with_not(analysis, item))


def cue_with_not(analysis: Analysis, item: Attribution) -> str:
    """The cue of who asserts something, if it says "not" ("did not recommend"), else nothing."""
    cue = _cue_of(analysis, item)
    return cue if item.stance is Stance.ASSERTS and says_not(words_in(cue)) else ""


def _cue_of(analysis: Analysis, item: Attribution) -> str:
    return " ".join(span.of(analysis.article.text) for span in item.cue)


def _cue(analysis: Analysis, claim: Claim) -> str:
    """The words that attribute a claim."""
    said = [analysis.attribution(item) for item in claim.attributions]
    return _quoted(_short(next(_cue_of(analysis, item) for item in said if item.cue), 40))


def _claims_of(analysis: Analysis, source: Source) -> list[Claim]:
    mine = set(source.attributions)
    return [claim for claim in analysis.claims if mine.intersection(claim.attributions)]


# -------------------------------------------------------------------- markdown

_MARKS = re.compile(r"([\\`*_\[\]<>|~$&])")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def _escape(text: str) -> str:
    """Article text as text: no Markdown, HTML or direction mark in it works."""
    return _MARKS.sub(r"\\\1", _CONTROLS.sub("", " ".join(text.split())))


def markdown(analysis: Analysis, figures: Figures) -> str:
    """Write the reliability summary of one article as Markdown, what an editor needs first."""
    parts = [
        _heading(analysis),
        _first_lines(figures),
        _overview(figures),
        _findings_section(analysis, figures),
        *(_support_section(analysis, item) for item in reversed(figures.supports)),
        _conflict_section(analysis, figures),
        _statement_section(analysis),
        _sources_section(analysis),
        _anonymous_section(figures),
        _undecided_section(analysis, figures),
        judged.section(analysis, _escape),
        _footer(analysis),
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _heading(analysis: Analysis) -> str:
    article = analysis.article
    about = [article.byline, article.publisher, article.published]
    line = " · ".join(_escape(part) for part in about if part)
    return f"# {_escape(article.title or article.id)}\n" + (f"\n{line}\n" if line else "")


_LINES = 5


def first_lines(figures: Figures) -> tuple[str, ...]:
    """The five lines to read first: the count, then the most pressing thing of each kind."""
    counted = [item for item in figures.supports if item.claims]
    told = ", ".join(f"{item.claims} {SUPPORT_NAMES[item.support]}" for item in counted)
    head = f"{_count(figures.claims, 'claim')} from {_count(figures.sources, 'source')}"
    kinds = {item.kind: item for item in reversed(figures.look_first)}
    if figures.claims and "conflict" not in kinds:
        kinds["conflict"] = Attention("conflict", _NO_CONFLICT, (), None, ())
    wanted = [kinds[kind].in_full for kind in KINDS if kind in kinds]
    return (f"{head}: {told}." if told else f"{head}.", *wanted[: _LINES - 1])


_NO_CONFLICT = "No denial or contradiction found; the program may have missed one."


def _first_lines(figures: Figures) -> str:
    return "\n".join(f"- {_escape(line)}" for line in first_lines(figures)) + "\n"


def _overview(figures: Figures) -> str:
    rows = "\n".join(
        f"| {SUPPORT_NAMES[item.support]} | {item.claims} | {item.share:.0%} |"
        for item in figures.supports
    )
    return (
        "## Claims by support\n\n"
        "| what stands behind it | claims | share |\n"
        "| --- | ---: | ---: |\n"
        f"{rows}\n\n"
        "Confirmed independently: at least two sources that the article's own words keep apart, "
        "one of them a named person, body or document. Two labels that may be one person count "
        "as one. “Critics” or “experts” are a vague group.\n"
    )


def _findings_section(analysis: Analysis, figures: Figures) -> str:
    """How many findings of each severity there are, then all of them, rule by rule."""
    if analysis.policy is None:
        return ""
    title = f"## Policy findings ({_escape(analysis.policy)})\n\n"
    if not figures.findings:
        return f"{title}None.\n"
    counts = Counter(item.severity for item in analysis.findings)
    sums = ", ".join(f"{counts[severity]} {severity}" for severity in Severity)
    lines = "\n".join(
        f"- {item.severity} {item.rule} ({len(item.findings)}): "
        + " ".join(_escape(_short(finding.message)) for finding in item.findings[:_MOST_SHOWN])
        + (f" And {more} more." if (more := len(item.findings) - _MOST_SHOWN) > 0 else "")
        for item in figures.findings
    )
    return f"{title}{sums}.\n\n{lines}\n"


_MOST_SHOWN = 3


def _support_section(analysis: Analysis, item: SupportFigures) -> str:
    claims = [claim for claim in analysis.claims if claim.support is item.support]
    if not claims:
        return ""
    claims.sort(key=lambda claim: not is_whole(claim))
    lines = "\n".join(f"- {_claim_line(analysis, claim)}" for claim in claims)
    name = SUPPORT_NAMES[item.support]
    return f"### {name[0].upper()}{name[1:]} ({item.claims})\n\n{lines}\n"


def _conflict_section(analysis: Analysis, figures: Figures) -> str:
    rows = [
        f"| {_side(analysis, item.left)} | {conflict_told(analysis, item)} "
        f"| {_side(analysis, item.right)} | {_escape(item.note)} |"
        for item in figures.conflicts
    ]
    rows += [_lone_row(analysis, item) for item in figures.denials]
    if not rows:
        return ""
    return (
        f"## Conflicts and denials ({len(rows)})\n\n"
        "| this | | that | why |\n| --- | --- | --- | --- |\n" + "\n".join(rows) + "\n"
    )


def _lone_row(analysis: Analysis, denial: str) -> str:
    answered = likely_answer(analysis, analysis.attribution(denial))
    if answered is None:
        return f"| {_side(analysis, denial)} | | nobody is found who says so | |"
    return f"| {_side(analysis, denial)} | denies, perhaps | {_side(analysis, answered.id)} | |"


def likely_answer(analysis: Analysis, denial: Attribution) -> Attribution | None:
    """The claim of somebody else that a denial may answer in other words, if one is noted on it."""
    spans = {item.span for item in denial.evidence if item.rule == PERHAPS_ANSWERS}
    others = (item for item in analysis.attributions if item.source_id != denial.source_id)
    return next((item for item in others if hull(item.content) in spans), None)


def conflict_told(analysis: Analysis, conflict: Conflict) -> str:
    """What the left side does to the right one: only who denies something is said to deny it."""
    denies = analysis.attribution(conflict.left).stance is Stance.DENIES
    said_otherwise = conflict.relation is Relation.DENIES and not denies
    return "contradicts" if said_otherwise else CONFLICT_TOLD[conflict.relation]


CONFLICT_TOLD = {Relation.DENIES: "denies", Relation.CONTRASTS: "is set against"}


def _side(analysis: Analysis, attribution_id: str) -> str:
    item = analysis.attribution(attribution_id)
    text = analysis.article.text
    said = _short(" … ".join(span.of(text) for span in item.content), 100)
    denies = _stance_verb(analysis, item) if _is_turned(analysis, item) else ""
    return f"{_voice(analysis, item, plain=True)}: {denies}{_escape(said)}"


def _statement_section(analysis: Analysis) -> str:
    if not analysis.statements:
        return ""
    lines = "\n".join(
        f"- {_escape(_short(item.span.of(analysis.article.text)))}{_carriers(analysis, item)}"
        for item in analysis.statements
    )
    return f"## Told as fact, with nobody behind it ({len(analysis.statements)})\n\n{lines}\n"


def _carriers(analysis: Analysis, item: Statement) -> str:
    tie = "perhaps told" if item.unsure else "told"
    speakers = carriers(analysis, item)
    return f" — {tie} by {_escape(speakers)} {_place(analysis, item)}" if speakers else ""


def carriers(analysis: Analysis, item: Statement) -> str:
    """Who asserts elsewhere in the article what a statement tells, as one line."""
    told = (analysis.attribution(own_id) for own_id in item.carried_by)
    return ", ".join(dict.fromkeys(_speaker(analysis, one) for one in told))


def _anonymous_section(figures: Figures) -> str:
    return (
        "## Anonymous share\n\n"
        f"- Broad: {figures.anonymous.broad:.0%} of all claims rest on unnamed sources alone.\n"
        f"- Strict: {figures.anonymous.strict:.0%} rest on unnamed sources alone, of whom the "
        "article says that they asked for anonymity or why they are not named.\n"
    )


def _undecided_section(analysis: Analysis, figures: Figures) -> str:
    open_ties = sum(link.relation is Relation.UNSURE for link in analysis.links)
    lines = [item.message for item in figures.look_first if item.kind in ("unsure", "problem")]
    if open_ties:
        lines.append(
            f"{_count(open_ties, 'pair')} of claims may say the same; the page shows them."
        )
    listed = "\n".join(f"- {_escape(line)}" for line in lines)
    return f"## What the program could not decide\n\n{listed}\n" if lines else ""


def _claim_line(analysis: Analysis, claim: Claim) -> str:
    attributions = [analysis.attribution(item) for item in claim.attributions]
    turned = _is_turned(analysis, attributions[0])
    voices = "; ".join(dict.fromkeys(_voice(analysis, i, plain=turned) for i in attributions))
    return f"{_escape(claim_text(analysis, claim))} — {voices}{_origins(claim)}"


def _origins(claim: Claim) -> str:
    """The range of origins, where there is more than one source."""
    if claim.origins.max < 2:
        return ""
    low, high = claim.origins.min, claim.origins.max
    told = str(low) if low == high else f"{low} to {high}"
    return f" ({told} independent origins)"


def _voice(analysis: Analysis, attribution: Attribution, *, plain: bool = False) -> str:
    """Who says something, and how; `plain` where the words beside it say already how."""
    source = analysis.source(attribution.source_id)
    mark = " (unsure)" if attribution.unsure else ""
    if source is None:
        cue = _cue_of(analysis, attribution)
        words = f", “{_escape(_short(cue, 40))}”" if cue else ""
        return f"nobody{words}{mark}"
    how = "" if plain else _STANCE_TOLD.get(attribution.stance, "")
    return f"{how}**{_escape(_short(source.label, 80))}**{mark}"


_STANCE_TOLD = {
    Stance.DENIES: "denied by ",
    Stance.CONFIRMS: "confirmed by ",
    Stance.DOUBTS: "doubted by ",
    Stance.ASKS: "asked by ",
    Stance.PREDICTS: "predicted by ",
    Stance.WANTS: "wanted by ",
    Stance.DECLINES: "declined by ",
}


def _sources_section(analysis: Analysis) -> str:
    """Sources by what the reader is told, least first, with all that they say."""
    if not analysis.sources:
        return ""
    parts = [
        f"### {source.letter} · {_escape(_short(source.label, 90))}\n\n"
        f"{told(source)[0].upper()}{told(source)[1:]}.\n\n{_sayings(analysis, source)}"
        for source in sorted(analysis.sources, key=_by_letter)
    ]
    return (
        f"## Sources and what they say ({len(parts)})\n\n"
        "N named or identifiable · R organization or document · D unnamed, described · "
        "A unnamed, hardly described · U vague group\n\n" + "\n".join(parts)
    )


def _sayings(analysis: Analysis, source: Source) -> str:
    text = analysis.article.text
    lines = []
    for own_id in source.attributions:
        item = analysis.attribution(own_id)
        said = _escape(_short(" … ".join(span.of(text) for span in item.content), 120))
        lines.append(f"- {_stance_verb(analysis, item)}{said}\n")
    return "".join(lines)


def _stance_verb(analysis: Analysis, item: Attribution) -> str:
    """What a source does with what it says; in the article's words where they say "not"."""
    if cue := cue_with_not(analysis, item):
        return f"{_escape(_short(cue, 40))}: "
    return "" if in_own_words(item) else _STANCE_VERB.get(item.stance, "")


_STANCE_VERB = {
    Stance.DENIES: "denies: ",
    Stance.CONFIRMS: "confirms: ",
    Stance.DOUBTS: "doubts: ",
    Stance.ASKS: "asks: ",
    Stance.PREDICTS: "predicts: ",
    Stance.WANTS: "wants: ",
    Stance.DECLINES: "declines: ",
}


def _by_letter(source: Source) -> tuple[int, int]:
    return "ADURN".index(source.letter), -len(source.attributions)


def _footer(analysis: Analysis) -> str:
    return (
        "---\n\nFound by rules and models, not by a person: check before you rely on it. "
        "srcgraph does not judge whether a claim is true.\n"
    )


def as_json(figures: Figures) -> dict[str, object]:
    """The figures as they stand in the wire JSON."""
    return {
        "words": figures.words,
        "attributions": figures.attributions,
        "unsure": figures.unsure,
        "claims": figures.claims,
        "sources": figures.sources,
        "levels": [
            {
                "level": str(item.level),
                "claims": item.claims,
                "sources": item.sources,
                "share": round(item.share, 4),
            }
            for item in figures.levels
        ],
        "supports": [
            {
                "support": str(item.support),
                "claims": item.claims,
                "share": round(item.share, 4),
            }
            for item in figures.supports
        ],
        "anonymous": {
            "strict": round(figures.anonymous.strict, 4),
            "broad": round(figures.anonymous.broad, 4),
        },
        "conflicts": [
            {"relation": str(item.relation), "left": item.left, "right": item.right}
            for item in figures.conflicts
        ],
        "statements": figures.statements,
        "first_lines": list(first_lines(figures)),
        "look_first": [
            {
                "kind": item.kind,
                "message": item.in_full,
                "spans": [[span.start, span.end] for span in item.spans],
                "source_id": item.source_id,
                "claim_ids": list(item.claim_ids),
            }
            for item in figures.look_first
        ],
        "findings": [
            {"rule": item.rule, "severity": str(item.severity), "count": len(item.findings)}
            for item in figures.findings
        ],
    }

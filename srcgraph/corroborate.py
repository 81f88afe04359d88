"""Attributions -> claims: who asserts the same thing, who denies it, and what stands behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain as chained
from typing import Final

from srcgraph.corroboration import relations
from srcgraph.corroboration.answering import Heard, with_likely_answers
from srcgraph.corroboration.denials import denials, with_answers
from srcgraph.corroboration.groups import gather
from srcgraph.corroboration.knowing import knowledge
from srcgraph.corroboration.likeness import Voices
from srcgraph.corroboration.matching import compare
from srcgraph.corroboration.origins import label, origins, support, why
from srcgraph.corroboration.pairs import Pair
from srcgraph.corroboration.same import ALIKE, Comparison, Verdict
from srcgraph.corroboration.statements import shares
from srcgraph.corroboration.whole import ASKED, NOTHING, PART, is_silent
from srcgraph.corroboration.wording import (
    Wording,
    names_of,
    of_attribution,
    of_statement,
    stem,
    tells,
    words_in,
)
from srcgraph.model import (
    Attribution,
    Claim,
    Evidence,
    Identification,
    Level,
    Link,
    Relation,
    Source,
    Stance,
    Statement,
    Style,
    hull,
)
from srcgraph.vocabulary import words

# The best level first: a claim is as good as the best source behind it.
_ORDER = (Level.NAMED, Level.RECORD, Level.UNNAMED, Level.NONE)
CARRIED: Final = 8.0
"""The common ground from which the opening statement may be what a source says further down."""
CLOSE: Final = 0.7
"""Attributions that share at least so much of the most that one shares are named beside it."""
# A doubt is no assertion of what is doubted: it shares a claim with nobody.
_ALONE = (Stance.DOUBTS,)


@dataclass(frozen=True, slots=True)
class Corroborated:
    """The claims of an article, its attributions with their claims, links and bare statements."""

    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    statements: tuple[Statement, ...]


def corroborate(
    text: str,
    attributions: Sequence[Attribution],
    sources: Sequence[Source],
    statements: Sequence[Statement] = (),
    parts: Mapping[str, str] | None = None,
    empty: Mapping[str, str] | None = None,
) -> Corroborated:
    """Gather attributions that assert the same into claims, in the order of the text.

    A refusal or a question asserts nothing and gets no claim. What `empty` gives a reason for makes
    none of its own: a headline's noun belongs to the claim that says the same in full. Statements
    that nobody is behind are tied to the attributions that carry them. `parts` tells for
    attributions that are no whole assertion why not: a claim of nothing else says so. Raises
    ModelError when a model is missing.
    """
    silent = empty or {}
    said = [_prepared(text, item, silent.get(item.id)) for item in attributions]
    telling = [item for item in said if silent.get(item.id) != ASKED and _asserts(text, item)]
    names = names_of(text)
    labels = {source.id: source.label for source in sources}
    wordings = [of_attribution(text, a, names, labels.get(a.source_id or "", "")) for a in telling]
    bare = [of_statement(text, item.span, names) for item in statements]
    bearing_out = {number for number, item in enumerate(telling) if _bears_out(text, item)}
    bare_at = {at for at, item in enumerate(telling) if item.id in silent}
    compared = compare(
        [*wordings, *bare], _Voices(telling, sources), bearing_out, statements=len(bare)
    )
    found = _that_count(compared, bare_at, len(telling))
    same = {pair: item for pair, item in found.items() if _are_one(telling, pair, item)}
    told = [group for group in gather(wordings, found, same) if {*group} - bare_at]
    alone = bare_at.difference(*told)
    found = {pair: item for pair, item in found.items() if not alone & {*pair}}
    links = _links(text, said, telling, sources, found, parts or {})
    shared = _handed_on(links, {item.id: item for item in said})
    groups = [_in_full_first(telling, group, bare_at) for group in told]
    gathered = _claims(text, groups, sources, shared, _reasons(telling, same, bare_at))
    claims = tuple(_marked(claim, parts or {}, said) for claim in gathered)
    owner = {item: claim.id for claim in claims for item in claim.attributions}
    answered = with_answers(text, said, links)
    noted = with_likely_answers(Heard(text, answered, sources), links)
    return Corroborated(
        attributions=tuple(_owned(item, owner.get(item.id)) for item in noted),
        claims=claims,
        links=links,
        statements=_carried(statements, telling, found, [*wordings, *bare]),
    )


class _Voices:
    """Whether two attributions have one source; a statement's voice is open."""

    def __init__(self, telling: Sequence[Attribution], sources: Sequence[Source]) -> None:
        self._ids = [item.source_id for item in telling]
        self._named = {
            source.id for source in sources if source.identification is Identification.NAMED
        }

    def __call__(self, one: int, other: int) -> Voices:
        if max(one, other) >= len(self._ids):
            return Voices.OPEN
        left, right = self._ids[one], self._ids[other]
        if left is not None and left == right:
            return Voices.ONE
        return Voices.TWO if left in self._named and right in self._named else Voices.OPEN


# ------------------------------------------------------------------ what asserts


def _prepared(text: str, attribution: Attribution, why: str | None) -> Attribution:
    """An attribution with whom it hands on, and why it makes no claim if it makes none."""
    told = () if why is None else (Evidence(NOTHING, hull(attribution.content), why),)
    return replace(
        attribution,
        evidence=(*attribution.evidence, *told),
        chain=relations.chain(text, attribution),
        claim_id=None,
    )


def _owned(attribution: Attribution, claim: str | None) -> Attribution:
    """An attribution with its claim; one that has a claim is not said to make none."""
    kept = tuple(e for e in attribution.evidence if claim is None or e.rule != NOTHING)
    return replace(attribution, claim_id=claim, evidence=kept)


def _that_count(
    compared: Mapping[Pair, Comparison], bare_at: Collection[int], claims: int
) -> dict[Pair, Comparison]:
    """The comparisons that tell something: what asserts nothing by itself can only be the same."""

    def joins(pair: Pair, item: Comparison) -> bool:
        one_bare = sum(at in bare_at for at in pair) == 1
        return one_bare and max(pair) < claims and item.verdict is Verdict.SAME

    return {
        pair: item
        for pair, item in compared.items()
        if not {*pair} & {*bare_at} or joins(pair, item)
    }


def _in_full_first(
    telling: Sequence[Attribution], group: Sequence[int], bare_at: Collection[int]
) -> list[Attribution]:
    """The attributions of a claim; what says it in full goes first and stands for it."""
    return [telling[at] for at in sorted(group, key=lambda at: (at in bare_at, at))]


_QUESTION = re.compile(r"(?:whether|if|who|whom|what|why|how|when|where|which|about)\b", re.I)


def _asserts(text: str, attribution: Attribution) -> bool:
    """Whether something is asserted at all: not by a refusal, a question or a bare "it"."""
    if attribution.stance is Stance.DECLINES:
        return False
    found = [word for span in attribution.content for word in words_in(span.of(text))]
    back = words("claims", "words", "back") & {word.lower() for word in found}
    bare = attribution.style is not Style.DIRECT and not back and not any(map(tells, found))
    if bare and attribution.stance not in (Stance.DENIES, Stance.CONFIRMS):
        return False
    said = hull(attribution.content).of(text).strip("“”\"'‘’ ")
    asked = bool(_QUESTION.match(said)) or said.endswith("?")
    return not (attribution.stance is Stance.ASKS and asked)


def _bears_out(text: str, attribution: Attribution) -> bool:
    """Whether the cue says that somebody else confirms too what was told before.

    "Confirmed" alone may be of anything: of 20 such cues that were judged, one bore out a claim.
    """
    said = {w.lower() for span in attribution.cue for w in re.findall(r"\w+", span.of(text))}
    known = {stem(word) for word in words("claims", "bearing_out", "cues")}
    too = words("claims", "bearing_out", "too")
    return bool(said & too) and any(stem(word) in known for word in said)


def _are_one(telling: Sequence[Attribution], pair: Pair, item: Comparison) -> bool:
    """Whether two positions are attributions that say the same and may share a claim."""
    if item.verdict is not Verdict.SAME:
        return False
    return all(at < len(telling) and telling[at].stance not in _ALONE for at in pair)


# ------------------------------------------------------------------------ claims


def _claims(
    text: str,
    groups: Sequence[Sequence[Attribution]],
    sources: Sequence[Source],
    shared: frozenset[frozenset[str]],
    reasons: Mapping[str, Evidence],
) -> tuple[Claim, ...]:
    by_id = {source.id: source for source in sources}
    return tuple(
        _claim(f"cl-{number}", text, group, by_id, shared, reasons)
        for number, group in enumerate(groups, start=1)
    )


def _claim(
    identifier: str,
    text: str,
    group: Sequence[Attribution],
    by_id: Mapping[str, Source],
    shared: frozenset[frozenset[str]],
    reasons: Mapping[str, Evidence],
) -> Claim:
    ids = dict.fromkeys(item.source_id for item in group if item.source_id)
    behind = [by_id[own_id] for own_id in ids]
    labels = [label(source, text) for source in behind]
    span = origins(labels, shared)
    kind = support(behind, span)
    known, how = knowledge(text, behind, group, kind)
    return Claim(
        id=identifier,
        attributions=tuple(item.id for item in group),
        origins=span,
        status=min((source.level for source in behind), key=_ORDER.index, default=Level.NONE),
        support=kind,
        knowledge=known,
        evidence=(
            Evidence("corroborate.told", hull(group[0].content), _told_here(group)),
            *(reasons[item.id] for item in group[1:] if item.id in reasons),
            *why(labels),
            *how,
        ),
    )


def _told_here(group: Sequence[Attribution]) -> str:
    first = min(group, key=lambda item: hull(item.content))
    return "told here first" if first is group[0] else "told here in full"


def _marked(claim: Claim, parts: Mapping[str, str], said: Sequence[Attribution]) -> Claim:
    """Note on a claim that it is no whole assertion, where none of its attributions is one."""
    if not parts.keys() >= set(claim.attributions):
        return claim
    first = next(item for item in said if item.id == claim.attributions[0])
    why = Evidence(PART, hull(first.content), parts[first.id])
    return replace(claim, evidence=(*claim.evidence, why))


def _reasons(
    telling: Sequence[Attribution], same: Mapping[Pair, Comparison], bare_at: Collection[int]
) -> dict[str, Evidence]:
    """For each later attribution of a claim, the nearest earlier one and why it is the same.

    What asserts nothing by itself stands behind what says it in full, wherever it is told.
    """
    best: dict[int, Comparison] = {}
    for (first, later), item in sorted(same.items(), key=lambda one: (-one[1].likely, one[0])):
        best.setdefault(first if first in bare_at else later, item)
    return {
        telling[at].id: Evidence(item.rule, hull(telling[at].content), item.note)
        for at, item in best.items()
    }


# ------------------------------------------------------------------------- links


def _links(
    text: str,
    said: Sequence[Attribution],
    telling: Sequence[Attribution],
    sources: Sequence[Source],
    found: Mapping[Pair, Comparison],
    parts: Mapping[str, str],
) -> tuple[Link, ...]:
    """All links, each pair of attributions once for each relation, in the order of the text."""
    links = chained(
        _by_comparison(telling, found),
        relations.contrasts(text, said, parts),
        denials(text, said, sources, parts),
        relations.relays(text, said, sources),
    )
    unique: dict[tuple[frozenset[str], Relation], Link] = {}
    for link in relations.weighed(text, links, said, sources):
        unique.setdefault((frozenset((link.left, link.right)), link.relation), link)
    place = {item.id: at for at, item in enumerate(said)}
    return tuple(sorted(unique.values(), key=lambda link: (place[link.left], place[link.right])))


def _by_comparison(
    telling: Sequence[Attribution], found: Mapping[Pair, Comparison]
) -> Iterator[Link]:
    """Repetition and support within a claim, denial and doubt between claims."""
    for (one, other), item in found.items():
        if other >= len(telling):
            continue
        left, right = telling[other], telling[one]
        relation = _relation(left, right, item)
        if relation is not None:
            if relation is Relation.DENIES and right.stance is Stance.DENIES:
                left, right = right, left
            evidence = Evidence(item.rule, hull(left.content), item.note)
            yield Link(left.id, right.id, relation, (evidence,))


def _relation(left: Attribution, right: Attribution, item: Comparison) -> Relation | None:
    own = left.source_id is not None and left.source_id == right.source_id
    if item.verdict is Verdict.SAME and Stance.DOUBTS not in (left.stance, right.stance):
        return Relation.REPEATS if own else Relation.SUPPORTS
    if item.verdict is Verdict.SAME:
        return Relation.CONTRASTS
    if item.verdict is Verdict.OPPOSED and Stance.DOUBTS in (left.stance, right.stance):
        return None  # who doubts it and who says that it is not so mean much the same
    if item.verdict is Verdict.OPPOSED:
        return Relation.CONTRASTS if own else Relation.DENIES
    return Relation.UNSURE if item.verdict is Verdict.UNSURE else None


def _handed_on(links: Sequence[Link], said: Mapping[str, Attribution]) -> frozenset[frozenset[str]]:
    """Pairs of sources of which one hands on the other: they have one origin."""
    found = set()
    for link in links:
        if link.relation is Relation.CITES:
            ends = {said[link.left].source_id, said[link.right].source_id} - {None}
            found.add(frozenset(own_id for own_id in ends if own_id))
    return frozenset(pair for pair in found if len(pair) > 1)


# -------------------------------------------------------------------- statements


def _carried(
    statements: Sequence[Statement],
    telling: Sequence[Attribution],
    found: Mapping[Pair, Comparison],
    wordings: Sequence[Wording],
) -> tuple[Statement, ...]:
    """Tie each statement to the attributions that assert the same, or perhaps do.

    An article opens with what its sources say further down: a statement before everything that is
    attributed is tied to the nearest attributions, as unsure, where nothing says the same for
    certain. Whatever is only perhaps the same has to share more than names.
    """
    starts = [hull(item.content).start for item in telling if not is_silent(item)]
    first = min(starts, default=0)
    carriers: dict[int, list[tuple[Attribution, Comparison]]] = defaultdict(list)
    for (one, other), item in found.items():
        at = other - len(telling)
        if not one < len(telling) <= other:
            continue
        opening = at == 0 and statements[at].span.start < first and _opens(item)
        perhaps = item.verdict is Verdict.UNSURE and item.likely >= ALIKE
        near = (perhaps or opening) and shares(wordings[one], wordings[other])
        if item.verdict is Verdict.SAME or near:
            carriers[at].append((telling[one], item))
    return tuple(_tied(statement, carriers.get(at, [])) for at, statement in enumerate(statements))


def _opens(item: Comparison) -> bool:
    return item.verdict is not Verdict.OPPOSED and item.near >= CARRIED


def _tied(statement: Statement, carriers: Sequence[tuple[Attribution, Comparison]]) -> Statement:
    """Tie a statement to those that surely carry it, or else to those that come nearest."""
    sure = [pair for pair in carriers if pair[1].verdict is Verdict.SAME]
    nearest = max((item.near for _, item in carriers), default=0.0)
    chosen = sure or [pair for pair in carriers if pair[1].near >= nearest * CLOSE]
    return replace(
        statement,
        carried_by=tuple(attribution.id for attribution, _ in chosen),
        unsure=bool(chosen) and not sure,
        evidence=(
            *statement.evidence,
            *(
                Evidence(
                    item.rule, hull(attribution.content), f"told by a source here: {item.note}"
                )
                for attribution, item in chosen
            ),
        ),
    )

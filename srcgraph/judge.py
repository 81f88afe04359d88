"""Editors' judgements -> a new analysis, with what could not be applied and how to mend it.

What each action does is told in docs/judgements.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeVar

from srcgraph.anchors import anchor, locate
from srcgraph.corroboration.origins import label, origins, support
from srcgraph.model import (
    Action,
    Analysis,
    Anchor,
    Attribution,
    Claim,
    Corrections,
    Evidence,
    Identification,
    Judgement,
    Kind,
    Level,
    Link,
    Number,
    Problem,
    Relation,
    Rung,
    Source,
    Span,
    Spans,
    hull,
)

Target = Attribution | Source | Claim
_Item = TypeVar("_Item", Attribution, Source, Claim)
Recount = Callable[[str, Claim, Sequence[Attribution], Mapping[str, Source]], Claim]

# The best level first: a claim is as good as the best source behind it.
_ORDER = (Level.NAMED, Level.RECORD, Level.UNNAMED, Level.NONE)
_NOUNS = {"at": "an attribution", "so": "a source", "cl": "a claim"}
_CAN = {
    Action.CONFIRM: ("at", "so", "cl"),
    Action.REJECT: ("at", "so"),
    Action.MERGE: ("so", "cl"),
    Action.LEVEL: ("so",),
    Action.RECORD: ("so",),
    Action.GRADE: ("so", "cl"),
}
LEVELS = tuple(str(word) for word in Identification if word is not Identification.UNATTRIBUTED)
RELIABILITY, CREDIBILITY = "reliability", "credibility"
# The Admiralty scales (NATO AJP-2.1; FM 2-22.3, appendix B). F and 6: cannot be judged.
GRADES = {
    "so": tuple(f"{RELIABILITY}:{letter}" for letter in "ABCDEF"),
    "cl": tuple(f"{CREDIBILITY}:{digit}" for digit in "123456"),
}
_TELLINGS = (Relation.SUPPORTS, Relation.REPEATS)
_ELSEWHERE = (
    "Apply the corrections to the report that they were made on (its .json), "
    "or take this judgement out of them."
)


@dataclass(frozen=True, slots=True)
class Judged:
    """What judgements made of an analysis.

    `refused` are judgements that do not fit this analysis at all (no such target, no such value);
    `unplaced` are those whose place in a changed article is lost, or whose target another judgement
    has removed. Each says how to mend it.
    """

    analysis: Analysis
    refused: tuple[Problem, ...] = ()
    unplaced: tuple[Problem, ...] = ()


def recount(
    text: str, claim: Claim, attributions: Sequence[Attribution], sources: Mapping[str, Source]
) -> Claim:
    """Say again what stands behind a claim, from the attributions and sources that remain."""
    ids = dict.fromkeys(item.source_id for item in attributions if item.source_id)
    behind = [sources[own_id] for own_id in ids]
    found = origins([label(source, text) for source in behind], frozenset())
    return replace(
        claim,
        attributions=tuple(item.id for item in attributions),
        origins=found,
        status=min((source.level for source in behind), key=_ORDER.index, default=Level.NONE),
        support=support(behind, found),
    )


def replay(analysis: Analysis, corrections: Corrections, recount: Recount = recount) -> Judged:
    """Apply a file of corrections, finding its places again where the article has changed."""
    if corrections.sha256 == analysis.article.sha256:
        return judge(analysis, corrections.judgements, recount)
    judgements, unplaced = place(analysis, corrections.judgements)
    judged = judge(analysis, judgements, recount)
    return replace(judged, unplaced=(*unplaced, *judged.unplaced))


def judge(
    analysis: Analysis, judgements: Sequence[Judgement], recount: Recount = recount
) -> Judged:
    """Apply judgements in their order; those that the analysis already holds change nothing.

    Of several on the same question about one target the last one holds; all are kept.
    """
    refused: list[Problem] = []
    fitting: list[Judgement] = []
    for given in _new(analysis, judgements):
        judgement = _anchored(analysis, given)
        problem = _refusal(analysis, judgement)
        if problem:
            refused.append(problem)
        else:
            fitting.append(judgement)
    changed, unplaced = _applied(analysis, fitting)
    if changed is not analysis:
        changed = _settled(analysis, changed, recount)
    return Judged(changed, tuple(refused), unplaced)


def _applied(
    analysis: Analysis, judgements: Sequence[Judgement]
) -> tuple[Analysis, tuple[Problem, ...]]:
    """The analysis after all judgements, before its claims and links are settled."""
    unplaced = []
    last = {judgement.question: judgement for judgement in judgements}
    for judgement in judgements:
        if last[judgement.question] is judgement:
            judgement = _following(analysis, judgement)
            problem = _overtaken(analysis, judgement)
            if problem:
                unplaced.append(problem)
                continue
            analysis = _DO[judgement.action](analysis, judgement)
        analysis = _recorded(analysis, judgement)
    return analysis, tuple(unplaced)


def _new(analysis: Analysis, judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """The judgements that the analysis does not hold yet, each once."""
    known = {_key(judgement) for judgement in analysis.judgements}
    for judgement in judgements:
        if _key(judgement) not in known:
            known.add(_key(judgement))
            yield judgement


def _anchored(analysis: Analysis, judgement: Judgement) -> Judgement:
    """The judgement with its anchors as they stand in this text, as far as they do."""
    text = analysis.article.text
    return replace(
        judgement,
        anchor=_moved(text, judgement.anchor) or judgement.anchor,
        into=_moved(text, judgement.into) or judgement.into,
    )


def _key(judgement: Judgement) -> tuple[object, ...]:
    """What makes a judgement the same in two files: its name there does not."""
    return (
        judgement.action,
        judgement.target,
        judgement.value,
        judgement.who,
        judgement.when,
        judgement.why,
    )


def _recorded(analysis: Analysis, judgement: Judgement) -> Analysis:
    """The analysis with one more judgement, under a name that no other one has."""
    taken = {item.id for item in analysis.judgements}
    names = (f"ju-{number}" for number in count(len(taken) + 1))
    own = judgement.id if judgement.id not in taken else next(n for n in names if n not in taken)
    return replace(analysis, judgements=(*analysis.judgements, replace(judgement, id=own)))


# -------------------------------------------------------------------- refusing


def _refusal(analysis: Analysis, judgement: Judgement) -> Problem | None:
    """Why a judgement does not fit this analysis, if it does not."""
    for name in _named(judgement):
        if _find(analysis, name) is None and _remover(analysis, judgement, name) is None:
            return _problem(judgement, f"this report has no {name}. {_ELSEWHERE}")
    kind = _kind(judgement.target)
    if kind not in _CAN[judgement.action]:
        nouns = " or ".join(_NOUNS[item] for item in _CAN[judgement.action])
        return _problem(judgement, f"only {nouns} can have this. Take the judgement out.")
    wrong = _wrong_value(judgement, kind)
    if wrong:
        return _problem(judgement, wrong)
    ends = ((judgement.target, judgement.anchor), (judgement.value or "", judgement.into))
    for end, where in ends:
        if where and not _agrees(analysis, end, where):
            words = f"does not stand where “{_short(where)}” does"
            return _problem(judgement, f"{end} {words}. {_ELSEWHERE}")
    return None


def _named(judgement: Judgement) -> tuple[str, ...]:
    """The ids that a judgement names."""
    into = judgement.value if judgement.action is Action.MERGE else None
    return (judgement.target, into) if into else (judgement.target,)


def _wrong_value(judgement: Judgement, kind: str) -> str | None:
    """What is wrong with the value of a judgement, if anything is."""
    value = judgement.value
    if judgement.action is Action.MERGE:
        if value is None or _kind(value) != kind or value == judgement.target:
            return f"give as value the id of {_NOUNS[kind]}, another one."
    elif judgement.action is Action.LEVEL and value not in LEVELS:
        return f"give as value one of {', '.join(LEVELS)}."
    elif judgement.action is Action.GRADE and value not in GRADES[kind]:
        return f"give as value one of {GRADES[kind][0]} to {GRADES[kind][-1]}."
    return None


def _agrees(analysis: Analysis, name: str, anchor: Anchor) -> bool:
    """Whether a target stands where its anchor says; one that is gone is looked at later."""
    target = _find(analysis, name)
    if target is None:
        return True
    found = locate(analysis.article.text, anchor)
    return found is not None and any(item.overlaps(found) for item in _places(analysis, target))


def _overtaken(analysis: Analysis, judgement: Judgement) -> Problem | None:
    """Why a judgement came too late, if it did: its target is gone."""
    for name in _named(judgement):
        if _find(analysis, name) is None:
            remover = _remover(analysis, judgement, name)
            by = f"{remover.who or 'somebody'} ({remover.when})" if remover else "an earlier one"
            mend = "Apply it to the article before that judgement, or take it out."
            return _problem(judgement, f"{name} went with a judgement of {by}. {mend}")
    if judgement.value == judgement.target:
        return _problem(judgement, "both are one already. Take the judgement out.")
    return None


def _remover(analysis: Analysis, judgement: Judgement, name: str) -> Judgement | None:
    """The judgement that took something out of the analysis, itself or with its place."""
    removers = [
        item for item in analysis.judgements if item.action in (Action.REJECT, Action.MERGE)
    ]
    place = judgement.anchor if name == judgement.target else judgement.into
    return next(
        (
            item
            for item in reversed(removers)
            if item.target == name or (place and item.anchor and _meet(place, item.anchor))
        ),
        None,
    )


def _meet(one: Anchor, other: Anchor) -> bool:
    return one.start < other.end and other.start < one.end


def _following(analysis: Analysis, judgement: Judgement) -> Judgement:
    """The judgement with what it merges into followed through earlier merges."""
    if judgement.action is not Action.MERGE:
        return judgement
    merged = {j.target: j.value for j in analysis.judgements if j.action is Action.MERGE}
    into, seen = judgement.value, {judgement.target}
    while into is not None and _find(analysis, into) is None and into not in seen:
        seen.add(into)
        into = merged.get(into, into)
    return replace(judgement, value=into)


def _problem(judgement: Judgement, message: str) -> Problem:
    name = f"{judgement.id} ({judgement.action} {judgement.target})"
    return Problem("judge", f"{name}: {message}")


def _short(anchor: Anchor | None) -> str:
    words = " ".join(anchor.exact.split()) if anchor else ""
    return words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + " …"


# --------------------------------------------------------------------- placing


def place(
    analysis: Analysis, judgements: Sequence[Judgement]
) -> tuple[tuple[Judgement, ...], tuple[Problem, ...]]:
    """Find the targets of judgements on another state of the article, by their anchors alone.

    Returns the judgements with the ids and places of this analysis, and what is lost.
    """
    placed, lost = [], []
    # What a merge goes into has an anchor of its own, or is the target of another judgement.
    anchors = {item.target: item.anchor for item in judgements if item.anchor}
    for judgement in judgements:
        into = judgement.into or anchors.get(judgement.value or "")
        found = _placed(analysis, judgement, into)
        if isinstance(found, Problem):
            lost.append(found)
        else:
            placed.append(found)
    return tuple(placed), tuple(lost)


def _placed(analysis: Analysis, judgement: Judgement, into: Anchor | None) -> Judgement | Problem:
    text = analysis.article.text
    moved = _moved(text, judgement.anchor)
    if moved is None:
        return _lost(judgement, judgement.anchor)
    again = replace(judgement, anchor=moved)
    known = next((item for item in analysis.judgements if _same_place(item, again)), None)
    if known:
        return known
    target = _at(analysis, _kind(judgement.target), moved)
    if target is None:
        return _lost(judgement, moved)
    again = replace(again, target=target)
    if judgement.action is not Action.MERGE:
        return again
    moved_into = _moved(text, into)
    if moved_into is None:
        return _lost(judgement, into)
    value = _at(analysis, _kind(judgement.value or ""), moved_into)
    if value is None:
        return _lost(judgement, moved_into)
    return replace(again, value=value, into=moved_into)


def _moved(text: str, old: Anchor | None) -> Anchor | None:
    """The anchor as it stands in this text."""
    span = locate(text, old) if old else None
    return anchor(text, span) if span else None


def _same_place(known: Judgement, judgement: Judgement) -> bool:
    """Whether a judgement is one that the analysis holds already, placed in the same way."""
    same = (replace(item, id="", target="", value="", into=None) for item in (known, judgement))
    merge = judgement.action is Action.MERGE
    return len(set(same)) == 1 and (merge or known.value == judgement.value)


def _lost(judgement: Judgement, anchor: Anchor | None) -> Problem:
    if anchor is None:
        words = "it does not say in words where that stood"
    else:
        words = f"“{_short(anchor)}” is not there any more, or in several places, or is read anew"
    return _problem(judgement, f"the article has changed, and {words}. Judge it again on the page.")


def _at(analysis: Analysis, kind: str, anchor: Anchor) -> str | None:
    """The id of the target of this kind whose place agrees best with an anchor."""
    place = Span(anchor.start, anchor.end)
    targets: Mapping[str, Sequence[Target]] = {
        "at": analysis.attributions,
        "so": analysis.sources,
        "cl": analysis.claims,
    }
    agreeing = [
        (_agreement(place, item), target.id)
        for target in targets.get(kind, ())
        for item in _places(analysis, target)
    ]
    best, found = max(agreeing, key=lambda pair: pair[0], default=(0.0, None))
    return found if best >= 0.5 else None


def _agreement(one: Span, other: Span) -> float:
    """How much two places have in common, of what they cover together (0 to 1)."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    covered = max(one.end, other.end) - min(one.start, other.start)
    return max(0, shared) / covered


def _kind(name: str) -> str:
    """What an id names: "at", "so" or "cl"."""
    return name.partition("-")[0]


def _find(analysis: Analysis, name: str) -> Target | None:
    """The attribution, source or claim with this id, if there is one."""
    everything: tuple[Sequence[Target], ...] = (
        analysis.attributions,
        analysis.sources,
        analysis.claims,
    )
    return next((item for items in everything for item in items if item.id == name), None)


def place_of(analysis: Analysis, name: str) -> Span | None:
    """Where a target stands: a source's label, a whole attribution, a claim's first content."""
    target = _find(analysis, name)
    return next(iter(_places(analysis, target)), None) if target else None


def _places(analysis: Analysis, target: Target) -> Sequence[Span]:
    """Everywhere that a target stands, the place that an anchor is made of first."""
    if isinstance(target, Attribution):
        return (target.stretch, *_content(target.content))
    if isinstance(target, Source):
        told = [item.span for item in target.evidence if item.span]
        return tuple(dict.fromkeys([*told[:1], *target.mentions]))
    said = [analysis.attribution(name).content for name in target.attributions]
    return [place for content in said for place in _content(content)]


def _content(content: Spans) -> Spans:
    """What is attributed: its first part, as judged on the page, and all of it."""
    return (content[0], hull(content)) if content else ()


# --------------------------------------------------------------------- actions


def _because(judgement: Judgement, decided: str) -> Evidence:
    """What was decided, by whom and why, as the evidence for it."""
    place = judgement.anchor
    why = f": {judgement.why}" if judgement.why else ""
    who = judgement.who or "somebody"
    return Evidence(
        f"judge.{judgement.action}",
        Span(place.start, place.end) if place else None,
        f"{decided} by {who} on {judgement.when[:10]}{why}",
    )


def _with(
    analysis: Analysis,
    *,
    attributions: Mapping[str, Attribution | None] | None = None,
    sources: Mapping[str, Source | None] | None = None,
    claims: Mapping[str, Claim | None] | None = None,
) -> Analysis:
    """The analysis with some values in other words, and without those that are None now."""
    return replace(
        analysis,
        attributions=_exchanged(analysis.attributions, attributions or {}),
        sources=_exchanged(analysis.sources, sources or {}),
        claims=_exchanged(analysis.claims, claims or {}),
    )


def _exchanged(items: tuple[_Item, ...], changes: Mapping[str, _Item | None]) -> tuple[_Item, ...]:
    changed = (changes.get(item.id, item) for item in items)
    return tuple(item for item in changed if item is not None)


def _confirm(analysis: Analysis, judgement: Judgement) -> Analysis:
    """It was checked: nothing about it is unsure any more."""
    why = _because(judgement, "checked")
    target = _find(analysis, judgement.target)
    if isinstance(target, Source):
        sure = replace(target, unsure=False, evidence=(*target.evidence, why))
        return _with(analysis, sources={target.id: sure})
    if isinstance(target, Claim):
        said = [analysis.attribution(name) for name in target.attributions]
        return _with(
            analysis,
            attributions={item.id: replace(item, unsure=False) for item in said},
            claims={target.id: replace(target, evidence=(*target.evidence, why))},
        )
    assert isinstance(target, Attribution)
    sure_attribution = replace(target, unsure=False, evidence=(*target.evidence, why))
    return _with(analysis, attributions={target.id: sure_attribution})


def _reject(analysis: Analysis, judgement: Judgement) -> Analysis:
    """An attribution goes; a source goes from its attributions, which keep their words."""
    target = _find(analysis, judgement.target)
    if isinstance(target, Attribution):
        return _with(
            analysis,
            attributions={target.id: None},
            sources={
                source.id: replace(source, attributions=_without(source.attributions, target.id))
                for source in analysis.sources
            },
            claims={
                claim.id: replace(claim, attributions=rest) if rest else None
                for claim in analysis.claims
                if (rest := _without(claim.attributions, target.id)) != claim.attributions
            },
        )
    why = _because(judgement, "its source was rejected")
    freed = {
        item.id: replace(item, source_id=None, evidence=(*item.evidence, why))
        for item in analysis.attributions
        if item.source_id == judgement.target
    }
    groups = {
        source.id: replace(source, members=_without(source.members, judgement.target))
        for source in analysis.sources
    }
    return _with(analysis, attributions=freed, sources={**groups, judgement.target: None})


def _without(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(item for item in names if item != name)


def _merge(analysis: Analysis, judgement: Judgement) -> Analysis:
    """Two are one; what it goes into keeps its label, level and words."""
    target = _find(analysis, judgement.target)
    into = _find(analysis, judgement.value or "")
    if isinstance(target, Source) and isinstance(into, Source):
        return _merge_sources(analysis, judgement, target, into)
    assert isinstance(target, Claim)
    assert isinstance(into, Claim)
    return _merge_claims(analysis, judgement, target, into)


def _merge_sources(
    analysis: Analysis, judgement: Judgement, target: Source, into: Source
) -> Analysis:
    """Two sources are one, and what the article tells of either it tells of both."""
    why = _because(judgement, f"“{target.label}” taken for the same source")
    own = {*into.attributions, *target.attributions}
    explained = into if into.reason_class else target
    both = replace(
        into,
        mentions=tuple(sorted({*into.mentions, *target.mentions})),
        attributions=tuple(item.id for item in analysis.attributions if item.id in own),
        members=_without(into.members, target.id),
        evidence=(*into.evidence, why),
        counted=into.counted or target.counted,
        position=into.position or target.position,
        affiliation=into.affiliation or target.affiliation,
        access=into.access or target.access,
        interest=into.interest or target.interest,
        reason=explained.reason,
        reason_class=explained.reason_class,
        confidential=into.confidential or target.confidential,
    )
    groups = {
        source.id: replace(source, members=_renamed(source.members, target.id, into.id))
        for source in analysis.sources
    }
    moved = {
        item.id: replace(item, source_id=into.id)
        for item in analysis.attributions
        if item.source_id == target.id
    }
    return _with(analysis, attributions=moved, sources={**groups, into.id: both, target.id: None})


def _renamed(names: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if name == old else name for name in names))


def _merge_claims(analysis: Analysis, judgement: Judgement, target: Claim, into: Claim) -> Analysis:
    why = _because(judgement, "taken for the same claim")
    own = {*into.attributions, *target.attributions}
    both = replace(
        into,
        attributions=tuple(item.id for item in analysis.attributions if item.id in own),
        evidence=(*into.evidence, *target.evidence, why),
    )
    moved = {
        name: replace(analysis.attribution(name), claim_id=into.id) for name in target.attributions
    }
    changed = _with(analysis, attributions=moved, claims={into.id: both, target.id: None})
    first, again = (name for name in both.attributions if name in (_first(into), _first(target)))
    tied = any({link.left, link.right} == {first, again} for link in analysis.links)
    link = Link(first, again, Relation.UNSURE, (why,))
    return changed if tied else replace(changed, links=(*changed.links, link))


def _first(claim: Claim) -> str:
    return claim.attributions[0]


def _level(analysis: Analysis, judgement: Judgement) -> Analysis:
    """Say how far the reader is told who a source is."""
    source = _source(analysis, judgement)
    word = Identification(judgement.value)
    changed = replace(
        source,
        identification=word,
        kind=_kind_of(source, word),
        rung=_rung(source) if word is Identification.UNNAMED else None,
        evidence=(*source.evidence, _because(judgement, f"set to {word}")),
    )
    return _with(analysis, sources={source.id: changed})


def _record(analysis: Analysis, judgement: Judgement) -> Analysis:
    """A source agreed to be named."""
    source = _source(analysis, judgement)
    label = (judgement.value or "").strip() or source.label
    changed = replace(
        source,
        label=label,
        identification=Identification.NAMED,
        kind=_kind_of(source, Identification.NAMED),
        rung=None,
        evidence=(*source.evidence, _because(judgement, f"put on the record as “{label}”")),
    )
    return _with(analysis, sources={source.id: changed})


def _grade(analysis: Analysis, _: Judgement) -> Analysis:
    """A grade stands beside what it grades, as a judgement; it changes nothing that was read."""
    return analysis


_DO: Mapping[Action, Callable[[Analysis, Judgement], Analysis]] = {
    Action.CONFIRM: _confirm,
    Action.REJECT: _reject,
    Action.MERGE: _merge,
    Action.LEVEL: _level,
    Action.RECORD: _record,
    Action.GRADE: _grade,
}


def _source(analysis: Analysis, judgement: Judgement) -> Source:
    source = analysis.source(judgement.target)
    assert source is not None
    return source


_KINDS = {
    Identification.ORGANIZATION: (Kind.ORGANIZATION, Kind.MEDIA),
    Identification.DOCUMENT: (Kind.DOCUMENT,),
    Identification.GENERIC: (Kind.PUBLIC, Kind.PEOPLE),
}


def _kind_of(source: Source, word: Identification) -> Kind:
    """What sort of thing speaks: as before, where that can have this identification."""
    one = source.number is not Number.SEVERAL
    people = (Kind.PERSON, Kind.PEOPLE) if one else (Kind.PEOPLE, Kind.PERSON)
    kinds = _KINDS.get(word, people)
    return source.kind if source.kind in kinds else kinds[0]


def _rung(source: Source) -> Rung | None:
    """How much is told about a source that is unnamed now, as far as its fields say."""
    body_or_rank = source.position or source.affiliation
    if body_or_rank:
        return Rung.ACCESS if source.access else Rung.POSITION
    return Rung.SECTOR if source.access else source.rung


# -------------------------------------------------------------------- settling


def _settled(before: Analysis, after: Analysis, recount: Recount) -> Analysis:
    """Let claims and links follow from the attributions that remain."""
    after = replace(after, claims=tuple(_claims(before, after, recount)))
    return replace(after, links=tuple(dict.fromkeys(_links(before, after))))


def _claims(before: Analysis, after: Analysis, recount: Recount) -> Iterator[Claim]:
    """The claims, counted again where what carries them is not as it was."""
    sources = {source.id: source for source in after.sources}
    said_before = {claim.id: _standing(before, claim.id) for claim in before.claims}
    for claim in after.claims:
        if _standing(after, claim.id) == said_before[claim.id]:
            yield claim
        else:
            said = [item for item in after.attributions if item.claim_id == claim.id]
            yield recount(after.article.text, claim, said, sources)


def _standing(analysis: Analysis, claim_id: str) -> tuple[tuple[object, ...], ...]:
    """Who stands behind a claim, and on which level."""
    said = [item for item in analysis.attributions if item.claim_id == claim_id]
    sources = [analysis.source(item.source_id) for item in said]
    return tuple(
        (item.id, item.source_id, source and source.level)
        for item, source in zip(said, sources, strict=True)
    )


def _links(before: Analysis, after: Analysis) -> Iterator[Link]:
    """The links whose ends remain, with what each is between the sources as they are now."""
    said = {item.id: item for item in after.attributions}
    firsts = {claim.id: claim.attributions[0] for claim in after.claims}
    for link in after.links:
        left, right = said.get(link.left), said.get(link.right)
        if left is None and right is not None and link.relation in _TELLINGS:
            # The first telling of a claim went: the next one takes its place.
            left = said.get(firsts.get(right.claim_id or "", ""))
        if left is None or right is None or left.id == right.id:
            continue
        kept = (before.attribution(link.left), before.attribution(right.id)) == (left, right)
        relation = link.relation if kept else _relation(link.relation, left, right)
        if relation is not None:
            yield replace(link, left=left.id, right=right.id, relation=relation)


def _relation(relation: Relation, left: Attribution, right: Attribution) -> Relation | None:
    """What a link is, now that its ends have other sources or share a claim; None for nothing."""
    same_source = left.source_id == right.source_id
    same_claim = left.claim_id == right.claim_id
    if relation in _TELLINGS or (relation is Relation.UNSURE and same_claim):
        return Relation.REPEATS if same_source else Relation.SUPPORTS
    if relation is Relation.CITES and same_source:
        return None
    return relation

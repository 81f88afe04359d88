"""Turn a window's probabilities into attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Final, NamedTuple

import numpy as np

from srcgraph.tagging.scores import LABELS, Floats, WindowScores
from srcgraph.tagging.words import Words

CharSpans = tuple[tuple[int, int], ...]

SOURCE, CUE, CONTENT = 1, 3, 5
SHARES: Final = ("source", "nobody", "cue", "first_part", "joined", "content_start", "content_end")
"""Probabilities that speak for an attribution."""

EVIDENCE: Final = (
    *SHARES,
    "content_mean",
    "content_worst",
    "cue_words",
    "source_words",
    "length",
    "sourceless",
    "quoted",
    *(f"{share}_odds" for share in SHARES),
)
"""What an attribution's score is reckoned from, in the order of the weights."""

SURE: Final = 0.995
WORST: Final = -4.0
LONG: Final = 40


@dataclass(frozen=True, slots=True)
class Settings:
    """Hold the few numbers chosen on the development articles."""

    join: float
    nobody: float
    cue_share: float
    cue_weight: float
    grow: float
    untagged: float
    eagerness: float
    threshold: float
    unsure: float
    bias: float
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Say that somebody is said to have said something; offsets into the article's text."""

    source: CharSpans
    cue: CharSpans
    content: CharSpans
    score: float
    unsure: bool
    evidence: tuple[float, ...] = ()


class _Run(NamedTuple):
    begin: int
    end: int


class _Group(NamedTuple):
    parts: tuple[_Run, ...]
    share: float


class _Pick(NamedTuple):
    run: _Run | None
    share: float


def decode(scores: WindowScores, words: Words, settings: Settings) -> tuple[Tagged, ...]:
    """Read off a window's attributions, the likeliest tags first, then who points at whom."""
    labels = likeliest_labels(scores.tags, settings.eagerness)
    sources, cues, contents = (runs(labels, kind) for kind in (SOURCE, CUE, CONTENT))
    if not contents:
        return ()
    columns = _running_sums(scores.first_part)
    groups = _join_parts(contents, columns, settings)
    chosen = _choose_cues(cues, groups, columns, settings)
    return tuple(
        _tagged(scores, words, labels, sources, group, cue, columns, settings)
        for group, cue in zip(groups, chosen, strict=True)
    )


def likeliest_labels(tags: Floats, eagerness: float) -> list[int]:
    """Find the likeliest sequence of labels in which a span goes on only after it began."""
    rows = tags.astype(np.float64)
    rows[:, 0] -= eagerness
    best = rows[0].tolist()
    for inside in (2, 4, 6):
        best[inside] = -1e9
    back: list[list[int]] = []
    for row in rows[1:].tolist():
        top = max(range(len(LABELS)), key=best.__getitem__)
        came = [top] * len(LABELS)
        for inside in (2, 4, 6):
            came[inside] = inside if best[inside] > best[inside - 1] else inside - 1
        best = [best[before] + here for before, here in zip(came, row, strict=True)]
        back.append(came)
    labels = [max(range(len(LABELS)), key=best.__getitem__)]
    for came in reversed(back):
        labels.append(came[labels[-1]])
    return labels[::-1]


def runs(labels: Sequence[int], kind: int) -> list[_Run]:
    """List the spans of one kind."""
    found: list[_Run] = []
    position = 0
    while position < len(labels):
        begin, position = position, position + 1
        if labels[begin] == kind:
            while position < len(labels) and labels[position] == kind + 1:
                position += 1
            found.append(_Run(begin, position))
    return found


def _running_sums(shares: Floats) -> Floats:
    sums: Floats = np.zeros((shares.shape[0], shares.shape[1] + 1), dtype=np.float32)
    np.cumsum(shares, axis=1, out=sums[:, 1:])
    return sums


def _share(columns: Floats, rows: _Run, target: _Run) -> float:
    """Average over some rows of the probability that they point into the target."""
    return float(
        (
            columns[rows.begin : rows.end, target.end]
            - columns[rows.begin : rows.end, target.begin]
        ).mean()
    )


def _join_parts(contents: Sequence[_Run], columns: Floats, settings: Settings) -> list[_Group]:
    """Put the two parts of split contents together: the later part points at the first."""
    groups: list[_Group] = []
    for content in contents:
        own = _share(columns, content, content)
        near = [
            (_share(columns, content, group.parts[0]), place)
            for place, group in enumerate(groups)
            if len(group.parts) == 1
        ]
        share, place = max(near[-2:], default=(0.0, 0))
        if share > max(own, settings.join):
            groups[place] = _Group((*groups[place].parts, content), share)
        else:
            groups.append(_Group((content,), own))
    return groups


def _choose_cues(
    cues: Sequence[_Run], groups: Sequence[_Group], columns: Floats, settings: Settings
) -> list[_Pick]:
    """Give each content the cue that points at it most."""
    chosen = [_Pick(None, 0.0)] * len(groups)
    for cue in cues:
        shares = [sum(_share(columns, cue, part) for part in group.parts) for group in groups]
        best = max(range(len(groups)), key=shares.__getitem__)
        if shares[best] >= max(settings.cue_share, chosen[best].share):
            chosen[best] = _Pick(cue, shares[best])
    return chosen


def _choose_source(
    pointed: Floats,
    scores: WindowScores,
    labels: Sequence[int],
    sources: Sequence[_Run],
    settings: Settings,
) -> _Pick:
    """Choose the source a content points at: a tagged one, an untagged one, or nobody."""
    nobody = float(pointed[0])
    if nobody >= settings.nobody:
        return _Pick(None, nobody)
    best = max(
        (_Pick(run, float(pointed[1 + run.begin : 1 + run.end].sum())) for run in sources),
        key=lambda pick: pick.share,
        default=_Pick(None, nobody),
    )
    rest = pointed[1:].copy()
    for run in sources:
        rest[run.begin : run.end] = 0
    untagged = _grow(rest, scores, labels, settings)
    return untagged if untagged.share > max(best.share, settings.untagged) else best


def _grow(rest: Floats, scores: WindowScores, labels: Sequence[int], settings: Settings) -> _Pick:
    """Grow a span around the untagged word that is pointed at most."""
    peak = int(rest.argmax())
    likely = (
        np.exp(scores.tags[:, SOURCE]) + np.exp(scores.tags[:, SOURCE + 1]) > settings.grow
    ) | (rest > 0.1)
    begin, end = peak, peak + 1
    while begin > 0 and likely[begin - 1]:
        begin -= 1
    while end < len(labels) and likely[end]:
        end += 1
    return _Pick(_Run(begin, end), float(rest[begin:end].sum()))


def _tagged(
    scores: WindowScores,
    words: Words,
    labels: Sequence[int],
    sources: Sequence[_Run],
    group: _Group,
    cue: _Pick,
    columns: Floats,
    settings: Settings,
) -> Tagged:
    rows = [row for part in group.parts for row in range(part.begin, part.end)]
    pointed = scores.source[rows].mean(axis=0)
    if cue.run:
        by_cue = scores.source[cue.run.begin : cue.run.end].mean(axis=0)
        pointed = (pointed + settings.cue_weight * by_cue) / (1 + settings.cue_weight)
    source = _choose_source(pointed, scores, labels, sources, settings)
    quoted = float((words.features[[scores.begin + row for row in rows], 1] % 3 > 0).mean())
    shares = _shares(scores, labels, rows, group, cue, source, float(pointed[0]), columns)
    evidence = (
        *shares,
        *_word_evidence(scores, labels, rows, cue, source),
        quoted,
        *map(_log_odds, shares),
    )
    score = round(probability(evidence, settings), 4)
    return Tagged(
        source=_characters([source.run] if source.run else [], words, scores.begin),
        cue=_characters([cue.run] if cue.run else [], words, scores.begin),
        content=_characters(group.parts, words, scores.begin),
        score=score,
        unsure=score < settings.unsure,
        evidence=evidence,
    )


def _shares(
    scores: WindowScores,
    labels: Sequence[int],
    rows: Sequence[int],
    group: _Group,
    cue: _Pick,
    source: _Pick,
    nobody: float,
    columns: Floats,
) -> tuple[float, ...]:
    """Gather the probabilities that speak for an attribution, in the order of SHARES."""
    after = min(rows[-1] + 1, len(labels) - 1)
    begins, ends = (float(np.exp(scores.tags[row, labels[row]])) for row in (rows[0], after))
    return (
        source.share,
        nobody,
        cue.share,
        _share(columns, group.parts[0], group.parts[0]),
        group.share,
        begins,
        ends,
    )


def _word_evidence(
    scores: WindowScores, labels: Sequence[int], rows: Sequence[int], cue: _Pick, source: _Pick
) -> tuple[float, ...]:
    """Gather how sure the tags are of the attribution's words."""
    chosen = scores.tags[np.arange(len(labels)), labels]
    cue_mean, source_mean = (
        float(chosen[run.begin : run.end].mean()) if run else 0.0 for run in (cue.run, source.run)
    )
    return (
        float(chosen[rows].mean()),
        max(float(chosen[rows].min()), WORST),
        max(cue_mean, WORST),
        max(source_mean, WORST),
        min(len(rows), LONG) / LONG,
        float(source.run is None),
    )


def _log_odds(share: float) -> float:
    kept = min(max(share, 1 - SURE), SURE)
    return log(kept / (1 - kept))


def probability(evidence: Sequence[float], settings: Settings) -> float:
    """Reckon how likely an attribution is right from what speaks for it."""
    weighed = settings.bias + sum(
        weight * value for weight, value in zip(settings.weights, evidence, strict=True)
    )
    return 1 / (1 + exp(-weighed))


def _characters(found: Sequence[_Run], words: Words, begin: int) -> CharSpans:
    return tuple(
        (int(words.start[begin + run.begin]), int(words.end[begin + run.end - 1])) for run in found
    )

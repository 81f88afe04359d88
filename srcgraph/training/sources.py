"""Measure who is speaking: identification, and which attributions share a source.

Labels are JSON lines as in docs/accuracy.md. Identification is scored by the F1 of each value and
their mean (macro); sharing a source by B-cubed (Bagga and Baldwin 1998). What the labels call wrong
and compound sources (`members`) are left out on both sides.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from srcgraph.identify import identify
from srcgraph.model import Identification, hull
from srcgraph.names import Names
from srcgraph.pipeline import analyse
from srcgraph.resolve import resolve
from srcgraph.segment import segment
from srcgraph.training.corpus import (
    Annotated,
    AnnotatedArticle,
    given_attribution,
    pairs,
    read_corpus,
    whole,
)
from srcgraph.training.evaluation import match

NOBODY = "S0"
_WRONG = ("not-attribution", "wrong", "no attribution", "not an attribution")


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their balance."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """How well sources are identified and kept apart."""

    identification: Mapping[Identification, Score]
    sharing: Score

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the values that the labels have."""
        scores = [score.f1 for score in self.identification.values()]
        return sum(scores) / max(len(scores), 1)


@dataclass(frozen=True, slots=True)
class _Labelled:
    """One labelled attribution: whose it is, and how that source is identified."""

    annotated: Annotated
    source: str
    identification: Identification


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the program says of one attribution."""

    source: str | None
    identification: Identification


@dataclass(frozen=True, slots=True)
class _Judged:
    """One article: labels, answers, and which answer is for which label."""

    labels: Sequence[_Labelled]
    answers: Sequence[_Answer]
    pairs: Mapping[int, int]


def score_sources(labels: Path, corpus: Path, *, given_spans: bool) -> SourceFigures:
    """Score sources against labels, with the labelled spans given or on the program's own."""
    articles = {article.name: article for article in read_corpus(corpus)}
    judged = []
    for line in labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        article = articles[label["doc"]]
        kept, left_out = _labelled(label, article)
        judge = _on_given_spans if given_spans else _end_to_end
        judged.append(judge(article, kept, left_out))
    return SourceFigures(_identification(judged), _sharing(judged))


def _labelled(
    label: dict[str, Any], article: AnnotatedArticle
) -> tuple[list[_Labelled], list[Annotated]]:
    sources = {source["id"]: source for source in label["sources"]}
    reading = {item.id: item for item in article.readings[0]}
    kept, left_out = [], []
    for item in label["attributions"]:
        annotated, source = reading[item["id"]], sources[item["source"]]
        note = (item.get("note") or "").lower()
        if any(word in note for word in _WRONG) or source.get("members") or not annotated.content:
            left_out.append(annotated)
        else:
            identification = Identification(source["identification"])
            kept.append(_Labelled(annotated, source["id"], identification))
    return kept, left_out


# ------------------------------------------------------------------- answering


def _on_given_spans(
    article: AnnotatedArticle, kept: Sequence[_Labelled], _: Sequence[Annotated]
) -> _Judged:
    given = [given_attribution(f"at-{number}", item.annotated) for number, item in enumerate(kept)]
    given.sort(key=lambda item: hull((*item.source, *item.cue, *item.content)))
    parsed = segment(whole(article))
    names = Names(parsed)
    resolved, speakers = resolve(parsed, names, tuple(given))
    found = {source.id: source.identification for source in identify(parsed, names, speakers)}
    answers = {
        item.id: _Answer(item.source_id, found.get(item.source_id or "", _NONE))
        for item in resolved
    }
    ordered = [answers[f"at-{number}"] for number in range(len(kept))]
    return _Judged(kept, ordered, {number: number for number in range(len(kept))})


def _end_to_end(
    article: AnnotatedArticle, kept: Sequence[_Labelled], left_out: Sequence[Annotated]
) -> _Judged:
    analysis = analyse(whole(article))
    certain = [item for item in analysis.attributions if not item.unsure]
    found = [Annotated(pairs(a.source), pairs(a.cue), pairs(a.content)) for a in certain]
    everything = [*(item.annotated for item in kept), *left_out]
    real = [item for item in everything if item.content]
    matched = {pair.found: pair.annotated for pair in match(article.text, found, real)}
    levels = {source.id: source.identification for source in analysis.sources}
    answers: list[_Answer] = []
    paired: dict[int, int] = {}
    for number, attribution in enumerate(certain):
        label = matched.get(number)
        if label is not None and label >= len(kept):
            continue
        if label is not None:
            paired[label] = len(answers)
        identification = levels.get(attribution.source_id or "", _NONE)
        answers.append(_Answer(attribution.source_id, identification))
    return _Judged(kept, answers, paired)


_NONE = Identification.UNATTRIBUTED


# -------------------------------------------------------------------- counting


def _identification(judged: Iterable[_Judged]) -> dict[Identification, Score]:
    right: Counter[Identification] = Counter()
    said: Counter[Identification] = Counter()
    labelled: Counter[Identification] = Counter()
    for item in judged:
        said.update(answer.identification for answer in item.answers)
        for number, label in enumerate(item.labels):
            labelled[label.identification] += 1
            answer = item.answers[item.pairs[number]] if number in item.pairs else None
            if answer and answer.identification is label.identification:
                right[label.identification] += 1
    return {
        value: Score(right[value] / max(said[value], 1), right[value] / labelled[value])
        for value in Identification
        if labelled[value]
    }


def _sharing(judged: Iterable[_Judged]) -> Score:
    """B-cubed over attributions with a source; what is not paired counts as wrong."""
    precision = recall = 0.0
    said = labelled = 0
    for item in judged:
        answered = [answer for answer in item.answers if answer.source and _has_source(answer)]
        real = {n: label.source for n, label in enumerate(item.labels) if label.source != NOBODY}
        said += len(answered)
        labelled += len(real)
        chosen = {
            n: item.answers[item.pairs[n]].source
            for n in real
            if n in item.pairs and _has_source(item.answers[item.pairs[n]])
        }
        p, r = _b_cubed(chosen, real)
        precision, recall = precision + p, recall + r
    return Score(precision / max(said, 1), recall / max(labelled, 1))


def _has_source(answer: _Answer) -> bool:
    return answer.source is not None and answer.identification is not _NONE


def _b_cubed(chosen: Mapping[int, str | None], real: Mapping[int, str]) -> tuple[float, float]:
    """Sums of precision and recall over the paired attributions of one article."""
    by_choice: dict[str | None, list[int]] = defaultdict(list)
    by_label: dict[str, list[int]] = defaultdict(list)
    for number, choice in chosen.items():
        by_choice[choice].append(number)
    for number, label in real.items():
        by_label[label].append(number)
    precision = recall = 0.0
    for number, choice in chosen.items():
        together = by_choice[choice]
        precision += sum(real[other] == real[number] for other in together) / len(together)
        labelled = [other for other in by_label[real[number]] if other in chosen]
        recall += sum(chosen[other] == choice for other in labelled) / len(labelled)
    return precision, recall

"""Every passage of PolNeAR's training articles that withholds a name, by offset and class.

Labelled by one reader, who read each passage: harm (losing a job, trouble with the authorities),
legal (a law, a court, a contract), rote (a stock phrase, a purpose), condition (no reason at all).
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from srcgraph.pipeline import analyse
from srcgraph.training.corpus import AnnotatedArticle, whole
from tests.shared import SHARED, needs_shared

LABELS = Path(__file__).parent / "anonymity.jsonl"
# A formula and the words found for it stand in one sentence.
NEAR = 220


@pytest.fixture(scope="module")
def judged() -> list[tuple[str, str | None]]:
    """For each labelled passage its class and the one found there, None where nothing was."""
    labels = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        labels[label["doc"]].append(label)
    return [pair for doc, items in labels.items() for pair in _judge(doc, items)]


def _judge(doc: str, items: list[dict[str, object]]) -> list[tuple[str, str | None]]:
    path = SHARED / "polnear" / "train" / "text" / f"{doc}.txt"
    with path.open(encoding="utf-8", newline="") as file:
        analysis = analyse(whole(AnnotatedArticle(doc, file.read(), ())))
    found = {
        told.span.start: str(source.reason_class)
        for source in analysis.sources
        for told in (source.confidential, source.reason)
        if told
    }
    # Found, but of somebody to whom nothing is attributed: no source, so no class.
    found |= {problem.span.start: "nobody's" for problem in analysis.problems if problem.span}
    return [
        (
            str(item["class"]),
            next((c for at, c in found.items() if abs(at - item["at"]) < NEAR), None),
        )
        for item in items
    ]


@needs_shared
def test_every_passage_is_found(judged: list[tuple[str, str | None]]) -> None:
    assert [label for label, found in judged if found is None] == []


@needs_shared
def test_the_class_of_reason_is_right_in_nine_of_ten(
    judged: list[tuple[str, str | None]],
) -> None:
    right = sum(found == label for label, found in judged)
    assert right / len(judged) >= 0.9

"""Laws that hold for every text (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from srcgraph.corroboration.whole import NOTHING
from srcgraph.model import Analysis, Evidence, Span
from srcgraph.pipeline import analyse
from srcgraph.read import read
from srcgraph.summary import as_json, figures
from srcgraph.wire import dumps
from tests.reading import analysis

DATA = sorted((Path(__file__).parents[1] / "data").glob("*.*"))
DATA = [path for path in DATA if path.stem not in ("README", "house-policy")]

PIECES = [
    "Ana Ruiz said the bridge is safe.",
    "“We will close it,” she said. “There is no choice.”",
    "“It goes on",
    "Sources said, according to the Orla Gazette, that it is believed.",
    "HOST: Who knew?",
    "The ministry denied it; two officials confirmed it on condition of anonymity.",
    "\u202e” \u0000 '' “ said",
    "I think we know what he said she said they wanted.",
    "…",
]
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("\n".join)
slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans(found: Analysis) -> Iterator[Span]:
    for item in found.attributions:
        yield from (*item.source, *item.cue, *item.content)
    for source in found.sources:
        yield from source.mentions
    yield from (evidence.span for evidence in evidences(found) if evidence.span)


def evidences(found: Analysis) -> Iterator[Evidence]:
    for value in (*found.attributions, *found.sources, *found.claims):
        yield from value.evidence


@slow
@given(texts)
def test_every_span_lies_in_the_text_and_covers_words(text: str) -> None:
    for span in spans(analysis(text)):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()


@slow
@given(texts)
def test_every_attribution_has_at_most_one_source_and_one_claim(text: str) -> None:
    found = analysis(text)
    for items in (found.sources, found.claims):
        owned = [item for value in items for item in value.attributions]
        assert len(owned) == len(set(owned))
    silent = {
        item.id
        for item in found.attributions
        if any(evidence.rule == NOTHING for evidence in item.evidence)
    }
    assert {item.id for item in found.attributions} - silent == {
        item for claim in found.claims for item in claim.attributions
    }


@slow
@given(texts)
def test_every_value_names_its_evidence(text: str) -> None:
    found = analysis(text)
    assert all(value.evidence for value in (*found.attributions, *found.sources, *found.claims))
    assert all(evidence.rule and evidence.note for evidence in evidences(found))


@slow
@given(texts)
def test_a_paragraph_in_front_only_shifts_spans(text: str) -> None:
    front = "The bridge closed on Monday.\n"
    alone = [(item.source, item.cue, item.content) for item in analysis(text).attributions]
    shifted = [
        tuple(
            tuple(Span(span.start - len(front), span.end - len(front)) for span in part)
            for part in (item.source, item.cue, item.content)
        )
        for item in analysis(front + text).attributions
    ]
    assert shifted == alone


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_same_input_same_bytes(path: Path) -> None:
    article = read(path)
    first, second = analyse(article), analyse(article)
    assert dumps(first, as_json(figures(first))) == dumps(second, as_json(figures(second)))
    assert article.text == read(path).text

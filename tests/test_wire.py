"""The JSON of an analysis: complete, valid, the same each time, and readable again."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from importlib import resources
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from srcgraph import wire
from srcgraph.errors import WireError
from srcgraph.model import (
    Action,
    Analysis,
    Anchor,
    Article,
    Attribution,
    Claim,
    Corrections,
    Evidence,
    Finding,
    Identification,
    Judgement,
    Kind,
    Level,
    Link,
    Number,
    Origins,
    Problem,
    ReasonClass,
    Relation,
    Rung,
    Severity,
    Source,
    SourceMap,
    Span,
    Stance,
    Statement,
    Style,
    Told,
)
from srcgraph.summary import as_json, figures

SCHEMA = json.loads(
    resources.files("srcgraph").joinpath("schema/srcgraph-1.json").read_text("utf-8")
)
CORRECTIONS = json.loads(
    resources.files("srcgraph").joinpath("schema/srcgraph-corrections-1.json").read_text("utf-8")
)
KEYS = [
    "schema",
    "made_by",
    "article",
    "attributions",
    "sources",
    "claims",
    "links",
    "statements",
    "findings",
    "judgements",
    "problems",
    "summary",
]

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=60)


def tuples(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=3).map(tuple)


def judgements() -> st.SearchStrategy[tuple[Judgement, ...]]:
    """Any judgements, likely or not."""
    anchor = st.none() | st.builds(
        Anchor,
        exact=TEXTS,
        prefix=WORDS,
        suffix=WORDS,
        start=st.integers(0, 9),
        end=st.integers(10, 99),
    )
    judgement = st.builds(
        Judgement,
        id=WORDS,
        action=st.sampled_from(Action),
        target=WORDS,
        value=st.none() | WORDS,
        who=WORDS,
        when=st.datetimes().map(lambda moment: moment.isoformat() + "Z"),
        why=WORDS,
        anchor=anchor,
        into=anchor,
    )
    return tuples(judgement)


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Any analysis, likely or not."""
    text = draw(TEXTS)
    starts = st.integers(0, len(text) - 1)
    span = starts.flatmap(
        lambda start: st.integers(start + 1, len(text)).map(lambda end: Span(start, end))
    )
    spans = tuples(span)
    evidence = tuples(st.builds(Evidence, WORDS, st.none() | span, WORDS))
    told = st.none() | st.builds(Told, span, WORDS)
    told_fields = dict.fromkeys(
        ("counted", "position", "affiliation", "access", "interest", "confidential"), told
    )
    common = {"evidence": evidence, "id": WORDS}
    reasons = st.one_of(
        st.tuples(st.none(), st.none() | st.just(ReasonClass.CONDITION)),
        st.tuples(st.builds(Told, span, WORDS), st.none() | st.sampled_from(ReasonClass)),
    )
    source = reasons.flatmap(
        lambda reason: st.builds(
            Source,
            label=WORDS,
            kind=st.sampled_from(Kind),
            identification=st.sampled_from(Identification),
            number=st.sampled_from(Number),
            mentions=spans,
            attributions=tuples(WORDS),
            rung=st.none() | st.sampled_from(Rung),
            members=tuples(WORDS),
            unsure=st.booleans(),
            reason=st.just(reason[0]),
            reason_class=st.just(reason[1]),
            **told_fields,
            **common,
        )
    )
    attribution = st.builds(
        Attribution,
        source=spans,
        cue=spans,
        content=spans,
        style=st.sampled_from(Style),
        stance=st.sampled_from(Stance),
        score=st.floats(0, 1),
        unsure=st.booleans(),
        source_id=st.none() | WORDS,
        claim_id=st.none() | WORDS,
        **common,
    )
    claim = st.builds(
        Claim,
        attributions=tuples(WORDS),
        status=st.sampled_from(Level),
        origins=st.builds(Origins, st.integers(0, 9), st.integers(0, 9), st.floats(0, 9)),
        **common,
    )
    link = st.builds(
        Link, left=WORDS, right=WORDS, relation=st.sampled_from(Relation), evidence=evidence
    )
    finding = st.builds(
        Finding,
        rule=WORDS,
        severity=st.sampled_from(Severity),
        spans=spans,
        message=WORDS,
        fingerprint=WORDS,
        evidence=evidence,
        policies=tuples(WORDS),
        source_id=st.none() | WORDS,
        claim_id=st.none() | WORDS,
        attributions=tuples(WORDS),
        candidate=st.booleans(),
    )
    article = st.builds(
        Article,
        id=WORDS,
        path=WORDS,
        sha256=WORDS,
        text=st.just(text),
        title=st.none() | WORDS,
        byline=st.none() | WORDS,
        publisher=st.none() | WORDS,
        published=st.none() | WORDS,
        body=spans,
        source_map=st.none() | st.builds(SourceMap, WORDS, WORDS),
    )
    return draw(
        st.builds(
            Analysis,
            article=article,
            attributions=tuples(attribution),
            sources=tuples(source),
            claims=tuples(claim),
            links=tuples(link),
            statements=tuples(
                st.builds(Statement, WORDS, span, tuples(WORDS), st.booleans(), evidence)
            ),
            problems=tuples(st.builds(Problem, WORDS, WORDS, st.none() | span)),
            models=st.dictionaries(WORDS, WORDS, max_size=2).map(lambda m: tuple(m.items())),
            judgements=judgements(),
            findings=tuples(finding),
            policy=st.none() | WORDS,
        )
    )


@settings(deadline=None, max_examples=60)
@given(analyses())
def test_every_analysis_is_valid_and_comes_back_as_it_was(analysis: Analysis) -> None:
    document = wire.dumps(analysis, {})
    jsonschema.validate(json.loads(document), SCHEMA)
    assert wire.loads(document) == analysis
    assert wire.dumps(wire.loads(document), {}) == document


@settings(deadline=None, max_examples=60)
@given(st.builds(Corrections, WORDS, WORDS, st.none() | WORDS, judgements()))
def test_all_corrections_are_valid_and_come_back_as_they_were(corrections: Corrections) -> None:
    document = wire.dumps_corrections(corrections)
    jsonschema.validate(json.loads(document), CORRECTIONS)
    assert wire.loads_corrections(document) == corrections


@pytest.mark.parametrize("schema", [SCHEMA, CORRECTIONS], ids=lambda schema: schema["title"])
def test_the_schemas_are_schemas(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_a_judgement_is_the_same_in_both_formats() -> None:
    properties = [schema["$defs"]["judgement"]["properties"] for schema in (SCHEMA, CORRECTIONS)]
    assert properties[0] == properties[1]
    assert properties[0]["action"]["enum"] == [str(action) for action in Action]


def test_a_document_has_all_keys_in_their_order(small: Analysis) -> None:
    document = json.loads(wire.dumps(small, as_json(figures(small))))
    assert list(document) == KEYS
    assert document["schema"] == "srcgraph/1"
    assert document["findings"] == document["judgements"] == []
    assert document["summary"]["claims"] == len(small.claims)
    assert document["made_by"]["models"] == dict(small.models)


def test_what_is_told_stands_with_its_words(small: Analysis) -> None:
    document = json.loads(wire.dumps(small, {}))
    reason = next(source["reason"] for source in document["sources"] if source["reason"])
    start, end = reason["span"]
    assert document["article"]["text"][start:end] == reason["text"]
    assert reason["class"] == "rote"


FINDING = Finding(
    rule="SG103",
    severity=Severity.ERROR,
    spans=(Span(0, 7),),
    message="Nobody can tell who that is.",
    fingerprint="0123456789abcdef",
    evidence=(Evidence("lint.bare-source-label", Span(0, 7), "“source” with nothing else"),),
    policies=("ap",),
    source_id="so-1",
)


def test_findings_stand_with_the_policy_that_they_were_made_with(small: Analysis) -> None:
    document = json.loads(wire.dumps(replace(small, findings=(FINDING,), policy="ap"), {}))
    jsonschema.validate(document, SCHEMA)
    assert document["made_by"]["policy"] == "ap"
    assert document["findings"][0]["severity"] == "error"
    assert document["findings"][0]["spans"] == [[0, 7]]
    assert document["findings"][0]["policies"] == ["ap"]


def test_a_finding_of_no_known_severity_is_refused(small: Analysis) -> None:
    document = json.loads(wire.dumps(replace(small, findings=(FINDING,)), {}))
    document["findings"][0]["severity"] = "grave"
    with pytest.raises(WireError, match=r"findings\[0\]\.severity: expected one of error"):
        wire.loads(json.dumps(document))


def test_lists_have_one_value_a_line(small: Analysis) -> None:
    lines = wire.dumps(small, {}).splitlines()
    assert sum(line.startswith('{"id": "at-') for line in lines) == len(small.attributions)


def test_letters_are_written_as_they_are(small: Analysis) -> None:
    assert "“We approved a safer tunnel" in wire.dumps(small, {})


def broken(analysis: Analysis, change: Callable[[Any], object]) -> str:
    document = copy.deepcopy(json.loads(wire.dumps(analysis, {})))
    change(document)
    return json.dumps(document)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda d: d.update(schema="srcgraph/2"), 'schema: expected "srcgraph/1"'),
        (lambda d: d.pop("claims"), "claims: expected this key to be there"),
        (lambda d: d.update(sources={}), "sources: expected a list"),
        (lambda d: d.update(article=[]), "article: expected an object"),
        (lambda d: d["article"].update(title=7), "article.title: expected a string"),
        (lambda d: d["article"].update(text="\ud800"), "article.text: expected a string"),
        (lambda d: d["article"].update(body=[[0, 99999]]), "article.body[0]: expected a span"),
        (lambda d: d["article"].update(body=[[5, 5]]), "article.body[0]: expected a span"),
        (lambda d: d["article"].update(body=[[1]]), "article.body[0]: expected a span"),
        (lambda d: d["article"].update(body=[[True, 2]]), "article.body[0][0]: expected a whole"),
        (
            lambda d: d["attributions"][0].update(style="loud"),
            "attributions[0].style: expected one",
        ),
        (
            lambda d: d["attributions"][0].update(score=2),
            "attributions[0].score: expected a number",
        ),
        (lambda d: d["attributions"][0].update(unsure=1), "attributions[0].unsure: expected true"),
        (lambda d: d["claims"][0]["origins"].update(min=-1), "claims[0].origins.min: expected"),
        (lambda d: d["sources"][0].update(rung="high"), "sources[0].rung: expected one of access"),
        (lambda d: d["made_by"].update(models=[]), "made_by.models: expected an object"),
    ],
)
def test_errors_say_where(small: Analysis, change: Callable[[Any], object], place: str) -> None:
    with pytest.raises(WireError) as caught:
        wire.loads(broken(small, change))
    assert str(caught.value).startswith(place)
    assert "Make the report again" in str(caught.value)


def test_words_must_be_those_of_their_span(small: Analysis) -> None:
    def change(document: Any) -> None:
        next(s for s in document["sources"] if s["reason"])["reason"]["text"] = "made up"

    with pytest.raises(WireError, match=r"reason\.text: expected the words"):
        wire.loads(broken(small, change))


@pytest.mark.parametrize("text", ["", "no", "[" * 100_000, "7", "null", "[]"])
def test_other_documents_are_refused(text: str) -> None:
    with pytest.raises(WireError):
        wire.loads(text)


JUDGEMENT: dict[str, Any] = {
    "id": "ju-1",
    "action": "confirm",
    "target": "so-1",
    "who": "M. Editor",
    "when": "2026-11-24T00:10:00Z",
    "why": "read the tape",
}


def corrected(**changes: Any) -> str:
    """A file of corrections with one judgement."""
    article = {"id": "story", "sha256": "0" * 64}
    judgement = {**JUDGEMENT, **changes}
    return json.dumps({"schema": CORRECTIONS_1, "article": article, "judgements": [judgement]})


CORRECTIONS_1 = "srcgraph-corrections/1"


def test_corrections_may_leave_out_what_is_not_known() -> None:
    jsonschema.validate(json.loads(corrected()), CORRECTIONS)
    read = wire.loads_corrections(corrected())
    assert read == Corrections("story", "0" * 64, None, read.judgements)
    assert read.judgements[0].value is read.judgements[0].anchor is None


def test_the_judgements_of_a_report_are_corrections(small: Analysis) -> None:
    judgements = wire.loads_corrections(corrected()).judgements
    article = small.article
    report = wire.dumps(replace(small, judgements=judgements), {})
    assert wire.loads_corrections(report) == Corrections(
        article.id, article.sha256, article.title, judgements
    )


def test_a_character_cut_in_two_costs_nothing() -> None:
    anchor = {"exact": "sea", "prefix": "\udf0a the ", "suffix": " \ud83c", "start": 6, "end": 9}
    read = wire.loads_corrections(corrected(anchor=anchor)).judgements[0].anchor
    assert read == Anchor("sea", " the ", " ", 6, 9)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"action": "bless"}, "judgements[0].action: expected one of confirm, reject"),
        ({"target": None}, "judgements[0].target: expected a string"),
        ({"when": "yesterday"}, "judgements[0].when: expected a date and time such as"),
        (
            {"anchor": {"exact": "", "start": 0, "end": 1}},
            "judgements[0].anchor: expected words in exact",
        ),
        (
            {"anchor": {"exact": "a", "start": 5, "end": 5}},
            "judgements[0].anchor: expected words in exact",
        ),
        ({"anchor": {"exact": "a", "start": 5}}, "judgements[0].anchor.end: expected this key"),
    ],
)
def test_errors_in_corrections_say_where(changes: dict[str, Any], place: str) -> None:
    with pytest.raises(WireError) as caught:
        wire.loads_corrections(corrected(**changes))
    assert str(caught.value).startswith(place)


def test_a_report_is_told_from_corrections() -> None:
    with pytest.raises(WireError, match=r'schema: expected "srcgraph/1"'):
        wire.loads(corrected())


def test_added_keys_are_passed_over(small: Analysis) -> None:
    document = broken(small, lambda d: (d.update(new=1), d["sources"][0].update(new=1)))
    assert wire.loads(document) == small
    jsonschema.validate(json.loads(document), SCHEMA)

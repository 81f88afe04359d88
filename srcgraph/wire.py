"""Writes an analysis as `srcgraph/1` JSON, and reads it back; and files of corrections."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from srcgraph import __version__
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
    Knowledge,
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
    Spans,
    Stance,
    Statement,
    Style,
    Support,
    Told,
    Word,
)

SCHEMA = "srcgraph/1"
CORRECTIONS = "srcgraph-corrections/1"

_Value = TypeVar("_Value")
_Word = TypeVar("_Word", bound=Word)


def dumps(analysis: Analysis, figures: Mapping[str, object]) -> str:
    """Write an analysis and the figures of its summary as one JSON document.

    The same analysis gives the same characters: keys have a fixed order, and there is no clock.
    Lists are written one value a line, so that two documents can be compared line by line.
    """
    document: dict[str, object] = {
        "schema": SCHEMA,
        "made_by": {
            "srcgraph": __version__,
            "models": dict(analysis.models),
            "policy": analysis.policy,
        },
        "article": _article(analysis.article),
        "attributions": [_attribution(item) for item in analysis.attributions],
        "sources": [_source(item, analysis.article.text) for item in analysis.sources],
        "claims": [_claim(item) for item in analysis.claims],
        "links": [_link(item) for item in analysis.links],
        "statements": [_statement(item) for item in analysis.statements],
        "findings": [finding_json(item) for item in analysis.findings],
        "judgements": [_judgement(item) for item in analysis.judgements],
        "problems": [_problem(item) for item in analysis.problems],
        "summary": dict(figures),
    }
    return _document(document)


def dumps_corrections(corrections: Corrections) -> str:
    """Write a file of corrections, one judgement a line."""
    article = {
        "id": corrections.article_id,
        "sha256": corrections.sha256,
        "title": corrections.title,
    }
    judgements = [_judgement(item) for item in corrections.judgements]
    return _document({"schema": CORRECTIONS, "article": article, "judgements": judgements})


def loads(text: str) -> Analysis:
    """Read a `srcgraph/1` document; raise WireError, with the place, where it is not valid."""
    document = _open(text, (SCHEMA,), "a report of srcgraph")
    article = document.at("article").build(_to_article)
    return Analysis(
        article=article,
        attributions=document.at("attributions").each(_to_attribution, article.text),
        sources=document.at("sources").each(_to_source, article.text),
        claims=document.at("claims").each(_to_claim, article.text),
        links=document.at("links").each(_to_link, article.text),
        statements=document.at("statements", []).each(_to_statement, article.text),
        problems=document.at("problems", []).each(_to_problem, article.text),
        models=document.at("made_by").at("models").pairs(),
        judgements=document.at("judgements", []).each(_to_judgement, article.text),
        findings=document.at("findings").each(_to_finding, article.text),
        policy=document.at("made_by").at("policy", None).text_or_none(),
    )


def loads_corrections(text: str) -> Corrections:
    """Read a file of corrections, or the judgements of a report, which has the same keys.

    Raises WireError, with the place, where it is not valid.
    """
    document = _open(text, (CORRECTIONS, SCHEMA), "a file of corrections or a report of srcgraph")
    article = document.at("article")
    return Corrections(
        article_id=article.at("id").text(),
        sha256=article.at("sha256").text(),
        title=article.at("title", None).text_or_none(),
        judgements=document.at("judgements").each(_to_judgement, ""),
    )


def _document(document: Mapping[str, object]) -> str:
    lines = (f"{_json(key)}: {_lines(value)}" for key, value in document.items())
    return "{" + ",\n".join(lines) + "}\n"


def _open(text: str, schemas: Sequence[str], wanted: str) -> _Place:
    """The document that a text holds, if it is of one of these formats."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WireError(f"This is no JSON ({error}). Give {wanted}.") from error
    document = _Place(value, "")
    if document.at("schema").text() not in schemas:
        raise document.at("schema").error(" or ".join(f'"{schema}"' for schema in schemas))
    return document


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(value: object) -> str:
    """A value on one line, or a list with one value a line."""
    if not isinstance(value, list) or not value:
        return _json(value)
    return "[\n" + ",\n".join(_json(item) for item in value) + "]"


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _evidence(evidence: Sequence[Evidence]) -> list[object]:
    return [{"rule": item.rule, "span": _pair(item.span), "note": item.note} for item in evidence]


def _article(article: Article) -> dict[str, object]:
    source_map = article.source_map
    return {
        "id": article.id,
        "path": article.path,
        "sha256": article.sha256,
        "text": article.text,
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published,
        "body": _pairs(article.body),
        "source_map": source_map and {"format": source_map.format, "note": source_map.note},
    }


def _attribution(item: Attribution) -> dict[str, object]:
    return {
        "id": item.id,
        "source": _pairs(item.source),
        "cue": _pairs(item.cue),
        "content": _pairs(item.content),
        "style": item.style,
        "stance": item.stance,
        "source_id": item.source_id,
        "claim_id": item.claim_id,
        "chain": _pairs(item.chain),
        "score": item.score,
        "unsure": item.unsure,
        "evidence": _evidence(item.evidence),
    }


def _told(told: Told | None, text: str) -> dict[str, object] | None:
    if told is None:
        return None
    return {"text": told.span.of(text), "span": _pair(told.span), "rule": told.rule}


def _source(item: Source, text: str) -> dict[str, object]:
    reason = _told(item.reason, text)
    if reason is not None:
        reason["class"] = item.reason_class
    return {
        "id": item.id,
        "label": item.label,
        "kind": item.kind,
        "identification": item.identification,
        "rung": item.rung,
        "number": item.number,
        "counted": _told(item.counted, text),
        "position": _told(item.position, text),
        "affiliation": _told(item.affiliation, text),
        "access": _told(item.access, text),
        "interest": _told(item.interest, text),
        "reason": reason,
        "reason_class": item.reason_class,
        "confidential": _told(item.confidential, text),
        "mentions": _pairs(item.mentions),
        "attributions": item.attributions,
        "members": item.members,
        "unsure": item.unsure,
        "evidence": _evidence(item.evidence),
    }


def _claim(item: Claim) -> dict[str, object]:
    return {
        "id": item.id,
        "attributions": item.attributions,
        "origins": {
            "min": item.origins.min,
            "max": item.origins.max,
            "effective": item.origins.effective,
        },
        "status": item.status,
        "support": item.support,
        "knowledge": item.knowledge,
        "evidence": _evidence(item.evidence),
    }


def _link(item: Link) -> dict[str, object]:
    return {
        "left": item.left,
        "right": item.right,
        "relation": item.relation,
        "evidence": _evidence(item.evidence),
    }


def _statement(item: Statement) -> dict[str, object]:
    return {
        "id": item.id,
        "span": _pair(item.span),
        "carried_by": item.carried_by,
        "unsure": item.unsure,
        "evidence": _evidence(item.evidence),
    }


def finding_json(item: Finding) -> dict[str, object]:
    """A finding as it stands in the document."""
    return {
        "rule": item.rule,
        "severity": item.severity,
        "spans": _pairs(item.spans),
        "message": item.message,
        "source_id": item.source_id,
        "claim_id": item.claim_id,
        "attributions": item.attributions,
        "policies": item.policies,
        "candidate": item.candidate,
        "fingerprint": item.fingerprint,
        "evidence": _evidence(item.evidence),
    }


def _judgement(item: Judgement) -> dict[str, object]:
    written: dict[str, object] = {
        "id": item.id,
        "action": item.action,
        "target": item.target,
        "value": item.value,
        "who": item.who,
        "when": item.when,
        "why": item.why,
        "anchor": _anchor(item.anchor),
    }
    return {**written, "into": _anchor(item.into)} if item.into else written


def _anchor(anchor: Anchor | None) -> dict[str, object] | None:
    if anchor is None:
        return None
    return {
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.start,
        "end": anchor.end,
    }


def _problem(item: Problem) -> dict[str, object]:
    return {"stage": item.stage, "message": item.message, "span": _pair(item.span)}


@dataclass(frozen=True, slots=True)
class _Place:
    """A value of the document and where it stands in it, for messages that say what is wrong."""

    value: object
    path: str

    def error(self, expected: str) -> WireError:
        """Say what should stand here."""
        return WireError(
            f"{self.path or 'the document'}: expected {expected}. "
            "Make the report again, or undo the last change to it."
        )

    def at(self, key: str, *default: object) -> _Place:
        """The value of a key; keys added by a later version are not looked at."""
        if not isinstance(self.value, dict):
            raise self.error("an object")
        path = f"{self.path}.{key}" if self.path else key
        if key in self.value:
            return _Place(self.value[key], path)
        if default:
            return _Place(default[0], path)
        raise _Place(None, path).error("this key to be there")

    def items(self) -> list[_Place]:
        """The values of a list."""
        if not isinstance(self.value, list):
            raise self.error("a list")
        return [_Place(item, f"{self.path}[{at}]") for at, item in enumerate(self.value)]

    def each(self, make: Callable[[_Place, str], _Value], text: str) -> tuple[_Value, ...]:
        """What the values of a list make, in order."""
        return tuple(make(item, text) for item in self.items())

    def build(self, make: Callable[[_Place], _Value]) -> _Value:
        """What this value makes."""
        return make(self)

    def maybe(self, make: Callable[[_Place, str], _Value], text: str) -> _Value | None:
        """What this value makes, or None where it is null."""
        return None if self.value is None else make(self, text)

    def text(self) -> str:
        """A string that can be written again."""
        if not isinstance(self.value, str) or any("\ud800" <= c <= "\udfff" for c in self.value):
            raise self.error("a string")
        return self.value

    def cut_text(self) -> str:
        """A string that a program which counts UTF-16 units may have cut inside a character."""
        if not isinstance(self.value, str):
            raise self.error("a string")
        return "".join(char for char in self.value if not "\ud800" <= char <= "\udfff")

    def text_or_none(self) -> str | None:
        """A string, or null."""
        return None if self.value is None else self.text()

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.error("true or false")
        return self.value

    def moment(self) -> str:
        """A date and time of ISO 8601."""
        try:
            # Python 3.10 does not read the Z of UTC.
            datetime.fromisoformat(self.text().replace("Z", "+00:00"))
        except ValueError:
            raise self.error("a date and time such as 2026-11-24T09:30:00Z") from None
        return self.text()

    def count(self) -> int:
        """A whole number, not below zero."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or self.value < 0:
            raise self.error("a whole number, 0 or more")
        return self.value

    def share(self) -> float:
        """A number from 0 to 1."""
        number = self.value
        if isinstance(number, bool) or not isinstance(number, int | float) or not 0 <= number <= 1:
            raise self.error("a number from 0 to 1")
        return float(number)

    def number(self) -> float:
        """A number, not below zero."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            raise self.error("a number, 0 or more")
        if not 0 <= self.value < float("inf"):
            raise self.error("a number, 0 or more")
        return float(self.value)

    def word(self, words: type[_Word]) -> _Word:
        """One word out of a closed list."""
        for word in words:
            if word.value == self.value:
                return word
        raise self.error("one of " + ", ".join(words))

    def word_or_none(self, words: type[_Word]) -> _Word | None:
        """One word out of a closed list, or null."""
        return None if self.value is None else self.word(words)

    def texts(self) -> tuple[str, ...]:
        """A list of strings."""
        return tuple(item.text() for item in self.items())

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The keys and values of an object of strings."""
        if not isinstance(self.value, dict):
            raise self.error("an object")
        return tuple((_Place(key, self.path).text(), self.at(key).text()) for key in self.value)

    def spans(self, text: str) -> Spans:
        """A list of spans of the article's text."""
        return tuple(_to_span(item, text) for item in self.items())


def _to_span(place: _Place, text: str) -> Span:
    ends = [item.count() for item in place.items()]
    if len(ends) != 2 or not ends[0] < ends[1] <= len(text):
        raise place.error("a span of the article's text: [start, end]")
    return Span(*ends)


def _to_evidence(place: _Place, text: str) -> Evidence:
    span = place.at("span").maybe(_to_span, text)
    return Evidence(place.at("rule").text(), span, place.at("note").text())


def _to_source_map(place: _Place, _: str) -> SourceMap:
    return SourceMap(place.at("format").text(), place.at("note").text())


def _to_article(place: _Place) -> Article:
    text = place.at("text").text()
    return Article(
        id=place.at("id").text(),
        path=place.at("path").text(),
        sha256=place.at("sha256").text(),
        text=text,
        title=place.at("title").text_or_none(),
        byline=place.at("byline").text_or_none(),
        publisher=place.at("publisher").text_or_none(),
        published=place.at("published").text_or_none(),
        body=place.at("body").spans(text),
        source_map=place.at("source_map", None).maybe(_to_source_map, text),
    )


def _to_attribution(place: _Place, text: str) -> Attribution:
    return Attribution(
        id=place.at("id").text(),
        source=place.at("source").spans(text),
        cue=place.at("cue").spans(text),
        content=place.at("content").spans(text),
        style=place.at("style").word(Style),
        stance=place.at("stance").word(Stance),
        score=place.at("score").share(),
        unsure=place.at("unsure", False).flag(),
        evidence=place.at("evidence").each(_to_evidence, text),
        source_id=place.at("source_id").text_or_none(),
        claim_id=place.at("claim_id").text_or_none(),
        chain=place.at("chain", []).spans(text),
    )


def _to_told(place: _Place, text: str) -> Told:
    span = _to_span(place.at("span"), text)
    if place.at("text").text() != span.of(text):
        raise place.at("text").error("the words of the article that the span covers")
    return Told(span, place.at("rule").text())


def _to_source(place: _Place, text: str) -> Source:
    return Source(
        id=place.at("id").text(),
        label=place.at("label").text(),
        kind=place.at("kind").word(Kind),
        identification=place.at("identification").word(Identification),
        number=place.at("number").word(Number),
        mentions=place.at("mentions").spans(text),
        attributions=place.at("attributions").texts(),
        evidence=place.at("evidence").each(_to_evidence, text),
        rung=place.at("rung").word_or_none(Rung),
        counted=place.at("counted", None).maybe(_to_told, text),
        position=place.at("position").maybe(_to_told, text),
        affiliation=place.at("affiliation").maybe(_to_told, text),
        access=place.at("access").maybe(_to_told, text),
        interest=place.at("interest", None).maybe(_to_told, text),
        reason=place.at("reason").maybe(_to_told, text),
        reason_class=place.at("reason_class", None).word_or_none(ReasonClass),
        confidential=place.at("confidential").maybe(_to_told, text),
        members=place.at("members", []).texts(),
        unsure=place.at("unsure", False).flag(),
    )


def _to_claim(place: _Place, text: str) -> Claim:
    origins = place.at("origins")
    return Claim(
        id=place.at("id").text(),
        attributions=place.at("attributions").texts(),
        origins=Origins(
            origins.at("min").count(), origins.at("max").count(), origins.at("effective").number()
        ),
        status=place.at("status").word(Level),
        support=place.at("support").word(Support),
        knowledge=place.at("knowledge").word(Knowledge),
        evidence=place.at("evidence").each(_to_evidence, text),
    )


def _to_link(place: _Place, text: str) -> Link:
    return Link(
        left=place.at("left").text(),
        right=place.at("right").text(),
        relation=place.at("relation").word(Relation),
        evidence=place.at("evidence").each(_to_evidence, text),
    )


def _to_statement(place: _Place, text: str) -> Statement:
    return Statement(
        id=place.at("id").text(),
        span=_to_span(place.at("span"), text),
        carried_by=place.at("carried_by").texts(),
        unsure=place.at("unsure").flag(),
        evidence=place.at("evidence").each(_to_evidence, text),
    )


def _to_judgement(place: _Place, text: str) -> Judgement:
    return Judgement(
        id=place.at("id").text(),
        action=place.at("action").word(Action),
        target=place.at("target").text(),
        value=place.at("value", None).text_or_none(),
        who=place.at("who").text(),
        when=place.at("when").moment(),
        why=place.at("why").text(),
        anchor=place.at("anchor", None).maybe(_to_anchor, text),
        into=place.at("into", None).maybe(_to_anchor, text),
    )


def _to_anchor(place: _Place, _: str) -> Anchor:
    try:
        return Anchor(
            exact=place.at("exact").text(),
            prefix=place.at("prefix", "").cut_text(),
            suffix=place.at("suffix", "").cut_text(),
            start=place.at("start").count(),
            end=place.at("end").count(),
        )
    except ValueError:
        raise place.error("words in exact, and an end behind the start") from None


def _to_finding(place: _Place, text: str) -> Finding:
    return Finding(
        rule=place.at("rule").text(),
        severity=place.at("severity").word(Severity),
        spans=place.at("spans").spans(text),
        message=place.at("message").text(),
        fingerprint=place.at("fingerprint").text(),
        evidence=place.at("evidence").each(_to_evidence, text),
        policies=place.at("policies", []).texts(),
        source_id=place.at("source_id", None).text_or_none(),
        claim_id=place.at("claim_id", None).text_or_none(),
        attributions=place.at("attributions", []).texts(),
        candidate=place.at("candidate", False).flag(),
    )


def _to_problem(place: _Place, text: str) -> Problem:
    span = place.at("span").maybe(_to_span, text)
    return Problem(place.at("stage").text(), place.at("message").text(), span)

"""Findings as SARIF 2.1.0, which editors and code hosts read (OASIS standard)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path, PurePath
from urllib.parse import quote

from srcgraph import __version__
from srcgraph.exports.places import Linted, in_file, place, region
from srcgraph.model import Article, Finding, Severity, Span
from srcgraph.policy import Policy
from srcgraph.rulebook import Card, cards
from srcgraph.suppress import Suppression

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(linted: Sequence[Linted], policy: Policy) -> str:
    """Write the findings of some articles as one SARIF log; suppressed ones are marked so."""
    used = [card for card in cards() if policy.severity(card) is not None]
    numbers = {card.id: number for number, card in enumerate(used)}
    results = [result for item in linted for result in _results(item, numbers)]
    run = {
        "tool": {
            "driver": {
                "name": "srcgraph",
                "semanticVersion": __version__,
                "rules": [_rule(card, policy) for card in used],
            }
        },
        "columnKind": "unicodeCodePoints",
        "properties": {"policy": policy.name},
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(card: Card, policy: Policy) -> dict[str, object]:
    severity = policy.severity(card) or card.severity
    asks = "; ".join(f"{item.who}: {item.address}" for item in card.authorities)
    return {
        "id": card.id,
        "name": card.name,
        "shortDescription": {"text": card.name.replace("-", " ")},
        "fullDescription": {"text": card.why},
        "help": {"text": f"{card.why} Asked for by {asks}."},
        "defaultConfiguration": {"level": _LEVELS[severity]},
    }


def _results(item: Linted, numbers: dict[str, int]) -> list[dict[str, object]]:
    found = item.findings
    rows: list[tuple[Finding, str, Suppression | None]] = [
        *((finding, "new", None) for finding in found.open),
        *((finding, "unchanged", None) for finding in found.known),
        *((finding, "new", why) for finding, why in found.suppressed),
    ]
    rows.sort(key=lambda row: (row[0].spans[:1] or (Span(0, 1),), row[0].rule))
    return [_result(item.article, numbers, *row) for row in rows]


def _result(
    article: Article, numbers: dict[str, int], finding: Finding, state: str, why: Suppression | None
) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(article, finding)}],
        "partialFingerprints": {"srcgraph/1": finding.fingerprint},
        "baselineState": state,
    }
    if why is not None:
        justification = f"{why.reason} ({why.name})"
        result["suppressions"] = [{"kind": "external", "justification": justification}]
    return result


def _location(article: Article, finding: Finding) -> dict[str, object]:
    """The file, and lines and columns where the article's text is the file's own."""
    location: dict[str, object] = {"artifactLocation": {"uri": _uri(article.path)}}
    span = place(finding)
    if span is not None and in_file(article):
        at = region(article, span)
        location["region"] = {
            "startLine": at.line,
            "startColumn": at.column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
            "snippet": {"text": span.of(article.text)},
        }
    return location


def _uri(path: str) -> str:
    plain = PurePath(path)
    return Path(path).as_uri() if plain.is_absolute() else quote(plain.as_posix())

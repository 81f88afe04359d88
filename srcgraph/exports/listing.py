"""Findings as lines for a terminal, as Markdown, and as JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from srcgraph.exports.places import Linted, in_file, place, region
from srcgraph.model import Article, Finding, Severity
from srcgraph.policy import Policy
from srcgraph.rulebook import card
from srcgraph.wire import finding_json


def text(linted: Sequence[Linted]) -> str:
    """One line a finding: where, how severe, which rule, what; then what was left out, and sums."""
    return "".join(f"{line}\n" for item in linted for line in _text(item)) + f"{sums(linted)}\n"


def _text(item: Linted) -> Iterator[str]:
    for finding in item.findings.open:
        where = f"{item.article.path}{_where(item.article, finding)}"
        mark = " (candidate)" if finding.candidate else ""
        yield (
            f"{where}: {finding.severity} {finding.rule}{mark} {finding.message} "
            f"({_name(finding)}, {finding.fingerprint})"
        )


def _where(article: Article, finding: Finding) -> str:
    span = place(finding)
    if span is None or not in_file(article):
        return ""
    at = region(article, span)
    return f":{at.line}:{at.column}"


def _name(finding: Finding) -> str:
    found = card(finding.rule)
    return found.name if found else finding.rule


def sums(linted: Sequence[Linted]) -> str:
    """How many findings of each severity there are, and how many were left out."""
    counts = Counter(f.severity for item in linted for f in item.findings.open)
    parts = [_count(counts[severity], severity.value) for severity in Severity]
    suppressed = sum(len(item.findings.suppressed) for item in linted)
    known = sum(len(item.findings.known) for item in linted)
    parts += [f"{suppressed} suppressed"] if suppressed else []
    parts += [f"{known} in the baseline"] if known else []
    return f"{_count(len(linted), 'article')}: {', '.join(parts)}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 or noun == "info" else f"{number} {noun}s"


_MARKS = re.compile(r"([\\`*_\[\]<>|~$&#])")


def markdown(linted: Sequence[Linted], policy: Policy) -> str:
    """One table an article, for a comment on a change or a note to the desk."""
    parts = [f"# Findings under {_escape(policy.title)}", sums(linted)]
    for item in linted:
        parts.append(f"## {_escape(item.article.title or item.article.path)}")
        rows = [
            f"| {finding.severity} | {finding.rule} {_name(finding)} "
            f"| {_escape(finding.message)} | {_line(item.article, finding)} |"
            for finding in item.findings.open
        ]
        head = "| severity | rule | finding | line |\n| --- | --- | --- | ---: |\n"
        parts.append(head + "\n".join(rows) if rows else "Nothing found.")
    return "\n\n".join(parts) + "\n"


def _line(article: Article, finding: Finding) -> str:
    return _where(article, finding).split(":")[1] if _where(article, finding) else ""


def _escape(words: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(words.split()))


def as_json(linted: Sequence[Linted], policy: Policy) -> str:
    """The findings as in `srcgraph/1`, article by article."""
    document = {
        "schema": "srcgraph-findings/1",
        "policy": policy.name,
        "articles": [
            {
                "path": item.article.path,
                "sha256": item.article.sha256,
                "findings": [finding_json(finding) for finding in item.findings.open],
                "suppressed": [
                    {**finding_json(finding), "reason": why.reason, "name": why.name}
                    for finding, why in item.findings.suppressed
                ],
                "known": [finding.fingerprint for finding in item.findings.known],
            }
            for item in linted
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

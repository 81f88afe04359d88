"""Findings as GitHub workflow commands, which stand beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from srcgraph.exports.places import Linted, in_file, place, region
from srcgraph.model import Article, Finding, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github(linted: Sequence[Linted]) -> str:
    """Write one command a finding; what an article says cannot end a command or begin one."""
    return "".join(f"{line}\n" for item in linted for line in _lines(item))


def _lines(item: Linted) -> Iterator[str]:
    for finding in item.findings.open:
        where = ",".join(f"{key}={_property(str(v))}" for key, v in _where(item.article, finding))
        yield f"::{_LEVELS[finding.severity]} {where}::{_message(finding.message)}"


def _where(article: Article, finding: Finding) -> Iterator[tuple[str, object]]:
    yield "file", article.path
    span = place(finding)
    if span is not None and in_file(article):
        at = region(article, span)
        yield "line", at.line
        yield "endLine", at.end_line
        if at.line == at.end_line:  # columns of a passage over several lines are refused
            yield "col", at.column
            yield "endColumn", at.end_column
    yield "title", finding.rule


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")

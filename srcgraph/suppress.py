"""Findings that a newsroom has decided about: suppressed by name and reason, or known before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from srcgraph.errors import PolicyError
from srcgraph.model import Finding
from srcgraph.vocabulary import parse

BASELINE = "srcgraph-baseline/1"
ENDING = ".srcgraph.toml"
_KEYS = ("finding", "rule", "reason", "name", "until")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One finding that somebody answers for: its fingerprint, why it may stand, and who says so.

    After the day `until`, the finding is shown again.
    """

    finding: str
    reason: str
    name: str
    rule: str | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Sorted:
    """The findings of one article: those to look at, those suppressed, and those known before.

    `notes` tells of suppressions that have ended or fit no finding any more.
    """

    open: tuple[Finding, ...]
    suppressed: tuple[tuple[Finding, Suppression], ...] = ()
    known: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()


def sort(
    findings: Iterable[Finding],
    suppressions: Sequence[Suppression],
    baseline: frozenset[str],
    today: date,
) -> Sorted:
    """Keep apart what is suppressed, what the baseline holds, and what is left to look at."""
    ended = {item.finding for item in suppressions if item.until and item.until < today}
    valid = {item.finding: item for item in suppressions if item.finding not in ended}
    found = list(findings)
    names = {finding.fingerprint for finding in found}
    notes = [
        f"The suppression of {item.finding} by {item.name} has ended ({item.until}). "
        "Mend the passage, or give a later day."
        for item in suppressions
        if item.finding in ended & names
    ]
    notes += [
        f"The suppression of {item.finding} by {item.name} fits no finding. Take it out."
        for item in suppressions
        if item.finding not in names
    ]
    rest = [finding for finding in found if finding.fingerprint not in valid]
    return Sorted(
        open=tuple(finding for finding in rest if finding.fingerprint not in baseline),
        suppressed=tuple((f, valid[f.fingerprint]) for f in found if f.fingerprint in valid),
        known=tuple(finding for finding in rest if finding.fingerprint in baseline),
        notes=tuple(notes),
    )


def beside(article: Path) -> Path:
    """Where the suppressions of an article stand: "story.txt" has "story.txt.srcgraph.toml"."""
    return article.with_name(f"{article.name}{ENDING}")


def read_suppressions(path: Path) -> tuple[Suppression, ...]:
    """Read the suppressions of a file; a file that is not there holds none.

    Raises PolicyError, with what is wrong and how to mend it.
    """
    if not path.exists():
        return ()
    try:
        value = parse(_text(path))
    except ValueError as error:
        raise PolicyError(f"{path}: this is not TOML ({error}). Mend that line.") from error
    items = value.get("suppress")
    if set(value) != {"suppress"} or not isinstance(items, list):
        raise PolicyError(
            f"{path}: suppressions stand one by one below [[suppress]], nothing else."
        )
    return tuple(_suppression(path, number, item) for number, item in enumerate(items, start=1))


def _suppression(path: Path, number: int, item: Mapping[str, Any]) -> Suppression:
    where = f"{path}, suppression {number}"
    unknown = [key for key in item if key not in _KEYS]
    if unknown:
        raise PolicyError(f"{where}: “{unknown[0]}” is no key. Keys: {', '.join(_KEYS)}.")
    for key in ("finding", "reason", "name"):
        if not isinstance(item.get(key), str) or not item[key].strip():
            raise PolicyError(f"{where}: “{key}” is missing: what, why, and who says so.")
    until = item.get("until")
    if until is not None and type(until) is not date:
        raise PolicyError(f"{where}: “until” is a day, without quotation marks: 2026-12-31.")
    return Suppression(item["finding"], item["reason"], item["name"], item.get("rule"), until)


def read_baseline(path: Path) -> frozenset[str]:
    """The fingerprints of the findings that a baseline file holds.

    Raises PolicyError for a file that is none.
    """
    try:
        value = json.loads(_text(path))
        if value["schema"] != BASELINE:
            raise ValueError("another schema")
        return frozenset(str(item["finding"]) for item in value["findings"])
    except (ValueError, KeyError, TypeError) as error:
        raise PolicyError(
            f"{path}: this is no baseline ({error}). Make one with --write-baseline."
        ) from error


def baseline(findings: Iterable[tuple[str, Finding]]) -> str:
    """A baseline file of findings, each with the path of its article; no words of the article."""
    items = sorted(
        {finding.fingerprint: (finding.rule, path) for path, finding in findings}.items()
    )
    rows = ",\n".join(
        json.dumps({"finding": name, "rule": rule, "article": path}, ensure_ascii=False)
        for name, (rule, path) in items
    )
    return f'{{"schema": "{BASELINE}",\n"findings": [\n{rows}\n]}}\n'


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError(f"{path}: this cannot be read ({error.__class__.__name__}).") from error

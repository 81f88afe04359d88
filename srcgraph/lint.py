"""Rule cards and predicates -> findings, under one policy."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from srcgraph.linting import chain, contents, counting, fairness, identity, secondhand, wording
from srcgraph.linting.case import Case, Hit
from srcgraph.model import Analysis, Finding, Severity, Span
from srcgraph.names import Names
from srcgraph.policy import Policy, asked_by
from srcgraph.rulebook import Card, cards
from srcgraph.segment import Parsed

Predicate = Callable[[Case], Iterable[Hit]]

_ROOMS = (identity, contents, counting, wording, chain, secondhand, fairness)


def predicate(card: Card) -> Predicate:
    """The function that looks for what a card describes: the one of the card's name."""
    name = card.name.replace("-", "_")
    found: Predicate = next(getattr(room, name) for room in _ROOMS if hasattr(room, name))
    return found


def lint(parsed: Parsed, names: Names, analysis: Analysis, policy: Policy) -> tuple[Finding, ...]:
    """Remark on an article under a policy, in the order of the text.

    A rule that the policy leaves out is not looked for.
    """
    case = Case(parsed, names, analysis)
    found = [
        _finding(case, card, severity, hit)
        for card in cards()
        if (severity := policy.severity(card)) is not None
        for hit in predicate(card)(case)
    ]
    found.sort(key=lambda finding: (finding.spans[:1] or (Span(0, 1),), finding.rule))
    return tuple(_numbered(found))


def _finding(case: Case, card: Card, severity: Severity, hit: Hit) -> Finding:
    return Finding(
        rule=card.id,
        severity=severity,
        spans=hit.spans,
        message=_message(case, card, hit),
        fingerprint=_fingerprint(case, card, hit),
        evidence=hit.evidence(f"lint.{card.name}"),
        policies=asked_by(card.id),
        source_id=hit.source_id,
        claim_id=hit.claim_id,
        attributions=hit.attributions,
        candidate=card.candidate,
    )


_LONGEST = 90


def _message(case: Case, card: Card, hit: Hit) -> str:
    wordings: Mapping[str, str] = dict(card.messages)
    template = wordings.get(hit.message, card.message)
    shown = " … ".join(span.of(case.text) for span in hit.spans)
    # The article's words may hold braces: they are put in, never read as a template.
    parts = {"{words}": _short(shown), "{about}": _short(hit.about)}
    return re.sub(r"\{words\}|\{about\}", lambda match: parts[match[0]], template)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _fingerprint(case: Case, card: Card, hit: Hit) -> str:
    """A name made of the rule, the words and the sentence around them, and of no offset."""
    words = " ".join(span.of(case.text) for span in hit.spans) or hit.about
    around = case.sentence(hit.spans[0].start).span.of(case.text) if hit.spans else ""
    plain = "\n".join((card.id, _plain(words), _plain(around)))
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with the same name made different: the second of them ends in "-2"."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        if number > 1:
            finding = replace(finding, fingerprint=f"{finding.fingerprint}-{number}")
        yield finding

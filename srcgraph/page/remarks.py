"""What the page says about each finding: message, words, whom it is about, why, and who asks."""

from __future__ import annotations

from dataclasses import dataclass

from srcgraph.model import Analysis, Finding, Severity
from srcgraph.page.cards import Badge, Cards, ClaimCard, Place, Reason, SourceCard
from srcgraph.page.words import short
from srcgraph.rulebook import cards as rule_cards

SEVERITY_WORDS = {
    Severity.ERROR: "Error",
    Severity.WARNING: "Warning",
    Severity.INFO: "Note",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding as an editor reads it; `about` are ids of the sources and claims it concerns."""

    id: str
    severity: str
    word: str
    message: str
    name: str
    rule: str
    why: str
    policies: str
    places: tuple[Place, ...]
    source: Badge | None
    claim: ClaimCard | None
    about: tuple[str, ...]
    reasons: tuple[Reason, ...]


def remarks(
    analysis: Analysis,
    cards: Cards,
    claims: tuple[ClaimCard, ...],
    sources: tuple[SourceCard, ...],
) -> tuple[Remark, ...]:
    """The findings of an analysis, the most pressing first, then in the order of the text."""
    order = list(Severity)
    found = sorted(
        analysis.findings,
        key=lambda item: (item.candidate, order.index(item.severity), item.spans[:1]),
    )
    claim_cards = {card.id: card for card in claims}
    badges = {card.id: card.badge for card in sources}
    return tuple(
        _remark(number, item, cards, badges.get(item.source_id or ""), claim_cards)
        for number, item in enumerate(found, start=1)
    )


def _remark(
    number: int,
    item: Finding,
    cards: Cards,
    source: Badge | None,
    claims: dict[str, ClaimCard],
) -> Remark:
    card = next((card for card in rule_cards() if card.id == item.rule), None)
    claim = claims.get(item.claim_id or "")
    return Remark(
        id=f"fi-{number}",
        severity="look" if item.candidate else str(item.severity),
        word="Look here" if item.candidate else SEVERITY_WORDS[item.severity],
        message=short(item.message, 300),
        name=card.name.replace("-", " ") if card else "",
        rule=item.rule,
        why=" ".join(card.why.split()) if card else "",
        policies=", ".join(item.policies),
        places=tuple(map(cards.place, item.spans)),
        source=source,
        claim=claim,
        about=tuple(end.id for end in (source, claim) if end),
        reasons=cards.reasons(item.evidence),
    )

"""Attributions -> claims: which attributions assert the same thing, and what stands behind it.

So far only the same words make one claim; paraphrases stay apart.
"""

from __future__ import annotations

import re
from dataclasses import replace

from srcgraph.model import (
    Attribution,
    Claim,
    Evidence,
    Level,
    Link,
    Origins,
    Relation,
    Source,
    hull,
)

# The best level first: a claim is as good as the best source behind it.
_ORDER = (Level.NAMED, Level.RECORD, Level.UNNAMED, Level.NONE)


def corroborate(
    text: str, attributions: tuple[Attribution, ...], sources: tuple[Source, ...]
) -> tuple[tuple[Attribution, ...], tuple[Claim, ...], tuple[Link, ...]]:
    """Gather attributions of the same words into claims, in the order of the text.

    Returns the attributions with `claim_id` set, the claims, and a link for every repetition.
    """
    groups: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        groups.setdefault(_normal(attribution, text), []).append(attribution)
    levels = {source.id: source.level for source in sources}
    claims = tuple(
        _claim(f"cl-{number}", group, levels) for number, group in enumerate(groups.values(), 1)
    )
    owner = {item: claim.id for claim in claims for item in claim.attributions}
    links = tuple(link for group in groups.values() for link in _repeats(group))
    return tuple(replace(a, claim_id=owner[a.id]) for a in attributions), claims, links


def _normal(attribution: Attribution, text: str) -> str:
    """The content's words in lower case, without marks."""
    words = " ".join(span.of(text) for span in attribution.content)
    return " ".join(re.findall(r"\w+", words.lower()))


def _claim(identifier: str, group: list[Attribution], levels: dict[str, Level]) -> Claim:
    labels = {attribution.source_id for attribution in group}
    found = [levels[label] for label in labels if label is not None]
    return Claim(
        id=identifier,
        attributions=tuple(attribution.id for attribution in group),
        origins=Origins(1, len(labels)),
        status=min(found, key=_ORDER.index, default=Level.NONE),
        evidence=tuple(
            Evidence(
                "corroborate.same-words" if number else "corroborate.told",
                hull(attribution.content),
                "the same words" if number else "told here first",
            )
            for number, attribution in enumerate(group)
        ),
    )


def _repeats(group: list[Attribution]) -> list[Link]:
    """The same words from the same source again."""
    first = group[0]
    return [
        Link(
            first.id,
            again.id,
            Relation.REPEATS if again.source_id == first.source_id else Relation.SUPPORTS,
            (Evidence("corroborate.same-words", hull(again.content), "the same words"),),
        )
        for again in group[1:]
    ]

"""How the sources of a claim know what they say, as far as the article tells it: only proposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from srcgraph.corroboration.wording import stem
from srcgraph.model import FAMILIAR, Attribution, Evidence, Kind, Knowledge, Source, Support, Told
from srcgraph.vocabulary import words


def knowledge(
    text: str, sources: Sequence[Source], said: Sequence[Attribution], support: Support
) -> tuple[Knowledge, tuple[Evidence, ...]]:
    """Propose the information axis of the British 3x5x2 scale for one claim, with the words.

    A: a source is told to have been there. C: it was told or shown by others, B: the same where
    two independent origins bear the claim out. D: the article does not say, or only that somebody
    knows ("familiar with the matter"): then these words are shown. E is an editor's.
    """
    found = list(_told(text, sources, said))
    direct = [evidence for first_hand, evidence in found if first_hand]
    if direct:
        return Knowledge.DIRECT, tuple(direct)
    if not found:
        return Knowledge.NOT_TOLD, tuple(_vaguely(sources))
    proposed = Knowledge.CORROBORATED if support is Support.CONFIRMED else Knowledge.INDIRECT
    return proposed, tuple(evidence for _, evidence in found)


def _told(
    text: str, sources: Sequence[Source], said: Sequence[Attribution]
) -> Iterator[tuple[bool, Evidence]]:
    """What is told about how somebody knows, and whether it is at first hand."""
    for source in sources:
        if source.access is not None and not any(_vaguely([source])):
            first_hand = _first_hand(text, source.access)
            note = "at first hand" if first_hand else "from others"
            yield first_hand, Evidence("knowledge.access", source.access.span, f"knows it {note}")
        elif source.kind is Kind.MEDIA:
            place = source.mentions[0] if source.mentions else None
            yield False, Evidence("knowledge.outlet", place, "an outlet knows it from others")
    for item in said:
        for span in item.chain:
            yield False, Evidence("knowledge.handed-on", span, "handed on from these")


def _vaguely(sources: Sequence[Source]) -> Iterator[Evidence]:
    """The words that tell only that somebody knows."""
    for source in sources:
        for evidence in source.evidence:
            if evidence.rule == FAMILIAR:
                yield Evidence("knowledge.familiar", evidence.span, evidence.note)


def _first_hand(text: str, access: Told) -> bool:
    found = {stem(word.lower()) for word in re.findall(r"\w+", access.span.of(text))}
    return bool(found & {stem(word) for word in words("claims", "access", "direct")})

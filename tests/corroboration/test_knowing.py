"""knowing: how the sources of a claim know, as far as the article tells."""

from __future__ import annotations

from dataclasses import replace

from srcgraph.corroboration.knowing import knowledge
from srcgraph.model import (
    FAMILIAR,
    Evidence,
    Identification,
    Kind,
    Knowledge,
    Source,
    Span,
    Support,
    Told,
)
from tests.claiming import said, source

TEXT = (
    "A clerk who attended the meeting, a man briefed on it, an aide with direct knowledge of it "
    "and one familiar with it said the pier was sold."
)
SAID = said(TEXT, "the pier was sold", cue="said")
ONE, CONFIRMED = Support.SINGLE_UNNAMED, Support.CONFIRMED


def knowing(words: str) -> Source:
    at = TEXT.index(words)
    return source("so-1", "A clerk", access=Told(Span(at, at + len(words)), "test"))


THERE, BRIEFED = knowing("attended the meeting"), knowing("briefed on it")
VAGUE = replace(
    source("so-4", "one familiar with it"),
    evidence=(Evidence(FAMILIAR, Span(TEXT.index("familiar"), len(TEXT) - 24), "not how"),),
)


def test_nothing_told_is_not_told() -> None:
    assert knowledge(TEXT, [source("so-2", "Ana Ruiz")], [SAID], ONE) == (Knowledge.NOT_TOLD, ())


def test_who_was_there_knows_at_first_hand_and_the_words_are_shown() -> None:
    found, why = knowledge(TEXT, [BRIEFED, THERE], [SAID], ONE)
    assert found is Knowledge.DIRECT
    assert [item.span and item.span.of(TEXT) for item in why] == ["attended the meeting"]


def test_who_was_told_knows_indirectly() -> None:
    found, why = knowledge(TEXT, [BRIEFED], [SAID], ONE)
    assert found is Knowledge.INDIRECT
    assert why[0].span == (BRIEFED.access.span if BRIEFED.access else None)


def test_indirect_knowledge_that_is_borne_out_is_corroborated() -> None:
    assert knowledge(TEXT, [BRIEFED], [SAID], CONFIRMED)[0] is Knowledge.CORROBORATED


def test_support_alone_tells_nothing_about_how_somebody_knows() -> None:
    assert knowledge(TEXT, [source("so-2", "Ana Ruiz")], [SAID], CONFIRMED)[0] is Knowledge.NOT_TOLD


def test_direct_knowledge_is_at_first_hand() -> None:
    direct = knowing("with direct knowledge of it")
    assert knowledge(TEXT, [direct], [SAID], ONE)[0] is Knowledge.DIRECT


def test_who_only_knows_is_not_told_to_know_from_others_and_the_words_are_shown() -> None:
    found, why = knowledge(TEXT, [VAGUE], [SAID], ONE)
    assert found is Knowledge.NOT_TOLD
    assert [item.rule for item in why] == ["knowledge.familiar"]
    found, why = knowledge(TEXT, [VAGUE, BRIEFED], [SAID], ONE)
    assert (found, [item.rule for item in why]) == (Knowledge.INDIRECT, ["knowledge.access"])


def test_an_outlet_knows_from_others() -> None:
    outlet = source("so-3", "the Post", Identification.ORGANIZATION, kind=Kind.MEDIA)
    assert knowledge(TEXT, [outlet], [SAID], ONE)[0] is Knowledge.INDIRECT


def test_what_is_handed_on_is_known_indirectly() -> None:
    handed_on = replace(SAID, chain=(Span(0, 7),))
    found, why = knowledge(TEXT, [], [handed_on], ONE)
    assert (found, why[0].span) == (Knowledge.INDIRECT, Span(0, 7))

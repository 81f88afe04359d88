"""whole: which contents assert something by themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srcgraph.corroboration.whole import NOTHING, nothing, parts
from srcgraph.model import Stance, Style
from srcgraph.segment import segment
from tests.claiming import said
from tests.reading import analysis, article


@pytest.mark.parametrize(
    ("text", "cue", "content", "whole"),
    [
        ("Ruiz said the pier was sold.", "said", "the pier was sold", True),
        ("Ruiz said that the pier was sold.", "said", "that the pier was sold", True),
        ("Ruiz criticized the council for selling the pier.", "criticized", "for selling", True),
        ("Ruiz spoke of allegations of fraud.", "allegations of", "fraud", True),
        ("Ruiz noted the rule.", "noted", "the rule", False),
        ("Ruiz cited the pier that was sold.", "cited", "the pier that was sold", False),
        ("Ruiz asked why the pier was sold.", "asked", "why the pier was sold", False),
        ("Ruiz could not say whether it was sold.", "say", "whether it was sold", False),
        ("Ruiz put it so.", "put", "it", False),
    ],
)
def test_a_whole_assertion_has_a_verb_of_its_own(
    text: str, cue: str, content: str, whole: bool
) -> None:
    item = said(text, content, source="Ruiz", cue=cue)
    assert (item.id not in parts(segment(article(text)), [item])) is whole


def test_a_quotation_is_whole() -> None:
    text = "“The rule,” Ruiz said."
    item = said(text, "“The rule,”", source="Ruiz", cue="said", style=Style.DIRECT)
    assert parts(segment(article(text)), [item]) == {}


@pytest.mark.parametrize(
    ("text", "cue", "nobodys"),
    [
        ("The council was accused of selling the pier.", "was accused of", True),
        ("It seems that they were selling the pier.", "seems", True),
        ("He left in May and pledged to keep selling the pier.", "pledged", False),
    ],
)
def test_a_verb_that_somebody_does_is_no_claim_of_nobody(
    text: str, cue: str, nobodys: bool
) -> None:
    item = said(text, "selling the pier", cue=cue)
    assert (item.id not in parts(segment(article(text)), [item])) is nobodys


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance"),
    [
        # a name, a noun, a pronoun, a title
        ("Ruiz praised Karl Lund.", "praised", "Karl Lund", Stance.ASSERTS),
        ("Ruiz loved the letter.", "loved", "the letter", Stance.ASSERTS),
        ("Ruiz defended the old plan.", "defended", "the old plan", Stance.ASSERTS),
        ("Ruiz supports Lund and Berg.", "supports", "Lund and Berg", Stance.ASSERTS),
        ("Ruiz is known for it.", "is known for", "it", Stance.ASSERTS),
        ("Ruiz wrote The Tides of Orla.", "wrote", "The Tides of Orla", Stance.ASSERTS),
        # a question within a sentence
        ("Ruiz explained how.", "explained", "how", Stance.ASSERTS),
        ("Ruiz wondered whether Lund lied.", "wondered", "whether Lund lied", Stance.DOUBTS),
        ("Ruiz explained why the pier fell.", "explained", "why the pier fell", Stance.ASSERTS),
        # what points at something told elsewhere
        ("Ruiz denied the claim.", "denied", "the claim", Stance.DENIES),
        ("Ruiz denied it.", "denied", "it", Stance.DENIES),
        ("Ruiz wants Karl Lund.", "wants", "Karl Lund", Stance.WANTS),
    ],
)
def test_what_asserts_nothing_by_itself(text: str, cue: str, content: str, stance: Stance) -> None:
    item = said(text, content, source="Ruiz", cue=cue, stance=stance)
    assert item.id in nothing(segment(article(text)), [item])


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance"),
    [
        ("Ruiz said the pier fell.", "said", "the pier fell", Stance.ASSERTS),
        ("Ruiz announced the arrest of Lund.", "announced", "the arrest of Lund", Stance.ASSERTS),
        ("Ruiz called Lund a liar.", "called", "Lund a liar", Stance.ASSERTS),
        ("Ruiz cited widespread fraud.", "cited", "widespread fraud", Stance.ASSERTS),
        ("Ruiz alleged fraud.", "alleged", "fraud", Stance.ASSERTS),
        ("Ruiz denied wrongdoing.", "denied", "wrongdoing", Stance.DENIES),
        ("Ruiz predicted rain.", "predicted", "rain", Stance.PREDICTS),
        ("Ruiz wants a recount.", "wants", "a recount", Stance.WANTS),
        ("Ruiz did not urge caution.", "did not urge", "caution", Stance.ASSERTS),
        ("Ruiz said so.", "said", "so", Stance.ASSERTS),
        ("Ruiz said what fell was a pier.", "said", "what fell was a pier", Stance.ASSERTS),
        ("Ruiz said when it fell, Lund left.", "said", "when it fell, Lund left", Stance.ASSERTS),
    ],
)
def test_what_asserts_something(text: str, cue: str, content: str, stance: Stance) -> None:
    item = said(text, content, source="Ruiz", cue=cue, stance=stance)
    assert nothing(segment(article(text)), [item]) == {}


def test_a_question_that_is_answered_behind_the_cue_asserts_something() -> None:
    text = "What Lund wants in return is understood to be money."
    item = said(text, "What Lund wants in return", cue="is understood")
    rest = said(text, "to be money", cue="is understood")
    both = replace(item, content=(*item.content, *rest.content))
    assert nothing(segment(article(text)), [both]) == {}


def test_what_a_relative_clause_tells_is_no_question() -> None:
    text = "The bank, which officials have said was sold in May, is closed."
    item = said(text, "which", source="officials", cue="have said")
    rest = said(text, "was sold in May")
    both = replace(item, content=(*item.content, *rest.content))
    assert nothing(segment(article(text)), [both]) == {}


def test_a_quotation_of_a_word_is_no_bare_noun() -> None:
    text = "“Fraud,” Ruiz said."
    item = said(text, "“Fraud,”", source="Ruiz", cue="said", style=Style.DIRECT)
    assert nothing(segment(article(text)), [item]) == {}


def test_an_attribution_without_a_claim_says_why() -> None:
    text = "Ana Ruiz said the pier is safe. Ana Ruiz praised Karl Lund."
    one, two = analysis(text).attributions
    assert (one.claim_id, two.claim_id) == ("cl-1", None)
    assert [why.rule for why in two.evidence][-1] == NOTHING

"""whole: which contents assert something by themselves."""

from __future__ import annotations

import pytest

from srcgraph.corroboration.whole import parts
from srcgraph.model import Style
from srcgraph.segment import segment
from tests.claiming import said
from tests.reading import article


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

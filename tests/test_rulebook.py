"""Rule cards: read whole, or refused by their file's name."""

import pytest

from srcgraph import rulebook
from srcgraph.errors import RuleError
from srcgraph.model import Span

CARD = """
id = "SG999"
name = "nothing-at-all"
severity = "info"
detect = "high"
message = "“{words}”"
why = "So that there is one."
flagged = ["A [word] here."]
passing = [{ text = "None.", byline = "Ada" }]
[[authority]]
who = "Nobody"
address = "example.org"
confidence = "own page"
"""


def test_a_card_is_read() -> None:
    card = rulebook.read_card("SG999.toml", CARD)
    assert card.flagged[0].text == "A word here."
    assert card.flagged[0].spans == (Span(2, 6),)
    assert card.passing[0].byline == "Ada"


def test_a_headline_is_the_first_line_of_its_example() -> None:
    example = rulebook.example({"title": "Out: [sources]", "text": "He [goes]."})
    assert example.text == "Out: sources\nHe goes."
    assert example.title == "Out: sources"
    assert [span.of(example.text) for span in example.spans] == ["sources", "goes"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"info"', '"grave"', "grave"),
        ('why = "So that there is one."', "", "why"),
        ('"own page"', '"sure"', "sure"),
        ('id = "SG999"', 'id = "SG998"', "SG998"),
        ("[[authority]]", "[[", "line"),
    ],
)
def test_a_broken_card_is_refused_by_name(old: str, new: str, what: str) -> None:
    with pytest.raises(RuleError, match=f"SG999.toml: this rule card cannot be used.*{what}"):
        rulebook.read_card("SG999.toml", CARD.replace(old, new))


@pytest.mark.parametrize("name", ["SG101", "sg101", "anonymous-no-reason", " SG101 "])
def test_a_card_is_found_by_id_and_name(name: str) -> None:
    card = rulebook.card(name)
    assert card is not None
    assert card.id == "SG101"


def test_no_other_card_is_found() -> None:
    assert rulebook.card("SG1") is None

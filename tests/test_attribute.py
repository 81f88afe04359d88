"""attribute: source, cue and content of every way to attribute."""

from __future__ import annotations

import pytest

from srcgraph import attribute as attribute_module
from srcgraph.model import Stance, Style
from srcgraph.tagging.decode import Tagged
from tests.reading import attributions, triple


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bridge will close on Monday, the mayor said.",
            ("the mayor", "said", ["The bridge will close on Monday"]),
        ),
        (
            "The mayor said that the bridge will close.",
            ("The mayor", "said", ["that the bridge will close"]),
        ),
        (
            "“We will close the bridge,” said Ana Ruiz, the mayor.",
            ("Ana Ruiz, the mayor", "said", ["“We will close the bridge,”"]),
        ),
        (
            '"We will close it," Ruiz said. "There is no choice."',
            ("Ruiz", "said", ['"We will close it,"', '"There is no choice."']),
        ),
        (
            "The bridge is safe, according to a report by the city.",
            ("a report by the city", "according to", ["The bridge is safe"]),
        ),
        (
            "According to the city, the bridge is safe.",
            ("the city", "According to", ["the bridge is safe"]),
        ),
        (
            "The company declined to comment.",
            ("The company", "declined", ["to comment"]),
        ),
        (
            "The minister denied the allegations.",
            ("The minister", "denied", ["the allegations"]),
        ),
        (
            "It is believed that the suspect fled abroad.",
            ("", "is believed", ["that the suspect fled abroad"]),
        ),
        (
            "The suspect is believed to have fled.",
            ("", "is believed", ["The suspect", "to have fled"]),
        ),
        (
            "The ambassador complained about the delay.",
            ("The ambassador", "complained about", ["the delay"]),
        ),
        (
            "HOST: When did you know it would fail?",
            ("HOST", ":", ["When did you know it would fail?"]),
        ),
        (
            "She wants to sell the house.",
            ("She", "wants", ["to sell the house"]),
        ),
    ],
)
def test_reads_one_attribution(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert [triple(item, text) for item in attributions(text)] == [expected]


def test_a_quotation_runs_over_paragraphs_until_its_mark_is_closed() -> None:
    text = "“The first part,” Lund said. “It goes on\n“and on until here.”\nThe hall was full."
    (found,) = attributions(text)
    assert triple(found, text)[2] == ["“The first part,”", "“It goes on", "“and on until here.”"]


def test_only_the_outermost_of_nested_attributions_is_kept() -> None:
    text = "The lawyer said that the minister believed the report was false."
    assert [triple(item, text)[0] for item in attributions(text)] == ["The lawyer"]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("“We lost,” Lund said.", Style.DIRECT),
        ("Lund said the team “lost badly” in May.", Style.MIXED),
        ("Lund said the team lost.", Style.INDIRECT),
    ],
)
def test_style_is_how_much_stands_in_quotation_marks(text: str, style: Style) -> None:
    assert [item.style for item in attributions(text)] == [style]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Lund said the team lost.", Stance.ASSERTS),
        ("Lund denied that the team lost.", Stance.DENIES),
        ("Lund confirmed that the team lost.", Stance.CONFIRMS),
        ("Lund did not confirm that the team lost.", Stance.DECLINES),
        ("Lund did not deny that the team lost.", Stance.ASSERTS),
        ("Lund predicted that the team would lose.", Stance.PREDICTS),
        ("Lund declined to comment.", Stance.DECLINES),
        ("Lund wants the team to win.", Stance.WANTS),
        ("Lund wondered whether the team would win.", Stance.DOUBTS),
        ("Lund called for a new election.", Stance.WANTS),
        ("Lund called the election a good story.", Stance.ASSERTS),
    ],
)
def test_stance_comes_from_cue_and_negation(text: str, stance: Stance) -> None:
    assert [item.stance for item in attributions(text)] == [stance]


@pytest.mark.parametrize(
    ("cue", "kept"),
    [
        ("also known as", False),
        ("so-called", False),
        ("sometimes called", False),
        ("was known for", True),
        ("is accused of", True),
    ],
)
def test_a_name_that_a_thing_goes_by_is_attributed_to_nobody(
    cue: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"The reform of Orla, {cue} Orlaya, went on."
    start = text.index(cue)
    end = start + len(cue)
    tagged = Tagged((), ((start, end),), ((end + 1, end + 7),), 0.9, unsure=False)
    monkeypatch.setattr(attribute_module, "tag", lambda *_: [tagged])
    assert bool(attributions(text)) is kept


def test_every_attribution_names_the_rule_and_the_cue() -> None:
    text = "The mayor said that the bridge will close."
    (found,) = attributions(text)
    (evidence,) = found.evidence
    assert evidence.rule == "attribute.tagger"
    assert evidence.span is not None
    assert evidence.span.of(text) == "said"


@pytest.mark.parametrize(
    "text",
    [
        "The bridge closed on Monday.",
        "He walked home and ate.",
        "“",
        "\u202e\u0000 ''",
    ],
)
def test_nothing_is_made_up(text: str) -> None:
    assert attributions(text) == ()

"""The summary lists what editors decided, in words, and lets no word of theirs work."""

import pytest
import samples

from srcgraph.anchors import anchor
from srcgraph.judge import judge, place_of
from srcgraph.judged import grade, grade_words, section
from srcgraph.model import Action, Analysis, Judgement
from srcgraph.summary import figures, markdown

SMALL = samples.small()
CLAIM = SMALL.claims[0].id
SAID = SMALL.attributions[1].id


def judged(*decided: tuple[str, str, str | None]) -> Analysis:
    """The small article after judgements: action, target and value of each."""
    judgements = []
    for number, (action, target, value) in enumerate(decided, start=1):
        place = place_of(SMALL, target)
        assert place
        where = anchor(SMALL.article.text, place)
        judgements.append(
            Judgement(
                f"ju-{number}", Action(action), target, value, "M. Editor", "2026-11-24T09:30:00Z",
                "<b>seen</b>", where,
            )
        )  # fmt: skip
    return judge(SMALL, judgements).analysis


def test_without_judgements_there_is_no_section() -> None:
    assert section(SMALL, str) == ""
    assert "Editors' judgements" not in markdown(SMALL, figures(SMALL))


@pytest.mark.parametrize(
    ("action", "target", "value", "words"),
    [
        ("confirm", "so-7", None, "source “A person close to the company” checked"),
        ("reject", "so-8", None, "source “Experts” rejected"),
        (
            "merge",
            "so-7",
            "so-6",
            "source “A person close to the company” is one with “two people familiar with the tend",
        ),
        ("level", "so-8", "unnamed", "source “Experts” is unnamed"),
        ("record", "so-8", "Ada Roe", "source “Experts” is on the record as “Ada Roe”"),
        ("record", "so-8", None, "source “Experts” is on the record: "),
        ("grade", "so-8", "reliability:B", "source “Experts” has reliability B, usually reliable"),
        ("grade", CLAIM, "credibility:1", "has credibility 1, confirmed by independent sources"),
        ("reject", SAID, None, "attribution “"),
    ],
)
def test_every_decision_is_told(action: str, target: str, value: str | None, words: str) -> None:
    text = section(judged((action, target, value)), str)
    assert text.startswith("## Editors' judgements\n\n- 2026-11-24, M. Editor: ")
    assert words in text
    assert text.splitlines()[2].endswith(": <b>seen</b>")


def test_words_of_editors_are_text() -> None:
    text = markdown(judged(("record", "so-8", "*Ada*")), figures(SMALL))
    assert r"as “\*Ada\*”: \<b\>seen\</b\>" in text


def test_a_decision_that_was_changed_says_so() -> None:
    lines = section(judged(("level", "so-8", "named"), ("level", "so-8", "generic")), str)
    first, second = lines.splitlines()[2:4]
    assert first.endswith("(decided otherwise later)")
    assert not second.endswith("(decided otherwise later)")


def test_the_last_grade_counts() -> None:
    after = judged(("grade", "so-8", "reliability:B"), ("grade", "so-8", "reliability:D"))
    found = grade(after, "so-8")
    assert found
    assert found.value == "reliability:D"
    assert grade(after, "so-1") is None


def test_what_is_not_graded_is_said_to_be_so() -> None:
    assert "not graded: F for sources, 6 for claims" in section(
        judged(("grade", "so-8", "reliability:B")), str
    )
    assert "not graded" not in section(judged(("confirm", "so-8", None)), str)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("reliability:F", "reliability F, reliability cannot be judged"),
        ("credibility:6", "credibility 6, truth cannot be judged"),
        ("reliability:Z", "reliability Z, no such grade"),
    ],
)
def test_grades_have_words(value: str, words: str) -> None:
    assert grade_words(value) == words

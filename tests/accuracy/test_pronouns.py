"""What readers said of pronouns is counted by whom the program gives them to."""

from __future__ import annotations

import pytest

from tests.accuracy import pronouns as tool
from tests.reading import analysis

TEXT = "Ana Ruiz said the port was shut. She said it would open on Monday. It rained."


def row(*who: str, pronoun: str = "She") -> tool.Row:
    def place(words: str) -> list[int]:
        return [TEXT.index(words), TEXT.index(words) + len(words)]

    return {
        "article": "test",
        "part": "learn",
        "pronoun": place(pronoun),
        "who": list(map(place, who)),
    }


@pytest.mark.parametrize(
    ("judged", "right"),
    [
        (row("Ruiz"), True),
        (row("Monday", "Ruiz"), True),
        (row("Monday"), False),
        (row(), False),
        (row("Ruiz", pronoun="It rained"), None),
    ],
)
def test_a_pronoun_is_right_where_it_is_given_to_somebody_so_called(
    judged: tool.Row, right: bool | None
) -> None:
    assert tool.is_right(analysis(TEXT), judged) is right


def test_they_are_counted_by_part_and_kind() -> None:
    counts = tool.score([analysis(TEXT)], [row("Ruiz"), row("Monday")])
    assert counts["learn"] == {
        "all": 2,
        "all, right": 1,
        "he or she": 2,
        "he or she, right": 1,
    }


def test_the_labels_hold_places_and_no_words() -> None:
    labels = tool.rows()
    assert {label["part"] for label in labels} == {"learn", "blind"}
    assert all(set(label) == {"article", "part", "pronoun", "who"} for label in labels)
    places = [place for label in labels for place in (label["pronoun"], *label["who"])]
    assert all(isinstance(start, int) and start < end for start, end in places)

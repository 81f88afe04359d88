"""What readers said of denials is counted by where the program finds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from srcgraph.model import Span
from tests.accuracy import denied as tool
from tests.reading import analysis

TEXT = "Ana Ruiz said the port was shut on Monday. It rained. Cy Dahl denied that it was shut."


def row(denial: str, *answers: str) -> tool.Row:
    def place(words: str) -> list[int]:
        return [TEXT.index(words), TEXT.index(words) + len(words)]

    return {"denial": place(denial), "denies": True, "answers": list(map(place, answers))}


def test_a_judged_denial_is_found_by_its_place() -> None:
    found = analysis(TEXT)
    (one,) = tool.judged(found, [row("that it was shut", "the port was shut on Monday")])
    assert one.denial.stance == "denies"
    assert [found.attribution(item).stance for item in one.right] == ["asserts"]
    assert list(tool.judged(found, [row("It rained")])) == []


def test_right_and_wrong_links_are_counted() -> None:
    found = analysis(TEXT)
    (right,) = tool.judged(found, [row("that it was shut", "the port was shut on Monday")])
    (wrong,) = tool.judged(found, [row("that it was shut")])
    counts = tool.score([right, wrong])
    assert (counts["denials"], counts["answer"]) == (2, 1)
    ties = counts["linked"] + counts["offered"]
    assert ties == 2
    assert counts["linked right"] + counts["offered right"] == 1


def test_all_claims_of_others_are_marked() -> None:
    (one,) = tool.judged(analysis(TEXT), [row("that it was shut", "the port was shut on Monday")])
    assert [is_right for _, is_right in tool.marks(one)] == [True]


@pytest.mark.parametrize(("other", "both"), [((0, 10), 1.0), ((5, 15), 0.5), ((10, 20), 0.0)])
def test_how_much_two_places_share(other: tuple[int, int], both: float) -> None:
    assert tool.share(Span(0, 10), Span(*other)) == both


def test_the_labels_hold_places_and_no_words() -> None:
    labels = tool.rows()
    assert len(labels) > 190
    known = {"article", "part", "denial", "denies", "answers"}
    assert all(set(label) == known and Path(label["article"]).name for label in labels)
    places = [place for label in labels for place in (label["denial"], *label["answers"])]
    assert all(isinstance(start, int) and start < end for start, end in places)

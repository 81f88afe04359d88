"""Lines and paragraphs are found where they stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcgraph.model import Span
from srcgraph.read.paragraphs import Paragraph, blocks, paragraphs

WRAPPED = """\
The ferry company will stop its night service in the spring, two
captains said on Monday, because the harbour can no longer be dredged
to the depth that the larger ship needs.

The company said it had “not decided anything”. A notice on its door
gave 1 April as the last day of the service, and the café on the
upper deck has already let its cook go.
"""


def words(text: str) -> list[str]:
    return [item.span.of(text) for item in paragraphs(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2029"])
def test_each_line_is_a_paragraph(end: str) -> None:
    assert words(f"One line.{end}Another line.") == ["One line.", "Another line."]


def test_lines_broken_by_width_are_joined() -> None:
    assert [line[:9] for line in words(WRAPPED)] == ["The ferry", "The compa"]


def test_short_lines_above_a_broken_paragraph_stay_alone() -> None:
    head = "Night ferry to end\nBy Ilse Marrow\n"
    assert words(head + WRAPPED)[:2] == ["Night ferry to end", "By Ilse Marrow"]


def test_blank_edges_are_left_out() -> None:
    assert words("\ufeff  \u00a0 One line. \t\n \t \n") == ["One line."]


def test_broken_lines_read_as_one() -> None:
    assert "two captains said" in paragraphs(WRAPPED)[0].words


@pytest.mark.parametrize(
    ("line", "ended"),
    [
        ("He said no.", True),
        ("“He said no.”", True),
        ("(He said no.)", True),
        ("He asked: “Why?” ", True),
        ("“They see that. “", True),
        ("Harbour sold", False),
        ("Mayor calls it “a disgrace”", False),
        ("The pier (AP Photo)", False),
        ("—", True),
    ],
)
def test_sentence_ends(line: str, ended: bool) -> None:
    assert Paragraph(Span(0, len(line)), line).ended is ended


def test_blocks_are_parted_by_blank_lines() -> None:
    assert [len(block) for block in blocks("a\nb\n\n \nc\n")] == [2, 1]


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t\u2028\ufeff“”é"), max_size=200))
def test_paragraphs_hold_all_words_in_order(text: str) -> None:
    found = paragraphs(text)
    assert all(left.span.end <= right.span.start for left, right in pairwise(found))
    joined = "".join("".join(item.span.of(text).split()) for item in found)
    assert joined == "".join(text.replace("\ufeff", "").split()) or "\ufeff" in text

"""A plain text is never changed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from srcgraph.read.text import read_text

ARTICLE = (
    "\ufeffHarbour to be sold\r\nBy Ana Ruiz\r\n1 March 2026\r\n\r\n"
    "The harbour will be sold, three officials said.\r\nThe mayor did not answer.\r\n"
)


def test_the_text_is_the_files_own() -> None:
    draft = read_text(ARTICLE)
    assert draft.text == ARTICLE
    assert draft.source_map is None
    assert [span.of(ARTICLE) for span in draft.body] == [
        "The harbour will be sold, three officials said.",
        "The mayor did not answer.",
    ]
    assert (draft.title, draft.byline, draft.published) == (
        "Harbour to be sold",
        "Ana Ruiz",
        "2026-03-01",
    )


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    draft = read_text(text)
    assert draft.text == text
    assert all(span.end <= len(text) and span.of(text).strip() for span in draft.body)
    assert all(left.end <= right.start for left, right in pairwise(draft.body))

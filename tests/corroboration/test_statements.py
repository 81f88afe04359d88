"""statements: what is told as a fact with nobody behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srcgraph.corroboration.statements import shares, statements
from srcgraph.segment import segment
from tests.claiming import claim, said
from tests.reading import article

FACT = "The Halvorn bridge opened on 3 May 2021 after long repairs."


def found(text: str) -> list[str]:
    return [item.span.of(text) for item in statements(segment(article(text)), ())]


@pytest.mark.parametrize(
    "text",
    [
        FACT,
        "Germany has sold three ferries to the town.",
        "The pier was sold to Brennick in March.",
    ],
)
def test_a_fact_that_can_be_checked(text: str) -> None:
    assert found(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Was the Halvorn bridge really opened on 3 May 2021?",
        "The Halvorn bridge may open again in May 2021 at last.",
        "“The Halvorn bridge opened on 3 May 2021 after long repairs.”",
        "We crossed the Halvorn bridge on 3 May 2021 after long repairs.",
        "My brother crossed the Halvorn bridge on 3 May 2021.",
        "The bridge opened again after repairs that were very long.",
        "Halvorn fell silent.",
        "Closing the Halvorn bridge again in May 2021 for long repairs.",
    ],
)
def test_no_statement(text: str) -> None:
    assert found(text) == []


def test_what_is_attributed_is_no_bare_statement() -> None:
    text = f"{FACT} The Halvorn mayor said on Monday it was safe."
    made = said(text, "it was safe", source="The Halvorn mayor", cue="said")
    bare = list(statements(segment(article(text)), [made]))
    assert [item.span.of(text) for item in bare] == [FACT]


def test_a_word_in_quotation_marks_hinders_nothing() -> None:
    text = "The “old” Halvorn bridge opened on 3 May 2021 after long repairs."
    assert found(text) == [text]


def test_a_statement_shows_what_can_be_checked_where_it_stands() -> None:
    text = f"It rained.\n{FACT}"
    (item,) = statements(segment(article(text)), ())
    (why,) = item.evidence
    assert why.span is not None
    assert item.span.covers(why.span)
    assert f"“{why.span.of(text)}” can be checked" in why.note
    assert (item.carried_by, item.unsure) == ((), False)


def test_a_headline_is_no_statement() -> None:
    headline = "Bridge of Halvorn opens in May 2021 again."
    assert found(f"{headline}\n{FACT}") == [FACT]
    assert found(FACT) == [FACT]


def test_a_known_headline_is_told_by_its_words() -> None:
    text = f"{FACT}\nThe pier was sold to Brennick in March."
    titled = replace(article(text), title="Halvorn gets its bridge")
    assert [item.span.of(text) for item in statements(segment(titled), ())] == text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz visited the harbour of Halvorn on Monday with her staff.",
        "Hundreds of people marched through Halvorn on Saturday night.",
    ],
)
def test_what_everybody_could_see_needs_no_source(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (
            "The ministry held secret talks with envoys this spring in Halvorn.",
            "that secret talks were held with envoys in spring",
            True,
        ),
        ("Halvorn is a success story of both parties.", "Halvorn a good news story", False),
        ("Halvorn and Brennick signed the treaty.", "Halvorn and Brennick are towns", False),
        (
            "The ministry held secret talks with envoys this spring.",
            "that secret talks were not held with envoys in spring",
            False,
        ),
    ],
)
def test_what_carries_a_statement_shares_more_than_names(
    one: str, other: str, shared: bool
) -> None:
    assert shares(claim(one), claim(other)) is shared

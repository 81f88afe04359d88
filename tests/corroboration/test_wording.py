"""wording: names, numbers, days, negation and quotations of a claim, read without a parse."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srcgraph.corroboration.wording import names_of, of_attribution, of_statement, stem, tells
from srcgraph.model import Span, Stance, Style
from tests.claiming import claim, said


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that three boats sank", {3}),
        ("that 3 boats sank", {3}),
        ("that 1,200 boats sank", {1200}),
        ("that it cost $4.5", {4.5}),
        ("that half of the boats sank", {0.5}),
        ("that the boats sank in 2021", set()),
        ("that one of the boats sank", set()),
    ],
)
def test_numbers_are_values(content: str, expected: set[float]) -> None:
    assert claim(content).numbers == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("that the boats sank on Monday", {"monday"}),
        ("that the boats sank in May 2021", {"may", "2021"}),
        ("that the boats may march on", set()),
        ("that the boats sank in autumn", {"autumn"}),
    ],
)
def test_days_months_and_years_are_days(content: str, expected: set[str]) -> None:
    assert claim(content).days == expected


@pytest.mark.parametrize(
    ("content", "denied"),
    [
        ("the boats did not sink", {"sink"}),
        ("the boats didn’t sink", {"sink"}),
        ("the boats never sank", {"sank"}),
        ("the boats cannot sink", {"sink"}),
        ("the boats sank", set()),
        ("nobody denied the boats sank", set()),
        ("no, the boats sank", set()),
    ],
)
def test_not_belongs_to_the_telling_word_behind_it(content: str, denied: set[str]) -> None:
    assert claim(content).negated == {stem(word) for word in denied}


def test_a_denial_asserts_the_contrary() -> None:
    made = claim("that the boats sank", "denied", stance=Stance.DENIES)
    assert made.negated == {stem("boats"), stem("sank")}


@pytest.mark.parametrize(
    ("cue", "turned"),
    [
        ("did not recommend", True),
        ("never argued", True),
        ("does not believe", True),
        ("has never denied", False),
        ("did not dispute", False),
        ("could not hide", False),
        ("was not told", False),
        ("cannot rule out", False),
        ("said without hesitation", False),
        ("not only said", False),
        ("said", False),
    ],
)
def test_a_cue_with_a_not_turns_what_stands_behind_it(cue: str, turned: bool) -> None:
    made = claim("that the boats sank", cue)
    assert bool(made.negated) is turned


def test_the_denial_of_a_not_asserts() -> None:
    made = claim("that the boats did not sink", "denied", stance=Stance.DENIES)
    assert made.negated == frozenset()


def test_names_stand_behind_their_preposition() -> None:
    made = claim("that Anna Berg sailed to Halvorn")
    assert made.names == {("", (stem("anna"), stem("berg"))), ("to", (stem("halvorn"),))}


def test_of_keeps_the_part_that_a_name_has() -> None:
    made = claim("that they sailed to the Port of Halvorn")
    assert {role for role, _ in made.names} == {"to"}


def test_titles_and_days_are_no_names() -> None:
    assert claim("that President Berg spoke on Monday").names == {("", (stem("berg"),))}


def test_the_article_tells_what_is_a_name() -> None:
    text = "Boats sank. We saw that Boats sank near Halvorn. “Ships did too.”"
    assert names_of(text) == {"boats", "halvorn"}


def test_a_title_in_capitals_names_what_the_text_names() -> None:
    text = "Berg the Dealmaker Could Address Clean Ferries\n\nThe council heard that Berg sailed."
    assert names_of(text) == {"berg"}


def test_where_every_line_is_a_title_all_its_names_count() -> None:
    assert names_of("Council Hears Anna Berg Sailed Home") >= {"berg", "anna"}


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’"])
def test_a_quotation_is_a_run_of_words(marks: str) -> None:
    made = claim("that it was " + marks.format("a Safe boat") + ", more or less")
    assert made.quoted == (("a", "safe", "boat"),)


def test_a_direct_quotation_is_quoted_throughout() -> None:
    assert claim("a safe boat", style=Style.DIRECT).quoted == (("a", "safe", "boat"),)


@pytest.mark.parametrize(
    "cue",
    [
        "said",
        "says",
        "said on Monday",
        "told the Post",
        "wrote",
        "argued",
        "thought",
        "added",
        "found",
    ],
)
def test_to_say_is_no_deed(cue: str) -> None:
    made = claim("that the boats sank", cue)
    assert (made.deed, made.text) == (False, "that the boats sank")


@pytest.mark.parametrize("cue", ["endorsed", "accused", "thanked", "condemned"])
def test_to_do_more_than_say_is_a_deed(cue: str) -> None:
    made = claim("the crew of the boat", cue)
    assert (made.deed, made.text) == (True, f"{cue} the crew of the boat")


def test_a_question_is_asked() -> None:
    assert claim("whether the boats sank", "asked", stance=Stance.ASKS).asked
    assert not claim("that the boats sank").asked


def test_parts_of_a_content_are_read_in_order() -> None:
    text = "“The boats,” Berg said, “sank.”"
    made = said(text, "“The boats,”", cue="said", style=Style.DIRECT)
    at = text.index("“sank")
    both = replace(made, content=(*made.content, Span(at, len(text))))
    assert of_attribution(text, both, names_of(text)).words == ("the", "boats", "sank")


def test_a_statement_has_no_cue() -> None:
    text = "Two boats never sank at Halvorn."
    made = of_statement(text, Span(0, len(text)), frozenset({"halvorn"}))
    assert not made.cue
    assert not made.deed
    assert not made.asked
    assert made.numbers == {2}
    assert made.names == {("at", (stem("halvorn"),))}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("boat", True), ("the", False), ("not", False), ("didn’t", False), ("7", True), ("I", False)],
)
def test_what_tells(word: str, expected: bool) -> None:
    assert tells(word) is expected


def test_a_stem_is_the_same_for_all_forms() -> None:
    assert stem("resigned") == stem("resigns") == stem("resigning")

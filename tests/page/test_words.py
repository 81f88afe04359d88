"""Small words of the page."""

from __future__ import annotations

import pytest

from srcgraph.page.words import count, moment, percent, short, unquoted, visible


@pytest.mark.parametrize(
    ("published", "shown"),
    [("2023-09-29T14:52+09:00", "2023-09-29, 14:52"), ("2026-03-21", "2026-03-21"), (None, "")],
)
def test_a_date_is_shown_with_its_time_of_day(published: str | None, shown: str) -> None:
    assert moment(published) == shown


def test_words_are_put_on_one_line_and_cut() -> None:
    assert short("a  long\nname", 7) == "a long…"


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("“It rains.”", "It rains."),
        ("“It rains. It pours.", "It rains. It pours."),
        ("It pours.”", "It pours."),
        ("“rain” is what he said", "“rain” is what he said"),
        ("he called it “rain”", "he called it “rain”"),
        ('"rain"', "rain"),
        ("“Yes,” he said, “no.”", "“Yes,” he said, “no.”"),
        ('"rain" and "snow"', '"rain" and "snow"'),
        ('""', '""'),
        ("“", "“"),
    ],
)
def test_words_in_quotation_marks_get_no_second_ones(words: str, bare: str) -> None:
    assert unquoted(words) == bare


@pytest.mark.parametrize("control", ["\u202e", "\u2069", "\x07"])
def test_controls_become_visible_one_for_one(control: str) -> None:
    assert visible(f"a{control}b") == "a\ufffdb"


def test_numbers_agree_with_their_nouns() -> None:
    assert (count(1, "claim"), count(1200, "claim")) == ("1\xa0claim", "1,200\xa0claims")
    assert percent(0.555) == "56%"

"""numerals: one value for one number, in digits, in words, and in both."""

import pytest

from srcgraph.corroboration.numerals import is_year, numbers_in


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("sixty-three bodies and twenty more", [63, 20]),
        ("1.2 million people", [1_200_000]),
        ("one million two hundred thousand people", [1_200_000]),
        ("two hundred and five votes", [205]),
        ("$5 m or $5 bn", [5_000_000, 5_000_000_000]),
        ("five thousand guards", [5000]),
        ("5000 guards", [5000]),
        ("two decades of peace", [20]),
        ("a decade of peace", []),
        ("i m sure", []),
        ("twenty-one boats", [21]),
        ("one of the boats", []),
        ("two and three", [2, 3]),
        ("eleven five", [11, 5]),
        ("twenty 5", [20, 5]),
        ("hundreds of thousands", [100, 1000]),
        ("half a million", [0.5, 1_000_000]),
        ("three dozen", [36]),
        ("dozens of boats", [12]),
        ("in 2021", []),
        ("2021 and two", [2]),
        ("two hundred and nobody", [200]),
        ("", []),
    ],
)
def test_what_makes_one_number(passage: str, expected: list[float]) -> None:
    assert list(numbers_in(passage.split())) == expected


@pytest.mark.parametrize(("digits", "year"), [("1599", False), ("1600", True), ("2026", True)])
def test_years(digits: str, year: bool) -> None:
    assert is_year(digits) is year


def test_the_same_number_written_otherwise_is_the_same() -> None:
    words = "twelve thousand three hundred and forty".split()
    assert list(numbers_in(words)) == list(numbers_in(["12340"]))

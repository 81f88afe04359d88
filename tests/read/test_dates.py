"""Date lines are read as ISO 8601, and never guessed."""

import pytest

from srcgraph.read.dates import iso_date


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("September 29, 2023 at 14:52 JST", "2023-09-29T14:52+09:00"),
        ("Sept. 29, 2023", "2023-09-29"),
        ("Published: 1 March 2026 | Updated: 2 March 2026", "2026-03-01"),
        ("Tuesday, 3rd February 2026, 7.05 p.m. EST", "2026-02-03T19:05-05:00"),
        ("12 May 2024 12 a.m.", "2024-05-12T00:00"),
        ("2026-03-01T09:30:00+05:30", "2026-03-01T09:30+05:30"),
        ("2026-03-01T09:30:15Z", "2026-03-01T09:30:15+00:00"),
        ("2026-03-01", "2026-03-01"),
        ("March 1, 2026 9:30 CST", "2026-03-01T09:30"),
        ("March 1, 2026 29:30", "2026-03-01"),
        ("March 41, 2026", None),
        ("2026-13-01", None),
        ("03/04/2026", None),
        ("today", None),
        ("", None),
    ],
)
def test_dates(line: str, expected: str | None) -> None:
    assert iso_date(line) == expected

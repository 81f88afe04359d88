"""What a person said of findings on articles of others: they are right often enough."""

from __future__ import annotations

import pytest

from srcgraph.rulebook import card
from tests.accuracy import judged as tool

needs_verdicts = pytest.mark.skipif(
    not tool.VERDICTS.is_file(), reason="no verdicts are committed yet: tests/accuracy/judged.py"
)


def row(rule: str, verdict: str | None) -> tool.Row:
    return {"rule": rule, "verdict": verdict}


def test_verdicts_are_counted_by_rule() -> None:
    rows = [row("SG101", "right"), row("SG101", "wrong"), row("SG103", "right"), row("SG103", None)]
    assert tool.score(rows) == {"SG101": (2, 1), "SG103": (1, 1)}


@needs_verdicts
def test_findings_are_right_nine_times_in_ten() -> None:
    figures = tool.score(tool.load_rows(tool.VERDICTS))
    judged, right = (sum(values) for values in zip(*figures.values(), strict=True))
    assert judged >= 150
    assert right / judged >= tool.LOWEST


@needs_verdicts
def test_no_rule_that_is_on_by_default_is_wrong_one_time_in_four() -> None:
    for rule, (judged, right) in tool.score(tool.load_rows(tool.VERDICTS)).items():
        found = card(rule)
        assert found is not None
        assert found.candidate or right / judged >= tool.LOWEST_RULE

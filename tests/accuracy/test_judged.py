"""What a person said of findings on articles of others: they are right often enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from srcgraph.policy import load
from tests.accuracy import judged as tool


def row(rule: str, verdict: str | None) -> tool.Row:
    return {"rule": rule, "verdict": verdict}


def test_verdicts_are_counted_by_rule() -> None:
    rows = [row("SG101", "right"), row("SG101", "wrong"), row("SG103", "right"), row("SG103", None)]
    rows.append({**row("SG103", "wrong"), "gone": True})
    assert tool.score(rows) == {"SG101": (2, 1), "SG103": (1, 1)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six articles of either part, each with an error (SG103) and a remark (SG302)."""
    for number in range(6):
        text = f"The bridge will stay shut until May, sources said.\n\nIt was built in 19{number}0."
        (tmp_path / f"article-{number}.txt").write_text(text, "utf-8")
    return tmp_path


def docs(rows: list[tool.Row]) -> set[str]:
    return {row["doc"] for row in rows}


def test_each_article_belongs_to_one_part_and_a_sample_to_its_own(folder: Path) -> None:
    policy = load("full").narrowed(["SG103"])
    develop = docs(tool.sample(folder, "develop", policy, 9, 1))
    fresh = docs(tool.sample(folder, "fresh", policy, 9, 1))
    assert develop
    assert fresh
    assert develop | fresh == {f"article-{number}" for number in range(6)}
    assert all(tool.part_of(folder / f"{name}.txt") == "fresh" for name in fresh)
    assert not develop & fresh


def test_a_sample_is_cut_for_each_rule_and_the_same_for_the_same_seed(folder: Path) -> None:
    policy = load("full").narrowed(["SG103"])
    parts = [tool.sample(folder, "develop", policy, 1, seed) for seed in range(8)]
    assert all(len(rows) == 1 for rows in parts)
    assert parts == [tool.sample(folder, "develop", policy, 1, seed) for seed in range(8)]
    assert len({row["doc"] for rows in parts for row in rows}) > 1


def test_rules_of_information_are_left_out_unless_they_are_asked_for(folder: Path) -> None:
    rows = tool.sample(folder, "develop", load("full"), 9, 1)
    assert {row["severity"] for row in rows} <= {"error", "warning"}
    asked = tool.sample(folder, "develop", load("full").narrowed(["SG302"]), 9, 1)
    assert {row["rule"] for row in asked} == {"SG302"}


def test_no_rule_that_is_on_by_default_is_wrong_one_time_in_four() -> None:
    for judged, right in tool.on_by_default(tool.load_rows(tool.VERDICTS)).values():
        assert right / judged >= tool.LOWEST_RULE


def test_rules_that_are_on_by_default_are_right_nine_times_in_ten() -> None:
    rows = [r for r in tool.load_rows(tool.VERDICTS) if r["severity"] in ("error", "warning")]
    figures = tool.on_by_default(rows).values()
    judged, right = (sum(values) for values in zip(*figures, strict=True))
    assert judged >= 150
    assert right / judged >= tool.LOWEST

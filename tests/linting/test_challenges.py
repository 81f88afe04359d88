"""Rules against lists that others wrote before the predicates, both ways."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from srcgraph.pipeline import analyse
from srcgraph.policy import load
from srcgraph.rulebook import Detection, card, example
from srcgraph.vocabulary import parse
from tests.reading import told

HERE = Path(__file__).resolve().parent
LISTS = sorted((HERE.parent / "lint" / "challenges").glob("SG*.toml"))
# How many are found and wrongly flagged; a change may only make these better.
FLOOR: dict[str, dict[str, int]] = json.loads((HERE / "floor.json").read_text("utf-8"))


def is_found(rule: str, entry: Any) -> bool:
    """Whether the rule remarks on all the words in brackets, or on anything at all."""
    item = example(entry)
    findings = analyse(told(item), load("full").narrowed([rule])).findings
    spans = [span for finding in findings for span in finding.spans]
    return bool(findings) and all(any(s.overlaps(w) for s in spans) for w in item.spans)


def counts(path: Path) -> dict[str, int]:
    """What a rule makes of its list."""
    value = parse(path.read_text("utf-8"))
    rule = value["rule"]
    return {
        "of": len(value["flagged"]),
        "found": sum(is_found(rule, entry) for entry in value["flagged"]),
        "passing": len(value["passing"]),
        "wrong": sum(is_found(rule, entry) for entry in value["passing"]),
    }


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_challenges_are_met_as_well_as_they_were(path: Path) -> None:
    now, before = counts(path), FLOOR[path.stem]
    assert (now["of"], now["passing"]) == (before["of"], before["passing"])
    assert now["found"] >= before["found"]
    assert now["wrong"] <= before["wrong"]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_rules_of_high_detection_have_long_lists_and_few_false_alarms(path: Path) -> None:
    found, floor = card(path.stem), FLOOR[path.stem]
    assert found is not None
    assert floor["wrong"] <= 2
    if found.detect is Detection.HIGH:
        assert floor["of"] >= 20


if __name__ == "__main__":
    figures = {path.stem: counts(path) for path in LISTS}
    rows = ",\n".join(f"  {json.dumps(rule)}: {json.dumps(row)}" for rule, row in figures.items())
    (HERE / "floor.json").write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")

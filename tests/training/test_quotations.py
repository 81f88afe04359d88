"""quotations: whether a speech that several articles quote is brought together, counted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from srcgraph.training.quotations import ALL, NOT_JUDGED, QuotationFigures, score_quotations
from tests.tokens import standoff, write_corpus

SAID = "The city will never again sell a pier to people who will not look after it"
SPEAKERS = {"a": "Ana Ruiz", "b": "Ana Ruiz", "c": "Karl Lund"}


def corpus(folder: Path) -> Path:
    """Three articles with one quotation, two of them by one speaker."""
    return write_corpus(
        folder,
        {
            name: (
                f"“{SAID},” {who} said.\n",
                standoff(
                    f"“{SAID},” {who} said.\n",
                    {"Source": who, "Cue": "said", "Content": f"“{SAID},”"},
                ),
            )
            for name, who in SPEAKERS.items()
        },
    )


def side(name: str) -> dict[str, Any]:
    """An article's attribution, as judgements name it."""
    content = len(SAID) + 3
    source = content + 1 + len(SPEAKERS[name])
    return {
        "article": f"text/{name}",
        "source": [[content + 1, source]],
        "cue": [[source + 1, source + 5]],
        "content": [[0, content]],
    }


def test_pairs_are_counted_by_who_speaks(tmp_path: Path) -> None:
    found = score_quotations(corpus(tmp_path))
    assert {name: (each.pairs, each.together) for name, each in found.items()} == {
        ALL: (3, 1),
        "program: one speaker": (1, 1),
        "program: perhaps one": (0, 0),
        "program: two speakers": (2, 0),
    }


def test_pairs_are_counted_by_judged_speakers_too(tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    judged = [("b", "a", "one"), ("a", "c", "two")]
    lines = [json.dumps({"left": side(a), "right": side(b), "speakers": s}) for a, b, s in judged]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = score_quotations(corpus(tmp_path / "corpus"), path)
    assert found["judged: one speaker"] == QuotationFigures(1, 1)
    assert found["judged: two speakers"] == QuotationFigures(1, 0)
    assert found[NOT_JUDGED] == QuotationFigures(1, 0)


def test_a_share_of_nothing_is_nought() -> None:
    assert QuotationFigures(0, 0).share == 0
    assert QuotationFigures(8, 6).share == pytest.approx(0.75)

"""claims: how well claims are brought together, counted on pairs labelled by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from srcgraph.corroboration.likeness import NAMES
from srcgraph.training.claims import ClaimFigures, LabelledClaims, read_pairs
from tests.tokens import standoff, write_corpus

DEVELOP = "develop"

TEXT = (
    "Anna Berg said the old harbour will close in June.\n"
    "Karl Lund said the old harbour will close in June.\n"
    "Officials said two ferries sank near the bridge.\n"
    "Critics said three ferries sank near the bridge.\n"
)
SAID = (
    ("Anna Berg", "the old harbour will close in June"),
    ("Karl Lund", "the old harbour will close in June"),
    ("Officials", "two ferries sank near the bridge"),
    ("Critics", "three ferries sank near the bridge"),
)
OTHER = "Anna Berg said on Monday the old harbour will close in June.\n"
Side = dict[str, Any]


def spans(number: int) -> Side:
    """The parts of an attribution of the article above, as labels name them."""
    who, content = SAID[number]
    line = TEXT.index(who)
    at = TEXT.index(content, line)
    cue = TEXT.index("said", line)
    return {
        "article": "text/a",
        "source": [[line, line + len(who)]],
        "cue": [[cue, cue + 4]],
        "content": [[at, at + len(content)]],
    }


def elsewhere() -> Side:
    """The only attribution of the other article."""
    at = OTHER.index("the old")
    return {
        "article": "text/b",
        "source": [[0, 9]],
        "cue": [[10, 24]],
        "content": [[at, len(OTHER) - 2]],
    }


def marked() -> str:
    """The article above as its annotator marked it."""
    lines, events = list[str](), list[str]()
    for number in range(len(SAID)):
        arguments = []
        for role in ("Source", "Cue", "Content"):
            ((start, end),) = spans(number)[role.lower()]
            key = f"T{len(lines) + 1}"
            lines.append(f"{key}\t{role} {start} {end}\tx")
            arguments.append(f"{role}:{key}")
        events.append(f"E{number + 1}\tAttribution:T1 {' '.join(arguments)}")
    return "\n".join([*lines, *events]) + "\n"


def labelled(folder: Path, *pairs: tuple[str, str, Side, Side]) -> LabelledClaims:
    """Labels of these pairs, each with its part and label, over a corpus of two articles."""
    own = standoff(
        OTHER,
        {
            "Source": "Anna Berg",
            "Cue": "said on Monday",
            "Content": "the old harbour will close in June",
        },
    )
    corpus = write_corpus(folder, {"a": (TEXT, marked()), "b": (OTHER, own)})
    path = folder / "labels.jsonl"
    lines = [
        json.dumps({"part": part, "label": label, "left": left, "right": right})
        for part, label, left, right in pairs
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return LabelledClaims(read_pairs(path), corpus)


def test_figures_tell_precision_and_recall() -> None:
    found = ClaimFigures(labelled=20, same=8, right=6, wrong=2, doubtful=4)
    assert found.precision == pytest.approx(6 / 12)
    assert found.precision_sure == pytest.approx(6 / 8)
    assert found.recall == pytest.approx(6 / 8)
    assert found.found_or_offered == pytest.approx(6 / 8)
    more = replace(found, offered={"same": 1, "not": 3})
    assert more.found_or_offered == pytest.approx(7 / 8)


def test_figures_of_nothing_are_nought() -> None:
    found = ClaimFigures(0, 0, 0, 0, 0)
    assert (found.precision, found.precision_sure, found.recall) == (0, 0, 0)
    assert found.found_or_offered == 0


def test_pairs_of_one_article_are_scored_by_their_claims(tmp_path: Path) -> None:
    found = labelled(
        tmp_path,
        (DEVELOP, "same", spans(0), spans(1)),
        (DEVELOP, "not", spans(2), spans(3)),
        (DEVELOP, "same", spans(0), spans(2)),
    ).score()
    assert found[DEVELOP] == found["all"]
    assert found["all"] == ClaimFigures(labelled=3, same=2, right=1, wrong=0, doubtful=0)


def test_what_is_called_the_same_against_the_label_is_wrong_or_doubtful(tmp_path: Path) -> None:
    pair = (spans(0), spans(1))
    found = labelled(tmp_path, ("held-out", "not", *pair), (DEVELOP, "unsure", *pair)).score()
    assert found["held-out"] == ClaimFigures(labelled=1, same=0, right=0, wrong=1, doubtful=0)
    assert found[DEVELOP] == ClaimFigures(labelled=1, same=0, right=0, wrong=0, doubtful=1)
    assert found["all"] == ClaimFigures(labelled=2, same=0, right=0, wrong=1, doubtful=1)


def test_pairs_of_two_articles_are_scored_across_them(tmp_path: Path) -> None:
    found = labelled(
        tmp_path,
        (DEVELOP, "same", spans(0), elsewhere()),
        (DEVELOP, "not", spans(1), elsewhere()),
    ).score()
    assert found["all"] == ClaimFigures(labelled=2, same=1, right=1, wrong=0, doubtful=0)


def test_a_label_of_spans_that_nobody_marked_is_an_error(tmp_path: Path) -> None:
    wrong = spans(0) | {"content": [[1, 2]]}
    with pytest.raises(StopIteration):
        labelled(tmp_path, (DEVELOP, "same", wrong, spans(1)))


def test_likenesses_are_of_each_pair_in_order(tmp_path: Path) -> None:
    labels = labelled(
        tmp_path,
        (DEVELOP, "same", spans(0), spans(1)),
        ("held-out", "same", spans(0), elsewhere()),
        (DEVELOP, "not", spans(2), spans(3)),
    )
    rows = labels.likenesses()
    assert rows.shape == (3, len(NAMES))
    assert rows[:, NAMES.index("run shared of shorter")].tolist() == [1, 1, pytest.approx(5 / 6)]
    assert rows[:, NAMES.index("one article")].tolist() == [1, 0, 1]
    assert rows[:, NAMES.index("same speaker")].tolist() == [0, 1, 0]

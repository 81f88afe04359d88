"""forest: from labelled pairs to the trees that tell whether two claims are the same."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from srcgraph.corroboration.forest import INPUT, SETTINGS, TREES
from srcgraph.corroboration.likeness import NAMES
from srcgraph.errors import LabelError
from srcgraph.training.claims import Labelled, Side
from tests.tokens import MARKED, STORY, write_corpus

pytest.importorskip("sklearn", reason="needs the train extra: pip install 'srcgraph[train]'")
pytest.importorskip("skl2onnx", reason="needs the train extra: pip install 'srcgraph[train]'")

from srcgraph.training.forest import (
    OFFERED,
    SURE,
    exported,
    grow,
    learning,
    rarities,
    train,
)

SAME_WORDS = NAMES.index("run shared of shorter")


def pair(part: str, left: str, right: str) -> Labelled:
    return Labelled(part, "same", (Side(left, ()), Side(right, ())))


def likenesses() -> tuple[np.ndarray, list[str]]:
    """Forty pairs that are the same where more than half of the words are."""
    rows = np.zeros((40, len(NAMES)))
    rows[:, SAME_WORDS] = np.linspace(0, 1, 40)
    return rows, ["same" if value > 0.5 else "not" for value in rows[:, SAME_WORDS]]


def test_nothing_is_learnt_from_articles_kept_for_measuring() -> None:
    pairs = [
        pair("learn", "a", "b"),
        pair("learn", "c", "kept"),
        pair("held-out", "kept", "kept"),
        pair("fresh", "new", "new"),
        pair("learn", "new", "a"),
    ]
    assert learning(pairs) == [pairs[0]]


def test_trees_tell_the_same_from_the_rest_and_so_do_they_written() -> None:
    rows, labels = likenesses()
    forest = grow(rows, labels)
    session = onnxruntime.InferenceSession(exported(forest))
    (found,) = session.run(["probabilities"], {INPUT: rows.astype(np.float32)})
    assert found[:, 1] == pytest.approx(forest.predict_proba(rows)[:, 1], abs=1e-5)
    assert found[0, 1] < 0.2 < 0.8 < found[-1, 1]


def test_the_same_pairs_give_the_same_bytes() -> None:
    assert exported(grow(*likenesses())) == exported(grow(*likenesses()))


def test_words_are_counted_once_an_article_and_rare_ones_left_out(tmp_path: Path) -> None:
    texts = ("Ferries sank. Two ferries sank.", "A ferry sank.", "Trams stopped.")
    corpus = write_corpus(tmp_path, {f"a{n}": (text, "") for n, text in enumerate(texts)})
    assert rarities(corpus) == "3\nferri 2\nsank 2\n"


def test_no_pair_to_learn_from_is_an_error_that_says_what_to_give(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", {"a": (STORY, MARKED)})
    labels = tmp_path / "pairs.jsonl"
    labels.write_text("", "utf-8")
    with pytest.raises(LabelError, match="give labels of a part other than held-out"):
        train(corpus, [labels], tmp_path / "out", print)


def test_the_shipped_thresholds_are_those_that_training_writes() -> None:
    shipped = json.loads(SETTINGS.read_text("utf-8"))
    assert (shipped["same"], shipped["unsure"]) == (SURE, OFFERED)
    assert shipped["sha256"] == sha256(TREES.read_bytes()).hexdigest()

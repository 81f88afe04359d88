"""Fit and write the forest that tells whether two claims are the same."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import RandomForestClassifier

from srcgraph.corroboration.forest import INPUT
from srcgraph.corroboration.likeness import NAMES
from srcgraph.corroboration.wording import reduced, words_in
from srcgraph.errors import LabelError
from srcgraph.training.claims import MEASURED, SAME, UNSURE, Labelled, LabelledPairs, read_pairs
from srcgraph.training.corpus import read_corpus

TREES: Final = 200
FEWEST: Final = 4
"""A leaf holds at least so many pairs."""
DOUBTED: Final = 0.6
"""A pair of which the label is unsure counts as not the same, but weighs less."""
SURE: Final = 0.5
OFFERED: Final = 0.25
"""From these probabilities on a pair is the same, and is offered: chosen, not fitted."""
NONE_LEFT: Final = (
    "No pair is left to learn from: give labels of a part other than "
    f"{' and '.join(MEASURED)}, of articles that those do not touch."
)
SEEN: Final = 2
"""Words of fewer articles are not counted: they are as rare as words never seen."""


def train(corpus: Path, labels: Sequence[Path], folder: Path, say: Callable[[str], None]) -> None:
    """Fit the forest to pairs for learning and write words.txt, claims.onnx and claims.json.

    Pairs of the parts that are kept for measuring, and of articles that those touch, are left out.
    Say how well trees tell pairs that they were not grown on. The rarity of words is that of the
    words.txt which is installed: where it has changed, train again. Raises LabelError when no pair
    is left to learn from.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write(folder / "words.txt", rarities(corpus).encode())
    pairs = learning([pair for path in labels for pair in read_pairs(path)])
    if not pairs:
        raise LabelError(NONE_LEFT)
    found = LabelledPairs(pairs, corpus)
    forest = grow(found.likenesses(), [pair.label for pair in found.pairs])
    share = forest.oob_score_
    say(f"{len(found.pairs)} pairs; trees that did not see a pair tell {share:.1%} of them right")
    trees = exported(forest)
    settings = {
        "fitted_to": [path.name for path in labels],
        "sha256": sha256(trees).hexdigest(),
        "likeness": list(NAMES),
        "same": SURE,
        "unsure": OFFERED,
    }
    write(folder / "claims.onnx", trees)
    write(folder / "claims.json", (json.dumps(settings, indent=1) + "\n").encode())


def learning(pairs: Sequence[Labelled]) -> list[Labelled]:
    """The pairs to learn from: none whose article a pair kept for measuring stands in."""
    kept = {side.article for pair in pairs if pair.part in MEASURED for side in pair.sides}
    return [pair for pair in pairs if not kept & {side.article for side in pair.sides}]


def grow(rows: NDArray[np.float64], labels: Sequence[str]) -> RandomForestClassifier:
    """Grow the trees on likenesses of shape (pairs, len(NAMES)) with their labels."""
    same = np.array([label == SAME for label in labels])
    weights = np.array([DOUBTED if label == UNSURE else 1.0 for label in labels])
    forest = RandomForestClassifier(
        TREES, min_samples_leaf=FEWEST, oob_score=True, random_state=1, n_jobs=1
    )
    return forest.fit(rows.astype(np.float32), same, sample_weight=weights)


def exported(forest: RandomForestClassifier) -> bytes:
    """The forest as onnx, with the probability of "same" in the second column."""
    inputs = [(INPUT, FloatTensorType([None, len(NAMES)]))]
    model = to_onnx(forest, initial_types=inputs, options={"zipmap": False}, target_opset=15)
    written: bytes = model.SerializeToString()
    return written


def rarities(corpus: Path) -> str:
    """How many articles there are, and how many have each reduced word, in alphabetical order."""
    articles = [article.text for article in read_corpus(corpus)]
    counts = Counter(word for text in articles for word in {reduced(w) for w in words_in(text)})
    lines = [f"{word} {count}" for word, count in sorted(counts.items()) if count >= SEEN]
    return "\n".join([str(len(articles)), *lines]) + "\n"


def write(path: Path, content: bytes) -> None:
    """Write a file under a name of its own first, so that half of one is never found."""
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(content)
    unfinished.replace(path)

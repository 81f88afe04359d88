"""Find attributions with the trained model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from srcgraph.inference import Session, session
from srcgraph.tagging.decode import Settings, Tagged, decode
from srcgraph.tagging.scores import DistanceTable, WindowScores, window_scores
from srcgraph.tagging.windows import Window, paragraphs
from srcgraph.tagging.words import Inventory, Lexicon, inventory_of, read_words

MODELS: Final = Path(__file__).parent / "models"
OUTPUTS: Final = ("tags", "source", "first_part")


@dataclass(frozen=True, slots=True, eq=False)
class Tagger:
    """Hold a loaded model with what it needs to read and to answer."""

    session: Session
    inventory: Inventory
    distances: DistanceTable
    settings: Settings
    name: str
    digest: str
    lexicon: Lexicon


def tag(
    text: str, tokens: NDArray[np.uint64], tagger: Tagger | None = None, *, keep_all: bool = False
) -> tuple[Tagged, ...]:
    """Find who is said to have said what, with character offsets into the text.

    `tokens` is `doc.to_array(list(TOKEN_ATTRIBUTES))` of the spaCy Doc of the same text.
    Attributions under the model's threshold are left out unless `keep_all` is set.
    """
    tagger = tagger or load_tagger()
    words = read_words(text, tokens, tagger.inventory, tagger.lexicon)
    found = (
        attribution
        for scores in _scores(tagger, paragraphs(words))
        for attribution in decode(scores, words, tagger.settings)
    )
    floor = 0.0 if keep_all else tagger.settings.threshold
    return tuple(attribution for attribution in found if attribution.score >= floor)


@cache
def load_tagger(folder: Path = MODELS) -> Tagger:
    """Load a model folder: its weights, its word pieces and its settings."""
    config: dict[str, Any] = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
    weights = (folder / "tagger.onnx").read_bytes()
    labels = config["parser_labels"]
    return Tagger(
        session=session(weights),
        inventory=inventory_of(
            (folder / "pieces.txt").read_text(encoding="utf-8").splitlines(),
            tags=[number for _, number in labels["tag"]],
            dependencies=[number for _, number in labels["dependency"]],
            entities=[number for _, number in labels["entity"]],
        ),
        distances=DistanceTable.from_rows(config["distances"]),
        settings=Settings(**config["settings"]),
        name=config["name"],
        digest=sha256(weights).hexdigest(),
        lexicon={},
    )


def tagger_model() -> tuple[str, str]:
    """The name of the shipped tagger and the sha256 of its weights."""
    tagger = load_tagger()
    return tagger.name, tagger.digest


def _scores(tagger: Tagger, windows: Iterator[Window]) -> Iterator[WindowScores]:
    """Run the model window by window.

    One window a run: nothing is padded, memory stays constant, and a paragraph's
    answer never depends on the paragraphs beside it.
    """
    for window in windows:
        tags, source, first_part = tagger.session.run(
            OUTPUTS,
            {
                "pieces": window.pieces[None],
                "features": window.features[None],
                "heads": window.heads[None],
            },
        )
        yield window_scores(window, tags[0], source[0], first_part[0], tagger.distances)

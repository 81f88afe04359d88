"""How likely two claims are the same, by a forest of decision trees fitted to hand-judged pairs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np

from srcgraph.corroboration.likeness import NAMES
from srcgraph.errors import ModelError
from srcgraph.inference import REINSTALL, Session, session

NAME: Final = "claims"
_MODELS: Final = Path(__file__).parent.parent / "models"
TREES: Final = _MODELS / "claims.onnx"
SETTINGS: Final = _MODELS / "claims.json"
INPUT: Final = "likeness"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From `same` on two claims are one; from `unsure` on the pair is offered to the editor."""

    same: float
    unsure: float


def probability(likeness: Sequence[float]) -> float:
    """How likely two claims with this likeness are the same (0 to 1).

    Raises ModelError when the trees are missing or are not those of the thresholds beside them.
    """
    row = np.array([likeness], dtype=np.float32)
    (found,) = _load().run(["probabilities"], {INPUT: row})
    return float(found[0, 1])


@cache
def thresholds() -> Thresholds:
    """The thresholds that ship with the trees."""
    found = json.loads(SETTINGS.read_text(encoding="utf-8"))
    return Thresholds(float(found["same"]), float(found["unsure"]))


def claims_model() -> tuple[str, str]:
    """The name of the model and the sha256 of its trees."""
    return NAME, str(json.loads(SETTINGS.read_text(encoding="utf-8"))["sha256"])


@cache
def _load() -> Session:
    try:
        trees = TREES.read_bytes()
    except OSError as error:
        raise ModelError(f"The trees that compare claims are missing. {REINSTALL}") from error
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    if sha256(trees).hexdigest() != settings["sha256"] or settings["likeness"] != list(NAMES):
        raise ModelError(
            f"The trees that compare claims are not those of {SETTINGS.name}. {REINSTALL}"
        )
    return session(trees)

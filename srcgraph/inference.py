"""Run a model that ships with the package; the only door to onnxruntime."""

from __future__ import annotations

from typing import Final, TypeAlias

import onnxruntime

Session: TypeAlias = onnxruntime.InferenceSession
REINSTALL: Final = "Install srcgraph again: pip install --force-reinstall --no-deps srcgraph"


def session(weights: bytes) -> Session:
    """Make a model of its onnx bytes ready to run, on one core."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a newsroom runs one process a core
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

"""inference: models that ship with the package are run on one core."""

from __future__ import annotations

import numpy as np
import pytest

from srcgraph.corroboration.forest import INPUT, TREES
from srcgraph.corroboration.likeness import NAMES
from srcgraph.inference import session


def test_a_model_answers_on_one_core_alone() -> None:
    made = session(TREES.read_bytes())
    (found,) = made.run(["probabilities"], {INPUT: np.zeros((2, len(NAMES)), np.float32)})
    assert found.shape == (2, 2)
    assert made.get_providers() == ["CPUExecutionProvider"]
    options = made.get_session_options()
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)


def test_what_is_no_model_is_refused() -> None:
    with pytest.raises(Exception, match=r"(?i)protobuf|model"):
        session(b"no model")

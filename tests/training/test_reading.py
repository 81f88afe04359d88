"""reading: the network that reads two claims together, and how it is taught and written."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from random import Random

import numpy as np
import onnxruntime
import pytest

torch = pytest.importorskip("torch", reason="needs the train extra: pip install 'srcgraph[train]'")
pytest.importorskip("onnx", reason="needs the train extra: pip install 'srcgraph[train]'")

from srcgraph.corroboration.reader import INPUT, OUTPUT, PAD, filled, joined  # noqa: E402
from srcgraph.training import reading  # noqa: E402  # torch may be absent
from srcgraph.training.reading import (  # noqa: E402
    Reader,
    average,
    example,
    export,
    learn,
    load_encoder,
)
from tests.claiming import claim  # noqa: E402

ROWS = filled([joined(range(100, 130), range(200, 240)), joined([100, 101], [200])])


@pytest.fixture(scope="module")
def network() -> Reader:
    torch.manual_seed(1)
    return Reader().eval()


def test_what_fills_a_row_up_changes_no_answer(network: Reader) -> None:
    with torch.no_grad():
        together = network(torch.from_numpy(ROWS))
        alone = network(torch.from_numpy(ROWS[1:, : int((ROWS[1] != PAD).sum())]))
    assert together[1] == pytest.approx(float(alone[0]), abs=1e-4)


def test_distances_have_their_leaning_and_far_ones_share_it() -> None:
    buckets = reading._buckets(reading.LONGEST)
    assert buckets[5, 5] == 0
    assert buckets[5, 4] != buckets[4, 5]
    assert buckets[0, 160] == buckets[0, 150]
    assert int(buckets.min()) >= 0
    assert int(buckets.max()) < reading.BUCKETS


def test_it_starts_from_the_published_weights(network: Reader, tmp_path: Path) -> None:
    from safetensors.torch import save_file

    published = {
        "embeddings.word_embeddings.weight": torch.full((reading.PIECES, reading.WIDTH), 0.5),
        "embeddings.position_embeddings.weight": torch.zeros(reading.POSITIONS, reading.WIDTH),
        "encoder.relative_attention_bias.weight": torch.ones(reading.BUCKETS, 12),
    }
    sizes = {"attention.attn.o": (768, 768), "intermediate.dense": (3072, 768)}
    sizes |= {"output.dense": (768, 3072)} | {f"attention.attn.{p}": (768, 768) for p in "qkv"}
    for number in range(reading.LAYERS):
        for name, shape in sizes.items():
            published[f"encoder.layer.{number}.{name}.weight"] = torch.full(shape, number + 1.0)
            published[f"encoder.layer.{number}.{name}.bias"] = torch.zeros(shape[0])
        for norm in ("attention.LayerNorm", "output.LayerNorm"):
            published[f"encoder.layer.{number}.{norm}.weight"] = torch.ones(768)
            published[f"encoder.layer.{number}.{norm}.bias"] = torch.zeros(768)
    published["embeddings.LayerNorm.weight"] = torch.ones(768)
    published["embeddings.LayerNorm.bias"] = torch.zeros(768)
    save_file(published, tmp_path / "model.safetensors")
    started = Reader()
    load_encoder(started, tmp_path)
    assert float(started.pieces.weight[9, 9]) == 0.5
    assert [float(layer.widen.weight[0, 0]) for layer in started.layers] == [1, 2, 3, 4, 5, 6]
    assert float(started.layers[2].attend.weight[-1, 0]) == 3


def test_an_example_can_be_read_without_its_sources() -> None:
    one = claim("that the pier is rotten", speaker="Anna Berg")
    other = claim("that the pier rots", speaker="Karl Lund")
    found = example(one, other, "unsure")
    assert found.sides[0][-4:] == found.nameless[0][-4:]
    assert len(found.nameless[0]) < len(found.sides[0])
    assert [example(one, other, label).same for label in ("same", "not")] == [1.0, 0.0]
    assert 0 < found.same < 0.5


def test_it_learns_what_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(2)
    monkeypatch.setattr(reading, "BATCH", 2)
    pupil, kept = Reader(), []
    same = example(claim("that the pier is rotten"), claim("that the pier rots"), "same")
    other = example(claim("that the tram is late"), claim("that a tram was red"), "not")
    before = pupil.with_mean.weight.clone()
    frozen = pupil.pieces.weight.clone()
    learn(pupil, [same, other], Random(1), lambda _: None, kept.append, epochs=2)
    assert kept == [0, 1]
    assert not torch.equal(before, pupil.with_mean.weight)
    assert torch.equal(frozen, pupil.pieces.weight)


def test_eight_bits_answer_nearly_as_the_network_does(network: Reader, tmp_path: Path) -> None:
    export(network, tmp_path / "reader.onnx")
    session = onnxruntime.InferenceSession(
        tmp_path / "reader.onnx", providers=["CPUExecutionProvider"]
    )
    (found,) = session.run([OUTPUT], {INPUT: ROWS})
    with torch.no_grad():
        expected = network(torch.from_numpy(ROWS)).numpy()
    assert found.shape == (2,)
    assert np.abs(found - expected).max() < 0.1


def test_the_mean_of_several_runs_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []
    for number in (1, 3):
        network = Reader()
        torch.nn.init.constant_(network.out.bias, number)
        runs.append(tmp_path / f"run-{number}.pt")
        torch.save(network.state_dict(), runs[-1])
    written = []

    def exported(network: Reader, target: Path) -> None:
        written.append(float(network.out.bias[0]))
        target.write_bytes(b"network")

    monkeypatch.setattr(reading, "export", exported)
    average(runs, [Path("claims.jsonl")], tmp_path / "model")
    settings = json.loads((tmp_path / "model" / "reader.json").read_text())
    assert written == [2.0]
    assert settings["fitted_to"] == ["claims.jsonl"]
    assert settings["sha256"] == sha256(b"network").hexdigest()

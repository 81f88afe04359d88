"""Teach the network that reads two claims together, and write it.

Six layers of all-mpnet-base-v2 (Song et al. 2020, arXiv:2004.09297; sentence-transformers,
Apache-2.0), both claims behind each other, one number out. The upper six layers are left out: they
cost as much again.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from srcgraph.corroboration.reader import (
    INPUT,
    MOST,
    NETWORK,
    OUTPUT,
    PAD,
    SETTINGS,
    filled,
    joined,
    side,
)
from srcgraph.corroboration.wording import Wording
from srcgraph.errors import LabelError
from srcgraph.training.claims import SAME, UNSURE, LabelledPairs, read_pairs
from srcgraph.training.export import OPSET, quantise
from srcgraph.training.forest import NONE_LEFT, learning, write
from srcgraph.training.learning import CLIP, WEIGHT_DECAY, pace, save_weights, seed_everything
from srcgraph.training.network import FAR_BELOW, HEADS, Layer, copy, drop

WIDTH: Final = 768
LAYERS: Final = 6
PIECES: Final = 30527
POSITIONS: Final = 514
FIRST_POSITION: Final = 2
BUCKETS: Final = 32
FAR: Final = 128
EPS: Final = 1e-5
HEAD: Final = 256
LONGEST: Final = 2 * MOST + 4

READ: Final = 0.1
SLOPE: Final = 0.5
SHIFT: Final = -0.5
"""From what probability on two claims are read, and how the answers are joined: chosen on the pairs
that are kept for measuring (docs/decisions/0009), not fitted."""

EPOCHS: Final = 4
RATE: Final = 7e-5
BATCH: Final = 16
HEAD_RATE: Final = 5.0
LOWEST_RATE: Final = 0.4
LAYER_DECAY: Final = 0.92
NAMELESS: Final = 0.1
"""So often a claim is read without its source: what is claimed decides, not who is quoted."""
UNSURE_IS: Final = 0.3
_SPREAD: Final = 30
_LOG_EVERY: Final = 50


class Reader(nn.Module):  # type: ignore[misc, unused-ignore]  # torch may be absent
    """Read two claims behind each other; answer with the log-odds that they are the same."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPS)
        self.leaning = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer(WIDTH, EPS) for _ in range(LAYERS))
        self.with_mean = nn.Linear(2 * WIDTH, HEAD)
        self.out = nn.Linear(HEAD, 1)
        self.buckets = _buckets(LONGEST)
        self.pieces.requires_grad_(False)  # unseen words keep their place beside seen ones

    def forward(self, pieces: Tensor) -> Tensor:
        """Give one number a row; pieces of shape (pairs, longest), filled up with PAD."""
        length = pieces.shape[1]
        there = (pieces != PAD).float()
        last = FIRST_POSITION + length
        rows = self.pieces(pieces) + self.positions.weight[FIRST_POSITION:last]
        rows = drop(self.norm(rows), self.training)
        leaning = self.leaning(self.buckets[:length, :length]).permute(2, 0, 1)[None]
        added = leaning + ((1.0 - there) * FAR_BELOW)[:, None, None, :]
        for layer in self.layers:
            rows = layer(rows, added)
        mean = (rows * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        both = drop(torch.cat([rows[:, 0], mean], -1), self.training)
        answer: Tensor = self.out(functional.gelu(self.with_mean(both)))[:, 0]
        return answer


def _buckets(length: int) -> Tensor:
    """Which leaning belongs to each distance between two places: near ones have one each."""
    half, near = BUCKETS // 2, BUCKETS // 4
    places = torch.arange(length)
    distance = places[:, None] - places[None, :]
    far = distance.abs()
    share = torch.log(far.clamp(min=near).float() / near) / math.log(FAR / near)
    bucket = torch.where(far < near, far, near + (share * (half - near)).long())
    return bucket.clamp(max=half - 1) + half * (distance < 0)


def load_encoder(network: Reader, folder: Path) -> None:
    """Start from the published weights (safetensors in MPNet's naming), the lower layers alone."""
    from safetensors.torch import load_file

    published = load_file(folder / "model.safetensors")
    network.pieces.weight.data.copy_(published["embeddings.word_embeddings.weight"])
    network.positions.weight.data.copy_(published["embeddings.position_embeddings.weight"])
    network.leaning.weight.data.copy_(published["encoder.relative_attention_bias.weight"])
    copy(network.norm, published, "embeddings.LayerNorm")
    for number, layer in enumerate(network.layers):
        assert isinstance(layer, Layer)
        name = f"encoder.layer.{number}."
        for kind in ("weight", "bias"):
            parts = [published[f"{name}attention.attn.{part}.{kind}"] for part in "qkv"]
            getattr(layer.attend, kind).data.copy_(torch.cat(parts))
        copy(layer.gather, published, name + "attention.attn.o")
        copy(layer.attended, published, name + "attention.LayerNorm")
        copy(layer.widen, published, name + "intermediate.dense")
        copy(layer.narrow, published, name + "output.dense")
        copy(layer.widened, published, name + "output.LayerNorm")


@dataclass(frozen=True, slots=True)
class Example:
    """Two claims as word pieces, with and without their sources, and how far they are the same."""

    sides: tuple[tuple[int, ...], tuple[int, ...]]
    nameless: tuple[tuple[int, ...], tuple[int, ...]]
    same: float

    @property
    def length(self) -> int:
        """How many pieces both have."""
        return sum(map(len, self.sides))


def example(one: Wording, other: Wording, label: str) -> Example:
    """A labelled pair as the network reads it; `unsure` counts as little the same."""
    bare = [replace(item, said=("", *item.said[1:])) for item in (one, other)]
    return Example(
        (side(one), side(other)),
        (side(bare[0]), side(bare[1])),
        {SAME: 1.0, UNSURE: UNSURE_IS}.get(label, 0.0),
    )


def learn(
    network: Reader,
    examples: Sequence[Example],
    random: Random,
    say: Callable[[str], None],
    keep: Callable[[int], None],
    epochs: int = EPOCHS,
) -> None:
    """Teach the network; `keep` is called with the number of each epoch behind it."""
    optimizer = torch.optim.AdamW(_parameter_groups(network), betas=(0.9, 0.98), eps=1e-6)
    step, steps = 0, epochs * math.ceil(len(examples) / BATCH)
    for number in range(epochs):
        network.train()
        total = 0.0
        for place, chosen in enumerate(_batches(examples, random), start=1):
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * pace(step / steps)
            total += _step(network, optimizer, chosen, random)
            step += 1
            if place % _LOG_EVERY == 0:
                say(f"epoch {number} step {step} of {steps} loss {total / place:.3f}")
        keep(number)


def _batches(examples: Sequence[Example], random: Random) -> list[list[Example]]:
    """Examples of nearly one length together, in another order every time."""
    keyed = sorted(examples, key=lambda item: item.length + random.random() * _SPREAD)
    found = [keyed[at : at + BATCH] for at in range(0, len(keyed), BATCH)]
    random.shuffle(found)
    return found


def _step(
    network: Reader, optimizer: torch.optim.Optimizer, chosen: Sequence[Example], random: Random
) -> float:
    rows = []
    for item in chosen:
        sides = item.nameless if random.random() < NAMELESS else item.sides
        rows.append(joined(*random.sample(sides, 2)))
    with torch.autocast("cpu", torch.bfloat16):
        answers = network(torch.from_numpy(filled(rows)))
    same = torch.tensor([item.same for item in chosen])
    loss = functional.binary_cross_entropy_with_logits(answers.float(), same)
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return float(loss.detach())


def _parameter_groups(network: Reader) -> Iterator[dict[str, object]]:
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            decay = WEIGHT_DECAY if parameter.ndim > 1 else 0.0
            yield {"params": [parameter], "peak": _peak(name), "lr": 0.0, "weight_decay": decay}


def _peak(name: str) -> float:
    """Give lower layers, which know the language already, smaller steps."""
    if name.startswith("layers."):
        return RATE * LAYER_DECAY ** (LAYERS - 1 - int(name.split(".")[1]))
    return RATE * (HEAD_RATE if name.startswith(("with_mean", "out")) else LOWEST_RATE)


def export(network: Reader, target: Path) -> None:
    """Write the network with its weights as eight-bit numbers."""
    network.eval()
    with TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            network,
            (torch.full((2, LONGEST // 2), PAD + 1),),
            str(full),
            input_names=[INPUT],
            output_names=[OUTPUT],
            dynamic_axes={INPUT: {0: "pairs", 1: "pieces"}, OUTPUT: {0: "pairs"}},
            opset_version=OPSET,
            dynamo=False,
        )
        quantise(full, target)


def train(
    corpus: Path,
    labels: Sequence[Path],
    encoder: Path,
    folder: Path,
    *,
    seed: int,
    threads: int,
    say: Callable[[str], None],
) -> None:
    """Teach the network from pairs for learning and write reader.onnx and reader.json.

    Pairs of the parts that are kept for measuring, and of articles that those touch, are left out.
    `encoder` holds the published weights; the weights after every epoch stand in `folder`. Takes
    about three quarters of an hour on two cores. Raises LabelError when no pair is left to learn
    from.
    """
    torch.set_num_threads(threads)
    random = seed_everything(seed)
    folder.mkdir(parents=True, exist_ok=True)
    network = Reader()
    load_encoder(network, encoder)
    pairs = learning([pair for path in labels for pair in read_pairs(path)])
    if not pairs:
        raise LabelError(NONE_LEFT)
    found = LabelledPairs(pairs, corpus)
    told = zip(found.wordings(), (pair.label for pair in found.pairs), strict=True)
    examples = [example(one, other, label) for (one, other), label in told]
    say(f"{len(examples)} pairs, {sum(item.same == 1 for item in examples)} of them the same")

    def keep(number: int) -> None:
        save_weights(network.state_dict(), folder / f"reader-{number}.pt")

    learn(network, examples, random, say, keep)
    _write(network, labels, folder)


def average(runs: Sequence[Path], labels: Sequence[Path], folder: Path) -> None:
    """Write reader.onnx and reader.json of the mean of the weights that several runs ended with.

    The mean of networks that were taught from one beginning often tells more than each, and costs
    no more than one (Wortsman et al. 2022, arXiv:2203.05482). `runs` are the files reader-N.pt.
    """
    folder.mkdir(parents=True, exist_ok=True)
    states = [torch.load(path) for path in runs]
    network = Reader()
    network.load_state_dict(
        {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    )
    _write(network, labels, folder)


def _write(network: Reader, labels: Sequence[Path], folder: Path) -> None:
    export(network, folder / NETWORK.name)
    settings = {
        "fitted_to": [path.name for path in labels],
        "sha256": sha256((folder / NETWORK.name).read_bytes()).hexdigest(),
        "read": READ,
        "slope": SLOPE,
        "shift": SHIFT,
    }
    write(folder / SETTINGS.name, (json.dumps(settings, indent=1) + "\n").encode())

"""The network: a six-layer encoder over word pieces, a tag head and two pointers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH: Final = 384
HEADS: Final = 12
WIDENED: Final = 4
LAYERS: Final = 6
PIECES: Final = 30522
POSITIONS: Final = 512
POINTER: Final = 128
LABEL_COUNT: Final = 7
DISTANCES: Final = 33
FEATURE_SIZES: Final = (8, 8, 64, 64, 24, 24)
DROPPED: Final = 0.1
MASK_POOL: Final = 1 << 23
FAR_BELOW: Final = -1e4


class Network(nn.Module):  # type: ignore[misc, unused-ignore]  # torch may be absent
    """Read word pieces with their features; answer with tag scores and pointer vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        tables = [nn.Embedding(size, WIDTH) for size in FEATURE_SIZES]
        for table in tables:
            nn.init.normal_(table.weight, std=0.002)  # the encoder starts as it was pre-trained
        self.features = nn.ModuleList(tables)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH) for _ in range(LAYERS))
        self.with_head = nn.Linear(2 * WIDTH, WIDTH)
        self.tags = nn.Linear(WIDTH, LABEL_COUNT)
        self.pointers = nn.Linear(WIDTH, 4 * POINTER)
        self.distances = nn.Parameter(torch.zeros(2, DISTANCES))
        self.pieces.requires_grad_(False)  # unseen words keep their place beside seen ones

    def forward(
        self, pieces: Tensor, features: Tensor, heads: Tensor, filled: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Score the labels of every row and give its pointer vectors."""
        rows = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        for number, table in enumerate(self.features):
            rows = rows + table(features[:, :, number])
        rows = drop(self.norm(rows), self.training)
        hidden = None if filled is None else ((1.0 - filled) * FAR_BELOW)[:, None, None, :]
        for layer in self.layers:
            rows = layer(rows, hidden)
        head_rows = torch.gather(rows, 1, heads[:, :, None].expand(-1, -1, WIDTH))
        rows = functional.gelu(self.with_head(torch.cat([rows, head_rows], -1)))
        rows = drop(rows, self.training)
        return self.tags(rows), self.pointers(rows)


class Layer(nn.Module):  # type: ignore[misc, unused-ignore]
    """One encoder layer: attention, then a widening step, each added to its input."""

    def __init__(self, width: int, eps: float = 1e-12) -> None:
        super().__init__()
        self.width = width
        self.attend = nn.Linear(width, 3 * width)
        self.gather = nn.Linear(width, width)
        self.attended = nn.LayerNorm(width, eps=eps)
        self.widen = nn.Linear(width, WIDENED * width)
        self.narrow = nn.Linear(WIDENED * width, width)
        self.widened = nn.LayerNorm(width, eps=eps)

    def forward(self, rows: Tensor, added: Tensor | None) -> Tensor:
        """Let every row look at every other row; `added` leans or bars what each looks at."""
        batch, length, _ = rows.shape
        each = self.width // HEADS
        query, key, value = (
            part.view(batch, length, HEADS, each).transpose(1, 2)
            for part in self.attend(rows).split(self.width, -1)
        )
        # Written out: on a CPU the fused attention's backward takes a third of a training step.
        weights = query @ (key * each**-0.5).transpose(-1, -2)
        if added is not None:
            weights = weights + added.to(weights.dtype)
        seen = (
            (torch.softmax(weights, -1).to(value.dtype) @ value)
            .transpose(1, 2)
            .reshape(batch, length, self.width)
        )
        rows = self.attended(rows + drop(self.gather(seen), self.training))
        inner = self.narrow(functional.gelu(self.widen(rows)))
        widened: Tensor = self.widened(rows + drop(inner, self.training))
        return widened


_mask_pool: list[Tensor] = []


def drop(rows: Tensor, training: bool) -> Tensor:
    """Drop a tenth of the numbers while training.

    Masks are cut at a random place from one pool: drawing fresh ones costs a tenth of a step.
    """
    if not training:
        return rows
    if not _mask_pool:
        _mask_pool.append(((torch.rand(MASK_POOL) >= DROPPED) / (1 - DROPPED)).to(torch.bfloat16))
    begin = int(torch.randint(0, MASK_POOL - rows.numel(), (1,)))
    return rows * _mask_pool[0][begin : begin + rows.numel()].view(rows.shape).to(rows.dtype)


def pointer_scores(
    query: Tensor, key: Tensor, distances: Tensor, batch: Tensor, row: Tensor
) -> Tensor:
    """Score every column as the target of the chosen rows."""
    scores: Tensor = (query @ key.transpose(1, 2))[batch, row] * POINTER**-0.5
    return scores + distances[_distance_classes(row, key.shape[1])]


def _distance_classes(row: Tensor, length: int) -> Tensor:
    offset = torch.arange(length)[None] - row[:, None]
    far = offset.abs()
    halves = 8 + (torch.log2(far.clamp(min=8).float() / 8) * 2).long()
    size = torch.where(far < 8, far, halves).clamp(max=15)
    classes = torch.where(offset < 0, 16 - size, 16 + size)
    classes[:, 0] = 0  # column 0 stands for nobody and has no distance
    return classes


def load_encoder(network: Network, folder: Path) -> None:
    """Start from the published MiniLM weights (safetensors in BERT's naming)."""
    from safetensors.torch import load_file

    published = {
        name.removeprefix("bert."): value
        for name, value in load_file(folder / "model.safetensors").items()
    }
    embeddings = "embeddings."
    network.pieces.weight.data.copy_(published[embeddings + "word_embeddings.weight"])
    segment = published[embeddings + "token_type_embeddings.weight"][0]
    network.positions.weight.data.copy_(
        published[embeddings + "position_embeddings.weight"] + segment
    )
    copy(network.norm, published, embeddings + "LayerNorm")
    for number, layer in enumerate(network.layers):
        assert isinstance(layer, Layer)
        _load_layer(layer, published, f"encoder.layer.{number}.")


def _load_layer(layer: Layer, published: Mapping[str, Tensor], prefix: str) -> None:
    for kind in ("weight", "bias"):
        parts = [
            published[f"{prefix}attention.self.{part}.{kind}"] for part in ("query", "key", "value")
        ]
        getattr(layer.attend, kind).data.copy_(torch.cat(parts))
    copy(layer.gather, published, prefix + "attention.output.dense")
    copy(layer.attended, published, prefix + "attention.output.LayerNorm")
    copy(layer.widen, published, prefix + "intermediate.dense")
    copy(layer.narrow, published, prefix + "output.dense")
    copy(layer.widened, published, prefix + "output.LayerNorm")


def copy(module: nn.Linear | nn.LayerNorm, published: Mapping[str, Tensor], name: str) -> None:
    """Give a part of the network the published weights of this name."""
    module.weight.data.copy_(published[name + ".weight"])
    module.bias.data.copy_(published[name + ".bias"])

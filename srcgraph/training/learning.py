"""Teach the network: losses, schedule, checkpoints."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from srcgraph.tagging.words import Inventory
from srcgraph.training.batches import IGNORED, Batch, collate, epoch
from srcgraph.training.network import FAR_BELOW, LAYERS, POINTER, Network, pointer_scores
from srcgraph.training.variation import Lesson, Names

LOG_EVERY: Final = 20
CLIP: Final = 1.0
AVERAGE_KEEPS: Final = 0.996
WEIGHT_DECAY: Final = 0.01
LAYER_DECAY: Final = 0.9
HEAD_RATE: Final = 1e-3
WARM_UP: Final = 0.06
SOURCE_WEIGHT: Final = 0.3
PART_WEIGHT: Final = 0.3


@dataclass(frozen=True, slots=True)
class Cycle:
    """One rise and fall of the learning rate.

    With `minutes` set the fall is fitted into that time if it comes before the last epoch:
    the model is finished then, only less practised.
    """

    epochs: int
    rate: float
    head_rate: float = HEAD_RATE
    minutes: float = math.inf


CYCLES: Final = (Cycle(epochs=4, rate=2e-4), Cycle(epochs=6, rate=1.5e-4))


def seed_everything(seed: int) -> Random:
    """Fix every source of chance."""
    torch.manual_seed(seed)
    np.random.seed(seed)
    return Random(seed)


def learn(
    network: Network,
    lessons: Sequence[Lesson],
    names: Names,
    inventory: Inventory,
    cycle: Cycle,
    random: Random,
    folder: Path,
    say: Callable[[str], None],
) -> None:
    """Train for one cycle; keep a checkpoint after every epoch."""
    groups = _parameter_groups(network, cycle)
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, foreach=True)
    network.train()
    average = Average(network)
    began, step, done = time.monotonic(), 0, 0.0
    sums = torch.zeros(3)
    for number in range(cycle.epochs):
        batches = epoch(lessons, random, names, inventory)
        for place, examples in enumerate(batches):
            passed = (time.monotonic() - began) / 60 / cycle.minutes
            done = max((number + place / len(batches)) / cycle.epochs, passed)
            if done >= 1:
                average.put(network)
                return
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * pace(done)
            sums += _step(network, optimizer, collate(examples))
            average.take(network)
            step += 1
            if step % LOG_EVERY == 0:
                tag, source, part = (sums / LOG_EVERY).tolist()
                say(
                    f"epoch {number} step {step} done {done:.3f} tag {tag:.4f} "
                    f"source {source:.4f} part {part:.4f} {time.monotonic() - began:.0f}s"
                )
                sums.zero_()
        average.save(network, folder / f"epoch-{number}.pt")
    average.put(network)


class Average:
    """Keep a running average of the weights: steadier than the last step's."""

    def __init__(self, network: Network) -> None:
        self._kept = {name: value.detach().clone() for name, value in _learnt(network)}
        self._taken = 0

    def take(self, network: Network) -> None:
        """Move a little towards the present weights, at first in longer steps."""
        self._taken += 1
        share = max(1 - AVERAGE_KEEPS, 1 / (self._taken + 1))
        with torch.no_grad():
            for name, value in _learnt(network):
                self._kept[name].lerp_(value, share)

    def put(self, network: Network) -> None:
        """Replace the network's weights by the average."""
        network.load_state_dict(network.state_dict() | self._kept)

    def save(self, network: Network, path: Path) -> None:
        """Write the averaged weights as a checkpoint."""
        save_weights(network.state_dict() | self._kept, path)


def _learnt(network: Network) -> Iterator[tuple[str, Tensor]]:
    return ((name, value) for name, value in network.named_parameters() if value.requires_grad)


def pace(done: float) -> float:
    """Rise for a short while, then fall along a half cosine."""
    if done < WARM_UP:
        return done / WARM_UP
    return 0.5 * (1 + math.cos(math.pi * (done - WARM_UP) / (1 - WARM_UP)))


def losses(network: Network, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Measure how far tags, sources and parts are from the annotator's."""
    with torch.autocast("cpu", torch.bfloat16):
        tags, pointers = network(batch.pieces, batch.features, batch.heads, batch.filled)
    tag = functional.cross_entropy(
        tags.float().flatten(0, 1), batch.labels.flatten(), ignore_index=IGNORED
    )
    source_query, source_key, part_query, part_key = pointers.float().split(POINTER, -1)
    begins_word = (batch.labels >= 0).float()
    begins_word[:, 0] = 1
    barred = (1 - begins_word) * FAR_BELOW
    if not len(batch.part_to) or not len(batch.source_to):
        return tag, tag * 0, tag * 0
    source_scores = (
        pointer_scores(source_query, source_key, network.distances[0], *batch.source_at)
        + barred[batch.source_at[0]]
    )
    right = source_scores.masked_fill(~batch.source_to, -1e9)
    source = (torch.logsumexp(source_scores, -1) - torch.logsumexp(right, -1)).mean()
    part_scores = (
        pointer_scores(part_query, part_key, network.distances[1], *batch.part_at)
        + barred[batch.part_at[0]]
    )
    return tag, source, functional.cross_entropy(part_scores, batch.part_to)


def save_weights(weights: Mapping[str, Tensor], path: Path) -> None:
    """Write a checkpoint so that a broken run never leaves half a file."""
    unfinished = path.with_suffix(".part")
    torch.save(dict(weights), unfinished)
    unfinished.replace(path)


def _step(network: Network, optimizer: torch.optim.Optimizer, batch: Batch) -> Tensor:
    tag, source, part = losses(network, batch)
    torch.autograd.backward(tag + SOURCE_WEIGHT * source + PART_WEIGHT * part)
    torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return torch.stack([tag, source, part]).detach()


def _parameter_groups(network: Network, cycle: Cycle) -> list[dict[str, object]]:
    return [
        {
            "params": [parameter],
            "peak": _peak(name, cycle),
            "lr": 0.0,
            "weight_decay": WEIGHT_DECAY
            if parameter.ndim > 1 and not name.startswith(("positions", "features"))
            else 0.0,
        }
        for name, parameter in network.named_parameters()
        if parameter.requires_grad
    ]


def _peak(name: str, cycle: Cycle) -> float:
    """Give lower layers, which know the language already, smaller steps."""
    if name.startswith("layers."):
        return cycle.rate * LAYER_DECAY ** (LAYERS - 1 - int(name.split(".")[1]))
    if name.startswith(("positions", "norm")):
        return cycle.rate * LAYER_DECAY**LAYERS
    return cycle.head_rate / 2 if name.startswith("features") else cycle.head_rate

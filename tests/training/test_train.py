"""train: from a corpus to a model folder that the tagger can load."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from srcgraph.segment import MODEL, parser_labels
from srcgraph.tagger import MODELS, load_tagger, tag
from srcgraph.tagging.decode import EVIDENCE
from srcgraph.training.evaluation import Figures
from tests.tokens import MARKED, STORY, write_corpus

torch = pytest.importorskip("torch", reason="needs the train extra: pip install 'srcgraph[train]'")

from srcgraph.training import train as train_module  # noqa: E402  # torch may be absent
from srcgraph.training.train import (  # noqa: E402
    UNFITTED,
    UNSURE_BAND,
    Prepared,
    fit_settings,
    parse,
    train,
)

PIECES = (MODELS / "pieces.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight articles, so that every fold has one."""
    articles = {f"a{number}": (STORY, MARKED) for number in range(8)}
    return write_corpus(tmp_path_factory.mktemp("corpus"), articles)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped model."""
    return Path(shutil.copytree(MODELS, tmp_path / "model"))


class Small(torch.nn.Module):
    """Stands for the network where only its checkpoints matter."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1))
        self.distances = torch.nn.Parameter(torch.zeros(2, 33))


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[int]:
    """Nothing is learnt or exported; the shipped weights stand for them. Cycles are noted."""
    cycles: list[int] = []
    encoder = tmp_path / "encoder"
    (encoder / "model").mkdir(parents=True)
    (encoder / "model" / "vocab.txt").write_text(PIECES, encoding="utf-8")

    def learn(network: Small, *given: object) -> None:
        cycles.append(len(cycles))
        network.weight.data.add_(1)

    def export(_: Small, target: Path) -> None:
        shutil.copyfile(MODELS / "tagger.onnx", target)

    monkeypatch.setattr(train_module, "Network", Small)
    monkeypatch.setattr(train_module, "load_encoder", lambda *_: None)
    monkeypatch.setattr(train_module, "_package_folder", lambda _: encoder)
    monkeypatch.setattr(train_module, "learn", learn)
    monkeypatch.setattr(train_module, "export", export)
    return cycles


def config(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "tagger.json").read_text("utf-8"))


def test_a_corpus_is_parsed_as_articles_are(corpus: Path) -> None:
    prepared = next(parse(corpus))
    assert isinstance(prepared, Prepared)
    assert len(prepared.tokens) == 16
    assert len(prepared.text) == len(prepared.article.text)


@pytest.mark.usefixtures("cheap")
def test_training_writes_a_model_that_can_be_loaded(corpus: Path, tmp_path: Path) -> None:
    train(corpus, tmp_path / "made", say=lambda _: None, threads=1)
    tagger = load_tagger(tmp_path / "made")
    prepared = next(parse(corpus))
    assert len(tagger.settings.weights) == len(EVIDENCE)
    assert tag(prepared.text, prepared.tokens, tagger, keep_all=True)


@pytest.mark.usefixtures("cheap")
def test_the_model_says_which_parser_it_was_made_for(corpus: Path, tmp_path: Path) -> None:
    train(corpus, tmp_path / "made", say=lambda _: None, threads=1)
    made = config(tmp_path / "made")
    assert made["parser"] == MODEL
    assert made["parser_labels"] == json.loads(json.dumps(parser_labels()))


@pytest.mark.usefixtures("cheap")
def test_the_words_are_numbered_alike_in_training_and_tagging(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[Any, ...]] = []
    monkeypatch.setattr(train_module, "learn", lambda *arguments: given.append(arguments))
    train(corpus, tmp_path / "made", say=lambda _: None, threads=1)
    inventory = load_tagger(tmp_path / "made").inventory
    taught = given[0][3]
    assert {k: v for k, v in taught.pieces.items() if k} == dict(inventory.pieces)
    assert taught.tags == inventory.tags


def test_a_finished_cycle_is_not_trained_again(
    corpus: Path, tmp_path: Path, cheap: list[int]
) -> None:
    for _ in range(2):
        train(corpus, tmp_path / "made", say=lambda _: None, threads=1)
    assert len(cheap) == len(train_module.CYCLES)


@pytest.mark.usefixtures("cheap")
def test_figures_are_those_of_the_development_articles(corpus: Path, tmp_path: Path) -> None:
    development = write_corpus(
        tmp_path / "dev", {f"d{number}": (STORY, MARKED) for number in range(7)}
    )
    found = train(corpus, tmp_path / "made", development=development, say=lambda _: None, threads=1)
    assert found.annotated == 14


def test_fitted_settings_are_written(corpus: Path, folder: Path) -> None:
    (folder / "tagger.json").write_text(
        json.dumps(config(folder) | {"name": "other"}), encoding="utf-8"
    )
    figures = fit_settings(folder, list(parse(corpus)), lambda _: None)
    made = config(folder)
    assert isinstance(figures, Figures)
    assert made["name"] == "other"
    assert set(made["calibration"]) == {"error", "reliability"}
    assert made["settings"]["weights"] != list(UNFITTED.weights)


def test_attributions_near_the_threshold_are_unsure(corpus: Path, folder: Path) -> None:
    fit_settings(folder, list(parse(corpus)), lambda _: None)
    settings = config(folder)["settings"]
    assert settings["unsure"] - settings["threshold"] == pytest.approx(UNSURE_BAND, abs=0.002)


def test_the_fit_uses_what_was_just_written(corpus: Path, folder: Path) -> None:
    fit_settings(folder, list(parse(corpus)), lambda _: None)
    assert load_tagger(folder).settings.bias == config(folder)["settings"]["bias"]


def test_the_figures_are_told(corpus: Path, folder: Path) -> None:
    told: list[str] = []
    fit_settings(folder, list(parse(corpus)), told.append)
    assert told[-1].startswith("edge F1 ")


def test_a_missing_encoder_is_named_with_its_cure() -> None:
    with pytest.raises(ModuleNotFoundError, match="pip install no-such-encoder"):
        train_module._package_folder("no_such_encoder")

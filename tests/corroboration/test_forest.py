"""forest: how likely two claims are the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from srcgraph.corroboration import forest
from srcgraph.corroboration.likeness import NAMES, Voices, likeness
from srcgraph.errors import ModelError
from tests.claiming import claim

TRAM = claim("that the old tram to Halvorn would close before the summer")


@pytest.fixture
def unloaded() -> Iterator[None]:
    """The forest as if nobody had used it yet."""
    forest._load.cache_clear()
    yield
    forest._load.cache_clear()


def likely(content: str) -> float:
    return forest.probability(likeness(TRAM, claim(content), Voices.ONE, one_article=True))


def test_what_shares_more_is_likelier_the_same() -> None:
    same = likely("that the tram to Halvorn would close before summer")
    other = likely("that her uncle paints every tram in Halvorn")
    assert 0 <= other < same <= 1


def test_thresholds_are_in_order() -> None:
    found = forest.thresholds()
    assert 0 < found.unsure < found.same < 1


def test_the_model_has_a_name_and_the_sum_of_its_trees() -> None:
    assert forest.claims_model() == ("claims", sha256(forest.TREES.read_bytes()).hexdigest())


@pytest.mark.usefixtures("unloaded")
def test_trees_of_another_likeness_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = json.loads(forest.SETTINGS.read_text("utf-8"))
    other = tmp_path / "claims.json"
    other.write_text(json.dumps(found | {"likeness": list(NAMES[1:])}), "utf-8")
    monkeypatch.setattr(forest, "SETTINGS", other)
    with pytest.raises(ModelError, match=r"not those of claims\.json.*pip install"):
        likely("anything")


@pytest.mark.usefixtures("unloaded")
def test_missing_trees_say_how_to_get_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(forest, "TREES", tmp_path / "none.onnx")
    with pytest.raises(ModelError, match=r"are missing.*pip install"):
        likely("anything")

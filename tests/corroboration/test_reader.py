"""reader: how likely two claims are the same when both are read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from srcgraph.corroboration import reader
from srcgraph.corroboration.likeness import Voices
from srcgraph.corroboration.matching import compare
from srcgraph.corroboration.same import Verdict, worth_reading
from srcgraph.errors import ModelError
from tests.claiming import claim

ONE = claim("that the ministry should make the tapes from the harbour public", "called")
OTHER = claim("that the ministry ought to release the recordings from the harbour", "urged")
THIRD = claim("that the ministry lost the recordings from the harbour years ago", "urged")


@pytest.fixture
def unloaded() -> Iterator[None]:
    """The network as if nobody had used it yet."""
    reader._load.cache_clear()
    yield
    reader._load.cache_clear()


def test_a_paraphrase_is_likelier_than_another_claim_of_the_same_words() -> None:
    same, other = reader.read([(ONE, OTHER), (OTHER, THIRD)])
    assert same > other


def test_neither_order_nor_what_is_read_beside_it_changes_an_answer() -> None:
    long = claim("that " + "the harbour of the other city " * 40)
    pairs = [(ONE, OTHER), (long, THIRD), (ONE, ONE)]
    turned = [(two, one) for one, two in reversed(pairs)]
    assert reader.read(turned) == reader.read(pairs)[::-1]
    assert reader.read(pairs)[0] == reader.read(pairs[:1])[0]


def test_a_word_that_no_language_has_is_cut() -> None:
    assert reader.pieces("x" * 10_000) == reader.pieces("x" * 100)


def test_nothing_to_read_needs_no_network(monkeypatch: pytest.MonkeyPatch, unloaded: None) -> None:
    monkeypatch.setattr(reader, "NETWORK", Path("/nowhere"))
    assert reader.read([]) == ()


def test_a_claim_is_read_from_its_beginning_and_no_further_than_the_network_learnt() -> None:
    long = claim("that " + "the harbour " * 500)
    assert len(reader.side(long)) == reader.MOST
    assert reader.side(claim("the harbour"))[-2:] == reader.pieces("the harbour")


def test_rows_are_filled_up_to_one_length() -> None:
    rows = reader.filled([(5, 6), (7,)])
    assert np.array_equal(rows, [[5, 6], [7, reader.PAD]])


def test_both_answers_are_joined_into_a_probability() -> None:
    assert 0 < reader.read_as(0.0, -9.0) < 0.01
    assert 0.99 < reader.read_as(1.0, 9.0) < 1
    assert reader.read_as(0.3, 2.0) > reader.read_as(0.3, 1.0) > reader.read_as(0.2, 1.0)


def test_only_what_may_be_the_same_and_is_not_held_apart_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = []
    monkeypatch.setattr(
        "srcgraph.corroboration.matching.read",
        lambda pairs: seen.extend(pairs) or (9.0,) * len(pairs),
    )
    two = claim("that the ministry should make two tapes from the harbour public")
    three = claim("that the ministry should make three tapes from the harbour public")
    found = compare([ONE, OTHER, two, three], lambda *_: Voices.OPEN)
    assert (ONE, OTHER) in seen
    assert (two, three) not in seen
    assert found[0, 1].verdict is Verdict.SAME
    assert found[2, 3].verdict is Verdict.NOT


def test_of_a_long_quotation_in_both_the_network_is_not_asked() -> None:
    saying = "the city will never again sell a pier to people who let it rot"
    one = claim(f"that “{saying}” is what he told the council", "said")
    other = claim(f"that whoever says “{saying}” has never owned a boat", "said")
    assert not worth_reading(one, other, 0.4)
    assert worth_reading(ONE, OTHER, 0.4)


def test_the_model_has_a_name_and_the_sum_of_its_network() -> None:
    found = sha256(reader.NETWORK.read_bytes()).hexdigest()
    assert reader.reader_model() == ("claims-reader", found)


def test_another_network_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, unloaded: None
) -> None:
    settings = json.loads(reader.SETTINGS.read_text("utf-8"))
    other = tmp_path / "reader.json"
    other.write_text(json.dumps(settings | {"sha256": "0"}), "utf-8")
    monkeypatch.setattr(reader, "SETTINGS", other)
    with pytest.raises(ModelError, match=r"not that of reader\.json.*pip install"):
        reader.read([(ONE, OTHER)])


def test_a_missing_network_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, unloaded: None
) -> None:
    monkeypatch.setattr(reader, "NETWORK", tmp_path / "none.onnx")
    with pytest.raises(ModelError, match=r"network that reads claims is missing.*pip install"):
        reader.read([(ONE, OTHER)])

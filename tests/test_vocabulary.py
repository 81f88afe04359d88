"""The word lists load, and are lists of words."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from srcgraph.vocabulary import keys_by_word, table, words

NAMES = sorted(
    path.name.removesuffix(".toml") for path in files("srcgraph").joinpath("cues").iterdir()
)


def lists(value: Any, *keys: str) -> Iterator[tuple[str, ...]]:
    """The keys of every list in a vocabulary file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from lists(inner, *keys, key)
    else:
        yield keys


@pytest.mark.parametrize("name", NAMES)
def test_every_file_holds_lists_of_words(name: str) -> None:
    found = list(lists(table(name)))
    assert found
    for keys in found:
        assert all(word.strip() for word in words(name, *keys))


def test_a_list_is_the_same_however_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "srcgraph.vocabulary.table", lambda _: {"line": "a b\nc", "list": ["a", "b", "c"]}
    )
    assert words.__wrapped__("x", "line") == words.__wrapped__("x", "list") == {"a", "b", "c"}


def test_a_word_knows_its_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("srcgraph.vocabulary.table", lambda _: {"g": {"x": "a b", "y": "b"}})
    assert keys_by_word.__wrapped__("x", "g") == {"a": ("x",), "b": ("x", "y")}

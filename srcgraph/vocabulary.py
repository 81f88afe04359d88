"""Word lists of the field, read from the data files shipped with the package."""

from __future__ import annotations

import sys
from functools import cache
from importlib.resources import files
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def parse(text: str) -> dict[str, Any]:
    """Read TOML; raise ValueError, with line and column, where it is none."""
    return tomllib.loads(text)


@cache
def table(name: str) -> dict[str, Any]:
    """Read one vocabulary file of srcgraph/cues by its name without ending."""
    path = files("srcgraph").joinpath("cues").joinpath(f"{name}.toml")
    return parse(path.read_text(encoding="utf-8"))


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """The words (or patterns) of one list in a vocabulary file."""
    value: Any = table(name)
    for key in keys:
        value = value[key]
    return frozenset(value.split() if isinstance(value, str) else value)


@cache
def keys_by_word(name: str, *keys: str) -> dict[str, tuple[str, ...]]:
    """For each word of a group of lists, the names of the lists it stands in."""
    group: Any = table(name)
    for key in keys:
        group = group[key]
    found: dict[str, list[str]] = {}
    for list_name, value in group.items():
        for word in value.split():
            found.setdefault(word, []).append(list_name)
    return {word: tuple(names) for word, names in found.items()}


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case, whoever bears them."""
    return frozenset[str]().union(
        *(words("given_names", group) for group in ("male", "female", "either"))
    )

"""Makes token tables, words and corpora by hand for tests of the tagger's stages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from srcgraph.tagging.words import Inventory, Words, read_words

PERSON = 7
"""The parser's number for a person's name in these tables."""


def tokens(text: str, *, persons: tuple[str, ...] = ()) -> NDArray[np.uint64]:
    """A table as spaCy's: words, marks and line ends; a word heads itself, a stop ends it all."""
    rows = []
    begins = True
    for match in re.finditer(r"\w+|[^\w\s]|\n+", text):
        person = match[0] in persons
        place = (match.start(), len(match[0]), 0)
        labels = (1, 1, PERSON * person, 3 if person else 2)
        rows.append((*place, *labels, 1 if begins else -1, int(match[0].isspace())))
        begins = match[0] == "."
    return np.array(rows, dtype=np.int64).reshape(-1, 9).astype(np.uint64)


def inventory(pieces: Mapping[str, int] | None = None) -> Inventory:
    """An inventory with the given word pieces and one label of each kind."""
    return Inventory(pieces or {}, {0: 0, 1: 1}, {0: 0, 1: 1}, {0: 0, PERSON: 1})


def pieces_of(text: str) -> dict[str, int]:
    """A vocabulary in which each word of a text is one piece."""
    spelled = sorted(set(re.findall(r"\w+|[^\w\s]", text.lower())))
    return {word: number for number, word in enumerate(spelled, start=1000)}


def words(text: str, *, persons: tuple[str, ...] = ()) -> Words:
    """The words of a text, each of them one piece."""
    return read_words(text, tokens(text, persons=persons), inventory(pieces_of(text)), {})


def standoff(text: str, *attributions: Mapping[str, str]) -> str:
    """A brat file that marks the first place at which each part's words occur in the text."""
    spans: list[str] = []
    events: list[str] = []
    for number, attribution in enumerate(attributions, start=1):
        arguments = []
        for role, part in attribution.items():
            key, begin = f"T{len(spans) + 1}", text.index(part)
            spans.append(f"{key}\t{role} {begin} {begin + len(part)}\t{part}")
            arguments.append(f"{role}:{key}")
        events.append(f"E{number}\tAttribution:T{number} {' '.join(arguments)}")
    return "\n".join([*spans, *events]) + "\n"


def write_corpus(folder: Path, articles: Mapping[str, tuple[str, str]]) -> Path:
    """Write texts with one standoff file each, as a corpus keeps them."""
    for part in ("text", "attributions"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for name, (text, marked) in articles.items():
        (folder / "text" / f"{name}.txt").write_bytes(text.encode())
        (folder / "attributions" / f"{name}_0a1b.ann").write_bytes(marked.encode())
    return folder


STORY = "Anna Berg said the old harbour will close. Officials said the bridge is safe.\n"
MARKED = standoff(
    STORY,
    {"Source": "Anna Berg", "Cue": "said", "Content": "the old harbour will close"},
    {"Source": "Officials", "Content": "the bridge is safe"},
)

"""Varies training articles, so that neither names nor one house's quotation marks are learnt."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

import numpy as np

from srcgraph.tagging.words import Inventory, Words, split_word
from srcgraph.training.corpus import AnnotatedArticle, Target, person_words, target

RENAMED: Final = 0.5
REQUOTED: Final = 0.25
BLANKED: Final = 0.02
BLANK_PIECE: Final = 103
SHORTEST_NAME: Final = 3
QUOTATION_STYLES: Final = (
    ('"', '"'),
    ("“", "”"),
    ("‘", "’"),
    ("'", "'"),
    ("''", "''"),
    ("«", "»"),
    ("„", "“"),
)
_OPENING: Final = frozenset("“„«")
_CLOSING: Final = frozenset("”»")
_STRAIGHT: Final = frozenset({'"', "''"})


@dataclass(frozen=True, slots=True)
class Names:
    """Hold first and last names from many countries."""

    first: tuple[str, ...]
    last: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """Hold one training article: its words as written and as numbers, and the right answers."""

    spelled: tuple[str, ...]
    words: Words
    persons: tuple[bool, ...]
    targets: tuple[Target, ...]


def lesson(article: AnnotatedArticle, words: Words, person: int) -> Lesson:
    """Prepare an article for training."""
    spelled = tuple(
        article.text[s:e] for s, e in zip(words.start.tolist(), words.end.tolist(), strict=True)
    )
    targets = tuple(target(words, reading) for reading in article.readings)
    return Lesson(spelled, words, tuple(person_words(words, person).tolist()), targets)


def read_names(half: int) -> Names:
    """Read the shipped names: half 0 is for training, half 1 for trying the model out."""
    table = json.loads((Path(__file__).parent / "names.json").read_text(encoding="utf-8"))
    return Names(tuple(table["first"][half::2]), tuple(table["last"][half::2]))


def varied(taught: Lesson, random: Random, names: Names, inventory: Inventory) -> Words:
    """Give persons other names, quotations other marks and blank a few words, each by chance."""
    spelled: list[str] = list(taught.spelled)
    if random.random() < RENAMED:
        new_names = rename(spelled, taught.persons, random, names)
        spelled = [new_names.get(word, word) for word in spelled]
    if random.random() < REQUOTED:
        spelled = requote(
            spelled, taught.words.features[:, 1].tolist(), random.choice(QUOTATION_STYLES)
        )
    pieces = [
        taught.words.pieces[taught.words.first[number] : taught.words.first[number + 1]]
        if new is old
        else np.array(split_word(new, inventory.pieces), dtype=np.int64)
        for number, (new, old) in enumerate(zip(spelled, taught.spelled, strict=True))
    ]
    flat = np.concatenate(pieces)
    flat[np.array([random.random() < BLANKED for _ in range(len(flat))])] = BLANK_PIECE
    first = np.concatenate([[0], np.cumsum([len(piece) for piece in pieces])]).astype(np.int64)
    return replace(taught.words, pieces=flat, first=first)


def rename(
    spelled: Sequence[str], persons: Sequence[bool], random: Random, names: Names
) -> dict[str, str]:
    """Choose a new name for each word of a person's name, the same all through the article."""
    chosen: dict[str, str] = {}
    for place, word in enumerate(spelled):
        if not persons[place] or word in chosen or not is_name(word):
            continue
        followed = (
            place + 1 < len(spelled) and persons[place + 1] and spelled[place + 1][:1].isupper()
        )
        chosen[word] = random.choice(names.first if followed else names.last)
    return chosen


def is_name(word: str) -> bool:
    """Tell whether a word of a person's mention can be a name and not an initial or a mark."""
    return len(word) >= SHORTEST_NAME and word[0].isupper() and word.isalpha()


def requote(spelled: Sequence[str], states: Sequence[int], style: tuple[str, str]) -> list[str]:
    """Set all double quotation marks in another style."""
    opening, closing = style
    result: list[str] = []
    inside = False
    for word, state in zip(spelled, states, strict=True):
        if state >= 3:  # a paragraph begins
            inside = False
        if word in _OPENING or (word in _STRAIGHT and not inside):
            inside = True
            result.append(opening)
        elif word in _CLOSING or word in _STRAIGHT:
            inside = False
            result.append(closing)
        else:
            result.append(word)
    return result

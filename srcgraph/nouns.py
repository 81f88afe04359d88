"""What a common noun stands for where no list of the field has it: people, a body, a thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from srcgraph.model import Word
from srcgraph.vocabulary import words

MEANINGS: Final = Path(__file__).parent / "models" / "nouns.txt"
"""A line for each meaning: the meaning, then its nouns. `#` opens a remark.

Made from WordNet 3.0 (Fellbaum 1998) by `python -m srcgraph.training.nouns`.
"""


class Meaning(Word):
    """What a noun stands for in the place of a source."""

    PERSON = "person"
    PEOPLE = "people"
    BODY = "body"
    PLACE = "place"
    SHARE = "share"
    THING = "thing"


_BEFORE: Final = re.compile(
    r"^(?:mega|super|ultra|mini|micro|multi|anti|pro|ex|non)(?:-|(?=\w{4}))"
)
_PEOPLE: Final = re.compile(
    r"(?:er|or|ist|ian|ant|man|woman|person|ee|crat|logist|lord|lady|boy|girl|smith|maid|coach)s?$"
)


def meaning(lemma: str) -> Meaning | None:
    """What a noun in lower case stands for by its commonest meaning that may speak, if known.

    A "megamerger" is what a merger is.
    """
    known = _meanings()
    plain = _BEFORE.sub("", lemma)
    forms = (lemma, lemma.removesuffix("s"), plain, plain.removesuffix("s"))
    return next((known[form] for form in forms if form in known), None)


def ends_like_a_person(lemma: str) -> bool:
    """Whether a noun ends like a trade ("plumber", "archivist")."""
    return bool(_PEOPLE.search(lemma))


def is_of_a_person(lemma: str) -> bool:
    """Whether a noun that stands in no list is a human being's ("neurosurgeon", "caucusgoer").

    Where WordNet does not have it, it is one if it ends like a trade.
    """
    known = meaning(lemma)
    return known is Meaning.PERSON if known else ends_like_a_person(lemma)


def is_of_a_thing(noun: str) -> bool:
    """Whether a noun is that of a thing, and of nobody who speaks: "statements", no "campaign"."""
    plain = {noun, noun.removesuffix("s")}
    speaks = any(plain & words("sources", "heads", name) for name in _SPEAKING)
    return meaning(noun) is Meaning.THING and not speaks


_SPEAKING: Final = ("insiders", "classes", "bodies", "media", "authorities", "offices", "family")


@cache
def _meanings() -> Mapping[str, Meaning]:
    lines = MEANINGS.read_text(encoding="utf-8").splitlines()
    groups = (line.split() for line in lines if not line.startswith("#"))
    return {noun: Meaning(group) for group, *nouns in groups for noun in nouns}

"""Writes what common nouns stand for, out of a copy of WordNet."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from srcgraph.nouns import MEANINGS, Meaning, ends_like_a_person

# Synsets of WordNet 3.0 by their place in data.noun: whatever lies under them is that.
_PERSON: Final = frozenset(("00007846",))
_ORGANIZATION: Final = frozenset(("08008335",))
_PEOPLE: Final = frozenset(("07942152", "08160276", "07975026", "08180190", "07950920"))
"""People, the citizens of a place, a gathering, a multitude, a social group."""
_DISTRICT: Final = frozenset(("08552138", "08546183", "08497294"))
"""A district, a county, an area: places with people in them, no sites and no seas."""
_UNDER: Final = (
    (_PERSON, Meaning.PERSON),
    (_ORGANIZATION, Meaning.BODY),
    (_PEOPLE, Meaning.PEOPLE),
    (_DISTRICT, Meaning.PLACE),
)
_QUANTITY: Final = "23"
_SPEAKING: Final = frozenset(("04", "09", "10", "11", "14", "15", "21"))
"""Files of what may tell something: deeds, thoughts, messages, events, groups, places, wealth."""
_FORM: Final = re.compile(r"[a-z][a-z'-]+")
_LEAST: Final = 0.2
"""A sense behind one that cannot speak counts if met a fifth as often; a person's if ever met."""
TITLE: Final = (
    "# What common nouns stand for, by their meanings in WordNet 3.0, whose licence is:\n"
)


@dataclass(frozen=True)
class _Synset:
    file: str
    above: tuple[str, ...]
    is_instance: bool


@dataclass(frozen=True)
class WordNet:
    """The nouns of a WordNet folder (data.noun, index.noun and cntlist.rev of release 3.0)."""

    folder: Path

    def meanings(self) -> Iterator[tuple[str, Meaning]]:
        """Each common noun of one word with what it stands for, in the order of the alphabet."""
        for lemma, senses in sorted(self._senses.items()):
            if _FORM.fullmatch(lemma) and (meaning := self._meaning(lemma, senses)):
                yield lemma, meaning

    def licence(self) -> Iterator[str]:
        """The lines of the licence, which have to go with every copy."""
        with (self.folder / "data.noun").open(encoding="ascii") as lines:
            yield from (
                line.strip().partition(" ")[2].strip() for line in lines if line.startswith(" ")
            )

    def _meaning(self, lemma: str, senses: tuple[str, ...]) -> Meaning | None:
        common = [
            (number, place)
            for number, place in enumerate(senses, 1)
            if not self._synsets[place].is_instance
        ]
        most = max((self._met[lemma, number] for number, _ in common), default=0)
        for number, place in common:
            meaning = self._of(place)
            met = self._met[lemma, number]
            enough = met > 0 if meaning is Meaning.PERSON else met > _LEAST * most
            if meaning and (number == common[0][0] or enough):
                return meaning
        # "Cleaner" was met as neither: what ends like a trade is one rather than a fluid.
        people = any(self._of(place) is Meaning.PERSON for _, place in common)
        if people and ends_like_a_person(lemma):
            return Meaning.PERSON
        return Meaning.THING if common else None

    def _of(self, place: str) -> Meaning | None:
        """What one sense stands for; None for what can tell nothing: stones, colours, hours."""
        above = self._closure(place)
        for roots, meaning in _UNDER:
            if roots & above:
                return meaning
        file = self._synsets[place].file
        if file == _QUANTITY:
            return Meaning.SHARE
        return Meaning.THING if file in _SPEAKING else None

    def _closure(self, place: str) -> frozenset[str]:
        found: set[str] = set()
        left = [place]
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                left.extend(self._synsets[one].above)
        return frozenset(found)

    def _lines(self, name: str) -> Iterator[str]:
        with (self.folder / name).open(encoding="ascii") as lines:
            yield from (line for line in lines if not line.startswith(" "))

    @cached_property
    def _synsets(self) -> Mapping[str, _Synset]:
        found = {}
        for line in self._lines("data.noun"):
            place, file, _, count, *rest = line.split("|")[0].split()
            pointers = rest[2 * int(count, 16) + 1 :]
            kinds, places = pointers[::4], pointers[1::4]
            above = tuple(p for k, p in zip(kinds, places, strict=False) if k in ("@", "@i"))
            found[place] = _Synset(file, above, "@i" in kinds)
        return found

    @cached_property
    def _senses(self) -> Mapping[str, tuple[str, ...]]:
        found = {}
        for line in self._lines("index.noun"):
            lemma, _, _, pointers, *rest = line.split()
            found[lemma] = tuple(rest[int(pointers) + 2 :])
        return found

    @cached_property
    def _met(self) -> Counter[tuple[str, int]]:
        """How often each sense of a noun was met in the texts that WordNet was counted on."""
        found: Counter[tuple[str, int]] = Counter()
        for line in self._lines("cntlist.rev"):
            key, number, count = line.split()
            lemma, _, rest = key.partition("%")
            if rest.startswith("1:"):
                found[lemma, int(number)] = int(count)
        return found


def write(folder: Path, target: Path) -> None:
    """Write the meanings of the nouns in a WordNet folder, a line for each meaning."""
    by_meaning: dict[Meaning, list[str]] = {meaning: [] for meaning in Meaning}
    net = WordNet(folder)
    for lemma, meaning in net.meanings():
        by_meaning[meaning].append(lemma)
    head = "".join(f"# {line}".rstrip() + "\n" for line in net.licence())
    lines = (f"{meaning} {' '.join(lemmas)}\n" for meaning, lemmas in by_meaning.items())
    target.write_text(TITLE + head + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), MEANINGS)

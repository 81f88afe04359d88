"""What common nouns stand for, out of a copy of WordNet."""

from __future__ import annotations

from pathlib import Path

import pytest

from srcgraph.nouns import Meaning
from srcgraph.training.nouns import WordNet, write

LICENCE = "  1 Free for everybody.  \n  2   \n  3 As it is.  \n"
# Place, file, kind, number of words, words each with a number, number of pointers, pointers.
SYNSETS = """\
00007846 18 n 01 person 0 000 | a human being
00000010 18 n 01 smith 0 001 @ 00007846 n 0000 | who forges
00000011 18 n 01 Smith 0 001 @i 00007846 n 0000 | an economist
00008335 14 n 01 group 0 000 | not the synset of bodies
08008335 14 n 01 organization 0 000 | people who work together
00000012 14 n 01 bank 0 001 @ 08008335 n 0000 | keeps money
00000013 17 n 01 bank 1 000 | a slope by the water
00000014 17 n 01 star 0 000 | shines
00000015 18 n 01 star 1 001 @ 00007846 n 0000 | acts
00000016 06 n 01 engine 0 000 | turns
00000017 18 n 01 engine 1 001 @ 00007846 n 0000 | who contrives
00000018 06 n 01 cleaner 0 000 | a fluid
00000019 18 n 01 cleaner 1 001 @ 00007846 n 0000 | who cleans
"""
NOUNS = """\
bank n 2 1 @ 2 1 00000013 00000012
cleaner n 2 1 @ 2 0 00000018 00000019
engine n 2 1 @ 2 0 00000016 00000017
fire_engine n 1 1 @ 1 0 00000016
smith n 2 2 @ @i 2 1 00000010 00000011
star n 2 1 @ 2 2 00000014 00000015
"""
MET = "star%1:17:00:: 1 8\nstar%1:18:00:: 2 1\nbank%1:17:00:: 1 20\nbank%1:14:00:: 2 3\n"


@pytest.fixture
def wordnet(tmp_path: Path) -> Path:
    (tmp_path / "data.noun").write_text(LICENCE + SYNSETS, encoding="ascii")
    (tmp_path / "index.noun").write_text(LICENCE + NOUNS, encoding="ascii")
    (tmp_path / "cntlist.rev").write_text(MET, encoding="ascii")
    return tmp_path


def test_the_commonest_meaning_that_may_speak_is_taken(wordnet: Path) -> None:
    assert dict(WordNet(wordnet).meanings()) == {
        "bank": Meaning.THING,  # mostly a slope, and as a house of money met too seldom
        "cleaner": Meaning.PERSON,  # never met as either, but it ends like a trade
        "engine": Meaning.THING,  # never met as a person
        "smith": Meaning.PERSON,  # one that bears the name is no trade
        "star": Meaning.PERSON,  # seldom, but what shines says nothing
    }


def test_the_licence_goes_with_the_nouns(wordnet: Path, tmp_path: Path) -> None:
    target = tmp_path / "nouns.txt"
    write(wordnet, target)
    _, *lines = target.read_text(encoding="utf-8").splitlines()
    assert lines[:3] == ["# Free for everybody.", "#", "# As it is."]
    assert "person cleaner smith star" in lines

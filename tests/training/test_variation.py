"""variation: names and marks change, the answers do not."""

from __future__ import annotations

from random import Random

import pytest

from srcgraph.tagging.words import UNKNOWN_PIECE
from srcgraph.training import variation
from srcgraph.training.corpus import AnnotatedArticle, parse_reading
from srcgraph.training.variation import (
    BLANK_PIECE,
    QUOTATION_STYLES,
    Lesson,
    Names,
    is_name,
    lesson,
    read_names,
    rename,
    requote,
    varied,
)
from tests.tokens import MARKED, STORY, inventory, pieces_of, words

NAMES = Names(("Ada",), ("Lund",))
WORDS = "Anna Berg met Berg , said A. Yes"
PERSONS = (True, True, False, True, False, False, True, False)


@pytest.fixture
def taught() -> Lesson:
    article = AnnotatedArticle("a", STORY, (parse_reading(MARKED),))
    return lesson(article, words(STORY, persons=("Anna", "Berg")), 1)


@pytest.fixture
def chance(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Nothing is varied but what a test asks for."""
    for name in ("RENAMED", "REQUOTED", "BLANKED"):
        monkeypatch.setattr(variation, name, 0.0)
    return monkeypatch


def test_a_lesson_holds_the_words_as_written(taught: Lesson) -> None:
    assert taught.spelled[:4] == ("Anna", "Berg", "said", "the")
    assert taught.persons[:4] == (True, True, False, False)


def test_a_lesson_has_a_target_for_each_reading() -> None:
    reading = parse_reading(MARKED)
    article = AnnotatedArticle("a", STORY, (reading, reading[:1]))
    assert [len(one.begins) for one in lesson(article, words(STORY), 1).targets] == [2, 1]


@pytest.mark.parametrize("seed", range(5))
def test_a_person_keeps_the_new_name_all_through(seed: int) -> None:
    new = rename(WORDS.split(), PERSONS, Random(seed), NAMES)
    assert new == {"Anna": "Ada", "Berg": "Lund"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Berg", True), ("berg", False), ("Jo", False), ("A.", False), ("O’Neil", False)],
)
def test_what_can_be_a_name(word: str, expected: bool) -> None:
    assert is_name(word) is expected


@pytest.mark.parametrize("style", QUOTATION_STYLES)
@pytest.mark.parametrize("text", ["“ yes ” he said", '" yes " he said', "'' yes '' he said"])
def test_quotations_get_the_marks_of_another_house(text: str, style: tuple[str, str]) -> None:
    opening, closing = style
    expected = [opening, "yes", closing, "he", "said"]
    assert requote(text.split(), [3, 0, 0, 0, 0], style) == expected


def test_an_open_quotation_is_over_when_a_paragraph_begins() -> None:
    spelled = ['"', "yes", '"', "no", '"']
    assert requote(spelled, [3, 0, 3, 0, 0], ("«", "»")) == ["«", "yes", "«", "no", "»"]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert requote(["dogs", "’", "'s"], [3, 0, 0], ("«", "»")) == ["dogs", "’", "'s"]


@pytest.mark.usefixtures("chance")
def test_without_chance_nothing_is_varied(taught: Lesson) -> None:
    made = varied(taught, Random(1), NAMES, inventory())
    assert made.pieces.tolist() == taught.words.pieces.tolist()
    assert made.first.tolist() == taught.words.first.tolist()


def test_renamed_words_have_new_pieces(taught: Lesson, chance: pytest.MonkeyPatch) -> None:
    chance.setattr(variation, "RENAMED", 1.0)
    made = varied(taught, Random(1), NAMES, inventory({"a": 1, "##da": 2, "lund": 3}))
    assert made.pieces[:3].tolist() == [1, 2, 3]
    assert made.first[:3].tolist() == [0, 2, 3]


def test_only_the_pieces_of_words_are_varied(taught: Lesson, chance: pytest.MonkeyPatch) -> None:
    chance.setattr(variation, "RENAMED", 1.0)
    made = varied(taught, Random(1), NAMES, inventory())
    assert made.features is taught.words.features
    assert made.pieces[:2].tolist() == [UNKNOWN_PIECE] * 2
    assert len(made.first) == len(taught.words.first)


def test_requoted_marks_have_new_pieces(chance: pytest.MonkeyPatch) -> None:
    chance.setattr(variation, "REQUOTED", 1.0)
    chance.setattr(variation, "QUOTATION_STYLES", (("«", "»"),))
    text = "“yes” he said"
    taught = lesson(AnnotatedArticle("a", text, ()), words(text), 1)
    made = varied(taught, Random(1), NAMES, inventory({"«": 1, "»": 2}))
    assert made.pieces[[0, 2]].tolist() == [1, 2]


def test_blanked_pieces_are_masked(taught: Lesson, chance: pytest.MonkeyPatch) -> None:
    chance.setattr(variation, "BLANKED", 1.0)
    made = varied(taught, Random(1), NAMES, inventory())
    assert set(made.pieces.tolist()) == {BLANK_PIECE}


def test_the_lesson_itself_is_never_changed(taught: Lesson, chance: pytest.MonkeyPatch) -> None:
    before = taught.words.pieces.tolist()
    chance.setattr(variation, "BLANKED", 1.0)
    varied(taught, Random(1), NAMES, inventory())
    assert taught.words.pieces.tolist() == before


@pytest.mark.parametrize("seed", range(3))
def test_the_same_chance_varies_alike(taught: Lesson, seed: int) -> None:
    known = inventory(pieces_of(STORY))
    one, two = (varied(taught, Random(seed), NAMES, known) for _ in range(2))
    assert one.pieces.tolist() == two.pieces.tolist()


def test_the_shipped_names_are_parted_for_training_and_trying() -> None:
    taught, tried = read_names(0), read_names(1)
    assert not set(taught.first) & set(tried.first)
    assert not set(taught.last) & set(tried.last)


@pytest.mark.parametrize("half", [0, 1])
def test_the_shipped_names_can_stand_for_names(half: int) -> None:
    names = read_names(half)
    assert min(len(names.first), len(names.last)) > 1000
    assert not [name for name in (*names.first, *names.last) if name != name.strip() or not name]

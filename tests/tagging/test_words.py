"""words: the parse, the pieces, the letters' case and the quotation marks as numbers."""

from __future__ import annotations

import numpy as np
import pytest

from srcgraph.tagging import words as words_module
from srcgraph.tagging.words import (
    FEATURE_COUNT,
    MAX_PIECES_PER_WORD,
    TOKEN_ATTRIBUTES,
    UNKNOWN_PIECE,
    Lexicon,
    inventory_of,
    letter_case,
    quoted_places,
    read_words,
    split_word,
)
from tests.tokens import inventory, pieces_of, tokens, words

VOCABULARY = {"har": 1, "##bour": 2, "harb": 3, "##our": 4, "-": 5, "to": 6, "cafe": 7, "a_b": 8}
CASE, QUOTED, TAG, DEPENDENCY, ENTITY, BEGINS = range(FEATURE_COUNT)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("harbour", (3, 4)),
        ("HARBOUR", (3, 4)),
        ("har", (1,)),
        ("to-har", (6, 5, 1)),
        ("café", (7,)),
        ("a_b", (8,)),
        ("harx", (1, UNKNOWN_PIECE)),
        ("xhar", (UNKNOWN_PIECE,)),
        ("", (UNKNOWN_PIECE,)),
        ("\u0301", (UNKNOWN_PIECE,)),
    ],
)
def test_a_word_is_cut_into_the_longest_known_pieces(word: str, pieces: tuple[int, ...]) -> None:
    assert split_word(word, VOCABULARY) == pieces


def test_a_word_never_has_more_pieces_than_the_model_reads() -> None:
    assert len(split_word("-" * 50, VOCABULARY)) == MAX_PIECES_PER_WORD


@pytest.mark.parametrize(
    ("word", "case"),
    [
        (".", 0),
        ("mayor", 1),
        ("Mayor", 2),
        ("A", 2),
        ("FBI", 3),
        ("2016", 4),
        ("$5", 4),
        ("iPhone", 5),
        ("McCain", 2),
        ("e-mail", 1),
        ("9th", 1),
        ("", 0),
    ],
)
def test_letter_case(word: str, case: int) -> None:
    assert letter_case(word) == case


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“Yes,” he said.", "“Yes,”"),
        ('"Yes," he said.', '"Yes,"'),
        ("''Yes,'' he said.", "''Yes,''"),
        ("He called it ‘mad’ here.", "‘mad’"),
        ("He didn’t, the dogs’ bowls.", ""),
        ("He said: “It goes on", "“It goes on"),
        ("”Yes,” he said.", "”Yes,”"),
        ("Nothing here.", ""),
    ],
)
def test_quoted_places(text: str, quoted: str) -> None:
    places = quoted_places(text)
    assert "".join(text[place] for place in sorted(places)) == quoted


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "“One goes on\nTwo stands here."
    assert max(quoted_places(text)) == text.index("\n") - 1


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("He said “yes” now.", 3, 1),
        ("He said “yes and now.", 3, 2),
        ('He said "yes and now.', 3, 2),
        ("He said “yes” now.", 5, 0),
    ],
)
def test_words_tell_whether_their_quotation_is_closed(text: str, word: int, state: int) -> None:
    assert words(text).features[word, QUOTED] == state


def test_the_first_word_of_a_paragraph_is_marked() -> None:
    read = words("One two.\n\n“Three” four.")
    assert (read.features[:, QUOTED] // 3).tolist() == [1, 0, 0, 1, 0, 0, 0, 0]


def test_paragraphs_are_numbered_from_one() -> None:
    assert words("One two.\nThree.\n\n\nFour.").paragraph.tolist() == [1, 1, 1, 2, 2, 3, 3]


def test_sentences_are_numbered_over_the_whole_article() -> None:
    assert words("One two. Three.\nFour").sentence.tolist() == [1, 1, 1, 2, 2, 3]


def test_a_paragraph_begins_a_sentence_even_where_the_parser_saw_none() -> None:
    assert words("One two\nThree").sentence.tolist() == [1, 1, 2]


def test_a_sentence_that_begins_with_a_blank_begins_with_its_first_word() -> None:
    text = "One. Two."
    table = tokens(text)
    blank = table[2].copy()
    blank[8] = 1
    table[2, 7] = 0
    read = read_words(text, np.insert(table, 2, blank, axis=0), inventory(), {})
    assert read.sentence.tolist() == [1, 1, 2, 2]


def test_blank_tokens_are_no_words() -> None:
    text = "One\n\n\nTwo"
    read = words(text)
    assert [text[s:e] for s, e in zip(read.start, read.end, strict=True)] == ["One", "Two"]


def test_heads_are_numbered_without_the_blanks() -> None:
    text = "One\nTwo three"
    table = tokens(text)
    table[3, 2] = np.int64(-3).astype(np.uint64)
    assert read_words(text, table, inventory(), {}).head.tolist() == [0, 1, 0]


def test_a_word_whose_head_is_a_blank_heads_itself() -> None:
    text = "One\nTwo"
    table = tokens(text)
    table[2, 2] = np.int64(-1).astype(np.uint64)
    assert read_words(text, table, inventory(), {}).head.tolist() == [0, 1]


def test_labels_the_model_never_saw_are_nought() -> None:
    table = tokens("One two")
    table[0, 3:6] = 12345
    read = read_words("One two", table, inventory(), {})
    assert read.features[0, [TAG, DEPENDENCY, ENTITY]].tolist() == [0, 0, 0]


def test_labels_with_large_numbers_keep_them() -> None:
    large = 2**64 - 3
    table = tokens("One")
    table[0, 3] = np.uint64(large)
    read = read_words("One", table, inventory_of([], [0, large], [0], [0]), {})
    assert read.features[0, TAG] == 1


def test_the_beginning_of_an_entity_is_marked() -> None:
    read = words("Here Anna stood.", persons=("Anna",))
    assert read.features[:, BEGINS].tolist() == [1, 2, 0, 0]


def test_pieces_are_found_by_their_word() -> None:
    text = "har harbour to"
    read = read_words(text, tokens(text), inventory(VOCABULARY), {})
    found = [read.pieces[read.first[n] : read.first[n + 1]].tolist() for n in range(3)]
    assert found == [[1], [3, 4], [6]]


def test_an_empty_text_has_no_words() -> None:
    read = read_words("", tokens(""), inventory(), {})
    assert (len(read.start), read.features.shape, read.first.tolist()) == (
        0,
        (0, FEATURE_COUNT),
        [0],
    )


def test_each_spelling_is_looked_up_once() -> None:
    lexicon: Lexicon = {}
    text = "yes no yes Yes"
    read_words(text, tokens(text), inventory(pieces_of(text)), lexicon)
    assert sorted(lexicon) == ["Yes", "no", "yes"]


def test_a_full_lexicon_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "one two three two one"
    expected = words(text).pieces
    monkeypatch.setattr(words_module, "MAX_LEXICON", 1)
    lexicon: Lexicon = {}
    read = read_words(text, tokens(text), inventory(pieces_of(text)), lexicon)
    assert (read.pieces.tolist(), len(lexicon)) == (expected.tolist(), 1)


def test_an_inventory_numbers_in_the_given_order() -> None:
    made = inventory_of(["a", "b"], [0, 9], [0, 8], [0, 7])
    assert (made.pieces["b"], made.tags[9], made.dependencies[8], made.entities[7]) == (1, 1, 1, 1)


def test_the_table_has_a_column_for_each_attribute() -> None:
    assert tokens("One").shape[1] == len(TOKEN_ATTRIBUTES)

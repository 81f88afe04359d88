"""corpus: brat standoff becomes attributions, and attributions become words."""

from __future__ import annotations

from pathlib import Path

import pytest

from srcgraph.training.corpus import (
    Annotated,
    AnnotatedArticle,
    parse_reading,
    person_words,
    read_corpus,
    target,
    whole,
    word_runs,
)
from tests.tokens import MARKED, STORY, standoff, words, write_corpus


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", ()),
        (
            "T1\tSource 0 4\tAnna\nT2\tCue 5 9\tsaid\nT3\tContent 10 13\tyes\n"
            "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n",
            (Annotated(((0, 4),), ((5, 9),), ((10, 13),), "E1"),),
        ),
        # CASE spans of several pieces, in any order
        (
            "T1\tContent 20 25;2 9\tx\nE7\tAttribution:T1 Content:T1\n",
            (Annotated((), (), ((2, 9), (20, 25)), "E7"),),
        ),
        # CASE several arguments of one role are numbered
        (
            "T1\tContent 4 6\tx\nT2\tContent 1 2\ty\nE1\tAttribution:T1 Content:T1 Content2:T2\n",
            (Annotated((), (), ((1, 2), (4, 6)), "E1"),),
        ),
        # CASE a span that is not there is left out
        ("E1\tAttribution:T1 Content:T9\n", (Annotated((), (), (), "E1"),)),
        # CASE other lines of brat are no attributions
        ("T1\tCue 0 4\tsaid\nA1\tNested T1\n#1\tAnnotatorNotes T1\tE1\n", ()),
    ],
)
def test_reads_standoff(written: str, expected: tuple[Annotated, ...]) -> None:
    assert parse_reading(written) == expected


def test_a_span_may_serve_two_attributions() -> None:
    one, two = parse_reading(
        "T1\tSource 0 4\tAnna\nT2\tContent 5 6\tx\nT3\tContent 7 8\ty\n"
        "E1\tAttribution:T2 Source:T1 Content:T2\nE2\tAttribution:T3 Source:T1 Content:T3\n"
    )
    assert one.source == two.source == ((0, 4),)


def test_articles_come_by_name_with_all_their_readings(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"b": ("Two.", ""), "a": (STORY, MARKED)})
    (tmp_path / "attributions" / "a_00ff.ann").write_text("", encoding="utf-8")
    one, two = read_corpus(tmp_path)
    assert (one.name, two.name) == ("a", "b")
    assert [len(reading) for reading in one.readings] == [0, 2]


def test_readings_of_an_article_whose_name_begins_alike_are_not_taken(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"a": (STORY, MARKED), "a_b": ("Two.", "")})
    assert [len(article.readings) for article in read_corpus(tmp_path)] == [1, 1]


def test_line_ends_are_kept_so_that_offsets_hold(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"a": ("One.\r\nTwo.\r\n", "")})
    (article,) = read_corpus(tmp_path)
    assert article.text == "One.\r\nTwo.\r\n"


def test_an_article_of_a_corpus_is_all_body() -> None:
    text = "Headline\r\n\n  One here.\nTwo.\n"
    body = [span.of(text) for span in whole(AnnotatedArticle("a", text, ())).body]
    assert body == ["Headline", "  One here.", "Two."]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((), []),
        (((0, 4),), [(0, 1)]),
        (((0, 9),), [(0, 2)]),
        (((1, 2),), [(0, 1)]),
        (((4, 5),), []),
        (((0, 4), (5, 9)), [(0, 2)]),
        (((10, 18), (0, 4)), [(0, 1), (2, 4)]),
        (((0, 9), (2, 4)), [(0, 2)]),
    ],
)
def test_spans_become_the_words_that_they_touch(
    spans: tuple[tuple[int, int], ...], expected: list[tuple[int, int]]
) -> None:
    assert word_runs(words("Anna Berg said yes"), spans) == expected


def test_a_reading_becomes_labels_of_words() -> None:
    read = words(STORY)
    made = target(read, parse_reading(MARKED))
    assert made.labels.tolist() == [1, 2, 3, 5, 6, 6, 6, 6, 0, 1, 0, 5, 6, 6, 6, 0]


def test_cue_and_content_belong_to_their_attribution() -> None:
    made = target(words(STORY), parse_reading(MARKED))
    assert made.owner.tolist() == [-1, -1, *[0] * 6, -1, -1, -1, *[1] * 4, -1]


def test_an_attribution_knows_where_it_begins_and_who_speaks() -> None:
    made = target(words(STORY), parse_reading(MARKED))
    assert (made.begins, made.sources) == ((3, 11), ((0, 1), (9,)))


def test_an_attribution_without_content_is_nothing_to_learn() -> None:
    made = target(words(STORY), parse_reading(standoff(STORY, {"Source": "Anna", "Cue": "said"})))
    assert not made.labels.any()
    assert made.begins == ()


def test_person_words_are_those_of_the_given_label() -> None:
    read = words("Anna Berg said", persons=("Anna", "Berg"))
    assert person_words(read, 1).tolist() == [True, True, False]

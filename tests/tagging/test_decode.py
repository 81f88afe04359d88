"""decode: from scores made by hand to who is said to have said what."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from srcgraph.tagging.decode import (
    CONTENT,
    EVIDENCE,
    SHARES,
    SURE,
    Settings,
    Tagged,
    decode,
    likeliest_labels,
    probability,
    runs,
)
from srcgraph.tagging.scores import LABELS, Floats, WindowScores
from tests.tokens import words

SETTINGS = Settings(
    join=0.5,
    nobody=0.6,
    cue_share=0.3,
    cue_weight=1.0,
    grow=0.3,
    untagged=0.5,
    eagerness=0.0,
    threshold=0.0,
    unsure=0.0,
    bias=0.0,
    weights=(0.0,) * len(EVIDENCE),
)
LETTERS = "OSsCcTt"
NOBODY = -1
SAID = "Officials said the bridge closes now"


def scores(
    labels: str,
    sources: Mapping[int, Sequence[int]] | None = None,
    firsts: Mapping[int, int] | None = None,
    begin: int = 0,
) -> WindowScores:
    """Scores that are almost sure of a label a letter and of who points at whom.

    `sources[i]` are the words of word i's source or NOBODY; `firsts[i]` begins its content.
    Where nothing is given a word's source is nobody and its content begins with itself.
    """
    size = len(labels)
    tags = np.full((size, len(LABELS)), 0.01)
    tags[np.arange(size), [LETTERS.index(letter) for letter in labels]] = 0.94
    source, first = np.full((size, size + 1), 0.001), np.full((size, size), 0.001)
    for word in range(size):
        targets = (sources or {}).get(word, [NOBODY])
        source[word, [1 + target for target in targets]] = 1 / len(targets)
        first[word, (firsts or {}).get(word, _own_first(labels, word))] = 1
    source /= source.sum(axis=1, keepdims=True)
    first /= first.sum(axis=1, keepdims=True)
    log_tags, sure_source, sure_first = (
        table.astype(np.float32) for table in (np.log(tags), source, first)
    )
    return WindowScores(begin, log_tags, sure_source, sure_first)


def all_point(rows: range, targets: list[int]) -> dict[int, list[int]]:
    """Every word of a range points at the same words."""
    return {row: list(targets) for row in rows}


def _own_first(labels: str, word: int) -> int:
    while word > 0 and labels[word] == "t":
        word -= 1
    return word


def found(text: str, made: WindowScores, settings: Settings = SETTINGS) -> tuple[Tagged, ...]:
    return decode(made, words(text), settings)


def parts(text: str, tagged: Tagged) -> tuple[list[str], list[str], list[str]]:
    source, cue, content = (
        [text[start:end] for start, end in spans]
        for spans in (tagged.source, tagged.cue, tagged.content)
    )
    return source, cue, content


def read(text: str, made: WindowScores, settings: Settings = SETTINGS) -> list[object]:
    return [parts(text, tagged) for tagged in found(text, made, settings)]


def score_of(labels: Sequence[int], tags: Floats) -> float:
    return float(sum(tags[row, label] for row, label in enumerate(labels)))


# ---------------------------------------------------------------------- labels


def is_possible(labels: Sequence[int]) -> bool:
    return all(
        here not in (2, 4, 6) or before in (here, here - 1)
        for before, here in itertools.pairwise([0, *labels])
    )


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("size", [1, 2, 4])
def test_the_likeliest_possible_sequence_is_found(seed: int, size: int) -> None:
    tags = np.random.default_rng(seed).normal(size=(size, len(LABELS)), scale=3).astype(np.float32)
    possible = filter(is_possible, itertools.product(range(len(LABELS)), repeat=size))
    best = max(score_of(labels, tags) for labels in possible)
    labels = likeliest_labels(tags, 0.0)
    assert is_possible(labels)
    assert score_of(labels, tags) == pytest.approx(best)


@pytest.mark.parametrize("inside", [2, 4, 6])
def test_a_span_goes_on_only_after_it_began(inside: int) -> None:
    tags = np.full((3, len(LABELS)), -9.0, np.float32)
    tags[:, inside] = 0
    assert likeliest_labels(tags, 0.0) == [inside - 1, inside, inside]


def test_a_span_does_not_go_on_as_another_kind() -> None:
    tags = np.full((2, len(LABELS)), -9.0, np.float32)
    tags[0, 1], tags[1, 6], tags[1, 0] = 0, 0, -1
    assert likeliest_labels(tags, 0.0) == [1, 0]


def test_eagerness_finds_more() -> None:
    tags = np.full((1, len(LABELS)), -9.0, np.float32)
    tags[0, 0], tags[0, 5] = -0.5, -1.0
    assert (likeliest_labels(tags, 0.0), likeliest_labels(tags, 1.0)) == ([0], [5])


def test_the_scores_are_left_as_they_were() -> None:
    tags = np.zeros((2, len(LABELS)), np.float32)
    likeliest_labels(tags, 1.0)
    assert not tags.any()


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([0, 0], []),
        ([5, 6, 6, 0], [(0, 3)]),
        ([5, 5, 6], [(0, 1), (1, 3)]),
        ([0, 5], [(1, 2)]),
        ([1, 2, 5], [(2, 3)]),
    ],
)
def test_runs(labels: list[int], expected: list[tuple[int, int]]) -> None:
    assert [tuple(run) for run in runs(labels, CONTENT)] == expected


# --------------------------------------------------------------------- one attribution

POINTED = {1: [0], 2: [0], 3: [0], 4: [0], 5: [0]}
FIRSTS = {1: 2}


def test_source_cue_and_content_are_characters_of_the_text() -> None:
    assert read(SAID, scores("SCTttt", POINTED, FIRSTS)) == [
        (["Officials"], ["said"], ["the bridge closes now"])
    ]


@pytest.mark.parametrize("labels", ["OOOOOO", "SCOOOO"])
def test_nothing_is_attributed_without_content(labels: str) -> None:
    assert found(SAID, scores(labels, POINTED)) == ()


def test_a_content_of_nobody_has_no_source() -> None:
    assert read(SAID, scores("SCTttt", {}, FIRSTS)) == [([], ["said"], ["the bridge closes now"])]


def test_a_source_may_lie_after_its_content() -> None:
    text = "The bridge closes said Anna Berg"
    pointed = all_point(range(4), [4, 5])
    assert read(text, scores("TttCSs", pointed, {3: 0})) == [
        (["Anna Berg"], ["said"], ["The bridge closes"])
    ]


def test_of_two_sources_the_one_that_is_pointed_at_speaks() -> None:
    text = "Anna told Bert the bridge closes"
    made = scores("SCSTtt", {1: [0], 3: [0], 4: [0], 5: [0]}, {1: 3})
    assert read(text, made) == [(["Anna"], ["told"], ["the bridge closes"])]


def test_an_untagged_source_is_grown_around_the_word_that_is_pointed_at() -> None:
    text = "Anna Berg said the bridge closes"
    pointed = all_point(range(2, 6), [0, 1])
    assert read(text, scores("OOCTtt", pointed, {2: 3})) == [
        (["Anna Berg"], ["said"], ["the bridge closes"])
    ]


def test_a_doubtful_pointer_makes_no_source_of_untagged_words() -> None:
    made = scores("OCTttt", all_point(range(1, 6), [0, NOBODY]), FIRSTS)
    settings = replace(SETTINGS, untagged=0.9)
    assert read(SAID, made, settings) == [([], ["said"], ["the bridge closes now"])]


def test_a_tagged_source_does_not_grow_over_untagged_words() -> None:
    text = "Anna Berg said the bridge closes"
    made = scores("OSCTtt", {}, {2: 3})
    made.source[:] = [0.02, 0.15, 0.8, 0.01, 0.01, 0.005, 0.005]
    assert read(text, made) == [(["Berg"], ["said"], ["the bridge closes"])]


def test_offsets_count_from_the_window() -> None:
    text = f"A line.\n{SAID}"
    assert read(text, scores("SCTttt", POINTED, FIRSTS, begin=3)) == [
        (["Officials"], ["said"], ["the bridge closes now"])
    ]


# ----------------------------------------------------------------------- parts and cues

SPLIT = "“Yes” Anna said “the bridge closes”"
SPLIT_LABELS = "TttSCTtttt"


@pytest.mark.parametrize(
    ("first", "expected"),
    [(0, [["“Yes”", "“the bridge closes”"]]), (5, [["“Yes”"], ["“the bridge closes”"]])],
)
def test_a_later_part_joins_the_first_part_that_it_points_at(
    first: int, expected: list[list[str]]
) -> None:
    made = scores(SPLIT_LABELS, all_point(range(10), [3]), dict.fromkeys(range(5, 10), first))
    assert [parts(SPLIT, tagged)[2] for tagged in found(SPLIT, made)] == expected


@pytest.mark.parametrize(("first", "joined"), [(4, "c"), (2, "b"), (0, None)])
def test_a_part_joins_one_of_the_two_before_it(first: int, joined: str | None) -> None:
    text = "a Anna b Anna c Anna d"
    made = scores("TSTSTST", all_point(range(7), [1]), {6: first})
    contents = [parts(text, tagged)[2] for tagged in found(text, made)]
    assert ([joined, "d"] in contents) is (joined is not None)
    assert len(contents) == (3 if joined else 4)


def test_a_content_has_no_third_part() -> None:
    text = "yes Anna yes Anna yes"
    made = scores("TSTST", all_point(range(5), [1]), {2: 0, 4: 0})
    assert [len(tagged.content) for tagged in found(text, made)] == [2, 1]


def test_a_join_needs_more_than_the_settings_ask_for() -> None:
    made = scores(SPLIT_LABELS, all_point(range(10), [3]), dict.fromkeys(range(5, 10), 0))
    assert len(found(SPLIT, made, replace(SETTINGS, join=1.0))) == 2


def test_each_cue_goes_to_the_content_that_it_points_at() -> None:
    text = "Anna said yes Bert denied no"
    made = scores("SCTSCT", {1: [0], 2: [0], 4: [3], 5: [3]}, {1: 2, 4: 5})
    assert read(text, made) == [(["Anna"], ["said"], ["yes"]), (["Bert"], ["denied"], ["no"])]


@pytest.mark.parametrize(("weaker", "kept"), [(0, "said"), (1, "Officials")])
def test_the_cue_that_points_more_is_kept(weaker: int, kept: str) -> None:
    made = scores("CCTttt", {}, {0: 2, 1: 2})
    made.first_part[weaker, 2] = 0.5
    (tagged,) = found(SAID, made)
    assert parts(SAID, tagged)[1] == [kept]


def test_a_cue_that_points_elsewhere_is_left_out() -> None:
    made = scores("SCTttt", POINTED, {1: 0})
    assert read(SAID, made) == [(["Officials"], [], ["the bridge closes now"])]


# ------------------------------------------------------------------------------- score


def test_evidence_has_a_value_for_each_name() -> None:
    (tagged,) = found(SAID, scores("SCTttt", POINTED, FIRSTS))
    assert len(tagged.evidence) == len(EVIDENCE)


@pytest.mark.parametrize(
    ("name", "labels", "pointed", "value"),
    [
        ("source", "SCTttt", POINTED, 1.0),
        ("source", "SCTttt", {}, 1.0),  # sure that it is nobody
        ("nobody", "SCTttt", {}, 1.0),
        ("nobody", "SCTttt", POINTED, 0.0),
        ("sourceless", "SCTttt", {}, 1.0),
        ("sourceless", "SCTttt", POINTED, 0.0),
        ("cue", "SCTttt", POINTED, 1.0),
        ("cue", "SOTttt", POINTED, 0.0),
        ("cue_words", "SOTttt", POINTED, 0.0),
        ("length", "SCTttt", POINTED, 4 / 40),
        ("quoted", "SCTttt", POINTED, 0.0),
        ("content_start", "SCTttt", POINTED, 0.94),
        ("content_end", "TttSCO", {}, 0.94),
        ("content_start_odds", "SCTttt", POINTED, float(np.log(0.94 / 0.06))),
        ("content_mean", "SCTttt", POINTED, float(np.log(0.94))),
    ],
)
def test_evidence(name: str, labels: str, pointed: dict[int, list[int]], value: float) -> None:
    (tagged,) = found(SAID, scores(labels, pointed, FIRSTS))
    assert tagged.evidence[EVIDENCE.index(name)] == pytest.approx(value, abs=0.02)


@pytest.mark.parametrize(
    ("text", "share"),
    [("Anna said “yes”", 1.0), ("Anna said so “yes", 2 / 3), ("Anna said the bridge closes", 0.0)],
)
def test_evidence_tells_how_much_is_quoted(text: str, share: float) -> None:
    (tagged,) = found(text, scores("SCTtt", all_point(range(5), [0]), {1: 2}))
    assert tagged.evidence[EVIDENCE.index("quoted")] == pytest.approx(share)


def test_quoted_words_are_counted_from_the_window() -> None:
    text = "“A line.”\nAnna said yes"
    (tagged,) = found(text, scores("SCT", all_point(range(3), [0]), {1: 2}, begin=5))
    assert tagged.evidence[EVIDENCE.index("quoted")] == 0


@pytest.mark.parametrize("pointed", [POINTED, {}])
def test_odds_stay_within_what_can_be_known(pointed: dict[int, list[int]]) -> None:
    (tagged,) = found(SAID, scores("SCTttt", pointed, FIRSTS))
    odds = tagged.evidence[-len(SHARES) :]
    assert max(map(abs, odds)) <= np.log(SURE / (1 - SURE)) + 1e-9


def test_the_score_is_the_probability_of_the_evidence() -> None:
    settings = replace(SETTINGS, bias=-1.0, weights=(3.0,) + (0.0,) * (len(EVIDENCE) - 1))
    (tagged,) = found(SAID, scores("SCTttt", POINTED, FIRSTS), settings)
    assert tagged.score == round(probability(tagged.evidence, settings), 4)


@pytest.mark.parametrize(("limit", "unsure"), [(0.4, False), (0.5, False), (0.6, True)])
def test_a_low_score_is_unsure(limit: float, unsure: bool) -> None:
    settings = replace(SETTINGS, unsure=limit)
    (tagged,) = found(SAID, scores("SCTttt", POINTED, FIRSTS), settings)
    assert tagged.unsure is unsure


@pytest.mark.parametrize("bias", [-30.0, 0.0, 30.0])
def test_a_probability_is_one(bias: float) -> None:
    assert 0 <= probability((0.0,) * len(EVIDENCE), replace(SETTINGS, bias=bias)) <= 1


def test_weights_of_another_model_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        probability((1.0,), SETTINGS)

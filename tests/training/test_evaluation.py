"""evaluation: what counts as found, with marks, determiners and styles, as the yardstick counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from srcgraph.attribute import attribute
from srcgraph.model import Style
from srcgraph.segment import segment
from srcgraph.training.corpus import Annotated, AnnotatedArticle, pairs, read_corpus, whole
from srcgraph.training.evaluation import Figures, compare, match
from tests.shared import DEV, needs_shared, yardstick

TEXT = "The mayor said “we will go” and the bridge will not be sold, a clerk said."


def marked(content: str, source: str = "", cue: str = "") -> Annotated:
    """An attribution of words that the text holds; parts are parted by a slash."""
    return Annotated(*(_places(words) for words in (source, cue, content)))


def _places(words: str) -> tuple[tuple[int, int], ...]:
    parts = [part for part in words.split("/") if part]
    return tuple((TEXT.index(part), TEXT.index(part) + len(part)) for part in parts)


SAID = marked("“we will go”", "The mayor")


def rights(found: Annotated, annotated: Annotated) -> tuple[int, int, int]:
    figures = compare(TEXT, [found], [annotated])
    return figures.content, figures.edge, figures.exact


@pytest.mark.parametrize(
    ("found", "annotated", "expected"),
    [
        (SAID, SAID, (1, 1, 1)),
        # CASE marks at the ends of contents do not count
        (marked("we will go", "The mayor"), SAID, (1, 1, 1)),
        # CASE half of what either covers is enough for an edge, not for an exact one
        (marked("will go", "The mayor"), SAID, (1, 1, 0)),
        (marked("go", "The mayor"), SAID, (0, 0, 0)),
        # CASE the source must be met, by more than its determiner
        (marked("“we will go”", "a clerk"), SAID, (1, 0, 0)),
        (marked("“we will go”", "mayor"), SAID, (1, 1, 1)),
        (marked("“we will go”", "The"), SAID, (1, 0, 0)),
        (marked("“we will go”", "mayor said"), SAID, (1, 1, 0)),
        # CASE a source where there is none, and none where there is one
        (marked("“we will go”"), SAID, (1, 0, 0)),
        (SAID, marked("“we will go”"), (1, 0, 0)),
        (marked("“we will go”"), marked("“we will go”"), (1, 1, 1)),
        # CASE the cue is not asked for
        (marked("“we will go”", "The mayor", "said"), SAID, (1, 1, 1)),
        # CASE contents of several parts
        (
            marked("we will go/the bridge", "The mayor"),
            marked("we will go", "The mayor"),
            (0, 0, 0),
        ),
        (
            marked("we will go/the bridge", "The mayor"),
            marked("“we will go”/the bridge", "The mayor"),
            (1, 1, 1),
        ),
    ],
)
def test_what_is_right(
    found: Annotated, annotated: Annotated, expected: tuple[int, int, int]
) -> None:
    assert rights(found, annotated) == expected


@pytest.mark.parametrize(
    ("found", "annotated", "expected"),
    [([], [SAID], (0, 1, 0)), ([SAID], [], (1, 0, 0)), ([], [], (0, 0, 0))],
)
def test_nothing_found_or_nothing_there(
    found: list[Annotated], annotated: list[Annotated], expected: tuple[int, int, int]
) -> None:
    figures = compare(TEXT, found, annotated)
    assert (figures.found, figures.annotated, figures.edge) == expected
    assert figures.edge_f1 == 0


def test_an_annotation_without_content_is_left_out() -> None:
    assert compare(TEXT, [SAID], [marked("", "The mayor"), SAID]).annotated == 1


def test_one_found_attribution_answers_one_annotation() -> None:
    assert compare(TEXT, [SAID], [SAID, SAID]).edge == 1


def test_pairs_are_chosen_so_that_contents_overlap_most() -> None:
    longer = marked("“we will go” and", "The mayor")
    (first, second) = match(TEXT, [longer, SAID], [SAID, longer])
    assert ((first.found, first.annotated), (second.found, second.annotated)) == ((0, 1), (1, 0))


def test_among_equal_contents_those_whose_sources_meet_are_paired() -> None:
    other = marked("“we will go”", "a clerk")
    found = match(TEXT, [SAID, other], [other, SAID])
    assert [(pair.annotated, pair.edge) for pair in found] == [(1, True), (0, True)]


@pytest.mark.parametrize(
    ("content", "style"),
    [
        ("“we will go”", Style.DIRECT),
        ("we will go", Style.DIRECT),
        ("“we will go” and the bridge", Style.MIXED),
        ("the bridge will not be sold", Style.INDIRECT),
    ],
)
def test_recall_is_told_by_style(content: str, style: Style) -> None:
    one = marked(content)
    recall = compare(TEXT, [one], [one]).recall
    assert recall == {each: float(each is style) for each in Style}


def test_a_missed_style_has_no_recall() -> None:
    figures = compare(TEXT, [SAID], [SAID, marked("the bridge will not be sold")])
    assert figures.by_style == ((1, 1), (0, 0), (1, 0))


def test_figures_are_added() -> None:
    one = Figures(3, 4, 2, 1, 1, ((1, 1), (2, 0), (1, 0)))
    two = Figures(1, 1, 1, 1, 0, ((0, 0), (0, 0), (1, 1)))
    assert one + two == Figures(4, 5, 3, 2, 1, ((1, 1), (2, 0), (2, 1)))


def test_nothing_added_changes_nothing() -> None:
    one = compare(TEXT, [SAID], [SAID])
    assert one + Figures() == one


@pytest.mark.parametrize(
    ("found", "annotated", "edge", "expected"), [(0, 0, 0, 0.0), (2, 2, 2, 1.0), (1, 3, 1, 0.5)]
)
def test_f1(found: int, annotated: int, edge: int, expected: float) -> None:
    assert Figures(found, annotated, edge=edge).edge_f1 == expected


# ------------------------------------------------------------------------------- agreement


def _answers(article: AnnotatedArticle) -> list[Annotated]:
    found = attribute(segment(whole(article)))
    return [Annotated(pairs(one.source), pairs(one.cue), pairs(one.content)) for one in found]


def _shifted(article: AnnotatedArticle) -> list[Annotated]:
    """The annotations, every second one a little longer and every third without its source."""
    return [
        Annotated(
            () if number % 3 == 0 else one.source,
            one.cue,
            tuple((max(start - 7 * (number % 2), 0), end) for start, end in one.content),
        )
        for number, one in enumerate(article.readings[0])
        if one.content
    ]


@needs_shared
@pytest.mark.parametrize("number", [3, 17, 40])
@pytest.mark.parametrize("answer", [_answers, _shifted])
def test_agrees_with_the_yardstick(
    number: int,
    answer: Callable[[AnnotatedArticle], list[Annotated]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = list(read_corpus(DEV))[number]
    found = answer(article)
    score = yardstick("score", monkeypatch)
    asdict = [{role: getattr(one, role) for role in score.ROLES} for one in found]
    gold = [{role: getattr(one, role) for role in score.ROLES} for one in article.readings[0]]
    counts = score.score_article(asdict, gold, article.text)
    figures = compare(article.text, found, article.readings[0])
    assert figures == Figures(
        counts["pred"],
        counts["gold"],
        counts["content_soft"],
        counts["edge"],
        counts["edge_exact"],
        tuple(
            (counts[f"type.{style}.gold"], counts[f"type.{style}.edge"]) for style in score.TYPES
        ),
    )

"""relations: contrast and handing on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from srcgraph.corroboration.relations import (
    DENIAL,
    chain,
    contrasts,
    relays,
    surely_two,
    weighed,
)
from srcgraph.model import (
    Evidence,
    Identification,
    Kind,
    Link,
    Number,
    Relation,
    Source,
    Span,
    Stance,
)
from tests.claiming import said, source


def hull_of(text: str, words: str) -> Span:
    """The last place of some words, without their last mark."""
    start = text.rindex(words)
    return Span(start, start + len(words) - 1)


RUIZ, LUND = source("so-1", "Ana Ruiz"), source("so-2", "Karl Lund")


@pytest.mark.parametrize("word", ["but", "while others left, however,", "although", "yet"])
def test_a_but_in_one_sentence_sets_two_sources_against_each_other(word: str) -> None:
    text = f"Ruiz said it rained, {word} Lund said it was dry."
    one = said(text, "it rained", source="Ruiz", source_id="so-1")
    two = said(text, "it was dry", source="Lund", source_id="so-2")
    (link,) = contrasts(text, [one, two])
    assert (link.left, link.right, link.relation) == (two.id, one.id, Relation.CONTRASTS)
    (why,) = link.evidence
    assert why.span is not None
    assert why.span.of(text) in word


def test_nothing_stands_against_what_asserts_nothing_whole() -> None:
    text = "Norvik posted an interim profit, but analysts said that was due to the lull."
    one = said(text, "an interim profit", source="Norvik", source_id="so-1")
    two = said(text, "that was due to the lull", source="analysts", source_id="so-2")
    assert list(contrasts(text, [one, two], {one.id})) == []
    assert len(list(contrasts(text, [one, two], {two.id}))) == 1


def test_nothing_stands_against_what_asserts_nothing() -> None:
    text = "A dozen who want to lead the party met, but Lund said it was late."
    two = said(text, "it was late", source="Lund", source_id="so-2")
    for who, stance, found in (
        ("A dozen who", Stance.WANTS, 0),
        ("A dozen who", Stance.ASSERTS, 1),
        ("A dozen who", Stance.ASKS, 0),
        ("A dozen who", Stance.DECLINES, 0),
        ("A dozen", Stance.WANTS, 1),
    ):
        one = said(text, "to lead the party met", source=who, source_id="so-1", stance=stance)
        assert len(list(contrasts(text, [one, two]))) == found


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("they", 0),
        ("each of them", 0),
        ("Lund", 1),
        ("aides close to them", 1),
        ("both Lund and Berg", 1),
        ("several of their findings", 0),
        ("their lawyer", 1),
    ],
)
def test_who_is_told_again_in_the_same_sentence_stands_against_nobody(who: str, found: int) -> None:
    text = f"Both men said it was late, but {who} said it was dry."
    one = said(text, "it was late", source="Both men", source_id="so-1")
    one = replace(one, source=(Span(5, 8),))
    two = said(text, "it was dry", source=who, source_id="so-2")
    assert len(list(contrasts(text, [one, two]))) == found


@pytest.mark.parametrize(
    ("content", "but", "contrast"),
    [
        ("“it rained.”", "But", False),
        ("it rained.", "But", False),
        ("it rained in the U.S.", "but", True),
        ("“did it rain?” all day", "but", True),
    ],
)
def test_a_content_with_its_own_full_stop_ends_the_sentence(
    content: str, but: str, contrast: bool
) -> None:
    text = f"Ruiz said {content} {but} Lund said it was dry."
    one = said(text, content, source="Ruiz", source_id="so-1")
    two = said(text, "it was dry", source="Lund", source_id="so-2")
    assert bool(list(contrasts(text, [one, two]))) is contrast


@pytest.mark.parametrize(
    ("between", "other"),
    [
        (" and ", "so-2"),
        (". But ", "so-2"),
        (",\nbut ", "so-2"),
        (", but did not say when. ", "so-2"),
        (", but ", "so-1"),
        (", but ", None),
        (", a butcher and ", "so-2"),
    ],
)
def test_no_contrast(between: str, other: str | None) -> None:
    text = f"Ruiz said it rained{between}Lund said it was dry."
    one = said(text, "it rained", source="Ruiz", source_id="so-1")
    two = said(text, "it was dry", source="Lund", source_id=other)
    assert list(contrasts(text, [one, two])) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Post said the pier was sold, citing two officials.", ["two officials"]),
        ("The Post said the pier was sold, citing two officials who saw it.", ["two officials"]),
        ("The Post said the pier was sold, as first reported by the Star.", ["the Star"]),
        ("The Post said the pier was sold. It rained, citing two officials.", []),
        ("The Post said the pier was sold.\nOthers ran it, citing two officials.", []),
        ("The Post said the pier was sold.", []),
    ],
)
def test_whom_a_source_hands_on(text: str, expected: list[str]) -> None:
    made = said(text, "the pier was sold", source="The Post", cue="said")
    assert [span.of(text) for span in chain(text, made)] == expected


def test_the_own_cue_hands_on_nobody() -> None:
    text = "The pier was sold, according to the Post."
    made = said(text, "The pier was sold", source="the Post", cue="according to")
    assert chain(text, made) == ()


def test_who_cites_another_source_of_the_article_is_tied_to_what_it_says() -> None:
    text = "The Post said the pier was sold, citing Ana Ruiz. Ana Ruiz said so. She said it rained."
    post = source("so-3", "The Post", Identification.ORGANIZATION, kind=Kind.MEDIA)
    first = said(text, "the pier was sold", source="The Post", cue="said", source_id="so-3")
    first = replace(first, chain=chain(text, first))
    so = said(text, "so", source_id="so-1")
    rained = said(text, "it rained", source_id="so-1")
    (link,) = relays(text, [first, so, rained], [post, RUIZ])
    assert (link.left, link.right, link.relation) == (first.id, so.id, Relation.CITES)


def test_who_is_no_source_of_the_article_is_tied_to_nothing() -> None:
    text = "The Post said the pier was sold, citing two officials."
    made = said(text, "the pier was sold", source="The Post", cue="said", source_id="so-3")
    assert list(relays(text, [made], [RUIZ])) == []


UNNAMED, GENERIC = Identification.UNNAMED, Identification.GENERIC


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        (source("so-1", "Ana Ruiz"), source("so-2", "Karl Lund"), True),
        (source("so-1", "Ana Ruiz"), source("so-2", "the minister", UNNAMED), False),
        (
            source("so-1", "Ana Ruiz"),
            source("so-2", "officials", UNNAMED, kind=Kind.PEOPLE),
            True,
        ),
        (
            source("so-1", "a source", UNNAMED),
            source("so-2", "sources", UNNAMED, kind=Kind.PEOPLE),
            False,
        ),
        (
            source("so-1", "a person close to Lund", UNNAMED),
            source("so-2", "four diplomats", UNNAMED, kind=Kind.PEOPLE),
            True,
        ),
        (
            source("so-1", "sources", UNNAMED, kind=Kind.PEOPLE),
            source("so-2", "other sources", UNNAMED, kind=Kind.PEOPLE),
            True,
        ),
        (
            source("so-1", "Republicans", GENERIC, kind=Kind.PUBLIC),
            source("so-2", "Democrats", GENERIC, kind=Kind.PUBLIC),
            True,
        ),
        (
            source("so-1", "experts", GENERIC, kind=Kind.PUBLIC),
            source("so-2", "critics", GENERIC, kind=Kind.PUBLIC),
            False,
        ),
        (
            source("so-1", "Ana Ruiz"),
            source("so-2", "Lund and Ruiz", kind=Kind.PEOPLE, number=Number.SEVERAL),
            False,
        ),
        (
            source("so-1", "the ministry", Identification.ORGANIZATION, kind=Kind.ORGANIZATION),
            source("so-2", "Ana Ruiz"),
            True,
        ),
    ],
    ids=lambda value: value.label if hasattr(value, "label") else str(value),
)
def test_two_sources_are_surely_two_by_the_words_of_the_article(
    one: Source, other: Source, two: bool
) -> None:
    assert surely_two("", one, other) is two
    assert surely_two("", other, one) is two


def test_who_may_be_the_other_of_two_stands_against_nobody() -> None:
    text = "Ruiz said it rained, but the mayor said it was dry."
    one = said(text, "it rained", source="Ruiz", source_id="so-1")
    two = said(text, "it was dry", source="the mayor", source_id="so-2")
    links = list(contrasts(text, [one, two]))
    assert list(weighed(text, links, [one, two], [RUIZ, LUND])) == links
    assert list(weighed(text, links, [one, two], [RUIZ, replace(LUND, unsure=True)])) == []


def test_nobody_is_in_conflict_with_himself() -> None:
    text = "Ruiz said it rained. Ruiz said it was dry."
    one = said(text, "it rained", source="Ruiz", source_id="so-1")
    two = said(text, "it was dry", source="Ruiz", source_id="so-1")
    why = (Evidence("test", None, "made by hand"),)
    links = [Link(two.id, one.id, Relation.CONTRASTS, why)]
    assert list(weighed(text, links, [one, two], [RUIZ])) == []


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.ASSERTS])
def test_a_denial_of_what_nobody_is_named_for_stands(stance: Stance) -> None:
    text = "It rained, it was said. Ruiz denied the rain."
    one = said(text, "It rained")
    two = said(text, "the rain", source="Ruiz", source_id="so-1", stance=stance)
    links = [Link(two.id, one.id, Relation.DENIES, (Evidence("test", None, "by hand"),))]
    assert list(weighed(text, links, [one, two], [RUIZ])) == (
        links if stance is Stance.DENIES else []
    )


@pytest.mark.parametrize(("rule", "stands"), [(DENIAL, True), ("corroborate.contrast", False)])
def test_who_answers_what_was_just_told_is_somebody_else(rule: str, stands: bool) -> None:
    text = "Experts said it rained. Critics rejected that conclusion."
    one = said(text, "it rained", source="Experts", source_id="so-1")
    two = said(text, "that conclusion", stance=Stance.DENIES, source_id="so-2")
    both = [
        source("so-1", "Experts", GENERIC, kind=Kind.PUBLIC),
        source("so-2", "Critics", GENERIC, kind=Kind.PUBLIC),
    ]
    links = [Link(two.id, one.id, Relation.DENIES, (Evidence(rule, None, "by hand"),))]
    assert list(weighed(text, links, [one, two], both)) == (links if stands else [])


@pytest.mark.parametrize(
    ("cited", "told"),
    [
        ("two officials", ["two officials"]),
        ("a report of the ministry", ["a report of the ministry"]),
        ("Lund", ["Lund"]),
        ("the release of prisoners", []),
        ("the rising cost of bread", []),
    ],
)
def test_who_is_cited_can_speak(cited: str, told: list[str]) -> None:
    text = f"The pier is sold, Ruiz said, citing {cited}."
    one = said(text, "The pier is sold", source="Ruiz", source_id="so-1")
    assert [span.of(text) for span in chain(text, one)] == told


def test_a_name_inside_what_is_cited_is_not_cited() -> None:
    text = "Lund said it rained. The pier is sold, Ruiz said, citing an official close to Lund."
    other = said(text, "it rained", source="Lund", source_id="so-2")
    one = said(text, "The pier is sold", source="Ruiz", source_id="so-1")
    one = replace(one, chain=chain(text, one))
    lund = replace(LUND, mentions=(other.source[0], hull_of(text, "Lund.")))
    assert list(relays(text, [other, one], [RUIZ, lund])) == []

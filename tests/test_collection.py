"""collection: who speaks in several articles."""

from __future__ import annotations

from itertools import product

import pytest

from srcgraph import collection
from srcgraph.collection import parse_name, same_person, shared_sources
from srcgraph.model import Identification, Kind, Source
from srcgraph.names import as_short_form, same_body, short_forms
from tests.reading import analysis
from tests.samples import Maker


def of(article_id: str, text: str) -> tuple[str, tuple[Source, ...]]:
    return article_id, analysis(text).sources


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Ana Ruiz", "Ana Ruiz", True),
        ("Dr. Ana Ruiz", "Ana Ruiz", True),
        ("A. Ruiz", "Ana Ruiz", True),
        ("Ana Ruíz", "Ana Ruiz", True),
        ("Bill Tarrant", "William Tarrant", True),
        ("Ana Ruiz", "Eva Ruiz", None),
        ("Fumio Kishida", "Yuko Kishida", None),
        ("Karl Lund", "Karl Lund Jr.", None),
        ("Ruiz", "Ana Ruiz", False),
        ("Marta Okonjo", "Marta Okonju", None),
        ("Marta Okonjoworth", "Marta Okonjowerth", False),
        ("Smith", "Smyth", None),
    ],
)
def test_two_names_of_one_person(one: str, other: str, answer: bool | None) -> None:
    assert same_person(parse_name(one), parse_name(other)) is answer


def test_a_person_named_in_two_articles_is_one() -> None:
    shared = shared_sources(
        [
            of("a", "Ana Ruiz said the bridge is safe."),
            of("b", "Mayor Ana Ruiz said the bridge would close."),
        ]
    )
    assert [(item.label, len(item.appearances)) for item in shared] == [("Ana Ruiz", 2)]


def test_unnamed_sources_are_never_brought_together() -> None:
    text = "A senior official said the bridge is safe. Critics said it was not."
    assert shared_sources([of("a", text), of("b", text)]) == ()


def test_a_surname_alone_is_unsure_where_one_bears_it() -> None:
    shared = shared_sources(
        [of("a", "Ana Ruiz said the bridge is safe."), of("b", "Ms. Ruiz said it would close.")]
    )
    assert [item.unsure for item in shared[0].appearances] == [False, True]


def test_a_surname_that_two_bear_stays_alone() -> None:
    shared = shared_sources(
        [
            of("a", "Ana Ruiz said the bridge is safe."),
            of("b", "Eva Ruiz said the bridge is not."),
            of("c", "Ms. Ruiz said it would close."),
        ]
    )
    assert [len(item.appearances) for item in shared] == [1, 1, 1]


def test_a_body_is_one_under_its_acronym() -> None:
    shared = shared_sources(
        [
            of("a", "The Harbour Safety Agency said the ship was sound."),
            of("b", "The HSA said the ship was checked."),
        ]
    )
    assert [len(item.appearances) for item in shared] == [2]


def test_a_body_is_one_with_accents_and_without() -> None:
    shared = shared_sources(
        [
            of("a", "The Orléans Harbour Agency said the ship was sound."),
            of("b", "The Orleans Harbour Agency said the ship was checked."),
        ]
    )
    assert [len(item.appearances) for item in shared] == [2]


def test_the_agency_of_two_articles_is_not_one() -> None:
    text = "The agency said the ship was sound."
    assert shared_sources([of("a", text), of("b", text)]) == ()


def test_every_appearance_says_why() -> None:
    shared = shared_sources([of("a", "Ana Ruiz said so."), of("b", "Ana Ruiz said it again.")])
    assert all(item.note for source in shared for item in source.appearances)


# -------------------------------------------------------------------- many articles

BODIES = [
    tuple(name.split())
    for name in (
        "harbour safety agency",
        "hsa",
        "h.s.a.",
        "daily lantern",
        "lantern",
        "lantern of the daily shore",
        "office of harbour safety",
        "ohs",
        "oohs",
        "harbour safety",
        "safety agency",
        "council",
        "the",
    )
]


@pytest.mark.parametrize(("one", "other"), [*product(BODIES, repeat=2)])
def test_a_body_is_found_again_wherever_it_is_the_same(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    found = as_short_form(one) in short_forms(other) or as_short_form(other) in short_forms(one)
    assert found or not same_body(one, other)


def test_cost_grows_with_the_articles_and_not_with_their_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def compared(number: int) -> int:
        calls = []
        monkeypatch.setattr(collection, "same_person", lambda a, b: calls.append(a))
        monkeypatch.setattr(collection, "same_body", lambda a, b: calls.append(a))
        shared_sources([speakers(at) for at in range(number)])
        return len(calls)

    assert 0 < compared(400) <= 5 * compared(100)


def speakers(number: int) -> tuple[str, tuple[Source, ...]]:
    """An article's people and bodies, most of whom speak nowhere else."""
    given, family, body = (
        f"Ana{number % 7}",
        f"Ruiz{chr(97 + number % 26)}{number // 4}",
        number // 3,
    )
    who, what = f"{given} {family}", f"The Safety Agency{body} of Ports"
    make = Maker(f"{who} spoke. {what} spoke.")
    make.source("so-1", [make.span(who)], Kind.PERSON, Identification.NAMED)
    make.source("so-2", [make.span(what)], Kind.ORGANIZATION, Identification.ORGANIZATION)
    return f"article-{number}", tuple(make.sources.values())

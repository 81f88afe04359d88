"""groups: claims that are the same, with nothing held apart inside a group."""

from __future__ import annotations

from srcgraph.corroboration.groups import gather
from tests.claiming import claim, same

FERRIES = "that the ferries sank"


def test_claims_alone_are_groups_alone() -> None:
    assert gather([claim("a"), claim("b")], []) == [[0], [1]]
    assert gather([], []) == []


def test_a_chain_of_likeness_is_one_group_in_order() -> None:
    wordings = [claim(FERRIES), claim("that it rained"), claim(FERRIES), claim("that ferries sank")]
    assert gather(wordings, [((2, 3), same()), ((0, 2), same())]) == [[0, 2, 3], [1]]


def test_a_chain_never_brings_two_numbers_together() -> None:
    wordings = [claim("that two ferries sank"), claim(FERRIES), claim("that three ferries sank")]
    chain = [((0, 1), same(0.8)), ((1, 2), same(0.9))]
    assert gather(wordings, chain) == [[0], [1, 2]]


def test_a_chain_never_brings_a_not_together_with_its_contrary() -> None:
    wordings = [claim("that ferries sank"), claim("of the sea"), claim("that ferries never sank")]
    chain = [((0, 1), same(0.9)), ((1, 2), same(0.8))]
    assert gather(wordings, chain) == [[0, 1], [2]]


def test_what_a_quotation_settled_may_differ_in_its_words() -> None:
    wordings = [claim("that two ferries sank"), claim("that three ferries sank")]
    assert gather(wordings, [((0, 1), same(1.0))]) == [[0, 1]]

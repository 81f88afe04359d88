"""groups: claims that are the same, with nothing held apart inside a group."""

from __future__ import annotations

from srcgraph.corroboration.groups import gather
from srcgraph.corroboration.pairs import Pair
from srcgraph.corroboration.same import Comparison, Verdict
from srcgraph.corroboration.wording import Wording
from tests.claiming import claim, same

FERRIES = "that the ferries sank"


def groups(wordings: list[Wording], *pairs: tuple[Pair, Comparison]) -> list[list[int]]:
    found = dict(pairs)
    return gather(wordings, found, [p for p in found if found[p].verdict is Verdict.SAME])


def test_claims_alone_are_groups_alone() -> None:
    assert groups([claim("a"), claim("b")]) == [[0], [1]]
    assert groups([]) == []


def test_a_chain_of_likeness_is_one_group_in_order() -> None:
    wordings = [claim(FERRIES), claim("that it rained"), claim(FERRIES), claim("that ferries sank")]
    assert groups(wordings, ((2, 3), same()), ((0, 2), same())) == [[0, 2, 3], [1]]


def test_a_chain_never_brings_two_numbers_together() -> None:
    wordings = [claim("that two ferries sank"), claim(FERRIES), claim("that three ferries sank")]
    assert groups(wordings, ((0, 1), same(0.8)), ((1, 2), same(0.9))) == [[0], [1, 2]]


def test_a_chain_never_brings_a_not_together_with_its_contrary() -> None:
    wordings = [claim("that ferries sank"), claim("of the sea"), claim("that ferries never sank")]
    assert groups(wordings, ((0, 1), same(0.9)), ((1, 2), same(0.8))) == [[0, 1], [2]]


def test_what_a_quotation_settled_may_differ_in_its_words() -> None:
    wordings = [claim("that two ferries sank"), claim("that three ferries sank")]
    assert groups(wordings, ((0, 1), same(1.0))) == [[0, 1]]


def test_a_claim_of_two_things_does_not_bring_the_two_together() -> None:
    wordings = [
        claim("that he was right that ferries sank"),
        claim("that he was right"),
        claim("that ferries sank"),
    ]
    both = ((0, 1), same(0.9)), ((0, 2), same(0.8))
    assert groups(wordings, *both) == [[0, 1], [2]]
    apart = Comparison(Verdict.NOT, "test", "made by hand", 0.1, 0.0)
    assert groups(wordings, *both, ((1, 2), apart)) == [[0, 1], [2]]
    unsure = Comparison(Verdict.UNSURE, "test", "made by hand", 0.45, 0.0)
    assert groups(wordings, *both, ((1, 2), unsure)) == [[0, 1, 2]]

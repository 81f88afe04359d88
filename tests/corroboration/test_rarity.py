"""rarity: how rare a word is in news."""

from __future__ import annotations

from srcgraph.corroboration.rarity import COUNTS, rarity
from srcgraph.corroboration.wording import stem


def test_a_word_of_every_article_is_not_rare_and_an_unseen_one_is_rarest() -> None:
    assert rarity(stem("said")) < 0.3
    assert rarity(stem("said")) < rarity(stem("boat")) < rarity("zzyzx")


def test_counts_are_in_order_and_no_word_is_of_one_article_alone() -> None:
    first, *lines = COUNTS.read_text(encoding="utf-8").splitlines()
    words, counts = zip(*(line.rsplit(" ", 1) for line in lines), strict=True)
    assert list(words) == sorted(set(words))
    assert all(2 <= int(count) <= int(first) for count in counts)

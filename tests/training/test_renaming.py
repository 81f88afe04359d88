"""renaming: another name for every person, and spans that move along."""

from __future__ import annotations

from random import Random

from srcgraph.training.corpus import Annotated, AnnotatedArticle
from srcgraph.training.renaming import renamed
from srcgraph.training.variation import Names

TEXT = "Maria Lopez said the pier is closed.\nOn Monday Lopez said it again."
NAMES = Names(("Wilhelmina",), ("Oduya",))


def span(words: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    at = TEXT.index(words, start)
    return ((at, at + len(words)),)


ARTICLE = AnnotatedArticle(
    "pier",
    TEXT,
    (
        (
            Annotated(span("Maria Lopez"), span("said"), span("the pier is closed")),
            Annotated(span("Lopez", 40), span("said", 40), span("it", 55)),
        ),
    ),
)


def test_a_person_has_one_other_name_all_through() -> None:
    text = renamed(ARTICLE, NAMES, Random(1)).text
    assert text == "Wilhelmina Oduya said the pier is closed.\nOn Monday Oduya said it again."


def test_spans_cover_the_same_words_as_before() -> None:
    article = renamed(ARTICLE, NAMES, Random(1))
    covered = [
        [article.text[s:e] for part in (item.source, item.cue, item.content) for s, e in part]
        for item in article.readings[0]
    ]
    assert covered == [["Wilhelmina Oduya", "said", "the pier is closed"], ["Oduya", "said", "it"]]


def test_an_article_without_people_stays_as_it_is() -> None:
    article = AnnotatedArticle("rain", "It rained on the harbour.", ((),))
    assert renamed(article, NAMES, Random(1)) == article

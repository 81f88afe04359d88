"""completion: contents end where a clause ends."""

from __future__ import annotations

import pytest

from srcgraph.completion import complete
from srcgraph.segment import segment
from srcgraph.tagging.decode import Tagged
from tests.reading import article


def completed(
    text: str,
    content: str,
    *,
    cue: str = "said",
    source: str = "Ruiz",
    others: tuple[str, ...] = (),
) -> list[str]:
    """The contents, completed; each part is the first place of its words."""

    def spans(*parts: str) -> tuple[tuple[int, int], ...]:
        return tuple((text.index(part), text.index(part) + len(part)) for part in parts)

    tagged = tagged_as(spans(source), spans(cue), spans(*others, content))
    (found,) = complete([tagged], segment(article(text)).paragraphs)
    assert (found.source, found.cue) == (tagged.source, tagged.cue)
    return [text[start:end] for start, end in found.content]


def tagged_as(
    source: tuple[tuple[int, int], ...],
    cue: tuple[tuple[int, int], ...],
    content: tuple[tuple[int, int], ...],
) -> Tagged:
    return Tagged(source, cue, content, 0.9, False)


def test_a_that_clause_gets_its_verb() -> None:
    text = "Ruiz said that the old ferry sank near the pier."
    assert completed(text, "that the old ferry") == ["that the old ferry sank near the pier"]


@pytest.mark.parametrize("word", ["and", "but"])
def test_an_and_at_the_end_is_dropped(word: str) -> None:
    text = f"Ruiz said that the ferry sank, {word} Lund wept."
    assert completed(text, f"that the ferry sank, {word}") == ["that the ferry sank"]


@pytest.mark.parametrize("part", ["that the ferry sank near", "that the ferry sank near the"])
def test_a_preposition_or_article_gets_what_it_stands_before(part: str) -> None:
    text = "Ruiz said that the ferry sank near the pier. It rained."
    assert completed(text, part) == ["that the ferry sank near the pier"]


@pytest.mark.parametrize(
    "content", ["that the ferry sank near the pier", "that the ferry sank", "the ferry"]
)
def test_what_is_complete_or_a_plain_phrase_stays(content: str) -> None:
    text = "Ruiz said that the ferry sank near the pier."
    assert completed(text, content) == [content]


def test_a_content_never_grows_into_the_cue_or_the_source() -> None:
    text = "Others heard that the old ferry, Ruiz said, sank near the pier."
    assert completed(text, "that the old ferry") == ["that the old ferry"]
    assert completed(text, "that the old ferry", cue="heard", source="Others") == [
        "that the old ferry, Ruiz said, sank near the pier"
    ]


def test_a_content_never_grows_into_another_part_of_the_same() -> None:
    text = "Ruiz said that the ferry sank near the pier."
    found = completed(text, "that the ferry", others=("near the pier",))
    assert found == ["near the pier", "that the ferry"]


def test_a_content_never_grows_over_the_end_of_its_sentence() -> None:
    text = "Ruiz said that the ferry. It sank near the pier."
    assert completed(text, "that the ferry") == ["that the ferry"]


def test_a_content_of_several_paragraphs_stays() -> None:
    text = "Ruiz said that the ferry sank and\nthat the pier burned and"
    assert completed(text, "that the ferry sank and\nthat the pier burned and") == [
        "that the ferry sank and\nthat the pier burned and"
    ]

"""Give every person of an annotated article another name, to see whether names were learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from srcgraph.segment import Parsed, segment
from srcgraph.training.corpus import AnnotatedArticle, CharSpans, whole
from srcgraph.training.variation import Names, is_name, rename

Change = tuple[int, int, str]


def renamed(article: AnnotatedArticle, names: Names, random: Random) -> AnnotatedArticle:
    """The article with other names for its people, the same all through; spans move along."""
    changes = _changes(segment(whole(article)), names, random)
    text, place = [], 0
    for start, end, name in changes:
        text += [article.text[place:start], name]
        place = end
    readings = tuple(
        tuple(
            replace(
                item,
                source=_moved(item.source, changes),
                cue=_moved(item.cue, changes),
                content=_moved(item.content, changes),
            )
            for item in reading
        )
        for reading in article.readings
    )
    return AnnotatedArticle(article.name, "".join([*text, article.text[place:]]), readings)


def _changes(parsed: Parsed, names: Names, random: Random) -> list[Change]:
    """Where a word of a person's name stands, and what stands there instead."""
    tokens = [(p.span.start, token) for p in parsed.paragraphs for token in p.doc]
    spelled = [token.text for _, token in tokens]
    persons = [token.ent_type_ == "PERSON" for _, token in tokens]
    chosen = rename(spelled, persons, random, names)
    return [
        (at + token.idx, at + token.idx + len(token), chosen[token.text])
        for at, token in tokens
        if token.text in chosen and is_name(token.text)
    ]


def _moved(spans: CharSpans, changes: Sequence[Change]) -> CharSpans:
    return tuple((_place(start, changes), _place(end, changes)) for start, end in spans)


def _place(place: int, changes: Sequence[Change]) -> int:
    """Where a place of the old text stands in the new one; inside a name, at its start."""
    shift = 0
    for start, end, name in changes:
        if end <= place:
            shift += len(name) - (end - start)
        elif start < place:
            return start + shift + min(place - start, len(name))
        else:
            break
    return place + shift

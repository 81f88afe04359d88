"""Whose words is a paragraph that is nothing but a quotation? On an annotated corpus.

    python -m tests.benchmarks.alone ../shared/polnear/train

takes such a paragraph out of the attribution that annotators made it a part of, and counts how
often the rule of srcgraph.layout gives it back to the source that they gave it to: the same place,
or the same words elsewhere. Of the rest it prints the two sources.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from srcgraph.layout import by_itself, is_one_quotation
from srcgraph.segment import Paragraph, segment
from srcgraph.tagging.decode import CharSpans, Tagged
from srcgraph.training.corpus import Annotated, AnnotatedArticle, read_corpus, whole


def main(corpus: Path) -> None:
    """Print how often the rule is right, wrong, and tells nothing."""
    counts: Counter[str] = Counter()
    for article in read_corpus(corpus):
        for verdict, found, given in judged(article):
            counts[verdict] += 1
            if verdict == "wrong":
                print(f"  {found!r} where annotators have {given!r}")
    print(", ".join(f"{verdict}: {number}" for verdict, number in counts.most_common()))


def judged(article: AnnotatedArticle) -> Iterator[tuple[str, str, str]]:
    """Each paragraph that is a quotation alone: right, wrong or nobody, and the two sources."""
    paragraphs = segment(whole(article)).paragraphs
    alone = [paragraph for paragraph in paragraphs if is_one_quotation(paragraph)]
    given = [item for item in article.readings[0] if item.source and item.content]
    for paragraph in alone:
        own = [item for item in given if _covers(item.content, paragraph)]
        if len(own) != 1 or _lies_in(own[0].source, paragraph):
            continue
        bare = _tagged(own[0])
        inside = tuple(span for span in bare.content if _lies_in((span,), paragraph))
        if not inside:
            continue
        rest = tuple(span for span in bare.content if span not in inside)
        hidden = replace(bare, source=(), cue=(), content=inside)
        others = [_tagged(item) for item in given if item is not own[0]]
        others += [replace(bare, content=rest)] if rest else []
        found = next(
            item.source
            for item in by_itself([*others, hidden], paragraphs)
            if item.content == inside
        )
        text = article.text
        verdict = "right" if _is_same(found, bare.source, text) else "wrong"
        yield verdict if found else "nobody", _said(found, text), _said(bare.source, text)


def _tagged(item: Annotated) -> Tagged:
    return Tagged(item.source, item.cue, item.content, 1.0, False)


def _covers(content: CharSpans, paragraph: Paragraph) -> bool:
    """Whether most of a paragraph is said by an attribution."""
    start, end = paragraph.span.start, paragraph.span.end
    return sum(max(0, min(b, end) - max(a, start)) for a, b in content) > 0.6 * (end - start)


def _lies_in(spans: CharSpans, paragraph: Paragraph) -> bool:
    return any(paragraph.span.start <= start < paragraph.span.end for start, _ in spans)


def _is_same(one: CharSpans, other: CharSpans, text: str) -> bool:
    meet = any(a < d and c < b for a, b in one for c, d in other)
    return meet or _said(one, text) == _said(other, text)


def _said(spans: CharSpans, text: str) -> str:
    return " ".join(text[start:end] for start, end in spans)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

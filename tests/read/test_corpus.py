"""On real articles, the body keeps what people labelled; needs the shared corpora."""

from collections import defaultdict
from pathlib import Path

import pytest

from srcgraph.model import Span
from srcgraph.read import read
from srcgraph.read.text import read_text

SHARED = Path(__file__).resolve().parents[3] / "shared"
LARGEST_SHARE = 0.005

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (SHARED / "polnear").is_dir(), reason="../shared is not here"),
]


def contents(annotations: Path) -> list[list[Span]]:
    """The content spans of all attributions in one file."""
    rows = [line.split("\t") for line in annotations.read_text(encoding="utf-8").splitlines()]
    told = [row[1].removeprefix("Content ") for row in rows if row[1:2] and row[1][:7] == "Content"]
    return [[Span(*map(int, part.split())) for part in spans.split(";")] for spans in told]


def is_kept(span: Span, text: str, body: tuple[Span, ...]) -> bool:
    """Whether the body holds all words of a span."""
    held = sum(
        len(text[max(part.start, span.start) : min(part.end, span.end)].split())
        for part in body
        if part.overlaps(span)
    )
    return held >= len(span.of(text).split())


@pytest.mark.parametrize("split", ["dev", "train"])
def test_hardly_any_attribution_lies_outside_the_body(split: str) -> None:
    folder = SHARED / "polnear" / split
    files: dict[str, list[Path]] = defaultdict(list)
    for path in (folder / "attributions").glob("*.ann"):
        files[path.stem.rsplit("_", 1)[0]].append(path)
    lost = total = 0
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        body = read_text(text).body
        for spans in (spans for file in files[path.stem] for spans in contents(file)):
            total += 1
            lost += not all(is_kept(span, text, body) for span in spans)
    assert total > 2000
    assert lost / total <= LARGEST_SHARE


def test_every_article_is_english_and_has_a_body() -> None:
    for path in sorted((SHARED / "polnear" / "dev" / "text").glob("*.txt")):
        assert read(path).body


def test_the_article_with_promotions_at_its_end() -> None:
    article = read(next((SHARED / "articles").glob("*.txt")))
    assert len(article.body) == 20
    assert article.body[0].of(article.text).startswith("Japan initiated secret talks")
    assert article.body[-1].of(article.text).endswith("had been abducted and apologized.")
    assert article.byline == "TAKUYA SUZUKI"
    assert article.published == "2023-09-29T14:52+09:00"

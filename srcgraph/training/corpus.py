"""Read an annotated corpus: brat standoff beside plain text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from srcgraph.model import Article, Attribution, Span, Spans, Stance, Style
from srcgraph.tagging.words import Ints, Words

CharSpans = tuple[tuple[int, int], ...]

ROLES: Final = ("source", "cue", "content")
_SPAN = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_ARGUMENT = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


@dataclass(frozen=True, slots=True)
class Annotated:
    """Hold one attribution as an annotator marked it, with the id it has in the file."""

    source: CharSpans
    cue: CharSpans
    content: CharSpans
    id: str = ""


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """Hold an article with every annotator's reading of it."""

    name: str
    text: str
    readings: tuple[tuple[Annotated, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Target:
    """Hold one reading as the network's targets, a row a word.

    `owner` numbers the attribution that a cue or content word belongs to, -1 for none;
    `begins[k]` is the first content word of attribution k, `sources[k]` its source words.
    """

    labels: Ints
    owner: Ints
    begins: tuple[int, ...]
    sources: tuple[tuple[int, ...], ...]


def read_corpus(folder: Path) -> Iterator[AnnotatedArticle]:
    """Read `text/NAME.txt` with all its `attributions/NAME_ANNOTATOR.ann`, by name.

    A text that nobody annotated is left out.
    """
    for path in sorted((folder / "text").glob("*.txt")):
        readings = sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))
        if readings:
            read = tuple(parse_reading(_read(reading)) for reading in readings)
            yield AnnotatedArticle(path.stem, _read(path), read)


def whole(annotated: AnnotatedArticle) -> Article:
    """The article of a corpus with every line as a paragraph of its body."""
    text = annotated.text
    body = tuple(Span(*line.span()) for line in re.finditer(r"[^\r\n]*\S[^\r\n]*", text))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    name = annotated.name
    return Article(name, name, sha256, text, None, None, None, None, body)


def given_attribution(own_id: str, annotated: Annotated) -> Attribution:
    """An annotated attribution as if the program had found it; style and stance are not read."""
    source, cue, content = (
        tuple(Span(start, end) for start, end in spans)
        for spans in (annotated.source, annotated.cue, annotated.content)
    )
    return Attribution(own_id, source, cue, content, Style.INDIRECT, Stance.ASSERTS, 1.0, False, ())


def pairs(spans: Spans) -> CharSpans:
    """Spans as pairs of numbers."""
    return tuple((span.start, span.end) for span in spans)


def parse_reading(standoff: str) -> tuple[Annotated, ...]:
    """Read the attributions off one brat file."""
    lines = standoff.split("\n")
    spans = {match[1]: _spans(match[2]) for line in lines if (match := _SPAN.match(line))}
    events = (line.split("\t")[:2] for line in lines if line.startswith("E") and "\t" in line)
    return tuple(_bind(own_id, _ARGUMENT.findall(event), spans) for own_id, event in events)


def target(words: Words, reading: Sequence[Annotated]) -> Target:
    """Lay a reading over an article's words."""
    labels = np.zeros(len(words.start), dtype=np.int64)
    owner = np.full(len(words.start), -1, dtype=np.int64)
    begins: list[int] = []
    sources: list[tuple[int, ...]] = []
    for annotated in reading:
        content = word_runs(words, annotated.content)
        if not content:
            continue
        source = word_runs(words, annotated.source)
        for kind, found in ((1, source), (3, word_runs(words, annotated.cue)), (5, content)):
            for begin, end in found:
                labels[begin:end] = kind + 1
                labels[begin] = kind
                if kind > 1:
                    owner[begin:end] = len(begins)
        begins.append(content[0][0])
        sources.append(tuple(word for begin, end in source for word in range(begin, end)))
    return Target(labels, owner, tuple(begins), tuple(sources))


def word_runs(words: Words, spans: CharSpans) -> list[tuple[int, int]]:
    """Name the words that spans touch; spans parted only by blanks are one."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        low = int(np.searchsorted(words.end, begin, side="right"))
        high = int(np.searchsorted(words.start, end, side="left"))
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        elif high > low:
            joined.append((low, high))
    return joined


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:  # offsets hold only with line ends kept
        return file.read()


def _spans(written: str) -> CharSpans:
    pairs = (part.split() for part in written.split(";"))
    return tuple(sorted((int(begin), int(end)) for begin, end in pairs))


def _bind(
    own_id: str, arguments: Sequence[tuple[str, str]], spans: dict[str, CharSpans]
) -> Annotated:
    bound = {
        role: tuple(
            sorted(
                span
                for name, key in arguments
                if name.lower() == role
                for span in spans.get(key, ())
            )
        )
        for role in ROLES
    }
    return Annotated(bound["source"], bound["cue"], bound["content"], own_id)


def person_words(words: Words, person: int) -> NDArray[np.bool_]:
    """Tell which words the parser takes for a person's name."""
    flags: NDArray[np.bool_] = words.features[:, 4] == person
    return flags

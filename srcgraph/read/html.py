"""Reads a saved web page: the article's paragraphs, without what the site put around them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Protocol

from trafilatura import bare_extraction
from trafilatura.settings import Document

from srcgraph.model import SourceMap, Span
from srcgraph.read.body import lay_out
from srcgraph.read.dates import iso_date
from srcgraph.read.draft import Draft
from srcgraph.read.paragraphs import Paragraph

_NOTE = (
    "main text of the page, as trafilatura finds it; "
    "menus, pictures and captions, tables, reader comments and scripts were left out"
)
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "code", "lb", "div", "ab"})
_LEFT_OUT = frozenset({"table", "graphic", "comments"})
_BREAK = "\0"
_HEADING = "\1"
_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review)$")


class _Element(Protocol):
    """An element of the extracted page."""

    tag: str
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator[_Element]: ...


def read_html(page: str) -> Draft:
    """Find the article of a web page, with its headline, writers, publisher and date."""
    facts = _facts(page)
    found = bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)
    if not isinstance(found, Document) or found.body is None:
        return Draft(text="", body=(), source_map=SourceMap("html", _NOTE))
    text, paragraphs = _join(_pieces(found.body))
    layout = lay_out(paragraphs)
    return Draft(
        text=text,
        body=layout.body,
        title=facts.title or found.title or layout.title,
        byline=_names(facts.authors) or _names((found.author or "").split(";")) or layout.byline,
        publisher=facts.publisher or found.sitename,
        published=facts.published or found.date or layout.published,
        source_map=SourceMap("html", _NOTE),
    )


def _pieces(body: _Element) -> Iterator[tuple[str, bool]]:
    """The paragraphs of the extracted page in order, each with whether it is a heading."""
    for piece in "".join(_strings(body)).split(_BREAK):
        words = " ".join(piece.replace(_HEADING, " ").split())
        if words:
            yield words, _HEADING in piece


def _strings(element: _Element) -> Iterator[str]:
    """The words of an element of the extracted page, with marks where blocks begin and end."""
    edge = _BREAK if element.tag in _BLOCKS else ""
    yield edge
    if element.tag == "head":
        yield _HEADING
    yield element.text or ""
    for child in element:
        if child.tag not in _LEFT_OUT:
            yield from _strings(child)
        yield child.tail or ""
    yield edge


def _join(pieces: Iterator[tuple[str, bool]]) -> tuple[str, list[Paragraph]]:
    """Set the paragraphs under each other, and say where each but the headings stands."""
    texts: list[str] = []
    paragraphs: list[Paragraph] = []
    start = 0
    for words, is_heading in pieces:
        if not is_heading:
            paragraphs.append(Paragraph(Span(start, start + len(words)), words))
        texts.append(words)
        start += len(words) + 2
    return "\n\n".join(texts), paragraphs


def _names(names: list[str]) -> str | None:
    """Names the way a byline has them: "Ana Ruiz, Tom Oake and Li Wen"."""
    names = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    if len(names) < 2:
        return names[0] if names else None
    return f"{', '.join(names[:-1])} and {names[-1]}"


@dataclass(slots=True)
class _Facts:
    """What the head of a page tells about the article."""

    title: str | None = None
    authors: list[str] = field(default_factory=list)
    publisher: str | None = None
    published: str | None = None


class _Head(HTMLParser):
    """Gathers a page's JSON-LD blocks, meta elements and times."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.times: list[str] = []
        self.blocks: list[str] = []
        self._in_block = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element tells."""
        told = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = told.get("property") or told.get("name") or ""
            self.metas.setdefault(name.lower(), told.get("content", ""))
        elif tag == "time":
            self.times.append(told.get("datetime", ""))
        elif tag == "script" and "ld+json" in told.get("type", ""):
            self.blocks.append("")
            self._in_block = True

    def handle_endtag(self, tag: str) -> None:
        """Leave a JSON-LD block at its end."""
        if tag == "script":
            self._in_block = False

    def handle_data(self, data: str) -> None:
        """Take up the words of a JSON-LD block."""
        if self._in_block:
            self.blocks[-1] += data


def _facts(page: str) -> _Facts:
    """Read headline, writers, publisher and date from a page's own description of itself."""
    head = _Head()
    head.feed(page)
    facts = _Facts()
    for node in (node for block in head.blocks for node in _nodes(_parse(block))):
        facts.title = facts.title or _word(node.get("headline"))
        facts.authors = facts.authors or _name_list(node.get("author"))
        facts.publisher = facts.publisher or next(iter(_name_list(node.get("publisher"))), None)
        facts.published = facts.published or iso_date(str(node.get("datePublished")))
    dates = [head.metas.get("article:published_time", ""), *head.times[:1]]
    facts.published = facts.published or next(filter(None, map(iso_date, dates)), None)
    return facts


def _parse(block: str) -> object:
    """The value of a JSON-LD block; pages often hold broken ones, which tell nothing."""
    try:
        return json.loads(block, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object) -> Iterator[dict[str, object]]:
    """The descriptions of articles in a JSON-LD value."""
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part)
    elif isinstance(value, dict):
        types = value.get("@type")
        names = types if isinstance(types, list) else [types]
        if any(_ARTICLE_TYPES.search(str(name)) for name in names):
            yield value
        yield from _nodes(value.get("@graph"))


def _name_list(value: object) -> list[str]:
    """The names in a JSON-LD person, organization, word, or list of these."""
    if isinstance(value, list):
        return [name for part in value for name in _name_list(part)]
    name = _word(value.get("name") if isinstance(value, dict) else value)
    return [name] if name else []


def _word(value: object) -> str | None:
    """A string of the page as plain words, or None where there is none."""
    return (" ".join(unescape(value).split()) or None) if isinstance(value, str) else None

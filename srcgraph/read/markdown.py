"""Reads Markdown: the text stays the file's own, the body steps over headings and images."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from srcgraph.model import SourceMap, Span, hull
from srcgraph.read.body import lay_out
from srcgraph.read.dates import iso_date
from srcgraph.read.draft import Draft
from srcgraph.read.paragraphs import Paragraph, strip

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<facts>(?=[A-Za-z_]+[ \t]*:).*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_FACT = re.compile(r"^(?P<key>[A-Za-z_]+)[ \t]*:[ \t]*(?P<value>.*(?:\r?\n[ \t]*-[ \t].*)*)", re.M)
_KEYS = {
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors", "by"),
    "publisher": ("publisher", "publication", "outlet", "site"),
    "published": ("date", "published", "pubdate"),
}

_NOTE = "The file's own text; front matter, headings, images and marks are not read as the article."
_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n]|\Z)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(```|~~~)")
_HEADING = re.compile(r" {0,3}(?P<level>#{1,6})(?:[ \t]+(?P<words>.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_IMAGE = re.compile(r"\s*(?:\[?!\[[^\[\]]*\](?:\([^)]*\)|\[[^\]]*\])(?:\]\([^)]*\))?\s*)+$")
_REFERENCE = re.compile(r" {0,3}\[[^\[\]]+\]:\s*\S+")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_EMPHASIS = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?!\s).*(?P=mark)$", re.DOTALL)

_MARKS = (
    (re.compile(r"!\[[^\[\]]*\](?:\([^)]*\)|\[[^\]]*\])"), ""),
    (re.compile(r"\[([^\[\]]*)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"<(https?://[^>]+)>"), r"\1"),
    (re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+"), ""),
    (re.compile(r"(?<![\w\\])[*_]{1,3}(?=\S)|(?<=[^\s\\])[*_]{1,3}(?!\w)|`+"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)


def read_markdown(text: str) -> Draft:
    """Find front matter, headline and the article proper in a Markdown file."""
    front = _FRONT_MATTER.match(text)
    facts = _facts(front["facts"]) if front else {}
    # A comment becomes blank, at its full length: nothing behind it moves.
    visible = _COMMENT.sub(lambda comment: " " * len(comment.group()), text)
    scan = _Scan(visible)
    for line in _LINE.finditer(visible, front.end() if front else 0):
        if line.group():
            scan.take(Span(*line.span()))
    scan.flush()
    layout = lay_out(scan.paragraphs)
    return Draft(
        text=text,
        body=layout.body,
        title=facts.get("title") or scan.title or layout.title,
        byline=facts.get("byline") or layout.byline,
        publisher=facts.get("publisher"),
        published=iso_date(facts.get("published", "")) or layout.published,
        source_map=SourceMap("markdown", _NOTE),
    )


def has_front_matter(text: str) -> bool:
    """Whether a text opens with facts about itself, as only Markdown files do."""
    return _FRONT_MATTER.match(text) is not None


def words_of(markdown: str) -> str:
    """The words of a piece of Markdown as a reader of the finished page sees them."""
    for mark, plain in _MARKS:
        markdown = mark.sub(plain, markdown)
    return " ".join(markdown.split())


def _facts(front_matter: str) -> dict[str, str]:
    """What the front matter tells, under the names that an article has for it."""
    found = {match["key"].lower(): _value(match["value"]) for match in _FACT.finditer(front_matter)}
    facts = {
        name: next((found[key] for key in keys if found.get(key)), "")
        for name, keys in _KEYS.items()
    }
    return {name: value for name, value in facts.items() if value}


def _value(written: str) -> str:
    """The words of a front-matter value: quotation marks off, a list as "Ana and Tom"."""
    if written.lstrip().startswith("["):
        parts = written.strip().strip("[]").split(",")
    elif re.search(r"\n[ \t]*-", written):
        parts = re.split(r"(?:^|\n)[ \t]*-[ \t]+", written)
    else:
        parts = [written]
    words = [part.strip().strip("\"'") for part in parts]
    return " and ".join(word for word in words if word)


@dataclass(slots=True)
class _Scan:
    """Gathers lines into paragraphs, one line after the other."""

    text: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    title: str | None = None
    open: list[Span] = field(default_factory=list)
    fence: str | None = None
    after_image: bool = False
    quoted: bool = False

    def take(self, line: Span) -> None:
        """Add one line to the paragraph it belongs to, or drop it where it is no running text."""
        written = line.of(self.text).rstrip("\r\n")
        if self._is_code(written):
            return
        if self._is_underline(written):
            self._keep_title(" ".join(span.of(self.text) for span in self.open))
            self.open.clear()
        elif heading := _HEADING.match(written):
            self.flush()
            self._keep_title(heading["words"] or "")
        elif _IMAGE.match(written):
            self.flush()
            self.after_image = True
        elif not written.strip() or any(mark.match(written) for mark in (_RULE, _REFERENCE, _ROW)):
            self.flush()
        else:
            self._add(line, written)

    def flush(self) -> None:
        """End the paragraph that is open."""
        if not self.open:
            return
        span = hull(self.open)
        self.open.clear()
        # Emphasised words right below an image are its caption.
        if not (self.after_image and _EMPHASIS.match(span.of(self.text))):
            self.paragraphs.append(Paragraph(span, words_of(span.of(self.text))))
        self.after_image = False

    def _is_code(self, written: str) -> bool:
        """Whether the line belongs to a fenced block of code."""
        fence = _FENCE.match(written)
        if fence and self.fence in (None, fence[1]):
            self.flush()
            self.fence = None if self.fence else fence[1]
            return True
        return self.fence is not None

    def _is_underline(self, written: str) -> bool:
        """Whether the line makes a heading of the lines above it."""
        return bool(self.open) and not self.quoted and _UNDERLINE.match(written) is not None

    def _keep_title(self, words: str) -> None:
        """Take the first heading of the file for its headline."""
        if self.title is None and not self.paragraphs:
            self.title = words_of(words) or None

    def _add(self, line: Span, written: str) -> None:
        """Add the words of a line, without the marker of a list or a quotation."""
        quote = _QUOTE.match(written)
        marker = quote.end() if quote else 0
        item = _ITEM.match(written, marker)
        if item or (quote and not self.quoted):
            self.flush()
        self.quoted = quote is not None
        span = strip(self.text, line.start + (item.end() if item else marker), line.end)
        if span is None:
            self.flush()
        else:
            self.open.append(span)

"""Reads files into articles: plain text, Markdown and saved web pages."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path

from srcgraph.errors import NoBody, NotEnglish, UnreadableFile
from srcgraph.model import Article
from srcgraph.read.draft import Draft
from srcgraph.read.encoding import decode
from srcgraph.read.language import is_english
from srcgraph.read.markdown import has_front_matter, read_markdown
from srcgraph.read.text import read_text

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm")
_NOT_ARTICLES = frozenset({"readme", "license", "changelog"})
_MARKDOWN = (".md", ".markdown")
_PAGES = (".html", ".htm", ".xhtml")
_PAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(r"<(?:p|div|body|article|head)\b[^>]*>", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w.-]+")
# File names end at 255 bytes; a folder's name, a number and suffixes may follow.
_ID_BYTES = 90

__all__ = ["SUFFIXES", "article_id", "expand", "read"]


def read(path: Path, *, force: bool = False) -> Article:
    """Read one file as an article; with `force`, even one that is not in English."""
    text = decode(_bytes(path), path)
    draft = _draft(path, text)
    if not draft.body:
        raise NoBody(
            f"{path}: no running text was found in this file. "
            "Give a file that holds a whole article, or copy its text into a .txt file."
        )
    if not force and not is_english(" ".join(span.of(draft.text) for span in draft.body)):
        raise NotEnglish(
            f"{path}: this article does not seem to be in English, the only language srcgraph "
            "reads. Use --force to audit it all the same."
        )
    return _article(path, draft)


def expand(path: Path) -> list[Path]:
    """The files that a path stands for: itself, or the articles in a folder, by name."""
    if not path.is_dir():
        return [path]
    try:
        files = sorted(item for item in path.iterdir() if _is_candidate(item))
    except OSError as error:
        raise UnreadableFile(_cannot_open(path, error)) from error
    if not files:
        raise UnreadableFile(
            f"{path}: there is no article in this folder. "
            f"Put {', '.join(SUFFIXES)} files into it, or name the files one by one."
        )
    return files


def article_id(path: Path) -> str:
    """A name for an article that is safe in file names and links, from the name of its file.

    A name that is safe already stays as it is, so that reports can be matched with their articles.
    """
    safe = _UNSAFE.sub("-", path.stem).lstrip("-.").encode("utf-8", "ignore")[:_ID_BYTES]
    return safe.decode("utf-8", "ignore").rstrip(".") or "article"


def _is_candidate(path: Path) -> bool:
    """Whether a file in a folder is meant to be an article."""
    if path.name.startswith(".") or path.stem.lower() in _NOT_ARTICLES:
        return False
    return path.suffix.lower() in SUFFIXES and path.is_file()


def _bytes(path: Path) -> bytes:
    """What the file holds."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFile(f"{path}: this is not a file. Save the article to a file first.")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(_cannot_open(path, error)) from error
    if not data.strip():
        raise UnreadableFile(f"{path}: this file is empty. Give a file that holds an article.")
    return data


def _cannot_open(path: Path, error: OSError) -> str:
    """Say why a file or folder cannot be opened, and how to mend it."""
    if isinstance(error, FileNotFoundError):
        return f"{path}: there is no such file. Check its name, and that it was not moved."
    if isinstance(error, PermissionError):
        return f"{path}: you may not read this. Ask its owner, or change its permissions."
    return f"{path}: cannot be opened ({error.strerror}). Copy it to another place and try again."


def _draft(path: Path, text: str) -> Draft:
    """Read the text in the format that it is written in; the file's suffix is only a hint.

    The reader of web pages is loaded when it is first needed: it takes longer than the others.
    """
    suffix = path.suffix.lower()
    if _PAGE.match(text) or (suffix in _PAGES and _ELEMENT.search(text)):
        from srcgraph.read.html import read_html

        return read_html(text)
    if suffix in _MARKDOWN or has_front_matter(text):
        return read_markdown(text)
    return read_text(text)


def _article(path: Path, draft: Draft) -> Article:
    """The article that a file's draft makes."""
    return Article(
        id=article_id(path),
        # A name that is not UTF-8 is possible, and must not spoil the JSON.
        path=os.fsencode(path.as_posix()).decode("utf-8", "replace"),
        sha256=hashlib.sha256(draft.text.encode("utf-8")).hexdigest(),
        text=draft.text,
        title=draft.title,
        byline=draft.byline,
        publisher=draft.publisher,
        published=draft.published,
        body=draft.body,
        source_map=draft.source_map,
    )

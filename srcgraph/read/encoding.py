"""Turns the bytes of a file into characters, or says why that cannot be done safely."""

from __future__ import annotations

import codecs
import re
import unicodedata
from pathlib import Path

from charset_normalizer import from_bytes

from srcgraph.errors import UnreadableFile

_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
# UTF-32 first: its mark begins with that of UTF-16.
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.IGNORECASE
)
# Browsers read these names as Windows-1252, and so do the pages that bear them.
_AS_WINDOWS = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
_WESTERN = ("cp1252", "mac_roman")
_MARKS = frozenset("‘’“”‚„–—…•€£©®™°½¼¾·«»§\xa0×")
_ASCII_SHARE = 0.9
_PLAUSIBLE = 0.8


def decode(data: bytes, path: Path) -> str:
    """The characters of a file; a byte order mark stays in the text, so that offsets hold."""
    text = _certain(data)
    if text is None:
        _refuse_binary(data, path)
        text = _declared(data) or _western(data) or _guessed(data)
    if text is None:
        raise UnreadableFile(
            f"{path}: the encoding of this file cannot be told. "
            "Open it in an editor, save it as UTF-8 and try again."
        )
    if _is_binary(text):
        raise UnreadableFile(_not_text(data, path))
    return text


def _certain(data: bytes) -> str | None:
    """The text where the bytes leave no doubt: a mark of a wide encoding, or valid UTF-8."""
    encoding = next((name for mark, name in _WIDE if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _refuse_binary(data: bytes, path: Path) -> None:
    """Stop at bytes that no text has."""
    if b"\0" in data or any(data.startswith(mark) for mark, _ in _SIGNATURES):
        raise UnreadableFile(_not_text(data, path))


def _is_binary(text: str) -> bool:
    """Whether the text holds characters that only machines write."""
    controls = sum(unicodedata.category(char) == "Cc" and not char.isspace() for char in text)
    return "\0" in text or controls > 0.01 * len(text) or text.startswith(("%PDF", "{\\rtf"))


def _not_text(data: bytes, path: Path) -> str:
    """Say what a file without text seems to be, and how to mend it."""
    kind = next((name for mark, name in _SIGNATURES if data.startswith(mark)), "a binary file")
    return (
        f"{path}: this is {kind}, not text. "
        "Save the article as .txt, .md or .html (UTF-8) and try again."
    )


def _declared(data: bytes) -> str | None:
    """The text in the encoding that a web page names for itself."""
    match = _CHARSET.search(data[:4096])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    try:
        return data.decode("cp1252" if name in _AS_WINDOWS else name)
    except (LookupError, UnicodeDecodeError):
        return None


def _western(data: bytes) -> str | None:
    """The text of an old English file: plain letters, with some quotation marks and accents."""
    if sum(byte < 128 for byte in data) < _ASCII_SHARE * len(data):
        return None
    texts = [text for name in _WESTERN if (text := _try(data, name)) is not None]
    best = max(texts, key=_plausibility, default=None)
    return best if best is not None and _plausibility(best) >= _PLAUSIBLE else None


def _try(data: bytes, encoding: str) -> str | None:
    """The text in this encoding, if every byte has a meaning in it."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _plausibility(text: str) -> float:
    """The share of special characters that stand where English text would have them."""
    special = [at for at, char in enumerate(text) if char > "\x7f"]
    return sum(_fits(text, at) for at in special) / len(special)


def _fits(text: str, at: int) -> bool:
    """Whether a special character is a mark, a small letter in a word, or begins a name."""
    before, char, after = text[at - 1 : at], text[at], text[at + 1 : at + 2]
    if char in _MARKS:
        return True
    if char.isupper():
        return not before.isalpha() and after.islower()
    return char.islower() and (before.isalpha() or after.isalpha())


def _guessed(data: bytes) -> str | None:
    """The text as charset-normalizer reads it, where all encodings that fit give the same."""
    texts = {str(match) for match in from_bytes(data)}
    return texts.pop() if len(texts) == 1 else None

"""Styles and scripts of the pages, and the policy that lets only them run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from srcgraph.page.squeeze import shortened, squeezed

_UNSAFE = re.compile("[<>&'\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_CSS_ASIDE = re.compile(r"/\*.*?\*/|\n\s*", re.DOTALL)
# The last line of a rule needs no sign of its end.
_CSS_ROOM = re.compile(r'("[^"]*")|;\s*(?=})|\s*([{};,>])\s*|(?<=:) +')
VIS = ("pyvis", "lib/vis-9.1.2/vis-network.min.js")
# One file a concern; a file uses the names of those before it when the page starts.
SCRIPT = (
    "core",
    "model",
    "state",
    "filters",
    "text",
    "panel",
    "fixes",
    "export",
    "shapes",
    "graph",
    "start",
)
BOOT = 'document.documentElement.className = "js";'


@cache
def style(*names: str) -> str:
    """Our own style sheets, one after another, without comments and room between the words."""
    sheets = (_CSS_ASIDE.sub(" ", _read("srcgraph.page", f"static/{name}")) for name in names)
    return "".join(_CSS_ROOM.sub(lambda m: m[1] or m[2] or "", sheet).strip() for sheet in sheets)


@cache
def script() -> str:
    """Our own script: the files of `SCRIPT`, one after another, in one scope.

    Comments, room between the words and long names stay behind: they are for those who read the
    source, and every report would carry them.
    """
    parts = [squeezed(_read("srcgraph.page", f"static/script/{name}.js")) for name in SCRIPT]
    return _checked("\n".join(('"use strict";', "(() => {", shortened("\n".join(parts)), "})();")))


@cache
def collection_script() -> str:
    """The script of the list of articles."""
    return _checked(_read("srcgraph.page", "static/collection.js"))


@cache
def vis() -> str:
    """vis-network as the installed pyvis ships it, licence notice included."""
    return _checked(_read(*VIS))


def inline(code: str) -> Markup:
    """Let a style sheet or script into a page as it is; for our own files only."""
    return Markup(code)


def data(document: str) -> Markup:
    """Let a JSON document into a page: what could end its element or turn its text is escaped."""
    return Markup(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", document))


def policy(styles: Iterable[str], scripts: Iterable[str]) -> str:
    """A Content-Security-Policy under which exactly these styles and scripts work."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _hashes(codes: Iterable[str]) -> str:
    digests = [hashlib.sha256(code.encode("utf-8")).digest() for code in codes]
    named = [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
    return " ".join(named) or "'none'"


def _read(package: str, path: str) -> str:
    """Read a packaged file with line ends as a browser sees them, else its hash would not match."""
    text = files(package).joinpath(path).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _checked(code: str) -> str:
    """Make sure that nothing in a script could end its element early."""
    if "</script" in code.lower() or "<!--" in code:
        raise ValueError("a script holds text that would end its element")
    return code

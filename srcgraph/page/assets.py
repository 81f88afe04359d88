"""Styles and scripts of the pages, and the policy that lets only them run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from markupsafe import Markup

VIS = ("pyvis", "lib/vis-9.1.2/vis-network.min.js")
BOOT = 'document.documentElement.className = "js";'


@cache
def style(*names: str) -> str:
    """Our own style sheets, one after another."""
    return "\n".join(_read("srcgraph.page", f"static/{name}") for name in names)


@cache
def script(name: str) -> str:
    """A script of our own."""
    return _checked(_read("srcgraph.page", f"static/{name}"))


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

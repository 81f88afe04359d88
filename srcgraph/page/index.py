"""The list of all articles of one run: their figures, their sources, their claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import quote

from srcgraph.across import SharedClaim, Telling
from srcgraph.collection import SharedSource
from srcgraph.page.assets import BOOT, collection_script, inline, policy, style, vis
from srcgraph.page.listing import MOST_ROWS, Lines, Voice, statements, voices
from srcgraph.page.network import OPTIONS
from srcgraph.page.together import CollectionPage, Together, together
from srcgraph.page.words import (
    LEVEL_LETTERS,
    LEVEL_WORDS,
    count,
    moment,
    percent,
    short,
)
from srcgraph.summary import SUPPORT_NAMES, Figures


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that was read, with the names of its reports beside the index.

    `corrections` is the file that keeps the judgements of the report whose place this one took.
    """

    title: str
    html: str
    markdown: str
    json: str
    figures: Figures
    outlet: str | None = None
    date: str | None = None
    corrections: str | None = None
    lines: Lines = Lines("")  # noqa: RUF009 (a frozen value)


@dataclass(frozen=True, slots=True)
class Failure:
    """One file that could not be read, and what its reader can do about it."""

    name: str
    message: str


def render_index(
    entries: Sequence[Entry],
    failures: Sequence[Failure] = (),
    shared: Sequence[SharedSource] = (),
    claims: Sequence[SharedClaim] = (),
) -> str:
    """Write the page that lists and links the reports of several articles, and who speaks in them.

    `shared` are the sources that names bring together, `claims` what several of the articles tell.
    """
    of = [entry.lines for entry in entries]
    heard = voices(of, shared)
    picture = together(of, heard)
    labels = {f"a{number}": short(entry.title, 90) for number, entry in enumerate(entries)}
    labels |= {voice.id: short(voice.line.label, 90) for voice in heard}
    context = {
        "entries": entries,
        "failures": failures,
        "voices": heard[:MOST_ROWS],
        "shared_claims": [_places(claim, entries) for claim in claims[:MOST_ROWS]],
        "support_names": SUPPORT_NAMES,
        "statements": list(islice(statements(of), MOST_ROWS)),
        "picture": picture,
        "options": OPTIONS,
        "totals": _totals(entries, heard),
        "level_words": LEVEL_WORDS,
        "level_letters": LEVEL_LETTERS,
        "ranks": {level: -at for at, level in enumerate(LEVEL_WORDS)},
        "link": _link,
        "count": count,
        "moment": moment,
        "percent": percent,
        "short": short,
        **_assets(picture),
    }
    return str(CollectionPage(picture, labels, context).generate_html())


def _places(
    claim: SharedClaim, entries: Sequence[Entry]
) -> tuple[SharedClaim, list[tuple[Entry, Telling]]]:
    """A claim of several articles with the reports that tell it."""
    by_id = {entry.lines.article_id: entry for entry in entries}
    return claim, [
        (by_id[item.article_id], item) for item in claim.tellings if item.article_id in by_id
    ]


def _totals(entries: Sequence[Entry], heard: Sequence[Voice]) -> dict[str, int]:
    """The numbers on the tabs; those of claims are the articles' own figures."""
    return {
        "articles": len(entries),
        "sources": len(heard),
        "claims": sum(entry.figures.claims for entry in entries),
        "shared": sum(len({place.article for place in voice.places}) > 1 for voice in heard),
    }


def _assets(picture: Together) -> dict[str, Any]:
    """Style sheet, scripts and the policy that names them; what draws comes with a picture."""
    css = style("base.css", "index.css")
    scripts = {"boot": BOOT, "page": collection_script()}
    if picture.rows:
        scripts["vis"] = vis()
    return {
        "css": inline(css),
        "scripts": {name: inline(code) for name, code in scripts.items()},
        "csp": policy([css], scripts.values()),
    }


def _link(name: str, part: str = "") -> str:
    """A link to a file beside this page; the dot keeps a name from being taken for an address."""
    return "./" + quote(name, safe="/") + (f"#{quote(part, safe='')}" if part else "")

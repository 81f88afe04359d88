"""The list of all articles of one run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from srcgraph.collection import SharedSource
from srcgraph.page.assets import inline, policy, style
from srcgraph.page.network import environment
from srcgraph.page.words import LEVEL_LETTERS, LEVEL_WORDS, count, moment, percent, short
from srcgraph.summary import Figures


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


@dataclass(frozen=True, slots=True)
class Failure:
    """One file that could not be read, and what its reader can do about it."""

    name: str
    message: str


def render_index(
    entries: Sequence[Entry],
    failures: Sequence[Failure] = (),
    shared: Sequence[SharedSource] = (),
) -> str:
    """Write the page that lists and links the reports of several articles, and who speaks in more.

    `shared` are the sources of all articles; those of one article alone are left out.
    """
    titles = {entry.html.removesuffix(".html"): entry for entry in entries}
    css = style("base.css", "index.css")
    template = environment().get_template("index.html.j2")
    return template.render(
        entries=entries,
        failures=failures,
        shared=[source for source in shared if len(_articles(source)) > 1],
        titles=titles,
        css=inline(css),
        csp=policy([css], []),
        level_words=LEVEL_WORDS,
        level_letters=LEVEL_LETTERS,
        link=_link,
        count=count,
        moment=moment,
        percent=percent,
        short=short,
    )


def _articles(source: SharedSource) -> set[str]:
    return {item.article_id for item in source.appearances}


def _link(name: str) -> str:
    """A link to a file beside this page; the dot keeps a name from being taken for an address."""
    return "./" + quote(name, safe="/")

"""A small article with findings made by hand, for tests that need no language model."""

from __future__ import annotations

from dataclasses import replace

from samples import small

from srcgraph.exports.places import Linted
from srcgraph.model import Article, Evidence, Finding, Severity, SourceMap, Span
from srcgraph.suppress import Sorted, Suppression

SPACED = "Sources said no.\r\nA 𝔘nicode source, “so”: 100% true.\n"


def article(text: str = SPACED, path: str = "in/harbour story.txt") -> Article:
    """An article of two lines, one of them with a character outside the basic plane."""
    return replace(small().article, text=text, path=path, title="Harbour | sold", source_map=None)


def finding(
    start: int,
    end: int,
    severity: Severity = Severity.WARNING,
    rule: str = "SG103",
    fingerprint: str = "aaaa",
) -> Finding:
    """A finding at a place."""
    evidence = (Evidence("lint.bare-source-label", Span(start, end), "nothing but the word"),)
    message = f"“{SPACED[start:end]}”:\n100% nobody, at all"
    return Finding(rule, severity, (Span(start, end),), message, fingerprint, evidence, ("ap",))


def linted() -> list[Linted]:
    """An open error and an open remark, a suppressed finding, and one of the baseline."""
    suppression = Suppression("cccc", "The desk knows them.", "R. Ito")
    found = Sorted(
        open=(
            finding(0, 7, Severity.ERROR),
            finding(20, 34, Severity.INFO, "SG404", "bbbb"),
        ),
        suppressed=((finding(8, 12, rule="SG401", fingerprint="cccc"), suppression),),
        known=(finding(13, 15, rule="SG403", fingerprint="dddd"),),
    )
    return [Linted(article(), found)]


def as_web_page() -> list[Linted]:
    """The same of a web page, whose text is not the file's own."""
    (item,) = linted()
    page = replace(item.article, source_map=SourceMap("html", "the article alone"))
    return [replace(item, article=page)]

"""The list of articles."""

from __future__ import annotations

import re
from html import unescape

import samples

from srcgraph.collection import Appearance, SharedSource
from srcgraph.model import Analysis, Kind
from srcgraph.page import Entry, Failure, render_index


def entry(analysis: Analysis, name: str = "tunnel", title: str = "Tunnel costs doubled") -> Entry:
    figures = samples.figures_of(analysis)
    return Entry(title, f"{name}.html", f"{name}.md", f"{name}.json", figures, "The Ledger", "2026")


def test_every_article_is_linked_with_its_reports(small: Analysis) -> None:
    html = render_index([entry(small, "a b#1")])
    for end in ("html", "md", "json"):
        assert f'href="./a%20b%231.{end}"' in html


def test_every_article_shows_its_figures(small: Analysis) -> None:
    figures = samples.figures_of(small)
    found = re.findall(r'data-label="[^"]*"><b>(\d+)</b>', render_index([entry(small)]))
    assert list(map(int, found)) == [figures.claims, *(level.claims for level in figures.levels)]
    assert figures.look_first[0].message in render_index([entry(small)])


def test_a_file_name_is_never_taken_for_an_address(small: Analysis) -> None:
    assert 'href="./javascript%3Aalert%281%29.html"' in render_index(
        [entry(small, "javascript:alert(1)")]
    )


def test_hostile_titles_are_only_text(small: Analysis) -> None:
    html = render_index([entry(small, title="<img src=x onerror=alert(1)>\u202e")])
    assert "<img" not in html
    assert "\u202e" not in html


def test_files_that_failed_are_listed_with_what_to_do() -> None:
    html = render_index([], [Failure("scan.pdf", "No text in it; run OCR first.")])
    assert "1\N{NO-BREAK SPACE}file could not be read" in html
    assert "No text in it; run OCR first." in html


def test_nothing_may_run_in_the_index(small: Analysis) -> None:
    html = unescape(render_index([entry(small)]))
    assert "script-src 'none'" in html
    assert "<script" not in html


def test_the_same_articles_give_the_same_bytes(small: Analysis, big: Analysis) -> None:
    assert render_index([entry(small), entry(big)]) == render_index([entry(small), entry(big)])


def test_a_source_of_several_articles_is_listed_with_links(small: Analysis, big: Analysis) -> None:
    appearances = tuple(
        Appearance(own_id, "so-1", "Ana Ruiz", 2, "the same name", False)
        for own_id in ("tunnel", "bridge")
    )
    shared = [SharedSource("Ana Ruiz", Kind.PERSON, appearances)]
    html = render_index([entry(small), entry(big, "bridge")], shared=shared)
    assert "1\u00a0source in more than one article" in html
    assert html.count("2\u00a0times") == 2


def test_a_source_of_one_article_is_not_listed(small: Analysis) -> None:
    alone = Appearance(small.article.id, "so-1", "Ana Ruiz", 2, "named", False)
    html = render_index([entry(small)], shared=[SharedSource("Ana Ruiz", Kind.PERSON, (alone,))])
    assert "Ana Ruiz" not in html


def test_a_doubtful_name_says_so(small: Analysis) -> None:
    appearances = tuple(
        Appearance(own_id, "so-1", "<b>Ruiz", 1, "the surname alone", True)
        for own_id in ("tunnel", "bridge")
    )
    html = render_index([entry(small)], shared=[SharedSource("<b>Ruiz", Kind.PERSON, appearances)])
    assert "unsure: the surname alone" in html
    assert "<b>Ruiz" not in html

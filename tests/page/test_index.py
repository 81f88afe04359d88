"""The list of articles."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from hashlib import sha256
from html import unescape

import pytest
import samples

from srcgraph.across import held, shared_claims
from srcgraph.collection import Appearance, SharedSource
from srcgraph.model import Analysis, Kind
from srcgraph.page import Entry, Failure, lines, render_index


def entry(analysis: Analysis, name: str = "tunnel", title: str = "Tunnel costs doubled") -> Entry:
    figures = samples.figures_of(analysis)
    return Entry(
        title,
        f"{name}.html",
        f"{name}.md",
        f"{name}.json",
        figures,
        "The Ledger",
        "2026",
        lines=replace(lines(analysis), article_id=name),
    )


def together(analysis: Analysis) -> str:
    """The list of two articles in which the same named source speaks."""
    shared = [
        SharedSource(
            "Marta Okonjo",
            Kind.PERSON,
            tuple(
                Appearance(name, "so-1", "Marta Okonjo", 2, "the same name", False)
                for name in ("tunnel", "bridge")
            ),
        )
    ]
    return render_index([entry(analysis), entry(analysis, "bridge")], shared=shared)


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


def test_only_our_scripts_may_run_and_what_draws_comes_with_a_picture(small: Analysis) -> None:
    for html in (render_index([entry(small)]), together(small)):
        codes = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        digests = [base64.b64encode(sha256(code.encode()).digest()).decode() for code in codes]
        allowed = re.findall(r"'sha256-([^']+)'", unescape(html).partition("style-src")[0])
        assert sorted(allowed) == sorted(digests)
    assert len(together(small)) > len(render_index([entry(small)])) + 400_000


def test_the_same_articles_give_the_same_bytes(small: Analysis, big: Analysis) -> None:
    assert render_index([entry(small), entry(big)]) == render_index([entry(small), entry(big)])


def test_a_source_of_several_articles_is_listed_with_links(small: Analysis, big: Analysis) -> None:
    appearances = tuple(
        Appearance(own_id, "so-1", "Ana Ruiz", 2, "the same name", False)
        for own_id in ("tunnel", "bridge")
    )
    shared = [SharedSource("Ana Ruiz", Kind.PERSON, appearances)]
    html = render_index([entry(small), entry(big, "bridge")], shared=shared)
    assert ", 1 of them in more than one article" in html
    for own_id in ("tunnel", "bridge"):
        assert f'<a href="./{own_id}.html#so-1">' in html


def test_every_source_and_claim_of_every_article_is_listed(small: Analysis) -> None:
    html = render_index([entry(small), entry(small, "bridge")])
    for name in ("tunnel", "bridge"):
        for source in small.sources:
            assert f'href="./{name}.html#{source.id}"' in html
        for claim in small.claims:
            assert f'href="./{name}.html#{claim.id}"' in html
    assert f"{2 * len(small.claims)}\u00a0claims of all articles" in html


def test_what_is_too_much_for_a_table_is_said(
    small: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("srcgraph.page.index.MOST_ROWS", 3)
    html = render_index([entry(small)])
    assert "The first 3\u00a0claims stand here, the others in the reports" in html
    assert "The 3\u00a0sources of most articles and claims stand here" in html


def test_articles_that_share_nobody_have_no_picture(small: Analysis) -> None:
    html = render_index([entry(small)])
    assert "No source speaks in more than one of these articles" in html
    assert 'id="canvas"' not in html


def test_a_doubtful_name_says_so(small: Analysis) -> None:
    appearances = tuple(
        Appearance(own_id, "so-1", "<b>Ruiz", 1, "the surname alone", True)
        for own_id in ("tunnel", "bridge")
    )
    html = render_index([entry(small)], shared=[SharedSource("<b>Ruiz", Kind.PERSON, appearances)])
    assert "unsure: the surname alone" in html
    assert "<b>Ruiz" not in html


def test_claims_of_several_articles_lead_to_their_reports(small: Analysis) -> None:
    analyses = [replace(small, article=replace(small.article, id=name)) for name in ("one", "two")]
    entries = [
        Entry(
            title=item.article.id,
            html=f"{item.article.id}.html",
            markdown="",
            json="",
            figures=samples.figures_of(item),
            lines=lines(item),
        )
        for item in analyses
    ]
    found = shared_claims([held(item) for item in analyses], ())
    html = render_index(entries, (), (), found)
    told = html[html.index("Told in several articles") :]
    assert f'href="./one.html#{found[0].tellings[0].claim_id}"' in told
    assert 'href="./two.html#' in told


def test_the_summary_opens_as_a_page_and_sources_lead_to_theirs(small: Analysis) -> None:
    html = render_index([entry(small)])
    assert '<a href="./tunnel.html#tab=summary">summary</a>' in html
    rows = html[html.index('id="sources"') : html.index('id="claims"')]
    for source in small.sources:
        assert f'<th scope="row"><a class="ref" href="./tunnel.html#{source.id}">' in rows

"""Files to take away from the page: pictures, tables and data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import samples
from playwright.sync_api import Page, expect

from srcgraph import summary, wire
from srcgraph.model import Analysis, Evidence, Link, Relation

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def html(small: Analysis) -> str:
    return samples.page_of(small)


def taken(page: Page, file: str) -> bytes:
    """What the page gives away under one of its buttons."""
    if not page.locator(f"[data-file={file}]").is_visible():
        page.locator("#files summary").click()
    with page.expect_download() as download:
        page.locator(f"[data-file={file}]").click()
    return Path(download.value.path()).read_bytes()


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("view", ["lanes", "network"])
def test_the_graph_is_a_drawing_with_all_sources_and_claims(
    opened: Any, html: str, view: str
) -> None:
    it = opened(html, f"#view={view}")
    tree = ElementTree.fromstring(taken(it.page, "svg"))
    words = [str(node.text) for node in tree.iter(f"{SVG}text")]
    assert {"3N", "11A", "10U?"} <= set(words)
    assert any("Marta Okonjo" in text for text in words)
    assert not [node for node in tree.iter() if "style" in node.attrib]
    assert (it.complaints, it.violations()) == ([], [])


def test_the_drawing_shows_what_the_filter_leaves(opened: Any, html: str) -> None:
    tree = ElementTree.fromstring(taken(opened(html, "#show=named").page, "svg"))
    words = {str(node.text) for node in tree.iter(f"{SVG}text")}
    assert "3N" in words
    assert "11A" not in words


def test_a_link_within_one_row_bears_no_words_and_so_after_a_merge(opened: Any) -> None:
    make = samples.Maker("Ann said it rained. Ann said it poured. Bo said it was wet.")
    for name in ("Ann", "Bo"):
        make.source(name, [make.span(name)], samples.Kind.PERSON, samples.Identification.NAMED)
    one, two, three = (
        make.say(name, make.span(name), None, make.span(words))
        for name, words in (("Ann", "it rained"), ("Ann", "it poured"), ("Bo", "it was wet"))
    )
    why = (Evidence("link.x", None, "alike"),)
    links = (Link(one, two, Relation.UNSURE, why), Link(one, three, Relation.UNSURE, why))
    page = opened(samples.page_of(make.analysis(links)), "#sel=Ann").page

    def words() -> int:
        tree = ElementTree.fromstring(taken(page, "svg"))
        return [node.text for node in tree.iter(f"{SVG}text")].count("may be about the same as")

    assert words() == 1
    page.locator("#Ann [data-merge]").click()
    page.locator(".fix .list button").click()
    expect(page.locator("#done")).to_contain_text("Merged")
    assert words() == 0


def test_the_graph_is_a_picture(opened: Any, html: str) -> None:
    it = opened(html)
    png = taken(it.page, "png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == 1200
    assert it.violations() == []


def test_the_table_of_claims_has_every_claim(opened: Any, html: str, small: Analysis) -> None:
    head, *lines = rows_of(taken(opened(html).page, "claims"))
    assert head[:5] == ["number", "claim", "rests on", "letter", "sources"]
    assert [line[-1] for line in lines] == [claim.id for claim in small.claims]
    assert lines[2][1:5] == [
        "“We approved a safer tunnel, not a dearer one,”",
        "named or identifiable",
        "N",
        "Marta Okonjo",
    ]


def test_the_table_of_sources_has_every_source(opened: Any, html: str, small: Analysis) -> None:
    _, *lines = rows_of(taken(opened(html).page, "sources"))
    assert [line[-1] for line in lines] == [source.id for source in small.sources]
    assert [line[1] for line in lines] == [source.letter for source in small.sources]


@pytest.mark.parametrize("words", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=x", 'a,"b'])
def test_no_cell_is_taken_for_a_formula(opened: Any, words: str) -> None:
    make = samples.Maker("Ann said it rained.")
    span = make.span("Ann")
    make.source("Ann", [span], samples.Kind.PERSON, samples.Identification.NAMED, label=words)
    make.say("Ann", span, make.span("said"), make.span("it rained"))
    lines = rows_of(taken(opened(samples.page_of(make.analysis())).page, "sources"))
    assert lines[1][0].lstrip("'") == words.strip()
    assert lines[1][0][0] not in "=+-@\t"


def test_the_data_is_the_report_as_the_program_wrote_it(
    opened: Any, html: str, small: Analysis
) -> None:
    given = json.loads(taken(opened(html).page, "json"))
    figures = summary.as_json(samples.figures_of(small))
    assert given == json.loads(wire.dumps(small, figures))
    assert wire.loads(json.dumps(given)) == small

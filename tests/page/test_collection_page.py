"""The list of articles in a browser: searched, sorted and walked, offline and without barriers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from srcgraph.model import Analysis
from tests.page.test_browser import DESKTOP, PHONE, barriers
from tests.page.test_index import together

pytestmark = pytest.mark.browser
WORDS = "#claims tbody tr:not([hidden])"


@pytest.fixture(scope="module")
def html(small: Analysis) -> str:
    return together(small)


def first(page: Page, table: str, column: int) -> str:
    cell = page.locator(f"#{table} tbody tr").first.locator("th, td").nth(column)
    return (cell.text_content() or "").strip()


def test_a_search_finds_words_in_every_table(opened: Any, html: str) -> None:
    page = opened(html).page
    page.click("#tab-claims")
    page.fill("#find", "slipped 2027")
    expect(page.locator(WORDS)).to_have_count(2)
    page.click("#tab-sources")
    page.fill("#find", "nobody of that name")
    expect(page.locator("#sources .none")).to_be_visible()


def test_levels_are_a_filter(opened: Any, html: str, small: Analysis) -> None:
    page = opened(html).page
    page.click("#tab-claims")
    page.click('[data-show="record"]')
    record = [claim for claim in small.claims if str(claim.status) == "record"]
    expect(page.locator(WORDS)).to_have_count(2 * len(record))


def test_a_heading_sorts_and_turns_round(opened: Any, html: str) -> None:
    page = opened(html).page
    page.click("#tab-sources")
    heading = page.locator("#sources th .sort").nth(2)
    heading.click()
    assert page.locator('#sources th[aria-sort="descending"]').count() == 1
    most = int(first(page, "sources", 2))
    heading.click()
    assert int(first(page, "sources", 2)) < most


def test_the_view_stands_in_the_address(opened: Any, html: str) -> None:
    page = opened(html, "#tab=together&node=v1").page
    expect(page.locator("#panel h3")).to_contain_text("Marta Okonjo")
    page.click("#tab-claims")
    page.fill("#find", "tunnel")
    page.locator("#claims th .sort").first.click()
    page.reload()
    expect(page.locator("#claims")).to_be_visible()
    assert page.input_value("#find") == "tunnel"
    assert page.locator('#claims th[aria-sort="ascending"]').count() == 1


def test_the_picture_is_walked_by_keys_and_tells_the_rest(opened: Any, html: str) -> None:
    page = opened(html, "#tab=together").page
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#say")).to_contain_text("Article Tunnel costs doubled")
    page.keyboard.press("Enter")
    expect(page.locator("#panel li")).to_have_count(8)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h3")).to_contain_text("Marta Okonjo")
    expect(page.locator("#panel h3 a")).to_have_count(1)
    expect(page.locator("#panel a")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_contain_text("Nothing is chosen")


def test_a_click_chooses(opened: Any, html: str) -> None:
    page = opened(html, "#tab=together").page
    page.wait_for_selector("#canvas canvas")
    box = page.locator("#canvas").bounding_box()
    assert box
    drawn = json.loads(page.locator("#drawn").text_content() or "")
    middle = next(node["y"] for node in drawn["nodes"] if node["id"] == "v1")
    page.mouse.click(box["x"] + box["width"] * 0.36, box["y"] + middle)
    expect(page.locator("#panel h3")).to_contain_text("Marta Okonjo")
    page.mouse.click(box["x"] + box["width"] * 0.36, box["y"] + middle)
    expect(page.locator("#panel")).to_contain_text("Nothing is chosen")


def test_without_scripts_there_are_three_tables(opened: Any, html: str) -> None:
    page = opened(html, scripts=False).page
    for table in ("articles", "sources", "claims"):
        expect(page.locator(f"#{table} table")).to_be_visible()
    expect(page.locator("#together")).to_be_hidden()
    expect(page.locator("#find")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("tab", ["articles", "sources", "claims", "together&node=v1"])
def test_no_view_has_a_barrier_or_asks_for_anything(
    opened: Any, html: str, axe: str, tab: str, size: tuple[int, int], scheme: str
) -> None:
    it = opened(html, f"#tab={tab}", size=size, scheme=scheme)
    assert barriers(it.page, axe) == []
    assert it.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert (it.complaints, it.violations(), len(it.requests)) == ([], [], 1)

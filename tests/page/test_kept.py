"""A page saved with its corrections: one file for a colleague, and for `srcgraph apply`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import samples
from browsing import decide, figures, marks
from playwright.sync_api import Page, expect

from srcgraph.errors import WireError
from srcgraph.model import Analysis
from srcgraph.page.kept import corrections_in

HOSTILE = '</script><img src=x onerror=alert(1)><!-- & id="brought"> \u202e\u2028 $& $1'


@pytest.fixture(scope="module")
def html(small: Analysis) -> str:
    return samples.page_of(small)


def correct(page: Page, target: str, action: str, value: str | None = None) -> None:
    """Open the form on a source, fill it in and save it."""
    page.locator(f"[data-fix='{target}']").locator("visible=true").first.click()
    decide(page, action, value)
    page.locator(".fix [name=why]").fill("I rang them")
    page.locator(".fix [type=submit]").click()


def leveled(opened: Any, html: str) -> Page:
    """The page with one correction: a source is named."""
    page: Page = opened(html, "#sel=so-7").page
    correct(page, "so-7", "level", "named")
    return page


def saved(page: Page, who: str = "Ines Kohl") -> str:
    """The page that the page gives away."""
    page.locator("#tab-fixes").click()
    page.locator("#who").fill(who)
    with page.expect_download() as download:
        page.locator("#fixes [data-file=page]").click()
    return Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.browser
def test_a_colleague_sees_the_corrections_in_the_page_that_was_saved(
    opened: Any, html: str
) -> None:
    page = leveled(opened, html)
    given = saved(page)
    it = opened(given)
    expect(it.page.locator("#done")).to_contain_text("This page came with 1 correction")
    assert (figures(it.page), marks(it.page)) == (figures(page), marks(page))
    expect(it.page.locator("#fix-list")).to_contain_text("Ines Kohl")
    assert (it.complaints, it.violations(), it.requests[1:]) == ([], [], [])
    # And goes on: what is saved from there holds both.
    it.page.goto(it.page.url.split("#")[0] + "#sel=so-6")
    correct(it.page, "so-6", "confirm")
    names = [item["target"] for item in json.loads(corrections_in(saved(it.page)))["judgements"]]
    assert names == ["so-7", "so-6"]


@pytest.mark.browser
def test_a_saved_page_says_that_it_holds_them_and_is_whole_without_scripts(
    opened: Any, html: str
) -> None:
    given = saved(leveled(opened, html))
    expect(opened(given).page.locator(".corrected-note")).to_contain_text("all in this page")
    bare = opened(given, scripts=False).page
    for part in ("svg.lanes", "#so-7", "#sources table"):
        expect(bare.locator(part).first).to_be_visible()


def also(page: Page, path: Path, given: str) -> None:
    """Open another page in the same browser, which keeps what it has had."""
    path.write_text(given, encoding="utf-8")
    page.goto(path.as_uri())


@pytest.mark.browser
def test_what_a_colleague_takes_back_stays_so(opened: Any, html: str, tmp_path: Path) -> None:
    page = leveled(opened, html)
    first = saved(page)
    page.goto(page.url.split("#")[0] + "#sel=so-6")
    correct(page, "so-6", "confirm")
    second = saved(page)
    it = opened(first).page
    it.locator("#tab-fixes").click()
    it.locator("#fix-list").get_by_role("button", name="Take back").click()
    it.reload()
    expect(it.locator("#tab-fixes .n")).to_have_text("0")
    for number, (given, left) in enumerate(((second, "1"), (first, "1"), (second, "1"))):
        also(it, tmp_path / f"{number}.html", given)
        expect(it.locator("#tab-fixes .n")).to_have_text(left)


@pytest.mark.browser
def test_two_who_merged_the_same_two_the_other_way_round_lose_neither(
    opened: Any, html: str, tmp_path: Path
) -> None:
    page = opened(html, "#sel=so-7").page
    correct(page, "so-7", "merge", "so-6")
    given = saved(page)
    it = opened(html, "#sel=so-6").page
    sources = it.locator("#tab-sources .n")
    before = int(sources.inner_text())
    correct(it, "so-6", "merge", "so-7")
    also(it, tmp_path / "other.html", given)
    expect(it.locator("#tab-fixes .n")).to_have_text("2")
    expect(sources).to_have_text(str(before - 1))


@pytest.mark.browser
def test_hostile_words_in_a_saved_page_are_only_text(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    correct(page, "so-7", "record", HOSTILE)
    given = saved(page, HOSTILE)
    assert not set("\u202e\u2028") & set(given)
    (judgement,) = json.loads(corrections_in(given))["judgements"]
    assert judgement["value"].split() == HOSTILE.split()
    it = opened(given)
    expect(it.page.locator("#fix-list")).to_contain_text("</script><img")
    assert it.page.locator("#fix-list img").count() == 0
    assert (it.complaints, it.violations()) == ([], [])


@pytest.mark.browser
def test_a_saved_page_is_loaded_like_a_file(opened: Any, html: str, tmp_path: Path) -> None:
    page = leveled(opened, html)
    path = tmp_path / "sample-corrected.html"
    path.write_text(saved(page), encoding="utf-8")
    again = opened(html, "#tab=fixes").page
    again.locator("#load-fixes").set_input_files(path)
    expect(again.locator("#fix-list li")).to_have_count(1)
    assert figures(again) == figures(page)


@pytest.mark.browser
def test_a_page_with_corrections_of_another_text_says_so(opened: Any, html: str) -> None:
    other = '{"schema": "srcgraph-corrections/1", "judgements": []}'
    it = opened(html.replace('id="brought">', f'id="brought">{other}', 1), "#tab=fixes")
    expect(it.page.locator("#fix-problem")).to_contain_text("another text")
    expect(it.page.locator("#fix-list li")).to_have_count(0)
    assert it.complaints == []


def test_a_page_without_corrections_says_how_to_get_them(html: str) -> None:
    with pytest.raises(WireError, match="Save for a colleague"):
        corrections_in(html)
    with pytest.raises(WireError, match="no report of srcgraph"):
        corrections_in("<!doctype html><p>Ann said so.</p>")

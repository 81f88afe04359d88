"""Finding one's way: network, neighbourhood, paths, facets, search in the text, timeline."""

from __future__ import annotations

import re
from typing import Any

import pytest
import samples
from browsing import cards, claim, hash_of, in_network, lit, marks, shown
from playwright.sync_api import Page, expect

from srcgraph.graph import key
from srcgraph.model import Analysis

pytestmark = pytest.mark.browser

PHONE = (390, 844)


@pytest.fixture(scope="module")
def html(small: Analysis) -> str:
    return samples.page_of(small)


def spoken(page: Page) -> str:
    return str(page.locator("#say").text_content())


def walked(page: Page) -> set[str]:
    """What the arrow keys come to in the rows of the graph."""
    page.locator("#canvas").focus()
    heard: list[str] = []
    for _ in range(20):
        page.keyboard.press("ArrowUp")
    for _ in range(20):
        page.keyboard.press("Home")
        heard.append(spoken(page))
        page.keyboard.press("ArrowDown")
        if spoken(page) == heard[-1]:
            break
    return set(heard)


# ------------------------------------------------------------------------- network


def test_a_source_of_the_network_selects_it_in_text_and_panel(
    opened: Any, html: str, small: Analysis
) -> None:
    page = opened(html).page
    page.locator("#view-network").click()
    assert hash_of(page) == "#view=network"
    page.mouse.click(*in_network(page, key(small.article, "so-5")))
    assert cards(page) == ["so-5"]
    assert lit(page) == ["2D", "7D", "8D", "8D"]


def test_a_claim_of_the_network_selects_it(opened: Any, html: str, small: Analysis) -> None:
    page = opened(html, "#view=network").page
    name = claim(small, "proposed, reviewed")
    page.locator("#scroll").evaluate("node => node.scrollTo(0, node.scrollHeight)")
    page.mouse.click(*in_network(page, name))
    assert cards(page) == [name]
    assert lit(page) == ["6R", "6R"]


def test_a_line_of_the_network_shows_both_ends_and_why(
    opened: Any, html: str, small: Analysis
) -> None:
    page = opened(html, "#view=network&sel=so-7").page
    names = [claim(small, "had warned the city"), claim(small, "never seen")]
    (x1, y1), (x2, y2) = (in_network(page, name) for name in names)
    for share in range(30, 71, 2):
        for aside in range(-40, 41, 4):
            x = x1 + (x2 - x1) * share / 100
            page.mouse.click(x, y1 + (y2 - y1) * share / 100 + aside)
            if len(cards(page)) == 2:
                break
        if len(cards(page)) == 2:
            break
    assert set(cards(page)) == set(names)
    expect(page.locator(f"[id='{names[1]}']")).to_contain_text("denies a warning")


def test_arrow_keys_walk_the_network_by_direction(opened: Any, html: str) -> None:
    page = opened(html, "#view=network").page
    page.locator("#canvas").focus()
    page.keyboard.press("Home")
    first = spoken(page)
    page.keyboard.press("ArrowUp")
    assert spoken(page).startswith("Claim")
    page.keyboard.press("ArrowDown")
    assert spoken(page) == first
    page.keyboard.press("Enter")
    assert cards(page) == ["so-8"]


def test_the_view_is_kept_over_other_choices_and_in_the_address(opened: Any, html: str) -> None:
    page = opened(html, "#view=network").page
    page.locator(".tile.l-unnamed").click()
    assert hash_of(page) == "#show=unnamed&view=network&tab=claims"
    page.locator("#view-lanes").click()
    assert hash_of(page) == "#show=unnamed&tab=claims"
    expect(page.locator("#view-lanes")).to_have_attribute("aria-pressed", "true")


# ------------------------------------------------------------------- neighbourhood


@pytest.mark.parametrize(
    ("steps", "sources"),
    [("1", {"A person"}), ("2", {"A person", "No source"}), ("3", {"A person", "Marta"})],
)
def test_a_neighbourhood_leaves_what_is_near(
    opened: Any, html: str, steps: str, sources: set[str]
) -> None:
    page = opened(html, "#sel=so-7").page
    page.locator("#near").select_option(steps)
    assert f"near={steps}" in hash_of(page)
    heard = walked(page)
    names = {"A person", "Marta", "two people", "Experts", "an audit"}
    near = {name for name in names if any(words.startswith(name) for words in heard)}
    assert near == sources - {"No source"}


def test_without_a_choice_a_neighbourhood_shows_all(opened: Any, html: str) -> None:
    page = opened(html).page
    everything = walked(page)
    page.locator("#near").select_option("1")
    assert spoken(page).startswith("Choose a source or claim")
    assert walked(page) == everything


# ---------------------------------------------------------------------------- path


def test_a_path_joins_two_sources_by_their_claims(opened: Any, html: str, small: Analysis) -> None:
    page = opened(html, "#sel=so-7").page
    page.locator("#way").click()
    expect(page.locator("#picking")).to_be_visible()
    page.locator(".m[data-source='so-1']").first.click()
    steps = page.locator("#path li").all_inner_texts()
    assert [re.sub(r"\s+", " ", step)[:24] for step in steps] == [
        "A A person close to the ",
        "says 11A Brennick & Vale",
        "is denied by ✕12N she ha",
        "is denied by N Marta Oko",
    ]
    assert lit(page) == ["11A", "12N"]
    assert hash_of(page) == "#path=so-7+so-1"
    again = opened(html, hash_of(page)).page
    assert again.locator("#path li").count() == 4
    page.keyboard.press("Escape")
    expect(page.locator("#look")).to_be_visible()


def test_where_nothing_joins_two_it_says_so(opened: Any, html: str) -> None:
    page = opened(html, "#path=so-7+so-8").page
    expect(page.locator("#no-path")).to_be_visible()
    expect(page.locator("#path ol")).to_be_hidden()


@pytest.mark.parametrize("size", [(1440, 900), PHONE], ids=["desktop", "phone"])
def test_a_path_asks_for_its_beginning_first(opened: Any, html: str, size: tuple[int, int]) -> None:
    page = opened(html, "#pane=graph", size=size).page
    page.locator("#way").click()
    expect(page.locator("#picking")).to_contain_text("where the path begins")
    if size == PHONE:
        page.locator(".switch [data-pane=text]").click()
    page.locator(".m[data-source='so-7']").first.click()
    expect(page.locator("#picking")).to_contain_text("A person close to the company")
    page.locator(".m[data-source='so-1']").first.click()
    expect(page.locator("#picking")).to_be_hidden()
    assert "path=so-7+so-1" in hash_of(page)


def test_choosing_a_path_can_be_given_up(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    page.locator("#way").click()
    page.locator("#no-way").click()
    page.locator(".m[data-source='so-1']").first.click()
    assert hash_of(page) == "#sel=so-1"


# -------------------------------------------------------------------------- facets


def facet(page: Page, words: str) -> Any:
    if not page.locator("#facets").is_visible():
        page.locator("#filters summary").click()
    return page.locator("#facets label", has=page.get_by_text(words, exact=True))


def test_facets_show_how_many_claims_each_would_leave(opened: Any, html: str) -> None:
    page = opened(html).page
    denied = facet(page, "denies")
    expect(denied.locator(".n")).to_have_text("1")
    expect(facet(page, "quoted word for word").locator(".n")).to_have_text("3")
    page.keyboard.press("Escape")
    page.locator(".tile.l-unnamed").click()
    facet(page, "denies")
    expect(denied.locator(".n")).to_have_text("0")


def test_facets_legend_and_search_work_together(opened: Any, html: str) -> None:
    page = opened(html).page
    facet(page, "quoted word for word").locator("input").check()
    assert shown(page, "claims") == 3
    facet(page, "partly quoted").locator("input").check()
    assert shown(page, "claims") == 5
    page.keyboard.press("Escape")
    page.locator(".tile.l-unnamed").click()
    assert shown(page, "claims") == 2
    page.locator("#find").fill("machines")
    assert shown(page, "claims") == 1
    assert marks(page) == ["7D"]
    kept = hash_of(page)
    assert "style=direct+mixed" in kept
    assert hash_of(opened(html, kept).page) == kept
    page.locator(".tile.all").click()
    assert shown(page, "claims") == 12


def test_the_unsure_can_be_looked_at_alone(opened: Any, html: str) -> None:
    page = opened(html).page
    facet(page, "unsure").locator("input").check()
    assert marks(page) == ["5A?", "10U?"]
    expect(page.locator("#filters summary")).to_contain_text("(1)")
    page.locator("#drop").click()
    assert shown(page, "claims") == 12


def test_only_values_of_the_article_are_offered(opened: Any, html: str) -> None:
    page = opened(html).page
    facet(page, "one person")
    assert page.locator("#facets").inner_text().count("predicts") == 0


# -------------------------------------------------------------------------- search


def test_search_steps_through_the_text_outside_claims_too(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator("#find").fill("guide to")
    expect(page.locator("#places")).to_contain_text("In the text: place 1 of")
    assert shown(page, "claims") == 0
    page.locator("#find").fill("guide")
    for _ in range(2):
        page.keyboard.press("Enter")
        if "Read more" in spoken(page):
            break
    assert "Read more: our guide to the tunnel" in spoken(page)
    expect(page.locator(".outside").last).to_be_in_viewport()


def test_words_that_stand_nowhere_are_told(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator("#find").fill("zeppelin")
    expect(page.locator("#places")).to_contain_text("Not in the text")
    assert page.locator("#places button:visible").count() == 0


def test_a_source_is_found_by_everything_that_it_is_called(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator("#find").fill("harbour commissioner")
    found = page.locator("#sources tr[data-row]:not([hidden])").evaluate_all(
        "rows => rows.map(row => row.dataset.row)"
    )
    page.locator("#find").fill("the senior official")
    assert shown(page, "sources") == 1, found


# ------------------------------------------------------------------------ timeline


def test_the_timeline_leads_to_its_passage(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator(".timeline rect").last.click()
    assert cards(page) == ["so-1"] or lit(page)
    first = page.locator(".timeline rect").first
    first.click()
    assert lit(page) == ["1R"]
    assert "lit" in str(first.get_attribute("class"))


def test_the_timeline_stands_in_reading_order(opened: Any, html: str) -> None:
    starts = (
        opened(html)
        .page.locator(".timeline rect")
        .evaluate_all("nodes => nodes.map(node => Number(node.getAttribute('x')))")
    )
    assert starts[0] < starts[-1] <= 1000
    assert len(starts) >= 12


# ------------------------------------------------------------------------- tables


def test_the_least_described_come_first_and_every_heading_turns_round(
    opened: Any, html: str
) -> None:
    page = opened(html, "#tab=sources").page
    rows, words = page.locator("#sources tbody tr"), page.locator("#sources .sorted")

    def names() -> list[str]:
        found = rows.evaluate_all("rows => rows.map(row => row.dataset.row)")
        return [str(name) for name in found]

    told = ["so-8", "so-7", "so-6", "so-5", "so-2", "so-3", "so-4", "so-1"]
    assert names() == told
    expect(words).to_have_text("Least described first")
    page.get_by_role("button", name="What the reader is told").click()
    assert names()[0] == "so-1"
    expect(words).to_have_text("Best described first")
    expect(page.locator("#sources th[aria-sort=descending]")).to_have_count(1)
    page.get_by_role("button", name="What the reader is told").click()
    assert names() == told
    page.get_by_role("button", name="Claims", exact=True).click()
    expect(rows.first).to_contain_text("a senior official")
    expect(words).to_have_text("Most claims first")
    page.locator("#sources [data-sort=text]").click()
    expect(words).to_have_text("From A to Z")
    expect(rows.first).to_contain_text("A person close")
    page.locator("#sources [data-sort=text]").click()
    expect(rows.first).to_contain_text("two people")
    assert page.locator("#sources th[aria-sort]").count() == 1


def test_claims_turn_round_too(opened: Any, html: str) -> None:
    page = opened(html, "#tab=claims").page
    page.locator("#claims [data-sort=text]").click()
    expect(page.locator("#claims tbody tr").first).to_contain_text("12N")
    expect(page.locator("#claims .sorted")).to_have_text("From the end of the article")
    page.locator("#claims [data-sort=told]").click()
    expect(page.locator("#claims tbody tr").first).to_contain_text("9U")

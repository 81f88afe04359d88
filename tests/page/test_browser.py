"""The page in a browser: offline, quiet, linked both ways, by mouse, keyboard and on a phone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import samples
from browsing import at_node, barriers, cards, claim, hash_of, lit, merge_with, shown
from playwright.sync_api import expect

from srcgraph.model import Analysis
from srcgraph.page import Entry, Failure, render_index
from tests.benchmarks.page import story

pytestmark = pytest.mark.browser

DESKTOP = (1440, 900)
PHONE = (390, 844)
ZOOMED = (720, 450)  # what is left of 1440 x 900 at 200 per cent
ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def html(small: Analysis) -> str:
    return samples.page_of(small)


@pytest.fixture(scope="module")
def large(big: Analysis) -> str:
    return samples.page_of(big)


@pytest.mark.parametrize("words", [None, HOSTILE, "javascript:alert(1)", "x" * 10_000])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_it_asks_for_nothing_and_complains_of_nothing(
    opened: Any, html: str, words: str | None, size: tuple[int, int]
) -> None:
    it = opened(samples.page_of(samples.hostile(words)) if words else html, size=size)
    for tab in ("sources", "claims", "conflicts", "findings", "fixes", "summary", "details"):
        if size == DESKTOP:
            it.page.locator(f"#tab-{tab}").click()
    it.page.locator(".look").first.click()
    if size == PHONE:
        it.page.locator(".switch [data-pane=graph]").click()
    it.page.wait_for_timeout(200)
    assert [url for url in it.requests if not url.startswith("file://")] == []
    assert len(it.requests) == 1
    assert it.complaints == []
    assert it.violations() == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 640)], ids=["desktop", "phone", "narrow"])
@pytest.mark.parametrize("words", [None, "x" * 10_000])
def test_nothing_sticks_out_sideways(
    opened: Any, html: str, words: str | None, size: tuple[int, int]
) -> None:
    page = opened(samples.page_of(samples.hostile(words)) if words else html, size=size).page
    for pane in ("text", "graph", "panel") if size != DESKTOP else ():
        page.locator(f".switch [data-pane={pane}]").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], pane
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_passage_selects_its_claim_in_graph_and_panel(
    opened: Any, html: str, small: Analysis
) -> None:
    page = opened(html).page
    page.locator(".p[data-mark='4A']").click()
    assert cards(page) == [claim(small, "The change was requested")]
    assert lit(page) == ["4A"]
    expect(page.locator("#say")).to_contain_text("Claim 4, rests on: unnamed")
    expect(page.locator(".m.lit")).to_have_text(["two people familiar with the tender", "said"])


def test_a_pill_selects_its_claim_in_the_text(opened: Any, html: str, small: Analysis) -> None:
    page = opened(html).page
    page.mouse.click(*at_node(page, "11A"))
    assert cards(page) == [claim(small, "had warned the city")]
    assert lit(page) == ["11A"]
    expect(page.locator(".p.lit").first).to_be_in_viewport()
    assert page.locator(".p.near").count() == 1


@pytest.mark.parametrize(("chosen", "near"), [("11A", "12N"), ("12N", "11A")])
def test_claims_that_bear_on_each_other_are_shown_together(
    opened: Any, html: str, chosen: str, near: str
) -> None:
    page = opened(html).page
    page.locator(f".p[data-mark='{chosen}']").click()
    expect(page.locator(".p.near")).to_have_attribute("data-mark", near)


def test_a_row_of_the_graph_selects_its_source(opened: Any, html: str) -> None:
    page = opened(html).page
    x, y = at_node(page, "a senior official at the Harbour Authority")
    page.mouse.click(x - 60, y)
    assert cards(page) == ["so-5"]
    assert lit(page) == ["2D", "7D", "8D", "8D"]


def test_a_mention_selects_its_source(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator(".m[data-source='so-4']").first.click()
    assert cards(page) == ["so-4"]


def test_what_to_look_at_first_selects_its_claims(opened: Any, html: str, small: Analysis) -> None:
    item = samples.figures_of(small).look_first[0]
    page = opened(html).page
    page.get_by_text(item.message).click()
    assert cards(page) == [item.source_id, *item.claim_ids]


def test_a_row_of_a_table_leads_to_its_card_and_back(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator("#tab-claims").click()
    page.locator("#claims tr").nth(3).locator("a").first.click()
    assert len(cards(page)) == 1
    page.get_by_text("← Back to claims").click()
    expect(page.locator("#claims tr.lit")).to_be_visible()
    expect(page.locator("#claims tr.lit a").first).to_be_focused()


def test_words_of_evidence_are_shown_in_the_text(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-5").page
    page.locator("#so-5 .words", has_text="on condition of anonymity").click()
    place = page.evaluate("[...CSS.highlights.get('place')][0].toString()")
    assert place == "on condition of anonymity"


def test_offsets_count_whole_characters(opened: Any) -> None:
    make = samples.Maker("🙂🙂 Ann said it rained.")
    make.source("Ann", [make.span("Ann")], samples.Kind.PERSON, samples.Identification.NAMED)
    make.say("Ann", make.span("Ann"), make.span("said"), make.span("it rained"))
    page = opened(samples.page_of(make.analysis()), "#sel=Ann").page
    page.locator("#Ann .mentions .words").click()
    assert page.evaluate("[...CSS.highlights.get('place')][0].toString()") == "Ann"


def test_a_figure_shows_only_its_claims(opened: Any, html: str, small: Analysis) -> None:
    page = opened(html).page
    figure = samples.figures_of(small).levels[2]
    page.locator(".tile.l-unnamed").click()
    expect(page.locator("#number")).to_have_text(str(figure.claims))
    assert (shown(page, "claims"), shown(page, "sources")) == (figure.claims, figure.sources)
    marks = page.locator(".p[data-mark]:not(.off)").evaluate_all("n => n.map(x => x.dataset.mark)")
    assert {mark.strip("0123456789?") for mark in marks} == {"D", "A"}
    expect(page.locator("#only")).to_have_text("Only: unnamed. Show all")
    expect(page.locator("#claims .whole")).to_be_hidden()
    page.locator(".tile.l-none").click()
    assert shown(page, "claims") == 2
    expect(page.locator("#only")).to_have_text("Only: vague group or nobody. Show all")
    page.locator("#tab-sources").click()
    page.locator("#only button").click()
    expect(page.locator("#only")).to_be_hidden()
    expect(page.locator("#sources .whole")).to_be_visible()
    assert shown(page, "claims") == len(small.claims)


@pytest.mark.parametrize(
    ("words", "claims"),
    [("drawing", 2), ("OKONJO", 2), ("12", 1), ("okonjo warning", 1), ("zz", 0)],
)
def test_search_finds_words_names_and_numbers(
    opened: Any, html: str, words: str, claims: int
) -> None:
    page = opened(html).page
    page.locator("#find").fill(words)
    assert shown(page, "claims") == claims
    expect(page.locator("#say")).to_have_text(f"{claims} of 12 claims shown")
    page.locator("#tab-claims").click()
    expect(page.locator("#claims .none")).to_be_visible(visible=claims == 0)


def test_found_words_are_marked_in_the_text(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator("#find").fill("tunnel cost")
    found = page.evaluate("[...CSS.highlights.get('found')].map(String)")
    assert sorted({word.lower() for word in found}) == ["cost", "tunnel"]
    assert len(found) == 6


def test_choosing_what_a_filter_hides_ends_the_filter(opened: Any, html: str) -> None:
    page = opened(html, "#show=named").page
    page.locator(".look").first.click()
    assert page.locator(".tile[aria-pressed=true]").count() == 0
    assert lit(page) == ["2D", "7D", "8D", "8D"]


def test_a_search_typed_while_something_is_chosen_wins(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator(".look").first.click()
    page.locator("#find").press_sequentially("tunnel cost")
    expect(page.locator("#find")).to_have_value("tunnel cost")
    assert "sel=" not in page.url


def test_a_figure_clicked_while_something_is_chosen_wins(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator(".look").first.click()
    page.locator(".tile.l-named").click()
    assert "show=named" in page.url
    assert "sel=" not in page.url


def test_the_address_keeps_the_state(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator("#find").fill("the change")
    page.locator(".tile.l-unnamed").click()
    page.locator(".p[data-mark='4A']").click()
    kept = hash_of(page)
    again = opened(html, kept).page
    assert hash_of(again) == kept
    assert (lit(again), cards(again)) == (lit(page), cards(page))
    expect(again.locator("#find")).to_have_value("the change")


@pytest.mark.parametrize(
    "hash_", ["#sel=nobody", "#sel=%E0%A4%A", "#show=all&tab=x&pane=y", "#find=%3Cimg%3E", "#=&&="]
)
def test_a_strange_address_does_no_harm(opened: Any, html: str, hash_: str) -> None:
    it = opened(html, hash_)
    expect(it.page.locator("#look")).to_be_visible()
    assert it.complaints == []


def test_a_link_to_a_claim_works_as_an_address(opened: Any, html: str, small: Analysis) -> None:
    name = small.claims[2].id
    assert cards(opened(html, f"#{name}").page) == [name]


def test_arrow_keys_walk_the_graph(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator("#canvas").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    heard = []
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft", "End"):
        page.keyboard.press(key)
        heard.append(str(page.locator("#say").text_content()))
    assert heard[0] == "A person close to the company: unnamed, nothing told about them, 1 claim"
    assert heard[1].startswith("Claim 11, rests on: unnamed. A person")
    assert heard[2].startswith("Claim 5, rests on: unnamed. two people")
    assert heard[3].startswith("Claim 4, rests on: unnamed. two people")
    assert heard[4].startswith("two people familiar with the tender: unnamed, only their field")
    assert heard[5].startswith("Claim 5")
    page.keyboard.press("Enter")
    assert lit(page) == ["5A?"]
    page.keyboard.press("Escape")
    assert lit(page) == []
    expect(page.locator("#canvas")).to_be_focused()


def test_the_walk_keeps_the_chosen_node_in_sight(opened: Any, large: str) -> None:
    page = opened(large).page
    page.locator("#canvas").focus()
    for _ in range(26):
        page.keyboard.press("ArrowDown")
    heard = str(page.locator("#say").text_content())
    page.keyboard.press("ArrowDown")
    assert page.locator("#say").text_content() == heard
    assert page.locator("#scroll").evaluate("node => node.scrollTop") > 0


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_of_a_very_high_graph_what_is_in_sight_is_drawn(opened: Any, size: tuple[int, int]) -> None:
    page = opened(samples.page_of(story(900)), "#pane=graph", size=size).page
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowDown")
    for _ in range(178):
        page.keyboard.press("ArrowDown")
    assert str(page.locator("#say").text_content()).startswith("Speaker number")
    page.wait_for_timeout(100)
    box = page.locator("#canvas canvas").bounding_box()
    assert box
    assert box["height"] <= 3000
    assert box["y"] + box["height"] >= size[1] * 0.7
    assert box["y"] <= 300


def test_single_keys_do_nothing_outside_the_graph(opened: Any, html: str) -> None:
    page = opened(html).page
    before = page.locator("#canvas").bounding_box()
    page.locator(".p").first.focus()
    for key in ("+", "-", "0", "ArrowRight"):
        page.keyboard.press(key)
    assert page.locator("#canvas").bounding_box() == before
    page.locator("#canvas").focus()
    page.keyboard.press("+")
    assert page.locator("#canvas").bounding_box() != before


def test_tab_leads_through_the_page_and_out_of_the_graph(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator("#canvas").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#tab-details")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-sources")).to_be_focused()
    expect(page.locator("#sources")).to_be_visible()


def test_a_skip_link_leads_to_its_pane_and_keeps_the_state(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-5", size=PHONE).page
    for at, (target, pane) in enumerate(
        [("#text", "&pane=text"), ("#canvas", "&pane=graph"), ("#panel", "")]
    ):
        page.locator(".skip").nth(at).focus()
        page.keyboard.press("Enter")
        expect(page.locator(target)).to_be_focused()
        assert hash_of(page) == f"#sel=so-5{pane}"


def test_a_phone_shows_one_pane_at_a_time(opened: Any, html: str) -> None:
    page = opened(html, size=PHONE).page
    expect(page.locator("#look")).to_be_visible()
    for pane in ("text", "graph", "panel"):
        page.locator(f".switch [data-pane={pane}]").click()
        assert page.locator(".pane:visible").count() == 1
        expect(page.locator(f".pane.{pane}")).to_be_visible()
    page.locator(".look").first.click()
    expect(page.locator(".p.lit").first).to_be_in_viewport()
    page.locator("#peeked").click()
    expect(page.locator(".card:visible").first).to_be_in_viewport()


def test_a_wheel_over_the_graph_does_not_hold_the_page(opened: Any, large: str) -> None:
    page = opened(large, "#pane=graph", size=PHONE).page
    page.locator("#canvas").hover(position={"x": 100, "y": 60})
    page.mouse.wheel(0, 400)
    page.wait_for_function("scrollY > 100")


def test_without_scripts_it_is_a_document(opened: Any, html: str, small: Analysis) -> None:
    page = opened(html, scripts=False).page
    expect(page.locator("svg.lanes")).to_be_visible()
    for item in (*small.claims, *small.sources):
        expect(page.locator(f"[id='{item.id}']")).to_be_visible()
    assert page.locator(".tabs:visible, .switch:visible, #find:visible").count() == 0


def test_print_shows_text_picture_and_tables(opened: Any, html: str) -> None:
    page = opened(html).page
    page.emulate_media(media="print")
    for name in (".story", "svg.lanes", "#sources table", "#claims table"):
        expect(page.locator(name)).to_be_visible()
    for table in page.locator("#summary table").all():
        expect(table).to_be_visible()
    assert page.locator("#canvas:visible, .tabs:visible").count() == 0
    pdf = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 4


def test_the_sample_prints_on_four_pages(opened: Any) -> None:
    html = (ROOT / "reports" / "sample" / "diplomatic-talks.html").read_text(encoding="utf-8")
    pdf = opened(html).page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 4


def test_dark_mode_follows_the_system(opened: Any, html: str) -> None:
    grounds = [
        opened(html, scheme=scheme).page.evaluate(
            "getComputedStyle(document.body.parentNode).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    assert grounds == ["rgb(255, 255, 255)", "rgb(20, 23, 27)"]


TARGETS = """() => [...document.querySelectorAll('button, input, a, summary, [tabindex="0"]')]
  .filter((node) => node.checkVisibility() && !node.closest('.skip, p, td, th, li li'))
  .map((node) => [node.textContent.trim().slice(0, 40), node.closest('label') || node])
  .map(([words, node]) => [words, node.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
  .map(([words, box]) => `${words} ${box.width}x${box.height}`)"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("hash_", ["", "#sel=so-5", "#tab=claims", "#tab=fixes&find=the"])
def test_targets_are_big_enough(opened: Any, html: str, size: tuple[int, int], hash_: str) -> None:
    assert opened(html, hash_, size=size).page.evaluate(TARGETS) == []


STATES = [
    "",
    "#sel=so-5",
    "#sel=cl-650",
    "#show=unnamed&tab=claims",
    "#tab=sources",
    "#tab=summary&find=zz",
    "#tab=findings",
    "#tab=conflicts",
    "#view=network&path=so-7+so-1",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("size", "hash_"),
    [
        *((DESKTOP, state) for state in STATES),
        *((PHONE, state) for state in [*STATES, "#pane=graph", "#pane=text&sel=so-6"]),
    ],
)
def test_axe_finds_no_barrier(
    opened: Any, html: str, axe: str, scheme: str, size: tuple[int, int], hash_: str
) -> None:
    page = opened(html, hash_, size=size, scheme=scheme).page
    assert barriers(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE, ZOOMED], ids=["desktop", "phone", "zoomed"])
def test_axe_finds_no_barrier_in_what_opens(
    opened: Any, html: str, axe: str, scheme: str, size: tuple[int, int]
) -> None:
    page = opened(html, "#sel=so-7", size=size, scheme=scheme).page
    page.locator("#filters summary").click()
    assert barriers(page, axe) == []
    page.keyboard.press("Escape")
    page.locator("#so-7 [data-fix]").first.click()
    page.locator(".fix [value=merge]").check()
    page.locator(".fix [type=submit]").click()
    assert barriers(page, axe) == []
    merge_with(page, "so-1")
    expect(page.locator(".fix .careful")).to_be_visible()
    assert barriers(page, axe) == []
    page.locator(".fix [name=why]").fill("the same man")
    page.locator(".fix [type=submit]").click()
    assert barriers(page, axe) == []
    for tab in ("fixes", "summary", "claims"):
        page.locator(f"#tab-{tab}").click()
        assert barriers(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("state", ["", "#sel=so-5", "#view=network&pane=graph"])
def test_at_twice_the_size_nothing_sticks_out(opened: Any, html: str, axe: str, state: str) -> None:
    page = opened(html, state, size=ZOOMED).page
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED[0]
    assert barriers(page, axe) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_open_menus_and_forms_have_big_targets(
    opened: Any, html: str, size: tuple[int, int]
) -> None:
    page = opened(html, "#sel=so-7", size=size).page
    page.locator("#so-7 [data-fix]").first.click()
    for action in ("grade", "merge"):
        page.locator(f".fix [value={action}]").check()
        assert page.evaluate(TARGETS) == []
    page.locator("#filters summary").click()
    assert page.evaluate(TARGETS) == []


def test_reduced_motion_is_honoured(html: str) -> None:
    assert not re.search(r"transition|animation:|@keyframes|scroll-behavior", style_of(html))


def test_forced_colours_keep_what_is_chosen_apart(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    page.emulate_media(forced_colors="active")
    grounds = page.evaluate(
        "[...document.querySelectorAll('.p')].map(n => getComputedStyle(n).backgroundColor)"
    )
    assert len(set(grounds)) == 2


def style_of(html: str) -> str:
    return html[html.index("<style>") : html.index("</style>")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_index_has_no_barrier_and_asks_for_nothing(
    opened: Any, small: Analysis, axe: str, scheme: str, size: tuple[int, int]
) -> None:
    figures = samples.figures_of(small)
    entry = Entry("Tunnel costs", "a.html", "a.md", "a.json", figures, "The Ledger", "2026-03-21")
    it = opened(render_index([entry, entry], [Failure("x", "y")]), size=size, scheme=scheme)
    assert barriers(it.page, axe) == []
    assert it.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert (it.complaints, it.violations(), len(it.requests)) == ([], [], 1)

"""What an editor wants from the page without a manual: five tasks, and the way out of each."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import samples
from browsing import (
    at_node,
    attribution,
    cards,
    claim,
    decide,
    figures,
    hash_of,
    lit,
    merge_with,
    shown,
)
from playwright.sync_api import Browser, Page, expect

from srcgraph import graph
from srcgraph import page as page_module
from srcgraph.model import Analysis, Evidence, Knowledge, Link, Relation, Span, Stance, Statement
from srcgraph.page.cards import Cards
from srcgraph.page.conflicts import contradictions, other_denials
from srcgraph.page.kept import corrections_in
from srcgraph.page.text import Text
from srcgraph.summary import figures as count_figures
from tests import reading

pytestmark = pytest.mark.browser

DESKTOP, PHONE = (1440, 900), (390, 844)
ZOOMED = (720, 450)  # what is left of 1440 x 900 at 200 per cent
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
ALL_SIZES = pytest.mark.parametrize(
    "size", [DESKTOP, PHONE, ZOOMED], ids=["desktop", "phone", "zoomed"]
)
# What of the page lies on or below the message, in a net of points over all of it.
COVERED = """() => {
  const done = document.querySelector('#done');
  const box = done.getBoundingClientRect();
  const found = new Set();
  for (let x = box.left + 1; x < box.right; x += box.width / 40) {
    for (let y = box.top + 1; y < box.bottom; y += box.height / 8) {
      for (const node of document.elementsFromPoint(x, y)) {
        if (!done.contains(node) && !node.contains(done)) found.add(node.outerHTML.slice(0, 80));
      }
    }
  }
  return [...found];
}"""


@pytest.fixture(scope="module")
def html(small: Analysis) -> str:
    return samples.page_of(small)


def rendered(analysis: Analysis, index: str | None = None) -> str:
    return page_module.render(analysis, count_figures(analysis), graph.build(analysis), index)


# --------------------------------------------------- 1: the least described source


@SIZES
def test_the_start_names_the_least_described_sources_worst_first(
    opened: Any, html: str, size: tuple[int, int]
) -> None:
    page = opened(html, size=size).page
    listed = page.locator("#least li")
    expect(listed).to_have_text(
        [
            re.compile(r"a vague group, nobody in particular"),
            re.compile(r"A person close to the company\s+unnamed, nothing told about them"),
            re.compile(r"two people familiar with the tender\s+unnamed, only their field told"),
        ]
    )
    expect(listed.first).to_be_in_viewport()
    expect(listed.locator("a.ref .num")).to_have_count(1)
    source = listed.first.locator("a.ref").first.get_attribute("data-sel")
    number, _, words = page.locator(f"#{source} .claims a.ref").first.text_content().partition(" ")
    line = listed.first.locator("a.ref").last.text_content()
    assert line.startswith(f"{number} Experts ")  # who says it, and how
    assert line.endswith(words)
    expect(page.locator("#look .nobody")).to_contain_text("1\xa0claim told without naming anybody")
    page.locator("#tab-sources").click()
    drawn = page.evaluate(
        "JSON.parse(document.querySelector('#drawn').textContent).nodes.map(node => node.ref)"
    )
    rows = page.locator("#sources tbody tr").evaluate_all(
        "rows => rows.map(row => row.dataset.row)"
    )
    assert [name for name in drawn if name in rows] == rows
    expect(page.locator("#sources tbody tr").first).to_contain_text("a vague group")
    expect(page.locator("#sources tbody tr").nth(1)).to_contain_text("A person close")


def test_a_correction_moves_the_least_described(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    fill(page, "so-7", "record", "Piet Aal")
    page.locator(".fix [type=submit]").click()
    page.locator("#unselect").click()
    expect(page.locator("#least li").nth(1)).to_contain_text("two people familiar")
    expect(page.locator("#least li").first.locator("a.ref")).to_have_count(2)


def test_where_nobody_is_unnamed_the_start_says_so(opened: Any) -> None:
    make = samples.Maker("Ann said it rained.")
    make.source("Ann", [make.span("Ann")], samples.Kind.PERSON, samples.Identification.NAMED)
    make.say("Ann", make.span("Ann"), make.span("said"), make.span("it rained"))
    page = opened(samples.page_of(make.analysis())).page
    lone = re.compile("No claim is an unnamed or vague source’s")
    expect(page.locator("#least")).to_have_text(lone)
    expect(page.locator("#alone")).to_have_text("No claim.")
    page.locator(".l-unnamed").click()
    expect(page.locator("#claims .none")).to_have_text("No claim rests on unnamed sources alone.")


def one(
    make: samples.Maker,
    name: str,
    label: str,
    level: samples.Identification = samples.Identification.UNNAMED,
) -> None:
    """Add one person, unnamed unless told otherwise."""
    make.source(name, [make.span(label)], samples.Kind.PERSON, level, samples.Number.ONE)


def several(make: samples.Maker, name: str, label: str) -> None:
    """Add several people without a name."""
    unnamed, number = samples.Identification.UNNAMED, samples.Number.SEVERAL
    make.source(name, [make.span(label)], samples.Kind.PEOPLE, unnamed, number)


def test_what_rests_on_one_unnamed_source_is_listed_a_person_before_a_group(opened: Any) -> None:
    make = samples.Maker("Aides said ash. An aide said birch. An aide said cedar. Ann said dill.")
    several(make, "so-1", "Aides")
    one(make, "so-2", "An aide")
    one(make, "so-3", "Ann", samples.Identification.NAMED)
    for own_id, words in (
        ("so-1", "ash"), ("so-2", "birch"), ("so-2", "cedar"), ("so-3", "dill"),
    ):  # fmt: skip
        make.say(own_id, None, None, make.span(words))
    page = opened(samples.page_of(make.analysis())).page
    told = ["A An aide 2A birch 3A cedar", "A Aides a group 1A ash"]
    rows = page.locator("#alone li")
    assert [" ".join(text.split()) for text in rows.all_text_contents()] == told
    # As the script tells it again.
    page.goto(page.url.split("#")[0] + "#sel=so-3")
    fill(page, "so-3", "confirm")
    page.locator(".fix [type=submit]").click()
    assert [" ".join(text.split()) for text in rows.all_text_contents()] == told


def test_who_surely_says_something_comes_before_who_only_wants_it(opened: Any) -> None:
    make = samples.Maker("An aide wants ash. Two aides said birch. Ann told cedar. A clerk left.")
    one(make, "so-1", "An aide")
    several(make, "so-2", "Two aides")
    one(make, "so-3", "Ann", samples.Identification.NAMED)
    one(make, "so-4", "A clerk")
    for own_id, who, cue, words, stance in (
        ("so-1", "An aide", "wants", "ash", Stance.WANTS),
        ("so-2", "Two aides", "said", "birch", Stance.ASSERTS),
        ("so-3", "Ann", "told", "cedar", Stance.ASSERTS),
    ):
        make.say(own_id, make.span(who), make.span(cue), make.span(words), stance=stance)
    page = opened(samples.page_of(make.analysis())).page
    told = ["A Two aides a group 2A Two aides said birch", "A An aide 1A An aide wants ash"]
    rows = page.locator("#alone li")

    def shown() -> list[str]:
        return [" ".join(text.split()) for text in rows.all_text_contents()]

    def order() -> list[str]:
        found = page.locator("#sources tbody tr").evaluate_all("x => x.map((el) => el.dataset.row)")
        return [str(name) for name in found]

    # Who makes no claim is the last of the unnamed.
    assert (shown(), order()) == (told, ["so-2", "so-1", "so-4", "so-3"])
    page.goto(page.url.split("#")[0] + "#sel=so-3")
    fill(page, "so-3", "confirm")
    page.locator(".fix [type=submit]").click()
    assert (shown(), order()) == (told, ["so-2", "so-1", "so-4", "so-3"])
    page.get_by_role("button", name="Merge two sources", exact=True).click()
    assert order() == ["so-4", "so-1", "so-3", "so-2"]  # by name
    page.keyboard.press("Escape")
    assert order() == ["so-2", "so-1", "so-4", "so-3"]


def test_a_group_with_a_name_in_it_is_not_one_unnamed_source(opened: Any) -> None:
    text = (
        "Ana Ruiz said the port was shut.\nAna Ruiz and her aides said the rain had stopped.\n"
        "Two clerks said a bank had failed."
    )
    page = opened(samples.page_of(reading.analysis(text))).page
    rows = page.locator("#alone li")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Two clerks")
    page.goto(page.url.split("#")[0] + "#sel=so-1")
    fill(page, "so-1", "confirm")
    page.locator(".fix [type=submit]").click()
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Two clerks")


def test_the_overview_tells_a_claim_as_the_source_of_its_row_does(opened: Any) -> None:
    text = "Ana Ruiz said the port was shut.\nAn official said the port was shut."
    page = opened(samples.page_of(reading.analysis(text))).page
    row = page.locator("#least li").first
    expect(row).to_contain_text("An official said the port was shut")
    expect(row).not_to_contain_text("Ana Ruiz")
    # After a correction the script tells the same.
    page.goto(page.url.split("#")[0] + "#sel=so-1")
    fill(page, "so-1", "reject")
    page.locator(".fix [type=submit]").click()
    page.locator("#tab-details").click()
    expect(row).to_contain_text("An official said the port was shut")


def test_of_many_claims_the_first_of_a_person_and_no_other_group_is_told_in_words(
    opened: Any,
) -> None:
    said = ["ash", "birch", "cedar", "dill", "elm", "fern"]
    make = samples.Maker(f"An aide, a clerk, two men, two women: {', '.join(said)}.")
    one(make, "so-1", "An aide")
    one(make, "so-2", "a clerk")
    several(make, "so-3", "two men")
    several(make, "so-4", "two women")
    for own_id, words in zip(["so-1", "so-1", "so-2", "so-3", "so-3", "so-4"], said, strict=True):
        make.say(own_id, None, None, make.span(words))
    page = opened(samples.page_of(make.analysis())).page
    told = [
        "A An aide 1A ash 2A", "A a clerk 3A cedar",
        "A two men a group 4A 5A", "A two women a group 6A",
    ]  # fmt: skip
    rows = page.locator("#alone li")
    assert [" ".join(text.split()) for text in rows.all_text_contents()] == told
    page.goto(page.url.split("#")[0] + "#sel=so-1")
    fill(page, "so-1", "confirm")
    page.locator(".fix [type=submit]").click()
    assert [" ".join(text.split()) for text in rows.all_text_contents()] == told


def test_of_many_claims_on_one_unnamed_source_the_first_is_told_in_words(opened: Any) -> None:
    said = ["ash", "birch", "cedar", "dill", "elm", "fern", "gorse"]
    make = samples.Maker(f"An aide said {', '.join(said)}.")
    is_, kind = samples.Identification, samples.Kind
    make.source("so-1", [make.span("An aide")], kind.PERSON, is_.UNNAMED, samples.Number.ONE)
    for words in said:
        make.say("so-1", None, None, make.span(words))
    page = opened(samples.page_of(make.analysis())).page
    told = "A An aide 1A ash 2A 3A 4A 5A 6A 7A"
    rows = page.locator("#alone li")
    assert [" ".join(text.split()) for text in rows.all_text_contents()] == [told]
    page.goto(page.url.split("#")[0] + "#sel=so-1")
    fill(page, "so-1", "confirm")
    page.locator(".fix [type=submit]").click()
    assert [" ".join(text.split()) for text in rows.all_text_contents()] == [told]


def test_that_no_claim_rests_on_one_unnamed_source_follows_the_corrections(
    opened: Any, html: str
) -> None:
    page = opened(html).page
    alone = page.locator("#alone")
    expect(alone).not_to_contain_text("No claim.")
    for target in ("so-7", "so-6", "so-5"):
        page.goto(page.url.split("#")[0] + f"#sel={target}")
        fill(page, target, "level", "generic")
        page.locator(".fix [type=submit]").click()
    page.locator("#unselect").click()
    expect(alone).to_have_text("No claim.")


# ------------------------------------------------------- 3: who contradicts whom


@SIZES
def test_one_press_shows_who_contradicts_whom(
    opened: Any, small: Analysis, size: tuple[int, int]
) -> None:
    page = opened(rendered(small), size=size).page
    expect(page.locator(".against")).to_be_in_viewport()
    page.locator(".against").click()
    clash = page.locator("#denied .clash")
    expect(clash).to_have_count(1)
    for words in ("Marta Okonjo", "never seen any such warning", "A person close to the company"):
        expect(clash).to_contain_text(words)
    in_one_line = re.compile("Marta Okonjo .*denies .*A person close to the company$")
    expect(clash.locator("p").first).to_have_text(in_one_line)
    expect(clash).to_be_in_viewport()
    expect(page.locator("#tab-conflicts")).to_be_focused()
    clash.locator(".quote .words").last.click()
    expect(page.locator("#say")).to_contain_text("Shown in the text")


def test_where_none_is_found_it_says_so_and_that_no_word_of_denial_stands_there(
    opened: Any,
) -> None:
    page = opened(samples.page_of(samples.Maker("Nobody says anything here.").analysis())).page
    expect(page.locator(".against")).to_contain_text("none found")
    page.locator(".against").click()
    expect(page.locator("#conflicts .none")).to_have_text("Nobody is found to deny anything.")
    expect(page.locator("#conflicts")).to_contain_text("No word of denial")


def test_words_of_denial_that_nothing_listed_holds_are_shown_where_they_stand(opened: Any) -> None:
    text = (
        "Ann denied that it rained. Bo said it rained hard; the mayor had <b>rejected</b> it.\n\n"
        "That is not true, the paper wrote. The low-lying fields stood under water."
    )
    analysis = denial(text).analysis()
    listed = contradictions(analysis, count_figures(analysis), Cards(analysis, Text(analysis)))
    found = other_denials(analysis, listed, (), Cards(analysis, Text(analysis)))
    assert [item.place.words for item in found] == ["rejected", "not true"]
    assert found[1].before == "That is "
    assert found[1].after.startswith(", the paper wrote.")
    page = opened(samples.page_of(analysis), "#tab=conflicts").page
    others = page.locator("#conflicts > details:has(summary:has-text('Other words'))")
    shown = others.locator("li")
    expect(shown.first).to_have_text(re.compile(r"the mayor had <b>rejected</b> it\.$"))
    expect(shown.first).to_be_hidden()  # where a denial is found it is read first
    others.locator("summary").click()
    shown.first.locator("a").click()
    expect(page.locator("#say")).to_contain_text("Shown in the text")


def test_a_conflict_whose_side_goes_is_none_any_more(opened: Any, small: Analysis) -> None:
    page = opened(rendered(small), f"#sel={claim(small, 'never seen')}").page
    target = attribution(small, "never seen")
    page.locator(f"details:has([data-fix='{target}']) summary:visible").first.click()
    fill(page, target, "reject")
    page.locator(".fix [type=submit]").click()
    page.locator(".against").click()
    expect(page.locator(".against .big")).to_have_text("0")
    expect(page.locator("#conflicts .none")).to_be_visible()


def contrasted() -> Analysis:
    """Ann, who declines to comment, and Bo, set against each other by a "but" alone."""
    make = samples.Maker("Ann said it rained, but Bo said it was dry. Ann declined to comment.")
    for name in ("Ann", "Bo"):
        make.source(name, [make.span(name)], samples.Kind.PERSON, samples.Identification.NAMED)
    one = make.say("Ann", make.span("Ann"), make.span("said"), make.span("it rained"))
    two = make.say("Bo", make.span("Bo"), None, make.span("it was dry"))
    make.say(
        "Ann", make.span("Ann", "dry. "), make.span("declined"), make.span("to comment"),
        stance=Stance.DECLINES,
    )  # fmt: skip
    why = Evidence("corroborate.contrast", make.span("but"), "“but” sets one against the other")
    return make.analysis((Link(two, one, Relation.CONTRASTS, (why,)),))


def test_a_contrast_is_called_no_denial_and_a_refusal_neither(opened: Any) -> None:
    analysis = contrasted()
    page = opened(rendered(analysis)).page
    tile = page.locator(".against")
    expect(tile).to_contain_text("0 ✕ denied and 1 contrast")
    tile.click()
    expect(page.locator("#conflicts .none")).to_be_visible()
    expect(page.locator("#denied li")).to_have_count(0)
    expect(page.locator("#apart .clash")).to_contain_text("is set against")
    page.locator("summary:has-text('Turned down')").click()
    refused = page.locator("#declined .clash")
    expect(refused).to_contain_text("Ann declined to comment")
    verb = page.locator("#apart .verb").first
    sign = verb.evaluate("node => getComputedStyle(node, '::before').content")
    assert "✕" not in sign
    # Without one side there is nothing to weigh.
    page.goto(page.url.split("#")[0] + f"#sel={claim(analysis, 'it was dry')}")
    target = attribution(analysis, "it was dry")
    page.locator(f"details:has([data-fix='{target}']) summary:visible").first.click()
    fill(page, target, "reject")
    page.locator(".fix [type=submit]").click()
    expect(tile.locator(".sub")).to_have_text("none found")
    page.locator("#tab-conflicts").click()
    expect(page.locator("#apart")).to_be_hidden()
    expect(page.locator("#declined")).to_be_visible()


def test_what_is_folded_is_open_on_paper(opened: Any) -> None:
    page = opened(rendered(contrasted()), "#tab=conflicts").page
    refused = page.locator("#declined .clash")
    expect(refused).to_be_hidden()
    page.emulate_media(media="print")
    expect(refused).to_be_visible()


def test_two_who_are_one_stand_in_no_contrast(opened: Any) -> None:
    analysis = contrasted()
    page = opened(rendered(analysis), "#tab=sources").page
    page.locator("[data-join='Ann']").click()
    page.locator("#sources tr [data-sel='Bo']").click()
    expect(page.locator(".against .sub")).to_have_text("none found")
    page.locator("#done-undo").click()
    expect(page.locator(".against .sub")).to_have_text("and 1 contrast")
    merged = replace(
        analysis, attributions=tuple(replace(a, source_id="Ann") for a in analysis.attributions)
    )
    assert len(count_figures(analysis).conflicts) == 1
    assert count_figures(merged).conflicts == ()


def test_claims_that_may_be_one_are_merged_by_one_press(opened: Any) -> None:
    analysis = contrasted()
    one, two, *_ = (item.id for item in analysis.attributions)
    why = Evidence("corroborate.near", None, "by hand")
    again = replace(analysis, links=(Link(two, one, Relation.UNSURE, (why,)),) * 2)
    page = opened(rendered(again), "#tab=claims").page
    row = page.locator("#perhaps li")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("1N it rained and 2N it was dry")
    row.get_by_role("button", name="Merge").click()
    expect(page.locator("#number")).to_have_text("2")
    expect(row).to_be_hidden()
    page.locator("#done-undo").click()
    expect(row).to_be_visible()


def denial(text: str = "Ann denied that it rained. Bo said it rained hard.") -> samples.Maker:
    make = samples.Maker(text)
    for name in ("Ann", "Bo"):
        make.source(name, [make.span(name)], samples.Kind.PERSON, samples.Identification.NAMED)
    make.say(
        "Ann", make.span("Ann"), make.span("denied"), make.span("that it rained"),
        stance=Stance.DENIES,
    )  # fmt: skip
    return make


def test_a_denial_of_what_nobody_says_is_listed_by_itself() -> None:
    analysis = denial().analysis()
    only = contradictions(analysis, count_figures(analysis), Cards(analysis, Text(analysis)))
    assert [(item.told, item.right) for item in only] == [("denies", None)]
    assert only[0].left.places[0].words == "Ann denied that it rained"


def test_what_is_hardly_a_denial_is_listed_and_counts_for_nothing() -> None:
    analysis = denial().analysis()
    said = tuple(replace(item, unsure=True) for item in analysis.attributions)
    doubted = replace(analysis, attributions=said)
    figures_of = count_figures(doubted)
    (only,) = contradictions(doubted, figures_of, Cards(doubted, Text(doubted)))
    assert (only.told, only.counts) == ("denies", False)
    tile = re.sub(r"<[^>]+>|\s+", " ", rendered(doubted))
    assert "0 ✕ denied 1 perhaps" in " ".join(tile.split())


def test_who_takes_a_claim_back_is_shown_with_what_was_said_before() -> None:
    analysis = reading.analysis(
        "Karl Lund said the port was shut on Monday. Karl Lund later retracted the claim."
    )
    (only,) = contradictions(analysis, count_figures(analysis), Cards(analysis, Text(analysis)))
    assert only.taken_back
    assert only.right
    assert [side.source.label for side in (only.left, only.right)] == ["Karl Lund", "Karl Lund"]
    assert only.right.places[0].words == "the port was shut on Monday"


def test_a_word_of_denial_that_is_seen_beside_another_is_not_shown_again() -> None:
    analysis = samples.Maker("It is false, false, false.").analysis()
    found = other_denials(analysis, (), (), Cards(analysis, Text(analysis)))
    assert len(found) == 1


def test_other_words_of_denial_are_open_where_nobody_denies_anything(opened: Any) -> None:
    make = denial("Ann denied that it rained. Bo said it rained hard. The rest is a lie.")
    page = opened(samples.page_of(make.analysis()), "#tab=conflicts").page
    expect(page.locator("#conflicts .none")).to_be_hidden()
    expect(page.locator("#conflicts b", has_text="lie")).to_be_hidden()
    make = samples.Maker("Ann said it rained. The rest is a lie.")
    make.say(None, None, None, make.span("it rained"))
    page = opened(samples.page_of(make.analysis()), "#tab=conflicts").page
    none = "Nobody is found to deny anything; check these words."
    expect(page.locator("#conflicts .none")).to_have_text(none)
    expect(page.locator("#conflicts b", has_text="lie")).to_be_visible()


def test_other_words_of_denial_open_once_no_denial_is_left(opened: Any) -> None:
    make = denial("Ann denied that it rained. Bo said it rained hard. The rest is a lie.")
    claim = make.attributions[0].claim_id
    page = opened(samples.page_of(make.analysis()), f"#sel={claim}").page
    fill(page, claim, "reject")
    page.locator(".fix [type=submit]").click()
    page.locator("#tab-conflicts").click()
    expect(page.locator("#conflicts .none")).to_be_visible()
    expect(page.locator("#conflicts b", has_text="lie")).to_be_visible()


def test_a_name_like_a_word_of_denial_is_none() -> None:
    analysis = samples.Maker("Aides wrote to Denis Berg. Denying it is vain.").analysis()
    found = other_denials(analysis, (), (), Cards(analysis, Text(analysis)))
    assert [item.place.words for item in found] == ["Denying"]


def test_a_pair_set_against_each_other_twice_is_listed_once() -> None:
    make = denial()
    one = make.attributions[0].id
    two = make.say("Bo", make.span("Bo"), make.span("said"), make.span("it rained hard"))
    links = tuple(
        Link(one, two, relation, (Evidence("link.x", None, str(relation)),))
        for relation in (Relation.DENIES, Relation.CONTRASTS)
    )
    analysis = make.analysis(links)
    found = contradictions(analysis, count_figures(analysis), Cards(analysis, Text(analysis)))
    assert [(item.told, item.right and item.right.source.label) for item in found] == [
        ("denies", "Bo")
    ]
    assert {reason.note for reason in found[0].reasons} == {"denies", "contrasts"}


def test_a_claim_told_in_a_denial_says_so_where_it_is_headed(opened: Any) -> None:
    analysis = denial().analysis()
    page = opened(samples.page_of(analysis), f"#sel={analysis.claims[0].id}").page
    expect(page.locator(".card.shown h3")).to_contain_text("Claim 1, a denial")
    expect(page.locator("#claims .num").first).to_have_text("✕1N")


# ------------------------------------------------------- 4: two names, one source


def fill(page: Page, target: str, action: str, value: str | None = None) -> None:
    page.locator(f"[data-fix='{target}']").locator("visible=true").first.click()
    decide(page, action, value)
    page.locator(".fix [name=why]").fill("I rang them")


def sign(page: Page) -> None:
    page.locator("#tab-fixes").click()
    page.locator("#who").fill("Ines Kohl")


def offered(page: Page) -> list[str]:
    """What the open form offers to merge with, as a reader sees it."""
    return page.locator(".fix .list .choice:visible").all_text_contents()


def people_first(offer: str) -> tuple[bool, str]:
    """The order of the list for a person: bodies and documents (R) last, by name."""
    return offer.endswith("(R)"), offer.lower()


def whole_form(page: Page, target: str) -> None:
    """Open the form with a reason and a name to keep, to merge a source."""
    page.locator(f"[data-fix='{target}']").locator("visible=true").first.click()
    page.locator(".fix [value=merge]").check()


def test_of_few_sources_all_can_be_pressed_and_none_is_chosen(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    page.locator("#so-7 > .correct [data-merge]").click()
    assert page.locator(".fix :checked, .fix select").count() == 0
    names = offered(page)
    assert len(names) == 7
    assert names == sorted(names, key=people_first)
    expect(page.locator(".fix")).to_contain_text("All others")


def test_of_many_sources_the_likeliest_stand_before_all_others(opened: Any, big: Analysis) -> None:
    page = opened(samples.page_of(big), "#sel=so-16").page
    page.locator("#so-16 [data-merge]").click()
    assert page.locator(".fix :checked, .fix select").count() == 0
    likely, *rest = offered(page)
    assert likely == "“Some officials who were in the room” (D)"
    assert len(rest) == 23
    assert rest == sorted(rest, key=people_first)
    expect(page.locator(".fix .list p")).to_have_text("All others")


def sharing() -> str:
    """Sources that share a name, the word for what they are, or only words behind it."""
    labels = ("Ann Lund", "Bo Lund", "Critics in the region", "Officials in the region")
    make = samples.Maker(" ".join(f"{label} said no." for label in (*labels, "An official")))
    for at, label in enumerate((*labels, "An official"), start=1):
        span = make.span(label)
        make.source(f"so-{at}", [span], samples.Kind.PEOPLE, samples.Identification.GENERIC)
        make.say(f"so-{at}", span, None, make.span("said", label))
    return samples.page_of(make.analysis())


@pytest.mark.parametrize(
    ("target", "likely"),
    [("so-1", "“Bo Lund” (U)"), ("so-5", "“Officials in the region” (U)"), ("so-3", None)],
    ids=["name", "what they are", "nothing"],
)
def test_likely_is_who_shares_a_name_or_what_they_are(
    opened: Any, target: str, likely: str | None
) -> None:
    page = opened(sharing(), f"#sel={target}").page
    page.locator(f"[id='{target}'] [data-merge]").click()
    told = "All others" if likely is None else "The most alike first"
    expect(page.locator(".fix [role=status]")).to_have_text(told)
    between = page.locator(".fix .list p")
    if likely is None:
        expect(between).to_be_hidden()
    else:
        assert offered(page)[0] == likely
        above = page.locator(".fix .list > :first-child + p")
        expect(above).to_be_visible()


def test_typing_narrows_and_what_is_chosen_stays(opened: Any, big: Analysis) -> None:
    page = opened(samples.page_of(big), "#sel=so-16").page
    whole_form(page, "so-16")
    find = page.get_by_label("Find a source")
    find.focus()
    page.keyboard.type("Holt br")
    assert offered(page) == ["“Bram Holt” (N)"]
    expect(page.locator(".fix [role=status]")).to_have_text("Found: 1 of 24 sources")
    page.keyboard.press("Enter")
    expect(page.locator(".fix [name=value]:checked")).to_be_focused()
    expect(page.locator(".fix [name=keep]:checked + bdi")).to_have_text("Bram Holt (N)")
    find.fill("port council")
    assert offered(page) == ["“Bram Holt” (N)", "“The Port Council” (R)"]
    find.fill("nobody at all")
    find.press("Enter")
    assert offered(page) == ["“Bram Holt” (N)"]
    expect(page.locator(".fix [role=status]")).to_have_text("Found: 0 of 24 sources")
    expect(page.locator(".fix .missing")).to_be_hidden()
    find.press("Escape")
    expect(find).to_have_value("")
    assert len(offered(page)) == 24
    expect(page.locator(".fix [role=status]")).to_have_text("The most alike first")
    find.press("Escape")
    expect(page.locator(".fix")).to_have_count(0)


def test_a_claim_is_found_by_its_number_or_words(opened: Any, big: Analysis) -> None:
    page = opened(samples.page_of(big), f"#sel={big.claims[3].id}").page
    page.locator(".card.shown [data-merge]").click()
    assert len(offered(page)) == 59
    expect(page.locator(".fix .list p")).to_have_text("All others")
    page.get_by_label("Find a claim").fill("18N")
    (found,) = offered(page)
    assert found.startswith("18N ")
    page.get_by_label("Find a claim").fill("number 19 ")
    assert "budget line number 19 " in offered(page)[0]


def test_two_of_many_are_merged_by_keys_alone(opened: Any, big: Analysis) -> None:
    page = opened(samples.page_of(big), "#sel=so-16").page
    page.locator("#so-16 [data-merge]").press("Enter")
    expect(page.get_by_label("Find a source")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".fix .list button[value='so-21']")).to_be_focused()
    expect(page.locator("#done")).to_be_hidden()
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("investors")
    page.keyboard.press("Enter")
    expect(page.locator("#done")).to_contain_text("Merged: “A senior official at the ministry”")
    expect(page.locator("#done")).to_contain_text("is “Two investors” now")
    expect(page.locator("#done-undo")).to_be_focused()


def test_the_other_of_two_names_is_kept_by_one_press(opened: Any, big: Analysis) -> None:
    page = opened(samples.page_of(big), "#sel=so-16").page
    before = figures(page)
    page.locator("#so-16 [data-merge]").click()
    page.get_by_label("Find a source").fill("investors")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Keep the name “A senior official at the ministry”").click()
    expect(page.locator("#done")).to_contain_text("is “A senior official at the ministry” now")
    expect(page.locator("#tab-fixes .n")).to_have_text("1")
    expect(page.locator("#tab-sources .n")).to_have_text("24")
    expect(page.locator("#done-undo")).to_be_focused()
    page.locator("#done-undo").click()
    assert figures(page) == before


def test_enter_in_the_empty_field_of_the_list_does_nothing(opened: Any, html: str) -> None:
    it = opened(html, "#sel=so-7")
    it.page.locator("#so-7 > .correct [data-merge]").click()
    it.page.keyboard.press("Enter")
    expect(it.page.locator(".fix")).to_be_visible()
    assert it.complaints == []


def test_a_touch_screen_brings_up_no_keyboard_over_the_form(
    browser: Browser, html: str, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(html.encode())
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{path.as_uri()}#sel=so-7")
    page.locator("#so-7 > .correct [data-merge]").tap()
    expect(page.locator(".fix .list button").first).to_be_focused()
    context.close()


# Fields of the open form that stand, in the document or on the screen, behind its button.
BEHIND = """() => {
  const button = document.querySelector('.fix [type=submit]');
  const fields = document.querySelectorAll('.fix :is(input, textarea, select):not([type=hidden])');
  const { top } = button.getBoundingClientRect();
  const low = (node) => !node.closest('.list') && node.getBoundingClientRect().bottom > top;
  const late = (node) => !(node.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING);
  return [...fields].filter((node) => low(node) || late(node)).map((node) => node.name);
}"""


@ALL_SIZES
def test_every_field_stands_before_the_button_also_the_name_to_keep(
    opened: Any, html: str, size: tuple[int, int]
) -> None:
    page = opened(html, "#sel=so-7", size=size).page
    whole_form(page, "so-7")
    kept = page.locator(".fix .keeping")
    expect(kept.locator("legend")).to_have_text("Name and description to keep")
    expect(kept.locator(":disabled [name=keep]")).to_have_count(2)
    assert page.evaluate(BEHIND) == []
    page.locator(".fix [name=value][value='so-6']").check()
    expect(kept.locator(":disabled")).to_have_count(0)
    expect(kept.locator("bdi")).to_have_text(
        ["two people familiar with the tender (A)", "A person close to the company (A)"]
    )
    assert page.evaluate(BEHIND) == []


def test_nothing_above_the_button_moves_when_a_partner_is_chosen(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    whole_form(page, "so-7")
    fields = [page.locator(f".fix {name}") for name in ("[name=why]", "[type=submit]")]
    before = [field.bounding_box() for field in fields]
    page.locator(".fix .choice:has([value='so-1'])").click()
    assert [box and (box["x"], box["y"]) for box in before] == [
        box and (box["x"], box["y"]) for box in (field.bounding_box() for field in fields)
    ]
    why = page.locator(".fix [name=why]")
    assert why.evaluate("node => node.scrollHeight <= node.clientHeight")
    expect(page.locator(".fix [type=submit]")).to_have_text("Merge anyway")


def test_the_keyboard_goes_from_choice_to_choice_undisturbed(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    whole_form(page, "so-7")
    page.get_by_label("Find a source").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page.locator(".fix [name=value]:checked")).to_be_focused()


def test_all_that_is_missing_is_said_at_once(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    page.locator("[data-fix='so-7']").click()
    page.locator(".fix [type=submit]").click()
    missing = page.locator(".fix .missing")
    expect(missing).to_have_text("Still missing: what to correct, why.")
    page.locator(".fix [value=merge]").check()
    page.locator(".fix [type=submit]").click()
    expect(missing).to_have_text("Still missing: which source.")
    expect(page.locator(".fix [name=value]").first).to_be_focused()


def test_escape_in_a_list_of_choices_lets_go_of_nothing(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    page.locator("#near").press("Escape")
    assert cards(page) == ["so-7"]
    page.locator("#near").evaluate("node => node.blur()")
    page.keyboard.press("Escape")
    assert cards(page) == []


def test_the_figure_of_conflicts_lets_go_of_a_level(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator(".l-unnamed").click()
    page.locator(".against").click()
    assert "show=" not in page.url
    expect(page.locator("#conflicts")).to_be_visible()
    assert page.locator(".p.off").count() == 0
    page.locator(".l-named").click()
    expect(page.locator("#claims")).to_be_visible()


@SIZES
def test_a_correction_is_confirmed_where_it_is_seen(
    opened: Any, html: str, size: tuple[int, int]
) -> None:
    page = opened(html, "#sel=so-7", size=size).page
    before = figures(page)
    fill(page, "so-7", "merge", "so-6")
    page.locator(".fix [type=submit]").click()
    done = page.locator("#done")
    expect(done).to_be_in_viewport()
    expect(done).to_contain_text("Merged: “A person close to the company” is “two people")
    page.locator("#done-undo").click()
    assert figures(page) == before
    expect(done).to_contain_text("Undone")
    page.locator("#done-close").click()
    expect(done).to_be_hidden()


@ALL_SIZES
def test_the_message_of_what_was_done_covers_nothing_and_is_announced(
    opened: Any, html: str, size: tuple[int, int]
) -> None:
    page = opened(html, "#sel=so-7", size=size).page
    fill(page, "so-7", "merge", "so-6")
    page.locator(".fix [type=submit]").click()
    done = page.locator("#done")
    for words in ("Merged", "Undone"):
        expect(done).to_contain_text(words)
        expect(done).to_be_in_viewport(ratio=1)
        assert page.evaluate(COVERED) == []
        expect(page.locator("#say[aria-live]")).to_contain_text(words)
        if words == "Merged":
            page.locator("#done-undo").click()
    if size == DESKTOP:
        expect(page.locator(".letters")).to_be_in_viewport(ratio=1)
    page.locator("#done-close").click()
    expect(done).to_be_hidden()


def test_a_merge_that_seems_to_tell_more_is_warned_of(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    fill(page, "so-7", "merge", "so-3")
    effect = page.locator(".fix .effect")
    expect(effect).to_have_class(re.compile("careful"))
    expect(effect).to_contain_text("all its claims count as organization or document")
    expect(effect).to_contain_text("unnamed 6 → 5")
    merge_with(page, "so-6")
    expect(effect).not_to_have_class(re.compile("careful"))
    expect(effect).to_have_text("This changes: sources 8 → 7.")


def test_of_two_merged_names_either_can_be_kept(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    fill(page, "so-7", "merge", "so-6")
    page.locator(".fix [name=keep][value=own]").check()
    page.locator(".fix [type=submit]").click()
    assert cards(page) == ["so-7"]
    expect(page.locator("#so-7 h3")).to_contain_text("A person close to the company")
    expect(page.locator("#so-7 .claims li")).to_have_count(3)


def test_escape_keeps_what_was_typed(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    fill(page, "so-7", "merge", "so-6")
    page.locator(".fix [name=why]").press("Escape")
    expect(page.locator(".fix")).to_have_count(0)
    expect(page.locator("#done")).to_contain_text("but kept")
    page.locator("[data-fix='so-7']").click()
    expect(page.locator(".fix [value='so-6']:checked")).to_have_count(1)
    expect(page.locator(".fix [name=why]")).to_have_value("I rang them")
    page.locator(".fix").get_by_role("button", name="Cancel").click()
    page.locator("[data-fix='so-7']").click()
    expect(page.locator(".fix [name=why]")).to_have_value("")


# ---------------------------------------------------------------- 5: hand it over


def test_corrections_are_handed_over_from_the_menu_too(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    page.locator("#files summary").click()
    expect(page.locator("#files [data-file=fixes]")).to_be_disabled()
    page.keyboard.press("Escape")
    fill(page, "so-7", "record", "Piet Aal")
    page.locator(".fix [type=submit]").click()
    expect(page.locator(".corrected-note")).to_contain_text("not saved as a file yet")
    sign(page)
    page.locator("#files summary").click()
    with page.expect_download() as download:
        page.locator("#files [data-file=fixes]").click()
    assert download.value.suggested_filename == "sample-corrections.json"
    expect(page.locator("#done")).to_contain_text("Saved as sample-corrections.json")
    expect(page.locator("#done")).to_contain_text("Load corrections")
    expect(page.locator("#corrected-kept")).to_have_text(", saved")
    page.locator("#tab-fixes").click()
    expect(page.locator("#command")).to_have_text(
        "srcgraph apply sample-corrected.html data/sample.txt"
    )
    page.locator("#undo").click()
    expect(page.locator("#corrected-kept")).to_have_text(", not saved as a file yet")


@SIZES
def test_corrections_are_handed_over_with_one_press(
    opened: Any, html: str, size: tuple[int, int]
) -> None:
    page = opened(html, "#sel=so-7", size=size).page
    fill(page, "so-7", "record", "Piet Aal")
    page.locator(".fix [type=submit]").click()
    sign(page)
    with page.expect_download() as download:
        page.locator(".corrected-note").get_by_role("button", name="Save for a colleague").click()
    assert download.value.suggested_filename == "sample-corrected.html"
    expect(page.locator("#done")).to_be_in_viewport()
    expect(page.locator("#done")).to_contain_text("Send your colleague that one file")


def test_corrections_can_be_read_as_a_list(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    fill(page, "so-7", "record", "Piet Aal")
    page.locator(".fix [type=submit]").click()
    sign(page)
    with page.expect_download() as download:
        page.locator("#fixes [data-file=list]").click()
    words = Path(download.value.path()).read_text(encoding="utf-8")
    assert "1. “Piet Aal”: on the record as Piet Aal\n   Ines Kohl, 20" in words
    assert words.rstrip().endswith("I rang them")


def test_the_command_is_copied_or_selected(opened: Any, html: str) -> None:
    page = opened(html, "#tab=fixes").page
    expect(page.locator("#command")).to_be_hidden()
    page.locator("#anew summary").click()
    page.locator("#copy").click()
    expect(page.locator("#done")).to_contain_text(re.compile("The command is (copied|selected)"))


# ----------------------------------------------------------------- finding one's way


def test_an_opening_that_nobody_is_named_for_leads_to_the_opening(
    opened: Any, small: Analysis
) -> None:
    text = small.article.text
    start = text.index("The cost of the Halvorn")
    span = Span(start, text.index(" has risen", start))
    statement = Statement("st-1", span, (), False, (Evidence("statement.x", span, "told"),))
    page = opened(rendered(replace(small, statements=(statement,)))).page
    page.locator(".look", has_text="opens with").click()
    place = page.evaluate("[...CSS.highlights.get('place')][0].toString()")
    assert place == span.of(text)
    assert "sel=" not in hash_of(page)


@SIZES
def test_a_figure_or_a_search_shows_its_claims_as_a_list(
    opened: Any, html: str, size: tuple[int, int]
) -> None:
    page = opened(html, size=size).page
    page.locator(".tile.l-unnamed").click()
    expect(page.locator("#claims")).to_be_visible()
    assert shown(page, "claims") == 6
    expect(page.locator("#tab-claims .n")).to_have_text("6 of 12")
    page.locator(".tile.all").click()
    expect(page.locator("#look")).to_be_visible()
    page.locator("#find").fill("tunnel")
    expect(page.locator("#claims tr[data-row]:not([hidden])").first).to_be_in_viewport()
    expect(page.locator(".tile.l-named .sub")).to_have_text("of 2\xa0claims", use_inner_text=False)
    page.locator("#find").fill("")
    expect(page.locator("#look")).to_be_visible()


def test_the_current_find_stands_out_from_the_others(opened: Any, html: str) -> None:
    page = opened(html).page
    page.locator("#find").fill("tunnel")
    grounds = page.evaluate(
        "['hit', 'found'].map(name => getComputedStyle(document.documentElement,"
        " `::highlight(${name})`).backgroundColor)"
    )
    assert grounds == ["rgb(27, 31, 36)", "rgb(255, 241, 184)"]
    assert page.evaluate("[...CSS.highlights.get('hit')].length") == 1


def test_marks_are_one_stop_and_arrow_keys_walk_them(opened: Any, html: str) -> None:
    page = opened(html).page
    assert page.locator(".story .p[tabindex='0']").count() == 1
    page.locator(".p[data-mark]").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_attribute("data-mark", "3N")
    page.keyboard.press("Enter")
    assert lit(page) == ["3N"]
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(":focus")).to_have_attribute("data-mark", "12N")


@SIZES
def test_rows_of_the_graph_and_of_the_table_stand_in_one_order_after_a_correction_too(
    opened: Any, html: str, size: tuple[int, int]
) -> None:
    page = opened(html, "#sel=so-5&pane=panel", size=size).page
    fill(page, "so-5", "level", "generic")
    page.locator(".fix [type=submit]").click()
    page.locator("#tab-sources").click()
    for _ in range(2):
        page.locator("#sources [data-sort=told]").click()
    table = page.locator("#sources tr[data-row] bdi").all_text_contents()
    page.goto(page.url.split("#")[0] + "#pane=graph")
    page.locator("#canvas").focus()
    page.keyboard.press("Home")
    heard = []
    for _ in range(12):
        said = str(page.locator("#say").text_content())
        heard += [label for label in table if said.startswith(f"{label}: ")]
        page.keyboard.press("ArrowDown")
    assert list(dict.fromkeys(heard)) == table


def test_on_a_phone_details_lead_to_their_top(opened: Any, big: Analysis) -> None:
    page = opened(samples.page_of(big), "#pane=text", size=PHONE).page
    page.locator(".p[data-mark]").last.click()
    page.locator("#peeked").click()
    expect(page.locator(".card.shown h3").first).to_be_in_viewport()
    expect(page.locator("#tab-details")).to_be_in_viewport()


def test_no_name_of_a_rule_or_scale_is_read_on_the_page(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    for summary in page.locator(".card.shown details > summary").all():
        summary.click()
    words = page.locator("#panel").inner_text()
    assert "Why this level" in words
    assert not re.findall(r"\b(?:attribute|resolve|identify|corroborate|status|link)\.[a-z]", words)
    assert "3x5" not in words


def test_a_neighbourhood_says_that_it_hides_the_rest(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    page.locator("#near").select_option("1")
    expect(page.locator("#nearby")).to_be_visible()
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#nearby")).to_be_hidden()
    expect(page.locator("#near")).to_have_value("0")


def test_on_a_phone_the_graph_shows_what_is_chosen(opened: Any, big: Analysis) -> None:
    last = big.sources[-1]
    page = opened(samples.page_of(big), f"#sel={last.id}", size=PHONE).page
    page.locator(".switch [data-pane=graph]").click()
    page.wait_for_timeout(100)
    spot = page.evaluate(
        "id => { const drawn = JSON.parse(document.querySelector('#drawn').textContent);"
        " return drawn.nodes.findIndex(node => node.ref === id); }",
        last.id,
    )
    assert spot >= 0
    assert page.evaluate("scrollY") > 0


def test_a_long_name_on_a_phone_is_not_cut_at_a_full_stop(opened: Any) -> None:
    make = samples.Maker("Mr. Grassley and Mr. Leahy said it rained.")
    who = make.span("Mr. Grassley and Mr. Leahy")
    make.source("so-1", [who], samples.Kind.PEOPLE, samples.Identification.NAMED)
    make.say("so-1", who, make.span("said"), make.span("it rained"))
    page = opened(samples.page_of(make.analysis()), "#sel=so-1&pane=text", size=PHONE).page
    expect(page.locator("#peeked-words")).to_contain_text("Mr. Grassley and Mr. Leahy: named")


def test_how_the_sources_know_is_shown_as_a_proposal(opened: Any, small: Analysis) -> None:
    first = small.claims[0]
    known = Evidence("knowledge.access", small.attributions[0].cue[0], "knows it at first hand")
    better = replace(first, knowledge=Knowledge.DIRECT, evidence=(*first.evidence, known))
    analysis = replace(small, claims=(better, *small.claims[1:]))
    page = opened(rendered(analysis), f"#sel={first.id}").page
    card = page.locator(f"[id='{first.id}']")
    expect(card).to_contain_text("At first hand (the program’s guess)")
    expect(card).to_contain_text("knows it at first hand")
    other = page.locator(f"[id='{small.claims[1].id}']")
    assert "The article does not say" in str(other.text_content())


def test_an_article_without_a_headline_is_called_by_its_first_words(small: Analysis) -> None:
    nameless = replace(small, article=replace(small.article, title=None))
    assert "<h1><bdi>Harbour tunnel costs doubled after late design change</bdi>" in rendered(
        nameless
    )


def test_a_page_of_several_leads_back_to_the_list(small: Analysis) -> None:
    assert '<a href="./index.html">All articles</a>' in rendered(small, "index.html")
    assert "All articles" not in rendered(small)


# ------------------------------------------------------------------------- on paper


def vague() -> Analysis:
    """More vague groups than are shown at once, each with a claim of its own."""
    names = "Critics Experts Fans Locals Observers Parents Rivals Voters".split()
    make = samples.Maker(" ".join(f"{name} said it was {name.upper()}." for name in names))
    for name in names:
        span = make.span(name)
        make.source(name, [span], samples.Kind.PUBLIC, samples.Identification.GENERIC)
        make.say(name, span, make.span("said", name), make.span(f"it was {name.upper()}"))
    return make.analysis()


def test_paper_hides_nothing_behind_a_button(opened: Any, small: Analysis) -> None:
    page = opened(rendered(vague())).page
    looks = len(count_figures(vague()).look_first)
    assert looks > 6
    expect(page.locator("#looks li:visible")).to_have_count(6)
    page.locator("#more").click()
    expect(page.locator("#looks li:visible")).to_have_count(looks)
    page.reload()
    page.emulate_media(media="print")
    expect(page.locator("#looks li:visible")).to_have_count(looks)
    page = opened(rendered(small)).page
    page.emulate_media(media="print")
    expect(page.locator(".letters")).to_be_visible()
    box = page.locator("svg.lanes").bounding_box()
    story = page.locator("#graph").bounding_box()
    assert box
    assert story
    assert box["width"] > 0.8 * story["width"]
    thick = page.locator(".p.k-R").first.evaluate(
        "n => getComputedStyle(n).textDecorationThickness"
    )
    assert float(thick.removesuffix("px")) < 1


def two_of_one_name() -> str:
    make = samples.Maker("Tom Vilsack said it rained. Mr. Vilsack said it was cold. Ann said no.")
    kind, level = samples.Kind.PERSON, samples.Identification.NAMED
    for own_id, label, content in (
        ("so-1", "Tom Vilsack", "it rained"),
        ("so-2", "Mr. Vilsack", "it was cold"),
        ("so-3", "Ann", "no"),
    ):
        span = make.span(label)
        make.source(own_id, [span], kind, level, label=label)
        make.say(own_id, span, make.span("said"), make.span(content))
    return samples.page_of(make.analysis())


@SIZES
def test_sources_with_one_name_are_offered_and_merged_by_one_press(
    opened: Any, size: tuple[int, int]
) -> None:
    page = opened(two_of_one_name(), "#tab=sources", size=size).page
    pair = page.locator("#sources .pairs li")
    expect(pair).to_have_text("“Tom Vilsack” (N, claim 1) and “Mr. Vilsack” (N, claim 2) Merge")
    pair.locator("button").click()
    expect(page.locator("#done")).to_contain_text("Merged: “Mr. Vilsack” is “Tom Vilsack” now")
    expect(page.locator("#done-undo")).to_be_focused()
    expect(page.locator("#tab-sources .n")).to_have_text("2")
    expect(page.locator("#sources .pairs li")).to_have_count(0)
    expect(page.locator("#sources .pairs")).to_be_hidden()


@SIZES
def test_a_merge_that_would_seem_to_tell_the_reader_more_says_so_beside_the_way_back(
    opened: Any, size: tuple[int, int]
) -> None:
    page = opened(named_and_role(), "#tab=sources", size=size).page
    before = figures(page)
    page.locator("#sources .pairs [data-pair='so-3 so-1']").click()
    done = page.locator("#done")
    expect(done).to_contain_text("Careful: so all its claims count as named or identifiable.")
    page.locator("#done-undo").click()
    assert figures(page) == before
    expect(done).not_to_contain_text("Careful")


@ALL_SIZES
def test_the_editors_name_is_asked_for_once_when_corrections_are_saved(
    opened: Any, html: str, size: tuple[int, int]
) -> None:
    page = opened(html, "#sel=so-7", size=size).page
    fill(page, "so-7", "confirm")
    page.locator(".fix [type=submit]").click()
    page.locator("#corrected-save").click()
    who = page.locator("#who")
    expect(who).to_be_focused()
    expect(who).to_be_in_viewport(ratio=1)
    expect(page.locator("#done")).to_contain_text("type your name")
    expect(page.locator("#fix-list")).to_contain_text("not signed yet")
    page.keyboard.type("Ines Kohl")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    html = Path(download.value.path()).read_text("utf-8")
    (judgement,) = json.loads(corrections_in(html))["judgements"]
    assert judgement["who"] == "Ines Kohl"
    expect(page.locator("#fix-list")).to_contain_text("Ines Kohl")
    expect(page.locator("#so-7 .fixed")).to_contain_text("Ines Kohl")
    expect(page.locator("#corrected-save")).to_be_hidden()
    expect(who).to_be_hidden()  # nothing is asked for that is told already
    expect(page.locator("#done-close")).to_be_focused()
    page.reload()
    expect(who).to_have_value("Ines Kohl")


@SIZES
def test_two_are_merged_by_a_press_on_each(opened: Any, html: str, size: tuple[int, int]) -> None:
    page = opened(html, size=size).page
    page.get_by_role("button", name="Merge two sources", exact=True).click()
    asked = page.locator("#picking")
    expect(asked).to_be_in_viewport(ratio=1)
    expect(asked).to_contain_text("Press the two that are one")
    expect(page.locator("#sources [data-join]").first).to_be_hidden()
    page.locator("#sources tr [data-sel='so-7']").click()
    expect(asked).to_contain_text(" and …?")
    expect(page.locator("#sources tr.lit")).to_have_attribute("data-row", "so-7")
    page.locator("#sources tr [data-sel='so-7']").click()  # no source is the same as itself
    expect(page.locator("#tab-fixes .n")).to_have_text("0")
    page.locator("#sources tr [data-sel='so-6']").click()
    expect(page.locator("#done")).to_contain_text("Merged")
    expect(page.locator("#done-undo")).to_be_focused()
    expect(page.locator("#tab-sources .n")).to_have_text("7")
    expect(asked).to_be_hidden()
    expect(page.locator("#sources [data-join]").first).to_be_visible()
    page.locator("#done-undo").click()
    expect(page.locator("#tab-sources .n")).to_have_text("8")


def test_all_sources_are_in_sight_where_two_are_merged(opened: Any) -> None:
    make = samples.Maker("".join(f"Speaker{at} said yes{at}. " for at in range(30)))
    for at in range(30):
        span = make.span(f"Speaker{at} ")
        make.source(f"so-{at}", [span], samples.Kind.PERSON, samples.Identification.NAMED)
        make.say(f"so-{at}", None, None, make.span(f"yes{at}"))
    page = opened(samples.page_of(make.analysis())).page
    page.get_by_role("button", name="Merge two sources", exact=True).click()
    for at in range(30):
        link = page.locator(f"#sources tr [data-sel='so-{at}']")
        expect(link).to_be_in_viewport(ratio=1)
        assert link.bounding_box()["height"] >= 24
    page.locator("#find").click()  # nothing lies on the search
    page.locator("#no-way").click()
    expect(page.locator("#sources tr [data-sel='so-29']")).not_to_be_in_viewport()


def test_the_other_of_two_is_pressed_in_the_text_too(opened: Any, html: str) -> None:
    page = opened(html, "#tab=sources").page
    page.locator("[data-join='so-7']").click()
    page.locator(".m[data-source='so-6']").first.click()
    expect(page.locator("#done")).to_contain_text("Merged")
    assert "tab=sources" in hash_of(page)


def test_in_the_graph_a_box_stands_for_its_source(opened: Any, html: str) -> None:
    page = opened(html, "#tab=sources").page
    page.locator("[data-join='so-7']").click()
    page.mouse.click(*at_node(page, "2D"))
    expect(page.locator("#done")).to_contain_text("Merged")
    expect(page.locator("#done")).to_be_visible()
    expect(page.locator("#tab-fixes .n")).to_have_text("1")


def test_a_merge_that_was_begun_ends_where_its_source_is_merged_away(
    opened: Any, html: str
) -> None:
    page = opened(html, "#tab=sources").page
    page.locator("[data-join='so-7']").click()
    page.locator("#sources tr [data-sel='so-6']").click()
    page.locator("#done-undo").click()
    page.locator("[data-join='so-7']").click()
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("#picking")).to_be_hidden()
    page.locator(".m[data-source='so-1']").first.click()
    expect(page.locator("#tab-fixes .n")).to_have_text("1")


def test_an_address_merges_nothing(opened: Any, html: str) -> None:
    page = opened(html, "#tab=sources").page
    page.locator("[data-join='so-7']").click()
    page.evaluate("location.hash = '#so-6'")
    expect(page.locator("#so-6")).to_be_visible()
    expect(page.locator("#tab-fixes .n")).to_have_text("0")


def test_arrows_on_the_button_that_merges_change_no_tab(opened: Any, html: str) -> None:
    page = opened(html).page
    page.get_by_role("button", name="Merge two sources", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-details")).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("way", ["Escape", "Cancel"])
def test_a_merge_that_was_begun_is_left_again(opened: Any, html: str, way: str) -> None:
    page = opened(html, "#tab=sources").page
    page.locator("[data-join='so-7']").click()
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.locator("#no-way").click()
    expect(page.locator("#picking")).to_be_hidden()
    page.locator("#sources tr [data-sel='so-6']").click()
    expect(page.locator("#so-6")).to_be_visible()
    expect(page.locator("#tab-fixes .n")).to_have_text("0")


@SIZES
@pytest.mark.parametrize("origin", ["graph", "text"])
def test_any_two_are_merged_without_scrolling_and_without_a_reason_to_type(
    opened: Any, html: str, size: tuple[int, int], origin: str
) -> None:
    page = opened(html, f"#pane={origin}", size=size).page
    if origin == "text":
        page.locator(".m[data-source='so-7']").first.click()
    else:
        page.locator("#canvas").focus()
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    if size == PHONE:
        page.locator("#peeked").click()
    page.locator("#so-7 [data-merge]").click()
    expect(page.locator(".fix .list")).to_be_in_viewport(ratio=1)
    page.locator(".fix .list button[value='so-6']").click()
    expect(page.locator("#done")).to_contain_text("Merged")
    expect(page.locator("#tab-sources .n")).to_have_text("7")


def test_the_better_described_of_two_gives_the_name_unless_the_editor_wants_the_other(
    opened: Any, html: str
) -> None:
    page = opened(html, "#sel=so-7").page
    whole_form(page, "so-7")
    page.locator(".fix [name=value][value='so-1']").check()
    expect(page.locator(".fix [name=keep]:checked")).to_have_value("other")
    page.goto(page.url.split("#")[0] + "#sel=so-1")
    whole_form(page, "so-1")
    page.locator(".fix [name=value][value='so-7']").check()
    expect(page.locator(".fix [name=keep]:checked")).to_have_value("own")


def test_a_name_is_kept_before_a_longer_role(opened: Any) -> None:
    make = samples.Maker("The senator from Aldermoor said no. Cy Dahl said yes.")
    for own_id, label, content, level in (
        ("so-1", "The senator from Aldermoor", "no", samples.Identification.IDENTIFIABLE),
        ("so-2", "Cy Dahl", "yes", samples.Identification.NAMED),
    ):
        span = make.span(label)
        make.source(own_id, [span], samples.Kind.PERSON, level, label=label)
        make.say(own_id, span, make.span("said"), make.span(content))
    page = opened(samples.page_of(make.analysis()), "#sel=so-1").page
    whole_form(page, "so-1")
    page.locator(".fix [name=value][value='so-2']").check()
    expect(page.locator(".fix [name=keep]:checked")).to_have_value("other")


def test_a_person_gives_the_name_before_the_firm_told_of_beside_him(opened: Any) -> None:
    make = samples.Maker("Amber Fleming Securities said no. Cy Dahl said yes.")
    for own_id, label, content, kind in (
        ("so-1", "Amber Fleming Securities", "no", samples.Kind.ORGANIZATION),
        ("so-2", "Cy Dahl", "yes", samples.Kind.PERSON),
    ):
        span = make.span(label)
        make.source(own_id, [span], kind, samples.Identification.NAMED, label=label)
        make.say(own_id, span, make.span("said"), make.span(content))
    page = opened(samples.page_of(make.analysis()), "#sel=so-1").page
    whole_form(page, "so-1")
    page.locator(".fix [name=value][value='so-2']").check()
    expect(page.locator(".fix [name=keep]:checked")).to_have_value("other")


def test_people_who_are_not_named_give_the_name_before_a_body_so_that_nobody_is_told_more(
    opened: Any,
) -> None:
    make = samples.Maker("Ferry officials said no. The Ferry Board said yes.")
    for own_id, label, content, kind, level in (
        ("so-1", "Ferry officials", "no", samples.Kind.PEOPLE, samples.Identification.UNNAMED),
        (
            "so-2", "The Ferry Board", "yes",
            samples.Kind.ORGANIZATION, samples.Identification.ORGANIZATION,
        ),
    ):  # fmt: skip
        span = make.span(label)
        make.source(own_id, [span], kind, level, label=label)
        make.say(own_id, span, make.span("said"), make.span(content))
    page = opened(samples.page_of(make.analysis()), "#sel=so-2").page
    whole_form(page, "so-2")
    page.locator(".fix [name=value][value='so-1']").check()
    expect(page.locator(".fix [name=keep]:checked")).to_have_value("other")


def test_a_reason_stands_ready_and_one_that_was_typed_stays(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    page.locator("#so-7 [data-fix]").first.click()
    why = page.locator(".fix [name=why]")
    decide(page, "confirm")
    expect(why).to_have_value("Read and found right")
    decide(page, "level", "named")
    expect(why).to_have_value("")
    decide(page, "merge")
    expect(why).to_have_value("One and the same")
    why.fill("I rang them")
    decide(page, "reject")
    expect(why).to_have_value("I rang them")


def named_twice() -> str:
    """Two rows of one label, a body and the "it" behind it, and a body within another's name."""
    make = samples.Maker(
        "Republicans said no. The FBI said yes. It said more. Republicans said never. "
        "The Grain Board of Aldermoor said so. The board said what. Ann said none."
    )
    generic, body = samples.Identification.GENERIC, samples.Identification.ORGANIZATION
    for own_id, label, after, content, kind, level in (
        ("so-1", "Republicans", "", "no", samples.Kind.PUBLIC, generic),
        ("so-2", "The FBI", "", "yes", samples.Kind.ORGANIZATION, body),
        ("so-3", "it", "", "more", samples.Kind.DOCUMENT, samples.Identification.DOCUMENT),
        ("so-4", "Republicans", "more.", "never", samples.Kind.PUBLIC, generic),
        ("so-5", "The Grain Board of Aldermoor", "", "so", samples.Kind.ORGANIZATION, body),
        ("so-6", "the board", "", "what", samples.Kind.ORGANIZATION, body),
        ("so-7", "Ann", "", "none", samples.Kind.PERSON, samples.Identification.NAMED),
    ):
        span = make.span(label if own_id not in ("so-3", "so-6") else label.capitalize(), after)
        make.source(own_id, [span], kind, level, label=label)
        make.say(own_id, span, make.span("said"), make.span(content))
    return samples.page_of(make.analysis())


def test_of_one_label_and_it_and_a_name_within_another_are_offered(opened: Any) -> None:
    page = opened(named_twice(), "#tab=sources").page
    pairs = page.locator("#sources .pairs [data-pair]").evaluate_all(
        "nodes => nodes.map(node => node.dataset.pair)"
    )
    assert sorted(pairs) == ["so-1 so-4", "so-3 so-2", "so-6 so-5"]


def officials(*labels: str) -> str:
    """Officials without a name, each of whom says something."""
    make = samples.Maker(" ".join(f"{label} said no{n}." for n, label in enumerate(labels)))
    for n, label in enumerate(labels):
        span = make.span(label)
        make.source(
            f"so-{n + 1}", [span], samples.Kind.PERSON, samples.Identification.UNNAMED, label=label
        )
        make.say(f"so-{n + 1}", span, None, make.span(f"no{n}"))
    return samples.page_of(make.analysis())


@pytest.mark.parametrize(
    ("label", "pairs"), [("the strategist of Bo Lund", ["so-1 so-2"]), ("the wife of Bo Lund", [])]
)
def test_a_wife_is_not_offered_as_her_husband(opened: Any, label: str, pairs: list[str]) -> None:
    make = samples.Maker(f"Bo Lund said yes. Then {label} said no.")
    for own_id, who, content in (("so-1", "Bo Lund", "yes"), ("so-2", label, "no")):
        span = make.span(who)
        level = samples.Identification.NAMED
        make.source(own_id, [span], samples.Kind.PERSON, level, label=who)
        make.say(own_id, span, None, make.span(content))
    page = opened(samples.page_of(make.analysis()), "#tab=sources").page
    found = page.locator("#sources .pairs [data-pair]").evaluate_all(
        "nodes => nodes.map(node => node.dataset.pair)"
    )
    assert found == pairs


def test_the_official_is_offered_as_the_one_who_was_told_before(opened: Any) -> None:
    told = ("A Danish trade official", "Another adviser", "The official")
    page = opened(officials(*told), "#tab=sources").page
    pairs = page.locator("#sources .pairs [data-pair]").evaluate_all(
        "nodes => nodes.map(node => node.dataset.pair)"
    )
    assert pairs == ["so-3 so-1"]
    page = opened(officials("One more official", *told), "#tab=sources").page
    expect(page.locator("#sources .pairs")).to_be_hidden()


@pytest.mark.parametrize(
    ("labels", "pairs"),
    [
        (("New York bankers", "dealers", "bankers"), ["so-3 so-1"]),
        (("some bankers", "New York dealers", "bankers"), ["so-1 so-3"]),
        (("New York bankers", "London bankers", "bankers"), []),
        (("One senior dealer for a bank", "one senior dealer"), ["so-2 so-1"]),
        (("one dealer at a bank", "one dealer at a fund"), []),
        (("a London dealer", "a dealer"), []),
        (("one dealer", "another dealer"), []),
        (("other dealers", "dealers"), []),
    ],
)
def test_a_noun_alone_is_offered_as_the_one_that_is_told_more_of(
    opened: Any, labels: tuple[str, ...], pairs: list[str]
) -> None:
    page = opened(officials(*labels)).page
    for place in ("#look", "#sources"):
        found = page.locator(f"{place} .pairs [data-pair]").evaluate_all(
            "nodes => nodes.map(node => node.dataset.pair)"
        )
        assert found == pairs
    if labels[0] != "one dealer":
        return
    for own_id in ("so-1", "so-2"):
        page.goto(page.url.split("#")[0] + f"#sel={own_id}")
        page.locator(f"[id='{own_id}'] [data-merge]").click()
        expect(page.locator(".fix [role=status]")).to_have_text("All others")


def test_no_pair_is_offered_where_no_name_is_shared(opened: Any, html: str) -> None:
    page = opened(html, "#tab=sources").page
    expect(page.locator("#sources .pairs li")).to_have_count(0)
    expect(page.locator("#sources .pairs")).to_be_hidden()


def test_no_pair_is_offered_that_is_plainly_two(opened: Any) -> None:
    make = samples.Maker(
        "Ann Lund said no. Bo Lund said yes. The Dahl campaign said so. She said what. "
        "Protesters said never. You said it. Cy Dahl said none."
    )
    is_, kind = samples.Identification, samples.Kind
    for own_id, label, kind_of, level in (
        ("so-1", "Ann Lund", kind.PERSON, is_.NAMED),
        ("so-2", "Bo Lund", kind.PERSON, is_.NAMED),
        ("so-3", "The Dahl campaign", kind.ORGANIZATION, is_.ORGANIZATION),
        ("so-4", "She", kind.PERSON, is_.UNNAMED),
        ("so-5", "Protesters", kind.PUBLIC, is_.GENERIC),
        ("so-6", "You", kind.PUBLIC, is_.GENERIC),
        ("so-7", "Cy Dahl", kind.PERSON, is_.NAMED),
    ):
        span = make.span(label)
        make.source(own_id, [span], kind_of, level, label=label)
        make.say(own_id, span, None, make.span("said", label))
    page = opened(samples.page_of(make.analysis()), "#tab=sources").page
    expect(page.locator("#sources .pairs li")).to_have_count(0)


def named_and_role() -> str:
    """A mayor by name, by role, and as "she"."""
    make = samples.Maker("Mayor Cy Dahl said none. The mayor said more. She said what.")
    is_ = samples.Identification
    for own_id, label, level in (
        ("so-1", "Cy Dahl", is_.NAMED),
        ("so-2", "The mayor", is_.IDENTIFIABLE),
        ("so-3", "She", is_.UNNAMED),
    ):
        span, told = make.span(label), make.told("Mayor", "identify.position")
        make.source(
            own_id, [span], samples.Kind.PERSON, level, label=label,
            position=told if own_id == "so-1" else None,
        )  # fmt: skip
        make.say(own_id, span, None, make.span("said", label))
    return samples.page_of(make.analysis())


def test_a_pronoun_and_a_role_are_offered_where_one_name_fits(opened: Any) -> None:
    page = opened(named_and_role(), "#tab=sources").page
    pairs = page.locator("#sources .pairs [data-pair]").evaluate_all(
        "nodes => nodes.map(node => node.dataset.pair)"
    )
    assert sorted(pairs) == ["so-2 so-1", "so-3 so-1"]

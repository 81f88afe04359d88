"""Corrections in the page: made, recounted, undone, kept, saved as a file and loaded again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import samples
from browsing import attribution, cards, claim, decide, figures, marks, shown
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from srcgraph import graph, report, summary, wire
from srcgraph import page as page_module
from srcgraph.cli import main
from srcgraph.model import Analysis

pytestmark = pytest.mark.browser

HOSTILE = "</script><img src=x onerror=alert(1)>\u202e"


@pytest.fixture(scope="module")
def html(small: Analysis) -> str:
    return samples.page_of(small)


def correct(page: Page, target: str, action: str, value: str | None = None) -> None:
    """Open the form on a source, claim or attribution, fill it in and save it."""
    button = page.locator(f"[data-fix='{target}']").locator("visible=true").first
    if not button.count():
        page.locator(f"details:has([data-fix='{target}']) summary:visible").first.click()
    button.click()
    decide(page, action, value)
    page.locator(".fix [name=why]").fill("I rang them")
    page.locator(".fix [type=submit]").click()


def judgements(page: Page) -> list[dict[str, Any]]:
    return list(saved(page)["judgements"])


def saved(page: Page) -> dict[str, Any]:
    """The file that the page gives away."""
    page.locator("#tab-fixes").click()
    page.locator("#who").fill("Ines Kohl")
    with page.expect_download() as download:
        page.locator("#save-fixes").click()
    document = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert isinstance(document, dict)
    return document


def test_a_level_that_an_editor_sets_is_counted_everywhere(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    before = figures(page)
    correct(page, "so-7", "level", "organization")
    after = figures(page)
    assert [now - then for now, then in zip(after, before, strict=True)] == [0, 0, 1, -1, 0]
    assert "11R" in marks(page)
    card = page.locator("#so-7")
    expect(card.locator(".rests")).to_contain_text("an organization or outlet")
    expect(card.locator(".fixed")).to_contain_text("I rang them")
    page.locator("#tab-summary").click()
    expect(page.locator("#summary [data-level=record] td").first).to_have_text(str(after[2]))
    expect(page.locator(".corrected-note")).to_contain_text("1 correction")


def test_on_the_record_gives_a_source_its_name(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    correct(page, "so-7", "record", "Piet Aal")
    assert "11N" in marks(page)
    page.locator("#tab-sources").click()
    expect(page.locator("#sources [data-row='so-7']")).to_contain_text("Piet Aal")


def test_a_source_merged_into_another_leaves_its_claims_to_it(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    before = figures(page), shown(page, "sources")
    correct(page, "so-7", "merge", "so-6")
    assert cards(page) == ["so-6"]
    card = page.locator("#so-6")
    expect(card.locator(".fixed")).to_contain_text("A person close to the company")
    expect(card.locator(".claims li")).to_have_count(3)
    expect(card.locator(".claims")).to_contain_text("had warned the city")
    expect(card.locator(".mentions")).to_contain_text("A person close to the company")
    assert shown(page, "sources") == before[1] - 1
    expect(page.locator("#sources [data-row='so-6'] td").last).to_have_text("3")
    page.locator(".m[data-source='so-7']").first.click()
    assert cards(page) == ["so-6"]
    page.locator("#tab-fixes").click()
    page.locator("#undo").click()
    page.locator(".m[data-source='so-6']").first.click()
    expect(card.locator(".claims li")).to_have_count(2)


def test_what_is_told_of_either_is_told_of_a_merged_source(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-5").page
    facts = page.locator("#so-6 .facts")
    expect(facts).not_to_contain_text("on condition of anonymity")
    correct(page, "so-5", "merge", "so-6")
    expect(facts).to_contain_text("on condition of anonymity")
    expect(facts).to_contain_text("two")
    page.locator("#tab-fixes").click()
    page.locator("#undo").click()
    expect(facts).not_to_contain_text("on condition of anonymity")
    expect(facts).to_contain_text("two")


def test_a_merged_claim_rests_on_the_best_of_both(opened: Any, html: str, small: Analysis) -> None:
    weak, good = claim(small, "The change was requested"), claim(small, "We approved")
    page = opened(html, f"#sel={weak}").page
    before = figures(page)
    correct(page, weak, "merge", good)
    assert [now - then for now, then in zip(figures(page), before, strict=True)] == [
        -1,
        0,
        0,
        -1,
        0,
    ]
    assert marks(page).count("3A") == 1
    page.locator("#tab-claims").click()
    row = page.locator(f"#claims [data-row='{good}'] td")
    expect(row).to_contain_text("Marta Okonjo")
    expect(row).to_contain_text("two people familiar")


def test_a_rejected_attribution_takes_its_claim_with_it(
    opened: Any, html: str, small: Analysis
) -> None:
    name = claim(small, "learned of it")
    page = opened(html, f"#sel={name}").page
    before = figures(page)
    correct(page, attribution(small, "learned of it"), "reject")
    assert figures(page)[0] == before[0] - 1
    assert not [mark for mark in marks(page) if mark.startswith("5")]
    expect(page.locator(".p.gone")).to_have_count(1)
    page.locator(".p.gone").click()
    expect(page.locator("#fix-list")).to_contain_text("said by nobody")


def test_a_claim_that_nobody_asserts_goes_with_all_who_say_it(
    opened: Any, html: str, small: Analysis
) -> None:
    name = claim(small, "proposed, reviewed")
    page = opened(html, f"#sel={name}").page
    before = figures(page)
    correct(page, name, "reject")
    assert figures(page)[0] == before[0] - 1
    said = next(item.attributions for item in small.claims if item.id == name)
    assert [(item["action"], item["target"]) for item in judgements(page)] == [
        ("reject", target) for target in said
    ]


def test_of_two_answers_to_one_question_the_last_holds(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    before = figures(page)
    correct(page, "so-7", "level", "named")
    correct(page, "so-7", "level", "document")
    assert figures(page)[2] == before[2] + 1
    assert len(judgements(page)) == 2


def test_confirming_takes_the_doubt_away(opened: Any, html: str, small: Analysis) -> None:
    name = claim(small, "learned of it")
    page = opened(html, f"#sel={name}").page
    assert "5A?" in marks(page)
    correct(page, name, "confirm")
    assert "5A" in marks(page)
    expect(page.locator(f"[id='{name}'] .unsure").locator("visible=true")).to_have_count(0)


def test_a_rejected_source_leaves_its_claims_without_one(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-1").page
    before = figures(page)
    correct(page, "so-1", "reject")
    assert figures(page)[4] == before[4] + 2
    assert "3U" in marks(page)


def test_grades_are_the_editors_and_hide_each_other(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7+cl-1037").page
    expect(page.locator("#so-7 .grade")).to_contain_text("Reliability: not graded")
    page.locator("#so-7 [data-fix='so-7']").click()
    page.locator(".fix [value=grade]").check()
    assert page.locator(".grade:visible").count() == 0
    page.locator(".fix .value select").select_option("reliability:B")
    page.locator(".fix [name=why]").fill("twenty years of it")
    page.locator(".fix [type=submit]").click()
    expect(page.locator("#so-7 .grade")).to_contain_text("Reliability: B")


def test_undo_and_redo_walk_through_all_corrections(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    header = page.locator(".top").inner_text()
    table = page.locator("#claims").text_content()
    correct(page, "so-7", "level", "named")
    correct(page, "so-7", "merge", "so-1")
    done = figures(page)
    page.locator("#tab-fixes").click()
    page.locator("#undo").click()
    page.keyboard.press("Control+z")
    assert page.locator(".top").inner_text() == header
    assert page.locator("#undo").is_disabled()
    page.locator("#tab-details").click()
    assert page.locator("#claims").text_content() == table
    page.locator("#tab-fixes").click()
    page.locator("#redo").click()
    page.locator("#redo").click()
    assert figures(page) == done
    page.locator("#fix-list button").first.click()
    assert len(judgements(page)) == 1


def test_the_file_holds_who_when_why_and_where(opened: Any, html: str, small: Analysis) -> None:
    page = opened(html, "#sel=so-7").page
    correct(page, "so-7", "merge", "so-6")
    document = saved(page)
    assert document["schema"] == "srcgraph-corrections/1"
    assert document["article"] == {
        "id": small.article.id,
        "sha256": small.article.sha256,
        "title": small.article.title,
    }
    one = document["judgements"][0]
    assert (one["id"], one["action"], one["target"], one["value"]) == (
        "ju-1",
        "merge",
        "so-7",
        "so-6",
    )
    assert (one["who"], one["why"]) == ("Ines Kohl", "I rang them")
    assert len(one["when"]) == len("2026-11-24T00:10:00Z")
    assert one["when"].endswith("Z")
    for anchor, words in ((one["anchor"], "A person close to"), (one["into"], "two people")):
        text = small.article.text
        assert anchor["exact"].startswith(words)
        assert text[anchor["start"] : anchor["end"]] == anchor["exact"]
        assert text[anchor["start"] - 32 : anchor["start"]] == anchor["prefix"]
        assert text[anchor["end"] : anchor["end"] + 32] == anchor["suffix"]


def test_anchors_count_whole_characters(opened: Any) -> None:
    make = samples.Maker("🙂🙂 Ann said it rained.")
    make.source("Ann", [make.span("Ann")], samples.Kind.PERSON, samples.Identification.NAMED)
    make.say("Ann", make.span("Ann"), make.span("said"), make.span("it rained"))
    page = opened(samples.page_of(make.analysis()), "#sel=Ann").page
    correct(page, "Ann", "confirm")
    anchor = judgements(page)[0]["anchor"]
    assert (anchor["exact"], anchor["prefix"], anchor["start"]) == ("Ann", "🙂🙂 ", 3)


def test_a_file_is_loaded_again(opened: Any, html: str, tmp_path: Path) -> None:
    page = opened(html, "#sel=so-7").page
    correct(page, "so-7", "level", "named")
    path = tmp_path / "corrections.json"
    path.write_text(json.dumps(saved(page)), encoding="utf-8")
    again = opened(html).page
    again.locator("#tab-fixes").click()
    again.locator("#load-fixes").set_input_files(path)
    expect(again.locator("#fix-list li")).to_have_count(1)
    assert figures(again) == figures(page)
    again.locator("#load-fixes").set_input_files(path)
    expect(again.locator("#fix-problem")).to_contain_text("Nothing new")
    expect(again.locator("#fix-list li")).to_have_count(1)


def corrections(small: Analysis, **changes: Any) -> dict[str, Any]:
    one = {
        "id": "ju-1",
        "action": "reject",
        "target": "so-1",
        "value": None,
        "who": "Ada",
        "when": "2026-11-24T00:10:00Z",
        "why": "no",
    } | changes
    article = {"id": "sample", "sha256": small.article.sha256, "title": None}
    return {"schema": "srcgraph-corrections/1", "article": article, "judgements": [one]}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"target": "so-99"}, "so-99 is not in this article"),
        ({"action": "explode"}, "cannot be done"),
        ({"action": "level", "value": "saint"}, "is no value"),
        ({"action": "merge", "value": "so-1"}, "is no value"),
        ({"action": "grade", "value": "credibility:1"}, "is no value"),
        ({"why": 3}, "without target"),
    ],
)
def test_what_cannot_be_done_is_left_out_and_said(
    opened: Any, html: str, small: Analysis, tmp_path: Path, changes: Any, said: str
) -> None:
    it = opened(html, "#tab=fixes")
    path = tmp_path / "corrections.json"
    path.write_text(json.dumps(corrections(small, **changes)), encoding="utf-8")
    it.page.locator("#load-fixes").set_input_files(path)
    expect(it.page.locator("#fix-problem")).to_contain_text(said)
    expect(it.page.locator("#fix-list li")).to_have_count(0)
    assert it.complaints == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "holds no JSON"),
        ("[]", "no file of corrections"),
        ('{"schema": "srcgraph-corrections/1", "judgements": []}', "another text"),
    ],
)
def test_another_file_is_refused_with_what_to_do(
    opened: Any, html: str, tmp_path: Path, content: str, said: str
) -> None:
    page = opened(html, "#tab=fixes").page
    path = tmp_path / "corrections.json"
    path.write_text(content, encoding="utf-8")
    page.locator("#load-fixes").set_input_files(path)
    expect(page.locator("#fix-problem")).to_contain_text(said)


def test_hostile_words_in_a_file_are_only_text(
    opened: Any, html: str, small: Analysis, tmp_path: Path
) -> None:
    it = opened(html, "#tab=fixes")
    path = tmp_path / "corrections.json"
    document = corrections(small, action="record", value=HOSTILE, who=HOSTILE, why=HOSTILE)
    path.write_text(json.dumps(document), encoding="utf-8")
    it.page.locator("#load-fixes").set_input_files(path)
    expect(it.page.locator("#fix-list")).to_contain_text("</script><img")
    assert it.page.locator("#fix-list img, .tile img").count() == 0
    assert (it.complaints, it.violations()) == ([], [])


def test_corrections_are_kept_in_the_browser(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    correct(page, "so-7", "level", "named")
    done = figures(page)
    page.reload()
    assert figures(page) == done
    expect(page.locator("#tab-fixes .n")).to_have_text("1")


def test_where_nothing_is_kept_the_page_says_so(opened: Any, html: str) -> None:
    it = opened(html)
    it.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    it.page.reload()
    it.page.locator("#tab-fixes").click()
    expect(it.page.locator("#kept")).to_contain_text("save before you close the page")
    assert it.complaints == []


def test_what_was_not_recounted_is_marked(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    correct(page, "so-7", "level", "named")
    page.locator("#unselect").click()
    expect(page.locator("#look .stale")).to_contain_text("struck out")
    struck = page.locator("#looks .gone")
    expect(struck).to_have_count(1)
    expect(struck).to_contain_text("A person close to the company")
    page.locator("#tab-summary").click()
    expect(page.locator("#moved")).to_have_text(
        "Your corrections changed: named or identifiable 2 → 3, unnamed 6 → 5."
    )
    old = page.locator("#summary .before")
    expect(old.locator("summary")).to_contain_text("Before corrections")
    for part in old.locator("> :not(summary)").all():
        expect(part).to_be_hidden()
    page.keyboard.press("Control+z")
    expect(page.locator("#moved")).to_be_hidden()
    expect(old.locator("summary")).to_be_hidden()
    expect(old.locator("table")).to_be_visible()
    page.locator("#tab-details").click()
    expect(page.locator("#looks .gone")).to_have_count(0)


def test_a_grade_strikes_nothing_out(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    correct(page, "so-7", "grade", "reliability:B")
    page.locator("#unselect").click()
    expect(page.locator("#looks .gone")).to_have_count(0)
    page.locator("#tab-summary").click()
    expect(page.locator("#moved")).to_have_text("Your corrections change no figure.")


def test_a_loaded_file_counts_as_kept_until_something_is_added(
    opened: Any, html: str, small: Analysis, tmp_path: Path
) -> None:
    page = opened(html, "#tab=fixes").page
    path = tmp_path / "from-ines.json"
    path.write_text(json.dumps(corrections(small)), encoding="utf-8")
    page.locator("#load-fixes").set_input_files(path)
    note = page.locator(".corrected-note")
    expect(note).to_contain_text("all in from-ines.json")
    page.goto(page.url.split("#")[0] + "#sel=so-7")
    correct(page, "so-7", "level", "named")
    expect(note).to_contain_text("not saved as a file yet")
    page.keyboard.press("Control+z")
    expect(note).to_contain_text("all in from-ines.json")
    page.locator("#tab-fixes").click()
    page.locator("#load-fixes").set_input_files(path)
    expect(note).to_contain_text("all in from-ines.json")


def test_a_printed_page_lists_its_corrections(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    page.emulate_media(media="print")
    expect(page.locator("#fixes")).to_be_hidden()
    page.emulate_media(media="screen")
    correct(page, "so-7", "level", "named")
    page.emulate_media(media="print")
    listed = page.locator("#fix-list li")
    expect(listed).to_be_visible()
    expect(listed).to_contain_text("I rang them")
    expect(page.locator(".corrected-note")).to_be_visible()
    assert page.locator("#fixes button:visible, .pairs:visible, #command:visible").count() == 0


def test_the_graph_moves_with_a_correction(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    correct(page, "so-7", "level", "named")
    page.locator("#canvas").focus()
    heard = set()
    for _ in range(10):
        page.keyboard.press("ArrowDown")
        heard.add(page.locator("#say").text_content())
    assert "A person close to the company: named, 1 claim" in heard


def test_a_correction_can_be_made_by_keyboard_alone(opened: Any, html: str) -> None:
    page = opened(html, "#sel=so-7").page
    page.locator("[data-fix='so-7']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".fix input").first).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("checked")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#so-7 .fixed")).to_contain_text("right as it is")
    expect(page.locator("[data-fix='so-7']")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.locator(".fix").count() == 0
    expect(page.locator("[data-fix='so-7']")).to_be_focused()


# -------------------------------------------------------------------- round trip


def applied(folder: Path, small: Analysis, document: dict[str, Any]) -> Analysis:
    """The report after `srcgraph apply` of a file that the page gave away."""
    folder.mkdir()
    entry = report.write(folder, small, summary.figures(small))
    (folder / "corrections.json").write_text(json.dumps(document), encoding="utf-8")
    arguments = ["apply", "-q", str(folder / "corrections.json"), str(folder / entry.json)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return wire.loads((folder / entry.json).read_text(encoding="utf-8"))


DECISIONS = [
    [("so-7", "level", "organization")],
    [("so-7", "record", "Piet Aal")],
    [("so-7", "merge", "so-6")],
    [("so-1", "reject", None)],
    [("so-5", "grade", "reliability:B"), ("so-5", "confirm", None)],
    [("so-8", "level", "unnamed"), ("so-7", "merge", "so-5"), ("so-5", "level", "named")],
]


@pytest.mark.parametrize("decisions", DECISIONS, ids=lambda given: given[0][1])
def test_what_the_page_counts_is_what_the_new_report_counts(
    opened: Any, small: Analysis, tmp_path: Path, decisions: list[tuple[str, str, str | None]]
) -> None:
    html = page_module.render(small, summary.figures(small), graph.build(small))
    page = opened(html).page
    for target, action, value in decisions:
        page.goto(page.url.split("#")[0] + f"#sel={target}")
        correct(page, target, action, value)
    after = applied(tmp_path / "reports", small, saved(page))
    counted = summary.figures(after)
    assert figures(page) == [counted.claims, *(level.claims for level in counted.levels)]
    assert page.locator("#tab-sources .n").text_content() == str(counted.sources)
    fresh = opened(page_module.render(after, counted, graph.build(after)), "#tab=fixes").page
    expect(fresh.locator("#applied li")).to_have_count(len(decisions))
    expect(fresh.locator("#applied")).to_contain_text("Ines Kohl")
    assert figures(fresh) == figures(page)

"""Findings on the page: message, words, whom they are about, why, and who asks for them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import samples
from browsing import barriers, cards, claim
from playwright.sync_api import expect

from srcgraph.model import Analysis, Evidence, Finding, Severity, Span
from srcgraph.page.cards import Cards
from srcgraph.page.remarks import Remark, remarks
from srcgraph.page.text import Text

HOSTILE = "</script><img src=x onerror=alert(1)>\u202e"


def finding(severity: Severity, start: int, message: str = "no reason", **about: Any) -> Finding:
    """A finding about the words from an offset on."""
    span = Span(start, start + 12)
    evidence = (Evidence("lint.anonymous-no-reason", span, "nothing says why"),)
    return Finding("SG101", severity, (span,), message, str(start), evidence, ("ap",), **about)


@pytest.fixture(scope="module")
def judged(small: Analysis) -> Analysis:
    """The small story with four findings under the AP's policy."""
    name = claim(small, "had warned the city")
    found = (
        finding(Severity.INFO, 300),
        finding(Severity.ERROR, 900, source_id="so-7", claim_id=name),
        finding(Severity.ERROR, 120, source_id="so-5"),
        finding(Severity.WARNING, 50, candidate=True),
    )
    return replace(small, findings=found, policy="ap")


@pytest.fixture(scope="module")
def html(judged: Analysis) -> str:
    return samples.page_of(judged)


def found(analysis: Analysis) -> tuple[Remark, ...]:
    made = Cards(analysis, Text(analysis))
    return remarks(analysis, made, made.claims(), made.sources())


def test_the_most_pressing_come_first_and_candidates_last(judged: Analysis) -> None:
    assert [item.word for item in found(judged)] == ["Error", "Error", "Note", "Look here"]
    assert [item.places[0].start for item in found(judged)][:2] == [120, 900]


def test_a_finding_says_what_the_rule_is_for(judged: Analysis) -> None:
    first = found(judged)[0]
    assert first.name == "anonymous no reason"
    assert "Readers forgive a missing name" in first.why
    assert (first.policies, first.about) == ("ap", ("so-5",))


def test_a_rule_without_a_card_keeps_its_name(judged: Analysis) -> None:
    own = replace(judged.findings[0], rule="HOUSE1")
    remark = found(replace(judged, findings=(own,)))[0]
    assert (remark.name, remark.rule, remark.why) == ("", "HOUSE1", "")


def test_hostile_messages_are_only_text(small: Analysis) -> None:
    own = finding(Severity.ERROR, 120, HOSTILE)
    html = samples.page_of(replace(small, findings=(own,), policy=HOSTILE))
    assert "<img" not in html
    assert "\u202e" not in html


def test_without_a_policy_the_page_says_so(small: Analysis) -> None:
    assert "no newsroom policy was asked" in samples.page_of(small)
    assert "No findings under the policy" in samples.page_of(replace(small, policy="ap"))


@pytest.mark.browser
def test_findings_lead_to_text_source_and_claim(opened: Any, html: str) -> None:
    page = opened(html, "#tab=findings").page
    expect(page.locator("#tab-findings .n")).to_have_text("4")
    second = page.locator(".finding").nth(1)
    second.locator(".words").first.click()
    place = page.evaluate("[...CSS.highlights.get('place')][0].toString().length")
    assert place == 12
    second.locator(".ref").first.click()
    assert cards(page) == ["so-7"]
    page.locator("#so-7 [data-finding]").click()
    expect(page.locator("#findings")).to_be_visible()
    expect(second.locator("a").first).to_be_focused()


@pytest.mark.browser
def test_a_filter_leaves_the_findings_about_what_it_leaves(opened: Any, html: str) -> None:
    page = opened(html, "#tab=findings").page
    page.locator("#find").fill("had warned")
    expect(page.locator(".finding:visible")).to_have_count(1)
    page.locator("#find").fill("zeppelin")
    expect(page.locator("#findings .none")).to_be_visible()
    page.locator("#find").fill("")
    expect(page.locator(".finding:visible")).to_have_count(4)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)], ids=["desktop", "phone"])
def test_findings_have_no_barrier(
    opened: Any, html: str, axe: str, scheme: str, size: tuple[int, int]
) -> None:
    page = opened(html, "#tab=findings", size=size, scheme=scheme).page
    page.locator(".finding summary").first.click()
    assert barriers(page, axe) == []

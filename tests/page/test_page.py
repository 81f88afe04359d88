"""The page as a document: what stands in it, and what can never run in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
import samples
from samples import page_of as html_of

from srcgraph.model import Analysis
from srcgraph.page import assets

HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    '" onmouseover="alert(1)',
    "x" * 10_000,
)
VOID = {"meta", "link", "input", "br", "img"}


class Reader(HTMLParser):
    """Collects what a browser without scripts would see."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.code: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in self.code:
            self.code[self.open[-1]].append(data)
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def data_of(html: str, name: str) -> Any:
    match = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html)
    assert match
    return json.loads(match[1])


@pytest.fixture(scope="module")
def html(small: Analysis) -> str:
    return html_of(small)


def test_all_of_the_text_stands_in_the_page(html: str, small: Analysis) -> None:
    words = "".join(small.article.text.split())
    assert words in "".join(Reader(html).text.split())


@pytest.mark.parametrize("make", [samples.small, samples.big])
def test_every_claim_and_source_has_a_card_and_a_row_without_scripts(make: Any) -> None:
    analysis = make()
    tags = Reader(html_of(analysis)).tags
    ids = {attrs["id"] for _, attrs in tags if "id" in attrs}
    rows = {attrs.get("data-row") for tag, attrs in tags if tag == "tr"}
    known = {item.id for item in (*analysis.claims, *analysis.sources)}
    assert known <= ids
    assert known <= rows


@pytest.mark.parametrize("make", [samples.small, samples.big])
def test_no_name_of_an_element_is_given_twice(make: Any) -> None:
    ids = [attrs["id"] for _, attrs in Reader(html_of(make())).tags if "id" in attrs]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("make", [samples.small, samples.big])
def test_every_link_leads_to_a_place_in_the_page(make: Any) -> None:
    tags = Reader(html_of(make())).tags
    ids = {f"#{attrs['id']}" for _, attrs in tags if "id" in attrs}
    links = {attrs["href"] for tag, attrs in tags if tag in ("a", "use")}
    assert links <= ids


def test_the_figures_are_those_of_the_summary(html: str, small: Analysis) -> None:
    figures = samples.figures_of(small)
    big = re.findall(r'<span class="big"[^>]*>(\d+)</span>', html)
    levels = [level.claims for level in figures.levels]
    assert list(map(int, big)) == [figures.claims, *levels, 1]


def test_what_to_look_at_first_stands_before_the_tables(html: str, small: Analysis) -> None:
    message = samples.figures_of(small).look_first[0].message
    assert html.index(message) < html.index("<table>")


def test_an_unsure_attribution_is_marked_and_named(html: str, small: Analysis) -> None:
    marks = re.findall(r'data-mark="([^"]+)"', html)
    assert [mark for mark in marks if mark.endswith("?")] == ["5A?", "10U?"]
    assert html.count("? unsure") >= 2


def test_what_is_not_told_about_an_unnamed_source_is_said(html: str) -> None:
    card = html[html.index('id="so-7"') : html.index('id="so-8"')]
    assert card.count("not told") == 6
    assert "nothing told about them" in card


def test_a_claim_tells_why_its_sources_are_on_its_level(html: str, small: Analysis) -> None:
    name = next(item.claim_id for item in small.attributions if item.source_id == "so-7")
    card = html[html.index(f'id="{name}"') :]
    card = card[: card.index("</article>")]
    why = card[card.index("Why this level") :]
    assert "status.best" in why
    assert "identify.unnamed" in why


def test_what_is_told_comes_with_its_words(html: str) -> None:
    card = html[html.index('id="so-5"') : html.index('id="so-6"')]
    for words in ("senior official", "on condition of anonymity", "a routine formula"):
        assert words in card


def test_an_attribution_without_a_claim_is_not_lost(html: str) -> None:
    assert "declined" in html[html.index('id="so-1"') : html.index('id="so-2"')]


@pytest.mark.parametrize("make", [samples.small, samples.big])
def test_the_same_analysis_gives_the_same_bytes(make: Any) -> None:
    assert html_of(make()) == html_of(make())


def test_line_ends_are_single_line_feeds(html: str) -> None:
    assert "\r" not in html


def test_carriage_returns_of_an_article_do_not_reach_the_page(small: Analysis) -> None:
    make = samples.Maker(small.article.text.replace("\n", "\r\n"), title="Wrapped")
    assert "\r" not in html_of(make.analysis())


def test_the_script_comes_without_its_comments(html: str) -> None:
    code = Reader(html).code["script"][-1]
    assert not re.findall(r"^\s*(?://|/\*)|^[ \t]", code, re.MULTILINE)
    assert "writeHash" not in code


def test_nothing_is_fetched(html: str) -> None:
    reader = Reader(html)
    assert not [attrs for _, attrs in reader.tags if "src" in attrs]
    hrefs = [attrs["href"] for _, attrs in reader.tags if "href" in attrs]
    assert {href[:1] for href in hrefs if href != "data:,"} == {"#"}
    assert "url(" not in reader.code["style"][0]
    assert "@import" not in reader.code["style"][0]


def test_there_are_no_inline_styles_or_handlers(html: str) -> None:
    names = {name for _, attrs in Reader(html).tags for name in attrs}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]


def test_the_policy_names_exactly_the_scripts_and_styles_of_the_page(html: str) -> None:
    reader = Reader(html)
    policy = next(str(a["content"]) for _, a in reader.tags if "http-equiv" in a)
    codes = [*reader.code["style"], *(c for c in reader.code["script"] if c[:1] != "{")]
    for code in codes:
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.count("sha256-") == len(codes) == 4
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:12])
def test_hostile_words_are_only_text(words: str) -> None:
    html = html_of(samples.hostile(words))
    tags = Reader(html).tags
    assert {tag for tag, _ in tags} == {tag for tag, _ in Reader(html_of(samples.small())).tags}
    assert not [attrs for _, attrs in tags if any(name.startswith("on") for name in attrs)]
    assert not [a for _, a in tags if str(a.get("href", "#")).startswith("java")]
    assert words in "".join(Reader(html).words)
    assert data_of(html, "facts")


@pytest.mark.parametrize("control", ["\u202e", "\u2066", "\u200f", "\x00", "\x1b"])
def test_controls_that_turn_or_break_text_are_shown_as_a_sign(control: str) -> None:
    html = html_of(samples.hostile(f"Ann{control}Lee"))
    assert control not in html
    assert "Ann\ufffdLee" in html


def test_a_long_name_is_cut_where_it_is_only_a_label() -> None:
    drawn = data_of(html_of(samples.hostile("x" * 10_000)), "drawn")
    assert max(len(node["label"]) for node in drawn["nodes"]) <= 80


def test_the_page_without_the_article_is_small(html: str) -> None:
    empty = samples.Maker("Nobody says anything here.", title="Empty").analysis()
    alone = len(html_of(empty).encode())
    assert alone <= 600_000
    assert len(html.encode()) - alone <= 90_000


def test_an_article_without_claims_has_a_page() -> None:
    html = html_of(samples.Maker("Nobody says anything here.").analysis())
    assert "Nothing stands out." in html


def test_a_script_that_would_end_its_element_is_refused() -> None:
    with pytest.raises(ValueError, match="end its element"):
        assets._checked("let a = '</SCRIPT>';")

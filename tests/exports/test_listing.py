"""Findings as lines, Markdown and JSON."""

import json

from findings import as_web_page, linted

from srcgraph.exports import listing
from srcgraph.policy import load


def test_one_line_says_where_what_and_how_to_name_it() -> None:
    first = listing.text(linted()).splitlines()[0]
    assert first.startswith("in/harbour story.txt:1:1: error SG103 “Sources”:")
    assert "(bare-source-label, aaaa)" in listing.text(linted())


def test_sums_tell_what_was_left_out() -> None:
    assert listing.sums(linted()) == (
        "1 article: 1 error, 0 warnings, 1 info, 1 suppressed, 1 in the baseline"
    )


def test_a_web_page_has_no_line_numbers() -> None:
    assert listing.text(as_web_page()).startswith("in/harbour story.txt: error SG103")


def test_markdown_is_a_table_that_the_article_cannot_break() -> None:
    text = listing.markdown(linted(), load("ap"))
    assert "## Harbour \\| sold" in text
    assert "| error | SG103 bare-source-label | “Sources”: 100% nobody, at all | 1 |" in text
    assert text.count("\n| ") == 4  # head, rule and two findings


def test_an_article_without_findings_says_so() -> None:
    (item,) = linted()
    empty = [type(item)(item.article, type(item.findings)(open=()))]
    assert "Nothing found." in listing.markdown(empty, load("ap"))


def test_json_has_findings_as_in_the_wire_format() -> None:
    document = json.loads(listing.as_json(linted(), load("ap")))
    (article,) = document["articles"]
    assert document["policy"] == "ap"
    assert [item["fingerprint"] for item in article["findings"]] == ["aaaa", "bbbb"]
    assert article["suppressed"][0]["name"] == "R. Ito"
    assert article["known"] == ["dddd"]

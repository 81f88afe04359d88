"""A saved page gives its article alone."""

import pytest

from srcgraph.read.html import read_html

PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Harbour deal collapses - The Quay Post</title>
<meta property="og:site_name" content="The Quay Post">{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<main><article><h1>Harbour deal collapses</h1><p class="byline">By Ana Ruiz and Tom Oake</p>
<figure><img src="a.jpg"><figcaption>The harbour on Sunday. (Photo: Tom Oake)</figcaption></figure>
<p>The sale of Port Ellery's harbour has collapsed, three officials said on Sunday, a day before
the council was to vote on it.</p>
<p>“There is no deal,” one of the officials said. “There <b>never</b> was <a href="/x">one</a>.”</p>
<h2>Council silent</h2>
<p>The council did not answer questions. Its spokeswoman, Mara Lind, said only that the vote was
“postponed”, without giving a date or a reason for it.</p>
<blockquote><p>We have been told nothing, and we expect nothing until the autumn.</p></blockquote>
<p>The bidder, Halvard Freight, said in a statement:</p>
<ul><li>that the price had risen twice;</li><li>that it would not pay more.</li></ul>
<table><tr><td>Bid</td><td>4m</td></tr></table>
<p>Two people familiar with the talks said Halvard had asked for a guarantee.<br>They spoke on
condition of anonymity.</p>
<p>Sign up for our newsletter.</p></article>
<section id="comments"><h3>Comments</h3><div class="comment"><p>joe123 said this is a scandal and
everybody knew it all along.</p></div></section></main>
<footer><p>© 2026 The Quay Post. All rights reserved.</p></footer></body></html>
"""
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "Quay"}, {"@type": ["NewsArticle"], "headline": "Harbour &amp; deal",
"author": [{"@type": "Person", "name": "Ana Ruiz"}, "Li Wen", {"name": "Tom Oake"}],
"publisher": {"name": "The Quay Post Ltd"}, "datePublished": "2026-03-01T09:30:00+00:00"}]}
</script>"""


def page(head: str = "") -> str:
    return PAGE.replace("{head}", head)


def test_the_body_is_the_article_paragraph_by_paragraph() -> None:
    draft = read_html(page())
    assert [span.of(draft.text)[:24] for span in draft.body] == [
        "The sale of Port Ellery'",
        "“There is no deal,” one ",
        "The council did not answ",
        "We have been told nothin",
        "The bidder, Halvard Frei",
        "that the price had risen",
        "that it would not pay mo",
        "Two people familiar with",
        "They spoke on condition ",
    ]
    assert "“There never was one.”" in draft.text
    assert "joe123" not in draft.text
    assert "All rights reserved" not in draft.text


def test_paragraphs_are_set_apart_by_blank_lines() -> None:
    draft = read_html(page())
    assert "\n\nCouncil silent\n\nThe council did not" in draft.text
    assert "  " not in draft.text


def test_the_source_map_says_what_was_left_out() -> None:
    source_map = read_html(page()).source_map
    assert source_map is not None
    assert source_map.format == "html"
    assert "reader comments" in source_map.note


def test_json_ld_tells_about_the_article() -> None:
    draft = read_html(page(LINKED))
    assert (draft.title, draft.byline, draft.publisher, draft.published) == (
        "Harbour & deal",
        "Ana Ruiz, Li Wen and Tom Oake",
        "The Quay Post Ltd",
        "2026-03-01T09:30+00:00",
    )


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": 7}</script>',
        '<script type="application/ld+json">null</script>',
    ],
)
def test_a_broken_description_is_passed_over(head: str) -> None:
    draft = read_html(page(head))
    assert draft.title == "Harbour deal collapses"
    assert draft.publisher == "The Quay Post"
    assert len(draft.body) == 9


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2026-03-01T09:30">', "2026-03-01T09:30"),
        ('<time datetime="2026-03-02">2 March</time>', "2026-03-02"),
    ],
)
def test_the_date_is_found_elsewhere(head: str, published: str) -> None:
    assert read_html(page(head)).published == published


@pytest.mark.parametrize("text", ["<html></html>", "<p>hi</p>", "<html><body>" + "<div>" * 5000])
def test_a_page_without_an_article_has_no_body(text: str) -> None:
    assert read_html(text).body == ()


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr("socket.socket.connect", refuse)
    assert read_html(page(LINKED)).body

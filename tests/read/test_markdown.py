"""Markdown keeps its text; the body steps over what is not running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from srcgraph.read.draft import Draft
from srcgraph.read.markdown import has_front_matter, read_markdown, words_of

ARTICLE = """\
---
title: "Harbour deal: the fall"
author:
  - Ana Ruiz
  - Tom Oake
publication: The Quay Post
date: 2026-03-01 09:30
tags: [harbour, council]
---

# Harbour deal: the fall

![The pier](pier.jpg)
*The pier on Sunday.*

*By Ana Ruiz*

The sale of **Port Ellery** has [collapsed](https://quaypost.example/a_b), three officials
said on Sunday.

## Silence

> “There is no deal,” one
> of the officials said.

- The mayor was told on Friday;
2. the council was told on Saturday.

<!-- ask again, she said
she would call -->

```
print("said nobody")
```

| Bid | Sum |
|-----|-----|

Under a line
------------

She said no.

[ref]: https://quaypost.example

- [Another story](https://quaypost.example/b)

**Read more:** [here](https://quaypost.example/c)
"""


def body(text: str) -> list[str]:
    return [span.of(text) for span in read_markdown(text).body]


def test_the_body_holds_the_running_text_alone() -> None:
    assert read_markdown(ARTICLE).text == ARTICLE
    assert body(ARTICLE) == [
        "The sale of **Port Ellery** has [collapsed](https://quaypost.example/a_b), three "
        "officials\nsaid on Sunday.",
        "“There is no deal,” one\n> of the officials said.",
        "The mayor was told on Friday;",
        "the council was told on Saturday.",
        "She said no.",
    ]


def test_front_matter_tells_about_the_article() -> None:
    draft = read_markdown(ARTICLE)
    assert (draft.title, draft.byline, draft.publisher, draft.published) == (
        "Harbour deal: the fall",
        "Ana Ruiz and Tom Oake",
        "The Quay Post",
        "2026-03-01T09:30",
    )


def test_windows_line_ends_change_nothing() -> None:
    windows = ARTICLE.replace("\n", "\r\n")
    assert read_markdown(windows).text == windows
    assert [part.replace("\r", "") for part in body(windows)] == body(ARTICLE)
    assert read_markdown(windows).byline == "Ana Ruiz and Tom Oake"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A *great* day #\n\nHe said no.", "A great day"),
        ("A great day\n===\n\nHe said no.", "A great day"),
        ("He said no.\n\n# Later\n\nShe said yes.", None),
        ("---\nauthors: [Ana Ruiz, Tom Oake]\n---\nA great day\n\nHe said no.", "A great day"),
    ],
)
def test_the_first_heading_is_the_title(text: str, title: str | None) -> None:
    assert read_markdown(text).title == title


def test_a_list_of_writers_in_one_line() -> None:
    draft = read_markdown("---\nauthors: [Ana Ruiz, 'Tom Oake']\n---\n\nHe said no.")
    assert draft.byline == "Ana Ruiz and Tom Oake"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: x\n---\n", True),
        ("\ufeff---\r\ntitle: x\r\n---\r\n", True),
        ("---\n\nHe said no.\n\n---\n", False),
        ("title: x\n", False),
    ],
)
def test_front_matter_is_told_from_a_rule(text: str, expected: bool) -> None:
    assert has_front_matter(text) is expected


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**Read more:** [here](x)", "Read more: here"),
        ("*By Ana Ruiz*", "By Ana Ruiz"),
        ("a_b and 2 * 3 * 4", "a_b and 2 * 3 * 4"),
        ("![x](y.jpg) seen", "seen"),
        ("> one\n> two", "one two"),
        (r"\*not emphasis\*", "*not emphasis*"),
    ],
)
def test_marks_are_taken_off(markdown: str, words: str) -> None:
    assert words_of(markdown) == words


@given(st.text(alphabet=st.sampled_from("ab .#>-*_[]()!|`~=\n\r\t<:"), max_size=200))
def test_any_markdown_can_be_read(text: str) -> None:
    draft: Draft = read_markdown(text)
    assert draft.text == text
    assert all(span.of(text).strip() and span.end <= len(text) for span in draft.body)


def test_hostile_markdown_costs_no_time() -> None:
    assert read_markdown("[" * 100_000).body == ()
    read_markdown("<!-- x -->\n" * 20_000)
    read_markdown("![" * 50_000)

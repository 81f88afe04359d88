"""The article proper is told from headline, byline, captions and promotions."""

import pytest

from srcgraph.read.body import Layout, lay_out
from srcgraph.read.paragraphs import paragraphs

STORY = """\
The harbour of Halvorn will be sold, three officials said on Sunday, a day before the vote.
“There is no deal,” said Marta Okonjo, the commissioner. “There never was one.”
The council did not answer questions about the sale of the harbour.
Okonjo said she would vote against it."""


def layout(text: str) -> Layout:
    return lay_out(paragraphs(text))


def body(text: str) -> str:
    return "\n".join(span.of(text) for span in layout(text).body)


@pytest.mark.parametrize(
    "head",
    [
        "Harbour to be sold",
        "Harbour to be sold\nCouncil votes on Monday",
        "Harbour to be sold\nBy Ana Ruiz\nMarch 1, 2026",
        "By Ana Ruiz, Staff Writer\nMarch 1, 2026 at 14:52 JST\nThe pier. (AP Photo)",
        "News\nHarbour to be sold\nAna Ruiz\n1 March 2026\n3 min read",
        "FILE - The pier in January.",
        "Advertisement",
    ],
)
def test_what_stands_on_top_is_left_out(head: str) -> None:
    assert body(f"{head}\n{STORY}") == STORY


@pytest.mark.parametrize(
    "tail",
    [
        "Read more: How the pier was bought",
        "How the pier was bought\nTen ferries that sank\nThe cook who left",
        "Reporting by Ana Ruiz; editing by Tom Oake",
        "© 2026 The Quay Post",
        "Here are old recipes from the kitchens of our northern islands.\nA series about cheese",
        "A walk with painters who turned factory walls into gardens and playgrounds.\n"
        "Cheese and the monks who make it\nSign up for our newsletter.",
        "This story has been updated.\n___\nFollow Ana Ruiz on Twitter @anaruiz.",
        "MORE ON THIS STORY\n> Map: forty years of the river",
    ],
)
def test_what_stands_below_is_left_out(tail: str) -> None:
    assert body(f"{STORY}\n{tail}") == STORY


@pytest.mark.parametrize(
    "insert",
    ["Advertisement", "Related: Ten ferries that sank", "The pier in May. (Photo by Tom Oake)"],
)
def test_what_stands_between_is_left_out(insert: str) -> None:
    first, rest = STORY.split("\n", 1)
    assert body(f"{first}\n{insert}\n{rest}") == STORY


@pytest.mark.parametrize(
    "kept",
    [
        "“We are done”, Okonjo said as she left the harbour office, and went home without",
        "It was over.",
        "Nobody knows what the harbour will cost in the end.",
        "A quiet evening followed, with rain over the empty fields and gardens of the region.",
    ],
)
def test_the_last_words_of_a_story_stay(kept: str) -> None:
    assert body(f"{STORY}\n{kept}").endswith(kept)


def test_a_headline_that_is_a_sentence_stays_and_is_the_title() -> None:
    text = f"Okonjo: There Never Was a Deal.\nBy Ana Ruiz\n{STORY}"
    found = layout(text)
    assert found.title == "Okonjo: There Never Was a Deal."
    assert found.byline == "Ana Ruiz"
    assert found.body[0].of(text) == found.title
    assert len(found.body) == 5


def test_an_opening_sentence_is_no_title() -> None:
    assert layout(STORY).title is None


def test_title_byline_and_date() -> None:
    found = layout(f"Harbour to be sold\nBy Ana Ruiz and Tom Oake\nMarch 1, 2026\n{STORY}")
    assert (found.title, found.byline, found.published) == (
        "Harbour to be sold",
        "Ana Ruiz and Tom Oake",
        "2026-03-01",
    )


def test_a_caption_is_no_title() -> None:
    assert layout(f"The pier. (AP Photo)\n{STORY}").title is None


def test_one_line_without_a_full_stop_is_an_article() -> None:
    line = "The mayor said he would resign, two officials told the Post"
    assert body(line) == line


@pytest.mark.parametrize("text", ["", "By Ana Ruiz", "Harbour\nSport\nWeather", "* * *"])
def test_no_running_text_no_body(text: str) -> None:
    assert layout(text).body == ()

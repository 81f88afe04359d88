"""What stands around an article is told from the article, both ways."""

import time

import pytest

from srcgraph.read import furniture

STORY = [
    "By Monday evening the council had voted.",
    "By the time he spoke, the hall was empty, three members said.",
    "“Read more,” he told the class, “and follow nobody.”",
    "Follow the money, she said, and you will find the mayor.",
    "The company said it would contact the families by letter.",
    "Two people who saw the photo said it was taken in May (the mayor denies that).",
    "The image was published by the ministry, which said it showed the bridge.",
    "A series of fires broke out in the lower town, police said.",
    "She is a writer, and she said so.",
    "Get out and vote.",
    "See you in court, the lawyer said.",
    "May 3 was a cold day in Halvorn.",
]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz", "Ana Ruiz"),
        ("By TAKU SUZUKI/ Staff Writer", "TAKU SUZUKI"),
        ("BY ANA RUIZ AND TOM OAKE", "ANA RUIZ AND TOM OAKE"),
        ("By Ana Ruiz, Tom Oake and Li Wen", "Ana Ruiz, Tom Oake and Li Wen"),
        ("By Ana de la Cruz, Court Reporter", "Ana de la Cruz"),
        ("By Pål O’Neil-Smith in Halvorn", "Pål O’Neil-Smith"),
        ("By our staff in Port Linnet", "our staff"),
        ("By the Associated Press", "the Associated Press"),
        ("Ana Ruiz, political correspondent", "Ana Ruiz"),
        ("By Monday", None),
        ("By a man who knew", None),
        ("Byelection called", None),
    ],
)
def test_bylines(line: str, names: str | None) -> None:
    assert furniture.byline(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "September 29, 2023 at 14:52 JST",
        "Updated: 3 March 2026, 7:05 p.m.",
        "Published 1 March 2026 | Updated 2 March 2026",
        "Tuesday, 3 March 2026",
        "2026-03-01 09:30",
        "03/04/2026",
    ],
)
def test_date_lines(line: str) -> None:
    assert furniture.is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "The pier on Sunday. (AP Photo)",
        "The mayor, left, at the opening on May 3. (Photo by Tom Oake/The Quay Post)",
        "FILE - In this Jan. 5, 2024 photo, the mayor waves.",
        "PHOTO: Farmers cross the dry river. (Pavo Linnet/The Courier)",
        "Photo: Tom Oake",
        "The bridge after the storm. Picture: Tom Oake",
        "Tom Oake via Getty Images.",
        "The bridge. Handout / Getty Images",
    ],
)
def test_captions(line: str) -> None:
    assert furniture.is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "* * *",
        "___.",
        "https://quaypost.example/story",
        '<tweet id="1"><tweet/>.',
        "Read more: How the pier was sold",
        "RELATED: Ten ferries that sank",
        "Related stories",
        "Story continues below advertisement",
        "3 min read",
    ],
)
def test_inserts(line: str) -> None:
    assert furniture.is_insert(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more about the sale of the pier here.",
        "Sign up for our morning newsletter.",
        "Follow Ana Ruiz on Twitter @anaruiz.",
        "Watch the full interview below.",
        "A series about harbours and the people who work in them",
        "Reporting by Ana Ruiz; editing by Tom Oake",
        "Additional reporting by Li Wen in Halvorn.",
        "Li Wen contributed to this report.",
        "© 2026 The Quay Post. All rights reserved.",
        "Contact the reporter at ana@quaypost.example.",
        "Correction: An earlier version misstated the price.",
        "This story has been updated.",
        "Ana Ruiz is a staff writer at The Quay Post.",
        "Ana Ruiz covers local government.",
    ],
)
def test_end_matter(line: str) -> None:
    assert furniture.is_end_matter(line)


@pytest.mark.parametrize("line", STORY)
def test_sentences_of_a_story_are_no_furniture(line: str) -> None:
    assert furniture.byline(line) is None
    assert not furniture.is_dateline(line)
    assert not furniture.is_caption(line)
    assert not furniture.is_insert(line)
    assert not furniture.is_end_matter(line)


@pytest.mark.parametrize(
    "line",
    ["<>" * 20_000 + "x", "By " + "A " * 50_000, "(" * 50_000, "By A" + ", B" * 9 + " c d"],
)
def test_hostile_lines_cost_no_time(line: str) -> None:
    started = time.process_time()
    for test in (
        furniture.byline,
        furniture.is_dateline,
        furniture.is_caption,
        furniture.is_insert,
        furniture.is_end_matter,
    ):
        test(line)
    assert time.process_time() - started < 1

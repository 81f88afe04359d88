"""The article's text cut into paragraphs, lines and passages."""

from __future__ import annotations

import samples

from srcgraph.model import Analysis, Identification, Kind, Span
from srcgraph.page.text import Line, Text


def lines(analysis: Analysis) -> list[Line]:
    return [line for paragraph in Text(analysis).paragraphs() for line in paragraph.lines]


def words(line: Line) -> str:
    return "".join(piece.words for passage in line.passages for piece in passage.pieces)


def test_lines_hold_the_words_at_their_place(small: Analysis) -> None:
    for line in lines(small):
        assert small.article.text[line.start :].startswith(words(line))


def test_each_line_is_a_paragraph_where_lines_are_long(small: Analysis) -> None:
    assert all(len(paragraph.lines) == 1 for paragraph in Text(small).paragraphs())


def test_wrapped_lines_are_joined_to_paragraphs() -> None:
    analysis = samples.Maker("One line\nand its end.\n\nAnother\r\nparagraph.\n").analysis()
    found = [[words(line) for line in p.lines] for p in Text(analysis).paragraphs()]
    assert found == [["One line", "and its end."], ["Another", "paragraph."]]


def test_text_outside_the_body_is_told_apart(small: Analysis) -> None:
    inside = [paragraph.inside for paragraph in Text(small).paragraphs()]
    assert inside == [False, False, *[True] * (len(inside) - 3), False]


def test_a_split_quotation_opens_twice(small: Analysis) -> None:
    split = next(item for item in small.attributions if len(item.content) == 2)
    passages = [p for line in lines(small) for p in line.passages if split.id in p.attributions]
    assert [passage.opens for passage in passages] == [True, True]


def test_the_innermost_of_nested_attributions_owns_the_words() -> None:
    make = samples.Maker("Ann said Bob said it rained.")
    for name in ("Ann", "Bob"):
        span = make.span(name)
        make.source(name, [span], Kind.PERSON, Identification.NAMED)
    outer = make.say("Ann", make.span("Ann"), make.span("said"), make.span("Bob said it rained"))
    inner = make.say("Bob", make.span("Bob"), make.span("said", "Bob "), make.span("it rained"))
    owners = [passage.attributions for passage in lines(make.analysis())[0].passages]
    assert owners == [(), (outer,), (inner, outer), ()]


def test_a_passage_over_several_lines_is_marked_where_it_starts() -> None:
    make = samples.Maker("Ann said: a\nb\nc")
    make.source("Ann", [make.span("Ann")], Kind.PERSON, Identification.NAMED)
    make.say("Ann", make.span("Ann"), make.span("said"), make.span("a\nb\nc"))
    passages = [line.passages[-1] for line in lines(make.analysis())]
    assert [(bool(p.attributions), p.opens) for p in passages] == [
        (True, True),
        (True, False),
        (True, False),
    ]


def test_a_span_is_found_in_its_paragraph(small: Analysis) -> None:
    start = small.article.text.index("Read more")
    paragraphs = Text(small).paragraphs()
    assert Text(small).paragraph_id(Span(start, start + 4)) == paragraphs[-1].id

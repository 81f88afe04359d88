"""layout: what print tells from paragraph to paragraph."""

from __future__ import annotations

import pytest

from srcgraph.layout import TURN_SCORE, by_layout
from srcgraph.model import Span
from srcgraph.segment import segment
from srcgraph.tagging.decode import Tagged
from tests.reading import article


def tagged(text: str, source: str, cue: str, content: str) -> Tagged:
    def place(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return Tagged(place(source), place(cue), place(content), 0.9, False)


def read(text: str, *found: Tagged) -> list[tuple[list[str], list[str], list[str]]]:
    paragraphs = segment(article(text)).paragraphs
    return [
        tuple(
            [Span(*span).of(text) for span in part]
            for part in (item.source, item.cue, item.content)
        )
        for item in by_layout(list(found), paragraphs)
    ]


def test_an_open_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We lost,” Lund said. “It was\n“a long night.”\nHe left."
    first = tagged(text, "Lund", "said", "“We lost,”")
    going_on = Tagged(first.source, first.cue, (*first.content, (22, 29)), 0.9, False)
    assert read(text, going_on)[0][2][-1] == "“a long night.”"


def test_a_closed_quotation_does_not_go_on() -> None:
    text = "“We lost,” Lund said.\n“Nobody told us,” Ruiz said."
    assert read(text, tagged(text, "Lund", "said", "“We lost,”")) == [
        (["Lund"], ["said"], ["“We lost,”"])
    ]


def test_another_speaker_in_the_next_paragraph_keeps_his_words() -> None:
    text = "“We lost,” Lund said. “It was\n“a long night,” said Ruiz."
    first = tagged(text, "Lund", "said", "“It was")
    second = tagged(text, "Ruiz", "said Ruiz", "“a long night,”")
    assert len(read(text, first, second)) == 2


def test_a_colon_announces_the_speaker_of_the_next_paragraph() -> None:
    text = "The mayor of Orla continued:\n“We will close the bridge.”"
    quotation = tagged(text, "", "", "“We will close the bridge.”")
    assert read(text, quotation) == [
        (["The mayor of Orla"], ["continued"], ["“We will close the bridge.”"])
    ]


def test_a_quotation_with_its_own_speaker_keeps_him() -> None:
    text = "The mayor continued:\n“We will close it,” Ruiz said."
    quotation = tagged(text, "Ruiz", "said", "“We will close it,”")
    assert read(text, quotation)[0][0] == ["Ruiz"]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Ruiz said that the bridge was safe.", ["Ruiz"]),
        ("Ruiz denied that she had lied. She said so twice.", ["Ruiz"]),
        ("Ruiz said that it was safe. Lund said that it was not.", []),
        ("It rained on the bridge all day.", []),
        ("Ruiz Said That the Bridge Was Safe", []),
        ("Ruiz said that the bridge was safe. “And was it?”", []),
    ],
)
def test_a_quotation_by_itself_is_of_who_alone_speaks_before_it(
    before: str, expected: list[str]
) -> None:
    text = f"{before}\n“We will close it, and soon.”\n“We must.”\nThe bridge is old."
    said = [
        tagged(text, name, cue, content)
        for name, cue, content in (
            ("Ruiz", "said", "that the bridge was safe"),
            ("Ruiz", "Said", "That the Bridge Was Safe"),
            ("Ruiz", "denied", "that she had lied"),
            ("She", "said so", "twice"),
            ("Ruiz", "said", "that it was safe"),
            ("Lund", "said", "that it was not"),
        )
        if content in before
    ]
    quotations = [tagged(text, "", "", "“We will close it, and soon.”")]
    quotations.append(tagged(text, "", "", "“We must.”"))
    assert [who for who, *_ in read(text, *said, *quotations)[-2:]] == [expected] * 2


def test_a_paragraph_with_words_of_its_own_is_no_quotation_by_itself() -> None:
    text = "Ruiz said that it was safe.\n“We will close it,” a sign read."
    said = tagged(text, "Ruiz", "said", "that it was safe")
    assert read(text, said, tagged(text, "", "", "“We will close it,”"))[1][0] == []


def test_a_transcript_is_read_turn_by_turn() -> None:
    text = "HOST: When did it fail?\nLUND: In May.\nHOST: Who knew?\nThe hall was full."
    assert read(text) == [
        (["HOST"], [":"], ["When did it fail?"]),
        (["LUND"], [":"], ["In May."]),
        (["HOST"], [":"], ["Who knew?"]),
    ]


def test_a_turn_has_the_score_that_was_measured_for_turns() -> None:
    text = "Q: When did it fail?\nA: In May.\nQ: Who knew?"
    turns = by_layout([], segment(article(text)).paragraphs)
    assert {turn.score for turn in turns} == {TURN_SCORE}


def test_headings_with_a_colon_are_no_transcript() -> None:
    text = "UPDATE: The bridge is open.\nCORRECTION: It is closed.\nNOTE: Nobody knows."
    assert read(text) == []

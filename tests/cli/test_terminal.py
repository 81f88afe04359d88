"""Words on a terminal: safe, and within its width."""

import io
import sys

import pytest
import samples

from srcgraph.cli.terminal import WIDTH, block, say, visible
from srcgraph.model import Analysis
from srcgraph.summary import Anonymous, Attention, Figures, figures


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Harbour – “sold”", "Harbour – “sold”"),
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x9b2J", "\\x9b2J"),
        ("abc\u202edef", "abc\\u202edef"),
        ("\ud800", "\\ud800"),
        ("\u2028", "\\u2028"),
        ("東京", "東京"),
    ],
)
def test_control_characters_are_made_visible(words: str, shown: str) -> None:
    assert visible(words) == shown


def many(count: int) -> Figures:
    items = tuple(
        Attention("unnamed", f"Message {n} " + "word " * 30, (), None, ()) for n in range(count)
    )
    return Figures(10, 1, 0, 1, 1, (), (), Anonymous(0.0, 0.0), (), 0, items)


def test_lines_fit_the_terminal(big: Analysis) -> None:
    lines = block("A long title " * 12, "a.txt", figures(big), "reports/a.html").splitlines()
    assert max(map(len, lines)) <= WIDTH


def test_only_the_first_things_are_shown() -> None:
    shown = block("Title", "a.txt", many(7), "a.html")
    assert "  5. Message 4" in shown
    assert "Message 5" not in shown
    assert "     and 2 more, all in the report" in shown


def test_nothing_to_look_at() -> None:
    assert "Look first" not in block("Title", "a.txt", many(0), "a.html")


def test_one_word_is_one_word(small: Analysis) -> None:
    figures = Figures(1, 0, 0, 0, 0, (), (), Anonymous(0.0, 0.0), (), 0, ())
    assert "a.txt, 1 word\n" in block("Title", "a.txt", figures, "a.html")
    assert f", {samples.figures_of(small).words} words\n" in block(
        "Title", "a.txt", samples.figures_of(small), "a.html"
    )


def test_an_old_terminal_gets_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    say("“sold”")
    stream.flush()
    assert stream.buffer.getvalue() == b"\\u201csold\\u201d\n"

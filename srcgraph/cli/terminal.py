"""Puts words on a terminal: safely, within its width, and without failing when nobody reads."""

from __future__ import annotations

import os
import sys
import textwrap
import unicodedata
from collections.abc import Iterator

import click

from srcgraph.summary import LEVEL_NAMES, Figures

WIDTH = 80
LOOK_FIRST = 5
# Characters that a terminal acts on, or that change the order in which words are shown.
_UNSAFE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


class CannotWork(click.ClickException):
    """Something could not be done; the message says how to mend it."""

    exit_code = 2

    def format_message(self) -> str:
        """The message with hostile characters made visible."""
        return visible(self.message)


def visible(words: str) -> str:
    """The words with every character that could control a terminal written out (`\\x1b`)."""
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if unicodedata.category(char) in _UNSAFE
        else char
        for char in words
    )


def say(text: str) -> None:
    """Print to standard output; when nobody reads it any more, go on with the work in silence."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        click.echo(text.encode(encoding, "backslashreplace").decode(encoding))
    except BrokenPipeError:
        # What is still waiting to be printed would fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """Say on standard error what could not be done."""
    click.echo(f"Error: {visible(message)}", err=True)


def block(title: str, path: str, figures: Figures, report: str) -> str:
    """What the terminal shows of one article: the figures, what to look at first, the report."""
    lines = [
        *wrap(title, ""),
        f"  {visible(path)}, {_count(figures.words, 'word')}",
        "",
        *_table(figures),
        "",
        *_attention(figures),
        f"  Report: {visible(report)}",
    ]
    return "\n".join(lines) + "\n"


def _table(figures: Figures) -> Iterator[str]:
    """Claims, share and sources, level by level."""
    yield f"  {'who stands behind it':<26}{'claims':>8}{'share':>8}{'sources':>9}"
    for level in figures.levels:
        name = LEVEL_NAMES[level.level]
        yield f"  {name:<26}{level.claims:>8,}{level.share:>8.0%}{level.sources:>9,}"
    yield f"  {'all':<26}{figures.claims:>8,}{'':>8}{figures.sources:>9,}"


def _attention(figures: Figures) -> Iterator[str]:
    """The first things that an editor should look at, as a numbered list."""
    if not figures.look_first:
        return
    yield "  Look first at:"
    for number, item in enumerate(figures.look_first[:LOOK_FIRST], start=1):
        yield from wrap(item.in_full, f"  {number}. ")
    more = len(figures.look_first) - LOOK_FIRST
    if more > 0:
        yield f"     and {more:,} more, all in the report"
    yield ""


def wrap(words: str, lead: str) -> list[str]:
    """Words on lines that fit the terminal, the first one after `lead`, the others below it."""
    return textwrap.wrap(
        visible(words),
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_on_hyphens=False,
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"

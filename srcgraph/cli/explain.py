"""`srcgraph explain`: what a rule looks for, why, who asks for it, and examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from srcgraph.cli.terminal import WIDTH, CannotWork, say, visible

if TYPE_CHECKING:
    from srcgraph.rulebook import Card, Example


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Explain a RULE, by its id (SG101) or its name."""
    from srcgraph.rulebook import card, cards

    found = card(rule)
    if found is None:
        ids = cards()
        raise CannotWork(
            f"{rule}: no rule has this id or name. `srcgraph rules` lists them, from {ids[0].id} "
            f"to {ids[-1].id}."
        )
    say("\n".join(_lines(found)))


def _lines(card: Card) -> Iterator[str]:
    yield f"{card.id} {card.name}"
    yield f"  {card.severity}, detection {card.detect}"
    yield ""
    yield from _wrapped(card.why)
    yield ""
    yield "  Who asks for it:"
    for authority in card.authorities:
        yield from _wrapped(
            f"{authority.who}: {authority.address} ({authority.confidence})", "  - "
        )
    yield from _policies(card)
    yield ""
    yield "  Remarked on (the words in brackets):"
    for example in card.flagged:
        yield from _wrapped(_marked(example), "  - ")
    yield "  Passed:"
    for example in card.passing:
        yield from _wrapped(_marked(example), "  - ")


def _policies(card: Card) -> Iterator[str]:
    """The clauses of the policies that ask for a rule, or leave it out."""
    from srcgraph.policy import load, policy_names

    for name in policy_names():
        demand = load(name).own.get(card.id)
        if demand:
            words = demand.clause or demand.reason
            yield from _wrapped(f"policy {name}: {demand.severity or 'off'}. {words}", "  - ")


def _marked(example: Example) -> str:
    """An example with its words in brackets, and its headline where it has one."""
    text, place = "", 0
    for span in example.spans:
        text += f"{example.text[place : span.start]}[{span.of(example.text)}]"
        place = span.end
    return text + example.text[place:]


def _wrapped(words: str, lead: str = "  ") -> list[str]:
    return textwrap.wrap(
        visible(" ".join(words.split())),
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_on_hyphens=False,
        break_long_words=False,
    )

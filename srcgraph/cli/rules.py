"""`srcgraph rules`: all rules, how severe under a policy, and where policies disagree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from srcgraph.cli.terminal import CannotWork, say, visible
from srcgraph.errors import SrcgraphError

if TYPE_CHECKING:
    from srcgraph.policy import Policy
    from srcgraph.rulebook import Card


@click.command()
@click.option(
    "--policy",
    default="default",
    show_default=True,
    metavar="NAME|FILE",
    help="Show how severe the rules are under this policy.",
)
@click.option(
    "--compare",
    nargs=2,
    metavar="POLICY POLICY",
    help="Show where two policies differ, each in its own words.",
)
def rules(policy: str, compare: tuple[str, str] | None) -> None:
    """List the rules of the linter, and the policies that can be named.

    Candidates are places to look at: they are off unless a policy or --select names them.
    """
    from srcgraph.policy import load, policy_names

    try:
        if compare:
            say("\n".join(_differences([load(name) for name in compare])))
            return
        lines = list(_listed(load(policy)))
    except SrcgraphError as error:
        raise CannotWork(str(error)) from error
    say("\n".join([*lines, "", f"Policies: {', '.join(policy_names())}"]))


def _listed(policy: Policy) -> Iterator[str]:
    """One line a rule."""
    from srcgraph.rulebook import cards

    yield visible(f"Under {policy.title}")
    for card in cards():
        yield f"  {card.id}  {card.name:<32} {_severity(policy, card):<9} detect {card.detect}"


def _severity(policy: Policy, card: Card) -> str:
    severity = policy.severity(card)
    return str(severity) if severity else "off"


def _differences(policies: Sequence[Policy]) -> Iterator[str]:
    """The rules on which two policies differ, and what each says."""
    from srcgraph.rulebook import cards

    found = False
    for card in cards():
        severities = [_severity(policy, card) for policy in policies]
        own = [policy.own.get(card.id) for policy in policies]
        if len(set(severities)) == 1 and not any(own):
            continue
        found = True
        mark = "differ" if len(set(severities)) > 1 else "agree"
        yield f"{card.id}  {card.name} ({mark})"
        for policy, severity in zip(policies, severities, strict=True):
            yield visible(f"  {policy.name:<16} {severity:<9} {_words(policy, card)}")
    if not found:
        yield "These policies ask for the same."


def _words(policy: Policy, card: Card) -> str:
    """What a policy says of a rule, where, and how surely it does."""
    demand = policy.demands.get(card.id)
    if demand is None:
        return "silent; the usual severity"
    words = demand.clause or demand.reason or "no words given"
    where = f" ({demand.address}; {demand.confidence})" if demand.address else ""
    return f"{words}{where}"

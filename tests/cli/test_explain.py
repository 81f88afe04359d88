"""`srcgraph explain`: what a rule is about."""

import pytest
from click.testing import CliRunner, Result

from srcgraph.cli import main
from srcgraph.rulebook import cards


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments], catch_exceptions=False)


@pytest.mark.parametrize("rule", [card.id for card in cards()])
def test_every_rule_is_explained(rule: str) -> None:
    result = run(rule)
    assert result.exit_code == 0
    assert result.stdout.startswith(rule)
    assert "Who asks for it:" in result.stdout
    assert "[" in result.stdout


def test_policies_that_ask_stand_with_their_clause() -> None:
    text = " ".join(run("anonymous-no-reason").stdout.split())
    assert "policy jti: error. “The reason for anonymity should be clarified" in text


def test_an_unknown_rule_is_refused() -> None:
    result = run("SG999")
    assert result.exit_code == 2
    assert "SG999: no rule has this id or name" in result.stderr

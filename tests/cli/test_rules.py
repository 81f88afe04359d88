"""`srcgraph rules`: all rules under a policy, and where two policies differ."""

from click.testing import CliRunner, Result

from srcgraph.cli import main
from srcgraph.rulebook import cards


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)


def test_all_rules_and_policies_are_listed() -> None:
    lines = run().stdout.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  SG")] == [c.id for c in cards()]
    assert lines[-1].startswith("Policies: default, ap, bbc")


def test_severities_are_those_of_the_policy() -> None:
    line = next(
        line for line in run("--policy", "bloomberg").stdout.splitlines() if "SG204" in line
    )
    assert line.split() == ["SG204", "anonymous-direct-quote", "error", "detect", "high"]


def test_policies_that_contradict_each_other_are_shown_side_by_side() -> None:
    text = run("--compare", "ap", "bloomberg").stdout
    assert "SG204  anonymous-direct-quote (differ)" in text
    after = text[text.index("SG204") :].splitlines()
    assert after[1].split()[:2] == ["ap", "off"]
    assert after[2].split()[:2] == ["bloomberg", "error"]
    assert "Every utterance in quotation marks needs a name." in after[2]
    assert "quoted elsewhere" in after[2]


def test_what_is_from_memory_is_marked() -> None:
    assert "from memory, unconfirmed" in run("--compare", "ap", "reuters").stdout


def test_a_policy_agrees_with_itself() -> None:
    assert "differ" not in run("--compare", "wsj", "wsj").stdout
    assert run("--compare", "full", "full").stdout == "These policies ask for the same.\n"


def test_an_unknown_policy_is_refused() -> None:
    result = run("--policy", "the-sun")
    assert result.exit_code == 2
    assert "no policy of this name" in result.stderr

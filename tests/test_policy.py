"""Policies: what they ask for, how a house extends one, and what is refused with its line."""

from pathlib import Path

import pytest

from srcgraph.errors import PolicyError
from srcgraph.model import Severity
from srcgraph.policy import Policy, asked_by, load, policy_names
from srcgraph.rulebook import Confidence, card, cards

HOUSE = Path(__file__).resolve().parents[1] / "data" / "house-policy.toml"
SHIPPED = [name for name in policy_names() if name not in ("default", "full")]


def severity(policy: Policy, rule: str) -> Severity | None:
    found = card(rule)
    assert found is not None
    return policy.severity(found)


def test_the_policies_that_ship() -> None:
    names = "default ap bbc bloomberg full guardian jti npr nyt reuters washington-post wsj"
    assert policy_names() == tuple(names.split())


@pytest.mark.parametrize("name", SHIPPED)
def test_every_demand_quotes_its_policy_and_says_how_sure_that_is(name: str) -> None:
    for demand in load(name).own.values():
        if demand.severity is not None:
            assert demand.clause
            assert len(demand.clause.split()) < 25
            assert demand.address
            assert demand.confidence in list(Confidence)
        else:
            assert demand.reason


def test_the_full_policy_has_every_rule_on_but_candidates() -> None:
    policy = load("full")
    assert {c.id for c in cards() if policy.severity(c) is None} == {
        c.id for c in cards() if c.candidate
    }


def test_policies_contradict_each_other() -> None:
    assert severity(load("bloomberg"), "SG204") is Severity.ERROR
    assert severity(load("ap"), "SG204") is None
    assert severity(load("full"), "SG204") is Severity.INFO


def test_a_policy_may_turn_a_candidate_on() -> None:
    assert severity(load("ap"), "SG305") is Severity.INFO
    assert severity(load("default"), "SG305") is None


def test_those_who_ask_in_their_own_words() -> None:
    assert asked_by("SG107") == ("guardian",)
    assert "ap" not in asked_by("SG204")


def test_a_house_extends_a_policy_in_ten_lines() -> None:
    lines = [line for line in HOUSE.read_text("utf-8").splitlines() if line.strip()]
    assert len(lines) <= 10
    policy = load(str(HOUSE))
    assert policy.name == "the-courier"
    assert severity(policy, "SG204") is Severity.ERROR
    assert severity(policy, "SG109") is None
    assert severity(policy, "SG101") is Severity.ERROR  # as AP has it


def test_rules_are_selected_and_ignored_by_id_or_beginning() -> None:
    policy = load("full").narrowed(["SG4", "SG304"], ["SG404"])
    on = [c.id for c in cards() if policy.severity(c)]
    assert on == "SG304 SG401 SG402 SG403 SG405 SG406 SG407 SG408 SG409".split()


def test_what_a_policy_leaves_out_may_still_be_selected() -> None:
    assert severity(load("ap").narrowed(["SG204"]), "SG204") is Severity.INFO


def test_an_unknown_selection_is_refused() -> None:
    with pytest.raises(PolicyError, match="SG9: no rule has this id"):
        load("full").narrowed(["SG9"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('name = "x"\nrules = [\n', r"this is not TOML \(.*line"),
        ('name = "x"\nextend = "ap"\n', r"line 2: “extend” is no key of a policy. Keys: name"),
        ('extends = "the-sun"\n', r"line 1: “the-sun” is no policy to extend. Policies: default"),
        ("rules = 3\n", r"line 1: “rules” holds one line a rule"),
        ('[rules]\nSG101 = "off"\nSG999 = "error"\n', r"line 3: there is no rule SG999"),
        ('[rules]\nSG101 = "grave"\n', r"line 2: the severity of SG101 is one of error, warning"),
        ("[rules]\nSG101 = 1\n", r"line 2: SG101 takes a severity"),
        ('[rules.SG101]\nclause = "x"\n', r"line 1: the severity of SG101 is one of"),
        ('[rules.SG101]\nseverity = "off"\nwhy = "x"\n', r"line 3: “why” is no key of a rule"),
        ('[rules.SG101]\nseverity = "off"\nclause = 2\n', r"line 3: “clause” of SG101 takes words"),
        (
            '[rules.SG101]\nseverity = "error"\nconfidence = "sure"\n',
            r"line 1: the confidence of SG101 is one of: own page",
        ),
        (
            f'[rules.SG101]\nseverity = "error"\nclause = "{"so " * 25}"\n',
            r"line 1: the clause of SG101 is quoted in fewer than 25 words",
        ),
    ],
)
def test_a_broken_policy_is_refused_with_line_and_mend(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError, match=rf"house\.toml.*{message}"):
        load(str(path))


@pytest.mark.parametrize("name", ["the-sun", "no/such/file.toml", "."])
def test_an_unknown_policy_is_refused_with_those_that_are_known(name: str) -> None:
    with pytest.raises(PolicyError, match=r"no policy of this name.*Policies: default, ap"):
        load(name)

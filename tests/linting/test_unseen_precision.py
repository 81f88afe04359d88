"""What rules leave alone in articles of other outlets: each principle beside its neighbour."""

from __future__ import annotations

import pytest

from srcgraph.pipeline import analyse
from srcgraph.policy import load
from tests.reading import article, remarked

# Rule, what it remarks on, what it leaves alone. All invented.
CASES = {
    "a service speaks by its members": (
        "SG101",
        "Harbour clerks said the crane had been sold.",
        "Harbour detectives said the crane had been sold.",
    ),
    "particular members of a service": (
        "SG101",
        "Two senior detectives said the crane had been sold.",
        "Detectives said the crane had been sold.",
    ),
    "a service that is secret": (
        "SG101",
        "Intelligence officers in Lund said the crane had been sold.",
        "Fire officers in Lund said the crane had been sold.",
    ),
    "who told a reporter": (
        "SG101",
        "Detectives told the Courier that the crane had been sold.",
        "Detectives say that the crane had been sold.",
    ),
    "who could tell has told nothing": (
        "SG101",
        "Ankara has asked for a meeting. So a European diplomat told reporters in Brussels.",
        "Ankara has asked for a meeting. So a European diplomat could tell reporters in Brussels.",
    ),
    "an institution told by its adjective": (
        "SG104",
        "The tax will fail, industry sources said.",
        "The tax will fail, parliamentary sources said.",
    ),
    "one of those told before": (
        "SG104",
        "The debt will be paid, people in the town said. It rained.\n\nOne official said the "
        "money was lost.",
        "The debt will be paid, Norvik Bank officials said. It rained.\n\nThe town is small.\n\n"
        "It is old.\n\nOne official said the money was lost.",
    ),
    "weak figures are nobody's fault": (
        "SG202",
        "A party official said the Treasurer was weak.",
        "A party official said the Data was weak.",
    ),
    "due to tells a cause": (
        "SG203",
        "Two aides said the mayor was due to resign.",
        "Two aides said the mayor was ill due to the frost.",
    ),
    "an aside dates it": (
        "SG203",
        "Two aides said the mayor was about to resign.",
        "Two aides said the mayor fears the talks with her party, about to start in Lund.",
    ),
    "could hardly is no chance": (
        "SG203",
        "Two traders said the bank could stop the fall of gold.",
        "Two traders said the bank could hardly stop the fall of gold.",
    ),
    "reluctant to predict": (
        "SG203",
        "Two traders were free to predict whether the harbour sale would end in spring.",
        "Two traders were reluctant to predict whether the harbour sale would end in spring.",
    ),
    "what holds at all times": (
        "SG203",
        "Two traders said it was likely that the sale went to a bank in Lund.",
        "Two traders said the larger the sale, the more likely it was that it went to a bank.",
    ),
    "set down for a day": (
        "SG203",
        "Two aides said the sale was expected to be stopped at a meeting of the town in Lund.",
        "Two aides said the sale was expected to be stopped at a meeting scheduled for May.",
    ),
    "could know is an ability": (
        "SG203",
        "Two traders said the bank could ruin the fund.",
        "Two traders said the bank could foresee the demand for gold.",
    ),
    "somebody named foretells it too": (
        "SG203",
        "It is old.\n\nIt rained.\n\nIt is cold.\n\nTwo aides said that the bank may sell the old "
        "ferry in spring. It rained. It was cold.\n\n“Nobody at the club needs money,” Ola Berg, "
        "an engineer, said.",
        "It is old.\n\nIt rained.\n\nIt is cold.\n\nTwo aides said that the bank may sell the old "
        "ferry in spring. It rained. It was cold.\n\n“The bank wants the old ferry gone by "
        "spring,” Ola Berg, an engineer, said.",
    ),
    "a mark typed for an apostrophe": (
        "SG502",
        'The town"s choir will meet in Lund. “It is a very cold hall,” two officials said.',
        'The choir will meet for the town"s feast in the very old hall, two officials said.',
    ),
    "people of a firm in its own report": (
        "SG502",
        "“Banks have cash that should be put to work,” said economists at Norvik Capital Markets. "
        "“It is a quiet week,” the Norvik economists said in the garden.",
        "“Banks have cash that should be put to work,” said economists at Norvik Capital Markets. "
        "“It is a quiet week,” the Norvik economists said in a weekly report.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_rule_tells_a_case_from_its_nearest_neighbour(name: str) -> None:
    rule, flagged, alone = CASES[name]
    assert remarked(rule, flagged)
    assert not remarked(rule, alone)


def test_where_anonymity_was_agreed_the_reason_alone_is_missed() -> None:
    text = "A ministry official{} said the dam had lost its gate."
    asked = text.format(", who asked not to be named,")
    (plain,) = analyse(article(text.format("")), load("full").narrowed(["SG101"])).findings
    (agreed,) = analyse(article(asked), load("full").narrowed(["SG101"])).findings
    assert plain.message == "“A ministry official” is not named, and nothing says why."
    assert agreed.message == "“A ministry official” would not be named, and nothing says why."

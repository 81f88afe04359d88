"""support: who bears out one anonymous source, and what needs nobody to do so."""

from __future__ import annotations

import pytest

from tests.reading import remarked

# Rule, what it remarks on, what it leaves alone. All invented.
CASES = {
    "a guess is no fact": (
        "SG301",
        "A ministry official said the dam had helped the town.",
        "A ministry official said the dam may help the town.",
    ),
    "of its own house": (
        "SG301",
        "A trader at the harbour said his cousin had joined the deal in May.",
        "A trader at the harbour said his bank had joined the deal in May.",
    ),
    "a verb that judges": (
        "SG301",
        "A ministry official said the clause amends the law.",
        "A ministry official said the clause spoils the law.",
    ),
    "how a market moved": (
        "SG301",
        "A ministry official said the dam had lost its gate on Monday.",
        "A ministry official said the stock market had eased on Monday.",
    ),
    "what a quip was made of": (
        "SG301",
        "A ministry official said the list of the various taxes on salt had been lost.",
        "“We could do it,” a ministry official said of the various taxes -- salt taxes, wine "
        "taxes, a fee on oil and others.",
    ),
    "the body concerned speaks at once": (
        "SG301",
        "A ministry official said the bid had gone to the Harbour Office. The Harbour Office said "
        "it was raining.",
        "A ministry official said the bid had gone to the Harbour Office. The Harbour Office said "
        "the bid would take weeks.",
    ),
    "several others say so far below": (
        "SG301",
        "A ministry official said the old dam had lost its iron gate in March."
        "{gap}Divers said the old gate of the club had been red.",
        "A ministry official said the old dam had lost its iron gate in March."
        "{gap}Divers said the iron gate of the dam in Norvik was gone.",
    ),
    "said besides": (
        "SG301",
        "A Norvik official said the union had stopped its strikes.{gap}An official of the "
        "Harbour Office said the union had given up the strikes.",
        "A Norvik official said the union had stopped its strikes.{gap}An official of the "
        "Harbour Office also said the union had given up the strikes.",
    ),
}
GAP = "\n\n" + "\n\n".join(["It rained in the town."] * 8) + "\n\n"


@pytest.mark.parametrize("name", CASES)
def test_a_rule_tells_a_case_from_its_nearest_neighbour(name: str) -> None:
    rule, flagged, alone = (text.replace("{gap}", GAP) for text in CASES[name])
    assert remarked(rule, flagged)
    assert not remarked(rule, alone)

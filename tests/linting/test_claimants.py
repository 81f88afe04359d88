"""claimants: the sentences around "is said to" tell who says so."""

from __future__ import annotations

import pytest

from tests.reading import remarked

# Rule, what it remarks on, what it leaves alone. All invented.
CASES = {
    "claimed of the thing just before": (
        "SG401",
        "The ministry found a tape in Lund. The tape is alleged to show the sale.",
        "The ministry says a tape proves the sale. The tape is alleged to show the mayor.",
    ),
    "reported speech goes on": (
        "SG401",
        "“We will cut costs,” Ola Berg said. It is hoped to sell the crane. Berg said the mast "
        "was lost.",
        "“We will cut costs,” Ola Berg said. It was hoped to sell the crane. Berg said the mast "
        "was lost.",
    ),
    "what was reported is no thought of the speaker's": (
        "SG401",
        "“We will cut costs,” Ola Berg said. It was reported that the mast was lost. Berg said the "
        "crane was red.",
        "“We will cut costs,” Ola Berg said. It was feared that the mast was lost. Berg said the "
        "crane was red.",
    ),
    "the figure comes again": (
        "SG401",
        "As many as 35 people are believed to be lost in the mine. A rescuer said 12 lamps were "
        "red.",
        "As many as 35 people are believed to be lost in the mine. It is deep.\n\nIt is old.\n\n"
        "“We hear of 35 people,” said a police dispatcher in Lund.",
    ),
    "whose reports they are": (
        "SG401",
        "The mayor is reported to have resigned. The reports came on Monday.",
        "The mayor is reported to have resigned. The reports in several local papers came on "
        "Monday.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_rule_tells_a_case_from_its_nearest_neighbour(name: str) -> None:
    rule, flagged, alone = CASES[name]
    assert remarked(rule, flagged)
    assert not remarked(rule, alone)

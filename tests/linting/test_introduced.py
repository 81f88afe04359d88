"""introduced: the sentence behind a description names whoever was described."""

from __future__ import annotations

import pytest

from tests.reading import remarked

# Rule, what it remarks on, what it leaves alone. All invented.
CASES = {
    "a bare name opens the next sentence": (
        "SG101",
        "A diver at the club says the dam was lost. It was raining on the far side of the dam.",
        "A diver at the club says the dam was lost. Ola Berg was swimming on the far side of it.",
    ),
    "a name that tells its own post is another's": (
        "SG101",
        "An engineer at the club says the dam was lost. Ola Berg, the mayor of Lund, was away.",
        "An engineer at the club says the dam was lost. Ola Berg, 34, was away.",
    ),
    "the name stands beside the noun again": (
        "SG101",
        "An adviser at the club says the dam is lost. The adviser, a professor of law, was away.",
        "An adviser at the club says the dam is lost. The adviser, professor Ola Berg, was away.",
    ),
    "the next sentence tells what he is called": (
        "SG101",
        "A defector says the dam is a fortress. The man who guarded it was away.",
        "A defector says the dam is a fortress. The man who calls himself Abu Salim was away.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_rule_tells_a_case_from_its_nearest_neighbour(name: str) -> None:
    rule, flagged, alone = CASES[name]
    assert remarked(rule, flagged)
    assert not remarked(rule, alone)

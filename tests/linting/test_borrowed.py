"""borrowed: passages set out from another outlet, and who spoke to it, by invented places."""

from __future__ import annotations

import pytest

from tests.reading import remarked

PASSAGE = "The minister will resign, two aides in her office said.\n\nIt rained."
REPORT = "The minister owns two banks, the Evening News reported."


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        ("The town had this to see:", "From the Northern Herald:"),
        ("The Northern Herald is old.", "The Northern Herald reports:"),
        ("Ola Berg had a plan:", "As Ola Berg wrote in his column:"),
    ],
)
@pytest.mark.parametrize(("rule", "passage"), [("SG101", PASSAGE), ("SG503", REPORT)])
def test_a_passage_set_out_behind_a_colon_is_anothers(
    rule: str, passage: str, kept: str, left: str
) -> None:
    assert remarked(rule, f"{kept}\n\n{passage}")
    assert not remarked(rule, f"{left}\n\n{passage}")


@pytest.mark.parametrize("rule", ["SG101", "SG103", "SG302"])
def test_what_read_the_rest_here_ends_is_anothers(rule: str) -> None:
    body = "The council met.\n\nThe minister will resign, sources said.\n\nIt rained.\n\n"
    opening = "The Northern Herald reports that the minister is ill.\n\n"
    assert remarked(rule, opening + body + "Lena Falk will read the rest of the bill on Monday.")
    assert remarked(rule, body + "Read the rest here.")
    assert not remarked(rule, opening + body + "Read the rest here.")


def test_a_quoted_passage_ends_with_its_quotation_marks() -> None:
    text = f"The Northern Herald reports:\n\n“The dam is old.”\n\n{PASSAGE}"
    assert remarked("SG101", text)


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        (
            "A bank executive told the Northern Herald that the vault was empty.",
            "A bank executive told the Northern Herald that the vault was empty. The Evening News "
            "reported that the bank had closed.",
        ),
        (
            "A bank executive told Reuters that the vault was empty.",
            "A bank executive told Reuters that the vault was empty. Reuters’ Ola Berg and "
            "Reuters's Lena Falk said the bank had closed.",
        ),
        (
            "A bank executive told Channel Nine that the vault was empty.",
            "A bank executive told the broadcaster Nine that the vault was empty.",
        ),
    ],
)
def test_who_spoke_to_another_outlet_owes_this_one_no_reason(kept: str, left: str) -> None:
    assert remarked("SG101", kept)
    assert not remarked("SG101", left)

"""Where a nameless source stands, what is told beside it, and what only looks like a forecast."""

from __future__ import annotations

import pytest

from tests.reading import remarked

_KNOWS = "The yacht was sold, a person familiar with the matter said."


@pytest.mark.parametrize(
    "left",
    [
        f"{_KNOWS} The person works as a bookkeeper at the shipyard.",
        f"{_KNOWS} He is a broker at the shipyard.",
        "A person who worked on the campaign said the money had run out.",
        "A source within law enforcement said the suspect had fled.",
        "One Hanlon insider said the two had been like brothers.",
        "People familiar with the plans, including two current directors of the bank, said the "
        "board would meet.",
        "The bonds will be sold, according to people familiar with the matter. “We have no "
        "choice,” one treasury official said.",
    ],
)
def test_who_is_placed_beside_a_bare_description_has_a_position(left: str) -> None:
    assert remarked("SG104", f"{_KNOWS} The yacht is at sea.")
    assert not remarked("SG104", left)


def test_officials_at_large_speak_for_a_house_and_counted_ones_for_themselves() -> None:
    assert remarked("SG104", "Two officials, who asked not to be named, said the convoy turned.")
    assert not remarked("SG104", "Officials said the fire began in the kitchen at about 3 a.m.")
    house = "The fire brigade came at noon. The street was shut.\n\nOne official said it burnt."
    assert not remarked("SG104", house)
    assert remarked("SG104", house.replace("fire brigade", "rain"))


def test_an_individual_is_a_person_and_no_document() -> None:
    assert remarked("SG104", "An individual with knowledge of the orders said the ships turned.")


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        (
            "Sources close to the manager said he would not take a pay cut.",
            "Sources close to the club said the striker would be sold.",
        ),
        (
            "The mayor's friends said he would run again.",
            "The mayor's friends expect him to run again.",
        ),
        (
            "Clinton's camp said the advertisement was false. It was shown on television.",
            "Clinton's camp said the advertisement was false. The campaign spent $3 million.",
        ),
        (
            "Friends of the mayor said he wept. The hall was full. The mayor left at noon. Tor Ek, "
            "a plumber, said he was angry.",
            "Friends of the mayor said he wept. The hall was full. The mayor left at noon. Tor Ek, "
            "a friend of the mayor, said he was angry.",
        ),
        (
            "Friends of Mr. Ek said he loved boats. The races took place on Monday.",
            "Friends of Mr. Ek, the student who was shot, said he loved boats. The shooting took "
            "place on Monday. Two others were wounded.",
        ),
    ],
)
def test_nobody_hides_behind_a_body_an_attitude_or_a_circle_that_is_named(
    kept: str, left: str
) -> None:
    assert remarked("SG107", kept)
    assert not remarked("SG107", left)


def test_the_circle_of_a_family_is_that_of_people() -> None:
    text = "Mary Hanlon spoke. “She has a problem,” said a person close to the Hanlons."
    assert remarked("SG107", text)


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        (
            "“The minister will probably resign,” said one former aide.",
            "“It's probably more useful for him,” said one former aide.",
        ),
        (
            "An aide said the senator might run again.",
            "An aide said the senator had told donors he might run again.",
        ),
        (
            "The driver could flee the country, said one aide who would not be named.",
            "The driver could face 20 years, said one aide who would not be named.",
        ),
        (
            "A firefighter said the wall could fall within days.",
            "A firefighter said he could hear knocking behind the wall.",
        ),
    ],
)
def test_a_judgement_anothers_guess_the_law_and_the_senses_foretell_nothing(
    kept: str, left: str
) -> None:
    assert remarked("SG203", kept)
    assert not remarked("SG203", left)


@pytest.mark.parametrize(
    "text",
    [
        "“They'll fold by Friday,” a union official predicted, asking not to be named.",
        "A second wave of sackings is bound to follow, an executive at the broadcaster said.",
        "“He is going to lose, and lose badly,” said a strategist who would not be named.",
        "A club source said the winger should be fit for the final, but might not start.",
    ],
)
def test_a_forecast_may_stand_in_the_verb_of_saying_or_in_an_end(text: str) -> None:
    assert remarked("SG203", text)

"""What the rules on anonymous sources leave alone: each general cause by an invented place."""

from __future__ import annotations

import pytest

from tests.reading import remarked


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        (
            "Four senators said they would vote no on the dam in Torberg.",
            "Four senators said they would vote no: Lena Falk, Ola Berg, Nils Ek and Ann Lund.",
        ),
        (
            "Two election officials said the ballots were burnt.",
            "Election officials said 41 percent of the ballots were counted.",
        ),
    ],
)
def test_who_is_named_at_once_or_speaks_as_a_body_needs_no_reason_for_anonymity(
    kept: str, left: str
) -> None:
    assert remarked("SG101", kept)
    assert not remarked("SG101", left)


@pytest.mark.parametrize(
    "reason",
    [
        "said one nurse, who like many of the twenty interviewed asked not to be named for fear of "
        "dismissal",
        "said one nurse. Most of those who spoke for this article asked not to be named because "
        "they feared dismissal",
    ],
)
def test_a_reason_told_for_many_covers_all_who_speak(reason: str) -> None:
    rest = (
        "\n\nThe ward was closed at night.\n\nIt reopened in May.\n\nThe beds were sold, {} said."
    )
    assert remarked(
        "SG101", "The ward is cold, said one nurse." + rest.format("an official at the clinic")
    )
    text = f"The ward is cold, {reason}." + rest.format("an official at the clinic")
    assert not remarked("SG101", text)


def test_a_reason_covers_those_described_in_the_same_words() -> None:
    text = (
        "Two coast guard officers, who asked not to be named for fear of dismissal, said the boat "
        "sank.\n\nThe boat was old.\n\nIt was built in Lund.\n\nOne {} said nobody rang the bell."
    )
    assert not remarked("SG101", text.format("coast guard officer"))
    assert remarked("SG101", text.format("navy officer"))


def test_who_only_acts_tells_nothing() -> None:
    assert not remarked("SG101", "When the flood came, two officials volunteered.")
    assert not remarked("SG101", "People at the bank are responding to the flood.")


def test_the_house_of_an_employee_may_stand_just_before() -> None:
    assert remarked("SG104", "The vault was empty. One employee said the guard had slept.")
    assert not remarked(
        "SG104", "The vault of Torberg Bank was empty. One employee said the guard had slept."
    )


def test_a_wide_rank_is_no_praise_and_who_is_praised_must_speak() -> None:
    assert remarked("SG105", "A senior source said the budget was finished.")
    assert not remarked("SG105", "A senior official said the budget was finished.")
    assert not remarked("SG105", "The fund signed on the town's best-connected fundraisers.")


@pytest.mark.parametrize(
    "said",
    [
        "said the ministry would have to choose a side",
        "said the ministry welcomed the plan",
        "called the dam “a bucket with a hole in it”",
        "said the minister was “very calm, very calm indeed”",
    ],
)
def test_views_need_no_second_source(said: str) -> None:
    assert remarked("SG301", "A ministry official said the dam had lost its gate in March.")
    assert not remarked("SG301", f"A ministry official {said}.")


def test_a_habit_of_the_past_is_no_forecast() -> None:
    assert remarked(
        "SG203", "The mere mention of the dam could make him resign, an aide to him said."
    )
    assert not remarked(
        "SG203", "At times the mere mention of the dam could make him fume, an aide to him said."
    )


def test_a_lead_may_describe_somebody_whom_the_next_paragraph_names() -> None:
    lead = (
        "A former bank chairman says the dam should be sold before the winter comes to Torberg.\n"
    )
    below = "“Now is the time to sell it,” said {}, who led Torberg Bank until May."
    assert not remarked("SG101", lead + below.format("Ola Berg"))
    assert remarked(
        "SG101", lead + "The dam was built in 1902.\nIt rained.\n" + below.format("Ola Berg")
    )


def test_somebody_told_as_anothers_is_no_secret() -> None:
    assert remarked("SG101", "“That was wrong,” a former strategist of the mayor said.")
    assert not remarked("SG101", "“That was wrong,” the mayor’s former strategist said.")


def test_a_columnists_own_friend_is_no_proxy() -> None:
    said = "A friend said he was furious about the dam."
    assert remarked("SG107", "The mayor, Ola Berg, keeps silent. " + said)
    assert not remarked("SG107", "I met my wife at the dam of Ola Berg. " + said)


def test_an_example_may_take_long_to_be_named() -> None:
    said = "{} said the dam was lost. “It was old. It was never painted. It had no gate,” {} said."
    assert not remarked("SG103", said.format("Several observers", "Ola Berg, a diver,"))
    assert remarked("SG103", said.format("Several observers", "the report"))


def test_what_is_yet_to_be_said_has_no_source() -> None:
    assert remarked("SG101", "A ministry official said that the dam was lost.")
    assert not remarked("SG101", "A ministry official will say that the dam was lost.")


def test_a_reason_told_for_many_covers_those_whose_words_were_not_found() -> None:
    told = "Ankara has asked for a meeting. So a European diplomat told reporters in Brussels."
    shared = "“It is cold,” said one nurse, who {} asked not to be named for fear of dismissal."
    between = "\n\nThe ward was closed.\n\nIt reopened in May.\n\n"
    assert remarked("SG101", shared.format("had been told to lie and") + between + told)
    assert not remarked("SG101", shared.format("like most of those interviewed") + between + told)


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        (
            "In the hall a member of the family said the dam had been sold.",
            "They sat in the hall when a member of the family said the dam had been sold.",
        ),
        (
            "A bank executive said the dam had been sold.",
            "After a bank executive said the dam had been sold, the talks ended.",
        ),
        (
            "A party official suggested that the dam had been sold.",
            "A party official suggested that they sell the dam.",
        ),
    ],
)
def test_what_happens_in_the_story_is_no_talk_with_a_reporter(kept: str, left: str) -> None:
    assert remarked("SG101", kept)
    assert not remarked("SG101", left)


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        ("Twelve people who lost their homes", "Six million people who lost their homes"),
        ("Two allies of the mayor", "Ola Berg and two allies"),
    ],
)
def test_a_crowd_and_a_company_with_a_name_in_it_hide_nobody(kept: str, left: str) -> None:
    assert remarked("SG101", f"{kept} said the dam was lost.")
    assert not remarked("SG101", f"{left} said the dam was lost.")


@pytest.mark.parametrize(
    "particular",
    ["Senior campaign aides", "Two campaign aides", "Campaign aides familiar with the talks"],
)
def test_uncounted_people_of_a_house_speak_for_it(particular: str) -> None:
    told = "{} said the money for the dam was spent."
    assert remarked("SG101", told.format(particular))
    assert not remarked("SG101", told.format("Campaign aides"))
    assert remarked("SG302", told.format("Campaign aides"))


def test_what_several_people_think_alike_is_summed_up() -> None:
    elders = "Several party lawmakers {} that the dam needed paint."
    assert remarked("SG101", elders.format("said"))
    assert not remarked("SG101", elders.format("agreed"))


def test_a_reason_told_for_one_covers_others_of_the_same_sort() -> None:
    text = (
        "There is no leave, said an employee, who asked not to be named for fear of dismissal."
        "\n\nThe mill is old.\n\nIt was built in Lund.\n\nFive current {} said nobody was paid."
    )
    assert not remarked("SG101", text.format("employees"))
    assert remarked("SG101", text.format("managers"))


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        ("A nurse said the ward had lost its beds.", "A delegate said the ward had lost its beds."),
        (
            "One nurse said the ward had lost its beds.",
            "One nurse said she had sold her bed.",
        ),
        (
            "A Torberg Fund official said that the mayor had hidden the letters.",
            "A Torberg Fund official said that 40 percent of the fund’s guests were women.",
        ),
    ],
)
def test_what_only_a_source_can_tell_of_itself_needs_no_second_one(kept: str, left: str) -> None:
    assert remarked("SG301", kept)
    assert not remarked("SG301", left)


def test_a_pitch_is_no_forecast() -> None:
    said = "Two aides said the mayor could {} in Lund."
    assert remarked("SG203", said.format("lose"))
    assert not remarked("SG203", said.format("be useful"))
    assert not remarked("SG203", said.format("help the party"))


def test_uncounted_people_of_a_house_and_those_who_take_part_foretell_nothing() -> None:
    said = "{} said the mayor might resign in May."
    assert remarked("SG203", said.format("Two party organizers"))
    assert not remarked("SG203", said.format("Party organizers"))
    assert not remarked("SG203", said.format("One delegate"))


def test_who_is_asked_after_tells_nothing() -> None:
    assert not remarked("SG101", "We know how many people said the dam was old.")


def test_who_stands_before_the_press_hides_nothing() -> None:
    said = "The plant will close in May, an economic adviser said. It is too old, he said{}."
    assert remarked("SG301", said.format(""))
    assert not remarked("SG301", said.format(" in a news conference at the palace"))


def test_a_lead_may_describe_the_spokesman_whom_the_next_sentence_names() -> None:
    lead = "The plan will calm lenders, a senior {} official said.\n"
    below = "“We have paid all along,” senior Danish government spokesman Ola Berg told reporters."
    assert not remarked("SG501", lead.format("Danish") + below)
    assert remarked("SG501", lead.format("Norwegian") + below)


def test_what_is_needed_is_a_view() -> None:
    said = "The town {} a new bridge, an executive with a foreign bank said."
    assert remarked("SG301", said.format("bought"))
    assert not remarked("SG301", said.format("needs"))


def test_a_lawsuit_alleges_what_it_is_about() -> None:
    told = "The firm sought protection after {} over its pump, alleged to have caused a fire."
    assert remarked("SG401", told.format("a quarrel"))
    assert not remarked("SG401", told.format("a flood of lawsuits"))


def test_a_speaker_told_right_before_comes_late_to_nobody() -> None:
    long = "“It is a swamp. The ball would not roll. We lost two men. I am proud of them,” {} said."
    assert remarked("SG409", "The match was over at nine.\n" + long.format("Sven Aalto"))
    assert not remarked("SG409", "Sven Aalto met the press.\n" + long.format("Aalto"))
    assert not remarked("SG409", "The match was over at nine.\n" + long.format("she"))


def test_whose_own_words_stand_nearby_has_no_mind_read() -> None:
    thought = "Ola Berg fears the dam will break."
    assert remarked("SG405", f"It rained. {thought} It was built in 1902.")
    assert not remarked("SG405", f"{thought} “It cannot hold,” Berg said.")


def test_a_loaded_verb_judges_neither_the_writer_nor_a_file() -> None:
    assert remarked("SG404", "The mayor confessed that the dam was old.")
    assert not remarked("SG404", "I confessed that the dam was old.")
    assert not remarked("SG404", "Court filings revealed that the dam was old.")
    assert remarked("SG404", "The mayor wore a suit and confessed that the dam was old.")


def test_a_spokesman_who_only_declines_needs_no_name() -> None:
    assert remarked("SG206", "A ministry spokesman said the dam was safe.")
    assert not remarked("SG206", "A ministry spokesman declined to comment on the dam.")
    assert not remarked("SG206", "A ministry spokesman did not respond to questions on the dam.")


def test_one_spokesman_who_is_named_stands_for_the_others() -> None:
    said = "The dam is safe, a spokesman for Nordbank said. {} said it was checked in May."
    assert remarked("SG206", said.format("Lena Falk, a geologist,"))
    assert remarked("SG206", said.format("Lena Falk, a spokeswoman for Torberg,"))
    assert not remarked("SG206", said.format("Lena Falk, a spokeswoman for Nordbank,"))


def test_what_a_spokesman_says_of_silence_is_said() -> None:
    assert remarked("SG206", "A ministry spokesman said the bank would not answer for the loss.")


def test_an_official_of_the_company_told_of_tells_its_own_plans() -> None:
    said = "{} will cut its output by 10 pct in April, a company official said."
    assert remarked("SG301", said.format("The pits"))
    assert not remarked("SG301", said.format("Oki Electric Industry Co"))
    other = "Oki Electric Industry Co will cut its output by 10 pct, a bank official said."
    assert remarked("SG301", other)


def test_what_several_near_by_say_much_alike_rests_on_more_than_one() -> None:
    told = "One diplomat said share issues were put off for good."
    lead = "Share {} were dropped from the plan, Western diplomats said. It was a Monday. "
    assert remarked("SG301", lead.format("prices") + told)
    assert not remarked("SG301", lead.format("issues") + told)
    against = "Share issues were not put off, other diplomats said. It was a Monday. "
    assert remarked("SG301", against + told)


def test_a_party_member_in_the_lead_is_its_spokesman_of_the_next_sentence() -> None:
    lead = "A leading member of the Harbour Party said the dam was sold.\n"
    below = "{} foreign affairs spokesman Ola Berg told reporters: “We have seen the contract.”"
    assert not remarked("SG501", lead + below.format("Harbour"))
    assert remarked("SG501", lead + below.format("Ministry"))


def test_what_was_likely_to_have_happened_is_no_forecast() -> None:
    said = "Two aides said the rise was likely {} the mayor his seat."
    assert remarked("SG203", said.format("to cost"))
    assert not remarked("SG203", said.format("to have cost"))
    assert remarked("SG203", said.format("to have to cost"))


def test_the_sources_are_those_described_before() -> None:
    said = "{} fear for the rate. It rained. The sources said the bank was content."
    assert remarked("SG103", said.format("The miners"))
    assert not remarked("SG103", said.format("Sources close to the bank’s chairman"))


def test_a_duty_to_report_attributes_nothing() -> None:
    assert remarked("SG401", "The loss must be reported to have grown.")
    assert not remarked("SG401", "The loss must be reported to the Bank of Torberg.")


def test_levels_of_a_ministry_praise_nobody() -> None:
    said = "A source close to the top level{} said the dam would be sold."
    assert not remarked("SG105", said.format("s of the ministry"))


def test_staff_are_more_than_one() -> None:
    said = "The committee took the rates down in May, {} said."
    assert remarked("SG301", said.format("a committee aide"))
    assert not remarked("SG301", said.format("committee staff"))

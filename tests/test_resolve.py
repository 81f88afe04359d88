"""resolve: which mentions are one source, sieve by sieve."""

from __future__ import annotations

import pytest

from srcgraph.model import Kind
from tests.reading import analysis


def speakers(text: str) -> list[str]:
    """For each attribution in order, the label of its source ("" for none)."""
    found = analysis(text)
    labels = {source.id: source.label for source in found.sources}
    return [labels.get(item.source_id or "", "") for item in found.attributions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name, its surname, a title and a pronoun
        (
            "Ana Ruiz said the bridge is safe.\nRuiz said it was tested.\n"
            "She said there was no risk.",
            ["Ana Ruiz"] * 3,
        ),
        (
            "Prime Minister Tomas Berg said he would resign.\n"
            "The prime minister said the vote was lost.",
            ["Tomas Berg"] * 2,
        ),
        # a trade is that of the person just spoken of, where no other of it was told of
        (
            "Karl Lund, chairman of Credit Orla, said no. The Swiss banker said rates would rise.",
            ["Karl Lund"] * 2,
        ),
        (
            "A banker wept. Karl Lund of Orla said no. The Swiss banker said rates would rise.",
            ["Karl Lund", "The Swiss banker"],
        ),
        (
            "Mayor Ana Ruiz said the pier was shut. The officer said two men were hurt.",
            ["Ana Ruiz", "The officer"],
        ),
        # two of one surname, told apart by title
        (
            "Karl Lund said he was sorry. Maria Lund said she was not.\n"
            "Mr. Lund said it would not happen again.",
            ["Karl Lund", "Maria Lund", "Karl Lund"],
        ),
        # the head of a body that the opening does not name
        (
            "The budget has to be cut, the chairman of a key harbour subcommittee said.\n"
            "It is late, said Nils Glick, chairman of the Harbour subcommittee on piers.",
            ["Nils Glick"] * 2,
        ),
        (
            "The budget has to be cut, the chairman of a key farm subcommittee said.\n"
            "It is late, said Nils Glick, chairman of the Harbour subcommittee on piers.",
            ["the chairman of a key farm subcommittee", "Nils Glick"],
        ),
        # the end of a firm's name speaks beside nobody
        (
            "“It held,” analyst Nils Ellman of Westheim and Co said.\nEllman said it was tested.",
            ["Nils Ellman"] * 2,
        ),
        # whose spokesman it is may stand before or behind the word
        (
            "A spokesman for Polarex said the bid was late.\n"
            "The offer was low, the Polarex spokesman said.",
            ["A spokesman for Polarex"] * 2,
        ),
        (
            "A spokesman for Polarex said the bid was late.\n"
            "The offer was low, the Norvik spokesman said.",
            ["A spokesman for Polarex", "the Norvik spokesman"],
        ),
        # what a description is about is no modifier of whoever comes next
        (
            "A witness to the police shooting said it was dark.\n"
            "Nobody warned him, the police witness said.",
            ["A witness to the police shooting", "the police witness"],
        ),
        # a title that fits nobody named in full is somebody else
        (
            "Michelle Vale said she was pleased.\nMr. Vale said the vote was lost.\n"
            "Mr. Vale said he would go.",
            ["Michelle Vale", "Vale", "Vale"],
        ),
        # another source is new, the source is the one before
        (
            "A source said the deal was off. Another source said it was alive.\n"
            "The source said talks went on.",
            ["A source", "Another source", "Another source"],
        ),
        # the whole group told again with fewer words
        (
            "The talks were held in May, according to several well-placed diplomatic sources.\n"
            "The talks were short, according to the diplomatic sources.\n"
            "Nobody was angry, the sources said.",
            ["several well-placed diplomatic sources"] * 3,
        ),
        # "Sources" bare is not that group
        (
            "The talks were held in May, according to several diplomatic sources.\n"
            "Sources said the talks were short.",
            ["several diplomatic sources", "Sources"],
        ),
        # a body, its acronym and "the agency"
        (
            "The Harbour Safety Agency said the ship was sound.\nThe agency said it was checked.\n"
            "The HSA said it was closed in May.",
            ["The Harbour Safety Agency"] * 3,
        ),
        # a capital for its state
        (
            "France said the treaty was dead. Paris said it would not sign.",
            ["France", "France"],
        ),
        # a description of their own opens a new source, a shorter one goes back
        (
            "Federal and state officials said the two raised money.\n"
            "Officials at the Border Inquiry Office, a part of the ministry, said they were "
            "worried.\nThe officials said the program should end.",
            [
                "Federal and state officials",
                "Officials at the Border Inquiry Office, a part of the ministry",
                "Officials at the Border Inquiry Office, a part of the ministry",
            ],
        ),
        # one person told by roles without a name is the one just spoken of
        (
            "Mara Lund, the former minister, said the vote was lost.\n"
            "The former first lady and Orla senator said it was a mistake.",
            ["Mara Lund"] * 2,
        ),
        (
            "Mara Lund said she was ill. Paul Ilves said he would win.\n"
            "“We need change,” the Orla businessman said.",
            ["Mara Lund", "Paul Ilves", "Paul Ilves"],
        ),
        # a thing goes on under the name that its description gives
        (
            "The program, called EB-9, says that applicants must pay.\n"
            "EB-9 says that the money is safe.",
            ["The program, called EB-9"] * 2,
        ),
        # a name with a hyphen is one name
        (
            "Lee Mun-hee, the minister, said the talks were over. Mr. Lee said he would resign.",
            ["Lee Mun-hee"] * 2,
        ),
        # the clause that speaks of the people is no part of the mention
        (
            "Several people reporters tried to reach said they would not talk.",
            ["Several people"],
        ),
        # who stands for its noun
        (
            "Ana Ruiz, who said the bridge was safe, left early.",
            ["Ana Ruiz"],
        ),
        # a name that ends in a stop
        (
            "That prompted a harsh response from Cy Dahl Jr., who suggested in an interview that "
            "Mr. Lund was trying to stay.",
            ["Cy Dahl Jr."],
        ),
    ],
)
def test_mentions_of_one_source_are_one(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose spokesman it is stands in both places
        (
            "A Harbour Agency spokesman said the pier was safe.\nThe weather was fine.\n"
            "Karl Lund, a spokesman for the Harbour Agency, said it was tested.",
            ["Karl Lund", "Karl Lund"],
        ),
        # another body's, or nobody's in particular
        (
            "A Harbour Agency spokesman said the pier was safe.\n"
            "Karl Lund, a spokesman for the Border Office, said it was tested.",
            ["A Harbour Agency spokesman", "Karl Lund"],
        ),
        (
            "A spokesman said the pier was safe.\n"
            "Karl Lund, a spokesman for the Border Office, said it was tested.",
            ["A spokesman", "Karl Lund"],
        ),
        # who asked not to be named is nobody of those named
        (
            "A longtime adviser to Mara Ruiz, who requested anonymity to speak freely, said the "
            "vote was lost.\nTomas Berg, a longtime adviser to Mara Ruiz, said it was won.",
            ["A longtime adviser to Mara Ruiz", "Tomas Berg"],
        ),
        # "the spokesman" is not one who is first told far below
        (
            "The spokesman said the pier was safe.\nIt was a fine day.\nIt rained at noon.\n"
            "The sun came out.\nA boat came.\nIt left.\nPeople waited.\nThe ferry was late.\n"
            "Karl Lund, a spokesman for the Border Office, said it was tested.",
            ["The spokesman", "Karl Lund"],
        ),
        # an office that one person holds may be named further below
        (
            "A former party chairman said the vote was lost.\n"
            "Tomas Berg, the former party chairman, said it again on Monday.",
            ["Tomas Berg", "Tomas Berg"],
        ),
    ],
)
def test_one_of_many_is_somebody_named_later_only_where_the_text_allows_one(
    text: str, expected: list[str]
) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A senior official said the pier was safe.\n"
            "The Harbour Agency official told reporters that it was tested.",
            ["A senior official"] * 2,
        ),
        # a company's spokesman
        (
            "A company spokesman said the pier was safe.\n"
            "The Norvik spokesman told reporters that it was tested.",
            ["A company spokesman"] * 2,
        ),
        # those of two sides or nations are two, and an ordinal may not count
        (
            "A Democratic aide said the bill was dead.\nThe Republican aide said it was alive.",
            ["A Democratic aide", "The Republican aide"],
        ),
        (
            "A Western diplomat said the road was shut.\nThe Russian diplomat said it was open.",
            ["A Western diplomat", "The Russian diplomat"],
        ),
        (
            "A former official said it rained. A port official said it was dry.\n"
            "The first official to resign said it leaked.",
            ["A former official", "A port official", "The first official to resign"],
        ),
        # whose official it is was told already, there are two, or one more comes
        (
            "A Border Office official said the pier was safe.\n"
            "The Harbour Agency official said it was tested.",
            ["A Border Office official", "The Harbour Agency official"],
        ),
        (
            "A senior official said the pier was safe. A port official said it was not.\n"
            "The Harbour Agency official said it was tested.",
            ["A senior official", "A port official", "The Harbour Agency official"],
        ),
        (
            "A senior official said the pier was safe.\nThe other official said it was tested.",
            ["A senior official", "The other official"],
        ),
        (
            "A senior official said the pier was safe. A port official said it was not.\n"
            "The first official said it was tested, and the second official said it leaked.",
            ["A senior official", "A port official"] * 2,
        ),
    ],
)
def test_an_official_told_more_of_is_the_one_told_of_before(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize("between", ["It was a fine day.\n" * 8, ""])
def test_a_spokesman_named_far_below_is_unsure(between: str) -> None:
    text = (
        f"A Harbour Agency spokesman said the pier was safe.\n{between}"
        "Karl Lund, a spokesman for the Harbour Agency, said it was tested."
    )
    (source,) = analysis(text).sources
    assert source.unsure is bool(between)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bankers said the pier was safe.\nOrla bankers said it was not.\n"
            "Bankers said it was tested.",
            ["Bankers", "Orla bankers", "Bankers"],
        ),
        (
            "Financial analysts said the pier was safe.\nSome said it was not.\n"
            "The analysts said it was tested.",
            ["Financial analysts", "Some", "Financial analysts"],
        ),
        ("One U.S. Official said the pier was safe.", ["One U.S. Official"]),
    ],
)
def test_a_group_is_told_again_in_its_own_words(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected
    assert all(source.kind is not Kind.ORGANIZATION for source in analysis(text).sources)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Border Office said the road was shut.\nNational Orla Bank became the first to "
            "follow this week when it said it was adding 466 million crowns.",
            ["The Border Office", "National Orla Bank"],
        ),
        (
            "Bankers said the pier was safe, and the dockers said they asked for no money. "
            "So far bankers have not got an answer. "
            "But they acknowledged that the port may demand more.",
            ["Bankers", "the dockers", "Bankers"],
        ),
        # those who only stand by are not meant
        (
            "Investigators said the fire had been set. Two men were arrested. "
            "They said the pair had been drunk.",
            ["Investigators", "Investigators"],
        ),
        (
            "Doctors said 12 people had died. Relatives wept outside the clinic. "
            "They said more deaths were expected.",
            ["Doctors", "Doctors"],
        ),
        # who speaks in the sentence before is the nearest anyhow
        (
            "Bankers said the pier was safe. They acknowledged that it leaked.",
            ["Bankers", "Bankers"],
        ),
    ],
)
def test_a_pronoun_may_stand_for_a_subject_that_does_not_speak(
    text: str, expected: list[str]
) -> None:
    assert speakers(text) == expected


def test_the_union_is_none_of_several_unions_told_before() -> None:
    text = (
        "Three unions said the pier was safe.\n"
        "The weather was fine, and the union said it was tested."
    )
    assert speakers(text) == ["Three unions", "the union"]


def test_officials_of_one_of_two_bodies_are_unsure() -> None:
    text = "Harbour officials said the pier was safe. Border officials said the road was shut.\n"
    again = "Officials said it was tested."
    unsure = [source.unsure for source in analysis(text + again).sources]
    assert unsure == [False, True]
    assert [source.unsure for source in analysis(text).sources] == [False, False]


def test_i_in_a_quotation_is_whoever_is_quoted() -> None:
    text = "“I believe we won,” Ana Ruiz said. The mayor of Orla said the vote was close."
    assert speakers(text)[0] == "Ana Ruiz"


BELOW = "\nThe vote was held on Monday.\n"
END = "\nThe town slept.\nThe sun rose."


@pytest.mark.parametrize(
    ("headline", "story", "expected"),
    [
        (
            "State calls 22 letters secret.",
            "The State Department said on Friday that the letters were secret.",
            ["The State Department"] * 2,
        ),
        (
            "Trump aide says the vote is lost.",
            "Karl Lund, an aide to Trump, said it was lost.",
            ["Karl Lund"] * 2,
        ),
        (
            "Campaign says the pier will stand.",
            "The Ruiz campaign said that the pier would stand.",
            ["The Ruiz campaign"] * 2,
        ),
        # a class, another's, or one of two
        (
            "Democrats say the pier will stand.",
            "Democrats on the harbour committee said that the pier would stand.",
            ["Democrats", "Democrats on the harbour committee"],
        ),
        (
            "Lund aide says the vote is lost.",
            "Karl Berg, an aide to Trump, said it was lost.",
            ["Lund aide", "Karl Berg"],
        ),
        (
            "Campaign says the pier will stand.",
            "The Ruiz campaign said that the pier would stand. "
            "The Lund campaign said that it would fall.",
            ["Campaign", "The Ruiz campaign", "The Lund campaign"],
        ),
    ],
)
def test_whoever_speaks_in_the_headline_is_the_one_of_the_story(
    headline: str, story: str, expected: list[str]
) -> None:
    assert speakers(headline + BELOW + story + END) == expected


def test_a_headline_that_fits_two_is_unsure() -> None:
    story = "The Ruiz campaign said it would stand. The Lund campaign said that it would fall."
    found = analysis("Campaign says the pier will stand." + BELOW + story + END)
    assert [source.unsure for source in found.sources] == [True, False, False]


def writers(text: str) -> int:
    """How many sources are told as "I"."""
    return sum(source.label == "I" for source in analysis(text).sources)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Peter Fonseca.", "Marta Okonjo.", 2),  # each letter is signed
        ("Peter Fonseca.", "The sun shone.", 1),  # one signature: one writer
        ("The pier.", "The road.", 1),  # headings
    ],
)
def test_who_signs_letters_of_their_own_are_several(one: str, other: str, expected: int) -> None:
    text = (
        f"I believe that the pier is safe.\n{one}\n"
        f"I think that the pier will fall.\n{other}\nThe pier was built of oak."
    )
    assert writers(text) == expected


def test_each_letter_to_the_editor_has_its_writer() -> None:
    letter = "To the Editor:\nI believe that the pier is safe.\n"
    assert writers(letter * 2) == 2
    assert writers(letter) == 1


def test_a_name_that_heads_a_part_of_an_essay_is_no_signature() -> None:
    text = (
        "I believe that Karl Lund is safe.\nKarl Lund.\n"
        "I think that Ana Ruiz will fall.\nAna Ruiz.\nIt was said in the hall."
    )
    assert writers(text) == 1


def test_no_source_stays_none() -> None:
    found = analysis("It is believed that the suspect fled abroad.")
    assert [item.source_id for item in found.attributions] == [None]
    assert found.sources == ()


@pytest.mark.parametrize(
    ("text", "label", "unsure"),
    [
        (
            "The mayor met Norvik last week which announced that the mill would close.",
            "Norvik",
            False,
        ),
        (
            "Barwon said it was represented by the broker Norvik Ltd>, which said that an offer "
            "had been made.",
            "the broker Norvik Ltd",
            True,
        ),
    ],
)
def test_which_stands_for_the_noun_before_it_marks_and_dates_aside(
    text: str, label: str, unsure: bool
) -> None:
    found = [
        source
        for source in analysis(text).sources
        if any(evidence.rule == "resolve.relative" for evidence in source.evidence)
    ]
    assert [(source.label, source.unsure) for source in found] == [(label, unsure)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name of both genders may be hers
        (
            "Ana Ruiz leads in the polls.\nFormer governor Jan Brandt, who backs her rival, calls "
            "safety a priority.\nShe said that women want to be secure.",
            "Jan Brandt",
        ),
        # a given name behind what somebody is to another
        (
            "Karl Lund and Ana Ruiz meet on Monday.\nLund’s wife, Clara, is among those who speak. "
            "At a rally in spring, she described the port as a gift.",
            "Clara",
        ),
        # whoever is told of in the same paragraph
        (
            "“It was a long day,” Ana Ruiz said.\nClara Lund has rarely spoken in public. She said "
            "the port was a gift.",
            "Clara Lund",
        ),
        # a person with a name before one without
        (
            "Karl Lund drew a line on Monday, when a reporter asked if he would go.\n"
            "“You know what I said,” he said.",
            "Karl Lund",
        ),
        # whoever speaks goes on, and not the person spoken of
        ("A witness said he saw Karl Lund run. “I was scared,” he said.", "A witness"),
        (
            "The driver told police that Karl Lund ran into the road. He said he could not stop.",
            "The driver",
        ),
        ("The police said Karl Lund and Tom Berg were held. They said a third fled.", "The police"),
        ("Officials met. A crowd booed Karl Lund and Tom Berg. They said it was late.", "They"),
        ("North Korean leader Kim Jong Un met Ana Ruiz. She said the talks went well.", "Ana Ruiz"),
        # two who are named together
        (
            "Dockers said the port was shut.\nI met Karl Lund and Tom Berg on Friday. They said "
            "the bank was safe.",
            "Karl Lund and Tom Berg",
        ),
        (
            "The race was between Karl Lund and Tom Berg. Both Norwegians, they are friends. And "
            "both vowed to be tough.",
            "Karl Lund and Tom Berg",
        ),
        ("Karl Lund and Tom Berg met. Both men said it was dry.", "Karl Lund and Tom Berg"),
        ("Karl Lund and Tom Berg voted. The two said they were glad.", "Karl Lund and Tom Berg"),
        ("Lund and Berg voted. Two officials left. The two said they were glad.", "The two"),
        ("Karl Lund and Tom Berg left. Both parties said they were glad.", "Both parties"),
        (
            "The top Republicans, Karl D. Lund, the speaker, and Tom Berg, the whip, said it was "
            "dry. They said it was late.",
            "The top Republicans, Karl D. Lund, the speaker, and Tom Berg, the whip",
        ),
        # the people told of last
        (
            "Karl Lund and Tom Berg left. The dockers waited, and they said the port was shut.",
            "they",
        ),
        (
            "The remark allowed Republicans to tie her to a bank that they believe is broken.",
            "Republicans",
        ),
    ],
)
def test_a_pronoun_is_whoever_it_is_likeliest_of(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


def test_a_surname_stays_whose_it_was_before_another_bore_it() -> None:
    text = (
        "Carlos Ruiz opened the port. On Monday Ruiz left. On Friday Ruiz said it was late, and "
        "Mr. Ruiz wept.\nHis daughter, Clara Ruiz, wrote a book.\nRuiz said that he liked it."
    )
    assert set(speakers(text)) == {"Carlos Ruiz"}


def test_a_pronoun_for_which_two_fit_is_unsure() -> None:
    text = (
        "Omar Vale met Peter Stroud in the hall. Peter Stroud left and Omar Vale stayed.\n"
        "He said the talks were over."
    )
    (source,) = analysis(text).sources
    assert source.unsure


def test_every_mention_says_why_it_belongs() -> None:
    found = analysis("Ana Ruiz said the bridge is safe. She said it was tested.")
    (source,) = found.sources
    rules = [evidence.rule for evidence in source.evidence]
    assert rules == ["identify.named", "resolve.name", "resolve.pronoun"]
    assert all(evidence.note for evidence in source.evidence)


def test_a_pronoun_may_be_of_somebody_who_says_nothing() -> None:
    text = (
        "Karl Lund said Tomas Berg was a member of the party, though the papers show he never "
        "joined it."
    )
    found = analysis(text)
    place = text.index("he never")
    assert all(place != span.start for source in found.sources for span in source.mentions)
    alone = text.replace("Tomas Berg was", "the party had him as")
    place = alone.index("he never")
    assert any(place == s.start for source in analysis(alone).sources for s in source.mentions)


@pytest.mark.parametrize(
    "told",
    ["Another evening host, Ana Ruiz,", "Former speaker of the house Ana Ruiz"],
)
def test_a_name_within_a_description_is_that_persons(told: str) -> None:
    assert speakers(f"{told} said the bridge is safe.\nMs. Ruiz said it was tested.") == [
        "Ana Ruiz",
        "Ana Ruiz",
    ]


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("widow", "Tony Lund"), ("councilwoman", "Tony Lund"), ("driver", "She")],
)
def test_a_description_tells_whether_it_is_she(noun: str, expected: str) -> None:
    text = (
        "The families, many of whom say the claims are false, wait.\n"
        f"“It is a shame,” said city {noun} Tony Lund.\nShe said that it was late."
    )
    assert speakers(text)[-1] == expected


def test_one_person_is_none_of_many() -> None:
    text = "The families, many of whom say the claims are false, wait.\nShe said it was late."
    assert speakers(text) == ["many", "She"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norvik Werke AG (NW) said the pier was safe.\nNW said it was tested. "
            "Norvik Werke said it was late.",
            ["Norvik Werke AG (NW)"] * 3,
        ),
        (
            "Orla Works Inc said the pier was safe.\nOrla Mills Inc said it was not.",
            ["Orla Works Inc", "Orla Mills Inc"],
        ),
        (
            "There are analysts, however, who believe that the rumors were untrue.",
            ["analysts"],
        ),
        # a party behind a name is no short name, nor is one firm another
        (
            "Lawmaker Ana Ruiz (SPD) said taxes will rise. The SPD said it would vote no.",
            ["Lawmaker Ana Ruiz (SPD)", "The SPD"],
        ),
        ("Orla Corp said profit rose. Orla AG said it fell.", ["Orla Corp", "Orla AG"]),
        ("Chile said the talks failed. Chile Co said it was late.", ["Chile", "Chile Co"]),
    ],
)
def test_a_body_is_known_by_the_short_name_that_the_article_gives_it(
    text: str, expected: list[str]
) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "told",
    [
        "Orla oil minister and port president Ana Ruiz",
        "Lund’s chief pollster and strategist Ana Ruiz",
    ],
)
def test_two_titles_before_one_name_are_one_persons(told: str) -> None:
    text = f"{told} said the pier was safe.\nRuiz said it was tested."
    assert speakers(text) == ["Ana Ruiz", "Ana Ruiz"]


@pytest.mark.parametrize("other", ["Ana Ruiz", "The ministry", "The report"])
def test_that_person_is_whoever_spoke_last_without_a_name(other: str) -> None:
    told = "A source close to the bank"
    text = f"{told} said it was dead. {other} said it was alive.\nThat person said it would rain."
    assert speakers(text) == [told, other, told]


@pytest.mark.parametrize(
    ("who", "members"),
    [
        ("Ana Ruiz and her aides", {"Ana Ruiz"}),
        ("Two senators, Ana Ruiz and Tomas Berg,", {"Ana Ruiz", "Tomas Berg"}),
        ("Clara Lund and two aides", set()),  # she says nothing by herself
        ("Two aides", set()),
    ],
)
def test_who_is_named_in_a_group_and_speaks_too_is_its_member(who: str, members: set[str]) -> None:
    text = f"Ana Ruiz said it was dry. Tomas Berg said it rained.\n{who} said it was late."
    sources = {source.id: source for source in analysis(text).sources}
    assert {sources[name].label for name in list(sources.values())[-1].members} == members


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who works for two is neither of them
        (
            "Ana Ruiz and Tomas Berg said it would pass.\nAn aide to senators Ana Ruiz and Tomas "
            "Berg said it would fail.",
            "An aide to senators Ana Ruiz and Tomas Berg",
        ),
        # those of the noun spoke before
        (
            "A deal is near, two people familiar with it said. Ana Ruiz and Tomas Berg will meet. "
            "The two people said the date was open.",
            "two people familiar with it",
        ),
        # nobody told that the two are of the noun, or more is told of them
        (
            "Police held Ana Ruiz and Tomas Berg. The two officers said they ran.",
            "The two officers",
        ),
        ("Ana Ruiz and Tomas Berg met. Both their aides said it was brief.", "Both their aides"),
        # others stand in between
        ("Ana Ruiz and Tomas Berg met. A bank and a union signed. Both said it was fair.", "Both"),
        ("Ana Ruiz and Tomas Berg are tied. Two polls came out. Both showed that she led.", "Both"),
        (
            "Senator Ana Ruiz and Senator Tomas Berg met. The two senators said it was fair.",
            "Ana Ruiz and Senator Tomas Berg",
        ),
    ],
)
def test_two_told_of_anew_are_not_the_two_named_before(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


def test_whoever_is_told_by_age_is_the_person_just_spoken_of() -> None:
    assert speakers("Ana Lund came late. The 46-year-old said it rained.") == ["Ana Lund"]


@pytest.mark.parametrize("who", ["The public", "The Democratic base", "The establishment"])
def test_what_is_no_person_is_not_the_person_just_spoken_of(who: str) -> None:
    assert speakers(f"Ana Lund said it snowed. {who} said it rained.") == ["Ana Lund", who]


def test_two_super_pacs_are_two() -> None:
    text = "A super PAC backing Bush said it was late. A pro-Rubio super PAC said it was dry."
    assert speakers(text) == ["A super PAC backing Bush", "A pro-Rubio super PAC"]


def test_both_may_be_two_with_their_states() -> None:
    text = "Sen. Ted Lund of Texas and Gov. Ana Ruiz of Ohio met. Both said they opposed the deal."
    assert speakers(text) == ["Ted Lund of Texas and Gov. Ana Ruiz"]


def test_several_of_documents_are_documents() -> None:
    found = analysis("Two polls came out on Monday. The two showed that she led.")
    assert [source.kind for source in found.sources] == [Kind.DOCUMENT]


@pytest.mark.parametrize(
    ("lede", "below", "expected"),
    [
        ("A federal judge", "Judge Ana Ruiz", ["Ana Ruiz", "Ana Ruiz"]),
        ("A Texas judge", "Judge Ana Ruiz", ["A Texas judge", "Ana Ruiz"]),
        ("A federal judge in Orla", "Judge Ana Ruiz", ["A federal judge in Orla", "Ana Ruiz"]),
        ("A federal agent", "Agent Ana Ruiz", ["A federal agent", "Ana Ruiz"]),
        ("A state judge", "federal Judge Ana Ruiz", ["A state judge", "Ana Ruiz"]),
        ("A city attorney", "Attorney Ana Ruiz", ["A city attorney", "Ana Ruiz"]),
    ],
)
def test_the_only_one_in_office_named_below_is_whom_the_lede_speaks_of(
    lede: str, below: str, expected: list[str]
) -> None:
    assert (
        speakers(f"{lede} said the dam was lost. On Friday {below} said it was safe.") == expected
    )


def test_one_of_two_judges_is_neither() -> None:
    text = "A federal judge said it was late. Judge Ana Ruiz said so. Judge Bo Lund said so too."
    assert speakers(text)[0] == "A federal judge"

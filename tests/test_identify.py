"""identify: how far the reader is told who speaks."""

from __future__ import annotations

import pytest

from srcgraph.model import Identification as Is
from srcgraph.model import Kind, Number, ReasonClass, Rung, Source
from tests.reading import analysis


def only_source(text: str) -> Source:
    (source,) = analysis(text).sources
    return source


@pytest.mark.parametrize(
    ("who", "identification", "kind"),
    [
        ("Ana Ruiz", Is.NAMED, Kind.PERSON),
        ("A spokeswoman, Ana Ruiz,", Is.NAMED, Kind.PERSON),
        ("The mayor of Orla", Is.IDENTIFIABLE, Kind.PERSON),
        ("His wife", Is.IDENTIFIABLE, Kind.PERSON),
        ("The Foreign Ministry", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("Its financial adviser, Barwon Group Inc,", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("The company's auditor, Norvik Partners,", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("Norvik Properties", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("Police", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("Prosecutors", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("A federal prosecutor", Is.UNNAMED, Kind.PERSON),
        ("The campaign", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("France", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("The Orla Gazette", Is.ORGANIZATION, Kind.MEDIA),
        ("NBC television", Is.ORGANIZATION, Kind.MEDIA),
        ("A report by the city", Is.DOCUMENT, Kind.DOCUMENT),
        ("The indictment", Is.DOCUMENT, Kind.DOCUMENT),
        ("A senior official", Is.UNNAMED, Kind.PERSON),
        ("Sources", Is.UNNAMED, Kind.PEOPLE),
        ("Two people familiar with the matter", Is.UNNAMED, Kind.PEOPLE),
        ("A spokesman for the company", Is.UNNAMED, Kind.PERSON),
        ("Three lawmakers", Is.UNNAMED, Kind.PEOPLE),
        ("Critics", Is.GENERIC, Kind.PUBLIC),
        ("Experts", Is.GENERIC, Kind.PUBLIC),
        ("Many Democrats", Is.GENERIC, Kind.PUBLIC),
        ("Some", Is.GENERIC, Kind.PUBLIC),
        ("Human rights groups", Is.GENERIC, Kind.PUBLIC),
        ("The coastguard", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("The Harbour Safety Agency", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("Lee Mun-hee", Is.NAMED, Kind.PERSON),
        ("A Tory MP", Is.UNNAMED, Kind.PERSON),
        ("The Orla Observer", Is.ORGANIZATION, Kind.MEDIA),
        ("The retired Orla businessman", Is.IDENTIFIABLE, Kind.PERSON),
        ("The former first lady and Orla senator", Is.IDENTIFIABLE, Kind.PERSON),
        ("The protester", Is.UNNAMED, Kind.PERSON),
        ("Both presidential candidates", Is.IDENTIFIABLE, Kind.PEOPLE),
        ("Another 19 percent", Is.GENERIC, Kind.PUBLIC),
        ("About 26 percent of Democrats", Is.GENERIC, Kind.PUBLIC),
        ("Roughly six in 10 voters", Is.GENERIC, Kind.PUBLIC),
        ("Nearly two-thirds of officials", Is.GENERIC, Kind.PUBLIC),
        ("Just over a quarter of them", Is.GENERIC, Kind.PUBLIC),
        ("Nearly three in four", Is.GENERIC, Kind.PUBLIC),
        ("Two out of three aides", Is.UNNAMED, Kind.PEOPLE),
        ("A person with 20 percent of the stock", Is.UNNAMED, Kind.PERSON),
        ("Officials in 50 percent of counties", Is.UNNAMED, Kind.PEOPLE),
        ("A union representing 90 percent of workers", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("A third official", Is.UNNAMED, Kind.PERSON),
        ("Half a dozen officials", Is.UNNAMED, Kind.PEOPLE),
        ("Three of four officials", Is.UNNAMED, Kind.PEOPLE),
        ("The two", Is.UNNAMED, Kind.PEOPLE),
        ("A neighbor, his cousin James York,", Is.NAMED, Kind.PERSON),
        ("Two senators, Ann Lee and Bo Berg,", Is.NAMED, Kind.PEOPLE),
        ("Early returns", Is.DOCUMENT, Kind.DOCUMENT),
        ("Advocacy group Women for Prosperity", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("Doctors Against Guns", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("Aides for Mr. Lund", Is.UNNAMED, Kind.PEOPLE),
        ("Republicans for Ohio", Is.GENERIC, Kind.PUBLIC),
        ("Candidates for Congress", Is.GENERIC, Kind.PUBLIC),
        ("Norwegians for lower taxes", Is.GENERIC, Kind.PUBLIC),
        ("The ad’s narrator", Is.DOCUMENT, Kind.DOCUMENT),
        ("A neurosurgeon", Is.UNNAMED, Kind.PERSON),
        ("The crowd", Is.GENERIC, Kind.PUBLIC),
        ("Only a third", Is.GENERIC, Kind.PUBLIC),
        ("Three-fourths", Is.GENERIC, Kind.PUBLIC),
        ("Two-thirds", Is.GENERIC, Kind.PUBLIC),
        ("The Republican Party", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("The opposition", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("The GOP", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("Almost half of respondents", Is.GENERIC, Kind.PUBLIC),
        ("Yun Prasat, a professor at the college,", Is.NAMED, Kind.PERSON),
        ("Republican establishment figures", Is.GENERIC, Kind.PUBLIC),
        ("New sales figures", Is.DOCUMENT, Kind.DOCUMENT),
        ("The former model", Is.IDENTIFIABLE, Kind.PERSON),
        ("The model", Is.DOCUMENT, Kind.DOCUMENT),
        ("Law enforcement", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("The Democratic base", Is.GENERIC, Kind.PUBLIC),
        ("A married couple", Is.UNNAMED, Kind.PEOPLE),
        ("A number of counties", Is.GENERIC, Kind.PUBLIC),
        ("The county", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("Orla lawmaker", Is.UNNAMED, Kind.PERSON),
        ("The host of the show", Is.IDENTIFIABLE, Kind.PERSON),
        ("Retailer Best Buy", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("Producer Ann Lee", Is.NAMED, Kind.PERSON),
        ("Ana O’Connor", Is.NAMED, Kind.PERSON),
        ("One of two aides", Is.UNNAMED, Kind.PERSON),
        ("One of those who back the dam, former senator Bo Berg,", Is.NAMED, Kind.PERSON),
        ("One of the aides to the governor, former Gov. Ann Wu,", Is.UNNAMED, Kind.PERSON),
        ("The duo", Is.IDENTIFIABLE, Kind.PEOPLE),
        ("One of every three farmers", Is.GENERIC, Kind.PUBLIC),
        ("Nippon Steel, the industry leader,", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("The right", Is.GENERIC, Kind.PUBLIC),
        ("One of the aides, who had met the mayor,", Is.UNNAMED, Kind.PERSON),
        ("The strategist Yun Prasat", Is.NAMED, Kind.PERSON),
        ("Sens. Ana Lund and Bo Berg", Is.NAMED, Kind.PEOPLE),
        ("The American public", Is.GENERIC, Kind.PUBLIC),
        ("At least 21,000", Is.GENERIC, Kind.PUBLIC),
        ("The town", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("The couple", Is.IDENTIFIABLE, Kind.PEOPLE),
        ("Playbooks", Is.DOCUMENT, Kind.DOCUMENT),
        ("A mix of guests", Is.UNNAMED, Kind.PEOPLE),
    ],
)
def test_identification_and_kind(who: str, identification: Is, kind: Kind) -> None:
    source = only_source(f"{who} said the plan would fail.")
    assert (source.identification, source.kind) == (identification, kind)


@pytest.mark.parametrize(
    ("who", "rung"),
    [
        ("A senior ministry official who attended the meeting", Rung.ACCESS),
        ("A senior official at the Foreign Ministry", Rung.POSITION),
        ("A ministry aide", Rung.POSITION),
        ("Diplomatic sources", Rung.SECTOR),
        ("People familiar with the matter", Rung.SECTOR),
        ("A source", Rung.BARE),
        ("Several reliable sources", Rung.BARE),
    ],
)
def test_rung_is_how_much_is_told(who: str, rung: Rung) -> None:
    assert only_source(f"{who} said the plan would fail.").rung is rung


@pytest.mark.parametrize(
    ("ending", "reason_class"),
    [
        (", who asked not to be named for fear of losing her job", ReasonClass.HARM),
        (", who spoke on condition of anonymity because a court order bars it", ReasonClass.LEGAL),
        (", who was not authorized to speak publicly", ReasonClass.ROTE),
        (", speaking on condition of anonymity to discuss private talks", ReasonClass.ROTE),
        (", who declined to be identified", ReasonClass.CONDITION),
        ("", None),
    ],
)
def test_reason_for_anonymity_has_a_class(ending: str, reason_class: ReasonClass | None) -> None:
    source = only_source(f"The bank will be sold, said a bank executive{ending}.")
    assert source.reason_class is reason_class
    assert (source.reason is None) is (reason_class in (None, ReasonClass.CONDITION))


@pytest.mark.parametrize(
    "text",
    [
        "A ministry official said background checks were late.",
        "A bank executive said the company was not named in the complaint.",
    ],
)
def test_look_alikes_are_no_reason_for_anonymity(text: str) -> None:
    assert only_source(text).confidential is None


def test_each_field_is_shown_by_its_words() -> None:
    text = "Two senior officials at the Foreign Ministry who attended the meeting said it failed."
    source = only_source(text)
    fields = (source.counted, source.position, source.affiliation, source.access)
    assert [told and told.span.of(text) for told in fields] == [
        "Two",
        "senior officials",
        "Foreign Ministry",
        "who attended the meeting",
    ]
    assert source.number is Number.SEVERAL


@pytest.mark.parametrize(
    ("who", "affiliation"),
    [
        ("Federal and state officials", "Federal and state"),
        ("Federal investigators", "Federal"),
        ("Critics of the Harbour Ministry", None),
        ("Ana Ruiz, executive director of the Orla Institute,", "Orla Institute"),
        (
            "Ana Ruiz, an Orla-based developer and spokeswoman for the Home Ministry,",
            "Home Ministry",
        ),
        ("Senator Ana Ruiz, Democrat of Ohio,", "Democrat"),
        ("Ana Ruiz of the Orla Policy Institute", "Orla Policy Institute"),
        ("Ana Ruiz, of Harbour Securities Corp.,", "Harbour Securities Corp."),
        ("Ana Ruiz of Ohio", None),
    ],
)
def test_affiliation_is_where_a_source_belongs(who: str, affiliation: str | None) -> None:
    text = f"{who} said the plan would fail."
    told = only_source(text).affiliation
    assert (told.span.of(text) if told else None) == affiliation


@pytest.mark.parametrize(
    ("who", "counted"),
    [
        ("A 911 caller", None),
        ("A 24-hour clerk", None),
        ("Three 911 callers", "Three"),
        ("More than 20 officials", "20"),
        ("A dozen officials", "dozen"),
        ("Two dozen county chairs", "Two"),
        ("One official", "One"),
        ("42 percent of officials", "42"),
    ],
)
def test_a_number_within_a_name_counts_nobody(who: str, counted: str | None) -> None:
    text = f"{who} said the plan would fail."
    told = only_source(text).counted
    assert (told.span.of(text) if told else None) == counted


def test_what_is_not_told_is_none() -> None:
    source = only_source("Sources said the plan would fail.")
    told = (source.position, source.affiliation, source.access, source.reason, source.interest)
    assert told == (None,) * 5


def test_a_group_takes_the_level_of_its_least_identified_part() -> None:
    source = only_source("Ana Ruiz and two aides said the plan would fail.")
    assert source.identification in (Is.NAMED, Is.UNNAMED)


@pytest.mark.parametrize(
    ("who", "identification", "kind"),
    [
        ("The Lunds", Is.IDENTIFIABLE, Kind.PEOPLE),
        ("The Bergs", Is.ORGANIZATION, Kind.ORGANIZATION),
        ("The Orla Lunds", Is.ORGANIZATION, Kind.ORGANIZATION),
    ],
)
def test_a_surname_in_the_plural_is_a_family(who: str, identification: Is, kind: Kind) -> None:
    source = analysis(f"Ana Lund left. {who} said the plan would fail.").sources[-1]
    assert (source.identification, source.kind) == (identification, kind)


def test_one_in_three_is_none_of_those_told_before() -> None:
    text = "Officials said it was late. One in three said it was early."
    assert analysis(text).sources[-1].identification is Is.GENERIC


def test_a_name_told_later_counts() -> None:
    text = (
        "A former harbour commissioner has said the tunnel is unsafe.\n"
        "Former harbour commissioner Marta Okonjo said she had seen cracks."
    )
    sources = analysis(text).sources
    assert [source.identification for source in sources] == [Is.NAMED]


@pytest.mark.parametrize(
    ("text", "identification", "kind"),
    [
        ("I think the plan will fail. Nobody asked me.", Is.IDENTIFIABLE, Kind.PERSON),
        ("We believe that the plan will fail.", Is.ORGANIZATION, Kind.MEDIA),
    ],
)
def test_i_and_we_outside_quotations_are_writer_and_outlet(
    text: str, identification: Is, kind: Kind
) -> None:
    source = only_source(text)
    assert (source.identification, source.kind) == (identification, kind)


def test_a_landlord_is_no_document() -> None:
    source = only_source("The landlord said the gas was cut.")
    assert source.kind is Kind.PERSON


def test_for_their_part_belongs_to_no_label() -> None:
    source = only_source("The growers for their part said the price was fair.")
    assert source.label == "The growers"


def test_a_label_of_fixed_meaning_identifies_where_it_is_used() -> None:
    text = "A top government leader said Japan would not attend the talks."
    source = only_source(text)
    assert source.identification is Is.IDENTIFIABLE
    assert "chief cabinet secretary" in source.evidence[0].note


def test_the_same_label_means_nothing_elsewhere() -> None:
    source = only_source("A top government leader said France would not attend the talks.")
    assert "cabinet" not in source.evidence[0].note


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Ana Ruiz, who owns shares in the rival firm, said the drug is unsafe.",
            "who owns shares in the rival firm, said the drug is unsafe",
        ),
        ("Ana Ruiz, whose firm advises the bidder, said it would win.", "whose firm advises"),
        ("Ana Ruiz, the mayor, said the plan would fail.", None),
    ],
)
def test_an_interest_is_shown_where_the_article_tells_it(text: str, words: str | None) -> None:
    interest = only_source(text).interest
    assert (interest is None) is (words is None)
    if interest and words:
        assert interest.span.of(text).startswith(words[:20])


def test_a_withheld_name_of_somebody_who_says_nothing_is_noted() -> None:
    text = "A woman sent the newspaper pictures on condition of anonymity. It rained in Orla."
    (problem,) = analysis(text).problems
    assert problem.span is not None
    assert problem.span.of(text) == "on condition of anonymity"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("People familiar with the matter said the plan would fail.", "familiar with the matter"),
        ("A person with knowledge of the sale said it would fail.", "with knowledge of the sale"),
        ("An official who knows the plan said it would fail.", "who knows the plan"),
        ("Two officials with direct knowledge of the talks said they would fail.", None),
        ("An aide who was briefed on the plan said it would fail.", None),
        ("Three people close to Lund said the plan would fail.", None),
        ("Ana Ruiz, who is familiar with the plan, said it would fail.", None),
    ],
)
def test_that_somebody_knows_is_told_vaguely_where_how_is_not(text: str, told: str | None) -> None:
    source = only_source(text)
    spans = [item.span for item in source.evidence if item.rule == "identify.familiar"]
    assert [span.of(text) for span in spans if span] == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "identification"),
    [
        ("The council's inspector general said the plan would fail.", Is.IDENTIFIABLE),
        ("The attorney general said the plan would fail.", Is.IDENTIFIABLE),
        ("A retired lieutenant general said the plan would fail.", Is.UNNAMED),
        ("A Newsweek correspondent said the plan would fail.", Is.UNNAMED),
        ("The general report said the plan would fail.", Is.DOCUMENT),
    ],
)
def test_a_rank_behind_its_noun_is_a_persons(text: str, identification: Is) -> None:
    source = only_source(text)
    assert source.identification is identification
    assert (source.kind is Kind.PERSON) is (identification is not Is.DOCUMENT)


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("A Newsweek correspondent said the plan would fail.", "Newsweek"),
        ("A former Newsweek correspondent said the plan would fail.", None),
        ("Karl Lund, a former Newsweek correspondent, said the plan would fail.", None),
        ("A retired Harbour Agency official said the plan would fail.", None),
        ("A Harbour Agency official said the plan would fail.", "Harbour Agency"),
    ],
)
def test_who_left_a_body_belongs_to_it_no_more(text: str, house: str | None) -> None:
    source = only_source(text)
    found = source.affiliation.span.of(text) if source.affiliation else None
    assert found == house
    assert source.position is not None


def test_some_of_a_group_are_several_people() -> None:
    text = (
        "Bankers leaving the meeting with Berg declined to discuss details of the talks, though "
        "some expressed satisfaction that the city had agreed to continue."
    )
    (_, some) = analysis(text).sources
    assert (some.label, some.kind, some.number) == ("some", Kind.PEOPLE, Number.SEVERAL)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("One senior gilt market maker said the bank would go.", Kind.PERSON),
        ("A policy maker said the bank would go.", Kind.PERSON),
        ("A market maker said the bank would go.", Kind.ORGANIZATION),
        ("A young technology company said it would go.", Kind.ORGANIZATION),
        ("A senior citizens group said it would go.", Kind.ORGANIZATION),
    ],
)
def test_a_senior_market_maker_is_a_person_and_no_other_body(text: str, kind: Kind) -> None:
    (source,) = analysis(text).sources
    assert source.kind is kind


def test_the_manager_of_some_bank_is_not_told_who_that_is() -> None:
    found = [
        analysis(f"The {words} said that the pier was safe.").sources[0].identification
        for words in (
            "manager of a European bank",
            "manager of the Orla Bank",
            "president in a statement",
        )
    ]
    assert found == [Is.UNNAMED, Is.IDENTIFIABLE, Is.IDENTIFIABLE]


def test_who_speaks_together_with_a_name_is_told_by_name() -> None:
    found = analysis("Karl Lund said no. Ana Ruiz said yes. Both he and Ruiz said the plan failed.")
    both = next(source for source in found.sources if source.label.startswith("Both"))
    assert (both.identification, both.kind) == (Is.NAMED, Kind.PEOPLE)
    found = analysis(
        "A senior official said rates fell. Both he and Ana Ruiz said the plan failed."
    )
    both = next(source for source in found.sources if source.label.startswith("Both"))
    assert both.identification is Is.UNNAMED

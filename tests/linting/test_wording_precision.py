"""What rules must leave alone, each beside its nearest neighbour that they must not."""

from __future__ import annotations

import pytest

from srcgraph.pipeline import analyse
from srcgraph.policy import load
from srcgraph.rulebook import example
from tests.reading import told

# Rule, what it leaves alone, what it remarks on. All invented.
CASES = {
    # An agentless passive inside somebody's words, in a condition, or told the sentence after.
    "a class says it": (
        "SG401",
        "Historians say the treaty is viewed as a mistake. It was signed in Ghent.",
        "The treaty is viewed as a mistake. It was signed in Ghent.",
    ),
    "in a condition": (
        "SG401",
        "If the harbour is seen as a risk, insurers will leave it.",
        "The harbour is seen as a risk, and insurers will leave it.",
    ),
    "what it ought to do": (
        "SG401",
        "The valve opens at night because that is what it is supposed to do.",
        "It is supposed that the valve opens at night.",
    ),
    "told the sentence after": (
        "SG401",
        "The ferry is thought to have struck a rock.\n\n"
        "“She struck the rock at full speed,” said Captain Lea Norrby of the coastguard.",
        "The ferry is thought to have struck a rock.\n\n"
        "“We sail at nine,” said Captain Lea Norrby of the coastguard.",
    ),
    "reported on an outlet": (
        "SG401",
        "It was reported on CNN that the pier had burned down.",
        "It was reported on Monday that the pier had burned down.",
    ),
    "told among whom": (
        "SG401",
        "The harbour is widely viewed among sailors as a risk.",
        "The harbour is widely viewed in winter as a risk.",
    ),
    "nothing is attributed": (
        "SG401",
        "Permission was granted to build a second pier.",
        "Consideration was given to a second pier.",
    ),
    "by a day is by nobody": (
        "SG401",
        "The mayor is widely expected by her party to resign.",
        "The mayor is widely expected to resign by Friday.",
    ),
    # Something came out, in time; a view with its reason or holders beside it; a printed post.
    "dates what is told": (
        "SG401",
        "The ferry was sold after it emerged that the hull was rotten.",
        "The ferry was sold. It emerged that the hull was rotten.",
    ),
    "with its reason": (
        "SG401",
        "The harbour is seen as a risk because its walls are cracked.",
        "The harbour is seen as a risk in a town of cracked walls.",
    ),
    "with its figures": (
        "SG401",
        "The mayor, who leads by 40 seats, is widely expected to win.",
        "The mayor, who leads the council, is widely expected to win.",
    ),
    "holders just before": (
        "SG401",
        "The mayor wrote to twenty activists. There are concerns about her record.",
        "The mayor wrote to Ghent. There are concerns about her record.",
    ),
    "a printed post": (
        "SG401",
        "The candidates are seen as a circus. @lundreader",
        "The candidates are seen as a circus. Lund votes in May.",
    ),
    "in another age": (
        "SG401",
        "Lund built the pier at a time when it was believed that the sea would rise.",
        "Lund built the pier, and it was believed that the sea would rise.",
    ),
    "a frame set before": (
        "SG401",
        "According to Ida Holm’s book, the keeper drank. He was said to have sold the lamp.",
        "Since Ida Holm’s burial, the keeper drank. He was said to have sold the lamp.",
    ),
    "a frame over asides": (
        "SG401",
        "According to Ida Holm’s book, his was a hard life. It meant minding the lamp (he reported "
        "to Lund); feeding hens (he was said to have had forty); and painting.",
        "To Ida Holm and her sons, his was a hard life. It meant minding the lamp (he reported "
        "to Lund); feeding hens (he was said to have had forty); and painting.",
    ),
    "who believes the one believes the other": (
        "SG401",
        "Police believe that the two met in Lund. The driver is believed to have left alone.",
        "Police arrested the two in Lund. The driver is believed to have left alone.",
    ),
    "who suspects the one thinks the other": (
        "SG401",
        "Investigators suspect a leak. The gas is thought to have come from a valve.",
        "Investigators found a leak. The gas is thought to have come from a valve.",
    ),
    "how a district votes": (
        "SG401",
        "The mayor toured three districts that are seen as safe for her party.",
        "The mayor toured three bridges that are seen as safe for her party.",
    ),
    "a rank among many": (
        "SG401",
        "The choir is widely regarded as one of the more daring in the town.",
        "The choir is widely regarded as one of the mayor’s toys.",
    ),
    "in a summary": (
        "SG401",
        "The pier\nABSTRACT\nConcerns were raised.\nFULL TEXT\nThe pier is old.",
        "The pier\nIt is old.\nConcerns were raised.\nIt was built in Lund.\nThe pier is red.",
    ),
    "a class in a summary": (
        "SG402",
        "The pier\nABSTRACT\nCritics say it is old.\nFULL TEXT\nThe pier is red.",
        "The pier\nIt is red.\nCritics say it is old.\nIt was built in Lund.\nThe pier is long.",
    ),
    "a headline in two lines": (
        "SG402",
        "Old pier divides the town;\nCritics say it is unsafe\nABSTRACT\nIt is red.\n"
        "FULL TEXT\nThe pier is long.",
        "Old pier divides the town;\nIt is red.\nCritics say it is unsafe.\nIt is blue.\n"
        "The pier is long.",
    ),
    "a thing named by a belief": (
        "SG402",
        "The ferry survived what many people believed to be its last winter. It is red.",
        "Many people believed that the ferry would not survive the winter. It is red.",
    ),
    "said for long": (
        "SG402",
        "Critics have long said that the pier is unsafe. It was built in Lund.",
        "Critics have now said that the pier is unsafe. It was built in Lund.",
    ),
    "a trade whose member is named far below": (
        "SG402",
        "Analysts said the crop is small.\n\nIt rained.\n\nA mill is shut. It is old. It is red. "
        "It is long.\n\nThe harbour froze.\n\nThe barn is full, said Ward Falk of Nordbank.",
        "Analysts said the crop is small.\n\nIt rained.\n\nA mill is shut. It is old. It is red. "
        "It is long.\n\nThe harbour froze.\n\nThe barn is full, said Senator Ward Falk.",
    ),
    "experts with a learned title": (
        "SG402",
        "Experts said the bridge is old.\n\nIt rained.\n\nA mill is shut. It is old. It is red. "
        "It is long.\n\nThe harbour froze.\n\nThe bridge will fall, said Professor Ida Holm.",
        "Experts said the bridge is old.\n\nIt rained.\n\nA mill is shut. It is old. It is red. "
        "It is long.\n\nThe harbour froze.\n\nThe bridge will fall, said Senator Ida Holm.",
    ),
    "of whose party somebody speaks": (
        "SG402",
        "Opponents said the bridge is old.\n\nIt rained.\n\nA mill is shut. It is old. It is red. "
        "It is long.\n\nThe harbour froze.\n\nThe barn is full, said Ida Holm, an opponent.",
        "Republican opponents said it is old.\n\nIt rained.\n\nA mill is shut. It is old. It is "
        "red. It is long.\n\nThe harbour froze.\n\nThe barn is full, said Ida Holm, a Republican.",
    ),
    "a mood": (
        "SG402",
        "Many people worry that the pier is unsafe. It was built in Lund.",
        "Many people say that the pier is unsafe. It was built in Lund.",
    ),
    # What an outlet counts, dates, or hands on from somebody named.
    "it dates something": (
        "SG503",
        "The two fell out when CNN reported that the pier had been sold.",
        "The two fell out. CNN reported that the pier had been sold.",
    ),
    "the returns": (
        "SG503",
        "The mayor led by 40 votes in unofficial returns, according to CNN.",
        "The mayor led her rival by a mile in the race, according to CNN.",
    ),
    "words of somebody named": (
        "SG503",
        "Ola Berg said that he was “very, very comfortable with the pier”, CNN reported.",
        "The pier “was very, very comfortable and cost the town a mint”, CNN reported.",
    ),
    "whom it concerns answers": (
        "SG503",
        "CNN reported that Ola Berg had sold the pier. “I sold it in May,” said Berg.",
        "CNN reported that Ola Berg had sold the pier. “It rained in May,” said Lea Norrby.",
    ),
    # A class that a poll stands behind, that is only imagined, or that an interviewer brings up.
    "polled": (
        "SG402",
        "Many think the tunnel is unsafe. The poll was taken in Bergen in May.",
        "Many think the tunnel is unsafe. It was opened in Bergen in May.",
    ),
    "imagined": (
        "SG402",
        "Critics would say the tunnel is unsafe.",
        "Critics say the tunnel is unsafe.",
    ),
    "an interviewer asks": (
        "SG402",
        "Q: The tunnel is old. Critics say it is unsafe.\n\nA: It is as safe as any.",
        "The tunnel is old. Critics say it is unsafe.\n\nIt is as safe as any.",
    ),
    "in a headline": (
        "SG402",
        "Critics say old pier is unsafe\n\nIt opens in May.\n\nIt has 40 lamps."
        "\n\nIt is red. It is long. It is old.\n\nThe old pier is unsafe by night, Ida Holm said.",
        "Critics say old pier is unsafe\n\nIt opens in May.\n\nIt has 40 lamps."
        "\n\nIt is red. It is long. It is old.\n\nThe choir sings on Friday, Ida Holm said.",
    ),
    # The first quotation is another's, or its speaker is told by name at once.
    "words of another": (
        "SG502",
        "The driver stopped at the bridge. A police officer said that he shouted “never again”.",
        "The driver stopped at the bridge. A police officer said “never again will we wait”.",
    ),
    "when somebody says": (
        "SG502",
        "People listen when a minister says that the war is “as good as lost”.",
        "On Monday a minister said that the war is “as good as lost”.",
    ),
    "borne out by a name": (
        "SG501",
        "The mayor will open the new pier in May, an aide to the council said.\n\nIt is red.\n\n"
        "“I will open the new pier in May,” Mayor Oda Viklund said.",
        "The mayor will open the new pier in May, an aide to the council said.\n\nIt is red.\n\n"
        "“I will sing in the old choir,” Mayor Oda Viklund said.",
    ),
    "a headline borne out by a name": (
        "SG501",
        "Old pier could fall within days: officials\n\nIt is closed.\n\nIt is red.\n\n"
        "It is long.\n\n“The old pier could fall within days,” Mayor Oda Viklund said.",
        "Old pier could fall within days: officials\n\nIt is closed.\n\nIt is red.\n\n"
        "It is long.\n\n“The old choir could sing within a mile,” Mayor Oda Viklund said.",
    ),
    "a headline that shortens a name": (
        "SG501",
        "Mayor Hid Cracks In Pier, Former City Doctor Says\n\nThe pier is closed.\n\n"
        "Lena Falk, a physician of the city, said that the mayor knew the pier was weak.\n\n"
        "It is red.",
        "Mayor Hid Cracks In Pier, Former City Doctor Says\n\nThe pier is closed.\n\n"
        "Lena Falk, a physician of the city, said that winters were cold.\n\nIt is red.",
    ),
    "a line that refers to another page": (
        "SG402",
        "The driver stopped.\n\nBridges: Critics say that the bridge is unsafe. A6.",
        "The driver stopped.\n\nBridges: Critics say that the bridge is unsafe. It is red.",
    ),
    "letters": (
        "SG402",
        "A bridge too far\n\nLetters\n\nCritics say that the bridge is unsafe. It is red.",
        "A bridge too far\n\nStreets\n\nCritics say that the bridge is unsafe. It is red.",
    ),
    "posted for all": (
        "SG502",
        "“Nobody came to the pier at all,” a sailor tweeted.",
        "“Nobody came to the pier at all,” a sailor said.",
    ),
    "named at once": (
        "SG502",
        "“We have to be ready to stop the dam,” a campaigner told the crowd. "
        "Oda Viklund, chair of the river trust, spoke for an hour.",
        "“We have to be ready to stop the dam,” a campaigner told the crowd. "
        "Mayor Oda Viklund spoke for an hour.",
    ),
    "quoted before": (
        "SG502",
        "“Nobody came to the pier at all,” read the notes. “We waited,” a sailor told the court.",
        "Nobody came to the pier at all, it seems. “We waited,” a sailor told the court.",
    ),
    # An outlet that counts, dates something, is disputed, belongs to the story or to the past.
    "its own count": (
        "SG503",
        "She has 212 of the 400 delegates, according to the Northern Herald.",
        "She has hired 212 of the 400 nurses, according to the Northern Herald.",
    ),
    "only dates something": (
        "SG503",
        "The coach resigned after the Northern Herald reported that he owned the club.",
        "The coach owned the club, the Northern Herald reported.",
    ),
    "it did not report": (
        "SG503",
        "The Northern Herald did not report that the coach owned the club.",
        "The Northern Herald reported that the coach owned the club.",
    ),
    "the report is disputed": (
        "SG503",
        "The Northern Herald reported that the coach owned the club. He called that report a lie.",
        "The Northern Herald reported that the coach owned the club. He called the match a farce.",
    ),
    "long ago": (
        "SG503",
        "In 2009, the Northern Herald reported that the coach owned the club.",
        "On Tuesday, the Northern Herald reported that the coach owned the club.",
    ),
    "long ago, told before": (
        "SG503",
        "In 2009 the club hid debts. Some fans lost 400, according to the Northern Herald.",
        "In summer the club hid debts. Some fans lost 400, according to the Northern Herald.",
    ),
    "the report is an event": (
        "SG503",
        "The coach owns the club, the Northern Herald reported. The report prompted an inquiry.",
        "The coach owns the club, the Northern Herald reported. The match prompted an inquiry.",
    ),
    "somebody said it in public": (
        "SG503",
        "The coach said on Monday that he owned the club, the Northern Herald reported.",
        "The coach told his driver that he owned the club, the Northern Herald reported.",
    ),
    "perhaps its own": (
        "SG503",
        "The coach owned the club, the Herald Sun reported. A Herald Sun reporter saw the papers.",
        "The coach owned the club, the Herald Sun reported. A night club reporter saw the papers.",
    ),
    "its name as it writes it": (
        "SG503",
        "The coach owned the club, POLITICO reported.",
        "The coach owned the club, Politico reported.",
    ),
    "a check of facts": (
        "SG503",
        "In a fact-check, the Northern Herald reported that the coach owned the club.",
        "In a long story, the Northern Herald reported that the coach owned the club.",
    ),
    "its words are quoted": (
        "SG503",
        "“The coach has owned the whole club since May,” the Northern Herald reported.",
        "The coach has owned the whole club since May, the Northern Herald reported.",
    ),
    "a body said it in public": (
        "SG503",
        "The ministry announced that the dam was sold, the Northern Herald reported.",
        "The ministry sold the dam in May, the Northern Herald reported.",
    ),
    "an election": (
        "SG503",
        "Falk won the state by 12 points, according to the Northern Herald.",
        "Falk sold the house by 12 noon, according to the Northern Herald.",
    ),
    "a party to the story": (
        "SG503",
        "The coach owned the club, the Northern Herald reported. He sued the Northern Herald.",
        "The coach owned the club, the Northern Herald reported. He sued the former captain.",
    ),
    "before in these pages": (
        "SG503",
        "The Northern Herald previously reported that the coach owned the club.",
        "The Northern Herald later reported that the coach owned the club.",
    ),
    "a credit behind": (
        "SG503",
        "The coach owned the club, as first reported by the Northern Herald.",
        "The coach owned the club, it was reported by the Northern Herald.",
    ),
    "its opinion": (
        "SG503",
        "The coach must go, the Northern Herald said in an editorial.",
        "The coach must go, the Northern Herald said in a report.",
    ),
    "its programmes": (
        "SG503",
        "CNN said that eight candidates will take part in the debate.",
        "CNN said that eight candidates will take part in the race.",
    ),
    "a journal or network": (
        "SG503",
        "The users are leaving, the social network Facebook reported.",
        "The users are leaving, the Montevideo daily El Pais reported.",
    ),
    "somebody at an outlet": (
        "SG503",
        "The anchor will leave in May, according to people familiar with the network’s plans.",
        "The anchor will leave in May, according to a report on a local network.",
    ),
    "a person of that name": (
        "SG503",
        "Michael Bloomberg owns a boat. Bloomberg said that the boat will sail in May.",
        "The bank owns a boat. Bloomberg said that the boat will sail in May.",
    ),
    "its own dateline": (
        "SG503",
        "OSLO (Reuters) - The boat will sail in May, Reuters reported on Monday.",
        "OSLO - The boat will sail in May, Reuters reported on Monday.",
    ),
    # Officials told somebody, and an outlet is only mentioned.
    "advertised on an outlet": (
        "SG504",
        "The campaign will advertise on CNN in May, according to officials.",
        "CNN reported that the campaign will end in May, according to officials.",
    ),
    # A charge in court is not an accusation by somebody.
    "accused in court": (
        "SG601",
        "Karl Brandt is accused of murdering two guards. The trial opens in May.",
        "Prosecutors accuse Karl Brandt of murdering two guards.",
    ),
    # Whoever the description is told apart from is not its name.
    "its own name": (
        "SG701",
        "The fund lost a tenth of its value, an analyst there said. Gil Amado said it knew.",
        "The fund lost a tenth of its value, a manager there said. Its founder, Gil Amado, knew.",
    ),
}


def is_flagged(rule: str, text: str) -> bool:
    """Whether a rule remarks on a text that nobody signs."""
    article = told(example({"text": text, "byline": ""}))
    return bool(analyse(article, load("full").narrowed([rule])).findings)


@pytest.mark.parametrize("name", CASES)
def test_a_rule_tells_a_case_from_its_nearest_neighbour(name: str) -> None:
    rule, alone, flagged = CASES[name]
    assert not is_flagged(rule, alone)
    assert is_flagged(rule, flagged)


def test_a_headline_read_as_the_first_paragraph_is_no_lead() -> None:
    text = (
        "Minister to quit: sources\n\nThe minister will quit in May.\n\n"
        "She is 60.\n\nHer party meets on Friday.\n\nIt has 40 seats."
    )
    article = told(example(text))
    (finding,) = analyse(article, load("full").narrowed(["SG501"])).findings
    assert [span.of(text) for span in finding.spans] == ["sources"]
    assert finding.message.startswith("The headline rests")


def test_a_short_lead_may_look_like_a_headline() -> None:
    below = "It has 40 seats.\n\nIt meets on Friday.\n\nIt will sing."
    text = f"The minister will quit in May, an aide said.\n\n{below}"
    article = told(example(text))
    (finding,) = analyse(article, load("full").narrowed(["SG501"])).findings
    assert [span.of(text) for span in finding.spans] == ["an aide"]
    named = text.replace("an aide", "Ida Holm")
    assert analyse(told(example(named)), load("full").narrowed(["SG501"])).findings == ()

"""attribute: source, cue and content of every way to attribute."""

from __future__ import annotations

import pytest

from srcgraph import attribute as attribute_module
from srcgraph.model import Stance, Style
from srcgraph.segment import segment
from srcgraph.tagging.decode import Tagged
from tests.claiming import said
from tests.reading import article, attributions, triple


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bridge will close on Monday, the mayor said.",
            ("the mayor", "said", ["The bridge will close on Monday"]),
        ),
        (
            "The mayor said that the bridge will close.",
            ("The mayor", "said", ["that the bridge will close"]),
        ),
        (
            "“We will close the bridge,” said Ana Ruiz, the mayor.",
            ("Ana Ruiz, the mayor", "said", ["“We will close the bridge,”"]),
        ),
        (
            '"We will close it," Ruiz said. "There is no choice."',
            ("Ruiz", "said", ['"We will close it,"', '"There is no choice."']),
        ),
        (
            "The bridge is safe, according to a report by the city.",
            ("a report by the city", "according to", ["The bridge is safe"]),
        ),
        (
            "According to the city, the bridge is safe.",
            ("the city", "According to", ["the bridge is safe"]),
        ),
        (
            "The company declined to comment.",
            ("The company", "declined", ["to comment"]),
        ),
        (
            "The minister denied the allegations.",
            ("The minister", "denied", ["the allegations"]),
        ),
        (
            "It is believed that the suspect fled abroad.",
            ("", "is believed", ["that the suspect fled abroad"]),
        ),
        (
            "The suspect is believed to have fled.",
            ("", "is believed", ["The suspect", "to have fled"]),
        ),
        (
            "The ambassador complained about the delay.",
            ("The ambassador", "complained about", ["the delay"]),
        ),
        (
            "HOST: When did you know it would fail?",
            ("HOST", ":", ["When did you know it would fail?"]),
        ),
        (
            "She wants to sell the house.",
            ("She", "wants", ["to sell the house"]),
        ),
    ],
)
def test_reads_one_attribution(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert [triple(item, text) for item in attributions(text)] == [expected]


def test_a_quotation_runs_over_paragraphs_until_its_mark_is_closed() -> None:
    text = "“The first part,” Lund said. “It goes on\n“and on until here.”\nThe hall was full."
    (found,) = attributions(text)
    assert triple(found, text)[2] == ["“The first part,”", "“It goes on", "“and on until here.”"]


def test_only_the_outermost_of_nested_attributions_is_kept() -> None:
    text = "The lawyer said that the minister believed the report was false."
    assert [triple(item, text)[0] for item in attributions(text)] == ["The lawyer"]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("“We lost,” Lund said.", Style.DIRECT),
        ("Lund said the team “lost badly” in May.", Style.MIXED),
        ("Lund said the team lost.", Style.INDIRECT),
    ],
)
def test_style_is_how_much_stands_in_quotation_marks(text: str, style: Style) -> None:
    assert [item.style for item in attributions(text)] == [style]


def test_what_somebody_is_told_not_to_feel_is_not_attributed() -> None:
    assert attributions("But it’s not that Karl Lund believes he was wrong.") == ()
    assert len(attributions("But it’s clear that Karl Lund believes he was wrong.")) == 1


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Lund said the team lost.", Stance.ASSERTS),
        ("Lund denied that the team lost.", Stance.DENIES),
        ("Lund confirmed that the team lost.", Stance.CONFIRMS),
        ("Lund did not confirm that the team lost.", Stance.DECLINES),
        ("Lund did not deny that the team lost.", Stance.ASSERTS),
        ("Lund predicted that the team would lose.", Stance.PREDICTS),
        ("Lund declined to comment.", Stance.DECLINES),
        ("Lund stopped short of saying that the team had lost.", Stance.DECLINES),
        ("Lund said that the team was short of players.", Stance.ASSERTS),
        ("Lund wants the team to win.", Stance.WANTS),
        ("Lund wondered whether the team would win.", Stance.DOUBTS),
        ("Lund called for a new election.", Stance.WANTS),
        ("Lund called the election a good story.", Stance.ASSERTS),
        ("Lund questioned whether the team would win.", Stance.DOUBTS),
        ("Lund questioned the safety of the pier.", Stance.DOUBTS),
        ("Lund was skeptical of the plan.", Stance.DOUBTS),
        ("Lund speculated that the team had lost.", Stance.ASSERTS),
        ("Lund rejected the bank’s offer of two million.", Stance.DECLINES),
        ("Lund rejected a 145 dollar per share, or 1.3 billion dollar, bid.", Stance.DECLINES),
        ("Lund rejected the claim that the team had lost.", Stance.DENIES),
        ("Lund rejected the allegation as false.", Stance.DENIES),
        ("Lund flatly dismissed suggestions that the team was breaking up.", Stance.DENIES),
        ("Lund dismissed the report as nonsense.", Stance.DENIES),
        ("Lund dismissed rumors of a sale.", Stance.DENIES),
        ("Lund dismissed the notion that the bank was insolvent.", Stance.DENIES),
        ("The judge dismissed the charges against Lund.", Stance.ASSERTS),
        ("The club dismissed the coach that it had hired in May.", Stance.ASSERTS),
        ("The court dismissed the case that prosecutors had brought.", Stance.ASSERTS),
        ("The ministry rejected suggestions for years that it had paid.", Stance.DENIES),
        ("The company rejected suggestions that it will sell for less.", Stance.DENIES),
        ("The firm denied a hike in prices.", Stance.DENIES),
        ("Lund rejected a proposal for the bank to take a share.", Stance.DECLINES),
        ("Lund rejected a proposal that it sell a share.", Stance.DECLINES),
        ("Lund has rejected suggestions for talks with the bank.", Stance.DECLINES),
        ("Lund has rejected suggestions that the bank was insolvent.", Stance.DENIES),
        ("Lund rejected it as not true.", Stance.DENIES),
        ("Lund rejected goods he considers below standard.", Stance.DECLINES),
        ("Lund rejected claims he had lied.", Stance.DENIES),
        ("Lund rejected the tax plan as wrong for the economy.", Stance.DECLINES),
        ("The council has rejected it as unrealistic.", Stance.DECLINES),
        ("The council has rejected the plan as too costly.", Stance.DECLINES),
        ("The council has rejected it as nonsense.", Stance.DENIES),
        ("Lund rejected the bill.", Stance.DECLINES),
        ("The offer of the bank was rejected by Lund.", Stance.DECLINES),
        ("The council denied the request.", Stance.DECLINES),
        ("The regulators denied a rate hike.", Stance.DECLINES),
        ("The council denied Lund a place on the ballot.", Stance.DECLINES),
        ("The ruling denied class-action status to employees of the bank.", Stance.DECLINES),
        ("The council denied to reporters that the pier was shut.", Stance.DENIES),
        ("Lund dismissed a French idea to sell grain to poor countries.", Stance.DECLINES),
        ("Lund dismissed the idea that the pier was shut.", Stance.DENIES),
        ("Lund said the report was false.", Stance.DENIES),
        ("Reports of a strike are unfounded, Lund said.", Stance.DENIES),
        ("“It is untrue,” Lund said.", Stance.DENIES),
        ("There is no truth to the rumours, Lund said.", Stance.DENIES),
        ("“That’s not true,” Lund said.", Stance.DENIES),
        ("Lund said the claim was not accurate.", Stance.DENIES),
        ("“That is a false report,” Lund said.", Stance.DENIES),
        ("Lund said the report was not long.", Stance.ASSERTS),
        ("Lund said it may not be true.", Stance.ASSERTS),
        ("His report contradicts his public statements.", Stance.ASSERTS),
        ("His report contradicts her public statements.", Stance.DENIES),
        ("His wife contradicted his account.", Stance.DENIES),
        ("“It was a false alarm,” Lund said.", Stance.ASSERTS),
        ("“This is not a criminal case,” Lund said.", Stance.ASSERTS),
        ("“That is not necessarily true,” Lund said.", Stance.ASSERTS),
        ("“That’s not only true but obvious,” Lund said.", Stance.ASSERTS),
        ("“That is just not true,” Lund said.", Stance.DENIES),
        ("Lund pushed back against the allegations.", Stance.DENIES),
        ("Lund tried to laugh off the claim that he lied.", Stance.ASSERTS),
        ("Lund shrugged off the criticism.", Stance.DENIES),
        ("Lund brushed off suggestions that the bank was insolvent.", Stance.DENIES),
        ("“It’s simply not the case,” Lund said.", Stance.DENIES),
        ("Lund has debunked the rumors.", Stance.DENIES),
        ("Lund did not shrug off the criticism.", Stance.ASSERTS),
        ("Lund said the report was not false.", Stance.ASSERTS),
        ("Lund said his leg was false.", Stance.ASSERTS),
        ("Lund said that whoever held the report to be false was wrong.", Stance.ASSERTS),
        ("No dealer expected the dollar to fall.", Stance.DECLINES),
        ("No fewer than three dealers said the port was shut.", Stance.ASSERTS),
        ("Nobody but Lund said the port was shut.", Stance.ASSERTS),
        ("No one said the port was shut.", Stance.DECLINES),
        ("Nobody denied that the port was shut.", Stance.DECLINES),
        ("Ana Ruiz disputes that she lied.", Stance.DENIES),
        ("Lund denied unlawful entry.", Stance.DENIES),
        ("Lund said the report may be false.", Stance.ASSERTS),
        ("Lund fears the report is false.", Stance.ASSERTS),
        ("Lund admitted his statement was false.", Stance.ASSERTS),
        ("“This is no lie,” Lund said.", Stance.ASSERTS),
        ("Lund said the reports are neither false nor misleading.", Stance.ASSERTS),
        ("Lund said it would be misleading to compare the two banks.", Stance.ASSERTS),
        ("Lund said there was no truth in advertising.", Stance.ASSERTS),
        ("Lund called the charges unsubstantiated and fabricated by his rivals.", Stance.DENIES),
        ("The company branded the report a fabrication.", Stance.DENIES),
        ("Lund called it baseless.", Stance.DENIES),
        ("Lund did not call it baseless.", Stance.ASSERTS),
        ("Lund called the report useful.", Stance.ASSERTS),
        ("Lund called the report about false alarms useful.", Stance.ASSERTS),
        ("A lawyer for Lund did not immediately respond to requests for comment.", Stance.DECLINES),
        ("None of the dealers said the port was shut.", Stance.DECLINES),
        ("Lund denied plans to resign.", Stance.DENIES),
        ("Lund disclaimed any knowledge of the plan.", Stance.DENIES),
        ("Lund denied any deal with the rebels.", Stance.DENIES),
        ("Lund denied the existence of a request.", Stance.DENIES),
        ("The minister denied an offer had been made.", Stance.DENIES),
        ("The police have been trying to question Karl Lund about the fire.", Stance.ASKS),
        ("Investigators have been trying to question Lund's wife.", Stance.ASKS),
        ("The bureau did not recommend that she face charges.", Stance.ASSERTS),
        ("Lund tried to put to rest questions about his health.", Stance.ASSERTS),
        ("Lund answered questions about the pier.", Stance.ASSERTS),
        ("Lund raised questions about the safety of the pier.", Stance.DOUBTS),
        ("Lund registered doubt that the pier was safe.", Stance.DOUBTS),
        ("Lund renewed questions about the safety of the pier.", Stance.DOUBTS),
        ("Lund disavows the creed that voters find so toxic.", Stance.DECLINES),
        ("Lund disavowed the comments about his friend.", Stance.DECLINES),
        ("Lund disavowed the allegations about his finances.", Stance.DENIES),
        ("“I disavow these comments,” Lund said.", Stance.ASSERTS),
        ("Lund disavowed any knowledge of the plan.", Stance.DENIES),
        ("Lund disavowed any interest in the post.", Stance.DENIES),
        ("“You deny that the pier was shut,” Lund said.", Stance.ASSERTS),
        ("The party is working to deny him even that long-shot path.", Stance.DECLINES),
    ],
)
def test_stance_comes_from_cue_and_negation(text: str, stance: Stance) -> None:
    assert [item.stance for item in attributions(text)] == [stance]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“We categorically deny that the pier was sold,” Karl Lund said.", Stance.DENIES),
        ("“I deny it,” Karl Lund said.", Stance.DENIES),
        ("“We never deny what the council has decided,” Karl Lund said.", Stance.ASSERTS),
        ("“We do not deny that the pier was sold,” Karl Lund said.", Stance.ASSERTS),
        ("“They deny that the pier was sold,” Karl Lund said.", Stance.ASSERTS),
        ("“I hear that they deny it,” Karl Lund said.", Stance.ASSERTS),
    ],
)
def test_words_of_ones_own_deny_whatever_the_cue(text: str, stance: Stance) -> None:
    (item,) = attributions(text)
    assert item.stance is stance
    assert (item.evidence[-1].rule == "attribute.denying-words") is (stance is Stance.DENIES)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The witness recanted her testimony that Lund was there.", Stance.DENIES),
        ("On Friday she retracted her statement that the pier was sold.", Stance.DENIES),
        ("Karl Lund withdrew the accusation that the council took money.", Stance.DOUBTS),
        ("Karl Lund walked back his claim that the pier was sold.", Stance.DOUBTS),
        ("Karl Lund backpedaled on his prediction that the pier would close.", Stance.DOUBTS),
        ("Karl Lund backtracked on his promise to keep the pier open.", Stance.DECLINES),
    ],
)
def test_who_takes_words_back_no_longer_stands_behind_them(text: str, stance: Stance) -> None:
    (found,) = attributions(text)
    (_, why) = found.evidence
    assert (found.stance, why.rule) == (stance, "attribute.taken-back")


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Karl Lund did not back away from his pledge to reopen the pier.", {Stance.WANTS}),
        ("Karl Lund did not retract his claim that the pier is unsafe.", {Stance.ASSERTS}),
        ("Karl Lund backed the claim that the pier is unsafe.", {Stance.ASSERTS}),
        ("Karl Lund withdrew from the race, officials said.", {Stance.ASSERTS}),
        ("The ministry withdrew its troops from the island.", set()),
    ],
)
def test_who_stands_by_words_or_withdraws_from_a_place_takes_nothing_back(
    text: str, stances: set[Stance]
) -> None:
    found = attributions(text)
    assert {item.stance for item in found} == stances
    assert all(item.evidence[-1].rule != "attribute.taken-back" for item in found)


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance"),
    [
        ("Lund withdrew from the race.", "withdrew", "from the race", Stance.ASSERTS),
        ("Lund took back the boat.", "took back", "the boat", Stance.ASSERTS),
        ("Lund retracted the landing gear.", "retracted", "the landing gear", Stance.ASSERTS),
        ("Lund took back his words.", "took back", "his words", Stance.DOUBTS),
    ],
)
def test_only_words_can_be_taken_back(text: str, cue: str, content: str, stance: Stance) -> None:
    item = said(text, content, source="Lund", cue=cue)
    (found,) = attribute_module.described(segment(article(text)), [item])
    assert found.stance is stance


@pytest.mark.parametrize(
    ("cue", "kept"),
    [
        ("also known as", False),
        ("so-called", False),
        ("sometimes called", False),
        ("was known for", True),
        ("is accused of", True),
    ],
)
def test_a_name_that_a_thing_goes_by_is_attributed_to_nobody(
    cue: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"The reform of Orla, {cue} Orlaya, went on."
    start = text.index(cue)
    end = start + len(cue)
    tagged = Tagged((), ((start, end),), ((end + 1, end + 7),), 0.9, unsure=False)
    monkeypatch.setattr(attribute_module, "tag", lambda *_: [tagged])
    assert bool(attributions(text)) is kept


@pytest.mark.parametrize(("cue", "kept"), [("", False), ("said", True)])
def test_nobody_is_the_source_of_words_that_he_stands_in(
    cue: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Borg-Walder will resist, it said."
    said = ((text.index(cue), text.index(cue) + len(cue)),) if cue else ()
    tagged = Tagged(((0, 4),), said, ((0, 23),), 0.2, unsure=False)
    monkeypatch.setattr(attribute_module, "tag", lambda *_: [tagged])
    assert bool(attributions(text)) is kept


def test_a_quotation_by_itself_tells_why_it_is_the_speakers_before() -> None:
    text = "Ana Ruiz said that the bridge was safe.\n“We tested it in May, and it held.”"
    said, quoted = attributions(text)
    assert quoted.source == said.source
    tagger, goes_on = quoted.evidence
    assert (tagger.rule, goes_on.rule) == ("attribute.tagger", "attribute.goes-on")
    assert goes_on.span == said.source[0]
    assert quoted.stretch == quoted.content[0]
    assert said.stretch.start == 0


def test_every_attribution_names_the_rule_and_the_cue() -> None:
    text = "The mayor said that the bridge will close."
    (found,) = attributions(text)
    (evidence,) = found.evidence
    assert evidence.rule == "attribute.tagger"
    assert evidence.span is not None
    assert evidence.span.of(text) == "said"


@pytest.mark.parametrize(
    "text",
    [
        "The bridge closed on Monday.",
        "He walked home and ate.",
        "“",
        "\u202e\u0000 ''",
    ],
)
def test_nothing_is_made_up(text: str) -> None:
    assert attributions(text) == ()


@pytest.mark.parametrize(
    ("text", "cue", "content", "kept"),
    [
        ("Others are undecided about the pier.", "are", "undecided about the pier", False),
        ("Many are in the hall.", "are", "in the hall", False),
        ("Others were “not sure”.", "were", "“not sure”", True),
        ("Her bet is a win in Orla.", "is", "a win in Orla", True),
        ("Others are sure the pier fell.", "are sure", "the pier fell", True),
    ],
)
def test_who_merely_is_something_says_nothing(
    text: str, cue: str, content: str, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = [(text.index(part), text.index(part) + len(part)) for part in (cue, content)]
    source = (0, text.index(cue) - 1)
    tagged = Tagged((source,), (places[0],), (places[1],), 0.9, unsure=False)
    monkeypatch.setattr(attribute_module, "tag", lambda *_: [tagged])
    assert bool(attributions(text)) is kept


def test_a_scrap_within_what_is_reported_is_no_passage_of_its_own() -> None:
    text = (
        "Bankers leaving the meeting with Berg declined to discuss details of the talks, though "
        "some expressed satisfaction that the city had agreed to continue."
    )
    content = [[span.of(text) for span in item.content] for item in attributions(text)]
    assert content == [["details of the talks"], ["that the city had agreed to continue"]]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Lund called the charges fabricated.", "attribute.called-untrue"),
        ("Lund said the report was false.", "attribute.denying-words"),
        ("Lund shrugged off the criticism.", "attribute.turned-aside"),
        ("Lund did not say that the report was false.", "attribute.tagger"),
        ("No dealer said that the report was false.", "attribute.tagger"),
    ],
)
def test_why_somebody_denies_is_told_only_of_those_who_do(text: str, rule: str) -> None:
    (item,) = attributions(text)
    assert item.evidence[-1].rule == rule

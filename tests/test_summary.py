"""summary: one set of figures, and words that a tired editor understands."""

from __future__ import annotations

import json
from dataclasses import replace

import samples

from srcgraph.corroboration.whole import PART, is_whole
from srcgraph.model import Evidence, Level
from srcgraph.pipeline import analyse
from srcgraph.policy import load
from srcgraph.summary import KINDS, as_json, claim_text, figures, first_lines, markdown
from tests.reading import analysis, article

TEXT = (
    "“The bridge is safe,” Ana Ruiz said.\n"
    "A city report says the bridge was tested.\n"
    "Two people familiar with the plan said the bridge will close.\n"
    "It is believed that the mayor will resign.\n"
    "Critics say the council is slow."
)


def test_what_somebody_did_not_do_is_told_with_its_verb() -> None:
    found = analysis("The bureau did not recommend that she face charges.")
    told = [claim_text(found, claim) for claim in found.claims]
    assert told == ["did not recommend that she face charges"]
    assert "- did not recommend: that she face charges" in markdown(found, figures(found))


def test_a_cue_with_a_not_stands_where_it_stands_in_the_article() -> None:
    text = "The word pier was not used. Ana Ruiz said it rained."
    made = samples.Maker(text)
    made.say(None, None, made.span("was not used"), made.span("The word pier"))
    found = made.analysis()
    assert claim_text(found, found.claims[0]) == "The word pier was not used"


def test_findings_are_counted_by_severity_and_rule() -> None:
    found = analyse(article(TEXT), load("default"))
    text = markdown(found, figures(found))
    section = text[text.index("## Policy findings (default)") :].split("\n\n")
    assert section[1].startswith("0 error, ")
    assert any(
        line.startswith("- warning SG401 (1): “It is believed”") for line in section[2].splitlines()
    )
    counts = {item["rule"]: item["count"] for item in as_json(figures(found))["findings"]}
    assert counts["SG401"] == 1
    assert sum(counts.values()) == len(found.findings)


def test_without_a_policy_no_findings_are_spoken_of() -> None:
    assert "Policy findings" not in markdown(analysis(TEXT), figures(analysis(TEXT)))


def test_every_claim_stands_on_one_level() -> None:
    found = figures(analysis(TEXT))
    assert {item.level: item.claims for item in found.levels} == {
        Level.NAMED: 1,
        Level.RECORD: 1,
        Level.UNNAMED: 1,
        Level.NONE: 2,
    }
    assert sum(item.claims for item in found.levels) == found.claims
    assert abs(sum(item.share for item in found.levels) - 1) < 1e-9


def test_the_unnamed_come_first() -> None:
    kinds = [item.kind for item in figures(analysis(TEXT)).look_first]
    assert kinds == ["unnamed", "no-source", "generic"]
    assert set(kinds) <= set(KINDS)


def test_an_unnamed_source_is_told_with_what_is_missing() -> None:
    first = figures(analysis(TEXT)).look_first[0]
    assert first.in_full == (
        "1 claim rests on the group “Two people familiar with the plan” alone: “the bridge will "
        "close” (unnamed, only their field told, no reason given)."
    )
    assert [span.of(TEXT) for span in first.spans] == ["the bridge will close"]


def test_more_claims_on_one_unnamed_source_weigh_more() -> None:
    text = (
        "An aide said the mayor wept.\n"
        "A ministry official said the plan failed. The official said it was late."
    )
    messages = [item.in_full for item in figures(analysis(text)).look_first]
    assert messages[0].startswith(
        "2 claims rest on “A ministry official” alone, such as “the plan failed” (unnamed, "
    )


def test_an_article_without_attributions_has_figures_too() -> None:
    found = analysis("The bridge closed on Monday.")
    assert figures(found).claims == 0
    assert "- 0 claims from 0 sources." in markdown(found, figures(found))


def test_markdown_tells_the_figures_and_every_claim() -> None:
    found = analysis(TEXT)
    page = markdown(found, figures(found))
    assert "- 5 claims from 4 sources: 2 on a named source, body or document alone" in page
    assert "| on one unnamed source or group alone | 1 | 20% |" in page
    assert "Broad: 20% of all claims rest on unnamed sources alone." in page
    for claim in ("the bridge will close", "“The bridge is safe,”", "the mayor will resign"):
        assert claim in page


def test_article_text_cannot_become_markdown_or_html() -> None:
    found = analysis("“<script>alert(1)</script> *now* [x](javascript:y),” Ana Ruiz said.")
    page = markdown(found, figures(found))
    assert "<script>" not in page
    assert "[x](" not in page
    assert "*now*" not in page.replace("\\*", "")


def test_json_holds_the_same_figures() -> None:
    found = figures(analysis(TEXT))
    assert json.loads(json.dumps(as_json(found)))["claims"] == found.claims


def test_a_denial_is_told_as_one() -> None:
    found = analysis("Ana Ruiz denied that any gate was opened.")
    page = markdown(found, figures(found))
    assert "- denied that any gate was opened — **Ana Ruiz**" in page
    assert "“Ana Ruiz” denies “that any gate was opened”." in page.splitlines()[3]


def test_a_denial_tells_what_it_may_answer() -> None:
    found = analysis(
        "Critics of the mayor suspect that he took bribes. Mayor Cy Dahl denied any wrongdoing."
    )
    page = markdown(found, figures(found))
    assert "“Cy Dahl” denies “any wrongdoing”, perhaps in answer to “Critics of the mayor”." in page
    row = "| **Cy Dahl**: denies: any wrongdoing | denies, perhaps | **Critics of the mayor**: that"
    assert row in page


def test_a_doubt_is_told_with_its_verb() -> None:
    found = analysis("Dealers at a bank did not expect the dollar to fall.")
    assert claim_text(found, found.claims[0]) == "did not expect the dollar to fall"


def test_where_nobody_denies_anything_that_is_said() -> None:
    found = figures(analysis(TEXT))
    assert first_lines(found)[3] == (
        "No denial or contradiction found; the program may have missed one."
    )
    assert "conflict" not in {item.kind for item in found.look_first}


def test_who_contradicts_whom_is_told_with_the_words() -> None:
    found = analysis("Ana Ruiz said it rained, but Karl Lund said it was dry.")
    assert first_lines(figures(found))[1] == (
        "Nobody is found to deny anything; 1 contrast to weigh: "
        "“Ana Ruiz”: “it rained”, against “Karl Lund”: “it was dry”."
    )


def test_a_denial_behind_a_but_is_a_denial() -> None:
    found = analysis("Ana Ruiz said it rained, but Karl Lund denied that the mayor wept.")
    assert first_lines(figures(found))[1].startswith("1 denial to weigh: “Karl Lund” denies")


def test_a_noun_or_a_question_heads_no_list() -> None:
    found = analysis(
        "Critics pointed to the rising cost of bread.\n"
        "An aide would not explain why the mayor left.\n"
        "An aide discussed the budget of the town."
    )
    assert [item.kind for item in figures(found).look_first] == []


def test_what_somebody_does_is_not_told_by_nobody() -> None:
    claim = samples.small().claims[0]
    part = replace(claim, evidence=(*claim.evidence, Evidence(PART, None, "by hand")))
    assert is_whole(claim)
    assert not is_whole(part)


def test_a_pronoun_for_which_nobody_fits_is_asked_for() -> None:
    found = analysis("He said the bridge was closed.")
    messages = [item.message for item in figures(found).look_first]
    assert messages == ["Check who “He” is: the program found nobody whom the word could mean."]


def test_the_opening_is_told_by_its_words_and_its_place() -> None:
    text = (
        "Pier of Halvorn sold.\n"
        "The council of Halvorn sold the old ferry pier to a builder in March.\n"
        "The old ferry pier was sold to a builder in March, Ana Ruiz said."
    )
    (opening,) = (item for item in figures(analysis(text)).look_first if item.kind == "opening")
    assert opening.message == (
        "The article opens with “The council of Halvorn sold the old ferry pier to a builder in "
        "March.”, and nobody is named for it; it is told by “Ana Ruiz” further down."
    )
    assert [span.of(text) for span in opening.spans] == [text.splitlines()[1]]
    assert opening.claim_ids == ()


def test_quotation_marks_inside_a_quotation_are_single() -> None:
    found = analysis("An aide said the plan was a “grave mistake” of the town.")
    assert "“the plan was a ‘grave mistake’ of the town”" in first_lines(figures(found))[1]

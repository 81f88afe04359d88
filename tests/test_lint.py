"""The stage: severities, messages, evidence, fingerprints, order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from shared import SHARED, needs_shared

from srcgraph.model import Analysis, Severity, Span
from srcgraph.pipeline import analyse, audit
from srcgraph.policy import load
from srcgraph.read import read
from tests.reading import article

TEXT = (
    "The harbour has been sold, sources said on Sunday.\n"
    "The mayor, Lena Falk, insisted that nothing had been decided."
)


def linted(text: str, policy: str = "default") -> Analysis:
    return analyse(article(text), load(policy))


def fingerprints(analysis: Analysis) -> list[tuple[str, str]]:
    return [(item.rule, item.fingerprint) for item in analysis.findings]


def test_without_a_policy_nothing_is_remarked_on() -> None:
    analysis = analyse(article(TEXT))
    assert (analysis.findings, analysis.policy) == ((), None)


def test_every_finding_has_evidence_words_and_those_who_ask() -> None:
    analysis = linted(TEXT, "full")
    assert analysis.policy == "full"
    assert {item.rule for item in analysis.findings} >= {"SG101", "SG103", "SG404"}
    for item in analysis.findings:
        assert all(span.of(TEXT).strip() for span in item.spans)
        assert item.evidence
        assert item.evidence[0].span == item.spans[0]
        assert not item.candidate
    bare = next(item for item in analysis.findings if item.rule == "SG103")
    assert bare.message == "“sources” tells the reader nothing about who speaks."
    assert "ap" in bare.policies


def test_findings_stand_in_the_order_of_the_text() -> None:
    places = [(item.spans[0], item.rule) for item in linted(TEXT).findings]
    assert places == sorted(places)


def test_the_policy_says_how_severe() -> None:
    by_rule = {item.rule: item.severity for item in linted(TEXT, "ap").findings}
    assert by_rule["SG101"] is Severity.ERROR
    assert {item.rule: item.severity for item in linted(TEXT, "full").findings}[
        "SG101"
    ] is Severity.WARNING


def test_a_fingerprint_outlives_what_changes_elsewhere() -> None:
    before = fingerprints(linted(TEXT))
    moved = "It rained all morning in the harbour town.\n" + TEXT
    lost = set(before) - set(fingerprints(linted(moved)))
    assert {rule for rule, _ in lost} <= {"SG501"}  # it is the lead no more
    changed = TEXT.replace("on Sunday", "on Monday")
    assert not set(before[:1]) & set(fingerprints(linted(changed)))


def test_the_same_sentence_twice_has_two_fingerprints() -> None:
    text = "The mayor, Lena Falk, insisted that it was so.\n" * 2
    found = [name for rule, name in fingerprints(linted(text, "full")) if rule == "SG404"]
    assert len(found) == 2
    assert found[1] == f"{found[0]}-2"


def test_words_of_the_article_are_no_template() -> None:
    text = "The mayor of {about}, Lena {words} Falk, insisted that {words} was {about}."
    messages = [item.message for item in linted(text, "full").findings if item.rule == "SG404"]
    assert messages == ["“insisted” judges what was said; “said” does not."]


@pytest.mark.parametrize("text", ["", "…", "“It goes on", "\u202e” \u0000 '' “ said"])
def test_any_text_can_be_linted(text: str) -> None:
    told = replace(article(text), title="Minister to quit: sources", byline="")
    assert all(
        0 <= span.start < span.end <= len(text)
        for item in analyse(told, load("default")).findings
        for span in item.spans
    )


def words_by_rule(analysis: Analysis) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in analysis.findings:
        for span in item.spans:
            found.setdefault(item.rule, []).append(span.of(analysis.article.text))
    return found


@needs_shared
@pytest.mark.parametrize("policy", ["ap", "reuters"])
def test_a_story_on_secret_talks_rests_on_nobody_named(policy: str) -> None:
    (path,) = (SHARED / "articles").glob("*.txt")
    (analysis,) = audit([read(path)], load(policy))
    found = words_by_rule(analysis)
    anonymous = {word.lower().split(" sources")[0].split()[0] for word in found["SG101"]}
    assert {"several", "sources", "other"} <= anonymous  # no reason for anonymity anywhere
    assert found["SG103"] == ["Sources"]
    assert found["SG105"] == ["well-placed"]
    assert any(word.startswith("several well-placed") for word in found["SG302"])
    assert analysis.findings[0].rule == "SG501"  # the lede
    assert analysis.findings[0].spans[0].start == analysis.article.body[0].start
    assert found["SG403"] == ["apparently"]
    assert "consideration was given" in found["SG401"]
    assert any("likelihood" in words for words in found["SG203"])
    named = [s for s in analysis.sources if s.level == "named"]
    places: list[Span] = [m for s in named for m in s.mentions]
    on_named = {
        item.rule
        for item in analysis.findings
        if item.source_id in {s.id for s in named}
        or any(span.overlaps(place) for span in item.spans for place in places)
    }
    assert on_named == set()
    assert "admitted" in found["SG404"]

"""corroborate: who asserts the same thing, who denies it, and what stands behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples

from srcgraph.corroborate import corroborate
from srcgraph.corroboration.whole import ASKED, NOTHING
from srcgraph.model import (
    Analysis,
    Attribution,
    Claim,
    Evidence,
    Identification,
    Knowledge,
    Level,
    Link,
    Relation,
    Source,
    Span,
    Stance,
    Statement,
    Style,
    Support,
    hull,
)
from srcgraph.pipeline import analyse
from srcgraph.read import read
from tests.reading import analysis
from tests.shared import SHARED, needs_shared

TEXT = "The pier is sold. THE PIER is sold! It rained."
SAME, AGAIN, OTHER = Span(0, 16), Span(18, 34), Span(36, 45)


def attribution(content: Span, source_id: str | None) -> Attribution:
    first = samples.small().attributions[0]
    name = f"at-{content.start}-{content.end}"
    return replace(
        first, id=name, source=(), cue=(), content=(content,), source_id=source_id, claim_id=None
    )


def source(own_id: str, identification: Identification) -> Source:
    return replace(samples.small().sources[0], id=own_id, identification=identification, rung=None)


MAYOR = source("so-1", Identification.NAMED)
OFFICIAL = source("so-2", Identification.UNNAMED)


def relations(found: Analysis) -> set[tuple[str, str, Relation]]:
    """The links of an analysis, each end by the label of its source."""

    def label(own_id: str) -> str:
        owner = found.source(found.attribution(own_id).source_id)
        return owner.label if owner else ""

    return {(label(link.left), label(link.right), link.relation) for link in found.links}


def sharing(found: Analysis) -> list[int]:
    """How many attributions each claim has, in the order of the text."""
    return [len(claim.attributions) for claim in found.claims]


# -------------------------------------------------------------------- claims


HEADLINE = "Pier Sold To Norvik\nThe mayor told of the old pier. The pier is sold to Norvik."
NOUN, SENTENCE, MEMORY = Span(0, 19), Span(53, 82), Span(38, 50)


def test_what_asserts_nothing_by_itself_joins_what_says_it_in_full_and_stands_behind_it() -> None:
    said = tuple(attribution(span, "so-1") for span in (NOUN, MEMORY, SENTENCE))
    bare = {said[0].id: "a noun alone", said[1].id: "a noun alone"}
    found = corroborate(HEADLINE, said, (MAYOR,), empty=bare)
    (claim,) = found.claims
    assert claim.attributions == (said[2].id, said[0].id)
    assert [item.claim_id for item in found.attributions] == [claim.id, None, claim.id]
    silent = [any(e.rule == NOTHING for e in item.evidence) for item in found.attributions]
    assert silent == [False, True, False]
    told, why = claim.evidence[:2]
    assert told.note == "told here in full"
    assert why.span == NOUN


def test_what_asserts_nothing_carries_no_statement() -> None:
    noun = attribution(NOUN, "so-1")
    statement = Statement("st-1", SENTENCE, (), unsure=False, evidence=())
    found = corroborate(HEADLINE, (noun,), (MAYOR,), (statement,), empty={noun.id: "a noun alone"})
    assert found.statements[0].carried_by == ()
    assert (found.claims, found.links) == ((), ())


def test_what_asks_joins_nothing() -> None:
    said = tuple(attribution(span, "so-1") for span in (NOUN, SENTENCE))
    found = corroborate(HEADLINE, said, (MAYOR,), empty={said[0].id: ASKED})
    assert [claim.attributions for claim in found.claims] == [(said[1].id,)]


def test_other_words_are_another_claim() -> None:
    said = (attribution(SAME, "so-1"), attribution(OTHER, "so-2"))
    found = corroborate(TEXT, said, (MAYOR, OFFICIAL))
    assert [claim.attributions for claim in found.claims] == [("at-0-16",), ("at-36-45",)]
    assert [claim.status for claim in found.claims] == [Level.NAMED, Level.UNNAMED]
    assert [item.claim_id for item in found.attributions] == [claim.id for claim in found.claims]
    assert (found.links, found.statements) == ((), ())


def test_the_same_words_of_two_sources_support_each_other() -> None:
    said = (attribution(SAME, "so-2"), attribution(AGAIN, "so-1"))
    found = corroborate(TEXT, said, (MAYOR, OFFICIAL))
    (claim,) = found.claims
    assert claim.status is Level.NAMED
    assert (claim.origins.min, claim.origins.max) == (1, 2)
    assert [(link.left, link.right, link.relation) for link in found.links] == [
        ("at-18-34", "at-0-16", Relation.SUPPORTS)
    ]


def test_a_claim_says_where_it_is_told_and_why_they_are_one() -> None:
    said = (attribution(SAME, "so-2"), attribution(AGAIN, "so-1"))
    (claim,) = corroborate(TEXT, said, (MAYOR, OFFICIAL)).claims
    assert [item.span for item in claim.evidence[:2]] == [SAME, AGAIN]
    assert claim.evidence[0].rule == "corroborate.told"
    assert claim.evidence[1].note == "the same words"
    assert any(item.rule.startswith("origins.") for item in claim.evidence[2:])


def test_one_source_only_repeats_itself() -> None:
    said = (attribution(SAME, "so-1"), attribution(AGAIN, "so-1"))
    found = corroborate(TEXT, said, (MAYOR,))
    assert (found.claims[0].origins.min, found.claims[0].origins.max) == (1, 1)
    assert found.claims[0].support is Support.SINGLE_NAMED
    assert [link.relation for link in found.links] == [Relation.REPEATS]


def test_a_claim_of_nobody_has_no_level() -> None:
    (claim,) = corroborate(TEXT, (attribution(SAME, None),), ()).claims
    assert (claim.status, claim.support) == (Level.NONE, Support.NONE)
    assert claim.knowledge is Knowledge.NOT_TOLD


def test_no_attributions_make_no_claims() -> None:
    found = corroborate(TEXT, (), ())
    assert (found.attributions, found.claims, found.links, found.statements) == ((), (), (), ())


def test_two_names_confirm_a_claim() -> None:
    found = analysis(
        "Ana Ruiz said the tram would close in June. "
        "Karl Lund said that the tram would close in June."
    )
    (claim,) = found.claims
    assert (claim.origins.min, claim.origins.max, claim.origins.effective) == (2, 2, 2.0)
    assert claim.support is Support.CONFIRMED
    assert relations(found) == {("Karl Lund", "Ana Ruiz", Relation.SUPPORTS)}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz declined to say who had sold the pier.",
        "Ana Ruiz asked whether the pier had been sold.",
        "Ana Ruiz asked who had sold the pier.",
    ],
)
def test_a_refusal_and_a_question_assert_nothing(text: str) -> None:
    found = analysis(text)
    assert [item.claim_id for item in found.attributions] == [None]
    assert found.claims == ()


def test_a_doubt_shares_a_claim_with_nobody() -> None:
    doubt = replace(attribution(AGAIN, "so-2"), stance=Stance.DOUBTS)
    judge = source("so-2", Identification.NAMED)
    found = corroborate(TEXT, (attribution(SAME, "so-1"), doubt), (MAYOR, judge))
    assert [claim.attributions for claim in found.claims] == [("at-0-16",), ("at-18-34",)]
    assert [link.relation for link in found.links] == [Relation.CONTRASTS]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ana Ruiz said it.", 0),
        ("Ana Ruiz denied it.", 1),
        ("Ana Ruiz said so.", 1),
        ("“It is,” Ana Ruiz said.", 1),
    ],
)
def test_a_bare_pronoun_is_no_claim_unless_it_is_denied(text: str, claims: int) -> None:
    words = text.removesuffix(".").split()
    content = text.index("”") + 1 if "”" in text else len(text) - len(words[-1]) - 1
    place = Span(0, content) if "”" in text else Span(content, len(text) - 1)
    first = attribution(place, "so-1")
    item = replace(
        first,
        stance=Stance.DENIES if "denied" in text else Stance.ASSERTS,
        style=Style.DIRECT if "”" in text else Style.INDIRECT,
    )
    assert len(corroborate(text, (item,), (MAYOR,)).claims) == claims


def test_two_who_may_be_one_person_are_in_no_conflict() -> None:
    doubt = replace(attribution(AGAIN, "so-2"), stance=Stance.DOUBTS)
    found = corroborate(TEXT, (attribution(SAME, "so-1"), doubt), (MAYOR, OFFICIAL))
    assert found.links == ()


def test_who_doubts_it_and_who_says_that_it_is_not_so_are_in_no_conflict() -> None:
    text = (
        "Ana Ruiz doubted that the economy would grow by three percent. "
        "Karl Lund said the economy would not grow by three percent."
    )
    assert not {Relation.DENIES, Relation.CONTRASTS} & {
        link.relation for link in analysis(text).links
    }
    said = text.replace("doubted", "said")
    assert Relation.DENIES in {link.relation for link in analysis(said).links}


def test_deeds_of_two_people_are_two_things() -> None:
    found = analysis(
        "Ana Ruiz endorsed the plan for the new harbour. "
        "Karl Lund endorsed the plan for the new harbour."
    )
    assert sharing(found) == [1, 1]
    assert relations(found) == {("Karl Lund", "Ana Ruiz", Relation.UNSURE)}


# --------------------------------------------------------------------- links


def test_a_denial_of_the_same_is_another_claim_and_denies() -> None:
    found = analysis(
        "Ana Ruiz said the council had sold the pier in March. "
        "Karl Lund denied that the council had sold the pier in March."
    )
    assert sharing(found) == [1, 1]
    assert relations(found) == {("Karl Lund", "Ana Ruiz", Relation.DENIES)}


def test_a_denial_that_stands_first_denies_all_the_same() -> None:
    found = analysis(
        "Karl Lund denied that the council had sold the pier in March. "
        "Ana Ruiz said the council had sold the pier in March."
    )
    assert relations(found) == {("Karl Lund", "Ana Ruiz", Relation.DENIES)}


def test_a_denial_of_the_accusation_denies_it() -> None:
    found = analysis(
        "Ana Ruiz accused Karl Lund of hiding the audit. Karl Lund denied the accusation."
    )
    assert ("Karl Lund", "Ana Ruiz", Relation.DENIES) in relations(found)


def test_a_but_contrasts() -> None:
    found = analysis(
        "Ana Ruiz said the ferry would return, but Karl Lund warned that the money was missing."
    )
    assert relations(found) == {("Karl Lund", "Ana Ruiz", Relation.CONTRASTS)}


def test_a_chain_and_a_link_tell_of_whom_something_is_handed_on() -> None:
    text = (
        "The Harbour Post reported that the pier was sold, citing Ana Ruiz. "
        "Ana Ruiz said that the pier was sold."
    )
    post = source("so-1", Identification.ORGANIZATION)
    ruiz = replace(source("so-2", Identification.NAMED), label="Ana Ruiz", mentions=())
    one = replace(
        attribution(Span(25, 49), "so-1"), source=(Span(0, 16),), cue=(Span(17, 25),), chain=()
    )
    at = text.index("that the pier", 60)
    two = attribution(Span(at, len(text) - 1), "so-2")
    found = corroborate(text, (one, two), (post, ruiz))
    assert [[span.of(text) for span in item.chain] for item in found.attributions] == [
        ["Ana Ruiz"],
        [],
    ]
    assert (two.id, Relation.CITES) in {(link.right, link.relation) for link in found.links}
    (claim,) = found.claims
    assert (claim.origins.min, claim.origins.max) == (1, 1)


def test_every_link_has_its_reason() -> None:
    found = analysis(
        "Ana Ruiz said the tram would close, but Karl Lund said the tram would not close."
    )
    assert found.links
    assert all(link.evidence and link.evidence[0].note for link in found.links)


# ---------------------------------------------------------------- statements


def bare(text: str, *contents: str) -> tuple[Statement, ...]:
    made = Evidence("test", None, "made by hand")
    places = [Span(text.index(words), text.index(words) + len(words)) for words in contents]
    return tuple(
        Statement(f"st-{place.start}-{place.end}", place, (), False, (made,)) for place in places
    )


FACT = "The old pier at Halvorn was sold in March."
STORY = f"{FACT} Ruiz said the old pier at Halvorn was sold in March. Lund said bread is dear."


def told(text: str, words: str, own_id: str, start: int = 0) -> Attribution:
    at = text.index(words, start)
    return attribution(Span(at, at + len(words)), own_id)


def test_a_statement_is_carried_by_who_says_the_same() -> None:
    said = (
        told(STORY, "the old pier at Halvorn was sold in March", "so-1"),
        told(STORY, "bread is dear", "so-2"),
    )
    found = corroborate(STORY, said, (MAYOR, OFFICIAL), bare(STORY, FACT))
    (statement,) = found.statements
    assert (statement.carried_by, statement.unsure) == ((said[0].id,), False)
    assert statement.evidence[0].rule == "test"
    assert statement.evidence[1].span == hull(said[0].content)
    assert sharing_of(found.claims) == [1, 1]


def sharing_of(claims: tuple[Claim, ...]) -> list[int]:
    return [len(claim.attributions) for claim in claims]


def test_a_statement_is_not_carried_by_who_says_the_contrary() -> None:
    text = STORY.replace("Halvorn was sold in March. Lund", "Halvorn was not sold in March. Lund")
    said = (told(text, "the old pier at Halvorn was not sold in March", "so-1"),)
    (statement,) = corroborate(text, said, (MAYOR,), bare(text, FACT)).statements
    assert (statement.carried_by, statement.unsure) == ((), False)


def test_a_statement_that_nobody_repeats_stays_as_it_is() -> None:
    said = (told(STORY, "bread is dear", "so-2"),)
    given = bare(STORY, FACT)
    assert corroborate(STORY, said, (OFFICIAL,), given).statements == given


# --------------------------------------------------------------- the article


@pytest.fixture(scope="module")
def talks() -> Analysis:
    return analyse(read(next((SHARED / "articles").glob("*.txt"))))


def linked(found: Analysis, relation: Relation) -> list[Link]:
    return [link for link in found.links if link.relation is relation]


def levels(found: Analysis, claim: Claim) -> list[Level]:
    owners = {found.attribution(own_id).source_id for own_id in claim.attributions}
    return [owner.level for own_id in owners if (owner := found.source(own_id))]


@needs_shared
def test_the_talks_are_one_claim_of_two_unnamed_sources(talks: Analysis) -> None:
    (claim,) = [item for item in talks.claims if levels(talks, item) == [Level.UNNAMED] * 2]
    places = [hull(talks.attribution(own_id).content).start for own_id in claim.attributions]
    assert len(places) == 2
    assert (claim.origins.min, claim.origins.max, claim.origins.effective) == (1, 2, 1.33)
    assert claim.support is Support.SEVERAL_UNNAMED


@needs_shared
def test_the_two_claims_about_autumn_contrast(talks: Analysis) -> None:
    (link,) = linked(talks, Relation.CONTRASTS)
    assert "autumn" in hull(talks.attribution(link.right).content).of(talks.article.text)
    ends = {talks.attribution(own_id).source_id for own_id in (link.left, link.right)}
    assert [owner.level for end in ends if (owner := talks.source(end))] == [Level.UNNAMED] * 2


@needs_shared
def test_a_state_that_says_the_same_twice_repeats_itself(talks: Analysis) -> None:
    (link,) = linked(talks, Relation.REPEATS)
    left, right = talks.attribution(link.left), talks.attribution(link.right)
    owner = talks.source(left.source_id)
    assert owner is not None
    assert owner.label == "North Korea"
    assert left.source_id == right.source_id
    assert left.claim_id == right.claim_id


@needs_shared
def test_the_first_statement_is_tied_to_what_sources_say_further_down(talks: Analysis) -> None:
    first = talks.statements[0]
    assert first.carried_by
    assert first.unsure
    later = [hull(talks.attribution(own_id).content).start for own_id in first.carried_by]
    assert min(later) > first.span.end

"""What editors decide is done, once, and what follows from it follows."""

from dataclasses import replace

import pytest
import samples
from hypothesis import given, settings
from hypothesis import strategies as st

from srcgraph.anchors import anchor
from srcgraph.judge import GRADES, LEVELS, Judged, judge, place, place_of, replay
from srcgraph.model import (
    Action,
    Analysis,
    Anchor,
    Article,
    Claim,
    Corrections,
    Identification,
    Judgement,
    Kind,
    Level,
    Link,
    Number,
    Relation,
    Rung,
    Source,
    Span,
)
from srcgraph.wire import dumps, loads
from tests.reading import analysis as read_story

SMALL = samples.small()
OKONJO, OFFICIAL, PEOPLE, CLOSE = "so-1", "so-5", "so-6", "so-7"


def at(words: str, analysis: Analysis = SMALL) -> str:
    """The id of the attribution whose content holds the words."""
    text = analysis.article.text
    return next(
        item.id
        for item in analysis.attributions
        if any(words in span.of(text) for span in item.content)
    )


def claim_of(words: str, analysis: Analysis = SMALL) -> str:
    found = analysis.attribution(at(words, analysis)).claim_id
    assert found
    return found


def judgement(
    action: Action | str, target: str, value: str | None = None, **changes: str
) -> Judgement:
    """A judgement with the anchor of its target, made on the small article."""
    where = place_of(SMALL, target)
    said = {"id": "ju-1", "who": "M. Editor", "when": "2026-11-24T09:30:00Z", "why": "", **changes}
    found = anchor(SMALL.article.text, where) if where else None
    return Judgement(action=Action(action), target=target, value=value, anchor=found, **said)


def judged(*judgements: Judgement, analysis: Analysis = SMALL) -> Analysis:
    """The analysis after judgements that can all be applied."""
    result = judge(analysis, judgements)
    assert result == Judged(result.analysis)
    return result.analysis


def source(analysis: Analysis, name: str) -> Source:
    found = analysis.source(name)
    assert found
    return found


def claim(analysis: Analysis, name: str) -> Claim:
    return next(item for item in analysis.claims if item.id == name)


# --------------------------------------------------------------------- actions


def test_a_confirmed_attribution_is_sure() -> None:
    target = at("learned of it from a drawing")
    assert SMALL.attribution(target).unsure
    after = judged(judgement("confirm", target, why="the recording says so"))
    found = after.attribution(target)
    assert not found.unsure
    assert found.evidence[-1].rule == "judge.confirm"
    assert found.evidence[-1].note == "checked by M. Editor on 2026-11-24: the recording says so"


def test_a_confirmed_claim_makes_its_attributions_sure() -> None:
    target = at("learned of it from a drawing")
    after = judged(judgement("confirm", claim_of("learned of it from a drawing")))
    assert not after.attribution(target).unsure


def test_a_confirmed_source_is_sure() -> None:
    unsure = replace(SMALL, sources=tuple(replace(item, unsure=True) for item in SMALL.sources))
    after = judged(judgement("confirm", CLOSE), analysis=unsure)
    assert [item.id for item in after.sources if not item.unsure] == [CLOSE]


def test_a_rejected_attribution_goes_with_its_claim() -> None:
    target, alone = at("“Nobody wanted"), claim_of("“Nobody wanted")
    after = judged(judgement("reject", target))
    assert target not in [item.id for item in after.attributions]
    assert target not in source(after, OFFICIAL).attributions
    assert alone not in [item.id for item in after.claims]


def test_a_source_stays_without_its_last_attribution() -> None:
    said = source(SMALL, CLOSE).attributions
    after = judged(*(judgement("reject", item) for item in said))
    assert source(after, CLOSE).attributions == ()


def test_a_claim_stays_when_another_source_carries_it() -> None:
    name = claim_of("proposed, reviewed")
    before = claim(SMALL, name)
    assert len(before.attributions) == 2
    after = claim(judged(judgement("reject", before.attributions[0])), name)
    assert after.attributions == before.attributions[1:]
    assert after.origins.max == 1


def test_a_rejected_source_leaves_its_words() -> None:
    said = source(SMALL, PEOPLE).attributions
    after = judged(judgement("reject", PEOPLE))
    assert after.source(PEOPLE) is None
    for name in said:
        assert after.attribution(name).source_id is None
        assert after.attribution(name).source == SMALL.attribution(name).source
    name = claim_of("learned of it from a drawing")
    assert (claim(SMALL, name).status, claim(after, name).status) == (Level.UNNAMED, Level.NONE)


def test_merged_sources_speak_as_the_one_they_go_into() -> None:
    after = judged(judgement("merge", CLOSE, PEOPLE))
    both, into = source(after, PEOPLE), source(SMALL, PEOPLE)
    assert after.source(CLOSE) is None
    assert (both.label, both.identification) == (into.label, into.identification)
    assert set(both.attributions) == {*into.attributions, *source(SMALL, CLOSE).attributions}
    assert set(both.mentions) == {*into.mentions, *source(SMALL, CLOSE).mentions}
    assert all(after.attribution(name).source_id == PEOPLE for name in both.attributions)


def test_what_is_told_of_either_is_told_of_both() -> None:
    both = source(judged(judgement("merge", OFFICIAL, PEOPLE)), PEOPLE)
    told, counted = source(SMALL, OFFICIAL), source(SMALL, PEOPLE).counted
    assert (both.position, both.affiliation) == (told.position, told.affiliation)
    assert (both.reason, both.reason_class) == (told.reason, told.reason_class)
    assert both.counted == counted


def test_a_group_keeps_its_members_when_they_merge() -> None:
    group = replace(source(SMALL, PEOPLE), members=(CLOSE, OFFICIAL))
    sources = tuple(group if item.id == PEOPLE else item for item in SMALL.sources)
    analysis = replace(SMALL, sources=sources)
    after = judged(judgement("merge", CLOSE, OFFICIAL), analysis=analysis)
    assert source(after, PEOPLE).members == (OFFICIAL,)
    assert source(judged(judgement("reject", CLOSE), analysis=analysis), PEOPLE).members == (
        OFFICIAL,
    )


def test_a_claim_stands_as_high_as_its_best_source_after_a_merge() -> None:
    name = claim_of("learned of it from a drawing")
    after = judged(judgement("merge", PEOPLE, OKONJO))
    assert claim(after, name).status is Level.NAMED


def test_merged_claims_are_one_with_all_sources() -> None:
    one, other = claim_of("slipped to late 2027"), claim_of("risen from 410 million")
    after = judged(judgement("merge", one, other))
    both = claim(after, other)
    assert one not in [item.id for item in after.claims]
    assert set(both.attributions) == {
        *claim(SMALL, one).attributions,
        *claim(SMALL, other).attributions,
    }
    assert both.status is Level.RECORD
    assert (both.origins.min, both.origins.max) == (2, 2)
    link = after.links[-1]
    assert (link.left, link.right) == (at("risen from 410"), at("slipped to late"))
    assert link.relation is Relation.SUPPORTS
    assert link.evidence[0].rule == "judge.merge"


def test_an_unsure_link_is_settled_by_a_merge() -> None:
    left, right = at("risen from 410 million"), at("slipped to late 2027")
    unsure = replace(SMALL, links=(Link(left, right, Relation.UNSURE, ()),))
    one, other = claim_of("slipped to late 2027"), claim_of("risen from 410 million")
    after = judged(judgement("merge", one, other), analysis=unsure)
    assert [link.relation for link in after.links] == [Relation.SUPPORTS]


def test_support_among_one_source_is_repetition() -> None:
    one, other = at("“Nobody wanted"), at("warned the city twice")
    analysis = replace(SMALL, links=(Link(one, other, Relation.SUPPORTS, ()),))
    after = judged(judgement("merge", CLOSE, OFFICIAL), analysis=analysis)
    assert [link.relation for link in after.links] == [Relation.REPEATS]


def test_nobody_cites_himself() -> None:
    one, other = at("“Nobody wanted"), at("warned the city twice")
    analysis = replace(SMALL, links=(Link(one, other, Relation.CITES, ()),))
    assert judged(judgement("merge", CLOSE, OFFICIAL), analysis=analysis).links == ()


def test_the_next_telling_takes_the_place_of_the_first() -> None:
    names = [at("“Nobody wanted"), at("“We all knew"), at("warned the city twice")]
    own = SMALL.attribution(names[0]).claim_id
    attributions = tuple(
        replace(item, claim_id=own) if item.id in names else item for item in SMALL.attributions
    )
    links = tuple(Link(names[0], item, Relation.REPEATS, ()) for item in names[1:])
    gone = {SMALL.attribution(item).claim_id for item in names[1:]}
    claims = tuple(
        replace(item, attributions=tuple(names)) if item.id == own else item
        for item in SMALL.claims
        if item.id not in gone
    )
    analysis = replace(SMALL, attributions=attributions, claims=claims, links=links)
    after = judged(judgement("reject", names[0]), analysis=analysis)
    assert [(link.left, link.right) for link in after.links] == [(names[1], names[2])]
    assert after.links[0].relation is Relation.SUPPORTS


@pytest.mark.parametrize("word", LEVELS)
def test_a_level_is_set(word: str) -> None:
    after = source(judged(judgement("level", OFFICIAL, word)), OFFICIAL)
    assert after.identification is Identification(word)
    assert (after.rung is not None) is (word == "unnamed")
    assert after.evidence[-1].note == f"set to {word} by M. Editor on 2026-11-24"


@pytest.mark.parametrize(
    ("name", "word", "kind"),
    [
        (OFFICIAL, "named", Kind.PERSON),
        (OFFICIAL, "organization", Kind.ORGANIZATION),
        (OFFICIAL, "document", Kind.DOCUMENT),
        (PEOPLE, "generic", Kind.PEOPLE),
        ("so-3", "organization", Kind.ORGANIZATION),
        ("so-3", "unnamed", Kind.PERSON),
        ("so-8", "unnamed", Kind.PERSON),
    ],
)
def test_what_speaks_can_have_its_level(name: str, word: str, kind: Kind) -> None:
    assert source(judged(judgement("level", name, word)), name).kind is kind


def test_several_speakers_stay_several() -> None:
    several = replace(source(SMALL, "so-3"), number=Number.SEVERAL)
    sources = tuple(several if item.id == "so-3" else item for item in SMALL.sources)
    after = judged(judgement("level", "so-3", "unnamed"), analysis=replace(SMALL, sources=sources))
    assert source(after, "so-3").kind is Kind.PEOPLE


def test_a_rung_follows_from_what_is_told() -> None:
    after = judged(judgement("level", OKONJO, "unnamed"))
    assert source(after, OKONJO).rung is Rung.POSITION
    assert source(judged(judgement("level", "so-3", "unnamed")), "so-3").rung is None


@pytest.mark.parametrize(
    ("value", "label"), [("Jonas Pell", "Jonas Pell"), (None, "A person close to the company")]
)
def test_a_source_goes_on_the_record(value: str | None, label: str) -> None:
    after = judged(judgement("record", CLOSE, value))
    found = source(after, CLOSE)
    assert (found.label, found.identification, found.rung) == (label, Identification.NAMED, None)
    name = claim_of("warned the city twice")
    assert (claim(SMALL, name).status, claim(after, name).status) == (Level.UNNAMED, Level.NAMED)


@pytest.mark.parametrize(
    ("target", "value"), [(OFFICIAL, "reliability:B"), (None, "credibility:2")]
)
def test_a_grade_changes_nothing_that_was_read(target: str | None, value: str) -> None:
    target = target or SMALL.claims[0].id
    after = judged(judgement("grade", target, value))
    assert replace(after, judgements=()) == SMALL
    assert after.judgements[0].value == value


def test_what_no_judgement_touches_stays_as_it_was() -> None:
    after = judged(judgement("level", OFFICIAL, "named"))
    others = [item for item in SMALL.sources if item.id != OFFICIAL]
    assert [item for item in after.sources if item.id != OFFICIAL] == others
    assert after.attributions == SMALL.attributions
    assert after.links == SMALL.links
    touched = {SMALL.attribution(item).claim_id for item in source(SMALL, OFFICIAL).attributions}
    assert [a for a, b in zip(after.claims, SMALL.claims, strict=True) if a != b] == [
        item for item in after.claims if item.id in touched
    ]


# ----------------------------------------------------------------------- order


def test_the_later_judgement_of_the_same_question_holds_and_both_are_kept() -> None:
    after = judged(
        judgement("level", CLOSE, "named", id="ju-1"),
        judgement("level", CLOSE, "generic", id="ju-2"),
    )
    assert source(after, CLOSE).identification is Identification.GENERIC
    assert [item.id for item in after.judgements] == ["ju-1", "ju-2"]
    assert len([item for item in source(after, CLOSE).evidence if "judge" in item.rule]) == 1


def test_a_later_merge_holds() -> None:
    after = judged(judgement("merge", CLOSE, PEOPLE), judgement("merge", CLOSE, OFFICIAL))
    assert set(source(after, PEOPLE).attributions) == set(source(SMALL, PEOPLE).attributions)
    assert set(source(SMALL, CLOSE).attributions) < set(source(after, OFFICIAL).attributions)


def test_a_confirmation_takes_back_a_rejection() -> None:
    target = at("“Nobody wanted")
    after = judged(judgement("reject", target), judgement("confirm", target))
    assert after.attribution(target).evidence[-1].rule == "judge.confirm"


def test_merges_follow_each_other() -> None:
    after = judged(judgement("merge", CLOSE, PEOPLE), judgement("merge", OFFICIAL, CLOSE))
    assert after.source(CLOSE) is after.source(OFFICIAL) is None
    assert set(source(SMALL, OFFICIAL).attributions) < set(source(after, PEOPLE).attributions)


def test_two_sources_cannot_be_merged_both_ways() -> None:
    result = judge(SMALL, [judgement("merge", CLOSE, PEOPLE), judgement("merge", PEOPLE, CLOSE)])
    assert "both are one already" in result.unplaced[0].message
    assert source(result.analysis, PEOPLE)


def test_a_judgement_on_what_is_gone_is_told_with_who_removed_it() -> None:
    target = at("“Nobody wanted")
    first = judged(judgement("reject", target, who="A. Desk"))
    result = judge(first, [judgement("confirm", target), judgement("confirm", CLOSE)])
    assert "went with a judgement of A. Desk" in result.unplaced[0].message
    assert [item.target for item in result.analysis.judgements] == [target, CLOSE]


def test_a_claim_that_went_with_its_attribution_is_gone_not_unknown() -> None:
    first = judged(judgement("reject", at("“Nobody wanted")))
    result = judge(first, [judgement("confirm", claim_of("“Nobody wanted"))])
    assert result.refused == ()
    assert len(result.unplaced) == 1


# ----------------------------------------------------------------- idempotence

IDS = [item.id for items in (SMALL.attributions, SMALL.sources, SMALL.claims) for item in items]


@st.composite
def any_judgement(draw: st.DrawFn) -> Judgement:
    """A judgement that fits the small article."""
    target = draw(st.sampled_from(IDS))
    kind = target[:2]
    of_kind = [name for name in IDS if name.startswith(kind) and name != target]
    values: dict[tuple[str, Action], list[str | None]] = {
        (kind, Action.CONFIRM): [None],
        ("at", Action.REJECT): [None],
        ("so", Action.REJECT): [None],
        ("so", Action.MERGE): [*of_kind],
        ("cl", Action.MERGE): [*of_kind],
        ("so", Action.LEVEL): [*LEVELS],
        ("so", Action.RECORD): ["Ada Roe", None],
        ("so", Action.GRADE): [*GRADES["so"]],
        ("cl", Action.GRADE): [*GRADES["cl"]],
    }
    actions = [action for of, action in values if of == kind]
    action = draw(st.sampled_from(actions))
    who = draw(st.sampled_from(["A. Desk", "M. Editor"]))
    return judgement(action, target, draw(st.sampled_from(values[kind, action])), who=who)


@settings(deadline=None, max_examples=150)
@given(st.lists(any_judgement(), max_size=12))
def test_whatever_is_judged_the_report_holds_together(judgements: list[Judgement]) -> None:
    result = judge(SMALL, judgements)
    after = result.analysis
    assert result.refused == ()
    for item in after.claims:
        assert item.attributions
        assert all(after.attribution(name).claim_id == item.id for name in item.attributions)
        assert 1 <= item.origins.min <= item.origins.max
    for attribution in after.attributions:
        if attribution.claim_id:
            assert attribution.id in claim(after, attribution.claim_id).attributions
    for one in after.sources:
        assert all(after.attribution(name).source_id == one.id for name in one.attributions)
    said = {item.id for item in after.attributions}
    assert all({link.left, link.right} <= said for link in after.links)
    assert loads(dumps(after, {})) == after
    assert len({item.id for item in after.judgements}) == len(after.judgements)


@settings(deadline=None, max_examples=100)
@given(st.lists(any_judgement(), max_size=8))
def test_the_same_judgements_again_change_nothing(judgements: list[Judgement]) -> None:
    once = judge(SMALL, judgements).analysis
    again = judge(once, judgements)
    assert again.analysis == once
    assert judge(once, once.judgements).analysis is once


# -------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("action", "target", "value", "message"),
    [
        ("confirm", "so-99", None, "this report has no so-99. Apply the corrections to the report"),
        ("merge", "so-7", "so-99", "this report has no so-99"),
        ("reject", "the mayor", None, "this report has no the mayor"),
        ("reject", "cl-1", None, "only an attribution or a source can have this"),
        ("level", "cl-1", "named", "only a source can have this"),
        ("merge", "so-7", None, "give as value the id of a source, another"),
        ("merge", "so-7", "so-7", "give as value the id of a source, another"),
        ("merge", "so-7", "cl-1", "give as value the id of a source, another"),
        ("level", "so-7", "unattributed", "give as value one of named, identifiable"),
        ("level", "so-7", None, "give as value one of named, identifiable"),
        ("grade", "so-7", "credibility:2", "give as value one of reliability:A to reliability:F"),
        ("grade", "cl-1", "credibility:7", "give as value one of credibility:1 to credibility:6"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_mend(
    action: str, target: str, value: str | None, message: str
) -> None:
    known = SMALL.claims[0].id
    wanted = judgement(
        action, target.replace("cl-1", known), value and value.replace("cl-1", known)
    )
    result = judge(SMALL, [wanted, judgement("level", CLOSE, "named")])
    assert len(result.refused) == 1
    assert message in result.refused[0].message
    assert result.refused[0].message.startswith(f"ju-1 ({action} ")
    assert [item.target for item in result.analysis.judgements] == [CLOSE]


def test_a_target_that_stands_elsewhere_is_refused() -> None:
    wrong = replace(judgement("confirm", CLOSE), target=OFFICIAL)
    result = judge(SMALL, [wrong])
    assert "so-5 does not stand where “A person close to the company” does" in (
        result.refused[0].message
    )
    into = anchor(SMALL.article.text, source(SMALL, PEOPLE).mentions[0])
    assert judge(SMALL, [replace(judgement("merge", CLOSE, OFFICIAL), into=into)]).refused


def test_without_an_anchor_the_id_counts() -> None:
    assert judged(replace(judgement("reject", CLOSE), anchor=None)).source(CLOSE) is None


# ------------------------------------------------------------- another article


def moved(analysis: Analysis, text: str) -> Analysis:
    """The analysis as it would be with words in front of the article, and other ids."""
    shift = text.index(analysis.article.text)
    again = samples.small()
    article = replace(again.article, text=text, sha256="f" * 64, body=(Span(0, len(text)),))

    def over(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.start + shift, span.end + shift) for span in spans)

    return replace(
        again,
        article=article,
        attributions=tuple(
            replace(
                item,
                id="at-9" + item.id[3:],
                source=over(item.source),
                cue=over(item.cue),
                content=over(item.content),
                source_id=item.source_id and "so-2" + item.source_id[3:],
                evidence=(),
            )
            for item in again.attributions
        ),
        sources=tuple(
            replace(
                item,
                id="so-2" + item.id[3:],
                mentions=over(item.mentions),
                attributions=tuple("at-9" + name[3:] for name in item.attributions),
                evidence=(),
            )
            for item in again.sources
        ),
        claims=tuple(
            replace(
                item,
                attributions=tuple("at-9" + name[3:] for name in item.attributions),
                evidence=(),
            )
            for item in again.claims
        ),
        links=(),
    )


CHANGED = moved(SMALL, "This story was corrected.\n" + SMALL.article.text)


def corrections(*judgements: Judgement, article: Article = SMALL.article) -> Corrections:
    return Corrections(article.id, article.sha256, article.title, judgements)


def test_judgements_are_placed_by_their_words_when_the_article_has_changed() -> None:
    target = at("“Nobody wanted")
    given_ = corrections(judgement("level", CLOSE, "named"), judgement("reject", target))
    result = replay(CHANGED, given_)
    assert result == Judged(result.analysis)
    assert source(result.analysis, "so-27").identification is Identification.NAMED
    assert "at-9" + target[3:] not in [item.id for item in result.analysis.attributions]
    kept = result.analysis.judgements[0]
    assert kept.target == "so-27"
    assert kept.anchor == anchor(CHANGED.article.text, source(CHANGED, "so-27").mentions[0])
    assert replay(result.analysis, given_) == Judged(result.analysis)


def test_an_attribution_is_placed_by_the_first_part_of_what_it_says() -> None:
    target = at("“We all knew")
    part = SMALL.attribution(target).content[0]
    on_page = replace(judgement("reject", target), anchor=anchor(SMALL.article.text, part))
    judged(on_page)
    after = replay(CHANGED, corrections(on_page)).analysis
    assert "at-9" + target[3:] not in [item.id for item in after.attributions]


def test_claims_are_placed_by_their_words() -> None:
    name = claim_of("learned of it from a drawing")
    after = replay(CHANGED, corrections(judgement("confirm", name))).analysis
    assert not any(item.unsure for item in after.attributions if item.claim_id == name)


def test_what_a_merge_goes_into_is_placed_by_its_own_anchor() -> None:
    into = anchor(SMALL.article.text, source(SMALL, PEOPLE).mentions[0])
    merge = replace(judgement("merge", CLOSE, PEOPLE), into=into)
    after = replay(CHANGED, corrections(merge))
    assert after.analysis.source("so-27") is None
    assert after.analysis.judgements[0].value == "so-26"
    assert replay(after.analysis, corrections(merge)) == Judged(after.analysis)


def test_what_a_merge_goes_into_is_known_from_another_judgement() -> None:
    merge, level = judgement("merge", CLOSE, PEOPLE), judgement("level", PEOPLE, "generic")
    assert replay(CHANGED, corrections(merge, level)).analysis.source("so-27") is None
    lost = replay(CHANGED, corrections(merge))
    assert "does not say in words where that stood" in lost.unplaced[0].message
    assert lost.analysis == CHANGED


def test_what_could_not_be_placed_is_told_and_the_rest_is_done() -> None:
    gone = Anchor("an unknown man", "was in the room with ", " and his dog when it", 4, 18)
    lost = replace(judgement("reject", "so-3"), anchor=gone)
    bare = replace(judgement("confirm", "so-4"), anchor=None)
    result = replay(CHANGED, corrections(lost, bare, judgement("level", CLOSE, "named")))
    assert len(result.unplaced) == 2
    assert "the article has changed, and “an unknown man” is not" in result.unplaced[0].message
    assert "Judge it again on the page" in result.unplaced[1].message
    assert len(result.analysis.judgements) == 1


def test_a_place_that_is_read_anew_gets_no_judgement() -> None:
    nothing = replace(CHANGED, sources=())
    placed, lost = place(nothing, [judgement("confirm", CLOSE)])
    assert placed == ()
    assert "or is read anew" in lost[0].message


STORY = (
    "“The bridge is safe,” Ana Ruiz said.\n"
    "Two people familiar with the plan said the bridge will close.\n"
    "Critics say the council is slow."
)


def test_judgements_follow_an_article_through_a_new_reading() -> None:
    before = read_story(STORY)
    people = next(item for item in before.sources if item.label.startswith("Two people"))
    where = place_of(before, people.id)
    assert where
    record = replace(
        judgement("record", people.id, "Jo Hart"), anchor=anchor(before.article.text, where)
    )
    earlier = "An engineer said the bridge was old. A driver said it shook.\n"
    after = read_story(earlier + STORY.replace("will close", "may close"))
    result = replay(after, corrections(record, article=before.article))
    assert result.refused == result.unplaced == ()
    named = next(item for item in result.analysis.sources if item.label == "Jo Hart")
    assert named.identification is Identification.NAMED
    assert named.id != people.id
    assert named.mentions == next(item.mentions for item in after.sources if item.id == named.id)

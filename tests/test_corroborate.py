"""The same words make one claim; its status is that of the best source behind it."""

from dataclasses import replace

import samples

from srcgraph.corroborate import corroborate
from srcgraph.model import Attribution, Identification, Level, Relation, Source, Span

TEXT = "The pier is sold. THE PIER is sold! It rained."
SAME, AGAIN, OTHER = Span(0, 16), Span(18, 34), Span(36, 45)


def attribution(content: Span, source_id: str | None) -> Attribution:
    first = samples.small().attributions[0]
    name = f"at-{content.start}-{content.end}"
    return replace(first, id=name, content=(content,), source_id=source_id, claim_id=None)


def source(own_id: str, identification: Identification) -> Source:
    return replace(samples.small().sources[0], id=own_id, identification=identification, rung=None)


MAYOR = source("so-1", Identification.NAMED)
OFFICIAL = source("so-2", Identification.UNNAMED)


def test_other_words_are_another_claim() -> None:
    said = (attribution(SAME, "so-1"), attribution(OTHER, "so-2"))
    attributions, claims, links = corroborate(TEXT, said, (MAYOR, OFFICIAL))
    assert [claim.attributions for claim in claims] == [("at-0-16",), ("at-36-45",)]
    assert [claim.status for claim in claims] == [Level.NAMED, Level.UNNAMED]
    assert [item.claim_id for item in attributions] == [claim.id for claim in claims]
    assert links == ()


def test_the_same_words_of_two_sources_support_each_other() -> None:
    said = (attribution(SAME, "so-2"), attribution(AGAIN, "so-1"))
    _, claims, links = corroborate(TEXT, said, (MAYOR, OFFICIAL))
    assert [claim.status for claim in claims] == [Level.NAMED]
    assert (claims[0].origins.min, claims[0].origins.max) == (1, 2)
    assert [(link.left, link.right, link.relation) for link in links] == [
        ("at-0-16", "at-18-34", Relation.SUPPORTS)
    ]
    assert [evidence.span for evidence in claims[0].evidence] == [SAME, AGAIN]


def test_one_source_only_repeats_itself() -> None:
    said = (attribution(SAME, "so-1"), attribution(AGAIN, "so-1"))
    _, claims, links = corroborate(TEXT, said, (MAYOR,))
    assert claims[0].origins.max == 1
    assert links[0].relation is Relation.REPEATS


def test_a_claim_of_nobody_has_no_level() -> None:
    _, claims, _ = corroborate(TEXT, (attribution(SAME, None),), ())
    assert claims[0].status is Level.NONE

"""The source graph: its nodes, edges and their evidence."""

from __future__ import annotations

from dataclasses import replace

import networkx
import pytest
import samples

from srcgraph.graph import build, key, pairs
from srcgraph.model import Analysis, Link, Relation, Span


def edges(analysis: Analysis, kind: str) -> list[tuple[str, str, str]]:
    graph = build(analysis)
    return [
        (left.partition("/")[2], right.partition("/")[2], name)
        for left, right, name, data in graph.edges(keys=True, data=True)
        if data["kind"] == kind
    ]


def test_nodes_are_the_article_its_sources_and_its_claims_in_the_order_of_the_text(
    small: Analysis,
) -> None:
    graph = build(small)
    assert [graph.nodes[node]["ref"] for node in graph] == [
        small.article.id,
        *(source.id for source in small.sources),
        *(claim.id for claim in small.claims),
    ]


def test_node_attributes_are_plain_values(small: Analysis) -> None:
    values = [value for _, data in build(small).nodes(data=True) for value in data.values()]
    assert {type(value) for value in values} <= {str, int, float, bool}


def test_an_article_cites_its_sources_by_their_mentions(small: Analysis) -> None:
    graph = build(small)
    for source in small.sources:
        data = graph.edges[key(small.article), key(small.article, source.id), source.id]
        assert (data["kind"], data["spans"]) == ("cites", pairs(source.mentions))


def test_a_confirmation_supports_and_a_denial_denies(small: Analysis) -> None:
    assert [left for left, _, _ in edges(small, "supports")] == ["so-4"]
    assert "so-1" in [left for left, _, _ in edges(small, "denies")]


def test_every_attribution_with_a_claim_is_an_edge_with_its_spans(small: Analysis) -> None:
    found = {name: data for _, _, name, data in build(small).edges(keys=True, data=True)}
    for item in small.attributions:
        if item.claim_id:
            assert found[item.id]["spans"] == pairs((*item.source, *item.cue, *item.content))
            assert found[item.id]["stance"] == item.stance


def test_a_claim_without_a_source_hangs_on_the_article(small: Analysis) -> None:
    graph = build(small)
    said = [data for _, _, data in graph.out_edges(key(small.article), data=True)]
    lone = [item for item in small.attributions if not item.source_id]
    assert [data["spans"] for data in said if data["kind"] == "says"] == [
        pairs((*item.cue, *item.content)) for item in lone
    ]


def test_a_link_joins_the_claims_of_its_attributions(small: Analysis) -> None:
    link = small.links[0]
    left, right = small.attribution(link.left), small.attribution(link.right)
    assert (left.claim_id, right.claim_id, f"{link.left} {link.right}") in edges(small, "denies")


def test_a_citation_joins_sources(small: Analysis) -> None:
    first, second = small.attributions[0], small.attributions[1]
    cites = replace(small, links=(Link(first.id, second.id, Relation.CITES, ()),))
    assert (first.source_id, second.source_id, f"{first.id} {second.id}") in edges(cites, "cites")


def test_a_link_to_an_attribution_without_a_claim_is_left_out(small: Analysis) -> None:
    declined = next(item for item in small.attributions if item.claim_id is None)
    link = Link(declined.id, small.attributions[0].id, Relation.DENIES, ())
    assert len(edges(replace(small, links=(link,)), "denies")) == 1


@pytest.mark.parametrize("make", [samples.small, samples.big])
def test_the_same_analysis_gives_the_same_graph(make: object) -> None:
    assert callable(make)
    first, second = build(make()), build(make())
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


def test_graphs_of_two_articles_do_not_mix(small: Analysis, big: Analysis) -> None:
    other = replace(big, article=replace(big.article, id="other"))
    both = networkx.compose_all([build(small), build(other)])
    assert len(both) == len(build(small)) + len(build(other))


def test_spans_become_pairs() -> None:
    assert pairs((Span(1, 3), Span(5, 8))) == ((1, 3), (5, 8))

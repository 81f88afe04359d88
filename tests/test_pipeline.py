"""pipeline: the whole flow on our own articles, and on the real one where it is present."""

from __future__ import annotations

from pathlib import Path

import pytest

from srcgraph.model import Analysis, Identification
from srcgraph.pipeline import analyse, audit
from srcgraph.read import read
from tests.reading import analysis

ROOT = Path(__file__).parents[1]
REAL = ROOT.parent / "shared" / "articles" / "000_ec514e403e37045e.txt"


def test_several_articles_come_back_in_their_order() -> None:
    articles = [read(ROOT / "data" / name) for name in ("court-report.txt", "interview.md")]
    assert [found.article.id for found in audit(articles)] == ["court-report", "interview"]


@pytest.mark.parametrize(
    "name",
    sorted(
        p.name for p in (ROOT / "data").iterdir() if p.suffix != ".toml" and p.name != "README.md"
    ),
)
def test_every_sample_article_has_claims_and_sources(name: str) -> None:
    found = analyse(read(ROOT / "data" / name))
    assert len(found.claims) >= 5
    assert len(found.sources) >= 3
    assert [problem for problem in found.problems if problem.stage == "segment"] == []


@pytest.fixture(scope="module")
def real() -> Analysis:
    if not REAL.exists():
        pytest.skip("needs ../shared/articles, which is not here")
    return analyse(read(REAL))


@pytest.mark.corpus
def test_the_real_article_has_no_attribution_outside_its_body(real: Analysis) -> None:
    body = real.article.body
    for item in real.attributions:
        for span in (*item.source, *item.cue, *item.content):
            assert any(part.covers(span) for part in body)


@pytest.mark.corpus
def test_the_real_article_has_four_kinds_of_unnamed_sources_with_their_own_claims(
    real: Analysis,
) -> None:
    labels = {
        "several well-placed diplomatic sources",
        "Several sources in the prime minister’s office",
        "Sources",
        "other sources in the prime minister’s office",
    }
    found = [source for source in real.sources if source.label in labels]
    assert {source.label for source in found} == labels
    assert {source.identification for source in found} == {Identification.UNNAMED}
    assert all(source.attributions for source in found)


@pytest.mark.corpus
def test_the_real_article_has_one_kishida(real: Analysis) -> None:
    (kishida,) = [source for source in real.sources if "Kishida" in source.label]
    mentions = [span.of(real.article.text) for span in kishida.mentions]
    assert kishida.identification is Identification.NAMED
    assert {"Fumio Kishida", "Kishida", "He"} <= set(mentions)
    assert len(kishida.attributions) >= 2


def test_an_article_in_another_language_says_that_it_was_hardly_read() -> None:
    text = "Le maire a dit que le pont sera fermé lundi, selon une source proche du dossier. " * 5
    (problem,) = analysis(text).problems
    assert "English" in problem.message

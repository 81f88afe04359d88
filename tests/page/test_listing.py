"""Short lines of every article, brought together by name and never otherwise."""

from dataclasses import replace

import samples

from srcgraph.collection import Appearance, SharedSource
from srcgraph.model import Kind, Level
from srcgraph.page.listing import Lines, lines, statements, voices

SMALL = samples.small()
ONE, OTHER = (replace(lines(SMALL), article_id=name) for name in ("one", "other"))


def shared(*names: str, unsure: bool = False) -> SharedSource:
    found = (Appearance(name, "so-1", "Marta Okonjo", 2, "surname", unsure) for name in names)
    return SharedSource("Marta Okonjo", Kind.PERSON, tuple(found))


def test_an_article_leaves_its_sources_and_claims() -> None:
    assert [line.id for line in ONE.sources] == [source.id for source in SMALL.sources]
    assert [line.level for line in ONE.claims] == [claim.status for claim in SMALL.claims]
    okonjo = ONE.sources[0]
    said = {SMALL.attribution(name).claim_id for name in SMALL.sources[0].attributions} - {None}
    assert (okonjo.label, okonjo.letter, okonjo.claims) == ("Marta Okonjo", "N", len(said))


def test_a_claim_has_the_letter_of_its_best_source() -> None:
    letters = {source.id: source.letter for source in SMALL.sources}
    for line in ONE.claims:
        assert line.letter in [letters.get(name, "U") for name in line.sources]
    assert {line.letter for line in ONE.claims if line.level is Level.NAMED} == {"N"}


def test_sources_that_are_shared_stand_first_and_once() -> None:
    found = voices([ONE, OTHER], [shared("one", "other")])
    assert len(found) == 2 * len(SMALL.sources) - 1
    assert found[0].line.label == "Marta Okonjo"
    assert [place.article for place in found[0].places] == [0, 1]
    assert found[0].claims == sum(place.claims for place in found[0].places)
    assert [voice.id for voice in found] == [f"v{at + 1}" for at in range(len(found))]


def test_a_doubt_stands_at_its_place() -> None:
    found = voices([ONE, OTHER], [shared("one", "other", unsure=True)])
    assert [place.doubt for place in found[0].places] == ["surname", "surname"]


def test_articles_that_were_not_written_are_left_out() -> None:
    found = voices([ONE], [shared("one", "lost"), shared("lost")])
    assert len(found) == len(SMALL.sources)
    assert all(len(voice.places) == 1 for voice in found)


def test_claims_stand_in_the_order_of_the_articles() -> None:
    found = list(statements([ONE, Lines("empty"), OTHER]))
    assert [item.article for item in found] == [0] * len(SMALL.claims) + [2] * len(SMALL.claims)
    assert all(item.sources or "" in item.line.sources for item in found)

"""across: claims that several articles tell, and articles that are reprints."""

from __future__ import annotations

from dataclasses import replace

from srcgraph.across import Held, SharedClaim, held, reprints, shared_claims
from srcgraph.collection import shared_sources
from srcgraph.model import Analysis, Support
from tests.reading import analysis

STORY = """\
The town council sold the old pier on Monday after four hours of debate.
Fishermen had asked for a lease, and brought a brass band to the square to be heard.
Nobody in the hall could remember a longer meeting, nor a warmer one, in any month of any year.
The buyer has not said what will become of the boats, the nets or the small red crane.
"""
REWRITTEN = "The buyer, a bank, promised nothing at all about the boats when we called it twice."
OTHER = """\
A school in the hills has opened a kitchen where children learn to bake bread before lessons.
Teachers say that the smell alone brings late sleepers to their desks on cold mornings.
"""
PROMISE = "The city will never again sell a pier to people who will not look after it"


def named(article_id: str, text: str) -> Analysis:
    found = analysis(text)
    return replace(found, article=replace(found.article, id=article_id))


def bare(article_id: str, text: str) -> Held:
    return Held(article_id, tuple(text.lower().split()), ())


def unsure(found: Analysis) -> Analysis:
    """The same, and it is not sure who speaks."""
    return replace(found, sources=tuple(replace(item, unsure=True) for item in found.sources))


def shared(*texts: str) -> tuple[SharedClaim, ...]:
    """The claims that these articles share; they are called a, b and so on."""
    found = [named(own_id, text) for own_id, text in zip("abcdef", texts, strict=False)]
    sources = shared_sources((item.article.id, item.sources) for item in found)
    return shared_claims([held(item) for item in found], sources)


def places(claim: SharedClaim) -> list[str]:
    return [telling.article_id for telling in claim.tellings]


# ------------------------------------------------------------------ reprints


def test_a_reprint_is_found_though_a_paragraph_is_changed() -> None:
    changed = "\n".join([*STORY.splitlines()[:3], REWRITTEN])
    articles = [bare("one", STORY), bare("two", OTHER), bare("three", changed)]
    assert reprints(articles) == (("one", "three"),)


def test_different_articles_are_no_reprints() -> None:
    assert reprints([bare("one", STORY), bare("two", OTHER)]) == ()


def test_a_common_sentence_makes_no_reprint() -> None:
    first = STORY.splitlines()[0]
    assert reprints([bare("one", STORY), bare("two", f"{OTHER} {first}")]) == ()


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [bare("b", STORY), bare("a", STORY), bare("c", STORY), bare("d", OTHER)]
    assert reprints(articles) == reprints(articles[::-1]) == (("a", "b", "c"),)


def test_articles_of_hardly_a_word_are_no_reprints() -> None:
    assert reprints([bare("a", "It rained."), bare("b", "It rained."), bare("c", "")]) == ()


# -------------------------------------------------------------------- claims


def test_one_quotation_of_one_speaker_is_one_claim() -> None:
    (claim,) = shared(
        f"“{PROMISE},” Mayor Ana Ruiz said.", f"In the square, Ana Ruiz said: “{PROMISE}.”"
    )
    assert places(claim) == ["a", "b"]
    assert [telling.source for telling in claim.tellings] == ["Ana Ruiz", "Ana Ruiz"]
    assert all("both quote the same" in telling.note for telling in claim.tellings)
    assert (claim.origins.min, claim.origins.max) == (1, 1)
    assert claim.support is Support.SINGLE_NAMED


def test_one_slogan_of_two_named_speakers_is_two_claims() -> None:
    assert shared(f"“{PROMISE},” Ana Ruiz said.", f"“{PROMISE},” Karl Lund said.") == ()


def test_a_quotation_of_an_unnamed_speaker_may_be_the_same() -> None:
    (claim,) = shared(f"“{PROMISE},” Ana Ruiz said.", f"“{PROMISE},” an official said.")
    assert (claim.origins.min, claim.origins.max) == (1, 2)


def test_a_speech_is_one_claim_however_each_article_cuts_it() -> None:
    (claim,) = shared(
        f"“{PROMISE}. But not today,” Ana Ruiz said.",
        f"“{PROMISE},” Ana Ruiz said. “And today the band plays for everybody in the old square.”",
    )
    assert places(claim) == ["a", "b"]


def test_a_surname_that_two_bear_may_be_either() -> None:
    (claim,) = [
        item
        for item in shared(
            f"“{PROMISE},” Ana Ruiz said.",
            f"“{PROMISE},” Ms. Ruiz said.",
            "Eva Ruiz said that bread would be dearer.",
        )
        if PROMISE in item.text
    ]
    assert places(claim) == ["a", "b"]


def test_who_bears_a_surname_may_be_mixed_up_where_it_is_unsure() -> None:
    known = named("a", f"“{PROMISE},” Ana Ruiz said.")
    kin, stranger = (named("b", f"“{PROMISE},” {who} said.") for who in ("Eva Ruiz", "Karl Lund"))
    assert shared_claims([held(known), held(kin)]) == ()
    assert len(shared_claims([held(known), held(unsure(kin))])) == 1
    assert shared_claims([held(known), held(unsure(stranger))]) == ()


def test_who_quotes_another_says_something_else() -> None:
    assert (
        shared(
            f"“{PROMISE},” Ana Ruiz said.",
            f"“When Ruiz says that ‘{PROMISE}’ she forgets who sold it,” Karl Lund said.",
        )
        == ()
    )


def test_two_claims_of_one_article_are_not_shared() -> None:
    twice = f"“{PROMISE},” Ana Ruiz said. Later Ruiz said: “{PROMISE}.”"
    assert shared(twice, "An official said the bakery was closed.") == ()


def test_another_number_is_another_claim() -> None:
    assert (
        shared(
            "Ana Ruiz said that two ferries sank near the pier on Monday.",
            "Ana Ruiz said that three ferries sank near the pier on Monday.",
        )
        == ()
    )


def test_a_not_is_never_brought_together_with_its_contrary() -> None:
    assert (
        shared(
            "Ana Ruiz said that the old pier would be sold.",
            "Ana Ruiz said that the old pier would not be sold.",
        )
        == ()
    )


def test_unnamed_sources_of_reprints_count_once() -> None:
    text = STORY + "An official said that the crane would be taken to Halvorn."
    (claim,) = [item for item in shared(text, text) if "crane would" in item.text]
    assert places(claim) == ["a", "b"]
    assert (claim.origins.min, claim.origins.max) == (1, 1)


def test_those_in_most_articles_stand_first() -> None:
    both = "Ana Ruiz said that the pier was sold. Ana Ruiz said that bread would be dearer."
    found = shared(both, both, "Ana Ruiz said that bread would be dearer.")
    assert [len(set(places(item))) for item in found] == [3, 2]


def test_what_asserts_nothing_is_not_kept() -> None:
    found = held(named("a", "Ana Ruiz declined to say who had sold the pier."))
    assert (found.article_id, found.told) == ("a", ())
    assert found.words[:3] == ("ana", "ruiz", "declined")


def test_nothing_is_shared_by_nobody() -> None:
    assert shared_claims([]) == ()
    assert reprints([]) == ()

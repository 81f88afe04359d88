"""Whether two claims assert the same thing.

Likeness alone merges nothing: "would resign" and "would not resign" share nearly all their words.
Numbers, days, names, negation and opposites are therefore held against each other first; what is
left is judged by a forest of decision trees (`forest`) from what two claims have in common, and
where that thinks it possible by a network that reads both (`reader`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from srcgraph.corroboration import forest, reader
from srcgraph.corroboration.likeness import Voices, common_ground, likeness, nearest_words
from srcgraph.corroboration.quotations import LONG, same_speech, shared_quotation
from srcgraph.corroboration.wording import Wording, stem
from srcgraph.model import Word
from srcgraph.vocabulary import table, words

BORNE_OUT: Final = 5.0
"""The common ground that is enough where a cue says that somebody else confirms it too."""
ALIKE: Final = 0.4
"""From this probability on two claims are so alike that a "not" in one alone sets them against each
other, and that what an article opens with is perhaps told again."""
BEARS_OUT: Final = "corroborate.borne-out"
QUOTED: Final = "corroborate.same-quotation"


class Verdict(Word):
    """How the assertions of two claims stand to each other."""

    SAME = "same"
    OPPOSED = "opposed"
    UNSURE = "unsure"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two claims are to each other, the rule that says so, why in words, and how likely.

    `likely` is the probability that they are the same (0 to 1), `near` their common ground
    (the rarities of the telling words that both say, summed).
    """

    verdict: Verdict
    rule: str
    note: str
    likely: float
    near: float


def by_words(one: Wording, other: Wording, voices: Voices) -> Comparison | None:
    """Settle what words alone settle: the same ones, a long quotation in both, another number, day
    or name.

    A quotation that several people use is the same claim only where it is nearly all they say.
    None where meaning has to be looked at.
    """
    run, ground = shared_quotation(one, other), common_ground(one, other)
    fewest = min(len(one.words), len(other.words))
    if _says_just_that(one, other):
        return Comparison(Verdict.SAME, "corroborate.same-claim", SAME_WORDS, 1.0, ground)
    one_speech = voices is Voices.ONE and bool(same_speech(one, other))
    enough = one_speech or len(run) >= _NEARLY_ALL * fewest
    if len(run) >= LONG and enough and not _negated(one, other):
        note = f"both quote the same {len(run)} words"
        return Comparison(Verdict.SAME, QUOTED, note, 1.0, ground)
    apart = _condemned(one, other, voices) or held_apart(one, other)
    if apart is not None and not apart.opposed:
        return Comparison(Verdict.NOT, "corroborate.held-apart", apart.note, 0.0, ground)
    return None


_NEARLY_ALL: Final = 0.75
SAME_WORDS: Final = "the same words"


def _says_just_that(one: Wording, other: Wording) -> bool:
    """Whether both say the same words, more than one of which tells something, and only say them.

    Who endorses, denounces or accuses does something of his own by it.
    """
    alike = one.words == other.words and one.negated == other.negated
    return alike and len(one.stems) > 1 and not (one.deed or other.deed)


def guess(one: Wording, other: Wording, voices: Voices, *, one_article: bool) -> float:
    """How likely two claims are the same by what they have in common alone (0 to 1).

    Raises ModelError when the forest is missing.
    """
    return forest.probability(likeness(one, other, voices, one_article=one_article))


def worth_reading(one: Wording, other: Wording, guessed: float) -> bool:
    """Whether both are to be read together: where they may be the same, and nothing tells apart.

    The same words need no reading, and of a long quotation in both it is whose words they are that
    counts: the network, which sees the like words, brought two speakers of one saying together.
    """
    if one.words == other.words or len(shared_quotation(one, other)) >= LONG:
        return False
    return guessed >= reader.settings().read and held_apart(one, other) is None


def by_likeness(
    one: Wording,
    other: Wording,
    voices: Voices,
    likely: float,
    *,
    borne_out: bool = False,
    was_read: bool = False,
) -> Comparison:
    """Judge two claims by how likely they are the same; `borne_out` where a cue ties them.

    Who read both (`was_read`) needs no shared word; by what is counted alone two are needed.
    Two named people who each do something by saying it (endorse, accuse) do two things: such a pair
    is unsure at most.
    """
    found = likely, common_ground(one, other)
    near = found[1]
    needed = forest.thresholds()
    if (apart := held_apart(one, other)) is not None:
        opposed = apart.opposed and likely >= ALIKE
        verdict = Verdict.OPPOSED if opposed else Verdict.NOT
        return Comparison(verdict, "corroborate.held-apart", apart.note, *found)
    note = _note(one, other, likely)
    two_deeds = voices is Voices.TWO and (one.deed or other.deed)
    turned = voices is Voices.ONE and _turned(one, other)
    if likely >= needed.same and not (two_deeds or turned) and (was_read or _enough(one, other)):
        return Comparison(Verdict.SAME, "corroborate.same-claim", note, *found)
    if borne_out and near >= BORNE_OUT:
        note = f"the cue says that it is borne out; {_shared(one, other)}"
        return Comparison(Verdict.SAME, BEARS_OUT, note, *found)
    if likely >= needed.unsure:
        return Comparison(Verdict.UNSURE, "corroborate.near", note, *found)
    return Comparison(Verdict.NOT, "corroborate.apart", note, *found)


def _enough(one: Wording, other: Wording) -> bool:
    """Whether two claims share more than one telling word, or all that the shorter one has.

    Two short claims on one bridge, close together, look alike by all that is counted.
    """
    fewest = min(len(one.stems), len(other.stems))
    return len(one.stems & other.stems) >= min(2, fewest)


def _turned(one: Wording, other: Wording) -> bool:
    """Whether both quote one saying and go on otherwise: a retort is made of the other's words."""
    return len(shared_quotation(one, other)) >= LONG and not same_speech(one, other)


def _note(one: Wording, other: Wording, probability: float) -> str:
    if one.words == other.words:
        return SAME_WORDS
    return f"{probability:.0%} likely to say the same; {_shared(one, other)}"


def _shared(one: Wording, other: Wording) -> str:
    shared = ", ".join(nearest_words(one, other))
    return f"both say {shared}" if shared else "no telling word in common"


# ------------------------------------------------------------------ held apart


@dataclass(frozen=True, slots=True)
class Apart:
    """What keeps two claims from being the same; `opposed` where one says the other is not so."""

    note: str
    opposed: bool = False


def _condemned(one: Wording, other: Wording, voices: Voices) -> Apart | None:
    """Who denounces a call does not make it; one who "blasted her as a disgrace" said so too."""
    if voices is not Voices.ONE and one.against != other.against:
        return Apart("only one is against it")
    return None


def held_apart(one: Wording, other: Wording) -> Apart | None:
    """What the two claims differ in that no paraphrase may differ in, if anything."""
    if one.words == other.words and one.negated == other.negated:
        return None
    if one.numbers - other.numbers and other.numbers - one.numbers:
        return Apart("other numbers")
    if _other_days(one.days, other.days):
        return Apart("other days")
    if names := _other_names(one, other):
        return Apart(f"other names ({names[0]}, {names[1]})")
    if negated := _negated(one, other):
        return Apart(f"only one says “not” of “{negated}”", opposed=True)
    if pair := _opposites(one, other):
        return Apart(f"“{pair[0]}” against “{pair[1]}”", opposed=True)
    return None


def _negated(one: Wording, other: Wording) -> str | None:
    """A word that both say and of which one alone says "not".

    Where the other says its own "not" of a word that the first lacks ("not declare neutrality",
    "never be neutral"), the two may deny the same in other words: that holds nothing apart.
    """
    shared = one.stems & other.stems
    found = {
        word
        for said, rival in ((one, other), (other, one))
        if not rival.negated - shared
        for word in (said.negated & shared) - rival.negated
    }
    return next((word for word in one.words if stem(word) in found), None)


def _other_names(one: Wording, other: Wording) -> tuple[str, str] | None:
    """Two names of which each stands in one claim alone, and both in the same part of it.

    A party is no other name than a person's: "the Republican" and "Ms Berg" may be one.
    """
    left = {(role, run) for role, run in one.names if not other.all_stems & set(run)}
    right = {(role, run) for role, run in other.names if not one.all_stems & set(run)}
    for role, run in sorted(left):
        for rival in sorted(run for own_role, run in right if own_role == role):
            if _is_class(run) is _is_class(rival):
                return " ".join(run).title(), " ".join(rival).title()
    return None


def _is_class(run: tuple[str, ...]) -> bool:
    """Whether a name is that of a class of people ("Republican"), not of one of them."""
    return set(run) <= _classes()


@cache
def _classes() -> frozenset[str]:
    return frozenset(map(stem, words("sources", "heads", "classes")))


def _other_days(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each names a day that the other does not allow; a season holds its months."""
    return bool(one) and bool(other) and not _allowed(one, other) and not _allowed(other, one)


def _allowed(one: frozenset[str], other: frozenset[str]) -> bool:
    wider = other | {month for day in other for month in _months(day)}
    return all(day in wider or wider & _months(day) for day in one)


@cache
def _months(season: str) -> frozenset[str]:
    known: Mapping[str, str] = table("claims")["seasons"]
    return words("claims", "seasons", season) if season in known else frozenset()


@cache
def _pairs() -> tuple[tuple[str, str, str, str], ...]:
    """Opposites by their stems, each with its words."""
    pairs = (pair.split() for pair in table("claims")["opposites"]["pairs"])
    return tuple((stem(a), stem(b), a, b) for a, b in pairs)


def _opposites(one: Wording, other: Wording) -> tuple[str, str] | None:
    """Opposites of which each stands in one claim alone; "not allow" is no contrary of "ban".

    A name is no contrary: the White House is not against a black president.
    """
    left = one.all_stems - other.all_stems - one.name_words
    right = other.all_stems - one.all_stems - other.name_words
    for a, b, word_a, word_b in _pairs():
        negated = ({a, b} & one.negated) or ({a, b} & other.negated)
        if not negated and ((a in left and b in right) or (b in left and a in right)):
            return (word_a, word_b) if a in left else (word_b, word_a)
    return None

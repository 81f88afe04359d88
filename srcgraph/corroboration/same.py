"""Whether two claims assert the same thing.

Nearness in meaning alone merges nothing: a sentence encoder finds "would resign" and "would not
resign" nearer to each other than two ways of saying the first. Numbers, days, names, negation and
opposites are therefore held against each other before; what is left is judged by a small model
(models/claims.json) from what two claims have in common, fitted to hand-judged pairs.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from srcgraph.corroboration.likeness import NAMES, Read, Voices, likeness, nearest_words
from srcgraph.corroboration.quotations import LONG, shared_quotation
from srcgraph.corroboration.wording import Wording, stem
from srcgraph.model import Word
from srcgraph.vocabulary import table, words

BORNE_OUT: Final = 0.55
"""Nearness that is enough where a cue says that an earlier claim is confirmed or repeated."""
BEARS_OUT: Final = "corroborate.borne-out"

MODEL: Final = Path(__file__).parent.parent / "models" / "claims.json"


class Verdict(Word):
    """How the assertions of two claims stand to each other."""

    SAME = "same"
    OPPOSED = "opposed"
    UNSURE = "unsure"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two claims are to each other, the rule that says so, why in words, and how likely.

    `likely` is the model's probability that they are the same (0 to 1), `near` how near they are in
    meaning (-1 to 1); both are 1 where words settle it, and 0 where words keep them apart.
    """

    verdict: Verdict
    rule: str
    note: str
    likely: float
    near: float


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic model of `likeness`: weights in the order of NAMES, and thresholds.

    From `same` on two claims are one (more by `deed` where a cue does more than say and it is
    not known whether it is one speaker's); from `unsure` on the pair is offered to the editor.
    """

    weights: tuple[float, ...]
    bias: float
    same: float
    unsure: float
    deed: float

    def probability(self, values: Sequence[float]) -> float:
        """How likely two claims with this likeness are the same (0 to 1)."""
        total = self.bias + sum(w * v for w, v in zip(self.weights, values, strict=True))
        return 1 / (1 + math.exp(-total))


@cache
def load_model(path: Path = MODEL) -> Model:
    """The model that ships with the package."""
    found = json.loads(path.read_text(encoding="utf-8"))
    weights = tuple(float(found["weights"][name]) for name in NAMES)
    thresholds = {name: float(found[name]) for name in ("same", "unsure", "deed")}
    return Model(weights, float(found["bias"]), **thresholds)


def by_words(one: Wording, other: Wording, voices: Voices) -> Comparison | None:
    """Settle what words alone settle: a long quotation in both, or another number, day or name.

    A quotation that several people use is the same claim only where it is nearly all they say.
    None where meaning has to be looked at.
    """
    run = shared_quotation(one, other)
    fewest = min(len(one.words), len(other.words))
    enough = voices is Voices.ONE or len(run) >= _NEARLY_ALL * fewest
    if len(run) >= LONG and enough and not _negated(one, other):
        note = f"both quote the same {len(run)} words"
        return Comparison(Verdict.SAME, "corroborate.same-quotation", note, 1.0, 1.0)
    apart = held_apart(one, other)
    if apart is not None and not apart.opposed:
        return Comparison(Verdict.NOT, "corroborate.held-apart", apart.note, 0.0, 0.0)
    return None


_NEARLY_ALL: Final = 0.75


def by_meaning(one: Read, other: Read, voices: Voices, *, borne_out: bool = False) -> Comparison:
    """Judge two claims by what they have in common; `borne_out` where a cue ties them.

    Two people who each do something by saying it (endorse, accuse) do two things: such a pair is
    unsure at most.
    """
    model = load_model()
    values = likeness(one, other, voices)
    found = model.probability(values), values[0]
    apart = held_apart(one.wording, other.wording)
    if apart is not None:
        opposed = apart.opposed and found[0] >= model.unsure
        verdict = Verdict.OPPOSED if opposed else Verdict.NOT
        return Comparison(verdict, "corroborate.held-apart", apart.note, *found)
    note = _note(one.wording, other.wording, found[0])
    if found[0] >= _needed(one, other, voices):
        return Comparison(Verdict.SAME, "corroborate.same-meaning", note, *found)
    if borne_out and found[1] >= BORNE_OUT:
        note = f"the cue says that it is borne out; {_shared(one.wording, other.wording)}"
        return Comparison(Verdict.SAME, BEARS_OUT, note, *found)
    if found[0] >= model.unsure:
        return Comparison(Verdict.UNSURE, "corroborate.near", note, *found)
    return Comparison(Verdict.NOT, "corroborate.apart", note, *found)


def _needed(one: Read, other: Read, voices: Voices) -> float:
    """How likely two claims must be the same: more where something is done by being said."""
    model = load_model()
    deed = one.wording.deed or other.wording.deed
    if not deed or voices is Voices.ONE:
        return model.same
    return _NEVER if voices is Voices.TWO else model.same + model.deed


_NEVER: Final = 2.0


def _note(one: Wording, other: Wording, probability: float) -> str:
    if one.words == other.words:
        return "the same words"
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
    """A word that both say and of which one of them says "not"."""
    shared = one.stems & other.stems
    found = sorted((one.negated & shared) ^ (other.negated & shared))
    return next((word for word in one.words if stem(word) in found), None)


def _other_names(one: Wording, other: Wording) -> tuple[str, str] | None:
    """Two names of which each stands in one claim alone, and both in the same part of it."""
    left = {(role, run) for role, run in one.names if not other.all_stems & set(run)}
    right = {(role, run) for role, run in other.names if not one.all_stems & set(run)}
    for role, run in sorted(left):
        for rival in sorted(run for own_role, run in right if own_role == role):
            return " ".join(run).title(), " ".join(rival).title()
    return None


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
    """Opposites of which each stands in one claim alone; "not allow" is no contrary of "ban"."""
    left, right = one.all_stems - other.all_stems, other.all_stems - one.all_stems
    for a, b, word_a, word_b in _pairs():
        negated = ({a, b} & one.negated) or ({a, b} & other.negated)
        if not negated and ((a in left and b in right) or (b in left and a in right)):
            return (word_a, word_b) if a in left else (word_b, word_a)
    return None

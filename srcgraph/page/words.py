"""The words of the page: what it calls levels, letters and everything told about a source."""

from __future__ import annotations

import re

from srcgraph.model import (
    LEVELS,
    Kind,
    Knowledge,
    Level,
    Number,
    ReasonClass,
    Relation,
    Source,
    Stance,
    Style,
)
from srcgraph.summary import CONFLICT_TOLD, IDENTIFICATION_TOLD, LEVEL_NAMES, RUNG_TOLD

# From best to least told, and in the order in which an editor looks at them.
LETTERS = "NRDAU"
LEAST_FIRST = "UADRN"

LEVEL_WORDS = LEVEL_NAMES
LETTER_WORDS = {
    "N": LEVEL_WORDS[Level.NAMED],
    "R": LEVEL_WORDS[Level.RECORD],
    "D": "unnamed, described",
    "A": "unnamed, hardly described",
    "U": LEVEL_WORDS[Level.NONE],
}
LEVEL_LETTERS = {Level.NAMED: "N", Level.RECORD: "R", Level.UNNAMED: "DA", Level.NONE: "U"}
IDENTIFICATION_WORDS = IDENTIFICATION_TOLD
KIND_WORDS = {
    Kind.PERSON: "one person",
    Kind.PEOPLE: "several people",
    Kind.ORGANIZATION: "organization",
    Kind.MEDIA: "outlet",
    Kind.DOCUMENT: "document",
    Kind.PUBLIC: "vague group",
    Kind.NONE: "nobody",
}
NUMBER_WORDS = {
    Number.ONE: "one",
    Number.SEVERAL: "more than one, how many is not told",
    Number.UNKNOWN: "not told",
}
RUNG_WORDS = RUNG_TOLD
REASON_WORDS = {
    ReasonClass.HARM: "fear of harm",
    ReasonClass.LEGAL: "a legal bar",
    ReasonClass.ROTE: "a routine formula",
    ReasonClass.CONDITION: "only that no name was to be given",
}
STYLE_WORDS = {
    Style.DIRECT: "quoted word for word",
    Style.MIXED: "partly quoted",
    Style.INDIRECT: "in the writer’s words",
}
KNOWLEDGE_WORDS = {
    Knowledge.DIRECT: "at first hand",
    Knowledge.CORROBORATED: "from others, and independently confirmed",
    Knowledge.INDIRECT: "from others",
    Knowledge.NOT_TOLD: "the article does not say",
}
KNOWN_VAGUELY = "told vaguely: that they know, not how"
SAYS_WORDS = {
    Stance.ASSERTS: ("says", "is said by"),
    Stance.DENIES: ("denies", "is denied by"),
    Stance.CONFIRMS: ("confirms", "is confirmed by"),
    Stance.DOUBTS: ("doubts", "is doubted by"),
    Stance.ASKS: ("asks", "is asked by"),
    Stance.PREDICTS: ("predicts", "is predicted by"),
    Stance.WANTS: ("wants", "is wanted by"),
    Stance.DECLINES: ("declines", "is declined by"),
}
RELATION_WORDS = {
    Relation.SUPPORTS: ("supports", "is supported by"),
    Relation.DENIES: ("denies", "is denied by"),
    Relation.CONTRASTS: (CONFLICT_TOLD[Relation.CONTRASTS], CONFLICT_TOLD[Relation.CONTRASTS]),
    Relation.REPEATS: ("repeats", "is repeated by"),
    Relation.CITES: ("cites", "is cited by"),
    Relation.UNSURE: ("may be about the same as", "may be about the same as"),
}
STAGE_WORDS = {
    "attribute": "Passage",
    "cue": "Passage",
    "resolve": "Who it is",
    "identify": "How well described",
    "corroborate": "Same claim",
    "corroborate.contrast": "Set against it",
    "corroborate.denial": "Denied",
    "corroborate.held-apart": "Told apart",
    "corroborate.nothing": "No claim",
    "corroborate.part": "In part",
    "corroborate.relays": "Handed on",
    "status": "Best source",
    "link": "The two claims",
    "knowledge": "How they know",
    "judge": "An editor",
    "lint": "Seen here",
}


def described(source: Source) -> str:
    """What the reader is told of a source, as short as tables show it."""
    words = IDENTIFICATION_WORDS[source.identification]
    return f"{words}, {RUNG_WORDS[source.rung]}" if source.rung else words


def stage(rule: str) -> str:
    """What a rule is about, in a word or two: its own, or those of its stage."""
    return STAGE_WORDS.get(rule) or STAGE_WORDS.get(rule.partition(".")[0], "Why")


def for_script() -> dict[str, object]:
    """The words that the page's script needs, by what they stand for."""
    return {
        "levels": LEVELS,
        "level": LEVEL_WORDS,
        "identifications": IDENTIFICATION_WORDS,
        "rungs": RUNG_WORDS,
        "kinds": KIND_WORDS,
        "styles": STYLE_WORDS,
        "relations": RELATION_WORDS,
        "says": {stance: says for stance, (says, _) in SAYS_WORDS.items()},
        "said": {stance: said for stance, (_, said) in SAYS_WORDS.items()},
    }


_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # what no text should hold
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # what turns the direction of text
)


def visible(words: str) -> str:
    """Show control characters, those that turn text around among them, as a sign of their own."""
    return _CONTROLS.sub("\ufffd", words)


def short(words: str, limit: int = 160) -> str:
    """Fit words on one line of at most so many characters, cut at the end with an ellipsis."""
    line = " ".join(visible(words).split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def unquoted(words: str) -> str:
    """Words without the quotation marks they begin or end with, where none within answers to one.

    What is shown in quotation marks anyway would begin and end with two.
    """
    opens = words[:1] in _OPENING and len(words) > 1
    closes = words[-1:] in _CLOSING and len(words) > 1
    inner = words[opens : len(words) - closes]
    if not inner or (opens and set(inner) & _CLOSING):
        return words
    if closes and not opens and set(inner) & _OPENING:
        return words
    return inner


_OPENING = frozenset('“"«„')
_CLOSING = frozenset('”"»')


def moment(published: str | None) -> str:
    """A date, with the time of day if it is told: 2023-09-29, 14:52."""
    day, _, time = (published or "").partition("T")
    return f"{day}, {time[:5]}" if time else day


def percent(share: float) -> str:
    """A share from 0 to 1 in whole per cent."""
    return f"{share:.0%}"


def count(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: 1 claim, 2 claims."""
    return f"{number:,}\N{NO-BREAK SPACE}{singular if number == 1 else plural or singular + 's'}"

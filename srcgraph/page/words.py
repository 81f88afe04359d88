"""The words of the page: what it calls levels, letters and everything told about a source."""

from __future__ import annotations

import re
import textwrap

from srcgraph.model import (
    LEVELS,
    Identification,
    Kind,
    Level,
    Number,
    ReasonClass,
    Relation,
    Rung,
    Stance,
    Style,
)

LETTERS = "NRDAU"

LETTER_WORDS = {
    "N": "named",
    "R": "organization or document",
    "D": "unnamed, described",
    "A": "unnamed, hardly described",
    "U": "no source",
}
LEVEL_WORDS = {
    Level.NAMED: "named",
    Level.RECORD: "organization or document",
    Level.UNNAMED: "unnamed",
    Level.NONE: "no source",
}
LEVEL_LETTERS = {Level.NAMED: "N", Level.RECORD: "R", Level.UNNAMED: "DA", Level.NONE: "U"}
IDENTIFICATION_WORDS = {
    Identification.NAMED: "named in the article",
    Identification.IDENTIFIABLE: "not named, but only one person fits",
    Identification.ORGANIZATION: "an organization or outlet that the article names",
    Identification.DOCUMENT: "a document that the article tells of",
    Identification.UNNAMED: "particular people whom the reader cannot identify",
    Identification.GENERIC: "an open class of people, nobody in particular",
    Identification.UNATTRIBUTED: "nobody is said to have said it",
}
KIND_WORDS = {
    Kind.PERSON: "one person",
    Kind.PEOPLE: "several people",
    Kind.ORGANIZATION: "organization",
    Kind.MEDIA: "outlet",
    Kind.DOCUMENT: "document",
    Kind.PUBLIC: "open class",
    Kind.NONE: "nobody",
}
NUMBER_WORDS = {Number.ONE: "one", Number.SEVERAL: "several", Number.UNKNOWN: "not told"}
RUNG_WORDS = {
    Rung.ACCESS: "organization, rank and how they know",
    Rung.POSITION: "organization or rank",
    Rung.SECTOR: "only the field they move in",
    Rung.BARE: "nothing beyond being a source",
}
REASON_WORDS = {
    ReasonClass.HARM: "fear of harm",
    ReasonClass.LEGAL: "a legal bar",
    ReasonClass.ROTE: "a routine formula",
    ReasonClass.CONDITION: "only that it was a condition",
}
STANCE_WORDS = {
    Stance.ASSERTS: "said so",
    Stance.DENIES: "denied it",
    Stance.CONFIRMS: "confirmed it",
    Stance.DOUBTS: "doubted it",
    Stance.ASKS: "asked",
    Stance.PREDICTS: "predicted it",
    Stance.WANTS: "wanted it",
    Stance.DECLINES: "declined",
}
STYLE_WORDS = {
    Style.DIRECT: "quoted word for word",
    Style.MIXED: "partly quoted",
    Style.INDIRECT: "in the writer’s words",
}
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
    Relation.CONTRASTS: ("stands against", "stands against"),
    Relation.REPEATS: ("repeats", "is repeated by"),
    Relation.CITES: ("cites", "is cited by"),
    Relation.UNSURE: ("may bear on", "may bear on"),
}
STAGE_WORDS = {
    "attribute": "Passage",
    "cue": "Passage",
    "resolve": "Who it is",
    "identify": "How far told",
    "corroborate": "Same claim",
    "status": "Best source",
    "link": "How it bears",
    "judge": "An editor",
    "lint": "Seen here",
}


def stage(rule: str) -> str:
    """What a rule is about, in a word or two."""
    return STAGE_WORDS.get(rule.partition(".")[0], "Why")


def for_script() -> dict[str, object]:
    """The words that the page's script needs, by what they stand for."""
    return {
        "levels": LEVELS,
        "level": LEVEL_WORDS,
        "letters": LETTER_WORDS,
        "identifications": IDENTIFICATION_WORDS,
        "rungs": RUNG_WORDS,
        "kinds": KIND_WORDS,
        "stances": STANCE_WORDS,
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


def moment(published: str | None) -> str:
    """A date, with the time of day if it is told: 2023-09-29, 14:52."""
    day, _, time = (published or "").partition("T")
    return f"{day}, {time[:5]}" if time else day


def two_lines(words: str, width: int = 25) -> list[str]:
    """Break a name over at most two lines."""
    return textwrap.wrap(words, width, max_lines=2, placeholder="…")


def percent(share: float) -> str:
    """A share from 0 to 1 in whole per cent."""
    return f"{share:.0%}"


def count(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: 1 claim, 2 claims."""
    return f"{number:,}\N{NO-BREAK SPACE}{singular if number == 1 else plural or singular + 's'}"

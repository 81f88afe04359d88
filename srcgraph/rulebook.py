"""Rule cards: what each rule remarks on, why, who asks for it, and examples both ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from srcgraph.errors import RuleError
from srcgraph.model import Severity, Span, Spans, Word
from srcgraph.vocabulary import parse


class Detection(Word):
    """How well a program can do this from the text alone.

    A candidate is a place for a person to look at: never asserted, and off unless asked for.
    """

    HIGH = "high"
    MEDIUM = "medium"
    CANDIDATE = "candidate"


class Confidence(Word):
    """How surely a demand is known to be the organisation's own."""

    OWN_PAGE = "own page"
    QUOTED = "quoted elsewhere"
    MEMORY = "from memory, unconfirmed"


@dataclass(frozen=True, slots=True)
class Authority:
    """Somebody who asks for a rule, where that can be read, and how surely it is theirs."""

    who: str
    address: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Example:
    """A short article that a rule remarks on, or passes; `spans` are the words in brackets.

    A headline, byline or outlet is given where the rule needs one; the headline is the first line
    of the text.
    """

    text: str
    spans: Spans = ()
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One rule as an editor reads it.

    `message` holds `{words}` for the words remarked on and may hold `{about}` for what else the
    rule found; `messages` holds other wordings by the case that asks for them.
    """

    id: str
    name: str
    severity: Severity
    detect: Detection
    message: str
    why: str
    authorities: tuple[Authority, ...]
    flagged: tuple[Example, ...]
    passing: tuple[Example, ...]
    messages: tuple[tuple[str, str], ...] = ()

    @property
    def candidate(self) -> bool:
        """Whether the rule only names places to look at."""
        return self.detect is Detection.CANDIDATE


@cache
def cards() -> tuple[Card, ...]:
    """All rule cards that ship with the package, in the order of their ids.

    Raises RuleError, with the file's name, for a card that is not well formed.
    """
    folder = files("srcgraph").joinpath("rules")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return tuple(
        read_card(name, folder.joinpath(name).read_text(encoding="utf-8")) for name in names
    )


def card(wanted: str) -> Card | None:
    """The card of this id ("SG101") or name ("anonymous-no-reason")."""
    known = wanted.strip().lower()
    return next((item for item in cards() if known in (item.id.lower(), item.name)), None)


def read_card(name: str, text: str) -> Card:
    """Read one card; raise RuleError, with the file's name, where it is not well formed."""
    try:
        value = parse(text)
        if name != f"{value['id']}.toml":
            raise ValueError(f"the id {value['id']!r} is not the file's name")
        return Card(
            id=value["id"],
            name=value["name"],
            severity=Severity(value["severity"]),
            detect=Detection(value["detect"]),
            message=value["message"],
            why=" ".join(value["why"].split()),
            authorities=tuple(_authority(item) for item in value["authority"]),
            flagged=tuple(example(item) for item in value["flagged"]),
            passing=tuple(example(item) for item in value["passing"]),
            messages=tuple(value.get("messages", {}).items()),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RuleError(
            f"{name}: this rule card cannot be used ({error}). Mend the card."
        ) from error


def _authority(value: dict[str, str]) -> Authority:
    return Authority(value["who"], value["address"], Confidence(value["confidence"]))


def example(value: str | dict[str, Any]) -> Example:
    """Read one example: a text with brackets, or a table with a headline and other fields."""
    fields = {"text": value} if isinstance(value, str) else dict(value)
    title = fields.pop("title", None)
    marked = fields.pop("text") if title is None else f"{title}\n{fields.pop('text')}"
    text, spans = bracketed(marked)
    return Example(text, spans, None if title is None else bracketed(title)[0], **fields)


_BRACKETS = re.compile(r"\[([^\[\]]+)\]")


def bracketed(marked: str) -> tuple[str, Spans]:
    """A text without its square brackets, and where the words in brackets stand in it."""
    spans, shift = [], 0
    for match in _BRACKETS.finditer(marked):
        spans.append(Span(match.start() - shift, match.end() - 2 - shift))
        shift += 2
    return _BRACKETS.sub(r"\1", marked), tuple(spans)

"""Newsroom policies: which rules one asks for, how severe, and in what words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from srcgraph.errors import PolicyError
from srcgraph.model import Severity
from srcgraph.rulebook import Card, Confidence, cards
from srcgraph.vocabulary import parse

DEFAULT = "default"
OFF = "off"
_LONGEST_CLAUSE = 25
_LEVELS = ", ".join([*Severity, OFF])


@dataclass(frozen=True, slots=True)
class Demand:
    """What a policy says about one rule: how severe (None is off), and the words it rests on.

    `clause` quotes the policy in fewer than 25 words; `reason` says why a house set it so.
    """

    severity: Severity | None
    clause: str = ""
    address: str = ""
    confidence: Confidence | None = None
    reason: str = ""


@dataclass(frozen=True)
class Policy:
    """The rules that a newsroom asks for; what it does not speak of is as in what it extends.

    `own` holds its own demands, `demands` those it extends with its own in their place.
    """

    name: str
    title: str
    extends: str | None
    own: Mapping[str, Demand]
    demands: Mapping[str, Demand]
    ignored: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()

    def severity(self, card: Card) -> Severity | None:
        """How much a rule matters here, or None where it is off.

        A candidate is off until a policy or a user asks for it by its id.
        """
        if card.id in self.ignored or (self.only and card.id not in self.only):
            return None
        demand = self.demands.get(card.id)
        if demand is not None and demand.severity is not None:
            return demand.severity
        if card.id in self.only:
            return card.severity
        return None if demand is not None or card.candidate else card.severity

    def narrowed(self, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Policy:
        """The policy with only the selected rules, if any are, and without the ignored ones.

        A beginning stands for all its rules: "SG4". Raises PolicyError for one that fits no rule.
        """
        return replace(self, only=_matching(select), ignored=_matching(ignore))


def _matching(wanted: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for item in wanted:
        fits = {
            card.id
            for card in cards()
            if card.id.startswith(item.upper()) or card.name == item.lower()
        }
        if not fits:
            raise PolicyError(f"{item}: no rule has this id. `srcgraph rules` lists all rules.")
        found |= fits
    return frozenset(found)


def policy_names() -> tuple[str, ...]:
    """The policies that ship with the package, default first."""
    folder = files("srcgraph").joinpath("policies")
    names = (item.name.removesuffix(".toml") for item in folder.iterdir())
    return tuple(sorted(names, key=lambda name: (name != DEFAULT, name)))


def load(name_or_file: str) -> Policy:
    """The policy of this name, or the one that a file holds.

    Raises PolicyError, with the line and how to mend it, for a file that is no policy.
    """
    if name_or_file in policy_names():
        return _shipped(name_or_file)
    path = Path(name_or_file)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PolicyError(
            f"{name_or_file}: no policy of this name, and no file that can be read "
            f"({error.__class__.__name__}). Policies: {', '.join(policy_names())}; "
            "or name a .toml file."
        ) from error
    return _read(str(path), text)


@cache
def _shipped(name: str) -> Policy:
    path = files("srcgraph").joinpath("policies").joinpath(f"{name}.toml")
    return _read(f"{name}.toml", path.read_text(encoding="utf-8"))


@cache
def asked_by(rule: str) -> tuple[str, ...]:
    """The shipped policies that ask for a rule in words of their own."""
    return tuple(
        name
        for name in policy_names()
        if (demand := _shipped(name).own.get(rule)) and demand.severity and demand.clause
    )


# --------------------------------------------------------------------- reading

_KEYS = ("name", "title", "extends", "about", "rules")
_RULE_KEYS = ("severity", "clause", "address", "confidence", "reason")


@dataclass(frozen=True)
class _File:
    """A policy file that is being read; knows on which line a key stands."""

    name: str
    text: str

    def error(self, message: str, *keys: str) -> PolicyError:
        """Say what is wrong, on which line, and how to mend it."""
        line = self.line(*keys)
        where = f"{self.name}, line {line}" if line else self.name
        return PolicyError(f"{where}: {message}")

    def line(self, *keys: str) -> int | None:
        """The line of the last of some keys that stand one inside the other."""
        found, start = None, 0
        lines = self.text.splitlines()
        for key in keys:
            pattern = re.compile(rf"^[^#]*(?<![\w-]){re.escape(key)}(?![\w-])")
            for number in range(start, len(lines)):
                if pattern.search(lines[number]):
                    found, start = number + 1, number
                    break
        return found


def _read(name: str, text: str) -> Policy:
    file = _File(name, text)
    try:
        value = parse(text)
    except ValueError as error:
        raise PolicyError(f"{name}: this is not TOML ({error}). Mend that line.") from error
    for key in value:
        if key not in _KEYS:
            raise file.error(f"“{key}” is no key of a policy. Keys: {', '.join(_KEYS)}.", key)
    extends = value.get("extends")
    if extends is not None and extends not in policy_names():
        raise file.error(
            f"“{extends}” is no policy to extend. Policies: {', '.join(policy_names())}.", "extends"
        )
    rules = value.get("rules", {})
    if not isinstance(rules, dict):
        raise file.error('“rules” holds one line a rule: SG103 = "error".', "rules")
    own = {_rule(file, key): _demand(file, key, item) for key, item in rules.items()}
    base = _shipped(extends).demands if extends else {}
    plain = str(value.get("name") or Path(name).stem)
    return Policy(plain, str(value.get("title") or plain), extends, own, {**base, **own})


def _rule(file: _File, key: str) -> str:
    if key not in {card.id for card in cards()}:
        raise file.error(f"there is no rule {key}. `srcgraph rules` lists all rules.", "rules", key)
    return key


def _demand(file: _File, rule: str, value: Any) -> Demand:
    """One rule of a policy: a severity alone, or a table that says why."""
    table = {"severity": value} if isinstance(value, str) else value
    if not isinstance(table, dict):
        raise file.error(f'{rule} takes a severity ({_LEVELS}): {rule} = "error".', "rules", rule)
    for key, item in table.items():
        if key not in _RULE_KEYS:
            known = ", ".join(_RULE_KEYS)
            raise file.error(f"“{key}” is no key of a rule. Keys: {known}.", "rules", rule, key)
        if not isinstance(item, str):
            raise file.error(
                f"“{key}” of {rule} takes words in quotation marks.", "rules", rule, key
            )
    return Demand(
        severity=_severity(file, rule, table.get("severity")),
        clause=_clause(file, rule, table.get("clause", "")),
        address=table.get("address", ""),
        confidence=_confidence(file, rule, table.get("confidence")),
        reason=table.get("reason", ""),
    )


def _severity(file: _File, rule: str, value: str | None) -> Severity | None:
    if value == OFF:
        return None
    if value is None or value not in list(Severity):
        raise file.error(f"the severity of {rule} is one of {_LEVELS}.", "rules", rule)
    return Severity(value)


def _clause(file: _File, rule: str, clause: str) -> str:
    if len(clause.split()) >= _LONGEST_CLAUSE:
        raise file.error(
            f"the clause of {rule} is quoted in fewer than {_LONGEST_CLAUSE} words.", "rules", rule
        )
    return clause


def _confidence(file: _File, rule: str, value: str | None) -> Confidence | None:
    if value is None:
        return None
    if value not in list(Confidence):
        known = ", ".join(Confidence)
        raise file.error(f"the confidence of {rule} is one of: {known}.", "rules", rule)
    return Confidence(value)

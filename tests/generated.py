"""Writes the pages of docs/ that follow from the code: `python tests/generated.py`."""

from __future__ import annotations

import json
from importlib import resources
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from srcgraph.cli import main
from srcgraph.policy import load, policy_names
from srcgraph.rulebook import Card, Example, cards

DOCS = Path(__file__).resolve().parent.parent / "docs"
NOTE = "<!-- Written by tests/generated.py; change the code, then run it. -->\n"

_VALUES = {"integer": "NUMBER", "file": "FILE", "path": "PATH"}


def cli() -> str:
    """The commands with their arguments and options."""
    context = click.Context(main, info_name="srcgraph")
    parts = [f"# The command line\n\n{NOTE}", cleandoc(main.help or ""), _options(main)]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        parts += [
            f"## srcgraph {name}",
            _usage(name, command),
            cleandoc(command.help or ""),
            _options(command),
        ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _usage(name: str, command: click.Command) -> str:
    arguments = " ".join(
        parameter.make_metavar(click.Context(command))
        for parameter in command.params
        if isinstance(parameter, click.Argument)
    )
    return f"```\nsrcgraph {name} [OPTIONS] {arguments}\n```"


def _options(command: click.Command) -> str:
    rows = ["| option | meaning |", "| --- | --- |"]
    for option in command.params:
        if isinstance(option, click.Option):
            value = (
                ""
                if option.is_flag
                else f" {option.metavar or _VALUES.get(option.type.name, 'PATH')}"
            )
            default = f" Default: `{option.default}`." if option.show_default else ""
            rows.append(f"| `{', '.join(option.opts)}{value}` | {option.help}{default} |")
    return "\n".join(rows)


def wire() -> str:
    """The keys of the JSON format, from its schema."""
    schema = _schema("srcgraph-1.json")
    parts = [
        f"# The JSON format {schema['title']}\n\n{NOTE}",
        schema["description"],
        "Each report is one UTF-8 object; the same article gives the same bytes with the same "
        "version. The JSON Schema ships with the package as `srcgraph/schema/srcgraph-1.json`. "
        "A file that is read as plain text or Markdown stands in `article.text` as it is, with its "
        "line ends and byte order mark; for other files `article.source_map` says what was read.",
        _keys("The document", schema),
    ]
    return _page([*parts, *_parts(schema)])


def corrections() -> str:
    """The keys of a file of corrections, from its schema."""
    schema = _schema("srcgraph-corrections-1.json")
    parts = [
        f"# The JSON format {schema['title']}\n\n{NOTE}",
        schema["description"],
        "`srcgraph apply` reads it, and the page of a report writes it. The JSON Schema ships with "
        "the package as `srcgraph/schema/srcgraph-corrections-1.json`. What each action does: "
        "[judgements](judgements.md).",
        _keys("The document", schema),
    ]
    return _page([*parts, *_parts(schema)])


def _schema(name: str) -> dict[str, Any]:
    text = resources.files("srcgraph").joinpath("schema", name).read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _parts(schema: dict[str, Any]) -> list[str]:
    return [_keys(name, part) for name, part in schema["$defs"].items() if "properties" in part]


def _page(parts: list[str]) -> str:
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _keys(name: str, schema: dict[str, Any]) -> str:
    told = "" if name == "The document" else f"{schema['description']}\n\n"
    rows = ["| key | value | meaning |", "| --- | --- | --- |"]
    for key, value in schema["properties"].items():
        optional = "" if key in schema["required"] else " (may be missing)"
        rows.append(f"| `{key}`{optional} | {_type(value)} | {value.get('description', '')} |")
    return f"## {name}\n\n{told}" + "\n".join(rows)


def _type(schema: dict[str, Any]) -> str:
    """A value's type in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(map(_type, schema["anyOf"]))
    if "enum" in schema:
        return ", ".join("null" if word is None else f"`{word}`" for word in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if types == ["array"]:
        return f"list of {_type(schema['items'])}"
    return " or ".join(types)


def rules() -> str:
    """Every rule as its card tells it, and every policy in its own words."""
    parts = [
        f"# The rules, and who asks for them\n\n{NOTE}",
        "Words in square brackets are those that a rule remarks on. Detection says how well a "
        "program can do it from the text alone; a candidate is a place for a person to look at: "
        "never asserted, and off unless a policy or `--select` names it. Of a policy's clause, "
        "what stands in quotation marks is quoted, the rest is told in short; policies change, "
        "so look at the live page before you write that somebody requires something.",
        _severities(),
    ]
    return "\n\n".join([*parts, *map(_card, cards())]) + "\n"


def _severities() -> str:
    """One table: how severe each policy holds each rule, empty where it is silent."""
    names = policy_names()
    rows = [
        f"| rule | {' | '.join(names)} |",
        f"| --- |{' --- |' * len(names)}",
    ]
    for card in cards():
        cells = [str(load("default").severity(card) or "off")]
        for name in names[1:]:
            demand = load(name).own.get(card.id)
            cells.append("" if demand is None else str(demand.severity or "off"))
        rows.append(f"| [{card.id}](#{card.id.lower()}-{card.name}) | {' | '.join(cells)} |")
    return "\n".join(rows)


def _card(card: Card) -> str:
    asks = [f"- {a.who}: {a.address} ({a.confidence})" for a in card.authorities]
    for name in policy_names():
        demand = load(name).own.get(card.id)
        if demand and demand.clause:
            where = f"{demand.address}; {demand.confidence}"
            asks.append(f"- `{name}` ({demand.severity}): {demand.clause} ({where})")
        elif demand:
            asks.append(f"- `{name}` ({demand.severity or 'off'}): {demand.reason}")
    return "\n\n".join(
        [
            f"## {card.id} {card.name}",
            f"{card.severity}, detection {card.detect}. {card.why}",
            "\n".join(asks),
            "Remarked on:\n\n" + "\n".join(f"- {_marked(e)}" for e in card.flagged),
            "Passed:\n\n" + "\n".join(f"- {_marked(e)}" for e in card.passing),
        ]
    )


def _marked(example: Example) -> str:
    """An example on one line, its words in brackets that Markdown leaves alone."""
    text, place = "", 0
    for span in example.spans:
        text += f"{example.text[place : span.start]}\\[{span.of(example.text)}\\]"
        place = span.end
    return (text + example.text[place:]).replace("\n", " / ")


PAGES = {"cli.md": cli, "corrections.md": corrections, "rules.md": rules, "wire.md": wire}


if __name__ == "__main__":
    for page, write in PAGES.items():
        (DOCS / page).write_text(write(), encoding="utf-8")

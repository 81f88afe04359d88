"""Writes the pages of docs/ that follow from the code: `python tests/generated.py`."""

from __future__ import annotations

import json
from importlib import resources
from inspect import cleandoc
from pathlib import Path
from typing import Any

import click

from srcgraph.cli import main

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


PAGES = {"cli.md": cli, "corrections.md": corrections, "wire.md": wire}


if __name__ == "__main__":
    for page, write in PAGES.items():
        (DOCS / page).write_text(write(), encoding="utf-8")

"""Takes out of our scripts what only their readers need: comments, indents, room between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STRING = re.compile(r"""'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*\"""")
_PATTERN = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
# From the beginning of a template, or from the end of a hole in it, to the next hole or the end.
_TEMPLATE = re.compile(r"[`}](?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{)", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
# Behind these signs a slash begins a pattern; behind all else it divides.
_BEFORE_PATTERN = "(,=:[!&|?{};>"
_ROOM = re.compile(r"[ \t]*([=;:?{}()<>|&*,\[\]])[ \t]*")
# Where no statement needs the end of its line to end: behind these signs, and before a brace.
_RUNS_ON = re.compile(r"(?<=[;{,(])\n+|\n+(?=})")
_HELD = "\0"


def squeezed(code: str) -> str:
    """The same program in fewer letters; strings, templates and patterns stay as they are.

    It knows the script in `static/script` and no more of the language than stands there. Raises
    ValueError where a string, template or pattern does not end.
    """
    held: list[str] = []
    loose: list[str] = []
    for is_held, part in _parts(code):
        loose.append(_HELD if is_held else part)
        held += [part] if is_held else []
    tight = re.sub(r"[ \t]*\n\s*", "\n", "".join(loose)).strip()
    tight = _RUNS_ON.sub("", _ROOM.sub(r"\1", tight))
    rest = iter(held)
    return re.sub(_HELD, lambda _: next(rest), tight)


def _parts(code: str) -> Iterator[tuple[bool, str]]:
    """The code piece by piece, and whether a piece must stay as it is; comments are left out."""
    at, last = 0, ""
    holes: list[int] = []  # for each template that is open, how many braces are open in its hole
    while at < len(code):
        comment = _COMMENT.match(code, at)
        if comment:
            at = comment.end()
            continue
        part = _held_at(code, at, last, holes)
        yield bool(part), part or code[at]
        if holes and not part:
            holes[-1] += {"{": 1, "}": -1}.get(code[at], 0)
        at += len(part) or 1
        last = '"' if part else code[at - 1] if code[at - 1].strip() else last
    if holes:
        raise ValueError("a template does not end")


def _held_at(code: str, at: int, last: str, holes: list[int]) -> str:
    """The string, pattern or part of a template that begins here, or nothing."""
    char = code[at]
    if char in "'\"":
        found = _STRING.match(code, at)
    elif char == "/" and (last in _BEFORE_PATTERN or code[:at].endswith("return ")):
        found = _PATTERN.match(code, at)
    elif char == "`" or (char == "}" and holes and holes[-1] == 0):
        found = _TEMPLATE.match(code, at)
        _keep_count(holes, char == "`", found[0].endswith("${") if found else False)
    else:
        return ""
    if found is None:
        raise ValueError(f"what begins here does not end: {code[at : at + 40]}")
    return found[0]


def _keep_count(holes: list[int], begins: bool, goes_on: bool) -> None:
    """Note that a template begins, or ends."""
    if begins and goes_on:
        holes.append(0)
    elif not begins and not goes_on:
        holes.pop()

"""Takes out of our scripts what only their readers need: comments, room and long names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from string import ascii_letters, digits

_STRING = re.compile(r"""'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*\"""")
_PATTERN = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
# From the beginning of a template, or from the end of a hole in it, to the next hole or the end.
_TEMPLATE = re.compile(r"[`}](?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{)", re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
# Behind these signs a slash begins a pattern; behind all else it divides.
_BEFORE_PATTERN = "(,=:[!&|?{};>"
# A sign beside another one keeps its room: a + +b.
_ROOM = re.compile(r"[ \t]*([=;:?{}()<>|&*,!%\[\]])[ \t]*|(?<![+-])[ \t]*([+-])[ \t]*(?![+-])")
# Where no statement needs the end of its line to end: behind these signs, and before a brace,
# where it needs no sign of its end either. A brace ends a block where a new statement begins behind
# it: our statements end with a sign. Before an operator a line goes on.
_RUNS_ON = re.compile(
    r"(?<=[;{,(\[])\n+|;?\n*(?=})|\n+(?=[.:?&|*])"
    r"|(?<=})\n+(?=(?:async|const|for|function|if|let|return)\b)"
)
# The same in fewer letters: nothing in a script that runs depends on the longer ones.
_SHORTER = {"const": "let", "true": "!0", "false": "!1"}
_HELD = "\0"
_TOKEN = re.compile(r"[A-Za-z_$][\w$]*|\d[\w.]*|\.\.\.|\s+|[^\w\s]")
_NAME = re.compile(r"[A-Za-z_$]")
_PARAMETERS = re.compile(r"\(([\w$,]+)\)=>|function [\w$]*\(([\w$,]+)\)")
# Names of the browser's own that our script also gives to things of one function.
_BROWSERS = frozenset("blur close focus find history length name open origin parent print".split())
_BROWSERS |= frozenset("scroll self status stop top window".split())
_SHORTEST = 3


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
    tight = _RUNS_ON.sub("", _ROOM.sub(r"\1\2", tight))
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


def shortened(code: str) -> str:
    """The same squeezed program with short names for what only it names.

    A name keeps its letters where it is also a key, a property or a name of the browser's own: one
    that is renamed is renamed wherever it stands, so that what each function means by it stays.
    """
    parts = list(_parts(code))
    loose = "".join(_HELD if is_held else part for is_held, part in parts)
    rest = (part for is_held, part in parts if is_held)
    new = {**_SHORTER, **_new_names(loose)}
    words = _gathered([new.get(word, word) for word in _TOKEN.findall(loose)])
    return "".join(next(rest) if word == _HELD else word for word in words)


def _gathered(words: list[str]) -> list[str]:
    """One "let" for all that are named in a row: "let a=1;let b=2" as "let a=1,b=2"."""
    found: list[str] = []
    naming = [False]  # for each bracket that is open, whether a "let" stands in it unended
    for at, word in enumerate(words):
        if word == ";" and naming[-1] and words[at + 1 : at + 2] == ["let"]:
            found.append(",")
            continue
        if word == "let" and found[-1:] == [","] and words[at - 1] == ";":
            continue
        if word == " " and words[at - 1] == "let" and found[-1:] == [","]:
            continue
        found.append(word)
        if word in "([{":
            naming.append(False)
        elif word in ")]}":
            naming.pop()
        elif word == "let":
            naming[-1] = True
        elif word in (";", "\n"):
            naming[-1] = False
    return found


def _new_names(loose: str) -> dict[str, str]:
    """A short name for each name that is the script's own, the most used first."""
    words = [word for word in _TOKEN.findall(loose) if not word.isspace()]
    uses = Counter(word for word in words if _NAME.match(word))
    own = (_declared(words) | _parameters(loose)) - _keys(words) - _BROWSERS
    long = [(-uses[name] * len(name), name) for name in own if len(name) >= _SHORTEST]
    return dict(zip((name for _, name in sorted(long)), _short_names(uses), strict=False))


def _short_names(taken: Counter[str]) -> Iterator[str]:
    """Names of two letters and more that stand nowhere in the script."""
    for length in (1, 2):
        for first, rest in product("$_", product(ascii_letters + digits, repeat=length)):
            name = first + "".join(rest)
            if name not in taken:
                yield name


def _declared(words: Sequence[str]) -> set[str]:
    """What the script names itself: constants, variables and functions."""
    return {
        word
        for before, word in pairwise(words)
        if before in ("const", "let", "function") and _NAME.match(word)
    }


def _parameters(loose: str) -> set[str]:
    """What functions call the things that they are given."""
    given = (one or other for one, other in _PARAMETERS.findall(loose))
    return {name for names in given for name in names.split(",")}


def _keys(words: Sequence[str]) -> set[str]:
    """Names that also stand for a property: behind a point, before a colon, alone in braces.

    A colon behind a name that follows a question mark divides two answers.
    """
    found = set()
    open_ones: list[str] = []
    for before, word, after in zip(("", *words), words, (*words[1:], ""), strict=False):
        if word in "([{":
            open_ones.append(word)
        elif word in ")]}":
            open_ones.pop()
        alone = before in "{," and after in ",}=" and open_ones[-1:] == ["{"]
        if before == "." or (after == ":" and before != "?") or alone:
            found.add(word)
    return found

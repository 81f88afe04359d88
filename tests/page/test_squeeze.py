"""Our scripts as pages carry them: fewer letters, the same program."""

from __future__ import annotations

import pytest

from srcgraph.page.squeeze import squeezed


@pytest.mark.parametrize(
    ("code", "tight"),
    [
        ("const a = 1; // one\n\n  const b = 2;\n", "const a=1;const b=2;"),
        (
            "/** What it does. */\nfunction f(a, b) {\n  return a + b;\n}\n",
            "function f(a,b){return a + b;}",
        ),
        ('say("a  =  b; // c", \'{ "x" : 1 }\');', 'say("a  =  b; // c",\'{ "x" : 1 }\');'),
        ("const p = /[/ ,'\"`]  {2}/gu;\nnext();", "const p=/[/ ,'\"`]  {2}/gu;next();"),
        ("if (a) return /[\",']  x/.test(b);", "if(a)return /[\",']  x/.test(b);"),
        ("const half = all / 2 / b, c = 1;", "const half=all / 2 / b,c=1;"),
        (
            "f(`a  ,  ${x ? `b  ;  ${y}  .` : { z: 1 }.z}  =  c`);",
            "f(`a  ,  ${x?`b  ;  ${y}  .`:{z:1}.z}  =  c`);",
        ),
        ("const a = `$5 \\` ${b}`\nconst c = 1", "const a=`$5 \\` ${b}`\nconst c=1"),
        ("a = b + +c - -d", "a=b + +c - -d"),
    ],
    ids=[
        "comment",
        "function",
        "strings",
        "pattern",
        "returned",
        "division",
        "templates",
        "lines",
        "signs",
    ],
)
def test_only_room_and_comments_are_left_out(code: str, tight: str) -> None:
    assert squeezed(code) == tight


@pytest.mark.parametrize("code", ["f('a", "f(`a", "f(`a${b", "f(/a"])
def test_what_does_not_end_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="does not end"):
        squeezed(code)

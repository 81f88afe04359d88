"""Our scripts as pages carry them: fewer letters, the same program."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from srcgraph.page import assets, squeeze
from srcgraph.page.squeeze import shortened, squeezed


@pytest.mark.parametrize(
    ("code", "tight"),
    [
        ("const a = 1; // one\n\n  const b = 2;\n", "const a=1;const b=2;"),
        (
            "/** What it does. */\nfunction f(a, b) {\n  return a + b;\n}\n",
            "function f(a,b){return a+b}",
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
        ("a = b + +c - -d", "a=b+ +c- -d"),
        ("{\n  a();\n  b = ';}';\n}\nc(`${d};}`);", "{a();b=';}'}\nc(`${d};}`);"),
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
        "ends",
    ],
)
def test_only_room_and_comments_are_left_out(code: str, tight: str) -> None:
    assert squeezed(code) == tight


@pytest.mark.parametrize("code", ["f('a", "f(`a", "f(`a${b", "f(/a"])
def test_what_does_not_end_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="does not end"):
        squeezed(code)


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("const total=1;f(total,`${total} total`);", "let $a=1;f($a,`${$a} total`);"),
        ("function add(one,two){return one+two;}", "function $c($a,$b){return $a+$b;}"),
        ("const twice=(word)=>word+word;", "let $b=($a)=>$a+$a;"),
        ("const name=1,label=2;f(a.label,name);", "let name=1,label=2;f(a.label,name);"),
        ("const told=1;f({told,other:told});", "let told=1;f({told,other:told});"),
        ("const kept=1;f({...kept});", "let $a=1;f({...$a});"),
        ("const sure=1;f(is?sure:0);", "let $a=1;f(is?$a:0);"),
        ("f({open:true},false);", "f({open:!0},!1);"),
        ("const a=1;let b=2;for(const c of d)f();", "let a=1,b=2;for(let c of d)f();"),
        (
            "const a=()=>{const b=1;return b;};f();let c;",
            "let a=()=>{let b=1;return b;};f();let c;",
        ),
        ("const {here}=a;const is=here?$a:1;", "let {here}=a,is=here?$a:1;"),
    ],
    ids=[
        "template",
        "function",
        "arrow",
        "property",
        "key",
        "spread",
        "answers",
        "truth",
        "in a row",
        "not in a row",
        "taken apart",
    ],
)
def test_only_names_that_are_nothing_else_are_shortened(code: str, short: str) -> None:
    assert shortened(code) == short


@pytest.mark.browser
def test_no_name_of_the_browser_is_shortened(browser: Browser) -> None:
    parts = [
        squeezed(assets._read("srcgraph.page", f"static/script/{name}.js"))
        for name in assets.SCRIPT
    ]
    loose = "".join(part for held, part in squeeze._parts("\n".join(parts)) if not held)
    names = list(squeeze._new_names(loose))
    assert len(names) > 300
    page = browser.new_page()
    assert page.evaluate("names => names.filter(name => name in window)", names) == []
    page.close()


# Each rule as the browser understands it; room behind commas stays in lists of fonts alone.
RULES = """sheets => sheets.map((words) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(words);
  return [...sheet.cssRules].map((rule) => rule.cssText.replaceAll(', ', ','));
})"""


@pytest.mark.browser
@pytest.mark.parametrize("names", [("base.css", "page.css"), ("base.css", "index.css")])
def test_a_browser_reads_the_same_rules_in_fewer_letters(
    browser: Browser, names: tuple[str, ...]
) -> None:
    whole = "\n".join(assets._read("srcgraph.page", f"static/{name}") for name in names)
    tight = assets.style(*names)
    page = browser.new_page()
    was, now = page.evaluate(RULES, [whole, tight])
    page.close()
    assert len(was) > 30
    assert now == was
    assert ";}" not in tight

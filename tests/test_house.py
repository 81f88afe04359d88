"""The house stays as it was drawn: every module has its tests, functions stay short."""

import ast
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "srcgraph"
MODULES = sorted(PACKAGE.glob("**/*.py"))
# Values and a list of errors: they do nothing of their own that could be tested.
WITHOUT_TESTS = {
    "errors.py",
    "read/draft.py",
    "__init__.py",
    "corroboration/__init__.py",
    "tagging/__init__.py",
    "training/__init__.py",
    "linting/__init__.py",
    "exports/__init__.py",
}
# These serve one stage, and are tested by what that stage makes of them.
TESTED_WITH = {
    "__main__.py": "cli/test_cli.py",
    "names.py": "test_resolve.py",
    "phrases.py": "test_identify.py",
    # Predicates are tested by the examples of their cards.
    **{
        f"linting/{name}.py": "linting/test_cards.py"
        for name in (
            "case chain contents counting fairness identity outlets secondhand wording".split()
        )
    },
}
LONGEST, MEDIAN = 50, 12


def homes(module: Path) -> list[Path]:
    """Where the tests of a module may stand."""
    inside = module.relative_to(PACKAGE)
    if inside.as_posix() in TESTED_WITH:
        return [ROOT / "tests" / TESTED_WITH[inside.as_posix()]]
    folder = ROOT / "tests" / inside.parent
    stem = inside.parent.name if inside.name == "__init__.py" else inside.stem
    return [folder / f"test_{stem}.py", folder / "test_page.py"][
        : 2 if "page" in inside.parts else 1
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_has_its_tests(module: Path) -> None:
    if module.relative_to(PACKAGE).as_posix() not in WITHOUT_TESTS:
        assert any(path.exists() for path in homes(module))


def lengths() -> dict[str, int]:
    """The lines of every function, by module and name."""
    return {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    }


def test_no_function_is_long() -> None:
    assert {name: lines for name, lines in lengths().items() if lines > LONGEST} == {}


def test_most_functions_are_short() -> None:
    assert median(lengths().values()) <= MEDIAN

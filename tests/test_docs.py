"""What the documents say is true of the code."""

import re
import subprocess
from pathlib import Path

import generated
import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)


@pytest.mark.parametrize("page", generated.PAGES)
def test_generated_pages_are_up_to_date(page: str) -> None:
    written = (DOCS / page).read_text("utf-8")
    assert written == generated.PAGES[page](), "run: python tests/generated.py"


def test_the_readme_has_two_commands_of_one_line() -> None:
    assert [command.count("\n") for command in COMMANDS] == [0, 0]
    assert "srcgraph audit data -o reports" in COMMANDS[0]
    assert COMMANDS[1] == "bash tests/run"


def test_the_readme_opens_with_a_picture_that_loads_fast() -> None:
    title, picture = README.split("\n\n")[:2]
    assert title == "# srcgraph"
    assert re.fullmatch(r"!\[.{40,}\]\(docs/picture\.png\)", picture)
    assert 0 < (DOCS / "picture.png").stat().st_size <= 200_000


@pytest.mark.parametrize("script", ["tests/run", ".ci/run"])
def test_scripts_are_well_formed(script: str) -> None:
    subprocess.run(["bash", "-n", str(ROOT / script)], check=True)


def test_continuous_integration_calls_what_the_readme_names() -> None:
    assert "tests/run" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted(DOCS.glob("**/*.md"))], ids=str)
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text("utf-8"))
    missing = [target for target in targets if not (path.parent / target).exists()]
    assert missing == []

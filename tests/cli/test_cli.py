"""The command line as a whole."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from srcgraph import __version__
from srcgraph.cli import main

HEAVY = ["spacy", "networkx", "pyvis", "trafilatura", "jinja2", "charset_normalizer", "numpy"]
LIST_LOADED = """
import sys
from srcgraph.cli import main
try:
    main(sys.argv[1:])
finally:
    print("loaded:", *sorted(sys.modules))
"""


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"], prog_name="srcgraph")
    assert result.output == f"srcgraph {__version__}\n"


def test_help_lists_the_commands() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert "  audit " in result.output


def test_an_unknown_command() -> None:
    result = CliRunner().invoke(main, ["adit"])
    assert result.exit_code == 2
    assert "No such command 'adit'" in result.output


@pytest.mark.parametrize("arguments", [["--help"], ["audit", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIST_LOADED, *arguments], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.rpartition("loaded:")[2].split())
    assert not loaded & set(HEAVY)


def test_the_package_runs_as_a_module() -> None:
    command = [sys.executable, "-m", "srcgraph", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("srcgraph")

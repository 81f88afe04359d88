"""`srcgraph lint`: findings in every format, exit codes, baselines and suppressions."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from srcgraph.cli import main

STORY = (
    "Harbour to be sold\n\n"
    "The harbour will be sold before the summer, sources said on Sunday.\n\n"
    "The mayor, Lena Falk, insisted that nothing had been decided. The sale was announced by "
    "letter, and nobody asked the people who work there what they wanted to do about it.\n"
)
CLEAN = (
    "Harbour to be sold\n\n"
    "The mayor, Lena Falk, said the harbour would be sold before the summer.\n\n"
    "Per Dahl, who runs the fish market, said that nobody had asked him.\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def story(name: str = "harbour.txt", text: str = STORY) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["lint", *arguments], catch_exceptions=False)


def rules(result: Result) -> list[str]:
    return re.findall(r": (?:error|warning|info) (SG\d+) ", result.stdout)


def fingerprint(result: Result, rule: str) -> str:
    line = next(line for line in result.stdout.splitlines() if f" {rule} " in line)
    return line.rstrip(")").rpartition(", ")[2]


def test_findings_stand_with_file_line_and_column() -> None:
    result = run(story())
    assert result.exit_code == 1
    assert "harbour.txt:3:45: error SG103 “sources” tells the reader nothing" in result.stdout
    assert "1 article: " in result.stdout.splitlines()[-1]


def test_nothing_found_is_exit_code_0() -> None:
    result = run(story(text=CLEAN))
    assert result.exit_code == 0
    assert result.stdout == "1 article: 0 errors, 0 warnings, 0 info\n"


@pytest.mark.parametrize(
    ("selected", "fail_on", "code"),
    [
        ("SG103", "error", 1),
        ("SG501", "error", 0),
        ("SG501", "warning", 1),
        ("SG404", "warning", 0),
        ("SG404", "info", 1),
    ],
)
def test_the_severity_that_fails(selected: str, fail_on: str, code: int) -> None:
    assert run(story(), "--select", selected, "--fail-on", fail_on).exit_code == code


def test_rules_are_selected_and_ignored() -> None:
    assert rules(run(story(), "--select", "SG404")) == ["SG404"]
    assert "SG103" not in rules(run(story(), "--ignore", "SG1"))


def test_a_candidate_is_marked_and_only_there_when_selected() -> None:
    assert "SG407" not in rules(run(story()))
    result = run(
        story(text=STORY + "\nThe port of Orsk made 40 million crowns in 2019.\n"),
        "--select",
        "SG407",
    )
    assert "info SG407 (candidate) “The port of Orsk" in result.stdout


@pytest.mark.parametrize("output_format", ["text", "json", "sarif", "github", "markdown"])
def test_every_format_names_the_finding(output_format: str) -> None:
    result = run(story(), "--format", output_format, "--select", "SG103")
    assert result.exit_code == 1
    assert "SG103" in result.stdout


def test_json_is_json_and_sarif_is_json() -> None:
    found = json.loads(run(story(), "--format", "json").stdout)
    assert found["articles"][0]["findings"][0]["rule"].startswith("SG")
    assert json.loads(run(story(), "--format", "sarif").stdout)["version"] == "2.1.0"


def test_a_house_policy_decides() -> None:
    Path("house.toml").write_text('extends = "ap"\n[rules]\nSG103 = "off"\nSG404 = "error"\n')
    result = run(story(), "--policy", "house.toml")
    assert "SG103" not in rules(result)
    assert ": error SG404 " in result.stdout


def test_a_broken_policy_is_refused_before_any_work() -> None:
    Path("house.toml").write_text('[rules]\nSG103 = "grave"\n')
    result = run(story(), "--policy", "house.toml")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: house.toml, line 2: the severity of SG103 is one of")
    assert result.stdout == ""


def test_an_article_that_cannot_be_read_costs_no_other() -> None:
    result = run(story(), "missing.txt")
    assert result.exit_code == 2
    assert "SG103" in result.stdout
    assert "missing.txt" in result.stderr


def test_a_baseline_shows_only_what_is_new() -> None:
    assert run(story(), "--write-baseline", "base.json").exit_code == 0
    result = run(story(), "--baseline", "base.json")
    assert result.exit_code == 0
    assert "in the baseline" in result.stdout
    shifted = "A new first paragraph, which says little.\n\n" + STORY.partition("\n\n")[2]
    more = shifted + "\nThe pier has already been sold, insiders said.\n"
    again = run(story(text="Harbour to be sold\n\n" + more), "--baseline", "base.json")
    assert again.exit_code == 1
    assert "“insiders”" in again.stdout
    assert "“sources”" not in again.stdout


def test_a_baseline_that_is_none_is_refused() -> None:
    Path("base.json").write_text("{}")
    result = run(story(), "--baseline", "base.json")
    assert result.exit_code == 2
    assert "Make one with --write-baseline" in result.stderr


def test_a_baseline_that_cannot_be_written_is_told() -> None:
    result = run(story(), "--write-baseline", "no/such/base.json")
    assert result.exit_code == 2
    assert "no/such/base.json: the baseline cannot be written here" in result.stderr


def suppress(name: str, finding: str, until: str = "") -> None:
    Path(name).write_text(
        f'[[suppress]]\nfinding = "{finding}"\nreason = "The desk knows."\nname = "R. Ito"\n{until}'
    )


@pytest.mark.parametrize("named", [False, True])
def test_a_finding_is_suppressed_beside_the_article(named: bool) -> None:
    name = fingerprint(run(story(), "--select", "SG103"), "SG103")
    path = "desk.toml" if named else "harbour.txt.srcgraph.toml"
    suppress(path, name)
    before = Path("harbour.txt").read_bytes()
    result = run("harbour.txt", "--select", "SG103", *(["--suppressions", path] if named else []))
    assert result.exit_code == 0
    assert "1 suppressed" in result.stdout
    assert result.stderr == ""
    assert Path("harbour.txt").read_bytes() == before


def test_a_suppression_that_has_ended_or_fits_nothing_is_told() -> None:
    name = fingerprint(run(story(), "--select", "SG103"), "SG103")
    suppress("harbour.txt.srcgraph.toml", name, "until = 2020-01-01\n")
    result = run("harbour.txt", "--select", "SG103")
    assert result.exit_code == 1
    assert "by R. Ito has ended (2020-01-01)" in result.stderr
    suppress("harbour.txt.srcgraph.toml", "0000")
    assert "The suppression of 0000 by R. Ito fits no finding" in run("harbour.txt").stderr


def test_a_broken_suppression_file_suppresses_nothing_and_is_told() -> None:
    Path("harbour.txt.srcgraph.toml").write_text("x = 1\n")
    result = run(story(), "--select", "SG103")
    assert result.exit_code == 2
    assert rules(result) == ["SG103"]
    assert "suppressions stand one by one" in result.stderr


def test_hostile_words_are_made_visible() -> None:
    hostile = STORY.replace("insisted", "\x1b[31minsisted")
    assert "\x1b" not in run(story(text=hostile)).stdout

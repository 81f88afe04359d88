"""`srcgraph grade`: one axis at a time, after a look at what the article tells."""

from pathlib import Path

import pytest
import samples
from click.testing import CliRunner, Result

from srcgraph import report, wire
from srcgraph.cli import main
from srcgraph.model import Analysis
from srcgraph.summary import figures

SMALL = samples.small()
CLAIM = SMALL.attributions[1].claim_id or ""
BY = ("--who", "M. Editor", "--why", "right three times", "--when", "2026-11-24T09:30:00Z")


@pytest.fixture(autouse=True)
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the report of the small article."""
    monkeypatch.chdir(tmp_path)
    report.write(Path(), SMALL, figures(SMALL), "story")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["grade", "story.json", *arguments], catch_exceptions=False)


def read() -> Analysis:
    return wire.loads(Path("story.json").read_text(encoding="utf-8"))


def test_a_source_is_shown_with_all_that_is_told() -> None:
    result = run("--source", "so-5")
    words = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "source: so-5 “a senior official at the Harbour Authority”" in words
    assert (
        "told: unnamed, only their role or employer told, name withheld for a formulaic reason"
        in words
    )
    assert "position: “senior official”" in words
    assert "not named: “because staff have been told not to talk to reporters”" in words
    assert "says: “Nobody wanted to be the one to stop the machines,”" in words
    assert "reliability: F, not graded yet" in words
    assert read() == SMALL


def test_a_claim_is_shown_with_who_tells_it() -> None:
    words = " ".join(run("--claim", CLAIM).stdout.split())
    assert f"claim: {CLAIM} “the opening has slipped to late 2027”" in words
    assert "best source: unnamed" in words
    assert (
        "told by: “a senior official at the Harbour Authority” (unnamed, only their role" in words
    )
    assert "credibility: 6, not graded yet" in words


def test_a_source_is_graded() -> None:
    result = run("--source", "so-5", "--reliability", "b", *BY)
    assert result.exit_code == 0
    assert "Recorded: reliability B, usually reliable, by M. Editor." in result.stdout
    kept = read().judgements[0]
    assert (kept.target, kept.value, kept.who) == ("so-5", "reliability:B", "M. Editor")
    assert (kept.why, kept.when) == ("right three times", "2026-11-24T09:30:00Z")
    assert kept.anchor
    assert kept.anchor.exact == "a senior official at the Harbour Authority"
    assert "has reliability B, usually reliable: right" in Path("story.md").read_text("utf-8")
    assert sorted(path.name for path in Path().iterdir()) == [
        "story.html",
        "story.json",
        "story.md",
    ]


def test_the_last_grade_is_shown_and_counts() -> None:
    run("--source", "so-5", "--reliability", "B", *BY)
    result = run("--source", "so-5", "--reliability", "D", *BY)
    words = " ".join(result.stdout.split())
    assert "reliability: B, usually reliable (M. Editor, 2026-11-24: right three times)" in words
    assert [item.value for item in read().judgements] == ["reliability:B", "reliability:D"]
    assert len({item.id for item in read().judgements}) == 2


def test_the_other_axis_is_hidden() -> None:
    run("--source", "so-5", "--reliability", "E", *BY)
    assert "unreliable" not in run("--claim", CLAIM).stdout
    run("--claim", CLAIM, "--credibility", "5", *BY)
    assert "improbable" not in run("--source", "so-5").stdout
    assert "improbable" in run("--claim", CLAIM).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--source", "so-5", "--reliability", "B", "--credibility", "2"), "One grade at a time"),
        (("--source", "so-5", "--claim", CLAIM), "One grade at a time"),
        (("--claim", CLAIM, "--reliability", "B"), "A source has a --reliability"),
        (("--source", "so-5", "--credibility", "2"), "A source has a --reliability"),
        (("--reliability", "B"), "Name what to grade"),
        (("--source", "so-5", "--reliability", "G"), "'G' is not one of"),
        (("--source", "so-5", "--reliability", "B", "--who", "M. Editor"), "give --who and --why"),
        (("--source", "so-5", "--reliability", "B", "--why", "x"), "give --who and --why"),
        (("--source", "so-5", "--when", "now"), "give a date and time such as"),
        (("--source", "so-99"), "there is no source so-99. Its sources are so-1, so-2"),
        (("--claim", "so-5"), "there is no claim so-5. Its claims are cl-"),
    ],
)
def test_what_cannot_be_graded_is_refused(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert read() == SMALL


def test_without_a_time_it_is_now() -> None:
    assert run("--source", "so-5", "--reliability", "B", *BY[:4]).exit_code == 0
    assert read().judgements[0].when.endswith("Z")

"""`srcgraph evaluate`: figures of a corpus, or a word on what is missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from srcgraph.cli import main
from tests.tokens import MARKED, STORY, write_corpus

NEEDED = ("srcgraph.training.measure", "srcgraph.training.evaluation", "srcgraph.training.sources")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One article of two sentences with its annotations."""
    return write_corpus(tmp_path / "corpus", {"a": (STORY, MARKED)})


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """Who speaks in the article."""
    sources = [
        {"id": "S1", "identification": "named"},
        {"id": "S2", "identification": "unnamed"},
    ]
    attributions = [{"id": "E1", "source": "S1"}, {"id": "E2", "source": "S2"}]
    path = tmp_path / "labels.jsonl"
    label = {"doc": "a", "sources": sources, "attributions": attributions}
    path.write_text(json.dumps(label) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def without_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a plain installation."""
    for module in NEEDED:
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", *arguments])


def rows(result: Result) -> dict[str, str]:
    """The figures, by their names."""
    lines = [line for line in result.stdout.splitlines() if line.startswith("  ")]
    return dict(line.strip().rsplit(maxsplit=1) for line in lines)


def test_help_tells_what_is_measured() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert "CORPUS" in result.stdout
    assert "--sources" in result.stdout


def test_attributions_are_measured(corpus: Path) -> None:
    result = run(str(corpus))
    assert result.exit_code == 0
    assert result.stdout.startswith("attributions\n")
    assert rows(result)["edge F1"] == "100.0"


@pytest.mark.parametrize(
    ("style", "recall"), [("direct", "0.0"), ("mixed", "0.0"), ("indirect", "100.0")]
)
def test_recall_is_told_by_style(corpus: Path, style: str, recall: str) -> None:
    assert rows(run(str(corpus)))[f"edge recall, {style}"] == recall


def test_counts_stand_below(corpus: Path) -> None:
    assert run(str(corpus)).stdout.endswith("  2 found, 2 annotated, 2 right edges\n")


def test_without_labels_sources_are_not_scored(corpus: Path) -> None:
    assert "sources" not in run(str(corpus)).stdout


def test_sources_are_scored_twice(corpus: Path, labels: Path) -> None:
    result = run(str(corpus), "--sources", str(labels))
    assert result.exit_code == 0
    titles = [line for line in result.stdout.splitlines() if line.startswith("sources")]
    assert titles == ["sources, labelled spans given", "sources, end to end"]


@pytest.mark.parametrize("name", ["named", "unnamed", "mean (macro)", "same source (B-cubed)"])
def test_right_sources_score_all(corpus: Path, labels: Path, name: str) -> None:
    assert rows(run(str(corpus), "--sources", str(labels)))[name] == "100.0"


def test_of_shared_quotations_nothing_else_is_told(corpus: Path) -> None:
    lines = run(str(corpus), "--quotations").stdout.splitlines()
    assert lines[0] == "quotations that two articles share"
    assert lines[1].split() == "all 0 pairs, 0 in one claim 0.0 %".split()


def test_an_empty_folder_has_no_figures(tmp_path: Path) -> None:
    assert run(str(tmp_path)).stdout.endswith("  0 found, 0 annotated, 0 right edges\n")


@pytest.mark.parametrize("missing", ["nowhere", "--sources"])
def test_a_missing_file_is_named(corpus: Path, missing: str) -> None:
    arguments = [missing] if missing == "nowhere" else [str(corpus), missing, "nowhere"]
    result = run(*arguments)
    assert result.exit_code == 2
    assert "'nowhere' does not exist" in result.stderr


@pytest.mark.usefixtures("without_scipy")
def test_a_missing_package_is_named_with_its_cure(corpus: Path) -> None:
    result = run(str(corpus))
    assert "(scipy.optimize)" in result.stderr
    assert "pip install 'srcgraph[train]'" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("without_scipy")
def test_a_missing_package_ends_with_the_code_for_could_not_work(corpus: Path) -> None:
    assert run(str(corpus)).exit_code == 2

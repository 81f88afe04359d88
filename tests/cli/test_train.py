"""`srcgraph train`: hands its options on, or says what is missing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from srcgraph.cli import main
from tests.tokens import MARKED, STORY, write_corpus

TRAINING = "srcgraph.training.train"
NEEDED = (TRAINING, *(f"srcgraph.training.{name}" for name in ("export", "learning", "network")))
Calls = list[tuple[tuple[object, ...], dict[str, object]]]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One article of two sentences with its annotations."""
    return write_corpus(tmp_path / "corpus", {"a": (STORY, MARKED)})


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Training is not run; what it was asked for is noted."""
    noted: Calls = []

    def train(*given: object, say: Callable[[str], None], **named: object) -> None:
        noted.append((given, named))
        say("edge F1 0.800")

    module = ModuleType(TRAINING)
    module.train = train  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, TRAINING, module)
    return noted


@pytest.fixture
def without_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    """As after a plain installation."""
    for module in NEEDED:
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "torch", None)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["train", *arguments])


@pytest.mark.parametrize("option", ["CORPUS", "--dev", "--output", "--seed", "--threads"])
def test_help_tells_of_every_option(option: str) -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert option in result.stdout


def test_defaults(corpus: Path, calls: Calls) -> None:
    result = run(str(corpus), "-o", "model")
    assert result.exit_code == 0
    assert calls == [((corpus, Path("model")), {"development": None, "seed": 1, "threads": 2})]


def test_options_are_handed_on(corpus: Path, calls: Calls) -> None:
    options = ("--dev", str(corpus), "--seed", "7", "--threads", "1")
    run(str(corpus), "-o", "model", *options)
    assert calls[0][1] == {"development": corpus, "seed": 7, "threads": 1}


@pytest.mark.usefixtures("calls")
def test_what_training_says_is_printed(corpus: Path) -> None:
    assert run(str(corpus), "-o", "model").stdout == "edge F1 0.800\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere", "-o", "model"), "'nowhere' does not exist"),
        ((".", "--dev", "nowhere", "-o", "model"), "'nowhere' does not exist"),
        ((".",), "Missing option '-o' / '--output'"),
        ((".", "-o", "model", "--seed", "x"), "'x' is not a valid integer"),
        ((".", "-o", "model", "--encoder", "."), "--encoder and --average need --claims"),
        ((".", "-o", "model", "--average", __file__), "--encoder and --average need --claims"),
        (
            (".", "-o", "model", "--claims", __file__, "--encoder", ".", "--average", __file__),
            "give one of them",
        ),
    ],
)
def test_a_wrong_call_trains_nothing(
    arguments: tuple[str, ...], message: str, calls: Calls
) -> None:
    result = run(*arguments)
    assert (result.exit_code, calls) == (2, [])
    assert message in result.stderr


@pytest.mark.usefixtures("without_torch")
def test_a_missing_package_is_named_with_its_cure(corpus: Path, tmp_path: Path) -> None:
    result = run(str(corpus), "-o", str(tmp_path / "model"))
    assert "(torch)" in result.stderr
    assert "pip install 'srcgraph[train]'" in result.stderr
    assert not (tmp_path / "model").exists()


@pytest.mark.usefixtures("without_torch")
def test_a_missing_package_ends_with_the_code_for_could_not_work(corpus: Path) -> None:
    assert run(str(corpus), "-o", "model").exit_code == 2

"""Articles that commands are given: each once, and a bad one costs no other."""

from pathlib import Path

import pytest

from srcgraph.cli import inputs
from srcgraph.errors import SrcgraphError

TEXT = "The harbour is sold.\n\nThe mayor said the harbour would be sold. Nobody asked her why.\n"


@pytest.fixture
def failed() -> dict[str, str]:
    """What could not be read, with its message."""
    return {}


def test_a_file_named_twice_is_read_once(tmp_path: Path, failed: dict[str, str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    assert list(inputs.files([str(path), str(tmp_path)], fail(failed))) == [path]
    assert failed == {}


def test_an_address_is_not_fetched(failed: dict[str, str]) -> None:
    assert list(inputs.files(["https://example.org/a"], fail(failed))) == []
    assert "fetches nothing" in failed["https://example.org/a"]


def test_a_bad_file_costs_no_other(tmp_path: Path, failed: dict[str, str]) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text(TEXT)
    bad.write_bytes(b"\x00\x01\x02" * 50)
    (article,) = inputs.articles([good, bad], ["a", "b"], False, fail(failed))
    assert article.id == "a"
    assert list(failed) == [str(bad)]


def fail(failed: dict[str, str]) -> inputs.Fail:
    def note(path: str, error: SrcgraphError) -> None:
        failed[path] = str(error)

    return note

"""Files that are no reports or corrections are refused with their name."""

from pathlib import Path

import pytest

from srcgraph import wire
from srcgraph.cli.reports import read_corrections, read_report, write_report
from srcgraph.cli.terminal import CannotWork
from srcgraph.model import Analysis, Corrections


def test_a_report_is_read(tmp_path: Path, small: Analysis) -> None:
    path = tmp_path / "story.json"
    path.write_text(wire.dumps(small, {}), encoding="utf-8")
    assert read_report(path) == small
    assert read_corrections(path) == Corrections(
        small.article.id, small.article.sha256, small.article.title, ()
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "cannot be read (No such file or directory). Check its name."),
        (b"\xff\xfe", "this is not UTF-8"),
        (b"{", "This is no JSON"),
        (b"{}", "schema: expected this key to be there"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, data: bytes | None, message: str) -> None:
    path = tmp_path / "story.json"
    if data is not None:
        path.write_bytes(data)
    for read in (read_report, read_corrections):
        with pytest.raises(CannotWork) as caught:
            read(path)
        assert caught.value.message.startswith(f"{path}: ")
        assert message in caught.value.message


def test_a_report_takes_the_place_of_its_old_one(tmp_path: Path, small: Analysis) -> None:
    write_report(tmp_path, small, "renamed")
    entry, _ = write_report(tmp_path, small, "renamed")
    assert entry.json == "renamed.json"
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".html", ".json", ".md"]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, small: Analysis) -> None:
    (tmp_path / "reports").write_text("x", encoding="utf-8")
    with pytest.raises(CannotWork, match=r"this is a file.*--output"):
        write_report(tmp_path / "reports", small, None)

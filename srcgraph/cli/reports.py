"""Reports and corrections as files: what `srcgraph apply` and `srcgraph grade` read and write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from srcgraph.cli.terminal import CannotWork
from srcgraph.errors import SrcgraphError, WireError

if TYPE_CHECKING:
    from srcgraph.model import Analysis, Corrections
    from srcgraph.page import Entry
    from srcgraph.summary import Figures

_Read = TypeVar("_Read")


def read_report(path: Path) -> Analysis:
    """Read the JSON of a report; raise CannotWork where it is none."""
    from srcgraph import wire

    return _read(path, wire.loads)


def read_corrections(path: Path) -> Corrections:
    """Read a file of corrections, the judgements of a report, or a page saved with corrections."""
    from srcgraph import wire
    from srcgraph.page.kept import corrections_in

    def loads(text: str) -> Corrections:
        is_page = text.lstrip().lower().startswith("<!doctype html")
        return wire.loads_corrections(corrections_in(text) if is_page else text)

    return _read(path, loads)


def write_report(folder: Path, analysis: Analysis, name: str | None) -> tuple[Entry, Figures]:
    """Write page, summary and JSON; raise CannotWork where they cannot be written."""
    from srcgraph import report, summary

    figures = summary.figures(analysis)
    try:
        report.prepare(folder)
        return report.write(folder, analysis, figures, name), figures
    except SrcgraphError as error:
        raise CannotWork(str(error)) from error


def _read(path: Path, loads: Callable[[str], _Read]) -> _Read:
    try:
        return loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CannotWork(f"{path}: cannot be read ({error.strerror}). Check its name.") from error
    except UnicodeDecodeError as error:
        raise CannotWork(f"{path}: this is not UTF-8, so it is no file of srcgraph.") from error
    except WireError as error:
        raise CannotWork(f"{path}: {error}") from error

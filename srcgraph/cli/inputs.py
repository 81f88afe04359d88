"""Finds and reads the articles that a command was given; what cannot be read costs nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from srcgraph.errors import SrcgraphError, UnreadableFile

if TYPE_CHECKING:
    from srcgraph.model import Article

_ADDRESS = re.compile(r"[a-z]+://", re.IGNORECASE)

Fail = Callable[[str, SrcgraphError], None]


def files(names: Sequence[str], fail: Fail) -> Iterator[Path]:
    """The files to read, each once, in the order in which they were named."""
    from srcgraph.read import expand

    seen: set[str] = set()
    for name in names:
        try:
            if _ADDRESS.match(name):
                raise UnreadableFile(
                    f"{name}: srcgraph reads files and fetches nothing. "
                    "Save the page in your browser and name the saved file."
                )
            found = expand(Path(name))
        except SrcgraphError as error:
            fail(name, error)
            continue
        for path in found:
            place = os.path.abspath(path)
            if place not in seen:
                seen.add(place)
                yield path


def articles(
    paths: Iterable[Path], ids: Iterable[str], force: bool, fail: Fail
) -> Iterator[Article]:
    """Read one file after the other; one that cannot be read is told and left out."""
    from srcgraph.read import read

    for path, own_id in zip(paths, ids, strict=True):
        try:
            yield replace(read(path, force=force), id=own_id)
        except SrcgraphError as error:
            fail(str(path), error)

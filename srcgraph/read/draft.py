"""What a format's reader makes of a file, before it becomes an article."""

from __future__ import annotations

from dataclasses import dataclass

from srcgraph.model import SourceMap, Spans


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a file, what the file tells about it, and where the article proper stands."""

    text: str
    body: Spans
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    source_map: SourceMap | None = None

"""Reads plain text: every character of the file stays where it is."""

from __future__ import annotations

from srcgraph.read.body import lay_out
from srcgraph.read.draft import Draft
from srcgraph.read.paragraphs import paragraphs


def read_text(text: str) -> Draft:
    """Find headline, byline, date and the article proper in a plain text."""
    layout = lay_out(paragraphs(text))
    return Draft(
        text=text,
        body=layout.body,
        title=layout.title,
        byline=layout.byline,
        published=layout.published,
    )

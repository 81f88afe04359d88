"""Lines and columns of spans."""

import pytest
from findings import article

from srcgraph.exports.places import Region, region
from srcgraph.model import Span


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(0, 7), Region(1, 1, 1, 8)),
        (Span(18, 19), Region(2, 1, 2, 2)),
        (Span(8, 20), Region(1, 9, 2, 3)),
    ],
)
def test_regions(span: Span, expected: Region) -> None:
    assert region(article(), span) == expected

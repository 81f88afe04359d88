"""Fixtures that every test may use."""

from __future__ import annotations

import pytest
import samples

from srcgraph.model import Analysis


@pytest.fixture(scope="session")
def small() -> Analysis:
    """A short invented article, analysed by hand."""
    return samples.small()


@pytest.fixture(scope="session")
def big() -> Analysis:
    """A generated article with 25 sources and 60 claims."""
    return samples.big()

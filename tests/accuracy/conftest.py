"""The option that raises the accuracy floor; nothing lowers it."""

from __future__ import annotations

import os

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--raise-floor",
        action="store_true",
        help="Write better accuracy figures into tests/accuracy/floor.json (refused in CI).",
    )


@pytest.fixture
def may_raise(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--raise-floor", default=False)) and "CI" not in os.environ

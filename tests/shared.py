"""Finds the shared corpora and yardsticks; tests that need them are skipped, loudly, without."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared"
SHARED = Path(os.environ.get("SRCGRAPH_SHARED", BESIDE))
DEV = SHARED / "polnear" / "dev"


def needs_shared(test: Callable[..., None]) -> Callable[..., None]:
    """Skip a test where there are no shared corpora."""
    here = (SHARED / "polnear").is_dir()
    reason = f"{SHARED} is not here; SRCGRAPH_SHARED may name another folder"
    marked: Callable[..., None] = pytest.mark.skipif(not here, reason=reason)(test)
    return pytest.mark.corpus(marked)


def yardstick(name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The shared scoring program of this name as a module."""
    monkeypatch.syspath_prepend(str(SHARED / "score"))
    for module in ("score", "sources", "wire"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    return import_module(name)

"""Lets `python -m srcgraph` do what `srcgraph` does."""

from __future__ import annotations

from srcgraph.cli import main

if __name__ == "__main__":
    main(prog_name="srcgraph")

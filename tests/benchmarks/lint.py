"""What linting adds to the time of an audit: `python tests/benchmarks/lint.py [ARTICLE...]`.

Both are timed in the same run, alternately, and the best of several rounds counts; cold loading of
models, rule cards and policies is left out.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from srcgraph.model import Article
from srcgraph.pipeline import analyse
from srcgraph.policy import Policy, load
from srcgraph.read import expand, read

DATA = Path(__file__).parents[2] / "data"
ROUNDS = 5


def seconds(articles: list[Article], policy: Policy | None) -> float:
    """The CPU time of analysing all articles once."""
    start = time.process_time()
    for article in articles:
        analyse(article, policy)
    return time.process_time() - start


def main() -> None:
    """Print the share that linting adds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="*", type=Path, default=[DATA])
    given = parser.parse_args()
    paths = [path for name in given.articles for path in expand(name)]
    articles = [read(path, force=True) for path in paths]
    policy = load("default")
    seconds(articles, policy)
    plain, linted = [], []
    for _ in range(ROUNDS):
        plain.append(seconds(articles, None))
        linted.append(seconds(articles, policy))
    added = min(linted) / min(plain) - 1
    print(f"{len(articles)} articles: {min(plain):.2f} s without, {min(linted):.2f} s with linting")
    print(f"linting adds {added:.1%}")


if __name__ == "__main__":
    main()

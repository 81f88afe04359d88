"""Measure speed against spaCy's pipeline alone, in the same minute on the same machine.

usage: python tests/benchmarks/speed.py [ARTICLE...] [--rounds N]

Prints the ratio of words per CPU second of the whole audit without the page to those of spaCy's
small pipeline alone, and the wall time of `srcgraph --help` and of one cold audit beside that of
`python -c "import spacy"`. Ratios hold on a busy machine; single times do not.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from srcgraph import segment, summary, wire
from srcgraph.model import Article
from srcgraph.pipeline import analyse
from srcgraph.read import expand, read

DATA = Path(__file__).parents[2] / "data"
BATCH = 8


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds that a piece of work takes in this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def wall(*command: str) -> float:
    """Seconds that a whole process takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def parse_alone(articles: list[Article]) -> None:
    """Run spaCy's small pipeline over whole bodies, and nothing else."""
    nlp = segment._load()
    bodies = ["\n\n".join(span.of(a.text) for span in a.body) for a in articles]
    for _ in nlp.pipe(bodies, batch_size=BATCH):
        pass


def audit_all(articles: list[Article]) -> None:
    """Analyse articles and write their wire JSON and summary to memory."""
    for article in articles:
        found = analyse(article)
        figures = summary.figures(found)
        wire.dumps(found, summary.as_json(figures))
        summary.markdown(found, figures)


def throughput(articles: list[Article], rounds: int) -> None:
    """Print the ratio of words per CPU second, alternating the two."""
    parse_alone(articles[:1])
    audit_all(articles[:1])
    words = sum(len(span.of(a.text).split()) for a in articles for span in a.body)
    ratios = []
    for _ in range(rounds):
        alone = cpu(lambda: parse_alone(articles))
        whole = cpu(lambda: audit_all(articles))
        ratios.append(alone / whole)
        print(f"spaCy alone {words / alone:,.0f} words per CPU s, audit {words / whole:,.0f}")
    print(f"ratio audit / spaCy alone: median {statistics.median(ratios):.2f} {sorted(ratios)}")


def start_up(rounds: int) -> None:
    """Print the wall time of the help text and of one cold audit."""
    program = [sys.executable, "-c", "from srcgraph.cli import main; main()"]
    article = str(DATA / "diplomatic-talks.txt")
    with tempfile.TemporaryDirectory() as folder:
        for name, command in {
            "python -c pass": [sys.executable, "-c", "pass"],
            "srcgraph --help": [*program, "--help"],
            "import spacy": [sys.executable, "-c", "import spacy"],
            "cold audit of one article": [*program, "audit", article, "-o", folder],
        }.items():
            times = [wall(*command) for _ in range(rounds)]
            print(f"{name}: median {statistics.median(times):.2f} s, least {min(times):.2f} s")


def main() -> None:
    """Read the arguments and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="*", type=Path, default=[DATA])
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    files = [file for path in args.articles for file in expand(path)]
    throughput([read(file, force=True) for file in files], args.rounds)
    start_up(args.rounds)


if __name__ == "__main__":
    main()

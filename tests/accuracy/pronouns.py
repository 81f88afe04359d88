"""Whom "he", "she", "it" and "they" stand for where they speak, as readers judged it.

`pronouns.jsonl` holds offsets and no words: `pronoun` is one that speaks, `who` the nearest places
where those stand whom it may mean, none where the article does not tell. `part` is `learn` for what
the ranks in `srcgraph/resolve.py` were set by, `blind` for what nobody looked at while they were.

`python -m tests.accuracy.pronouns FOLDER …` counts how many are given to somebody who is called by
the word that stands there. FOLDER holds NAME.txt: PolNeAR's training texts.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from srcgraph.model import Analysis, Source, Span
from srcgraph.pipeline import audit
from srcgraph.read import read

LABELS = Path(__file__).resolve().parent / "pronouns.jsonl"

Row = dict[str, Any]


def rows(path: Path = LABELS) -> list[Row]:
    """The judged pronouns, in the order of the file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def is_right(analysis: Analysis, row: Row) -> bool | None:
    """Whether a pronoun is given to somebody so called; None where it speaks no more.

    Where the article does not tell, it is right that nobody else is found.
    """
    start, _ = row["pronoun"]
    given = next(
        (i for i in analysis.attributions if i.source and i.source[0].start == start), None
    )
    source = analysis.source(given.source_id) if given else None
    if source is None:
        return None
    text = analysis.article.text
    called = {Span(*place).of(text).lower() for place in row["who"]}
    if not called:
        return _words(source.label) <= {"he", "she", "it", "they"}
    return bool(called & _named(source, text))


def _named(source: Source, text: str) -> set[str]:
    return _words(source.label).union(*(_words(span.of(text)) for span in source.mentions))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text.lower()))


def score(analyses: Sequence[Analysis], labels: Sequence[Row]) -> dict[str, Counter[str]]:
    """For each part, how many pronouns are found and rightly given, and those for one person."""
    by_name = {Path(analysis.article.path).stem: analysis for analysis in analyses}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in labels:
        analysis = by_name.get(row["article"])
        right = is_right(analysis, row) if analysis else None
        if analysis is None or right is None:
            continue
        word = Span(*row["pronoun"]).of(analysis.article.text).lower()
        for group in ("all", "he or she" if word in ("he", "she") else "it or they"):
            counts[row["part"]].update({group: 1, f"{group}, right": right})
    return counts


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="+", help="the articles, NAME.txt each")
    labels = rows()
    names = {row["article"] for row in labels}
    paths = [path for folder in parser.parse_args().folder for path in sorted(folder.glob("*.txt"))]
    articles = [read(path, force=True) for path in paths if path.stem in names]
    for part, counts in score(list(audit(articles)), labels).items():
        print(part, ", ".join(f"{name} {count}" for name, count in counts.items()))


if __name__ == "__main__":
    _main()

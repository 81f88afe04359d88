"""Denials of articles of others, and whose claim each answers, as readers judged it.

`denials.jsonl` holds offsets and no words: `denial` is the content of a denial that the program
found, `denies` whether anybody denies anything there, `answers` the contents of the claims of
others that it answers, the best first. `part` is `learn` for what the weights are fitted to.

`python -m tests.accuracy.denied score FOLDER …` counts what the program links and offers; `fit`
prints weights for `srcgraph/models/answering.json`, and how they do on articles they were not
fitted to (ten parts, by article). FOLDER holds NAME.txt: PolNeAR's training texts, and what
`tests.accuracy.elsewhere` writes of the agency.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from srcgraph.corroboration import answering
from srcgraph.model import (
    PERHAPS_ANSWERS,
    Analysis,
    Attribution,
    Relation,
    Span,
    Stance,
    hull,
)
from srcgraph.pipeline import audit
from srcgraph.read import read

HERE = Path(__file__).resolve().parent
LABELS = HERE / "denials.jsonl"
PARTS = 10
MOST = 0.5

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged denial that the program finds still, and the claims that it answers."""

    row: Row
    analysis: Analysis
    denial: Attribution
    right: frozenset[str]


def rows(path: Path = LABELS) -> list[Row]:
    """The judged denials, in the order of the file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def share(one: Span, other: Span) -> float:
    """How much of the longer of two spans both cover (0 to 1)."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(both, 0) / max(one.end - one.start, other.end - other.start)


def judged(analysis: Analysis, of: Sequence[Row]) -> Iterator[Judged]:
    """Those judged denials of an article that are found, each with the claims that it answers."""
    for row in of:
        place = Span(*row["denial"])
        found = max(
            (item for item in analysis.attributions if item.stance is Stance.DENIES),
            key=lambda item: share(hull(item.content), place),
            default=None,
        )
        if found is not None and share(hull(found.content), place) >= MOST:
            right = frozenset(
                item.id
                for item in analysis.attributions
                for answer in row["answers"]
                if share(hull(item.content), Span(*answer)) >= MOST
            )
            yield Judged(row, analysis, found, right)


def found(folders: Sequence[Path], labels: Sequence[Row]) -> list[Judged]:
    """All judged denials of the articles that lie in some folders."""
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in labels:
        by_name[row["article"]].append(row)
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    articles = [read(path, force=True) for path in paths if path.stem in by_name]
    return [
        item
        for analysis in audit(articles)
        for item in judged(analysis, by_name[Path(analysis.article.path).stem])
    ]


def score(items: Sequence[Judged]) -> dict[str, int]:
    """How many denials there are, which are linked or offered an answer, and how many rightly."""
    counts = dict.fromkeys(
        ("denials", "deny", "answer", "linked", "linked right", "offered", "offered right"), 0
    )
    for item in items:
        linked, offered = _linked(item), _offered(item)
        counts["denials"] += 1
        counts["deny"] += item.row["denies"]
        counts["answer"] += bool(item.right)
        counts["linked"] += bool(linked)
        counts["linked right"] += bool(linked & item.right)
        counts["offered"] += bool(offered)
        counts["offered right"] += bool(offered & item.right)
    return counts


def _linked(item: Judged) -> frozenset[str]:
    ends = (link for link in item.analysis.links if link.relation is Relation.DENIES)
    return frozenset(link.right for link in ends if link.left == item.denial.id)


def _offered(item: Judged) -> frozenset[str]:
    spans = {e.span for e in item.denial.evidence if e.rule == PERHAPS_ANSWERS}
    return frozenset(a.id for a in item.analysis.attributions if hull(a.content) in spans)


def marks(item: Judged) -> list[tuple[tuple[float, ...], bool]]:
    """What is weighed of each claim beside a denial, and whether it is what the denial answers."""
    analysis = item.analysis
    heard = answering.Heard(analysis.article.text, analysis.attributions, analysis.sources)
    known = answering.marked(heard, item.denial)
    answers = answering.read_beside(heard, item.denial, [other for _, other in known])
    return [
        ((answer, *marks_), other.id in item.right)
        for (marks_, other), answer in zip(known, answers, strict=True)
    ]


def fit(items: Sequence[Judged]) -> None:
    """Print fitted weights, and what they offer on articles that they were not fitted to."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    def fitted(part: Sequence[list[tuple[tuple[float, ...], bool]]]) -> tuple[Any, float]:
        x = np.array([mark for of in part for mark, _ in of])
        y = np.array([is_right for of in part for _, is_right in of])
        middle, width = x.mean(0), x.std(0) + 1e-6
        model = LogisticRegression(C=0.3, max_iter=3000).fit((x - middle) / width, y)
        by_name = model.coef_[0] / width
        return by_name, float(model.intercept_[0] - (by_name * middle).sum())

    known = [(item.row["article"], marks(item)) for item in items]
    known = [(name, of) for name, of in known if of]
    best: list[tuple[float, bool]] = []
    for part in range(PARTS):
        by_name, shift = fitted([of for name, of in known if _part(name) != part])
        for _, of in (one for one in known if _part(one[0]) == part):
            odds = [(float((by_name * mark).sum()) + shift, is_right) for mark, is_right in of]
            best.append(max(odds))
    answered = sum(any(is_right for _, is_right in of) for _, of in known)
    for offered in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        bound = np.log(offered / (1 - offered))
        taken = [is_right for odds, is_right in best if odds >= bound]
        print(f"offered from {offered}: {len(taken)}, right {sum(taken)} of {answered}")
    by_name, shift = fitted([of for _, of in known])
    weights = dict(zip(answering.NAMES, (round(float(w), 3) for w in by_name), strict=True))
    print(json.dumps({"weights": weights, "shift": round(shift, 3)}, indent=1))


def _part(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % PARTS


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["score", "fit"])
    parser.add_argument("folder", type=Path, nargs="+", help="the articles, NAME.txt each")
    given = parser.parse_args()
    labels = rows()
    if given.what == "fit":
        fit(found(given.folder, [row for row in labels if row["part"] == "learn"]))
        return
    for part in dict.fromkeys(row["part"] for row in labels):
        of = found(given.folder, [row for row in labels if row["part"] == part])
        print(part, ", ".join(f"{name} {count}" for name, count in score(of).items()))


if __name__ == "__main__":
    _main()

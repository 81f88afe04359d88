"""Findings on articles of others, for a person to judge: offsets are kept, no words.

`python -m tests.accuracy.judged sample FOLDER -o sample.jsonl` lints all articles of a part and
writes at most 15 findings a rule of error and warning severity, taken at random; `show` prints them
with their words; `score` counts the verdicts ("right", "wrong") that a person has put beside them,
part by part. A verdict marked `gone` is on a finding that the rules no longer make: it is kept, and
not counted.

An article belongs to the part `develop`, which those who mend rules may read, or to `fresh`, which
is kept for judging: by the first hexadecimal digit of the SHA-256 of its file name, 0-7 or 8-f.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from srcgraph.errors import SrcgraphError
from srcgraph.model import Analysis, Finding, Severity
from srcgraph.pipeline import audit
from srcgraph.policy import Policy, load
from srcgraph.read import read
from srcgraph.rulebook import card

SEED, MOST = 6, 15
PARTS = ("develop", "fresh")
LOWEST_RULE, LOWEST = 0.75, 0.90
HERE = Path(__file__).resolve().parent
VERDICTS = HERE / "findings.jsonl"

Row = dict[str, Any]


def part_of(path: Path) -> str:
    """Whether an article may be read by those who mend rules, or is kept for judging."""
    digit = hashlib.sha256(path.stem.encode()).hexdigest()[0]
    return PARTS[int(digit, 16) >= 8]


def sample(folder: Path, part: str, policy: Policy, most: int, seed: int) -> list[Row]:
    """At most so many findings of each error and warning rule, taken from all articles of a part.

    Rules that the policy was narrowed to are sampled whatever their severity. The same articles,
    policy and seed give the same findings.
    """
    paths = [path for path in sorted(folder.glob("*.txt")) if part_of(path) == part]
    found: dict[str, list[Row]] = defaultdict(list)
    for analysis in audit(_read(paths), policy):
        for finding in analysis.findings:
            if finding.spans and (policy.only or finding.severity is not Severity.INFO):
                found[finding.rule].append(_row(analysis, finding))
    random_ = random.Random(seed)
    taken = [random_.sample(rows, min(most, len(rows))) for _, rows in sorted(found.items())]
    return [row for rows in taken for row in sorted(rows, key=lambda r: (r["rule"], r["doc"]))]


def _read(paths: Iterable[Path]) -> Iterable[Any]:
    for path in paths:
        try:
            yield read(path, force=True)
        except SrcgraphError as error:
            print(f"{path.name}: {error}")


def _row(analysis: Analysis, finding: Finding) -> Row:
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "doc": Path(analysis.article.path).stem,
        "sha256": analysis.article.sha256,
        "spans": [[span.start, span.end] for span in finding.spans],
        "verdict": None,
    }


def show(folder: Path, rows: list[Row], width: int) -> None:
    """Print each finding with the words around it, the words remarked on in brackets."""
    for number, row in enumerate(rows):
        text = read(folder / f"{row['doc']}.txt", force=True).text
        start, end = row["spans"][0][0], row["spans"][-1][1]
        before, after = text[max(start - width, 0) : start], text[end : end + width]
        words = " ".join(f"{before}[[{text[start:end]}]]{after}".split())
        print(f"{number} {row['rule']} {row['doc'][:30]} {row['verdict'] or ''}\n    {words}\n")


def score(rows: list[Row]) -> dict[str, tuple[int, int]]:
    """How many findings of each rule were judged, and how many are right."""
    found: dict[str, tuple[int, int]] = {}
    for row in rows:
        if row["verdict"] in ("right", "wrong") and not row.get("gone"):
            judged, right = found.get(row["rule"], (0, 0))
            found[row["rule"]] = (judged + 1, right + (row["verdict"] == "right"))
    return found


def load_rows(path: Path) -> list[Row]:
    """The findings of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["sample", "show", "score"])
    parser.add_argument("folder", type=Path, nargs="?", help="the articles, NAME.txt each")
    parser.add_argument("-o", "--output", type=Path, default=VERDICTS)
    parser.add_argument("--part", choices=PARTS, default="develop")
    parser.add_argument("--policy", default="default", help="the policy to lint under")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--most", type=int, default=MOST)
    parser.add_argument("--rule", action="append", default=[])
    parser.add_argument("--width", type=int, default=250)
    given = parser.parse_args()
    if given.what == "sample":
        policy = load(given.policy).narrowed(given.rule)
        rows = sample(given.folder, given.part, policy, given.most, given.seed)
        given.output.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    elif given.what == "show":
        rows = [r for r in load_rows(given.output) if not given.rule or r["rule"] in given.rule]
        show(given.folder, rows, given.width)
    else:
        rows = load_rows(given.output)
        parts = list(dict.fromkeys(row.get("part") for row in rows))
        for part in parts:
            _print_figures(part, score([row for row in rows if row.get("part") == part]))
        if len(parts) > 1:
            _print_figures("all parts", score(rows))
        _print_default(rows)


def on_by_default(rows: list[Row]) -> dict[str, tuple[int, int]]:
    """The figures of the rules that the default policy asks for."""
    policy = load("default")
    return {
        rule: figure
        for rule, figure in score(rows).items()
        if (found := card(rule)) is not None and policy.severity(found) is not None
    }


def _print_default(rows: list[Row]) -> None:
    """Print what all rules that are on by default come to, remarks of information apart."""
    for words, kept in (("errors and warnings", ("error", "warning")), ("remarks", ("info",))):
        figures = on_by_default([row for row in rows if row["severity"] in kept])
        if figures:
            judged, right = (sum(values) for values in zip(*figures.values(), strict=True))
            print(f"on by default, {words}: {right} of {judged} right, {right / judged:.2f}")


def _print_figures(part: str | None, figures: dict[str, tuple[int, int]]) -> None:
    if part:
        print(f"{part}:")
    judged, right = (sum(values) for values in zip(*figures.values(), strict=True))
    for rule, (of, found) in (*sorted(figures.items()), ("all  ", (judged, right))):
        print(f"{rule}  {found} of {of} right, {found / of:.2f}")


if __name__ == "__main__":
    _main()

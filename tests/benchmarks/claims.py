"""How the cost of a collection grows: `python -m tests.benchmarks.claims [REPORT.json|FOLDER ...]`.

Measures CPU time per article of all that `srcgraph audit` does with many articles once each has
been read: what it keeps of them, the sources and claims that they share, and the list. Both sizes
are measured in one run; the smaller collection is drawn by lot from the larger one. Articles are
read from reports that an audit wrote; where there are fewer than needed, or none, the rest is
invented: events that several outlets report on, with their own speakers and quotations.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, count, islice
from pathlib import Path
from random import Random
from typing import Final, TypeVar

from srcgraph import summary, wire
from srcgraph.across import held, shared_claims
from srcgraph.collection import shared_sources
from srcgraph.model import Analysis, Identification, Kind, Style
from srcgraph.page import Entry, lines, render_index
from tests.samples import Maker

SIZES: Final = (100, 1000)
BOUND: Final = 2.0
"""What the issue asks: a large collection costs less than this many times as much an article."""
CLAIMS: Final = 23
"""Claims of an invented article; as many as an article of PolNeAR has."""
_PIECES: Final = Path(__file__).parents[2] / "srcgraph" / "models" / "pieces.txt"
_CUES: Final = ("said", "told reporters", "argued", "warned", "wrote in a letter")

Value = TypeVar("Value")


# ------------------------------------------------------------------- measuring


def cost(articles: Sequence[Analysis]) -> dict[str, float]:
    """CPU seconds of each part of what an audit does with a whole collection."""
    parts: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Value]) -> Value:
        start = time.process_time()
        found = work()
        parts[name] = time.process_time() - start
        return found

    entries = [entry(item) for item in articles]
    kept = timed("keep", lambda: [held(item) for item in articles])
    pairs = [(item.article.id, item.sources) for item in articles]
    sources = timed("sources", lambda: shared_sources(pairs))
    claims = timed("claims", lambda: shared_claims(kept, sources))
    timed("list", lambda: render_index(entries, (), sources, claims))
    several = sum(len({place.article_id for place in item.appearances}) > 1 for item in sources)
    print(
        f"{len(articles)} articles, {sum(len(item.told) for item in kept)} claims: "
        f"{several} sources and {len(claims)} claims in several"
    )
    return parts


def entry(analysis: Analysis) -> Entry:
    """How the list shows an article."""
    name = analysis.article.id
    figures = summary.figures(analysis)
    return Entry(name, f"{name}.html", f"{name}.md", f"{name}.json", figures, lines=lines(analysis))


# ------------------------------------------------------------ invented articles


@dataclass(frozen=True)
class Language:
    """English words, the commoner ones drawn more often (Zipf), and names made of them."""

    random: Random
    words: Sequence[str]
    weights: Sequence[float]

    def sentence(self, topic: Sequence[str]) -> str:
        """Some words in a row, every third or so one of the topic's."""
        length = self.random.randint(6, 28)
        common = self.random.choices(self.words, cum_weights=self.weights, k=length)
        return " ".join(
            self.random.choice(topic) if self.random.random() < 0.3 else word for word in common
        )

    def names(self, number: int) -> list[str]:
        """Names of people, some with the same surname or given name."""
        pool = [word.title() for word in self.words[2000:] if len(word) > 4]
        given, family = self.random.sample(pool, 60), self.random.sample(pool, number // 2)
        return [f"{self.random.choice(given)} {self.random.choice(family)}" for _ in range(number)]


def language(seed: int) -> Language:
    """The tagger's whole words in their order, which is about that of their frequency."""
    pieces = _PIECES.read_text(encoding="utf-8").splitlines()
    words = [word for word in pieces if word.isascii() and word.isalpha() and len(word) > 1]
    weights = accumulate(1 / (rank + 3) for rank in range(len(words)))
    return Language(Random(seed), words, list(weights))


def invented(seed: int = 5) -> Iterator[Analysis]:
    """Articles without end: an event has one to eight of them, some speakers talk everywhere."""
    english = language(seed)
    random = english.random
    known, everybody = english.names(12), english.names(3000)
    for event in count():
        topic = random.sample(english.words[500:8000], 40)
        people = [*random.sample(known, 2), *random.sample(everybody, 5)]
        quotations = [(random.choice(people), english.sentence(topic)) for _ in range(12)]
        for number in range(random.randint(1, 8)):
            own = [(random.choice(people), english.sentence(topic)) for _ in range(CLAIMS - 5)]
            told = [*random.sample(quotations, 5), *own]
            yield _article(f"invented-{event}-{number}", told, random)


def _article(own_id: str, told: Sequence[tuple[str, str]], random: Random) -> Analysis:
    """An article in which people are quoted, or their words reported."""
    said = [f"{who} {random.choice(_CUES)}: “{what}.”" for who, what in told]
    make = Maker("\n".join(said) + "\n", title=own_id)
    for name in dict.fromkeys(who for who, _ in told):
        make.source(name, [make.span(name)], Kind.PERSON, Identification.NAMED)
    for (who, what), line in zip(told, said, strict=True):
        start = make.text.index(line)
        mention = replace(make.span(who), start=start, end=start + len(who))
        cue = replace(mention, start=mention.end + 1, end=start + line.index(":"))
        content = replace(mention, start=cue.end + 2, end=cue.end + 5 + len(what))
        make.say(who, mention, cue, content, style=Style.DIRECT)
    found = make.analysis()
    return replace(found, article=replace(found.article, id=own_id))


# ------------------------------------------------------------------ the command


def reported(paths: Sequence[Path]) -> Iterator[Analysis]:
    """The analyses in reports and in folders of them."""
    for path in paths:
        for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            yield wire.loads(file.read_text(encoding="utf-8"))


def main() -> int:
    """Measure both sizes and print what an article costs in each; 1 where the bound is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*", type=Path)
    small, large = SIZES
    real = list(islice(reported(parser.parse_args().reports), large))
    articles = [*real, *islice(invented(), large - len(real))]
    print(f"{len(real)} articles from reports, {large - len(real)} invented")
    few = Random(1).sample(articles, small)
    cost(few[:10])  # models and word lists are loaded before anything is measured
    costs = [cost(few), cost(articles)]
    ratios = {}
    for name in (*costs[0], "all"):
        each = [
            1000 * sum(seconds for part, seconds in one.items() if name in (part, "all")) / size
            for one, size in zip(costs, SIZES, strict=True)
        ]
        ratios[name] = each[1] / each[0]
        print(
            f"  {name:<8}{each[0]:8.1f} ms an article of {small}, {each[1]:8.1f} of {large}: "
            f"{ratios[name]:.2f} times"
        )
    return 0 if ratios["all"] < BOUND else 1


if __name__ == "__main__":
    raise SystemExit(main())

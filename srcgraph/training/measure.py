"""Measure the whole program's attributions on an annotated corpus."""

from __future__ import annotations

from pathlib import Path
from random import Random

from srcgraph.attribute import attribute
from srcgraph.segment import segment
from srcgraph.training.corpus import Annotated, pairs, read_corpus, whole
from srcgraph.training.evaluation import Figures, compare
from srcgraph.training.renaming import renamed
from srcgraph.training.variation import read_names


def measure(corpus: Path, *, other_names: bool = False) -> Figures:
    """Count found and right attributions over all articles, against each first reading.

    With `other_names` every person has another name than in the article, none of them one that
    the tagger was trained on.
    """
    total = Figures()
    random, names = Random(1), read_names(half=1)
    for original in read_corpus(corpus):
        article = renamed(original, names, random) if other_names else original
        found = [
            Annotated(pairs(a.source), pairs(a.cue), pairs(a.content))
            for a in attribute(segment(whole(article)))
            if not a.unsure
        ]
        total += compare(article.text, found, article.readings[0])
    return total

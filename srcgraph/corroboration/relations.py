"""What one attribution does to another beside saying the same: contrast, denial, handing on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from srcgraph.corroboration.wording import stem
from srcgraph.model import Attribution, Evidence, Link, Relation, Source, Span, Spans, Stance, hull
from srcgraph.vocabulary import words

REACH: Final = 600
"""A denial of "the allegations" is looked for so many characters before it, and no further."""
_FEW_WORDS: Final = 5
_CITED: Final = re.compile(r"\s+(?P<who>(?:the |a |an )?[^,.;:“”\"()]{3,80})")


def contrasts(text: str, attributions: Sequence[Attribution]) -> Iterator[Link]:
    """Two sources in one sentence, the second behind a "but": they do not say the same."""
    for one, other in pairwise(attributions):
        first, second = _stretch(one), _stretch(other)
        if None in (one.source_id, other.source_id) or one.source_id == other.source_id:
            continue
        if second.start < first.end:
            continue
        between = text[first.end : second.start]
        match = _conjunction().search(between)
        if match and not re.search(r"[.!?]\s|\n", between) and len(between) < _WIDEST:
            at = first.end + match.start(1)
            word = Span(at, at + len(match.group(1)))
            note = f"“{match.group(1)}” sets the second against the first"
            evidence = Evidence("corroborate.contrast", word, note)
            yield Link(other.id, one.id, Relation.CONTRASTS, (evidence,))


_WIDEST: Final = 60


@cache
def _conjunction() -> re.Pattern[str]:
    listed = "|".join(sorted(words("claims", "contrast", "conjunctions")))
    return re.compile(rf"(?:^|\W)({listed})\b", re.IGNORECASE)


def denials(
    text: str, attributions: Sequence[Attribution], sources: Sequence[Source]
) -> Iterator[Link]:
    """A denial that does not say again what it denies ("denied the allegations").

    It is tied to the nearest claim before it by somebody else that names the one who denies, or
    else to the nearest one; not beyond REACH.
    """
    names = {source.id: _name_words(source) for source in sources}
    for at, denial in enumerate(attributions):
        if denial.stance is not Stance.DENIES or not _points_back(text, denial):
            continue
        start = _stretch(denial).start
        near = [
            item
            for item in reversed(attributions[:at])
            if item.source_id != denial.source_id
            and item.stance not in (Stance.DECLINES, Stance.ASKS)
            and start - hull(item.content).end < REACH
        ]
        of = names.get(denial.source_id or "", frozenset())
        about = [item for item in near if of & _words_of(text, item.content)]
        if near:
            denied = (about or near)[0]
            said = " ".join(hull(denial.content).of(text).split())
            note = f"denies “{said}”: {_WHY[bool(about)]}"
            evidence = Evidence("corroborate.denial", hull(denial.content), note)
            yield Link(denial.id, denied.id, Relation.DENIES, (evidence,))


_WHY: Final = {
    True: "the nearest claim before it about whoever denies",
    False: "the nearest claim before it by somebody else",
}


def _points_back(text: str, denial: Attribution) -> bool:
    """Whether a denial only names what it denies by its kind ("the claims", "it")."""
    said = re.findall(r"\w+", hull(denial.content).of(text).lower())
    nouns = words("claims", "denied", "nouns")
    return len(said) <= _FEW_WORDS and any(
        word in nouns or word.removesuffix("s") in nouns for word in said
    )


def chain(text: str, attribution: Attribution) -> Spans:
    """Those whom a source hands on, as its own sentence says: "citing two officials"."""
    stretch = _stretch(attribution)
    end = re.search(r"[.!?][”\"’']?(?:\s|$)|\n", text[stretch.end :])
    stop = stretch.end + end.start() if end else len(text)
    own = hull((*attribution.source, *attribution.cue)) if attribution.cue else None
    return tuple(
        span
        for match in _relayed().finditer(text, stretch.start, stop)
        if own is None or not own.overlaps(Span(match.start(), match.end("word")))
        for span in (_trimmed(text, Span(*match.span("who"))),)
    )


@cache
def _relayed() -> re.Pattern[str]:
    listed = "|".join(words("claims", "relayed", "patterns"))
    return re.compile(rf"\b(?P<word>{listed}){_CITED.pattern}", re.IGNORECASE)


def _trimmed(text: str, span: Span) -> Span:
    """Without a verb's clause or a second phrase behind the noun phrase."""
    cut = re.search(
        r"\s(?:who|which|that|as|when|while|and said|said|says|to|in|on|for)\b", span.of(text)
    )
    return Span(span.start, span.start + cut.start()) if cut and cut.start() else span


def relays(
    text: str, attributions: Sequence[Attribution], sources: Sequence[Source]
) -> Iterator[Link]:
    """An attribution that hands on what another source of the article says elsewhere."""
    first = {a.source_id: a for a in reversed(attributions)}
    for item in attributions:
        for depth, span in enumerate(item.chain, start=1):
            cited = _cited(text, span, sources)
            if cited and cited.id != item.source_id and cited.id in first:
                note = f"hands on what “{cited.label}” says ({_depth(depth)})"
                evidence = Evidence("corroborate.relays", span, note)
                yield Link(item.id, first[cited.id].id, Relation.CITES, (evidence,))


def _depth(depth: int) -> str:
    return "at second hand" if depth == 1 else f"{depth} hands away"


def _cited(text: str, span: Span, sources: Iterable[Source]) -> Source | None:
    """The source that a place names: mentioned there, or with the same label."""
    said = " ".join(span.of(text).split()).lower()
    sources = list(sources)
    here = [s for s in sources if any(span.overlaps(mention) for mention in s.mentions)]
    alike = [
        s for s in sources if s.label.lower().removeprefix("the ") == said.removeprefix("the ")
    ]
    return next(iter([*here, *alike]), None)


def _stretch(attribution: Attribution) -> Span:
    return hull((*attribution.source, *attribution.cue, *attribution.content))


def _name_words(source: Source) -> frozenset[str]:
    return frozenset(stem(w.lower()) for w in re.findall(r"\w+", source.label) if w[0].isupper())


def _words_of(text: str, spans: Spans) -> frozenset[str]:
    return frozenset(stem(w.lower()) for span in spans for w in re.findall(r"\w+", span.of(text)))

"""Parsed -> attributions: who is said to have said, thought, known or wanted what.

A trained tagger finds the spans (tagger.py); here they become attributions with a style, a stance
and their evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from srcgraph.completion import complete
from srcgraph.layout import by_layout
from srcgraph.model import Attribution, Evidence, Span, Spans, Stance, Style, hull
from srcgraph.segment import Parsed, Quotation, as_read, token_table
from srcgraph.tagger import tag
from srcgraph.tagging.decode import CharSpans, Tagged
from srcgraph.vocabulary import keys_by_word, table, words

if TYPE_CHECKING:
    from spacy.tokens import Token


def attribute(parsed: Parsed) -> tuple[Attribution, ...]:
    """Find every attribution in an article's body, in the order of the text.

    `score` is the probability that contents and source are right, calibrated on PolNeAR's
    development articles (docs/model-card.md); those near the threshold are `unsure`.
    """
    text = parsed.article.text
    tagged = [
        item
        for item in tag(as_read(parsed), token_table(parsed))
        if _says_something(item, text)
        and not _withholds_a_name(item, text)
        and not _only_names(item, text)
    ]
    cues = _Cues(parsed)
    quotations = [quote for paragraph in parsed.paragraphs for quote in paragraph.quotations]
    whole = by_layout(complete(tagged, parsed.paragraphs), parsed.paragraphs)
    found = (_attribution(item, cues, quotations, text) for item in whole)
    return _with_ids(sorted(found, key=_place))


def described(parsed: Parsed, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Give attributions whose spans are known their style and stance, as if they had been found."""
    cues = _Cues(parsed)
    quotations = [quote for paragraph in parsed.paragraphs for quote in paragraph.quotations]
    return tuple(
        replace(
            item,
            style=_style(item.content, quotations, parsed.article.text),
            stance=cues.stance(item.cue),
        )
        for item in attributions
    )


def _place(attribution: Attribution) -> tuple[Span, Span]:
    everything = hull((*attribution.source, *attribution.cue, *attribution.content))
    return hull(attribution.content), everything


def _spans(found: CharSpans) -> Spans:
    return tuple(Span(start, end) for start, end in found)


def _says_something(tagged: Tagged, text: str) -> bool:
    """Whether the content holds a word, not just marks."""
    return any(re.search(r"\w", text[start:end]) for start, end in tagged.content)


def _withholds_a_name(tagged: Tagged, text: str) -> bool:
    """Whether the words only say that a name is withheld ("who asked not to be named")."""
    said = hull(_spans((*tagged.cue, *tagged.content))).of(text)
    patterns = words("anonymity", "confidential")
    return any(re.match(pattern, said, re.IGNORECASE) for pattern in patterns)


def _only_names(tagged: Tagged, text: str) -> bool:
    """Whether the cue only gives a thing its name ("also known as"), and nobody says anything."""
    if tagged.source or not tagged.cue:
        return False
    cue = " ".join(text[start:end] for start, end in tagged.cue)
    patterns = words("sources", "naming", "formulas")
    return any(re.fullmatch(pattern, cue, re.IGNORECASE) for pattern in patterns)


def _attribution(
    tagged: Tagged, cues: _Cues, quotations: list[Quotation], text: str
) -> Attribution:
    source, cue, content = _spans(tagged.source), _spans(tagged.cue), _spans(tagged.content)
    everything = hull((*source, *cue, *content))
    return Attribution(
        id=f"at-{everything.start}-{everything.end}",
        source=source,
        cue=cue,
        content=content,
        style=_style(content, quotations, text),
        stance=cues.stance(cue),
        score=tagged.score,
        unsure=tagged.unsure,
        evidence=(_evidence(tagged, cue, content, text),),
    )


def _evidence(tagged: Tagged, cue: Spans, content: Spans, text: str) -> Evidence:
    """Why it is believed: the model, its probability, and the cue where it saw one."""
    likely = f"the tagger is {tagged.score:.0%} sure"
    if not cue:
        return Evidence("attribute.tagger", hull(content), f"{likely}; no words attribute it")
    place = hull(cue)
    return Evidence(
        "attribute.tagger", place, f"cue “{' '.join(place.of(text).split())}”; {likely}"
    )


def _style(content: Spans, quotations: list[Quotation], text: str) -> Style:
    letters = [i for s in content for i in range(s.start, s.end) if text[i].isalnum()]
    whole = hull(content)
    near = [q.span for q in quotations if q.span.start < whole.end and whole.start < q.span.end]
    inside = sum(any(span.start <= i < span.end for span in near) for i in letters)
    if inside == len(letters):
        return Style.DIRECT
    return Style.MIXED if inside else Style.INDIRECT


class _Cues:
    """Reads the words that attribute off the parse."""

    def __init__(self, parsed: Parsed) -> None:
        self._paragraphs = parsed.paragraphs
        self._starts = [paragraph.span.start for paragraph in parsed.paragraphs]

    def stance(self, cue: Spans) -> Stance:
        """What the source does with the content, by the cue's first telling word and a "not"."""
        tokens = [token for span in cue for token in self._tokens(span)]
        negated = any(token.dep_ == "neg" or token.lower_ in _NEGATIONS for token in tokens)
        group = keys_by_word("stances", "negated" if negated else "plain")
        lemmas = [token.lemma_.lower() for token in tokens if not _lacks_particle(token, tokens)]
        telling = (group[lemma] for lemma in lemmas if lemma in group)
        return next((Stance(names[0]) for names in telling), Stance.ASSERTS)

    def _tokens(self, span: Span) -> list[Token]:
        number = bisect_right(self._starts, span.start) - 1
        paragraph = self._paragraphs[max(number, 0)]
        at = paragraph.span.start
        return list(
            paragraph.doc.char_span(span.start - at, span.end - at, alignment_mode="expand") or ()
        )


def _lacks_particle(token: Token, tokens: list[Token]) -> bool:
    """Whether a verb means something else: who calls for a thing wants it, who names it not."""
    needed = str(table("stances")["particles"].get(token.lemma_.lower(), "")).split()
    following = {other.lower_ for other in tokens if other.i > token.i}
    return bool(needed) and not following & set(needed)


_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})


def _with_ids(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Ids from the text; two attributions of the same stretch of text get a number."""
    seen: Counter[str] = Counter()
    named = []
    for attribution in attributions:
        seen[attribution.id] += 1
        number = seen[attribution.id]
        again = f"{attribution.id}-{number}" if number > 1 else attribution.id
        named.append(replace(attribution, id=again))
    return tuple(named)

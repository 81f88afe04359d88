"""What one attribution does to another beside saying the same: contrast and handing on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from srcgraph.corroboration.origins import APART, bearing, label
from srcgraph.corroboration.wording import stem
from srcgraph.model import (
    Attribution,
    Evidence,
    Identification,
    Kind,
    Link,
    Relation,
    Source,
    Span,
    Spans,
    Stance,
    hull,
)
from srcgraph.nouns import is_of_a_thing
from srcgraph.vocabulary import table, words

DENIAL: Final = "corroborate.denial"
"""The rule of a link from a denial to what it answers by its place or its own words."""
_CITED: Final = re.compile(r"\s+(?P<who>(?:the |a |an )?[^,.;:“”\"()]{3,80})")


# Kinds of one group may be each other's voice; those of two groups are two sources.
_GROUPS: Final = {
    Kind.PERSON: "person",
    Kind.PEOPLE: "people",
    Kind.PUBLIC: "people",
    Kind.ORGANIZATION: "body",
    Kind.MEDIA: "body",
    Kind.DOCUMENT: "document",
    Kind.NONE: "nobody",
}
_KNOWN: Final = (Identification.NAMED, Identification.IDENTIFIABLE)


def weighed(
    text: str, links: Iterable[Link], said: Iterable[Attribution], sources: Iterable[Source]
) -> Iterator[Link]:
    """The links without conflicts of which the two sides may be one and the same source.

    A denial of what nobody is named for stands: whoever denies it did not say it. What one source
    says in two places is no conflict, however the words differ.
    """
    by_id = {source.id: source for source in sources}
    attributions = {item.id: item for item in said}
    for link in links:
        left, right = attributions[link.left], attributions[link.right]
        one, other = by_id.get(left.source_id or ""), by_id.get(right.source_id or "")
        if link.relation not in (Relation.DENIES, Relation.CONTRASTS):
            yield link
        elif one is None or other is None:
            if link.relation is Relation.DENIES and left.stance is Stance.DENIES:
                yield link
        elif link.relation is Relation.CONTRASTS and (one.unsure or other.unsure):
            continue  # who says it may be the other of the two
        elif surely_two(text, one, other) or _answers_another(link, one, other):
            yield link


def _answers_another(link: Link, one: Source, other: Source) -> bool:
    """Whether somebody denies what was told just before: nobody answers himself so."""
    answers = any(evidence.rule == DENIAL for evidence in link.evidence)
    apart = one.id != other.id and not _is_among(one, other) and not _is_among(other, one)
    return answers and apart


def surely_two(text: str, one: Source, other: Source) -> bool:
    """Whether the article's own words rule out that two sources are one, or one among the other."""
    if one.id == other.id or _is_among(one, other) or _is_among(other, one):
        return False
    left, right = label(one, text), label(other, text)
    if bearing(left, right).dependence == APART or _on_two_sides(one, other):
        return True
    groups = {_GROUPS[one.kind], _GROUPS[other.kind]}
    if groups == {"person", "people"}:
        known = one.identification in _KNOWN or other.identification in _KNOWN
        described = bool(left.words and right.words) and not left.words & right.words
        return known or described
    if len(groups) > 1:
        return True
    return groups in ({"body"}, {"document"}) and not left.words & right.words


def _is_among(one: Source, several: Source) -> bool:
    """Whether somebody is named in a label of several people ("Lund and Ruiz")."""
    together = several.kind is Kind.PEOPLE and several.identification is Identification.NAMED
    return together and bool(name_words(one) & name_words(several))


def _on_two_sides(one: Source, other: Source) -> bool:
    """Whether labels name two sides that nobody is on at once ("supporters", "critics")."""
    left, right = _stems_of(one.label), _stems_of(other.label)
    return any(
        (a in left and b in right and b not in left and a not in right)
        or (b in left and a in right and a not in left and b not in right)
        for a, b in _sides()
    )


@cache
def _sides() -> tuple[tuple[str, str], ...]:
    pairs = (pair.split() for pair in table("claims")["sides"]["pairs"])
    return tuple((stem(one), stem(other)) for one, other in pairs)


def _stems_of(label: str) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in re.findall(r"\w+", label))


def contrasts(
    text: str, attributions: Sequence[Attribution], parts: Collection[str] = ()
) -> Iterator[Link]:
    """Two sources in one sentence, the second behind a "but": they do not say the same.

    Nothing stands against one of `parts`, the ids of those that assert nothing whole: "it posted a
    profit, but analysts said that was due to …" is a fact and what explains it.
    """
    for one, other in pairwise(attributions):
        first, second = one.stretch, other.stretch
        if None in (one.source_id, other.source_id) or one.source_id == other.source_id:
            continue
        if (
            one.id in parts
            or second.start < first.end
            or not (_tells(text, one) and _tells(text, other))
            or _is_told_again(text, other)
        ):
            continue
        between = text[first.end : second.start]
        match = _conjunction().search(between)
        # A content may hold its own full stop: that ends the sentence too.
        # The word that begins the next one has to be in sight.
        ended = _SENTENCE_END.search(
            text, max(first.start, first.end - _LOOK_BACK), second.start + _LOOK_AHEAD
        )
        if match and not ended and len(between) < _WIDEST:
            at = first.end + match.start(1)
            word = Span(at, at + len(match.group(1)))
            note = f"“{match.group(1)}” sets the second against the first"
            evidence = Evidence("corroborate.contrast", word, note)
            yield Link(other.id, one.id, Relation.CONTRASTS, (evidence,))


_WIDEST: Final = 60
_SENTENCE_END: Final = re.compile(r"[.!?][”\"'’)\]]*\s+(?=[“\"‘'(]?[A-Z])|\n")
_LOOK_BACK: Final = 4
_LOOK_AHEAD: Final = 2


def _tells(text: str, attribution: Attribution) -> bool:
    """Whether a content can stand against another one: no question and more than a word.

    Nor what only tells who somebody is: "a dozen who want to run met, but …". Who asks or turns
    something down asserts nothing that could stand against anything.
    """
    if attribution.stance in (Stance.ASKS, Stance.DECLINES):
        return False
    if attribution.stance is Stance.WANTS and _who(text, attribution)[-1] in _RELATIVE:
        return False
    said = hull(attribution.content).of(text)
    return len(re.findall(r"\w+", said)) > _BARE and not said.rstrip("”\"'’ ").endswith("?")


_BARE: Final = 1


def _is_told_again(text: str, attribution: Attribution) -> bool:
    """Whether "he" or "each" speaks: in one sentence that is mostly one of those before a "but".

    So does a thing of "his": findings are no second voice beside whoever found them.
    """
    who = _who(text, attribution)
    if not _POSSESSIVES.isdisjoint(who) and is_of_a_thing(who[-1]):
        return True
    again = who[0] in _AGAIN and "and" not in who and len(who) <= _FEW
    return again or (len(who) == 1 and who[0] in words("sources", "heads", "third_person"))


def _who(text: str, attribution: Attribution) -> list[str]:
    """The lower-case words for whoever speaks."""
    return hull(attribution.source).of(text).lower().split() if attribution.source else [""]


_RELATIVE: Final = frozenset(("who", "which", "that", "whom", "whose"))
_FEW: Final = 3
_POSSESSIVES: Final = frozenset(("his", "her", "its", "their"))
_AGAIN: Final = frozenset(("both", "each", "either", "neither"))


@cache
def _conjunction() -> re.Pattern[str]:
    listed = "|".join(sorted(words("claims", "contrast", "conjunctions")))
    return re.compile(rf"(?:^|\W)({listed})\b", re.IGNORECASE)


def chain(text: str, attribution: Attribution) -> Spans:
    """Those whom a source hands on, as its own sentence says: "citing two officials"."""
    whole = attribution.stretch
    end = re.search(r"[.!?][”\"’']?(?:\s|$)|\n", text[whole.end :])
    stop = whole.end + end.start() if end else len(text)
    own = hull((*attribution.source, *attribution.cue)) if attribution.cue else None
    return tuple(
        span
        for match in _relayed().finditer(text, whole.start, stop)
        if own is None or not own.overlaps(Span(match.start(), match.end("word")))
        for span in (_trimmed(text, Span(*match.span("who"))),)
        if _speaks(text, span) or not _names_reasons(match.group("word"))
    )


@cache
def _relayed() -> re.Pattern[str]:
    listed = "|".join(words("claims", "relayed", "patterns"))
    return re.compile(rf"\b(?P<word>{listed}){_CITED.pattern}", re.IGNORECASE)


def _names_reasons(word: str) -> bool:
    """Whether the word may also give a reason ("citing the cost"), not just a speaker."""
    return bool(re.search(r"\b(?:cit|quot)", word.lower()))


def _speaks(text: str, span: Span) -> bool:
    """Whether what is cited can say something: a name, people, a body or a document."""
    head = _head(text, span)
    said = head.of(text)
    if said[0].isupper():
        return True
    nouns = {said.lower(), said.lower().removesuffix("s")}
    if nouns & words("claims", "relayed", "deeds") and text[head.end :].startswith(" of "):
        return False
    return any(nouns & words("sources", "heads", name) for name in _SPEAKING)


_SPEAKING: Final = "insiders classes bodies documents media authorities offices family bare".split()


def _head(text: str, span: Span) -> Span:
    """The word that carries a cited phrase: the last one before a preposition."""
    before = re.match(
        r"(?P<all>.+?)(?:\s(?:of|at|in|with|from|by|for|about|on|close|familiar)\b|$)",
        span.of(text),
        re.DOTALL,
    )
    found = list(re.finditer(r"\w+", before["all"] if before else span.of(text)))
    last = found[-1]
    return Span(span.start + last.start(), span.start + last.end())


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
    head = _head(text, span)
    here = [s for s in sources if any(head.overlaps(mention) for mention in s.mentions)]
    alike = [
        s for s in sources if s.label.lower().removeprefix("the ") == said.removeprefix("the ")
    ]
    return next(iter([*here, *alike]), None)


def name_words(source: Source) -> frozenset[str]:
    """The words of a label that are written with a capital, reduced."""
    return frozenset(stem(w.lower()) for w in re.findall(r"\w+", source.label) if w[0].isupper())


def words_of(text: str, spans: Spans) -> frozenset[str]:
    """The words under some spans, reduced."""
    return frozenset(stem(w.lower()) for span in spans for w in re.findall(r"\w+", span.of(text)))

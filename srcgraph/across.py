"""Claims of many articles: which are told in several of them, and which of those are reprints.

Quotations are brought together by their words and their speaker, other claims by what they have
in common; of these nothing is brought together over another number or a "not". Articles that print
the same text count once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rensa import RMinHash, RMinHashLSH

from srcgraph.collection import SharedSource, parse_name, same_person
from srcgraph.corroboration.groups import gather
from srcgraph.corroboration.likeness import Voices
from srcgraph.corroboration.matching import compare
from srcgraph.corroboration.origins import Label, label, origins, support
from srcgraph.corroboration.pairs import Pair, by_quotation
from srcgraph.corroboration.quotations import same_speech
from srcgraph.corroboration.same import QUOTED, Comparison, Verdict
from srcgraph.corroboration.wording import Wording, names_of, of_attribution, words_in
from srcgraph.model import Analysis, Identification, Origins, Source, Support

SHINGLE: Final = 5
"""Words in a row that are compared to find reprints."""
REPRINT: Final = 0.5
"""From this share of common shingles (Jaccard) on two articles are one text printed twice."""
_PERMUTATIONS: Final = 128
_BANDS: Final = 32
_SEED: Final = 7


@dataclass(frozen=True, slots=True)
class Told:
    """One claim's telling in an article, as far as a collection needs it."""

    article_id: str
    claim_id: str
    attribution_id: str
    wording: Wording
    source: Label | None


@dataclass(frozen=True, slots=True)
class Held:
    """What a collection keeps of one article when its reports are written."""

    article_id: str
    words: tuple[str, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """Where a shared claim is told, by whom, and why it is taken for the same."""

    article_id: str
    claim_id: str
    attribution_id: str
    source: str | None
    note: str


@dataclass(frozen=True, slots=True)
class SharedClaim:
    """A claim that more than one article tells; articles that are reprints count once."""

    text: str
    tellings: tuple[Telling, ...]
    origins: Origins
    support: Support


def held(analysis: Analysis) -> Held:
    """Keep of an analysis what is needed to find its claims in other articles."""
    text = analysis.article.text
    names = names_of(text)
    labels = {source.id: label(source, text) for source in analysis.sources}
    body = (span.of(text) for span in analysis.article.body)
    return Held(
        article_id=analysis.article.id,
        words=tuple(word.lower() for part in body for word in words_in(part)),
        told=tuple(
            Told(
                analysis.article.id,
                item.claim_id,
                item.id,
                of_attribution(text, item, names, _label(labels.get(item.source_id or ""))),
                labels.get(item.source_id or ""),
            )
            for item in analysis.attributions
            if item.claim_id is not None
        ),
    )


def _label(found: Label | None) -> str:
    return found.source.label if found else ""


def reprints(articles: Iterable[Held]) -> tuple[tuple[str, ...], ...]:
    """Groups of articles that print the same text, by MinHash over runs of five words.

    Candidates come from locality-sensitive hashing, so cost grows with the number of articles; each
    is then compared exactly (Jaccard, REPRINT). Only groups of two and more, in a fixed order.
    """
    shingles = {item.article_id: _shingles(item.words) for item in articles}
    ids = [own_id for own_id, found in shingles.items() if found]
    index = RMinHashLSH(REPRINT, _PERMUTATIONS, _BANDS)
    group = {own_id: {own_id} for own_id in ids}
    for number, own_id in enumerate(ids):
        sketch = RMinHash(_PERMUTATIONS, _SEED)
        sketch.update(sorted(shingles[own_id]))
        for other in sorted(index.query(sketch)):
            if _jaccard(shingles[own_id], shingles[ids[other]]) >= REPRINT:
                merged = group[own_id] | group[ids[other]]
                group.update(dict.fromkeys(merged, merged))
        index.insert(number, sketch)
    unique = {tuple(sorted(found)) for found in group.values() if len(found) > 1}
    return tuple(sorted(unique))


def shared_claims(
    articles: Sequence[Held], sources: Sequence[SharedSource] = ()
) -> tuple[SharedClaim, ...]:
    """Bring together the claims that several articles tell, those in most articles first.

    `sources` are the sources that the articles share: a quotation is brought together only with
    one of the same speaker, or where a speaker is not known by name. Raises ModelError when the
    forest that compares claims is missing.
    """
    told = [item for article in articles for item in article.told]
    voices = VoicesAcross(told, sources)
    wordings = [item.wording for item in told]
    articles_of = [item.article_id for item in told]
    found = compare(wordings, voices, articles=articles_of) | _spoken_once(wordings, voices)
    same = {
        pair: item
        for pair, item in found.items()
        if item.verdict is Verdict.SAME
        and told[pair[0]].article_id != told[pair[1]].article_id
        and voices(*pair) is not Voices.TWO
    }
    groups = gather(wordings, found, same)
    printed = {own_id: group[0] for group in reprints(articles) for own_id in group}
    notes = _notes(same)
    shared = [
        _shared([told[at] for at in group], group, notes, voices, printed)
        for group in groups
        if len({told[at].article_id for at in group}) > 1
    ]
    return tuple(sorted(shared, key=lambda item: (-_articles(item), item.text)))


def _spoken_once(
    wordings: Sequence[Wording], voices: Callable[[int, int], Voices]
) -> dict[Pair, Comparison]:
    """Claims that quote one speech: each outlet cuts it as it likes, so the rest may differ."""
    return {
        pair: Comparison(
            Verdict.SAME,
            QUOTED,
            f"both quote the same {len(run)} words",
            1.0,
            1.0,
        )
        for pair in sorted(by_quotation(wordings))
        if voices(*pair) is Voices.ONE and (run := same_speech(*(wordings[at] for at in pair)))
    }


def _articles(shared: SharedClaim) -> int:
    return len({telling.article_id for telling in shared.tellings})


class VoicesAcross:
    """Who speaks in the claims of many articles."""

    def __init__(self, told: Sequence[Told], sources: Sequence[SharedSource]) -> None:
        self._group = {
            (item.article_id, item.source_id): number
            for number, source in enumerate(sources)
            for item in source.appearances
        }
        self._told = told

    def __call__(self, one: int, other: int) -> Voices:
        """Whether the claims at two positions are one speaker's, two speakers', or either."""
        left, right = self._told[one], self._told[other]
        if left.source is None or right.source is None:
            return Voices.OPEN
        if self.speaker(one) == self.speaker(other):
            return Voices.ONE
        return Voices.TWO if _two_people(left.source.source, right.source.source) else Voices.OPEN

    def speaker(self, at: int) -> object:
        """The same for claims of one speaker, over articles."""
        item = self._told[at]
        if item.source is None:
            return None
        place = (item.article_id, item.source.source.id)
        return self._group.get(place, place)


def _two_people(one: Source, other: Source) -> bool:
    """Whether two sources are surely two people: each known by a name that is not the other's.

    A surname alone may be any bearer's. Where it was unsure in an article who of several bearers
    speaks, another of them may.
    """
    if any(item.identification is not Identification.NAMED for item in (one, other)):
        return False
    left, right = parse_name(one.label), parse_name(other.label)
    mixed_up = (one.unsure or other.unsure) and left.family == right.family
    return not mixed_up and same_person(left, right) is None


def _shared(
    told: Sequence[Told],
    group: Sequence[int],
    notes: Mapping[int, str],
    voices: VoicesAcross,
    printed: Mapping[str, str],
) -> SharedClaim:
    labels: dict[object, Label] = {}
    for at, item in zip(group, told, strict=True):
        if item.source is not None:
            speaker = voices.speaker(at)
            own = (printed.get(item.article_id, item.article_id), item.source.source.label)
            labels.setdefault(speaker if isinstance(speaker, int) else own, item.source)
    behind = list(labels.values())
    span = origins(behind, frozenset())
    longest = max(told, key=lambda item: len(item.wording.text))
    return SharedClaim(
        text=longest.wording.text,
        tellings=tuple(
            Telling(
                item.article_id,
                item.claim_id,
                item.attribution_id,
                item.source.source.label if item.source else None,
                notes.get(at, ""),
            )
            for at, item in zip(group, told, strict=True)
        ),
        origins=span,
        support=support([item.source for item in behind], span),
    )


def _notes(same: Mapping[Pair, Comparison]) -> dict[int, str]:
    """Why each claim belongs to others: its likeliest comparison, in words."""
    best: dict[int, Comparison] = {}
    for pair, item in same.items():
        for at in pair:
            if at not in best or item.likely > best[at].likely:
                best[at] = item
    return {at: item.note for at, item in best.items()}


def _shingles(words: Sequence[str]) -> frozenset[str]:
    return frozenset(" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)

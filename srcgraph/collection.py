"""Sources of many articles: who speaks in more than one of them.

Only names bring sources of two articles together. Unnamed sources and open classes never are: two
articles' "senior official" may be one person or two, and only an editor can know.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nameparser import HumanName
from rapidfuzz.fuzz import ratio

from srcgraph.model import Identification, Kind, Source
from srcgraph.names import same_body
from srcgraph.phrases import name_words
from srcgraph.vocabulary import table

# Spellings closer than this may be one name with a slip of the pen: shown as unsure.
SLIP = 90
_NAMED = (Identification.NAMED,)
_BODIES = (Kind.ORGANIZATION, Kind.MEDIA)


@dataclass(frozen=True, slots=True)
class Appearance:
    """One article's source that is taken for a shared one, and why."""

    article_id: str
    source_id: str
    label: str
    attributions: int
    note: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class SharedSource:
    """One person or body that speaks in one or more articles of a collection."""

    label: str
    kind: Kind
    appearances: tuple[Appearance, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """A person's name in parts, in lower case."""

    given: str
    family: str
    suffix: str


def shared_sources(
    articles: Iterable[tuple[str, Sequence[Source]]],
) -> tuple[SharedSource, ...]:
    """Bring together the named people and bodies of several articles, given with their ids.

    The fullest name labels a source; those in most articles stand first.
    """
    people: list[list[tuple[Appearance, _Name]]] = []
    bodies: list[list[tuple[Appearance, tuple[str, ...], Kind]]] = []
    found = [(article_id, source) for article_id, sources in articles for source in sources]
    # Full names first: a surname alone can then be held against everybody who bears it.
    for article_id, source in sorted(found, key=lambda pair: -len(name_words(pair[1].label))):
        if source.kind is Kind.PERSON and source.identification in _NAMED:
            _add_person(people, article_id, source)
        elif source.kind in _BODIES:
            _add_body(bodies, article_id, source)
    shared = [_shared([a for a, _ in group], Kind.PERSON) for group in people]
    shared += [_shared([a for a, _, _ in group], group[0][2]) for group in bodies]
    return tuple(sorted(shared, key=_most_articles))


def _most_articles(shared: SharedSource) -> tuple[int, str]:
    return -len({item.article_id for item in shared.appearances}), shared.label.casefold()


def _shared(appearances: Sequence[Appearance], kind: Kind) -> SharedSource:
    label = max(appearances, key=lambda item: len(item.label)).label
    ordered = sorted(appearances, key=lambda item: (item.article_id, item.source_id))
    return SharedSource(label, kind, tuple(ordered))


def _appearance(article_id: str, source: Source, note: str, unsure: bool) -> Appearance:
    count = len(source.attributions)
    return Appearance(article_id, source.id, source.label, count, note, unsure)


# ---------------------------------------------------------------------- people


def _add_person(
    people: list[list[tuple[Appearance, _Name]]], article_id: str, source: Source
) -> None:
    name = parse_name(source.label)
    candidates = [
        (group, answer)
        for group in people
        if (answer := same_person(name, group[0][1])) is not None
    ]
    certain = [group for group, answer in candidates if answer]
    if len(certain) == 1:
        certain[0].append((_appearance(article_id, source, "the same name", False), name))
    elif not certain and len(candidates) == 1:
        note = "the surname alone, or nearly the same spelling"
        candidates[0][0].append((_appearance(article_id, source, note, True), name))
    else:
        people.append([(_appearance(article_id, source, "named", False), name)])


def parse_name(label: str) -> _Name:
    """A label's name in parts, without titles ("Dr. Ana Ruiz Jr.")."""
    parsed = HumanName(" ".join(name_words(label)))
    suffix = HumanName(label).suffix.lower().strip(".")
    if not parsed.last:  # the parser takes a lone name for a given one
        return _Name("", parsed.first.lower(), suffix)
    return _Name(parsed.first.lower(), parsed.last.lower(), suffix)


def same_person(one: _Name, other: _Name) -> bool | None:
    """Whether two names are one person's: True certainly, False perhaps, None not.

    Two different given names, or two different suffixes, are never one person.
    """
    if one.suffix != other.suffix or not _given_agree(one.given, other.given):
        return None
    if one.family == other.family:
        return bool(one.given and other.given) or one == other
    slip = ratio(one.family, other.family) >= SLIP and one.given == other.given
    return False if slip and one.given else None


def _given_agree(one: str, other: str) -> bool:
    if not one or not other or one == other:
        return True
    left, right = one.strip("."), other.strip(".")
    if min(len(left), len(right)) == 1:
        return left[0] == right[0]
    return _full(left) == _full(right)


def _full(given: str) -> str:
    forms = table("given_names")["short_forms"]
    return next((full for full, short in forms.items() if given in short.split()), given)


# ---------------------------------------------------------------------- bodies


def _add_body(
    bodies: list[list[tuple[Appearance, tuple[str, ...], Kind]]], article_id: str, source: Source
) -> None:
    """Bring bodies together by name; a description ("the agency") stays with its article."""
    if not any(word[:1].isupper() for word in source.label.split()[1:] or [source.label]):
        return
    words = tuple(word for word in name_words(source.label) if word != "the")
    for group in bodies:
        if same_body(words, group[0][1]):
            certain = words == group[0][1]
            note = "the same name" if certain else "a short form of the name"
            item = _appearance(article_id, source, note, not certain)
            group.append((item, words, source.kind))
            return
    bodies.append([(_appearance(article_id, source, "named", False), words, source.kind)])

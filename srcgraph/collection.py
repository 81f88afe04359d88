"""Sources of many articles: who speaks in more than one of them.

Only names bring sources of two articles together. Unnamed sources and open classes never are: two
articles' "senior official" may be one person or two, and only an editor can know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from unicodedata import combining, normalize

from nameparser import HumanName
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from srcgraph.model import Identification, Kind, Source
from srcgraph.names import as_short_form, same_body, short_forms
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
    people, bodies = _People(), _Bodies()
    found = [(article_id, source) for article_id, sources in articles for source in sources]
    # Full names first: a surname alone can then be held against everybody who bears it.
    for article_id, source in sorted(found, key=lambda pair: -len(name_words(pair[1].label))):
        if source.kind is Kind.PERSON and source.identification in _NAMED:
            people.add(article_id, source)
        elif source.kind in _BODIES:
            bodies.add(article_id, source)
    shared = [_shared(group.appearances, group.kind) for group in (*people.groups, *bodies.groups)]
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


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """What is taken for one source, by the kind of its first appearance."""

    kind: Kind
    appearances: list[Appearance]


def _without_accents(label: str) -> str:
    """A name as an outlet prints it that leaves out accents: "Calderón" is "Calderon"."""
    return "".join(sign for sign in normalize("NFKD", label) if not combining(sign))


# ---------------------------------------------------------------------- people


class _People:
    """People in the order in which they are met, found again by surname and by given name.

    Each is held against those alone that it may be, so cost does not grow with pairs of people.
    """

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._names: list[_Name] = []
        self._by_family: dict[str, list[int]] = defaultdict(list)
        self._by_given: dict[str, dict[int, str]] = defaultdict(dict)

    def add(self, article_id: str, source: Source) -> None:
        """Put a person to the one of that name, or where it is nobody's or several people's alone.

        A surname alone or a slip of the pen is unsure.
        """
        name = parse_name(source.label)
        candidates = {at: same_person(name, self._names[at]) for at in self._alike(name)}
        certain = [at for at, answer in candidates.items() if answer]
        perhaps = [at for at, answer in candidates.items() if answer is False]
        if len(certain) == 1:
            self._join(certain[0], _appearance(article_id, source, "the same name", False))
        elif not certain and len(perhaps) == 1:
            note = "the surname alone, or nearly the same spelling"
            self._join(perhaps[0], _appearance(article_id, source, note, True))
        else:
            self._begin(name, _appearance(article_id, source, "named", False))

    def _alike(self, name: _Name) -> set[int]:
        """All whose name `same_person` may take for this one."""
        slips = process.extract_iter(
            name.family, self._by_given.get(name.given, {}), scorer=ratio, score_cutoff=SLIP
        )
        return {*self._by_family.get(name.family, ()), *(at for _, _, at in slips)}

    def _join(self, at: int, appearance: Appearance) -> None:
        self.groups[at].appearances.append(appearance)

    def _begin(self, name: _Name, appearance: Appearance) -> None:
        at = len(self.groups)
        self.groups.append(_Group(Kind.PERSON, [appearance]))
        self._names.append(name)
        self._by_family[name.family].append(at)
        if name.given:
            self._by_given[name.given][at] = name.family


@cache
def parse_name(label: str) -> _Name:
    """A label's name in parts, without titles and accents ("Dr. Ana Ruíz Jr.")."""
    label = _without_accents(label)
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


@cache
def _full(given: str) -> str:
    forms = table("given_names")["short_forms"]
    return next((full for full, short in forms.items() if given in short.split()), given)


# ---------------------------------------------------------------------- bodies


class _Bodies:
    """Bodies in the order in which they are met, found again by their names and short forms."""

    def __init__(self) -> None:
        self.groups: list[_Group] = []
        self._names: list[tuple[str, ...]] = []
        self._by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_short_form: dict[tuple[str, ...], list[int]] = defaultdict(list)

    def add(self, article_id: str, source: Source) -> None:
        """Put a body to the first of its name; a description ("the agency") stays out."""
        if not any(word[:1].isupper() for word in source.label.split()[1:] or [source.label]):
            return
        name = name_words(_without_accents(source.label))
        words = tuple(word for word in name if word != "the")
        same = (at for at in self._alike(words) if same_body(words, self._names[at]))
        at = min(same, default=None)
        if at is None:
            self._begin(words, source.kind, _appearance(article_id, source, "named", False))
            return
        certain = words == self._names[at]
        note = "the same name" if certain else "a short form of the name"
        self.groups[at].appearances.append(_appearance(article_id, source, note, not certain))

    def _alike(self, words: tuple[str, ...]) -> set[int]:
        """All whose name `same_body` may take for this one: one is a short form of the other."""
        longer = self._by_short_form.get(as_short_form(words), ())
        return {*longer, *(at for form in short_forms(words) for at in self._by_name.get(form, ()))}

    def _begin(self, words: tuple[str, ...], kind: Kind, appearance: Appearance) -> None:
        at = len(self.groups)
        self.groups.append(_Group(kind, [appearance]))
        self._names.append(words)
        self._by_name[as_short_form(words)].append(at)
        for form in short_forms(words):
            self._by_short_form[form].append(at)

"""Names of people, bodies and places in an article: which belong together, what they are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from srcgraph.model import Span, Word
from srcgraph.phrases import Form, Phrase, Phrases, name_words
from srcgraph.segment import Parsed
from srcgraph.vocabulary import given_names, keys_by_word, table, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class NameKind(Word):
    """What a name stands for."""

    PERSON = "person"
    BODY = "body"
    MEDIA = "media"
    PLACE = "place"


_AGAIN: Final = 3


class Names:
    """All names of one article."""

    def __init__(self, parsed: Parsed) -> None:
        self.phrases = Phrases(parsed)
        self.text = parsed.article.text
        self._votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
        self._gendered: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        self._places: list[tuple[tuple[str, ...], Span]] = []
        for paragraph in parsed.paragraphs:
            for first, last in _runs(paragraph.doc):
                self._read(first, last, paragraph.span.start)
        self._clusters = self._group()
        self._called = dict(_given_short_names(self.text))

    # ---------------------------------------------------------------- reading

    def _read(self, first: Token, last: Token, offset: int) -> None:
        """Note one run of name words with what its surroundings say about its kind."""
        tokens, title = _without_titles(list(first.doc[first.i : last.i + 1]))
        span = Span(offset + tokens[0].idx, offset + tokens[-1].idx + len(tokens[-1]))
        name = name_words(span.of(self.text))
        if not name:
            return
        kind = self._kind_here(tokens, name, title)
        self._votes[" ".join(name)][kind] += 1
        self._places.append((name, span))
        for gender in ("male", "female"):
            if title in words("sources", "titles", gender):
                self._gendered[name][gender] += 3

    def _kind_here(self, tokens: list[Token], name: tuple[str, ...], title: str) -> NameKind:
        """One occurrence's vote, from certain to likely."""
        if any(word in words("sources", "names", "organization") for word in name):
            return NameKind.BODY
        if title or any(re.fullmatch(r"\w\.", word) for word in name[1:-1]):
            return NameKind.PERSON
        if " ".join(name) in _countries() or _is_called_a_place(tokens[-1]):
            return NameKind.PLACE
        before = tokens[0].nbor(-1).lower_ if tokens[0].i > 0 else ""
        if name[-1] in words("sources", "names", "media"):
            return NameKind.MEDIA
        if before == "the" and len(name) < 3:
            return NameKind.BODY
        first_names = given_names()
        if len(name) > 1 and (name[0].split("-")[0] in first_names or _has_double_name(tokens)):
            return NameKind.PERSON
        if name[0] in first_names and _is_kin(tokens[0]):
            return NameKind.PERSON
        if _is_called_after_a_thing(name):
            return NameKind.BODY
        if len(name) > 1 and name[-1] in _countries():
            return NameKind.PLACE
        if len(name) > 1 and _is_called_a_person(tokens):
            return NameKind.PERSON
        if _is_called_a_body(tokens) and not first_names & set(name):
            return NameKind.BODY
        label = Counter(token.ent_type_ for token in tokens).most_common(1)[0][0]
        return _LABELS.get(label, NameKind.PERSON if len(name) == 2 else NameKind.BODY)

    # --------------------------------------------------------------- grouping

    def kind(self, name: tuple[str, ...]) -> NameKind:
        """What a name stands for, by the votes of all its occurrences.

        A surname alone is a person's where somebody in the article bears it.
        """
        votes = self._votes.get(" ".join(name)) or Counter[NameKind]()
        if name in self.surnames:
            return NameKind.PERSON
        if not votes:
            return NameKind.BODY
        return max(votes, key=lambda kind: (votes[kind], kind.value))

    @cached_property
    def surnames(self) -> frozenset[tuple[str, ...]]:
        """Surnames of everybody named in full; of "Bill de Blasio" also "de Blasio"."""
        votes = {n: max(v, key=lambda k: (v[k], k.value)) for n, v in self._votes.items()}
        people = [tuple(name.split()) for name, kind in votes.items() if kind is NameKind.PERSON]
        return frozenset(name[n:] for name in people for n in range(1, len(name)))

    def _group(self) -> dict[tuple[str, ...], list[Span]]:
        """Occurrences of people's names by the fullest name they belong to."""
        people = [(n, s) for n, s in self._places if self.kind(n) is NameKind.PERSON]
        full = {n for n, _ in people if len(n) > 1 and n not in self.surnames}
        self._full: dict[tuple[str, ...], tuple[str, ...]] = {}
        for name in sorted(full, key=lambda n: (-len(n), n)):
            longer = [other for other in self._full.values() if _same_person(name, other)]
            self._full[name] = longer[0] if longer else name
        self._bearers = _bearers(self._full.values())
        clusters: dict[tuple[str, ...], list[Span]] = defaultdict(list)
        for name, span in sorted(people, key=lambda pair: pair[1]):
            clusters[self._fullest(name, span)[0]].append(span)
        return clusters

    def _fullest(self, name: tuple[str, ...], span: Span) -> tuple[tuple[str, ...], bool]:
        """The full name that a name at a place belongs to, and whether that is unsure."""
        if name in self._full:
            return self._full[name], False
        bearers = self._bearers.get(name) or self._bearers.get((*name, "")) or frozenset()
        if not bearers:
            return name, False
        titled = self._title_gender(span)
        if titled:
            bearers = frozenset(full for full in bearers if self.gender(full) in ("", titled))
            if not bearers:  # "Mr. Obama" where only Michelle Obama is named in full
                return name, False
        elif self._is_somebody_else(name, bearers):
            bearers |= {name}
        if len(bearers) == 1:
            return next(iter(bearers)), False
        return self._likeliest(name, bearers, span), True

    def _title_gender(self, span: Span) -> str:
        """The gender that "Mr." or "Mrs." before a name tells."""
        before = self.text[max(0, span.start - 6) : span.start].split()
        title = before[-1].lower() if before else ""
        genders = (g for g in ("male", "female") if title in words("sources", "titles", g))
        return next(genders, "")

    def _is_somebody_else(self, name: tuple[str, ...], bearers: frozenset[tuple[str, ...]]) -> bool:
        """Whether "Mr." or "Mrs." elsewhere gives a surname to nobody who is named in full."""
        told = set(self._gendered.get(name, ()))
        return bool(told) and not any(self.gender(full) in ("", *told) for full in bearers)

    def _likeliest(
        self, surname: tuple[str, ...], bearers: frozenset[tuple[str, ...]], span: Span
    ) -> tuple[str, ...]:
        """Which of several bearers of a surname is meant by the surname alone.

        The one who was called so again and again behind its full name and before another's; the
        one whom the article names in full at least twice as often as any other; else the one named
        in full last before the place.
        """
        full = [(name, place.start) for name, place in self._places if name in bearers]
        first = dict(reversed(full))
        known, *later = sorted(first, key=first.__getitem__) or [min(bearers)]
        alone = [place.start for name, place in self._places if name == surname]
        if later and sum(first[known] < at < first[later[0]] for at in alone) >= _AGAIN:
            return known
        count = Counter(name for name, _ in full).most_common(2)
        if len(count) < 2 or count[0][1] >= 2 * count[1][1]:
            return count[0][0] if count else min(bearers)
        before = [(place, name) for name, place in full if place < span.start]
        return max(before)[1] if before else min((place, name) for name, place in full)[1]

    def people(self) -> Iterator[tuple[tuple[str, ...], list[Span]]]:
        """Each person's fullest name with all places where any form of it stands."""
        yield from self._clusters.items()

    def full(self, span: Span) -> tuple[tuple[str, ...], bool]:
        """The fullest name of whoever is named at a span, and whether that is unsure."""
        name = name_words(span.of(self.text))
        return self._fullest(name, span)

    def gender(self, name: tuple[str, ...]) -> str:
        """ "male", "female" or, where neither titles nor the given name tell, an empty string."""
        own = self._gendered.get(name)
        if own:
            return own.most_common(1)[0][0]
        given = next((g for g in ("male", "female") if name[0] in words("given_names", g)), "")
        if given or len(name) == 1 or not self._sole(name):
            return given
        surname = self._gendered.get(name[-1:])
        return surname.most_common(1)[0][0] if surname else ""

    def _sole(self, name: tuple[str, ...]) -> bool:
        """Whether nobody else in the article bears the surname."""
        return sum(full[-1] == name[-1] for full in set(self._full.values())) <= 1

    # ----------------------------------------------------------- descriptions

    def descriptions(self, place: Span) -> Iterator[Phrase]:
        """Titles and roles told with a name: before it, in apposition, or after "is"."""
        phrase = self.phrases.at(place)
        if phrase is None:
            return
        head = phrase.head
        before = [t for t in head.lefts if t.i < phrase.tokens[0].i and t.dep_ != "poss"]
        nouns = [t for t in before if _tells_role(t)]
        if nouns:
            yield from self._described(phrase, before[0].left_edge, nouns[-1])
        for token in _describing(head):
            for noun in (token, *(other for other in token.conjuncts if other.i > token.i)):
                yield from self._described(phrase, noun.left_edge, noun)

    def _described(self, phrase: Phrase, first: Token, last: Token) -> Iterator[Phrase]:
        """A role with what tells whose it is ("director of the Harbour Fund")."""
        end = _with_house(last)
        span = Span(phrase.place(first), phrase.place(end) + len(end))
        found = self.phrases.at(span)
        if found is not None and last.lemma_.strip(".").replace("-", "").isalpha():
            yield Phrase(found.span, found.tokens, last, last, found.offset)

    def pronouns(self) -> Iterator[tuple[int, str]]:
        """Where "he" and "she" stand, in the order of the text."""
        for paragraph in self.phrases.paragraphs:
            for token in paragraph.doc:
                if token.lower_ in ("he", "she"):
                    yield paragraph.span.start + token.idx, token.lower_

    def subject_at(self, place: int) -> bool:
        """Whether the name or noun at a place is the subject of its clause."""
        phrase = self.phrases.at(Span(place, place + 1))
        if phrase is None:
            return False
        token = phrase.head
        while token.dep_ in ("compound", "amod", "det", "nmod") and token.head.i != token.i:
            token = token.head
        return token.dep_ in ("nsubj", "nsubjpass")

    # ------------------------------------------------------------------ bodies

    def is_body(self, phrase: Phrase) -> bool:
        """Whether a phrase stands for a body, an outlet or a document, not for people."""
        if phrase.form is Form.NAME:
            return self.kind(name_words(phrase.core.text)) is not NameKind.PERSON
        lists = ("bodies", "documents", "media", "authorities")
        return any(phrase.lemma in words("sources", "heads", name) for name in lists)

    def body_key(self, phrase: Phrase) -> tuple[str, ...]:
        """The words of a body's name, a capital turned into the state it stands for."""
        last = phrase.core
        first = last
        while first.i > 0 and first.nbor(-1).i in {t.i for t in phrase.tokens}:
            before = first.nbor(-1)
            if before.pos_ not in ("PROPN", "ADJ", "NUM") and before.text not in ("of", "&", "and"):
                break
            first = before
        span = phrase.cover((first, last))
        key = tuple(w for w in name_words(span.of(self.text)) if w not in ("the", "and", "&"))
        if len(key) == 1 and key[0] in self._called:
            return self._called[key[0]]
        state = _capitals().get(" ".join(key)) or _aliases().get(" ".join(key))
        return tuple(state.split()) if state else key


_SHORT_NAME: Final = re.compile(r"\(([A-Z][A-Za-z&]{1,6})\)")
_TRADED_AS: Final = re.compile(r"\s*<[^<>\n]{1,12}>\s*$")
_MOST_WORDS: Final = 8


def _given_short_names(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The short names that an article gives bodies itself ("Orla Works AG (OW)")."""
    for found in _SHORT_NAME.finditer(text):
        line = text[max(0, found.start() - 200) : found.start()].rpartition("\n")[2]
        name = _named_before(_TRADED_AS.sub("", line).split()[-_MOST_WORDS:], found[1])
        key = tuple(w for w in name_words(" ".join(name)) if w not in ("the", "and", "&"))
        if key and sum(letter.isupper() for letter in found[1]) > 1:
            yield found[1].lower(), key


def _named_before(line: Sequence[str], short: str) -> list[str]:
    """The words with capitals at the end of a line that a short name abbreviates, if any do.

    What stands behind a person's name may be a party: it abbreviates no word before it.
    """
    names = list(
        takewhile(lambda w: w[0].isupper() or w in ("of", "the", "and", "for", "&"), line[::-1])
    )[::-1]
    for first in range(len(names)):
        letters = iter("".join(names[first:]).lower())
        starts = names[first][0] == short[0]
        if starts and all(letter in letters for letter in short.lower()):
            return names[first:]
    return []


def same_body(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of bodies are the same, or one is the other's short form."""
    if one == other:
        return True
    bare = _without_end(one), _without_end(other)
    if one == bare[0] or other == bare[1]:  # "Lund Corp" is not "Lund AG"
        one, other = bare
    if one == other:
        return " ".join(one) not in _countries()
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        letters = short[0].replace(".", "")
        if letters in (_initials(long), _initials(long, skip=True)) and len(letters) > 1:
            return True
        if len(long) < 4 and long[-1] == short[0]:  # "the Lantern" for "the Daily Lantern"
            return True
    part = short in (long[: len(short)], long[-len(short) :])
    return len(long) > len(short) > 1 and part


def _without_end(name: tuple[str, ...]) -> tuple[str, ...]:
    """A firm's name without what such names end in ("Orla Works AG")."""
    ends = words("sources", "heads", "legal_ends")
    while len(name) > 1 and name[-1].rstrip(".") in ends:
        name = name[:-1]
    return name


def short_forms(name: tuple[str, ...]) -> set[tuple[str, ...]]:
    """All names by which `same_body` may know a body of this name: itself and its short forms."""
    whole, name = name, _without_end(name)
    parts = [cut for n in range(2, len(name)) for cut in (name[:n], name[-n:])]
    acronyms = [(_initials(name),), (_initials(name, skip=True),)]
    return {as_short_form(form) for form in (whole, name, name[-1:], *acronyms, *parts)}


def as_short_form(name: tuple[str, ...]) -> tuple[str, ...]:
    """A name as it stands among `short_forms`: a single word without points."""
    return (name[0].replace(".", ""),) if len(name) == 1 else name


_LABELS = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.BODY,
    "GPE": NameKind.PLACE,
    "NORP": NameKind.BODY,
    "FAC": NameKind.BODY,
    "PRODUCT": NameKind.BODY,
    "WORK_OF_ART": NameKind.BODY,
}


def person_name(phrase: Phrase, names: Names) -> Span | None:
    """Where a person's name stands as the head of a phrase or in apposition to it."""
    # "Lund's pollster and strategist Ana Ruiz": she is both.
    titled = phrase.joined if phrase.is_one else []
    named_by = dict.fromkeys((*_appositions(phrase.core), *_appositions(phrase.head), *titled))
    for token in (phrase.core, *named_by):
        known = token.text[:1].isupper() and (token.lower_,) in names.surnames
        if not (token.pos_ == "PROPN" or known):
            continue
        if not phrase.span.overlaps(_token_span(phrase, token)):
            continue
        first, last = _run(token)
        tokens, _ = _without_titles(list(token.doc[first.i : last.i + 1]))
        span = phrase.cover(tokens)
        name = name_words(span.of(names.text))
        if name and names.kind(name) is NameKind.PERSON:
            return span
    return _between_commas(phrase, names) or _behind_office(phrase, names) or _at_end(phrase, names)


def _at_end(phrase: Phrase, names: Names) -> Span | None:
    """A full name with a title behind the last comma, where one alone is spoken of.

    "One of Lund's supporters who backs Ruiz, former state Sen. Bo Berg".
    """
    alone = phrase.head.lower_ == "one" or not phrase.plural
    before = phrase.tokens[:-_TITLE_AND_NAME]
    if any(_tells_role(token) and token != phrase.core for token in before):
        return None  # "an aide to the governor, former Gov. Ann Wu"
    told = phrase.tokens[:-1] if phrase.tokens[-1].is_punct else phrase.tokens
    commas = [n for n, token in enumerate(told) if token.text == ","]
    piece = told[commas[-1] + 1 :] if commas else ()
    if not alone or len(piece) < 2 or not all(t.pos_ in _TITLED or _is_hyphen(t) for t in piece):
        return None
    first = next(n for n, token in enumerate(piece) if token.pos_ == "PROPN" or n + 1 == len(piece))
    tokens, title = _without_titles(list(piece[first:]))
    span = phrase.cover(tokens)
    name = name_words(span.of(names.text))
    person = title and len(name) > 1 and names.kind(name) is NameKind.PERSON
    return span if person else None


_TITLE_AND_NAME: Final = 4
_TITLED: Final = ("PROPN", "ADJ", "NOUN", "PUNCT")


def _behind_office(phrase: Phrase, names: Names) -> Span | None:
    """A full name behind an office with an "of" ("speaker of the house Nils Lund")."""
    last = [token for token in phrase.tokens if token.pos_ != "PART"][-2:]
    office = phrase.lemma in words("sources", "heads", "offices")
    if not office or len(last) < 2 or not all(token.pos_ == "PROPN" for token in last):
        return None
    span = phrase.cover(last)
    name = name_words(span.of(names.text))
    return span if len(name) > 1 and names.kind(name) is NameKind.PERSON else None


def _between_commas(phrase: Phrase, names: Names) -> Span | None:
    """A full name that stands alone between commas, whatever the parser makes of it."""
    pieces: list[list[Token]] = [[]]
    for token in phrase.tokens:
        if token.text == ",":
            pieces.append([])
        else:
            pieces[-1].append(token)
    for piece in pieces if len(pieces) > 1 else ():
        if len(piece) > 1 and all(token.pos_ == "PROPN" or _is_hyphen(token) for token in piece):
            tokens, _ = _without_titles(piece)
            span = phrase.cover(tokens)
            name = name_words(span.of(names.text))
            if len(name) > 1 and names.kind(name) is NameKind.PERSON:
                return span
    return None


def _token_span(phrase: Phrase, token: Token) -> Span:
    return Span(phrase.place(token), phrase.place(token) + len(token))


def _appositions(token: Token) -> list[Token]:
    """What explains a noun, and what explains that: "a neighbor, his cousin James York"."""
    first = [child for child in token.children if child.dep_ == "appos"]
    second = (child for noun in first for child in noun.children if child.dep_ == "appos")
    return [*first, *second]


def _run(token: Token) -> tuple[Token, Token]:
    """The unbroken run of name words around a token."""
    first = last = token
    while first.i > 0 and _joins(first.nbor(-1), first):
        first = first.nbor(-1)
    while last.i + 1 < len(token.doc) and _joins(last, last.nbor()):
        last = last.nbor()
    return first, last


def _joins(left: Token, right: Token) -> bool:
    """Whether two neighbours belong to one name; "Mun-hee" is three tokens of one."""
    if left.sent != right.sent or _is_day(left):
        return False
    if _is_hyphen(right):
        return bool(left.pos_ == "PROPN" and right.i + 1 < len(right.doc) and _is_tight(right))
    if _is_hyphen(left):
        return bool(left.i > 0 and left.nbor(-1).pos_ == "PROPN" and _is_tight(left))
    return bool(left.pos_ == "PROPN" and right.pos_ == "PROPN")


def _is_day(token: Token) -> bool:
    """Whether the name of a day of the week tells when ("on Monday"), and begins no name."""
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    day = token.lower_.endswith("day") and token.lower_ in words("claims", "days", "names")
    return day and before in words("claims", "days", "before")


def _is_hyphen(token: Token) -> bool:
    return bool(token.text in ("-", "\u2010", "\u2011"))


def _is_tight(hyphen: Token) -> bool:
    """Whether a hyphen ties two parts of a name without a blank."""
    before = hyphen.nbor(-1)
    after = hyphen.nbor()
    return not before.whitespace_ and not hyphen.whitespace_ and after.pos_ == "PROPN"


def _runs(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """All runs of name words of a paragraph."""
    first: Token | None = None
    last: Token | None = None
    for token in doc:
        if last is not None and not _joins(last, token):
            yield first or last, last
            first = last = None
        if token.pos_ == "PROPN" or last is not None:
            first, last = first or token, token
    if last is not None:
        yield first or last, last


def _without_titles(tokens: list[Token]) -> tuple[list[Token], str]:
    """A run of name words cut down to the name, and the title that stood before it.

    "Secretary of State John Kerry" reads as the run "State John Kerry": where the parser marks a
    person's name inside a run, that is the name.
    """
    known = _titles()
    titles = [n for n, token in enumerate(tokens[:-1]) if token.lower_ in known]
    if titles:
        last = titles[-1]
        return tokens[last + 1 :], str(tokens[last].lower_)
    people = [token for token in tokens if token.ent_type_ == "PERSON"]
    if len(people) > 1 and people[-1] is tokens[-1] and people[0] is not tokens[0]:
        return people, str(tokens[0].lower_)
    before = tokens[0].nbor(-1) if tokens[0].i > 0 else None
    if before is not None and before.lower_ in known and before.head.i == tokens[-1].i:
        return tokens, str(before.lower_)
    return tokens, ""


def _is_kin(token: Token) -> bool:
    """Whether a given name stands alone behind what somebody is to another ("his wife, Mona")."""
    noun = token.doc[: token.i][-2:]
    if len(noun) and noun[-1].text != ",":
        noun = noun[-1:]
    told = words("sources", "genders", "male") | words("sources", "genders", "female")
    return len(noun) > 0 and noun[0].lemma_.lower() in told


def _has_double_name(tokens: list[Token]) -> bool:
    """Whether a part behind a hyphen goes on small: "Mun-hee" is a given name, "Al-Ahram" none."""
    return any(_is_hyphen(token) and token.nbor().text[:1].islower() for token in tokens[1:-1])


def _is_called_after_a_thing(name: tuple[str, ...]) -> bool:
    """Whether a headline's capitals make a name of a noun: "New Survey", "Fellow Democrats"."""
    lists = ("bodies", "classes", "documents", "media")
    nouns = {name[-1], name[-1].removesuffix("s")}
    return len(name) > 1 and any(nouns & words("sources", "heads", listed) for listed in lists)


def _is_called_a_place(token: Token) -> bool:
    """Whether an apposition calls a name a capital, a country or a town."""
    nouns = [child for child in token.children if child.dep_ in ("appos", "compound", "nmod")]
    nouns += [token.head] if token.dep_ == "appos" else []
    return any(noun.lemma_.lower() in words("sources", "heads", "places") for noun in nouns)


def _is_called_a_person(tokens: Sequence[Token]) -> bool:
    """Whether a name is told to be one of a trade or an office, before it or behind.

    "The strategist Jo Lund", "Yun Prasat, a professor". A firm may be called a leader, a developer
    or a member too.
    """
    people = words("sources", "heads", "trades_of_people")
    nouns = [child for child in tokens[-1].children if child.dep_ == "appos"]
    nouns += [tokens[0].nbor(-1)] if tokens[0].i > 0 else []
    return any(noun.tag_ == "NN" and noun.lemma_.lower() in people for noun in nouns)


def _is_called_a_body(tokens: Sequence[Token]) -> bool:
    """Whether the noun before a name calls it a firm or an agency ("retailer Best Buy")."""
    noun = tokens[0].nbor(-1) if tokens[0].i > 0 else tokens[0]
    first = tokens[0] if tokens[0].is_sent_start and len(tokens) > 1 else noun
    lemmas = {token.lemma_.lower() for token in (noun, first) if token.tag_ in ("NN", "NNP")}
    return bool(lemmas & words("sources", "heads", "bodies"))


@cache
def _titles() -> frozenset[str]:
    return frozenset(keys_by_word("sources", "titles")) - words("sources", "titles", "suffixes")


def _tells_role(token: Token) -> bool:
    if token.pos_ == "NOUN":
        return True
    offices = words("sources", "heads", "offices") | words("sources", "heads", "insiders")
    return token.lower_ in offices or token.lower_ in keys_by_word("sources", "roles")


def _describing(head: Token) -> Iterator[Token]:
    """Nouns that tell a name's role after it, or that the name explains."""
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN"):
            yield child
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        yield head.head
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        yield from (c for c in head.head.children if c.dep_ == "attr" and c.pos_ == "NOUN")


def _with_house(role: Token) -> Token:
    """The last token of a role with the body behind it ("of", "for", "at"), or the role's own."""
    tied = [c for c in role.children if c.i > role.i and c.dep_ == "prep" and c.lower_ in _HOUSE]
    return tied[0].right_edge if tied and not tied[0].right_edge.is_punct else role


_HOUSE = ("of", "for", "at", "with", "from", "in", "on", "under")


def _bearers(full: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """For each ending of a full name, and each given name (with an empty word), who bears it."""
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for name in full:
        found[(name[0], "")].add(name)
        for start in range(1, len(name)):
            found[name[start:]].add(name)
    return {key: frozenset(names) for key, names in found.items()}


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's: same surname, given names that agree."""
    if one[-1] != other[-1]:
        return False
    left, right = one[0].rstrip("."), other[0].rstrip(".")
    if left == right or (min(len(left), len(right)) == 1 and left[0] == right[0]):
        return True
    return _short_forms().get(left, left) == _short_forms().get(right, right)


@cache
def _short_forms() -> dict[str, str]:
    return {
        short: full
        for full, forms in table("given_names")["short_forms"].items()
        for short in forms.split()
    }


@cache
def _capitals() -> dict[str, str]:
    return {c.lower(): s.lower() for s, c in table("places")["capitals"].items() if c}


@cache
def _aliases() -> dict[str, str]:
    return {name.lower(): state.lower() for name, state in table("places")["aliases"].items()}


@cache
def _countries() -> frozenset[str]:
    states = {state.lower() for state in table("places")["capitals"]}
    return frozenset(states | set(_capitals()) | set(_aliases()))


def _initials(name: tuple[str, ...], skip: bool = False) -> str:
    idle = ("of", "the", "and", "for") if skip else ()
    return "".join(word[0] for word in name if word not in idle)

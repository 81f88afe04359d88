"""Mentions -> sources: which mentions stand for one and the same source.

Ordered sieves, most certain first. Each is a function that answers with an entity and the reason,
or passes on. Where two entities fit equally well the better one is taken and marked `unsure`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final

from srcgraph.model import Attribution, Evidence, Span, Speaker, hull
from srcgraph.names import Names, person_name, same_body
from srcgraph.phrases import Form, Phrase, is_singular_person, name_words, role
from srcgraph.segment import Paragraph, Parsed
from srcgraph.vocabulary import keys_by_word, words

if TYPE_CHECKING:
    from spacy.tokens import Token

HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
IT, THEY = frozenset({"it", "its", "itself"}), frozenset({"they", "them", "their", "themselves"})
FIRST = frozenset({"i", "me", "my", "we", "us", "our", "myself", "ourselves"})
PLURAL_FIRST = frozenset({"we", "us", "our", "ours", "ourselves"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
# A pronoun seldom reaches further back than this many sentences.
REACH = 6
# Two candidates whose ranks differ by less than this are called unsure.
MARGIN = 0.5
# Chosen on the part `learn` of tests/accuracy/pronouns.jsonl.
_SAME_PARAGRAPH = 1.5
_NAMED = 1.5
# No entity is mentioned more often than this within the reach of a pronoun.
_BACK = 40


@dataclass(eq=False)
class _Entity:
    """One source in the making: grows while the article is read."""

    mentions: list[Span] = field(default_factory=list)
    attributions: list[str] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    words: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    name: Span | None = None
    person: bool | None = None
    plural: bool = False
    gender: str = ""
    heads: set[str] = field(default_factory=set)
    leads: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    described: list[Span] = field(default_factory=list)
    definite: bool = False
    fresh: bool = False
    of_group: bool = False
    unsure: bool = False

    def mention(self, span: Span) -> None:
        """Note a mention; they are kept in the order of the text."""
        insort(self.mentions, span)


@dataclass(frozen=True)
class _Match:
    """A sieve's answer: the entity, the sieve's name and a note for a person."""

    entity: _Entity
    rule: str
    note: str
    unsure: bool = False


def resolve(
    parsed: Parsed, names: Names, attributions: tuple[Attribution, ...]
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """Say which attributions come from one and the same source.

    Returns the attributions with `source_id` set (None where the text tells no source) and the
    sources in the order in which they first speak.
    """
    resolver = _Resolver(parsed, names)
    for attribution in attributions:
        resolver.place(attribution)
    resolver.place_other_pronouns()
    resolver.settle_headline(_headline(parsed))
    entities = [entity for entity in resolver.entities if entity.attributions]
    order = {attribution.id: number for number, attribution in enumerate(attributions)}
    entities.sort(key=lambda entity: order[entity.attributions[0]])
    ids = {id(entity): f"so-{n}" for n, entity in enumerate(entities, 1)}
    named = {name: ids[id(e)] for name, e in resolver.by_name.items() if id(e) in ids}
    speakers = tuple(_speaker(ids[id(entity)], entity, named) for entity in entities)
    owner = {item: speaker.id for speaker in speakers for item in speaker.attributions}
    return tuple(replace(a, source_id=owner.get(a.id)) for a in attributions), speakers


def _speaker(identifier: str, entity: _Entity, named: Mapping[tuple[str, ...], str]) -> Speaker:
    mentions = tuple(sorted(set(entity.mentions)))
    return Speaker(
        id=identifier,
        label=_fullest(entity, mentions),
        mentions=mentions,
        attributions=tuple(entity.attributions),
        evidence=tuple(entity.evidence),
        name=entity.name,
        described=tuple(sorted(set(entity.described))),
        members=tuple(named[part] for part in entity.parts if part in named),
        unsure=entity.unsure,
    )


def _fullest(entity: _Entity, mentions: tuple[Span, ...]) -> Span:
    """The mention to show: the full name, else the first one that is not a pronoun."""
    if entity.name:
        return entity.name
    telling = [item.span for item in entity.evidence if item.span and ".new" in item.rule]
    return telling[0] if telling else mentions[0]


class _Resolver:
    """What has been read so far: people named anywhere, and sources in the order of the text."""

    def __init__(self, parsed: Parsed, names: Names) -> None:
        self.text = parsed.article.text
        self.phrases = names.phrases
        self.names = names
        self.quotes = [q.span for p in parsed.paragraphs for q in p.quotations]
        self.paragraphs = [paragraph.span.start for paragraph in parsed.paragraphs]
        self.sentences = [
            paragraph.span.start + sentence.start_char
            for paragraph in parsed.paragraphs
            for sentence in paragraph.doc.sents
        ]
        self.entities: list[_Entity] = []
        self.writers: dict[tuple[bool, int], _Entity] = {}
        self.letters = _letters(parsed)
        self.spoken: list[tuple[Attribution, _Entity]] = []
        self.by_name: dict[tuple[str, ...], _Entity] = {}
        for words_, places in self.names.people():
            self._add_person(words_, places)

    def _add_person(self, name: tuple[str, ...], places: list[Span]) -> None:
        entity = _Entity(words=name, person=True, name=max(places, key=_length))
        entity.gender = self.names.gender(name)
        entity.mentions = sorted(places)
        for place in places:
            for described in self.names.descriptions(place):
                entity.described.append(described.span)
                entity.told |= {token.lemma_.lower() for token in described.tokens}
                entity.told |= {token.lower_ for token in described.tokens}
                entity.heads.add(role(described.core.lemma_.lower()))
                entity.leads |= described.lead
                entity.gender = _gender_of_noun(described.core, entity.gender)
        self.entities.append(entity)
        self.by_name[name] = entity

    # ---------------------------------------------------------------- placing

    def place(self, attribution: Attribution) -> None:
        """Give one attribution to the entity that its source words stand for."""
        if not attribution.source:
            return
        span = self.phrases.whole(hull(attribution.source))
        phrase = self.phrases.at(span)
        if phrase is None or phrase.core.lower_ in ("the", "a", "an"):
            return
        match = self.mentioned_at(span) or self.match(phrase, attribution)
        entity = match.entity
        entity.mention(span)
        entity.attributions.append(attribution.id)
        entity.evidence.append(Evidence(f"resolve.{match.rule}", span, match.note))
        entity.unsure = entity.unsure or match.unsure
        self.spoken.append((attribution, entity))

    def place_other_pronouns(self) -> None:
        """Give "he" and "she" elsewhere to the one person of that sentence or the one before.

        Where two people stand there, the pronoun is left out: it carries no attribution. Those who
        say nothing themselves count too: "Ms. Lund says Mr. Berg ... he" may be of Mr. Berg.
        """
        taken = {span.start for entity in self.entities for span in entity.mentions}
        for place, word in self.names.pronouns():
            if place in taken or self.quote_at(place):
                continue
            near = [
                entity
                for entity in self.entities
                if (entity.attributions or entity.name)
                and _fits_person(entity, word)
                and self._sentences_since(entity, place) in (0, 1)
            ]
            if len(near) == 1 and near[0].attributions:
                span = Span(place, place + len(word))
                near[0].mention(span)
                near[0].evidence.append(
                    Evidence("resolve.only-person", span, "the only person it can mean here")
                )

    def settle_headline(self, headline: Span | None) -> None:
        """Give whoever speaks in the headline alone to the source that the story tells in full.

        A headline says "State" and "Trump aide" for those whom the story names. Where two fit,
        both stand, and the headline's is unsure.
        """
        if headline is None:
            return
        only = [e for e in self.entities if e.attributions and not e.name and _within(e, headline)]
        for brief in only:
            full = [e for e in self.entities if e not in only and self._is_full(brief, e)]
            if len(full) == 1:
                self._tell_in_full(brief, full[0])
            else:
                brief.unsure = brief.unsure or bool(full)

    def _is_full(self, brief: _Entity, entity: _Entity) -> bool:
        """Whether a source that speaks in the story has all the words of one in the headline."""
        if not entity.attributions or brief.plural != entity.plural:
            return False
        classes = words("sources", "heads", "classes")
        if brief.plural and {head.removesuffix("s") for head in brief.heads} & classes:
            return False  # "Democrats" are no more those than others of the story
        if brief.words:
            return not entity.name and set(brief.words) <= set(entity.words)
        told = _telling(brief.told) | brief.heads
        if entity.words and not entity.name and told <= set(entity.words):
            return entity.words[0] in told  # "State" for the State Department
        known = entity.told | entity.leads | entity.heads | set(entity.words)
        known |= {
            word
            for span in entity.mentions
            for word in re.findall(r"\w+", span.of(self.text).lower())
        }
        return bool(brief.heads & entity.heads) and told <= known

    def _tell_in_full(self, brief: _Entity, full: _Entity) -> None:
        for span in brief.mentions:
            full.mention(span)
            words_ = " ".join(span.of(self.text).split())
            note = f"the headline's “{words_}” is told in full below"
            full.evidence.append(Evidence("resolve.headline", span, note))
        full.attributions[:0] = brief.attributions
        full.unsure = full.unsure or brief.unsure
        self.entities.remove(brief)

    def _sentences_since(self, entity: _Entity, place: int) -> int | None:
        before = self.last_place(entity, place, None)
        return None if before is None else self.sentence(place) - self.sentence(before)

    def match(self, phrase: Phrase, attribution: Attribution) -> _Match:
        for sieve in _SIEVES:
            match = sieve(self, phrase, attribution)
            if match:
                return match
        return self.new(phrase, "new", "not mentioned before")

    def writer(self, phrase: Phrase) -> _Match:
        """ "I" and "we" outside quotations: whoever writes, one source each and for each letter."""
        plural = phrase.core.lower_ in PLURAL_FIRST
        letter = bisect_right(self.letters, phrase.span.start)
        known = self.writers.get((plural, letter))
        if known is not None:
            return _Match(known, "writer", "whoever writes the article")
        note = (
            f"whoever writes letter {letter + 1}" if self.letters else "whoever writes the article"
        )
        match = self.new(phrase, "new-writer", note)
        self.writers[plural, letter] = match.entity
        return match

    def mentioned_at(self, place: Span) -> _Match | None:
        """The source that has a mention of the same words, or of more that start with them."""
        for entity in self.entities:
            number = bisect_left(entity.mentions, place)
            if (
                entity.attributions
                and not entity.name
                and any(
                    span.start == place.start and span.end >= self._last_word(place)
                    for span in entity.mentions[max(number - 1, 0) : number + 3]
                )
            ):
                return _Match(entity, "same-mention", "the same words")
        return None

    def _last_word(self, place: Span) -> int:
        """Where the last word of a mention ends, without a comma behind it."""
        return place.start + len(place.of(self.text).rstrip(" ,;:—–-"))

    def new(self, phrase: Phrase, rule: str, note: str) -> _Match:
        """Open a new source."""
        plural = phrase.plural
        entity = _Entity(heads={phrase.lemma}, leads=set(phrase.lead), plural=plural)
        entity.fresh = bool(phrase.lead & words("sources", "determiners", "new"))
        entity.definite = phrase.determiner in words("sources", "determiners", "definite")
        entity.person = False if self.names.is_body(phrase) else None
        if phrase.form is Form.NAME:
            entity.words = name_words(phrase.text)
        elif phrase.called:
            entity.words = name_words(phrase.called)
        entity.described.append(phrase.span)
        entity.told = {token.lemma_.lower() for token in phrase.tokens}
        entity.gender = _gender(phrase)
        self.entities.append(entity)
        return _Match(entity, rule, note)

    # --------------------------------------------------------------- distance

    def sentence(self, place: int) -> int:
        """The number of the sentence that holds a place of the article."""
        return bisect_right(self.sentences, place)

    def paragraph(self, place: int) -> int:
        """The number of the paragraph that holds a place of the article."""
        return bisect_right(self.paragraphs, place)

    def quote_at(self, place: int) -> Span | None:
        """The quotation that holds a place of the article."""
        number = bisect_right(self.quotes, place, key=lambda quote: quote.start) - 1
        inside = number >= 0 and place < self.quotes[number].end
        return self.quotes[number] if inside else None

    def last_place(self, entity: _Entity, before: int, quote: Span | None) -> int | None:
        """Where an entity was last mentioned before a place, outside other people's quotations."""
        number = bisect_left(entity.mentions, before, key=lambda span: span.start)
        for span in reversed(entity.mentions[max(number - _BACK, 0) : number]):
            if self.quote_at(span.start) in (None, quote):
                return span.start
        return None


_FEWEST_BELOW: Final = 3
_LONGEST_HEADLINE: Final = 14
_MOST_LINES: Final = 2


def _headline(parsed: Parsed) -> Span | None:
    """The first lines, where they are the headline of an article without a title of its own.

    A headline is a line without an article before its first noun, over a longer story; another
    such line may stand below it.
    """
    lines = list(takewhile(_is_headline, parsed.paragraphs[:_MOST_LINES]))
    if parsed.article.title or not lines or len(parsed.paragraphs) <= _FEWEST_BELOW:
        return None
    return hull(line.span for line in lines)


def _is_headline(paragraph: Paragraph) -> bool:
    words_ = [token for token in paragraph.doc if token.is_alpha]
    return 0 < len(words_) <= _LONGEST_HEADLINE and words_[0].pos_ not in ("DET", "PRON")


def _within(entity: _Entity, place: Span) -> bool:
    return all(place.covers(span) for span in entity.mentions)


_ADDRESS: Final = re.compile(r"to the editors?\b", re.IGNORECASE)
_LONGEST_NAME: Final = 4


def _letters(parsed: Parsed) -> list[int]:
    """Where the letters of several people end, each signed with a name in a line of its own.

    Or where each begins, addressed to the editor. One name alone is no second writer.
    """
    found = [
        paragraph.span.end
        for paragraph in parsed.paragraphs
        if _is_signature(paragraph, parsed.article.text)
    ]
    addressed = [
        paragraph.span.start
        for paragraph in parsed.paragraphs
        if _ADDRESS.match(paragraph.doc.text)
    ]
    several = max(found, addressed, key=len)
    return several if len(several) > 1 else []


def _is_signature(paragraph: Paragraph, text: str) -> bool:
    """Whether a paragraph is a person's name and nothing else, and stands nowhere else."""
    words_ = [token for token in paragraph.doc if not token.is_punct and not token.is_space]
    name = " ".join(paragraph.span.of(text).strip(" .\n").split())
    return (
        1 < len(words_) <= _LONGEST_NAME
        and all(token.pos_ == "PROPN" and token.text[0].isupper() for token in words_)
        and any(token.ent_type_ == "PERSON" for token in words_)
        and "," not in name
        and " ".join(text.split()).count(name) == 1
    )


def _length(span: Span) -> int:
    return span.end - span.start


def _gender_of_noun(noun: Token, otherwise: str) -> str:
    """The gender that a description tells ("widow Terry Lund"), or else the one already known.

    A woman may be called "chairman": such words tell only where nothing else does.
    """
    lemma = noun.lemma_.lower()
    told = next((g for g in ("male", "female") if lemma in words("sources", "genders", g)), "")
    office = lemma.endswith("man") and not lemma.endswith("woman")
    return otherwise if office and otherwise else told or otherwise


def _gender(phrase: Phrase) -> str:
    """The gender that a noun tells ("businessman", "first lady"), or an empty string."""
    told = {token.lower_ for token in phrase.tokens}
    return next((g for g in ("male", "female") if told & words("sources", "genders", g)), "")


# ---------------------------------------------------------------------- sieves


def _ordinal(resolver: _Resolver, phrase: Phrase, _: Attribution) -> _Match | None:
    """SIEVE 3: "the first official", "the second diplomat": one of several told before."""
    place = next((n for n, word in enumerate(_ORDINALS) if phrase.lead - {"the"} == {word}), None)
    behind = any(child.i > phrase.core.i for child in phrase.core.children)
    if place is None or behind or not _is_one_again(phrase):
        return None
    alike = [entity for entity in resolver.entities if _is_alike(resolver, entity, phrase)]
    if len(alike) <= max(place, 1):
        return None
    alike.sort(key=lambda entity: entity.mentions[0].start)
    return _Match(alike[place], "ordinal", f"the {_ORDINALS[place]} who was told of")


_ORDINALS: Final = ("first", "second")


def _another(resolver: _Resolver, phrase: Phrase, _: Attribution) -> _Match | None:
    """SIEVE 4: "another source", "other officials" open a new source, whatever came before.

    "Another host, Anna Berg" does not: it has a name.
    """
    if person_name(phrase, resolver.names) is not None:
        return None
    if phrase.form is Form.NOMINAL and phrase.lead & words("sources", "determiners", "new"):
        return resolver.new(phrase, "new-other", "“another” or “other” says it is a new one")
    return None


def _compound(resolver: _Resolver, phrase: Phrase, _: Attribution) -> _Match | None:
    """SIEVE 6: "Ana Ruiz and two aides" are a source of their own, the same each time.

    So are "two senators, Ana Ruiz and Tomas Berg".
    """
    parts = resolver.phrases.parts(phrase)
    if len(parts) > 1 and any(person_name(part, resolver.names) for part in parts):
        names = tuple(sorted(_part_key(part, resolver.names) for part in parts))
    else:
        names = tuple(sorted(_told_by_name(resolver, phrase)))
    if not names:
        return None
    for entity in resolver.entities:
        if entity.parts == names:
            return _Match(entity, "compound", "the same people together")
    match = resolver.new(phrase, "new-compound", "several speak together")
    match.entity.parts = names
    match.entity.plural = True
    match.entity.words = ()
    match.entity.heads = _shared_heads(resolver, names)
    return match


def _told_by_name(resolver: _Resolver, phrase: Phrase) -> list[tuple[str, ...]]:
    """The people whose names follow at once on a noun for them: "two senators, Lund and Berg"."""
    named = sorted(
        span
        for entity in resolver.by_name.values()
        for span in entity.mentions
        if phrase.span.covers(span)
    )
    before = [t for t in phrase.tokens if named and phrase.place(t) < named[0].start]
    noun = next((t for t in reversed(before) if not t.is_punct), None)
    if noun is None or noun.tag_ not in ("NNS", "NNPS") or not (_is_human(noun) or _is_class(noun)):
        return []
    if phrase.core.i != noun.i and phrase.place(phrase.core) < named[0].start:
        return []  # "an aide to senators Lund and Berg" is neither
    told = named[:1]
    for one, other in pairwise(named):
        between = resolver.text[one.end : other.start]
        if not _LISTED.fullmatch(between):
            break
        told.append(other)
        if re.search(r"\band\b", between):
            return [resolver.names.full(span)[0] for span in told]
    return []


# Between two names of a list: a comma or "and", before it what is told of the first.
_LISTED: Final = re.compile(
    r"(?:,\s(?:the|an?|his|her|its|of|who)\b[^,.;]{1,60})?(?:,|,?\s+and)\s+(?:[\w.]+\s+){0,3}"
)


def _shared_heads(resolver: _Resolver, names: tuple[tuple[str, ...], ...]) -> set[str]:
    """The roles that all of several people have: "the senators" are both of them."""
    told = [resolver.by_name[name].heads if name in resolver.by_name else set() for name in names]
    return set.intersection(*told) if told else set()


def _part_key(part: Phrase, names: Names) -> tuple[str, ...]:
    span = person_name(part, names)
    return names.full(span)[0] if span else name_words(part.text)


def _named_person(resolver: _Resolver, phrase: Phrase, _: Attribution) -> _Match | None:
    """SIEVE 7: a personal name that stands in the mention, or in apposition to it."""
    span = person_name(phrase, resolver.names)
    if span is None:
        return None
    found, unsure = resolver.names.full(span)
    entity = resolver.by_name.get(found)
    if entity is None:
        return None
    label = resolver.text[entity.name.start : entity.name.end] if entity.name else ""
    return _Match(entity, "name", f"the name of {' '.join(label.split())}", unsure)


def _named_body(resolver: _Resolver, phrase: Phrase, _: Attribution) -> _Match | None:
    """SIEVE 8: the same name of a body, its acronym, or the capital that stands for a state."""
    if phrase.form is not Form.NAME:
        return None
    key = resolver.names.body_key(phrase)
    for entity in resolver.entities:
        if entity.person or not entity.words:
            continue
        if same_body(key, entity.words):
            return _Match(entity, "body-name", "the same name or its short form")
    match = resolver.new(phrase, "new-name", "a name that was not mentioned before")
    match.entity.words = key
    return match


def _relative(resolver: _Resolver, phrase: Phrase, attribution: Attribution) -> _Match | None:
    """SIEVE 5: "who", "which" and "that" stand for the noun that their clause hangs from."""
    if phrase.core.lower_ not in RELATIVE or phrase.form is not Form.PRONOUN:
        return None
    verb = phrase.core.head
    while verb.dep_ in ("conj", "xcomp", "ccomp", "aux") and verb.head.i != verb.i:
        verb = verb.head
    tied = verb.dep_ in ("relcl", "acl") and verb.head.ent_type_ not in _TIMES
    noun = _antecedent(verb.head, phrase.core) if tied else _right_before(phrase.core)
    if noun is None:
        return None
    start = phrase.place(noun.left_edge)
    told = [token for token in noun.doc[noun.i : phrase.core.i] if _tells(token)] if tied else []
    last = told[-1] if told else noun  # a misread clause may hang from a noun behind its pronoun
    end = phrase.place(last) + len(last)
    antecedent = resolver.phrases.at(Span(start, max(end, start + 1)))
    if antecedent is None or antecedent.core.lower_ in RELATIVE:
        return None
    match = resolver.mentioned_at(antecedent.span) or resolver.match(antecedent, attribution)
    match.entity.mention(antecedent.span)
    note = f"“{phrase.text}” stands for “{antecedent.text}”"
    return replace(match, rule="relative", note=note, unsure=match.unsure or not tied)


def _right_before(pronoun: Token) -> Token | None:
    """The noun right before a "which" or "who" that the parser hangs from none.

    Marks and dates do not count, nor does an adverb between marks ("analysts, however, who").
    """
    if pronoun.lower_ not in ("which", "who"):
        return None  # "that" may begin a clause of another kind
    before = reversed(pronoun.doc[pronoun.sent.start : pronoun.i])
    near = next((token for token in before if _tells(token) and token.pos_ != "ADV"), None)
    if near is None or near.pos_ not in ("NOUN", "PROPN"):
        return None
    return near if pronoun.lower_ == "which" or _is_human(near) else None


_TIMES: Final = ("DATE", "TIME")


def _tells(token: Token) -> bool:
    """Whether a word is no mark and no part of a date."""
    return token.text[-1].isalnum() and token.ent_type_ not in _TIMES


def _antecedent(noun: Token, pronoun: Token) -> Token:
    """The noun a relative clause speaks of: the name before an apposition, for "who" a person.

    Where the parser hangs a "who" from a thing, the nearest person before it is meant.
    """
    while noun.dep_ == "appos" and noun.head.i != noun.i:
        noun = noun.head
    if pronoun.lower_ != "who" or _is_human(noun):
        return noun
    before = noun.doc[pronoun.sent.start : pronoun.i]
    return next((token for token in reversed(before) if _is_human(token)), noun)


def _is_human(token: Token) -> bool:
    lists = ("insiders", "classes", "offices", "family", "bare")
    if token.pos_ == "PROPN":
        return bool(token.ent_type_ == "PERSON")
    lemma = role(token.lemma_.lower())
    return token.pos_ == "NOUN" and any(lemma in words("sources", "heads", n) for n in lists)


def _first_person(resolver: _Resolver, phrase: Phrase, attribution: Attribution) -> _Match | None:
    """SIEVE 9: "I" and "we" in a quotation are whoever is quoted."""
    if phrase.core.lower_ not in FIRST:
        return None
    place = phrase.span.start
    for spoken, entity in reversed(resolver.spoken):
        if any(span.start <= place < span.end for span in spoken.content):
            return _Match(entity, "first-person", "the one who is quoted")
    if resolver.quote_at(place):
        if not resolver.spoken:
            return None
        return _Match(resolver.spoken[-1][1], "first-person", "the last one quoted", unsure=True)
    return resolver.writer(phrase)


def _subject_before(resolver: _Resolver, phrase: Phrase, attribution: Attribution) -> _Match | None:
    """SIEVE 10: "Orla Bank rose when it said …", "Bankers wait. They say …": the subject before.

    Who has not spoken there, or never before, is no candidate of a pronoun's by itself. "They"
    are only those who have spoken, and are told of again in between, or where nobody else has.
    """
    subject = _subject_of_clause_above(phrase.core) or _subject_of_sentence_before(phrase.core)
    if subject is None:
        return None
    start = phrase.place(subject.left_edge)
    before = resolver.phrases.at(Span(start, phrase.place(subject) + len(subject)))
    if before is None or not _may_be_called(resolver, before, phrase.core.lower_):
        return None
    match = resolver.mentioned_at(before.span) or resolver.match(before, attribution)
    match.entity.mention(before.span)
    note = f"“{phrase.text}” stands for “{before.text}”, the subject before it"
    return replace(match, rule="subject", note=note)


def _may_be_called(resolver: _Resolver, phrase: Phrase, pronoun: str) -> bool:
    """Whether a subject is a body named, for "it", or several people without a name, for "they"."""
    if pronoun == "it":
        return phrase.form is Form.NAME and resolver.names.is_body(phrase)
    people = phrase.form is Form.NOMINAL and phrase.plural and phrase.determiner == ""
    spoken = [e for e in resolver.entities if e.attributions and (e.plural or e.person is False)]
    told = not spoken or any(e.plural and phrase.lemma in e.heads for e in spoken)
    return pronoun == "they" and people and told


def _subject_of_clause_above(pronoun: Token) -> Token | None:
    """The subject that the main clause of "when it said" has before it."""
    verb = pronoun.head
    if pronoun.lower_ != "it" or pronoun.dep_ != "nsubj" or verb.dep_ != "advcl":
        return None
    subject = _subject(verb.head)
    return subject if subject is not None and subject.i < pronoun.i else None


def _subject_of_sentence_before(pronoun: Token) -> Token | None:
    """The subject of the sentence before one that "they" is the first subject of."""
    sentence = pronoun.sent
    first = _subject(sentence.root)
    if pronoun.lower_ != "they" or first is None or first.i != pronoun.i or not sentence.start:
        return None
    return _subject(pronoun.doc[sentence.start - 1].sent.root)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)


# "Ted Lund of Texas and Gov. Ana Ruiz", "Ted Lund (R-Tex.) and …".
_AND: Final = re.compile(
    r"(?:\s+of\s+(?:[A-Z][\w.]+\s?){1,3}|\s+\([^()]{1,20}\))?,?\s*\band\s+(?:[\w.]+\s+){0,3}"
)


def _both(resolver: _Resolver, phrase: Phrase, attribution: Attribution) -> _Match | None:
    """SIEVE 0: "both", "both men", "the two senators": two people named together a little before.

    Not so where several, or another two, stand in between, or where those of the noun spoke.
    """
    place = phrase.span.start
    if not _speaks_of_two(phrase) or resolver.quote_at(place):
        return None
    both = max(_named_pairs(resolver, place, _NOT_FAR), default=None)
    told = resolver.phrases.at(both) if both else None
    if both is None or told is None or _others_since(resolver, both, place):
        return None
    if any(_are_others(token) for token in _words_between(resolver, both.end, phrase)):
        return None
    alone = phrase.core.lower_ in ("both", "two")
    if not alone and not _may_be_so_called(resolver, phrase, told):
        return None
    return _the_two(resolver, told, attribution)


def _speaks_of_two(phrase: Phrase) -> bool:
    """Whether words stand for two people who were told of, and tell nothing more of them."""
    told = [token.lower_ for token in phrase.tokens if not token.is_punct]
    if any(child.dep_ in ("relcl", "acl", "prep", "appos") for child in phrase.core.children):
        return False
    return told in (["both"], ["the", "two"]) or told[:-1] in (["both"], ["the", "two"])


def _may_be_so_called(resolver: _Resolver, phrase: Phrase, two: Phrase) -> bool:
    """Whether "the two senators" are two of whom each was told to be one; "men" any two may be."""
    names = tuple(sorted(_part_key(part, resolver.names) for part in resolver.phrases.parts(two)))
    spoke = any(
        entity.plural and entity.attributions and phrase.lemma in entity.heads
        for entity in resolver.entities
        if entity.parts != names
    )
    told = phrase.lemma == "man" or phrase.lemma in _shared_heads(resolver, names)
    return told and not spoke


def _words_between(resolver: _Resolver, end: int, phrase: Phrase) -> Iterator[Token]:
    """The words of the article behind a place, up to a phrase."""
    for paragraph in resolver.phrases.paragraphs:
        if paragraph.span.end > end and paragraph.span.start <= phrase.span.start:
            for token in paragraph.doc:
                if end <= paragraph.span.start + token.idx < phrase.span.start:
                    yield token


def _are_others(noun: Token) -> bool:
    """Whether a noun tells of several anew, or of two, and not of two again: "they are friends"."""
    subject = noun.dep_ in ("nsubj", "nsubjpass")
    again = noun.dep_ == "attr" or any(child.lower_ == "both" for child in noun.lefts)
    several = noun.tag_ in ("NNS", "NNPS") and (subject or _is_human(noun) or _is_class(noun))
    return (several and not again) or (subject and any(noun.conjuncts))


def _both_named(resolver: _Resolver, phrase: Phrase, attribution: Attribution) -> _Match | None:
    """SIEVE 10b: "they" are "Mr. Lund and Ms. Ruiz", told in that sentence or the one before.

    They must do something there, or be met by whoever writes. Not so where several others are told
    of behind them, where somebody else spoke of them, or where they end a longer list.
    """
    place = phrase.span.start
    if phrase.core.lower_ != "they" or resolver.quote_at(place):
        return None
    both = max(_named_pairs(resolver, place, _NEAR), default=None)
    told = resolver.phrases.at(both) if both else None
    if both is None or told is None or not _do_something(told):
        return None
    spoken = resolver.spoken[-1][0].content if resolver.spoken else ()
    if any(span.overlaps(both) for span in spoken) or _others_since(resolver, both, place):
        return None
    between = (t for t in phrase.core.doc[: phrase.core.i] if phrase.place(t) >= both.end)
    if any(t.tag_ in ("NNS", "NNPS") and t.dep_ in ("nsubj", "nsubjpass") for t in between):
        return None
    return _the_two(resolver, told, attribution)


def _named_pairs(resolver: _Resolver, place: int, reach: int) -> Iterator[Span]:
    """Two names joined by "and" in the last sentences, outside quotations and longer lists."""
    named = sorted(
        span
        for entity in resolver.by_name.values()
        for span in entity.mentions
        if span.start < place and resolver.sentence(place) - resolver.sentence(span.start) < reach
    )
    for one, other in pairwise(named):
        joined = _AND.fullmatch(resolver.text, one.end, other.start)
        listed = resolver.text[: one.start].rstrip().endswith(",")
        if joined and not listed and not resolver.quote_at(one.start):
            yield Span(one.start, other.end)


def _others_since(resolver: _Resolver, both: Span, place: int) -> bool:
    """Whether several others were told of behind two."""
    others = (
        resolver.last_place(entity, place, None)
        for entity in resolver.entities
        if _fits_several(entity, "they") and entity.plural and both not in entity.mentions
    )
    return any(other is not None and other > both.start for other in others)


def _the_two(resolver: _Resolver, told: Phrase, attribution: Attribution) -> _Match | None:
    match = _compound(resolver, told, attribution)
    if match is None:
        return None
    match.entity.mention(told.span)
    return replace(match, rule="both", note="the two who are named together before it")


def _do_something(people: Phrase) -> bool:
    """Whether people are the subject of their clause, or its subject is "I" or "we"."""
    verb = people.head.head
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return people.head in subjects or any(s.lower_ in ("i", "we") for s in subjects)


_NEAR: Final = 2
_NOT_FAR: Final = 4


def _pronoun(resolver: _Resolver, phrase: Phrase, attribution: Attribution) -> _Match | None:
    """SIEVE 11: "he", "she", "it" and "they": the best of the last few sentences' candidates."""
    word = phrase.core.lower_
    fits = next((fit for group, fit in _FITS if word in group), None)
    if fits is None:
        return None
    ranked = sorted(
        _ranked(resolver, phrase, attribution, lambda entity: fits(entity, word)),
        key=lambda pair: -pair[0],
    )
    if not ranked:
        return None
    unsure = len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN
    if word in HE | SHE:
        ranked[0][1].gender = "male" if word in HE else "female"
    note = "two may be meant; the nearer one is taken" if unsure else "the nearest that fits"
    return _Match(ranked[0][1], "pronoun", note, unsure)


def _people_before(resolver: _Resolver, phrase: Phrase, attribution: Attribution) -> _Match | None:
    """SIEVE 11b: where nobody who has spoken fits, "they" are the several people told of last.

    In that sentence or the one before, and those who do something before those who do not.
    """
    pronoun, place = phrase.core, phrase.span.start
    if pronoun.lower_ != "they" or resolver.quote_at(place):
        return None
    start = pronoun.sent.start
    start = pronoun.doc[start - 1].sent.start if start else start
    people = [
        token
        for token in pronoun.doc[start : pronoun.i]
        if token.tag_ in ("NNS", "NNPS")
        and (_is_human(token) or _is_class(token))
        and not resolver.quote_at(phrase.place(token))
    ]
    last = max(people, key=lambda t: (t.dep_ in ("nsubj", "nsubjpass"), t.i), default=None)
    if last is None:
        return None
    told = resolver.phrases.at(Span(phrase.place(last.left_edge), phrase.place(last) + len(last)))
    if told is None or told.core.i == pronoun.i:
        return None
    match = resolver.mentioned_at(told.span) or resolver.match(told, attribution)
    match.entity.mention(told.span)
    note = f"“{told.text}” are the people told of last before “{phrase.text}”"
    return replace(match, rule="people-before", note=note, unsure=True)


def _is_class(noun: Token) -> bool:
    """Whether a capitalised plural is of people: "Republicans"."""
    lemma = noun.lower_.removesuffix("s")
    return any(lemma in words("sources", "heads", name) for name in ("insiders", "classes"))


def _ranked(
    resolver: _Resolver,
    phrase: Phrase,
    attribution: Attribution,
    fits: Callable[[_Entity], bool],
) -> Iterator[tuple[float, _Entity]]:
    """Candidates with a rank: near, spoke last, stood as a subject."""
    place = phrase.span.start
    quote = resolver.quote_at(place)
    here = resolver.sentence(place)
    last = resolver.spoken[-1][1] if resolver.spoken else None
    told = resolver.spoken[-1][0].content if resolver.spoken else ()
    for entity in resolver.entities:
        if not fits(entity):
            continue
        before = resolver.last_place(entity, place, quote)
        if before is None or here - resolver.sentence(before) > REACH:
            continue
        rank = -float(here - resolver.sentence(before))
        rank += 1.5 if entity is last else 0.0
        rank += 0.75 if entity.gender else 0.0
        rank += _SAME_PARAGRAPH if resolver.paragraph(before) == resolver.paragraph(place) else 0.0
        rank += 1.0 if resolver.names.subject_at(before) else 0.0
        rank += 0.5 if entity.attributions else 0.0
        # Whoever speaks goes on, named or not, before the person that was spoken of.
        spoken_of = entity is not last and any(s.start <= before < s.end for s in told)
        rank += _NAMED if entity.person and entity.name and not spoken_of else 0.0
        rank -= 1.0 if any(s.start <= before < s.end for s in attribution.content) else 0.0
        yield rank, entity


def _fits_person(entity: _Entity, word: str) -> bool:
    gender = "male" if word in HE else "female"
    human = entity.person is not False and not entity.plural
    return human and entity.gender in ("", gender)


def _fits_body(entity: _Entity, _: str) -> bool:
    return entity.person is False and not entity.plural


def _fits_several(entity: _Entity, _: str) -> bool:
    return entity.plural or entity.person is False


_FITS: tuple[tuple[frozenset[str], Callable[[_Entity, str], bool]], ...] = (
    (HE | SHE, _fits_person),
    (IT, _fits_body),
    (THEY, _fits_several),
)


def _elliptical(resolver: _Resolver, phrase: Phrase, _: Attribution) -> _Match | None:
    """SIEVE 1: "one of them", "another", "the other": new, but of a group told before."""
    core_points_back = phrase.form is Form.PRONOUN and phrase.core.i != phrase.head.i
    alone = phrase.lemma in words("sources", "heads", "elliptical")
    if not (alone or core_points_back):
        return None
    group = _last_group(resolver, phrase)
    if group is None:
        return None
    if phrase.lemma in ("both", "all") and not core_points_back:
        return _Match(group, "both", "the group just told")
    match = resolver.new(phrase, "new-of-group", "one of a group told before")
    match.entity.heads |= group.heads
    match.entity.leads |= group.leads
    match.entity.of_group = True
    match.entity.described += group.described
    match.entity.plural = phrase.lemma in ("two", "three", "four", "several", "some", "others")
    return match


def _last_group(resolver: _Resolver, phrase: Phrase) -> _Entity | None:
    """The unnamed source told last, a group or one of it."""
    spoken = [entity for _, entity in resolver.spoken if not entity.name and not entity.words]
    near = [
        entity
        for entity in spoken
        if resolver.sentence(phrase.span.start) - resolver.sentence(entity.mentions[0].start) <= 12
        and entity.heads & _people_nouns()
    ]
    return near[-1] if near else None


def _people_nouns() -> frozenset[str]:
    lists = ("insiders", "classes", "bare")
    return frozenset[str]().union(*(words("sources", "heads", name) for name in lists))


def _same(resolver: _Resolver, phrase: Phrase, _: Attribution) -> _Match | None:
    """SIEVE 2: "the same person" is whoever spoke last, "that person" whoever so has no name."""
    if phrase.form is not Form.NOMINAL or not resolver.spoken:
        return None
    if "same" in phrase.lead:
        return _Match(resolver.spoken[-1][1], "same", "“the same” is whoever spoke last")
    if phrase.determiner not in ("that", "this") or phrase.lemma not in ("person", "source"):
        return None
    unnamed = [e for _, e in reversed(resolver.spoken) if not (e.name or e.words or e.plural)]
    people = words("sources", "heads", "insiders") | words("sources", "heads", "classes")
    found = next(
        (entity for fit in ({phrase.lemma}, people) for entity in unnamed if entity.heads & fit),
        None,
    )
    note = f"“{phrase.text}” is whoever spoke last without a name"
    return _Match(found, "same", note) if found else None


def _lone_body(resolver: _Resolver, phrase: Phrase, attribution: Attribution) -> _Match | None:
    """SIEVE 15: "the company", "the newspaper": the body of that sort named last."""
    definite = phrase.determiner == "the"
    if not definite or phrase.form is not Form.NOMINAL or phrase.plural:
        return None
    outlet = phrase.lemma in words("sources", "heads", "back_to_outlet")
    if not outlet and phrase.lemma not in words("sources", "heads", "back_to_body"):
        return None
    ranked = _ranked(
        resolver,
        phrase,
        attribution,
        lambda entity: entity.person is False and bool(entity.words) and not entity.plural,
    )
    near = sorted(ranked, key=lambda pair: -pair[0])
    return _Match(near[0][1], "lone-body", "the body named last", unsure=True) if near else None


def _definite(resolver: _Resolver, phrase: Phrase, _: Attribution) -> _Match | None:
    """SIEVE 12: "the official", "the agency", "the Republican nominee": a noun told before."""
    definite = phrase.determiner in words("sources", "determiners", "definite")
    if phrase.form is not Form.NOMINAL or not (definite or _is_owned(phrase)):
        return None
    lead = frozenset[str]() if _is_owned(phrase) else _telling(phrase.lead)
    candidates = [
        entity
        for entity in resolver.entities
        if _could_be(entity, phrase, lead)
        and (_before(resolver, entity, phrase) or _may_be_told_later(resolver, entity, phrase))
        and (entity.name or not _is_owned(phrase))
    ]
    if phrase.plural:  # "the analysts" are all of them, not the "some" told of in between
        candidates = [entity for entity in candidates if not entity.of_group] or candidates
    if not candidates:
        return None
    best = max(candidates, key=lambda e: resolver.last_place(e, phrase.span.start, None) or 0)
    unsure = len(candidates) > 1 and not lead
    return _Match(best, "definite", f"“{phrase.text}” was told before", unsure)


def _may_be_told_later(resolver: _Resolver, entity: _Entity, phrase: Phrase) -> bool:
    """Whether "the nominee" may be somebody first named further below; no aide far below is."""
    far = _is_one_of_many(phrase) and _is_far(resolver, entity, phrase)
    return entity.name is not None and not far


def _is_owned(phrase: Phrase) -> bool:
    """Whether a relation is told by whose it is ("the victim's wife"): only one person has it."""
    owned = any(child.dep_ == "poss" for child in phrase.core.children)
    return owned and phrase.lemma in words("sources", "heads", "family") and not phrase.plural


def _is_one_again(phrase: Phrase) -> bool:
    """Whether "the" points back at one person of many of the kind, told of by nothing behind it."""
    one = phrase.form is Form.NOMINAL and phrase.determiner == "the" and not phrase.plural
    return one and _is_one_of_many(phrase) and not phrase.complement


def _is_alike(resolver: _Resolver, entity: _Entity, phrase: Phrase) -> bool:
    """Whether somebody unnamed of the kind was told of before."""
    unnamed = not entity.name and not entity.words and not entity.plural
    return unnamed and phrase.lemma in entity.heads and _before(resolver, entity, phrase)


def _told_more(resolver: _Resolver, phrase: Phrase, _: Attribution) -> _Match | None:
    """SIEVE 13: "a senior official", then "the Foreign Ministry official": the same, told more of.

    News opens with few words for a source and tells more in the next paragraphs. It is so only
    where one alone of the kind was told of, near by, by rank alone, and now it is told whose: "a
    Russian diplomat" is another than "the Western diplomat".
    """
    if not _is_one_again(phrase) or not _telling(phrase.lead):
        return None
    alike = [entity for entity in resolver.entities if _is_alike(resolver, entity, phrase)]
    if len(alike) != 1 or alike[0].definite or alike[0].fresh:
        return None
    (entity,) = alike
    since = resolver.sentence(phrase.span.start) - resolver.sentence(entity.mentions[-1].start)
    rank = words("sources", "opening", "ranks")
    open_yet = _telling(entity.leads) <= rank and bool(_house(phrase))
    if since > REACH or not open_yet:
        return None
    if not all(_tells_no_house(resolver, span) for span in entity.described):
        return None
    entity.described.append(phrase.span)
    entity.leads |= phrase.lead
    entity.told |= {token.lemma_.lower() for token in phrase.tokens}
    note = f"one {phrase.lemma} alone was told of before, and now more of them"
    return _Match(entity, "told-more", note, unsure=True)


def _tells_no_house(resolver: _Resolver, described: Span) -> bool:
    """Whether a description ends with its noun and holds no name: whose it is stays open."""
    phrase = resolver.phrases.at(described)
    return phrase is not None and not phrase.complement and not _house(phrase)


def _lone_role(resolver: _Resolver, phrase: Phrase, attribution: Attribution) -> _Match | None:
    """SIEVE 14: "the Democratic nominee", "the New York businessman", never told with a name.

    The one person just spoken of, where the noun does not tell another gender.
    """
    definite = phrase.determiner in words("sources", "determiners", "definite")
    if not definite or phrase.form is not Form.NOMINAL or phrase.plural:
        return None
    if not is_singular_person(phrase) and not _is_trade(resolver, phrase):
        return None
    office = phrase.lemma in words("sources", "heads", "offices")
    children = list(phrase.core.children)
    if any(c.dep_ in ("prep", "poss") or (office and _is_body_name(c)) for c in children):
        return None
    gender = _gender(phrase)
    near = [
        (rank, entity)
        for rank, entity in _ranked(
            resolver,
            phrase,
            attribution,
            lambda e: (
                bool(e.person and e.name and not e.plural)
                and (not gender or e.gender in ("", gender))
            ),
        )
        if rank > -4
    ]
    if not near:
        return None
    near.sort(key=lambda pair: -pair[0])
    return _Match(near[0][1], "lone-role", "the person just spoken of", unsure=True)


def _is_trade(resolver: _Resolver, phrase: Phrase) -> bool:
    """Whether a trade is told for the first time, and not alone ("the Swiss banker").

    Where bankers were told of before, it may be one of them.
    """
    if phrase.lemma not in words("sources", "heads", "trades") or _is_withheld(resolver, phrase):
        return False
    before = resolver.text[: phrase.span.start]
    told = re.search(rf"\b{re.escape(phrase.lemma)}s?\b", before, re.IGNORECASE)
    return told is None and any(t.dep_ in ("amod", "compound") for t in phrase.core.children)


def _is_body_name(token: Token) -> bool:
    """Whether a modifier names the body whose office it is ("the FBI director"), not a party."""
    party = role(token.lemma_.lower()) in words("sources", "heads", "classes")
    return bool(token.ent_type_ == "ORG" and not party)


def _delayed(resolver: _Resolver, phrase: Phrase, _: Attribution) -> _Match | None:
    """SIEVE 16: "a former party chairman" in the lede, named with that role further below.

    Everything told of such a one is told of the name too, and nobody withholds it. A body has
    many aides and spokesmen: whose they are is told in both places, and far below it stays unsure.
    """
    if phrase.form is not Form.NOMINAL or phrase.plural or _is_withheld(resolver, phrase):
        return None
    indefinite = phrase.determiner in ("a", "an") or (
        _is_of_some(phrase) and _in_lede(resolver, phrase)
    )
    if not indefinite and not (phrase.determiner == "" and _in_lede(resolver, phrase)):
        return None
    named = [
        entity
        for entity in resolver.entities
        if entity.name
        and phrase.lemma in entity.heads
        and (entity.name.start > phrase.span.start or not indefinite)
    ]
    later = [one for one in named if _is_told_of(one, phrase, indefinite=indefinite)]
    if len(later) == 1:
        unsure = _is_one_of_many(phrase) and _is_far(resolver, later[0], phrase)
        return _Match(later[0], "delayed", f"named later as “{phrase.lemma}”", unsure)
    # "A federal judge" in the lede is hardly ever told to be a federal one again, by name.
    alone = len(named) == 1 and not later and _in_lede(resolver, phrase)
    levels = words("sources", "heads", "levels") - _telling(phrase.lead)
    other = any((one.leads | one.told) & levels for one in named)
    if alone and not other and _is_of_a_level(phrase) and not _is_far(resolver, named[0], phrase):
        return _Match(named[0], "delayed", f"the only {phrase.lemma} named below", unsure=True)
    return None


def _is_of_a_level(phrase: Phrase) -> bool:
    """Whether nothing but a level of government tells one in office from others of the kind."""
    telling = _telling(phrase.lead)
    judge = phrase.lemma in words("sources", "heads", "judges")
    levels = words("sources", "heads", "levels")
    return judge and bool(telling) and telling <= levels and not phrase.complement


def _is_of_some(phrase: Phrase) -> bool:
    """Whether an office is that of a body that is not told yet ("the head of a key committee")."""
    behind = [token.lower_ for token in phrase.tokens if token.i > phrase.core.i]
    return phrase.determiner == "the" and bool({"a", "an"} & set(behind))


def _is_told_of(entity: _Entity, phrase: Phrase, *, indefinite: bool) -> bool:
    """Whether all that a description tells is told of somebody named, the body of an aide too."""
    if not (indefinite or _is_one_of_many(phrase)):
        return True
    told = _telling(phrase.lead) | phrase.complement
    known = entity.told | entity.leads | set(entity.words)
    same_house = not _is_one_of_many(phrase) or bool(_house(phrase) & entity.told)
    return bool(told) and told <= known and same_house


def _is_one_of_many(phrase: Phrase) -> bool:
    """Whether a body has many of the kind ("aide", "official", "spokesman")."""
    return phrase.lemma in words("sources", "heads", "insiders")


def _house(phrase: Phrase) -> frozenset[str]:
    """The names in a description: whose aide or official somebody is."""
    return frozenset(
        token.lower_ for token in phrase.tokens if token.pos_ == "PROPN" and token != phrase.core
    )


def _is_far(resolver: _Resolver, entity: _Entity, phrase: Phrase) -> bool:
    """Whether somebody is first told by name beyond the reach of a pronoun, or not yet."""
    first = entity.name.start if entity.name else len(resolver.text)
    return resolver.sentence(first) - resolver.sentence(phrase.span.start) > REACH


def _is_withheld(resolver: _Resolver, phrase: Phrase) -> bool:
    """Whether the sentence of a description says that the name is withheld."""
    number = resolver.sentence(phrase.span.start) - 1
    start = resolver.sentences[max(number, 0)]
    ends = resolver.sentences[number + 1 :][:1]
    sentence = resolver.text[start : ends[0] if ends else len(resolver.text)]
    patterns = words("anonymity", "confidential")
    return any(re.search(pattern, sentence, re.IGNORECASE) for pattern in patterns)


def _in_lede(resolver: _Resolver, phrase: Phrase) -> bool:
    return resolver.sentence(phrase.span.start) <= 3


def _telling(lead: Iterable[str]) -> frozenset[str]:
    """Words before a noun that tell one such source from another."""
    idle = keys_by_word("sources", "determiners")
    return frozenset(w for w in lead if w not in idle and w not in ("a", "an") and w.isalpha())


def _could_be(entity: _Entity, phrase: Phrase, lead: frozenset[str]) -> bool:
    """Whether the noun and its modifiers are among those told of an entity."""
    heads = set(entity.heads) | ({entity.words[-1]} if entity.words else set())
    if entity.person and entity.words:
        heads -= {entity.words[-1]}
    told = entity.leads | {word.lower() for word in entity.words}
    if phrase.lemma.startswith("spokes"):
        told |= entity.told  # "the Norvik spokesman" is the "spokesman for Norvik"
    # A body may be called in the plural, but "the union" is none of "three unions".
    same_number = entity.plural == phrase.plural or (entity.person is False and not entity.plural)
    return phrase.lemma in heads and lead <= told and same_number and _tells_no_more(phrase, entity)


def _tells_no_more(phrase: Phrase, entity: _Entity) -> bool:
    """Whether what stands behind a noun ("officials at the port") was told of an unnamed source.

    A description of its own makes it another source; a person known by name may be described anew,
    but not by another body ("the head of a key committee").
    """
    named = bool(entity.name) and not _is_of_some(phrase)
    return named or phrase.complement <= entity.told


def _before(resolver: _Resolver, entity: _Entity, phrase: Phrase) -> bool:
    return any(span.start < phrase.span.start for span in entity.mentions)


def _same_class(resolver: _Resolver, phrase: Phrase, _: Attribution) -> _Match | None:
    """SIEVE 17: a class told again in the same or fewer words ("labor-policy experts ... experts").

    A counted or "some" group is told anew each time; bare plurals and bodies go on.
    """
    if phrase.form is not Form.NOMINAL or phrase.determiner not in ("", "the", "many"):
        return None
    lead = _telling(phrase.lead)
    # Told in the same words before wins over told in more words nearer by, all over some of them.
    latest = resolver.entities[::-1]
    for entity in sorted(latest, key=lambda e: (e.of_group, _telling(e.leads) != lead)):
        if entity.person or entity.fresh or not entity.attributions:
            continue
        counted = entity.leads & (
            words("sources", "determiners", "counted") | words("sources", "determiners", "several")
        )
        same = phrase.lemma in entity.heads and lead <= _telling(entity.leads)
        same = same and _tells_no_more(phrase, entity)
        if same and not counted and entity.plural == phrase.plural:
            unsure = _is_one_of_many(phrase) and not lead and _have_other_houses(resolver, entity)
            return _Match(entity, "same-class", "the same words, or fewer of them", unsure)
    return None


def _have_other_houses(resolver: _Resolver, entity: _Entity) -> bool:
    """Whether others of the kind were told before, of another body ("Orla officials")."""
    return any(
        other.heads & entity.heads
        and other.attributions
        and not other.name
        and other.plural == entity.plural
        and _telling(other.leads) != _telling(entity.leads)
        for other in resolver.entities
        if other is not entity
    )


_SIEVES: tuple[Callable[[_Resolver, Phrase, Attribution], _Match | None], ...] = (
    _both,
    _elliptical,
    _same,
    _ordinal,
    _another,
    _relative,
    _compound,
    _named_person,
    _named_body,
    _first_person,
    _subject_before,
    _both_named,
    _pronoun,
    _people_before,
    _definite,
    _told_more,
    _lone_role,
    _lone_body,
    _delayed,
    _same_class,
)

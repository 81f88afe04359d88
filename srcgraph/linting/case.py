"""What predicates look at: one article with its parse, its sayings, and whose words are whose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from srcgraph.linting.audience import is_attitude, reaches_reporter, speaks_openly
from srcgraph.linting.named import AT_ONCE, BELOW, is_named
from srcgraph.model import (
    Analysis,
    Attribution,
    Evidence,
    Identification,
    Kind,
    Level,
    Source,
    Span,
    Spans,
    Style,
    hull,
)
from srcgraph.names import Names
from srcgraph.phrases import Form, Phrase
from srcgraph.segment import Parsed
from srcgraph.vocabulary import table, words

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a rule remarks on, before a policy says how much it matters.

    `about` fills the card's message beside the words at the place; `message` names another wording
    of the card; `shown` are further words that show it, each with a note.
    """

    spans: Spans
    note: str
    about: str = ""
    message: str = ""
    shown: tuple[tuple[Span, str], ...] = ()
    source_id: str | None = None
    claim_id: str | None = None
    attributions: tuple[str, ...] = ()

    def evidence(self, rule: str) -> tuple[Evidence, ...]:
        """Why the remark is made: the rule's note on the place, then what else shows it."""
        first = Evidence(rule, self.spans[0] if self.spans else None, self.note)
        return (first, *(Evidence(rule, span, note) for span, note in self.shown))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the body with its parse; `number` counts sentences through the article."""

    span: Span
    number: int
    paragraph: int
    tokens: tuple[Token, ...]
    offset: int

    def cover(self, tokens: Iterable[Token]) -> Span:
        """The span from the first to the last of some of the sentence's tokens."""
        ordered = sorted(tokens, key=lambda token: int(token.i))
        end = self.offset + int(ordered[-1].idx) + len(ordered[-1])
        return Span(self.offset + int(ordered[0].idx), end)

    def within(self, spans: Iterable[Span]) -> list[Token]:
        """The sentence's tokens that stand in some spans."""
        found = list(spans)
        return [
            token
            for token in self.tokens
            if not token.is_space and any(s.start <= self.offset + token.idx < s.end for s in found)
        ]


@dataclass(frozen=True)
class Saying:
    """One attribution with its source and the sentence that holds its cue."""

    attribution: Attribution
    source: Source | None
    sentence: Sentence
    tokens: tuple[Token, ...] = field(repr=False, default=())

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lower-case lemmas of the cue."""
        return frozenset(token.lemma_.lower() for token in self.tokens)

    @property
    def is_speech(self) -> bool:
        """Whether somebody speaks or writes, and does not only think or want."""
        if self.lemmas & words("linting", "cues", "speech"):
            return True
        if self.lemmas >= {"let", "know"}:  # "let it be known"
            return True
        return self.lemmas >= {"accord", "to"} or self.lemmas >= {"according", "to"}

    @property
    def tells(self) -> bool:
        """Whether something was told to somebody, as far as the words say: no mere thought."""
        if str(self.attribution.stance) in ("declines", "wants", "asks"):
            return False
        quoted = self.attribution.style is Style.DIRECT
        negated = any(token.dep_ == "neg" for token in self.tokens)
        return not negated and not self._is_idle and (quoted or self.is_speech)

    @property
    def _is_idle(self) -> bool:
        """Whether the cue serves a noun or a purpose ("no evidence to suggest"), or is to come."""
        return any(
            (token.tag_ == "VB" and token.head.lemma_ in ("evidence", "likely", "reason", "use"))
            or any(c.lower_ in _UNSAID and c.dep_ == "aux" for c in token.children)
            for token in self.tokens
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence that withholds a name: whether in so many words, whether it says why.

    `stock` is the reason where it is a stock phrase and nothing graver stands beside it.
    """

    sentence: Sentence
    formal: bool
    given: bool
    stock: Span | None


class Case:
    """One article as the rules see it."""

    def __init__(self, parsed: Parsed, names: Names, analysis: Analysis) -> None:
        self.parsed = parsed
        self.names = names
        self.phrases = names.phrases
        self.analysis = analysis
        self.article = analysis.article
        self.text = analysis.article.text
        self._phrases: dict[Span, Phrase | None] = {}
        self._contents: dict[str, list[Token]] = {}
        # Kept by `outlets`: which outlets each sentence names, by its number.
        self.outlets: dict[int, tuple[tuple[str, Span], ...]] = {}
        # Kept by `named`: whether a tie leads from a source, by its id, to a name nearby.
        self.ties: dict[tuple[str, str], bool] = {}
        # Kept by `reasons`: whether a sentence or the next tells of fear, by its number.
        self.fears: dict[int, bool] = {}

    def at(self, span: Span) -> Phrase | None:
        """The noun phrase that a span covers; many rules ask for the same ones."""
        if span not in self._phrases:
            self._phrases[span] = self.phrases.at(span)
        return self._phrases[span]

    # --------------------------------------------------------------- sentences

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body in the order of the text."""
        found: list[Sentence] = []
        for number, paragraph in enumerate(self.parsed.paragraphs):
            start = paragraph.span.start
            for sent in paragraph.doc.sents:
                if sent.end_char > sent.start_char:
                    span = Span(start + sent.start_char, start + sent.end_char)
                    found.append(Sentence(span, len(found), number, tuple(sent), start))
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence(self, place: int) -> Sentence:
        """The sentence that holds a place, or the one before it."""
        return self.sentences[max(bisect_right(self._starts, place) - 1, 0)]

    def around(self, sentence: Sentence, before: int, after: int) -> tuple[Sentence, ...]:
        """A sentence with so many before and after it."""
        return self.sentences[max(sentence.number - before, 0) : sentence.number + after + 1]

    def words(self, sentences: Iterable[Sentence]) -> str:
        """The words of some sentences."""
        return " ".join(sentence.span.of(self.text) for sentence in sentences)

    @cached_property
    def heading(self) -> Span | None:
        """The headline, where it was read as the first paragraph of an article without a title."""
        paragraphs = self.parsed.paragraphs
        if self.article.title or len(paragraphs) <= _FEWEST_BELOW:
            return None
        words_of = paragraphs[0].span.of(self.text).split()
        return paragraphs[0].span if len(words_of) < _LONG_HEADING else None

    def paragraph(self, place: int) -> Span:
        """The paragraph that holds a place."""
        number = self.sentence(place).paragraph
        return self.parsed.paragraphs[number].span

    def matter(self, spans: Iterable[Span]) -> set[str]:
        """The lemmas of nouns, verbs, adjectives and names in some spans."""
        found = set()
        for span in spans:
            first_one, last = self.sentence(span.start), self.sentence(span.end - 1)
            for sentence in self.sentences[first_one.number : last.number + 1]:
                for token in sentence.within([span]):
                    if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ") and not token.is_stop:
                        found.add(token.lemma_.lower())
        return found

    @cached_property
    def name_lemmas(self) -> frozenset[str]:
        """The lemmas of names in the article, in lower case."""
        tokens = (token for sentence in self.sentences for token in sentence.tokens)
        return frozenset(token.lemma_.lower() for token in tokens if token.pos_ == "PROPN")

    # ----------------------------------------------------------------- sayings

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """All attributions in the order of the text, each with its source."""
        return tuple(self._sayings()) if self.sentences else ()

    def _sayings(self) -> Iterator[Saying]:
        for item in self.analysis.attributions:
            anchor = (*item.cue, *item.source, *item.content)[0]
            sentence = self.sentence(anchor.start)
            tokens = tuple(sentence.within(item.cue))
            yield Saying(item, self.analysis.source(item.source_id), sentence, tokens)

    @cached_property
    def by_source(self) -> dict[str, list[Saying]]:
        """What each source says, in the order of the text."""
        found: dict[str, list[Saying]] = {}
        for saying in self.sayings:
            if saying.source:
                found.setdefault(saying.source.id, []).append(saying)
        return found

    def said_by(self, source: Source) -> list[Saying]:
        """What a source says, in the order of the text."""
        return self.by_source.get(source.id, [])

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The passages between quotation marks."""
        return tuple(q.span for p in self.parsed.paragraphs for q in p.quotations)

    def quoted(self, span: Span) -> bool:
        """Whether a place lies between quotation marks."""
        return any(quotation.overlaps(span) for quotation in self.quotations)

    def own_voice(self, span: Span) -> bool:
        """Whether the article itself says these words: not quoted, nobody's reported words."""
        if self.quoted(span):
            return False
        return not any(
            part.covers(span)
            for saying in self.sayings
            if saying.source and saying.source.level is not Level.NONE
            for part in saying.attribution.content
        )

    # -------------------------------------------------------------- anonymity

    @cached_property
    def explanations(self) -> tuple[Explanation, ...]:
        """The places that withhold a name, each with the reason that is given there, if any."""
        found = (self._explanation(sentence) for sentence in self.sentences)
        return tuple(item for item in found if item is not None)

    def _explanation(self, sentence: Sentence) -> Explanation | None:
        text = sentence.span.of(self.text)
        if not _QUICK.search(text):
            return None
        formula = _search(text, "confidential")
        rote = first(text, "withheld", "barred")
        if formula and rote is None:
            rote = first(text, "withheld", "rote") or _search(text, "reasons", "rote")
        if formula is None and rote is None:
            return None
        rest = text[formula.start() if formula else 0 :]
        grave = _search(rest, "reasons", "harm") or _search(rest, "reasons", "legal")
        given = bool(grave or rote or first(rest, "withheld", "given"))
        place = sentence.span.start
        stock = shifted(rote, place) if rote and not grave else None
        return Explanation(sentence, formula is not None, given, stock)

    # ----------------------------------------------------------------- sources

    def label(self, source: Source) -> Span:
        """Where the article tells most about who a source is, without an afterthought."""
        first = source.evidence[0].span if source.evidence else None
        span = first if first in source.mentions else source.mentions[0]
        return self.trimmed(span or source.mentions[0])

    def in_title(self, span: Span) -> bool:
        """Whether a place stands in the headline."""
        title = self.article.title
        place = self.text.find(title) if title else -1
        return title is not None and place <= span.start and span.end <= place + len(title)

    def in_headline(self, span: Span) -> bool:
        """Whether a place stands in the headline, or in what was read as one."""
        return self.in_title(span) or bool(self.heading and self.heading.covers(span))

    def trimmed(self, span: Span) -> Span:
        """A mention without a clause in commas behind it."""
        match = _AFTERTHOUGHT.search(span.of(self.text))
        end = span.start + match.start() if match and match.start() else span.end
        return Span(span.start, end)

    def phrase(self, source: Source) -> Phrase | None:
        """The noun phrase that tells most about a source."""
        return self.at(self.label(source))

    def mention(self, saying: Saying) -> Span | None:
        """How a saying itself refers to its source."""
        return self.trimmed(hull(saying.attribution.source)) if saying.attribution.source else None

    @cached_property
    def anonymous(self) -> tuple[Source, ...]:
        """Sources that speak without a name, as if it had been agreed: officials, "sources".

        Spokespeople stand for a body, and people met on the way asked for nothing: both are
        unnamed, not anonymous, unless the article says that anonymity was agreed.
        """
        return tuple(source for source in self.analysis.sources if self._is_anonymous(source))

    def _is_anonymous(self, source: Source) -> bool:
        said = [
            s
            for s in self.said_by(source)
            if s.tells
            and not s.attribution.unsure
            and not self.only_describes(s)
            and not is_attitude(s)
        ]
        if not said or not reaches_reporter(self, said[0]) or not self.is_hidden(source):
            return False
        if speaks_openly(self, source):
            return False
        return not is_named(self, source, AT_ONCE | BELOW)

    def only_describes(self, saying: Saying) -> bool:
        """Whether what is said only tells who somebody is ("a gunman who expressed sympathy")."""
        item = saying.attribution
        if not item.source or not item.cue:
            return False
        whole = hull(item.source)
        behind = self.text[whole.end :][:8]
        within = _WHO_WITHIN.search(whole.of(self.text))
        clause = _WHO.match(behind) or (within and self.text[: whole.start].rstrip()[-1:] != ",")
        return item.source[-1].end <= item.cue[0].start and bool(clause)

    def is_hidden(self, source: Source) -> bool:
        """Whether a source is nameless, and neither spokesperson nor met on the way."""
        if not self.is_nameless(source) or self._is_member(source):
            return False
        if source.confidential or source.reason:
            return True
        phrase = self.phrase(source)
        return phrase is not None and self.is_insider(phrase)

    def is_nameless(self, source: Source) -> bool:
        """Whether a source is particular people without a name, as far as can be told.

        Whoever "he" or "the diplomat" is may have been named in words that were not understood.
        """
        if source.identification is not Identification.UNNAMED or source.unsure:
            return False
        if source.kind not in (Kind.PERSON, Kind.PEOPLE) or not source.mentions:
            return False
        phrase = self.phrase(source)
        if phrase is None or phrase.lemma in words("linting", "heads", "shares"):
            return False
        text = phrase.span.of(self.text)
        if _SHARE.search(text) or text.isupper() or _is_headlinese(phrase):
            return False
        if phrase.plural and (_THE_COUNTED.match(text) or _is_multitude(phrase)):
            return False
        if _is_company(phrase):
            return False
        if phrase.form is Form.PRONOUN or phrase.core.i != phrase.head.i:
            return bool(_PICKED.match(phrase.text))
        definite = phrase.determiner in ("the", "this", "that") or _is_owned(phrase)
        told = definite and not phrase.plural and not (source.confidential or source.reason)
        return not told and not self._has_name(source, phrase)

    def _has_name(self, source: Source, phrase: Phrase) -> bool:
        """Whether a name stands in apposition to a description, before it or behind."""
        core = phrase.core
        cues = [cue.start for saying in self.said_by(source) for cue in saying.attribution.cue]
        speaks = any(0 <= cue - phrase.span.end <= 2 for cue in cues)
        if core.dep_ == "appos" and core.head.ent_type_ == "PERSON" and not speaks:
            return True
        behind = phrase.span.of(self.text)[phrase.place(core) - phrase.span.start :]
        return bool(_NAME_BEHIND.search(behind))

    def _is_member(self, source: Source) -> bool:
        """Whether a source is only picked out of a group told before ("one of the officials")."""
        label = self.label(source)
        phrase = self.at(label)
        if phrase is None or not _MEMBER.match(label.of(self.text)):
            return False
        return phrase.lemma in self.text[: label.start].lower()

    def is_insider(self, phrase: Phrase) -> bool:
        """Whether a description is that of somebody who speaks about a house from within."""
        if phrase.form is Form.PRONOUN:
            return False
        met = words("linting", "heads", "bystanders") | words("linting", "heads", "spokespeople")
        met |= words("sources", "heads", "classes") - words("linting", "heads", "houses")
        met = (met - {"source", "people", "person"}) | _PASSING
        if any(t.lower_ == "media" for t in phrase.tokens):
            return False
        return not met & {phrase.lemma, phrase.lemma.removesuffix("s"), phrase.core.lower_}

    @cached_property
    def anonymous_ids(self) -> frozenset[str]:
        """The ids of anonymous sources."""
        return frozenset(source.id for source in self.anonymous)

    def is_anonymous(self, saying: Saying) -> bool:
        """Whether an anonymous source says this."""
        return bool(saying.source and saying.source.id in self.anonymous_ids)

    @cached_property
    def unheard(self) -> tuple[Phrase, ...]:
        """Nameless people who are told to speak where no attribution was found."""
        known = [span for source in self.analysis.sources for span in source.mentions]
        found = [phrase for sentence in self.sentences for phrase in self._tellers(sentence)]
        return tuple(
            phrase
            for phrase in found
            if not any(span.overlaps(phrase.span) for span in known) and self.own_voice(phrase.span)
        )

    def _tellers(self, sentence: Sentence) -> Iterator[Phrase]:
        """The descriptions of people within that a verb of speech has as its subject."""
        people = words("sources", "heads", "insiders") | {"source", "person", "people"}
        for token in sentence.tokens:
            if token.lemma_.lower() not in people or not _tells(token):
                continue
            tokens = [t for t in token.subtree if t.i >= token.left_edge.i]
            if tokens[0].lower_ in _ASKING:
                continue
            phrase = self.at(self.trimmed(sentence.cover(tokens)))
            if phrase and phrase.core.i == token.i and _is_new(phrase) and self.is_insider(phrase):
                yield phrase

    def content(self, saying: Saying) -> str:
        """The words that are attributed."""
        return " ".join(part.of(self.text) for part in saying.attribution.content)

    def content_tokens(self, saying: Saying) -> list[Token]:
        """The tokens of what is attributed."""
        key = saying.attribution.id
        if key not in self._contents:
            self._contents[key] = self._tokens_of(saying)
        return self._contents[key]

    def _tokens_of(self, saying: Saying) -> list[Token]:
        if not saying.attribution.content:
            return []
        whole = hull(saying.attribution.content)
        first, last = self.sentence(whole.start), self.sentence(whole.end - 1)
        return [
            token
            for sentence in self.sentences[first.number : last.number + 1]
            for token in sentence.within(saying.attribution.content)
        ]


_UNSAID = ("would", "will", "might", "may", "could", "should")


def _tells(token: Token) -> bool:
    """Whether a noun is what a verb of speech has as its subject, or "in the words of".

    The verb must have something said beside it: who "volunteered" or "responded" told nothing.
    """
    if token.dep_ == "nsubj":
        verb = token.head
        said = any(child.dep_ in ("ccomp", "parataxis") for child in (verb, *verb.children))
        said = said or verb.lemma_ == "tell" or any(t.is_quote for t in verb.sent)
        if any(child.dep_ == "aux" and child.lower_ in _UNSAID for child in verb.children):
            return False  # who could quote a price has told nothing yet
        return said and verb.lemma_.lower() in words("linting", "cues", "speech")
    if token.dep_ != "pobj" or token.head.lower_ != "of":
        return False
    above = token.head.head
    return above.lemma_.lower() == "word" and above.head.lower_ == "in"


def _is_new(phrase: Phrase) -> bool:
    """Whether a description brings in somebody ("a diplomat", "people who worked there")."""
    if phrase.plural:
        return phrase.determiner not in ("the", "these", "those", "their", "his", "her")
    return phrase.determiner in ("a", "an", "one", "another")


# No reporter agrees on anonymity with more people than this.
_MOST = 50


def _is_multitude(phrase: Phrase) -> bool:
    """Whether a description counts more people than one could speak with ("six million people")."""
    before = " ".join(t.text for t in phrase.tokens if t.i < phrase.core.i).lower()
    if _CROWD.search(before):
        return True
    counts = (int(number.replace(",", "")) for number in _COUNTED.findall(before))
    return any(count > _MOST for count in counts)


_CROWD = re.compile(r"\b(?:hundreds?|thousands?|millions?|billions?)\b")
_COUNTED = re.compile(r"(?<![\w'’-])\d[\d,]*(?![\w'’-])")


def _is_company(phrase: Phrase) -> bool:
    """Whether somebody named stands among those described ("Ola Berg and his allies")."""
    together = (phrase.core, *phrase.core.conjuncts)
    return len(together) > 1 and any(
        token.pos_ == "PROPN" and token.ent_type_ == "PERSON" for token in together
    )


def _is_owned(phrase: Phrase) -> bool:
    """Whether somebody is told as another's ("the mayor's former driver"): they are no secret."""
    return any(child.dep_ == "poss" for child in phrase.core.children)


def _is_headlinese(phrase: Phrase) -> bool:
    """Whether a headline speaks: "official says", without an article."""
    return phrase.text.lower() == "official" and not phrase.determiner


# Told of or heard from outside any house: nobody agreed on anonymity with them.
_PASSING = frozenset(
    ("gunman", "attacker", "shooter", "killer", "suspect", "commenter", "user", "candidate")
)
_THE_COUNTED = re.compile(r"the (?:two|three|four|five|six|seven)\b", re.IGNORECASE)
_MEMBER = re.compile(
    r"(?:one|two|three|some|several|both|each|another|either|neither|all|most) of (?:the|them|"
    r"these|those|his|her|their|its)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\s*(?:who|that)\b")
_WHO_WITHIN = re.compile(r"(?:^|\w )(?:who|that)$")
_SHARE = re.compile(
    r"\b(?:in 10|in ten|percent|per cent|voice-?over|thirds|half of|majority of|voters|"
    r"respondents?|caucus-?goers|polled|surveyed)\b|%",
    re.IGNORECASE,
)
# "We know how many people say so" asks for a number and tells of nobody.
_ASKING = ("how", "what", "which")
_FEWEST_BELOW, _LONG_HEADING = 3, 16
_PICKED = re.compile(
    r"(?:one|another|both|others|two|several|some|three|four|five|six|dozens|at least|more than|"
    r"an? (?:number|group|handful|couple|pair|trio|dozen))\b",
    re.IGNORECASE,
)
_NAME_BEHIND = re.compile(r"^[^,]*(?:, |: |— )(?:\w+ )?[A-Z][\w.]+ (?:[A-Z]\. )?[A-Z]\w+")
_AFTERTHOUGHT = re.compile(
    r",\s+(?:who|whose|which|speaking|citing|granted|asking|adding|insisting|requesting)\b"
)


@cache
def patterns(*keys: str) -> tuple[re.Pattern[str], ...]:
    """The regular expressions of one list of the rules' vocabulary."""
    value = table("linting")
    for key in keys:
        value = value[key]
    found = [value] if isinstance(value, str) else value
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in found)


_QUICK = re.compile(
    r"anonym|\bnam(?:e|ed|es)\b|identif|authori[sz]|background|confiden|permitted|allowed|cleared|"
    r"quoted|record|supposed|unauthori|authority|freely|candid|frank",
    re.IGNORECASE,
)


def _search(text: str, *keys: str) -> re.Match[str] | None:
    """The first match of the expressions for anonymity, which identify the sources too."""
    return next((m for m in (p.search(text) for p in _anonymity(*keys)) if m), None)


@cache
def _anonymity(*keys: str) -> tuple[re.Pattern[str], ...]:
    value = table("anonymity")
    for key in keys:
        value = value[key]
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in value)


def first(text: str, *keys: str) -> re.Match[str] | None:
    """The first match of any expression of a list."""
    found = [match for match in (p.search(text) for p in patterns(*keys)) if match]
    return min(found, key=lambda match: (match.start(), -match.end()), default=None)


def occurs(text: str, *keys: str) -> bool:
    """Whether any expression of a list matches: quicker than which one does first."""
    return any(pattern.search(text) for pattern in patterns(*keys))


def every(text: str, *keys: str) -> list[re.Match[str]]:
    """All matches of all expressions of a list, in the order of the text, none inside another."""
    found = sorted(
        (match for pattern in patterns(*keys) for match in pattern.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def shifted(match: re.Match[str], place: int, group: int | str = 0) -> Span:
    """Where a match stands in the article, if the text searched began at a place."""
    return Span(place + match.start(group), place + match.end(group))


def about(source: Source, span: Span, note: str, *said: Saying) -> Hit:
    """A remark on a source at one of its mentions."""
    told = tuple(saying.attribution.id for saying in said)
    return Hit((span,), note, source_id=source.id, attributions=told)

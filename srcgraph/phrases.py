"""Reads noun phrases off the parse: head, determiner, modifiers, names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from srcgraph.model import Span, Word
from srcgraph.nouns import is_of_a_person
from srcgraph.segment import Paragraph, Parsed
from srcgraph.vocabulary import keys_by_word, words

if TYPE_CHECKING:
    from spacy.tokens import Token


_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
# Some of many, also where the parser takes one of these for a singular.
SOME: Final = frozenset("all both few many most others several some those".split())
_SEVERAL: Final = SOME | {"people", "they", "we"}


class Form(Word):
    """How a mention refers to its source."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"


@dataclass(frozen=True)
class Phrase:
    """A noun phrase of the article: its place, its tokens and the one that carries the meaning.

    `head` is the syntactic head, `core` the noun that says who ("aides" in "one of her aides").
    """

    span: Span
    tokens: tuple[Token, ...]
    head: Token
    core: Token
    offset: int

    @property
    def lemma(self) -> str:
        """The lower-case lemma of the noun that says who, one for all forms of a role."""
        lemma = self.core.lemma_.lower()
        return role(lemma) if lemma else str(self.core.lower_)

    @property
    def form(self) -> Form:
        """Whether the phrase is a name, a pronoun or a description."""
        if self.core.pos_ == "PRON" or self.core.tag_ in ("PRP", "PRP$", "WP", "WDT", "WP$"):
            return Form.PRONOUN
        told = {self.lemma, self.lemma.removesuffix("s")}
        # "One U.S. Official" is one of many, however it is written, and so is "a super PAC".
        many = words("sources", "heads", "insiders") | words("sources", "heads", "bodies")
        if self.determiner in ("a", "an", "one") and told & many:
            return Form.NOMINAL
        if self.names_a_cause:
            return Form.NAME
        if told & words("sources", "heads", "classes") and not self._is_title:
            return Form.NOMINAL  # "Democrats", "Americans": a class, however it is spelt
        inside = self.core.text[:1].isupper() and not self.core.is_sent_start
        if self.core.pos_ == "PROPN" or (inside and self.core.tag_ == "NN"):
            return Form.NAME
        return Form.NOMINAL

    @property
    def names_a_cause(self) -> bool:
        """Whether people in capitals are a body by what they stand for ("Americans for Peace").

        "Lawyers for Mr. Lund" and "Republicans for Ohio" are people.
        """
        behind = self.core.doc[self.core.i + 1 : self.core.i + 3]
        inside = {token.i for token in self.tokens}
        told = {self.lemma, self.lemma.removesuffix("s")}
        if len(behind) < 2 or not {token.i for token in behind} <= inside:
            return False
        people = bool(told & words("sources", "heads", "classes")) or self.core.ent_type_ == "NORP"
        whole = self.core.ent_type_ == behind[1].ent_type_ == "ORG"
        title = any(behind[1].lower_ in words("sources", "titles", n) for n in _TITLES)
        return (
            (people or whole)
            and self.core.text[:1].isupper()
            and behind[0].lower_ in ("for", "against")
            and behind[1].text[:1].isupper()
            and (whole or behind[1].ent_type_ == "")
            and not title
        )

    @property
    def _is_title(self) -> bool:
        """Whether the noun ends the name of an outlet ("the Harbour Observer")."""
        before = any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in self.core.lefts)
        outlet = self.core.lower_ in words("sources", "names", "media")
        return bool(before and outlet and self.core.tag_ == "NNP")

    @property
    def text(self) -> str:
        """The phrase's words with single blanks."""
        return " ".join(token.text for token in self.tokens if not token.is_space)

    @property
    def determiner(self) -> str:
        """The first determiner, number or possessive before the head, or an empty string."""
        for token in self.tokens:
            if token.i >= self.head.i:
                break
            if token.pos_ in ("DET", "NUM") or token.tag_ in ("PRP$", "PDT", "DT", "CD"):
                return token.lower_
            if token.lower_ in words("sources", "determiners", "new"):
                return token.lower_
        return ""

    @property
    def lead(self) -> frozenset[str]:
        """Lower-case words before the noun that says who."""
        return frozenset(token.lower_ for token in self.tokens if token.i < self.core.i)

    @property
    def plural(self) -> bool:
        """Whether the phrase stands for more than one."""
        if not self.is_one and any(token.dep_ == "conj" for token in self.joined):
            return True
        return self.core.tag_ in ("NNS", "NNPS") or self.core.lower_ in _SEVERAL

    @property
    def joined(self) -> list[Token]:
        """The heads that "and" or "or" joins to this one, without the end of a firm's name."""
        ends = words("sources", "heads", "firm_ends")
        return [
            token
            for token in self.core.conjuncts
            if token.i > self.core.i
            and not (token.pos_ == "PROPN" and token.lower_.rstrip(".") in ends)
        ]

    @property
    def is_one(self) -> bool:
        """Whether roles joined by "and" under one article are one person's.

        "The former treasurer and party chairman", but not "the mother and father"; nor is "Orla's
        oil minister and port president Ana Ruiz" more than one, for both are her titles.
        """
        others = self.joined
        if self._are_titles(others):
            return True
        joined = (self.core, *others)
        return (
            bool(others)
            and self.determiner in ("the", "a", "an")
            and all(token.tag_ == "NN" and _is_role(token) for token in joined)
            and not any(child.dep_ == "det" for token in others for child in token.children)
        )

    def _are_titles(self, others: list[Token]) -> bool:
        """Whether a role without an article stands before "and", another role and a name."""
        bare = self.determiner == "" and self.core.tag_ == "NN" and _is_role(self.core)
        return (
            bare
            and len(others) == 1
            and others[0].pos_ == "PROPN"
            and any(child.tag_ == "NN" and _is_role(child) for child in others[0].lefts)
        )

    @property
    def is_by_age(self) -> bool:
        """Whether one person is told by age alone ("the 46-year-old")."""
        return re.search(r"\d\S* ?- ?year ?- ?old$", self.text) is not None

    @property
    def complement(self) -> frozenset[str]:
        """Lower-case lemmas of nouns and names in what follows the noun ("at the port")."""
        after = [
            child
            for child in self.core.children
            if child.i > self.core.i and child.dep_ in ("prep", "amod", "acl", "appos")
        ]
        inside = {token.i for token in self.tokens}
        return frozenset(
            token.lemma_.lower()
            for child in after
            for token in child.subtree
            if token.i in inside and token.pos_ in ("NOUN", "PROPN")
        )

    @property
    def called(self) -> str:
        """The name that a description gives in its own words ("the fund, called Borealis")."""
        naming = words("sources", "naming", "verbs")
        for token, following in pairwise(self.tokens):
            if token.lower_ in naming and token.i > self.core.i and following.pos_ == "PROPN":
                name = [following]
                while name[-1] is not self.tokens[-1] and name[-1].nbor().pos_ == "PROPN":
                    name.append(name[-1].nbor())
                return " ".join(part.text for part in name)
        return ""

    def place(self, token: Token) -> int:
        """Where a token of the phrase starts in the article."""
        return self.offset + int(token.idx)

    def cover(self, tokens: Iterable[Token]) -> Span:
        """The span from the first to the last of some tokens."""
        ordered = sorted(tokens, key=lambda token: int(token.i))
        return Span(self.place(ordered[0]), self.place(ordered[-1]) + len(ordered[-1]))


class Phrases:
    """Finds the noun phrase that stands at a span of an article."""

    def __init__(self, parsed: Parsed) -> None:
        self.text = parsed.article.text
        self.paragraphs = parsed.paragraphs
        self._starts = [paragraph.span.start for paragraph in parsed.paragraphs]

    def paragraph(self, place: int) -> Paragraph | None:
        """The paragraph that holds a place of the article."""
        number = bisect_right(self._starts, place) - 1
        if number < 0 or self.paragraphs[number].span.end <= place:
            return None
        return self.paragraphs[number]

    def at(self, span: Span) -> Phrase | None:
        """The phrase that a span covers, or None where no words of the body stand."""
        paragraph = self.paragraph(span.start)
        if paragraph is None:
            return None
        offset = paragraph.span.start
        end = min(span.end, paragraph.span.end) - offset
        covered = paragraph.doc.char_span(span.start - offset, end, alignment_mode="expand")
        tokens = tuple(token for token in covered or () if not token.is_space)
        worded = tuple(token for token in tokens if not token.is_punct)
        if not worded:
            return None
        head = _head(worded)
        return Phrase(span, tokens, head, _core(head, worded), offset)

    def whole(self, span: Span) -> Span:
        """A mention without what was cut short behind it.

        Prepositions and relative pronouns at its end hang in the air; of "several guests reporters
        tried to reach" the second noun belongs to the clause that speaks of the first.
        """
        phrase = self.at(span)
        if phrase is None:
            return span
        tokens = [token for token in phrase.tokens if not token.is_punct]
        clause = next(
            (n for n in range(1, len(tokens)) if _opens_clause(*tokens[n - 1 : n + 1])), 0
        )
        kept = tokens[:clause] if clause else tokens
        while len(kept) > 1 and (kept[-1].pos_ in _LINKS or kept[-1].tag_ in ("WDT", "WP")):
            kept = kept[:-1]
        return span if kept == tokens else phrase.cover(kept)

    def parts(self, phrase: Phrase) -> list[Phrase]:
        """The members of a compound ("the mayor and two aides"), or the phrase alone."""
        core = phrase.core
        if any(c.dep_ == "appos" and c.pos_ in ("NOUN", "PROPN") for c in core.children):
            return [phrase]  # "China, its ally and lifeline": the noun belongs to the apposition
        if phrase.is_one:
            return [phrase]
        others = [token for token in phrase.joined if token in phrase.tokens]
        if core.pos_ == "PROPN" and core.i + 1 < len(core.doc) and core.nbor().text == ",":
            others = [token for token in others if token.pos_ == "PROPN"]
        if not others:
            return [phrase]
        firsts = [phrase.tokens[0], *(token.left_edge for token in others)]
        ends = [phrase.place(token.left_edge) for token in others] + [phrase.span.end]
        spans = [
            Span(phrase.place(first), max(end, phrase.place(first) + 1))
            for first, end in zip(firsts, ends, strict=True)
        ]
        found = [self.at(Span(s.start, s.start + len(s.of(self.text).rstrip(" ,")))) for s in spans]
        return [part for part in found if part is not None]


_TITLES = ("male", "female", "other")
_LINKS = ("ADP", "CCONJ", "SCONJ", "DET", "AUX")


def _opens_clause(noun: Token, following: Token) -> bool:
    """Whether two plural nouns for people stand side by side: the second opens a clause."""
    plural = noun.tag_ == "NNS" and following.tag_ in ("NNS", "NNPS") and not noun.ent_type_
    return plural and _is_role_or_people(noun) and _is_role_or_people(following)


def _is_role_or_people(token: Token) -> bool:
    return token.lower_ in ("people", "men", "women") or _is_role(token)


def _head(tokens: tuple[Token, ...]) -> Token:
    """The token that the others hang from: its own governor stands outside the phrase."""
    inside = {token.i for token in tokens}
    roots = [token for token in tokens if token.head.i not in inside or token.head.i == token.i]
    how_many = words("sources", "determiners", "partitive")
    nouns = [token for token in roots if token.pos_ in _NOUNS or token.lower_ in how_many]
    # A headline's "Frustrated Parents Rally" may parse as adjectives and verbs: look further down.
    roots = nouns or [token for token in tokens if token.pos_ in _NOUNS][:1] or roots
    return max(roots, key=lambda token: (_size(token, inside), -token.i))


def _size(token: Token, inside: set[int]) -> int:
    return sum(1 for below in token.subtree if below.i in inside)


def _core(head: Token, tokens: tuple[Token, ...]) -> Token:
    """Follow "one of her aides" and "a group of diplomats" to the noun that says who."""
    how_many = words("sources", "determiners", "partitive")
    inside = {token.i for token in tokens}
    for _ in range(3):
        if head.lemma_.lower() not in how_many and head.pos_ != "NUM":
            return head
        of = [c for c in head.children if c.lower_ in ("of", "among") and c.i in inside]
        objects = [c for child in of for c in child.children if c.dep_ == "pobj" and c.i in inside]
        if not objects:
            return head
        head = objects[0]
    return head


def is_singular_person(phrase: Phrase) -> bool:
    """Whether a description is of one human being by office or trade.

    Not so officials, sources and relatives, who are told without being known.
    """
    unknown = any(
        phrase.lemma in words("sources", "heads", name)
        for name in ("insiders", "bare", "elliptical")
    )
    office = phrase.lemma in words("sources", "heads", "offices")
    role_alone = office or (_is_role(phrase.core) and not unknown)
    return not phrase.plural and (role_alone or phrase.is_by_age)


_NO_ROLES: Final = ("bodies", "documents", "media", "collectives")


def _is_role(token: Token) -> bool:
    """Whether a noun is an office, a rank or a trade of people, and no body or document."""
    lemma = role(token.lemma_.lower())
    lists = ("insiders", "classes", "offices")
    if lemma in _kin() or any(lemma in words("sources", "heads", name) for name in _NO_ROLES):
        return False
    # The tagger leaves the plural of some capitalised nouns as it is.
    forms = {lemma, lemma.removesuffix("s")}
    return any(forms & words("sources", "heads", n) for n in lists) or is_of_a_person(lemma)


def _kin() -> frozenset[str]:
    return words("sources", "heads", "family")


def role(word: str) -> str:
    """One word for all forms of a role ("chair" for "chairwoman"); other words stay as they are."""
    return next(iter(keys_by_word("sources", "roles").get(word, ())), word)


_POSSESSIVE = re.compile(r"['’]s?$")


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name, in lower case, without titles, suffixes and possessive ending."""
    known = frozenset(keys_by_word("sources", "titles"))
    plain = [_POSSESSIVE.sub("", word).strip("“”\"'‘’,()") for word in text.split()]
    plain = [word.replace("’", "'") for word in plain]
    plain = [word for word in plain if word and re.search(r"\w", word)]
    while len(plain) > 1 and plain[0].lower() in known:
        plain = plain[1:]
    while len(plain) > 1 and plain[-1].lower() in words("sources", "titles", "suffixes"):
        plain = plain[:-1]
    return tuple(word.lower() for word in plain)

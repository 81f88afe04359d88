"""Sources -> how much the reader is told about each: identification, kind, number, rung and fields.

Judged with the whole article in view by the conventions of docs/glossary.md. Everything told is
shown with its words; what is not told is None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from srcgraph.model import (
    FAMILIAR,
    Evidence,
    Identification,
    Kind,
    Number,
    Problem,
    ReasonClass,
    Rung,
    Source,
    Span,
    Speaker,
    Told,
)
from srcgraph.names import NameKind, Names, person_name
from srcgraph.nouns import Meaning, is_of_a_person, meaning
from srcgraph.phrases import SOME, Form, Phrase, name_words
from srcgraph.segment import Parsed
from srcgraph.vocabulary import given_names, table, words

if TYPE_CHECKING:
    from spacy.tokens import Token

# A group takes the level of its least identified part: this order, best first.
_BEST_FIRST = tuple(Identification)
# A formula speaks of a source at most this many characters before its sentence.
_FAR = 400
_WORDED = ("NOUN", "PROPN", "ADJ")
_EXAMPLES = re.compile(r"\b(?:including|such as|like|among them|led by)\b")


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What a source is, with the rule and the note that say why."""

    identification: Identification
    kind: Kind
    rule: str
    note: str


@dataclass(frozen=True, slots=True)
class _Withheld:
    """A place that says that a name is withheld, and why."""

    confidential: Told | None
    reason: Told | None
    reason_class: ReasonClass


def identify(parsed: Parsed, names: Names, speakers: tuple[Speaker, ...]) -> tuple[Source, ...]:
    """Judge for each source how far the reader is told who speaks."""
    judge = _Judge(parsed, names, speakers)
    verdicts = {speaker.id: judge.verdict(speaker) for speaker in speakers}
    unnamed = [
        speaker
        for speaker in speakers
        if verdicts[speaker.id].identification is Identification.UNNAMED
        or judge.has_given_name_only(speaker)
    ]
    withheld = judge.withheld(unnamed)
    return tuple(
        judge.source(speaker, verdicts[speaker.id], withheld.get(speaker.id))
        for speaker in speakers
    )


def unplaced(parsed: Parsed, names: Names, sources: tuple[Source, ...]) -> tuple[Problem, ...]:
    """The places that withhold the name of somebody to whom the article attributes nothing."""
    judge = _Judge(parsed, names)
    mentions = [
        span
        for source in sources
        if source.identification is Identification.UNNAMED or source.confidential
        for span in source.mentions
    ]
    message = "A name is withheld here, but of nobody to whom the article attributes anything."
    return tuple(
        Problem("identify", message, said.confidential.span)
        for sentence in judge.sentences
        if (said := judge.formula(sentence)) and said.confidential
        if not any(_is_near(span, said.confidential.span.start, sentence) for span in mentions)
    )


def _is_near(mention: Span, place: int, sentence: Span) -> bool:
    """Whether a formula may speak of a mention: in its sentence, or a little before it."""
    return sentence.overlaps(mention) or sentence.start - _FAR < mention.start < place


class _Judge:
    """Judges the sources of one article."""

    def __init__(self, parsed: Parsed, names: Names, speakers: Sequence[Speaker] = ()) -> None:
        self.text = parsed.article.text
        self.speakers = speakers
        self.phrases = names.phrases
        self.names = names
        self.sentences = [
            Span(p.span.start + s.start_char, p.span.start + s.end_char)
            for p in parsed.paragraphs
            for s in p.doc.sents
            if s.end_char > s.start_char
        ]

    def source(self, speaker: Speaker, verdict: _Verdict, withheld: _Withheld | None) -> Source:
        """One source with everything that the article tells about it."""
        phrase = self._phrase(speaker)
        unnamed = verdict.identification is Identification.UNNAMED
        person = verdict.kind in (Kind.PERSON, Kind.PEOPLE)
        position = self._position(speaker) if person else None
        interest = self._interest(speaker) if person else None
        affiliation = self._affiliation(speaker) if person else None
        access = self._access(speaker) if unnamed else None
        return Source(
            id=speaker.id,
            label=_label(speaker.label.of(self.text)),
            kind=verdict.kind,
            identification=verdict.identification,
            number=_number(phrase, verdict),
            mentions=speaker.mentions,
            attributions=speaker.attributions,
            evidence=(
                Evidence(f"identify.{verdict.rule}", speaker.label, verdict.note),
                *speaker.evidence,
                *(self._familiar(speaker, access) if unnamed else ()),
            ),
            rung=_rung(phrase, position, affiliation, access) if unnamed and phrase else None,
            counted=_counted(phrase) if phrase else None,
            position=position,
            affiliation=affiliation,
            access=access,
            interest=interest,
            reason=withheld.reason if withheld else None,
            reason_class=withheld.reason_class if withheld else None,
            confidential=withheld.confidential if withheld else None,
            members=speaker.members,
            unsure=speaker.unsure,
        )

    def _fixed_referent(self, phrase: Phrase) -> str | None:
        """The office that a country's press means by a label, where the article is of there."""
        plain = " ".join(phrase.text.lower().split())
        for office, label in table("labels").items():
            if re.search(rf"\b{label['words']}\b", plain) and label["country"] in self.text:
                return office
        return None

    def _group(self, speaker: Speaker, phrase: Phrase) -> Phrase | None:
        """The group that "one of them" or "another" belongs to."""
        others = (self.phrases.at(span) for span in speaker.described if span != speaker.label)
        points_back = phrase.form is Form.PRONOUN and phrase.core.i != phrase.head.i
        if points_back or phrase.lemma in words("sources", "heads", "elliptical"):
            return next((other for other in others if other is not None), None)
        return None

    def has_given_name_only(self, speaker: Speaker) -> bool:
        """Whether a person is told by a given name alone, the rest withheld."""
        given = given_names()
        return bool(speaker.name and speaker.name.of(self.text).lower() in given)

    def _phrase(self, speaker: Speaker) -> Phrase | None:
        return self.phrases.at(speaker.label)

    # ---------------------------------------------------------------- verdict

    def verdict(self, speaker: Speaker) -> _Verdict:
        """How far the reader is told who this is, by the first case that holds."""
        if speaker.name:
            return _Verdict(
                Identification.NAMED, Kind.PERSON, "named", "the article gives this person's name"
            )
        phrase = self._phrase(speaker)
        if phrase is None:
            return _unknown()
        office = self._fixed_referent(phrase)
        if office:
            note = f"by convention of that country's press, {office}"
            return _Verdict(Identification.IDENTIFIABLE, Kind.PERSON, "fixed-label", note)
        group = None if _is_share(phrase) else self._group(speaker, phrase)
        if group is not None:
            return _unnamed(phrase, f"of “{group.text}”, not named")
        # "A group of Republicans and Democrats": what is counted is the whole.
        parts = [phrase] if _is_particular(phrase) else self.phrases.parts(phrase)
        verdicts = self._each(parts)
        worst = max(verdicts, key=lambda verdict: _BEST_FIRST.index(verdict.identification))
        together = len(parts) > 1 or (
            phrase.plural and worst.identification is Identification.NAMED
        )
        if together and worst.kind is Kind.PERSON:
            return _Verdict(worst.identification, Kind.PEOPLE, worst.rule, worst.note)
        return worst

    def _each(self, parts: list[Phrase]) -> list[_Verdict]:
        """What is told of each of several who speak together.

        "He and Ruiz": "he" is whoever was told of last; that he has a name is told there.
        """
        known = [p for p in parts if p.core.lower_ not in ("he", "she") or not self._is_named(p)]
        return [self._one(part) for part in known or parts]

    def _is_named(self, pronoun: Phrase) -> bool:
        """Whether the last person told of before a pronoun has a name."""
        place = pronoun.span.start
        before = [
            (mention.end, speaker.name is not None)
            for speaker in self.speakers
            for mention in speaker.mentions
            if mention.end <= place
        ]
        return max(before, default=(0, False))[1]

    def _one(self, phrase: Phrase) -> _Verdict:
        if person_name(phrase, self.names):
            return _Verdict(Identification.NAMED, Kind.PERSON, "named", "a person's name")
        if _is_share(phrase):
            return _generic("a share of people, none of them told")
        if phrase.lemma in _SEVERAL:
            return _of_number(phrase)
        if phrase.form is Form.PRONOUN or phrase.lemma in _OPEN_PRONOUNS:
            return _of_pronoun(phrase)
        examples = self._examples(phrase)
        if examples is not None:
            return examples
        if _is_documents_voice(phrase):
            note = f"“{phrase.core.text}” speaks what is written there"
            return _Verdict(Identification.DOCUMENT, Kind.DOCUMENT, "narrator", note)
        if self._is_outlets_report(phrase):
            return _body("an outlet's report is the outlet", Kind.MEDIA)
        if phrase.form is Form.NAME and not _party_or_people(phrase):
            return self._of_name(phrase)
        return _of_noun(phrase)

    def _examples(self, phrase: Phrase) -> _Verdict | None:
        """CASE: a class is illustrated by names in the same mention."""
        match = _EXAMPLES.search(phrase.span.of(self.text))
        if match is None or not phrase.plural or phrase.form is Form.NAME:
            return None
        place = phrase.span.start + match.start()
        names = [t for t in phrase.tokens if phrase.place(t) > place and t.pos_ == "PROPN"]
        if not names:
            return None
        kinds = [self.names.kind(name_words(t.text)) for t in names if name_words(t.text)]
        if NameKind.PERSON in kinds:
            return _Verdict(
                Identification.NAMED, Kind.PEOPLE, "named-examples", "names stand for the class"
            )
        return _body("names of bodies stand for the class")

    def _is_outlets_report(self, phrase: Phrase) -> bool:
        """Whether a report or story is told to be an outlet's own."""
        if phrase.lemma not in words("sources", "heads", "reporting"):
            return False
        owners = [t for t in phrase.tokens if t.dep_ == "poss" or t.head.lower_ in ("by", "in")]
        media = words("sources", "names", "media")
        return any(
            t.pos_ == "PROPN"
            and (t.lower_ in media or self.names.kind((t.lower_,)) is NameKind.MEDIA)
            for t in owners
        )

    def _of_name(self, phrase: Phrase) -> _Verdict:
        """CASE: a proper name that is not a person's found elsewhere in the article."""
        kind = self.names.kind(self.names.body_key(phrase))
        media = phrase.core.lower_ in words("sources", "names", "media")
        if phrase.core.lower_ in words("sources", "heads", "documents") and not media:
            return _document(phrase)
        if phrase.names_a_cause:
            return _body("people in capitals, by what they stand for")
        if phrase.lemma in words("sources", "heads", "offices") and not _is_lone(phrase):
            return _Verdict(
                Identification.IDENTIFIABLE, Kind.PERSON, "office", "an office one person holds"
            )
        if kind is NameKind.PERSON and not media:
            return _Verdict(Identification.NAMED, Kind.PERSON, "named", "a person's name")
        if not media and self._is_family(phrase):
            note = "the family of somebody with a name"
            return _Verdict(Identification.IDENTIFIABLE, Kind.PEOPLE, "family", note)
        return _Verdict(
            Identification.ORGANIZATION,
            Kind.MEDIA if media or kind is NameKind.MEDIA else Kind.ORGANIZATION,
            "body-name",
            "the name of a body, an outlet or a state",
        )

    def _is_family(self, phrase: Phrase) -> bool:
        """Whether "the Lunds" are those of somebody's surname, and no team and no firm."""
        plain = [token for token in phrase.tokens if not token.is_punct]
        if len(plain) != 2 or plain[0].lower_ != "the":
            return False
        name = phrase.core.lower_
        short = (
            name[:-2] if name.endswith(("ses", "zes", "xes", "ches")) else name.removesuffix("s")
        )
        return name != short and (short,) in self.names.surnames

    # ---------------------------------------------------------------- details

    def _descriptions(self, speaker: Speaker) -> list[Phrase]:
        spans = dict.fromkeys((speaker.label, *speaker.described))
        return [p for p in (self.phrases.at(span) for span in spans) if p is not None]

    def _position(self, speaker: Speaker) -> Told | None:
        """The rank, job, function or relation that is told."""
        idle = words("sources", "heads", "bare") | {"source", "people"}
        for phrase in self._descriptions(speaker):
            core = phrase.core
            named_office = core.pos_ == "PROPN" and _in(phrase, "offices", "insiders")
            if (core.pos_ == "NOUN" or named_office) and phrase.lemma not in idle:
                return Told(_with_modifiers(phrase, core), "identify.position")
        return None

    def _affiliation(self, speaker: Speaker) -> Told | None:
        """The body, party, side or level of government that the source belongs to."""
        for phrase in self._descriptions(speaker):
            if _is_past(phrase):
                continue  # "a former Observer correspondent" belongs to the Observer no more
            level = _level(phrase)
            if level is not None:
                return Told(level, "identify.affiliation")
            found = next((t for t in phrase.tokens if self._is_house(speaker, phrase, t)), None)
            if found is not None:
                return Told(_with_modifiers(phrase, found), "identify.affiliation")
            core = phrase.core
            if speaker.name and core.ent_type_ == "NORP" and not _is_in(phrase, core, speaker):
                return Told(phrase.cover((core,)), "identify.affiliation")  # "Democrat of Ohio"
        return self._house_behind(speaker)

    def _house_behind(self, speaker: Speaker) -> Told | None:
        """The house right behind a person's name ("Ward Falk of the Nordic Policy Institute")."""
        for mention in speaker.mentions if speaker.name else ():
            phrase = self.phrases.at(mention)
            name = phrase.head if phrase and phrase.form is Form.NAME else None
            for preposition in name.rights if name is not None else ():
                if preposition.dep_ != "prep" or preposition.lower_ not in _BELONGING:
                    continue
                house = next((t for t in preposition.children if t.dep_ == "pobj"), None)
                if phrase and house is not None and house.ent_type_ == "ORG":
                    end = phrase.place(house) + len(house)
                    whole = self.phrases.at(Span(phrase.place(house.left_edge), end))
                    assert whole is not None  # it holds the house itself
                    return Told(_with_modifiers(whole, house), "identify.affiliation")
        return None

    def _is_house(self, speaker: Speaker, phrase: Phrase, token: Token) -> bool:
        """Whether a word of a description names where the source belongs."""
        place = phrase.place(token)
        known = _how_they_know(phrase, self.text)
        if known and known.start <= place < known.end:
            return False
        if token.i == phrase.core.i or (speaker.name and _is_in(phrase, token, speaker)):
            return False
        if self._is_example(phrase, token) or _is_against(phrase, token):
            return False
        body = token.lemma_.lower() in _body_nouns() and token.pos_ in ("NOUN", "PROPN")
        named = token.ent_type_ in ("ORG", "NORP", "GPE") and token.pos_ in _WORDED
        if named and token.ent_type_ == "GPE" and not _is_served(phrase, token):
            return False
        if token.head.lower_ == "based":
            return False  # where somebody lives, whatever the parser takes the town for
        same_name = named and token.head.ent_type_ == token.ent_type_
        if same_name and token.dep_ in ("compound", "amod"):
            return False  # "Foreign" of "Foreign Ministry": the whole name comes with its head
        return body or named

    def _is_example(self, phrase: Phrase, token: Token) -> bool:
        """Whether a word stands among the names that illustrate a class."""
        match = _EXAMPLES.search(phrase.span.of(self.text))
        return match is not None and phrase.place(token) > phrase.span.start + match.start()

    def _access(self, speaker: Speaker) -> Told | None:
        """How the source knows: "briefed on", "who attended"."""
        return self._beside(speaker, _patterns("access", "patterns"), "identify.access")

    def _familiar(self, speaker: Speaker, access: Told | None) -> tuple[Evidence, ...]:
        """The words that tell only that a source knows, and not how ("familiar with it")."""
        told = access or self._beside(speaker, _patterns("access", "familiar"), FAMILIAR)
        if told is None or not is_vague(told.span.of(self.text)):
            return ()
        return (Evidence(FAMILIAR, told.span, "says that they know, but not how"),)

    def _beside(
        self, speaker: Speaker, patterns: Iterable[re.Pattern[str]], rule: str
    ) -> Told | None:
        """The first words of a pattern in a mention or just behind it, in its sentence."""
        for mention in speaker.mentions:
            sentence = self._sentence(mention.start)
            window = Span(mention.start, min(max(mention.end + 90, mention.end), sentence.end))
            for pattern in patterns:
                match = pattern.search(window.of(self.text))
                if match and match.start() <= mention.end - mention.start + 3:
                    start, end = mention.start + match.start(), mention.start + match.end()
                    if start < mention.end:  # what follows the mention is the verb, not the access
                        end = min(end, mention.end)
                    return Told(_stripped(Span(start, end), self.text), rule)
        return None

    def _interest(self, speaker: Speaker) -> Told | None:
        """What the source stands to gain or lose: "who owns shares in"."""
        for phrase in self._descriptions(speaker):
            sentence = self._sentence(phrase.span.start)
            window = Span(phrase.span.start, max(sentence.end, phrase.span.end))
            found = _first(_patterns("interest"), window.of(self.text))
            if found and found.start() <= phrase.span.end - phrase.span.start + 3:
                return _told(found, window.start, "identify.interest")
        return None

    def _sentence(self, place: int) -> Span:
        number = bisect_right(self.sentences, place, key=lambda span: span.start) - 1
        return self.sentences[max(number, 0)]

    # --------------------------------------------------------------- withheld

    def withheld(self, unnamed: list[Speaker]) -> dict[str, _Withheld]:
        """For each unnamed source, the place that says that and why its name is withheld."""
        found: dict[str, _Withheld] = {}
        for sentence in self.sentences:
            said = self.formula(sentence)
            if said is None:
                continue
            speaker = self._whose(said, sentence, unnamed)
            if speaker and speaker.id not in found:
                found[speaker.id] = said
        return found

    def formula(self, sentence: Span) -> _Withheld | None:
        """The words of a sentence that withhold a name, and the reason they give."""
        text = sentence.of(self.text)
        formula = _first(_patterns("confidential"), text)
        if formula is None:
            alone = _ROTE_ALONE.search(text)
            told = _told(alone, sentence.start, "identify.reason")
            return _Withheld(None, told, ReasonClass.ROTE) if told else None
        confidential = _told(formula, sentence.start, "identify.confidential")
        for start, end in _reason_windows(text, formula):
            for name, reason_class in _REASONS:
                found = _first(_patterns("reasons", name), text[start:end])
                reason = _told(found, sentence.start + start, "identify.reason")
                if reason:
                    return _Withheld(confidential, reason, reason_class)
        return _Withheld(confidential, None, ReasonClass.CONDITION)

    def _whose(self, said: _Withheld, sentence: Span, unnamed: list[Speaker]) -> Speaker | None:
        """The unnamed source that a formula speaks of: in its sentence, else just before it."""
        told = said.confidential or said.reason
        if told is None:
            return None
        place = told.span.start
        near = [
            (abs(place - span.start) + (200 if span.start > place else 0), number, speaker)
            for number, speaker in enumerate(unnamed)
            for span in speaker.mentions
            if _is_near(span, place, sentence)
        ]
        return min(near)[2] if near else None


def is_vague(access: str) -> bool:
    """Whether words tell only that somebody knows, and nothing of how ("with knowledge of")."""
    return any(
        re.search(pattern, access, re.I) for pattern in table("anonymity")["access"]["vague"]
    )


def _body_nouns() -> frozenset[str]:
    return words("sources", "heads", "bodies") | words("sources", "names", "organization")


def _level(phrase: Phrase) -> Span | None:
    """The level of government before a noun ("federal and state officials"), all of it."""
    levels = words("sources", "heads", "levels")
    found = [t for t in phrase.tokens if t.i < phrase.core.i and t.lower_ in levels]
    direct = [t for t in found if t.head.i == phrase.core.i or t.head in found]
    return phrase.cover(direct) if direct and _in(phrase, "insiders") else None


def _is_past(phrase: Phrase) -> bool:
    """Whether a role is told to be over ("a former official of the bank", "the ex-chairman")."""
    past = words("sources", "heads", "past")
    return any(
        token.lower_.partition("-")[0] in past and token.head.i in (phrase.core.i, token.i + 1)
        for token in phrase.tokens
        if token.i < phrase.core.i
    )


def _is_against(phrase: Phrase, token: Token) -> bool:
    """Whether a word tells what critics or opponents are against; a party is still theirs."""
    return _in(phrase, "against") and not (token.i < phrase.core.i and token.ent_type_ == "NORP")


# Between a person's name and the house that they belong to.
_BELONGING = ("of", "at", "from", "with")


def _is_served(phrase: Phrase, token: Token) -> bool:
    """Whether a state or town is what an office or official serves, not where somebody lives."""
    if phrase.core.ent_type_ == "NORP":
        return False
    if token.i < phrase.core.i:
        return token.head.i == phrase.core.i and _in(phrase, "insiders", "offices")
    preposition = token.head
    tied = ("of", "for", "from") if _in(phrase, "offices") else ("of", "for")
    return preposition.lower_ in tied and preposition.head.i == phrase.core.i


_AFTERTHOUGHT = re.compile(
    r",\s+(?:who|whose|which|speaking|citing|granted|asking|adding)\b|"
    r",?\s+for (?:his|her|its|their) parts?\b"
)


def _label(mention: str) -> str:
    """The words of a mention in one line, without an afterthought in a clause of its own."""
    plain = " ".join(mention.split())
    return _AFTERTHOUGHT.split(plain)[0].strip(',;:"”“ ')


def _with_modifiers(phrase: Phrase, token: Token) -> Span:
    """A noun with what modifies it, without determiners, numbers and praise before it."""
    idle = _determiners("several", "vague")
    before = [
        left
        for left in token.lefts
        if left.dep_ in ("amod", "compound", "poss", "nmod") and left.lower_ not in idle
    ]
    tokens = [t for left in before for t in left.subtree if t in phrase.tokens]
    tokens = [t for t in tokens if t.dep_ != "det" or t.i > min(x.i for x in tokens)]
    return phrase.cover((*tokens, token))


def _how_they_know(phrase: Phrase, text: str) -> Span | None:
    """The words that tell how a source knows; a body named in them is not the source's own."""
    mention = phrase.span.of(text)
    for keys in (("access", "patterns"), ("access", "familiar")):
        match = _first(_patterns(*keys), mention)
        if match:
            return Span(phrase.span.start + match.start(), phrase.span.start + match.end())
    return None


def _is_in(phrase: Phrase, token: Token, speaker: Speaker) -> bool:
    place = phrase.place(token)
    return bool(speaker.name and speaker.name.start <= place < speaker.name.end)


def _stripped(span: Span, text: str) -> Span:
    found = span.of(text)
    left = len(found) - len(found.lstrip())
    return Span(span.start + left, span.start + left + len(found.strip()))


# --------------------------------------------------------------------- nouns

_SHARES = ("percent", "percentage", "plurality")
_MULTIPLES = ("dozen", "score", "hundred", "thousand", "million")
_OPEN_PRONOUNS = frozenset(
    "some many most more few others everyone everybody nobody anyone someone somebody none all "
    "several those you one".split()
)

_SEVERAL = frozenset(("both", "two", "three", "four"))


def _of_number(phrase: Phrase) -> _Verdict:
    """CASE: "both", "the two": people, unless documents are the several told of last."""
    before = reversed(phrase.core.doc[: phrase.tokens[0].i])
    last = next((t for t in before if t.tag_ in ("NNS", "NNPS")), None)
    if last is not None and last.lemma_.lower() in words("sources", "heads", "documents"):
        return _document(phrase)
    return replace(_unknown(), kind=Kind.PEOPLE)


def _unknown() -> _Verdict:
    return _Verdict(
        Identification.UNNAMED, Kind.PERSON, "unknown", "nobody before it fits; not identified"
    )


def _of_pronoun(phrase: Phrase) -> _Verdict:
    """CASE: a pronoun for which nobody was found, or one for an open class."""
    if phrase.core.lower_ in words("sources", "heads", "writer"):
        return _Verdict(Identification.IDENTIFIABLE, Kind.PERSON, "writer", "whoever writes here")
    if phrase.core.lower_ in words("sources", "heads", "outlet"):
        return _body("the outlet that publishes the article", Kind.MEDIA)
    if phrase.lemma in _OPEN_PRONOUNS or phrase.core.lower_ in _OPEN_PRONOUNS:
        return _generic("an open class without a name")
    if phrase.core.lower_ in ("it", "this", "that", "which", "these"):
        return _document(phrase)
    return _unknown()


def _generic(note: str) -> _Verdict:
    return _Verdict(Identification.GENERIC, Kind.PUBLIC, "class", note)


def _document(phrase: Phrase) -> _Verdict:
    return _Verdict(
        Identification.DOCUMENT, Kind.DOCUMENT, "document", f"“{phrase.core.text}” is a document"
    )


def _body(note: str, kind: Kind = Kind.ORGANIZATION) -> _Verdict:
    return _Verdict(Identification.ORGANIZATION, kind, "body", note)


def _unnamed(phrase: Phrase, note: str) -> _Verdict:
    person = is_of_a_person(phrase.lemma) and not _in(phrase, "bodies")
    one_of_them = phrase.head.lower_ == "one" and phrase.head != phrase.core and person
    kind = Kind.PEOPLE if phrase.plural and not one_of_them else Kind.PERSON
    return _Verdict(Identification.UNNAMED, kind, "unnamed", note)


def _in(phrase: Phrase, *lists: str) -> bool:
    # The tagger leaves the plural of some capitalised nouns as it is.
    forms = {phrase.lemma, phrase.core.lower_, phrase.core.lower_.removesuffix("s")}
    return any(forms & words("sources", "heads", name) for name in lists)


def _of_noun(phrase: Phrase) -> _Verdict:
    """What a description without a name stands for, by its head noun and determiner."""
    if phrase.lead & {"which", "what", "whatever", "whichever"}:
        return _generic("a question word tells nobody")
    if phrase.lemma in _SHARES:
        return _generic("a share of people, none of them told")
    if body := _named_beside(phrase):
        return _body(f"“{_with_compounds(body)}” is a body, told by what it is for another")
    particular = _is_particular(phrase)
    # CASE 1: people who speak about their own house.
    known = phrase.lemma in ("source", "person", "people", "individual", "man", "woman")
    praised = phrase.lemma == "figure" and phrase.lead & words(
        "sources", "heads", "self_certifying"
    )
    if _in(phrase, "insiders") or known or praised:
        return _insider(phrase, particular)
    # CASE 2: police, prosecutors, "the government".
    if _in(phrase, "authorities"):
        if particular and not phrase.plural and is_of_a_person(phrase.lemma):
            return _unnamed(phrase, "one of those who speak as one body, not named")
        return _body("authorities speak as one body")
    # CASE 3: relations and offices that only one person holds.
    if _is_unique(phrase):
        kind = Kind.PEOPLE if phrase.plural else Kind.PERSON
        return _Verdict(
            Identification.IDENTIFIABLE, kind, "office", "a role or relation that one person holds"
        )
    # CASE 4: people at a body speak about their own house.
    if _in(phrase, "classes") and phrase.plural and _works_at(phrase):
        return _unnamed(phrase, "people of one house, not named")
    # CASE 5: parties, professions, the public.
    if not phrase.plural and _in(phrase, "collectives"):
        if _in(phrase, "bodies"):
            return _body("a party speaks as one")
        return _generic("people at large, told as one")
    if _in(phrase, "classes", "offices", "family") or _party_or_people(phrase):
        if particular or _is_headlines(phrase):
            return _unnamed(phrase, "particular people, not named")
        return _told_as_one(phrase) or _generic(f"“{phrase.core.text}” is an open class")
    return _thing(phrase, particular)


def _with_compounds(token: Token) -> str:
    """A name with the words before it that belong to it."""
    first = min((c.i for c in token.lefts if c.dep_ == "compound"), default=token.i)
    return str(token.doc[first : token.i + 1].text)


def _named_beside(phrase: Phrase) -> Token | None:
    """The body that a noun in the singular is explained by: "its auditor, Norvik Partners"."""
    if phrase.plural or _in(phrase, "media", "bodies", "documents", "authorities"):
        return None  # the noun itself tells what kind of body it is
    beside = (child for child in phrase.core.rights if child.dep_ == "appos")
    return next((c for c in beside if c.pos_ == "PROPN" and c.ent_type_ == "ORG"), None)


def _told_as_one(phrase: Phrase) -> _Verdict | None:
    """CASE: one definite person ("the retired pilot") or pair is never an open class."""
    if phrase.plural:
        pair = phrase.determiner == "both" and not any(phrase.core.conjuncts)
        return _pair() if pair else None
    if phrase.determiner not in words("sources", "determiners", "definite"):
        return None
    if any(_is_of_any(child) for child in phrase.core.children):
        return _unnamed(phrase, "of a body that is not told")
    described = phrase.complement or any(
        _places(token) and token.dep_ in ("amod", "compound", "nmod") for token in phrase.core.lefts
    )
    if described:
        note = "one person, described but not named"
        return _Verdict(Identification.IDENTIFIABLE, Kind.PERSON, "described", note)
    return _unnamed(phrase, "one particular person, not named")


def _pair() -> _Verdict:
    note = "the two who were just told of"
    return _Verdict(Identification.IDENTIFIABLE, Kind.PEOPLE, "pair", note)


def _insider(phrase: Phrase, particular: bool) -> _Verdict:
    bare_people = phrase.lemma in ("people", "person", "individual", "man", "woman")
    if bare_people and phrase.plural and not particular and not _has_clause(phrase):
        return _generic("people at large")
    return _unnamed(phrase, f"“{phrase.core.text}” without a name")


def _has_clause(phrase: Phrase) -> bool:
    return bool(
        _first(_patterns("access", "patterns"), phrase.text)
        or _first(_patterns("access", "familiar"), phrase.text)
    )


def _thing(phrase: Phrase, particular: bool) -> _Verdict:
    """CASES 6-9: documents, outlets, bodies, and nouns that stand in no list."""
    if _is_figure(phrase):
        return _generic("people of note, none of them told") if phrase.plural else _lone(phrase)
    if phrase.is_by_age or (_in(phrase, "documents") and phrase.lead & _past()):
        return _lone(phrase)  # "the 46-year-old", "the former model"
    if _in(phrase, "documents"):
        return _document(phrase)
    if _in(phrase, "media"):
        return _body("an outlet", Kind.MEDIA)
    if particular and _is_maker(phrase):
        return _unnamed(phrase, "a person who makes what no firm does, not named")
    if _in(phrase, "bodies"):
        return _of_body(phrase)
    if _in(phrase, "devices"):
        return _document(phrase)
    if phrase.core.tag_ == "CD":
        return _generic("a number of people, none of them told")
    if is_of_a_person(phrase.lemma) or phrase.core.ent_type_ == "NORP":
        if particular:
            return _unnamed(phrase, "a person, not named")
        return _told_as_one(phrase) or _generic("an open class")
    return _by_meaning(phrase)


def _is_headlines(phrase: Phrase) -> bool:
    """Whether one person is told without an article, as headlines do ("Iowa lawmaker says")."""
    bare = phrase.determiner == "" and phrase.core.tag_ in ("NN", "NNP")
    owned = any(child.dep_ == "poss" for child in phrase.core.lefts)
    return bare and not owned and is_of_a_person(phrase.lemma)


def _lone(phrase: Phrase) -> _Verdict:
    return _told_as_one(phrase) or _unnamed(phrase, "a person, not named")


def _past() -> frozenset[str]:
    return words("sources", "heads", "past")


def _is_figure(phrase: Phrase) -> bool:
    """Whether figures are people ("establishment figures"), and no numbers."""
    return phrase.lemma == "figure" and bool(phrase.lead & words("sources", "heads", "figures"))


def _by_meaning(phrase: Phrase) -> _Verdict:
    """CASE 9: what the dictionary says that a noun stands for; nobody is made up for a thing."""
    told = f"“{phrase.core.text}”"
    known = meaning(phrase.lemma)
    if _in(phrase, "pairs"):
        definite = phrase.determiner in words("sources", "determiners", "definite")
        return _pair() if definite else replace(_unknown(), kind=Kind.PEOPLE)
    if known is Meaning.SHARE:
        return _generic(f"{told} is a share of all, none of them told")
    if known is Meaning.PEOPLE:
        return _generic(f"{told} are people together, none of them told")
    if known is Meaning.PLACE and not phrase.plural:
        return _body(f"{told} is a place, and speaks for whoever governs it")
    if known is Meaning.PLACE:
        return _generic(f"{told} are places, none of them told")
    if known is Meaning.BODY:
        return _of_body(phrase)
    return _document(phrase) if known or not phrase.plural else _generic("an open class")


def _of_body(phrase: Phrase) -> _Verdict:
    definite = phrase.determiner in words("sources", "determiners", "definite")
    several = phrase.plural and not definite
    return _generic("bodies at large") if several else _body("a body speaks")


def _is_maker(phrase: Phrase) -> bool:
    """Whether somebody makes what no factory does ("a policy maker"), or has a rank at a firm."""
    if phrase.lemma != "maker":
        return False
    ranked = phrase.lead & words("sources", "opening", "ranks")
    of_firms = bool(ranked and phrase.lead & words("sources", "makers", "firms"))
    return of_firms or bool(phrase.lead & words("sources", "makers", "people"))


def _party_or_people(phrase: Phrase) -> bool:
    """Whether a name is that of a party's or nation's people ("Democrats", "Americans")."""
    if phrase.form is not Form.NAME and phrase.lemma in words("sources", "heads", "classes"):
        return True
    if phrase.names_a_cause:
        return False
    return phrase.core.tag_ == "NNPS" and phrase.core.ent_type_ in ("NORP", "")


def _is_particular(phrase: Phrase) -> bool:
    """Whether a number, "a" or "one", or how they know makes them particular people."""
    lead = phrase.lead
    if not phrase.plural:
        return phrase.determiner in ("a", "an", "one", "another") or bool(lead & {"one", "another"})
    if _is_share(phrase):
        return False
    counted = _determiners("counted", "several")
    vague = {"number", "variety", "array"}
    number = any(_counts(token, phrase) for token in phrase.tokens)
    if (number or lead & counted) and not lead & vague:
        return True
    return _first(_patterns("access", "patterns"), phrase.text) is not None


def _is_share(phrase: Phrase) -> bool:
    """Whether people are told as a share of all: they answered a poll, and no reporter.

    "Half of the aides" and "half of the people briefed" are particular people.
    """
    if _matches("percent", phrase.text):
        return True
    particular = _in(phrase, "insiders") or _has_clause(phrase)
    return not particular and _matches("fractions", phrase.text)


def _matches(name: str, text: str) -> bool:
    return re.match(_share(name), text, re.IGNORECASE) is not None


@cache
def _share(name: str) -> str:
    """The pattern of a share: words that only round it, and the figure."""
    around, figure = words("sources", "shares", "around"), table("sources")["shares"][name]
    return rf"(?:(?:{'|'.join(sorted(around))}) ){{0,4}}{figure}"


def _works_at(phrase: Phrase) -> bool:
    """Whether people are told as those of one body ("forecasters at the weather office")."""
    bodies = words("sources", "heads", "bodies") | words("sources", "names", "organization")
    return any(
        child.lower_ == "at" and (goal.lemma_.lower() in bodies or goal.ent_type_ == "ORG")
        for child in phrase.core.children
        for goal in child.children
        if goal.dep_ == "pobj"
    )


def _is_unique(phrase: Phrase) -> bool:
    """Whether a role or relation is told so that only one person fits it."""
    owner = any(child.dep_ == "poss" for child in phrase.core.children)
    if _in(phrase, "family") and owner:
        return True
    if not _in(phrase, "offices") or phrase.determiner in ("a", "an", "one", "another"):
        return False
    if any(_is_of_any(child) for child in phrase.core.children):
        return False
    return not phrase.plural and not phrase.lead & words("sources", "determiners", "vague")


def _is_of_any(behind: Token) -> bool:
    """Whether an office is that of a body that is not told ("the manager of a European bank")."""
    objects = (child for child in behind.children if child.dep_ == "pobj")
    return behind.lower_ == "of" and any(
        word.dep_ == "det" and word.lower_ in ("a", "an") for noun in objects for word in noun.lefts
    )


def _is_documents_voice(phrase: Phrase) -> bool:
    """Whether somebody only speaks a text ("the ad's narrator"): that is the text's voice."""
    of_a_text = any(
        token.lemma_.lower() in words("sources", "heads", "documents")
        for token in phrase.tokens
        if token.i != phrase.core.i
    )
    return of_a_text and phrase.lemma in words("sources", "heads", "narrators")


def _is_lone(phrase: Phrase) -> bool:
    return len([token for token in phrase.tokens if not token.is_punct]) == 1


def _determiners(*lists: str) -> frozenset[str]:
    return frozenset[str]().union(*(words("sources", "determiners", name) for name in lists))


# -------------------------------------------------------------------- fields


def _number(phrase: Phrase | None, verdict: _Verdict) -> Number:
    pronoun = phrase.core.lower_ if phrase and phrase.form is Form.PRONOUN else ""
    if verdict.kind is Kind.PERSON and pronoun not in SOME | {"they"}:
        return Number.ONE
    if phrase is None or (pronoun and pronoun not in SOME):
        return Number.UNKNOWN
    if phrase.plural or verdict.kind is Kind.PEOPLE:
        return Number.SEVERAL
    if verdict.kind is Kind.PUBLIC:
        return Number.UNKNOWN
    return Number.ONE


def _counted(phrase: Phrase) -> Told | None:
    """The number word that says how many they are."""
    for token in phrase.tokens:
        if _counts(token, phrase):
            return Told(phrase.cover((token,)), "identify.counted")
    return None


def _counts(token: Token, phrase: Phrase) -> bool:
    """Whether a number says how many they are, and is no part of a name ("a 911 caller")."""
    number = token.pos_ == "NUM" or token.lower_ in _determiners("counted")
    if not number or token.i >= phrase.core.i:
        return False
    nouns = token.head.pos_ in _WORDED and (token.dep_ == "compound" or token.head != phrase.core)
    within = token.head.i <= phrase.core.i and nouns  # "24-hour clerks"
    agrees = phrase.plural or token.lower_ in ("one", "1")
    head = token.head.lemma_.lower()
    return head in _SHARES or (agrees and (head in _MULTIPLES or not within))


def _rung(
    phrase: Phrase, position: Told | None, affiliation: Told | None, access: Told | None
) -> Rung:
    """How much is told: access (how they know, and rank or body) > position > sector > bare."""
    if access and (position or affiliation):
        return Rung.ACCESS
    if position or affiliation:
        return Rung.POSITION
    sector = [t for t in phrase.core.lefts if t.dep_ in ("amod", "compound") and _places(t)]
    if sector or access or _first(_patterns("access", "familiar"), phrase.text):
        return Rung.SECTOR
    return Rung.BARE


def _places(token: Token) -> bool:
    """Whether a modifier says where a source stands, and does not just praise or count it."""
    idle = _determiners("counted", "several", "vague", "new", "definite")
    return token.lower_ not in idle | words("sources", "heads", "self_certifying")


# ------------------------------------------------------------------ patterns

_REASONS = (
    ("harm", ReasonClass.HARM),
    ("legal", ReasonClass.LEGAL),
    ("rote", ReasonClass.ROTE),
)
_CLAUSE_END = re.compile(r"[,;.](?=\s|$)")
_ROTE_ALONE = re.compile(
    r"(?:not|n['’]t|un)\s*(?:been )?authori[sz]ed (?:to|by)"
    r"|not (?:permitted|allowed|cleared|empowered) to (?:\w+ )?"
    r"(?:speak|talk|comment|discuss|disclose|be (?:named|quoted|identified))",
    re.IGNORECASE,
)


@cache
def _patterns(*keys: str) -> tuple[re.Pattern[str], ...]:
    value = table("anonymity")
    for key in keys:
        value = value[key]
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in value)


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((match for match in (p.search(text) for p in patterns) if match), None)


def _told(match: re.Match[str] | None, at: int, rule: str) -> Told | None:
    return Told(Span(at + match.start(), at + match.end()), rule) if match else None


def _reason_windows(text: str, formula: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where a reason for anonymity may stand: in the formula's clause, then in its sentence."""
    clause = _CLAUSE_END.search(text, formula.end())
    yield formula.end(), clause.start() if clause else len(text)
    yield max(formula.start() - 80, 0), len(text)

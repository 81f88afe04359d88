"""SG503 and SG504: what one outlet takes from another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from srcgraph.linting.audience import goes_to_others, is_in_time_clause
from srcgraph.linting.borrowed import is_set_out
from srcgraph.linting.case import Case, Hit, Saying, Sentence, every, first, occurs
from srcgraph.linting.outlets import is_own, outlets
from srcgraph.model import Identification, Kind, Level, Span, Style
from srcgraph.names import NameKind
from srcgraph.phrases import Phrase, name_words
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def second_hand_attribution(case: Case) -> Iterator[Hit]:
    """SG503: a fact is taken from another outlet."""
    seen: set[str] = set()
    for saying in case.sayings:
        span = case.mention(saying)
        if span is None or not _reports(saying) or not _is_voice(case, span):
            continue
        key = _other_outlet(case, saying, span)
        if key is None or key in seen or _is_checked(case, saying.sentence):
            continue
        if _may_be_own(case, saying, span) or not _hands_on(case, saying, span):
            continue
        if not _relay(case, saying.sentence):
            seen.add(key)
            yield Hit(
                (span,),
                "known only through another outlet",
                source_id=saying.attribution.source_id,
                attributions=(saying.attribution.id,),
            )
    for sentence in case.sentences:
        for key, place in outlets(case, sentence):
            before = case.text[sentence.span.start : place.start]
            known = key in seen or _is_checked(case, sentence)
            if not known and _PER.search(before) and _is_voice(case, place):
                seen.add(key)
                yield Hit((place,), "known only through another outlet")


def _is_voice(case: Case, span: Span) -> bool:
    """Whether the article itself speaks at a place: nothing quoted, and nothing set out."""
    return case.own_voice(span) and not is_set_out(case, span)


def _hands_on(case: Case, saying: Saying, span: Span) -> bool:
    """Whether an outlet hands on news: not its opinion, its own count, itself or old history."""
    told = any(token.pos_ in ("VERB", "AUX") for token in case.content_tokens(saying))
    return told and not (
        _is_summed_up(case, span)
        or _is_comment(case, saying)
        or _own_affairs(case, saying)
        or _is_own_count(case, saying, span)
        or _is_backdrop(case, saying)
        or _is_on_record(case, saying)
        or _is_answered(case, saying, span)
        or _is_matter(case, saying)
        or _is_history(case, saying)
        or _is_party(case, span)
    )


def _is_party(case: Case, span: Span) -> bool:
    """Whether the story is about the outlet: it stands in the headline, or somebody acts on it."""
    last = name_words(span.of(case.text))[-1:]
    heading = case.article.title or (case.heading.of(case.text) if case.heading else "")
    head = name_words(heading)
    if last and last[0] in head and not _HEAD_CREDITS.search(heading):
        return True
    return any(
        token.lower_ in last and token.dep_ in ("dobj", "nsubjpass") and _acts_on(token.head)
        for sentence in case.sentences
        for token in sentence.tokens
    )


def _acts_on(verb: Token) -> bool:
    return verb.lemma_.lower() in words("linting", "secondhand", "against")


_HEAD_CREDITS = re.compile(r"\b(?:report|say|accord|claim|reveal)\w*\b|:", re.IGNORECASE)


def _is_summed_up(case: Case, span: Span) -> bool:
    """Whether an outlet stands in a headline, and below an outlet is told to report too."""
    return case.in_headline(span) and any(
        _reports(other) and place is not None and _other_outlet(case, other, place)
        for other in case.sayings
        if (place := case.mention(other)) and not case.in_headline(place)
    )


def _is_own_count(case: Case, saying: Saying, span: Span) -> bool:
    """Whether an outlet tells what it counted or asked itself: it is the source, and no relay."""
    words_of = f"{span.of(case.text)} {case.content(saying)}"
    return first(words_of, "secondhand", "counts") is not None


def _is_backdrop(case: Case, saying: Saying) -> bool:
    """Whether an outlet did not report, or that it did only dates something else ("days after")."""
    verbs = [token for token in saying.tokens if token.pos_ == "VERB"]
    denied = any(child.dep_ == "neg" for verb in verbs for child in verb.children)
    return denied or is_in_time_clause(case, saying)


def _is_on_record(case: Case, saying: Saying) -> bool:
    """Whether an outlet hands on what somebody known said in public, for all to check.

    So it is where somebody named is quoted, and where the whole report is what somebody named, an
    office or a body said; what they told people in the story is the news itself.
    """
    content = saying.attribution.content
    quoted = any(
        len(q.of(case.text).split()) >= _FEWEST_QUOTED
        for q in case.quotations
        if any(q.overlaps(part) for part in content)
    )
    tokens = case.content_tokens(saying)
    inside = {token.i for token in tokens}
    for token in tokens:
        if token.pos_ != "VERB" or not _tells(token) or goes_to_others(case, saying, token):
            continue
        whole = token.head.i == token.i or token.head.i not in inside
        whole = whole and token.lemma_.lower() in words("linting", "secondhand", "announcing")
        who = _subjects(token)
        if (quoted or whole) and any(_is_somebody(case, subject) for subject in who):
            return True
        if whole and any(_is_known(subject) for subject in who):
            return True
    return False


_FEWEST_QUOTED = 3


def _tells(verb: Token) -> bool:
    """Whether a verb is one of speech, or "makes clear"."""
    clear = verb.lemma_ == "make" and verb.doc[verb.i + 1 : verb.i + 2].text.lower() == "clear"
    return clear or verb.lemma_.lower() in words("linting", "cues", "speech")


def _subjects(verb: Token) -> list[Token]:
    """Who speaks by a verb; by "saying", whoever acts in the clause above."""
    own = [child for child in verb.children if child.dep_ == "nsubj"]
    if own or verb.dep_ != "advcl":
        return own
    return [child for child in verb.head.children if child.dep_ == "nsubj"]


def _is_somebody(case: Case, token: Token) -> bool:
    """Whether a subject is a person told by name, or "he" or "she"."""
    other = token.ent_type_ in ("ORG", "GPE", "NORP", "LOC", "FAC")
    known = case.names.kind((token.lower_,)) is NameKind.PERSON
    return token.lower_ in ("he", "she") or (token.pos_ == "PROPN" and (known or not other))


def _is_known(token: Token) -> bool:
    """Whether a subject is a body or office that speaks in public ("the ministry", "the pope")."""
    bodies = words("sources", "heads", "bodies") | {"campaign", "police"}
    if token.ent_type_ == "ORG" or token.lemma_.lower() in bodies:
        return True
    definite = any(child.lower_ == "the" for child in token.children)
    return definite and token.tag_ == "NN" and token.pos_ == "NOUN"


def _is_answered(case: Case, saying: Saying, span: Span) -> bool:
    """Whether somebody named of whom the report tells, or who told it, speaks right after."""
    told = name_words(case.content(saying))
    outlet = name_words(span.of(case.text))[-1:]
    for other in case.sayings:
        source = other.source
        if source is None or source.identification is not Identification.NAMED:
            continue
        if source.kind is not Kind.PERSON or not other.tells or _is_history(case, other):
            continue
        if not 0 < other.sentence.number - saying.sentence.number <= _NEXT:
            continue
        concerned = set(name_words(source.label)[-1:]) & set(told)
        if concerned or set(outlet) & set(name_words(_outside(case, other))):
            return True
    return False


_NEXT = 2


def _is_matter(case: Case, saying: Saying) -> bool:
    """Whether somebody disputes the report itself right after: it is the matter of the story."""
    behind = case.words(case.around(saying.sentence, 0, 2)[1:])
    return first(behind, "secondhand", "matters") is not None


def _is_history(case: Case, saying: Saying) -> bool:
    """Whether what an outlet reported is dated long back: that it came out is the event."""
    if occurs(_outside(case, saying), "secondhand", "dates"):
        return True
    start = saying.sentence.span.start
    return first(case.text[case.paragraph(start).start : start], "secondhand", "before") is not None


def _outside(case: Case, saying: Saying) -> str:
    """The words of a saying's sentence that are not what is said."""
    sentence = saying.sentence.span
    outside = list(sentence.of(case.text))
    for part in saying.attribution.content:
        for place in range(max(part.start, sentence.start), min(part.end, sentence.end)):
            outside[place - sentence.start] = " "
    return "".join(outside)


def _is_comment(case: Case, saying: Saying) -> bool:
    """Whether an outlet's own words are quoted, or it gives its opinion or tells of its programmes.

    What stands in quotation marks is shown as the outlet's, and no fact told on its word.
    """
    if saying.attribution.style is Style.DIRECT:
        return True
    if saying.attribution.style is not Style.INDIRECT and "write" in saying.lemmas:
        return True
    if "say" in saying.lemmas and first(case.content(saying), "secondhand", "programmes"):
        return True
    return first(_outside(case, saying), "secondhand", "opinions") is not None


_GIVEN = (
    r"told|interview with|statement to|e-?mails? to|comment to|shared with|provided to|obtained by|"
    r"reviewed by|(?:request|question)s? from|(?:spoke|speaking|sat down) (?:to|with)"
)
_STAFF = "reporters?|correspondents?|photographers?|analysis|review|investigation|poll|survey|tally"
_SHOUTED = 6


def _may_be_own(case: Case, saying: Saying, span: Span) -> bool:
    """Whether an outlet may be the article's own, as long as nobody tells who publishes it.

    So it sounds where people told it something, where its own people or polls are told of, where
    it points back to what it wrote before, or writes its name in capitals as it does itself.
    """
    if case.article.publisher:
        return False
    place = next((p for _, p in outlets(case, saying.sentence) if span.overlaps(p)), None)
    if place is None:
        return False
    last = re.escape(place.of(case.text).split()[-1])
    name = rf"(?:[Tt]he )?(?:[A-Z][\w.]* ){{0,3}}{last}\b"
    told = rf"\b(?:{_GIVEN}) {name}|\b[Aa]n? {name} (?:\w+ )?(?:{_STAFF})\b|{name} has learned\b"
    tells = "(?:report|reveal|disclos|detail|noted|wrote)"
    before = (
        rf"(?<!\bAs )\bfirst reported by {name}|\b[Aa]s {name} (?:has |had |first )*{tells}|"
        rf"{name} (?:has |had )?(?:previously|already|earlier) {tells}"
    )
    sentence = saying.sentence.span.of(case.text)
    shouted = place.of(case.text).isupper() and len(place.of(case.text)) >= _SHOUTED
    return bool(shouted or re.search(told, case.text) or re.search(before, sentence))


_PER = re.compile(r"\bper (?:the )?$", re.IGNORECASE)
_OWN_RULES = re.compile(r"\b(?:[Ww]e|our|its (?:code|own|staff|policy|policies))\b")
_OWN_AFFAIRS = re.compile(r"\W*(?:that )?(?:it|its|they|their|we|our)\b", re.IGNORECASE)


def _own_affairs(case: Case, saying: Saying) -> bool:
    """Whether an outlet tells of itself ("said it would cut 100 jobs")."""
    content = case.content(saying)
    told = saying.sentence.span.of(case.text)
    return bool(_OWN_AFFAIRS.match(content) or _OWN_RULES.search(content)) or "statement" in told


def _other_outlet(case: Case, saying: Saying, span: Span) -> str | None:
    """The other outlet that a mention tells: by name, by its report, or as "state television"."""
    phrase = case.at(span)
    text = span.of(case.text)
    if phrase is None or is_own(case, text) or phrase.lemma in ("poll", "survey"):
        return None
    if _STUDY.search(text):
        return None
    for name, place in outlets(case, saying.sentence):
        if span.overlaps(place) and not is_own(case, place.of(case.text)):
            return name if _speaks_for(case, phrase, span, place) else None
    definite = phrase.determiner in ("the", "this", "our") and phrase.core.pos_ == "NOUN"
    people = any(t.ent_type_ == "PERSON" for t in phrase.tokens) or "," in text
    if definite or people or phrase.core.lemma_.lower() == "agency":
        return None
    return phrase.text.lower() if _is_press(phrase) else None


def _is_press(phrase: Phrase) -> bool:
    """Whether a description is that of an outlet or of its report, and of nobody at one."""
    media = words("sources", "heads", "media") | {"television", "tv"}
    media -= {"press", "magazine", "news"}
    known = [token for token in phrase.tokens if token.lemma_.lower() in media]
    if phrase.core.lemma_.lower() in media:
        # "Newspaper says", without an article, is how a headline speaks.
        return len(phrase.tokens) > 1 or phrase.plural or phrase.lemma == "media"
    if phrase.core.pos_ == "PROPN":  # the broadcaster TRT
        called = [t for t in known if t.lemma_.lower() in words("linting", "heads", "outlet_nouns")]
        return any(token.dep_ in ("compound", "appos", "nmod") for token in called)
    return phrase.lemma in _REPORTING and any(token.dep_ == "pobj" for token in known)


def _speaks_for(case: Case, phrase: Phrase, span: Span, place: Span) -> bool:
    """Whether a mention that holds an outlet's name is the outlet, and not somebody there."""
    if "," in case.text[place.end : span.end] or case.text[place.end : place.end + 2] in _OWNS:
        return False
    outside = [t for t in phrase.tokens if not place.start <= phrase.place(t) < place.end]
    if any(t.ent_type_ == "PERSON" for t in outside):
        return False
    if place.start <= phrase.place(phrase.core) < place.end:
        return True
    media = words("sources", "heads", "media") | _REPORTING
    return phrase.lemma in media or any(t.lemma_.lower() in media for t in outside)


_STUDY = re.compile(r"\bpapers? (?:from|by|on|in)\b", re.IGNORECASE)
_OWNS = ("'s", "’s", "s'", "s’")
_REPORTING = words("sources", "heads", "reporting")


def is_second_hand(case: Case, saying: Saying) -> bool:
    """Whether another outlet reports what is said."""
    span = case.mention(saying)
    if span is None or not _reports(saying) or not _other_outlet(case, saying, span):
        return False
    return not _own_affairs(case, saying)


def _reports(saying: Saying) -> bool:
    """Whether the words tell news, and do not answer or comment ("responded, saying")."""
    if saying.lemmas & {"accord", "according", "per"}:
        return True
    known = words("linting", "cues", "report")
    other = saying.lemmas & (words("linting", "cues", "speech") - known)
    return bool(saying.lemmas & known) and not other


def _is_checked(case: Case, sentence: Sentence) -> bool:
    """Whether the article says that it checked what it took over, or could not."""
    near = case.words(case.around(sentence, 0, 2))
    return occurs(near, "unverified", "said") or occurs(near, "unverified", "confirmed")


def second_hand_anonymous(case: Case) -> Iterator[Hit]:
    """SG504: a fact is taken from another outlet's anonymous source."""
    for sentence in case.sentences:
        found = _relay(case, sentence)
        if found and not _is_told(case, found[-1]) and not _is_denied(case, sentence):
            yield Hit(found, "another outlet's anonymous source: nobody here knows who it is")


def _is_told(case: Case, span: Span) -> bool:
    """Whether somebody other than an outlet says these words, or they are quoted."""
    return case.quoted(span) or any(
        saying.source
        and saying.source.kind is not Kind.MEDIA
        and saying.source.level is not Level.NONE
        and any(part.covers(span) for part in saying.attribution.content)
        for saying in case.sayings
    )


def _is_denied(case: Case, sentence: Sentence) -> bool:
    """Whether the sentence only tells that somebody denies what an outlet reported."""
    return any(
        str(saying.attribution.stance) == "denies" and saying.sentence.number == sentence.number
        for saying in case.sayings
    )


def _relay(case: Case, sentence: Sentence) -> tuple[Span, ...] | None:
    """The words with which an outlet hands on what nameless people told it."""
    text = sentence.span.of(case.text)
    others = [span for _, span in outlets(case, sentence) if not is_own(case, span.of(case.text))]
    if not others:
        return None
    for match in every(text, "relays", "words"):
        rest = _STOP.split(text[match.end() :])[0][:_FAR]
        who = first(rest, "relays", "anonymous")
        if who and not _is_named(case, sentence, match.end(), match.end() + who.end()):
            start = sentence.span.start
            told = Span(start + match.start(), start + match.end() + who.end())
            before = [span for span in others if span.end <= told.start]
            return (*before[-1:], told)
    return _accorded(case, sentence, others) or _told_other(case, sentence, others)


_STOP, _FAR = re.compile(r"[.;]|,\s+(?:but|and|while)\b"), 90


def _accorded(case: Case, sentence: Sentence, others: list[Span]) -> tuple[Span, ...] | None:
    """CASE: "the Herald reported, according to officials", "officials who spoke to the Herald"."""
    for match in _ACCORDING.finditer(sentence.span.of(case.text)):
        who = first(match["who"], "relays", "anonymous")
        if who is None:
            continue
        place = sentence.span.start + match.start("who")
        told = Span(sentence.span.start + match.start(), place + who.end())
        for span in others:
            if span.end <= told.start and _HANDS.fullmatch(case.text[span.end : told.start]):
                return span, told
            if span.start >= told.end and _TO.fullmatch(case.text[told.end : span.start]):
                return (Span(told.start, span.end),)
    return None


_ACCORDING = re.compile(r"\baccording to (?P<who>[^.;,]{1,40})")
_HANDS = re.compile(r" (?:has |had )?(?:reported|reports|said|says|wrote|writes)\b[^.;]{0,150}")
_TO = re.compile(
    r" (?:who |that )?(?:spoke|talked|speaking|talking) (?:to|with) (?:the )?|"
    r" (?:quoted|cited|interviewed) by (?:the )?"
)


def _is_named(case: Case, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a name of a person stands where an outlet's source is told."""
    place = Span(sentence.span.start + start, sentence.span.start + end)
    return any(t.ent_type_ == "PERSON" for t in sentence.within([place]))


_TOLD = re.compile(r"\b(?:told|tells|telling|confirmed to|said to)\s+(?:the\s+)?$", re.IGNORECASE)


def _told_other(case: Case, sentence: Sentence, others: list[Span]) -> tuple[Span, ...] | None:
    """CASE: "officials told the Herald", in an article of another outlet that is known."""
    if not case.article.publisher:
        return None
    for saying in case.sayings:
        if saying.sentence.number != sentence.number or not case.is_anonymous(saying):
            continue
        for span in others:
            match = _TOLD.search(case.text[sentence.span.start : span.start])
            if match:
                return (Span(sentence.span.start + match.start(), span.end),)
    return None

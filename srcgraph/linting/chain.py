"""SG5xx: where does it stand, and through whose hands did it come?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from srcgraph.linting.audience import is_posted, is_public
from srcgraph.linting.case import Case, Hit, Saying, Sentence, about, every, first, occurs, shifted
from srcgraph.linting.named import Tie, has_named_member, is_named
from srcgraph.linting.secondhand import is_second_hand
from srcgraph.model import Identification, Kind, Level, Number, Source, Span, Spans, Style, hull
from srcgraph.phrases import Phrase, name_words
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMELESS = (
    r"(?:(?:[\w’'.-]+ ){0,3}?(?:sources?|insiders?|officials?|aides?|diplomats?|pals?|friends?|"
    r"doctors?|employees?|staffers?|advisers?|advisors?|executives?|officers?|witness(?:es)?|"
    r"colleagues?|ministers?|lawmakers?|MPs|traders?|bankers?)|"
    r"(?:people|person) (?:familiar|close|briefed)[\w ]*)"
)
_TELL = (
    r"(?:says?|said|claims?|claimed|tells?|told|warns?|warned|fears?|believes?|suggests?|alleges?|"
    r"alleged|reveals?|hints?|insists?)"
)
_HEADLINE = (
    re.compile(rf"(?:: |[,–—-] )(?P<who>{_NAMELESS})(?: {_TELL}\b.*)?$", re.IGNORECASE),
    re.compile(rf"[,–—-] {_TELL} (?P<who>{_NAMELESS})$", re.IGNORECASE),
    re.compile(rf": (?P<who>{_NAMELESS}) on \b.*$", re.IGNORECASE),
    re.compile(rf"^(?P<who>{_NAMELESS})(?:: (?!the )| {_TELL} )", re.IGNORECASE),
)
_NAME = re.compile(r"\b(?:minister|officer|adviser|doctor|official|executive) [A-Z]\w+")


def anonymous_in_headline_or_lead(case: Case) -> Iterator[Hit]:
    """SG501: headline or lead rests on an anonymous source."""
    headline = list(_headline(case))
    yield from headline
    # What was read as a headline may be a short lead.
    leads = [p.span for p in case.parsed.paragraphs[: 2 if case.heading else 1]]
    for lead in leads:
        here = _told_in(case, lead)
        hidden = next((s for s in here if _carries(case, s)), None)
        span = case.mention(hidden) if hidden else None
        backed = [s for s in here if s.source and s.source.level in (Level.NAMED, Level.RECORD)]
        if any(saying.is_speech or lead is leads[-1] for saying in backed):
            return
        if hidden and hidden.source and span:
            told = any(span.overlaps(place) for hit in headline for place in hit.spans)
            borne_out = _is_borne_out(case, hidden.attribution.content, lead.end)
            if not (told or borne_out or _has_members(case, span)):
                yield about(hidden.source, span, "the lead rests on this label", hidden)
            return
    if not headline and not any(s.source for lead in leads for s in _told_in(case, lead)):
        found = (hit for lead in leads for hit in _unsourced_lead(case, lead))
        yield from islice(found, 1)


def _told_in(case: Case, lead: Span) -> list[Saying]:
    """What is attributed in a paragraph."""
    return [
        s for s in case.sayings if lead.covers(hull(s.attribution.content or s.attribution.cue))
    ]


def _is_borne_out(case: Case, told: Spans, behind: int) -> bool:
    """Whether somebody named, or a document, says the same behind a place: the story has a name.

    Half of what is told, names aside, must come again in their words.
    """
    matter = case.matter(told)
    fewest = max(_FEWEST_SHARED, _HALF * len(matter - case.name_lemmas))
    return any(
        saying.source is not None
        and saying.source.level in (Level.NAMED, Level.RECORD)
        and saying.tells
        and str(saying.attribution.stance) != "denies"
        and all(part.start >= behind for part in saying.attribution.content)
        and len(matter & _common_words(case, saying)) >= fewest
        for saying in case.sayings
    )


def _common_words(case: Case, saying: Saying) -> set[str]:
    """The lemmas of what is said that are no names; a headline's capitals hide which are."""
    return {t.lemma_.lower() for t in case.content_tokens(saying) if t.pos_ != "PROPN"}


def _has_members(case: Case, label: Span) -> bool:
    """Whether a class opens the story of whom somebody speaks by name ("dealers said")."""
    phrase = case.at(label)
    return phrase is not None and phrase.plural and has_named_member(case, label.of(case.text))


def _carries(case: Case, saying: Saying) -> bool:
    """Whether an anonymous source tells something here, and does not only deny it."""
    told = str(saying.attribution.stance) != "denies" and bool(saying.attribution.source)
    return told and case.is_anonymous(saying)


def _headline(case: Case) -> Iterator[Hit]:
    title = case.heading.of(case.text).rstrip(". ") if case.heading else case.article.title
    found = (pattern.search(title) for pattern in _HEADLINE) if title else ()
    match = next((match for match in found if match), None)
    if title is None or match is None or _NAME.search(match["who"]):
        return
    place = case.text.find(title)
    whole = Span(place, place + len(title)) if place >= 0 else None
    if whole and (_is_borne_out(case, (whole,), whole.end) or _is_shortened(case, whole)):
        return
    if match["who"].endswith("s") and has_named_member(case, match["who"]):
        return
    spans = (shifted(match, place, "who"),) if place >= 0 else ()
    who = match["who"].strip()
    yield Hit(spans, f"the headline rests on “{who}”", message="headline", about=who)


def _is_shortened(case: Case, headline: Span) -> bool:
    """Whether a headline calls somebody by a role whom the opening names, saying that first.

    Two words of the headline, names among them, must come again.
    """
    last = case.sentence(headline.start).number + _OPENING
    matter = case.matter([headline])
    return any(
        saying.source.identification is Identification.NAMED
        and hull(saying.attribution.content).start > headline.end
        and str(saying.attribution.stance) != "denies"
        and len(matter & case.matter(saying.attribution.content)) > 1
        for saying in case.sayings
        if saying.source and saying.tells and saying.sentence.number <= last
    )


_OPENING = 3
"""A headline's speaker is named within so many sentences behind it."""
_FEWEST_SHARED, _SHARE, _HALF = 3, 0.3, 0.5


def _unsourced_lead(case: Case, lead: Span) -> Iterator[Hit]:
    """CASE: the lead states as a fact what only anonymous sources say further down."""
    matter = case.matter([lead])
    best, most = None, max(_FEWEST_SHARED, _SHARE * len(matter)) - 1
    for saying in case.sayings:
        if saying.source is None:
            continue
        words_of = case.matter(saying.attribution.content)
        shared = matter & words_of
        common = [lemma for lemma in shared if not (lemma.isupper() or lemma in case.name_lemmas)]
        if len(shared) > most and len(common) > 1:
            best, most = saying, len(shared)
    if best is None or best.source is None or not case.is_anonymous(best):
        return
    shown = ((case.label(best.source), "says so further down"),)
    note = "states without a source what only an anonymous source says below"
    yield Hit(
        (lead,),
        note,
        message="lead",
        shown=shown,
        source_id=best.source.id,
        about=best.source.label,
        attributions=(best.attribution.id,),
    )


def anonymous_first_quote(case: Case) -> Iterator[Hit]:
    """SG502: the first quotation of the story has no name to it."""
    quoted = [
        s
        for s in case.sayings
        if s.attribution.style is not Style.INDIRECT
        and s.attribution.content
        and _quoted_words(case, s) > 1
    ]
    opening = min(quoted, key=lambda s: hull(s.attribution.content).start, default=None)
    if opening is None or opening.source is None or not _is_quotable(case, opening.source):
        return
    mixed = opening.attribution.style is Style.MIXED
    if mixed and _quoted_words(case, opening) < _FEWEST_QUOTED:
        return
    span = case.mention(opening)
    asked = case.content(opening).rstrip("”\"'’ ").endswith("?")
    if span and span.of(case.text).lower().endswith("representative"):
        return
    if asked or _is_performed(case.content(opening)) or _is_of_another(case, opening):
        return
    if _is_quoted_before(case, opening) or is_posted(opening):
        return
    if span and span.of(case.text).lower() not in ("he", "she", "his", "her", "him", "they"):
        yield about(opening.source, span, "the first quotation of the story", opening)


def _is_of_another(case: Case, saying: Saying) -> bool:
    """Whether a clause tells who speaks the quoted words, or that they may be spoken.

    "Sources said he said “no more”", "when a leader says that the war is “over”".
    """
    speech = words("linting", "cues", "speech")
    begin = hull(saying.attribution.content).start
    quote = next(q.start for q in case.quotations if q.end > begin)
    before = case.sentence(begin).within([Span(begin, quote)]) if begin < quote else []
    nested = any(t.pos_ == "VERB" and t.lemma_.lower() in speech for t in before)
    marks = {c.lower_ for t in saying.tokens for c in t.children if c.dep_ in ("mark", "advmod")}
    return nested or bool(marks & {"when", "whenever", "if", "unless"})


def _is_quoted_before(case: Case, saying: Saying) -> bool:
    """Whether other words are quoted before, whose speaker was not found."""
    begin = hull(saying.attribution.content).start
    return any(
        quotation.end <= begin
        and not case.in_headline(quotation)
        and len(quotation.of(case.text).split()) >= _FEWEST_QUOTED
        and not _is_performed(quotation.of(case.text))
        for quotation in case.quotations
    )


def _is_performed(quoted: str) -> bool:
    """Whether the quotation marks hold the title of a work, each word with a capital."""
    inside = quoted.strip("“”\"'‘’,. ").split()
    titled = [word for word in inside if word[:1].isupper()]
    return 1 < len(inside) < _LONG_TITLE and len(titled) * 2 > len(inside)


_FEWEST_QUOTED = 4
_LONG_TITLE = 10


def _is_quotable(case: Case, source: Source) -> bool:
    """Whether a source is nameless and no spokesperson."""
    phrase = case.phrase(source)
    plain = words("linting", "heads", "spokespeople")
    if phrase is None or phrase.lemma in plain or not case.is_nameless(source):
        return False
    introduced = is_named(case, source, frozenset((Tie.INTRODUCED,)))
    if introduced or _speaks_in_print(case, source):
        return False
    return not _is_told_next(case, source)


def _speaks_in_print(case: Case, source: Source) -> bool:
    """Whether people of a named firm speak for it in a report that it has put out.

    It may be told again in other words ("economists at Norvik Bank", "the Norvik economists").
    """
    if source.number is not Number.SEVERAL or source.affiliation is None:
        return False
    firm = name_words(source.affiliation.span.of(case.text))
    return len(firm) > 1 and any(
        is_public(saying)
        for saying in case.sayings
        if saying.source is not None
        and (saying.source is source or firm[0] in name_words(saying.source.label))
    )


def _is_told_next(case: Case, source: Source) -> bool:
    """Whether the next sentence begins with the bare name of one person: whoever just spoke."""
    here = case.sentence(case.label(source).start).number
    if source.number is not Number.ONE or here + 1 >= len(case.sentences):
        return False
    begin = case.sentences[here + 1].span.start
    return any(
        len(name) > 1 and any(span.start == begin for span in spans)
        for name, spans in case.names.people()
    )


def _quoted_words(case: Case, saying: Saying) -> int:
    inside = [q for q in case.quotations for p in saying.attribution.content if q.overlaps(p)]
    return max((len(q.of(case.text).split()) for q in inside), default=0)


# -------------------------------------------------------------------- documents


def document_not_named(case: Case) -> Iterator[Hit]:
    """SG505: "a report", and not which."""
    for source in case.analysis.sources:
        if source.kind not in (Kind.DOCUMENT, Kind.PUBLIC) or not source.mentions:
            continue
        spans = [case.trimmed(span) for span in source.mentions]
        phrases = [p for p in map(case.at, spans) if p is not None]
        if not phrases or _is_heading(case, case.sentence(spans[0].start)):
            continue
        if any(_is_told_apart(case, phrase) for phrase in phrases):
            continue
        phrase = phrases[0]
        before = case.text[max(phrase.span.start - 4, 0) : phrase.span.start].lower()
        if _is_document(phrase) and before != "the " and case.own_voice(phrase.span):
            yield about(
                source, phrase.span, "no title, author, date or address", *case.said_by(source)
            )


def _is_heading(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence is a headline that was read as the first paragraph."""
    short = len(sentence.span.of(case.text).split()) < 16
    return sentence.paragraph == 0 and short and len(case.parsed.paragraphs) > 3


def _is_document(phrase: Phrase) -> bool:
    lemma = (
        phrase.lemma
        if phrase.lemma in words("linting", "heads", "documents")
        else phrase.lemma.removesuffix("s")
    )
    if lemma not in words("linting", "heads", "documents"):
        return False
    return phrase.determiner not in (
        "the",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
    )


def _is_told_apart(case: Case, phrase: Phrase) -> bool:
    """Whether a name, a date, an owner or a maker says which document it is."""
    sentence = case.sentence(phrase.span.start)
    below = {t.i for t in phrase.core.subtree} | {t.i for t in phrase.tokens}
    for token in sentence.tokens:
        if token.i not in below:
            continue
        if token.pos_ == "PROPN" or token.ent_type_ in (
            "ORG",
            "PERSON",
            "DATE",
            "GPE",
            "LAW",
            "WORK_OF_ART",
        ):
            return True
        if token.dep_ in ("compound", "poss") and token.pos_ == "NOUN":
            return True
        if token.dep_ == "pobj" and any(c.lower_ == "the" for c in token.children):
            return True  # a transcript of the interview: which one was told before
        if token.dep_ == "prep" and token.lower_ in ("to", "by", "from") and token.head.i in below:
            return True
        if token.dep_ == "poss" or (token.like_num and token.ent_type_ == "DATE"):
            return True
        if token.lower_ in ("http", "https", "www", "link") or token.like_url:
            return True
    if any(t.ent_type_ == "DATE" and t.head.i in below for t in sentence.tokens):
        return True
    near = case.around(sentence, 2, 3)
    return bool(_TOLD_NEXT.search(case.words(near))) or any(
        _is_titled(token, phrase) for other in near for token in other.tokens
    )


def _is_titled(token: Token, phrase: Phrase) -> bool:
    """Whether a document of this sort is told by name nearby ("the Harbour Institute's poll")."""
    if token.lemma_.lower() != phrase.core.lemma_.lower() or token.i == phrase.core.i:
        return False
    return (
        any(
            c.pos_ == "PROPN" or c.ent_type_ in ("ORG", "DATE") or c.lower_ == "by"
            for c in token.children
        )
        or token.pos_ == "PROPN"
    )


_TOLD_NEXT = re.compile(
    r"\bthe (?:study|report|survey|paper|poll|analysis|document)s?\b[^.]{0,40}"
    r"\b(?:published|released|by|conducted|commissioned)\b",
    re.IGNORECASE,
)


# ----------------------------------------------------------------------- posts


def social_post_as_source(case: Case) -> Iterator[Hit]:
    """SG506: a post on a social network, and nobody says that it was checked."""
    done: set[int] = set()
    places: set[Span] = set()
    for saying in case.sayings:
        sentence = saying.sentence
        place = _post_words(case, saying)
        if place is None or place in places or not _is_of_saying(case, saying, place):
            continue
        if _is_shown(case, sentence, place):
            continue
        if _is_known(saying.source) and not _own_giving(case, saying, place):
            continue
        near = case.words(case.around(sentence, 0, 2))
        done.add(sentence.number)
        if not occurs(near, "social", "verified") and not _is_answered(case, saying):
            places.add(place)
            yield Hit(
                (place,),
                "a post, and nothing on who runs the account",
                source_id=saying.attribution.source_id,
                attributions=(saying.attribution.id,),
            )
    yield from _left_posts(case, done)


_HANDLE = re.compile(r"<tweet\b|\(@\w+\)|\bauthor=")
_BUSY = re.compile(r"\b(?:active|popular|spread|criticism|users|followers) $")


def _is_shown(case: Case, sentence: Sentence, place: Span) -> bool:
    """Whether a post is shown with its account, has an owner, or none is meant as a source."""
    near = case.words(case.around(sentence, 0, 2))
    before = case.text[max(place.start - 30, 0) : place.start]
    owned = before.rstrip().endswith(("'s", "’s"))
    return bool(case.in_title(place) or _HANDLE.search(near) or owned or _BUSY.search(before))


def _left_posts(case: Case, done: set[int]) -> Iterator[Hit]:
    """CASE: a picture or message on a network is told to show something."""
    for sentence in case.sentences:
        match = first(sentence.span.of(case.text), "social", "left")
        if match is None or sentence.number in done:
            continue
        place = shifted(match, sentence.span.start)
        if _is_shown(case, sentence, place):
            continue
        tokens = sentence.within([place])
        before = case.text[sentence.span.start : place.start]
        subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in tokens) or _SAYS.search(before)
        near = case.words(case.around(sentence, 0, 2))
        answered = any(
            s.source
            and s.is_speech
            and _is_known(s.source)
            and sentence.number <= s.sentence.number <= sentence.number + 1
            for s in case.sayings
        )
        if (
            subject
            and (case.own_voice(place) or not _said_by_people(case, place))
            and not answered
            and not occurs(near, "social", "verified")
        ):
            yield Hit((place,), "a post, and nothing on who put it there")


_SAYS = re.compile(r"\bsays? (?:an? |one |the )?$")


def _said_by_people(case: Case, place: Span) -> bool:
    """Whether somebody is said to have said these words, and no thing."""
    return case.quoted(place) or any(
        saying.source
        and saying.source.kind is not Kind.DOCUMENT
        and any(part.covers(place) for part in saying.attribution.content)
        for saying in case.sayings
    )


_BESIDE = 40


def _is_of_saying(case: Case, saying: Saying, place: Span) -> bool:
    """Whether the words for a post stand beside who says what, and it is told who that is."""
    item = saying.attribution
    if saying.source is None or not item.source or not saying.is_speech:
        return False
    told = hull((*item.source, *item.cue))
    overlaps = any(place.overlaps(mention) for mention in item.source)
    users = first(hull(item.source).of(case.text), "social", "users")
    open_class = saying.source.identification in (Identification.GENERIC, Identification.DOCUMENT)
    people = case.is_nameless(saying.source) or open_class
    people = people and not case.only_describes(saying)
    given = first(saying.sentence.span.of(case.text), "social", "claimed")
    if not (people or overlaps or users or given):
        return False
    if hull(item.source).of(case.text).lower() in ("he", "she", "they", "it", "who"):
        return False
    return place.start - told.end < _BESIDE and told.start - place.end < _BESIDE


def _own_giving(case: Case, saying: Saying, place: Span) -> bool:
    """Whether a name is only the one given on a network, or the source is the post itself."""
    assert saying.source
    body = saying.source.identification is Identification.ORGANIZATION
    owner = case.text[max(place.start - 3, 0) : place.start].rstrip().endswith(("'s", "’s"))
    if any(place.overlaps(m) for m in saying.attribution.source) and not owner:
        return saying.source.kind is not Kind.ORGANIZATION or not body
    return first(saying.sentence.span.of(case.text), "social", "claimed") is not None


def _is_answered(case: Case, saying: Saying) -> bool:
    """Whether somebody by name, or a body, speaks in the sentences that follow."""
    here = saying.sentence.number
    return any(
        other.source
        and other.is_speech
        and _is_known(other.source)
        and here <= other.sentence.number <= here + 1
        and other.attribution.id != saying.attribution.id
        and other.attribution.source
        for other in case.sayings
    )


def _post_words(case: Case, saying: Saying) -> Span | None:
    """The words that name the post or where it stands, outside what is said."""
    sentence = saying.sentence
    text = sentence.span.of(case.text)
    for match in (*every(text, "social", "posts"), *every(text, "social", "users")):
        span = shifted(match, sentence.span.start)
        inside = any(part.covers(span) for part in saying.attribution.content)
        if not inside and not case.quoted(span):
            return span
    return None


def _is_known(source: Source | None) -> bool:
    """Whether a post is that of somebody named or of a body: it is theirs to answer for."""
    if source is None:
        return False
    return source.identification in (
        Identification.NAMED,
        Identification.IDENTIFIABLE,
        Identification.ORGANIZATION,
    )


def unverified_not_said(case: Case) -> Iterator[Hit]:
    """SG507: a claim that the outlet could not check, and does not say so."""
    for saying in case.sayings:
        source = saying.source
        if source is None or not saying.is_speech or not saying.attribution.source:
            continue
        if not (_is_combatant(case, saying) or _is_unseen(case, saying)):
            continue
        near = case.words(case.around(saying.sentence, 1, 3))
        if (
            first(near, "unverified", "seen")
            or first(near, "unverified", "said")
            or first(near, "unverified", "confirmed")
        ):
            continue
        place = hull((*saying.attribution.source, *saying.attribution.cue))
        if case.own_voice(place):
            yield Hit(
                (place,),
                "nothing says whether this could be verified",
                source_id=source.id,
                attributions=(saying.attribution.id,),
            )


def _is_combatant(case: Case, saying: Saying) -> bool:
    """Whether one of the sides of a fight tells of the fight."""
    span = case.mention(saying)
    if (
        span is None
        or saying.source is None
        or not occurs(span.of(case.text), "unverified", "sides")
    ):
        return False
    fighting = words("linting", "unverified", "fighting")
    return any(token.lemma_.lower() in fighting for token in case.content_tokens(saying))


def _is_unseen(case: Case, saying: Saying) -> bool:
    """Whether another outlet, or a post of nobody known, stands behind what is said."""
    if is_second_hand(case, saying):
        return True
    return _post_words(case, saying) is not None and not _is_known(saying.source)

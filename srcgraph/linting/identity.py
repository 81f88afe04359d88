"""SG1xx: who is this source, and what is the reader told about it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from srcgraph.linting.borrowed import is_set_out, was_told_elsewhere
from srcgraph.linting.case import Case, Explanation, Hit, Saying, about, first, occurs, shifted
from srcgraph.linting.counting import tells_how_many_spoke
from srcgraph.linting.houses import (
    has_spoken_in_public,
    is_open_class,
    rests_on_paper,
    speaks_as_house,
    speaks_for_client,
    speaks_for_themselves,
    sums_up,
)
from srcgraph.linting.named import AT_ONCE, Tie, is_named
from srcgraph.linting.reasons import says_why, says_why_near
from srcgraph.linting.standing import house_nearby, is_one_of_told, is_placed, tells_function
from srcgraph.model import Identification, Kind, Number, Rung, Source, Span, Style
from srcgraph.names import NameKind
from srcgraph.phrases import Phrase, name_words
from srcgraph.vocabulary import given_names, keys_by_word, words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = ("the", "this", "that", "these", "those")


def anonymous_no_reason(case: Case) -> Iterator[Hit]:
    """SG101: an anonymous source, and nowhere a reason for it."""
    for source in case.anonymous:
        if says_why(case, source) or _needs_no_reason(case, source):
            continue
        note = "no reason for anonymity stands near any mention of this source"
        hit = about(source, case.label(source), note, *case.said_by(source))
        if source.confidential:
            note = "anonymity was a condition; why is not said"
            hit = replace(hit, note=note, message="withheld")
        yield hit
    for phrase in case.unheard:
        if not is_set_out(case, phrase.span) and not says_why_near(case, phrase.span):
            yield Hit((phrase.span,), "no reason for anonymity stands near")


def _needs_no_reason(case: Case, source: Source) -> bool:
    """Whether nobody hides: a house or a client speaks, it is said by name, or to others."""
    label = case.label(source)
    return (
        speaks_as_house(case, source)
        or speaks_for_themselves(case, source)
        or speaks_for_client(case, source)
        or is_named(case, source, _INSTEAD)
        or sums_up(case, source)
        or is_open_class(case, source)
        or has_spoken_in_public(case, source)
        or rests_on_paper(case, source)
        or is_set_out(case, label)
        or was_told_elsewhere(case, source)
        or _heads_a_line(case, label)
    )


# Somebody who says it by name, or is just what the description says, needs nobody's reason.
_INSTEAD = frozenset((Tie.CIRCLE, Tie.DESCRIPTION, Tie.TITLE))


def _heads_a_line(case: Case, label: Span) -> bool:
    """Whether a label stands before a colon, as in a headline or a list."""
    return case.text[label.end : label.end + 1] == ":"


def boilerplate_anonymity_reason(case: Case) -> Iterator[Hit]:
    """SG102: the reason for anonymity is a stock phrase that names no harm."""
    owners = {s.reason.span: s.id for s in case.analysis.sources if s.reason}
    for told in case.explanations:
        if told.stock is None or case.quoted(told.stock) or not _speaks_there(case, told):
            continue
        owner = next((name for span, name in owners.items() if span.overlaps(told.stock)), None)
        yield Hit((told.stock,), "a stock phrase: it names no harm", source_id=owner)


def _speaks_there(case: Case, told: Explanation) -> bool:
    """Whether somebody without a name is told of in a sentence that withholds one, or before."""
    unnamed = (Identification.UNNAMED, Identification.GENERIC)
    near = {told.sentence.number, told.sentence.number - 1}
    if told.formal:
        return True
    return any(
        case.sentence(span.start).number in near
        for source in case.analysis.sources
        if source.identification in unnamed and source.kind in (Kind.PERSON, Kind.PEOPLE)
        for span in source.mentions
    )


_BARE = re.compile(
    r"(?:(?:an?|the|one|two|three|four|five|six|several|some|many|most|other|another|multiple|"
    r"various|numerous|different|separate|single|few|couple|of|our|my|his|her|their|its|both|all|"
    r"unnamed|unidentified|second|third|fourth|anonymous|confidential|undisclosed|news|certain|additional|further|"
    r"more than one|at least|\d+)\s+)*(?:sources?|insiders?|observers?|quarters)",
    re.IGNORECASE,
)


def bare_source_label(case: Case) -> Iterator[Hit]:
    """SG103: "a source", "insiders", and nothing else."""
    for source in case.analysis.sources:
        if source.identification not in (Identification.UNNAMED, Identification.GENERIC):
            continue
        label = case.label(source)
        told = any(saying.tells for saying in case.said_by(source))
        if source.identification is Identification.GENERIC and not told:
            continue
        if case.in_title(label) or _heads_a_line(case, label) or is_set_out(case, label):
            continue
        if is_named(case, source, AT_ONCE):
            continue
        bare = _BARE.fullmatch(label.of(case.text)) and not _goes_on(case, label)
        if bare and not _refers_back(case, label):
            yield about(source, label, "nothing but the word", *case.said_by(source))
    yield from _unheard(case)


def _refers_back(case: Case, label: Span) -> bool:
    """Whether "the source" means somebody described before in other words."""
    words_of = label.of(case.text).lower()
    before = [
        span.of(case.text)
        for source in case.analysis.sources
        if source.identification is Identification.UNNAMED
        for span in source.mentions
        if span.start < label.start
    ]
    if words_of.startswith(("the ", "that ", "this ", "these ", "those ")):
        return bool(before or _DESCRIBED.search(case.text, 0, label.start))
    picked = words_of.startswith(("one ", "another ", "a second ", "a third ", "other "))
    return picked and any("sources" in told and not _BARE.fullmatch(told) for told in before)


_DESCRIBED = re.compile(r"\b(?:sources?|insiders?) (?:close to|familiar with|who)\b")


def _unheard(case: Case) -> Iterator[Hit]:
    """CASE: the bare word as one who tells, where no attribution was found."""
    known = [span for source in case.analysis.sources for span in source.mentions]
    for sentence in case.sentences:
        for token in sentence.tokens:
            if (
                token.lemma_.lower() not in words("linting", "heads", "bare")
                or token.pos_ != "NOUN"
            ):
                continue
            label = sentence.cover([t for t in token.subtree if t.i <= token.i])
            bare = _BARE.fullmatch(label.of(case.text)) and not _goes_on(case, label)
            if not bare or any(span.overlaps(label) for span in known):
                continue
            if _tells(token) and case.own_voice(label) and not _refers_back(case, label):
                yield Hit((label,), "nothing but the word")


def _tells(token: Token) -> bool:
    """Whether a noun is told to say something, or something is told to come from it."""
    head = token.head
    speech = words("linting", "cues", "speech") | words("linting", "cues", "mental")
    if token.dep_ == "nsubj":
        clause = any(c.dep_ in ("ccomp", "xcomp", "prep") for c in head.children)
        return head.lemma_.lower() in speech and clause
    if token.dep_ != "pobj" or (token.lemma_.lower() == "source" and head.lower_ == "in"):
        return False
    verb = head.head.lemma_.lower()
    if head.lower_ == "to":
        return verb in ("accord", "according")
    return head.lower_ in ("by", "in", "from") and verb in speech | {"voice", "raise", "express"}


def _goes_on(case: Case, label: Span) -> bool:
    """Whether more about the source follows the mention ("sources in the ministry")."""
    sentence = case.sentence(label.start)
    tokens = sentence.within([label])
    after = [t for t in tokens[-1].rights if t.dep_ in ("prep", "relcl", "acl", "appos")]
    more = [t for t in after if t.i > tokens[-1].i and not _hangs_loose(t)]
    named = len(tokens) == 1 and tokens[0].text == "Insider"  # an outlet of that name
    return bool(more) or named


def _hangs_loose(token: Token) -> bool:
    """Whether words behind a noun tell when or of what, and not who it is."""
    return token.lower_ in ("on", "as", "after", "before", "during", "for", "than", "like", "such")


def anonymous_no_position(case: Case) -> Iterator[Hit]:
    """SG104: an anonymous source without organisation and without rank."""
    for source in case.anonymous:
        label = case.label(source)
        if _BARE.fullmatch(label.of(case.text)) or source.affiliation:
            continue
        if _is_known_here(case, source, label) or is_named(case, source, _BESIDE):
            continue
        if _tells_nothing(case, source) and not is_placed(case, source):
            note = "neither an organisation nor a rank or function is told"
            yield about(source, label, note, *case.said_by(source))


# Somebody of the circle tells where such people stand, though not how many know of a matter.
_BESIDE = frozenset((Tie.CIRCLE,))


def _is_known_here(case: Case, source: Source, label: Span) -> bool:
    """Whether "the woman" was described before, or the house of "one employee" was just named."""
    phrase = case.phrase(source)
    if phrase is None:
        return False
    if phrase.determiner in _DEFINITE and not phrase.plural:
        return True
    if is_one_of_told(case, phrase):
        return True
    housed = phrase.lemma.removesuffix("s") in words("linting", "heads", "housed")
    return housed and house_nearby(case, label)


def _tells_nothing(case: Case, source: Source) -> bool:
    """Whether a description tells no more than that somebody knows or holds some office."""
    phrase = case.phrase(source)
    if phrase is None or phrase.lemma.removesuffix("s") not in words("linting", "heads", "wide"):
        return False
    return source.rung in (Rung.SECTOR, Rung.BARE) or _only_wide(phrase)


def _only_wide(phrase: Phrase) -> bool:
    """Whether all that is told is "an official", without of what.

    Uncounted "officials" speak for a house that the reader may well know.
    """
    if phrase.plural and len(phrase.tokens) == 1:
        return False
    praise = words("sources", "heads", "self_certifying") | {"unnamed", "anonymous"}
    mods = [
        t
        for t in phrase.core.children
        if t in phrase.tokens
        and t.dep_ in ("amod", "compound", "poss", "nmod", "prep", "relcl", "acl", "appos")
        and t.lower_ not in praise
        and t.lower_ not in ("several", "other", "few", "many", "some", "multiple", "more")
    ]
    return not mods


def self_certifying_descriptor(case: Case) -> Iterator[Hit]:
    """SG105: "well-placed", "reliable": praise of a source in place of its position."""
    done: list[Span] = []
    for source in case.analysis.sources:
        if source.identification not in (Identification.UNNAMED, Identification.GENERIC):
            continue
        if source.kind is Kind.ORGANIZATION or not any(_holds(s) for s in case.said_by(source)):
            continue
        found = next(filter(None, (_praise(case, source, m) for m in source.mentions)), None)
        if found:
            done.append(found)
            yield about(source, found, "praises the source instead of saying who it is")
    for sentence in case.sentences:
        for match in _PRAISED.finditer(sentence.span.of(case.text)):
            span = shifted(match, sentence.span.start, "praise")
            if not any(span.overlaps(other) for other in done) and case.own_voice(span):
                yield Hit((span,), "praises the source instead of saying who it is")


_PRAISED = re.compile(
    r"(?P<praise>(?:(?:very|usually|normally|generally|extremely) )?(?:well|highly|best)[- ]placed|"
    r"(?:(?:very|usually|normally|generally|extremely) )?(?:well|best)[- ](?:informed|connected)|"
    r"\b(?:reliable|trusted|trustworthy|credible|informed|knowledgeable|authoritative|"
    r"unimpeachable|impeccable|top-level|high-level|high-ranking)) (?:\w+ ){0,2}"
    r"(?:sources?|insiders?|observers?|quarters)\b(?! (?:of|for|code))",
    re.IGNORECASE,
)


def _praise(case: Case, source: Source, mention: Span) -> Span | None:
    """The words of a mention that praise, if nothing else places the source."""
    text = case.trimmed(mention).of(case.text)
    match = first(text, "praise", "always")
    if match and _praises_head(case, mention, match):
        return shifted(match, mention.start)
    match = first(text, "praise", "alone")
    phrase = case.at(mention)
    if match is None or phrase is None or not _praises_head(case, mention, match):
        return None  # "close to the top levels of policymaking" tells where they stand
    # "A senior official" tells a rank, however wide; "a senior source" tells none.
    lemma = phrase.lemma.removesuffix("s")
    placeless = lemma in words("linting", "heads", "placeless") and source.affiliation is None
    return shifted(match, mention.start) if placeless else None


def _praises_head(case: Case, mention: Span, match: re.Match[str]) -> bool:
    """Whether the praise stands before the noun that says who, or is "in a position to know"."""
    phrase = case.at(mention)
    if phrase is None or match[0].lower().startswith("in "):
        return phrase is not None
    if match[0].lower() == "trusted" and phrase.lemma in ("aide", "adviser", "advisor", "friend"):
        return False  # trusted by those they serve: a relation, not praise
    return mention.start + match.end() <= phrase.place(phrase.core)


def no_basis_of_knowledge(case: Case) -> Iterator[Hit]:
    """SG106: how an anonymous source knows, or what it has to gain, is not told."""
    for source in case.anonymous:
        if source.access or source.interest or source.number is not Number.ONE:
            continue
        if _BARE.fullmatch(case.label(source).of(case.text)) or _is_described(case, source):
            continue  # of a bare label SG103 says that who they are is not told either
        said = [saying for saying in case.said_by(source) if _tells_of_others(case, saying)]
        if said and not _access_nearby(case, source):
            note = "neither how they know nor what they stand to gain is told"
            yield about(source, case.label(source), note, *said)


_CLAUSE = re.compile(r"\b(?:who|whose|which|familiar|close to|involved|present|there)\b")


_ONE_OF_THE = re.compile(r"one of (?:the|those)\b", re.IGNORECASE)


def _is_described(case: Case, source: Source) -> bool:
    """Whether a clause, or a sentence of its own, tells more of the source: it may say how.

    "One of the negotiators" took part in what the article is about.
    """
    if _ONE_OF_THE.match(case.label(source).of(case.text)):
        return True
    if any(_CLAUSE.search(span.of(case.text)) for span in source.mentions):
        return True
    said = {cue.start for s in case.said_by(source) for cue in s.attribution.cue}
    for span in source.mentions:
        sentence = case.sentence(span.start)
        for token in sentence.within([span]):
            verb = token.head
            place = sentence.offset + verb.idx
            if token.dep_ == "nsubj" and not any(abs(place - cue) < 20 for cue in said):
                return True
    return False


_SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]e|us|[Mm]y|[Oo]ur|ourselves|myself)\b")


def _tells_of_others(case: Case, saying: Saying) -> bool:
    """Whether something is told as a fact, and not the speakers' own doings or wishes."""
    if not saying.tells or _SELF.search(case.content(saying)):
        return False
    if saying.attribution.style is Style.DIRECT:
        return False
    wish = any(token.lower_ in ("should", "must", "ought") for token in saying.sentence.tokens)
    return str(saying.attribution.stance) in ("asserts", "confirms") and not wish


_ACCESS = re.compile(
    r"\b(?:attended|took part|participated|briefed|present|in the room|saw|seen|witnessed|heard|"
    r"overheard|read|reviewed|worked (?:on|for|with)|direct(?:ly)? (?:knowledge|involved)|"
    r"first-?hand|involved in|privy|on the call|showed|showing|sat in|party to|helped)\b",
    re.IGNORECASE,
)


def _access_nearby(case: Case, source: Source) -> bool:
    """Whether a sentence that mentions the source may tell how it knows."""
    return any(
        _ACCESS.search(case.sentence(span.start).span.of(case.text)) for span in source.mentions
    )


def transparent_proxy(case: Case) -> Iterator[Hit]:
    """SG107: "friends of the duke": a label behind which the person spoken of may stand."""
    for source in case.analysis.sources:
        if source.identification is Identification.NAMED:
            continue
        if source.kind is Kind.MEDIA:
            continue
        found = [span for span in source.mentions if _is_proxy(case, case.trimmed(span))]
        told = any(
            s.tells and not s.attribution.unsure and str(s.attribution.stance) != "denies"
            for s in case.said_by(source)
        )
        if not found or not told or _speaks_only_of_others(case, source, found[0]):
            continue
        if not is_named(case, source, AT_ONCE | {Tie.CIRCLE, Tie.INTIMATE}):
            yield about(source, case.trimmed(found[0]), _PROXY, *case.said_by(source))
    for phrase in case.unheard:
        if _is_proxy(case, phrase.span):
            yield Hit((phrase.span,), _PROXY)


def _holds(saying: Saying) -> bool:
    """Whether a verb tells that something is said or thought, and no camp merely does a thing."""
    mental = words("linting", "cues", "mental") | {"expect"}
    return saying.tells or any(
        t.pos_ == "VERB" and t.lemma_.lower() in mental for t in saying.tokens
    )


def _speaks_only_of_others(case: Case, source: Source, mention: Span) -> bool:
    """Whether all that one friend is quoted with leaves out whose friend it is: no proxy's words.

    A friend who tells of the polls speaks for nobody; one who says "he's hurting" may.
    """
    whose = frozenset(re.findall(r"\b[A-Z][a-z]+?(?=s?\b)", mention.of(case.text)))
    said = case.said_by(source)
    return bool(said) and all(
        saying.attribution.style is Style.DIRECT
        and not any(
            token.lower_ in _HIM or token.text.removesuffix("s") in whose
            for token in case.content_tokens(saying)
        )
        for saying in said
    )


_HIM = frozenset("he her hers him his she they them their theirs".split())
_PROXY = "may stand for the very person it is about"


def _is_proxy(case: Case, mention: Span) -> bool:
    text = mention.of(case.text)
    if tells_how_many_spoke(text):
        return False
    if _FRIEND_NAMED.search(text) or ("friend" in text.lower() and _is_mourning(case)):
        return False
    if (
        occurs(text, "proxy", "speechless")
        or _is_proper(case, mention)
        or _NAMED_AFTER.search(text)
    ):
        return False
    if occurs(text, "proxy", "alone"):
        return not _is_writers_own(case, mention)
    match = first(text, "proxy", "patterns")
    if match is None or (_CAMP.search(match[0]) and _is_campaigning(case, mention)):
        return False
    return _is_somebody(case, shifted(match, mention.start, "whose"))


_CAMP = re.compile(r"\bcamp\b", re.IGNORECASE)


def _is_campaigning(case: Case, mention: Span) -> bool:
    """Whether a campaign is told of near a camp: that is a body, and its own name."""
    near = case.around(case.sentence(mention.start), 3, 3)
    return any(t.lemma_.lower() == "campaign" for sentence in near for t in sentence.tokens)


_WRITER = re.compile(r"\b(?:I|[Mm]y|[Mm]e)\b")


def _is_writers_own(case: Case, mention: Span) -> bool:
    """Whether somebody writes of their own friends: "I" stands near, outside quotation marks."""
    near = case.around(case.sentence(mention.start), 3, 3)
    return any(
        not case.quoted(shifted(match, sentence.span.start))
        for sentence in near
        for match in _WRITER.finditer(sentence.span.of(case.text))
    )


_FRIEND_NAMED = re.compile(r"\bfriends?,? [A-Z]\w+ [A-Z]")
_DEATH = re.compile(
    r"\b(?:died|dead|death|killed|victims?|crash(?:ed)?|mourn\w*|funeral|"
    r"shot|shooting|missing|wounded|injured|drowned)\b",
    re.IGNORECASE,
)


def _is_mourning(case: Case) -> bool:
    """Whether the article tells of the dead: their friends speak for nobody who could."""
    return len(_DEATH.findall(case.text)) > 2


_NAMED_AFTER = re.compile(r", (?:the |an? )?(?:\w+ ){0,3}[A-Z]\w+ [A-Z]\w+,?$")


def _is_proper(case: Case, mention: Span) -> bool:
    """Whether "Friends of" is the name of a body, capitalised inside its sentence."""
    starts = case.sentence(mention.start).span.start
    match = re.search(r"\bFriends of\b", mention.of(case.text))
    inside = match is not None and mention.start + match.start() > starts
    return inside or bool(
        re.match(r"Friends of (?:the )?[A-Z]\w+ (?:[A-Z]|said it)", mention.of(case.text))
    )


def _is_somebody(case: Case, span: Span) -> bool:
    """Whether words tell a person, and not a body or a matter ("close to the talks").

    A name that is not known is a person's where "he" or "she" stands in the same sentence.
    """
    phrase = case.at(span)
    if phrase is None or phrase.lemma in words("linting", "proxy", "matters"):
        return False
    if phrase.core.tag_ in ("PRP", "PRP$"):
        return True
    bodies = words("sources", "heads", "bodies") | words("sources", "names", "organization")
    proper = phrase.core.pos_ == "PROPN" and phrase.core.text[:1].isupper()
    if proper and phrase.core.lower_ not in _titles():
        name = name_words(span.of(case.text))
        family = tuple(word.removesuffix("s") for word in name[-1:])  # "the Hanlons"
        kinds = (case.names.kind(name), case.names.kind(family))
        spoken_of = {t.lower_ for t in phrase.core.sent} & {"he", "she", "him", "his", "her"}
        return NameKind.PERSON in kinds or (bool(spoken_of) and not bodies & set(name))
    things = words("sources", "heads", "documents") | words("sources", "heads", "media")
    return phrase.lemma not in things | bodies | words("sources", "heads", "places")


@cache
def _titles() -> frozenset[str]:
    return frozenset(keys_by_word("sources", "titles"))


# -------------------------------------------------------------------- names


def pseudonym(case: Case) -> Iterator[Hit]:
    """SG108: an invented name, or part of a name without a word on why."""
    for sentence in case.sentences:
        text = sentence.span.of(case.text)
        match = first(text, "pseudonym", "invented")
        if match and case.own_voice(shifted(match, sentence.span.start)):
            name = _name_near(case, sentence.number)
            if name:
                note = "the article says that the name is made up"
                shown = ((shifted(match, sentence.span.start), "says so"),)
                yield Hit((name,), note, shown=shown)
    yield from _undisclosed(case)


def _name_near(case: Case, number: int) -> Span | None:
    """The person's name that a sentence on names speaks of: in it, else in the ones before."""
    for at in (number, number - 1, number - 2):
        if at < 0:
            continue
        sentence = case.sentences[at]
        tokens = [t for t in sentence.tokens if t.pos_ == "PROPN" and t.ent_type_ != "GPE"]
        people = [t for t in tokens if t.ent_type_ == "PERSON"] or [
            t for t in tokens if t.ent_type_ not in ("ORG", "DATE", "NORP", "FAC", "LOC")
        ]
        if people:
            return sentence.cover([people[0]])
    return None


_MARKED = re.compile(r"[“\"'‘](?P<name>[A-ZÀ-Ž][\w’-]+),?[”\"'’](?=,?\s)")
_GIVEN = re.compile(r"(?P<name>[A-ZÀ-Ž][\w’-]+)(?=,\s+(?:an?\s|\d\d\b))")


def _undisclosed(case: Case) -> Iterator[Hit]:
    """CASE: a given name in quotation marks or with an age or a trade, and no word on why."""
    given = given_names()
    for source in case.analysis.sources:
        if source.confidential or source.reason:
            continue
        for span in source.mentions:
            text = case.text[max(span.start - 1, 0) : span.end + 10]
            match = _MARKED.match(text) or _GIVEN.match(case.text, span.start)
            if match is None or match["name"].lower() not in given:
                continue
            start = case.text.index(match["name"], max(span.start - 1, 0))
            place = Span(start, start + len(match["name"]))
            if not _is_disclosed(case, place):
                yield about(source, place, "part of a name, and no word on why")
            break


def _is_disclosed(case: Case, place: Span) -> bool:
    """Whether the article tells the whole name, or why it does not."""
    name = place.of(case.text)
    plain = re.escape(name)
    whole = re.search(rf"\b{plain}[”\"'’]?\s+(?:[A-Z]\.\s+)?[A-ZÀ-Ž]\w+", case.text)
    whole = whole or re.search(rf"[A-ZÀ-Ž]\w+\.?\s+(?:[A-Z]\.\s+)?{plain}\b", case.text)
    around = case.words(case.around(case.sentence(place.start), 1, 2))
    return bool(
        whole or first(around, "pseudonym", "disclosed") or first(around, "pseudonym", "invented")
    )


_TOLD_AFTER = re.compile(
    r"[”\"’]?\s*(?:\(|,\s*(?:\d{1,3}\b|an?\b|the\b|who\b|whose\b|of\b|from\b|then\b|now\b|his\b|her\b|"
    r"their\b|its\b|our\b|one of\b|also\b|(?:former|chief|head|president|director|chair\w*|senior|"
    r"deputy|vice|professor|founder|owner|manager|author|editor|spokes\w+)\b)|of\s|from\s|at\s)"
)


def named_no_role(case: Case) -> Iterator[Hit]:
    """SG109: a person is named, and never said to be anything."""
    for source in case.analysis.sources:
        if source.identification is not Identification.NAMED or source.kind is not Kind.PERSON:
            continue
        if source.position or source.affiliation or source.unsure:
            continue
        span = _first_full(case, source)
        if span and not _role_beside(case, source):
            yield about(source, span, "named without a position or affiliation")


def _first_full(case: Case, source: Source) -> Span | None:
    """The fullest name of a source where it stands first."""
    names = [span for span in sorted(source.mentions) if _reads_as_name(span.of(case.text))]
    full = [span for span in names if len(name_words(span.of(case.text))) > 1]
    return full[0] if full else None


def _reads_as_name(text: str) -> bool:
    return bool(re.fullmatch(r"[A-ZÀ-Ž“\"][\w.’'“”\"-]*(?:\s+[\w.’'“”\"-]+){0,4}", text))


def _role_beside(case: Case, source: Source) -> bool:
    """Whether a title, an apposition or a clause beside any mention tells who the person is."""
    for span in source.mentions:
        if _TOLD_AFTER.match(case.text[span.end : span.end + 20]):
            return True
        sentence = case.sentence(span.start)
        tokens = sentence.within([span])
        for token in tokens:
            if any(c.dep_ in ("appos", "relcl", "acl") for c in token.children):
                return True
            if token.dep_ == "appos" or (token.dep_ == "nsubj" and token.head.lemma_ == "be"):
                return True
            if token.dep_ == "nsubj" and tells_function(token.head):
                return True
        before = tokens[0].nbor(-1) if tokens and tokens[0].i > tokens[0].sent.start else None
        if before is not None and before.pos_ in ("NOUN", "PROPN", "ADJ"):
            return True
    return False


# --------------------------------------------------------------- references


def ambiguous_second_reference(case: Case) -> Iterator[Hit]:
    """SG110: "the official said" where more than one official was mentioned just before."""
    for saying in case.sayings:
        span = case.mention(saying)
        phrase = case.at(span) if span else None
        if phrase is None or span is None or not _points_back(phrase):
            continue
        found = _candidates(case, phrase, span)
        if len(found) > 1:
            shown = tuple((place, "may be meant") for place in found)
            note = "more than one person fits"
            yield Hit((span,), note, shown=shown, attributions=(saying.attribution.id,))


def _points_back(phrase: Phrase) -> bool:
    """Whether a mention is "the official": definite, one person, nothing beside it."""
    if phrase.determiner not in _DEFINITE or phrase.plural or phrase.core.pos_ != "NOUN":
        return False
    beside = [
        t for t in phrase.core.children if t.dep_ in ("prep", "relcl", "acl", "appos", "poss")
    ]
    people = (
        words("sources", "heads", "insiders")
        | words("sources", "heads", "classes")
        | {"source", "person", "man", "woman"}
    )
    return not beside and phrase.lemma in people


def _candidates(case: Case, phrase: Phrase, span: Span) -> list[Span]:
    """Indefinite mentions of different people of this role in the sentences before."""
    here = case.sentence(span.start)
    first_one = max(here.number - 3, 0)
    kinds = {t.lower_ for t in phrase.core.lefts if t.dep_ in ("amod", "compound")}
    found: list[Span] = []
    for sentence in case.sentences[first_one : here.number + 1]:
        for token in sentence.tokens:
            place = sentence.offset + token.idx
            if place >= span.start or token.lemma_.lower() != phrase.core.lemma_.lower():
                continue
            if token.tag_ != "NN" or not _is_new(token):
                continue
            mods = {t.lower_ for t in token.lefts if t.dep_ in ("amod", "compound", "nmod")}
            if kinds <= mods:
                found.append(sentence.cover([t for t in token.subtree if t.i <= token.i]))
    return found


def _is_new(token: Token) -> bool:
    """Whether a noun introduces somebody ("an official", "another official")."""
    new = {"a", "an", "one", "another", "second", "third"}
    return any(t.lower_ in new for t in token.lefts)

"""For whom somebody without a name speaks: for a house, as one who took part, or for themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcgraph.linting.audience import is_public
from srcgraph.linting.named import Tie, is_named
from srcgraph.model import Kind, Source, hull
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from srcgraph.linting.case import Case, Saying
    from srcgraph.phrases import Phrase


def speaks_as_house(case: Case, source: Source) -> bool:
    """Whether uncounted people of a house or service speak for it ("party officials said").

    Who they are and how many is the matter of another rule; a rank, a number, a word on how they
    know or a promise of anonymity tells of particular people.
    """
    phrase = case.phrase(source)
    if phrase is None or not _is_general(source, phrase):
        return False
    return _is_speaker(phrase) or _speaks_as_service(case, source, phrase)


def _speaks_as_service(case: Case, source: Source, phrase: Phrase) -> bool:
    """Whether members of a service speak for it to everybody ("detectives say").

    A secret service does so never, and who "told" something told somebody.
    """
    secret = words("linting", "heads", "secret")
    return (
        _is_service(phrase)
        and not any(token.lower_ in secret for token in phrase.tokens)
        and not any("tell" in saying.lemmas for saying in case.said_by(source))
    )


def _is_service(phrase: Phrase) -> bool:
    """Whether a description is that of a service by its members ("detectives said")."""
    return phrase.lemma in words("linting", "heads", "services")


def _is_general(source: Source, phrase: Phrase) -> bool:
    """Whether uncounted people are told by what they are alone, and no secret is made of them."""
    if not phrase.plural or source.counted:
        return False
    if source.confidential or source.reason or source.access:
        return False
    return not _is_particular(phrase)


def is_public_voice(case: Case, source: Source) -> bool:
    """Whether "officials" are a body that speaks in public, and no sources of a reporter.

    They are where a service or an office of the public is told ("detectives", "fire officials"),
    where it has been said before ("have said"), where they tell of themselves, of their figures or
    of their principal's plans, or where somebody of the circle goes on by name; never where they
    speak "privately". So are donors or executives in general.
    """
    phrase = case.phrase(source)
    if phrase is None:
        return False
    if speaks_for_themselves(case, source) and all(c.dep_ != "prep" for c in phrase.core.children):
        return True
    if _is_service(phrase) and _is_general(source, phrase):
        return True
    if not speaks_as_house(case, source) or any(
        _PRIVATELY.search(saying.sentence.span.of(case.text)) for saying in case.said_by(source)
    ):
        return False
    if is_named(case, source, frozenset((Tie.CIRCLE,))):
        return True
    if _is_of_office(phrase) or _follows_body(case, phrase):
        return True
    told = [saying for saying in case.said_by(source) if saying.tells]
    return bool(told) and all(_is_of_house(case, saying, phrase) for saying in told)


def _is_of_office(phrase: Phrase) -> bool:
    """Whether a description is that of an office of the public, a school or a firm."""
    if phrase.lemma.removesuffix("s") in words("linting", "heads", "servants"):
        return False
    return any(t.lower_ in words("linting", "heads", "public") for t in phrase.tokens)


def _follows_body(case: Case, phrase: Phrase) -> bool:
    """Whether bare "officials" speak in a sentence that names a body before them."""
    if len(phrase.tokens) > 1 or phrase.lemma.removesuffix("s") != "official":
        return False
    sentence = case.sentence(phrase.span.start)
    return any(
        token.ent_type_ == "ORG" and sentence.offset + token.idx < phrase.span.start
        for token in sentence.tokens
    )


_PRIVATELY = re.compile(
    r"\b(?:privately|in private|on background|behind closed doors|not for attribution)\b"
)
_OWN = re.compile(r"\W*(?:that )?(?:they|their|them|we|our)\b", re.IGNORECASE)


def _is_of_house(case: Case, saying: Saying, phrase: Phrase) -> bool:
    """Whether a saying is one that a house makes of its own, or has made in public before."""
    if any(c.lower_ in ("have", "has", "had") for t in saying.tokens for c in t.children):
        return True
    content = case.content(saying)
    own = _OWN.match(content) and not case.quoted(hull(saying.attribution.content))
    if own or _FIGURE.search(content) or tells_of_own_house(case, saying):
        return True
    return bool(_PLAN.search(content)) and _is_principal(case, saying, phrase)


def _is_principal(case: Case, saying: Saying, phrase: Phrase) -> bool:
    """Whether what is said tells of whom the speakers serve ("her aides say she will")."""
    serve = {
        token.lower_
        for token in phrase.tokens
        if token is not phrase.core and (token.pos_ == "PROPN" or token.tag_ == "PRP$")
    }
    told = {token.lower_ for token in case.content_tokens(saying)}
    return bool(serve) and bool((serve | {"he", "she"}) & told)


def speaks_for_themselves(case: Case, source: Source) -> bool:
    """Whether several people of standing are summed up: donors, executives, the leaders of a party.

    They serve nobody who could forbid them to speak. What they know at first hand, or on
    condition of anonymity, is another matter.
    """
    phrase = case.phrase(source)
    if phrase is None or not phrase.plural:
        return False
    if source.confidential or source.reason or source.access:
        return False
    return phrase.lemma.removesuffix("s") in words("linting", "heads", "principals")


def speaks_for_client(case: Case, source: Source) -> bool:
    """Whether a lawyer or an agent speaks for somebody ("a lawyer for the driver").

    That is a spokesperson under another title, as long as no anonymity was agreed.
    """
    phrase = case.phrase(source)
    if phrase is None or source.confidential or source.access:
        return False
    if phrase.lemma.removesuffix("s") not in words("linting", "heads", "agents"):
        return False
    behind = [token for token in phrase.tokens if token.i > phrase.core.i]
    return any(token.lower_ in ("for", "representing") for token in behind[:3])


def is_open_class(case: Case, source: Source) -> bool:
    """Whether a bare plural speaks for all of a trade ("traders said"): nobody in particular."""
    phrase = case.phrase(source)
    if phrase is None or not phrase.plural or len(phrase.tokens) > 1:
        return False
    open_classes = words("sources", "heads", "classes") | words("linting", "heads", "houses")
    return phrase.lemma.removesuffix("s") in open_classes and not source.confidential


def rests_on_paper(case: Case, source: Source) -> bool:
    """Whether records stand beside the people in one breath ("records and two former miners")."""
    phrase = case.phrase(source)
    if phrase is None or source.confidential:
        return False
    documents = words("linting", "heads", "documents")
    listed = (phrase.core, phrase.head, *phrase.head.conjuncts, *phrase.core.conjuncts)
    return any(token.lemma_.lower() in documents for token in listed)


def has_spoken_in_public(case: Case, source: Source) -> bool:
    """Whether anything that somebody says was told to everybody: they keep no secret."""
    return not source.confidential and any(is_public(saying) for saying in case.said_by(source))


def sums_up(case: Case, source: Source) -> bool:
    """Whether uncounted people "have said" something: told often and to many, not to the reporter.

    "Sources" speak to reporters alone, whenever they do.
    """
    phrase = case.phrase(source)
    said = case.said_by(source)
    if phrase is None or not phrase.plural or source.counted or not said:
        return False
    if source.confidential or source.access:
        return False
    if phrase.lemma.removesuffix("s") in words("linting", "heads", "placeless"):
        return False
    return all(
        any(c.dep_ == "aux" and c.lower_ in _PERFECT for token in s.tokens for c in token.children)
        for s in said
    )


_PERFECT = ("have", "'ve", "’ve")


def _is_speaker(phrase: Phrase) -> bool:
    """Whether a description is that of one who may speak for a house."""
    return bool(
        {phrase.lemma, phrase.lemma.removesuffix("s")} & words("linting", "heads", "speakers")
    )


def _is_particular(phrase: Phrase) -> bool:
    """Whether words beside a noun single out people of a house."""
    particular = words("linting", "heads", "particular")
    several = words("sources", "determiners", "several") | words("sources", "determiners", "new")
    return any(
        token.lower_ in particular | several
        or token.like_num
        or token.dep_ in ("relcl", "acl", "nummod")
        or token.lower_ in ("familiar", "close", "briefed", "privy")
        for token in phrase.tokens
        if token is not phrase.core
    )


def took_part(case: Case, source: Source) -> bool:
    """Whether a source is one of those of whom the story tells: a delegate, a protester."""
    phrase = case.phrase(source)
    if phrase is None:
        return False
    return bool(
        {phrase.lemma, phrase.lemma.removesuffix("s")} & words("linting", "heads", "participants")
    )


_FIGURE = re.compile(r"\d|\b(?:percent|per cent|half|third|quarter|dozen|hundred|thousand|million)")
_PLAN = re.compile(
    r"\b(?:will|would|plans?|planned|planning|intends?|intended|proposes?|going to|aims?|"
    r"expects? to|next (?:week|month|year|spring|summer|fall|autumn|winter)|(?:is|are) \w+ing)\b"
)
_ITS_OWN = re.compile(
    r"\b(?:the|this|our|its) (?:agency|association|bank|campaign|club|coalition|committee|company|"
    r"firm|foundation|group|network|organi[sz]ation|party|super PAC|team|union)(?:['’]s)?\b"
)


def tells_of_own_house(case: Case, saying: Saying) -> bool:
    """Whether somebody of a house tells its figures or plans, which only the house can tell.

    Either what is said tells of the house of the description, or the house itself is credited in
    the sentences beside it.
    """
    source = saying.source
    phrase = case.phrase(source) if source else None
    if source is None or phrase is None:
        return False
    content = case.content(saying)
    if not (_FIGURE.search(content) or _PLAN.search(content)):
        return False
    house = {token.lower_ for token in _house(phrase)}
    if not house:
        return False
    told = {token.lower_ for token in case.content_tokens(saying)}
    if _is_speaker(phrase) and "former" not in phrase.text.lower():
        own = house & told or _ITS_OWN.search(content)
        if own or (house <= _UNTOLD and _is_of_body(case, saying)):
            return True
    return any(_is_credited(other, house) for other in _near(case, saying))


# "A company official" is of the company that the sentence is on.
_UNTOLD = frozenset(("company", "corporate", "firm"))


def _is_of_body(case: Case, saying: Saying) -> bool:
    """Whether the subject of what is said is a body by name ("Oki is studying …")."""
    return any(
        token.dep_ in ("nsubj", "nsubjpass") and token.ent_type_ == "ORG"
        for token in case.content_tokens(saying)
    )


def _house(phrase: Phrase) -> list[Token]:
    """The words of a description that tell a body: names, and nouns for bodies."""
    bodies = words("sources", "heads", "bodies") | {"campaign"}
    return [
        token
        for token in phrase.tokens
        if token is not phrase.core
        and (
            token.lemma_.lower() in bodies
            or (token.pos_ == "PROPN" and token.ent_type_ not in ("GPE", "NORP", "DATE"))
        )
    ]


def _near(case: Case, saying: Saying) -> list[Saying]:
    """What others say in the sentences right beside."""
    return [
        other
        for other in case.sayings
        if other.source is not saying.source
        and abs(other.sentence.number - saying.sentence.number) <= 1
    ]


def _is_credited(saying: Saying, house: set[str]) -> bool:
    """Whether a house itself is told to say something."""
    source = saying.source
    if source is None or source.kind is not Kind.ORGANIZATION:
        return False
    return bool(house & set(re.findall(r"\w+", source.label.lower())))


_SELF = re.compile(r"\W*(?:that )?(?:he|she)\b", re.IGNORECASE)
_OWN_HOUSE = re.compile(r"\W*(?:that )?(?:his|her) (?:own )?(?P<body>\w+)\b", re.IGNORECASE)


def tells_of_themselves(case: Case, saying: Saying) -> bool:
    """Whether a source tells what it did or saw itself ("one farmer said he had sold his cows").

    So it does of its own house ("his bank has joined"). "He" is the source only where nobody is
    named whom it could mean.
    """
    content = case.content(saying)
    own = _OWN_HOUSE.match(content)
    bodies = words("sources", "heads", "bodies")
    if not (_SELF.match(content) or (own and own["body"].lower() in bodies)):
        return False
    start = hull(saying.attribution.content).start
    return not any(
        token.ent_type_ == "PERSON" and sentence.offset + token.idx < start
        for sentence in case.around(saying.sentence, 1, 0)
        for token in sentence.tokens
    )

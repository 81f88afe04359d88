"""Whose words stand between quotation marks: of somebody nameless who speaks, or of the story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcgraph.linting.audience import is_public, reaches_reporter
from srcgraph.linting.named import AT_ONCE, BELOW, is_named
from srcgraph.model import Source, Span, hull
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from srcgraph.linting.case import Case, Saying


def is_quoted_from_talk(case: Case, saying: Saying) -> bool:
    """Whether somebody nameless is quoted with what they said to whoever writes.

    Shouts in a hall, what a paper or a film holds, and words of somebody who is told by name near
    the place are no such quotation.
    """
    source = saying.source
    if source is None or not saying.tells or saying.attribution.unsure:
        return False
    if (
        not reaches_reporter(case, saying)
        or _is_of_crowd(case, saying)
        or _is_of_no_talk(case, source)
    ):
        return False
    if _is_recorded(case, saying) or _is_asked_in_public(case, saying):
        return False
    if _is_posted(case, saying) or _is_of_anecdote(case, saying):
        return False
    if is_named(case, source, AT_ONCE | BELOW) or _is_called(case, saying, source):
        return False
    return _is_plainly_meant(case, saying)


def speaks_within(case: Case, saying: Saying, quotation: Span) -> bool:
    """Whether a quotation holds words that a source tells of somebody else ("he said “never”")."""
    return any(
        0 < quotation.start - place.end < _CLOSE and not case.quoted(place)
        for token in case.content_tokens(saying)
        if token.pos_ == "VERB" and token.lemma_.lower() in words("linting", "cues", "speech")
        if _has_speaker(token)
        for place in (saying.sentence.cover([token]),)
    )


# Characters between a verb of speech and the quotation that it brings in.
_CLOSE = 60


def _has_speaker(verb: Token) -> bool:
    """Whether somebody told of speaks: a verb's own subject, or that of the verb it goes with."""
    for above in (verb, verb.head):
        subjects = [c for c in above.children if c.dep_ in ("nsubj", "nsubjpass")]
        if subjects:
            return subjects[0].lower_ not in ("i", "we")
        if verb.tag_ != "VBG":
            break
    return False


def is_known_saying(case: Case, saying: Saying, quotation: Span) -> bool:
    """Whether a quotation only cites a slogan within what is told ("messages like “Yes we can”").

    "It looks like “a done deal”" brings in words of the speaker's own.
    """
    before = [
        token
        for token in case.content_tokens(saying)
        if case.sentence(quotation.start).offset + token.idx < quotation.start
        and not token.is_punct
    ]
    if not before:
        return False
    last = before[-1]
    if last.lemma_.lower() in words("linting", "heads", "slogans"):
        return True
    above = before[-2] if len(before) > 1 else last
    such = last.lower_ == "as" and above.lower_ == "such"
    return such or (last.lower_ == "like" and above.pos_ in ("NOUN", "PROPN"))


def _is_of_crowd(case: Case, saying: Saying) -> bool:
    """Whether it is called out in a hall or a street, for all who are there."""
    if saying.lemmas & words("linting", "audience", "calling"):
        return True
    before = case.around(saying.sentence, 1, 0)[:-1]
    near = [s for s in before if s.paragraph == saying.sentence.paragraph]
    return bool(_CROWD.search(case.words(near)))


_CROWD = re.compile(
    r"\b(?:shouts?|shouting|cries|cheers?|boos?|chants?|calls|yells?) (?:came |rose |went up )?"
    r"from the (?:audience|back|balcony|crowd|floor|gallery|hall)\b|\bthe (?:audience|crowd) "
    r"(?:booed|chanted|cheered|heckled|jeered|roared)\b",
    re.IGNORECASE,
)


def _is_of_no_talk(case: Case, source: Source) -> bool:
    """Whether somebody writes under posts of others, speaks in a film, is a child or a colleague.

    A reporter for another outlet is heard for what they saw there.
    """
    phrase = case.phrase(source)
    if phrase is None:
        return False
    unmet = words("linting", "heads", "online") | words("linting", "heads", "voices")
    if phrase.lemma in unmet | words("linting", "heads", "minors"):
        return True
    serves = any(c.dep_ == "prep" and c.lower_ in ("for", "from") for c in phrase.core.children)
    return serves and phrase.lemma in words("linting", "heads", "press")


def _is_posted(case: Case, saying: Saying) -> bool:
    """Whether it is one of several comments online, or put there in the same breath.

    "Another said" goes on as somebody began ("one user wrote"), and "one man wrote" may be such a
    one where the next is "another commenter".
    """
    phrase = case.phrase(saying.source) if saying.source else None
    bare = phrase is not None and phrase.text.lower() in _ANOTHER
    for other in case.sayings:
        if other is saying or other.source is None:
            continue
        apart = abs(other.sentence.number - saying.sentence.number)
        if apart == 0 and other.source is saying.source and is_public(other):
            return True
        if apart <= _NEAR and (bare or "write" in saying.lemmas) and _is_online(case, other):
            return True
    return False


def _is_online(case: Case, saying: Saying) -> bool:
    phrase = case.phrase(saying.source) if saying.source else None
    return phrase is not None and phrase.lemma in words("linting", "heads", "online")


_ANOTHER = ("another", "one", "a second", "a third", "others", "some", "one more")
# Sentences within which comments are told one after the other.
_NEAR = 3


def _is_asked_in_public(case: Case, saying: Saying) -> bool:
    """Whether somebody in an audience asks: an assembly was told of where they came in."""
    begins = saying.sentence.number
    return any(
        0 < begins - here.number <= _NEAR and bool(_ASSEMBLY.search(here.span.of(case.text)))
        for mention in (saying.source.mentions if saying.source else ())
        for here in (case.sentence(mention.start),)
    )


_ASSEMBLY = re.compile(
    r"\b(?:at|during|in) (?:an?|the|his|her|one|another) (?:[\w-]+ ){0,3}(?:town[- ]halls?|forum|"
    r"rally|question[- ]and[- ]answer|Q&A|debate|hearing|event)\b[^.]* ask(?:s|ed)\b",
    re.IGNORECASE,
)


def _is_of_anecdote(case: Case, saying: Saying) -> bool:
    """Whether somebody named in the sentence before tells a story in which it was said."""
    before = case.around(saying.sentence, 1, 0)[:-1]
    return any(
        _STORY.search(sentence.span.of(case.text))
        and any(token.ent_type_ == "PERSON" for token in sentence.tokens)
        for sentence in before
    )


_STORY = re.compile(
    r"\b(?:shar(?:es|ed)|tells?|told|recount(?:s|ed)|relat(?:es|ed)) (?:an?|the|one|another) "
    r"(?:[\w-]+ ){0,2}(?:anecdote|joke|parable|story|tale)\b"
)


_RECORD = re.compile(
    r"\b(?:(?<!after the )(?<!before the )(?:debate|hearing|inquest|rally|town hall|trial|vigil)|"
    r"video|footage|film|tape|recording|audio|transcript|indictment|complaint|lawsuit|"
    r"affidavit|filings?|court (?:papers|documents|records)|testimony|deposition)s?\b",
    re.IGNORECASE,
)


def _is_recorded(case: Case, saying: Saying) -> bool:
    """Whether a tape or a paper holds the words, an assembly heard them, or another tells them."""
    item = saying.attribution
    around = saying.sentence.span.of(case.text)
    for part in (*item.content, *item.source):
        around = around.replace(part.of(case.text), " ")
    if _RECORD.search(around):
        return True
    return bool(item.cue) and any(
        part.covers(hull(item.cue))
        for other in case.sayings
        if other is not saying and other.source is not None and other.source is not saying.source
        for part in other.attribution.content
    )


_CALLS = (
    r"\b(?:named|nicknamed|calling (?:him|her|them)sel(?:f|ves)|known as|by the name of|goes by|"
    r"identified (?:(?:him|her|them)self )?(?:only )?as)"
)
_CALLED = re.compile(_CALLS + r" [“\"'‘]*[A-Z]")
_CALLED_WITHIN = re.compile(r"@\w|\bcalled [“\"'‘]*[A-Z]")
# Characters behind a description within which a name follows.
_BEHIND = 45
_FIRST_NAME = re.compile(r"\bnames?(?:,| was| is|:) [A-Z]\w+")


def _is_called(case: Case, saying: Saying, source: Source) -> bool:
    """Whether a description tells a name, part of one, a handle, or whom it stands beside."""
    if _FIRST_NAME.search(saying.sentence.span.of(case.text)):
        return True
    for mention in source.mentions:
        end = min(mention.end + _BEHIND, case.sentence(mention.start).span.end)
        if _CALLED.search(case.text, mention.start, end):
            return True
        if _CALLED_WITHIN.search(mention.of(case.text)):
            return True
        phrase = case.at(mention)
        if phrase and any(t.dep_ == "appos" and t.ent_type_ == "PERSON" for t in phrase.tokens):
            return True
    return False


def _is_plainly_meant(case: Case, saying: Saying) -> bool:
    """Whether the quotation names its speaker by a description, or by "he" right behind one.

    Whom "she" means is a guess; it is safe only where a description spoke in the same sentence or
    the one before, and nobody is named in between.
    """
    if not _is_pronoun(case, saying):
        return True
    begins = case.sentence(min(part.start for part in saying.attribution.content))
    near = case.sentences[max(begins.number - 1, 0) : saying.sentence.number + 1]
    if any(
        token.ent_type_ == "PERSON" and not case.quoted(sentence.cover([token]))
        for sentence in near
        for token in sentence.tokens
    ):
        return False
    return any(
        other.sentence in near
        and other.tells
        and not _is_pronoun(case, other)
        and reaches_reporter(case, other)
        for other in case.sayings
        if other is not saying and other.source is saying.source
    )


def _is_pronoun(case: Case, saying: Saying) -> bool:
    """Whether a saying refers to its speaker by "he" or "she"."""
    source = saying.attribution.source
    if not source:
        return False
    tokens = saying.sentence.within(source)
    return bool(tokens) and all(t.lower_ in _BACK for t in tokens)


# What points back to somebody; "one" picks somebody out instead.
_BACK = frozenset("he her herself him himself his i it she that their them they we who you".split())

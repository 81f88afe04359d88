"""SG6xx and SG7xx: is it fair, and does somebody sign it?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from srcgraph.linting.case import Case, Hit, Saying, about, occurs
from srcgraph.linting.identity import transparent_proxy
from srcgraph.model import Identification, Kind, Source, Span, hull
from srcgraph.names import NameKind
from srcgraph.phrases import name_words
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def accused_no_response(case: Case) -> Iterator[Hit]:
    """SG601: somebody named is accused, and neither answers nor was asked."""
    done: set[tuple[str, ...]] = set()
    for saying in case.sayings:
        if not saying.attribution.content or str(saying.attribution.stance) in (
            "denies",
            "declines",
        ):
            continue
        target = _accused(case, saying)
        if target is None:
            continue
        name = name_words(target.of(case.text))
        if not name or name[-1:] in done or _is_self(case, saying, name) or _answers(case, name):
            continue
        done.add(name[-1:])
        yield Hit(
            saying.attribution.content,
            f"{target.of(case.text)} is accused; no answer and no attempt to get one is told",
            about=target.of(case.text),
            shown=((target, "is accused"),),
            source_id=saying.attribution.source_id,
            claim_id=saying.attribution.claim_id,
            attributions=(saying.attribution.id,),
        )


def _accused(case: Case, saying: Saying) -> Span | None:
    """Whom what is said accuses: the subject of a wrong, or whoever "accused" takes."""
    if "accuse" in saying.lemmas:
        if _is_charged(saying):
            return None
        charges = words("linting", "accusing", "charges")
        if not any(t.lemma_.lower() in charges for t in case.content_tokens(saying)):
            return None
        objects = [c for t in saying.tokens for c in t.children if c.dep_ in ("dobj", "nsubjpass")]
        return _name_of(case, saying, objects)
    for token in case.content_tokens(saying):
        if _is_wrong(token) and not _unreal(token):
            subject = _doer(token)
            if subject is not None:
                found = _name_of(case, saying, [subject])
                if found:
                    return found
    return None


def _is_charged(saying: Saying) -> bool:
    """Whether somebody only "is accused", by nobody who is told: a charge that stands in court."""
    return any(
        token.lemma_ == "accuse"
        and any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in token.children)
        and not any(c.dep_ == "agent" for c in token.children)
        for token in saying.tokens
    )


def _is_wrong(token: Token) -> bool:
    """Whether a word tells a crime: a verb for it, or its noun as what somebody committed."""
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        return lemma in words("linting", "accusing", "wrongs")
    verb = token.head.head if token.dep_ == "pobj" else token.head
    commits = verb.lemma_.lower() in words("linting", "accusing", "commits")
    misdeed = token.pos_ == "NOUN" and lemma in words("linting", "accusing", "misdeeds")
    return misdeed and commits and token.dep_ in ("dobj", "pobj", "attr")


def _doer(token: Token) -> Token | None:
    """Who is told to have done a wrong: the subject of its verb."""
    verb = token
    for _ in range(3):
        if verb.pos_ in ("VERB", "AUX"):
            passive = [c for c in verb.children if c.dep_ == "agent"]
            below = [c for p in passive for c in p.children if c.dep_ == "pobj"]
            found = below or [c for c in verb.children if c.dep_ == "nsubj"]
            if found:
                return found[0]
        verb = verb.head
    return None


def _unreal(token: Token) -> bool:
    """Whether a wrong is denied, only possible, or a subject of talk."""
    for verb in (token, token.head):
        if any(
            c.dep_ == "neg" or c.tag_ == "MD" or c.lower_ in ("if", "whether", "no")
            for c in verb.children
        ):
            return True
    return token.dep_ == "compound"


def _name_of(case: Case, saying: Saying, tokens: list[Token]) -> Span | None:
    """Where a named person or body stands as one of some tokens."""
    for token in tokens:
        if token.pos_ != "PROPN" or token.ent_type_ in ("GPE", "NORP", "DATE", "LOC"):
            continue
        run = [t for t in token.subtree if t.pos_ == "PROPN" and t.ent_type_ == token.ent_type_]
        sentence = case.sentence(hull(saying.attribution.content).start)
        for near in case.around(sentence, 0, 4):
            if token in near.tokens:
                span = near.cover([t for t in run if t in near.tokens] or [token])
                kind = case.names.kind(name_words(span.of(case.text)))
                return span if kind in (NameKind.PERSON, NameKind.BODY) else None
    return None


def _is_self(case: Case, saying: Saying, name: tuple[str, ...]) -> bool:
    source = saying.source
    return bool(source and name[-1] in name_words(source.label))


def _answers(case: Case, name: tuple[str, ...]) -> bool:
    """Whether the accused speaks anywhere, or the article tells of an answer or of asking."""
    for source in case.analysis.sources:
        label = set(name_words(source.label)) | {
            w for m in source.mentions for w in name_words(m.of(case.text))
        }
        if name[-1] in label and source.attributions:
            return True
    for sentence in case.sentences:
        if name[-1] in sentence.span.of(case.text).lower():
            near = case.words(case.around(sentence, 0, 1))
            if occurs(near, "accusing", "answers"):
                return True
    return False


_STAKES = re.compile(
    r"\b(?:rival|competitor|competing|opponent|lawyer|attorney|lobbyist|shareholder|investor|employee|"
    r"former employee|plaintiff|union|contractor|creditor|donor)\b",
    re.IGNORECASE,
)


def interest_not_disclosed(case: Case) -> Iterator[Hit]:
    """SG602: a source that may have a stake, and no word on it."""
    for source in case.analysis.sources:
        if source.kind not in (Kind.PERSON, Kind.PEOPLE) or source.interest or source.position:
            continue
        said = [s for s in case.said_by(source) if s.is_speech and _STAKES.search(case.content(s))]
        if said:
            note = "speaks of rivals, lawsuits or owners; own stake not told"
            yield about(source, case.label(source), note, *said[:1])


def cross_side_claim(case: Case) -> Iterator[Hit]:
    """SG603: an anonymous member of one side tells what the other side thinks or does."""
    for saying in case.sayings:
        source = saying.source
        if source is None or not case.is_anonymous(saying) or source.affiliation is None:
            continue
        own = set(name_words(source.affiliation.span.of(case.text)))
        for token in case.content_tokens(saying):
            if token.dep_ != "nsubj" or token.lemma_.lower() in own or token.pos_ == "PRON":
                continue
            side = token.ent_type_ in ("ORG", "NORP", "GPE") or token.lemma_.lower() in words(
                "sources", "heads", "bodies"
            )
            if side and token.head.pos_ in ("VERB", "AUX"):
                item = saying.attribution
                yield Hit(
                    item.content,
                    "one side tells what the other thinks or does",
                    source_id=source.id,
                    attributions=(item.id,),
                )
                break


def anonymous_without_byline(case: Case) -> Iterator[Hit]:
    """SG701: an anonymous source, and nobody signs the article."""
    article = case.article
    # An empty byline was looked for and is not there; None in a file that tells nothing is unknown.
    told = article.byline == "" or article.title or article.published or article.publisher
    if article.byline or not told:
        return
    unnamed = [s for s in _unnamed(case) if s.identification is Identification.UNNAMED]
    source = min(unnamed, key=lambda s: min(s.mentions), default=None)
    if source is not None:
        yield about(source, case.trimmed(min(source.mentions)), "no byline was found")


def _unnamed(case: Case) -> list[Source]:
    """Anonymous sources, and friends who may speak for the very person they are friends of."""
    proxies = {hit.source_id for hit in transparent_proxy(case)}
    return [*case.anonymous, *(s for s in case.analysis.sources if s.id in proxies)]

"""SG2xx: what may an anonymous source say?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from srcgraph.linting.audience import is_attitude
from srcgraph.linting.case import Case, Hit, Saying
from srcgraph.linting.houses import speaks_as_house, took_part
from srcgraph.linting.named import Tie, has_named_spokesperson, is_named
from srcgraph.linting.overlap import alike
from srcgraph.linting.quoting import is_known_saying, is_quoted_from_talk, speaks_within
from srcgraph.model import Identification, Kind, Source, Span, Stance, Style, hull
from srcgraph.phrases import Phrase
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def _hit(saying: Saying, note: str, shown: Iterable[tuple[Span, str]] = (), about: str = "") -> Hit:
    """A remark on what an anonymous source says: the place is the content."""
    item = saying.attribution
    return Hit(
        item.content,
        note,
        about=about,
        shown=tuple(shown),
        source_id=item.source_id,
        claim_id=item.claim_id,
        attributions=(item.id,),
    )


def _place(case: Case, saying: Saying, token: Token) -> Span:
    """Where a token of what is said stands in the article."""
    whole = hull(saying.attribution.content)
    first, last = case.sentence(whole.start), case.sentence(whole.end - 1)
    for sentence in case.sentences[first.number : last.number + 1]:
        if token in sentence.tokens:
            return sentence.cover([token])
    return whole


def anonymous_opinion(case: Case) -> Iterator[Hit]:
    """SG201: an anonymous source judges instead of telling facts."""
    for saying in case.sayings:
        if not case.is_anonymous(saying) or not saying.tells or _attack(case, saying):
            continue
        word = _verdict(case, saying, ("evaluative", "negative", "positive"))
        if word is not None and not _has_facts(case, saying):
            span = _place(case, saying, word)
            yield _hit(saying, "a judgement, not a fact", [(span, "judges")], word.text)


def _verdict(case: Case, saying: Saying, lists: tuple[str, ...]) -> Token | None:
    """A word that judges: what something is called, or how it is described."""
    lexicon = frozenset[str]().union(*(words("linting", "judging", name) for name in lists))
    for token in case.content_tokens(saying):
        if _stands_in(lexicon, token) and _is_predicate(token):
            return token
    return None


def _stands_in(lexicon: frozenset[str], token: Token) -> bool:
    known = token.lemma_.lower() in lexicon or token.lower_ in lexicon
    return known and token.pos_ in ("ADJ", "NOUN", "PROPN")


def _is_predicate(token: Token) -> bool:
    """Whether a word says what something is ("it is a shambles", "a total mess")."""
    if token.dep_ in ("acomp", "attr", "oprd", "ROOT", "ccomp", "appos"):
        return True
    if token.dep_ in ("amod", "compound"):
        return token.head.dep_ in ("attr", "oprd", "ROOT", "appos")
    if token.dep_ == "conj":
        return token.head.dep_ in ("acomp", "attr", "oprd", "ROOT")
    return token.dep_ in ("pobj", "dobj") and token.head.lower_ in ("as", "like", "call")


def _has_facts(case: Case, saying: Saying) -> bool:
    """Whether something that can be checked stands in it: a number, a date, a document."""
    return any(
        token.like_num or token.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL")
        for token in case.content_tokens(saying)
    )


def anonymous_attack(case: Case) -> Iterator[Hit]:
    """SG202: an anonymous source attacks somebody who is named."""
    for saying in case.sayings:
        if case.is_anonymous(saying):
            word = _attack(case, saying)
            if word is not None:
                span = _place(case, saying, word)
                yield _hit(saying, "attacks somebody from behind anonymity", [(span, "attacks")])


def anonymous_praise(case: Case) -> Iterator[Hit]:
    """SG207: an anonymous source praises somebody who is named."""
    for saying in case.sayings:
        if case.is_anonymous(saying) and _attack(case, saying) is None:
            word = _judged(case, saying, "positive")
            if word is not None:
                span = _place(case, saying, word)
                yield _hit(saying, "praises somebody from behind anonymity", [(span, "praises")])


def _attack(case: Case, saying: Saying) -> Token | None:
    return _judged(case, saying, "negative")


def _judged(case: Case, saying: Saying, name: str) -> Token | None:
    """A word on somebody's character or worth, if it is said of somebody in particular."""
    lexicon = words("linting", "judging", name)
    for token in case.content_tokens(saying):
        known = _stands_in(lexicon, token) and not _negated(token)
        if known and _is_predicate(token) and _has_target(case, saying, token):
            return token
    return None


def _negated(token: Token) -> bool:
    """Whether a verdict is denied ("he is not a liar")."""
    chain = (token, token.head, token.head.head)
    return any(c.dep_ == "neg" or c.lower_ == "no" for t in chain for c in t.children)


_OF_WHOM = re.compile(
    r"\b(?:of|about|called|calling|described|describing|branded|on) (?:[A-Z]|the )"
)


def _has_target(case: Case, saying: Saying, token: Token) -> bool:
    """Whether the verdict is on a named person or body, or on "he" or "she"."""
    subject = _subject(token)
    if subject is not None:
        if subject.lemma_.lower() in words("linting", "judging", "things"):
            return False  # weak data attack nobody
        if subject.lower_ in ("he", "she", "they") or subject.ent_type_ in (
            "PERSON",
            "ORG",
            "NORP",
        ):
            return True
        if subject.pos_ == "PROPN":
            return True
        if subject.lower_ in ("i", "we", "you", "there"):
            return False
        bodies = words("sources", "heads", "bodies") | words("sources", "heads", "offices")
        if subject.lemma_.lower() in bodies:
            return True
    rest = saying.sentence.span.of(case.text).replace(case.content(saying), "")
    named = any(t.ent_type_ in ("PERSON", "ORG") for t in _outside(saying))
    return bool(named and _OF_WHOM.search(rest))


def _outside(saying: Saying) -> list[Token]:
    """The words of the sentence that are neither attributed nor the source's name."""
    item = saying.attribution
    inside = {t.i for t in saying.sentence.within((*item.content, *item.source))}
    return [t for t in saying.sentence.tokens if t.i not in inside]


def _subject(token: Token) -> Token | None:
    """Of whom or what a word is said."""
    for _ in range(4):
        found = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
        if found:
            return found[0]
        if token.dep_ == "oprd" or token.head is token:
            below = [c for c in token.head.children if c.dep_ in ("dobj", "nsubj")]
            return below[0] if below and token.dep_ == "oprd" else None
        token = token.head
    return None


# -------------------------------------------------------------- speculation


def anonymous_speculation(case: Case) -> Iterator[Hit]:
    """SG203: an anonymous source foretells or guesses."""
    for saying in case.sayings:
        if not case.is_anonymous(saying) or saying.source is None or is_attitude(saying):
            continue
        if took_part(case, saying.source) or speaks_as_house(case, saying.source):
            continue
        if is_named(case, saying.source, frozenset((Tie.TITLE,))):
            continue
        if not saying.tells or case.content(saying).rstrip("”\"’' ").endswith("?"):
            continue
        if _is_foretold_by_name(case, saying):
            continue
        word = next((t for t in saying.tokens if _is_forecast(t)), None) or next(
            (t for t in case.content_tokens(saying) if _guesses(t, saying)), None
        )
        if word is not None:
            note = "a forecast or a guess, which nobody can check"
            yield _hit(saying, note, [(_place(case, saying, word), "foretells")], word.text)


def _is_foretold_by_name(case: Case, saying: Saying) -> bool:
    """Whether somebody named says much the same a little further down: they can be held to it."""
    return any(
        0 < other.sentence.number - saying.sentence.number <= _BEHIND
        and other.tells
        and str(other.attribution.stance) != "denies"
        and other.source is not None
        and other.source.identification is Identification.NAMED
        and alike(case, saying, other)
        for other in case.sayings
    )


# Sentences behind a forecast within which somebody named may repeat it.
_BEHIND = 6


def _is_forecast(cue: Token) -> bool:
    """Whether the verb itself says that somebody foretells ("predicted").

    Who is "reluctant to predict" does not.
    """
    if cue.pos_ != "VERB" or cue.lemma_.lower() not in words("linting", "guessing", "cues"):
        return False
    shy = words("linting", "guessing", "shy")
    return cue.dep_ != "xcomp" or cue.head.lemma_.lower() not in shy


def _guesses(token: Token, saying: Saying) -> bool:
    # What was "likely to have been" is past.
    behind = token.doc[token.i + 1 : token.i + 4]
    past = behind.text.lower().startswith("to have ") and behind[-1].tag_ == "VBN"
    if past or _is_handed_on(token, saying):
        return False
    leaning = words("linting", "guessing", "leaning")
    if {token.lemma_.lower(), token.lower_} & leaning and _leans(token):
        return True
    if token.lemma_.lower() in words("linting", "guessing", "words"):
        aside = token.head.dep_ in ("advcl", "acl", "relcl") and token.dep_ == "advmod"
        aside = aside or _is_of_law(token)
        guess = token.pos_ in ("ADJ", "ADV", "NOUN") and not (_is_attributive(token) or aside)
        return guess and not _is_rated(token)
    if token.lower_ == "going" and token.dep_ != "xcomp":
        return _foretells_end(token, saying)
    if token.tag_ != "MD":
        return False
    modal = token.lower_ in words("linting", "guessing", "modals")
    future = token.lower_ in words("linting", "guessing", "future")
    subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None and token.head.dep_ == "conj":
        subject = _subject(token.head.head)  # "he should be fit, but might not start"
    own = subject is not None and subject.lower_ in (
        "i",
        "we",
        "you",
        "it",
        "there",
        "which",
        "that",
    )
    if subject is None or (own and not modal) or _is_unreal(token):
        return False
    if subject.lower_ in ("i", "we", "you"):
        return False
    if modal:
        main = token.head.dep_ not in ("relcl", "advcl", "acl", "pcomp") and not _is_pitch(token)
        return main and (token.lower_ != "could" or not _is_past_ability(token))
    outcome = token.head.lemma_.lower() in words("linting", "guessing", "outcomes")
    return future and outcome and _acts(subject) and not _is_of_house(subject, saying)


def _is_handed_on(token: Token, saying: Saying) -> bool:
    """Whether a guess is somebody else's, of which the source tells ("he had warned it might")."""
    verbs = words("linting", "cues", "speech") | words("linting", "cues", "mental")
    cues = {int(cue.i) for cue in saying.tokens}
    for verb in token.ancestors:
        if verb.i in cues:
            return False
        if verb.pos_ == "VERB" and verb.lemma_.lower() in verbs:
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            below = any(c.dep_ == "ccomp" and c.is_ancestor(token) for c in verb.children)
            if below and subject is not None and subject.lower_ not in ("i", "we"):
                return True
    return False


def _is_rated(token: Token) -> bool:
    """Whether "probably" only softens a judgement ("it's probably more crucial for him")."""
    verb = token.head
    while verb.pos_ in ("ADJ", "ADV") and verb.head is not verb:
        verb = verb.head
    return (
        token.dep_ == "advmod"
        and (verb.lemma_ == "be" or verb.lower_ in ("'s", "’s"))
        and any(c.dep_ in ("acomp", "attr") for c in verb.children)
        and any(c.dep_ == "nsubj" and c.lower_ in ("it", "this", "that") for c in verb.children)
    )


def _foretells_end(token: Token, saying: Saying) -> bool:
    """Whether somebody else "is going to" lose, quit, or meet another such end."""
    subject = _subject(token)
    ends = [
        c
        for c in token.children
        if c.dep_ == "xcomp" and c.lemma_.lower() in words("linting", "guessing", "outcomes")
    ]
    if subject is None or not ends or subject.lower_ in ("i", "we", "you", "it", "there"):
        return False
    return _acts(subject) and not _is_of_house(subject, saying)


def _leans(token: Token) -> bool:
    """Whether somebody else is told to be about to do something ("is poised to resign").

    "Due to the frost" tells a cause; what is to be settled at a meeting that is scheduled is set
    down for a day.
    """
    subject = _subject(token)
    behind = [t for t in token.doc[token.i + 1 : token.i + 4] if t.pos_ != "ADV"]
    if [t.lower_ for t in behind[:1]] != ["to"] or [t.tag_ for t in behind[1:2]] != ["VB"]:
        return False
    if any(t.lower_ in words("linting", "guessing", "scheduled") for t in token.subtree):
        return False
    if not _is_told_of(token):
        return False
    own = subject is None or subject.lower_ in ("i", "we", "you", "it", "there", "which", "that")
    return not own


def _is_told_of(token: Token) -> bool:
    """Whether a leaning is what is told ("is about to"), and no aside ("talks, about to start")."""
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children)
    seen_as = token.head.lower_ == "as"
    return passive or seen_as or token.dep_ in ("acomp", "attr", "conj", "oprd")


def _is_of_law(token: Token) -> bool:
    """Whether a comparison tells what holds at all times ("the longer, the more likely")."""
    before = [t.lower_ for t in token.doc[max(token.i - 2, 0) : token.i]]
    return before in (["the", "more"], ["the", "less"])


def _is_attributive(token: Token) -> bool:
    """Whether the word only names a kind ("a likely voter", "possible candidates")."""
    return token.dep_ in ("amod", "compound") and token.pos_ == "ADJ"


def _is_pitch(token: Token) -> bool:
    """Whether somebody or something is only held to be of use ("could help", "could be useful")."""
    verb = token.head
    if verb.lemma_.lower() in words("linting", "guessing", "pitches"):
        return True
    useful = words("linting", "guessing", "uses")
    return verb.lemma_ == "be" and any(
        c.dep_ in ("acomp", "attr") and c.lemma_.lower() in useful for c in verb.children
    )


def _is_past_ability(token: Token) -> bool:
    """Whether "could" tells of what was possible then ("could not find", "at times could")."""
    if any(c.dep_ == "neg" or c.lower_ in _HARDLY for c in token.head.children):
        return True
    if token.head.lemma_.lower() in words("linting", "guessing", "perceiving"):
        return True
    return bool(_HABIT.search(token.sent.text))


_HARDLY = ("barely", "hardly", "scarcely")
_HABIT = re.compile(
    r"\b(?:at times|sometimes|often|occasionally|used to|in those days|back then|"
    r"last (?:year|month|week)|(?:in|during) (?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _is_unreal(token: Token) -> bool:
    """Whether a modal stands under "if", or tells of the past ("would have", "may have begun")."""
    verb = token.head
    if any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.children):
        return token.lower_ in ("would", "could", "might", "may")
    return any(
        c.lower_ in ("if", "whether", "so", "unless") and c.dep_ == "mark" for c in verb.children
    )


def _is_of_house(subject: Token, saying: Saying) -> bool:
    """Whether the source speaks for whom it foretells: "her advisers say she will"."""
    source = saying.source
    if source is None:
        return False
    label = source.label.lower()
    if subject.lower_ in ("he", "she"):
        return bool(re.match(r"(?:his|her)\b", label)) or any(
            w[:1].isupper() for w in source.label.split()[1:]
        )
    return str(subject.lower_) in label


def _acts(subject: Token) -> bool:
    """Whether somebody is foretold to act: a person or body, not the speakers' own plan."""
    return subject.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or subject.lower_ in ("he", "she")


# ------------------------------------------------------------------- quotes

_FEWEST_QUOTED = 3


def anonymous_direct_quote(case: Case) -> Iterator[Hit]:
    """SG204: an anonymous source is quoted word for word."""
    for saying in case.sayings:
        source = saying.source
        if source is None or not _is_quotable(case, source):
            continue
        if saying.attribution.style is Style.INDIRECT or not is_quoted_from_talk(case, saying):
            continue
        parts = saying.attribution.content
        inside = [q for q in case.quotations if any(_holds(part, q) for part in parts)]
        inside = [q for q in inside if not is_known_saying(case, saying, q)]
        if any(_is_speech(q.of(case.text)) and not speaks_within(case, saying, q) for q in inside):
            yield _hit(saying, "quotation marks without a name")


def _is_quotable(case: Case, source: Source) -> bool:
    """Whether a source is nameless and no spokesperson."""
    phrase = case.phrase(source)
    plain = words("linting", "heads", "spokespeople")
    return phrase is not None and case.is_nameless(source) and phrase.lemma not in plain


def _holds(part: Span, quotation: Span) -> bool:
    """Whether a part of what is said holds most of a quotation."""
    shared = min(part.end, quotation.end) - max(part.start, quotation.start)
    return 2 * shared > quotation.end - quotation.start


def _is_speech(quotation: str) -> bool:
    """Whether quotation marks hold somebody's words, and not a title."""
    inside = quotation.strip("“”\"'‘’,. ").split()
    title = len(inside) > 1 and all(w[:1].isupper() for w in inside if len(w) > 3)
    return len(inside) >= _FEWEST_QUOTED and not (title and len(inside) < 8)


_TOLD = words("linting", "cues", "speech") | {"instruct", "order", "threaten", "promise", "yell"}


def relayed_quote(case: Case) -> Iterator[Hit]:
    """SG205: somebody's words in quotation marks, handed on by an anonymous source."""
    for saying in case.sayings:
        source = saying.source
        if source is None or source.id not in case.anonymous_ids:
            continue
        verb = _inner_speech(case, saying)
        if verb is not None:
            note = "words of somebody else, known only through an anonymous source"
            yield _hit(saying, note, [(_place(case, saying, verb), "tells who spoke them")])


def _inner_speech(case: Case, saying: Saying) -> Token | None:
    """A verb of speech in what is said, outside quotation marks, that brings in a quotation."""
    content = hull(saying.attribution.content)
    quotes = [q for q in case.quotations if content.covers(q) and q.end - q.start > 8]
    if not quotes or content.start in [q.start for q in quotes]:
        return None
    cue = hull(saying.attribution.cue) if saying.attribution.cue else None
    for token in case.content_tokens(saying):
        if token.pos_ != "VERB" or token.lemma_.lower() not in _TOLD:
            continue
        place = _place(case, saying, token)
        subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if (cue and cue.overlaps(place)) or subject is None or subject.lower_ in ("i", "we"):
            continue
        outside = not any(q.overlaps(place) for q in quotes)
        if outside and any(0 < q.start - place.end < 60 for q in quotes):
            return token
    return None


def unnamed_spokesperson(case: Case) -> Iterator[Hit]:
    """SG206: a spokesperson who is not named."""
    plain = words("linting", "heads", "spokespeople") - {"representative", "rep"}
    for source in case.analysis.sources:
        if source.identification is not Identification.UNNAMED or source.kind is Kind.PUBLIC:
            continue
        if all(_is_refusal(case, saying) for saying in case.said_by(source)):
            continue
        phrase = case.phrase(source)
        if phrase is None or source.confidential or source.reason or _is_told(case, phrase):
            continue
        if has_named_spokesperson(case, phrase):
            continue
        if phrase.lemma in plain or phrase.core.lower_ in plain:
            yield Hit(
                (case.label(source),),
                "speaks in public, for a body, without a name",
                source_id=source.id,
                attributions=source.attributions,
            )


def _is_refusal(case: Case, saying: Saying) -> bool:
    """Whether somebody only "did not respond": nothing is said that a name would stand for."""
    negated = any(token.dep_ == "neg" for token in saying.tokens)
    content = saying.attribution.content
    before = case.text[saying.sentence.span.start : hull(content).start] if content else ""
    silent = _SILENT.search(before) is not None
    return negated or silent or saying.attribution.stance is Stance.DECLINES


_SILENT = re.compile(
    r"\b(?:not|n['’]t|never) (?:\w+ )?(?:respond|reply|return|answer|comment|discuss|available)\b"
)


def _is_told(case: Case, phrase: Phrase) -> bool:
    """Whether "the spokesman" is somebody told before, or is named further down."""
    alone = phrase.determiner in ("the", "that") and len(phrase.tokens) == 2
    named = re.search(rf"[Tt]he {phrase.core.text}, [A-Z]\w+ [A-Z]", case.text)
    return alone or named is not None

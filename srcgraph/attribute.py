"""Parsed -> attributions: who is said to have said, thought, known or wanted what.

A trained tagger finds the spans (tagger.py); here they become attributions with a style, a stance
and their evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, Final

from srcgraph.completion import complete
from srcgraph.layout import by_layout
from srcgraph.model import (
    DENYING,
    GOES_ON,
    TAKEN_BACK,
    Attribution,
    Evidence,
    Span,
    Spans,
    Stance,
    Style,
    hull,
)
from srcgraph.nouns import is_of_a_thing
from srcgraph.segment import Parsed, Quotation, as_read, token_table
from srcgraph.tagger import tag
from srcgraph.tagging.decode import CharSpans, Tagged
from srcgraph.vocabulary import keys_by_word, table, words

if TYPE_CHECKING:
    from spacy.tokens import Token


def attribute(parsed: Parsed) -> tuple[Attribution, ...]:
    """Find every attribution in an article's body, in the order of the text.

    `score` is the probability that contents and source are right, calibrated on PolNeAR's
    development articles (docs/model-card.md); those near the threshold are `unsure`.
    """
    text = parsed.article.text
    tagged = [
        item
        for item in tag(as_read(parsed), token_table(parsed))
        if _says_something(item, text)
        and not _withholds_a_name(item, text)
        and not _only_names(item, text)
        and not _says_itself(item)
    ]
    cues = _Cues(parsed)
    quotations = [quote for paragraph in parsed.paragraphs for quote in paragraph.quotations]
    whole = by_layout(complete(tagged, parsed.paragraphs), parsed.paragraphs)
    found = [_attribution(item, cues, quotations, text) for item in whole]
    told = (item for item in found if cues.tells(item) and not _is_scrap(item, found))
    return _with_ids(sorted(told, key=_place))


def described(parsed: Parsed, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Give attributions whose spans are known their style and stance, as if they had been found."""
    cues = _Cues(parsed)
    quotations = [quote for paragraph in parsed.paragraphs for quote in paragraph.quotations]
    return tuple(
        replace(
            item,
            style=_style(item.content, quotations, parsed.article.text),
            stance=cues.stance(item.source, item.cue, item.content),
        )
        for item in attributions
    )


def _place(attribution: Attribution) -> tuple[Span, Span]:
    everything = hull((*attribution.source, *attribution.cue, *attribution.content))
    return hull(attribution.content), everything


def _spans(found: CharSpans) -> Spans:
    return tuple(Span(start, end) for start, end in found)


def _says_something(tagged: Tagged, text: str) -> bool:
    """Whether the content holds a word, not just marks."""
    return any(re.search(r"\w", text[start:end]) for start, end in tagged.content)


def _withholds_a_name(tagged: Tagged, text: str) -> bool:
    """Whether the words only say that a name is withheld ("who asked not to be named")."""
    said = hull(_spans((*tagged.cue, *tagged.content))).of(text)
    patterns = words("anonymity", "confidential")
    return any(re.match(pattern, said, re.IGNORECASE) for pattern in patterns)


def _only_names(tagged: Tagged, text: str) -> bool:
    """Whether the cue only gives a thing its name ("also known as"), and nobody says anything."""
    if tagged.source or not tagged.cue:
        return False
    cue = " ".join(text[start:end] for start, end in tagged.cue)
    patterns = words("sources", "naming", "formulas")
    return any(re.fullmatch(pattern, cue, re.IGNORECASE) for pattern in patterns)


def _says_itself(tagged: Tagged) -> bool:
    """Whether the source is a part of what it is said to say, and no word attributes it."""
    inside = any(start <= a and b <= end for a, b in tagged.source for start, end in tagged.content)
    return inside and not tagged.cue


def _is_scrap(item: Attribution, found: Iterable[Attribution]) -> bool:
    """Whether nothing attributes it and it lies within what another reports ("to say")."""
    if item.cue or item.style is not Style.INDIRECT:
        return False
    place = hull(item.content)
    return any(
        other.cue and other.source == item.source and _place(other)[1].covers(place)
        for other in found
    )


def _attribution(
    tagged: Tagged, cues: _Cues, quotations: list[Quotation], text: str
) -> Attribution:
    source, cue, content = _spans(tagged.source), _spans(tagged.cue), _spans(tagged.content)
    stance = cues.stance(source, cue, content)
    everything = hull((*source, *cue, *content))
    return Attribution(
        id=f"at-{everything.start}-{everything.end}",
        source=source,
        cue=cue,
        content=content,
        style=_style(content, quotations, text),
        stance=stance,
        score=tagged.score,
        unsure=tagged.unsure,
        evidence=(
            _evidence(tagged, cue, content, text),
            *cues.goes_on(source, cue, content),
            *cues.why(stance, source, cue, content),
        ),
    )


def _evidence(tagged: Tagged, cue: Spans, content: Spans, text: str) -> Evidence:
    """Why it is believed: the model, its probability, and the cue where it saw one."""
    likely = f"the tagger is {tagged.score:.0%} sure"
    if not cue:
        return Evidence("attribute.tagger", hull(content), f"{likely}; no words attribute it")
    place = hull(cue)
    return Evidence(
        "attribute.tagger", place, f"cue “{' '.join(place.of(text).split())}”; {likely}"
    )


def _style(content: Spans, quotations: list[Quotation], text: str) -> Style:
    letters = [i for s in content for i in range(s.start, s.end) if text[i].isalnum()]
    whole = hull(content)
    near = [q.span for q in quotations if q.span.start < whole.end and whole.start < q.span.end]
    inside = sum(any(span.start <= i < span.end for span in near) for i in letters)
    if inside == len(letters):
        return Style.DIRECT
    return Style.MIXED if inside else Style.INDIRECT


class _Cues:
    """Reads the words that attribute off the parse."""

    def __init__(self, parsed: Parsed) -> None:
        self._paragraphs = parsed.paragraphs
        self._starts = [paragraph.span.start for paragraph in parsed.paragraphs]

    def stance(self, source: Spans, cue: Spans, content: Spans) -> Stance:
        """What the source does with the content, by the cue's first telling word and a "not".

        What "no dealer" said or expected nobody did: it is as good as not said.
        """
        if _is_nobody(self._all(source)):
            return Stance.DECLINES
        tokens = self._all(cue)
        said = self._all(content)
        if not tokens and {"request", "comment"} <= {token.lemma_.lower() for token in said}:
            return Stance.DECLINES  # "did not respond to [requests for comment]"
        negated = _is_negated(tokens)
        if not negated and _turns_aside(self._all(source), tokens, said):
            return Stance.DENIES
        taken = _taken_back(tokens, said)
        if taken is not None:
            return taken.kept if negated else taken.stance
        group = keys_by_word("stances", "negated" if negated else "plain")
        telling = (
            Stance(group[token.lemma_.lower()][0])
            for token in tokens
            if token.lemma_.lower() in group
            and not _lacks_particle(token, tokens)
            and not _is_quarrel(token)
            and not _is_anothers_doubt(token, tokens)
            and not _is_own_contradiction(token, self._all(source), said)
        )
        stance = next(telling, Stance.ASSERTS)
        if stance is Stance.ASSERTS and not negated:
            branded = _brands_untrue(tokens, said)
            return Stance.DENIES if branded or _denying(tokens, said) else stance
        if stance is Stance.DENIES and _turns_down(tokens, said):
            return Stance.DECLINES
        if stance is Stance.DENIES and _lets_go(tokens, said):
            return Stance.ASSERTS
        asked = stance is Stance.DOUBTS and _asks_somebody(tokens, said)
        return Stance.ASKS if asked else stance

    def tells(self, item: Attribution) -> bool:
        """Whether anything is said: of those who merely are something ("Others are undecided") no.

        A quotation and a clause behind "that" are told all the same. Nor does who is told not to:
        "it's not that Lund feels he was wrong".
        """
        if self._is_put_aside(item):
            return False
        cue, who = self._all(item.cue), self._all(item.source)
        alone = len(who) == 1 and who[0].lower_ in words("sources", "heads", "elliptical")
        merely = bool(cue) and all(token.lemma_ == "be" for token in cue)
        clause = any(token.lower_ == "that" for token in self._all(item.content)[:1])
        return not (alone and merely and item.style is Style.INDIRECT) or clause

    def _is_put_aside(self, item: Attribution) -> bool:
        first = next(iter(self._tokens(item.stretch)), None)
        before = [] if first is None else [t.lower_ for t in first.doc[: first.i]][-4:]
        return bool(_PUT_ASIDE.fullmatch(" ".join(before)))

    def why(
        self, stance: Stance, source: Spans, cue: Spans, content: Spans
    ) -> tuple[Evidence, ...]:
        """The words that make more of it than the cue does: to deny, or to take something back."""
        tokens, said = self._all(cue), self._all(content)
        denies = stance is Stance.DENIES
        who = self._all(source)
        if denies and _brands_untrue(tokens, said):
            return (Evidence("attribute.called-untrue", hull(cue), "calls untrue what was told"),)
        if denies and (aside := _turns_aside(who, tokens, said)):
            words_ = " ".join(token.text for token in aside)
            return (Evidence("attribute.turned-aside", hull(cue), f"“{words_}” what was told"),)
        if denies and (verb := _denying(tokens, said)):
            first, last = content[0].start, content[0].start + verb.idx - said[0].idx + len(verb)
            note = "denies it in words of its own: the cue only says that something was said"
            return (Evidence(DENYING, Span(first, last), note),)
        taken = _taken_back(tokens, said)
        if taken is None or _is_negated(tokens):
            return ()
        words_ = " ".join(token.text for token in (taken.verb, *taken.particles))
        note = f"“{words_}”: no longer stands behind what was said before"
        return (Evidence(TAKEN_BACK, hull(cue), note),)

    def goes_on(self, source: Spans, cue: Spans, content: Spans) -> tuple[Evidence, ...]:
        """Why a quotation that nothing attributes is given to a speaker of an earlier paragraph."""
        if cue or not source or self._number(source[0]) == self._number(content[0]):
            return ()
        note = "nobody else was found to speak in the paragraph before this quotation by itself"
        return (Evidence(GOES_ON, hull(source), note),)

    def _all(self, spans: Spans) -> list[Token]:
        """The words under some spans, in their order."""
        return [token for span in spans for token in self._tokens(span)]

    def _tokens(self, span: Span) -> list[Token]:
        paragraph = self._paragraphs[self._number(span)]
        at = paragraph.span.start
        return list(
            paragraph.doc.char_span(span.start - at, span.end - at, alignment_mode="expand") or ()
        )

    def _number(self, span: Span) -> int:
        return max(bisect_right(self._starts, span.start) - 1, 0)


_PUT_ASIDE: Final = re.compile(r"(?:it|this|that) (?:is|was|['’]s) (?:not|n['’]t) that")


def _denying(cue: Sequence[Token], said: Sequence[Token]) -> Token | None:
    """The word by which somebody's own words deny ("We deny that …", "reports are unfounded")."""
    return _denying_verb(said) or (_calling_untrue(said) if _states(cue) else None)


def _brands_untrue(cue: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether what was told is called untrue: "called the charges fabricated", "it a lie"."""
    if not {token.lemma_.lower() for token in cue} & words("stances", "untrue", "branding"):
        return False
    told = next((t for t in said if t.pos_ in ("NOUN", "PRON")), None)
    if told is None or not _is_told(told):
        return False
    behind = [t for t in said if t.i > told.i and t.lower_ != "as" and t.pos_ not in ("DET", "ADV")]
    return bool(behind) and behind[0].lower_ in words("stances", "objects", "untrue")


def _turns_aside(
    source: Sequence[Token], cue: Sequence[Token], said: Sequence[Token]
) -> tuple[Token, ...]:
    """The words by which what was told or feared is turned aside ("shrugged off the criticism").

    Who pushes back a deadline, or tries to laugh off a claim, denies nothing; nor do shares that
    shrug off fears.
    """
    if _a_thing_speaks(source):
        return ()
    trying = words("stances", "untrue", "trying")
    for verb in (t for t in cue if not {u.lemma_.lower() for u in t.ancestors} & trying):
        particles = table("stances")["turned_aside"].get(verb.lemma_.lower())
        if particles is None or verb.pos_ != "VERB":
            continue
        behind = sorted({*cue, *said, *verb.subtree}, key=lambda token: token.i)
        behind = [token for token in behind if token.i > verb.i]
        particle = [t for t in behind[:_NEAR_VERB] if t.lower_ in particles.split()]
        noun = next((token.lemma_.lower() for token in behind if _is_object(token)), "")
        told = words("stances", "objects", "said") | words("stances", "objects", "thought")
        if noun in told and (particle or not particles):
            return (verb, *particle)
    return ()


_NEAR_VERB: Final = 2


def _states(cue: Sequence[Token]) -> bool:
    """Whether a cue only says that something was said: who fears or admits it denies nothing."""
    verbs = {token.lemma_.lower() for token in cue if token.pos_ in ("VERB", "NOUN", "ADJ")}
    return verbs <= words("stances", "untrue", "stating")


def _calling_untrue(said: Sequence[Token]) -> Token | None:
    """The word that calls what was told untrue: "It is false", "that is not true"."""
    inside = {token.i for token in said}
    verb = next((t for t in said if t.lemma_ == "be" and t.head.i not in inside - {t.i}), None)
    if verb is None or _is_open(verb, said):
        return None
    parts = {child.dep_: child for child in verb.children if child.i in inside}
    told = parts.get("acomp") or parts.get("attr") or parts.get("advmod")
    about = parts.get("nsubj")
    if told is None or any(child.dep_ in ("xcomp", "ccomp", "relcl") for child in told.children):
        return None
    if told.lemma_.lower() == "truth" and any(t.lower_ == "no" for t in told.children):
        behind = (t for t in said if t.i > told.i and t.dep_ == "pobj")
        return told if any(map(_is_told, behind)) else None
    if about is None or not _is_told(about):
        return None
    beside = [*verb.children, *told.children]
    if _is_negated(beside):
        between = {t.lower_ for t in (*beside, *verb.doc[verb.i : told.i])}
        hedged = between & words("stances", "untrue", "hedging")
        bare = told.lower_ != "case" or [t.lower_ for t in told.lefts if t.dep_ != "neg"] == ["the"]
        flat = bare and not hedged and told.lower_ in words("stances", "untrue", "negated")
        return told if flat else None
    anything = words("stances", *(("untrue", "outright") if about.pos_ == "PRON" else _UNTRUE))
    how = [t for t in told.children if t.dep_ == "amod" and _is_told(told)]  # no false alarm
    return told if any(token.lower_ in anything for token in (told, *how)) else None


_UNTRUE: Final = ("objects", "untrue")


def _is_open(verb: Token, said: Sequence[Token]) -> bool:
    """Whether something only may be so, or is asked."""
    parts = list(verb.children)
    asked = any(t.lower_ in ("if", "whether", "unless") for t in (said[0], *parts))
    modal = any(part.tag_ == "MD" or part.lower_ == "hardly" for part in parts)
    return modal or asked or any(t.text == "?" for t in said)


def _is_told(noun: Token) -> bool:
    """Whether a word stands for what was told: "the report", "it"."""
    told = words("stances", "objects", "said") | words("stances", "untrue", "pronouns")
    return noun.lemma_.lower() in told


def _denying_verb(said: Sequence[Token]) -> Token | None:
    told = [token for token in said if not token.is_punct]
    if not told or told[0].lower_ not in ("i", "we"):
        return None
    verb = next(dropwhile(lambda t: t.pos_ == "ADV" and t.dep_ != "neg", told[1:]), None)
    outright = words("stances", "outright", "denies")
    denies = verb is not None and verb.tag_ == "VBP" and verb.lemma_.lower() in outright
    return verb if denies else None


def _turns_down(cue: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether a plan is rejected or a request denied: that says of nothing that it is not so.

    Who rejects a claim, or that something is so, denies it; who "was denied" a thing does not.
    """
    verbs = {token.lemma_.lower() for token in cue}
    if any(_is_withheld_from(token) for token in cue):
        return True
    if any(token.lemma_.lower() == "deny" and _has_receiver(token) for token in cue):
        return True  # "denied her the nomination", "denied status to employees"
    inside = {token.i for token in said}
    clause = any(
        _begins_clause(t)
        # and not of what is rejected: "goods [that] they consider below standard"
        or (_is_subject(t) and t.head.i in inside and t.head.dep_ not in ("relcl", "acl"))
        for t in said
    )
    phrase = list(takewhile(lambda t: t.pos_ not in ("VERB", "AUX", "ADP", "SCONJ"), said))
    noun = next((t.lemma_.lower() for t in reversed(phrase) if _is_object(t)), "")
    wished = noun in words("stances", "objects", "wished")
    if "deny" not in verbs and (wished or _suggests(said)):
        return True  # "rejected a proposal that it sell a share", "suggestions for talks"
    if clause or _called_untrue(said):
        return False
    if "disavow" in verbs:
        denied = words("stances", "objects", "said") - words("stances", "objects", "let_go")
        known = words("stances", "objects", "known") | denied
        return noun not in known and said[0].lower_ not in ("all", "any")
    if not verbs & {"deny", "reject", "repudiate"}:
        return False
    if "deny" in verbs:
        # A "hike in prices" is an event, a "rate hike" was asked for.
        event = any(token.lower_ in ("of", "in") for token in said[len(phrase) : len(phrase) + 1])
        return noun in words("stances", "objects", "withheld") and not event
    return noun not in words("stances", "objects", "said")


def _lets_go(cue: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether somebody or a case is dismissed, and nothing that was said.

    A court that dismisses a charge denies nothing, nor does who dismisses an aide.
    """
    if not any(token.lemma_.lower() == "dismiss" for token in cue):
        return False
    told = any(map(_begins_clause, said)) or _called_untrue(said)
    objects = words("stances", "objects", "said") | words("stances", "objects", "thought")
    noun = next((t.lemma_.lower() for t in said if _is_object(t)), "")
    tried = noun in words("stances", "objects", "tried")
    return tried or (not told and noun not in objects - {"charge"})


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass")


def _begins_clause(token: Token) -> bool:
    """Whether a "that" tells what is so, and not of whom ("the coach that it hired")."""
    return token.lower_ == "that" and token.head.dep_ != "relcl"


def _suggests(said: Sequence[Token]) -> bool:
    """Whether a suggestion or idea is one to do something, and tells nothing that is so.

    "Suggestions for talks", "an idea to sell grain".
    """
    proposing = words("stances", "objects", "proposing")
    asked = any(
        (t.lower_ == "for" and t.head.lemma_.lower() in proposing)
        or (t.tag_ == "TO" and t.head.head.lemma_.lower() in proposing)
        for t in said
    )
    return asked and not any(token.lower_ == "that" for token in said)


def _called_untrue(said: Sequence[Token]) -> bool:
    """Whether what is rejected or dismissed is called untrue ("as nonsense", "as not true")."""
    judged = {token.lower_ for token in dropwhile(lambda t: t.lower_ != "as", said)}
    return {"not", "true"} <= judged or bool(judged & words("stances", "objects", "untrue"))


def _is_withheld_from(verb: Token) -> bool:
    """Whether somebody "was denied" something, by nobody who is told."""
    parts = {child.dep_ for child in verb.children}
    return verb.lemma_.lower() == "deny" and "auxpass" in parts and not parts & {"agent", "ccomp"}


def _has_receiver(verb: Token) -> bool:
    """Whether somebody is told from whom a thing is withheld ("deny him the way")."""
    parts = {child.dep_ for child in verb.children}
    behind = (child for child in verb.children if child.i > verb.i and child.tag_ == "PRP")
    person = any(child.lower_ in _WHOM for child in behind)
    return person or ("dative" in parts and "ccomp" not in parts)


# Not "them" and "it": these may be charges.
_WHOM = frozenset({"him", "her", "me", "us", "you"})


def _is_quarrel(token: Token) -> bool:
    """Whether two are "in a dispute over" something: neither says that it is not so."""
    within = token.dep_ == "pobj" and token.head.lower_ in ("in", "into")
    return token.lemma_.lower() == "dispute" and within


def _is_anothers_doubt(token: Token, cue: Sequence[Token]) -> bool:
    """Whether the doubts or questions are those of others: to "put to rest questions about" it."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in ("doubt", "question"):
        return False
    around = {t.lemma_.lower() for t in (*cue, *token.ancestors)}
    return bool(around & words("stances", "objects", "settling"))


def _is_own_contradiction(verb: Token, source: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether somebody's words contradict that one's own ("his words contradict his statements").

    That is what the writer notes: nobody denies anything.
    """
    owners = ({t.lower_ for t in words_ if t.tag_ == "PRP$"} for words_ in (source, said))
    own = _a_thing_speaks(source) and not set.isdisjoint(*owners)
    return verb.lemma_.lower() == "contradict" and own


def _a_thing_speaks(source: Sequence[Token]) -> bool:
    """Whether a thing is told to say something ("his words", "shares"), and nobody."""
    inside = {token.i for token in source}
    heads = (t for t in source if t.head.i not in inside and t.pos_ == "NOUN")
    return any(is_of_a_thing(head.lemma_.lower()) for head in heads)


def _is_nobody(source: Sequence[Token]) -> bool:
    """Whether a source is nobody: "no dealer", "none of the officials".

    Not so "no fewer than three", "nobody but Lund" and "No 10".
    """
    if not source or source[0].lower_ not in words("stances", "untrue", "nobody"):
        return False
    counted = any(token.like_num and token.lower_ != "one" for token in source[1:2])
    return not counted and not {t.lower_ for t in source} & words("stances", "untrue", "but")


def _is_negated(tokens: list[Token]) -> bool:
    return any(token.dep_ == "neg" or token.lower_ in _NEGATIONS for token in tokens)


@dataclass(frozen=True, slots=True)
class _TakenBack:
    """A verb that takes back what was said or wished before, and what that makes of it.

    `stance` is what the source does with it now, `kept` what it does where a "not" stands before.
    """

    verb: Token
    particles: tuple[Token, ...]
    stance: Stance
    kept: Stance


def _taken_back(cue: list[Token], content: list[Token]) -> _TakenBack | None:
    """Whether words are taken back ("retracted her statement"), and not troops or a race.

    What was only wished ("backed off his pledge") is declined from now on.
    """
    stances = keys_by_word("stances", "taken_back")
    found = (token for token in cue if token.lemma_.lower() in stances)
    verb = next((token for token in found if not _lacks_particle(token, cue)), None)
    if verb is None:
        return None
    behind = [token for token in (*cue, *content) if token.i > verb.i]
    noun = next((token.lemma_.lower() for token in behind if _is_object(token)), "")
    particles = tuple(token for token in behind if token.lower_ in _particles(verb))[:1]
    if noun in words("stances", "objects", "wished"):
        return _TakenBack(verb, particles, Stance.DECLINES, Stance.WANTS)
    clause = content[0].lower_ == "that" and content[0].tag_ == "IN" if content else False
    if not clause and noun not in words("stances", "objects", "said"):
        return None
    stance = Stance(stances[verb.lemma_.lower()][0])
    return _TakenBack(verb, particles, stance, Stance.ASSERTS)


def _is_object(token: Token) -> bool:
    """Whether a noun is what a verb is about, and does not just modify the one behind it."""
    return token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "poss", "nmod")


def _asks_somebody(cue: list[Token], content: list[Token]) -> bool:
    """Whether it is a person that is questioned: that is an interview, and no doubt."""
    if not any(token.lemma_.lower() in words("stances", "objects", "asking") for token in cue):
        return False
    inside = {token.i for token in content}
    heads = [token for token in content if token.head.i not in inside or token.head.i == token.i]
    return bool(heads) and _is_somebody(heads[0])


def _is_somebody(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return bool(token.ent_type_ == "PERSON")
    lists = ("insiders", "classes", "offices", "family")
    return token.pos_ == "NOUN" and any(
        token.lemma_.lower() in words("sources", "heads", name) for name in lists
    )


def _lacks_particle(token: Token, tokens: list[Token]) -> bool:
    """Whether a verb means something else: who calls for a thing wants it, who names it not."""
    needed = _particles(token)
    following = {other.lower_ for other in tokens if other.i > token.i}
    return bool(needed) and not following & needed


def _particles(token: Token) -> frozenset[str]:
    return frozenset(str(table("stances")["particles"].get(token.lemma_.lower(), "")).split())


_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})


def _with_ids(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Ids from the text; two attributions of the same stretch of text get a number."""
    seen: Counter[str] = Counter()
    named = []
    for attribution in attributions:
        seen[attribution.id] += 1
        number = seen[attribution.id]
        again = f"{attribution.id}-{number}" if number > 1 else attribution.id
        named.append(replace(attribution, id=again))
    return tuple(named)

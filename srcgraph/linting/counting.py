"""SG3xx: how many are they, and does anybody else say so?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from srcgraph.linting.audience import is_announcement, is_attitude, reaches_reporter
from srcgraph.linting.borrowed import is_set_out
from srcgraph.linting.case import Case, Hit, Saying, about, occurs
from srcgraph.linting.houses import (
    is_public_voice,
    speaks_as_house,
    sums_up,
    tells_of_own_house,
    tells_of_themselves,
    took_part,
)
from srcgraph.linting.named import AT_ONCE, BELOW, Tie, is_named
from srcgraph.linting.outlets import outlets
from srcgraph.linting.support import is_borne_out
from srcgraph.model import Kind, Number, Source, Span, Stance, Style, hull
from srcgraph.phrases import Form, Phrase, name_words
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token


def single_anonymous_source(case: Case) -> Iterator[Hit]:
    """SG301: a claim rests on one anonymous source and on nobody else."""
    claims = {claim.id: claim for claim in case.analysis.claims}
    for source in case.anonymous:
        if source.number is not Number.ONE or _is_definite(case, source):
            continue
        if _is_staff(case, source):
            continue
        if took_part(case, source):
            continue
        alone = [
            saying
            for saying in case.said_by(source)
            if saying.tells
            and not case.only_describes(saying)
            and reaches_reporter(case, saying)
            and _is_told(case, saying)
            and not tells_of_own_house(case, saying)
            and not tells_of_themselves(case, saying)
            and (claim := claims.get(saying.attribution.claim_id or ""))
            and all(_says(case, item) == source.id for item in claim.attributions)
            and not is_borne_out(case, saying)
        ]
        if alone:
            note = f"nobody else in the article says so ({len(alone)} passages)"
            yield about(source, case.label(source), note, *alone)


def _is_staff(case: Case, source: Source) -> bool:
    """Whether one word stands for many people ("committee staff")."""
    phrase = case.phrase(source)
    return phrase is not None and phrase.lemma in words("linting", "heads", "staffs")


def _is_definite(case: Case, source: Source) -> bool:
    """Whether "the woman" is somebody of whom the story has told before."""
    phrase = case.phrase(source)
    return phrase is not None and phrase.determiner in ("the", "this", "that")


def _says(case: Case, attribution: str) -> str | None:
    return case.analysis.attribution(attribution).source_id


# Verbs that say how somebody sees a thing, and not that it is so.
_VIEWS = frozenset(
    "call characterise characterize compare complain describe joke liken predict wonder".split()
)


def _is_told(case: Case, saying: Saying) -> bool:
    """Whether something is told as a fact: no opinion, no wish, no mere words of the source's."""
    if str(saying.attribution.stance) not in ("asserts", "confirms") or saying.lemmas & _VIEWS:
        return False
    wish = any(token.lower_ in ("should", "must", "ought") for token in saying.sentence.tokens)
    if wish or _is_view(case, saying) or _is_guess(case, saying) or _is_market(case, saying):
        return False
    return not _is_mostly_quoted(case, saying)


def _main_verb(case: Case, saying: Saying) -> Token | None:
    """The verb on which all else that is said hangs."""
    tokens = case.content_tokens(saying)
    within = {(id(token.doc), token.i) for token in tokens}
    return next(
        (
            t
            for t in tokens
            if t.pos_ in ("VERB", "AUX") and (t.head is t or (id(t.doc), t.head.i) not in within)
        ),
        None,
    )


def _is_guess(case: Case, saying: Saying) -> bool:
    """Whether what is said is only held to be possible ("may help"): no fact to be borne out.

    What somebody "could not" do is one.
    """
    verb = _main_verb(case, saying)
    if verb is None or any(child.dep_ == "neg" for child in verb.children):
        return False
    modals = words("linting", "guessing", "modals")
    return any(child.dep_ == "aux" and child.lower_ in modals for child in verb.children)


def _is_market(case: Case, saying: Saying) -> bool:
    """Whether it tells how a market or a price has moved, which everybody can look up."""
    verb = _main_verb(case, saying)
    if verb is None or verb.tag_ not in ("VBD", "VBN"):
        return False
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    moved = {verb.lemma_.lower(), *(c.lemma_.lower() for c in verb.children if c.dep_ == "dobj")}
    return bool(moved & words("linting", "markets", "moves")) and any(
        c.lemma_.lower() in words("linting", "markets", "prices") for c in subjects
    )


def _is_view(case: Case, saying: Saying) -> bool:
    """Whether what is said is a verdict, a side taken, or what somebody "will have to" do."""
    tokens = [token for token in case.content_tokens(saying) if not token.is_punct]
    verdicts = frozenset[str]().union(
        *(words("linting", "judging", name) for name in ("evaluative", "negative", "positive"))
    )
    verbs = [token for token in tokens if token.pos_ in ("VERB", "AUX")]
    sides = words("linting", "judging", "sides")
    return (
        any(
            t.lemma_.lower() in verdicts | sides and t.dep_ in ("acomp", "attr", "oprd")
            for t in tokens
        )
        or any(t.lemma_.lower() in sides | words("linting", "judging", "verbs") for t in verbs[:1])
        or any(_must(t) for t in verbs)
    )


def _must(token: Token) -> bool:
    """Whether "has to" or "needs" tells what somebody ought to do, or what ought to be done."""
    behind = token.doc[token.i + 1 : token.i + 2]
    to = bool(behind) and behind[0].lower_ == "to"
    now = token.tag_ in ("VB", "VBP", "VBZ")
    return (token.lemma_ == "have" and to) or (token.lemma_ == "need" and (to or now))


def _is_mostly_quoted(case: Case, saying: Saying) -> bool:
    """Whether what is said stands for the most part between quotation marks."""
    if saying.attribution.style is not Style.MIXED:
        return saying.attribution.style is Style.DIRECT
    # "“We could do it all,” she said of the taxes": what follows is the topic, and not said.
    cue = hull(saying.attribution.cue) if saying.attribution.cue else None
    about = cue is not None and cue.of(case.text).lower().endswith((" of", " about"))
    tokens = [
        t
        for t in case.content_tokens(saying)
        if not t.is_punct
        and not (about and cue is not None and _place(case, saying, t).start > cue.start)
    ]
    quoted = [t for t in tokens if case.quoted(_place(case, saying, t))]
    return 2 * len(quoted) > len(tokens)


def _place(case: Case, saying: Saying, token: Token) -> Span:
    """Where a token of what is said stands in the article."""
    content = hull(saying.attribution.content)
    start = next(
        sentence.offset
        for sentence in case.sentences[case.sentence(content.start).number :]
        if token in sentence.tokens
    )
    return Span(start + token.idx, start + token.idx + len(token))


def uncounted_plural(case: Case) -> Iterator[Hit]:
    """SG302: "sources", "officials", and not how many."""
    if tells_how_many_spoke(case.text):
        return
    for source in case.analysis.sources:
        phrase = case.phrase(source) if source.mentions else None
        if phrase is None or source.counted or not _are_several(case, source, phrase):
            continue
        label = case.label(source)
        if case.in_headline(label) or is_set_out(case, label):
            continue
        if phrase.determiner in _TOLD_BEFORE or _is_counted(case, label, phrase):
            continue
        if not any(_is_talk(case, saying, phrase) for saying in case.said_by(source)):
            continue
        if is_named(case, source, _ties(case, label)) or is_public_voice(case, source):
            continue
        if sums_up(case, source) or _is_announced(case, source):
            continue
        yield about(source, label, "how many they are is not told", *case.said_by(source))
    for phrase in case.unheard:
        if phrase.plural and not _is_counted(case, phrase.span, phrase):
            yield Hit((phrase.span,), "how many they are is not told")


def _ties(case: Case, label: Span) -> frozenset[Tie]:
    """What names enough of a group that nobody asks how many it is."""
    ties = AT_ONCE | BELOW | {Tie.TITLE, Tie.INTIMATE, Tie.ACCOUNT}
    return ties if _KNOWS.search(label.of(case.text)) else ties | {Tie.CIRCLE}


def _is_announced(case: Case, source: Source) -> bool:
    """Whether people of a house only tell again what it has made public."""
    return speaks_as_house(case, source) and is_announcement(case, source)


# Who knows of a matter tells more of it than somebody of the house does by name.
_KNOWS = re.compile(r"\b(?:familiar|knowledge|briefed|privy|informed|involved)\b")
_THOSE = re.compile(
    r"those (?:\w+ )?(?:present|close to|familiar with|involved|briefed|privy|around|"
    r"with (?:\w+ ){0,2}knowledge|in the (?:room|know))\b",
    re.IGNORECASE,
)


def _are_several(case: Case, source: Source, phrase: Phrase) -> bool:
    """Whether several particular people are meant: "officials", "those present"."""
    if _THOSE.match(phrase.text):
        return True
    if phrase.tokens[0].lower_ in ("all", "most"):
        return False  # what a whole class holds, and nobody in particular told
    several = source.number is Number.SEVERAL and phrase.plural
    return several and phrase.form is not Form.PRONOUN and case.is_hidden(source)


def _is_talk(case: Case, saying: Saying, phrase: Phrase) -> bool:
    """Whether people told somebody who writes a thing, or are said to hold it to be so."""
    if saying.attribution.unsure or not reaches_reporter(case, saying) or _is_term(case, saying):
        return False
    if saying.tells and (not case.only_describes(saying) or saying.lemmas & {"say", "tell"}):
        return not is_attitude(saying)
    informed = words("linting", "heads", "informed")
    return bool(saying.lemmas & {"believe", "suspect"}) and phrase.lemma in informed


def _is_term(case: Case, saying: Saying) -> bool:
    """Whether an aside only tells what people call a thing ("what aides call “the vault”").

    So does a comparison ("less credit than aides say he deserves").
    """
    if not saying.attribution.source:
        return False
    before = case.text[saying.sentence.span.start : hull(saying.attribution.source).start]
    return before.lower().split()[-1:] in (["what"], ["than"])


# "The officials" are those of whom the article has told before.
_TOLD_BEFORE = ("the", "these")
_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|pair|couple|dozens?|both|"
    r"\d+|trio|duo|half[- ]dozen)"
)
_FEW = _NUMBER.replace("+", "{1,2}")
_COUNT = re.compile(rf"\b{_NUMBER}\b", re.IGNORECASE)


_WORD = r"[\w'’-]+"
_INTERVIEWED = re.compile(
    rf"\b(?:interviews? with|interviewed|spoke (?:to|with)|conversations with|"
    rf"spoken (?:to|with)|talked (?:to|with)|accounts of) (?:{_WORD} ){{0,4}}{_NUMBER} (?:of )?"
    rf"(?:{_WORD} ){{0,5}}(?:[a-z]+s|people)\b|"
    rf"\b{_NUMBER} (?:{_WORD} ){{0,4}}(?:[a-z]+s|people) (?:who were )?interviewed\b|"
    rf"\b{_NUMBER} interviews with\b",
    re.IGNORECASE,
)


def tells_how_many_spoke(words: str) -> bool:
    """Whether words count with how many people somebody spoke: all of whom are quoted then."""
    return bool(_INTERVIEWED.search(words))


def _is_counted(case: Case, label: Span, phrase: Phrase) -> bool:
    """Whether people are counted, at the place or where the article tells of them elsewhere."""
    if _COUNT.search(case.text[max(label.start - 12, 0) : label.end]):
        return True
    told = phrase.core.text
    if phrase.lemma in ("person", "people"):
        behind = [t.text for t in phrase.tokens if t.i == phrase.core.i + 1]
        if not behind:
            return False
        told = f"{told} {behind[0]}"
    ranks = r"(?:(?:other|current|former|senior|top|of the|of those) ){0,2}"
    others = rf"(?<![,.])\b{_FEW} {ranks}{re.escape(told)}\b"
    return bool(re.search(others, case.text, re.IGNORECASE))


# ---------------------------------------------------------------- mismatches


def number_mismatch(case: Case) -> Iterator[Hit]:
    """SG303: "sources said", and then "the source added"; or the other way round."""
    seen: dict[str, list[tuple[bool, str]]] = {}
    for saying in case.sayings:
        span = case.mention(saying)
        phrase = case.at(span) if span else None
        if phrase is None or span is None or phrase.form is not Form.NOMINAL:
            continue
        people = words("sources", "heads", "insiders") | {"source", "person"}
        if not {phrase.lemma, phrase.lemma.removesuffix("s")} & people:
            continue
        key = phrase.lemma.removesuffix("s")
        before = seen.setdefault(key, [])
        if before and _is_bare_definite(phrase) and _disagrees(phrase, before):
            told = "one" if not phrase.plural else "several"
            note = f"{told} here; before, it was {'several' if told == 'one' else 'one'}"
            yield Hit((span,), note, attributions=(saying.attribution.id,))
        if not _is_bare_definite(phrase):
            before.append((phrase.plural, span.of(case.text)))


def _is_bare_definite(phrase: Phrase) -> bool:
    """Whether a mention is "the source" or "the sources", with nothing beside it."""
    if phrase.determiner not in ("the", "this", "that", "these", "those", "same"):
        return False
    return (
        not any(
            c.dep_ in ("prep", "relcl", "acl", "amod", "compound", "nummod", "poss", "appos")
            and c.lower_ != "same"
            for c in phrase.core.children
        )
        and phrase.core.i == phrase.head.i
    )


_PICKED = re.compile(r"^(?:one|two|a|an|another|some|each|neither|either)\b", re.IGNORECASE)


def _disagrees(phrase: Phrase, before: list[tuple[bool, str]]) -> bool:
    """Whether all mentions before were of the other number."""
    picked = any(_PICKED.match(words) and " of " in words for _, words in before)
    if picked:
        return False
    if phrase.plural:
        return len(before) == 1 and not before[0][0]
    return all(plural for plural, _ in before)


# ---------------------------------------------------------------- candidates


def one_source_two_labels(case: Case) -> Iterator[Hit]:
    """SG304: two descriptions that could be one person."""
    people = [s for s in case.anonymous if s.number is Number.ONE and not _is_set_apart(case, s)]
    for one, other in combinations(people, 2):
        left, right = case.phrase(one), case.phrase(other)
        if left is None or right is None or left.lemma == right.lemma:
            continue
        if _compatible(case, one, other):
            shown = ((case.label(one), "could be the same person"),)
            spans = (case.label(other),)
            yield Hit(
                spans, "nothing says that these are two people", shown=shown, source_id=other.id
            )


_APART = re.compile(r"\b(?:another|second|third|other|separate|different)\b", re.IGNORECASE)


def _is_set_apart(case: Case, source: Source) -> bool:
    return bool(_APART.search(case.label(source).of(case.text)))


def _compatible(case: Case, one: Source, other: Source) -> bool:
    """Whether no told affiliation keeps two people apart."""
    if not one.affiliation or not other.affiliation:
        return True
    left, right = (
        set(name_words(s.affiliation.span.of(case.text))) for s in (one, other) if s.affiliation
    )
    return bool(left & right)


def quoted_and_declined(case: Case) -> Iterator[Hit]:
    """SG305: somebody declined to comment, and an anonymous source may be the same person."""
    declined = [
        saying.source
        for saying in case.sayings
        if saying.attribution.stance is Stance.DECLINES and saying.source
    ]
    for source in case.anonymous:
        told = set(name_words(case.label(source).of(case.text))) | set(_lemmas(case, source))
        for other in declined:
            if other.id == source.id or not set(name_words(other.label)) & told - _IDLE:
                continue
            shown = ((case.label(other), "declined to comment"),)
            note = "could be somebody who is said to have declined to comment"
            yield Hit((case.label(source),), note, shown=shown, source_id=source.id)
            break


_IDLE = frozenset("a an the of to in at for and or his her their its one two close".split())


def _lemmas(case: Case, source: Source) -> list[str]:
    phrase = case.phrase(source)
    return [t.lemma_.lower() for t in phrase.tokens] if phrase else []


# ------------------------------------------------------------------- circles

_CITES = re.compile(
    r"\b(?:cit(?:es?|ed|ing)|quot(?:es?|ed|ing)|credit(?:s|ed|ing)?|attribut(?:es?|ed|ing)|"
    r"rel(?:ies|ied|ying) on|based (?:its|their) (?:report|story|article|account)s? on|"
    r"point(?:s|ed|ing)? to|repeat(?:s|ed|ing)?|picked up|reprinted|according to)\b",
    re.IGNORECASE,
)


def circular_sourcing(case: Case) -> Iterator[Hit]:
    """SG306: outlets that cite each other, or that all go back to one."""
    cited: list[tuple[str, str, Span]] = []
    for sentence in case.sentences:
        for one, other in combinations(outlets(case, sentence), 2):
            between = case.text[one[1].end : other[1].start]
            if one[0] != other[0] and _CITES.search(between):
                cited.append((one[0], other[0], other[1]))
    for number, (citing, source, span) in enumerate(cited):
        earlier = cited[:number]
        if any(a == source and _reaches(earlier, b, citing) for a, b, _ in earlier):
            yield Hit((span,), "the chain of outlets comes back to where it began")
        elif any(b == source and a != citing for a, b, _ in earlier):
            yield Hit((span,), "several outlets go back to this one")


def _reaches(edges: list[tuple[str, str, Span]], start: str, goal: str) -> bool:
    """Whether a chain of outlets leads from one to another."""
    reached, waiting = {start}, [start]
    while waiting:
        place = waiting.pop()
        waiting += [b for a, b, _ in edges if a == place and b not in reached]
        reached.update(b for a, b, _ in edges if a == place)
    return goal in reached


def single_source_story(case: Case) -> Iterator[Hit]:
    """SG307: everything in the article comes from one source."""
    said = [s for s in case.sayings if s.is_speech or s.attribution.style.value != "indirect"]
    sources = {s.source.id: s.source for s in said if s.source}
    if len(sources) != 1 or len(said) < 2:
        return
    source = next(iter(sources.values()))
    several = source.kind is Kind.PEOPLE or source.members
    if not several and not occurs(case.text, "unverified", "confirmed"):
        yield about(source, case.trimmed(min(source.mentions)), "nobody else is heard", *said)

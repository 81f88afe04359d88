"""SG4xx: with what words is something attributed?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from srcgraph.linting.case import Case, Hit, Saying, Sentence, every, first, occurs, shifted
from srcgraph.linting.claimants import is_claimed_beside
from srcgraph.linting.named import has_named_member
from srcgraph.linting.outlets import is_outlet, is_own, outlets
from srcgraph.linting.overlap import is_announced
from srcgraph.model import Identification, Kind, Level, Source, Span, Spans, Style, hull
from srcgraph.phrases import Form, name_words
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token


_NEXT = 2


def agentless_attribution(case: Case) -> Iterator[Hit]:
    """SG401: "it is believed": said by nobody."""
    for sentence in case.sentences:
        text = sentence.span.of(case.text)
        for match in every(text, "agentless", "patterns"):
            span = shifted(match, sentence.span.start)
            if _agent(text, match.end()) or not case.own_voice(span):
                continue
            if _is_told(sentence, span) or _outlet_tells(case, sentence, span):
                continue
            if _told_by(case, sentence, span) or _told_next(case, sentence):
                continue
            if _holds_on(case, sentence, span) or _is_rank(case, sentence, span):
                continue
            if is_claimed_beside(case, sentence, span):
                continue
            if _is_of_constituency(sentence, span):
                continue
            if (
                _is_event(text, match)
                or _is_reasoned(case, sentence, span)
                or _has_holders(case, sentence, span)
            ):
                continue
            if is_announced(case, sentence) or _POSTED.match(case.text, sentence.span.end):
                continue
            yield Hit((span,), "attributes to nobody", attributions=_of_cue(case, span))


# The sender of a post that was printed stands right behind it: "@OlaBerg".
_POSTED = re.compile(r"\s*@\w+")
_COMES_OUT = re.compile(r"\b(?:emerged|transpired|(?:came|come) to light)\b")


# What people thought in another age is history ("in the days when it was believed").
_AT_A_TIME = re.compile(
    r"\b(?:age|century|days?|decades?|epoch|era|period|times?|years?) (?:in which|when) $",
    re.IGNORECASE,
)


def _is_event(text: str, match: re.Match[str]) -> bool:
    """Whether that something came out, or was thought once, only dates what is told.

    "After it came to light", "at a time when it was believed".
    """
    if _AT_A_TIME.search(text, 0, match.start()):
        return True
    before = re.findall(r"\w+", text[: match.start()].lower())[-1:]
    marks = words("linting", "audience", "marks")
    return bool(_COMES_OUT.search(match[0])) and not marks.isdisjoint(before)


_HELD = re.compile(r"\b(?:considered|expected|perceived|regarded|seen|viewed)\b")
_RANKED = re.compile(r" (?:as |to be )?(?:one of|among) (?:the|its|his|her|their) ")


def _is_rank(case: Case, sentence: Sentence, span: Span) -> bool:
    """Whether a view only ranks something among many of its sort ("one of the more liberal")."""
    held = [token for token in sentence.within([span]) if _HELD.fullmatch(token.lower_)]
    end = max((sentence.cover([token]).end for token in held), default=None)
    match = _RANKED.match(case.text, end) if end is not None else None
    if match is None:
        return False
    behind = sentence.within([Span(match.end(), sentence.span.end)])[:_RANK_WORDS]
    return any(token.tag_ in ("JJR", "JJS", "RBR", "RBS") for token in behind)


# So many words behind "one of the" may tell by what it is ranked ("city's very finest").
_RANK_WORDS = 4


def _is_of_constituency(sentence: Sentence, span: Span) -> bool:
    """Whether a view is of how a district or state votes ("counties that are seen as critical")."""
    places = words("linting", "heads", "constituencies")
    held = [token for token in sentence.within([span]) if _HELD.fullmatch(token.lower_)]
    subjects = [c for token in held for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    meant = [c.head.head if c.lower_ in ("that", "which") else c for c in subjects]
    return any(token.lemma_.lower() in places for token in meant)


_BECAUSE = re.compile(r"\b(?:because|given that|thanks to|owing to|due to)\b|: ")


def _is_reasoned(case: Case, sentence: Sentence, span: Span) -> bool:
    """Whether the writer gives reasons for a view in the same sentence: it is the writer's own.

    For what is expected, figures in the sentence or the one before are reasons too.
    """
    tokens = sentence.within([span])
    held = [token for token in tokens if _HELD.fullmatch(token.lower_)]
    if not held:
        return False
    behind = [t for t in sentence.tokens if t.i > held[-1].i]
    reason = _BECAUSE.search(" ".join(t.text for t in behind))
    clause = any(
        t.dep_ == "mark" and t.lower_ in ("since", "after") and t.head.head in held for t in behind
    )
    figures = held[-1].lower_ == "expected" and any(
        t.like_num and t.ent_type_ not in ("DATE", "TIME", "ORDINAL")
        for near in case.around(sentence, 1, 0)
        for t in near.tokens
    )
    return bool(reason) or clause or figures


_THERE = re.compile(r"there\b", re.IGNORECASE)


def _has_holders(case: Case, sentence: Sentence, span: Span) -> bool:
    """Whether the sentence before tells of people whose concerns or beliefs there are."""
    if not _THERE.match(span.of(case.text)):
        return False
    people = words("sources", "heads", "classes") | words("sources", "heads", "insiders")
    return any(
        token.tag_ == "NNS" and token.lemma_.lower() in people
        for before in case.around(sentence, 1, 0)
        if before.number < sentence.number and before.paragraph == sentence.paragraph
        for token in before.tokens
    )


def _agent(text: str, place: int) -> bool:
    """Whether a sentence tells by whom after all: "believed by the police", "according to"."""
    by = first(text[place:], "agentless", "agents")
    return bool(by and by.start() < _NEAR_AGENT) or bool(_ACCORDING.search(text))


_NEAR_AGENT = 25


def _outlet_tells(case: Case, sentence: Sentence, span: Span) -> bool:
    """Whether the outlet that reported is told behind ("it was reported on the Evening News").

    A sentence that begins with no capital was cut too early ("on Sept. 11th. 2012 on the News").
    """
    if "report" not in span.of(case.text):
        return False
    behind = case.around(sentence, 0, 1)[1:]
    cut = [s for s in behind if not case.text[s.span.start].isupper()]
    return any(
        place.start >= span.end for near in (sentence, *cut) for _, place in outlets(case, near)
    )


def _is_told(sentence: Sentence, span: Span) -> bool:
    """Whether the clause tells by whom after all ("among voters"), or is only a condition."""
    verb = next((t for t in reversed(sentence.within([span])) if t.pos_ == "VERB"), None)
    if verb is None:
        return False
    below = list(verb.children)
    below += [c for token in below if token.dep_ in ("prep", "attr", "oprd") for c in token.subtree]
    return any(
        (token.dep_ == "agent" and not _is_time(token))
        or (token.lower_ == "among" and token.i > verb.i)
        or token.lower_ in ("if", "whether")
        for token in below
    )


def _is_time(preposition: Token) -> bool:
    return any(token.ent_type_ in ("DATE", "TIME") for token in preposition.children)


def _told_by(case: Case, sentence: Sentence, span: Span) -> bool:
    """Whether somebody speaks in a sentence, so that the words may be theirs.

    A class at large that says them is the matter of another rule.
    """
    known = (Identification.GENERIC, Identification.UNATTRIBUTED)
    if any(s.source and s.attribution.source for s in case.sayings if _is_cue_of(span, s)):
        return True
    here = [s for s in case.sayings if s.source and s.sentence.number == sentence.number]
    return any(
        saying.is_speech
        and (
            (saying.source and saying.source.identification not in known)
            or (saying.attribution.source and _lies_in(span, saying.attribution.content))
        )
        for saying in here
    )


_FEWEST_SHARED = 2


def _told_next(case: Case, sentence: Sentence, near: int = _NEXT) -> bool:
    """Whether a source in one of the next sentences says so: they have words in common."""
    matter = case.matter([sentence.span]) - case.name_lemmas
    return any(
        saying.source
        and saying.is_speech
        and saying.attribution.source
        and saying.source.level in (Level.NAMED, Level.RECORD)
        and 0 < saying.sentence.number - sentence.number <= near
        and len(matter & case.matter(saying.attribution.content)) >= _FEWEST_SHARED
        for saying in case.sayings
    )


def _holds_on(case: Case, sentence: Sentence, span: Span) -> bool:
    """Whether somebody in the sentence before is behind this one, too.

    What begins with "According to" somebody named holds on; and whoever "suspects" one thing is
    who the next is "thought" by.
    """
    nobody = (Identification.GENERIC, Identification.UNATTRIBUTED)
    mental = words("linting", "cues", "mental")
    thought = any(token.lemma_.lower() in mental for token in sentence.within([span]))
    return any(
        saying.source is not None
        and saying.source.identification not in nobody
        and saying.sentence.number == before.number
        and (_begins_with_cue(before, saying) or (thought and bool(mental & saying.lemmas)))
        for before in case.around(sentence, 1, 0)[:-1]
        if before.paragraph == sentence.paragraph
        for saying in case.sayings
    )


def _begins_with_cue(sentence: Sentence, saying: Saying) -> bool:
    """Whether a sentence opens with "According to" somebody named, and then tells what is so."""
    opens = any(cue.start == sentence.span.start for cue in saying.attribution.cue)
    named = saying.source is not None and saying.source.level in (Level.NAMED, Level.RECORD)
    return opens and named and bool(saying.lemmas & {"accord", "according"})


def _is_cue_of(span: Span, saying: Saying) -> bool:
    return any(cue.overlaps(span) for cue in saying.attribution.cue)


def _lies_in(span: Span, content: Spans) -> bool:
    return any(part.covers(span) for part in content)


def _of_cue(case: Case, span: Span) -> tuple[str, ...]:
    """The attributions whose attributing words a place covers."""
    return tuple(s.attribution.id for s in case.sayings if _is_cue_of(span, s))


# -------------------------------------------------------------- collectives

_NEAR = 5


def vague_collective(case: Case) -> Iterator[Hit]:
    """SG402: "critics say", and no critic follows."""
    if _are_letters(case):
        return
    seen: set[str] = set()
    for saying in case.sayings:
        source = saying.source
        if source is None or source.id in seen or _only_wants(saying):
            continue
        if is_announced(case, saying.sentence) or _is_mood(saying):
            continue
        if _is_background(saying):
            seen.add(source.id)  # what else the sentence tells of them is background, too
            continue
        span = _class_told(case, saying)
        if (
            span is None
            or not _speaks_up(saying)
            or saying.attribution.unsure
            or case.only_describes(saying)
            or _is_relative(case, saying)
            or _is_sideways(case, saying)
            or _is_imagined(saying)
            or _is_question(case, saying.sentence)
            or _is_polled(case, saying.sentence)
        ):
            continue
        seen.add(source.id)
        if case.in_headline(span) and _told_next(case, saying.sentence, len(case.sentences)):
            continue
        if case.own_voice(span) and not _is_filled(case, saying):
            note = "an open class, and none of them is named in the sentences that follow"
            yield Hit((span,), note, source_id=source.id, attributions=(saying.attribution.id,))


def _are_letters(case: Case) -> bool:
    """Whether readers write, whose opinions rest on nobody: "Letters" heads what follows."""
    heads = [paragraph.span.of(case.text).strip() for paragraph in case.parsed.paragraphs[:3]]
    return any(_LETTERS.fullmatch(head) for head in heads)


_LETTERS = re.compile(r"\W*(?:readers['’]? )?letters(?: to the editor)?\W*", re.IGNORECASE)


def _is_background(saying: Saying) -> bool:
    """Whether a class has said something for long: it is known, and no news of this story."""
    below = [child for token in saying.tokens for child in token.children]
    perfect = any(c.dep_ == "aux" and c.lower_ in ("have", "had", "has") for c in below)
    return perfect and any(c.lower_ == "long" and c.dep_ == "advmod" for c in below)


def _is_mood(saying: Saying) -> bool:
    """Whether a class only hopes or worries, and tells nothing."""
    moods = {"fear", "feel", "hope", "worry", "wish"}
    return bool(saying.lemmas & moods) and not saying.is_speech


def _is_sideways(case: Case, saying: Saying) -> bool:
    """Whether what a class believes only names a thing ("survived what many believed to be")."""
    if saying.is_speech or not saying.attribution.source:
        return False
    before = case.text[: hull(saying.attribution.source).start]
    return before.rstrip().lower().endswith(" what")


def _speaks_up(saying: Saying) -> bool:
    """Whether a class is told to say, think or judge something."""
    known = words("linting", "cues", "mental") | words("linting", "classes", "cues")
    return saying.is_speech or bool(saying.lemmas & known)


def _is_relative(case: Case, saying: Saying) -> bool:
    """Whether a class is only told apart by what it thinks ("lawmakers who thought")."""
    span = hull(saying.attribution.source)
    apart = case.text[: span.start].rstrip()[-1:] != ","
    return apart and span.of(case.text).lower() in ("who", "that")


def _only_wants(saying: Saying) -> bool:
    """Whether a class demands something, which is no claim."""
    return str(saying.attribution.stance) == "wants" and not saying.lemmas & {"call", "swear"}


def _class_told(case: Case, saying: Saying) -> Span | None:
    """The words that tell of an open class or of studies at large, if such a one speaks."""
    source, span = saying.source, case.mention(saying)
    if source is None or span is None:
        return None
    if span.of(case.text).lower() in ("who", "that", "which"):
        span = case.label(source)
    text = case.text[max(span.start - 3, 0) : span.end]
    if text.startswith("by ") or _POLLED.search(text) or _SHARE.search(text):
        return None
    if _ends_by_name(case, span):
        return None
    if source.identification is Identification.GENERIC and _is_collective(case, span):
        return span
    studies = source.kind is Kind.DOCUMENT and _STUDIES.fullmatch(span.of(case.text))
    return span if studies else None


def _ends_by_name(case: Case, span: Span) -> bool:
    """Whether a label goes on with names ("academics Arild Moe and Nils Ek")."""
    tokens = case.sentence(span.start).within([span])
    nouns = [token.i for token in tokens if token.tag_ == "NNS"]
    return bool(nouns) and any(t.ent_type_ == "PERSON" and t.i > nouns[0] for t in tokens)


_SHARE = re.compile(
    r"\b(?:percent|per cent|in 10|in ten|most (?:republicans|democrats|americans|britons|voters|"
    r"adults|women|men)|voters|respondents)\b|%",
    re.IGNORECASE,
)
_POLLED = re.compile(r"\b(?:polled|surveyed|interviewed|canvassed|asked|contacted)\b", re.I)
_STUDIES = re.compile(
    r"(?:(?:recent|new|several|some|many|most|numerous|various|other|scientific|academic) )*"
    r"(?:studies|surveys|reports)|research",
    re.IGNORECASE,
)


def _is_imagined(saying: Saying) -> bool:
    """Whether a class is only thought to say something ("supporters would argue")."""
    return any(t.lower_ in ("would", "might", "could", "’d", "'d") for t in saying.tokens)


def _is_question(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence asks, or an interviewer's turn of a printed interview holds it."""
    asks = sentence.span.of(case.text).rstrip("”\"’' ").endswith("?")
    return asks or bool(_TURN.match(case.text, case.paragraph(sentence.span.start).start))


_TURN = re.compile(r"Q(?:[:.)]\s|(?=[A-Z][a-z]))")
_POLL = re.compile(r"\b(?:poll(?:s|ing)?|surveys?)\b", re.IGNORECASE)


def _is_polled(case: Case, sentence: Sentence) -> bool:
    """Whether a poll that is told beside it stands behind what a class is told to think."""
    return bool(_POLL.search(case.words(case.around(sentence, 1, 2))))


def _is_collective(case: Case, span: Span) -> bool:
    """Whether a label is that of a class that stands for nobody ("critics", "some people")."""
    phrase = case.at(span)
    if phrase is None:
        return False
    lemma = phrase.lemma.removesuffix("s")
    how_many = phrase.lead | {phrase.determiner}
    vague = bool(how_many & {"some", "many", "most", "several", "numerous", "certain", "various"})
    if lemma in words("linting", "heads", "quantified") or phrase.core.lower_ == "others":
        alone = len(phrase.tokens) == 1 and lemma != "people"
        return vague or (alone and not _is_elliptical(case, span))
    if lemma in words("linting", "heads", "studies"):
        return phrase.plural or phrase.determiner == ""
    if lemma in words("linting", "heads", "collectives"):
        return phrase.plural and phrase.determiner not in ("the", "these", "those")
    met = words("linting", "heads", "bystanders")
    people = words("sources", "heads", "classes") | words("sources", "heads", "insiders")
    return vague and phrase.plural and lemma in people - met


def _is_elliptical(case: Case, span: Span) -> bool:
    """Whether "some" and "others" are some of people told of just before."""
    here = case.sentence(span.start)
    before = [s for s in case.around(here, 1, 0) if s.number < here.number]
    near = [t for s in before if s.paragraph == here.paragraph for t in s.tokens]
    return any(t.tag_ == "NNS" for t in near)


def _is_filled(case: Case, saying: Saying) -> bool:
    """Whether somebody by name follows, or stands in the same sentence: the class is a topic."""
    here = saying.sentence.number
    span = _class_told(case, saying)
    if _is_work_told(case, saying) or (span and has_named_member(case, span.of(case.text))):
        return True
    deniers = {
        other.attribution.source_id
        for other in case.sayings
        if str(other.attribution.stance) == "denies" and 0 <= other.sentence.number - here <= 1
    }
    for other in case.sayings:
        source = other.source
        if source is None or source is saying.source:
            continue
        named = source.identification in (
            Identification.NAMED,
            Identification.ORGANIZATION,
            Identification.DOCUMENT,
        )
        if str(other.attribution.stance) == "denies" or source.id in deniers:
            continue
        if named and here <= other.sentence.number <= here + _NEAR and other.attribution.source:
            after = other.attribution.source[0].start >= saying.sentence.span.start
            if after and (other.is_speech or other.attribution.style is not Style.INDIRECT):
                return True
    return bool(_EXAMPLES.search(saying.sentence.span.of(case.text)))


_AUTHORS = re.compile(
    r"\b(?:co-?)?authors?\b|\b(?:study|paper|research|report) (?:by|from)\b|"
    r"\b(?:researchers|economists|professors?) (?:at|from)\b"
)


def _is_work_told(case: Case, saying: Saying) -> bool:
    """Whether "research" stands for work whose makers the article tells further down."""
    work = saying.source is not None and saying.source.kind is Kind.DOCUMENT
    return work and bool(_AUTHORS.search(case.text, saying.sentence.span.end))


_EXAMPLES = re.compile(r"\b(?:including|such as|among them|led by|like) (?:the )?[A-Z]")

_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly|seemingly|ostensibly|rumou?redly)\b",
    re.IGNORECASE,
)


def hedge_as_attribution(case: Case) -> Iterator[Hit]:
    """SG403: "reportedly", "apparently", and no source in the sentence."""
    for sentence in case.sentences:
        for match in _HEDGE.finditer(sentence.span.of(case.text)):
            span = shifted(match, sentence.span.start)
            if (
                case.own_voice(span)
                and not _qualifies(sentence, span)
                and not _has_source(case, sentence)
            ):
                yield Hit((span,), "a hedge in place of a source")


def _qualifies(sentence: Sentence, span: Span) -> bool:
    """Whether the word only colours an adjective ("apparently endless")."""
    token = sentence.within([span])[0]
    colours = token.dep_ == "advmod" and token.head.pos_ == "ADJ" and token.head.dep_ == "amod"
    return bool(colours and token.head.i == token.i + 1 and token.i > token.sent.start)


_ACCORDING = re.compile(r"\b(?:according to|citing|in (?:his|her|their|its|the) words of)\b", re.I)


def _has_source(case: Case, sentence: Sentence) -> bool:
    """Whether a sentence tells who says what stands in it."""
    if _ACCORDING.search(sentence.span.of(case.text)):
        return True
    return any(
        saying.source
        and saying.is_speech
        and any(sentence.span.overlaps(part) for part in saying.attribution.content)
        and any(sentence.span.overlaps(part) for part in saying.attribution.source)
        for saying in case.sayings
    )


# --------------------------------------------------------------------- verbs


def loaded_said_verb(case: Case) -> Iterator[Hit]:
    """SG404: "admitted", "claimed": a verb that judges what is said."""
    done: set[Span] = set()
    for sentence, token in _verbs(case, words("linting", "cues", "loaded") | {"point"}):
        span = _with_particle(sentence, token)
        if span is None or span in done or not case.own_voice(span):
            continue
        if _judges_nobody(case, token, span):
            continue
        if (token.pos_ == "VERB" and _attributes(token)) or _is_cue(case, token, span):
            done.add(span)
            yield Hit(
                (span,),
                "says more than that it was said",
                about=token.lemma_.lower(),
                attributions=_of_cue(case, span),
            )


def _judges_nobody(case: Case, token: Token, span: Span) -> bool:
    """Whether the one who writes tells of himself ("I confess"), or files "reveal" something.

    Before a court "claim" and "admit" are what is done there, and who is "able to claim" something
    has not done so.
    """
    if any(c.dep_ == "nsubj" and c.lower_ == "i" for c in token.children):
        return True
    if any(t.lemma_.lower() in words("linting", "heads", "courts") for t in token.sent):
        return True
    if token.dep_ == "xcomp" and token.head.pos_ == "ADJ":
        return True
    speakers = (
        saying.source
        for saying in case.sayings
        if any(cue.overlaps(span) for cue in saying.attribution.cue)
    )
    return any(source is not None and source.kind is Kind.DOCUMENT for source in speakers)


def _verbs(case: Case, lemmas: frozenset[str]) -> Iterator[tuple[Sentence, Token]]:
    for sentence in case.sentences:
        for token in sentence.tokens:
            verb = token.pos_ == "VERB" or token.dep_ in ("ROOT", "ccomp", "parataxis")
            known = {token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")}
            if (verb or token.tag_ == "NNS") and known & lemmas:
                yield sentence, token


def _is_cue(case: Case, token: Token, span: Span) -> bool:
    """Whether a verb was found to attribute a clause to somebody ("…, insists the ministry")."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "dobj") for c in token.children):
        return False
    for saying in case.sayings:
        item = saying.attribution
        if not any(cue.overlaps(span) for cue in item.cue) or not item.content:
            continue
        clause = any(t.pos_ in ("VERB", "AUX") for t in case.content_tokens(saying))
        before = item.content[0].start < span.start
        if clause and (before or (item.source and item.source[0].end <= span.start)):
            return bool(item.source) or before
    return False


def _with_particle(sentence: Sentence, token: Token) -> Span | None:
    """The verb alone; "point" only with "out"."""
    if token.lemma_.lower() != "point":
        return sentence.cover([token])
    out = [c for c in token.children if c.lower_ == "out"]
    return sentence.cover([token, *out]) if out else None


def _attributes(token: Token) -> bool:
    """Whether a verb tells that somebody says something, and not that they win or lose it."""
    if token.tag_ in ("VBN", "VBG") and token.dep_ in ("amod", "compound"):
        return False
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in token.children)
    lemma = token.lemma_.lower()
    if lemma == "admit" and (passive or any(c.lower_ == "into" for c in token.children)):
        return False
    if passive and lemma in ("note", "reveal", "claim", "concede", "insist"):
        return False
    objects = [c for c in token.children if c.dep_ in ("dobj", "obj")]
    clause = [
        c for c in token.children if c.dep_ in ("ccomp", "xcomp", "pcomp") or c.lower_ == "that"
    ]
    preps = [c for c in token.children if c.dep_ == "prep"]
    if any(o.lemma_.lower() in words("linting", "loaded", "others") for o in objects):
        return False
    if clause or _quote_beside(token):
        return True
    if token.head.dep_ in ("ccomp", "ROOT") and token.dep_ in ("parataxis",):
        return True
    if lemma in ("admit", "concede"):
        known = words("linting", "loaded", "admitted")
        gerund = any(p.lower_ == "to" and _gerund(p) for p in preps)
        return gerund or any(o.lemma_.lower() in known for o in objects)
    return lemma in ("fume", "whine", "gripe", "gloat", "brag") or token.dep_ == "parataxis"


def _gerund(preposition: Token) -> bool:
    return any(c.tag_ == "VBG" for c in preposition.children)


def _quote_beside(token: Token) -> bool:
    """Whether the verb is the head of a quotation or of a clause before it."""
    marks = ("“", "”", '"', "''", "``", "’", "‘", ",")
    before = token.doc[max(token.left_edge.i - 2, 0) : token.i]
    return any(t.text in marks[:5] for t in before) or (
        token.dep_ in ("ccomp", "parataxis") and any(t.text == "," for t in before)
    )


def mind_reading_verb(case: Case) -> Iterator[Hit]:
    """SG405: "fears", "believes": what somebody thinks, told as if it could be seen."""
    done: set[Span] = set()
    for saying in case.sayings:
        source = saying.source
        if source is None or not _has_a_mind(source):
            continue
        if saying.attribution.style is Style.DIRECT or case.quoted(_cue(saying)):
            continue
        for token in saying.tokens:
            span = saying.sentence.cover([token])
            if _reads_mind(case, saying, token) and span not in done:
                done.add(span)
                yield Hit(
                    (span,),
                    "nobody can see it; no word tells how it is known",
                    about=token.lemma_.lower(),
                    source_id=source.id,
                    attributions=(saying.attribution.id,),
                )


# So many sentences away somebody's own words show what is on their mind.
_OWN_WORDS = 2


def _cue(saying: Saying) -> Span:
    return hull((*saying.attribution.cue, *saying.attribution.source) or saying.attribution.content)


def _has_a_mind(source: Source) -> bool:
    if source.identification in (Identification.GENERIC, Identification.DOCUMENT):
        return False
    if source.label.lower().startswith(("those", "anyone", "whoever", "anybody")):
        return False
    return source.kind in (Kind.PERSON, Kind.PEOPLE, Kind.ORGANIZATION)


def _reads_mind(case: Case, saying: Saying, token: Token) -> bool:
    """Whether a verb of the mind attributes, and no speech in its sentence says so."""
    if not _is_of_mind(token):
        return False
    subjects = [c for c in token.children if c.dep_ == "nsubj"]
    if any(c.lower_ in ("i", "we", "you", "those") for c in subjects):
        return False
    if any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in token.children):
        return False
    span = saying.sentence.cover([token])
    if not case.own_voice(span):
        return False
    return not (saying.lemmas & words("linting", "cues", "speech")) and not any(
        other.is_speech
        and abs(other.sentence.number - saying.sentence.number)
        <= (_OWN_WORDS if other.source is saying.source else 0)
        for other in case.sayings
    )


def _is_of_mind(token: Token) -> bool:
    """Whether a cue tells what somebody thinks or feels ("fears", "is convinced")."""
    lemma = token.lemma_.lower()
    if token.lower_ in words("linting", "cues", "states"):
        return token.pos_ in ("ADJ", "VERB") and any(
            t.lemma_ == "be" for t in (token.head, *token.children)
        )
    if lemma not in words("linting", "cues", "mental"):
        return False
    if token.pos_ == "NOUN" and any(c.dep_ in ("poss", "amod") for c in token.children):
        return False
    if lemma in ("know", "feel"):
        return any(c.dep_ in ("ccomp", "xcomp") for c in token.children)
    return token.pos_ in ("VERB", "NOUN") and not _is_seen_each_time(token)


def _is_seen_each_time(verb: Token) -> bool:
    """Whether somebody wants to do a thing each time: that is seen ("wash before every meal")."""
    deeds = (child for child in verb.children if child.dep_ == "xcomp")
    return verb.tag_ in ("VBZ", "VBP") and any(
        token.lower_ in words("linting", "cues", "habits")
        for deed in deeds
        for token in deed.subtree
    )


# ------------------------------------------------------------------- learned


def outlet_has_learned(case: Case) -> Iterator[Hit]:
    """SG406: "the Courier has learned", and not from whom."""
    for sentence in case.sentences:
        text = sentence.span.of(case.text)
        for match in every(text, "learned", "verbs"):
            span = shifted(match, sentence.span.start)
            subject = _subject_before(case, sentence, span)
            if subject is None or not case.own_voice(span):
                continue
            if occurs(text[match.end() :], "learned", "basis") or occurs(
                text[: match.start()], "learned", "basis"
            ):
                continue
            yield Hit((Span(subject.start, span.end),), "the outlet says that it knows, not how")


def _subject_before(case: Case, sentence: Sentence, span: Span) -> Span | None:
    """The outlet that is said to have learned, right before the verb."""
    before = case.text[sentence.span.start : span.start].rstrip()
    own = first(before, "learned", "selves")
    if own:
        return shifted(own, sentence.span.start)
    tokens = [t for t in sentence.tokens if sentence.offset + t.idx < span.start and not t.is_space]
    while tokens and tokens[-1].pos_ in ("ADV", "AUX", "PUNCT") and not tokens[-1].is_title:
        tokens = tokens[:-1]
    run: list[Token] = []
    while tokens and (tokens[-1].pos_ == "PROPN" or tokens[-1].lower_ in ("of", "the", "-")):
        run.insert(0, tokens.pop())
    if not run or run[0].lower_ == "of" or (tokens and tokens[-1].lower_ in ("of", "at", "for")):
        return None
    words_of = sentence.cover(run).of(case.text)
    name = tuple(word for word in name_words(words_of) if word != "the")
    outlet = bool(name) and (is_outlet(case, name) or is_own(case, words_of))
    station = re.fullmatch(r"[KW][A-Z]{2,3}(?:-TV)?", words_of)
    return sentence.cover(run) if outlet or station else None


# ------------------------------------------------------------------- quotes

_FEWEST_WORDS = 4


def orphan_quote(case: Case) -> Iterator[Hit]:
    """SG408: a quoted sentence, and nobody who speaks it."""
    held = [
        part
        for s in case.sayings
        if s.source or s.attribution.source
        for part in s.attribution.content
    ]
    for paragraph in case.parsed.paragraphs:
        for quotation in paragraph.quotations:
            span = quotation.span
            if quotation.open or any(part.overlaps(span) for part in held):
                continue
            if not _stands_alone(case, span) or _goes_on(case, span):
                continue
            if _is_statement(case, span) and not _speaker_beside(case, span):
                yield Hit((span,), "nobody is said to have spoken these words")


def _stands_alone(case: Case, span: Span) -> bool:
    """Whether a quotation begins a sentence, and is not set into one of the article's."""
    before = case.text[max(span.start - 2, 0) : span.start].strip(" ")
    return not before or before[-1] in '.!?…\n\r”"’'


def _goes_on(case: Case, span: Span) -> bool:
    """Whether the quotation right before has a speaker: then these words may be theirs too."""
    here = case.sentence(span.start)
    near = case.around(here, 1, 0)
    return any(
        other.number < here.number
        and any(other.span.overlaps(cue) for cue in (*s.attribution.cue, *s.attribution.source))
        and s.attribution.style is not Style.INDIRECT
        for other in near
        for s in case.sayings
    )


def _is_statement(case: Case, span: Span) -> bool:
    """Whether a quotation is a whole sentence, and not a title or a word at arm's length."""
    text = span.of(case.text)
    inside = text.strip("“”\"'‘’ ")
    if len(inside.split()) < _FEWEST_WORDS or not inside[:1].isupper():
        return False
    if not re.search(r"[.!?,…][”\"’']+$", text):
        return False
    sentence = case.sentence(span.start + 1)
    tokens = sentence.within([span])
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in tokens) and any(
        t.pos_ in ("VERB", "AUX") for t in tokens
    )


_COLON = re.compile(r"[:,]\s*$")


def _speaker_beside(case: Case, span: Span) -> bool:
    """Whether the words before or after may bring in the quotation ("He had one rule:")."""
    before = case.text[max(span.start - 3, 0) : span.start]
    sentence = case.sentence(max(span.start - 2, 0))
    verbs = (
        words("linting", "cues", "speech")
        | words("linting", "cues", "mental")
        | {"go", "begin", "be"}
    )
    near = [
        *case.sentence(span.start).tokens,
        *case.sentence(span.end - 1).tokens,
        *sentence.tokens,
    ]
    outside = (
        [t for t in near if not span.overlaps(sentence.cover([t]))]
        if sentence.offset == case.sentence(span.start).offset
        else near
    )
    if _COLON.search(before):
        return True
    return any(t.lemma_.lower() in verbs and t.pos_ == "VERB" for t in outside)


_LATE = 2


def late_attribution(case: Case) -> Iterator[Hit]:
    """SG409: who speaks is told only after several sentences, or after another speaker's words."""
    for saying in case.sayings:
        item = saying.attribution
        if item.style is Style.INDIRECT or not item.source or not item.content:
            continue
        source = hull(item.source)
        before = [part for part in item.content if part.end <= source.start]
        if not before or _is_introduced(case, saying, before[0].start):
            continue
        if _sentences_in(case, before) > _LATE:
            note = "more than two quoted sentences stand before the speaker"
            yield _late(case, saying, note)
    yield from _told_behind(case)
    yield from _run_together(case)


def _told_behind(case: Case) -> Iterator[Hit]:
    """CASE: several quoted sentences have no speaker, and the sentence behind them names one."""
    for saying in case.sayings:
        item = saying.attribution
        if item.source or item.style is not Style.DIRECT or not item.content:
            continue
        end = hull(item.content).end
        behind = next((s for s in case.sentences if s.span.start >= end), None)
        if behind is None or _sentences_in(case, list(item.content)) <= _LATE:
            continue
        people = [t for t in behind.tokens if t.ent_type_ == "PERSON"]
        run = [t for t in people if t.i - people[0].i == people.index(t)]
        if run:
            note = "more than two quoted sentences stand before the speaker"
            yield Hit((behind.cover(run),), note, attributions=(item.id,))


def _late(case: Case, saying: Saying, note: str, message: str = "") -> Hit:
    span = case.mention(saying)
    item = saying.attribution
    return Hit(
        (span,) if span else item.content,
        note,
        source_id=item.source_id,
        attributions=(item.id,),
        message=message,
    )


# Ends of sentences; not those of "Dr." and "p.m.", nor dots inside one.
_END = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bMrs)(?<!\b[A-Z])(?<!\.[a-z])[.!?]+[”\"’']*(?=\s+[“\"‘]?[A-Z]|$)"
    r"|[,][”\"’']+$|\w[”\"’']+$"
)


def _sentences_in(case: Case, spans: list[Span]) -> int:
    text = " ".join(span.of(case.text) for span in spans)
    return len(_END.findall(text.rstrip()))


def _is_introduced(case: Case, saying: Saying, begin: int) -> bool:
    """Whether the sentence before a quotation already tells who will speak.

    Whoever is "she" at the end of it was told before in any case.
    """
    if saying.source is None or begin <= case.sentences[0].span.start:
        return False
    mention = case.mention(saying)
    phrase = case.at(mention) if mention else None
    if phrase is not None and phrase.form is Form.PRONOUN:
        return True
    before = case.sentence(begin - 2)
    surname = name_words(saying.source.label)[-1:]
    return (
        any(before.span.overlaps(mention) for mention in saying.source.mentions)
        or any(other.sentence is before for other in case.said_by(saying.source))
        or bool(surname and surname[0] in name_words(before.span.of(case.text)))
    )


def _run_together(case: Case) -> Iterator[Hit]:
    """CASE: a quotation follows another speaker's in one paragraph before its own speaker."""
    quoted = [
        s
        for s in case.sayings
        if s.attribution.style is Style.DIRECT and s.attribution.source and s.attribution.content
    ]
    for left, right in pairwise(quoted):
        one, other = left.attribution, right.attribution
        if one.source_id == other.source_id or case.paragraph(
            hull(one.content).start
        ) != case.paragraph(hull(other.content).start):
            continue
        begin = hull(other.content).start
        gap = case.text[hull((*one.content, *one.source, *one.cue)).end : begin]
        if (
            hull(other.source).start > begin
            and len(gap.split()) <= 2
            and hull(one.content).end <= begin
        ):
            yield _late(
                case, right, "follows another speaker's words without a word between", "together"
            )


def unattributed_claim(case: Case) -> Iterator[Hit]:
    """SG407: a statement that could be disputed, and nobody who makes it."""
    for statement in _statements(case):
        yield Hit((statement,), "states something that can be checked, without a source")


def _statements(case: Case) -> Iterator[Span]:
    """Sentences of the article's own voice that assert something and name no source."""
    for sentence in case.sentences:
        span = sentence.span
        if any(span.overlaps(p) for s in case.sayings for p in s.attribution.content):
            continue
        verbs = [t for t in sentence.tokens if t.tag_ in ("VBD", "VBZ", "VBP", "VBN")]
        subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in sentence.tokens)
        factual = any(t.ent_type_ or t.like_num for t in sentence.tokens)
        if verbs and subject and factual and not case.quoted(span):
            yield span

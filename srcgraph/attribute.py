"""Parsed -> attributions: who is said to have said, thought, known or wanted what.

Reads the dependency parse, the quotation marks and the cue vocabulary in cues/attribution.toml.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from srcgraph.model import Attribution, Evidence, Span, Spans, Stance, Style, hull
from srcgraph.segment import Paragraph, Parsed, Quotation
from srcgraph.vocabulary import keys_by_word, words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Rules give no probability; a fixed figure says so until a trained model replaces them.
CERTAIN, LIKELY = 0.8, 0.5
_TRIM = " \t\u00a0,;:–—-"
_VERBAL = ("VERB", "AUX")
_SPEAKER_LINE = re.compile(r"[“\"']{0,2}((?:[A-Z][A-Z.'’-]+ ?){1,4}|Q|A)(:) +(?=\S)")


@dataclass(frozen=True, slots=True)
class _Draft:
    """An attribution before it has an id, with the rule that found it and its cue's lemma."""

    source: Spans
    cue: Spans
    content: Spans
    rule: str
    lemma: str
    negated: bool = False
    score: float = CERTAIN


def attribute(parsed: Parsed) -> tuple[Attribution, ...]:
    """Find every attribution in an article's body, in the order of the text."""
    text = parsed.article.text
    drafts: list[_Draft] = []
    for paragraph in parsed.paragraphs:
        found = [_tidy(draft, paragraph, text) for draft in _drafts(paragraph)]
        drafts += _with_following_quotations([d for d in found if d.content], paragraph)
    drafts = _outermost(_continued_over_paragraphs(drafts, parsed.paragraphs))
    quotations = [quote for paragraph in parsed.paragraphs for quote in paragraph.quotations]
    drafts = [draft for draft in drafts if not _withholds_a_name(draft, text)]
    return _with_ids(_attribution(draft, quotations, text) for draft in sorted(drafts, key=_place))


def _place(draft: _Draft) -> tuple[Span, Span]:
    return hull(draft.content), hull(draft.cue)


# --------------------------------------------------------------------- finding


def _drafts(paragraph: Paragraph) -> Iterator[_Draft]:
    """All readings of one paragraph; overlapping ones are sorted out afterwards."""
    reader = _Reader(paragraph)
    speaker = reader.speaker_line()
    if speaker:
        yield speaker
        return
    for token in paragraph.doc:
        for case in _CASES:
            draft = case(reader, token)
            if draft:
                yield draft
                break


class _Reader:
    """Reads one paragraph: tokens in, spans of the article out."""

    def __init__(self, paragraph: Paragraph) -> None:
        self.doc = paragraph.doc
        self.offset = paragraph.span.start
        self.text = paragraph.doc.text
        self.quotations = paragraph.quotations

    def span(self, first: Token, last: Token) -> Span:
        return Span(self.offset + first.idx, self.offset + last.idx + len(last))

    def subtree(self, token: Token) -> Span:
        return self.span(token.left_edge, token.right_edge)

    def quoted(self, token: Token) -> bool:
        place = self.offset + token.idx
        return any(quote.span.start <= place < quote.span.end for quote in self.quotations)

    def speaker_line(self) -> _Draft | None:
        """CASE 0: "NAME: what was said", as in transcripts and question-and-answer passages."""
        match = _SPEAKER_LINE.match(self.text)
        if match is None:
            return None
        at = self.offset
        return _Draft(
            source=(Span(at + match.start(1), at + match.end(1)),),
            cue=(Span(at + match.start(2), at + match.end(2)),),
            content=(Span(at + match.end(), at + len(self.text.rstrip())),),
            rule="speaker-line",
            lemma=":",
        )

    def cue(self, verb: Token) -> Spans:
        """The attributing verb with its auxiliaries, negation and particle."""
        parts = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt")]
        near = [verb, *(c for c in parts if abs(c.i - verb.i) <= 3)]
        return (self.span(min(near, key=_index), max(near, key=_index)),)

    def source(self, verb: Token) -> Spans:
        """The words that name the speaker of a verb, if the sentence tells any."""
        subject = _speaker(verb)
        if subject is None or subject.lower_ == "there":
            return ()
        span = self.subtree(subject)
        cue_start = self.offset + verb.idx
        if span.start < cue_start < span.end:  # "a memo saying that ...": the noun is the source
            cut = min(t.idx for t in verb.subtree)
            span = Span(span.start, max(self.offset + cut, span.start + 1))
        return (span,)


def _index(token: Token) -> int:
    return int(token.i)


def _children(token: Token, *labels: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in labels]


def _speaker(verb: Token, depth: int = 0) -> Token | None:
    """The head noun of whoever does what a verb says, found through the parse."""
    subjects = _children(verb, "nsubj", "csubj")
    if subjects:
        return subjects[-1]
    for agent in _children(verb, "agent"):
        return next(iter(_children(agent, "pobj")), None)
    if depth > 3 or _children(verb, "nsubjpass"):
        return None
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.pos_ in _VERBAL:
        return _speaker(verb.head, depth + 1)
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in _VERBAL:
        return _speaker(verb.head.head, depth + 1)
    return None


# ----------------------------------------------------------------------- cases


def _clause(reader: _Reader, verb: Token) -> _Draft | None:
    """CASE 1: a verb with the clause that it reports, before or after it."""
    if verb.lemma_ not in words("attribution", "clause") or verb.pos_ not in _VERBAL:
        return None
    if _children(verb, "nsubjpass", "auxpass"):
        return None
    clauses = [c for c in _children(verb, "ccomp", "parataxis") if c.pos_ not in ("PUNCT", "INTJ")]
    source = reader.source(verb)
    if not clauses:
        return None
    content = _around(reader, verb, source, clauses)
    return _draft(reader, verb, source, content, "verb-clause")


def _around(reader: _Reader, verb: Token, source: Spans, clauses: list[Token]) -> Spans:
    """The reported clauses, cut where the words of the speaker and the cue stand."""
    cut = hull([*source, *reader.cue(verb)])
    pieces = []
    for clause in clauses:
        whole = reader.subtree(clause)
        if whole.end <= cut.start or whole.start >= cut.end:
            pieces.append(whole)
        elif whole.start < cut.start:
            pieces.append(Span(whole.start, cut.start))
    return tuple(sorted(pieces))


def _beside(reader: _Reader, verb: Token) -> _Draft | None:
    """CASE 2: "..., he said, ...": a parenthesis whose content is the rest of its sentence."""
    if verb.lemma_ not in words("attribution", "clause") or verb.pos_ not in _VERBAL:
        return None
    source = reader.source(verb)
    objects = _children(verb, "dobj", "xcomp")
    if not source or reader.quoted(verb) or any(not reader.quoted(child) for child in objects):
        return None
    cut = hull([*source, *reader.cue(verb)])
    sentence = verb.sent
    start, end = reader.offset + sentence.start_char, reader.offset + sentence.end_char
    before = reader.text[start - reader.offset : cut.start - reader.offset].rstrip()
    if not re.search(r"[,”\"?!'—–]['\"”]?$", before) or len(before) < 8:
        return _quotation_after(reader, verb, source, cut, end)
    after = reader.text[cut.end - reader.offset : end - reader.offset]
    pieces = [Span(start, start + len(before))]
    tail = re.match(r"[^,“\"]{0,80}?,?\s*(?=[“\"]|'')|,\s+", after)
    if tail and tail.end() < len(after.rstrip(" .")):
        pieces.append(Span(cut.end + tail.end(), end))
    return _draft(reader, verb, source, tuple(pieces), "verb-parenthesis")


def _quotation_after(
    reader: _Reader, verb: Token, source: Spans, cut: Span, end: int
) -> _Draft | None:
    """A quotation that follows its cue in the same sentence: "She said: '...'"."""
    quotes = [q.span for q in reader.quotations if cut.end <= q.span.start < end]
    if not quotes:
        return None
    lead = reader.text[cut.end - reader.offset : quotes[0].start - reader.offset].rstrip()
    if len(lead) > 60 or not (lead == "" or lead[-1] in ",:"):
        return None
    return _draft(reader, verb, source, (quotes[0],), "verb-quotation")


def _infinitive(reader: _Reader, verb: Token) -> _Draft | None:
    """CASE 3: a verb of will or expectation with an infinitive: "declined to ..."."""
    if verb.lemma_ not in words("attribution", "infinitive") or verb.pos_ not in _VERBAL:
        return None
    goals = [c for c in _children(verb, "xcomp", "ccomp") if _children(c, "aux")]
    if not goals or _children(verb, "auxpass"):
        return None
    source = reader.source(verb)
    persuaded = _children(verb, "dobj")
    content = tuple(reader.subtree(token) for token in [*persuaded, goals[0]])
    return _draft(reader, verb, source, _joined(content, reader), "verb-infinitive")


def _object(reader: _Reader, verb: Token) -> _Draft | None:
    """CASE 4: a verb that takes what was said as its object: "denied the charge"."""
    if verb.lemma_ not in words("attribution", "object") or verb.pos_ != "VERB":
        return None
    objects = _children(verb, "dobj")
    if not objects or _children(verb, "auxpass"):
        return None
    source = reader.source(verb)
    if not source and verb.dep_ not in ("ROOT", "amod"):
        return None
    more = _children(verb, "oprd", "xcomp")
    more += [
        child
        for child in _children(verb, "prep")
        if verb.lemma_ in keys_by_word("attribution", "prepositions")
        and child.lower_ in keys_by_word("attribution", "prepositions")[verb.lemma_]
    ]
    content = tuple(reader.subtree(token) for token in [objects[0], *more])
    return _draft(reader, verb, source, _joined(content, reader), "verb-object", LIKELY)


def _light(reader: _Reader, verb: Token) -> _Draft | None:
    """CASE 5: a verb whose object is the act of speaking: "made a similar remark"."""
    if verb.lemma_ not in words("attribution", "light", "verbs") or verb.pos_ != "VERB":
        return None
    speech = words("attribution", "light", "nouns")
    objects = [child for child in _children(verb, "dobj") if child.lemma_ in speech]
    source = reader.source(verb)
    if not objects or not source:
        return None
    content = (reader.subtree(objects[0]),)
    return _draft(reader, verb, source, content, "light-verb", LIKELY)


def _preposition(reader: _Reader, verb: Token) -> _Draft | None:
    """CASE 6: a verb whose preposition leads to the content: "complained about ..."."""
    leads = keys_by_word("attribution", "prepositions").get(verb.lemma_, ())
    if not leads or verb.pos_ != "VERB":
        return None
    phrases = [child for child in _children(verb, "prep") if child.lower_ in leads]
    source = reader.source(verb)
    if not phrases or not source:
        return None
    content = [c for phrase in phrases for c in _children(phrase, "pobj", "pcomp")]
    spans = tuple(reader.subtree(token) for token in content)
    return _draft(reader, verb, source, spans, "verb-preposition", LIKELY)


def _according(reader: _Reader, token: Token) -> _Draft | None:
    """CASE 7: "according to ...", with the rest of its clause as the content."""
    if token.lower_ != "according" or token.i + 1 >= len(reader.doc):
        return None
    to = token.nbor()
    speakers = _children(to, "pobj") or _children(token, "pobj")
    if to.lower_ != "to" or not speakers:
        return None
    source = reader.subtree(speakers[0])
    cue = reader.span(token, to)
    sentence = token.sent
    start, end = reader.offset + sentence.start_char, reader.offset + sentence.end_char
    pieces = [Span(start, cue.start)] if cue.start - start > 3 else []
    if source.end + 3 < end:
        rest = reader.text[source.end - reader.offset : end - reader.offset]
        if not pieces or rest.lstrip().startswith(","):
            pieces.append(Span(source.end, end))
    return _Draft((source,), (cue,), tuple(pieces), "according-to", "accord")


def _passive(reader: _Reader, verb: Token) -> _Draft | None:
    """CASE 8: agentless forms: "is believed to ...", "it is understood that ..."."""
    if verb.lemma_ not in words("attribution", "passive"):
        return None
    subjects = _children(verb, "nsubjpass")
    goals = _children(verb, "xcomp", "ccomp")
    if not (_children(verb, "auxpass") and subjects and goals):
        return None
    parts = goals[:1] if subjects[0].lower_ == "it" else [subjects[0], goals[0]]
    content = tuple(reader.subtree(token) for token in parts)
    return _draft(reader, verb, _agent(reader, verb), content, "agentless")


def _agent(reader: _Reader, verb: Token) -> Spans:
    agents = [pobj for agent in _children(verb, "agent") for pobj in _children(agent, "pobj")]
    return tuple(reader.subtree(token) for token in agents[:1])


def _noun(reader: _Reader, noun: Token) -> _Draft | None:
    """CASE 9: a noun with its complement: "the claim that ...", "her criticism of ..."."""
    if noun.pos_ != "NOUN":
        return None
    content: list[Token] = []
    if noun.lemma_ in words("attribution", "nouns", "complement"):
        content = [
            child
            for child in _children(noun, "acl", "ccomp")
            if any(c.lower_ in ("that", "to") for c in child.children if c.i < child.i)
        ]
    if not content and noun.lemma_ in words("attribution", "nouns", "of"):
        content = [c for of in _children(noun, "prep") if of.lower_ == "of" for c in of.children]
    owners = _children(noun, "poss")
    if not content or not owners:
        return None
    owner = reader.subtree(owners[0])
    return _Draft(
        source=(owner,),
        cue=(reader.span(noun, noun),),
        content=(reader.subtree(content[0]),),
        rule="noun",
        lemma=noun.lemma_,
        score=LIKELY,
    )


_CASES: tuple[Callable[[_Reader, Token], _Draft | None], ...] = (
    _according,
    _passive,
    _clause,
    _infinitive,
    _light,
    _object,
    _beside,
    _preposition,
    _noun,
)


def _draft(
    reader: _Reader, verb: Token, source: Spans, content: Spans, rule: str, score: float = CERTAIN
) -> _Draft:
    return _Draft(
        source=source,
        cue=reader.cue(verb),
        content=content,
        rule=rule,
        lemma=verb.lemma_,
        negated=bool(_children(verb, "neg")),
        score=score,
    )


def _joined(spans: Spans, reader: _Reader) -> Spans:
    """Spans with nothing but white space between them are one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if (
            joined
            and not reader.text[joined[-1].end - reader.offset : span.start - reader.offset].strip()
        ):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


# --------------------------------------------------------------------- tidying


def _tidy(draft: _Draft, paragraph: Paragraph, text: str) -> _Draft:
    """Content out to the quotation marks it lies in, without commas and full stops at its ends."""
    cue = hull(draft.cue)
    pieces = []
    for span in draft.content:
        for quote in paragraph.quotations:
            if not quote.span.overlaps(cue):
                span = _out_to_marks(span, quote)
        trimmed = _trim(span, text)
        if trimmed:
            pieces.append(trimmed)
    source = tuple(s for s in (_trim(span, text) for span in draft.source) if s)
    return replace(draft, content=_merge(pieces), source=source)


def _out_to_marks(span: Span, quote: Quotation) -> Span:
    inside = quote.span
    start, end = span.start, span.end
    if inside.start < start < inside.end and end - start > 1:
        start = inside.start
    if inside.start < end < inside.end:
        end = inside.end
    return Span(start, end)


def _trim(span: Span, text: str) -> Span | None:
    words_ = span.of(text)
    left = len(words_) - len(words_.lstrip(_TRIM))
    body = words_.strip(_TRIM)
    if body.endswith(".") and not re.search(r"\b[A-Z][a-z]?\.$", body):
        body = body[:-1].rstrip(_TRIM)
    if not re.search(r"\w", body):
        return None
    return Span(span.start + left, span.start + left + len(body))


def _merge(spans: Iterable[Span]) -> Spans:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _outermost(drafts: list[_Draft]) -> list[_Draft]:
    """Drop attributions whose cue lies inside the content of another."""
    owners = sorted(
        ((span, number) for number, draft in enumerate(drafts) for span in draft.content),
        key=lambda owner: owner[0],
    )
    inside = set()
    for number, draft in enumerate(drafts):
        cue = hull(draft.cue)
        for span, other in owners[: bisect_left(owners, cue.end, key=lambda o: o[0].start)]:
            if span.covers(cue) and other != number and other not in inside:
                mutual = any(mine.covers(hull(drafts[other].cue)) for mine in draft.content)
                if not mutual or _end(drafts[other]) > _end(draft):
                    inside.add(number)
    return [draft for number, draft in enumerate(drafts) if number not in inside]


def _withholds_a_name(draft: _Draft, text: str) -> bool:
    """Whether the words only say that a name is withheld ("who asked not to be named")."""
    said = hull((*draft.cue, *draft.content)).of(text)
    return any(
        re.match(pattern, said, re.IGNORECASE) for pattern in words("anonymity", "confidential")
    )


# ------------------------------------------------------------------ quotations


def _with_following_quotations(drafts: list[_Draft], paragraph: Paragraph) -> list[_Draft]:
    """Give a quotation without a cue of its own to the last speaker before it in the paragraph."""
    for quote in paragraph.quotations:
        outside = [d for d in drafts if not quote.span.covers(hull(d.cue))]
        if any(span.overlaps(quote.span) for draft in outside for span in draft.content):
            continue
        before = [d for d in outside if _end(d) <= quote.span.start]
        if before and _follows(max(before, key=_end), quote, paragraph):
            last = max(before, key=_end)
            drafts[drafts.index(last)] = replace(last, content=(*last.content, quote.span))
    return drafts


def _end(draft: _Draft) -> int:
    return hull((*draft.content, *draft.cue, *draft.source)).end


def _follows(draft: _Draft, quote: Quotation, paragraph: Paragraph) -> bool:
    """Whether a quotation goes on right where a quoting attribution left off.

    A few words may stand between ("in an interview.") but no other sentence.
    """
    between = paragraph.doc.text[_end(draft) - paragraph.span.start :][
        : quote.span.start - _end(draft)
    ]
    quoting = any(q.span.overlaps(span) for q in paragraph.quotations for span in draft.content)
    other_sentence = re.search(r"[.!?]\s+\w+ \w+", between)
    return quoting and len(between) < 60 and not other_sentence


def _is_speaker_line(paragraph: Paragraph) -> bool:
    return _SPEAKER_LINE.match(paragraph.doc.text) is not None


def _continued_over_paragraphs(
    drafts: list[_Draft], paragraphs: tuple[Paragraph, ...]
) -> list[_Draft]:
    """Carry a quotation that was not closed on into the next paragraph."""
    for previous, paragraph in pairwise(paragraphs):
        if not (previous.quotations and previous.quotations[-1].open and paragraph.quotations):
            continue
        first, last = paragraph.quotations[0].span, previous.quotations[-1].span
        if first.start != paragraph.span.start or _is_speaker_line(paragraph):
            continue
        speaking = [d for d in drafts if d.content and d.content[-1].overlaps(last)]
        outside = [d for d in drafts if not first.covers(hull(d.cue))]
        taken = any(span.overlaps(first) for draft in outside for span in draft.content)
        if speaking and not taken:
            longer = replace(speaking[-1], content=(*speaking[-1].content, first))
            drafts[drafts.index(speaking[-1])] = longer
    return drafts


# --------------------------------------------------------------------- values


def _attribution(draft: _Draft, quotations: list[Quotation], text: str) -> Attribution:
    cue = hull(draft.cue)
    everything = hull((*draft.source, *draft.cue, *draft.content))
    return Attribution(
        id=f"at-{everything.start}-{everything.end}",
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        style=_style(draft.content, quotations, text),
        stance=_stance(draft),
        score=draft.score,
        unsure=False,
        evidence=(Evidence(f"attribute.{draft.rule}", cue, f"cue “{cue.of(text)}”"),),
    )


def _style(content: Spans, quotations: list[Quotation], text: str) -> Style:
    letters = [i for s in content for i in range(s.start, s.end) if text[i].isalnum()]
    inside = sum(any(q.span.start <= i < q.span.end for q in quotations) for i in letters)
    if inside == len(letters):
        return Style.DIRECT
    return Style.MIXED if inside else Style.INDIRECT


def _stance(draft: _Draft) -> Stance:
    group = "negated" if draft.negated else "stances"
    names = keys_by_word("attribution", group).get(draft.lemma, ())
    return Stance(names[0]) if names else Stance.ASSERTS


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

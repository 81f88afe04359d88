"""To whom something was said: to the reporter, to everybody, or to somebody in the story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcgraph.model import Identification, Number, Style, hull
from srcgraph.names import NameKind
from srcgraph.phrases import name_words
from srcgraph.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from srcgraph.linting.case import Case, Saying
    from srcgraph.model import Source


def reaches_reporter(case: Case, saying: Saying) -> bool:
    """Whether the words may have been said to the reporter under a promise of anonymity.

    Who posts, announces or issues a statement speaks to everybody; what somebody told a friend,
    wrote in a letter or is quoted with by a named speaker is part of the story.
    """
    return not (
        is_public(saying)
        or _is_answer(case, saying)
        or _is_debated(case, saying)
        or _is_of_old(case, saying)
        or _is_in_story(case, saying)
        or _is_on_paper(case, saying)
        or _is_relayed(case, saying)
        or _is_supposed(case, saying)
        or is_in_time_clause(case, saying)
        or _is_proposed(saying)
    )


def is_in_time_clause(case: Case, saying: Saying) -> bool:
    """Whether that something was said only dates or conditions what is told ("after she said").

    It is an event of the story then. What stands right before the speaker decides, too: long
    clauses are often read amiss.
    """
    item, marks = saying.attribution, words("linting", "audience", "marks")
    verbs = [token for token in saying.tokens if token.pos_ == "VERB"]
    if any(
        any(c.lower_ in marks and c.dep_ in ("mark", "advmod", "prep") for c in verb.children)
        or (verb.dep_ == "pcomp" and verb.head.lower_ in marks)
        for verb in verbs
    ):
        return True
    if not item.source or not item.cue or hull(item.source).start > hull(item.cue).start:
        return False
    before = re.findall(r"\w+", case.text[saying.sentence.span.start : hull(item.source).start])
    plain = [word.lower() for word in before if word.lower() not in ("the", "a", "an")]
    return plain[-1:] != [] and plain[-1] in marks


def _is_proposed(saying: Saying) -> bool:
    """Whether somebody proposes what others do ("suggested they tweet it"), and tells nothing."""
    if not saying.lemmas & words("linting", "audience", "proposing"):
        return False
    return any(
        child.dep_ == "ccomp"
        and (child.tag_ == "VB" or (child.tag_ == "VBP" and token.tag_ in ("VBD", "VBN")))
        and not any(below.dep_ == "aux" for below in child.children)
        for token in saying.tokens
        for child in token.children
    )


def is_attitude(saying: Saying) -> bool:
    """Whether a verb sums up what several people think ("many elders agree"): no talk."""
    source = saying.source
    several = source is not None and source.number is Number.SEVERAL
    held = bool(saying.lemmas & words("linting", "audience", "attitudes"))
    # A quotation before or behind makes no quotation of what "that" begins.
    clause = any(
        below.lower_ == "that" and below.dep_ == "mark"
        for token in saying.tokens
        for child in token.children
        if child.dep_ == "ccomp"
        for below in child.children
    )
    return several and held and (clause or saying.attribution.style is Style.INDIRECT)


def is_public(saying: Saying) -> bool:
    """Whether something is told to everybody: posted, announced, put into a statement or book."""
    if saying.lemmas & words("linting", "audience", "public"):
        return True
    plain = _around_content(saying)
    if _STATEMENT.search(" ".join(plain)):
        return True
    return is_posted(saying)


def speaks_openly(case: Case, source: Source) -> bool:
    """Whether one person tells anything of it all to everybody ("she said in a news conference").

    Whoever stands before the press has asked for no secrecy, though the article gives no name.
    """
    if source.number is not Number.ONE or source.confidential or source.reason:
        return False
    return any(is_public(saying) for saying in case.said_by(source) if saying.tells)


def is_posted(saying: Saying) -> bool:
    """Whether something is posted on a network, where everybody reads it."""
    if saying.lemmas & words("linting", "audience", "posting"):
        return True
    writes = bool(saying.lemmas & {"write", "comment", "respond", "say"})
    networks = words("linting", "audience", "networks")
    return writes and not networks.isdisjoint(_around_content(saying))


_STATEMENT = re.compile(
    r"\b(?:in|at|during|through|via) (?:an?|the|his|her|their) (?:[\w-]+ ){0,3}"
    r"(?:statement|(?:news|press) (?:release|conference|briefing)|speech|testimony|hearing|tweet|"
    r"letter|post|review|column|op-ed|essay|editorial|book|memoir|lawsuit|complaint|affidavit|deposition|filing|"
    r"trial|inquest|debate|forum|summit|rally|vigil|funeral|podcast|documentary|video|report|"
    r"newsletter|bulletin|circular|note to (?:clients|investors|customers))\b|"
    r"\bin (?:\w+ )?(?:court|sworn) (?:papers|documents|filings|records|testimony|statements?)\b|"
    r"\b(?:in|before|outside) (?:the )?court(?:house)?\b|\bunder oath\b|\bat the scene\b|"
    r"\bin (?:his|her|their) stead\b|"
    r"\b(?:on|from) (?:the )?(?:\w+ )?(?:stage|podium|dais|rostrum|convention floor)\b"
)


def _is_answer(case: Case, saying: Saying) -> bool:
    """Whether somebody answers in public what another said, and not what a reporter asked."""
    if not saying.lemmas & words("linting", "audience", "answering"):
        return False
    return not _ASKED.search(case.words(case.around(saying.sentence, 1, 0)))


_ASKED = re.compile(r"\b(?:ask|asked|asking|question|questions|questioned|request|requests)\b")


def _is_debated(case: Case, saying: Saying) -> bool:
    """Whether a member of a parliament or council speaks where its debate is told of."""
    phrase = case.phrase(saying.source) if saying.source else None
    if phrase is None:
        return False
    members = words("linting", "audience", "members")
    if not {phrase.lemma, phrase.lemma.removesuffix("s")} & members:
        return False
    before = case.text[
        case.paragraph(saying.sentence.span.start).start : saying.sentence.span.start
    ]
    return bool(_DEBATE.search(before + " ".join(_around_content(saying))))


_DEBATE = re.compile(r"\b(?:debates?|debated|debating|hearings?|question time|filibuster)\b")
_OF_OLD = re.compile(
    r"\s*(?:(?:this|last) year|(?:back )?in (?:19|20)\d\d|(?:\w+ )?at the time)\b", re.IGNORECASE
)


def _is_of_old(case: Case, saying: Saying) -> bool:
    """Whether it was said in another year, and is told again."""
    cue = saying.attribution.cue
    return bool(cue) and bool(_OF_OLD.match(case.text, hull(cue).end))


def _around_content(saying: Saying) -> list[str]:
    """The words of a saying's sentence that tell neither who speaks nor what, in lower case."""
    return [
        token.lower_
        for token in saying.sentence.tokens
        if not any(
            part.start <= saying.sentence.offset + token.idx < part.end
            for part in (*saying.attribution.content, *saying.attribution.source)
        )
    ]


def _is_in_story(case: Case, saying: Saying) -> bool:
    """Whether the words went to somebody who is no reporter ("told the residents")."""
    return any(goes_to_others(case, saying, token) for token in saying.tokens)


def goes_to_others(case: Case, saying: Saying, verb: Token) -> bool:
    """Whether a verb of telling has somebody behind it who is no reporter."""
    if verb.lemma_.lower() not in words("linting", "audience", "telling"):
        return False
    addressed = _addressed(verb)
    return bool(addressed) and not _is_reporter(case, saying, addressed)


def _addressed(verb: Token) -> list[Token]:
    """The words right behind a verb of telling that say to whom."""
    behind = verb.doc[verb.i + 1 : verb.i + 8]
    if behind and behind[0].tag_ == "PRP" and behind[0].lower_ != "it":
        return [behind[0]]
    found: list[Token] = []
    for token in behind:
        if token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in ("DATE", "TIME"):
            found.append(token)
        elif token.pos_ not in ("DET", "ADJ", "NUM") and token.tag_ not in ("PRP$", "POS"):
            break
    return found


def _is_reporter(case: Case, saying: Saying, addressed: list[Token]) -> bool:
    """Whether somebody told is an outlet, a reporter, or the one who writes."""
    lemmas = {token.lemma_.lower() for token in addressed}
    media = words("sources", "heads", "media") | words("linting", "audience", "reporters")
    if lemmas & media or addressed[-1].lower_ in ("me", "us"):
        return True
    if addressed[-1].pos_ != "PROPN":
        return False
    if any(token.lower_ in words("sources", "names", "media") for token in addressed):
        return True
    if addressed[0].lower_ in words("linting", "audience", "articles"):
        return True
    name = name_words(saying.sentence.cover(addressed).of(case.text))
    bodies = words("sources", "names", "organization")
    if addressed[-1].ent_type_ in ("GPE", "NORP", "LOC") or set(name) & bodies:
        return False
    return case.names.kind(name) is not NameKind.PERSON


# Written so to whoever writes the article, where nobody else is said to have got it.
_TO_US = re.compile(
    r"\bin an? (?:e-?mail|message|text)\b(?! (?:to|from|he|she|they|sent|dated|"
    r"(?:that|which) (?:was|is|has|had)|obtained|released|made|published|read|seen|among|"
    r"included))",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"\b(?:e-?mails?|memos?|letters?|cables?|transcripts?|exchanges?|correspondence)\b", re.I
)


def _is_on_paper(case: Case, saying: Saying) -> bool:
    """Whether the words stand in letters that the article tells of."""
    if not saying.lemmas & words("linting", "audience", "written"):
        return False
    told = _TO_US.sub("", case.words(case.around(saying.sentence, 1, 0)))
    return bool(_PAPERS.search(told))


def _is_relayed(case: Case, saying: Saying) -> bool:
    """Whether somebody who is named tells that it was said."""
    if not saying.attribution.cue:
        return False
    cue = hull(saying.attribution.cue)
    return any(
        part.covers(cue)
        for other in case.sayings
        if other.source is not None and other.source.identification is Identification.NAMED
        for part in other.attribution.content
    )


def _is_supposed(case: Case, saying: Saying) -> bool:
    """Whether it is only asked or supposed ("will he run?", "when a leader says")."""
    parts = [part.of(case.text).rstrip("”\"’' ") for part in saying.attribution.content]
    if parts and all(part.endswith("?") for part in parts):
        return True
    return any(
        token.tag_ in ("VBZ", "VBP") and _opens_with(token, ("when", "whenever", "if", "unless"))
        for token in saying.tokens
    )


def _opens_with(verb: Token, openers: tuple[str, ...]) -> bool:
    """Whether a verb's own clause begins with one of these words."""
    return any(c.lower_ in openers and c.dep_ in ("advmod", "mark") for c in verb.children)


def is_announcement(case: Case, source: Source) -> bool:
    """Whether people of a house tell what it has just announced, or announce more themselves."""
    said = case.said_by(source)
    return any(is_public(saying) for saying in said) or any(
        token.pos_ == "VERB" and token.lemma_.lower() in words("linting", "audience", "announcing")
        for saying in said[:1]
        for sentence in case.around(saying.sentence, 1, 0)
        for token in sentence.tokens
    )

"""Whether somebody else in the article bears out what a single anonymous source says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from srcgraph.linting.overlap import alike, telling_words
from srcgraph.model import Identification, Number, Source
from srcgraph.phrases import name_words

if TYPE_CHECKING:
    from srcgraph.linting.case import Case, Saying


def is_borne_out(case: Case, saying: Saying) -> bool:
    """Whether words beside what is said may tell of support, or somebody else says much the same.

    Somebody named or a body may say so near by, or anywhere in the same words; people without a
    name count where they are several or of another house.
    """
    near = case.words(case.around(saying.sentence, 1, 2))
    return bool(_SUPPORT.search(near) or _is_one_more(case, saying)) or any(
        _bears_out(case, saying, other)
        for other in case.sayings
        if other.source is not None
        and other.source is not saying.source
        and str(other.attribution.stance) in ("asserts", "confirms")
    )


_SUPPORT = re.compile(
    r"\b(?:confirm\w*|corroborat\w*|reiterat\w*|second (?:source|person|official)|also said|"
    r"another (?:source|official|person|aide)|documents?|records?|emails?|e-mails?|logs?|"
    r"recordings?|transcripts?|show(?:s|ed|n)?|like others|"
    r"two (?:other )?(?:people|sources|officials|aides))\b",
    re.IGNORECASE,
)


def _bears_out(case: Case, saying: Saying, other: Saying) -> bool:
    """Whether one saying of another source bears out what is said."""
    if _is_of_concerned(case, saying, other) or _says_so_too(case, saying, other):
        return True
    source = other.source
    assert source is not None
    unnamed = source.identification in (Identification.UNNAMED, Identification.GENERIC)
    near = abs(other.sentence.number - saying.sentence.number) <= _NEAR
    if near and _is_on_the_same(case, saying, other) and not _is_against(case, saying, other):
        return not unnamed or source.number is Number.SEVERAL
    if not alike(case, saying, other):
        return False
    if near and not unnamed:
        return True
    if not _is_same_matter(case, saying, other) or _is_against(case, saying, other):
        return False
    return not unnamed or _is_somebody_else(case, saying.source, source)


# Sentences within which somebody else's words bear out a claim.
_NEAR = 6


def _is_on_the_same(case: Case, saying: Saying, other: Saying) -> bool:
    """Whether two sayings share two words that are no names, and a third of the shorter one's."""
    left, right = telling_words(case, saying), telling_words(case, other)
    plain = left & right - case.name_lemmas
    one_denies = _negates(case, saying) is not _negates(case, other)
    enough = len(plain) >= _FEW_PLAIN and len(plain) >= _THIRD * min(len(left), len(right))
    return enough and not one_denies


def _negates(case: Case, saying: Saying) -> bool:
    return any(t.dep_ == "neg" or t.lower_ in ("no", "none") for t in case.content_tokens(saying))


_FEW_PLAIN, _THIRD = 2, 0.33


def _is_same_matter(case: Case, saying: Saying, other: Saying) -> bool:
    """Whether two sayings share words that are no names, and half of what the shorter tells.

    What stands far apart, or is said by nobody named, shares the names of its story anyhow.
    """
    left, right = telling_words(case, saying), telling_words(case, other)
    plain = left & right - case.name_lemmas
    return len(plain) >= _FEWEST_PLAIN and len(left & right) >= _HALF * min(len(left), len(right))


_FEWEST_PLAIN, _HALF = 3, 0.5


def _is_one_more(case: Case, saying: Saying) -> bool:
    """Whether "another trader" only goes on where nameless people of such a sort have spoken."""
    source = saying.source
    phrase = case.phrase(source) if source else None
    if source is None or phrase is None or phrase.determiner != "another":
        return False
    begins = case.said_by(source)[0].sentence.number
    return any(
        0 < begins - other.sentence.number <= _JUST_BEFORE
        and other.source is not None
        and other.source is not source
        and other.source.identification is Identification.UNNAMED
        and other.tells
        for other in case.sayings
    )


# Sentences before "another trader" in which the one before spoke.
_JUST_BEFORE = 3


def _is_against(case: Case, saying: Saying, other: Saying) -> bool:
    """Whether a saying stands against what another said before ("But an official said")."""
    opens = saying.sentence.span.of(case.text).split(maxsplit=1)[0].strip(",").lower()
    before = other.sentence.number < saying.sentence.number
    return before and opens in ("but", "however", "yet", "still", "nevertheless")


def _is_somebody_else(case: Case, source: Source | None, other: Source) -> bool:
    """Whether nameless people are surely not the one source alone: several, or of another house."""
    if other.number is Number.SEVERAL:
        return True
    if source is None or source.affiliation is None or other.affiliation is None:
        return False
    left, right = (
        set(name_words(item.affiliation.span.of(case.text)))
        for item in (source, other)
        if item.affiliation
    )
    return not left & right


def _is_of_concerned(case: Case, saying: Saying, other: Saying) -> bool:
    """Whether the body of which something is told speaks of the matter itself right behind."""
    apart = other.sentence.number - saying.sentence.number
    if not 0 < apart <= _RIGHT_BEHIND or other.source is None:
        return False
    bodies = {
        token.lower_
        for token in case.content_tokens(saying)
        if token.pos_ == "PROPN" and token.ent_type_ == "ORG"
    }
    speaks = bool(bodies & set(name_words(other.source.label)))
    return speaks and bool(
        (telling_words(case, saying) & telling_words(case, other)) - case.name_lemmas
    )


_RIGHT_BEHIND = 2


def _says_so_too(case: Case, saying: Saying, other: Saying) -> bool:
    """Whether somebody comes in with "also said": they say it besides whoever spoke before.

    Two telling words must come again of all that the one source says, and not names alone.
    """
    source, voice = saying.source, other.source
    if source is None or voice is None or case.said_by(voice)[0] is not other:
        return False
    also = any(
        token.lower_ in ("also", "likewise")
        for cue in other.tokens
        for token in (cue, *cue.children)
    )
    if not also or other.sentence.number <= saying.sentence.number:
        return False
    told = frozenset[str]().union(*(telling_words(case, s) for s in case.said_by(source)))
    shared = told & telling_words(case, other)
    return len(shared) >= _FEWEST_BESIDES and bool(shared - case.name_lemmas)


_FEWEST_BESIDES = 2

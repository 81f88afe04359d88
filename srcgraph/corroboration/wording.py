"""The words of a claim, made ready for comparison: names, numbers, days, negation, quotations.

Read from the text alone, without a parse, so that claims of many articles can be compared by what
their reports hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from snowballstemmer import stemmer

from srcgraph.corroboration.numerals import is_year, numbers_in
from srcgraph.model import Attribution, Span, Stance, Style
from srcgraph.vocabulary import words

_WORD: Final = re.compile(r"[$€£]?\d[\d,.]*\d|\d|[^\W_]+(?:['’][^\W_]+)*")
_QUOTED: Final = re.compile(r"[“\"]([^“”\"]+)[”\"]?|(?<!\w)‘([^‘]+?)’(?!\w)")
_MARKS: Final = '“”"‘'
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?:;…][”\"’')\]]*)[\s“\"‘'(\[]*$")
_LINE: Final = re.compile(r".+")
_NEGATED: Final = re.compile(r"\w+n['’]t$|cannot$", re.IGNORECASE)
_MAY: Final = "may"


@dataclass(frozen=True)
class Wording:
    """What is claimed, in comparable pieces.

    `text` is what is claimed, with the cue before it where the cue is more than "said"; `said` are
    the source's label, the cue and what is claimed as they are written; `words` are
    the claim's words in order, in lower case; `quoted` those between quotation marks, a run each;
    `telling` the reduced forms of the words that say something, in order, `cue` those of the cue;
    `speaker` the reduced words of the source's label; `names` the names, each run behind the
    preposition that it follows ("" for none); `numbers` are values, `days` days, months and years;
    `negated` the telling words of which "not" is claimed; `asked` whether it is a question, `deed`
    whether the cue does more than say (to endorse, to accuse): then the claim is about whoever does
    it; `against` whether the cue condemns what another says; `direct` whether all of it is quoted;
    `start` where it begins in the article (characters), `share` the same as a share of the article
    (0 to 1).
    """

    text: str
    said: tuple[str, str, str]
    words: tuple[str, ...]
    quoted: tuple[tuple[str, ...], ...]
    telling: tuple[str, ...]
    cue: frozenset[str]
    speaker: frozenset[str]
    names: frozenset[tuple[str, tuple[str, ...]]]
    numbers: frozenset[float]
    days: frozenset[str]
    negated: frozenset[str]
    asked: bool
    deed: bool
    against: bool
    direct: bool
    start: int
    share: float

    @cached_property
    def stems(self) -> frozenset[str]:
        """The telling words, reduced."""
        return frozenset(self.telling)

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of all names, reduced."""
        return frozenset(word for _, run in self.names for word in run)

    @cached_property
    def run(self) -> str:
        """All words with blanks around, to look for one claim's words inside another's."""
        return f" {' '.join(self.words)} "

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """The reduced forms of all words, of those that say little too."""
        return frozenset(map(stem, self.words))


def names_of(text: str) -> frozenset[str]:
    """The words that the article writes with a capital within a sentence, and never without.

    A headline may write every word with a capital: "Could Address the Flood" names nobody of that
    name. Such a line names what other lines name too; where no line is written otherwise, all do.
    """
    found = list(_WORD.finditer(text))
    titles = [match.span() for match in _LINE.finditer(text) if _is_title(match.group())]
    small = {_plain(match.group()) for match in found if match.group()[0].islower()}
    capital = [match for match in found if _capital_within(text, match)]
    plain = [m for m in capital if not any(start <= m.start() < end for start, end in titles)]
    return frozenset({_plain(match.group()) for match in plain or capital} - small)


_TITLE: Final = 0.8
"""From this share of its words with a capital on, short ones aside, a line is a title."""
_SHORT_WORD: Final = 3
_FEWEST_WORDS: Final = 4


def _is_title(line: str) -> bool:
    words_ = [word for word in words_in(line) if len(word) > _SHORT_WORD and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in words_)
    return len(words_) >= _FEWEST_WORDS and capital >= _TITLE * len(words_)


def _capital_within(text: str, word: re.Match[str]) -> bool:
    before = text[max(word.start() - 8, 0) : word.start()]
    return word.group()[0].isupper() and not _SENTENCE_END.search(before)


def of_attribution(
    text: str, attribution: Attribution, names: frozenset[str], speaker: str = ""
) -> Wording:
    """Read what an attribution asserts: a denial asserts the contrary of its content.

    So does who "did not recommend" it.

    `speaker` is the label of its source, empty where nobody is behind it.
    """
    direct = attribution.style is Style.DIRECT
    return _wording(
        text,
        attribution.content,
        names,
        cue_spans=attribution.cue,
        speaker=speaker,
        direct=direct,
        denied=attribution.stance is Stance.DENIES,
        asked=attribution.stance is Stance.ASKS,
    )


def of_statement(text: str, span: Span, names: frozenset[str]) -> Wording:
    """Read what a sentence asserts that is attributed to nobody."""
    return _wording(
        text, (span,), names, cue_spans=(), speaker="", direct=False, denied=False, asked=False
    )


def _wording(
    text: str,
    spans: Sequence[Span],
    names: frozenset[str],
    *,
    cue_spans: Sequence[Span],
    speaker: str,
    direct: bool,
    denied: bool,
    asked: bool,
) -> Wording:
    parts = [span.of(text) for span in spans]
    cue_parts = [span.of(text) for span in cue_spans]
    cue = [word for part in cue_parts for word in words_in(part)]
    found = [word for part in parts for word in words_in(part)]
    plain = tuple(_plain(word) for word in found)
    runs = [plain] if direct else [run for span in spans for run in _quoted_words(text, span)]
    telling_cue = [word for word in cue if _tells(_plain(word))]
    telling = tuple(stem(word) for word in plain if _tells(word))
    negated = frozenset(_negated(plain))
    said = bool({reduced(word) for word in cue} & _stems("saying")) or not telling_cue
    return Wording(
        text=" ".join([*([] if said else cue), *" … ".join(parts).split()]),
        said=(speaker, " ".join(cue_parts), " ".join(parts)),
        words=plain,
        quoted=tuple(tuple(run) for run in runs if run),
        telling=telling,
        cue=frozenset(stem(_plain(word)) for word in telling_cue),
        speaker=frozenset(map(reduced, words_in(speaker))),
        names=frozenset(_names_in(found, names)),
        numbers=frozenset(numbers_in(plain)),
        days=frozenset(_days(found)),
        negated=_contrary(frozenset(telling), negated) if denied or turns(cue) else negated,
        asked=asked,
        deed=not said,
        against=bool({stem(_plain(word)) for word in cue} & _stems("condemning")),
        direct=direct,
        start=spans[0].start,
        share=spans[0].start / len(text),
    )


def _contrary(stems: frozenset[str], negated: frozenset[str]) -> frozenset[str]:
    """The telling words of which a denial says "not": none where it denies a "not"."""
    return frozenset() if negated else stems


def says_not(cue: Sequence[str]) -> bool:
    """Whether a cue has a "not": its content may not be read without it."""
    plain = map(_plain, cue)
    return any(w in words("claims", "words", "nots") or _NEGATED.match(w) for w in plain)


def turns(cue: Sequence[str]) -> bool:
    """Whether who is told with a cue asserts the contrary of its content ("did not recommend")."""
    stems = {stem(_plain(word)) for word in cue}
    return says_not(cue) and bool(stems & _stems("handing")) and not stems & _stems("doubting")


@cache
def _stems(of: str) -> frozenset[str]:
    """The words of one list, reduced."""
    return frozenset(stem(word) for word in words("claims", "words", of))


def only_says(cue: Sequence[str]) -> bool:
    """Whether a cue tells no more than that something was said ("said", "told")."""
    return bool(cue) and {reduced(word) for word in cue} <= _stems("saying")


@cache
def stem(word: str) -> str:
    """The reduced form of a word, the same for "resigned" and "resigns" (Snowball, English)."""
    return str(_stemmer().stemWord(word))


def reduced(word: str) -> str:
    """The reduced form of a word as it is written, without its possessive."""
    return stem(_plain(word))


@cache
def _stemmer() -> stemmer:
    return stemmer("english")


def words_in(text: str) -> list[str]:
    """The words of a text as they are written, without marks."""
    return _WORD.findall(text)


def tells(word: str) -> bool:
    """Whether a written word says something about what is claimed."""
    return _tells(_plain(word))


def _plain(word: str) -> str:
    lowered = word.lower().replace("’", "'")
    return re.sub(r"'s$|'$", "", lowered).replace(",", "").rstrip(".")


def _quoted_words(text: str, span: Span) -> list[tuple[str, ...]]:
    """What stands between quotation marks inside a span, a run each."""
    return [
        tuple(_plain(word) for word in words_in(match.group(1) or match.group(2)))
        for match in _QUOTED.finditer(span.of(text))
    ]


def _tells(word: str) -> bool:
    """Whether a word says something about what is claimed."""
    return (
        word not in words("claims", "words", "stop")
        and word not in words("claims", "words", "negations")
        and not _NEGATED.match(word)
        and (len(word) > 1 or word.isdigit())
        and not re.fullmatch(r"\w+'(?:s|re|ve|ll|d|m|t)", word)
    )


def _names_in(found: Sequence[str], names: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Runs of name words with their roles: another city is no other claim about one person."""
    role, run = "", list[str]()
    for written in [*found, "."]:
        word = _plain(written)
        if written[0].isupper() and word in names and _is_name(word):
            run.append(stem(word))
            continue
        if run:
            yield role, tuple(run)
            role, run = ("", []) if word != "of" else (role, [])
        if word in words("claims", "words", "prepositions"):
            role = word


def _is_name(word: str) -> bool:
    return _tells(word) and not _is_day(word) and word not in words("claims", "words", "titles")


def _negated(plain: Sequence[str]) -> Iterator[str]:
    """The telling word behind each "not", unless a second one cancels it.

    A "no" at the very beginning answers somebody.
    """
    open_ = False
    for place, word in enumerate(plain):
        if _negates(word) and not (place == 0 and word == "no"):
            open_ = not open_
        elif open_ and _tells(word):
            open_ = False
            yield stem(word)


def _negates(word: str) -> bool:
    return word in words("claims", "words", "negations") or bool(_NEGATED.match(word))


def _days(found: Sequence[str]) -> Iterable[str]:
    """Days, months and years; "may" and "march" count only where they are written as names."""
    names = words("claims", "days", "names") | {_MAY}
    for written in found:
        word = _plain(written)
        named = word in names and (written[0].isupper() or word not in (_MAY, "march"))
        if named or is_year(word) or word in words("claims", "seasons"):
            yield word


def _is_day(word: str) -> bool:
    return word in words("claims", "days", "names") or word == _MAY

"""Names of outlets in a sentence, for the rules on what one outlet takes from another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from srcgraph.linting.case import Case, Sentence
from srcgraph.model import Span
from srcgraph.names import NameKind
from srcgraph.phrases import name_words
from srcgraph.vocabulary import given_names, words


def outlets(case: Case, sentence: Sentence) -> Iterator[tuple[str, Span]]:
    """Each outlet named in a sentence with its place; its key is the last word of its name."""
    if sentence.number not in case.outlets:
        case.outlets[sentence.number] = tuple(_outlets(case, sentence))
    yield from case.outlets[sentence.number]


def _outlets(case: Case, sentence: Sentence) -> Iterator[tuple[str, Span]]:
    run: list[int] = []
    tokens = sentence.tokens
    for number, token in enumerate(tokens):
        if token.pos_ == "PROPN" or (run and token.lower_ in ("of",)):
            run.append(number)
            continue
        yield from _outlet(case, sentence, run)
        run = []
    yield from _outlet(case, sentence, run)


def _outlet(case: Case, sentence: Sentence, run: list[int]) -> Iterator[tuple[str, Span]]:
    if not run:
        return
    span = sentence.cover([sentence.tokens[number] for number in run])
    name = tuple(word for word in name_words(span.of(case.text)) if word != "the")
    called = [sentence.tokens[number].text for number in run[:-1]]
    if name and (is_outlet(case, name) or set(called) & words("linting", "heads", "outlet_nouns")):
        yield name[-1], span  # the second: "the Montevideo daily El Pais"


# The house that owns an outlet is another thing than what it prints.
_FIRMS = ("company", "group", "corp", "inc", "co", "holdings")


def is_outlet(case: Case, name: tuple[str, ...]) -> bool:
    """Whether a name is that of an outlet, and of no person of the article."""
    return _is_like_one(case, name) and not _is_surname(case, name)


def _is_like_one(case: Case, name: tuple[str, ...]) -> bool:
    if case.names.kind(name) is NameKind.MEDIA and name[-1] not in _FIRMS:
        return True
    known = name[-1] in words("linting", "heads", "outlet_names")
    if not known and case.names.kind(name) is NameKind.PERSON:
        return False
    if name in case.names.surnames:
        return False
    if name[-1] in _FIRMS:
        return False
    if name[0] in words("linting", "heads", "outlet_first"):
        return True
    if name[-1] in words("linting", "heads", "outlet_names") and len(name) < 4:
        return True
    media = words("sources", "names", "media")
    return len(name) < 5 and (name[-1] in media or ("of" in name and name[0] in media))


def _is_surname(case: Case, name: tuple[str, ...]) -> bool:
    """Whether an outlet's name is a person's in this article, who is also told by a given name."""
    if len(name) >= _LONG_NAME:
        return False
    given = given_names()
    last = re.escape(name[-1].capitalize())
    before = re.findall(rf"\b([A-Z]\w+) (?:[A-Z]\. )?{last}\b", case.text)
    return any(word.lower() in given for word in before)


_LONG_NAME = 3
# "WASHINGTON (Reuters) -" before the first words, or "- Reuters" behind the last.
_WIRE = re.compile(
    r"\((?P<before>[A-Z][\w ]{1,20})\) ?[-–—]|[-–—] ?(?P<behind>[A-Z]\w+(?: [A-Z]\w+)?)\.?\s*\Z"
)
_DATELINE = 400


def _wires(case: Case) -> set[str]:
    """The agencies whose dateline or signature the article bears, in lower case."""
    head, end = case.text[:_DATELINE], case.text[-_DATELINE:]
    found = {match["before"] for match in _WIRE.finditer(head)}
    found |= {match["behind"] for match in _WIRE.finditer(end)}
    return {wire.lower() for wire in found if wire}


_SELF = re.compile(
    r"\b(?:this|our|the present) (?:newspaper|paper|magazine|website|outlet|reporter|publication|"
    r"correspondent|news ?room|news ?site)\b|^(?:we|us|I)$",
    re.IGNORECASE,
)


def is_own(case: Case, words_of: str) -> bool:
    """Whether an outlet is the one that publishes the article."""
    if _SELF.search(words_of.strip()):
        return True
    publisher = name_words(case.article.publisher or "")
    name = name_words(words_of)
    if publisher and name and publisher[-1] == name[-1]:
        return True
    plain = [word for word in name if word != "the"]
    initials = "".join(word[0] for word in plain)
    return bool(plain) and bool({" ".join(plain), plain[-1], initials} & _wires(case))

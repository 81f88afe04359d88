"""What editors decided, in words: the section of the summary that lists their judgements."""

from __future__ import annotations

from collections.abc import Callable

from srcgraph.model import Action, Analysis, Claim, Identification, Judgement

# The Admiralty scales as NATO's AJP-2.1 and the US Army's FM 2-22.3 (appendix B) word them.
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by independent sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
_SCALES = {**RELIABILITY, **CREDIBILITY}
_LEVELS = {
    str(Identification.NAMED): "named",
    str(Identification.IDENTIFIABLE): "not named, but only one person fits",
    str(Identification.ORGANIZATION): "an organization or outlet",
    str(Identification.DOCUMENT): "a document",
    str(Identification.UNNAMED): "unnamed",
    str(Identification.GENERIC): "a vague group",
}
_NOUNS = {"at": "attribution", "so": "source", "cl": "claim"}
_LONGEST = 90

Escape = Callable[[str], str]


def section(analysis: Analysis, escape: Escape) -> str:
    """Write the judgements of an analysis as Markdown; nothing where nothing was judged.

    `escape` makes words that stand in the article, or that an editor wrote, harmless.
    """
    if not analysis.judgements:
        return ""
    lines = [f"- {_line(analysis, item, escape)}" for item in analysis.judgements]
    if any(item.action is Action.GRADE for item in analysis.judgements):
        lines += ["", "What has no grade here was not graded: F for sources, 6 for claims."]
    return "\n".join(["## Editors' judgements", "", *lines]) + "\n"


def grade(analysis: Analysis, target: str) -> Judgement | None:
    """The grade that an editor gave a source or claim last, if any."""
    grades = [
        item
        for item in analysis.judgements
        if item.action is Action.GRADE and item.target == target
    ]
    return grades[-1] if grades else None


def grade_words(value: str) -> str:
    """A grade with what it means: `reliability:B` is "reliability B, usually reliable"."""
    axis, _, mark = value.partition(":")
    return f"{axis} {mark}, {_SCALES.get(mark, 'no such grade')}"


def _line(analysis: Analysis, judgement: Judgement, escape: Escape) -> str:
    who = escape(judgement.who) or "somebody"
    why = f": {escape(judgement.why)}" if judgement.why else ""
    decided = _decided(analysis, judgement, escape)
    later = " (decided otherwise later)" if _is_overtaken(analysis, judgement) else ""
    return f"{judgement.when[:10]}, {who}: {decided}{why}{later}"


def _decided(analysis: Analysis, judgement: Judgement, escape: Escape) -> str:
    """What was decided, about what."""
    value = judgement.value or ""
    noun = _NOUNS.get(judgement.target[:2], "target")
    target = f"{noun} “{escape(_words(analysis, judgement, judgement.target))}”"
    if judgement.action is Action.MERGE:
        return f"{target} is one with “{escape(_words(analysis, judgement, value))}”"
    if judgement.action is Action.LEVEL:
        return f"{target} is {_LEVELS.get(value, 'on no level')}"
    if judgement.action is Action.RECORD:
        return f"{target} is on the record" + (f" as “{escape(value)}”" if value else "")
    if judgement.action is Action.GRADE:
        return f"{target} has {grade_words(escape(value))}"
    return f"{target} {'checked' if judgement.action is Action.CONFIRM else 'rejected'}"


def _words(analysis: Analysis, judgement: Judgement, name: str) -> str:
    """The words by which a reader knows a target: as judged, or as the report has it now."""
    anchor = judgement.anchor if name == judgement.target else judgement.into
    if anchor:
        return _short(anchor.exact)
    source = analysis.source(name)
    if source:
        return _short(source.label)
    claim = next((item for item in analysis.claims if item.id == name), None)
    return _short(_claim(analysis, claim)) if claim else name


def _claim(analysis: Analysis, claim: Claim) -> str:
    content = analysis.attribution(claim.attributions[0]).content
    return " … ".join(span.of(analysis.article.text) for span in content)


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _is_overtaken(analysis: Analysis, judgement: Judgement) -> bool:
    """Whether a later judgement answered the same question about the same target."""
    at = analysis.judgements.index(judgement)
    return any(item.question == judgement.question for item in analysis.judgements[at + 1 :])

"""`srcgraph grade`: records an editor's grade of a source or of a claim, one axis at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import click

from srcgraph.cli.reports import read_report, write_report
from srcgraph.cli.terminal import CannotWork, say, visible, wrap

if TYPE_CHECKING:
    from srcgraph.model import Analysis, Claim, Judgement, Source, Told

_BOTH = (
    "One grade at a time. Who gives both at once gives nearly the same twice: in more than 1,400 "
    "graded army reports 87 % of the pairs stood on the diagonal (A1, B2, C3 …). Grade the source "
    "by its record, and the claim by itself, in two calls."
)


def _moment(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """The time that was given, or that of now."""
    if value is None:
        return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        raise click.BadParameter("give a date and time such as 2026-11-24T09:30:00Z.") from None
    return value


@click.command()
@click.argument("report", type=click.Path(dir_okay=False, path_type=Path), metavar="REPORT.json")
@click.option("--source", metavar="ID", help="The source to grade, such as so-3.")
@click.option("--claim", metavar="ID", help="The claim to grade, such as cl-2.")
@click.option(
    "--reliability",
    type=click.Choice(list("ABCDEF"), case_sensitive=False),
    metavar="A-F",
    help="How a source has proved itself so far: A completely reliable, B usually, C fairly, "
    "D not usually, E unreliable, F cannot be judged.",
)
@click.option(
    "--credibility",
    type=click.Choice(list("123456")),
    metavar="1-6",
    help="How far a claim can be believed: 1 confirmed by independent sources, 2 probably true, "
    "3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.",
)
@click.option("--who", metavar="NAME", default="", help="Who grades.")
@click.option("--why", metavar="TEXT", default="", help="The reason for the grade.")
@click.option("--when", metavar="TIME", callback=_moment, help="When, in ISO 8601. Default: now.")
def grade(
    report: Path,
    source: str | None,
    claim: str | None,
    reliability: str | None,
    credibility: str | None,
    who: str,
    why: str,
    when: str,
) -> None:
    """Grade a source or a claim of a report on the Admiralty scales.

    Prints first what the article tells about it; without a grade, that is all. The other axis is
    not shown, and cannot be set in the same call. The program itself grades nothing: what no editor
    graded is F or 6.

    Exit code: 0 done, 2 nothing was written.
    """
    if (source and claim) or (reliability and credibility):
        raise click.UsageError(_BOTH)
    if not (source or claim):
        raise click.UsageError("Name what to grade: --source so-3 or --claim cl-2.")
    if (claim and reliability) or (source and credibility):
        raise click.UsageError("A source has a --reliability, a claim a --credibility.")
    analysis = read_report(report)
    target = source or claim or ""
    say("\n".join(_view(report, analysis, target, is_source=bool(source))) + "\n")
    value = f"reliability:{reliability}" if reliability else f"credibility:{credibility}"
    if not (reliability or credibility):
        return
    if not (who.strip() and why.strip()):
        raise click.UsageError("A grade needs a name and a reason: give --who and --why.")
    _write(report, analysis, _judgement(analysis, target, value, (who, when, why)))


def _judgement(
    analysis: Analysis, target: str, value: str, said: tuple[str, str, str]
) -> Judgement:
    """The grade as a judgement with the place of its target; `said` is who, when and why."""
    from srcgraph.anchors import anchor
    from srcgraph.judge import place_of
    from srcgraph.model import Action, Judgement

    place = place_of(analysis, target)
    where = anchor(analysis.article.text, place) if place else None
    name = f"ju-{len(analysis.judgements) + 1}"
    return Judgement(name, Action.GRADE, target, value, *said, anchor=where)


def _write(report: Path, analysis: Analysis, judgement: Judgement) -> None:
    """Put the grade into the three files of the report."""
    from srcgraph.judge import judge
    from srcgraph.judged import grade_words

    judged = judge(analysis, [judgement])
    for problem in (*judged.refused, *judged.unplaced):
        raise CannotWork(f"{report}: {problem.message}")
    entry, _ = write_report(report.parent, judged.analysis, report.stem)
    words = f"Recorded: {grade_words(judgement.value or '')}, by {judgement.who}."
    say("\n".join([*wrap(words, ""), f"Report: {visible(str(report.parent / entry.html))}"]))


# ---------------------------------------------------------------------- showing


def _view(report: Path, analysis: Analysis, target: str, *, is_source: bool) -> Iterator[str]:
    """What the article tells about a target, without the grades of the other axis."""
    items = analysis.sources if is_source else analysis.claims
    found = next((item for item in items if item.id == target), None)
    if found is None:
        noun = "source" if is_source else "claim"
        ids = ", ".join(item.id for item in items[:12]) + (" …" if len(items) > 12 else "")
        raise CannotWork(f"{report}: there is no {noun} {target}. Its {noun}s are {ids or 'none'}.")
    rows = _about_source(analysis, target) if is_source else _about_claim(analysis, target)
    for name, words in rows:
        yield from wrap(words, f"  {name + ':':<15}")


def _about_source(analysis: Analysis, target: str) -> Iterator[tuple[str, str]]:
    from srcgraph.summary import claim_text, told

    source = analysis.source(target)
    assert source is not None
    yield "source", f"{source.id} “{source.label}”"
    yield "told", told(source)
    yield from _facts(analysis, source)
    for claim in analysis.claims:
        if set(claim.attributions) & set(source.attributions):
            yield "says", claim_text(analysis, claim)
    yield "reliability", _graded(analysis, target, "F, not graded yet")


def _facts(analysis: Analysis, source: Source) -> Iterator[tuple[str, str]]:
    """What the article tells about a source, in its own words."""
    told: tuple[tuple[str, Told | None], ...] = (
        ("number", source.counted),
        ("position", source.position),
        ("affiliation", source.affiliation),
        ("how they know", source.access),
        ("interest", source.interest),
        ("not named", source.reason),
        ("condition", source.confidential),
    )
    for name, fact in told:
        if fact:
            yield name, f"“{fact.span.of(analysis.article.text)}”"


def _about_claim(analysis: Analysis, target: str) -> Iterator[tuple[str, str]]:
    from srcgraph.summary import LEVEL_NAMES, claim_text

    claim = next(item for item in analysis.claims if item.id == target)
    yield "claim", f"{claim.id} “{claim_text(analysis, claim)}”"
    yield "best source", LEVEL_NAMES[claim.status]
    yield "origins", _origins(claim)
    for name in claim.attributions:
        yield "told by", _voice(analysis, name)
    yield "credibility", _graded(analysis, target, "6, not graded yet")


def _origins(claim: Claim) -> str:
    few, most = claim.origins.min, claim.origins.max
    return f"{few}" if few == most else f"{few} to {most}, not known"


def _voice(analysis: Analysis, name: str) -> str:
    """Who says so in one attribution, how far the reader is told who it is, and with which word."""
    from srcgraph.summary import told

    attribution = analysis.attribution(name)
    source = analysis.source(attribution.source_id)
    cue = " ".join(span.of(analysis.article.text) for span in attribution.cue)
    who = f"“{source.label}” ({told(source)})" if source else "nobody"
    return f"{who}, “{cue}”" if cue else who


def _graded(analysis: Analysis, target: str, default: str) -> str:
    """The grade that stands, and whose it is."""
    from srcgraph.judged import grade, grade_words

    found = grade(analysis, target)
    if found is None:
        return default
    words = grade_words(found.value or "").partition(" ")[2]
    return f"{words} ({found.who}, {found.when[:10]}: {found.why})"

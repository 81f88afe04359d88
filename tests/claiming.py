"""Makes claims, sources and labels of a few words for tests of how claims are brought together."""

from __future__ import annotations

from srcgraph.corroboration.origins import Label, label
from srcgraph.corroboration.same import Comparison, Verdict
from srcgraph.corroboration.wording import Wording, names_of, of_attribution
from srcgraph.model import (
    Attribution,
    Evidence,
    Identification,
    Kind,
    Number,
    Source,
    Span,
    Stance,
    Style,
    Told,
)
from tests.reading import analysis


def said(
    text: str,
    content: str,
    *,
    source: str = "",
    cue: str = "",
    stance: Stance = Stance.ASSERTS,
    style: Style = Style.INDIRECT,
    source_id: str | None = None,
) -> Attribution:
    """An attribution whose parts are the first places of these words in the text."""
    spans = [(Span(at, at + len(p)),) if p else () for p in (source, cue) for at in (text.find(p),)]
    start = text.index(content)
    end = start + len(content)
    why = (Evidence("test", None, "made by hand"),)
    return Attribution(
        f"at-{start}-{end}",
        spans[0],
        spans[1],
        (Span(start, end),),
        style,
        stance,
        1.0,
        False,
        why,
        source_id,
    )


def claim(
    content: str,
    cue: str = "said",
    *,
    stance: Stance = Stance.ASSERTS,
    style: Style = Style.INDIRECT,
    speaker: str = "",
) -> Wording:
    """The wording of what somebody says with this cue; `speaker` is the label of that source."""
    text = f"Somebody {cue} {content}."
    made = said(text, content, source="Somebody", cue=cue, stance=stance, style=style)
    return of_attribution(text, made, names_of(text), speaker)


def source(
    own_id: str,
    words: str,
    identification: Identification = Identification.NAMED,
    *,
    kind: Kind = Kind.PERSON,
    number: Number = Number.ONE,
    affiliation: Told | None = None,
    access: Told | None = None,
    mentions: tuple[Span, ...] = (),
) -> Source:
    """A source of which this is told."""
    return Source(
        id=own_id,
        label=words,
        kind=kind,
        identification=identification,
        number=number,
        mentions=mentions,
        attributions=(),
        evidence=(),
        affiliation=affiliation,
        access=access,
    )


def found_label(text: str, words: str) -> Label:
    """The label that the whole program finds for the source with these words."""
    (found,) = [item for item in analysis(text).sources if words in item.label]
    return label(found, text)


def same(likely: float = 0.9) -> Comparison:
    """A comparison that calls two claims the same."""
    return Comparison(Verdict.SAME, "test", "made by hand", likely, likely)

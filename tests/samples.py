"""Two invented articles with hand-made analyses: one to read, one big; no language model needed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from srcgraph.graph import build
from srcgraph.model import (
    Analysis,
    Article,
    Attribution,
    Claim,
    Evidence,
    Identification,
    Kind,
    Knowledge,
    Level,
    Link,
    Number,
    Origins,
    Problem,
    ReasonClass,
    Relation,
    Rung,
    Source,
    Span,
    Stance,
    Style,
    Support,
    Told,
)
from srcgraph.page import render
from srcgraph.summary import Anonymous, Attention, Figures, LevelFigures, SupportFigures

TEXT = """\
Harbour tunnel costs doubled after late design change
By Ilse Marrow
HALVORN - The cost of the Halvorn harbour tunnel has risen from 410 million to 873 million \
crowns, according to an audit report seen by this newspaper, and the opening has slipped to late \
2027, a senior official at the Harbour Authority said.
“We approved a safer tunnel, not a dearer one,” said Marta Okonjo, the harbour commissioner.
The change was requested by the contractor, not by the city, two people familiar with the tender \
said. They said the city’s engineers learned of it from a drawing attached to an invoice.
Brennick & Vale, the contractor, said in a statement that all changes were “proposed, reviewed \
and accepted by the client”. The Harbour Authority confirmed that it accepted the change on 14 \
March.
“Nobody wanted to be the one to stop the machines,” the senior official said, speaking on \
condition of anonymity because staff have been told not to talk to reporters. “We all knew,” the \
official added, “that the money was gone.”
Experts have long warned that the seabed there is too soft. It is believed that the first \
drawings ignored it.
A person close to the company said Brennick & Vale had warned the city twice, in writing, that \
the first design would crack. Okonjo said she had “never seen any such warning”.
She declined to discuss the tender.
Read more: our guide to the tunnel.
"""


@dataclass
class Maker:
    """Collects sources and attributions by their words, then makes an Analysis of them."""

    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    body: tuple[Span, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)

    def span(self, words: str, after: str = "") -> Span:
        """The first place where the words stand, or the first behind other words."""
        start = self.text.index(words, self.text.index(after) + len(after))
        return Span(start, start + len(words))

    def told(self, words: str, rule: str) -> Told:
        """Something told about a source, by the words that tell it."""
        return Told(self.span(words), rule)

    def source(
        self,
        name: str,
        mentions: Iterable[Span],
        kind: Kind,
        identification: Identification,
        number: Number = Number.ONE,
        *,
        label: str | None = None,
        rung: Rung | None = None,
        position: Told | None = None,
        affiliation: Told | None = None,
    ) -> None:
        """Add a source; its first mention becomes the evidence for its identification."""
        mentions = tuple(mentions)
        first = mentions[0]
        note = f"“{first.of(self.text)}” tells the reader: {identification}"
        self.sources[name] = Source(
            id=name,
            label=label or first.of(self.text),
            kind=kind,
            identification=identification,
            number=number,
            mentions=mentions,
            attributions=(),
            evidence=(Evidence(f"identify.{identification}", first, note),),
            rung=rung,
            position=position,
            affiliation=affiliation,
        )

    def say(
        self,
        name: str | None,
        who: Span | None,
        cue: Span | None,
        *content: Span,
        claim: str | None = None,
        stance: Stance = Stance.ASSERTS,
        style: Style = Style.INDIRECT,
        unsure: bool = False,
    ) -> str:
        """Add an attribution and give its id; without `claim` it makes a claim of its own."""
        first = min(span.start for span in content)
        own = f"at-{first}-{max(span.end for span in content)}"
        note = f"“{cue.of(self.text) if cue else '—'}” introduces what is said"
        self.attributions.append(
            Attribution(
                id=own,
                source=(who,) if who else (),
                cue=(cue,) if cue else (),
                content=tuple(content),
                style=style,
                stance=stance,
                score=0.5 if unsure else 0.9,
                unsure=unsure,
                evidence=(Evidence("cue.verb", cue, note),),
                source_id=name,
                claim_id=claim or f"cl-{first}",
            )
        )
        return own

    def analysis(
        self, links: tuple[Link, ...] = (), problems: tuple[Problem, ...] = ()
    ) -> Analysis:
        """Put everything together in the order of the text."""
        said = tuple(sorted(self.attributions, key=lambda item: item.content[0].start))
        sources = tuple(
            replace(source, attributions=tuple(a.id for a in said if a.source_id == name))
            for name, source in self.sources.items()
        )
        return Analysis(
            article=self._article(),
            attributions=said,
            sources=sources,
            claims=self._claims(said),
            links=links,
            statements=(),
            problems=problems,
            models=(("en_core_web_sm", "0" * 64),),
        )

    def _article(self) -> Article:
        data = self.text.encode("utf-8")
        return Article(
            id="sample",
            path="data/sample.txt",
            sha256=hashlib.sha256(data).hexdigest(),
            text=self.text,
            title=self.title,
            byline=self.byline,
            publisher=self.publisher,
            published=self.published,
            body=self.body or (Span(0, len(self.text)),),
        )

    def _claims(self, said: tuple[Attribution, ...]) -> tuple[Claim, ...]:
        ids = dict.fromkeys(item.claim_id for item in said if item.claim_id)
        return tuple(self._claim(name, [a for a in said if a.claim_id == name]) for name in ids)

    def _claim(self, name: str, said: list[Attribution]) -> Claim:
        levels = [self.sources[a.source_id].level for a in said if a.source_id]
        status = min(levels, key=list(Level).index, default=Level.NONE)
        evidence = Evidence("status.best", said[0].content[0], f"the best source is {status}")
        origins = Origins(1, max(1, len(levels)), 1.0)
        support = {Level.UNNAMED: Support.SINGLE_UNNAMED, Level.NONE: Support.NONE}.get(
            status, Support.SINGLE_NAMED
        )
        ids = tuple(a.id for a in said)
        return Claim(name, ids, origins, status, support, Knowledge.NOT_TOLD, (evidence,))


def small() -> Analysis:
    """The tunnel story: every level, two linked claims, a split quotation, unsure, no claim."""
    make = Maker(
        TEXT,
        title="Harbour tunnel costs doubled after late design change",
        byline="By Ilse Marrow",
        publisher="The Halvorn Ledger",
        published="2026-03-21",
        body=(Span(TEXT.index("HALVORN"), TEXT.index("Read more")),),
    )
    _sources(make)
    links = _said(make)
    return make.analysis(links, (Problem("read", "A link line at the end was left out."),))


def _sources(make: Maker) -> None:
    span = make.span
    make.source(
        "so-1",
        [span("Marta Okonjo"), span("Okonjo", "would crack. "), span("She")],
        Kind.PERSON,
        Identification.NAMED,
        position=make.told("the harbour commissioner", "position.apposition"),
    )
    make.source("so-2", [span("an audit report")], Kind.DOCUMENT, Identification.DOCUMENT)
    make.source("so-3", [span("Brennick & Vale")], Kind.ORGANIZATION, Identification.ORGANIZATION)
    make.source(
        "so-4",
        [span("The Harbour Authority")],
        Kind.ORGANIZATION,
        Identification.ORGANIZATION,
    )
    make.source(
        "so-5",
        [span("a senior official at the Harbour Authority"), span("the senior official")],
        Kind.PERSON,
        Identification.UNNAMED,
        rung=Rung.POSITION,
        position=make.told("senior official", "position.noun"),
        affiliation=make.told("at the Harbour Authority", "affiliation.prep"),
    )
    make.sources["so-5"] = replace(
        make.sources["so-5"],
        reason=make.told("because staff have been told not to talk to reporters", "reason.because"),
        reason_class=ReasonClass.ROTE,
        confidential=make.told("on condition of anonymity", "confidential.condition"),
    )
    _vague_sources(make)


def _vague_sources(make: Maker) -> None:
    span = make.span
    make.source(
        "so-6",
        [span("two people familiar with the tender"), span("They")],
        Kind.PEOPLE,
        Identification.UNNAMED,
        Number.SEVERAL,
        rung=Rung.SECTOR,
    )
    make.sources["so-6"] = replace(make.sources["so-6"], counted=make.told("two", "number.counted"))
    make.source(
        "so-7",
        [span("A person close to the company")],
        Kind.PERSON,
        Identification.UNNAMED,
        rung=Rung.BARE,
    )
    make.source("so-8", [span("Experts")], Kind.PUBLIC, Identification.GENERIC, Number.UNKNOWN)


def _said(make: Maker) -> tuple[Link, ...]:
    span = make.span
    make.say(
        "so-2",
        span("an audit report"),
        span("according to"),
        span(
            "The cost of the Halvorn harbour tunnel has risen from 410 million to 873 million"
            " crowns"
        ),
    )
    make.say(
        "so-5",
        span("a senior official at the Harbour Authority"),
        span("said", "Harbour Authority "),
        span("the opening has slipped to late 2027"),
    )
    make.say(
        "so-1",
        span("Marta Okonjo"),
        span("said", "dearer one,” "),
        span("“We approved a safer tunnel, not a dearer one,”"),
        style=Style.DIRECT,
    )
    change = f"cl-{span('The change was requested').start}"
    make.say(
        "so-6",
        span("two people familiar with the tender"),
        span("said", "with the tender "),
        span("The change was requested by the contractor, not by the city"),
    )
    make.say(
        "so-6",
        span("They"),
        span("said", "They "),
        span("the city’s engineers learned of it from a drawing attached to an invoice"),
        unsure=True,
    )
    client = make.say(
        "so-3",
        span("Brennick & Vale"),
        span("said in a statement"),
        span("all changes were “proposed, reviewed and accepted by the client”"),
        style=Style.MIXED,
    )
    make.say(
        "so-4",
        span("The Harbour Authority"),
        span("confirmed"),
        span("it accepted the change on 14 March"),
        claim=next(a.claim_id for a in make.attributions if a.id == client),
        stance=Stance.CONFIRMS,
    )
    make.say(
        "so-5",
        span("the senior official"),
        span("said", "the senior official "),
        span("“Nobody wanted to be the one to stop the machines,”"),
        style=Style.DIRECT,
    )
    make.say(
        "so-5",
        span("the official"),
        span("added"),
        span("“We all knew,”"),
        span("“that the money was gone.”"),
        style=Style.DIRECT,
    )
    return _said_last(make, change)


def _said_last(make: Maker, change: str) -> tuple[Link, ...]:
    span = make.span
    make.say("so-8", span("Experts"), span("warned"), span("the seabed there is too soft"))
    make.say(None, None, span("It is believed"), span("the first drawings ignored it"), unsure=True)
    warned = make.say(
        "so-7",
        span("A person close to the company"),
        span("said", "the company "),
        span(
            "Brennick & Vale had warned the city twice, in writing, that the first design would"
            " crack"
        ),
    )
    denied = make.say(
        "so-1",
        span("Okonjo", "would crack. "),
        span("said", "crack. Okonjo "),
        span("she had “never seen any such warning”"),
        stance=Stance.DENIES,
        style=Style.MIXED,
    )
    make.say(
        "so-1",
        span("She"),
        span("declined"),
        span("to discuss the tender"),
        stance=Stance.DECLINES,
    )
    make.attributions[-1] = replace(make.attributions[-1], claim_id=None)
    evidence = (Evidence("link.denial", span("never seen any such warning"), "denies a warning"),)
    return (Link(denied, warned, Relation.DENIES, evidence),)


FIRST = "Ada Bram Cleo Dag Edda Finn Greta Hugo Ines Jon Kaja Lars Mona Nils Olga".split()
LAST = "Tarn Holt Vey Marsh Quill Rook Sorrel Thane Umber Wick".split()
VAGUE = (
    "a senior official at the ministry",
    "three diplomats in the region",
    "people familiar with the talks",
    "a source",
    "an aide to the governor",
    "some officials who were in the room",
    "two investors",
)
BODIES = ("the Port Council", "the Rail Board", "Ostmark Bank", "the Fishery Office")
PAPERS = ("a report by the Audit Court", "an internal e-mail", "a court filing")
CROWD = ("critics", "many residents", "observers")


def big() -> Analysis:
    """A generated story with 25 sources and 60 claims, some shared, some without a source."""
    names = [f"{FIRST[i]} {LAST[i % len(LAST)]}" for i in range(8)]
    speakers = [*names, *BODIES, *PAPERS, *VAGUE, *CROWD]
    lines, places = ["The long night of the northern budget"], []
    for number in range(65):
        who = speakers[0 if number % 6 == 5 else number * 7 % 25]
        what = f"the budget line number {number + 1} would have to be opened again before spring"
        lines.append(f"{who[0].upper()}{who[1:]} said {what}.")
        places.append((who, what))
    make = Maker("\n".join(lines) + "\n", title=lines[0], publisher="The Northern Post")
    _big_sources(make, speakers, lines)
    for number, (who, what) in enumerate(places, start=1):
        _big_said(make, lines, number, who, what, speakers)
    return make.analysis()


def _big_sources(make: Maker, speakers: list[str], lines: list[str]) -> None:
    for index, who in enumerate(speakers):
        mentions = [
            Span(_start(lines, number), _start(lines, number) + len(who))
            for number, line in enumerate(lines)
            if number and line.lower().startswith(who.lower() + " said")
        ]
        kind, identification, rung = _sort(index)
        if mentions:
            make.source(f"so-{index + 1}", mentions, kind, identification, rung=rung)


def _sort(index: int) -> tuple[Kind, Identification, Rung | None]:
    if index < 8:
        return Kind.PERSON, Identification.NAMED, None
    if index < 12:
        return Kind.ORGANIZATION, Identification.ORGANIZATION, None
    if index < 15:
        return Kind.DOCUMENT, Identification.DOCUMENT, None
    if index < 22:
        return Kind.PEOPLE, Identification.UNNAMED, list(Rung)[index % 4]
    return Kind.PUBLIC, Identification.GENERIC, None


def _start(lines: list[str], number: int) -> int:
    return sum(len(line) + 1 for line in lines[:number])


def _big_said(
    make: Maker, lines: list[str], number: int, who: str, what: str, speakers: list[str]
) -> None:
    start = _start(lines, number)
    said = start + len(who) + 1
    content = Span(said + 5, said + 5 + len(what))
    name = None if number % 13 == 0 else f"so-{speakers.index(who) + 1}"
    shared = make.attributions[-4].claim_id if number % 11 == 0 else None
    who_span = Span(start, start + len(who)) if name else None
    make.say(name, who_span, Span(said, said + 4), content, claim=shared, unsure=number % 9 == 0)


def figures_of(analysis: Analysis) -> Figures:
    """Figures counted by hand for the tests of the page."""
    total = len(analysis.claims)
    levels = []
    for level in Level:
        claims = sum(claim.status is level for claim in analysis.claims)
        sources = sum(source.level is level for source in analysis.sources)
        levels.append(LevelFigures(level, claims, sources, claims / total if total else 0.0))
    return Figures(
        words=len(analysis.article.text.split()),
        attributions=len(analysis.attributions),
        unsure=sum(item.unsure for item in analysis.attributions),
        claims=total,
        sources=len(analysis.sources),
        levels=tuple(levels),
        supports=tuple(
            SupportFigures(item, count, count / total if total else 0.0)
            for item in Support
            for count in (sum(claim.support is item for claim in analysis.claims),)
        ),
        anonymous=Anonymous(0.0, 0.0),
        conflicts=(),
        statements=len(analysis.statements),
        look_first=_attention(analysis),
        denials=tuple(item.id for item in analysis.attributions if item.stance is Stance.DENIES),
    )


def page_of(analysis: Analysis) -> str:
    """The page of an analysis, with figures counted here."""
    return render(analysis, figures_of(analysis), build(analysis))


def _attention(analysis: Analysis) -> tuple[Attention, ...]:
    found = []
    for source in analysis.sources:
        claims = tuple(
            claim.id
            for claim in analysis.claims
            if claim.status is Level.UNNAMED and set(claim.attributions) & set(source.attributions)
        )
        if source.level is Level.UNNAMED and claims:
            words = "1 claim rests" if len(claims) == 1 else f"{len(claims)} claims rest"
            message = f"{words} only on “{source.label}”, who is not named."
            found.append(Attention("unnamed-only", message, source.mentions[:1], source.id, claims))
    alone = tuple(claim.id for claim in analysis.claims if claim.status is Level.NONE)
    if alone:
        message = f"{len(alone)} claims are made without saying who says so."
        found.append(Attention("no-source", message, (), None, alone))
    return tuple(found[:5])


def hostile(words: str) -> Analysis:
    """The small story with the given words as title, byline, outlet and a source's name."""
    analysis = small()
    text = words.strip() + "\n" + analysis.article.text
    make = Maker(text, title=words, byline=words, publisher=words, published=words)
    make.source(
        "so-1", [Span(0, len(words.strip()))], Kind.PERSON, Identification.NAMED, label=words
    )
    make.source(
        "so-2",
        [make.span("two people familiar with the tender")],
        Kind.PEOPLE,
        Identification.UNNAMED,
        label=words,
        rung=Rung.BARE,
    )
    make.say("so-1", Span(0, len(words.strip())), None, make.span("The change was requested"))
    make.say(
        "so-2",
        make.span("two people"),
        make.span("said", "with the tender "),
        Span(0, len(words.strip())),
    )
    return make.analysis(problems=(Problem("read", words, Span(0, 1)),))

"""Knows the lines around an article that are not the article: bylines, dates, captions, links.

Each test looks at the words of one paragraph alone; `body` decides by where the paragraph stands.
"""

from __future__ import annotations

import re

_I = re.IGNORECASE

_NAME = r"(?:[^\W\d_a-z][\w.'’-]*|al|bin|da|de|del|della|di|do|dos|du|ibn|la|le|ten|ter|van|von|y)"
_ROLE = (
    r"(?:\w+[ -]){0,3}(?:writer|reporter|correspondent|editor|columnist|contributor|critic|staff"
    r"|bureau(?: chief)?)s?"
)
_BYLINE = re.compile(
    rf"(?:By|BY|by|(?:Story|Words|Written) by)\s*:?\s+"
    rf"(?P<names>(?:(?:the|our|a)\s+)?(?:staff|{_NAME})(?:\s+{_NAME}){{0,4}}"
    rf"(?:\s*(?:,|&|\band\b|\bwith\b)\s*(?!(?i:{_ROLE})\.?\Z){_NAME}(?:\s+{_NAME}){{0,4}})*)"
    rf"(?:\s*(?:[,/|·•–—-]|\bin\b|\bfor\b)\s*(?i:{_ROLE}|[^.!?]{{1,50}}))?\.?"
)
_NAME_AND_ROLE = re.compile(
    rf"(?P<names>{_NAME}(?:\s+{_NAME}){{1,3}})\s*[,/|·•–—-]\s*(?i:{_ROLE})(?:\s*[,|]\s*[\w ]+)?"
)
_NOT_NAMES = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b"
)

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = (
    rf"(?:{_MONTH}\s+{_DAY},?\s+\d{{4}}|{_DAY}\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
TIME = r"\d{1,2}(?:[:.]\d\d)?(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
_WHEN = (
    rf"(?:(?:(?:first |last )?(?:published|updated|posted|modified|issued)(?: on| at)?\s*:?\s*)?"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun),?\s+)?"
    rf"{DATE}(?:[,T\s|·•–—-]*(?:at\s+)?{TIME}(?:\s*(?:[A-Z]{{1,5}}|[+-]\d\d:?\d\d))?)?)"
)
_DATELINE = re.compile(rf"{_WHEN}(?:[\s,;|/·•–—-]*{_WHEN})*\.?", _I)

_CREDIT = re.compile(
    r"""\((?:[^()]*\b)?(?:photos?|photograph\w*|getty|handout|courtesy|pool|(?:afp|ap|reuters)/
        |via\ ap
        |(?:image|picture|illustration|screenshot|screengrab)s?\ *(?:by|via|courtesy|from|:))
        [^()]{0,60}\)\s*\.?$
      | (?:^|[\s|/.])(?:photo|photograph|picture|image|credit|illustration)s?(?:\ (?:by|credit))?
        \s*:\s*[^.!?]{2,60}\.?$
      | (?:/|\bvia)\s*(?:getty(?:\ images)?|ap|afp|reuters|shutterstock|alamy|istock)\s*\.?$
      | \b(?:getty\ images|ap\ photo(?:/[\w\s.'-]+)?)\s*\.?$
    """,
    _I | re.VERBOSE,
)
_CAPTION = re.compile(
    r"(?:file(?: photo)?\s*[-–—:]\s|(?:photo|picture|image|video)(?:graph)?"
    r"(?:s|\s+(?:credit|courtesy|by|caption))*\s*:|(?:photo|image)s? (?:courtesy|by) |caption\s*:)",
    _I,
)

_INSERT = re.compile(
    r"""advertisement\b.{0,30} | sponsored(?:\ content)? | (?:story|article)\ continues\ below.*
      | scroll\ (?:down\ )?to\ continue.* | (?:<[^>]*>|[^\w<>])+ | https?://\S+ | [\W_]+
      | (?:read(?:\ more|\ also)?|also\ read|related(?:\ (?:stories|articles|coverage|story))?
        |see\ also|more\ on\ this(?:\ story)?|recommended|don['’]t\ miss|watch(?:\ live)?)\s*[:|].*
      | (?:read\ more|related\ (?:stories|articles|coverage|links)|share\ this.*|\d+\ min\ read)
    """,
    _I | re.VERBOSE,
)
_PROMOTION = re.compile(
    r"""(?:read|see|find|get|view)\ (?:more|next|the\ (?:rest|full|original|complete)|all)\b
        .*(?:\bhere\b|\bstory\b|\bfrom\b|\babout\b|\breport\b|\barticle\b)
      | read\ (?:more|on|next)\b | keep\ reading | continue\ reading | click\ (?:here|on)\b
      | (?:(?:to|please)\ )?(?:sign\ up|subscribe|register)\ (?:to|for|here|now|today)\b
      | sign\ up\b | subscribe\b | our\ newsletter
      | follow\b.{1,80}(?:\bon\ (?:twitter|facebook|instagram|x|mastodon|bluesky|threads|linkedin)
        \b|@\w) | like\ us\ on | find\ us\ on | join\ (?:us|the\ conversation)\b
      | (?:watch|listen\ to|check\ out|see)\ .{0,80}\b(?:video|clip|podcast|trailer|episode
        |above|below)\b | download\ (?:our|the)\ app | more\ (?:from|on|about)\b.{0,80}$
      | (?:also|more)\ (?:in|on)\ | most\ (?:read|popular) | trending | you\ (?:may|might)\ also
      | what\ to\ read\ next | support\ (?:our|independent)\ journalism | donate\b.{0,60}$
    """,
    _I | re.VERBOSE,
)
_TEASER = re.compile(
    r"(?:here is|this is|an?|the) (?:\w+[ -]){0,2}(?:series|collection|podcast|newsletter|project)"
    r" (?:about|on|by|from|based|exploring|looking)\b",
    _I,
)
_CREDITS = re.compile(
    r"""(?:(?:additional\ )?(?:reporting|writing|editing|research|graphics?|photography)|compiled
        |edited|written|produced|translated|video|story)\ (?:and\ \w+\ )?by\b
      | .{0,200}\bcontributed\ (?:reporting\ )?(?:to|for)\ this\ (?:report|story|article|piece)
      | (?:©|\(c\)|copyright\b|all\ rights\ reserved)
      | (?:contact|e-?mail|reach|write\ to)\b.{0,80}(?:@|:|\bat\b) | \W*(?:tel|phone)\s*:
      | (?:corrections?|clarification|editor['’]?s?['’]?\ note|updated?)\s*:
      | (?:this|an\ earlier\ version\ of\ this)\ (?:story|article|report|post|column|interview
        |conversation)\ (?:has\ been|was|is|first|originally|appeared|incorrectly|misstated)
      | \W*(?:reuters|associated\ press|ap|afp|upi|bloomberg)\W*$
    """,
    _I | re.VERBOSE,
)
_ABOUT_THE_WRITER = re.compile(
    rf"(?:[Tt]he (?:writer|author)|{_NAME}(?:\s+{_NAME}){{1,3}}) is (?:an?|the)? ?"
    r"(?:[\w-]+ ){0,4}(?:writer|reporter|columnist|correspondent|contributor|editor)\b"
    rf"|{_NAME}(?:\s+{_NAME}){{1,3}} (?:covers|reports on|writes (?:about|on|for)) [^“\"]*"
)
_LABEL_WORDS = 20
_CAPTION_WORDS = 60
_END_WORDS = 60
_LONGEST_WORD = 30

_SPEECH = re.compile(
    r"\b(?:said|says|saying|told|tells|according to|added|asked|wrote|declined|confirmed|denied"
    r"|he|she|him|his|her|i|we)\b",
    _I,
)


def byline(words: str) -> str | None:
    """The names in a byline ("By Ana Ruiz, Staff Writer"), or None where this is no byline."""
    if not _is_short(words, _LABEL_WORDS):
        return None
    match = _BYLINE.fullmatch(words) or _NAME_AND_ROLE.fullmatch(words)
    return None if match is None or _NOT_NAMES.match(match["names"]) else match["names"]


def is_dateline(words: str) -> bool:
    """Whether the words only tell when the article was published or updated."""
    return _is_short(words, _LABEL_WORDS) and _DATELINE.fullmatch(words) is not None


def is_caption(words: str) -> bool:
    """Whether the words stand under a picture: they begin or end as only captions do."""
    if not _is_short(words, _CAPTION_WORDS):
        return False
    return _CAPTION.match(words) is not None or _CREDIT.search(words) is not None


def is_insert(words: str) -> bool:
    """Whether the words are set between paragraphs: an advertisement, a link, a rule, markup."""
    return _INSERT.fullmatch(words) is not None


def is_end_matter(words: str) -> bool:
    """Whether the words belong after an article: promotions, credits, contact, corrections."""
    if not _is_short(words, _END_WORDS):
        return False
    if _TEASER.match(words):
        return not speaks(words)
    return any(pattern.match(words) for pattern in (_PROMOTION, _CREDITS, _ABOUT_THE_WRITER))


def speaks(words: str) -> bool:
    """Whether the words tell of somebody speaking, as a story does and a promotion does not."""
    return _SPEECH.search(words) is not None


def _is_short(words: str, most: int) -> bool:
    """Whether a paragraph has no more words than a line of its sort may have."""
    return len(words) <= most * _LONGEST_WORD and len(words.split()) <= most

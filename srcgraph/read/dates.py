"""Reads the day, and the time where it is told, out of a date line."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone, tzinfo

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_I = re.IGNORECASE
_DATES = (
    re.compile(rf"\b{_MONTH_NAME}\s+{_DAY},?\s+{_YEAR}\b", _I),
    re.compile(rf"\b{_DAY}\s+{_MONTH_NAME},?\s+{_YEAR}\b", _I),
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
)
_TIME = re.compile(
    r"[\s,|T·•–—-]*(?:at\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>Z\b|[A-Z]{3,4}\b|[+-]\d\d:?\d\d)?",
    _I,
)
# Only abbreviations with one meaning: CST, IST, BST and the like name several zones.
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "CET": 1, "CEST": 2, "JST": 9, "KST": 9}
_ZONES |= {"EST": -5, "EDT": -4, "CDT": -5, "MDT": -6, "MST": -7, "PDT": -7, "PST": -8}


def iso_date(words: str) -> str | None:
    """The first date of the words as ISO 8601, with the time of day where it is told.

    A date of figures alone ("03/04/2024") is not read: nobody can tell the day from the month.
    """
    found = [match for pattern in _DATES if (match := pattern.search(words))]
    for match in sorted(found, key=lambda match: match.start()):
        day = _day(match)
        if day is not None:
            return _with_time(day, words[match.end() :])
    return None


def _day(match: re.Match[str]) -> date | None:
    """The day that a match names, if the calendar has it."""
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def _with_time(day: date, after: str) -> str:
    """The day, and the time of day that follows it, if one does."""
    match = _TIME.match(after)
    if match is None or (match["minute"] is None and match["half"] is None):
        return day.isoformat()
    hour = int(match["hour"])
    if match["half"] is not None:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    try:
        moment = time(hour, int(match["minute"] or 0), int(match["second"] or 0))
    except ValueError:
        return day.isoformat()
    return datetime.combine(day, moment, _zone(match["zone"])).isoformat(
        timespec="seconds" if moment.second else "minutes"
    )


def _zone(name: str | None) -> tzinfo | None:
    """The time zone of an abbreviation or an offset, or None where it is not certain."""
    if name is None:
        return None
    if name[0] in "+-":
        hours, minutes = int(name[1:3]), int(name[-2:])
        shift = timedelta(hours=hours, minutes=minutes)
        return timezone(-shift if name[0] == "-" else shift) if hours < 24 else None
    hours_east = _ZONES.get(name.upper())
    return None if hours_east is None else timezone(timedelta(hours=hours_east))

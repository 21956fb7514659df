"""What an article makes known of its times: its own date, the years it prints, its dates with a year."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from quiz.reading.facts.dates import YEAR, read_dates
from quiz.reading.facts.years import Anchor, Known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.facts.dates import Dated

_PLAIN_YEAR = re.compile(rf"(?<![\d,.$£€]){YEAR}(?![\d,]\d|\w)")
_OPENS = re.compile(r"(?:^|[.!?][”’\"')\]]{0,2}\s+)(?:In|During|By)\s+(?:the\s+year\s+)?$")
_HEAD = 4
"""So many paragraphs from the beginning may hold nothing but the article's date."""


def known_of(published: str | None, texts: Sequence[str] = ()) -> Known:
    """Return what an article's date and its paragraphs, from the first on, make known.

    Only a whole day is of use as its date. Where none is known, a day that is a whole paragraph near the
    beginning is it.
    """
    day = None
    if published is not None:
        try:
            day = date.fromisoformat(published)
        except ValueError:
            day = None
    years = set()
    anchors = []
    for number, text in enumerate(texts, 1):
        here = {int(found[0]) for found in _PLAIN_YEAR.finditer(text)}
        years |= here
        dated = read_dates(text) if here else ()
        anchors += [found for one in dated if (found := anchor(text, one, number)) is not None]
        if day is None and published is None and number <= _HEAD and len(dated) == 1:
            day = _dateline(text, dated[0])
    return Known(day, tuple(sorted(years)), tuple(anchors))


def _dateline(text: str, one: Dated) -> date | None:
    """Return the day that a paragraph consists of."""
    if one.edtf is None or re.search(r"\w", text[: one.start] + text[one.end :]):
        return None
    try:
        return date.fromisoformat(one.edtf)
    except ValueError:
        return None


def anchor(text: str, one: Dated, paragraph: int) -> Anchor | None:
    """Return a date from which others take their year; a mere year only where it opens a sentence."""
    printed = re.fullmatch(r"(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?", one.edtf or "")
    if printed is None or (one.bare and not _OPENS.search(text[: one.start])):
        return None
    month, of_month = (int(part) if part else None for part in printed.groups()[1:])
    return Anchor(
        paragraph, one.start, one.end, int(printed[1]), month, of_month, " ".join(one.printed.split())
    )

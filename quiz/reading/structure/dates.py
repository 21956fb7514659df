"""Dates as printed above an article. A date is never inferred and never completed."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = str.split("january february march april may june july august september october november december")
_NAMED = {name: number for number, name in enumerate(_MONTHS, 1)}
_NAMED |= {name[:3]: number for name, number in _NAMED.items()} | {"sept": 9}
_MONTH = "|".join(sorted(_NAMED, key=lambda name: -len(name)))
_PRINTED = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}(?!\d))"
    rf"|\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})\.?,?\s+(?P<year2>\d{{4}})\b",
    re.IGNORECASE,
)


def printed_date(text: str) -> tuple[str, tuple[int, int]] | None:
    """Return the first full date in a text, as ISO 8601, with its character offsets.

    Dates in figures alone, other than ISO's, are passed over: 3/4/2020 is March in one country and April in
    another.
    """
    for found in _PRINTED.finditer(text):
        if found["iso"]:
            parts = [int(part) for part in found["iso"].split("-")]
        else:
            name, day, year = (found[key] or found[f"{key}2"] for key in ("month", "day", "year"))
            parts = [int(year), _NAMED[name.lower()], int(day)]
        try:
            return date(*parts).isoformat(), found.span()
        except ValueError:
            continue
    return None

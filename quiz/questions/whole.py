"""The whole that a figure is a part of, where the words beside it tell: five, of ``how many of the five``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from quiz.questions.numbers import parse_figure
from quiz.questions.wording import BLANK

_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    "(?:twen|thir|for|fif|six|seven|eigh|nine)ty|dozen|hundred|thousand|million)"
)
_FIGURE = (
    rf"(?P<figure>\d{{1,3}}(?:,\d{{3}})+|\d+|(?:a )?{_WORD}(?:(?: and |[ -]){_WORD})*)"
    r"(?![\w-]|[.,:]\d| (?:per ?cent|o[’']clock|(?:Jan|Febr)uary|March|April|May|June|July|August)\b"
    r"| (?:Septem|Octo|Novem|Decem)ber\b|%)"
)
_OWNERS = "(?:all )?(?:the|its|their|his|her|our|these|those)"
_OPEN = "about|around|some|over|nearly|almost|roughly|under|least|most|more|fewer|other"
"""Such a word before the figure leaves open how large the whole is."""
_WHOLES = (
    re.compile(rf"\bof {_OWNERS} (?:(?!(?:{_OPEN}|{_WORD})\b)[a-z]+ )?{_FIGURE}", re.IGNORECASE),
    re.compile(rf"(?:{re.escape(BLANK)}|\bhow many|\bhow much|\bwhat number) of {_FIGURE}", re.IGNORECASE),
)
_PER_CENT = re.compile(
    rf"(?:{re.escape(BLANK)}|\bwhat|\bhow many) ?(?:%|per ?cent|percentage) of\b", re.IGNORECASE
)
_YEARS = range(1400, 2101)


def whole_of(part: Decimal, texts: Iterable[str]) -> Decimal | None:
    """Return the least figure, ``part`` or more, that a text names as what the asked one is a part of.

    The texts are questions, and sentences with :data:`~quiz.questions.wording.BLANK` for the figure asked
    for. None where no text names a whole.
    """
    found = [whole for text in texts for whole in _wholes(text) if whole >= part]
    return min(found, default=None)


def _wholes(text: str) -> Iterable[Decimal]:
    for pattern in _WHOLES:
        for match in pattern.finditer(text):
            figure = parse_figure(match["figure"])
            is_year = match["figure"].isdigit() and int(match["figure"]) in _YEARS
            if figure is not None and not is_year:
                yield max(figure.values)
    if _PER_CENT.search(text):
        yield Decimal(100)

"""How sure a figure or date is said to be: "about 1818", "at least 40"; options are all said alike.

Where only the right option said "about", or only the others, that would tell which one it is.
"""

from __future__ import annotations

import re

from quiz.dossier.schema import SlotType
from quiz.questions.numbers import parse_figure

_HEDGE = re.compile(
    r"(?:about|around|nearly|almost|roughly|approximately|possibly|some|at least|at most|more than|less than|"
    r"fewer than|over|under|up to|only|just)\s+",
    re.IGNORECASE,
)
_VALUES = frozenset({SlotType.NUMBER, SlotType.DATE, SlotType.DURATION})


def hedge_of(text: str) -> str:
    """Return the words before a figure or date that say how sure it is, with the space after them."""
    found = _HEDGE.match(text)
    return found[0] if found else ""


def without_hedge(text: str) -> str:
    """Return a figure or date without these words."""
    return text[len(hedge_of(text)) :]


def hedged_alike(slot_type: SlotType, key: str, wrong: str) -> str:
    """Return a wrong value said to be as sure as the right one; what is no figure or date stays as it is."""
    if not (_is_value(slot_type, key) and _is_value(slot_type, wrong)):
        return wrong
    return hedge_of(key) + without_hedge(wrong)


def _is_value(slot_type: SlotType, text: str) -> bool:
    if slot_type in _VALUES:
        return True
    return slot_type is SlotType.TERM and parse_figure(text) is not None

"""Whether two values differ, and how it looks: a conflict, one more precise than the other, or a slip."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import TYPE_CHECKING, Literal

from quiz.dossier import dates as edtf

if TYPE_CHECKING:
    from quiz.reading.draft.model import AnswerProposal

Relation = Literal["conflict", "precision", "slip", "wording", "writing-date"]
Range = tuple[float, float]
_ABOUT = 0.1
"""What is "about" a number may be off by this share of it."""
_JUST = 1e-9
_DAYS = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def numbers(one: AnswerProposal, two: AnswerProposal) -> Relation | None:
    """Tell how two figures of the same thing differ; None where they do not."""
    first, second = reach(one), reach(two)
    if first is None or second is None or (first == second):
        return None
    if first[0] > second[1] or second[0] > first[1]:
        return "slip" if _zeros_apart(first, second) else "conflict"
    return None if one.value == two.value else "precision"


def reach(answer: AnswerProposal) -> Range | None:
    """Return between which numbers a figure lies by its bounds; spans of time in seconds."""
    ends = _ends(answer)
    if ends is None:
        return None
    low, high = ends
    if answer.bounds == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if answer.bounds in {"at-least", "more-than"}:
        return low + (_JUST * max(low, 1) if answer.bounds == "more-than" else 0), math.inf
    if answer.bounds in {"at-most", "less-than"}:
        return 0.0, high - (_JUST * max(high, 1) if answer.bounds == "less-than" else 0)
    return low, high


def _ends(answer: AnswerProposal) -> Range | None:
    value = answer.value or ""
    if answer.type == "duration":
        try:
            seconds = edtf.parse_duration(value).total_seconds
        except edtf.DateError:
            return None
        return seconds, seconds
    found = [float(one.replace(",", "")) for one in re.findall(r"\d[\d,]*(?:\.\d+)?", value)]
    if answer.type == "number" and len(found) == 1:
        return found[0], found[0]
    if answer.type == "term" and len(found) == 2 and found[0] <= found[1]:
        return found[0], found[1]
    return None


def dates(one: str, two: str) -> Relation | None:
    """Tell how two dates of the same thing differ: one within the other is only more precise."""
    if one == two:
        return None
    try:
        first, second = edtf.parse(one), edtf.parse(two)
    except edtf.DateError:
        return None
    low, high = first.lower or date.min, first.upper or date.max
    low2, high2 = second.lower or date.min, second.upper or date.max
    if (low <= low2 and high2 <= high) or (low2 <= low and high <= high2):
        return "precision"
    if low <= high2 and low2 <= high:
        return "precision"
    if one.endswith("~") or two.endswith("~"):
        return "precision" if abs((low - low2).days) < 500 else "conflict"
    return "slip" if _one_digit(one, two) and one[:4] != two[:4] else "conflict"


def weekdays(one: str, two: str) -> bool:
    """Tell whether two printed times name different days of the week."""
    first, second = set(_DAYS.findall(one)), set(_DAYS.findall(two))
    return bool(first and second) and not first & second


def _zeros_apart(one: Range, two: Range) -> bool:
    """Tell whether two exact figures differ in nothing but zeros: 3,500 and 35,000."""
    if one[0] != one[1] or two[0] != two[1] or not min(one[0], two[0]) >= 100:
        return False
    return max(one[0], two[0]) / min(one[0], two[0]) in {10.0, 100.0, 1000.0}


def _one_digit(one: str, two: str) -> bool:
    """Tell whether two dates differ in one digit, as a slip of the pen does."""
    if len(one) != len(two):
        return False
    differ = [number for number, (left, right) in enumerate(zip(one, two, strict=True)) if left != right]
    return len(differ) == 1 and one[differ[0]].isdigit() and two[differ[0]].isdigit() and differ[0] > 0

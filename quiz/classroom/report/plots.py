"""Plots of a report as inline SVG; what they show stands beside each mark as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.classroom.report.model import MISSED_BELOW
from quiz.classroom.report.screen import percent
from quiz.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.classroom.report.model import QuestionReport, Student

_LEFT: Final = 40
_WIDTH: Final = 600
_ROW: Final = 22
_RIGHT: Final = 60
_BINS: Final = 10
_HIGH: Final = 120


def facility_bars(questions: Sequence[QuestionReport]) -> str:
    """Return a bar for each question, with the bound below which it is to be taught again."""
    height = _ROW * len(questions) + 6
    bound = round(_LEFT + _WIDTH * MISSED_BELOW, 1)
    marks = []
    for at, one in enumerate(questions):
        top = at * _ROW + 4
        kind = "weak" if one.reteach else "good"
        full = round(_WIDTH * one.facility, 1)
        marks.append(
            f'<text class="label" x="{_LEFT - 8}" y="{top + 13}" text-anchor="end">{one.number}</text>'
            f'<rect class="ground" x="{_LEFT}" y="{top}" width="{_WIDTH}" height="16"/>'
            f'<rect class="{kind}" x="{_LEFT}" y="{top}" width="{full}" height="16"/>'
            f'<text x="{_LEFT + _WIDTH + 8}" y="{top + 13}">{percent(one.facility)}</text>'
        )
    marks.append(f'<line class="bound" x1="{bound}" y1="0" x2="{bound}" y2="{height}"/>')
    return _svg("Facility of each question", height, marks)


def distribution(students: Sequence[Student]) -> str:
    """Return how many had which mean, in ten steps of ten percent; the last holds 100 % too."""
    bins = [0] * _BINS
    for one in students:
        bins[min(int(one.mean * _BINS + 1e-9), _BINS - 1)] += 1
    most = max(*bins, 1)
    wide = _WIDTH / _BINS
    marks = []
    for at, number in enumerate(bins):
        left = round(_LEFT + at * wide, 1)
        tall = round(_HIGH * number / most, 1)
        middle = round(left + wide / 2, 1)
        upto = (at + 1) * 10 - (at + 1 < _BINS)
        marks.append(
            f'<rect class="good" x="{left + 3}" y="{round(_HIGH + 20 - tall, 1)}" width="{wide - 6}" '
            f'height="{tall}"><title>{counted(number, "person", "people")}, {at * 10} to {upto} %</title>'
            "</rect>"
            f'<text class="label" x="{middle}" y="{_HIGH + 36}" text-anchor="middle">{at * 10}–{upto}</text>'
        )
        if number:
            y = round(_HIGH + 15 - tall, 1)
            marks.append(f'<text x="{middle}" y="{y}" text-anchor="middle">{number}</text>')
    return _svg("How many had which mean, in percent", _HIGH + 42, marks)


def _svg(title: str, height: int, marks: Sequence[str]) -> str:
    wide = _LEFT + _WIDTH + _RIGHT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {height}" role="img" '
        f'aria-label="{title}">{"".join(marks)}</svg>'
    )

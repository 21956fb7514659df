"""A report for machines and spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

import msgspec

from quiz.text import printable

if TYPE_CHECKING:
    from quiz.classroom.report.model import Report

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A cell that begins so is read as a formula by one spreadsheet or another."""


def as_json(report: Report) -> str:
    """Return the whole report as JSON, and the questions to teach again by number."""
    told = msgspec.to_builtins(report)
    told["reteach"] = [one.number for one in report.reteach]
    return msgspec.json.encode(told).decode()


def as_csv(report: Report) -> str:
    """Return who scored what on which question: one row a person, one column a question.

    A score is from 0 to 1, no answer is 0, and a question asked before somebody joined is empty.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    heads = [f"{one.number} {one.card}" for one in report.questions]
    writer.writerow(["name", "team", *map(cell, heads), "total", "mean"])
    for one in report.students:
        scores = ["" if score is None else _number(score) for score in one.scores]
        writer.writerow(
            [cell(one.name), cell(one.team or ""), *scores, _number(one.total), _number(one.mean)]
        )
    return out.getvalue()


def cell(text: str) -> str:
    """Return text as a spreadsheet shows it: never a formula, on one line, without control characters."""
    plain = " ".join(printable(text).split())
    return f"'{plain}" if text.startswith(_FORMULA) or plain.startswith(_FORMULA) else plain


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")

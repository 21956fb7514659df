"""A report in words, as JSON and as annotations of a pull request."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from quiz.verify.findings import GROUPS, KINDS
from quiz.verify.tell_coverage import coverage_as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.verify.run import Found, Report

_ONE = {"articles": "article", "paragraphs": "paragraph", "anchors": "anchor", "answers": "answer"}


def as_text(report: Report) -> Iterator[str]:
    """Yield the lines that a person reads: findings by check, then notes, then the sum."""
    for group, found in groupby(report.found, key=lambda one: one.code[:2]):
        some = list(found)
        yield f"{GROUPS[group].capitalize()}: {number(len(some), 'finding')}"
        for one in some:
            place = f"{one.where.file}:{one.where.line}:{one.where.column}"
            yield f"  {place}: {one.code} {_said(one)}"
        yield ""
    yield from (f"Note: {note}" for note in report.notes)
    yield total(report)


def total(report: Report) -> str:
    """Return the line that says what was looked at and how it went."""
    if report.skipped:
        return f"{report.deck}: not checked"
    looked = ", ".join(number(count, _ONE.get(what, what), what) for what, count in report.counts.items())
    found = number(len(report.found), "finding") if report.found else "no findings"
    return ": ".join(part for part in (report.deck, looked, found) if part)


def number(count: int, one: str, many: str | None = None) -> str:
    """Return a count and its noun: ``1 finding``, ``1,200 findings``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def as_json(report: Report) -> dict[str, object]:
    """Return the report as one JSON object."""
    return {
        "deck": report.deck,
        "sound": None if report.skipped else report.sound,
        "skipped": report.skipped,
        "counts": report.counts,
        "findings": [
            {
                "code": one.code,
                "check": GROUPS[one.code[:2]],
                "title": KINDS[one.code].title,
                "file": one.where.file,
                "line": one.where.line,
                "column": one.where.column,
                "message": one.message,
                "remedy": one.remedy,
            }
            for one in report.found
        ],
        "notes": list(report.notes),
        "coverage": None if report.coverage is None else coverage_as_json(report.coverage),
    }


def as_github(report: Report) -> Iterator[str]:
    """Yield workflow commands that mark the findings in a pull request on GitHub, then the sum."""
    for one in report.found:
        where = f"file={_property(one.where.file)},line={one.where.line},col={one.where.column}"
        title = _property(f"{one.code} {KINDS[one.code].title}")
        yield f"::error {where},title={title}::{_data(_said(one))}"
    yield from (f"::notice::{_data(note)}" for note in report.notes)
    yield total(report)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _said(one: Found) -> str:
    return f"{one.message} — {one.remedy}" if one.remedy else one.message

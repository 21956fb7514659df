"""A report in words, as JSON and as annotations of a pull request."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from quiz.verify.findings import GROUPS, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.verify.run import Found, Report

_ONE = {"articles": "article", "paragraphs": "paragraph", "anchors": "anchor"}


def as_text(report: Report) -> Iterator[str]:
    """Yield the lines that a person reads: findings by check, then notes, then the sum."""
    for group, found in groupby(report.found, key=lambda one: one.finding.code[:2]):
        some = list(found)
        yield f"{GROUPS[group].capitalize()}: {number(len(some), 'finding')}"
        for one in some:
            yield f"  {_place(one)}: {one.finding.code} {one.finding.message} — {one.finding.remedy}"
        yield ""
    yield from (f"Note: {note}" for note in report.notes)
    yield total(report)


def total(report: Report) -> str:
    """Return the line that says what was looked at and how it went."""
    looked = ", ".join(number(count, _ONE.get(what, what), what) for what, count in report.counts.items())
    if report.sound:
        return f"{report.deck}: {looked}: no findings"
    return f"{report.deck}: {looked}: {number(len(report.found), 'finding')}"


def number(count: int, one: str, many: str | None = None) -> str:
    """Return a count and its noun: ``1 finding``, ``1,200 findings``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def as_json(report: Report) -> dict[str, object]:
    """Return the report as one JSON object."""
    return {
        "deck": report.deck,
        "sound": report.sound,
        "counts": report.counts,
        "findings": [
            {
                "code": one.finding.code,
                "check": GROUPS[one.finding.code[:2]],
                "title": KINDS[one.finding.code].title,
                "file": one.where.file,
                "line": one.where.line,
                "column": one.where.column,
                "message": one.finding.message,
                "remedy": one.finding.remedy,
            }
            for one in report.found
        ],
        "notes": list(report.notes),
    }


def as_github(report: Report) -> Iterator[str]:
    """Yield workflow commands that mark the findings in a pull request on GitHub, then the sum."""
    for one in report.found:
        where = f"file={_property(one.where.file)},line={one.where.line},col={one.where.column}"
        title = _property(f"{one.finding.code} {KINDS[one.finding.code].title}")
        yield f"::error {where},title={title}::{_data(f'{one.finding.message} — {one.finding.remedy}')}"
    yield from (f"::notice::{_data(note)}" for note in report.notes)
    yield total(report)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _place(one: Found) -> str:
    return f"{one.where.file}:{one.where.line}:{one.where.column}"

"""A report as text for a person, as one object for machines, and as annotations for GitHub."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from quiz.lint.engine import Finding, Report
from quiz.lint.rule import Rule
from quiz.lint.rules import RULES
from quiz.text import printable


def as_text(report: Report) -> Iterator[str]:
    """Yield the report line by line: findings, silences, then a summary."""
    for finding in report.findings:
        yield told(finding)
    for one in report.silenced:
        yield f"silenced: {_line(one.finding)} (because {_flat(one.reason)})"
    names = {finding.rule: finding.name for finding in report.findings}
    for code, count in report.counts.items():
        yield f"{code} {names[code]}: {count}"
    yield _summary(report)


def told(finding: Finding) -> str:
    """Return a finding as one line: place, rule, what it is about, message and remedy."""
    return f"{_line(finding)} — {_flat(finding.remedy)}" if finding.remedy else _line(finding)


def _line(finding: Finding) -> str:
    about = "; ".join(part for part in (finding.card, ", ".join(finding.forms)) if part)
    place = f"{_flat(finding.file)}:{finding.line}:{finding.column}"
    rule = f"{finding.rule} {finding.name}{f' [{_flat(about)}]' if about else ''}"
    return f"{place}: {rule}: {_flat(finding.message)}"


def _summary(report: Report) -> str:
    looked = f"{_counted(report.cards, 'card')}, {_counted(report.questions, 'question')}"
    found = _counted(len(report.findings), "finding") if report.findings else "no findings"
    silenced = (
        f", {len(report.silenced)} silenced ({report.silenced_share:.1%} of the cards)"
        if report.silenced
        else ""
    )
    return f"{looked}: {found}{silenced}."


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _flat(text: str) -> str:
    return " ".join(printable(text).split())


# ---------------------------------------------------------------- for machines


def as_object(report: Report) -> dict[str, Any]:
    """Return the report as one plain object."""
    return {
        "deck": report.deck,
        "cards": report.cards,
        "questions": report.questions,
        "findings": [asdict(finding) for finding in report.findings],
        "silenced": [{**asdict(one.finding), "reason": one.reason} for one in report.silenced],
        "counts": report.counts,
        "silenced_cards": report.silenced_cards,
        "silenced_share": round(report.silenced_share, 4),
    }


def as_annotations(report: Report) -> Iterator[str]:
    """Yield GitHub's workflow commands, which mark the lines of a pull request."""
    for finding in report.findings:
        place = f"file={_property(finding.file)},line={finding.line},col={finding.column}"
        title = _property(f"{finding.rule} {finding.name}")
        about = f"{finding.card}: " if finding.card else ""
        yield f"::warning {place},title={title}::{_data(f'{about}{finding.message} — {finding.remedy}')}"


def _data(text: str) -> str:
    """Write a message so that it ends no command and begins none."""
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


# ---------------------------------------------------------------- the rules themselves


def rules_text() -> Iterator[str]:
    """Yield every rule line by line: code, name, forms, reason, source, remedy, what `--fix` does."""
    for one in RULES:
        yield f"{one.code} {one.name}: {one.title}"
        if one.detail:
            yield f"  {one.detail}"
        yield f"  forms:  {forms_of(one)}"
        yield f"  reason: {one.reason}"
        yield f"  source: {one.source}"
        yield f"  remedy: {one.remedy}"
        yield f"  --fix:  {one.fix or 'By hand.'}"
        yield ""


def rules_object() -> list[dict[str, Any]]:
    """Return every rule as a plain object."""
    return [
        {
            "code": one.code,
            "name": one.name,
            "title": one.title,
            "detail": one.detail,
            "forms": [form.value for form in one.forms],
            "reason": one.reason,
            "source": one.source,
            "remedy": one.remedy,
            "fixable": bool(one.fix),
            "fix": one.fix,
        }
        for one in RULES
    ]


def forms_of(one: Rule) -> str:
    """Return the forms that a rule speaks of, in words."""
    return ", ".join(form.value for form in one.forms) or "whatever the form"

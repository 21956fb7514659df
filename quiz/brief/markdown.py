"""A study sheet as Markdown (CommonMark with GitHub's tables). Words of the deck are never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from quiz.brief.content import Brief, EventLine, Held, SourceLine, Told
from quiz.brief.words import SECTIONS, TOLD, letter, one_line, web_address

_MARKUP: Final = re.compile(r"[\\`*_{}\[\]<>|~#&$@]")
"""What begins or ends markup anywhere in a line."""
_AT_START: Final = re.compile(r"^(?:[-+=](?=\s|[-+=]|$)|:(?=[-|]))")
_NUMBERED: Final = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_LINK: Final = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)|(www)(\.)")
"""What GitHub makes a link of without being told to."""


def escaped(text: str) -> str:
    """Return text that shows as written wherever a line of Markdown, or a cell of a table, holds it."""
    plain = _MARKUP.sub(r"\\\g<0>", one_line(text))
    plain = _LINK.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", plain)
    plain = _AT_START.sub(r"\\\g<0>", plain)
    return _NUMBERED.sub(r"\1\\\2", plain)


def render(brief: Brief) -> str:
    """Return the sheet."""
    lines = [f"# {escaped(brief.title)}"]
    if brief.summary:
        lines += ["", escaped(brief.summary)]
    if brief.scope:
        lines += ["", f"*{escaped(brief.scope)}*"]
    for name, inside in (
        ("sources", map(_source, brief.sources)),
        ("timeline", _table(("When", "What", "Who says it"), map(_event, brief.events))),
        ("undated", _table(("When", "What", "Who says it"), map(_event, brief.undated))),
        ("reports", _topics(brief)),
        ("differences", _table(("What", "Value", "Who gives it"), _differences(brief))),
        ("disputes", _questions(brief)),
        ("people", (f"- **{escaped(name)}**: {escaped(role)}" for name, role in brief.people)),
    ):
        found = list(inside)
        if found:
            title, lead = SECTIONS[name]
            lines += ["", f"## {title}", "", *([lead, ""] if lead else []), *found]
    lines += ["", "---", "", f"Licence of the deck: {escaped(brief.licence)}.", ""]
    return "\n".join(lines)


def _table(heads: tuple[str, ...], rows: Iterable[str]) -> Iterator[str]:
    """Yield a table; nothing where it has no rows."""
    for number, row in enumerate(rows):
        if not number:
            yield f"| {' | '.join(heads)} |"
            yield f"| {' | '.join('---' for _ in heads)} |"
        yield row


def _source(source: SourceLine) -> str:
    address = web_address(source.url)
    where = [f"<{address}>"] if address else [escaped(source.url)] if source.url else []
    parts = [*(escaped(part) for part in source.about), escaped(source.file), *where]
    return f"- **{escaped(source.label)}**: {', '.join(parts)}"


def _event(event: EventLine) -> str:
    sure = f"<br>*{escaped(event.certainty)}*" if event.certainty else ""
    told = event.told
    return f"| **{escaped(event.when)}**{sure} | {escaped(told.text)} | {_where(told.where, '<br>')} |"


def _topics(brief: Brief) -> Iterator[str]:
    for number, topic in enumerate(brief.topics):
        yield from ([""] if number else [])
        yield f"### {escaped(topic.title)}"
        for heading, all_told in zip(TOLD, (topic.reports, topic.views), strict=True):
            if all_told:
                yield from ("", f"{heading}:", "")
                yield from map(_told, all_told)


def _where(where: Iterable[str], between: str) -> str:
    return between.join(escaped(place) for place in where)


def _told(told: Told) -> str:
    kind = f"{told.kind}; " if told.kind else ""
    where = f" ({kind}{_where(told.where, '; ')})" if told.where else ""
    return f"- {escaped(told.text)}{where}"


def _differences(brief: Brief) -> Iterator[str]:
    for difference in brief.differences:
        note = f"<br>{escaped(difference.note)}" if difference.note else ""
        head = f"**{escaped(difference.thing)}**<br>*{escaped(difference.relation)}*{note}"
        for number, (value, where) in enumerate(difference.values):
            yield f"| {head if not number else ''} | {escaped(value)} | {_where(where, '<br>')} |"


def _questions(brief: Brief) -> Iterator[str]:
    for number, question in enumerate(brief.questions):
        yield from ([""] if number else [])
        yield f"### {question.number}. {escaped(question.question)}"
        if question.note:
            yield from ("", escaped(question.note))
        for place, (label, positions) in enumerate(question.stances):
            yield from ("", f"**{letter(place)}: {escaped(label)}**", "")
            yield from map(_held, positions)
            if not positions:
                yield "- nobody in these sources"


def _held(held: Held) -> str:
    role = f", {escaped(held.role)}" if held.role else ""
    grounds = f" Because: {escaped(held.grounds)}" if held.grounds else ""
    hedge = f" In doubt: {escaped(held.hedge)}." if held.hedge else ""
    return (
        f"- **{escaped(held.voice)}**{role}: {escaped(held.claim)}{grounds}{hedge} "
        f"({held.kind}; {_where(held.where, '; ')})"
    )

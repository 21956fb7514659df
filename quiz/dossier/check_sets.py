"""Checks: what a set puts in order has one order, and what it matches can be told apart."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from quiz.dossier.index import Finding, fold
from quiz.dossier.problems import shown
from quiz.dossier.schema import SLOT, SlotType
from quiz.dossier.timeline import tells_date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from quiz.dossier.index import Index
    from quiz.dossier.marks import Path
    from quiz.dossier.schema import Statement


def members_are_events(index: Index) -> Iterator[Finding]:
    """What is put in order are events, each once."""
    for i, one in enumerate(index.dossier.sets):
        seen: dict[str, int] = {}
        for j, member in enumerate(one.members):
            path: Path = ("sets", i, "members", j)
            first = seen.setdefault(member.event, j)
            if first != j:
                yield Finding(path, f"`{member.event}` stands twice in this set", "name another event")
            elif member.event in index.events or index.known.has("events", member.event):
                continue
            elif member.event in index.statements:
                message = f"`{member.event}` is a statement without `when`"
                yield Finding(path, message, "give it a `when`, or name an event")
            else:
                near = index.near(member.event, index.events)
                remedy = f"did you mean `{near}`?" if near else "name a statement that has `when`"
                yield Finding(path, f"there is no event `{member.event}`", remedy)


def members_in_order(index: Index) -> Iterator[Finding]:
    """Each event of a set provably comes before the next: by dates, `after` and `before` alone."""
    for i, one in enumerate(index.dossier.sets):
        for j, (before, after) in enumerate((a.event, b.event) for a, b in pairwise(one.members)):
            if before == after or before not in index.events or after not in index.events:
                continue
            if index.timeline.is_before(before, after):
                continue
            path: Path = ("sets", i, "members", j + 1)
            other: Path = ("sets", i, "members", j)
            if index.timeline.is_before(after, before):
                message = f"`{after}` came before `{before}`, by their dates or relations"
                yield Finding(path, message, "list the members with the earliest first", other)
            else:
                message = f"nothing proves that `{after}` came after `{before}`"
                remedy = "give one of them a closer `edtf`, or `after` or `before`; or leave one out"
                yield Finding(path, message, remedy, other)


def members_tell_no_date(index: Index) -> Iterator[Finding]:
    """An event to be put in order does not tell its own date, but where a slot does, which is left out."""
    for i, one in enumerate(index.dossier.sets):
        for j, member in enumerate(one.members):
            path: Path = ("sets", i, "members", j)
            if member.label is not None:
                if told := tells_date(member.label):
                    message = f"the label tells its date: `{shown(told)}`"
                    yield Finding((*path, "label"), message, "say it without")
            elif member.event in index.events and (told := _told(index.events[member.event])):
                message = f"the sentence of `{member.event}` tells its date: `{shown(told)}`"
                remedy = f"write `{{event: {member.event}, label: …}}` and say there what happened, not when"
                yield Finding(path, message, remedy)


def _told(statement: Statement) -> str | None:
    """Return what tells the date of an event beside its dated slots."""
    texts = [SLOT.sub("…", statement.text)]
    texts += [
        answer.show or answer.value or ""
        for answer in statement.answers.values()
        if answer.type is not SlotType.DATE
    ]
    return next((told for text in texts if (told := tells_date(text))), None)


def pairs_rest_on_entries(index: Index) -> Iterator[Finding]:
    """What a pair is taken from exists."""
    for i, one in enumerate(index.dossier.sets):
        for j, pair in enumerate(one.pairs):
            path: Path = ("sets", i, "pairs", j, "from")
            is_position = "#" in pair.source
            section = "positions" if is_position else "statements"
            known: Collection[str] = index.positions if is_position else index.statements
            if pair.source in known or index.known.has(section, pair.source):
                continue
            near = index.near(pair.source, known)
            remedy = f"did you mean `{near}`?" if near else "name a statement, or `dispute#position`"
            yield Finding(path, f"there is no {section.removesuffix('s')} `{pair.source}`", remedy)


def pairs_told_apart(index: Index) -> Iterator[Finding]:
    """No two pairs of a set read alike on one side."""
    for i, one in enumerate(index.dossier.sets):
        for key in ("left", "right"):
            seen: dict[str, int] = {}
            for j, pair in enumerate(one.pairs):
                text: str = getattr(pair, key)
                first = seen.setdefault(fold(text), j)
                if first != j:
                    yield Finding(
                        ("sets", i, "pairs", j, key),
                        f"`{shown(text)}` is `{key}` in two pairs",
                        "let each side of a pair go with one other side only",
                        ("sets", i, "pairs", first, key),
                    )

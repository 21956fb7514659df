"""How one student comes on: drill by drill, and card by card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from quiz.classroom import roster
from quiz.classroom.report.load import report
from quiz.classroom.report.model import MISSED_BELOW
from quiz.classroom.report.screen import percent, when, wrapped
from quiz.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.store.api import Store


class DrillLine(Struct, frozen=True, kw_only=True):
    """A drill the student took part in, of ``there`` questions that counted; means are from 0 to 1.

    ``known`` of the ``asked`` cards of all drills up to this one had been mastered by its end.
    """

    drill: str
    title: str
    held_at: int
    there: int
    mean: float
    class_mean: float
    known: int
    asked: int


class CardLine(Struct, frozen=True, kw_only=True):
    """A card the student was asked, with the score of each time, the first first.

    It is ``mastered`` where the last score is not below the bound for what is to be taught again.
    """

    card: str
    statement: str
    scores: tuple[float, ...]
    mastered: bool


class StudentReport(Struct, frozen=True, kw_only=True):
    """One student over time. ``listed`` tells whether a class list says who that is, or a nickname alone."""

    name: str
    listed: bool
    drills: tuple[DrillLine, ...]
    cards: tuple[CardLine, ...]


def student(store: Store, name: str) -> StudentReport:
    """Return how somebody comes on, by the name in a class list, else by nickname.

    Raises ``UnknownLearnerError`` where nobody has that name, ``DamagedError`` where a drill cannot be read.
    """
    someone = roster.person(store, name)
    learner = someone.learner if someone.took_part or not someone.as_nickname else None
    parts = someone.took_part if learner is not None else someone.as_nickname
    statements: dict[str, str] = {}
    scores: dict[str, list[float]] = {}
    lines = []
    for part in parts:
        found = report(store, part.drill)
        own = next((one for one in found.students if one.name == part.name), None)
        if own is None:
            continue
        for question, score in zip(found.questions, own.scores, strict=True):
            if score is not None:
                statements[question.card] = question.statement
                scores.setdefault(question.card, []).append(score)
        lines.append(
            DrillLine(
                drill=found.drill,
                title=found.title,
                held_at=found.held_at,
                there=sum(score is not None for score in own.scores),
                mean=own.mean,
                class_mean=found.mean or 0.0,
                known=sum(got[-1] >= MISSED_BELOW for got in scores.values()),
                asked=len(scores),
            )
        )
    return StudentReport(
        name=learner.name if learner is not None else parts[0].name if parts else name,
        listed=learner is not None,
        drills=tuple(lines),
        cards=tuple(
            CardLine(
                card=card,
                statement=statements[card],
                scores=tuple(got),
                mastered=got[-1] >= MISSED_BELOW,
            )
            for card, got in scores.items()
        ),
    )


def as_json(found: StudentReport) -> str:
    """Return it all as JSON."""
    return msgspec.json.encode(found).decode()


def lines(found: StudentReport) -> Iterator[str]:
    """Yield the lines for the screen, safe for a terminal."""
    yield from wrapped(found.name)
    if not found.listed:
        yield "A nickname: whoever called themselves so."
    if not found.drills:
        yield "No drill yet."
        return
    last = found.drills[-1]
    yield f"Mastered: {last.known} of {counted(last.asked, 'card')} asked so far"
    yield ""
    yield "DRILLS"
    for one in found.drills:
        yield from wrapped(f"{when(one.held_at)}  {one.title}", first="  ", indent="    ")
        yield (
            f"    {percent(one.mean)} of {counted(one.there, 'question')} (class {percent(one.class_mean)}); "
            f"mastered by then: {one.known} of {one.asked}"
        )
    missed = [one for one in found.cards if not one.mastered]
    yield ""
    yield "NOT MASTERED YET (last score below 70 %)"
    if not missed:
        yield "  None of the cards asked so far."
    for line in missed:
        times = ", ".join(percent(score) for score in line.scores)
        yield from wrapped(f"{line.statement} ({times})", first="  ", indent="    ")

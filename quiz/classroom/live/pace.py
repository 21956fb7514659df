"""How far somebody is who goes at their own pace: a state machine without clock, network or disk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from quiz.classroom.live.machine import WrongPhaseError


class Step(StrEnum):
    """What somebody does."""

    WAITING = "lobby"
    ASKED = "asking"
    ANSWERED = "closed"
    THROUGH = "through"


@dataclass(frozen=True, slots=True)
class Pace:
    """Where somebody is: at question ``number`` (0: not begun), or through with all.

    ``answered`` tells that their answer to it is kept. ``shown_at`` is when they were first shown it, by the
    wall clock in microseconds; ``opened`` the same by the monotonic clock in seconds, None where the server
    was started since.
    """

    total: int
    number: int = 0
    answered: bool = False
    through: bool = False
    shown_at: int = 0
    opened: float | None = None

    @property
    def step(self) -> Step:
        """What they do now."""
        if self.through:
            return Step.THROUGH
        if self.number == 0:
            return Step.WAITING
        return Step.ANSWERED if self.answered else Step.ASKED

    def thought(self, now: float, at: int) -> float:
        """Return the seconds since the question was first shown.

        By the wall clock where the server was started since: the time in between counts as well.
        """
        return max(now - self.opened if self.opened is not None else (at - self.shown_at) / 1_000_000, 0.0)


def go_on(pace: Pace, after: int, now: float, at: int) -> Pace:
    """Go on to what comes after question ``after``; a request that came before changes nothing.

    Raises :class:`WrongPhaseError` where that question is not answered yet.
    """
    if after < pace.number or pace.through:
        return pace
    if after > pace.number or pace.step is Step.ASKED:
        raise WrongPhaseError("Answer the question before you go on.")
    if pace.number >= pace.total:
        return replace(pace, through=True)
    return Pace(total=pace.total, number=pace.number + 1, shown_at=at, opened=now)


def answered(pace: Pace, number: int) -> Pace:
    """Note that the answer to a question is kept."""
    return replace(pace, answered=True) if number == pace.number else pace

"""Where a drill stands: a state machine without clock, network or disk.

Instants are seconds of a monotonic clock, the server's own; what a phone says of the time counts for nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from quiz.errors import UsageError


class Phase(StrEnum):
    """Where a drill stands."""

    LOBBY = "lobby"
    ASKING = "asking"
    PAUSED = "paused"
    CLOSED = "closed"
    ENDED = "ended"


class WrongPhaseError(UsageError):
    """What was asked for cannot be done now."""

    title = "Not now"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a drill stands.

    ``number`` is the question shown, 0 in the lobby. ``opened`` is when it was opened, moved on by pauses, so
    that ``now - opened`` is the time there was to think. ``deadline`` is None where the teacher closes.
    ``left`` are the seconds left of a paused question, ``paused_at`` when it was paused. ``skipped`` tells
    that the question shown does not count.
    """

    total: int
    phase: Phase = Phase.LOBBY
    number: int = 0
    opened: float | None = None
    deadline: float | None = None
    paused_at: float | None = None
    skipped: bool = False

    @property
    def last(self) -> bool:
        """Whether no question is left."""
        return self.number >= self.total

    def left(self, now: float) -> float | None:
        """Return the seconds left to answer, at least 0; None where there is no limit or nothing is asked."""
        if self.deadline is None or self.phase not in {Phase.ASKING, Phase.PAUSED}:
            return None
        return max(self.deadline - (now if self.paused_at is None else self.paused_at), 0.0)

    def thought(self, now: float) -> float:
        """Return the seconds since the question was opened, pauses not counted."""
        if self.opened is None:
            return 0.0
        return max((now if self.paused_at is None else self.paused_at) - self.opened, 0.0)

    def expired(self, now: float) -> bool:
        """Tell whether the question that is asked must be closed."""
        return self.phase is Phase.ASKING and self.deadline is not None and now >= self.deadline


def open_next(state: Standing, now: float, seconds: float | None) -> Standing:
    """Show the next question, for so many seconds. Raises :class:`WrongPhaseError`."""
    if state.phase not in {Phase.LOBBY, Phase.CLOSED}:
        raise WrongPhaseError("A question is being asked.", remedy="Close it first.")
    if state.last:
        raise WrongPhaseError("That was the last question.", remedy="End the drill.")
    return Standing(
        total=state.total,
        phase=Phase.ASKING,
        number=state.number + 1,
        opened=now,
        deadline=None if seconds is None else now + seconds,
    )


def close(state: Standing) -> Standing:
    """Take no more answers and show what is right. Raises :class:`WrongPhaseError`."""
    _asked(state)
    return replace(state, phase=Phase.CLOSED, paused_at=None)


def skip(state: Standing) -> Standing:
    """Close the question without counting it. Raises :class:`WrongPhaseError`."""
    return replace(close(state), skipped=True)


def pause(state: Standing, now: float) -> Standing:
    """Stop the clock; nobody can answer. Raises :class:`WrongPhaseError`."""
    if state.phase is not Phase.ASKING:
        raise WrongPhaseError("Only a question that is being asked can be paused.")
    return replace(state, phase=Phase.PAUSED, paused_at=now)


def resume(state: Standing, now: float) -> Standing:
    """Let the clock run on. Raises :class:`WrongPhaseError`."""
    if state.phase is not Phase.PAUSED or state.paused_at is None:
        raise WrongPhaseError("Nothing is paused.")
    away = now - state.paused_at
    return replace(
        state,
        phase=Phase.ASKING,
        paused_at=None,
        opened=None if state.opened is None else state.opened + away,
        deadline=None if state.deadline is None else state.deadline + away,
    )


def extend(state: Standing, seconds: float) -> Standing:
    """Give more time. Raises :class:`WrongPhaseError` where nothing is asked or there is no limit."""
    _asked(state)
    if state.deadline is None:
        raise WrongPhaseError("This question has no time limit.")
    return replace(state, deadline=state.deadline + seconds)


def end(state: Standing) -> Standing:
    """End the drill, whatever is being asked. Raises :class:`WrongPhaseError` where it is over."""
    if state.phase is Phase.ENDED:
        raise WrongPhaseError("The drill is over.")
    return replace(state, phase=Phase.ENDED, deadline=None, paused_at=None)


def restored(
    total: int, number: int, *, asking: bool, skipped: bool = False, now: float, seconds: float | None
) -> Standing:
    """Return where a drill stands that was broken off: a question in flight is paused, its time full.

    ``number`` was shown last; ``skipped`` says that it does not count.
    """
    if number == 0:
        return Standing(total=total)
    if not asking:
        return Standing(total=total, phase=Phase.CLOSED, number=number, skipped=skipped)
    return pause(open_next(Standing(total=total, number=number - 1), now, seconds), now)


def _asked(state: Standing) -> None:
    if state.phase not in {Phase.ASKING, Phase.PAUSED}:
        raise WrongPhaseError("No question is being asked.")

"""Where a drill at one keyboard stands, and what may be done next. Every step is on disk when it returns.

In turn, each question is one player's. With buzzers all see the question, whoever presses first answers, and
where that was wrong the others may; where nobody knew it, it counts as wrong for all.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from quiz.classroom.frozen import (
    FrozenQuestion,
    NoAnswer,
    TypedText,
    decode_instance,
    encode_answer,
    from_response,
    grade_answer,
)
from quiz.classroom.hotseat.seats import Seat, buzzer_keys
from quiz.classroom.live.machine import Phase
from quiz.classroom.live.points import points_for
from quiz.classroom.options import decode_options
from quiz.classroom.roster import BLANK
from quiz.errors import StoreError, UsageError
from quiz.store import drills
from quiz.store.drills import Answered

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.questions.response import Response, Verdict
    from quiz.store.connection import Database
    from quiz.store.drills import Drill, Write


class Stage(StrEnum):
    """Where a drill at one keyboard stands."""

    READY = "ready"
    """The question to come is not shown yet."""
    BUZZING = "buzzing"
    """All see the question; whoever presses their key first answers."""
    ANSWERING = "answering"
    CLOSED = "closed"
    ENDED = "ended"


class HotSeat:
    """A drill at one keyboard.

    ``timer`` is a monotonic clock in seconds, ``now`` the time in microseconds since 1970 UTC. What each step
    writes is committed before the step counts: a step that cannot be written raises and changes nothing.
    """

    def __init__(
        self, database: Database, drill: Drill, *, timer: Callable[[], float], now: Callable[[], int]
    ) -> None:
        self._database = database
        self._timer, self._now = timer, now
        self.drill = drill
        asked = drills.questions(database, drill.id)
        try:
            self.options = decode_options(drill.options)
            self.questions = [
                FrozenQuestion(number=one.number, instance=decode_instance(one.instance)) for one in asked
            ]
        except msgspec.DecodeError as error:
            raise StoreError(f"What was kept of {drill.title} cannot be read: {error}") from error
        people = [one for one in drills.participants(database, drill.id) if one.banned_at is None]
        if not people:
            raise UsageError(f"Nobody plays {drill.title}.", remedy="Name the players: --hot-seat Ada,Ben.")
        keys = buzzer_keys(len(people)) if self.options.buzzers else (None,) * len(people)
        self.seats = [Seat(one.id, one.name, key) for one, key in zip(people, keys, strict=True)]
        self._tried: set[str] = set()
        self._restore(asked)

    def _restore(self, asked: list[drills.Asked]) -> None:
        """Go on where it was broken off: a question in flight is asked again, of all who have not tried."""
        self.stage = Stage.ENDED if self.drill.ended_at is not None else Stage.READY
        self.skipped = False
        self.turn: Seat | None = None
        self.verdict: Verdict | None = None
        self.response: Response | None = None
        self._deadline: float | None = None
        self._paused: float | None = None
        self._opened = 0.0
        closed = [one.number for one in asked if one.closed_at is not None]
        in_flight = [one.number for one in asked if one.opened_at is not None and one.closed_at is None]
        waiting = self.drill.phase in {Phase.ASKING, Phase.PAUSED}  # else the last one opened was skipped
        self.number = max([0, *closed, *(number - waiting for number in in_flight)])
        for one in drills.answers(self._database, self.drill.id):
            if one.score is None:
                continue
            self._credit(one.participant, one.score, one.points or 0)
            if one.number > self.number:
                self._tried.add(one.participant)

    # ------------------------------------------------------------ what is shown

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self.questions)

    @property
    def question(self) -> FrozenQuestion:
        """The question shown, or shown last."""
        return self.questions[max(self.number, 1) - 1]

    @property
    def next_up(self) -> Seat | None:
        """Whose question comes next; None with buzzers."""
        return None if self.options.buzzers else self.seats[self.number % len(self.seats)]

    @property
    def racing(self) -> list[Seat]:
        """Who may press their key for this question."""
        return [seat for seat in self.seats if seat.id not in self._tried]

    @property
    def paused(self) -> bool:
        """Whether the clock stands still."""
        return self._paused is not None

    def left(self) -> float | None:
        """Return the seconds left, at least 0; None where there is no limit or nothing is asked."""
        if self._deadline is None or self.stage not in {Stage.BUZZING, Stage.ANSWERING}:
            return None
        return max(self._deadline - (self._timer() if self._paused is None else self._paused), 0.0)

    def board(self) -> list[Seat]:
        """Return the seats, the most points first, else in the order of the turns."""
        return sorted(self.seats, key=lambda seat: -seat.points)

    # ------------------------------------------------------------ steps

    def open(self) -> None:
        """Show the next question. Raises :class:`UsageError` where that cannot be."""
        if self.stage not in {Stage.READY, Stage.CLOSED} or self.number >= self.total:
            raise UsageError("No question can be opened now.")
        number = self.number + 1
        self._write(
            drills.phase(self.drill.id, Phase.ASKING), drills.opened(self.drill.id, number, self._now())
        )
        if self.stage is Stage.CLOSED:
            self._tried.clear()
        self.turn, self.verdict, self.response, self.skipped = self.next_up, None, None, False
        self.number = number
        self.stage = Stage.BUZZING if self.options.buzzers else Stage.ANSWERING
        self._opened = self._timer()
        self._wind()

    def buzz(self, key: str) -> Seat | None:
        """Give the question to whoever has this key; None where nobody has, or they have tried already."""
        if self.stage is not Stage.BUZZING or self.paused:
            return None
        self.turn = next((seat for seat in self.racing if seat.key == key), None)
        if self.turn is not None:
            self.stage = Stage.ANSWERING
            self._wind()
        return self.turn

    def answer(self, response: Response) -> Verdict:
        """Grade what the one whose turn it is answered, and close the question where it is decided."""
        if self.stage is not Stage.ANSWERING or self.turn is None or self.paused:
            raise UsageError("Nobody is to answer now.")
        instance = self.question.instance
        answer = from_response(instance, response)
        verdict = grade_answer(instance, answer)
        seconds = self._timer() - self._opened
        kept = (
            BLANK if isinstance(answer, TypedText) and self._forgotten(self.turn) else encode_answer(answer)
        )
        given = self._answered(self.turn, kept, verdict.score, seconds, self._points(verdict.score, seconds))
        decided = (
            not self.options.buzzers
            or verdict.outcome == "right"
            or self._tried | {self.turn.id} >= self._ids
        )
        self._write(drills.answered([given]), *(self._closing() if decided else ()))
        self._credit(self.turn.id, verdict.score, given.points or 0)
        self._tried.add(self.turn.id)
        self.response = response
        self.verdict = verdict
        if decided:
            self.stage = Stage.CLOSED
        else:
            self.stage, self.turn = Stage.BUZZING, None
            self._wind()
        return verdict

    def overdue(self) -> bool:
        """Tell whether the time is over."""
        return not self.paused and self.left() == 0.0

    def give_up(self) -> None:
        """Nobody knows it in time: wrong for the one asked, or with buzzers for all left."""
        if self.stage is Stage.ANSWERING and self.turn is not None and self.options.buzzers:
            from quiz.questions.response import GaveUp

            self.answer(GaveUp())
            return
        if self.stage not in {Stage.BUZZING, Stage.ANSWERING}:
            raise UsageError("No question is being asked.")
        silent = self.racing if self.options.buzzers else [one for one in (self.turn,) if one is not None]
        rows = [self._answered(seat, encode_answer(NoAnswer()), 0.0, None, 0) for seat in silent]
        self._write(drills.answered(rows), *self._closing())
        for seat in silent:
            self._credit(seat.id, 0.0, 0)
        self.stage, self.turn, self.verdict = Stage.CLOSED, None, None

    def skip(self) -> None:
        """Close the question without counting it; points given for it are taken back."""
        if self.stage not in {Stage.BUZZING, Stage.ANSWERING}:
            raise UsageError("No question is being asked.")
        self._write(drills.skipped(self.drill.id, self.number), drills.phase(self.drill.id, Phase.CLOSED))
        self.skipped = True
        self.stage, self.turn, self.verdict = Stage.CLOSED, None, None
        for seat in self.seats:
            seat.points = seat.right = seat.asked = 0
        for one in drills.answers(self._database, self.drill.id):
            if one.score is not None:
                self._credit(one.participant, one.score, one.points or 0)

    def pause(self) -> None:
        """Stop the clock, or let it run on."""
        if self.stage not in {Stage.BUZZING, Stage.ANSWERING}:
            raise UsageError("No question is being asked.")
        if self._paused is None:
            self._paused = self._timer()
            return
        away = self._timer() - self._paused
        self._paused = None
        self._opened += away
        if self._deadline is not None:
            self._deadline += away

    def end(self) -> None:
        """End the drill; a question that is being asked does not count."""
        if self.stage in {Stage.BUZZING, Stage.ANSWERING}:
            self.skip()
        if self.stage is not Stage.ENDED:
            self._write(drills.phase(self.drill.id, Phase.ENDED, ended_at=self._now()))
            self.stage = Stage.ENDED

    # ------------------------------------------------------------ parts

    @property
    def _ids(self) -> set[str]:
        return {seat.id for seat in self.seats}

    def _forgotten(self, seat: Seat) -> bool:
        """Tell whether somebody was forgotten while they play; from now on they have no name here either."""
        for one in drills.participants(self._database, self.drill.id):
            if one.id == seat.id:
                seat.name = one.name
                return one.folded == one.id  # no name folds to an id but that of the forgotten
        return False

    def _wind(self) -> None:
        self._paused = None
        self._deadline = None if self.options.seconds is None else self._timer() + self.options.seconds

    def _points(self, score: float, seconds: float) -> int:
        return points_for(score, seconds, self.options.seconds, self.options.points)

    def _answered(
        self, seat: Seat, response: str, score: float, seconds: float | None, points: int
    ) -> Answered:
        milliseconds = None if seconds is None else round(1000 * seconds)
        return Answered(
            self.drill.id, self.number, seat.id, response, score, milliseconds, self._now(), points
        )

    def _closing(self) -> tuple[Write, ...]:
        return (
            drills.closed(self.drill.id, self.number, self._now()),
            drills.phase(self.drill.id, Phase.CLOSED),
        )

    def _credit(self, participant: str, score: float, points: int) -> None:
        for seat in self.seats:
            if seat.id == participant:
                seat.points += points
                seat.right += score >= 1
                seat.asked += 1

    def _write(self, *writes: Write) -> None:
        drills.apply(self._database, writes)

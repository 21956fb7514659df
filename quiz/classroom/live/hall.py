"""A live drill: one question at a time for everybody, as a model in memory over what the store holds.

The hall never writes and never waits: it returns the changes to be kept (``Write``), and whoever serves it
acknowledges an answer when they are committed. All instants come in from outside: ``now`` is the server's
monotonic clock in seconds, ``at`` its wall clock in microseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from quiz.classroom.frozen import (
    BadAnswerError,
    NoAnswer,
    TypedText,
    clipped,
    decode_answer,
    encode_answer,
    grade_answer,
)
from quiz.classroom.live import machine
from quiz.classroom.live.answers import Answers
from quiz.classroom.live.machine import Phase, Standing
from quiz.classroom.live.names import folded
from quiz.classroom.live.points import points_for
from quiz.classroom.options import encode_options
from quiz.errors import UsageError
from quiz.store import drills
from quiz.store.drills import Answered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from quiz.classroom.frozen import Answer, FrozenQuestion
    from quiz.classroom.live.people import Member, People, Person
    from quiz.classroom.options import DrillOptions
    from quiz.store.drills import Participant, Write

GRACE: Final = 0.75
"""Seconds after the end of the time in which an answer under way still counts."""


class WrongCodeError(UsageError):
    """A code of one's own that nobody in the class has; such are counted, so that none is guessed."""


class RefusedError(Exception):
    """An answer that does not count; ``why`` is for programs, the text for whoever sent it."""

    def __init__(self, why: str, text: str) -> None:
        super().__init__(text)
        self.why = why


class Taken(NamedTuple):
    """An answer taken in: ``write`` is None where it is kept already (it was sent again)."""

    answered: Answered
    write: Write | None


class Hall(Answers):
    """A live drill: its questions, its people, what they answered, and where it stands."""

    def __init__(
        self,
        drill: str,
        options: DrillOptions,
        questions: Sequence[FrozenQuestion],
        people: People,
        *,
        standing: Standing | None = None,
        given: Sequence[Answered] = (),
        members: Mapping[str, Member] | None = None,
    ) -> None:
        super().__init__(questions, people)
        self.drill = drill
        self.options = options
        self.members = dict(members or {})
        self.standing = standing or Standing(total=len(self.questions))
        self._undo: list[Callable[[], None]] = []
        for one in given:
            self._count(one)

    # ------------------------------------------------------------ who

    def join(
        self, name: str, at: int, *, team: str | None = None, code: str | None = None
    ) -> tuple[Person, str, Write]:
        """Let somebody in, at any time before the end; return them, their token, and what to keep.

        ``code`` is a member's own. Raises :class:`UsageError` as ``People.join`` does.
        """
        if self.standing.phase is Phase.ENDED:
            raise machine.WrongPhaseError("The drill is over.")
        member = self._member(code) if code else None
        reserved = {folded(one.name) for one in self.members.values()}
        person, token = self.people.join(name, at, team=team, member=member, reserved=reserved)
        return person, token, drills.joined(person.kept)

    def _member(self, code: str) -> Member:
        from quiz.classroom.live.codes import same_code

        for known, member in self.members.items():
            if same_code(code, known):
                return member
        raise WrongCodeError(
            "Nobody in this class has that code.", remedy="Look at it again, or leave it out."
        )

    def kick(self, participant: str, at: int) -> list[Write]:
        """Send somebody away for good. Raises :class:`WrongPhaseError` where nobody has that id."""
        person = self.people.by_id(participant)
        if person is None or not person.here:
            raise machine.WrongPhaseError("Nobody here has that name.")
        kept = person.kept
        self.people.ban(person, at)
        self._bars.clear()

        def let_in() -> None:
            person.kept = kept
            self._bars.clear()

        self._undo.append(let_in)
        return [drills.banned(person.id, at)]

    def forget(self, people: Sequence[Participant]) -> list[Participant]:
        """Take over that people were forgotten, with what they typed; return those not known of before."""
        new = [
            one
            for one in people
            if (person := self.people.by_id(one.id)) is not None and person.kept.folded != one.folded
        ]
        self._bars.clear()
        for one in new:
            self.people.unname(one)
            for number, given in self._given.items():
                kept = given.get(one.id)
                if kept is not None and isinstance(decode_answer(kept.response), TypedText):
                    given[one.id] = kept._replace(response=encode_answer(TypedText("")))
                    self._verdicts.pop((number, one.id), None)
        return new

    # ------------------------------------------------------------ where it stands

    @property
    def question(self) -> FrozenQuestion | None:
        """The question shown, if any."""
        return self.questions[self.standing.number - 1] if self.standing.number else None

    def open_next(self, now: float, at: int) -> list[Write]:
        """Show the next question. Raises :class:`WrongPhaseError`, as all that follow."""
        self.standing = machine.open_next(self.standing, now, self.options.seconds)
        return [self._phase(), drills.opened(self.drill, self.standing.number, at)]

    def close(self, at: int) -> list[Write]:
        """Take no more answers; whoever was here and gave none gets a score of 0."""
        self.standing = machine.close(self.standing)
        number = self.standing.number
        none = encode_answer(NoAnswer())
        silent = [
            Answered(self.drill, number, one.id, none, 0.0, None, at, 0)
            for one in self.people.present()
            if one.id not in self._given[number]
        ]
        for one in silent:
            self._count(one)

        def take_back() -> None:
            for one in silent:
                self.take_back(one)

        self._undo.append(take_back)
        return [
            drills.answered(silent),
            drills.closed(self.drill, number, at),
            self._phase(),
        ]

    def skip(self) -> list[Write]:
        """Close the question without counting it; its points are taken back."""
        self.standing = machine.skip(self.standing)
        number = self.standing.number
        before = dict(self._given[number])
        for participant, one in before.items():
            person = self.people.by_id(participant)
            if person is not None:
                person.points -= one.points or 0
            self._given[number][participant] = one._replace(score=None, points=None)

        def count_again() -> None:
            for one in before.values():
                self._count(one)

        self._undo.append(count_again)
        return [drills.skipped(self.drill, number), self._phase()]

    def pause(self, now: float) -> list[Write]:
        """Stop the clock."""
        self.standing = machine.pause(self.standing, now)
        return [self._phase()]

    def resume(self, now: float) -> list[Write]:
        """Let the clock run on."""
        self.standing = machine.resume(self.standing, now)
        return [self._phase()]

    def extend(self, seconds: float) -> list[Write]:
        """Give more time."""
        self.standing = machine.extend(self.standing, seconds)
        return []

    def ends_at(self, until: int) -> list[Write]:
        """Let the drill end at another time: only one at one's own pace does by itself."""
        del until
        raise machine.WrongPhaseError("This drill ends when you end it.")

    @property
    def leaderboard(self) -> bool:
        """Whether the leaderboard is shown to all."""
        return self.options.leaderboard

    def show_leaderboard(self, shown: bool) -> list[Write]:
        """Show the leaderboard to all, or hide it: also when the drill is gone on with."""
        self.options = replace(self.options, leaderboard=shown)
        return [drills.settled(self.drill, encode_options(self.options))]

    def end(self, at: int) -> list[Write]:
        """End the drill; a question that is being asked is closed first and counts."""
        writes = self.close(at) if self.standing.phase in {Phase.ASKING, Phase.PAUSED} else []
        self.standing = machine.end(self.standing)
        return [*writes, self._phase(ended_at=at)]

    def overdue(self, now: float, at: int) -> bool:
        """Tell whether the question's time is over and answers under way have had their grace."""
        del at
        return self.standing.expired(now - GRACE)

    def mark(self) -> None:
        """Remember where the drill stands, for :meth:`undo`: before each act of the host's."""
        standing, options = self.standing, self.options

        def back() -> None:
            self.standing, self.options = standing, options

        self._undo = [back]

    def undo(self) -> None:
        """Take back what was done since :meth:`mark`: it could not be kept."""
        while self._undo:
            self._undo.pop()()

    def _phase(self, ended_at: int | None = None) -> Write:
        return drills.phase(self.drill, self.standing.phase, ended_at=ended_at)

    # ------------------------------------------------------------ answers

    def receive(self, person: Person, number: int, answer: Answer, now: float, at: int) -> Taken:
        """Take an answer in. The first stands: the same again, or another, gets the same acknowledgement.

        Raises :class:`RefusedError` for somebody sent away, another question, a question not open, and an
        answer that cannot belong to it.
        """
        if not person.here:
            raise RefusedError("banned", "You are not in this drill any more.")
        if not 1 <= number <= len(self.questions):
            raise RefusedError("unknown", "There is no such question.")
        before = self._standing_answer(person, number, now, at)
        if before is not None:
            return Taken(before, None)
        question = self.questions[number - 1]
        answer = clipped(answer)
        try:
            verdict = grade_answer(question.instance, answer)
        except BadAnswerError as error:
            raise RefusedError("impossible", "That is no answer to this question.") from error
        thought = self._thought(person, now, at)
        points = points_for(verdict.score, thought, self.options.seconds, self.options.points)
        taken = Answered(
            self.drill,
            number,
            person.id,
            encode_answer(answer),
            verdict.score,
            round(1000 * thought),
            at,
            points,
        )
        self._verdicts[number, person.id] = verdict
        self._count(taken)
        return Taken(taken, drills.answered([taken]))

    def _standing_answer(self, person: Person, number: int, now: float, at: int) -> Answered | None:
        """Return the answer that stands already, None where one may be given now, else raise."""
        del at
        before = self._given[number].get(person.id)
        if before is not None:
            return before
        if number != self.standing.number or self.standing.phase in {Phase.LOBBY, Phase.CLOSED, Phase.ENDED}:
            raise RefusedError("closed", "This question is closed.")
        if self.standing.phase is Phase.PAUSED:
            raise RefusedError("paused", "The drill is paused.")
        if self.overdue(now, 0):
            raise RefusedError("late", "The time is over.")
        return None

    def _thought(self, person: Person, now: float, at: int) -> float:
        """Return the seconds there were to think."""
        del person, at
        return self.standing.thought(now)

    def settle(self, answered: Answered) -> None:
        """An answer is kept durably: whoever gave it may be told of it."""

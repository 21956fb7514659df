"""A drill at one's own pace: everybody has their own question open, until the drill ends for all."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.classroom.frozen import NoAnswer, encode_answer
from quiz.classroom.live import machine, pace
from quiz.classroom.live.hall import GRACE, Hall, RefusedError
from quiz.classroom.live.machine import Phase, Standing, WrongPhaseError
from quiz.classroom.live.pace import Pace, Step
from quiz.classroom.options import encode_options
from quiz.store import drills
from quiz.store.drills import Answered, Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quiz.classroom.frozen import FrozenQuestion
    from quiz.classroom.live.people import Member, People, Person
    from quiz.classroom.options import DrillOptions
    from quiz.store.drills import Write

SECOND = 1_000_000


class PacedHall(Hall):
    """A drill at one's own pace: its questions, its people, and how far each of them is.

    ``active`` is when somebody last did something, by the wall clock in microseconds.
    """

    def __init__(
        self,
        drill: str,
        options: DrillOptions,
        questions: Sequence[FrozenQuestion],
        people: People,
        *,
        shown: Iterable[Shown] = (),
        given: Sequence[Answered] = (),
        members: Mapping[str, Member] | None = None,
    ) -> None:
        standing = Standing(total=len(questions), phase=Phase.ASKING)
        self._done: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        super().__init__(drill, options, questions, people, standing=standing, given=given, members=members)
        self._paces: dict[str, Pace] = {}
        self.active: dict[str, int] = {}
        for one in shown:  # in the order of the questions: the last stands
            done = one.participant in self._given.get(one.number, {})
            self._paces[one.participant] = Pace(
                total=len(self.questions), number=one.number, answered=done, shown_at=one.shown_at
            )
            self._touch(one.participant, one.shown_at)
        for answer in given:
            self._touch(answer.participant, answer.received_at)

    def _touch(self, participant: str, at: int) -> None:
        self.active[participant] = max(self.active.get(participant, 0), at)

    # ------------------------------------------------------------ how far each is

    def pace(self, person: Person) -> Pace:
        """Return how far somebody is."""
        return self._paces.get(person.id) or Pace(total=len(self.questions))

    def go_on(self, person: Person, after: int, now: float, at: int) -> list[Write]:
        """Let somebody go on to what comes after a question.

        Raises :class:`RefusedError` for somebody sent away and after the end, :class:`WrongPhaseError` where
        they have not answered yet.
        """
        self._check_open(person, at)
        before = self.pace(person)
        after_it = pace.go_on(before, after, now, at)
        self._paces[person.id] = after_it
        self._touch(person.id, at)
        if after_it.number == before.number:
            return []
        return [drills.first_shown(Shown(self.drill, after_it.number, person.id, at))]

    def go_back(self, person: Person, before: Pace) -> None:
        """Have somebody where they were: that they went on could not be kept."""
        self._paces[person.id] = before

    def settle(self, answered: Answered) -> None:
        """An answer is kept: they are told how it was."""
        found = self._paces.get(answered.participant)
        if found is not None:
            self._paces[answered.participant] = pace.answered(found, answered.number)

    def done(self, person: Person) -> int:
        """Return how many questions somebody has answered."""
        return self._done[person.id]

    def right(self, person: Person) -> int:
        """Return how many of their answers are wholly right."""
        return self._right[person.id]

    def _count(self, one: Answered) -> None:
        super()._count(one)
        self._tally(one, 1)

    def take_back(self, answered: Answered) -> None:
        """Forget an answer that could not be kept: it may be given again."""
        if self._given[answered.number].get(answered.participant) is not None:
            self._tally(answered, -1)
        super().take_back(answered)

    def _tally(self, one: Answered, by: int) -> None:
        if _is_answer(one):
            self._done[one.participant] += by
            self._right[one.participant] += by * ((one.score or 0.0) >= 1.0)

    def idle(self, person: Person, at: int) -> int:
        """Return the seconds since somebody last did something; joining is something."""
        return max(at - max(self.active.get(person.id, 0), person.kept.joined_at), 0) // SECOND

    # ------------------------------------------------------------ answers

    def _check_open(self, person: Person, at: int) -> None:
        if not person.here:
            raise RefusedError("banned", "You are not in this drill any more.")
        if self.standing.phase is Phase.ENDED or self.overdue(0.0, at):
            raise RefusedError("over", "The drill is over: this came after the end and does not count.")

    def _standing_answer(self, person: Person, number: int, now: float, at: int) -> Answered | None:
        del now
        before = self._given[number].get(person.id)
        if before is not None and _is_answer(before):
            return before  # it is acknowledged again, also after the end
        self._check_open(person, at)
        if number != self.pace(person).number:
            raise RefusedError("closed", "This question is not open to you now.")
        self._touch(person.id, at)
        return None

    def _thought(self, person: Person, now: float, at: int) -> float:
        return self.pace(person).thought(now, at)

    # ------------------------------------------------------------ where it stands

    def _together(self) -> WrongPhaseError:
        return WrongPhaseError("Everybody goes at their own pace in this drill.")

    def open_next(self, now: float, at: int) -> list[Write]:
        """Nobody opens a question for all: raises :class:`WrongPhaseError`, as do the next four."""
        del now, at
        raise self._together()

    def close(self, at: int) -> list[Write]:
        """See :meth:`open_next`."""
        del at
        raise self._together()

    def skip(self) -> list[Write]:
        """See :meth:`open_next`."""
        raise self._together()

    def pause(self, now: float) -> list[Write]:
        """See :meth:`open_next`."""
        del now
        raise self._together()

    def resume(self, now: float) -> list[Write]:
        """See :meth:`open_next`."""
        del now
        raise self._together()

    def extend(self, seconds: float) -> list[Write]:
        """Give more time to all. Raises :class:`WrongPhaseError` where the drill is over or has no end."""
        if self.options.until is None:
            raise WrongPhaseError("This drill has no end.", remedy="End it when it is time.")
        return self.ends_at(self.options.until + round(seconds * SECOND))

    def ends_at(self, until: int) -> list[Write]:
        """Let the drill end at another time, by the wall clock in microseconds."""
        if self.standing.phase is Phase.ENDED:
            raise WrongPhaseError("The drill is over.")
        self.options = replace(self.options, until=until)
        return [drills.settled(self.drill, encode_options(self.options))]

    def end(self, at: int) -> list[Write]:
        """End the drill: a question somebody was shown and did not answer counts as wrong."""
        self.standing = machine.end(self.standing)
        none = encode_answer(NoAnswer())
        silent = [
            Answered(self.drill, one.number, person.id, none, 0.0, None, at, 0)
            for person in self.people.present()
            if (one := self.pace(person)).step is Step.ASKED and self.given(person, one.number) is None
        ]
        for missing in silent:
            self._count(missing)
            self._undo.append(partial(self.take_back, missing))
        return [drills.answered(silent), self._phase(ended_at=at)]

    def overdue(self, now: float, at: int) -> bool:
        """Tell whether the time for all is over and answers under way have had their grace."""
        del now
        until = self.options.until
        return self.standing.phase is Phase.ASKING and until is not None and at >= until + GRACE * SECOND


def _is_answer(one: Answered) -> bool:
    """Tell whether this was given: what the hall writes for those who gave none has no time."""
    return one.milliseconds is not None

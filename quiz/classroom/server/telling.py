"""Everybody's open lines to a drill, and what is told on them."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from quiz.classroom.live import states

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quiz.classroom.live.hall import Hall
    from quiz.classroom.live.people import Person
    from quiz.classroom.server.lines import Line
    from quiz.errors import QuizError

_encode = msgspec.json.Encoder().encode


def wall_clock() -> int:
    """Return the time in microseconds since 1970 UTC."""
    return time.time_ns() // 1000


class Telling:
    """The lines of students, hosts and projectors."""

    def __init__(
        self,
        hall: Hall,
        *,
        title: str,
        code: str,
        address: str | None = None,
        now: Callable[[], float] = time.monotonic,
        at: Callable[[], int] = wall_clock,
    ) -> None:
        self.hall = hall
        self.title = title
        self.code = code
        self.address = address
        self.now = now
        self.at = at
        self._students: dict[str, list[Line]] = {}
        self._hosts: list[Line] = []
        self._projectors: list[Line] = []
        self._counted = False
        self._told = 0.0

    # ------------------------------------------------------------ lines

    def add_student(self, line: Line, person: Person, most: int) -> Line | None:
        """Add a page of somebody's; return the oldest one where that makes too many."""
        lines = self._students.setdefault(person.id, [])
        lines.append(line)
        person.connections += 1
        self._counted = True
        self._tell([line], person, self.shared())
        return lines[0] if len(lines) > most else None

    def drop_student(self, line: Line, person: Person) -> None:
        """A page of somebody's is closed."""
        lines = self._students.get(person.id, [])
        if line in lines:
            lines.remove(line)
            person.connections -= 1
            self._counted = True

    def add_screen(self, line: Line, *, host: bool) -> None:
        """Add the host's terminal, or a projector."""
        (self._hosts if host else self._projectors).append(line)
        self._tell_screens()

    def drop_screen(self, line: Line) -> None:
        """The host's terminal, or a projector, is gone."""
        for lines in (self._hosts, self._projectors):
            if line in lines:
                lines.remove(line)

    async def hang_up(self) -> None:
        """Close every line: the server goes, and whoever was on one tries again until it is back."""
        students = [line for lines in self._students.values() for line in lines]
        every = [*students, *self._hosts, *self._projectors]
        await asyncio.gather(*(line.stop(code=1001) for line in every))

    def trouble(self, error: QuizError) -> None:
        """Tell every host what could not be done."""
        said = _encode({"is": "trouble", "say": error.message, "remedy": error.remedy})
        for line in self._hosts:
            line.say(said)

    # ------------------------------------------------------------ telling

    def shared(self) -> bytes:
        """Return what all participants are told alike, encoded once for all."""
        state = states.state_for_all(self.hall, self.title, self.now())
        return _encode(replace(state, bars=(), people=None))

    def tell_all(self) -> None:
        """Tell every screen where the drill stands: after each change of that, not after each answer."""
        shared = self.shared()
        for participant, lines in self._students.items():
            person = self.hall.people.by_id(participant)
            if person is not None and lines:
                self._tell(lines, person, shared)
        self._tell_screens()

    def tell_one(self, person: Person) -> None:
        """Tell one participant's pages where the drill stands for them."""
        self._tell(self._students.get(person.id, ()), person, self.shared())

    def _tell(self, lines: Sequence[Line], person: Person, shared: bytes) -> None:
        state, own = self.for_student(person, shared)
        for line in lines:
            line.show("state", state)
            line.show("you", own)

    def for_student(self, person: Person, shared: bytes) -> tuple[bytes, bytes]:
        """Return the state one participant is told, and what is their own."""
        return shared, _encode(states.own_state(self.hall, person))

    def _tell_screens(self) -> None:
        self._counted = False
        self._told = self.now()
        if not self._hosts and not self._projectors:
            return
        state, desk = self.for_screens()
        data = _encode(state)
        for line in (*self._hosts, *self._projectors):
            line.show("state", data)
        if self._hosts:
            told = _encode(desk)
            for line in self._hosts:
                line.show("desk", told)

    def for_screens(self) -> tuple[states.State, states.HostState]:
        """Return what host and projector are told, and what the host alone is."""
        number = self.hall.standing.number
        present = self.hall.people.present()
        state = replace(
            states.state_for_all(self.hall, self.title, self.now()),
            people=len(present),
            answered=self.hall.count(number) if number else 0,
            names=tuple(one.kept.name for one in present) if not number else (),
            code=self.code,
            address=self.address,
        )
        return state, states.desk(self.hall)

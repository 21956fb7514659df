"""A drill at one's own pace as it is served: everybody is told of their own question, the host of all."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from quiz.classroom.live import messages, paced_states, states
from quiz.classroom.live.hall import RefusedError
from quiz.classroom.live.machine import WrongPhaseError
from quiz.classroom.live.paced_hall import PacedHall
from quiz.classroom.server.service import Service

if TYPE_CHECKING:
    from quiz.classroom.live.people import Person
    from quiz.classroom.live.writer import Writer
    from quiz.classroom.server.lines import Line

_log = logging.getLogger(__name__)
_encode = msgspec.json.Encoder().encode


class PacedService(Service):
    """Serves a :class:`PacedHall`."""

    when_overdue = messages.End()

    def __init__(self, hall: PacedHall, writer: Writer, *, title: str, code: str) -> None:
        super().__init__(hall, writer, title=title, code=code)
        self._paced = hall

    async def go_on(self, person: Person, line: Line, after: int) -> None:
        """Show somebody what comes after a question, once it is kept that they were shown it."""
        before = self._paced.pace(person)
        try:
            writes = self._paced.go_on(person, after, self.now(), self.at())
        except RefusedError as error:
            line.say(messages.refused(after, error.why, str(error)))
            return
        except WrongPhaseError as error:
            line.say(messages.refused(after, "unanswered", error.message))
            return
        try:
            await self.keep(writes)
        except Exception:  # whatever kept it from the disk, the page may ask again
            _log.exception("that somebody went on could not be written")
            self._paced.go_back(person, before)
            line.say(messages.refused(after, "unsaved", "That could not be saved. Try again."))
            return
        self._counted = True
        self.tell_one(person)

    def tell_answered(self, person: Person) -> None:
        """Tell somebody how their answer was, now that it is kept."""
        self.tell_one(person)

    def shared(self) -> bytes:
        """Nobody is told the same."""
        return b""

    def for_student(self, person: Person, shared: bytes) -> tuple[bytes, bytes]:
        """Return what one participant is told."""
        del shared
        state = paced_states.state_for(self._paced, person, self.title, self.at())
        return _encode(state), _encode(paced_states.own_state(self._paced, person))

    def for_screens(self) -> tuple[states.State, states.HostState]:
        """Return what host and projector are told, and what the host alone is."""
        at = self.at()
        state = paced_states.state_for_all(self._paced, self.title, at)
        state = replace(state, code=self.code, address=self.address)
        return state, paced_states.desk(self._paced, at)

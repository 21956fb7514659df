"""The drill as it is served: what comes in changes the hall, is written, and is told to whom it concerns.

Everything here runs on one event loop. A change is told once it is durably written; an answer is acknowledged
then, and not before. Counts of answers go to host and projector alone, at most four times a second: nobody
else is told of each answer.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
import time
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from quiz.classroom import own_study
from quiz.classroom.live import messages
from quiz.classroom.live.hall import RefusedError
from quiz.classroom.live.machine import Phase
from quiz.classroom.options import encode_options
from quiz.classroom.server import outside
from quiz.classroom.server.telling import Telling, wall_clock
from quiz.errors import QuizError
from quiz.store import drills

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quiz.classroom.live.hall import Hall
    from quiz.classroom.live.people import Person
    from quiz.classroom.live.writer import Writer
    from quiz.classroom.server.lines import Line
    from quiz.store.drills import Participant, Write

TICK: Final = 0.05
COUNTS_EVERY: Final = 0.25
"""Seconds between two tellings of how many have answered."""

LOOK_EVERY: Final = 1.0
"""Seconds between two looks at what other programs have changed in the store."""
RETRY: Final = 2.0
"""Seconds after which a question whose time is over, and whose end could not be kept, is closed again."""

_log = logging.getLogger(__name__)
_encode = msgspec.json.Encoder().encode


class Service(Telling):
    """A drill being held: its hall, its writer, and everybody's open lines.

    ``when_overdue`` is what is done when the time is over.
    """

    when_overdue: messages.FromHost = messages.Close()

    def __init__(
        self,
        hall: Hall,
        writer: Writer,
        *,
        title: str,
        code: str,
        address: str | None = None,
        now: Callable[[], float] = time.monotonic,
        at: Callable[[], int] = wall_clock,
    ) -> None:
        super().__init__(hall, title=title, code=code, address=address, now=now, at=at)
        self.writer = writer
        self.over = asyncio.Event()
        self._pending: dict[tuple[int, str], asyncio.Future[None]] = {}
        self._attempts: dict[str, asyncio.Future[tuple[Person, str]]] = {}
        """Who has joined, by their attempt, as long as the server runs: at most ``MOST_PEOPLE``."""
        self._turn = asyncio.Lock()
        self._version: int | None = None
        self._unnamed: list[Participant] = []

    # ------------------------------------------------------------ writing

    async def keep(self, writes: Sequence[Write]) -> None:
        """Have changes written, all or none; return when they are durable. Raises what kept them from it."""
        if writes:
            await asyncio.wrap_future(self.writer.put(*writes))

    async def served_at(self, port: int, *, lan: bool) -> None:
        """Keep port and network, so that phones find the drill again when it is gone on with."""
        self.hall.options = replace(self.hall.options, port=port, lan=lan)
        await self.keep([drills.settled(self.hall.drill, encode_options(self.hall.options))])

    # ------------------------------------------------------------ joining

    async def join(self, join: messages.Join) -> tuple[Person, str]:
        """Let somebody in, durably; return them and their token. Raises ``UsageError`` with what is wrong.

        Whoever asks again in the same attempt, since the answer was lost, is told the same and joins once.
        """
        attempt = join.attempt
        if attempt is None:
            return await self._let_in(join)
        going = self._attempts.get(attempt)
        if going is None:
            going = self._attempts[attempt] = asyncio.ensure_future(self._let_in(join))
        try:
            return await asyncio.shield(going)
        except Exception:
            self._attempts.pop(attempt, None)
            raise

    async def _let_in(self, join: messages.Join) -> tuple[Person, str]:
        if join.member:
            await self._look()  # who was forgotten a moment ago is nobody in the class any more
        person, token, write = self.hall.join(join.name, self.at(), team=join.team, code=join.member)
        learner, again = person.kept.learner, person.before is not None
        wishes = []
        if learner is not None and (join.own_study or not again):  # another device cannot know
            wishes = [own_study.wish(learner, join.own_study)]
        try:
            await self.keep([write, *wishes])
        except BaseException:
            self.hall.people.forget(person)
            raise
        self._counted = True
        return person, token

    # ------------------------------------------------------------ answers

    async def answer(self, person: Person, line: Line, give: messages.Give) -> None:
        """Take an answer in and acknowledge it once it is durable, or say why it does not count."""
        number = give.question
        try:
            taken = self.hall.receive(person, number, give.answer, self.now(), self.at())
        except RefusedError as error:
            line.say(messages.refused(number, error.why, str(error)))
            return
        self._counted = True
        pending = self._pending.get((number, person.id))
        if taken.write is not None:
            pending = self._pending[number, person.id] = asyncio.ensure_future(self.keep([taken.write]))
        try:
            if pending is not None:  # also for an answer sent again: the first may not be written yet
                await asyncio.shield(pending)
        except Exception:  # whatever kept it from the disk, the phone is told to send it again
            _log.exception("an answer could not be written")
            self.hall.take_back(taken.answered)
            self._counted = True
            line.say(messages.refused(number, "unsaved", "Your answer could not be saved. Send it again."))
            return
        finally:
            if pending is not None and pending.done():
                self._pending.pop((number, person.id), None)
        self.hall.settle(taken.answered)
        line.say(_encode({"is": "taken", "question": number}))
        self.tell_answered(person)

    def tell_answered(self, person: Person) -> None:
        """Somebody's answer is kept: a live drill tells nothing before the question closes for all."""

    async def go_on(self, person: Person, line: Line, after: int) -> None:
        """Somebody asks for what comes next: a live drill goes on for all together."""
        del person
        line.say(messages.refused(after, "together", "The next question comes for all together."))

    # ------------------------------------------------------------ the host

    async def command(self, message: messages.FromHost) -> None:
        """Do what the host asks. Raises :class:`QuizError` with what keeps it from being done."""
        async with self._turn:
            hall = self.hall
            hall.mark()
            writes = self._act(message)
            try:
                await self.keep(writes)
            except Exception as error:
                hall.undo()
                raise QuizError(
                    f"That could not be saved: {error}", remedy="Free some disk space, then try again."
                ) from error
            if isinstance(message, messages.Kick):
                await self._send_away(message.participant)
            self.tell_all()
            if hall.standing.phase is Phase.ENDED:
                self.over.set()

    def _act(self, message: messages.FromHost) -> list[Write]:
        """Do in memory what the host asks; return what is to be kept of it."""
        hall, now, at = self.hall, self.now(), self.at()
        match message:
            case messages.Open():
                return hall.open_next(now, at)
            case messages.Close():
                return hall.close(at)
            case messages.Skip():
                return hall.skip()
            case messages.Pause():
                return hall.pause(now)
            case messages.Resume():
                return hall.resume(now)
            case messages.Extend(seconds):
                return hall.extend(min(max(seconds, 1), 3600))
            case messages.EndsAt(until):
                return hall.ends_at(until)
            case messages.Kick(participant):
                return hall.kick(participant, at)
            case messages.Leaderboard(shown):
                return hall.show_leaderboard(shown)
            case messages.End():
                return hall.end(at)
            case _:
                pass
        return []

    async def _send_away(self, participant: str) -> None:
        await self._leave(participant, {"is": "gone", "say": "You are not in this drill any more."}, 4003)

    async def _leave(self, participant: str, said: dict[str, str], code: int) -> None:
        for line in self._students.pop(participant, []):
            line.say(_encode(said))
            await line.stop(code=code)
        person = self.hall.people.by_id(participant)
        if person is not None:
            person.connections = 0

    async def run(self) -> None:
        """Close questions whose time is over, and tell the counts, until the drill is over."""
        again = looked = 0.0
        while not self.over.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.over.wait(), TICK)
            now = self.now()
            if self.hall.overdue(now, self.at()) and now >= again:
                try:
                    await self.command(self.when_overdue)
                except QuizError as error:
                    again = now + RETRY
                    self.trouble(error)
            elif self._counted and now - self._told >= COUNTS_EVERY:
                self._tell_screens()
            if now - looked >= LOOK_EVERY:
                looked = now
                await self._look()

    async def _look(self) -> None:
        """Take over what other programs have changed: who was forgotten is in no screen and no memory."""
        try:
            seen = await asyncio.wrap_future(
                self.writer.ask(lambda database: outside.look(database, self.hall.drill, self._version))
            )
            if seen is not None:
                self._version, self.hall.members = seen.version, seen.members
                await self._forget(self.hall.forget(seen.forgotten))
            if gone := self._unnamed:
                await asyncio.wrap_future(
                    self.writer.ask(lambda database: outside.forget_again(database, gone))
                )
                self._unnamed = []
        except (QuizError, sqlite3.Error):  # it is looked again in a moment
            _log.exception("the store could not be looked at")

    async def _forget(self, people: Sequence[Participant]) -> None:
        """Send off who was forgotten; what they typed a moment ago is deleted once it can be."""
        if not people:
            return
        self._unnamed = [*self._unnamed, *people]
        for one in people:
            await self._leave(one.id, {"is": "unknown", "say": "You were forgotten here."}, 4001)
        self.tell_all()

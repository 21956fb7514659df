"""From what is kept of a drill to a service that holds it, new or broken off."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from quiz.classroom.frozen import FrozenQuestion, decode_instance
from quiz.classroom.live import machine
from quiz.classroom.live.hall import Hall
from quiz.classroom.live.machine import Phase, Standing
from quiz.classroom.live.paced_hall import PacedHall
from quiz.classroom.live.people import People
from quiz.classroom.live.writer import Writer
from quiz.classroom.options import SELF_PACED, decode_options
from quiz.classroom.server.outside import members_of
from quiz.classroom.server.paced import PacedService
from quiz.classroom.server.service import Service
from quiz.errors import StoreError, UsageError
from quiz.store import drills
from quiz.store.connection import Database
from quiz.store.holder import Holder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.classroom.live.people import Member
    from quiz.classroom.options import DrillOptions
    from quiz.classroom.server.config import ServerConfig
    from quiz.store.drills import Asked, Drill


def open_service(config: ServerConfig) -> tuple[Service, Writer]:
    """Return the service and its writer, started. Raises ``QuizError`` where the drill cannot be held.

    Closing the writer lets other programs hold the drill.
    """
    path = Path(config.database)
    database = Database.open(path, create=False)
    try:
        drill = _open_still(database, config.drill)
        holder = Holder(path, drill)
        try:
            drill = _open_still(database, drill.id)  # it may have ended before it was ours
            hall = load_hall(database, drill, members_of(database, drill))
            writer = Writer(path, holder)
            writer.start()
        except BaseException:
            holder.release()
            raise
    finally:
        database.close()
    if isinstance(hall, PacedHall):
        return PacedService(hall, writer, title=drill.title, code=config.code), writer
    return Service(hall, writer, title=drill.title, code=config.code), writer


def _open_still(database: Database, wanted: str) -> Drill:
    drill = drills.drill(database, wanted)
    if drill.phase == Phase.ENDED:
        raise UsageError(f"{drill.title} is over.", remedy="Hold another with `quiz drill DECK`.")
    return drill


def load_hall(database: Database, drill: Drill, members: Mapping[str, Member] | None = None) -> Hall:
    """Return the hall of a drill as it was left. Raises ``StoreError`` where what was kept cannot be read."""
    asked = drills.questions(database, drill.id)
    try:
        options = decode_options(drill.options)
        questions = [
            FrozenQuestion(number=one.number, instance=decode_instance(one.instance)) for one in asked
        ]
    except msgspec.DecodeError as error:
        raise StoreError(f"What was kept of {drill.title} cannot be read: {error}") from error
    people = People(drill.id, options.teams, drills.participants(database, drill.id))
    given = drills.answers(database, drill.id)
    if drill.mode == SELF_PACED:
        shown = drills.shown(database, drill.id)
        return PacedHall(drill.id, options, questions, people, shown=shown, given=given, members=members)
    standing = _standing(drill, options, asked)
    return Hall(drill.id, options, questions, people, standing=standing, given=given, members=members)


def _standing(drill: Drill, options: DrillOptions, asked: list[Asked]) -> Standing:
    """Return where the drill stood: a question in flight comes back paused, its time whole."""
    shown = [one for one in asked if one.opened_at is not None]
    if not shown:
        return Standing(total=len(asked))
    asking = drill.phase in {Phase.ASKING, Phase.PAUSED}
    return machine.restored(
        len(asked),
        shown[-1].number,
        asking=asking,
        skipped=shown[-1].closed_at is None,
        now=time.monotonic(),
        seconds=options.seconds,
    )

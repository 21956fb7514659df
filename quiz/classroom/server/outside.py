"""What other programs change in the store while a drill is held: who is forgotten, who is in its class."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from quiz.classroom.options import decode_options
from quiz.classroom.roster import BLANK, FORGOTTEN, members
from quiz.errors import StoreError
from quiz.store import drills, rosters
from quiz.store.rosters import TookPart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.classroom.live.people import Member
    from quiz.store.connection import Database
    from quiz.store.drills import Drill, Participant


class Outside(NamedTuple):
    """How things are now: ``version`` changes whenever another program has written."""

    version: int
    forgotten: list[Participant]
    members: dict[str, Member]


def look(database: Database, drill: str, version: int | None) -> Outside | None:
    """Return how things are now, or None where nobody has written since ``version``."""
    [(now,)] = database.all("PRAGMA data_version")
    if now == version:
        return None
    gone = [one for one in drills.participants(database, drill) if one.folded == one.id]
    return Outside(now, gone, members_of(database, drills.drill(database, drill)))


def members_of(database: Database, drill: Drill) -> dict[str, Member]:
    """Return who may join as themselves, where the drill is for a class. Raises ``StoreError``."""
    try:
        roster = decode_options(drill.options).roster
    except msgspec.DecodeError as error:
        raise StoreError(f"What was kept of {drill.title} cannot be read: {error}") from error
    return {} if roster is None else members(database, roster)


def forget_again(database: Database, people: Iterable[Participant]) -> None:
    """Delete what people typed who were forgotten a moment before: it may have been written since."""
    took_part = [TookPart(one.drill, one.id, one.name) for one in people]
    rosters.forget(database, None, took_part, name=FORGOTTEN, typed=BLANK)

"""Who plays at one keyboard, and with which keys they say that they know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from quiz.classroom.live import names
from quiz.errors import UsageError
from quiz.store import drills, rosters
from quiz.store.drills import Participant
from quiz.store.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.store.connection import Database

MOST_SEATS: Final = 40
FEWEST_BUZZERS: Final = 2

_ROW: Final = "asdfghjkl"
"""Keys beside one another on most keyboards: as far apart as there is room, so that no hand is in the way."""


@dataclass(slots=True)
class Seat:
    """Somebody at the keyboard, a person or a team. ``key`` is their buzzer; None where they play in turn."""

    id: str
    name: str
    key: str | None
    points: int = 0
    right: int = 0
    asked: int = 0


def buzzer_keys(count: int) -> tuple[str, ...]:
    """Return a key for each of so many seats, as far from one another as they can be.

    Raises :class:`UsageError` where there are too few to race, or more than keys.
    """
    if not FEWEST_BUZZERS <= count <= len(_ROW):
        raise UsageError(
            f"Buzzers are for {FEWEST_BUZZERS} to {len(_ROW)} players or teams, not {count}.",
            remedy="Form teams, or leave out --buzzers and play in turn.",
        )
    last = len(_ROW) - 1
    return tuple(_ROW[round(at * last / (count - 1))] for at in range(count))


def named(given: Sequence[str]) -> list[str]:
    """Return the names as they are kept. Raises :class:`UsageError` for none, too many, or one twice."""
    out = [names.cleaned(name) for name in given]
    if not 1 <= len(out) <= MOST_SEATS:
        raise UsageError(
            f"A hot seat is for 1 to {MOST_SEATS} players or teams, not {len(out)}.",
            remedy="Name them with commas between: --hot-seat Ada,Ben,Cleo.",
        )
    seen: set[str] = set()
    for name in out:
        if names.folded(name) in seen:
            raise UsageError(
                f"{name} is named twice.", remedy="Give each player or team a name of their own."
            )
        seen.add(names.folded(name))
    return out


def take_seats(
    database: Database, drill: str, given: Sequence[str], now: int, *, roster: str | None = None
) -> None:
    """Keep who plays a drill, in the order given; who is in the class is kept as that student.

    Raises :class:`UsageError` where the names cannot be seats.
    """
    known = (
        {names.folded(one.name): one.learner for one in rosters.members(database, roster)} if roster else {}
    )
    drills.apply(
        database,
        [
            drills.joined(
                Participant(
                    id=new_id(),
                    drill=drill,
                    name=name,
                    folded=names.folded(name),
                    token_hash=None,
                    learner=known.get(names.folded(name)),
                    joined_at=now + at,  # the order of the turns is the order of joining
                    banned_at=None,
                )
            )
            for at, name in enumerate(named(given))
        ],
    )

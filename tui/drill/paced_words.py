"""What the host sees of a drill at one's own pace, as text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from tui.drill.words import spaced
from tui.text import MUTED, one_line, plain, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.classroom.live.states import Seat, State

AT_WORK: Final = 60
"""Seconds without doing anything in which somebody is still taken to read."""
NARROW: Final = 60
"""Columns below which only what counts is shown."""
_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def length(seconds: float) -> str:
    """Return a length of time in its two largest units."""
    left = int(seconds)
    if left < _MINUTE:
        return f"{left} s"
    if left < _HOUR:
        return f"{left // _MINUTE} min"
    if left < _DAY:
        return f"{left // _HOUR} h {left % _HOUR // _MINUTE} min"
    return f"{left // _DAY} d {left % _DAY // _HOUR} h"


def place(state: State, left: float | None) -> str:
    """Return whether it is open, until when, and how long that is."""
    if state.phase == "ended":
        return "Over"
    if left is None:
        return "Open until you end it"
    until = datetime.now(UTC).astimezone() + timedelta(seconds=left)
    day = f"{until:%a} {until.day} {until:%b}, " if left > _DAY / 2 else ""
    return f"until {day}{until:%H:%M}, in {length(left)}"


def tally(state: State) -> Content:
    """Return how many are through, on the right."""
    through = state.progress.through if state.progress is not None else 0
    return Content(f"{through} of {state.people or 0} through")


def how(state: State, address: str) -> Content:
    """Return how to join in one line, and how far the class is; what to do once it is over."""
    done = state.progress
    if done is None:
        return Content()
    begun = f"{done.begun} of {state.people or 0} have begun"
    shown = f"{done.answers} of {plural(done.of, 'answer')} · {begun}"
    if state.phase == "ended":
        return Content.assemble(Content(shown), plain("\n`quiz report` tells how it went.\n\n", MUTED))
    join = f"{address}   code {spaced(state.code or '')}"
    return Content.assemble(plain(f"{join}\n", MUTED), Content(f"{shown}\n\n"))


def table(seats: Sequence[Seat], total: int, since: int | None, width: int) -> Content:
    """Return one line for each: how far, how many right, how long idle.

    ``since`` are the seconds since this was told, None once the drill is over.
    """
    narrow = width < NARROW
    room = min(max(width - 56, 0), 20)
    longest = max([len("Name"), *(cell_len(one_line(seat.name)) for seat in seats)])
    names = min(longest, 12 if narrow else 30)
    space = " " * (0 if narrow else 1)
    counts_width = 7 if narrow else 9
    idle = "" if since is None else "Idle"
    title = f"{'Name':<{names}}  {'Done':>{counts_width}}{space}{' ' * room} {'Right':>5}  {idle}\n"
    out = [plain(title, MUTED)]
    for seat in seats:
        name = one_line(seat.name)
        name = set_cell_size(name, names) if cell_len(name) <= names else f"{set_cell_size(name, names - 1)}…"
        full = round(room * seat.done / total) if total else 0
        bar = "█" * full + "·" * (room - full)
        counts = f"{seat.done}/{total}" if narrow else f"{seat.done} of {total}"
        out.append(Content(f"{name}  {counts:>{counts_width}}{space}{bar} {seat.right:>5}  "))
        out.append(_idle(seat, total, None if since is None else seat.idle + since, narrow=narrow))
    return Content.assemble(*out)


def _idle(seat: Seat, total: int, idle: int | None, *, narrow: bool) -> Content:
    if seat.done >= total:
        return Content.styled("✓\n" if narrow else "✓ through\n", "$text-success")
    if idle is None:
        return Content("\n")
    if narrow:
        return Content("here\n" if seat.here else "away\n")
    words = "at work" if idle < AT_WORK and seat.here else length(idle)
    away = "" if seat.here else ", away"
    late = "$text-warning" if idle >= 5 * _MINUTE else ""
    return Content.styled(f"{words}{away}\n", late)

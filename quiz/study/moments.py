"""The study clock: what time it is, and which study day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.memory import offset_minutes, start_of_study_day, study_day
from quiz.memory.clock import MINUTE_US

if TYPE_CHECKING:
    from datetime import tzinfo

    from quiz.memory import Clock


class Moment(NamedTuple):
    """An instant (microseconds since 1970 UTC), minutes by which local time is ahead, and the study day."""

    at: int
    utc_offset: int
    day: int


_QUARTER: Final = 15 * MINUTE_US
"""Clocks change on the quarter hour: within one, local time keeps its distance from UTC."""


class StudyClock:
    """Reads a clock in study days; within one day without working the day out again."""

    def __init__(self, clock: Clock, rollover_hour: int) -> None:
        self._clock = clock
        self._rollover_hour = rollover_hour
        self._zone: tzinfo | None = None
        self._start = self._end = self._day = 0
        self._quarter = self._offset = 0

    def read(self) -> Moment:
        """Return the present moment."""
        at, zone = self._clock.now(), self._clock.zone
        if zone is not self._zone or not self._start <= at < self._end:
            self._day = study_day(at, zone, self._rollover_hour)
            self._start = start_of_study_day(self._day, zone, self._rollover_hour)
            self._end = start_of_study_day(self._day + 1, zone, self._rollover_hour)
            self._zone = zone
            self._quarter = 0
        if at // _QUARTER != self._quarter:
            self._quarter = at // _QUARTER
            self._offset = offset_minutes(at, zone)
        return Moment(at, self._offset, self._day)

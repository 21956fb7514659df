"""The study clock: what time it is, and which study day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.memory import offset_minutes, start_of_study_day, study_day

if TYPE_CHECKING:
    from datetime import tzinfo

    from quiz.memory import Clock


class Moment(NamedTuple):
    """An instant (microseconds since 1970 UTC), minutes by which local time is ahead, and the study day."""

    at: int
    utc_offset: int
    day: int


class StudyClock:
    """Reads a clock in study days; within one day without working the day out again."""

    def __init__(self, clock: Clock, rollover_hour: int) -> None:
        self._clock = clock
        self._rollover_hour = rollover_hour
        self._zone: tzinfo | None = None
        self._start = self._end = self._day = 0

    def read(self) -> Moment:
        """Return the present moment."""
        at, zone = self._clock.now(), self._clock.zone
        if zone is not self._zone or not self._start <= at < self._end:
            self._day = study_day(at, zone, self._rollover_hour)
            self._start = start_of_study_day(self._day, zone, self._rollover_hour)
            self._end = start_of_study_day(self._day + 1, zone, self._rollover_hour)
            self._zone = zone
        return Moment(at, offset_minutes(at, zone), self._day)

"""Points for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from quiz.classroom.options import Points

FULL: Final = 100
"""Points for an answer that is wholly right."""

SLOWEST: Final = 0.5
"""The share of its points that an answer in the last moment gets where quickness counts."""


def points_for(score: float, seconds: float, limit: float | None, counted: Points) -> int:
    """Return the points for a score from 0 to 1, given after so many seconds of ``limit``.

    Without a limit, or where being right alone counts, time changes nothing.
    """
    share = 1.0
    if counted == "speed" and limit:
        share = 1.0 - (1.0 - SLOWEST) * min(max(seconds / limit, 0.0), 1.0)
    return round(FULL * score * share)

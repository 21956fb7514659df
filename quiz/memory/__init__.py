"""What a learner remembers and when to ask again: pure functions over plain values."""

from quiz.memory.clock import (
    Clock,
    FixedClock,
    SystemClock,
    local_zone,
    offset_minutes,
    start_of_study_day,
    study_day,
)
from quiz.memory.model import (
    DEFAULT_PARAMETERS,
    NEW_MEMORY,
    LeechAction,
    Memory,
    Parameters,
    Phase,
    Rating,
    Settings,
)
from quiz.memory.schedule import (
    answer,
    applied_rating,
    elapsed_days,
    is_due,
    preview,
    retrievability,
    warm_up,
)

__all__ = [
    "DEFAULT_PARAMETERS",
    "NEW_MEMORY",
    "Clock",
    "FixedClock",
    "LeechAction",
    "Memory",
    "Parameters",
    "Phase",
    "Rating",
    "Settings",
    "SystemClock",
    "answer",
    "applied_rating",
    "elapsed_days",
    "is_due",
    "local_zone",
    "offset_minutes",
    "preview",
    "retrievability",
    "start_of_study_day",
    "study_day",
    "warm_up",
]

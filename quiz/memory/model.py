"""What the scheduler knows: one card's memory, a learner's settings, a set of model weights.

All values are plain and immutable. ``Memory`` is a named tuple because one is made for every answer
and a million of them for a rebuild.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final, NamedTuple

from quiz.errors import UsageError

ALGORITHM: Final = "FSRS-6"

LONGEST_STEP: Final = 1439
"""Minutes: a learning or relearning step ends within a day; beyond that the model decides."""

STABILITY_MIN: Final = 0.001
"""Days; the ``fsrs`` package's own floor."""

STABILITY_MAX: Final = 36500.0
"""Days; the ceiling that FSRS has in Anki. The Python package has none, and unusual weights overflow it."""

DEFAULT_WEIGHTS: Final = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""The weights FSRS-6 starts from, and below their bounds, as ``fsrs.scheduler`` has them.

They are written out here, and a test compares them with the package, so that opening a session does
not wait for the package to load: it is needed for the first answer only.
"""

WEIGHT_MIN: Final = (
    0.001, 0.001, 0.001, 0.001, 1.0, 0.001, 0.001, 0.001, 0.0, 0.0, 0.001,
    0.001, 0.001, 0.001, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.1,
)  # fmt: skip
WEIGHT_MAX: Final = (
    100.0, 100.0, 100.0, 100.0, 10.0, 4.0, 4.0, 0.75, 4.5, 0.8, 3.5,
    5.0, 0.25, 0.9, 4.0, 1.0, 6.0, 2.0, 2.0, 0.8, 0.8,
)  # fmt: skip


class Phase(IntEnum):
    """Where a card stands. The numbers are stored: never renumber."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Rating(IntEnum):
    """How an answer went. The numbers are those of FSRS and of Anki, and are stored."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class LeechAction(StrEnum):
    """What happens to a card that keeps being forgotten."""

    TAG = "tag"
    SUSPEND = "suspend"


class Memory(NamedTuple):
    """What one learner's memory of one card is taken to be. A cache: the log is the truth.

    Times (``…_at``) are microseconds since 1970 UTC; days are study days (see ``quiz.memory.clock``).

    * ``step``: index of the learning or relearning step the card waits in; 0 outside those phases;
    * ``stability``: days until retrievability falls to 90 %; ``difficulty``: 1 to 10. Both are None
      until the first rating;
    * ``last_day``, ``last_at``: when it was last rated;
    * ``due_at``: set in the learning and relearning phases only, when the step ends;
    * ``due_day``: first study day on which it is due. In a step: the day the step began;
    * ``reps``: ratings so far; ``lapses``: times forgotten as a review card;
    * ``buried_until``: first study day on which a buried card is shown again.
    """

    phase: Phase = Phase.NEW
    step: int = 0
    stability: float | None = None
    difficulty: float | None = None
    last_day: int | None = None
    last_at: int | None = None
    due_at: int | None = None
    due_day: int | None = None
    reps: int = 0
    lapses: int = 0
    leech: bool = False
    suspended: bool = False
    buried_until: int | None = None


NEW_MEMORY: Final = Memory()
"""The memory of a card never seen."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one learner wants to be scheduled. Lists become tuples, as JSON has it.

    Raises ``UsageError`` where a value makes no sense.

    * ``desired_retention``: share of due cards the learner wants to know, 0.70 to 0.99;
    * ``learning_steps``, ``relearning_steps``: minutes, never falling, each under a day (longer steps
      are the model's business);
    * ``rollover_hour``: the local hour at which a study day begins;
    * ``new_per_day``, ``reviews_per_day``: limits; 0 is none at all;
    * ``maximum_interval``: days;
    * ``leech_threshold``: lapses until a card is called a leech; 0 never;
    * ``bury_siblings``: whether other slots of a statement wait for the next day; of many siblings, some;
    * ``fuzz``: whether intervals are spread a little, so that cards learned together part;
    * ``learn_ahead``: minutes by which a step may be shortened when nothing else is left;
    * ``easy_days``: share of the usual load wanted on Monday to Sunday, 0.0 to 1.0;
    * ``load_levelling``: whether, within the fuzz, the day with the least work is taken.
    """

    desired_retention: float = 0.9
    learning_steps: tuple[float, ...] = (1.0, 10.0)
    relearning_steps: tuple[float, ...] = (10.0,)
    rollover_hour: int = 4
    new_per_day: int = 10
    reviews_per_day: int = 200
    maximum_interval: int = 36500
    leech_threshold: int = 8
    leech_action: LeechAction = LeechAction.TAG
    bury_siblings: bool = True
    fuzz: bool = True
    learn_ahead: float = 20.0
    easy_days: tuple[float, ...] = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
    load_levelling: bool = False

    def __post_init__(self) -> None:
        _between("Desired retention", self.desired_retention, 0.70, 0.99)
        _settle(self, "learning_steps", _steps("Learning steps", self.learning_steps))
        _settle(self, "relearning_steps", _steps("Relearning steps", self.relearning_steps))
        _whole("The hour at which a day begins", self.rollover_hour, 0, 23)
        _whole("New cards per day", self.new_per_day, 0, 9999)
        _whole("Reviews per day", self.reviews_per_day, 0, 9999)
        _whole("The longest interval", self.maximum_interval, 1, 36500)
        _whole("The leech threshold", self.leech_threshold, 0, 999)
        _between("Learn ahead", self.learn_ahead, 0, 1440)
        if self.leech_action not in tuple(LeechAction):
            raise UsageError(f"No such leech action: {self.leech_action!r}.", remedy="Choose tag or suspend.")
        _settle(self, "leech_action", LeechAction(self.leech_action))
        for name in ("bury_siblings", "fuzz", "load_levelling"):
            if not isinstance(getattr(self, name), bool):
                raise UsageError(f"{name} is {getattr(self, name)!r}; it must be true or false.")
        _settle(self, "easy_days", _sequence("Easy days", self.easy_days))
        if len(self.easy_days) != 7:
            raise UsageError("Easy days need seven shares, Monday to Sunday.")
        for share in self.easy_days:
            _between("The share of an easy day", share, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Parameters:
    """One set of model weights. ``version`` is its number in the learner's list; 0 is the default set.

    Raises ``UsageError`` for another algorithm, or weights that are too few, too many, not finite or
    outside the range in which the model means something.
    """

    weights: tuple[float, ...] = DEFAULT_WEIGHTS
    algorithm: str = ALGORITHM
    version: int = 0

    def __post_init__(self) -> None:
        if self.algorithm != ALGORITHM:
            raise UsageError(
                f"Parameters are for {self.algorithm!r}; this program schedules by {ALGORITHM}.",
                remedy="Fit parameters again, or return to the default ones.",
            )
        _whole("The number of a parameter set", self.version, 0, 2**53)
        _settle(self, "weights", _sequence("Weights", self.weights))
        if len(self.weights) != len(DEFAULT_WEIGHTS):
            raise UsageError(f"{ALGORITHM} has {len(DEFAULT_WEIGHTS)} weights, not {len(self.weights)}.")
        for index, (weight, low, high) in enumerate(zip(self.weights, WEIGHT_MIN, WEIGHT_MAX, strict=True)):
            _between(f"Weight {index}", weight, low, high)


def _between(what: str, value: float, low: float, high: float) -> None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not math.isfinite(value) or not low <= value <= high:
        raise UsageError(f"{what} is {value!r}; it must be between {low:g} and {high:g}.")


def _whole(what: str, value: int, low: int, high: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise UsageError(f"{what} is {value!r}; it must be a whole number from {low} to {high}.")


def _steps(what: str, steps: tuple[float, ...]) -> tuple[float, ...]:
    steps = _sequence(what, steps)
    if len(steps) > 10:
        raise UsageError(f"{what}: at most ten, not {len(steps)}.")
    for step in steps:
        _between(f"{what}: a step (minutes)", step, 0.1, LONGEST_STEP)
    if list(steps) != sorted(steps):
        raise UsageError(f"{what} must not get shorter: {', '.join(f'{step:g}' for step in steps)}.")
    return steps


def _sequence(what: str, values: tuple[float, ...]) -> tuple[float, ...]:
    """Return a tuple of what may be a list: JSON knows no tuples."""
    if not isinstance(values, (list, tuple)):
        raise UsageError(f"{what} must be a list, not {values!r}.")
    return tuple(values)


def _settle(value: Settings | Parameters, name: str, checked: object) -> None:
    """Set a field of a frozen value while it is being made."""
    object.__setattr__(value, name, checked)


DEFAULT_PARAMETERS: Final = Parameters()

"""From a card's log to its memory.

The log is the truth and the memory a cache: ``replay`` folds what happened to one card into the memory it
has, for undo and for a rebuild, and ``apply`` is the single step, used live as well.

**What a review record must hold.** The memory after a review has two kinds of content. Stability,
difficulty, counts and last day follow from the ratings alone and are worked out again, with the
parameter set the record names. Phase, step, due date, and whether the card became a leech or was
suspended for it, were *decided*, by settings of the time (retention, steps, limits, fuzz, load) that the
log need not know: so the record holds the decision, and replay takes it as logged. A learner may change
every setting, and the program its fuzz, and a rebuild still gives the same memory to the last bit.

**Undo** is a void record that names another record; the voided one is passed over, as though it had never
been. A void may be voided in turn.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from quiz.memory.model import NEW_MEMORY, Memory, Parameters, Phase, Rating
from quiz.memory.schedule import elapsed_days, next_state

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

Value = TypeVar("Value")


class EventKind(StrEnum):
    """What happened. The words are stored: never rename."""

    INTRODUCE = "introduce"
    REVIEW = "review"
    PRACTICE = "practice"
    VOID = "void"
    SUSPEND = "suspend"
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    UNBURY = "unbury"
    RESET = "reset"
    SET_DUE = "set-due"
    SWITCH = "switch"
    FLAG = "flag"
    REPORT = "report"


WITHOUT_EFFECT: Final = frozenset({EventKind.PRACTICE, EventKind.VOID, EventKind.FLAG, EventKind.REPORT})
"""Kinds that leave the memory as it is (a void has taken effect before the fold)."""


class LogEntry(NamedTuple):
    """What replay needs of one record about one card. Fields not named for a kind are left out.

    * every kind: ``event`` (globally unique), ``kind``, ``at_us`` (microseconds), ``day`` (study day);
    * review: ``rating`` as applied, ``parameters`` (the set's number), ``phase``, ``step``, ``due_at``,
      ``due_day`` as chosen, ``leech`` and ``suspended`` if this answer brought them about;
    * introduce: ``phase``, ``step``, ``due_at``, ``due_day`` as chosen;
    * void: ``target``, the event it undoes;
    * bury: ``due_day``, the first study day on which the card may be shown again;
    * set-due: ``due_day``; suspend, unsuspend, unbury, reset: nothing more;
    * switch: ``parameters``, the set by which all reviews so far are reckoned anew.
    """

    event: Hashable
    kind: EventKind
    at_us: int
    day: int
    rating: Rating | None = None
    parameters: int = 0
    phase: Phase | None = None
    step: int = 0
    due_at: int | None = None
    due_day: int | None = None
    leech: bool = False
    suspended: bool = False
    target: Hashable = None


def review_entry(
    event: Hashable, before: Memory, after: Memory, rating: Rating, parameters: Parameters
) -> LogEntry:
    """Return the record of an answer that turned ``before`` into ``after``; ``rating`` as applied."""
    if after.last_at is None or after.last_day is None:
        raise ValueError("this memory has not been rated")
    return LogEntry(
        event=event,
        kind=EventKind.REVIEW,
        at_us=after.last_at,
        day=after.last_day,
        rating=rating,
        parameters=parameters.version,
        phase=after.phase,
        step=after.step,
        due_at=after.due_at,
        due_day=after.due_day,
        leech=after.leech and not before.leech,
        suspended=after.suspended and not before.suspended,
    )


def introduce_entry(event: Hashable, after: Memory, at_us: int, day: int) -> LogEntry:
    """Return the record of a study view that led to ``after``."""
    return LogEntry(
        event=event,
        kind=EventKind.INTRODUCE,
        at_us=at_us,
        day=day,
        phase=after.phase,
        step=after.step,
        due_at=after.due_at,
        due_day=after.due_day,
    )


def apply(memory: Memory, entry: LogEntry, parameters: Mapping[int, Parameters]) -> Memory:
    """Return the memory after one record; ``parameters`` are the learner's sets by number.

    A void and a switch reach back, so they need ``replay``: here they raise ``ValueError``, as does a
    record that lacks what its kind must hold.
    """
    kind = entry.kind
    if kind == EventKind.REVIEW:
        return _reviewed(memory, entry, parameters[entry.parameters])
    if kind in (EventKind.VOID, EventKind.SWITCH):
        raise ValueError(f"a {kind} needs the card's whole log")
    if kind in WITHOUT_EFFECT:
        return memory
    if kind == EventKind.INTRODUCE:
        return memory._replace(
            phase=Phase(_given(entry.phase, entry)),
            step=entry.step,
            due_at=entry.due_at,
            due_day=entry.due_day,
            buried_until=None,
        )
    return _handled(memory, entry)


def replay(entries: Iterable[LogEntry], parameters: Mapping[int, Parameters]) -> Memory:
    """Fold one card's records into its memory, exactly as it came about.

    ``entries`` are the records of one card only, in the order of the log, which is that of their ids; so
    two machines' logs, merged, give one order on both. Kinds, phases and ratings may be the plain words
    and numbers that a database holds.
    """
    log = entries if isinstance(entries, (list, tuple)) else list(entries)
    voided = _voided(log)
    memory = NEW_MEMORY
    history: list[tuple[Rating, int]] = []
    for entry in log:
        if entry.event in voided or entry.kind == EventKind.VOID:
            continue
        if entry.kind == EventKind.SWITCH:
            memory = reckon_anew(memory, history, parameters[entry.parameters])
            continue
        if entry.kind == EventKind.REVIEW and entry.rating is not None:
            history.append((entry.rating, elapsed_days(memory, entry.day)))
        elif entry.kind == EventKind.RESET:
            history.clear()
        memory = apply(memory, entry, parameters)
    return memory


def reckon_anew(memory: Memory, history: Iterable[tuple[Rating, int]], parameters: Parameters) -> Memory:
    """Return the memory with stability and difficulty as another parameter set would have them.

    ``history`` is the card's ratings, each with the study days elapsed before it. Due dates stay.
    """
    fresh = NEW_MEMORY
    for rating, elapsed in history:
        stability, difficulty = next_state(fresh, rating, elapsed, parameters)
        fresh = fresh._replace(stability=stability, difficulty=difficulty)
    return memory._replace(stability=fresh.stability, difficulty=fresh.difficulty)


def _reviewed(memory: Memory, entry: LogEntry, parameters: Parameters) -> Memory:
    rating = entry.rating
    if rating is None:
        raise ValueError(f"the review {entry.event!r} has no rating")
    stability, difficulty = next_state(memory, rating, elapsed_days(memory, entry.day), parameters)
    return Memory(
        phase=Phase(_given(entry.phase, entry)),
        step=entry.step,
        stability=stability,
        difficulty=difficulty,
        last_day=entry.day,
        last_at=entry.at_us,
        due_at=entry.due_at,
        due_day=entry.due_day,
        reps=memory.reps + 1,
        lapses=memory.lapses + (rating == Rating.AGAIN and memory.phase == Phase.REVIEW),
        leech=memory.leech or entry.leech,
        suspended=memory.suspended or entry.suspended,
        buried_until=None,
    )


def _handled(memory: Memory, entry: LogEntry) -> Memory:
    """Take up what a learner did to a card by hand."""
    kind = entry.kind
    if kind == EventKind.SUSPEND:
        return memory._replace(suspended=True)
    if kind == EventKind.UNSUSPEND:
        return memory._replace(suspended=False)
    if kind == EventKind.BURY:
        return memory._replace(buried_until=_given(entry.due_day, entry))
    if kind == EventKind.UNBURY:
        return memory._replace(buried_until=None)
    if kind == EventKind.RESET:
        return NEW_MEMORY
    if kind == EventKind.SET_DUE:
        return memory._replace(
            phase=Phase.REVIEW, step=0, due_at=None, due_day=_given(entry.due_day, entry), buried_until=None
        )
    raise ValueError(f"unknown kind of record: {kind!r}")


def _given(value: Value | None, entry: LogEntry) -> Value:
    if value is None:
        raise ValueError(f"the {entry.kind} {entry.event!r} does not say what it must")
    return value


def _voided(log: Sequence[LogEntry]) -> frozenset[Hashable]:
    """Return the events that void records undo; later ones first, for a void may itself be void."""
    voided: set[Hashable] = set()
    for entry in reversed(log):
        if entry.kind == EventKind.VOID and entry.event not in voided:
            voided.add(entry.target)
    return frozenset(voided)

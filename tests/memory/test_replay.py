"""The log alone gives the memory back, to the last bit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import (
    DEFAULT_PARAMETERS,
    NEW_MEMORY,
    EventKind,
    LeechAction,
    LogEntry,
    Memory,
    Parameters,
    Phase,
    Rating,
    Settings,
    answer,
    apply,
    elapsed_days,
    introduce,
    introduce_entry,
    replay,
    review_entry,
)
from quiz.memory.model import DEFAULT_WEIGHTS
from quiz.memory.replay import reckon_anew

DAY_US = 86_400_000_000
FITTED = Parameters((0.4, 1.2, 3.1, 15.5, 7.0, 0.6, 1.9, 0.01, *DEFAULT_WEIGHTS[8:20], 0.2), version=7)
SETS = {0: DEFAULT_PARAMETERS, 7: FITTED}
BY_HAND = [
    EventKind.SUSPEND, EventKind.UNSUSPEND, EventKind.BURY, EventKind.UNBURY, EventKind.RESET,
    EventKind.SET_DUE, EventKind.PRACTICE, EventKind.FLAG, EventKind.REPORT,
]  # fmt: skip


class Learner:
    """One card lived through: keeps the memory as the program would, and the log beside it."""

    def __init__(self) -> None:
        self.memory = NEW_MEMORY
        self.day = 19_000
        self.log: list[LogEntry] = []
        self.undoable: list[tuple[LogEntry, Memory, list[tuple[Rating, int]]]] = []
        self.settings = Settings(leech_threshold=2)
        self.parameters = DEFAULT_PARAMETERS
        self.history: list[tuple[Rating, int]] = []

    def note(self, entry: LogEntry, after: Memory, history: list[tuple[Rating, int]] | None = None) -> None:
        self.undoable.append((entry, self.memory, self.history))
        self.log.append(entry)
        self.memory = after
        if history is not None:
            self.history = history

    @property
    def event(self) -> int:
        return len(self.log)

    @property
    def now(self) -> int:
        return self.day * DAY_US + len(self.log)

    def introduce(self) -> None:
        if self.memory.phase == Phase.NEW:
            after = introduce(self.memory, self.now, self.day, self.settings)
            self.note(introduce_entry(self.event, after, self.now, self.day), after)

    def review(self, rating: Rating) -> None:
        after = answer(self.memory, rating, self.now, self.day, self.settings, self.parameters, "d/s#x")
        history = [*self.history, (rating, elapsed_days(self.memory, self.day))]
        self.note(review_entry(self.event, self.memory, after, rating, self.parameters), after, history)

    def by_hand(self, kind: EventKind, days: int) -> None:
        entry = LogEntry(self.event, kind, self.now, self.day, due_day=self.day + days)
        self.note(entry, apply(self.memory, entry, SETS), [] if kind == EventKind.RESET else None)

    def switch(self) -> None:
        self.parameters = FITTED if self.parameters is DEFAULT_PARAMETERS else DEFAULT_PARAMETERS
        entry = LogEntry(self.event, EventKind.SWITCH, self.now, self.day, parameters=self.parameters.version)
        self.note(entry, reckon_anew(self.memory, self.history, self.parameters))

    def undo(self) -> None:
        if self.undoable:
            entry, self.memory, self.history = self.undoable.pop()
            self.log.append(LogEntry(self.event, EventKind.VOID, self.now, self.day, target=entry.event))


reviews = st.tuples(st.just("review"), st.sampled_from(Rating))
acts = st.one_of(
    reviews,
    reviews,
    reviews,
    st.tuples(st.just("introduce")),
    st.tuples(st.just("by_hand"), st.sampled_from(BY_HAND), st.integers(-5, 50)),
    st.tuples(st.just("switch")),
    st.tuples(st.just("undo")),
    st.tuples(st.just("undo")),
)
wishes = st.fixed_dictionaries(
    {
        "desired_retention": st.floats(0.7, 0.99),
        "learning_steps": st.sampled_from([(), (5.0,), (1.0, 10.0), (1.0, 5.0, 60.0)]),
        "relearning_steps": st.sampled_from([(), (10.0,), (10.0, 20.0)]),
        "maximum_interval": st.integers(1, 400),
        "leech_threshold": st.integers(0, 3),
        "leech_action": st.sampled_from(list(LeechAction)),
        "fuzz": st.booleans(),
    }
)


@given(st.lists(st.tuples(acts, st.integers(-2, 60), st.none() | wishes), min_size=4, max_size=25))
def test_replay_gives_what_was_lived(
    life: list[tuple[tuple[object, ...], int, dict[str, object] | None]],
) -> None:
    """Whatever is done and undone, and however settings change between, log and life agree."""
    learner = Learner()
    for (act, *arguments), days, wish in life:
        learner.day += days
        if wish is not None:
            learner.settings = replace(learner.settings, **wish)  # type: ignore[arg-type]
        getattr(learner, str(act))(*arguments)
        assert replay(learner.log, SETS) == learner.memory
    stored = replay([as_stored(entry) for entry in learner.log], SETS)
    assert stored == learner.memory
    assert isinstance(stored.phase, Phase)


def as_stored(entry: LogEntry) -> LogEntry:
    """The record with words and numbers for its kinds, phases and ratings, as a database gives it back."""
    plain = {
        "kind": str(entry.kind.value),
        "rating": None if entry.rating is None else int(entry.rating),
        "phase": None if entry.phase is None else int(entry.phase),
    }
    return entry._replace(**plain)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 60)), min_size=1, max_size=12), st.data())
def test_a_review_undone_out_of_turn_is_as_if_never_logged(
    history: list[tuple[Rating, int]], data: st.DataObject
) -> None:
    learner = Learner()
    for rating, days in history:
        learner.day += days
        learner.review(rating)
    target = data.draw(st.sampled_from(learner.log))
    void = LogEntry("void", EventKind.VOID, learner.now, learner.day, target=target.event)
    without = [entry for entry in learner.log if entry is not target]
    assert replay([*learner.log, void], SETS) == replay(without, SETS)
    redo = LogEntry("redo", EventKind.VOID, learner.now, learner.day, target="void")
    assert replay([*learner.log, void, redo], SETS) == learner.memory


def test_a_review_holds_what_was_decided_then() -> None:
    """Other settings today do not move a card that was scheduled under those of its time."""
    learner = Learner()
    learner.settings = Settings(desired_retention=0.8, maximum_interval=20, fuzz=True)
    for rating in (Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.GOOD):
        learner.review(rating)
        assert learner.memory.due_day is not None
        learner.day = learner.memory.due_day
    entry = learner.log[-1]
    assert (entry.phase, entry.due_day) == (learner.memory.phase, learner.memory.due_day)
    assert replay(iter(learner.log), SETS) == learner.memory


def test_a_leech_suspended_by_an_answer_comes_back_when_the_answer_is_undone() -> None:
    learner = Learner()
    learner.settings = Settings(leech_threshold=1, leech_action=LeechAction.SUSPEND)
    for rating in (Rating.EASY, Rating.AGAIN):
        learner.day += 8
        learner.review(rating)
    assert (learner.memory.leech, learner.memory.suspended) == (True, True)
    learner.undo()
    memory = replay(learner.log, SETS)
    assert (memory.leech, memory.suspended, memory.lapses) == (False, False, 0)
    assert memory == learner.memory


def test_suspension_by_hand_outlives_an_undone_answer() -> None:
    learner = Learner()
    learner.review(Rating.GOOD)
    learner.by_hand(EventKind.SUSPEND, 0)
    void = LogEntry("void", EventKind.VOID, learner.now, learner.day, target=learner.log[0].event)
    assert replay([*learner.log, void], SETS) == Memory(suspended=True)


def test_what_is_done_by_hand() -> None:
    learner = Learner()
    learner.introduce()
    learner.review(Rating.EASY)
    known = learner.memory
    learner.by_hand(EventKind.BURY, 1)
    assert learner.memory.buried_until == learner.day + 1
    learner.by_hand(EventKind.UNBURY, 0)
    assert learner.memory == known
    learner.by_hand(EventKind.SET_DUE, 3)
    assert (learner.memory.due_day, learner.memory.phase) == (learner.day + 3, Phase.REVIEW)
    assert learner.memory.stability == known.stability
    learner.by_hand(EventKind.PRACTICE, 0)
    learner.by_hand(EventKind.RESET, 0)
    assert learner.memory == NEW_MEMORY
    learner.undo()
    learner.undo()
    learner.undo()
    assert learner.memory == known == replay(learner.log, SETS)


def test_a_switch_reckons_the_past_anew_and_moves_no_date() -> None:
    learner = Learner()
    for rating in (Rating.GOOD, Rating.GOOD, Rating.HARD):
        learner.review(rating)
        learner.day += 5
    before = learner.memory
    learner.switch()
    assert learner.memory.stability != before.stability
    assert learner.memory.due_day == before.due_day
    throughout = NEW_MEMORY
    for entry in learner.log[:3]:
        throughout = apply(throughout, entry._replace(parameters=7), SETS)
    assert learner.memory == throughout
    learner.undo()
    assert replay(learner.log, SETS) == before


def test_a_switch_reckons_from_the_last_reset() -> None:
    learner = Learner()
    learner.review(Rating.EASY)
    learner.by_hand(EventKind.RESET, 0)
    learner.review(Rating.HARD)
    learner.switch()
    assert learner.memory.stability == FITTED.weights[1]
    assert replay(learner.log, SETS) == learner.memory


def test_a_review_record_holds_only_what_the_answer_brought_about() -> None:
    learner = Learner()
    learner.settings = Settings(leech_threshold=2, leech_action=LeechAction.SUSPEND)
    for rating in (Rating.EASY, Rating.AGAIN, Rating.EASY, Rating.AGAIN, Rating.GOOD):
        learner.day += 8
        learner.review(rating)
    *_, leech, after = learner.log
    assert (leech.leech, leech.suspended) == (True, True)
    assert (after.leech, after.suspended) == (False, False)
    assert learner.memory.suspended
    assert replay(learner.log, SETS) == learner.memory


def test_a_buried_card_that_is_studied_after_all_is_no_longer_buried() -> None:
    learner = Learner()
    learner.by_hand(EventKind.BURY, 1)
    learner.introduce()
    assert learner.memory.buried_until is None
    assert replay(learner.log, SETS) == learner.memory


@pytest.mark.parametrize(
    "entry",
    [
        LogEntry(1, EventKind.REVIEW, 0, 0, phase=Phase.REVIEW),
        LogEntry(1, EventKind.REVIEW, 0, 0, rating=Rating.GOOD),
        LogEntry(1, EventKind.BURY, 0, 0),
        LogEntry(1, EventKind.SET_DUE, 0, 0),
        LogEntry(1, EventKind.VOID, 0, 0, target=2),
        LogEntry(1, EventKind.SWITCH, 0, 0),
        LogEntry(1, "nap", 0, 0),  # type: ignore[arg-type]
    ],
)
def test_a_record_that_says_too_little_is_not_guessed_at(entry: LogEntry) -> None:
    with pytest.raises(ValueError, match=r"."):
        apply(NEW_MEMORY, entry, SETS)


def test_a_memory_never_rated_makes_no_review_record() -> None:
    with pytest.raises(ValueError, match="not been rated"):
        review_entry(1, NEW_MEMORY, NEW_MEMORY, Rating.GOOD, DEFAULT_PARAMETERS)

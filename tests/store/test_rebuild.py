from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.memory import FixedClock
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.store import rebuild as module
from quiz.store.api import Store
from quiz.store.rebuild import Rebuilt, rebuild
from quiz.study.session import Session

MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]
Learn = Callable[..., list[str]]
Memories = Callable[[Store], list[tuple[Any, ...]]]


@pytest.fixture
def learned(store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn, clock: FixedClock) -> Store:
    """Two learners, days of answers, some undone, a rename, cards retired, suspended, flagged and reset."""
    names = [f"s{number:02}" for number in range(20)]
    store.sync_deck(make_deck(*(make_card(name) for name in names)))
    for _ in range(5):
        for who in ("Ada", "Bea"):
            learn(store, 30, learner=who, every_wrong=5)
            session = Session.open(store, store.learner(who))
            session.undo()
            task = session.next()
            if task is not None:
                session.flag(task, 3)
                session.suspend(task)
            task = session.next()
            if task is not None:
                session.reset(task)
        clock.advance(days=1)
    renamed = [make_card(name) for name in names[2:]]
    store.sync_deck(make_deck(make_card("new", was=("d/s00#a",)), *renamed))
    learn(store, 5, learner="Ada")
    return store


def test_the_log_comes_to_exactly_what_was_written_live(learned: Store, memories: Memories) -> None:
    before = memories(learned)
    assert len(before) > 30
    events = learned.database.value("SELECT count(*) FROM event WHERE card IS NOT NULL")
    done = rebuild(learned.database)
    assert (done.events, done.wrong, done.stray) == (events, 0, 0)
    learned.database.execute("DELETE FROM memory")
    done = rebuild(learned.database)
    assert done.wrong == len(before)
    assert memories(learned) == before


@pytest.mark.parametrize("batch", [1, 2, 7, 50])
def test_the_size_of_a_batch_does_not_matter(
    learned: Store, memories: Memories, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = memories(learned)
    monkeypatch.setattr(module, "BATCH_EVENTS", batch)
    learned.database.execute("DELETE FROM memory WHERE card >= 'd/s05'")
    learned.database.execute("UPDATE memory SET stability = 1, queue = 2 WHERE card < 'd/s05'")
    told: list[tuple[int, int]] = []
    rebuild(learned.database, on_progress=lambda done, total: told.append((done, total)))
    assert memories(learned) == before
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_looking_changes_nothing(learned: Store, memories: Memories) -> None:
    learned.database.execute("UPDATE memory SET stability = 1 WHERE card = 'd/s05#a'")
    learned.database.execute("DELETE FROM memory WHERE card = 'd/s06#a'")
    before = memories(learned)
    found = rebuild(learned.database, write=False)
    assert found.wrong == 4  # two cards of two learners
    assert memories(learned) == before


def test_a_memory_without_a_log_goes(learned: Store, memories: Memories) -> None:
    before = memories(learned)
    for card in ("a", "d/s05#aa", "z"):
        learned.database.execute(
            "INSERT INTO memory SELECT learner, ?, deck, queue, version, phase, step, stability, difficulty, "
            "last_day, last_at, due_at, due_day, interval, reps, lapses, leech, suspended, buried_until, "
            "flag, asked, answer_hash, last_question, last_event FROM memory WHERE card = 'd/s05#a'",
            (card,),
        )
    assert rebuild(learned.database).stray == 6
    assert memories(learned) == before


def test_a_rebuild_that_is_interrupted_leaves_sound_memories(
    learned: Store, memories: Memories, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = memories(learned)
    learned.database.execute("UPDATE memory SET stability = 1, reps = 0")
    wrong = memories(learned)
    monkeypatch.setattr(module, "BATCH_EVENTS", 20)

    def interrupt(done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(learned.database, on_progress=interrupt)
    assert not learned.database.connection.in_transaction
    halfway = memories(learned)
    assert halfway not in (before, wrong)
    assert all(row in (right, bad) for row, right, bad in zip(halfway, before, wrong, strict=True))
    rebuild(learned.database)
    assert memories(learned) == before


def test_a_session_may_go_on_meanwhile(
    learned: Store, monkeypatch: pytest.MonkeyPatch, learn: Learn, clock: FixedClock
) -> None:
    clock.advance(days=1)
    monkeypatch.setattr(module, "BATCH_EVENTS", 10)
    with Store.open(learned.path, clock=learned.clock, backups=False) as other:
        answered: list[str] = []
        rebuild(other.database, on_progress=lambda *_: answered.extend(learn(learned, 1, learner="Bea")))
    assert answered
    assert rebuild(learned.database, write=False).wrong == 0


def test_a_log_of_unknown_cards_is_kept_and_has_no_memory(learned: Store) -> None:
    from quiz.store.log import INSERT, Event

    learner = learned.learner("Ada").id
    unknown = Event("00000000-0000-7000-8000-000000000000", learner, "e/gone#a", "suspend", 0, 0, 0)
    learned.database.execute(INSERT, unknown)
    done = rebuild(learned.database)
    assert (done.wrong, done.stray) == (0, 0)
    assert learned.database.value("SELECT count(*) FROM event WHERE card = 'e/gone#a'") == 1


def test_a_switch_of_parameters_concerns_every_card(learned: Store, memories: Memories) -> None:
    from quiz.memory import DEFAULT_PARAMETERS
    from quiz.store.log import INSERT, Event

    ada = learned.learner("Ada").id
    weights = [
        weight * 1.1 if number < 4 else weight for number, weight in enumerate(DEFAULT_PARAMETERS.weights)
    ]
    learned.database.execute(
        "INSERT INTO parameter_set VALUES (?, 1, 'FSRS-6', ?, NULL, 0)", (ada, str(weights))
    )
    before = {(row[0], row[1]): row for row in memories(learned)}
    last = "ffffffff-0000-7000-8000-000000000000"
    learned.database.execute(INSERT, Event(last, ada, None, "switch", 0, 0, 0, parameters=1))
    rated = {key for key, row in before.items() if row[0] == ada and row[7] is not None}
    assert rebuild(learned.database).wrong == len(rated) > 5
    changed = {(row[0], row[1]) for row in memories(learned) if row != before[row[0], row[1]]}
    assert changed == rated


def test_nothing_to_do(store: Store) -> None:
    assert rebuild(store.database) == Rebuilt()
    store.learner()
    assert rebuild(store.database) == Rebuilt()

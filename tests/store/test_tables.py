"""The SQL of the answer path and the table definitions say the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlmodel import Session as SqlSession
from sqlmodel import select

from quiz.memory import NEW_MEMORY, Memory
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.store import log, memories
from quiz.store.api import Store
from quiz.store.migrations.run import engine_over
from quiz.store.tables import CardTable, EventTable, MemoryTable, metadata


def columns(table: str) -> set[str]:
    return {column.name for column in metadata.tables[table].columns}


def test_an_event_has_every_column_of_its_table() -> None:
    assert set(log.Event._fields) == columns("event") - {"seq"}
    assert set(log.Trace._fields) < set(log.Event._fields)


def test_a_memory_row_has_every_column_of_its_table() -> None:
    assert set(memories.ROW_COLUMNS.split(", ")) == columns("memory")
    row = memories.to_row("l", "c", "d", memories.NEW_STATE)
    assert len(row) == len(columns("memory"))
    named = dict(zip(memories.ROW_COLUMNS.split(", "), row, strict=True))
    assert [named[field] for field in Memory._fields] == list(NEW_MEMORY)
    assert (named["learner"], named["card"], named["deck"], named["version"]) == ("l", "c", "d", 0)


def test_what_a_session_wrote_reads_the_same_through_sqlmodel(
    store: Store,
    make_deck: Callable[..., BuiltDeck],
    make_card: Callable[..., Card],
    learn: Callable[..., list[str]],
) -> None:
    store.sync_deck(make_deck(make_card("one"), make_card("two")))
    learn(store, 6, every_wrong=3)
    with SqlSession(engine_over(store.database)) as session:
        events: Any = session.exec(select(EventTable).order_by(EventTable.id)).all()  # type: ignore[arg-type]
        states = session.exec(select(MemoryTable)).all()
        cards = session.exec(select(CardTable)).all()
        raw = store.database.all(f"SELECT {log.COLUMNS} FROM event ORDER BY id")
        assert [tuple(getattr(one, name) for name in log.Event._fields) for one in events] == raw
        assert {card.id for card in cards} == {state.card for state in states} == {"d/one#a", "d/two#a"}
        for state in states:
            read = memories.read(store.database.connection, state.learner, state.card)
            assert (state.version, state.asked, state.last_event) == (
                read.version,
                read.asked,
                read.last_event,
            )
            assert [getattr(state, name) for name in Memory._fields] == list(read.memory)

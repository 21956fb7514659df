"""Memory worked out anew from the log: exactly what the answer path wrote, or a count of where it differs.

The log is read in the order of cards, some thousand events at a time, and each batch is a transaction of its
own: memory use does not grow with the log, a session may go on meanwhile, and a rebuild that is interrupted
leaves every card either as it was or as it should be.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from quiz.errors import DamagedError
from quiz.store import connection as sqlite
from quiz.store.learners import parameter_sets
from quiz.store.log import TRACE_COLUMNS, Trace, card_log, switches
from quiz.store.memories import REPLACE, ROW_COLUMNS, fold, to_row
from quiz.store.moves import expected_row, learner_ids, put_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from quiz.memory import Parameters
    from quiz.store.connection import Database

BATCH_EVENTS: Final = 8_000

_NEXT: Final = (
    f"SELECT {TRACE_COLUMNS} FROM event WHERE learner = ? AND card > ? ORDER BY learner, card, id LIMIT ?"
)
_ROW: Final = f"SELECT {ROW_COLUMNS} FROM memory WHERE learner = ? AND card = ?"
_DELETE: Final = "DELETE FROM memory WHERE learner = ? AND card = ?"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild came to.

    ``wrong`` memories differed from the log, ``stray`` ones had no log at all; the memories of ``unreadable``
    cards, whose log makes no sense, were left as they are.
    """

    events: int = 0
    cards: int = 0
    wrong: int = 0
    stray: int = 0
    unreadable: int = 0

    def plus(self, other: Rebuilt) -> Rebuilt:
        """Return the sum of two."""
        return Rebuilt(
            self.events + other.events,
            self.cards + other.cards,
            self.wrong + other.wrong,
            self.stray + other.stray,
            self.unreadable + other.unreadable,
        )


def rebuild(
    database: Database,
    *,
    write: bool = True,
    on_progress: Callable[[int, int], None] | None = None,
) -> Rebuilt:
    """Compare every learner's memory with the log and, with ``write``, put right what differs.

    ``on_progress`` is told how many events of how many are done. Raises ``StoreError`` where SQLite fails.
    """
    total = int(database.value("SELECT count(*) FROM event WHERE card IS NOT NULL"))
    result = Rebuilt()
    for learner in learner_ids(database.connection):
        for part in _Learner(database, learner, write=write).batches():
            result = result.plus(part)
            if on_progress is not None:
                on_progress(min(result.events, total), total)
    if on_progress is not None:
        on_progress(total, total)
    return result


class _Learner:
    """The rebuild of one learner's memory."""

    def __init__(self, database: Database, learner: str, *, write: bool) -> None:
        self._database = database
        self._connection: sqlite3.Connection = database.connection
        self._learner = learner
        self._write = write
        self._known: tuple[dict[int, Parameters], list[Trace]] | None = None

    def batches(self) -> Iterator[Rebuilt]:
        """Go through all cards, a batch a transaction."""
        after = ""
        last: str | None = ""
        while last is not None:
            with self._database.transaction():
                logs = self._logs_after(after)
                last = logs[-1][0].card if logs else None
                done = self._batch(logs, after, last)
            yield done
            after = last or after
        with self._database.transaction():
            done = self._moved()
        yield done

    def _logs_after(self, card: str) -> list[list[Trace]]:
        """Return the whole logs of the cards that come next."""
        rows = self._connection.execute(_NEXT, (self._learner, card, BATCH_EVENTS)).fetchall()
        logs = [list(log) for _, log in groupby(map(Trace._make, rows), key=_card)]
        if len(rows) < BATCH_EVENTS:
            return logs
        if len(logs) > 1:
            return logs[:-1]  # the last one may be cut short: it begins the next batch
        return [card_log(self._connection, self._learner, [logs[0][0].card])]

    def _batch(self, logs: list[list[Trace]], after: str, last: str | None) -> Rebuilt:
        """Put right the memories from ``after`` (not included) to ``last`` (None: all the rest)."""
        span, ends = ("> ?", [after]) if last is None else ("> ? AND {0} <= ?", [after, last])
        moved = self._ids(f"SELECT card FROM card_alias WHERE card {span.format('card')}", ends)
        places = {
            card: (deck, retired != 0)
            for card, deck, retired in self._connection.execute(
                f"SELECT id, deck, retired_at IS NOT NULL FROM card WHERE id {span.format('id')}", ends
            )
        }
        there = self._there(span.format("card"), ends)
        parameters, switched = self._sets()
        wanted: dict[str, tuple[Any, ...]] = {}
        senseless: set[str] = set()
        for log in logs:
            card = log[0].card
            if card in places and card not in moved:
                deck, retired = places[card]
                try:
                    state = fold(log, parameters, switched)
                except DamagedError:
                    senseless.add(card)
                else:
                    wanted[card] = to_row(self._learner, card, deck, state, retired=retired)
        wrong = [row for card, row in wanted.items() if there.get(card) != row]
        stray = [card for card in there if card not in wanted and card not in moved and card not in senseless]
        if self._write:
            self._connection.executemany(REPLACE, wrong)
            self._connection.executemany(_DELETE, [(self._learner, card) for card in stray])
            if stray:  # these cards are new again, and the mark may lie beyond them
                self._connection.execute("DELETE FROM new_mark WHERE learner = ?", (self._learner,))
        return Rebuilt(sum(map(len, logs)), len(wanted), len(wrong), len(stray), len(senseless))

    def _there(self, span: str, ends: list[str]) -> dict[str, tuple[Any, ...]]:
        """Return the memories there are, by card; of one that cannot be read only that it is there."""
        where = f"FROM memory WHERE learner = ? AND card {span}"
        parameters = [self._learner, *ends]
        try:
            rows = self._connection.execute(f"SELECT {ROW_COLUMNS} {where}", parameters).fetchall()
        except sqlite.OperationalError:
            cards = self._connection.execute(f"SELECT card {where}", parameters).fetchall()
            return {card: self._row(card) or (card,) for (card,) in cards}
        return {row[-1]: row for row in rows}

    def _row(self, card: str) -> tuple[Any, ...] | None:
        """Return a card's memory; None where there is none, or none that can be read."""
        try:
            row: tuple[Any, ...] | None = self._connection.execute(_ROW, (self._learner, card)).fetchone()
        except sqlite.OperationalError:
            return None
        return row

    def _moved(self) -> Rebuilt:
        """Put right the memories of cards that took over a log from former ids."""
        wrong = cards = senseless = 0
        for card in sorted(self._ids("SELECT card FROM card_alias", [])):
            before = self._row(card)
            try:
                row = expected_row(self._connection, self._learner, card)
            except DamagedError:
                senseless += 1
                continue
            cards += row is not None
            if row != before:
                wrong += 1
                if self._write:
                    put_row(self._connection, self._learner, card, row)
        return Rebuilt(cards=cards, wrong=wrong, unreadable=senseless)

    def _ids(self, sql: str, parameters: list[str]) -> set[str]:
        return {row[0] for row in self._connection.execute(sql, parameters)}

    def _sets(self) -> tuple[dict[int, Parameters], list[Trace]]:
        if self._known is None:
            self._known = (
                parameter_sets(self._connection, self._learner),
                switches(self._connection, self._learner),
            )
        return self._known


def _card(trace: Trace) -> str:
    return trace.card

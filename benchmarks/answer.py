"""Answer a card durably and have the next one: ours, Anki's engine, and raw ``sqlite3`` with the same writes.

All three work in turn, ten answers each, in one process on one file system. Every card is due today
and in the review phase. *Ours* is ``Session.answer`` with the right answer typed, then ``Session.next``:
grading, scheduling, one durable transaction, choosing and realising the next question; *ours, intervals read*
adds what the screen does next with the feedback, having the words for when the card comes back after each of
the four ratings. *Anki* is ``build_answer``, ``answer_card`` and ``get_queued_cards`` of the PyPI package,
which work out the four states of the next card. *Raw* is the floor: on a copy of our database it writes the
very rows that our session wrote, one ``BEGIN IMMEDIATE`` … ``COMMIT`` with a write-ahead log and
``synchronous=FULL`` per answer, and reads the next due card with its payload.
"""

from __future__ import annotations

import gc
import importlib.util
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import click

from benchmarks import histories, synthetic
from quiz.questions.model import Type
from quiz.questions.response import Typed
from quiz.store.api import Store
from quiz.store.log import COLUMNS
from quiz.store.log import INSERT as INSERT_EVENT
from quiz.store.memories import QUEUE_REVIEW, REPLACE, ROW_COLUMNS
from quiz.study.session import Session
from quiz.study.views import SessionOptions

SIZES = (1_000, 10_000, 100_000)
WITH_INTERVALS = "ours_intervals_read"
_BLOCK = 10
"""So few, because a disk that is busy elsewhere for a tenth of a second should meet all three."""

_WARM_UP = 50
_MEASURED = 3_000
"""Per round and engine, or as many as there are cards."""

_REOPENED = 7


class Engine(Protocol):
    """One of those compared."""

    def open(self) -> float:
        """Open the store and have the first question; return the seconds, imports aside."""

    def answer(self) -> float:
        """Answer the card at hand and have the next one; return the seconds."""

    def close(self) -> None:
        """Close the store."""


class Ours:
    """The real session."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.with_intervals: list[float] = []
        """For each answer, the seconds until the four intervals were there in words."""

    def open(self) -> float:
        """Open the store, the session and the first task."""
        started = time.perf_counter()
        self._store = Store.open(self._path, backups=False)
        self._session = Session.open(
            self._store, self._store.learner(), SessionOptions(deck=synthetic.DECK), self._store.clock
        )
        self._task = self._session.next()
        return time.perf_counter() - started

    def answer(self) -> float:
        """Type the right answer."""
        task = self._task
        assert task is not None
        assert isinstance(task.instance, Type)
        response = Typed(task.instance.key.display)
        started = time.perf_counter()
        feedback = self._session.answer(task, response, milliseconds=4_000)
        self._task = self._session.next()
        seconds = time.perf_counter() - started
        intervals = dict(feedback.next_due)
        self.with_intervals.append(time.perf_counter() - started)
        assert len(intervals) == 4
        assert feedback.verdict.outcome == "right"
        assert not task.practice
        return seconds

    def close(self) -> None:
        """Close the store."""
        self._store.close()


class Raw:
    """Nothing but ``sqlite3``: the rows that ``Ours`` wrote on a copy of the same database."""

    _NEXT = (
        "SELECT m.card, b.payload FROM memory m JOIN card_body b ON b.card = m.card "
        f"WHERE m.learner = ? AND m.deck = ? AND m.queue = {QUEUE_REVIEW} AND m.due_day <= ? "
        "ORDER BY m.due_day, m.interval LIMIT 1"
    )

    def __init__(
        self, path: Path, rows: Sequence[tuple[tuple[Any, ...], tuple[Any, ...]]], learner: str, today: int
    ) -> None:
        self._path = path
        self._rows: Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]] = iter(rows)
        self._due = (learner, synthetic.DECK, today)

    def open(self) -> float:
        """Open the file and read the first due card."""
        started = time.perf_counter()
        self._connection = sqlite3.connect(self._path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("PRAGMA cache_size=-16000")
        self._connection.execute(self._NEXT, self._due).fetchone()
        return time.perf_counter() - started

    def answer(self) -> float:
        """Write the next pair of rows; read what is due next."""
        event, memory = next(self._rows)
        execute = self._connection.execute
        started = time.perf_counter()
        execute("BEGIN IMMEDIATE")
        execute(INSERT_EVENT, event)
        execute(REPLACE, memory)
        execute("COMMIT")
        found = execute(self._NEXT, self._due).fetchone()
        seconds = time.perf_counter() - started
        assert found is not None
        return seconds

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _make_ours(path: Path, cards: int) -> tuple[str, int]:
    """Make a database with so many cards due today; return the learner and the study day."""
    deck = synthetic.deck(cards)
    with Store.open(path, backups=False) as store:
        store.sync_deck(deck)
        return histories.all_due(store, deck.cards)


def _rows_written(
    template: Path, folder: Path, answers: int
) -> list[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """Let a session give so many answers; return the event row and memory row that each one wrote."""
    copy = folder / "rehearsal.db"
    shutil.copy(template, copy)
    session = Ours(copy)
    session.open()
    connection = sqlite3.connect(copy)
    last = connection.execute("SELECT max(seq) FROM event").fetchone()[0]
    for _ in range(answers):
        session.answer()
    session.close()
    events = connection.execute(f"SELECT {COLUMNS} FROM event WHERE seq > ? ORDER BY seq", (last,)).fetchall()
    memories = [
        connection.execute(
            f"SELECT {ROW_COLUMNS} FROM memory WHERE learner = ? AND card = ?", event[1:3]
        ).fetchone()
        for event in events
    ]
    connection.close()
    _remove(copy)
    return list(zip(events, memories, strict=True))


def _remove(path: Path) -> None:
    for name in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        name.unlink(missing_ok=True)


def _percentiles(seconds: Sequence[float]) -> tuple[float, float]:
    """Return median and 99th percentile, in milliseconds."""
    ordered = sorted(seconds)
    return statistics.median(ordered) * 1000, ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)] * 1000


def _in_turn(engines: dict[str, Engine], answers: int) -> dict[str, list[float]]:
    """Let each engine answer in blocks; the order of the engines moves on with every block."""
    taken: dict[str, list[float]] = {name: [] for name in engines}
    gc.collect()
    gc.freeze()  # what the measurement itself holds is no burden on those measured
    names = list(engines)
    for block in range(0, answers, _BLOCK):
        turn = (block // _BLOCK) % len(names)
        for name in names[turn:] + names[:turn]:
            engine, times = engines[name], taken[name]
            times += [engine.answer() for _ in range(min(_BLOCK, answers - block))]
    return taken


def _size(
    cards: int, rounds: int, answers: int, warm_up: int, folder: Path, say: Callable[[str], None]
) -> dict[str, Any]:
    from benchmarks.anki_peer import AnkiPeer

    say(f"{cards} cards: making the stores")
    template = folder / "template.db"
    learner, today = _make_ours(template, cards)
    rows = _rows_written(template, folder, warm_up + answers)
    times: dict[str, list[float]] = {}
    opened: dict[str, list[float]] = {}
    for number in range(rounds):
        ours, raw = folder / "ours.db", folder / "raw.db"
        shutil.copy(template, ours)
        shutil.copy(template, raw)
        session = Ours(ours)
        engines: dict[str, Engine] = {
            "ours": session,
            "anki": AnkiPeer(folder / f"anki-{number}", cards),
            "sqlite": Raw(raw, rows, learner, today),
        }
        for again in range(_REOPENED):
            for name, engine in engines.items():
                seconds = engine.open()
                if number or again:  # the very first opening warms up caches and late imports
                    opened.setdefault(name, []).append(seconds)
                if again < _REOPENED - 1:
                    engine.close()
        taken = _in_turn(engines, warm_up + answers)
        for name, engine in engines.items():
            engine.close()
            times.setdefault(name, []).extend(taken[name][warm_up:])
        times.setdefault(WITH_INTERVALS, []).extend(session.with_intervals[warm_up:])
        _remove(ours)
        _remove(raw)
        shutil.rmtree(folder / f"anki-{number}")
        say(f"{cards} cards, round {number + 1}/{rounds} done")
    _remove(template)
    return _figures(times) | {
        "open_first_ms": {
            name: round(statistics.median(values) * 1000, 2) for name, values in opened.items()
        },
    }


def _figures(times: dict[str, list[float]]) -> dict[str, Any]:
    """Return how long answers took with each engine, from seconds, as percentiles and as ratios."""
    figures: dict[str, Any] = {"answers": len(times["ours"])}
    p50s, p99s = {}, {}
    for name, seconds_taken in times.items():
        p50s[name], p99s[name] = _percentiles(seconds_taken)
        figures[name] = {"p50_ms": round(p50s[name], 3), "p99_ms": round(p99s[name], 3)}
    return figures | {
        "ratio_vs_anki_p50": round(p50s["ours"] / p50s["anki"], 3),
        "ratio_vs_anki_p99": round(p99s["ours"] / p99s["anki"], 3),
        "ratio_vs_sqlite_p50": round(p50s["ours"] / p50s["sqlite"], 3),
        "ratio_vs_sqlite_p99": round(p99s["ours"] / p99s["sqlite"], 3),
        "ratio_vs_anki_p50_intervals_read": round(p50s[WITH_INTERVALS] / p50s["anki"], 3),
    }


def measure(*, quick: bool, runs: int | None, say: Callable[[str], None]) -> dict[str, Any]:
    """Measure each size in ``runs`` rounds; the ratios at the top are those of the largest."""
    if importlib.util.find_spec("anki") is None:
        raise click.ClickException("Anki's engine is not installed: pip install 'articlequiz[bench]'")
    sizes = (200, 400) if quick else SIZES
    answers, warm_up = (100, 20) if quick else (_MEASURED, _WARM_UP)
    rounds = runs or (1 if quick else 3)
    measured: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        for cards in sizes:
            given = min(answers, cards - 2 * warm_up)
            measured[str(cards)] = _size(cards, rounds, given, warm_up, Path(folder), say)
    largest = measured[str(sizes[-1])]
    return {
        **{name: largest[name] for name in ("ratio_vs_anki_p50", "ratio_vs_anki_p99", "ratio_vs_sqlite_p50")},
        "open_first_ms": largest["open_first_ms"],
        "open_first_ratio_vs_anki": round(
            largest["open_first_ms"]["ours"] / largest["open_first_ms"]["anki"], 3
        ),
        "sizes": measured,
    }

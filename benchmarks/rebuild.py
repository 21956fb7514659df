"""Work out every memory anew from the log, at 100,000 and at 1,000,000 reviews.

The log is made up: learners of 10,000 cards each, ten reviews a card over months of study days, in the order
in which they happened. The rebuild is that of ``quiz doctor --rebuild``, with no memory there before it, in a
process of its own whose peak memory is read at the end. Beside it the ``fsrs`` package alone is given the
very same ratings and days, held in memory: what any rebuild needs at least.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import child, histories, synthetic

SIZES = (100_000, 1_000_000)
_CARDS, _REVIEWS = 10_000, 10
_FIRST_DAY = 19_000


def make(database: Path, reviews: int, cards: int) -> int:
    """Make a database with a log of so many reviews; return how many events it holds."""
    from quiz.store.api import Store

    deck = synthetic.deck(cards)
    written = 0
    with Store.open(database, backups=False) as store:
        store.sync_deck(deck)
        for number in range(reviews // (cards * _REVIEWS)):
            learner = store.learner(f"learner {number}")
            log = histories.months(learner.id, deck.cards, _REVIEWS, _FIRST_DAY, seed=number)
            written += histories.write(store.database, log)
        histories.settle(store)
    return written


def rebuild_once(database: str) -> dict[str, Any]:
    """Rebuild all memories; return the seconds and what was written."""
    from quiz.store.api import Store
    from quiz.store.rebuild import rebuild

    told = 0

    def progress(_done: int, _total: int) -> None:
        nonlocal told
        told += 1

    with Store.open(Path(database), backups=False) as store:
        started, busy = time.perf_counter(), time.process_time()
        result = rebuild(store.database, on_progress=progress)
        seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - busy
        again = rebuild(store.database, write=False)
    assert result.wrong == result.cards, "every memory was missing"
    assert not again.wrong, "a rebuild leaves nothing to mend"
    return {
        "seconds": round(seconds, 2),
        "cpu_seconds": round(cpu_seconds, 2),
        "events": result.events,
        "memories": result.cards,
        "progress_told": told,
    }


def fsrs_alone(database: str) -> dict[str, Any]:
    """Give the same ratings to the bare package; return the seconds that it takes, reading aside."""
    import sqlite3
    from datetime import UTC, datetime, timedelta

    from fsrs import Card, Rating, Scheduler

    connection = sqlite3.connect(database)
    rows = connection.execute(
        "SELECT learner, card, rating, study_day FROM event WHERE kind = 'review' ORDER BY learner, card, id"
    ).fetchall()
    connection.close()
    ratings = {int(one): one for one in Rating}
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    moments = {row[3]: epoch + timedelta(days=row[3]) for row in rows}
    review = Scheduler(enable_fuzzing=False).review_card
    started, busy = time.perf_counter(), time.process_time()
    last: tuple[str, str] | None = None
    card = Card(card_id=0)
    for learner, name, rating, day in rows:
        if (learner, name) != last:
            last = (learner, name)
            card = Card(card_id=0)
        card, _ = review(card, ratings[rating], moments[day])
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - busy
    return {"seconds": round(seconds, 2), "cpu_seconds": round(cpu_seconds, 2), "reviews": len(rows)}


def measure(*, quick: bool, runs: int | None, say: Callable[[str], None]) -> dict[str, Any]:
    """Rebuild each log ``runs`` times from nothing; the best of them counts, as for the bare package."""
    rounds = runs or 1
    sizes, cards = ((500, 1_000), 50) if quick else (SIZES, _CARDS)
    measured: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        for reviews in sizes:
            database = Path(name) / f"{reviews}.db"
            events = make(database, reviews, cards)
            say(f"{reviews} reviews: a log of {events} events, {database.stat().st_size / 2**20:.0f} MB")
            alone = min(
                (child.run("benchmarks.rebuild:fsrs_alone", database=str(database)) for _ in range(rounds)),
                key=lambda one: float(one["seconds"]),
            )
            ours = []
            for number in range(rounds):
                copy = database.with_name(f"{reviews}-{number}.db")
                copy.write_bytes(database.read_bytes())
                ours.append(child.run("benchmarks.rebuild:rebuild_once", database=str(copy)))
                copy.unlink()
            best = min(ours, key=lambda one: float(one["seconds"]))
            measured[str(reviews)] = best | {
                "fsrs_alone_seconds": alone["seconds"],
                "fsrs_alone_cpu_seconds": alone["cpu_seconds"],
            }
            say(f"{reviews} reviews: {best['seconds']} s, {best['peak_mb']} MB; fsrs {alone['seconds']} s")
    small, large = (measured[str(size)] for size in sizes)
    return {
        "rebuild_seconds": large["seconds"],
        "fsrs_alone_seconds": large["fsrs_alone_seconds"],
        "rebuild_cpu_seconds": large["cpu_seconds"],
        "fsrs_alone_cpu_seconds": large["fsrs_alone_cpu_seconds"],
        "ratio_vs_fsrs": round(large["cpu_seconds"] / max(0.01, large["fsrs_alone_cpu_seconds"]), 3),
        "peak_mb": large["peak_mb"],
        "peak_mb_growth": round(large["peak_mb"] / small["peak_mb"], 3),
        "sizes": measured,
        "rounds": rounds,
    }

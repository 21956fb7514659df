"""The real app killed while a robot studies in it; then the database is opened and looked at.

Three kinds of kill, all SIGKILL, all drawn from a seed:

* **clock**: at a random instant since the app was started, the first start with its building of decks too;
* **key**: within 60 ms after a key that makes the app write;
* **transaction**: by the process itself, as a chosen statement between BEGIN and COMMIT starts, or some
  microseconds into a COMMIT (see ``benchmarks.killed_app``).

After each kill the store must open, SQLite's integrity check and our own find nothing, memory must equal the
log, every event that was there before must be there still, and so must every act that the screen had
acknowledged: the log holds just those, or those and the whole of the one act under way.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import histories
from benchmarks.killed_app import MARK
from benchmarks.robot import COLUMNS, ROWS, Robot
from benchmarks.terminal import Terminal, clean_env
from quiz.store.api import Store
from quiz.store.doctor import examine
from quiz.study.builtin import ensure_builtin

KINDS = ("transaction", "key", "transaction", "clock", "transaction", "key")
"""In turn."""

_KILLS_A_DATABASE = 6
_FRESH_EVERY = 5
"""Each fifth database, the second first, is not there yet: the app makes it and builds the decks."""

_MOST_ACTS = 25


@dataclass(slots=True)
class Report:
    """What so many kills came to; ``faults`` is what must not be, in words."""

    kills: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    inside_transaction: int = 0
    during_commit: int = 0
    acknowledged: int = 0
    logged: int = 0
    written_unseen: int = 0
    shapes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """Return it for printing."""
        return {
            "kills": self.kills,
            "inside_transaction": self.inside_transaction,
            "during_commit": self.during_commit,
            "acknowledged_events": self.acknowledged,
            "logged_events": self.logged,
            "written_but_not_yet_shown": self.written_unseen,
            "lost": len(self.faults),
            "kinds": dict(self.kinds),
            "acts": dict(sorted(self.shapes.items())),
            "faults": self.faults,
        }


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill: the ``number``-th, of a kind, drawn with ``draw``."""

    number: int
    kind: str
    fresh: bool
    draw: Random


def run_kills(
    count: int, seed: int, *, say: Callable[[str], None] = lambda _: None, folder: Path | None = None
) -> Report:
    """Kill the app so many times; the same seed draws the same kinds, keys and delays."""
    report = Report()
    with _workplace(folder) as place:
        template = _template(place)
        env = clean_env(str(place))
        database = place / "quiz.db"
        for number in range(count):
            nth, within = divmod(number, _KILLS_A_DATABASE)
            fresh = nth % _FRESH_EVERY == 1
            if within == 0:
                database = place / f"series-{nth}" / "quiz.db"
                database.parent.mkdir()
                if not fresh:
                    shutil.copy(template, database)
            kill = Kill(number, KINDS[within], fresh and within < 3, Random(f"{seed} {number}"))
            _one(kill, database, env, report)
            say(
                f"{number + 1}/{count} {kill.kind}: {report.inside_transaction} inside a transaction, "
                f"{report.acknowledged} acknowledged, {len(report.faults)} faults"
            )
    return report


@contextmanager
def _workplace(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def _template(place: Path) -> Path:
    """Make a database in which every other card of the built-in deck is due: so every form is asked."""
    path = place / "template.db"
    with Store.open(path, backups=False) as store:
        ensure_builtin(store)
        cards = [card for deck in store.decks() for card in store.built_deck(deck.id).cards]
        histories.all_due(store, cards[::2], new_per_day=100)
    return path


def _events(database: Path) -> set[str]:
    """Return the ids of all events; none where the database is not there yet."""
    if not database.exists():
        return set()
    with Store.open(database, backups=False) as store:
        return {row[0] for row in store.database.all("SELECT id FROM event")}


def _one(kill: Kill, database: Path, env: dict[str, str], report: Report) -> None:
    before = _events(database)
    mark = database.with_name("mark")
    mark.write_bytes(MARK.pack(0, 0))
    study = ["--db", str(database), "study"]
    if kill.kind == "transaction":
        options, committing = _point(kill)
        watched = [str(mark), str(database), *options, "--", *study]
        command = [sys.executable, "-m", "benchmarks.killed_app", *watched]
    else:
        committing = False
        command = [sys.executable, "-m", "quiz", *study]
    with Terminal(command, env=env, columns=COLUMNS, rows=ROWS) as terminal:
        robot = Robot(terminal, kill.draw)
        _ACTIONS[kill.kind](kill, terminal, robot)
        terminal.crash()
        robot.look()
    inside, _ = MARK.unpack(mark.read_bytes())
    report.kills += 1
    report.kinds[kill.kind] += 1
    report.inside_transaction += inside
    report.during_commit += inside and committing
    report.shapes.update(robot.done)
    _check(kill, database, before, robot, report)


def _point(kill: Kill) -> tuple[list[str], bool]:
    """Draw where in a transaction the app kills itself."""
    draw = kill.draw
    if draw.random() < 0.35:
        commit, microseconds = draw.randint(1, 5), draw.randint(0, 400)
        return ["--commit", str(commit), "--microseconds", str(microseconds)], True
    statement = draw.randint(1, 2_000) if kill.fresh else draw.randint(1, 18)
    return ["--statement", str(statement)], False


def _by_clock(kill: Kill, terminal: Terminal, robot: Robot) -> None:
    end = robot.until = time.monotonic() + kill.draw.uniform(0.1, 5.0 if kill.fresh else 3.0)
    while robot.do():
        pass
    _watch(terminal, end)


def _after_key(kill: Kill, terminal: Terminal, robot: Robot) -> None:
    if robot.study(kill.draw.randint(0, 4)) and robot.do():
        _watch(terminal, time.monotonic() + kill.draw.uniform(0, 0.06))


def _watch(terminal: Terminal, end: float) -> None:
    """Take in what the app writes until it is time."""
    while (left := end - time.monotonic()) > 0 and terminal.pump(min(left, 0.02)):
        pass


def _by_itself(kill: Kill, terminal: Terminal, robot: Robot) -> None:
    del kill, terminal
    robot.study(_MOST_ACTS)


_ACTIONS: dict[str, Callable[[Kill, Terminal, Robot], None]] = {
    "clock": _by_clock,
    "key": _after_key,
    "transaction": _by_itself,
}


def _check(kill: Kill, database: Path, before: set[str], robot: Robot, report: Report) -> None:
    """Open what is left, as the next start would, and add to the report what is wrong with it."""
    name = f"kill {kill.number} ({kill.kind})"
    with Store.open(database, backups=False) as store:
        health = examine(store.database)
        if health.findings:  # told once; the next kill shall be judged by itself
            examine(store.database, mend=True)
    if health.findings:
        report.faults += [
            f"{name}: {finding.what}: {finding.count} {finding.detail}" for finding in health.findings
        ]
    after = _events(database)
    if not before <= after:
        report.faults.append(f"{name}: {len(before - after)} events of an earlier session are gone")
    written = len(after) - len(before)
    under_way = robot.act.events if robot.act is not None else 0
    done = f"done: {' '.join(robot.done)}, under way: {robot.act and robot.act.shape}"
    if written not in {robot.acknowledged, robot.acknowledged + under_way}:
        report.faults.append(
            f"{name}: the screen acknowledged {robot.acknowledged} events and {under_way} were under way, "
            f"but the log holds {written} ({done})"
        )
    report.acknowledged += robot.acknowledged
    report.logged += written
    report.written_unseen += written - robot.acknowledged


def measure(*, quick: bool, runs: int | None, say: Callable[[str], None]) -> dict[str, Any]:
    """Kill ``runs`` times (200)."""
    return run_kills(runs or (6 if quick else 200), seed=20200103, say=say).figures()

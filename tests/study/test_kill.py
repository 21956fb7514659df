"""Sessions killed at any instant, and two at once: what was acknowledged is in the log, nothing breaks."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.store import doctor
from quiz.store.api import Store

STUDENT = """
import sys
from pathlib import Path
from quiz.errors import StaleCardError
from quiz.questions.model import Show
from quiz.questions.response import GaveUp, Seen
from quiz.store.api import Store
from quiz.study.session import Session

with Store.open(Path(sys.argv[1]), backups=False) as store:
    session = Session.open(store, store.learner(sys.argv[2] if len(sys.argv) > 2 else None))
    print("ready", flush=True)
    stale = 0
    while (task := session.next()) is not None:
        response = Seen() if isinstance(task.instance, Show) else GaveUp()
        try:
            feedback = session.answer(task, response, milliseconds=1)
        except StaleCardError:
            stale += 1
            continue
        print(feedback.event, flush=True)
        if stale > 5000:
            break
"""


@pytest.fixture
def library(
    path: Path,
    make_desk: Callable[..., Any],
    make_card: Callable[..., Card],
    make_deck: Callable[..., BuiltDeck],
) -> Path:
    """A database whose sessions never run dry: every card is answered wrong, again and again."""
    from quiz.memory import SystemClock

    desk = make_desk(path, SystemClock())
    desk.store.sync_deck(make_deck(*(make_card(f"s{n:03}") for n in range(60))))
    desk.settings(new_per_day=60, leech_threshold=0)
    desk.store.close()
    return path


def start(path: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", STUDENT, str(path), *arguments], stdout=subprocess.PIPE, text=True
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_every_acknowledged_answer_survives_being_killed(library: Path) -> None:
    instants = random.Random(20260921)
    acknowledged: list[str] = []
    for _ in range(12):
        student = start(library)
        assert student.stdout is not None
        assert student.stdout.readline() == "ready\n"
        time.sleep(instants.uniform(0.002, 0.12))
        student.send_signal(signal.SIGKILL)
        acknowledged += [line.strip() for line in student.stdout.read().splitlines() if len(line) == 36]
        student.wait()
        student.stdout.close()
    assert len(acknowledged) > 50
    with Store.open(library, backups=False) as store:
        logged = {row[0] for row in store.database.all("SELECT id FROM event WHERE card IS NOT NULL")}
        health = doctor.examine(store.database)
    assert set(acknowledged) <= logged
    assert len(logged) - len(set(acknowledged)) <= 12  # at most the answer under way, each time
    assert health.findings == ()


def test_two_sessions_of_one_learner_never_answer_one_showing_twice(library: Path) -> None:
    students = [start(library) for _ in range(2)]
    counts = []
    for student in students:
        assert student.stdout is not None
        assert student.stdout.readline() == "ready\n"
    events: list[str] = []
    for student in students:
        assert student.stdout is not None
        mine = [student.stdout.readline().strip() for _ in range(60)]
        counts.append(len(mine))
        events += mine
    for student in students:
        student.kill()
        assert student.stdout is not None
        events += [line.strip() for line in student.stdout.read().splitlines() if len(line) == 36]
        student.wait()
        student.stdout.close()
    assert counts == [60, 60]
    with Store.open(library, backups=False) as store:
        logged = {row[0] for row in store.database.all("SELECT id FROM event WHERE card IS NOT NULL")}
        assert set(events) <= logged
        introduced = store.database.all("SELECT card FROM event WHERE kind = 'introduce'")
        assert len(introduced) == len(set(introduced))
        assert doctor.examine(store.database).findings == ()


def test_two_learners_write_at_once_without_getting_in_each_others_way(library: Path) -> None:
    students = [start(library, name) for name in ("Ada", "Bea")]
    for student in students:
        assert student.stdout is not None
        assert student.stdout.readline() == "ready\n"
        assert all(len(student.stdout.readline().strip()) == 36 for _ in range(40))
    for student in students:
        student.kill()
        student.wait()
        assert student.stdout is not None
        student.stdout.close()
    with Store.open(library, backups=False) as store:
        assert doctor.examine(store.database).findings == ()
        assert {learner.name for learner in store.learners()} == {"me", "Ada", "Bea"}

"""Two programs at one database: no answer is lost, none is taken twice, and each waits for the other."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quiz.memory import FixedClock
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.store import doctor
from quiz.store.api import Store
from quiz.study import preferences

NOON = 1_790_000_000_000_000

PROGRAM = """
import json, sys, time
from pathlib import Path
from quiz.errors import QuizError, StaleCardError
from quiz.memory import FixedClock
from quiz.questions.model import Judge, Pick, Show
from quiz.questions.response import GaveUp, Judged, Picked, Seen, Typed
from quiz.store.api import Store
from quiz.study.session import Session

clock = FixedClock(int(sys.argv[3]))
store = Store.open(Path(sys.argv[1]), clock=clock, backups=False)
session = Session.open(store, store.learner(sys.argv[2]))
task = None


def respond(task, number):
    if isinstance(task.instance, Show):
        return Seen()
    if number % 3:
        return GaveUp()
    key = task.instance.key
    match task.instance:
        case Pick():
            return Picked(key)
        case Judge():
            return Judged(key)
        case _:
            return Typed(key.display)


for line in sys.stdin:
    command, *words = line.split()
    said = {}
    try:
        if command == "next":
            task = session.next()
            said["card"] = None if task is None else task.card
        elif command == "answer":
            started = time.monotonic()
            feedback = session.answer(task, respond(task, 1), milliseconds=1)
            said |= {"event": feedback.event, "seconds": time.monotonic() - started}
        elif command == "run":
            said |= {"events": [], "refused": 0}
            for number in range(int(words[0])):
                task = session.next()
                if task is None:
                    break
                try:
                    feedback = session.answer(task, respond(task, number), milliseconds=1)
                    said["events"].append(feedback.event)
                except StaleCardError:
                    said["refused"] += 1
                clock.advance(seconds=7)
        elif command == "patience":
            said["usual"] = store.database.value("PRAGMA busy_timeout")
            store.database.execute("PRAGMA busy_timeout=" + words[0])
        elif command == "hold":
            store.database.connection.execute("BEGIN IMMEDIATE")
        elif command == "release":
            store.database.connection.execute("ROLLBACK")
    except QuizError as error:
        said["error"] = type(error).__name__
        said["message"] = error.message
        said["remedy"] = error.remedy
    print(json.dumps(said), flush=True)
store.close()
"""


class Program:
    """A program of its own that studies, told line by line what to do."""

    def __init__(self, path: Path, learner: str, at: int = NOON) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(path), learner, str(at)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, command: str) -> None:
        """Give a command and do not wait."""
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()

    def end(self) -> dict[str, Any]:
        """Wait for what came of the command."""
        assert self._process.stdout is not None
        said: dict[str, Any] = json.loads(self._process.stdout.readline())
        return said

    def __call__(self, command: str) -> dict[str, Any]:
        self.begin(command)
        return self.end()

    def __enter__(self) -> Program:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=60)
        assert self._process.returncode == 0


@pytest.fixture
def library(
    path: Path,
    make_desk: Callable[..., Any],
    make_card: Callable[..., Card],
    make_deck: Callable[..., BuiltDeck],
) -> Path:
    """Forty cards, all of which may be begun on one day, for two learners."""
    desk = make_desk(path, FixedClock(NOON))
    desk.store.sync_deck(make_deck(*(make_card(f"s{n:03}") for n in range(40))))
    for name in ("me", "Ada", "Bea"):
        learner = desk.store.learner(name)
        known = preferences.load(desk.store, learner)
        study = replace(known.study, new_per_day=40)
        preferences.save(desk.store, learner, replace(known, study=study))
    desk.store.close()
    return path


@pytest.fixture
def programs(library: Path) -> Iterator[Callable[..., Program]]:
    with ExitStack() as stack:
        yield lambda learner="me", at=NOON: stack.enter_context(Program(library, learner, at))


def logged(path: Path, learner: str = "me") -> list[str]:
    """The answers in the log, and that everything about it is sound."""
    with Store.open(path, backups=False) as store:
        assert doctor.examine(store.database).findings == ()
        rows = store.database.all(
            "SELECT id FROM event WHERE learner = ? AND card IS NOT NULL ORDER BY seq",
            (store.known_learner(learner).id,),
        )
    return [row[0] for row in rows]


def test_of_two_answers_to_one_showing_the_second_is_refused_kindly(
    library: Path, programs: Callable[..., Program]
) -> None:
    first, second = programs(), programs()
    assert first("next") == second("next") == {"card": "d/s000#a"}
    event = first("answer")["event"]
    refused = second("answer")
    assert refused["error"] == "StaleCardError"
    assert "Nothing was written" in refused["message"]
    assert refused["remedy"]
    assert logged(library) == [event]
    assert second("next") == {"card": "d/s001#a"}, "the second goes on with what is left"
    other = second("answer")["event"]
    assert logged(library) == [event, other]


def test_two_programs_of_one_learner_lose_no_answer(library: Path, programs: Callable[..., Program]) -> None:
    both = programs(), programs()
    for program in both:
        program.begin("run 150")
    done = [program.end() for program in both]
    answers = [event for one in done for event in one["events"]]
    assert "error" not in {key for one in done for key in one}
    assert len(answers) == len(set(answers)) > 100
    assert sorted(answers) == sorted(logged(library))
    with Store.open(library, backups=False) as store:
        introduced = store.database.all("SELECT card FROM event WHERE kind = 'introduce'")
    assert len(introduced) == len(set(introduced)) <= 40


def test_two_learners_get_just_what_each_would_have_got_alone(
    library: Path, programs: Callable[..., Program], tmp_path: Path
) -> None:
    import shutil

    alone = tmp_path / "alone.db"
    shutil.copy(library, alone)
    with Program(alone, "Ada") as program:
        wanted = program("run 120")
    both = {name: programs(name) for name in ("Ada", "Bea")}
    for program in both.values():
        program.begin("run 120")
    done = {name: program.end() for name, program in both.items()}
    for name, said in done.items():
        assert (said["refused"], len(said["events"])) == (0, len(wanted["events"]))
        assert logged(library, name) == said["events"]

    def memory(path: Path) -> list[tuple[Any, ...]]:
        with Store.open(path, backups=False) as store:
            ada = store.known_learner("Ada").id
            return store.database.all(
                "SELECT card, queue, stability, difficulty, due_at, due_day, reps, lapses FROM memory "
                "WHERE learner = ? ORDER BY card",
                (ada,),
            )

    assert memory(library) == memory(alone)


def test_an_answer_waits_for_a_program_that_writes(library: Path, programs: Callable[..., Program]) -> None:
    writing, answering = programs("Bea"), programs("Ada")
    answering("next")
    writing("hold")
    answering.begin("answer")
    time.sleep(1.2)
    writing("release")
    done = answering.end()
    assert "error" not in done
    assert 1.0 < done["seconds"] < 5.0
    assert logged(library, "Ada") == [done["event"]]


def test_an_answer_that_waited_in_vain_is_told_and_can_be_given_again(
    library: Path, programs: Callable[..., Program]
) -> None:
    """Five seconds, here less, is what a program waits; then it says who is in the way, and lost nothing."""
    writing, answering = programs("Bea"), programs("Ada")
    assert answering("patience 600")["usual"] == 5000
    answering("next")
    writing("hold")
    started = time.monotonic()
    refused = answering("answer")
    assert 0.5 < time.monotonic() - started < 15
    assert refused["error"] == "StoreError"
    assert "locked by another program" in refused["message"]
    assert "Close the other program" in refused["remedy"]
    writing("release")
    assert logged(library, "Ada") == []
    event = answering("answer")["event"]
    assert logged(library, "Ada") == [event]

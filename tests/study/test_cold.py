"""What studying must not load, and that it can be done without."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card

HEAVY = {"sqlalchemy", "sqlmodel", "pydantic", "yaml", "textual"}
WHOLE_SESSION = """
import sys
from pathlib import Path
from quiz.questions.model import Show
from quiz.questions.response import GaveUp, Seen
from quiz.store.api import Store
from quiz.study.builtin import ensure_builtin
from quiz.study.disagreement import disputes_view
from quiz.study.overview import home_view
from quiz.study.session import Session
from quiz.study import manage, preferences

with Store.open(Path(sys.argv[1])) as store:
    learner = store.learner()
    home_view(store, learner)
    disputes_view(store, "d")
    preferences.save(store, learner, preferences.load(store, learner))
    session = Session.open(store, learner)
    feedback = None
    for _ in range(14):
        task = session.next()
        given = Seen() if isinstance(task.instance, Show) else GaveUp()
        feedback = session.answer(task, given, milliseconds=1)
        dict(feedback.next_due)
    session.rerate(feedback, 3)
    session.undo()
    session.flag(session.next(), 1)
    session.suspend(session.next())
    manage.suspended(store, learner)
    session.summary()
    store.built_deck("d")
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_a_whole_session_loads_no_heavy_package(
    path: Path,
    make_desk: Callable[..., Any],
    make_card: Callable[..., Card],
    make_deck: Callable[..., BuiltDeck],
) -> None:
    from quiz.memory import SystemClock

    desk = make_desk(path, SystemClock())
    desk.store.sync_deck(make_deck(*(make_card(f"s{n:02}") for n in range(12))))
    desk.store.close()
    done = subprocess.run(
        [sys.executable, "-c", WHOLE_SESSION, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert not loaded & HEAVY
    assert "fsrs" in loaded  # the first answer needs it


@pytest.mark.parametrize("module", ["quiz.study.session", "quiz.store.api", "quiz.study.overview"])
def test_importing_does_no_work(module: str) -> None:
    """Not even the scheduler's package is loaded before it is needed."""
    code = f"import {module}, sys; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & (
        HEAVY | {"fsrs", "platformdirs", "rapidfuzz.fuzz", "zoneinfo._common"}
    )

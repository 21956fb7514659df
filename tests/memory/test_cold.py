"""Opening a session must not wait for what only an answer needs."""

from __future__ import annotations

import subprocess
import sys


def test_the_model_is_loaded_by_the_first_answer_only() -> None:
    code = """
import sys
import quiz.memory as memory
clock = memory.FixedClock(10**15)
day = memory.study_day(clock.now(), clock.zone)
card = memory.introduce(memory.NEW_MEMORY, clock.now(), day, memory.Settings())
memory.choose_form([memory.FormInfo("q", "choice", False)], card, 0)
memory.retrievability(card._replace(stability=3.0), day, memory.DEFAULT_PARAMETERS)
heavy = {"fsrs", "typing_extensions", "pathlib", "pydantic", "sqlmodel", "random"} & set(sys.modules)
assert not heavy, heavy
memory.warm_up()
assert "fsrs" in sys.modules
assert "torch" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

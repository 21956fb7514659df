"""How long until there is something to see: help, the first painted screen, the first card.

The yardstick is an empty Textual app, imported and painted in the same kind of terminal, in turn with ours.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from benchmarks.terminal import Terminal, clean_env

EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("painted-marker")
Empty().run()
"""
QUIZ = [sys.executable, "-m", "quiz"]


def _until(command: list[str], env: dict[str, str], shown: Callable[[str], bool]) -> float:
    """Seconds from starting a command in a terminal until its screen shows something."""
    started = time.perf_counter()
    with Terminal(command, env=env) as terminal:
        terminal.wait_for(shown)
        return time.perf_counter() - started


def _help(env: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run([*QUIZ, "--help"], env=env, capture_output=True, check=True)
    return time.perf_counter() - started


def measure(*, quick: bool, runs: int | None, say: Callable[[str], None]) -> dict[str, Any]:
    """Medians over ``runs`` rounds; each round runs every command once, so that drift hits all alike."""
    rounds = runs or (3 if quick else 15)
    with tempfile.TemporaryDirectory() as home:
        env = clean_env(home)
        database = f"{home}/quiz.db"
        subprocess.run([*QUIZ, "--db", database, "decks"], env=env, check=True, capture_output=True)
        helps, empties, paints, cards = [], [], [], []
        for number in range(rounds + 1):
            measured = (
                _help(env),
                _until([sys.executable, "-c", EMPTY_APP], env, lambda text: "painted-marker" in text),
                _until([*QUIZ, "--db", database], env, lambda text: bool(text.strip())),
                _until([*QUIZ, "--db", database, "study", "soleimani"], env, lambda text: "¶" in text),
            )
            if number:  # the first round warms the file cache and the compiled modules
                for values, value in zip((helps, empties, paints, cards), measured, strict=True):
                    values.append(value)
                say(f"round {number}/{rounds}: " + ", ".join(f"{value:.3f} s" for value in measured))
    empty = statistics.median(empties)
    return {
        "help_seconds": round(statistics.median(helps), 4),
        "empty_app_seconds": round(empty, 4),
        "first_paint_seconds": round(statistics.median(paints), 4),
        "first_card_seconds": round(statistics.median(cards), 4),
        "first_paint_ratio": round(statistics.median(paints) / empty, 3),
        "first_card_ratio": round(statistics.median(cards) / empty, 3),
        "rounds": rounds,
    }

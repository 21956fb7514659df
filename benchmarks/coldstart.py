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
FIRST_PAINT = ("Opening …", "Five accounts of a killing")
"""What Home shows of its own: before the database is open, and once the deck is there."""

FIRST_CARD = "¶"
"""The mark of a paragraph: the card's evidence stands on the screen."""

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
        taken: list[tuple[float, ...]] = []
        for number in range(rounds + 1):
            measured = (
                _help(env),
                _until([sys.executable, "-c", EMPTY_APP], env, lambda text: "painted-marker" in text),
                _until([*QUIZ, "--db", database], env, lambda text: any(one in text for one in FIRST_PAINT)),
                _until([*QUIZ, "--db", database, "study", "soleimani"], env, lambda text: FIRST_CARD in text),
            )
            if number:  # the first round warms the file cache and the compiled modules
                taken.append(measured)
                say(f"round {number}/{rounds}: " + ", ".join(f"{value:.3f} s" for value in measured))
    helps, empty, paint, card = (statistics.median(times) for times in zip(*taken, strict=True))
    return {
        "help_seconds": round(helps, 4),
        "empty_app_seconds": round(empty, 4),
        "first_paint_seconds": round(paint, 4),
        "first_card_seconds": round(card, 4),
        "first_paint_ratio": round(paint / empty, 3),
        "first_card_ratio": round(card / empty, 3),
        "rounds": rounds,
    }

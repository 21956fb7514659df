"""From a dossier to a deck in the store: the built-in one, and made-up ones of growing size.

*Warm* is within one process, imports and file cache aside, each time into a new database: what it costs to
load (parse and check), to build cards and questions, and to sync them. The command is the whole of
``quiz build``, from starting Python to its end. Each made-up dossier is built once, in a process of its own;
how that grows is told by processor seconds, which other work on the machine disturbs least.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from benchmarks import child, synthetic
from benchmarks.terminal import clean_env

SIZES = (1_000, 10_000, 100_000)
BUILTIN = "soleimani"


def build_once(dossier: str, database: str) -> dict[str, Any]:
    """Build a dossier into a database; return the seconds of each step, and the counts."""
    from quiz.dossier.load import load
    from quiz.questions.build import build_deck
    from quiz.store.api import Store

    started, busy = time.perf_counter(), time.process_time()
    loaded = load(Path(dossier))
    parsed = time.perf_counter()
    built = build_deck(loaded)
    made = time.perf_counter()
    with Store.open(Path(database), backups=False) as store:
        store.sync_deck(built)
        ended, idle = time.perf_counter(), time.process_time()
    return {
        "load_seconds": round(parsed - started, 4),
        "build_seconds": round(made - parsed, 4),
        "sync_seconds": round(ended - made, 4),
        "seconds": round(ended - started, 4),
        "cpu_seconds": round(idle - busy, 4),
        "cards": len(built.cards),
        "questions": sum(len(card.questions) for card in built.cards),
    }


def _builtin(rounds: int, folder: Path) -> dict[str, Any]:
    with as_file(files("decks").joinpath(BUILTIN)) as dossier:
        once = [build_once(str(dossier), str(folder / f"warm-{number}.db")) for number in range(rounds + 1)]
        commands = []
        env = clean_env(str(folder))
        for number in range(rounds + 1):
            database = folder / f"command-{number}.db"
            started = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "quiz", "--db", str(database), "build", str(dossier)],
                env=env,
                capture_output=True,
                check=True,
            )
            commands.append(time.perf_counter() - started)
    steps = ("load_seconds", "build_seconds", "sync_seconds", "seconds", "cpu_seconds")
    return {
        **{step: round(statistics.median(one[step] for one in once[1:]), 4) for step in steps},
        "command_seconds": round(statistics.median(commands[1:]), 4),
        "cards": once[0]["cards"],
        "questions": once[0]["questions"],
    }


def measure(*, quick: bool, runs: int | None, say: Callable[[str], None]) -> dict[str, Any]:
    """Medians of ``runs`` builds of the built-in deck; one build of each made-up dossier."""
    rounds = runs or (1 if quick else 7)
    sizes = (50, 200) if quick else SIZES
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        builtin = _builtin(rounds, folder)
        say(f"{BUILTIN}: {builtin['seconds']} s warm, {builtin['command_seconds']} s as a command")
        grown: dict[str, Any] = {}
        for statements in sizes:
            dossier = synthetic.dossier(statements, folder / f"dossier-{statements}")
            figures = child.run(
                "benchmarks.build:build_once", dossier=str(dossier), database=str(folder / f"{statements}.db")
            )
            figures["cpu_seconds_per_1000_statements"] = round(figures["cpu_seconds"] * 1000 / statements, 4)
            grown[str(statements)] = figures
            say(f"{statements} statements: {figures['seconds']} s, {figures['peak_mb']} MB")
    per_1000 = [grown[str(size)]["cpu_seconds_per_1000_statements"] for size in sizes]
    return {
        "builtin_seconds": builtin["seconds"],
        "builtin_command_seconds": builtin["command_seconds"],
        "growth": round(per_1000[-1] / per_1000[-2], 3),
        "builtin": builtin,
        "statements": grown,
        "rounds": rounds,
    }

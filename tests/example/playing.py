"""The steps of docs/example.md carried out: commands in a folder of their own, keys in the real review."""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual import events
from textual._compositor import Compositor
from textual.keys import _character_to_key

from tests.example.page import Step, keys, told
from tests.tui.tui_driving import press, screen_text, settle
from tests.tui.tui_idle import wait_for_idle

ROOT = Path(__file__).resolve().parents[2]
SIZE = (80, 40)
"""Columns and lines of the terminal that the page's screens are of."""

WAIT = 8.0
"""Seconds in which the screen may come to show what the page tells."""

REVIEW = "quiz review "
BESIDE = ("decks", "docs")
"""What of the checkout the page's commands name."""


def ready(folder: Path) -> None:
    """Make a folder look as a fresh clone does to the page's commands, with a `quiz` of this checkout."""
    for name in BESIDE:
        (folder / name).symlink_to(ROOT / name)
    (folder / ".bin").mkdir()
    program = folder / ".bin" / "quiz"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m quiz "$@"\n', encoding="utf-8")
    program.chmod(0o755)


def run(command: str, folder: Path) -> str:
    """Return what a command prints, both streams as a terminal shows them.

    A command of `quiz` alone runs in this process, which has loaded most of it; any other in a shell.
    """
    own = {"QUIZ_DB": str(folder / ".quiz.db"), "COLUMNS": "100", "NO_COLOR": "1"}
    words = shlex.split(command) if "\n" not in command.strip() else []
    if words and words[0] == "quiz" and not {"|", ">", "<"} & {*words}:
        return _here(words[1:], folder, own)
    own |= {"PATH": f"{folder / '.bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=dict(os.environ) | own,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return _whole(done.stdout)


def _here(words: list[str], folder: Path, own: dict[str, str]) -> str:
    """Return what a command of `quiz` prints, carried out in this process."""
    from quiz.cli import main

    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in own.items():
            patch.setenv(name, value)
        patch.chdir(folder)
        for name in ("stdout", "stderr"):
            patch.setattr(sys, name, out)
        patch.setattr(sys, "stdin", io.StringIO())
        with pytest.raises(SystemExit):
            main(words)
    return _whole(out.buffer.getvalue().decode())


def _whole(printed: str) -> str:
    """Return what was printed. Raises ``AssertionError`` where the program broke down."""
    assert "Traceback" not in printed, printed
    return printed


async def play(steps: list[Step], folder: Path) -> AsyncIterator[tuple[Step, str]]:
    """Carry out all steps; yield each that shows something with what is printed or seen.

    `quiz review` opens the app and leaves it open: keys go into it until it is left, and a command meanwhile
    is given in a second terminal.
    """
    pilot: Any = None
    async with AsyncExitStack() as stack:
        stack.enter_context(_undrawn())
        for step in steps:
            if step.kind == "console" and step.typed.startswith(REVIEW):
                pilot = await stack.enter_async_context(_opened(folder / step.typed.split()[2]))
                await settle(pilot)
            elif step.kind == "console":
                yield step, run(step.typed, folder)
            elif step.kind == "keys":
                await press_all(pilot, step.typed)
            else:
                yield step, await _seen(pilot, step)


async def _seen(pilot: Any, step: Step) -> str:
    """Return what stands on the screen; what is worked out meanwhile is waited for a moment."""
    until = monotonic() + WAIT
    while not told("screen", step.shown, text := screen_text(pilot.app)) and monotonic() < until:
        await pilot.pause(0.05)
    return text


@contextmanager
def _undrawn() -> Iterator[None]:
    """Have nothing drawn but what is looked at: most of the time would be spent on what nobody sees."""

    def render_update(self: Compositor, **_: object) -> None:
        self._dirty_regions.clear()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", render_update)
        patch.setattr("textual.app.wait_for_idle", wait_for_idle)
        patch.setattr("textual.pilot.wait_for_idle", wait_for_idle)
        yield


async def press_all(pilot: Any, typed: str) -> None:
    """Press the keys of a block, one by one; what is typed goes in at once, as a quick hand does it."""
    for group in keys(typed):
        if len(group) > 1:
            for char in group:
                pilot.app.post_message(events.Key(char if char.isalnum() else _character_to_key(char), char))
            await settle(pilot)
        else:
            await press(pilot, *group)


def _opened(folder: Path) -> Any:
    """Return the review of a folder, ready to be entered."""
    from quiz.memory.clock import SystemClock
    from quiz.reading.review.review import Review
    from tui.review.app import ReviewApp

    return ReviewApp(folder.name, lambda: Review.open(folder, SystemClock()), path=folder.name).run_test(
        size=SIZE
    )

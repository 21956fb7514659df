"""What must not go wrong when things overlap: opening and saving, switching learners, leaving."""

from __future__ import annotations

import ast
import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from quiz.errors import BackupError, StoreError
from quiz.memory import FixedClock
from quiz.study.views import SessionOptions
from tui.app import QuizApp
from tui.backend import Backend, Progress, StoreLibrary
from tui.screens.home import HomeScreen

from .tui_driving import press, settle


async def test_a_look_chosen_while_the_store_opens_keeps_all_other_settings(
    database: Path, clock: FixedClock
) -> None:
    library = StoreLibrary(database, None, clock=clock)
    library.open(lambda *_: None)
    before = library.preferences()
    library.save(replace(before, study=replace(before.study, new_per_day=37), keys={"study.undo": "z"}))
    library.close()
    gate = threading.Event()

    class Slow(StoreLibrary):
        def open(self, progress: Progress) -> None:
            gate.wait(10)
            super().open(progress)

    app = QuizApp(lambda: Slow(database, None, clock=clock), timer=lambda: 0.0)
    async with app.run_test() as pilot:
        await pilot.pause()
        threading.Timer(0.5, gate.set).start()  # the key's act waits for the store
        await pilot.press("f4")
        await settle(pilot)
    library = StoreLibrary(database, None, clock=clock)
    library.open(lambda *_: None)
    after = library.preferences()
    library.close()
    assert after.study.new_per_day == 37
    assert after.keys == {"study.undo": "z"}


async def test_another_learner_in_the_middle_of_a_session_leads_home(
    real_app: Callable[..., QuizApp],
) -> None:
    app = real_app(SessionOptions())
    async with app.run_test() as pilot:
        await settle(pilot)
        app.choose_learner(lambda: None)
        await settle(pilot)
        await press(pilot, *"bob", "enter")
        await settle(pilot)
        assert app.learner == "bob"
        assert isinstance(app.screen, HomeScreen)


async def test_learners_of_a_store_that_cannot_be_opened_are_a_notice(
    sample_app: Callable[..., tuple[QuizApp, object]],
) -> None:
    app, _ = sample_app(home=True, fail=StoreError("The database is locked."))
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "l")
        await settle(pilot)
        assert app.is_running


async def test_what_was_handed_to_the_store_is_done_though_nobody_waits_for_it() -> None:
    done: list[str] = []

    class Library:
        def open(self, progress: Progress) -> None:
            """Open nothing."""

        def close(self) -> None:
            """Close nothing."""

    backend = Backend(Library)  # type: ignore[arg-type]
    await backend.open(lambda *_: None)
    gate = threading.Event()
    first = asyncio.create_task(backend.run(lambda _: gate.wait(10)))
    second = asyncio.create_task(backend.run(lambda _: done.append("answer")))
    await asyncio.sleep(0)
    first.cancel()
    second.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    gate.set()
    await backend.close()
    assert done == ["answer"]


def test_no_module_of_the_app_imports_itself_round_a_corner(root: Path) -> None:
    """Imports inside functions count, too; what only the type checker reads does not."""
    arrows = {
        path.relative_to(root).with_suffix("").as_posix().replace("/", "."): _imports(path)
        for path in (root / "tui").rglob("*.py")
    }
    arrows = {name: targets & arrows.keys() for name, targets in arrows.items() if name != "tui.app"}
    while leaves := {name for name, targets in arrows.items() if not targets & arrows.keys()}:
        arrows = {name: targets for name, targets in arrows.items() if name not in leaves}
    assert not arrows


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}


async def test_a_backup_that_failed_is_told_and_keeps_nobody_from_studying(sample_app: Any) -> None:
    app, library = sample_app(home=True)
    library.warn = BackupError("The disk is full.", remedy="Make room.")
    async with app.run_test() as pilot:
        await settle(pilot)
        assert "The disk is full." in {note.message.splitlines()[0] for note in app._notifications}
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.view is not None

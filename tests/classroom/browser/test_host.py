"""The whole of it: the host's app in a terminal, the server in a process of its own, students in browsers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")
pytest.importorskip("playwright", reason="Playwright is not installed")

from quiz.classroom.options import DrillOptions
from quiz.classroom.server.hosting import Hosting
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.browser.driving import browser, needs_chromium, student
from tests.classroom.drilling import keep_drill
from tests.classroom.server.attacking import CODE
from tui.drill.app import DrillApp

pytestmark = needs_chromium


class _At(NamedTuple):
    base: str


async def _until(pilot: Pilot[Any], app: DrillApp, *wanted: str) -> None:
    for _ in range(160):
        shown = "\n".join(str(one.render()) for one in app.screen.query(Static) if one.display)
        if all(one in shown for one in wanted):
            return
        await pilot.pause(0.05)
    raise AssertionError(f"{wanted} never came; there stands:\n{shown}")


async def test_a_class_is_held_from_the_terminal_whatever_happens_to_its_phones_and_its_server(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    drill = keep_drill(store, barley, DrillOptions(questions=2, forms=(Form.CHOICE,), seconds=None))
    hosting = Hosting(drills.drill(store.database, drill), path, code=CODE)
    hosting.start()
    app = DrillApp(hosting)
    at = _At(hosting.address.rstrip("/"))
    try:
        async with (
            app.run_test(size=(80, 24)) as pilot,
            browser() as chromium,
            student(chromium, at) as ada,
            student(chromium, at) as ben,
            student(chromium, at) as cleo,
        ):
            await ada.join("Ada")
            await ben.join("Ben")
            await _until(pilot, app, "2 have joined: Ada, Ben")
            await pilot.press("space")
            await ada.sees("Question 1 of 2")
            await ben.sees("Question 1 of 2")
            await ada.page.reload()
            await ada.sees("Question 1 of 2")
            await ada.press("1")
            await ada.sees("Saved")
            await _until(pilot, app, "1 of 2 answered", "Still to answer: Ben")
            hosting._server._process.kill()  # type: ignore[union-attr]  # the line of all breaks
            await ben.page.get_by_text("The line is broken").wait_for()
            await ben.press("2")
            await ben.sees("Sending")
            await _until(pilot, app, "Paused")  # the host's app has started it again, the question in flight
            await pilot.press("space")
            await ben.page.reload()
            await ben.sees("Saved")
            await cleo.join("Cleo", "Question 1 of 2")
            await _until(pilot, app, "2 of 3 answered")
            await pilot.press("space")
            await ada.sees("The answer")
            await cleo.sees("You gave no answer")
            await pilot.press("space")
            await cleo.sees("Question 2 of 2")
            await cleo.press("1")
            await _until(pilot, app, "1 of 3 answered")
            await pilot.press("e", "y")
            await _until(pilot, app, "Over")
            await cleo.sees("The drill is over")
    finally:
        hosting.stop()
    names = {one.id: one.name for one in drills.participants(store.database, drill)}
    kept = [(names[one.participant], one.number) for one in drills.answers(store.database, drill)]
    assert sorted(kept) == sorted((name, number) for name in ("Ada", "Ben", "Cleo") for number in (1, 2))

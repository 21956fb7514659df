"""The host's app over a real server, with a student on the line."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from quiz.classroom.options import DrillOptions
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.drilling import built_in, keep_drill

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

import aiohttp

from quiz.classroom.server.hosting import Hosting
from tui.drill.app import DrillApp


def shown(app: DrillApp) -> str:
    return "\n".join(str(one.render()) for one in app.screen.query(Static) if one.display and one.id != "qr")


async def until(pilot: Pilot[Any], app: DrillApp, *wanted: str) -> str:
    """Wait until all this stands on the screen."""
    for _ in range(200):
        text = shown(app)
        if all(one in text for one in wanted):
            return text
        await pilot.pause(0.05)
    raise AssertionError(f"{wanted} never came; there stands:\n{shown(app)}")


TITLE = "Five accounts of a killing"


async def test_a_drill_is_held_with_the_space_bar_and_outlives_its_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.drill.screen.TWICE", 60.0)
    deck: BuiltDeck = built_in("barley")
    path = tmp_path / "quiz.db"
    with Store.open(path, backups=False) as store:
        drill_id = keep_drill(
            store, deck, DrillOptions(questions=2, forms=(Form.CHOICE,), seconds=60), title=TITLE
        )
        drill = drills.drill(store.database, drill_id)
    hosting = Hosting(drill, path, code="ABCDEF")
    hosting.start()
    base = hosting.address.rstrip("/")
    app = DrillApp(hosting)
    try:
        async with (
            aiohttp.ClientSession(headers={"Origin": base}) as session,
            app.run_test(size=(80, 24)) as pilot,
        ):
            await until(pilot, app, "ABC DEF", "Nobody has joined yet", "Only this computer can join")
            body = {"code": "abc def", "name": "[b]Ada[/b]"}
            async with session.post(f"{base}/api/join", json=body) as answer:
                token = (await answer.json())["token"]
            await until(pilot, app, "1 has joined: [b]Ada[/b]")
            await pilot.press("space")
            text = await until(pilot, app, "0 of 1 answered", "Still to answer: [b]Ada[/b] (away)")
            assert "…  ›  Answering · question 1 of 2" in text, "the title gives way"
            await pilot.press("space")  # twice by mistake: nobody's time is over
            await pilot.press("c")
            text = await until(pilot, app, "1 has joined: [b]Ada[/b]", "c goes back to the question")
            assert "Space begins" not in text
            await pilot.press("c")
            await until(pilot, app, "Answering", "Still to answer")
            async with session.ws_connect(f"{base}/ws") as line:
                await line.send_json({"do": "hello", "token": token})
                state = await line.receive_json(timeout=5)
                option = state["question"]["options"][0]["id"]
                choice = {"answer": "option", "option": option}
                await line.send_json({"do": "answer", "question": 1, "answer": choice})
                await until(pilot, app, "1 of 1 answered")
                await pilot.press("p")
                await until(pilot, app, "Paused")
                await pilot.press("space")
                await until(pilot, app, "Answering")
                await pilot.press("space")
                await until(pilot, app, "Closed", "✓", "Points")
            hosting._server._process.kill()  # type: ignore[union-attr]
            await asyncio.sleep(0)
            await until(pilot, app, "does not answer")
            await until(pilot, app, "Closed · question 1 of 2")
            await pilot.press("space")
            await until(pilot, app, "question 2 of 2", "Answering")
            await pilot.press("e")
            await pilot.press("y")
            await until(pilot, app, "Over", "`quiz report` tells how it went")
    finally:
        hosting.stop()
    with Store.open(path, backups=False) as store:
        assert drills.drill(store.database).ended_at is not None
        assert [one.number for one in drills.answers(store.database, drill_id)] == [1, 2]

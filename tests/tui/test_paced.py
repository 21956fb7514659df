"""The host's screen of a drill at one's own pace, and choosing questions beforehand."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from quiz.classroom import holding
from quiz.classroom.options import DrillOptions
from quiz.classroom.plan import choose
from quiz.questions.model import Form
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.drilling import built_in
from tui.drill.choosing import ChoosingApp

from .test_drill import shown, until

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

import aiohttp

from quiz.classroom.server.hosting import Hosting
from tui.drill.app import DrillApp

HOUR = 3600 * 1_000_000


async def test_the_host_sees_how_far_each_is_and_sets_the_end(tmp_path: Path) -> None:
    path = tmp_path / "quiz.db"
    with Store.open(path, backups=False) as store:
        store.sync_deck(built_in("barley"))
        options = DrillOptions(questions=2, forms=(Form.CHOICE,), until=store.clock.now() + HOUR)
        drill = holding.prepare(store, "barley", options, mode="self-paced").drill
    hosting = Hosting(drill, path, code="ABCDEF")
    hosting.start()
    base = hosting.address.rstrip("/")
    app = DrillApp(hosting)
    try:
        async with (
            aiohttp.ClientSession(headers={"Origin": base}) as session,
            app.run_test(size=(80, 24)) as pilot,
        ):
            await until(pilot, app, "ABC DEF", "may begin at once", "in 59 min")
            async with session.post(f"{base}/api/join", json={"code": "abcdef", "name": "[b]Ada"}) as said:
                token = (await said.json())["token"]
            await until(pilot, app, "[b]Ada", "0 of 2", "away", "0 of 1 have begun")
            async with session.ws_connect(f"{base}/ws") as line:
                await line.send_json({"do": "hello", "token": token})
                await line.send_json({"do": "next", "question": 0})
                state: dict[str, object] = {}
                while state.get("phase") != "asking":
                    state = await line.receive_json(timeout=5)
                asked = state["question"]
                assert isinstance(asked, dict)
                choice = {"answer": "option", "option": asked["options"][0]["id"]}
                await line.send_json({"do": "answer", "question": 1, "answer": choice})
                await until(pilot, app, "1 of 2 ███", "at work", "1 of 2 answers")
                await pilot.press("c")
                await until(pilot, app, "1 has joined: [b]Ada", "ABC DEF")
                await pilot.press("c", "space", "plus")
                await until(pilot, app, "in 1 h 14 min")
                await pilot.press("t", *"3x", "enter")
                await pilot.press("backspace", "backspace", *"2d", "enter")  # what was typed can be mended
                await until(pilot, app, "in 1 d 23 h")
                await pilot.press("f1")
                text = await until(pilot, app, "Help", "A drill at one's own pace")
                assert "Holding a drill" not in text, "nor what can be done in other drills"
                await pilot.press("escape", "e", "y")
                await until(pilot, app, "Over", "quiz report", "Points")
    finally:
        hosting.stop()
    with Store.open(path, backups=False) as store:
        assert drills.drill(store.database).ended_at is not None


async def test_single_questions_are_left_out_and_the_count_follows() -> None:
    questions = choose(built_in("barley"), DrillOptions(questions=3))
    ids = [one.instance.question for one in questions]
    app = ChoosingApp("Barley", questions, [ids[2], "gone"])
    async with app.run_test(size=(80, 24)) as pilot:
        lines = app.screen.query_one(OptionList)

        def marks() -> list[str]:
            return [str(lines.get_option_at_index(at).prompt)[:3] for at in range(3)]

        assert marks() == ["[x]", "[x]", "[ ]"]
        await pilot.press("space", "down")
        assert "1 of 3 questions" in shown(app)  # type: ignore[arg-type]
        await pilot.press("a", "space", "a", "a")
        assert marks() == ["[ ]"] * 3
        await pilot.press("enter")
        assert app.is_running, "a drill needs a question"
        await pilot.press("space", "enter")
    assert app.return_value == (ids[0], ids[2])


async def test_given_up_nothing_is_chosen() -> None:
    app = ChoosingApp("Barley", choose(built_in("barley"), DrillOptions(questions=2)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        assert "Choosing questions" in shown(app)  # type: ignore[arg-type]
        await pilot.press("escape", "space", "escape")
    assert app.return_value is None

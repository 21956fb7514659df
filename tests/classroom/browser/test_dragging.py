"""Putting in order with the mouse and with a finger."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")
pytest.importorskip("playwright", reason="Playwright is not installed")

from quiz.classroom.options import DrillOptions
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.browser.driving import Student, browser, needs_chromium, student
from tests.classroom.drilling import one_of_each
from tests.classroom.server.attacking import served

pytestmark = needs_chromium


async def texts(someone: Student) -> list[str]:
    found: list[str] = await someone.page.locator(".order .text").all_text_contents()
    return found


async def middle(someone: Student, at: int) -> tuple[float, float, float]:
    """The middle of an item's handle, and the height of the item."""
    item = someone.page.locator(".order li").nth(at)
    grip, box = await item.locator(".grip").bounding_box(), await item.bounding_box()
    return grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2, box["height"]


async def drag_with_mouse(someone: Student, of: int, to: int) -> None:
    x, y, _ = await middle(someone, of)
    _, end, height = await middle(someone, to)
    mouse = someone.page.mouse
    await mouse.move(x, y)
    await mouse.down()
    await mouse.move(x, end + (height * 0.6 if to > of else -height * 0.3), steps=12)
    await mouse.up()


async def drag_with_finger(someone: Student, of: int, to: int) -> None:
    x, y, _ = await middle(someone, of)
    _, end, height = await middle(someone, to)
    screen: Any = await someone.page.context.new_cdp_session(someone.page)
    end += height * 0.6 if to > of else -height * 0.3
    await screen.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 13):
        at = {"x": x, "y": y + (end - y) * step / 12}
        await screen.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    await screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("drag", [drag_with_mouse, drag_with_finger])
async def test_items_are_dragged_past_several_others_and_back(
    store: Store, path: Path, barley: BuiltDeck, drag: Any
) -> None:
    questions = one_of_each(barley, [Form.ORDER])
    async with (
        served(store, path, barley, questions=questions, options=DrillOptions(seconds=None)) as drill,
        browser() as chromium,
        student(chromium, drill, has_touch=True, viewport={"width": 360, "height": 1300}) as ada,
        drill.host() as host,
    ):
        await ada.join("Ada")
        await host.say(do="open")
        await ada.sees("Question 1 of 1")
        before = await texts(ada)
        last = len(before) - 1
        await drag(ada, 0, last)
        assert await texts(ada) == [*before[1:], before[0]]
        await drag(ada, last, 0)
        assert await texts(ada) == before
        await drag(ada, 1, 2)
        wanted = [before[0], before[2], before[1], *before[3:]]
        assert await texts(ada) == wanted
        await ada.page.locator("button.main").click()
        await ada.sees("Saved")
        assert await texts(ada) == wanted
    [kept] = drills.answers(store.database, drill.drill)
    assert kept.score is not None

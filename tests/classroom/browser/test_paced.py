"""A drill at one's own pace in a real browser: by keyboard, over a reload and a lost network."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")
pytest.importorskip("playwright", reason="Playwright is not installed")

from quiz.classroom.options import DrillOptions
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.browser.driving import browser, needs_chromium, student
from tests.classroom.drilling import one_of_each
from tests.classroom.server.attacking import served

pytestmark = needs_chromium


async def test_a_student_goes_on_where_they_were_and_sees_their_summary(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    questions = one_of_each(barley, [Form.CHOICE, Form.TRUE_FALSE, Form.WHO_SAYS])
    options = DrillOptions(seconds=None)
    async with (
        served(store, path, barley, questions=questions, options=options, mode="self-paced") as drill,
        browser() as chromium,
        student(chromium, drill, viewport={"width": 320, "height": 640}) as kim,
    ):
        await kim.join("Kim")
        await kim.press("Enter")
        await kim.sees("Question 1 of 3")
        await kim.answer(questions[0])
        await kim.sees("✓ Right")
        await kim.page.reload()
        await kim.sees("The answer")
        await kim.page.context.set_offline(True)
        await kim.press("Enter")
        await kim.page.context.set_offline(False)
        await kim.sees("Question 2 of 3")
        await kim.page.context.set_offline(True)
        await kim.answer(questions[1])
        await kim.sees("Sending")
        await kim.page.context.set_offline(False)
        await kim.sees("✓ Right")
        assert await kim.no_wider()
        await kim.press("Enter")
        await kim.sees("Question 3 of 3")
        await kim.answer(questions[2])
        await kim.sees("✓ Right")
        await kim.press("Enter")
        await kim.sees("You are through")
        await kim.sees("You had 3 of 3 right")
        assert await kim.no_wider()
    assert [one.number for one in drills.answers(store.database, drill.drill)] == [1, 2, 3]

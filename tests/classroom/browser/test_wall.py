"""The projector's page: all of it stands on the wall at once, since nobody can scroll there."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")
pytest.importorskip("playwright", reason="Playwright is not installed")

from quiz.classroom.options import DrillOptions
from quiz.questions.model import Form
from quiz.store.api import Store
from tests.classroom.browser.driving import browser, needs_chromium
from tests.classroom.drilling import built_in, one_of_each
from tests.classroom.server.attacking import WALL, served

pytestmark = needs_chromium
FITS = "document.documentElement.scrollHeight <= innerHeight + 1"


async def test_a_long_question_its_answer_and_ten_places_fit_on_the_wall(store: Store, path: Path) -> None:
    deck = built_in("soleimani")
    questions = one_of_each(deck, [Form.MATCH])
    async with (
        served(store, path, deck, questions=questions, options=DrillOptions(seconds=None)) as drill,
        browser() as chromium,
        drill.host() as host,
    ):
        for number in range(12):
            await drill.join(f"Student {number}")
        page = await chromium.new_page(viewport={"width": 1280, "height": 800})
        await page.goto(f"{drill.base}/projector#{WALL}")
        await host.say(do="open")
        await page.get_by_text("0 of 12 answered").wait_for()
        shared = " / ".join(one for one in questions[0].instance.rows[0].options)  # type: ignore[union-attr]
        assert await page.get_by_text(shared).count() == 1, "what all rows have to choose from stands once"
        assert await page.evaluate(FITS)
        await host.say(do="close")
        await page.get_by_text("Points").wait_for()
        assert await page.evaluate(FITS)
        assert await page.get_by_text("Student 9").is_visible()

"""A class in a real browser: three students with troubles of their own, and one without a mouse."""

from __future__ import annotations

import asyncio
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
from tests.classroom.browser.driving import browser, needs_chromium, student
from tests.classroom.drilling import one_of_each
from tests.classroom.server.attacking import Served, served

pytestmark = needs_chromium
FORMS = [
    Form.CHOICE, Form.TRUE_FALSE, Form.SHORT_ANSWER, Form.NUMBER, Form.ORDER, Form.MATCH, Form.WHO_SAYS,
    Form.FACT_OR_VIEW, Form.DISCREPANCY,
]  # fmt: skip


async def test_every_form_is_answered_with_the_keyboard_alone_on_a_small_phone(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    questions = one_of_each(barley, FORMS)
    options = DrillOptions(seconds=None)
    async with (
        served(store, path, barley, questions=questions, options=options) as drill,
        browser() as chromium,
        student(chromium, drill, viewport={"width": 320, "height": 640}, color_scheme="dark") as kim,
        drill.host() as host,
    ):
        await kim.join("Kim")
        for question in questions:
            await host.say(do="open")
            await kim.sees(f"Question {question.number} of 9")
            assert await kim.no_wider()
            tree = await kim.page.locator("body").aria_snapshot()
            assert "- main:" in tree
            assert "[level=1]" in tree, "a screen reader finds the question by its heading"
            assert f"Question {question.number} of 9. " in tree.rpartition("- status:")[2], "and is told"
            await kim.answer(question)
            await kim.sees("Saved")
            await host.say(do="close")
            await kim.sees("✓ Right")
            await kim.sees("The answer")
            assert await kim.no_wider()
        await host.say(do="end")
        await kim.sees("You had 9 of 9 right")
        await kim.sees(next(one.instance.text for one in questions if one.instance.form is Form.TRUE_FALSE))  # type: ignore[union-attr]
        assert await kim.no_wider()
    assert [one.score for one in drills.answers(store.database, drill.drill)] == [1.0] * 9


async def _everybody_was_counted_once(
    store: Store, drill: Served, wanted: dict[str, list[bool | None]]
) -> None:
    """What is kept: for each name, question by question, whether it was right; None is no row."""
    names = {one.id: one.name for one in drills.participants(store.database, drill.drill)}
    kept: dict[str, list[bool | None]] = {name: [None] * 3 for name in wanted}
    for one in drills.answers(store.database, drill.drill):
        assert kept[names[one.participant]][one.number - 1] is None, "one row each"
        kept[names[one.participant]][one.number - 1] = one.score == 1.0
    assert kept == wanted


async def test_a_reload_a_lost_network_and_a_late_coming_lose_nothing_and_count_nothing_twice(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    async with (
        served(store, path, barley) as drill,
        browser() as chromium,
        student(chromium, drill) as ada,
        student(chromium, drill) as ben,
        student(chromium, drill) as cleo,
        drill.host() as host,
    ):
        asked = drill.service.hall.questions
        unheard = await _deaf_to_acknowledgements(ada.page)
        await ada.join("Ada")
        await ben.join("Ben")

        await host.say(do="open")
        await ada.sees("Question 1 of 3")
        await ben.sees("Question 1 of 3")
        await ada.page.reload()  # in the middle of a question
        await ada.sees("Question 1 of 3")
        await ada.answer(asked[0])
        await ada.sees("Sending")
        await _until(lambda: unheard)
        await ada.page.reload()  # the answer is kept, and the page never heard of it
        await ada.sees("Saved")
        await ben.page.context.set_offline(True)
        _cut(drill, "Ben")
        await ben.page.get_by_text("The line is broken").wait_for()
        await ben.answer(asked[0])
        await ben.sees("Sending")
        await ben.page.context.set_offline(False)  # which the page is told by the browser
        await ben.sees("Saved")
        await cleo.join("Cleo", "Question 1 of 3")  # late, and may still answer
        await host.say(do="close")
        await ada.sees("✓ Right")
        await ben.sees("✓ Right")
        await cleo.sees("You gave no answer")

        await host.say(do="open")
        await cleo.sees("Question 2 of 3")
        await cleo.page.keyboard.press("1")
        await cleo.sees("Saved")
        await ada.page.close()  # gone home
        await host.say(do="end")
        await cleo.sees("The drill is over")
        await cleo.sees("– you gave no answer")
        await ben.sees("You had 1 of 2 right")
    cleos = drill.service.hall.people.places()
    right = next(one.points > 0 for one in cleos if one.name == "Cleo")
    await _everybody_was_counted_once(
        store, drill, {"Ada": [True, False, None], "Ben": [True, False, None], "Cleo": [False, right, None]}
    )


async def _deaf_to_acknowledgements(page: Any) -> list[str]:
    """Let a page hear everything but that its first answer was taken; return what it did not hear."""
    unheard: list[str] = []

    def through(line: Any) -> None:
        server = line.connect_to_server()

        def heard(said: str) -> None:
            if '"taken"' in said and not unheard:
                unheard.append(said)
            else:
                line.send(said)

        server.on_message(heard)

    await page.route_web_socket("**/ws", through)
    return unheard


def _cut(drill: Served, name: str) -> None:
    """Cut somebody's lines, as a phone does that changes networks: without a word."""
    person = next(one for one in drill.service.hall.people.present() if one.kept.name == name)
    for line in drill.service._students[person.id]:
        transport = line.socket._req.transport  # type: ignore[union-attr]
        assert transport is not None
        transport.abort()


async def _until(true: Any) -> None:
    async with asyncio.timeout(5):
        while not true():
            await asyncio.sleep(0.02)

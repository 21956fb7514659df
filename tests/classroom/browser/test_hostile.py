"""Names that attack the pages of others, in a real browser: they are text there, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")
pytest.importorskip("playwright", reason="Playwright is not installed")

from quiz.questions.document import BuiltDeck
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.browser.driving import browser, needs_chromium, student
from tests.classroom.server.attacking import CODE, WALL, served
from tests.classroom.test_hostile_names import HOSTILE

pytestmark = needs_chromium


async def test_hostile_names_are_text_on_every_page_and_no_script_of_others_runs(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    async with (
        served(store, path, barley) as drill,
        browser() as chromium,
        student(chromium, drill, viewport={"width": 1280, "height": 800}) as wall,
        student(chromium, drill) as eve,
        drill.host() as host,
    ):
        for name in [*HOSTILE][1:10]:
            await drill.try_to_join(code=CODE, name=name)
        await wall.page.goto(f"{drill.base}/projector#{WALL}")
        await eve.join("<img src=x onerror=a()>", then="You are in, <img src=x onerror=a()>")
        await wall.sees("<img src=x onerror=a()>")
        await wall.sees("</td><script>a()")
        assert await wall.page.locator("main img").count() == 1, "the QR code"
        assert await wall.no_wider()
        await host.say(do="open")
        await eve.sees("Question 1 of 3")
        await eve.answer(drill.service.hall.questions[0])
        await eve.sees("Saved")
        await host.say(do="close")
        await eve.sees("<img src=x onerror=a()> (you)")
        await wall.sees("<img src=x onerror=a()>")
        for page in (eve.page, wall.page):
            assert (
                await page.locator("main img, main script, main a, main iframe, main [onclick]").count() == 0
            )
        assert await eve.no_wider()
        eve.attacked = True
        # Had markup got in all the same, the policy would not let it run.
        blocked = await eve.page.evaluate(
            """() => new Promise((told) => {
                 const heard = (event) => told(event.effectiveDirective);
                 document.addEventListener("securitypolicyviolation", heard);
                 const one = document.createElement("div");
                 one.innerHTML = "<img src=x onerror='window.pwned = 1'>";
                 document.body.append(one);
                 const two = document.createElement("script");
                 two.textContent = "window.pwned = 2";
                 document.body.append(two);
               })"""
        )
        assert blocked.startswith("script-src")
        assert await eve.page.evaluate("window.pwned") is None


async def test_a_broken_address_still_shows_the_page_to_join_and_who_asks_twice_is_in_once(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    async with (
        served(store, path, barley) as drill,
        browser() as chromium,
        student(chromium, drill) as ada,
    ):
        await ada.page.goto(f"{drill.base}/#%E0%A4%A<b>")
        await ada.sees("Join the drill")
        await ada.page.fill("#code", "WRONGX")
        await ada.page.fill("#name", "Ada")
        await ada.press("Enter")
        await ada.sees("That is not the code")
        tree = await ada.page.locator("main").aria_snapshot()
        for wanted in ('textbox "Code"', 'textbox "Your name here"', 'button "Join"', "alert"):
            assert wanted in tree

        async def lose(route: Any) -> None:
            await route.fetch()
            await route.abort()

        await ada.page.fill("#code", CODE)
        await ada.page.route("**/api/join", lose, times=1)
        await ada.press("Enter")
        await ada.sees("The drill cannot be reached")
        await ada.press("Enter")
        await ada.sees("You are in, Ada")
    assert [one.name for one in drills.participants(store.database, drill.drill)] == ["Ada"], "in once"

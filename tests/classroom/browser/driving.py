"""A browser without a window, and students in it. Skips where there is no Playwright or no Chromium."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import AsyncIterator
from typing import Any, Protocol

import pytest

pytest.importorskip("playwright", reason="Playwright is not installed")

from playwright.async_api import async_playwright

from quiz.classroom.frozen import FrozenQuestion, option_ids
from quiz.questions.model import Arrange, Assign, Judge, Pick, Type
from tests.classroom.server.attacking import CODE

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
PHONE = {"width": 360, "height": 740}


@contextlib.asynccontextmanager
async def browser() -> AsyncIterator[Any]:
    """Start Chromium."""
    async with async_playwright() as started:
        chromium = await started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        await chromium.close()


class Reachable(Protocol):
    """Where a drill is found."""

    @property
    def base(self) -> str:
        """Its address, without a slash at the end."""


class Student:
    """Somebody with a browser of their own; whatever their page complains of fails the test."""

    def __init__(self, page: Any, drill: Reachable) -> None:
        self.page = page
        self.drill = drill
        self.complaints: list[str] = []
        self.attacked = False
        """Whether the test itself makes the browser complain."""
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text) if "Policy" in said.text else None)

    async def join(self, name: str, then: str = "You are in") -> None:
        """Join from the address in the QR code."""
        await self.page.goto(f"{self.drill.base}/#{CODE}")
        await self.page.keyboard.type(name)  # the name has the focus, since the code is there
        await self.page.keyboard.press("Enter")
        await self.sees(then)

    async def sees(self, text: str) -> None:
        """Wait until this stands on the page."""
        await self.page.locator("main").get_by_text(text).first.wait_for(timeout=8000)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def tab_to(self, selector: str) -> None:
        """Press Tab until this has the focus."""
        for _ in range(40):
            if await self.page.evaluate("one => document.activeElement.matches(one)", selector):
                return
            await self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} cannot be reached with the keyboard")

    async def answer(self, question: FrozenQuestion) -> None:
        """Give the right answer with the keyboard alone."""
        match question.instance:
            case Pick() as asked:
                assert len(option_ids(asked)) < 10
                await self.press(str(asked.key + 1))
            case Judge() as asked:
                await self.press("1" if asked.key else "2")
            case Type() as asked:
                await self.tab_to("#typed")
                await self.page.keyboard.type(asked.key.display)
                await self.press("Enter")
            case Assign() as asked:
                for at, row in enumerate(asked.rows):
                    await self.tab_to(f".rows li:nth-child({at + 1}) select")
                    await self.press(*["ArrowDown"] * (row.key + 1))
                await self.tab_to("button.main")
                await self.press("Enter")
            case Arrange() as asked:
                for place, item in enumerate(asked.key):
                    await self._move(asked.items[item].text, place)
                await self.tab_to("button.main")
                await self.press("Enter")
            case _:
                raise AssertionError(f"a drill asks no {question.instance}")

    async def _move(self, text: str, place: int) -> None:
        texts = await self.page.locator(".order .text").all_text_contents()
        at = texts.index(text)
        if at > place:
            await self.tab_to(f".order li:nth-child({at + 1}) .up")
            await self.press(*["ArrowUp"] * (at - place))

    async def no_wider(self) -> bool:
        """Tell whether the page fits its window, without scrolling sideways."""
        wide: bool = await self.page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
        return wide


@contextlib.asynccontextmanager
async def student(chromium: Any, drill: Reachable, **more: Any) -> AsyncIterator[Student]:
    """A browser of somebody's own."""
    context = await chromium.new_context(**{"viewport": PHONE, **more})
    page = await context.new_page()
    someone = Student(page, drill)
    yield someone
    await context.close()
    assert someone.attacked or someone.complaints == []

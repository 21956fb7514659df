"""A screen that is busy now and then: keys wait until what was begun is done and shown."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from tui.review.frame import ReviewScreen

_LOOK_AGAIN = 0.02
"""Seconds after which one looks again whether what was begun is done."""


class Working(ReviewScreen):
    """A screen whose keys are carried out one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._works = 0
        self._tasks: set[asyncio.Task[object]] = set()

    @property
    def takes_keys(self) -> bool:
        """Whether there is anything yet that keys could be about."""
        return True

    @property
    def busy(self) -> bool:
        """Whether something is being done: keys wait until it is shown."""
        return self._works > 0

    @property
    def occupied(self) -> bool:
        """Whether something else is being done than what asks: a click came before the next was there."""
        return self.busy and asyncio.current_task() not in self._tasks

    @contextmanager
    def working(self) -> Iterator[None]:
        """Be busy meanwhile."""
        self._works += 1
        try:
            yield
        finally:
            self._works -= 1
            self.app.call_later(self.desk.ahead.give)

    def work(self, doing: Callable[[], Awaitable[None]], then: Callable[[], None] | None = None) -> None:
        """Do something that takes a while, and ``then`` what it is for; one is busy before it begins.

        What ``then`` begins is begun before any key that was typed meanwhile.
        """
        working = self.working()
        working.__enter__()

        async def run() -> None:
            task = asyncio.current_task()
            if task is not None:
                self._tasks.add(task)
            try:
                await doing()
            finally:
                self._tasks = {one for one in self._tasks if one is not task}
                working.__exit__(None, None, None)
            if then is not None:
                then()

        self.run_worker(run(), group="desk")

    def when_free(self, act: Callable[[], None]) -> None:
        """Do what was clicked while something else was being done, when that is shown."""

        async def wait() -> None:
            while self.busy:
                await asyncio.sleep(_LOOK_AGAIN)
            act()

        self.run_worker(wait(), group="clicked")

    def on_screen_resume(self) -> None:
        """A dialog was left: what was typed after it is for this screen."""
        self.app.call_later(self.desk.ahead.give)

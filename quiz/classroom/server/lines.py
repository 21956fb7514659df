"""One open websocket: what it is still to be told, the latest state only.

Sending never waits: a phone that reads slowly, or sleeps, holds up nobody else. Of states it gets the latest
when it reads again; what must not be passed over (acknowledgements) waits in a short queue, and a phone that
lets that overflow is cut off and comes back by itself.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from typing import TYPE_CHECKING, Final

from quiz.classroom.live.throttle import Throttle

if TYPE_CHECKING:
    from aiohttp import web

MOST_WAITING: Final = 64
FAREWELL: Final = 1.0
"""Seconds in which the other side should say goodbye when a line is closed."""
_PATIENCE: Final = 20.0
"""Seconds after which a phone that takes nothing is cut off."""


class Line:
    """A websocket with its own sender. ``key`` says whose it is: a participant's id, or none."""

    def __init__(self, socket: web.WebSocketResponse, key: str = "") -> None:
        self.socket = socket
        self.key = key
        self.messages = Throttle(rate=8.0, burst=40)
        self._latest: dict[str, bytes] = {}
        self._waiting: deque[bytes] = deque()
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to send."""
        self._task = asyncio.create_task(self._run())

    def show(self, kind: str, data: bytes) -> None:
        """Have the latest of a kind sent; one of the same kind not sent yet is passed over."""
        self._latest.pop(kind, None)
        self._latest[kind] = data
        self._wake.set()

    def say(self, data: bytes) -> None:
        """Have this sent, before any state, whatever comes after."""
        self._waiting.append(data)
        self._wake.set()

    async def stop(self, code: int = 1000, message: bytes = b"") -> None:
        """Send what still waits, as far as it goes at once, and close."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        with contextlib.suppress(Exception):
            async with asyncio.timeout(FAREWELL):
                await self._drain()
                await self.socket.close(code=code, message=message)

    async def _run(self) -> None:
        try:
            while not self.socket.closed:
                await self._wake.wait()
                self._wake.clear()
                if len(self._waiting) > MOST_WAITING:
                    break
                async with asyncio.timeout(_PATIENCE):
                    await self._drain()
        except (ConnectionError, TimeoutError, RuntimeError):
            pass
        with contextlib.suppress(Exception):
            await self.socket.close()

    async def _drain(self) -> None:
        while self._waiting or self._latest:
            while self._waiting:
                await self.socket.send_str(self._waiting.popleft().decode())
            if self._latest:
                kind = next(iter(self._latest))
                await self.socket.send_str(self._latest.pop(kind).decode())

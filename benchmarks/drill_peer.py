"""The same class in prashna 0.6.1 (PyPI ``prashna``, MIT), as its own pages use it, its rate limits off.

An answer is a POST, acknowledged by its response, for which the server commits (WAL, ``synchronous=NORMAL``)
and has told every page of it. A page that hears of a new question fetches it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks import crowd

SETUP = "setup-token-of-the-benchmark"
AGAIN = 1.0
"""Seconds after which a page that was put out connects again."""


class Participant:
    """A participant's page."""

    def __init__(self, side: Peer, number: int) -> None:
        self._side = side
        self._cookie = {"Cookie": f"voter_token=voter-{number:012d}"}
        self._number = number
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self._heard = asyncio.Event()
        self._run: dict[str, Any] = {}
        self._dropped = False

    async def come_back(self) -> None:
        """Open the line and fetch all that the page shows, as it does."""
        self._dropped = False
        self._socket = await self._side.session.ws_connect(self._side.line)
        self._reader = asyncio.create_task(self._read(self._socket))
        await self._get("/participant-bootstrap")
        if self._side.index >= 0:
            await self._fetch()

    async def _fetch(self) -> None:
        self._run = await self._get(f"/quiz_runs/{self._side.run}")
        self._heard.set()

    async def _get(self, way: str) -> Any:
        async with self._side.session.get(self._side.api + way, headers=self._cookie) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def _read(self, line: aiohttp.ClientWebSocketResponse) -> None:
        async for message in line:
            if json.loads(message.data)["type"] == "quiz_run_update":
                await self._fetch()
        back = self._dropped  # else the server has put out who reads too slowly; the page then comes back
        while not back:
            await asyncio.sleep(AGAIN)
            self._side.put_out += 1
            with contextlib.suppress(aiohttp.ClientError, ConnectionError, TimeoutError):
                await self.come_back()
                back = True

    async def _until(self, index: int, *, revealed: bool) -> None:
        while not (
            self._run.get("current_question_idx") == index
            and self._run.get("status") == "live"
            and self._run["reveal_current"] is revealed
        ):
            self._heard.clear()
            await self._heard.wait()

    async def shown(self) -> None:
        """Wait for the question that is opened next."""
        await self._until(self._side.index + 1, revealed=False)

    async def answer(self) -> None:
        """Take an answer, not the same for all."""
        question = self._run["current_question"]
        chosen = question["answers"][self._number % len(question["answers"])]["id"]
        body = {"question_id": question["id"], "answer_ids": [chosen]}
        way = f"{self._side.api}/quiz_runs/{self._side.run}/submit"
        async with self._side.session.post(way, json=body, headers=self._cookie) as answer:
            answer.raise_for_status()

    async def closed(self) -> None:
        """Wait for what is right."""
        await self._until(self._side.index, revealed=True)

    async def drop(self) -> None:
        """Close the line."""
        self._dropped = True
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            await self._reader


class Peer:
    """The server, with its moderator."""

    def __init__(
        self, base: str, pid: int, session: aiohttp.ClientSession, admin: aiohttp.ClientSession
    ) -> None:
        self.base, self.pid, self.session = base, pid, session
        self._admin = admin
        self.index = -1
        self.run = 0
        self.put_out = 0
        self.api = self.line = ""
        self._key: dict[str, str] = {}

    async def post(self, way: str, **body: object) -> Any:
        """Do something as the admin; return what the server says."""
        async with self._admin.post(f"{self.base}{way}", json=body, headers=self._key) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def prepare(self) -> None:
        """Make an admin, a quiz of three questions and a session, and be live."""
        await self.post("/api/admin/setup", username="teacher", password="a-long-password", setup_token=SETUP)
        quiz = (await self.post("/api/quizzes", title="Barley"))["id"]
        for number in range(3):
            way = f"/api/quizzes/{quiz}/questions"
            question = (await self.post(way, text=f"What was found in jar {number}?", qtype="single"))["id"]
            for right, text in enumerate(("oats", "rye", "wheat", "barley")):
                await self.post(f"/api/quiz_questions/{question}/answers", text=text, is_correct=right == 3)
        await self.post(f"/api/quizzes/{quiz}/publish")
        held = await self.post("/api/sessions", title="Class 7b")
        self._key = {"X-Mod-Key": held["mod_key"]}
        self.api = f"{self.base}/api/sessions/{held['code']}"
        self.line = f"{self.base}/ws/sessions/{held['code']}"
        way = f"/api/sessions/{held['code']}"
        self.run = (await self.post(f"{way}/quiz_runs", quiz_id=quiz))["id"]
        await self.post(f"{way}/start")
        self._way = f"{way}/quiz_runs/{self.run}"

    async def join(self, number: int) -> Participant:
        """Open the page; who opens it takes part."""
        page = Participant(self, number)
        await page.come_back()
        return page

    async def open(self) -> None:
        """Show the next question."""
        await self.post(f"{self._way}/start" if self.index < 0 else f"{self._way}/advance")
        self.index += 1

    async def close(self) -> None:
        """Show what is right, which closes the question."""
        await self.post(f"{self._way}/reveal")


@contextlib.asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[Peer]:
    """Serve a quiz."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "prashna", "--no-browser", "--port", str(port), "--data-dir", str(folder)],
        env={**os.environ, "PRASHNA_RATELIMIT": "off", "PRASHNA_SETUP_TOKEN": SETUP},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        base = f"http://127.0.0.1:{port}"
        async with (
            crowd.session(cookie_jar=aiohttp.DummyCookieJar()) as session,
            crowd.session(patience=900, cookie_jar=aiohttp.CookieJar(unsafe=True)) as admin,
        ):
            for _ in range(200):
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(f"{base}/api/admin/status"):
                        break
                await asyncio.sleep(0.1)
            side = Peer(base, server.pid, session, admin)
            await side.prepare()
            yield side
    finally:
        server.terminate()
        server.wait()

"""A drill of ours for the crowd: its server in a process of its own, a host, participants over websockets."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks import crowd
from quiz.classroom import holding
from quiz.classroom.options import DrillOptions
from quiz.classroom.server.config import ServerConfig
from quiz.classroom.server.process import ServerProcess
from quiz.questions.model import Form
from quiz.store.api import Store
from quiz.study.builtin import ensure_builtin

CODE, HOST, WALL = "ABCDEF", "host-token-of-the-benchmark", "projector-token-of-the-benchmark"
DECK = "barley"


class Page:
    """A connection to the server and where it says that the drill stands."""

    def __init__(self, base: str, session: aiohttp.ClientSession, token: str, way: str = "/ws") -> None:
        self.base, self.session, self.token, self.way = base, session, token, way
        self.state: dict[str, Any] = {}
        self.taken: set[int] = set()
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._reader: asyncio.Task[None] | None = None
        self._heard = asyncio.Event()
        self.lost = False

    async def connect(self) -> None:
        """Open the line; return when the first state has come."""
        self.state, self.lost = {}, False
        self._socket = await self.session.ws_connect(self.base + self.way)
        self._reader = asyncio.create_task(self._read(self._socket))
        await self.say(do="hello", token=self.token)
        await self.until(lambda: bool(self.state))

    async def _read(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for message in socket:
            told = json.loads(message.data)
            if told["is"] == "state":
                self.state = told
            elif told["is"] == "taken":
                self.taken.add(told["question"])
            self._heard.set()
        self.lost = True
        self._heard.set()

    async def say(self, **message: object) -> None:
        """Send a message."""
        assert self._socket is not None
        await self._socket.send_json(message)

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait for a state. Raises ``ConnectionError`` where the line is lost before."""
        while not reached():
            if self.lost:
                raise ConnectionResetError("the server closed the line")
            self._heard.clear()
            await self._heard.wait()

    async def drop(self) -> None:
        """Close the line."""
        if self._socket is not None:
            await self._socket.close()
        if self._reader is not None:
            await self._reader

    async def come_back(self) -> None:
        """Open it again."""
        await self.connect()


class Participant(Page):
    """A student's page."""

    def __init__(self, side: Ours, session: aiohttp.ClientSession, token: str, name: str) -> None:
        super().__init__(side.base, session, token)
        self.name = name
        self._side = side

    async def shown(self) -> None:
        """Wait for the question that is opened next."""
        number = self._side.number + 1
        await self.until(lambda: self.state["number"] == number and self.state["phase"] == "asking")

    async def answer(self) -> None:
        """Take an option, not the same for all; wait for the acknowledgement."""
        number = self._side.number
        options = self.state["question"]["options"]
        chosen = options[len(self.name.encode()) * int(self.name[1:]) % len(options)]["id"]
        await self.say(do="answer", question=number, answer={"answer": "option", "option": chosen})
        await self.until(lambda: number in self.taken)

    async def closed(self) -> None:
        """Wait for the close of the question."""
        number = self._side.number
        await self.until(lambda: self.state["number"] == number and self.state["phase"] == "closed")


class Ours:
    """The server, with its host."""

    def __init__(self, server: ServerProcess, session: aiohttp.ClientSession) -> None:
        self.server = server
        self.base = f"http://127.0.0.1:{server.port}"
        self.pid = server.pid
        self.number = 0
        self._session = session
        self.host = Page(self.base, session, HOST, "/ws/host")

    async def join(self, number: int) -> Participant:
        """Join under a nickname of one's own."""
        name = f"p{number}"
        async with self._session.post(f"{self.base}/api/join", json={"code": CODE, "name": name}) as answer:
            answer.raise_for_status()
            token = (await answer.json())["token"]
        page = Participant(self, self._session, token, name)
        await page.connect()
        return page

    async def open(self) -> None:
        """Show the next question."""
        await self.host.say(do="open")
        await self.host.until(lambda: self.host.state["number"] == self.number + 1)
        self.number += 1

    async def close(self) -> None:
        """Close the question."""
        await self.host.say(do="close")


def prepare(path: Path) -> str:
    """Keep a drill of three questions in a new database; return its id."""
    with Store.open(path, backups=False) as store:
        ensure_builtin(store)
        options = DrillOptions(questions=3, forms=(Form.CHOICE,), seconds=None)
        return holding.prepare(store, DECK, options).drill.id


@contextlib.asynccontextmanager
async def serving(path: Path, drill: str) -> AsyncIterator[Ours]:
    """Serve the drill."""
    config = ServerConfig(database=str(path), drill=drill, code=CODE, host_token=HOST, projector_token=WALL)
    server = ServerProcess(config)
    server.start()
    try:
        origin = {"Origin": f"http://127.0.0.1:{server.port}"}
        async with crowd.session(headers=origin) as session:
            side = Ours(server, session)
            await side.host.connect()
            yield side
    finally:
        server.stop()

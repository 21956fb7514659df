"""A drill on real sockets, served in the test's own loop, and the tools to attack it with."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp

from quiz.classroom.frozen import FrozenQuestion
from quiz.classroom.options import DrillOptions
from quiz.classroom.server.config import ServerConfig
from quiz.classroom.server.service import Service
from quiz.classroom.server.serving import serving
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store.api import Store
from tests.classroom.drilling import keep_drill

HOST, WALL, CODE = "the-host-of-this-drill", "the-wall-of-this-drill", "ABCDEF"


class Socket:
    """A websocket, and everything it was told."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.heard: list[dict[str, Any]] = []

    async def say(self, **message: object) -> None:
        await self.socket.send_json(message)

    async def wait(self, kind: str, **wanted: object) -> dict[str, Any]:
        """Wait for a message of this kind with these fields."""
        while True:
            message: dict[str, Any] = await self.socket.receive_json(timeout=5)
            self.heard.append(message)
            if message["is"] == kind and all(message.get(name) == value for name, value in wanted.items()):
                return message

    async def closed(self) -> int | None:
        """Wait until the server closes it; return the code."""
        async with asyncio.timeout(5):
            async for message in self.socket:
                self.heard.append(message.json())
        return self.socket.close_code


class Served(NamedTuple):
    """A drill being served."""

    service: Service
    port: int
    session: aiohttp.ClientSession
    drill: str

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def join(self, name: str, code: str = CODE) -> str:
        """Join; return the token."""
        status, said = await self.try_to_join(name=name, code=code)
        assert status == 200, said
        token: str = said["token"]
        return token

    async def try_to_join(self, **body: object) -> tuple[int, dict[str, Any]]:
        async with self.session.post(f"{self.base}/api/join", json=body) as response:
            return response.status, await response.json()

    @contextlib.asynccontextmanager
    async def line(self, token: str, way: str = "/ws") -> AsyncIterator[Socket]:
        async with self.session.ws_connect(self.base + way) as socket:
            await socket.send_json({"do": "hello", "token": token})
            yield Socket(socket)

    def host(self) -> contextlib.AbstractAsyncContextManager[Socket]:
        return self.line(HOST, "/ws/host")


@contextlib.asynccontextmanager
async def served(
    store: Store,
    path: Path,
    deck: BuiltDeck,
    *,
    bind: str = "127.0.0.1",
    options: DrillOptions | None = None,
    questions: Sequence[FrozenQuestion] | None = None,
    mode: str = "live",
    **more: Any,
) -> AsyncIterator[Served]:
    """Serve three questions of a choice, or these."""
    three = DrillOptions(questions=3, forms=(Form.CHOICE,), seconds=60)
    drill = keep_drill(store, deck, options or three, questions=questions, mode=mode)
    config = ServerConfig(
        database=str(path), drill=drill, code=CODE, host_token=HOST, projector_token=WALL, bind=bind
    )
    async with serving(config, **more) as (service, port):
        running = asyncio.create_task(service.run())
        headers = {"Origin": f"http://127.0.0.1:{port}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            yield Served(service, port, session, drill)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def raw(port: int, data: bytes, *, seconds: float = 2.0, at: str = "127.0.0.1") -> bytes:
    """Send bytes and return what comes back until the server closes or this time is over."""
    reader, writer = await asyncio.open_connection(at, port)
    got = b""
    with contextlib.suppress(TimeoutError, ConnectionError):
        async with asyncio.timeout(seconds):
            writer.write(data)
            await writer.drain()
            while piece := await reader.read(65536):
                got += piece
    writer.close()
    with contextlib.suppress(ConnectionError):
        await writer.wait_closed()
    return got


def choice(socket_state: dict[str, Any], at: int = 0) -> dict[str, object]:
    """The answer that takes an option of the question shown."""
    return {"answer": "option", "option": socket_state["question"]["options"][at]["id"]}

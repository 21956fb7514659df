"""The host's line to a real server process."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from quiz.classroom.live import messages
from quiz.classroom.live.states import State
from quiz.classroom.options import DrillOptions
from quiz.questions.document import BuiltDeck
from quiz.store.api import Store
from tests.classroom.drilling import keep_drill

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

from quiz.classroom.server.client import Heard, HostClient, Lost, Trouble, Unknown
from quiz.classroom.server.config import ServerConfig
from quiz.classroom.server.process import ServerError, ServerProcess


class Listener:
    """Everything heard, and a wait for what is wanted."""

    def __init__(self) -> None:
        self._heard: asyncio.Queue[Heard] = asyncio.Queue()

    def __call__(self, heard: Heard) -> None:
        self._heard.put_nowait(heard)

    async def wait(self, kind: type[Heard], phase: str | None = None) -> Heard:
        async with asyncio.timeout(10):
            while True:
                heard = await self._heard.get()
                if isinstance(heard, kind) and (phase is None or getattr(heard, "phase", None) == phase):
                    return heard


@asynccontextmanager
async def hosting(port: int, token: str) -> AsyncIterator[tuple[HostClient, Listener]]:
    listener = Listener()
    client = HostClient(port, token, listener)
    task = asyncio.create_task(client.run())
    yield client, listener
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
def config(store: Store, path: Path, barley: BuiltDeck) -> ServerConfig:
    drill = keep_drill(store, barley, DrillOptions(questions=1))
    return ServerConfig(
        database=str(path), drill=drill, code="ABCDEF", host_token="host", projector_token="wall"
    )


async def test_the_host_opens_closes_is_told_what_cannot_be_and_comes_back(config: ServerConfig) -> None:
    with ServerProcess(config) as server:
        async with hosting(server.port, "host") as (client, heard):
            await heard.wait(State, "lobby")
            client.say(messages.Close())
            trouble = await heard.wait(Trouble)
            assert isinstance(trouble, Trouble)
            assert trouble.say
            client.say(messages.Open())
            state = await heard.wait(State, "asking")
            assert isinstance(state, State)
            assert (state.code, state.people) == ("ABCDEF", 0)
            server.stop()
            await heard.wait(Lost)
        async with hosting(server.port, "host") as (_, heard):
            await heard.wait(Lost)
            again = ServerProcess(replace(config, port=server.port))
            with again:
                await heard.wait(State, "paused")


async def test_another_token_is_no_host(config: ServerConfig) -> None:
    with ServerProcess(config) as server:
        async with hosting(server.port, "wall") as (_, heard):
            await heard.wait(Unknown)


def test_a_port_in_use_and_a_database_that_is_not_there_are_said(config: ServerConfig) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=f"Port {port} cannot be listened on: another program, perhaps"):
            ServerProcess(replace(config, port=port)).start()
    with pytest.raises(ServerError, match="no database"):
        ServerProcess(replace(config, database="/nowhere/quiz.db")).start()

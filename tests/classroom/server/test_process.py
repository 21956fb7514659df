"""The server as a process of its own: started, talked to over the network, ended, killed."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from quiz.classroom.options import DrillOptions
from quiz.classroom.server.config import ServerConfig
from quiz.classroom.server.opening import open_service
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store import drills
from quiz.store.api import Store
from quiz.store.holder import DrillHeldError, Holder
from tests.classroom.drilling import keep_drill

aiohttp = pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")
HOST, PROJECTOR, CODE = "host-token", "projector-token", "ABCDEF"


@contextmanager
def served(path: Path, drill: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    config = {"database": str(path), "drill": drill, "code": CODE}
    process = subprocess.Popen(
        [sys.executable, "-m", "quiz.classroom.server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        line = {**config, "host_token": HOST, "projector_token": PROJECTOR}
        process.stdin.write(json.dumps(line).encode() + b"\n")
        process.stdin.flush()
        ready = json.loads(process.stdout.readline())
        yield process, f"http://127.0.0.1:{ready['port']}"
    finally:
        process.stdin.close()
        process.wait(timeout=10)
        process.stdout.close()


@asynccontextmanager
async def line(base: str, path: str, token: str) -> AsyncIterator[Any]:
    async with (
        aiohttp.ClientSession(headers={"Origin": base}) as session,
        session.ws_connect(base + path) as socket,
    ):
        await socket.send_json({"do": "hello", "token": token})
        yield socket


async def heard(socket: Any, kind: str, **wanted: object) -> dict[str, Any]:
    """Wait for a message of this kind with these fields."""
    while True:
        message: dict[str, Any] = await socket.receive_json(timeout=5)
        if message["is"] == kind and all(message.get(name) == value for name, value in wanted.items()):
            return message


async def join(base: str, name: str) -> str:
    async with (
        aiohttp.ClientSession(headers={"Origin": base}) as session,
        session.post(base + "/api/join", json={"code": CODE, "name": name}) as response,
    ):
        assert response.status == 200
        token: str = (await response.json())["token"]
        return token


@pytest.fixture
def drill(store: Store, barley: BuiltDeck) -> str:
    return keep_drill(store, barley, DrillOptions(questions=2, forms=(Form.CHOICE,), seconds=60))


async def test_a_killed_server_has_kept_what_it_acknowledged_and_goes_on(
    store: Store, path: Path, drill: str
) -> None:
    with served(path, drill) as (process, base):
        token = await join(base, "Ada")
        async with line(base, "/ws/host", HOST) as host, line(base, "/ws", token) as ada:
            await host.send_json({"do": "open"})
            state = await heard(ada, "state", phase="asking")
            choice = {"answer": "option", "option": state["question"]["options"][0]["id"]}
            await ada.send_json({"do": "answer", "question": 1, "answer": choice})
            await heard(ada, "taken", question=1)
            process.kill()
    assert len(drills.answers(store.database, drill)) == 1
    with served(path, drill) as (_, base):
        async with line(base, "/ws/host", HOST) as host, line(base, "/ws", token) as ada:
            await heard(ada, "state", phase="paused", number=1)
            you = await heard(ada, "you")
            assert you["given"] == choice
            await host.send_json({"do": "close"})
            assert (await heard(ada, "state", phase="closed"))["told"]["right"]
            await host.send_json({"do": "open"})
            await host.send_json({"do": "end"})
            await heard(ada, "state", phase="ended")
    assert drills.drill(store.database).phase == "ended"
    assert [one.number for one in drills.answers(store.database, drill)] == [1, 2]


async def test_nobody_but_the_host_commands_and_nobody_unknown_is_told_anything(
    store: Store, path: Path, drill: str
) -> None:
    with served(path, drill) as (_, base):
        token = await join(base, "Ada")
        for way in ("/ws", "/ws/host", "/ws/projector"):
            wrong = {"/ws": HOST, "/ws/host": token, "/ws/projector": HOST}[way]
            async with line(base, way, wrong) as socket:
                assert (await socket.receive_json(timeout=5))["is"] == "unknown"
                assert (await socket.receive(timeout=5)).type is aiohttp.WSMsgType.CLOSE


def test_a_server_that_cannot_start_says_why(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "quiz.classroom.server"], input=b"nonsense\n", capture_output=True, check=False
    )
    assert done.returncode == 2
    assert "cannot be read" in json.loads(done.stdout)["error"]
    assert b"Traceback" not in done.stderr


async def test_a_drill_is_held_by_one_program_at_a_time(
    store: Store, path: Path, drill: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.store.holder.PATIENCE", 0)
    config = ServerConfig(database=str(path), drill=drill, code=CODE, host_token="x", projector_token="y")
    with served(path, drill) as (_, base):
        with pytest.raises(DrillHeldError, match="Another program holds Class 7b") as refused:
            open_service(config)
        assert refused.value.remedy
        async with line(base, "/ws/host", HOST) as host:
            await host.send_json({"do": "end"})
            await heard(host, "state", phase="ended")
    assert list(path.parent.glob("*.lock")) == []


def test_who_goes_on_at_once_waits_for_the_one_that_is_leaving(store: Store, path: Path, drill: str) -> None:
    held = drills.drill(store.database, drill)
    first, left = Holder(path, held), threading.Event()

    def leave() -> None:
        left.set()
        first.release()

    threading.Timer(0.1, leave).start()
    with Holder(path, held):
        assert left.is_set()


@pytest.mark.skipif(sys.platform == "win32", reason="there only the end of input tells")
def test_a_server_that_is_told_to_end_ends_in_order(path: Path, drill: str) -> None:
    with served(path, drill) as (process, _):
        process.terminate()
        assert process.wait(timeout=10) == 0

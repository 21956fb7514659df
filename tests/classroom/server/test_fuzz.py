"""Any message at all, on every line: no error of the server's, and the drill goes on for everybody else."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

import contextlib

import aiohttp

from quiz.classroom.live import messages
from quiz.classroom.live.messages import BadMessageError
from quiz.questions.document import BuiltDeck
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.server.attacking import HOST, WALL, Served, choice, raw, served

_any = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from([10**400, -(2**63) - 1, 1e308, "\ud800", "\x00", "a" * 5000]),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=8), inside, max_size=4),
    max_leaves=12,
)
_kinds = st.sampled_from(
    ["hello", "answer", "next", "ping", "open", "close", "skip", "pause", "resume", "extend", "kick",
     "leaderboard", "end", "", None, 7]
)  # fmt: skip
_answers = st.fixed_dictionaries(
    {"answer": st.sampled_from(["option", "truth", "text", "pairs", "order", "none", "x"]) | _any},
    optional={"option": _any, "value": _any, "text": _any, "pairs": _any, "items": _any},
)
_like = st.fixed_dictionaries(
    {"do": _kinds},
    optional={
        "token": _any,
        "question": st.integers(-3, 5) | _any,
        "answer": _answers | _any,
        "seconds": _any,
        "participant": _any,
        "shown": _any,
    },
)
_texts = (
    (_like | _any).map(lambda value: json.dumps(value, ensure_ascii=True))
    | st.text(max_size=60)
    | st.sampled_from(
        ["[" * 4000, '{"do":' * 600, '{"a":' * 500 + "1" + "}" * 500, '{"do":"ping","do":"end"}', "1e999999",
         '{"do":"answer","question":1e0,"answer":{"answer":"none"}}', "-0", "9" * 4000, "\ufeff{}",
         '{"do":"answer","question":1,"answer":{"answer":"text","text":"\\ud83d"}}',
         '"\\ud800"', '{"do":"ping"}\n{"do":"end"}']
    )
)  # fmt: skip


@given(_texts | st.binary(max_size=80))
@example("[" * 4000)
@example('{"do":"extend","seconds":' + "9" * 4000 + "}")
def test_whatever_comes_is_a_message_or_is_not(data: str | bytes) -> None:
    for read in (messages.read_join, messages.read_participant, messages.read_host):
        try:
            got = read(data)
        except BadMessageError:
            pass
        else:
            msgspec.json.encode(got)  # it is text that the store takes, whatever it says


async def _send(there: Served, way: str, token: str, said: list[str | bytes]) -> None:
    """Say hello, then this, until the server has had enough; it must answer or close, and not hang."""
    async with there.session.ws_connect(there.base + way) as socket:
        await socket.send_json({"do": "hello", "token": token})
        for one in said:
            try:
                await (socket.send_str(one) if isinstance(one, str) else socket.send_bytes(one))
            except (ConnectionError, aiohttp.ClientError, UnicodeEncodeError):
                break
        await socket.close()


@settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_any_messages_leave_the_server_well_and_the_drill_going(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, barley: BuiltDeck
) -> None:
    said: dict[str, Any] = {
        way: data.draw(st.lists(_texts | st.binary(max_size=80), max_size=6), label=way)
        for way in ("/ws", "/ws/host", "/ws/projector")
    }
    first = data.draw(_texts | st.binary(max_size=80), label="instead of hello")
    bytes_ = data.draw(st.binary(max_size=200), label="instead of HTTP")
    path = tmp_path_factory.mktemp("fuzz") / "quiz.db"

    async def attack() -> None:
        with Store.open(path, backups=False) as store:
            async with served(store, path, barley) as there:
                ada, eve = await there.join("Ada"), await there.join("Eve")
                async with there.host() as host, there.line(ada) as line:
                    await host.say(do="open")
                    state = await line.wait("state", phase="asking")
                    for way, token in (("/ws", eve), ("/ws/host", eve), ("/ws/projector", WALL)):
                        await _send(there, way, token, said[way])
                    async with there.session.ws_connect(f"{there.base}/ws") as socket:
                        with contextlib.suppress(UnicodeEncodeError):
                            await (
                                socket.send_str(first) if isinstance(first, str) else socket.send_bytes(first)
                            )
                    await raw(there.port, bytes_, seconds=0.05)
                    assert there.service.hall.standing.phase == "asking"
                    await line.say(do="answer", question=1, answer=choice(state))
                    assert await line.wait("taken", question=1)
                    await _send(
                        there, "/ws/host", HOST, [one for one in said["/ws/host"] if "end" not in str(one)]
                    )
                    assert (await there.session.get(there.base)).status == 200
            kept = drills.answers(store.database, there.drill)
            mine = drills.participants(store.database, there.drill)[0].id
            assert json.loads(next(one.response for one in kept if one.participant == mine)) == choice(state)

    asyncio.run(attack())

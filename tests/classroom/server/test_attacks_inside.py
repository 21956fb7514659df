"""Attacks by somebody who is in the drill, over real sockets. The table of what is attacked where is in
test_attacks_outside.py."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

import aiohttp

from quiz.classroom.live.messages import LARGEST
from quiz.classroom.server.guards import MOST_SOCKETS_PER_PERSON
from quiz.questions.document import BuiltDeck
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.server.attacking import CODE, HOST, WALL, Served, choice, served


@pytest.fixture
async def drill(store: Store, path: Path, barley: BuiltDeck) -> AsyncIterator[Served]:
    async with served(store, path, barley) as running:
        yield running


async def test_only_the_host_commands(drill: Served) -> None:
    ada = await drill.join("Ada")
    kept = drill.service.hall.people.present()[0]
    for token in (ada, WALL, CODE, kept.id, kept.kept.token_hash, drill.drill, "", HOST[:-1], HOST + " "):
        async with drill.line(str(token), "/ws/host") as line:
            assert (await line.wait("unknown"))["say"]
            assert await line.closed() == 4001
    for token, way in ((ada, "/ws"), (WALL, "/ws/projector")):
        for command in (
            {"do": "open"},
            {"do": "end"},
            {"do": "kick", "participant": kept.id},
            {"do": "leaderboard", "shown": True},
            {"do": "extend", "seconds": 9},
        ):
            async with drill.line(token, way) as line:
                await line.wait("state")
                await line.say(**command)
                assert await line.closed() == 1008
    assert drill.service.hall.standing.phase == "lobby"


async def test_names_let_nobody_in_and_tell_nobodys_id(drill: Served) -> None:
    token = await drill.join("Ada")
    status, said = await drill.try_to_join(code=CODE, name="ＡＤＡ\u200b")
    assert (status, "called ADA already" in said["error"]) == (409, True)
    bo = await drill.join("Bo")
    async with drill.host() as host, drill.line(bo) as line, drill.line("Ada") as no:
        assert await no.wait("unknown")
        await host.say(do="open")
        await line.wait("state", phase="asking")
        told = json.dumps(line.heard)
        ids = [one.id for one in drill.service.hall.people.present()]
        assert not [one for one in (*ids, token, bo, HOST, WALL) if one in told]
        assert "Ada" not in told, "who is here is no matter of anybody's but the host"


async def test_nothing_right_is_sent_before_the_close_and_everything_after(drill: Served) -> None:
    ada, bo = await drill.join("Ada"), await drill.join("Bo")
    async with (
        drill.host() as host,
        drill.line(WALL, "/ws/projector") as wall,
        drill.line(ada) as line,
        drill.line(bo) as idle,
    ):
        for number in (1, 2):
            await host.say(do="open")
            for one in (host, wall, line, idle):
                one.heard.clear()
                state = await one.wait("state", number=number, phase="asking")
            await line.say(do="answer", question=number, answer=choice(state))
            await line.wait("taken")
            await host.say(do="pause")
            await host.wait("state", phase="paused")
            await host.say(do="resume")
            for one in (host, wall, line, idle):
                await one.wait("state", number=number, phase="asking")
            async with drill.line(ada) as again:  # a page opened anew is told what one's own answer was
                assert (await again.wait("you"))["given"] == choice(state)
                said = [one.heard for one in (line, idle, again)] + [
                    [message for message in one.heard if message["is"] == "state"] for one in (host, wall)
                ]
            for message in (message for heard in said for message in heard):
                if message.get("number") != number:
                    continue  # of the question before
                assert message["phase"] in {"asking", "paused"}
                assert not {"told", "bars", "places", "teams", "summary"} & message.keys()
                assert not {"outcome", "score", "got", "marks", "message", "place"} & message.keys()
                assert message.get("points", 0) in {0, 100 * (number - 1)}, "not what was just got"
            await host.say(do="close")
            assert (await idle.wait("state", phase="closed"))["told"]["right"]
            assert "right" in str((await wall.wait("state", phase="closed"))["bars"])


async def test_answers_that_cannot_be_are_refused_and_change_nothing(drill: Served, store: Store) -> None:
    ada = await drill.join("Ada")
    async with drill.host() as host, drill.line(ada) as line:
        await line.say(do="answer", question=1, answer={"answer": "option", "option": "x"})
        assert (await line.wait("refused"))["why"] == "closed", "nothing is asked yet"
        await host.say(do="open")
        state = await line.wait("state", phase="asking")
        good = choice(state)
        for number, answer, why in [
            (2, good, "closed"),
            (99, good, "unknown"),
            (0, good, "unknown"),
            (-1, good, "unknown"),
            (1, {"answer": "option", "option": "000000000000"}, "impossible"),
            (1, {"answer": "truth", "value": True}, "impossible"),
            (1, {"answer": "text", "text": "x"}, "impossible"),
            (1, {"answer": "pairs", "pairs": {"a": "b"}}, "impossible"),
            (1, {"answer": "order", "items": []}, "impossible"),
        ]:
            await line.say(do="answer", question=number, answer=answer)
            assert (await line.wait("refused", question=number))["why"] == why
        await host.say(do="pause")
        await line.wait("state", phase="paused")
        await line.say(do="answer", question=1, answer=good)
        assert (await line.wait("refused"))["why"] == "paused"
        await host.say(do="resume")
        await line.wait("state", phase="asking")
        late = drill.service.now() + 60.5
        drill.service.now = lambda: late  # time is over, and answers under way are still waited for
        taken = drill.service.hall.people.by_token(ada)
        assert taken is not None
        assert not taken.answered
        late += 1
        await line.say(do="answer", question=1, answer=good)
        await line.wait("state", phase="closed")
        await line.wait("you", phase="closed", outcome="none")
    [kept] = drills.answers(store.database, drill.drill)
    assert (json.loads(kept.response), kept.score, kept.milliseconds) == ({"answer": "none"}, 0, None)


async def test_the_first_answer_stands_whoever_sends_it_again_and_times_are_the_servers(
    drill: Served, store: Store
) -> None:
    ada, bo = await drill.join("Ada"), await drill.join("Bo")
    async with drill.host() as host, drill.line(ada) as one, drill.line(ada) as other, drill.line(bo):
        await host.say(do="open")
        state = await one.wait("state", phase="asking")
        await other.wait("state", phase="asking")
        # All at once and on two lines: only one of them may be kept.
        for at in range(12):
            await (one, other)[at % 2].say(do="answer", question=1, answer=choice(state, at % 4))
        for _ in range(6):
            await one.wait("taken", question=1)
            await other.wait("taken", question=1)
        for more in ({"time": 1}, {"milliseconds": 1}, {"participant": "bo"}, {"score": 1}):
            async with drill.line(ada) as line:
                await line.wait("state")
                await line.say(do="answer", question=1, answer=choice(state), **more)
                assert await line.closed() == 1008, "a field that is none of its business"
    [kept] = drills.answers(store.database, drill.drill)
    assert json.loads(kept.response) == choice(state, 0)
    assert kept.milliseconds is not None
    assert 0 <= kept.milliseconds < 5000


async def test_who_is_sent_away_cannot_come_back_by_the_token(drill: Served) -> None:
    ada = await drill.join("Ada")
    kept = drill.service.hall.people.present()[0]
    async with drill.host() as host, drill.line(ada) as line, drill.line(ada) as other:
        await line.wait("state")
        await other.wait("state")
        await host.say(do="kick", participant=kept.id)
        assert await line.closed() == 4003
        assert await other.closed() == 4003
        async with drill.line(ada) as again:
            assert (await again.wait("gone"))["say"]
            assert await again.closed() == 4003
        assert (await drill.try_to_join(code=CODE, name="ada"))[0] == 409, "nor by the name"
        await host.say(do="kick", participant=kept.id)
        assert await host.wait("trouble")


async def test_long_messages_and_packed_ones_end_the_line_and_nothing_else(drill: Served) -> None:
    ada = await drill.join("Ada")
    whole = json.dumps({"do": "answer", "question": 1, "answer": {"answer": "text", "text": "x" * LARGEST}})
    async with drill.line(ada) as line:
        await line.wait("state")
        await line.socket.send_str(whole)
        assert await line.closed() in {1008, 1009}
    async with drill.session.ws_connect(f"{drill.base}/ws", compress=15) as socket:
        await socket.send_json({"do": "hello", "token": ada})
        await socket.receive_json(timeout=5)
        assert len(zlib.compress(b" " * 2_000_000)) < LARGEST, "small on the way, large when unpacked"
        await socket.send_str(" " * 2_000_000)
        async with asyncio.timeout(5):
            while (message := await socket.receive()).type is aiohttp.WSMsgType.TEXT:
                pass
        assert message.type in {aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.ERROR}
    async with drill.line(ada) as line:
        assert await line.wait("state")


async def test_floods_are_cut_off_and_others_hear_everything(drill: Served) -> None:
    ada, bo = await drill.join("Ada"), await drill.join("Bo")
    async with drill.line(bo) as other, drill.line(ada) as line:
        await line.wait("state")
        for _ in range(60):
            await line.say(do="ping")
        assert await line.closed() == 1008
        await other.wait("state")
        await other.say(do="ping")
        assert await other.wait("pong")


async def test_too_many_pages_of_one_person_close_the_oldest(drill: Served) -> None:
    ada = await drill.join("Ada")
    async with drill.line(ada) as first:
        await first.wait("state")
        opened = [await drill.session.ws_connect(f"{drill.base}/ws") for _ in range(MOST_SOCKETS_PER_PERSON)]
        for one in opened:
            await one.send_json({"do": "hello", "token": ada})
            await one.receive_json(timeout=5)
        assert await first.closed() == 4002
        assert drill.service.hall.people.present()[0].connections == MOST_SOCKETS_PER_PERSON
        for one in opened:
            await one.close()


async def test_a_page_that_never_reads_holds_nobody_up(drill: Served) -> None:
    tokens = [await drill.join(name) for name in ("Ada", "Bo")]
    async with drill.host() as host, drill.line(tokens[0]) as deaf, drill.line(tokens[1]) as other:
        await deaf.wait("state")
        deaf.socket._response.connection.transport.pause_reading()  # type: ignore[union-attr]
        for number in (1, 2, 3):
            await host.say(do="open")
            await other.wait("state", number=number, phase="asking")
            await host.say(do="close")
            await other.wait("state", number=number, phase="closed")
        deaf.socket._response.connection.transport.resume_reading()  # type: ignore[union-attr]
        assert await deaf.wait("state", number=3, phase="closed")

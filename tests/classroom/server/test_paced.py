"""A drill at one's own pace over the network: gone on with after a kill, and ended by the clock."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from quiz.classroom import holding
from quiz.classroom.options import DrillOptions, decode_options, encode_options
from quiz.classroom.report.load import report
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store import drills
from quiz.store.api import Store

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

from quiz.classroom.server.hosting import Hosting
from tests.classroom.server.test_process import HOST, PROJECTOR, heard, join, line, served


@pytest.fixture
def drill(store: Store, barley: BuiltDeck) -> str:
    store.sync_deck(barley)
    options = DrillOptions(questions=3, forms=(Form.CHOICE,), seconds=None)
    return holding.prepare(store, "barley", options, mode="self-paced").drill.id


async def answer(line: Any, number: int) -> None:
    state = await heard(line, "state", phase="asking", number=number)
    assert "told" not in state
    choice = {"answer": "option", "option": state["question"]["options"][0]["id"]}
    await line.send_json({"do": "answer", "question": number, "answer": choice})
    await heard(line, "taken", question=number)


async def test_everybody_goes_on_where_they_were_and_the_end_is_kept(
    store: Store, path: Path, drill: str
) -> None:
    with served(path, drill) as (process, base):
        tokens = [await join(base, name) for name in ("Ada", "Bo")]
        async with line(base, "/ws", tokens[0]) as ada, line(base, "/ws/host", HOST) as host:
            await heard(ada, "state", phase="lobby", results="each")
            await ada.send_json({"do": "next", "question": 1})
            assert (await heard(ada, "refused"))["why"] == "unanswered"
            await ada.send_json({"do": "next", "question": 0})
            await answer(ada, 1)
            assert (await heard(ada, "state", phase="closed"))["told"]["right"]
            await ada.send_json({"do": "next", "question": 1})
            await ada.send_json({"do": "next", "question": 1})
            assert (await heard(ada, "state", number=2))["phase"] == "asking"
            while (await heard(host, "desk"))["seats"][0]["done"] != 1:
                pass
            await host.send_json({"do": "open"})
            assert "own pace" in (await heard(host, "trouble"))["say"]
            process.kill()
    assert [one.number for one in drills.shown(store.database, drill)] == [1, 2]
    port = decode_options(drills.drill(store.database, drill).options).port
    assert base.endswith(f":{port}"), "phones look for it there"
    with served(path, drill) as (_, base):
        async with (
            line(base, "/ws", tokens[0]) as ada,
            line(base, "/ws/host", HOST) as host,
            line(base, "/ws/projector", PROJECTOR) as wall,
        ):
            await answer(ada, 2)
            told = await heard(wall, "state")
            assert {"question", "told", "bars", "names"}.isdisjoint(told), "nor who is there"
            await host.send_json({"do": "ends-at", "until": 1})
            assert (await heard(ada, "state", phase="ended", number=2))["total"] == 3
            you = await heard(ada, "you", phase="ended")
            assert [one["number"] for one in you["summary"]] == [1, 2]
            assert all(one["told"]["answer"] for one in you["summary"])
            late = {"answer": "option", "option": "x"}
            await ada.send_json({"do": "answer", "question": 3, "answer": late})
            said = await heard(ada, "refused", question=3)
            assert (said["why"], "over" in said["say"]) == ("over", True)
    found = report(store, drill)
    assert (found.mode, found.people, [one.there for one in found.questions]) == ("self-paced", 1, [1, 1])
    assert [one.number for one in found.left_out] == [3]
    assert all(one.median_milliseconds is not None for one in found.questions)


async def test_with_results_at_the_end_nothing_tells_before_that(
    store: Store, path: Path, drill: str
) -> None:
    kept = drills.drill(store.database, drill)
    options = replace(decode_options(kept.options), results="end")
    drills.apply(store.database, [drills.settled(drill, encode_options(options))])
    with served(path, drill) as (_, base):
        token = await join(base, "Ada")
        async with line(base, "/ws", token) as ada:
            heard_so_far = []
            for number in (1, 2, 3):
                await ada.send_json({"do": "next", "question": number - 1})
                await answer(ada, number)
                state = await heard(ada, "state", phase="closed", number=number)
                heard_so_far += [state, await heard(ada, "you", phase="closed", number=number)]
            said = json.dumps(heard_so_far)
            for word in ("told", "outcome", "score", "points", "right"):
                assert f'"{word}":' not in said
            await ada.send_json({"do": "next", "question": 3})
            you = await heard(ada, "you", phase="through")
            assert [one["score"] in {0.0, 1.0} for one in you["summary"]] == [True] * 3


def test_a_drill_gone_on_with_is_found_where_it_was_unless_that_port_is_taken(
    store: Store, path: Path, drill: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = ["192.168.7.7"]
    monkeypatch.setattr("quiz.classroom.server.hosting.lan_addresses", lambda: addresses)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        options = replace(decode_options(drills.drill(store.database, drill).options), port=port)
        drills.apply(store.database, [drills.settled(drill, encode_options(options))])
        hosting = Hosting(drills.drill(store.database, drill), path, lan=True)
        assert hosting.config.port == port
        try:
            hosting.start()
            assert hosting.port not in {0, port}
        finally:
            hosting.stop()
    again = Hosting(drills.drill(store.database, drill), path)
    assert (again.lan, again.config.bind, again.config.port) == (True, "0.0.0.0", hosting.port)
    addresses.clear()
    assert not Hosting(drills.drill(store.database, drill), path).lan, "at home it is for this computer"

"""Who is forgotten while a drill is held is in no screen, no memory and no file a moment later."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

from quiz.classroom import roster
from quiz.classroom.options import DrillOptions
from quiz.classroom.roster import Entry
from quiz.errors import StoreError
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store import drills, rosters
from quiz.store.api import Store
from quiz.store.connection import Database
from quiz.store.drills import Participant
from tests.classroom.server.attacking import served


async def test_who_is_forgotten_while_a_drill_is_held_is_gone_from_it(
    store: Store, path: Path, barley: BuiltDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.classroom.server.service.LOOK_EVERY", 0.05)
    [zeph] = roster.enrol(store, [Entry("Zephyrine", "7b")])
    options = DrillOptions(
        questions=2, forms=(Form.SHORT_ANSWER,), seconds=None, roster=zeph.roster, leaderboard=True
    )
    async with served(store, path, barley, options=options) as drill:
        _, said = await drill.try_to_join(code="ABCDEF", name="", member=zeph.code)
        bo = await drill.join("Bo")
        async with drill.host() as host, drill.line(said["token"]) as line, drill.line(bo) as other:
            await host.say(do="open")
            for one, text in ((line, "wheatgrass"), (other, "barleycorn")):
                await one.wait("state", phase="asking")
                await one.say(do="answer", question=1, answer={"answer": "text", "text": text})
                await one.wait("taken")
            await host.say(do="close")
            assert "Zephyrine" in str((await host.wait("state", phase="closed"))["places"])
            roster.forget(store, roster.person(store, "zephyrine"))
            assert await line.wait("unknown")
            assert await line.closed() == 4001
            state = await host.wait("state", phase="closed")
            desk = await host.wait("desk")
            assert "(forgotten)" in str(state["places"])
            assert "Zephyrine" not in str(state) + str(desk)
            async with drill.line(said["token"]) as again:
                assert await again.wait("unknown"), "the token lets nobody in"
            status, trouble = await drill.try_to_join(code="ABCDEF", name="x", member=zeph.code)
            assert (status, "Nobody in this class" in trouble["error"]) == (403, True)
            hall = drill.service.hall
            assert "Zephyrine" not in repr((hall.people.present(), hall.members, hall.people._names))
            assert "wheatgrass" not in repr((hall._given, hall._verdicts))
            assert "barleycorn" in repr(hall._given)
            await host.say(do="open")
            await host.wait("state", phase="asking")
    for file in path.parent.iterdir():
        for word in (b"Zephyrine", b"zephyrine", b"wheatgrass"):
            assert word not in file.read_bytes(), file.name
    assert len([one for one in drills.answers(store.database, drill.drill) if one.number == 1]) == 2


async def test_who_comes_to_a_class_or_is_taken_out_while_a_drill_is_held_can_join_or_not(
    store: Store, path: Path, barley: BuiltDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.classroom.server.service.LOOK_EVERY", 0.02)
    [ana] = roster.enrol(store, [Entry("Ana", "7b")])
    options = DrillOptions(questions=1, roster=ana.roster)
    async with served(store, path, barley, options=options) as drill:
        [ben] = roster.enrol(store, [Entry("Ben", "7b")])
        rosters.remove(store.database, ana.roster, [ana.learner])
        async with asyncio.timeout(5):
            while list(drill.service.hall.members) != [ben.code]:
                await asyncio.sleep(0.02)
        _, said = await drill.try_to_join(code="ABCDEF", name="x", member=ben.code)
        assert said["name"] == "Ben"
        status, said = await drill.try_to_join(code="ABCDEF", name="x", member=ana.code)
        assert status == 403, json.dumps(said)


async def test_who_was_forgotten_a_moment_ago_is_not_let_in_by_their_code(
    store: Store, path: Path, barley: BuiltDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.classroom.server.service.LOOK_EVERY", 3600)
    [zeph] = roster.enrol(store, [Entry("Zephyrine", "7b")])
    async with served(store, path, barley, options=DrillOptions(questions=1, roster=zeph.roster)) as drill:
        roster.forget(store, roster.person(store, "Zephyrine"))
        status, _ = await drill.try_to_join(code="ABCDEF", name="", member=zeph.code)
        assert status == 403
        assert drills.participants(store.database, drill.drill) == []


async def test_what_cannot_be_deleted_at_once_is_deleted_later_and_the_drill_goes_on(
    store: Store, path: Path, barley: BuiltDeck, monkeypatch: pytest.MonkeyPatch, expects_errors: None
) -> None:
    monkeypatch.setattr("quiz.classroom.server.service.LOOK_EVERY", 0.02)
    again: list[int] = []

    def forget_again(database: Database, people: Sequence[Participant]) -> None:
        again.append(len(people))
        if len(again) == 1:
            raise StoreError("The disk is full.")

    monkeypatch.setattr("quiz.classroom.server.outside.forget_again", forget_again)
    async with served(store, path, barley) as drill:
        await drill.join("Bo")
        roster.forget(store, roster.person(store, "Bo"))
        async with asyncio.timeout(5), drill.host() as host:
            while len(again) < 2:
                await asyncio.sleep(0.02)
            await host.say(do="open")
            assert await host.wait("state", phase="asking")
    assert again == [1, 1]

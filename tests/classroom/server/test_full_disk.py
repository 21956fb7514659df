"""What cannot be written is not acknowledged, is told, and leaves nothing behind that is not so."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

from quiz.questions.document import BuiltDeck
from quiz.questions.model import Pick
from quiz.store import drills
from quiz.store.api import Store
from quiz.store.connection import Database
from quiz.store.drills import Write
from tests.classroom.server.attacking import Served, choice, served

Disk = Callable[[bool], None]


@pytest.fixture
async def drill(store: Store, path: Path, barley: BuiltDeck) -> AsyncIterator[Served]:
    async with served(store, path, barley) as running:
        yield running


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, expects_errors: None) -> Disk:
    """A disk that can be filled, and freed again."""
    apply = drills.apply

    def full(database: Database, writes: Iterable[Write]) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    return lambda fill: monkeypatch.setattr(drills, "apply", full if fill else apply)


async def test_an_answer_that_cannot_be_kept_is_not_acknowledged_and_may_be_sent_again(
    drill: Served, disk: Disk, store: Store
) -> None:
    ada = await drill.join("Ada")
    async with drill.host() as host, drill.line(ada) as line:
        await host.say(do="open")
        state = await line.wait("state", phase="asking")
        disk(True)
        await line.say(do="answer", question=1, answer=choice(state))
        assert (await line.wait("refused"))["why"] == "unsaved"
        assert "taken" not in {one["is"] for one in line.heard}
        disk(False)
        await line.say(do="answer", question=1, answer=choice(state, 1))
        assert await line.wait("taken")
    [kept] = drills.answers(store.database, drill.drill)
    assert json.loads(kept.response) == choice(state, 1)


async def test_nobody_is_in_who_could_not_be_kept(drill: Served, disk: Disk, store: Store) -> None:
    disk(True)
    status, said = await drill.try_to_join(code="ABCDEF", name="Ada")
    assert (status, "could not save" in said["error"]) == (503, True)
    disk(False)
    assert await drill.join("Ada"), "the name is free again"
    assert len(drills.participants(store.database, drill.drill)) == 1


@pytest.mark.parametrize("act", ["close", "skip", "end"])
async def test_a_close_that_cannot_be_kept_is_none_and_who_had_not_answered_still_can(
    drill: Served, disk: Disk, store: Store, act: str
) -> None:
    ada, bo = await drill.join("Ada"), await drill.join("Bo")
    async with drill.host() as host, drill.line(ada) as one, drill.line(bo) as other:
        await host.say(do="open")
        state = await one.wait("state", phase="asking")
        asked = drill.service.hall.questions[0].instance
        assert isinstance(asked, Pick)
        right = asked.key
        await one.say(do="answer", question=1, answer=choice(state, right))
        await one.wait("taken")
        disk(True)
        await host.say(do=act)
        assert "could not be saved" in (await host.wait("trouble"))["say"]
        disk(False)
        hall = drill.service.hall
        assert hall.standing.phase == "asking"
        assert hall.count(1) == 1
        assert [one.points for one in hall.people.present()] == [100, 0]
        await other.say(do="answer", question=1, answer=choice(state, right))
        assert await other.wait("taken"), "nothing was written down as their answer"
        await host.say(do="close")
        await other.wait("you", phase="closed", outcome="right")
    kept = drills.answers(store.database, drill.drill)
    assert [json.loads(one.response) for one in kept] == [choice(state, right)] * 2


async def test_who_could_not_be_sent_away_is_still_here(drill: Served, disk: Disk) -> None:
    ada = await drill.join("Ada")
    kept = drill.service.hall.people.present()[0]
    async with drill.host() as host, drill.line(ada) as line:
        await line.wait("state")
        disk(True)
        await host.say(do="kick", participant=kept.id)
        await host.wait("trouble")
        disk(False)
        assert drill.service.hall.people.present() == [kept]
        await line.say(do="ping")
        assert await line.wait("pong")


async def test_a_question_whose_time_is_over_is_closed_once_there_is_room(
    drill: Served, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.classroom.server.service.RETRY", 0.2)
    async with drill.host() as host:
        await host.say(do="open")
        await host.wait("state", phase="asking")
        disk(True)
        past = drill.service.now
        drill.service.now = lambda: past() + 61
        assert "could not be saved" in (await host.wait("trouble"))["say"], (
            "the host is told, not 20 times a second"
        )
        disk(False)
        await host.wait("state", phase="closed")
        assert len([one for one in host.heard if one["is"] == "trouble"]) <= 2

"""Students of the class in a drill being held: their names are theirs, and a lost phone loses nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

from quiz.classroom import roster
from quiz.classroom.options import DrillOptions
from quiz.classroom.roster import Entry
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.server.attacking import CODE, choice, served


async def test_a_student_whose_phone_is_gone_goes_on_on_another_as_the_same(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    [listed] = roster.enrol(store, [Entry("Ada", "7b")])
    ada = listed.code
    options = DrillOptions(questions=1, forms=(Form.CHOICE,), roster=listed.roster)
    async with served(store, path, barley, options=options) as drill:
        status, said = await drill.try_to_join(code=CODE, name="ada")
        assert (status, said["error"].split("\n")[0]) == (409, "ada is a name of the class.")
        _, phone = await drill.try_to_join(code=CODE, name="", member=ada)
        async with drill.host() as host:
            await host.say(do="open")
            async with drill.line(phone["token"]) as line:
                asked = await line.wait("state", phase="asking")
                await line.say(do="answer", question=1, answer=choice(asked))
                await line.wait("taken", question=1)
                assert (await drill.try_to_join(code=CODE, name="", member=ada))[0] == 409, "it is here"
            async with asyncio.timeout(5):
                while (await drill.try_to_join(code=CODE, name="", member=ada))[0] != 200:
                    await asyncio.sleep(0.01)  # the server has yet to notice
            _, other = await drill.try_to_join(code=CODE, name="", member=ada)
            async with drill.line(other["token"]) as line:
                assert (await line.wait("you"))["given"], "what was answered on the phone is there"
            async with drill.line(phone["token"]) as line:
                assert await line.closed(), "the phone, found again, is nobody's"
    [one] = drills.participants(store.database, drill.drill)
    assert one.name == "Ada"

"""A student says on joining whether the answers are to count in their own studying."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

from quiz.classroom import roster
from quiz.classroom.options import DrillOptions
from quiz.classroom.own_study import to_count, wants
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store.api import Store
from tests.classroom.server.attacking import CODE, choice, served


async def test_a_student_of_the_class_wants_it_and_somebody_else_cannot(
    store: Store, path: Path, barley: BuiltDeck
) -> None:
    [member] = roster.enrol(store, [roster.Entry("Ada", "7b")])
    ada, code = member.learner, member.code.lower()
    options = DrillOptions(questions=1, forms=(Form.CHOICE,), seconds=60, roster=member.roster)
    async with served(store, path, barley, options=options) as drill:
        status, said = await drill.try_to_join(code=CODE, name="", member=code, own_study=True)
        assert (status, said["name"]) == (200, "Ada")
        assert (await drill.try_to_join(code=CODE, name="Bo", own_study=True))[0] == 200
        assert wants(store, ada)
        _, said = await drill.try_to_join(code=CODE, name="", member=code)  # on another device
        assert wants(store, ada), "as said at first"
        async with drill.host() as host, drill.line(said["token"]) as line:
            await host.say(do="open")
            asked = await line.wait("state", phase="asking")
            await line.say(do="answer", question=1, answer=choice(asked))
            await line.wait("taken", question=1)
            assert to_count(store, drill.drill) == {}
            await host.say(do="end")
            await line.wait("state", phase="ended")
    [answer] = to_count(store, drill.drill)[ada]
    assert answer.source == f"drill:{drill.drill}:1"

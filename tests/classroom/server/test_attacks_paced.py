"""Attacks by somebody in a drill at one's own pace: nobody is told what is right too early."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

from quiz.classroom.options import DrillOptions
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.server.attacking import WALL, choice, served

TELLING = {"told", "bars", "outcome", "score", "got", "marks", "message", "summary"}


def telling(heard: list[dict[str, Any]]) -> set[str]:
    return {name for message in heard for name in message} & TELLING


@pytest.mark.parametrize("results", ["each", "end"])
async def test_who_has_not_answered_is_told_nothing_and_cannot_go_ahead(
    store: Store, path: Path, barley: BuiltDeck, results: Literal["each", "end"]
) -> None:
    options = DrillOptions(questions=3, forms=(Form.CHOICE,), seconds=None, results=results)
    async with served(store, path, barley, options=options, mode="self-paced") as drill:
        ada, bo = await drill.join("Ada"), await drill.join("Bo")
        async with (
            drill.host() as host,
            drill.line(WALL, "/ws/projector") as wall,
            drill.line(ada) as one,
            drill.line(bo) as other,
        ):
            await one.wait("you")
            await one.say(do="next", question=0)
            state = await one.wait("state", phase="asking", number=1)
            assert not telling(one.heard)
            await one.say(do="answer", question=1, answer=choice(state))
            await one.wait("taken", question=1)
            await one.wait("you", phase="closed")
            assert ("told" in telling(one.heard)) == (results == "each"), "to whoever has answered, and when"
            for after in (1, 2, 99):  # on from where they are not
                await other.say(do="next", question=after)
                assert (await other.wait("refused", question=after))["why"] == "unanswered"
            await other.say(do="next", question=-1)
            for number in (1, 2, 0, 99):  # answers to what they were not shown
                await other.say(do="answer", question=number, answer=choice(state))
                assert (await other.wait("refused", question=number))["why"] in {"closed", "unknown"}
            for command in ("open", "close", "skip", "pause"):
                await host.say(do=command)
                await host.wait("trouble")
            await other.say(do="next", question=0)
            await other.wait("state", phase="asking", number=1)
            await other.say(do="next", question=1)  # without having answered
            assert (await other.wait("refused", question=1))["why"] == "unanswered"
            assert not telling(other.heard)
            assert not {"told", "bars", "question"} & {name for message in wall.heard for name in message}
            await host.say(do="end")
            await other.wait("you", phase="ended")
            await other.say(do="answer", question=1, answer=choice(state))
            assert (await other.wait("refused", question=1))["why"] == "over"
            await other.say(do="next", question=1)
            assert (await other.wait("refused", question=1))["why"] == "over"
    kept = drills.answers(store.database, drill.drill)
    assert [one.milliseconds is None for one in kept] == [False, True], "an answer of Ada's, none of Bo's"

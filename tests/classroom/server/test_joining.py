"""Whoever joins is in once, also where the answer is lost and the page asks again; the page comes whole."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

pytest.importorskip("aiohttp", reason="the extra `drill` is not installed")

from quiz.questions.document import BuiltDeck
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.server.attacking import CODE, Served, served


@pytest.fixture
async def drill(store: Store, path: Path, barley: BuiltDeck) -> AsyncIterator[Served]:
    async with served(store, path, barley) as there:
        yield there


async def test_who_asks_again_since_the_answer_was_lost_is_in_once(store: Store, drill: Served) -> None:
    ada = {"code": CODE, "name": "Ada", "attempt": "a" * 32}
    first, same = await asyncio.gather(drill.try_to_join(**ada), drill.try_to_join(**ada))
    assert first == same == await drill.try_to_join(**ada)
    assert first[0] == 200
    other = {**ada, "attempt": "b" * 32}
    assert (await drill.try_to_join(**other))[0] == 409, "somebody else of the same name"
    assert (await drill.try_to_join(**other | {"name": "Ada 2"}))[0] == 200
    assert (await drill.try_to_join(**ada | {"code": "AAAAAA"}))[0] == 403
    assert [one.name for one in drills.participants(store.database, drill.drill)] == ["Ada", "Ada 2"]
    async with drill.line(first[1]["token"]) as line:
        assert (await line.wait("you"))["name"] == "Ada"


async def test_every_page_has_all_that_it_names(drill: Served) -> None:
    for page, scripts in (("/", 7), ("/projector", 1)):
        async with drill.session.get(drill.base + page) as got:
            named = re.findall(r'(?:src|href)="(/[^"]+)"', await got.text())
        assert len(named) == scripts + 1
        for one in named:
            async with drill.session.get(drill.base + one) as got:
                assert got.status == 200, one
                assert got.content_type == ("text/css" if one.endswith(".css") else "text/javascript")

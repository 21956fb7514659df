"""A live drill with a class of simulated participants, against prashna under the same load in the same run.

Everything is on loopback; the server is a process of its own, all participants are this one. Per side: all
join; they answer a question spread over one second, then another all at once; all lose the network together
and come back. What is told of an answer is the time from sending it to the acknowledgement, which ours gives
after the commit to disk. Then, for ours, the server is killed with SIGKILL while a class answers: whatever
had been acknowledged must be in the database.
"""

from __future__ import annotations

import asyncio
import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import aiohttp

from benchmarks import crowd, drill_ours
from quiz.store import drills
from quiz.store.api import Store

KILLS = 10


def measure(
    *, quick: bool, runs: int | None, say: Callable[[str], None], participants: int = 500
) -> dict[str, Any]:
    """Return the figures; ``runs`` is how many kills."""
    participants = min(participants, 20) if quick else participants
    kills = runs if runs is not None else KILLS
    figures: dict[str, Any] = {"participants": participants}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        say("ours")
        figures["ours"] = asyncio.run(_ours(folder / "ours.db", participants, say))
        say("prashna")
        figures["prashna"] = asyncio.run(_peer(folder / "prashna", participants, say))
        for how in ("over_one_second", "all_at_once"):
            for point in ("p50_ms", "p99_ms"):
                ours, theirs = (figures[side][how]["answer"].get(point) for side in ("ours", "prashna"))
                if ours and theirs:
                    figures[f"ratio_{how}_{point.removesuffix('_ms')}"] = round(ours / theirs, 3)
        figures |= _killed(folder, participants, kills, say)
    return figures


async def _ours(path: Path, participants: int, say: Callable[[str], None]) -> dict[str, Any]:
    async with drill_ours.serving(path, drill_ours.prepare(path)) as side:
        return await crowd.measure(side, participants, say)


async def _peer(folder: Path, participants: int, say: Callable[[str], None]) -> dict[str, Any]:
    from benchmarks import drill_peer

    async with drill_peer.serving(folder) as side:
        figures = await crowd.measure(side, participants, say)
        return figures | {"put_out_by_the_server": side.put_out}


# ---------------------------------------------------------------- killed


def _killed(folder: Path, participants: int, kills: int, say: Callable[[str], None]) -> dict[str, Any]:
    draw = Random(kills)
    acknowledged = kept = lost = 0
    for number in range(kills):
        path = folder / f"killed-{number}.db"
        at = draw.randrange(participants)
        say(f"kill {number + 1} of {kills}, after {at} acknowledgements")
        names = asyncio.run(_kill(path, participants, at))
        there = _answered(path)
        acknowledged += len(names)
        kept += len(there)
        lost += len(names - there)
    return {"kills": kills, "acknowledged": acknowledged, "kept": kept, "lost": lost}


async def _kill(path: Path, participants: int, at: int) -> set[str]:
    """Kill the server after so many acknowledgements; return who had been told that theirs is kept."""
    async with drill_ours.serving(path, drill_ours.prepare(path)) as side:
        pages = await asyncio.gather(*(side.join(number) for number in range(participants)))
        shown = asyncio.gather(*(page.shown() for page in pages))
        await side.open()
        await shown
        told: set[str] = set()

        async def answer(page: drill_ours.Participant) -> None:
            try:
                await page.answer()
            except (aiohttp.ClientError, ConnectionError):
                return
            told.add(page.name)
            if len(told) > at:
                os.kill(side.pid, signal.SIGKILL)

        await asyncio.gather(*(answer(page) for page in pages))
        return told


def _answered(path: Path) -> set[str]:
    """Return who has an answer in the database."""
    with Store.open(path, backups=False) as store:
        drill = drills.drill(store.database)
        names = {one.id: one.name for one in drills.participants(store.database, drill.id)}
        return {names[one.participant] for one in drills.answers(store.database, drill.id)}

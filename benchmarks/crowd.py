"""A class of simulated participants on loopback, for whichever server: joining, answering, coming back.

A side (ours, or a peer) says how one participant joins, sees a question, answers it and is told that it is
kept; the crowd does it with all of them and takes the times, all by one clock in this process.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import resource
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any, Protocol

import aiohttp

AT_ONCE = 40
"""So many join at the same time: a class does not press the button as one."""
PATIENCE = 60.0
"""Seconds after which an answer counts as never acknowledged."""


class Member(Protocol):
    """One participant's page."""

    async def shown(self) -> None:
        """Wait until the question that is open stands on the page."""

    async def answer(self) -> None:
        """Answer the question on the page; return when the server says that it is kept."""

    async def closed(self) -> None:
        """Wait until the page knows that the question is closed."""

    async def drop(self) -> None:
        """Lose the connection."""

    async def come_back(self) -> None:
        """Connect again; return when the page shows where the drill stands."""


class Side(Protocol):
    """A server, running."""

    pid: int

    async def join(self, number: int) -> Member:
        """Have a participant join and open their page."""

    async def open(self) -> None:
        """Show the next question."""

    async def close(self) -> None:
        """Take no more answers."""


@contextlib.asynccontextmanager
async def session(*, patience: float = PATIENCE, **more: Any) -> AsyncIterator[aiohttp.ClientSession]:
    """A client without a limit of connections, that waits so many seconds for an answer."""
    _allow_files()
    timeout = aiohttp.ClientTimeout(total=patience)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout, **more) as opened:
        yield opened


async def measure(side: Side, participants: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Put a class through two questions and a lost network; return the figures, times in milliseconds."""
    draw = Random(participants)
    gate = asyncio.Semaphore(AT_ONCE)

    async def join(number: int) -> Member:
        async with gate:
            return await side.join(number)

    say(f"{participants} join")
    started = time.perf_counter()
    members = await asyncio.gather(*(join(number) for number in range(participants)))
    figures: dict[str, Any] = {"join_all_ms": _ms(time.perf_counter() - started)}
    for name, within in (("over_one_second", 1.0), ("all_at_once", 0.0)):
        say(f"they answer, {name.replace('_', ' ')}")
        figures[name] = await _round(side, members, [draw.uniform(0, within) for _ in members])
    say("all lose the network at once and come back")
    await asyncio.gather(*(one.drop() for one in members))
    figures["reconnect_storm"] = spread(await _each(members, lambda one: one.come_back()))
    figures["peak_mb"] = peak_mb(side.pid)
    return figures


async def _round(side: Side, members: Sequence[Member], offsets: Sequence[float]) -> dict[str, Any]:
    shown = asyncio.gather(*(_timed(one.shown) for one in members))
    await asyncio.sleep(0)  # all wait before it is opened
    before = cpu_seconds(side.pid)
    await side.open()
    figures: dict[str, Any] = {"broadcast": spread(await shown)}
    used = cpu_seconds(side.pid)
    figures["broadcast"]["cpu_ms"] = _ms(used - before)

    async def later(member: Member, offset: float) -> float | None:
        await asyncio.sleep(offset)
        return await _timed(member.answer)

    started = time.perf_counter()
    times = await asyncio.gather(*(later(one, at) for one, at in zip(members, offsets, strict=True)))
    kept = [one for one in times if one is not None]
    figures["answer"] = spread(kept) | {
        "unacknowledged": len(times) - len(kept),
        "all_kept_after_ms": _ms(time.perf_counter() - started),
        "cpu_ms": _ms(cpu_seconds(side.pid) - used),
    }
    closed = asyncio.gather(*(_timed(one.closed) for one in members))
    await asyncio.sleep(0)
    await side.close()
    figures["close_broadcast"] = spread(await closed)
    return figures


async def _each(members: Sequence[Member], do: Callable[[Member], Awaitable[None]]) -> list[float | None]:
    return list(await asyncio.gather(*(_timed(lambda one=one: do(one)) for one in members)))


async def _timed(do: Callable[[], Awaitable[None]]) -> float | None:
    """Return the seconds that something takes; None where it fails or takes too long."""
    started = time.perf_counter()
    try:
        async with asyncio.timeout(PATIENCE):
            await do()
    except (TimeoutError, aiohttp.ClientError, ConnectionError):
        return None
    return time.perf_counter() - started


def spread(seconds: Sequence[float | None]) -> dict[str, Any]:
    """Return median, 99th percentile and maximum in milliseconds, and how many never came."""
    came = sorted(one for one in seconds if one is not None)
    found: dict[str, Any] = {}
    if came:
        found = {
            "p50_ms": _ms(came[(len(came) - 1) // 2]),
            "p99_ms": _ms(came[min(len(came) - 1, int(len(came) * 0.99))]),
            "max_ms": _ms(came[-1]),
        }
    if len(came) < len(seconds):
        found["failed"] = len(seconds) - len(came)
    return found


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 2)


def cpu_seconds(pid: int) -> float:
    """Return the processor time a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_mb(pid: int) -> float:
    """Return the most memory a process has held, in megabytes."""
    lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return round(int(lines["VmHWM"].split()[0]) / 2**10, 1)


def _allow_files() -> None:
    """Every participant is an open file on either side; servers started from here may have as many."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 8192 if hard == resource.RLIM_INFINITY else min(8192, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))

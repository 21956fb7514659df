"""The store's thread: order, errors, and an orderly end."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
import tui_samples as samples

from quiz.errors import QuizError, StoreError
from quiz.memory import FixedClock
from quiz.study.views import SessionOptions
from tui.backend import Backend, Closing, Progress, StoreLibrary


def quietly(what: str, share: float | None) -> None:
    """Progress that nobody watches."""


async def test_all_calls_run_in_one_thread_and_in_order() -> None:
    backend = Backend(samples.SampleLibrary)
    await backend.open(quietly)
    seen: list[tuple[int, int]] = []
    await asyncio.gather(
        *(backend.run(lambda _, n=n: seen.append((n, threading.get_ident()))) for n in range(20))
    )
    await backend.close()
    assert [n for n, _ in seen] == list(range(20))
    assert {thread for _, thread in seen} != {threading.get_ident()}
    assert len({thread for _, thread in seen}) == 1


async def test_what_a_call_raises_reaches_the_caller() -> None:
    backend = Backend(samples.SampleLibrary)
    await backend.open(quietly)

    def fail(_: object) -> None:
        raise QuizError("no")

    with pytest.raises(QuizError, match="no"):
        await backend.run(fail)
    await backend.close()


async def test_a_call_before_opening_is_refused() -> None:
    backend = Backend(samples.SampleLibrary)
    with pytest.raises(StoreError):
        await backend.run(lambda library: library.home())
    await backend.close()


async def test_opening_can_be_tried_again() -> None:
    trouble = [StoreError("locked"), None]
    backend = Backend(lambda: samples.SampleLibrary(fail=trouble.pop(0)))
    with pytest.raises(StoreError):
        await backend.open(quietly)
    await backend.open(quietly)
    assert (await backend.run(lambda library: library.home())).weekday == 2
    await backend.close()


async def test_closing_waits_for_what_is_under_way() -> None:
    library = samples.SampleLibrary()
    backend = Backend(lambda: library)
    await backend.open(quietly)
    gate, done = threading.Event(), []

    def slow(_: object) -> None:
        gate.wait(10)
        done.append(True)

    under_way = asyncio.ensure_future(backend.run(slow))
    await asyncio.sleep(0)
    closing = asyncio.ensure_future(backend.close())
    gate.set()
    await closing
    assert done == [True]
    assert library.closed
    await under_way
    await backend.close()


async def test_closing_stops_a_build_that_tells_its_progress() -> None:
    begun, told = threading.Event(), []

    class Slow(samples.SampleLibrary):
        def open(self, progress: Progress) -> None:
            progress("Building", 0.0)
            begun.set()
            for step in range(1, 10_000):
                told.append(step)
                progress("Building", step / 10_000)
                threading.Event().wait(0.001)

    backend = Backend(Slow)
    opening = asyncio.ensure_future(backend.open(quietly))
    await asyncio.to_thread(begun.wait, 10)
    await backend.close()
    with pytest.raises(Closing):
        await opening
    assert len(told) < 9_999


async def test_the_store_is_used_through_the_library(database: Path, clock: FixedClock) -> None:
    backend = Backend(lambda: StoreLibrary(database, "Ada", clock=clock))
    await backend.open(quietly)
    home = await backend.run(lambda library: library.home())
    assert home.view.learner == "Ada"
    assert home.weekday == 1, "5 March 2024 is a Tuesday"
    assert not home.alone
    task = await backend.run(lambda library: library.start(SessionOptions()))
    assert task is not None
    disputes = await backend.run(lambda library: library.disputes("soleimani"))
    assert disputes.disputes
    names = await backend.run(lambda library: library.learners())
    assert "Ada" in names
    await backend.close()

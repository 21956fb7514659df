"""What a key costs in the review: processor time from the key until what it leads to is drawn.

``python -m benchmarks review PATH…`` drafts a dossier from articles (files and folders; by default those of
the built-in topics in ``decks/``, one topic after the other) into a temporary folder, opens ``quiz review``
on it, and goes through the queue by its own keys: each proposal's questions are previewed, its form is
opened and left, and it is accepted, or put aside where something is missing that a person would have to
give; every third is put aside anyway. ``form`` is from the key to the form with all its fields, ``accept``
and ``reject`` to the next proposal with its article, ``preview`` from the moment it is begun to its
questions and findings.

The time is that of the processor, all threads of the process together, so that a busy machine changes it
little; Textual's Pilot, which presses the keys and waits, is counted too.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.review.app import ReviewApp
    from tui.review.screen import ProposalScreen

ACTS = ("form", "preview", "accept", "reject")
SIZE = (120, 40)
_DECKS = Path(__file__).resolve().parents[1] / "decks"
_QUICK = 4
"""So many proposals are decided in a quick run."""
_PUT_ASIDE = 3
"""Each so manieth proposal is rejected."""


def measure(
    *, quick: bool, runs: int | None, say: Callable[[str], None], paths: Sequence[Path] = ()
) -> dict[str, Any]:
    """Draft from the articles at ``paths`` and decide on all that is proposed.

    ``runs`` is how many proposals of each draft are decided, by default all.
    """
    topics = [list(map(str, paths))] if paths else [[str(one)] for one in sorted(_DECKS.glob("*/articles"))]
    most = runs or (_QUICK if quick else None)
    taken: dict[str, list[float]] = {act: [] for act in ACTS}
    for places in topics[:1] if quick else topics:
        with TemporaryDirectory(prefix="quiz-review-") as top:
            folder = Path(top) / "draft"
            say(f"drafting from {', '.join(places)} …")
            proposals = _draft(places, folder)
            say(f"deciding on {min(most or proposals, proposals):,} of {proposals:,} proposals …")
            asyncio.run(_decide(folder, most, taken))
    return {act: _figures(taken[act]) for act in ACTS}


def _draft(places: Sequence[str], folder: Path) -> int:
    """Draft in a process of its own: the model is no burden on what is measured."""
    from benchmarks import child

    return int(child.run("benchmarks.review:draft", places=list(places), folder=str(folder))["proposals"])


def draft(places: list[str], folder: str) -> dict[str, int]:
    """Draft a dossier from articles; return how many proposals it holds."""
    from quiz.reading.draft.generate import generate

    return {"proposals": sum(generate(places, Path(folder)).proposals.values())}


def _figures(seconds: Sequence[float]) -> dict[str, Any]:
    """Return how often something was done, and its median and 95th percentile in milliseconds."""
    if not seconds:
        return {"times": 0}
    ordered = sorted(seconds)
    return {
        "times": len(ordered),
        "p50_ms": round(ordered[len(ordered) // 2] * 1000, 1),
        "p95_ms": round(ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)] * 1000, 1),
    }


async def _decide(folder: Path, most: int | None, taken: dict[str, list[float]]) -> None:
    from quiz.memory.clock import SystemClock
    from quiz.reading.review.review import Review
    from tui.review.app import ReviewApp, keep_loaded

    app = ReviewApp("draft", lambda: Review.open(folder, SystemClock()), opened=keep_loaded)
    async with app.run_test(size=SIZE) as pilot:
        desk = await _opened(pilot)
        decided = 0
        while desk.view is not None and (most is None or decided < most):
            await _one(pilot, desk, decided, taken)
            decided += 1


async def _opened(pilot: Pilot[Any]) -> ProposalScreen:
    from tui.review.screen import ProposalScreen

    app: ReviewApp = pilot.app
    await _settle(pilot)
    return next(one for one in app.screen_stack if isinstance(one, ProposalScreen))


async def _one(pilot: Pilot[Any], desk: ProposalScreen, number: int, taken: dict[str, list[float]]) -> None:
    """Preview a proposal, open its form, and decide on it."""
    taken["preview"].append(await _cost(pilot, desk.preview))
    taken["form"].append(await _pressed(pilot, "e"))
    await _pressed(pilot, "escape")
    name = desk.current
    if number % _PUT_ASIDE < _PUT_ASIDE - 1:
        seconds = await _pressed(pilot, "a")
        if desk.current != name:
            taken["accept"].append(seconds)
            return
        while pilot.app.screen is not desk:  # something is missing, or asked
            await _pressed(pilot, "escape")
    if desk.current == name:
        taken["reject"].append(await _pressed(pilot, "x"))


async def _pressed(pilot: Pilot[Any], key: str) -> float:
    """Press a key; return the processor seconds until what comes of it is drawn."""
    started = time.process_time()
    await pilot.press(key)
    await _settle(pilot)
    return time.process_time() - started


async def _cost(pilot: Pilot[Any], begin: Callable[[], object]) -> float:
    started = time.process_time()
    begin()
    await _settle(pilot)
    return time.process_time() - started


async def _settle(pilot: Pilot[Any]) -> None:
    """Wait until everything begun is done and drawn."""
    app: ReviewApp = pilot.app
    await pilot.pause()
    while list(app.workers) or app.ahead.waiting:
        await app.workers.wait_for_complete()
        await pilot.pause()
    await pilot.pause()

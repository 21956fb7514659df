"""Telling how far a long piece of work has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, TypeVar

Item = TypeVar("Item")

OnProgress: TypeAlias = Callable[[int, int], None]
"""Is told how many of how many are done."""

_STEPS = 200
"""So many times at most it is told of one piece of work."""


def telling(items: Sequence[Item], on_progress: OnProgress | None) -> Iterator[Item]:
    """Yield the items, and tell now and then how many of them have been dealt with."""
    if on_progress is None:
        yield from items
        return
    total = len(items)
    every = max(1, total // _STEPS)
    on_progress(0, total)
    for done, item in enumerate(items, 1):
        yield item
        if done % every == 0 or done == total:
            on_progress(done, total)

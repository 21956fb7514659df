"""What a run found, held against the runs before it: lines for a terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from quiz.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quiz.watch.check import Outcome, Told

MOST_SHOWN: Final = 20
"""So many findings are printed of each check that are new, and so many that are gone."""


class Story:
    """Remembers what each check found when it last ran."""

    def __init__(self) -> None:
        self._before: dict[str, tuple[Told, ...]] = {}
        self._cards: tuple[int, int] | None = None
        self._broken = False

    def tell(self, outcome: Outcome) -> Iterator[str]:
        """Yield the lines about a run: a sum, what is new, what is gone, what went into the library."""
        details: list[str] = []
        problems = self._told("problem", outcome.problems, details)
        if not outcome.loads:
            self._broken = True
            more = f", {outcome.more:,} more besides" if outcome.more else ""
            yield f"does not load: {problems}{more}"
            yield from details
            return
        parts = ["loads again"] if self._broken else []
        self._broken = False
        parts.append(self._sizes(outcome))
        for name, found in (("lint", outcome.lint), ("verify", outcome.verify)):
            if found is not None:
                parts.append(f"{name}: {self._told(name, found, details)}")
        yield "; ".join(parts)
        yield from details
        if outcome.built is not None:
            lists = [f"{len(ids):,} {name}" for name, ids in outcome.built.lists() if ids]
            yield f"  built {outcome.built.deck}: {', '.join(lists) or 'nothing changed'}"
        yield from (f"  {failure}" for failure in outcome.failures)

    def _sizes(self, outcome: Outcome) -> str:
        before, self._cards = self._cards, (outcome.cards, outcome.questions)
        sizes = zip(("card", "question"), self._cards, before or self._cards, strict=True)
        return ", ".join(
            counted(now, what) + (f" ({now - then:+,})" if now != then else "") for what, now, then in sizes
        )

    def _told(self, name: str, found: tuple[Told, ...], details: list[str]) -> str:
        """Return how many were found; add to ``details`` which of them are new and which are gone."""
        first = name not in self._before
        before = self._before.get(name, ())
        self._before[name] = found
        new, gone = _beyond(found, before), _beyond(before, found)
        details += _listed("found" if first and name != "problem" else "new", new)
        details += _listed("gone", gone)
        noun = "problem" if name == "problem" else "finding"
        said = counted(len(found), noun) if found else f"no {noun}s"
        changes = [f"{len(new):,} new"] if new and not first else []
        changes += [f"{len(gone):,} gone"] if gone else []
        return f"{said} ({', '.join(changes)})" if changes else said


def _beyond(some: Iterable[Told], others: Iterable[Told]) -> list[Told]:
    """Return those of ``some`` that have no counterpart among the others."""
    left = Counter(one.key for one in others)
    beyond = []
    for one in some:
        if left[one.key]:
            left[one.key] -= 1
        else:
            beyond.append(one)
    return beyond


def _listed(word: str, told: Sequence[Told]) -> Iterator[str]:
    for one in told[:MOST_SHOWN]:
        text = one.text.rpartition(" — ")[0] or one.text if word == "gone" else one.text
        yield f"  {word:<5} {text}"
    if len(told) > MOST_SHOWN:
        yield f"  … and {len(told) - MOST_SHOWN:,} more that are {word}"

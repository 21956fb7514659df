"""A session of chosen cards: where each of them waits, whatever the limits of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.memory import Phase, is_due
from quiz.store.chosen import standing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from quiz.memory import Memory, Settings


class Chosen(NamedTuple):
    """The cards of a session that asks for these alone, those of them it has done, and the time now."""

    cards: Collection[str]
    done: Collection[str]
    now: int


class Waiting(NamedTuple):
    """Chosen cards by where they wait, each in the order of its deck; steps with the time they end."""

    new: list[str]
    steps: list[tuple[str, int]]
    reviews: list[str]
    practice: list[str]


def sort_out(
    connection: sqlite3.Connection,
    learner: str,
    chosen: Chosen,
    day: int,
    settings: Settings,
    *,
    forms: Collection[str] | None = None,
    practice: bool = False,
) -> Waiting:
    """Return all the chosen cards by where they wait, but those suspended or buried.

    New cards are learned and due ones asked beyond the limits of the day, since they were asked for by name;
    those not due are practised, and with ``practice`` all are. What is practised is practised once.
    """
    waiting = Waiting([], [], [], [])
    for card, memory in standing(connection, learner, chosen.cards, forms):
        if memory.suspended or (memory.buried_until is not None and memory.buried_until > day):
            continue
        if practice or not_yet(memory, chosen.now, day, settings):
            if card not in chosen.done:
                waiting.practice.append(card)
        elif memory.phase == Phase.NEW:
            waiting.new.append(card)
        elif memory.phase == Phase.REVIEW:
            waiting.reviews.append(card)
        else:
            waiting.steps.append((card, chosen.now if memory.due_at is None else memory.due_at))
    return waiting


def not_yet(memory: Memory, now: int, day: int, settings: Settings) -> bool:
    """Whether a card has been begun and is not due: asked now, it is practised."""
    return memory.phase != Phase.NEW and not is_due(memory, now, day, learn_ahead=settings.learn_ahead)

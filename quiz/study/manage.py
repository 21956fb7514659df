"""Cards that were set aside, and how they come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.memory import EventKind
from quiz.store import queue
from quiz.store.failures import translated
from quiz.study import preferences
from quiz.study.recorder import Recorder

if TYPE_CHECKING:
    from quiz.memory import Clock
    from quiz.store.api import Learner, Store


@dataclass(frozen=True, slots=True)
class SetAside:
    """A suspended card; ``leech`` if it was suspended for being forgotten again and again."""

    card: str
    deck: str
    text: str
    lapses: int
    leech: bool


def suspended(store: Store, learner: Learner, deck: str | None = None) -> tuple[SetAside, ...]:
    """Return a learner's suspended cards, of one deck or all, in the order of the decks."""
    decks = [deck] if deck is not None else [info.id for info in store.decks()]
    with translated(store.path):
        return tuple(
            SetAside(found.card, found.deck, found.text, found.lapses, found.leech != 0)
            for one in decks
            for found in queue.suspended(store.database.connection, learner.id, one)
        )


def unsuspend(store: Store, learner: Learner, card: str, clock: Clock | None = None) -> None:
    """Ask a suspended card again from now on. Raises ``StaleCardError`` if there is no such card."""
    _act(store, learner, card, EventKind.UNSUSPEND, clock)


def unbury(store: Store, learner: Learner, card: str, clock: Clock | None = None) -> None:
    """Ask a buried card today after all. Raises ``StaleCardError`` if there is no such card."""
    _act(store, learner, card, EventKind.UNBURY, clock)


def _act(store: Store, learner: Learner, card: str, kind: EventKind, clock: Clock | None) -> None:
    settings = preferences.load(store, learner).study
    Recorder(store, learner, settings, clock if clock is not None else store.clock).handle(card, kind)

"""Cards that were set aside, and how they come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.memory import EventKind
from quiz.store.memories import QUEUE_SUSPENDED
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
    return tuple(
        SetAside(card, of, text, lapses, leech != 0)
        for one in decks
        for card, of, text, lapses, leech in store.database.all(
            "SELECT m.card, m.deck, c.text, m.lapses, m.leech FROM memory m JOIN card c ON c.id = m.card "
            f"WHERE m.learner = ? AND m.deck = ? AND m.queue = {QUEUE_SUSPENDED} ORDER BY c.position, c.id",
            (learner.id, one),
        )
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

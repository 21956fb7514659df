"""How much a day holds: daily limits, new cards among reviews, siblings kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from quiz.memory.model import Phase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from quiz.memory.model import Settings

Item = TypeVar("Item")

SIBLINGS_A_DAY: Final = 4
"""Of so many siblings one is asked a day."""


class Room(NamedTuple):
    """How many cards today still takes. Learning and relearning steps are never limited."""

    new: int
    reviews: int


def room_today(settings: Settings, *, introduced: int, reviewed: int, due: int) -> Room:
    """Return what the limits leave of today.

    ``introduced`` new cards were begun and ``reviewed`` due cards answered today, ``due`` are waiting.
    Reviews come first: as in Anki, new cards get at most what the reviews leave of the reviews' limit, so
    that a learner who is behind is not buried deeper.
    """
    left = max(0, settings.reviews_per_day - reviewed)
    reviews = min(due, left)
    new = min(settings.new_per_day - introduced, left - reviews - introduced)
    return Room(new=max(0, new), reviews=reviews)


def next_is_new(*, new_done: int, new_left: int, reviews_done: int, reviews_left: int) -> bool:
    """Whether the next card should be a new one, so that new cards lie evenly among the reviews.

    It needs only today's counts, so that a session can be left and taken up again anywhere.
    """
    if not new_left or not reviews_left:
        return new_left > 0
    new, reviews = new_done + new_left, reviews_done + reviews_left
    # The n-th of N new cards comes when n/(N+1) of the reviews are done; compared without fractions.
    return (new_done + 1) * reviews <= reviews_done * (new + 1)


def interleave(reviews: Sequence[Item], new: Sequence[Item]) -> list[Item]:
    """Return both in one order, each in its own order, the new ones spread evenly."""
    mixed: list[Item] = []
    n = r = 0
    while n < len(new) or r < len(reviews):
        if next_is_new(new_done=n, new_left=len(new) - n, reviews_done=r, reviews_left=len(reviews) - r):
            mixed.append(new[n])
            n += 1
        else:
            mixed.append(reviews[r])
            r += 1
    return mixed


def sibling_group(card_id: str) -> str:
    """Return what siblings have in common: the id of their statement, ``deck/slug`` of ``deck/slug#slot``."""
    return card_id.partition("#")[0]


def siblings_a_day(count: int) -> int:
    """Return how many of so many siblings a day may ask.

    One, as long as they are few, like the slots of a statement. Of a dozen, as the positions of a dispute
    and what is made of them, one a day would leave some unlearned for weeks: reviews of the others would
    take every day.
    """
    return max(1, -(-count // SIBLINGS_A_DAY))


def is_buried(card_id: str, phase: Phase, asked_today: Collection[str], room: int = 1) -> bool:
    """Whether a card waits for tomorrow because siblings of it were asked today.

    ``asked_today`` are those of its group, ``room`` is how many of them a day may ask. A card in its
    learning steps is never buried: its time is measured in minutes.
    """
    if phase in (Phase.LEARNING, Phase.RELEARNING):
        return False
    return card_id not in asked_today and len(asked_today) >= room


def without_siblings(
    queue: Iterable[tuple[str, str, Phase]], asked_today: Mapping[str, str] | None = None
) -> list[str]:
    """Return the ids of the cards of a queue (id, group, phase) that may be asked today, in its order.

    Of each group the first stays, so a queue that begins with the steps, then the reviews, then the new
    cards keeps the more urgent one.
    """
    taken = dict(asked_today or {})
    kept: list[str] = []
    for card_id, group, phase in queue:
        if not is_buried(card_id, phase, (taken[group],) if group in taken else ()):
            taken.setdefault(group, card_id)
            kept.append(card_id)
    return kept

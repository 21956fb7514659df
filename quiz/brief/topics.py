"""A deck narrowed to some of its topics."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar

from quiz.errors import UsageError
from quiz.questions.document import BuiltDeck


class _OnTopic(Protocol):
    @property
    def topic(self) -> str | None: ...


Entry = TypeVar("Entry", bound=_OnTopic)


def narrowed(deck: BuiltDeck, topics: Sequence[str]) -> BuiltDeck:
    """Return the deck with what belongs to these topics (ids), or as it is where none are given.

    Sources, voices and entities stay as they are. Raises ``UsageError``, which names the deck's topics, where
    one of them is unknown.
    """
    from msgspec.structs import replace

    if not topics:
        return deck
    known = [topic.id for topic in deck.topics]
    unknown = next((one for one in topics if one not in known), None)
    if unknown is not None:
        remedy = f"Its topics are: {', '.join(known)}." if known else "It has no topics at all."
        raise UsageError(f"The deck '{deck.id}' has no topic '{unknown}'.", remedy=remedy)
    return replace(
        deck,
        topics=tuple(topic for topic in deck.topics if topic.id in topics),
        cards=_on(topics, deck.cards),
        events=_on(topics, deck.events),
        disputes=_on(topics, deck.disputes),
        discrepancies=_on(topics, deck.discrepancies),
    )


def _on(topics: Collection[str], entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(one for one in entries if one.topic in topics)

"""Every question of a deck, as it would be shown: what is exported where no drill is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.errors import UsageError
from quiz.questions.model import CardKind, Form
from quiz.questions.realise import realise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from quiz.questions.document import BuiltDeck
    from quiz.questions.model import AnyInstance

_DISPUTED = frozenset({CardKind.DISPUTE, CardKind.POSITION})


def every_question(
    deck: BuiltDeck,
    *,
    forms: Collection[Form] = (),
    topics: Collection[str] = (),
    only_disputes: bool = False,
    seed: str = "1",
) -> tuple[AnyInstance, ...]:
    """Return all questions of a deck in its order, each as shown once; ``seed`` decides what is drawn.

    Empty ``forms`` and ``topics`` are all of them. Raises :class:`UsageError` for a topic that is not in
    the deck, and where nothing is left.
    """
    known = [topic.id for topic in deck.topics]
    for topic in topics:
        if topic not in known:
            there = ", ".join(known) or "none"
            raise UsageError(f"{deck.title} has no topic {topic!r}.", remedy=f"There are: {there}.")
    found = tuple(_asked(deck, forms, topics, seed, only_disputes=only_disputes))
    if not found:
        raise UsageError(f"{deck.title} has no such questions.", remedy="Allow more forms or topics.")
    return found


def _asked(
    deck: BuiltDeck, forms: Collection[Form], topics: Collection[str], seed: str, *, only_disputes: bool
) -> Iterator[AnyInstance]:
    for card in deck.cards:
        if (topics and card.topic not in topics) or (only_disputes and card.kind not in _DISPUTED):
            continue
        for question in card.questions:
            if not forms or question.form in forms:
                yield realise(question, card, f"drill {seed}", 0)

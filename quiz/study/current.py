"""What a session keeps in its hands: the card on the screen, the last answers, what was asked for."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.errors import UsageError
from quiz.memory import Phase
from quiz.store.chosen import decks_of
from quiz.study.recorder import Subject
from quiz.study.views import MissedCard

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from quiz.questions.model import Card
    from quiz.store.memories import State
    from quiz.study.deal import Dealt
    from quiz.study.moments import Moment
    from quiz.study.plan import Kind
    from quiz.study.recorder import Answer
    from quiz.study.views import SessionOptions, Task

KINDS: Final[dict[Phase, Kind]] = {
    Phase.NEW: "new",
    Phase.LEARNING: "learning",
    Phase.REVIEW: "review",
    Phase.RELEARNING: "learning",
}
"""In which queue a card of a phase waits."""


@dataclasses.dataclass(slots=True)
class Current:
    """The card on the screen: how it was dealt, from which queue, and the state as this session left it.

    ``since`` is the version it had when it was first shown.
    """

    task: Task
    dealt: Dealt
    kind: Kind
    state: State
    since: int

    @property
    def subject(self) -> Subject:
        """The card as the subject of an act."""
        card = self.dealt.card
        return Subject(card.id, card.deck, card.answer_hash, self.state)


class Given(NamedTuple):
    """An answer of this session and when it was given, kept so that it can be rated anew."""

    answer: Answer
    dealt: Dealt
    moment: Moment


def missed(card: Card) -> MissedCard:
    """Return a card as the summary lists it: of one told in several lines, its title and the rest in one."""
    title, *lines = card.explanation.answer.split("\n")
    if lines:
        return MissedCard(card.id, title, "; ".join(line.rstrip(".") for line in lines))
    return MissedCard(card.id, card.text, card.explanation.answer)


def check_options(options: SessionOptions) -> None:
    """Raise ``UsageError`` for limits below one, or an empty set of forms or cards.

    More new cards than the day's are for a session of what is due, not for one of chosen cards.
    """
    if options.limit is not None and options.limit < 1:
        raise UsageError("A session's limit is at least one answer.")
    if options.minutes is not None and not 0 < options.minutes <= 24 * 60:
        raise UsageError("A session lasts more than 0 and at most 1440 minutes.")
    if options.forms is not None and not options.forms:
        raise UsageError("A session needs at least one form.")
    if options.cards is not None and not options.cards:
        raise UsageError("A session of chosen cards needs at least one card.")
    if options.more_new < 0:
        raise UsageError("A session begins more new cards than the limit says, not fewer.")
    if options.more_new and options.cards is not None:
        raise UsageError(
            "Chosen cards are asked whatever the limits of the day: there are no more of them to begin.",
            remedy="Leave out either the cards or the number of more new ones.",
        )


def check_cards(connection: sqlite3.Connection, cards: Collection[str], deck: str | None) -> None:
    """Raise ``UsageError`` for a card that is not there, or not one of the deck."""
    known = decks_of(connection, cards)
    for card in sorted(cards):
        if card not in known:
            within = deck if deck is not None else card.partition("/")[0]
            raise UsageError(f"There is no card {card!r}.", remedy=f"`quiz show {within}` lists them.")
        if deck is not None and known[card] != deck:
            raise UsageError(
                f"The card {card} is not one of the deck {deck}.", remedy=f"It is one of {known[card]}."
            )

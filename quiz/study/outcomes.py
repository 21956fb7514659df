"""What an answer leads to: the memory after it, and when the card would come back for each rating."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from quiz.memory import answer, interval_text, preview
from quiz.memory.clock import MINUTE_US
from quiz.store import queue
from quiz.store.failures import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quiz.memory import Memory, Parameters, Rating, Settings
    from quiz.store.api import Learner, Store
    from quiz.study.deal import Dealt
    from quiz.study.moments import Moment


CARD_US: Final = 10_000_000
"""A card takes a practised learner about so long."""


def in_words(memory: Memory, moment: Moment, ahead: float, others: int) -> str:
    """Say when a card is due: "3 days", "10 min"; "within 10 min" where it is likely to come sooner.

    A step that ends within ``ahead`` minutes is cut short once nothing else waits, and ``others`` cards do.
    """
    at, _, day = moment
    text = interval_text(memory, at, day)
    if memory.due_at is None:
        return text
    wait = memory.due_at - at
    return f"within {text}" if max(MINUTE_US, others * CARD_US) <= wait <= ahead * MINUTE_US else text


class NextDue(Mapping[int, str]):
    """Rating → when the card would come back, in words.

    An answer needs one rating's outcome at once; those of the others are worked out when a screen asks.
    """

    __slots__ = ("_ahead", "_moment", "_others", "_outcomes", "_texts")

    def __init__(
        self, outcomes: Callable[[], Mapping[Rating, Memory]], moment: Moment, ahead: float, others: int
    ) -> None:
        """Make the mapping; ``ahead`` (minutes) and ``others`` are those of :func:`in_words`."""
        self._outcomes = outcomes
        self._moment = moment
        self._ahead = ahead
        self._others = others
        self._texts: dict[int, str] | None = None

    def _all(self) -> dict[int, str]:
        if self._texts is None:
            self._texts = {
                int(rating): in_words(memory, self._moment, self._ahead, self._others)
                for rating, memory in self._outcomes().items()
            }
        return self._texts

    def __getitem__(self, rating: int) -> str:
        return self._all()[rating]

    def __iter__(self) -> Iterator[int]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


class Outcomes:
    """Works out what answers lead to, by one learner's settings and parameters."""

    def __init__(self, store: Store, learner: Learner, settings: Settings, parameters: Parameters) -> None:
        self._store = store
        self._learner = learner.id
        self._settings = settings
        self._parameters = parameters
        self._load = self._due_on if settings.load_levelling else None

    def after(self, dealt: Dealt, before: Memory, rating: Rating, moment: Moment) -> Memory:
        """Return the memory after an answer."""
        return answer(
            before,
            rating,
            moment.at,
            moment.day,
            self._settings,
            self._parameters,
            dealt.card.id,
            cap_easy=dealt.cap_easy,
            load=self._load,
        )

    def next_due(self, dealt: Dealt, before: Memory, moment: Moment, others: int) -> Mapping[int, str]:
        """Return for each rating when the card would come back, in words; ``others`` wait beside it."""
        outcomes = partial(
            preview,
            before,
            moment.at,
            moment.day,
            self._settings,
            self._parameters,
            dealt.card.id,
            cap_easy=dealt.cap_easy,
            load=self._load,
        )
        due = NextDue(outcomes, moment, self._settings.learn_ahead, others)
        # Load levelling reads the database, which a screen in another thread must not.
        return due if self._load is None else dict(due)

    def _due_on(self, day: int) -> int:
        connection = self._store.database.connection
        with translated(self._store.path):
            return sum(queue.due_on(connection, self._learner, deck.id, day) for deck in self._store.decks())

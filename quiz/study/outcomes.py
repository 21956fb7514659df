"""What an answer leads to: the memory after it, and when the card would come back for each rating."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from quiz.memory import answer, interval_text, preview
from quiz.store import queue
from quiz.store.failures import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quiz.memory import Memory, Parameters, Rating, Settings
    from quiz.store.api import Learner, Store
    from quiz.study.deal import Dealt
    from quiz.study.moments import Moment


class NextDue(Mapping[int, str]):
    """Rating → when the card would come back, in words.

    An answer needs one rating's outcome at once; those of the others are worked out when a screen asks.
    """

    __slots__ = ("_moment", "_outcomes", "_texts")

    def __init__(self, outcomes: Callable[[], Mapping[Rating, Memory]], moment: Moment) -> None:
        self._outcomes = outcomes
        self._moment = moment
        self._texts: dict[int, str] | None = None

    def _all(self) -> dict[int, str]:
        if self._texts is None:
            at, _, day = self._moment
            self._texts = {
                int(rating): interval_text(memory, at, day) for rating, memory in self._outcomes().items()
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

    def next_due(self, dealt: Dealt, before: Memory, moment: Moment) -> Mapping[int, str]:
        """Return for each rating when the card would come back, in words."""
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
        due = NextDue(outcomes, moment)
        # Load levelling reads the database, which a screen in another thread must not.
        return due if self._load is None else dict(due)

    def _due_on(self, day: int) -> int:
        connection = self._store.database.connection
        with translated(self._store.path):
            return sum(queue.due_on(connection, self._learner, deck.id, day) for deck in self._store.decks())

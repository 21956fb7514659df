"""From a card's id to what is shown of it: read from the store, form chosen, question realised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.memory import FormInfo, Memory, Phase, caps_easy, choose_form, is_practice
from quiz.questions.model import AnyInstance, Card, Form
from quiz.questions.realise import realise, show_view
from quiz.store import queue
from quiz.store.decks import Heading, decode_card, heading
from quiz.study.views import Counts, Task

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection

    from quiz.store.api import Learner, Store
    from quiz.store.memories import State


PHASES: Final = {phase: phase.name.lower() for phase in Phase}
"""Phases as a task names them."""


class Dealt(NamedTuple):
    """A card as it is shown: with the learner's state of it, and the question that was chosen."""

    card: Card
    state: State
    instance: AnyInstance
    practice: bool
    cap_easy: bool


class Dealer:
    """Shows cards to one learner.

    ``forms`` restricts the questions; ``practises`` tells of a memory whether its card is practised only.
    """

    def __init__(
        self,
        store: Store,
        learner: Learner,
        forms: Collection[Form] | None,
        *,
        practises: Callable[[Memory], bool],
        title: str | None = None,
    ) -> None:
        self._connection: sqlite3.Connection = store.database.connection
        self._learner = learner.id
        self._allowed = None if forms is None else frozenset(form.value for form in forms)
        self._practises = practises
        self._title = title
        self._headings: dict[str, Heading] = {}

    def deal(self, card_id: str, *, any_form: bool = False) -> Dealt | None:
        """Return the card as it is to be shown now; None if it is retired or has no question to ask.

        ``any_form`` lifts the session's restriction to some forms.
        """
        found = queue.show(self._connection, self._learner, card_id)
        if found is None:
            return None
        card, state = decode_card(card_id, found.payload), found.state
        available = [
            FormInfo(question.id, question.form.value, question.recall) for question in card.questions
        ]
        practice = self._practises(state.memory)
        if state.memory.phase == Phase.NEW and not practice:
            return Dealt(card, state, show_view(card), practice=False, cap_easy=False)
        allowed = None if any_form else self._allowed
        chosen = choose_form(available, state.memory, state.memory.reps, state.last_question, allowed)
        if chosen is None:
            return None
        question = next(one for one in card.questions if one.id == chosen.question_id)
        return Dealt(
            card,
            state,
            realise(question, card, self._learner, state.asked),
            practice=practice or is_practice(chosen, available, state.memory, allowed),
            cap_easy=caps_easy(available),
        )

    def task(self, dealt: Dealt, counts: Counts) -> Task:
        """Return a dealt card as a screen gets it."""
        card, state = dealt.card, dealt.state
        named = self._heading(card.deck)
        return Task(
            card=card.id,
            deck_title=named.title,
            topic=None if card.topic is None else named.topics.get(card.topic, card.topic),
            instance=dealt.instance,
            phase=PHASES[state.memory.phase],
            version=state.version,
            repetition=state.asked,
            counts=counts,
            flag=state.flag,
            practice=dealt.practice,
            answer_changed=state.answer_hash is not None and state.answer_hash != card.answer_hash,
            session_title=self._title,
        )

    def _heading(self, deck: str) -> Heading:
        if deck not in self._headings:
            self._headings[deck] = heading(self._connection, deck)
        return self._headings[deck]

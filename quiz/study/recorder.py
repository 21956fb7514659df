"""Writing what a learner does: each act is one transaction that adds to the log and brings memory along.

An act is based on a state of the card. If the card has moved on meanwhile (another session of the same
learner), nothing is written and ``StaleCardError`` is raised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.errors import StaleCardError
from quiz.memory import (
    EventKind,
    LogEntry,
    Memory,
    Parameters,
    Rating,
    apply,
    introduce_entry,
    review_entry,
)
from quiz.store.ids import new_id
from quiz.store.learners import current_parameters
from quiz.store.log import ANSWERS, INSERT, Event, card_log, last_answers, last_id, voided_events
from quiz.store.memories import State, read, write
from quiz.store.moves import former_ids, holders, recompute
from quiz.study.moments import Moment, StudyClock
from quiz.study.shown import instance_json, response_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from quiz.memory import Clock, Settings
    from quiz.questions.model import AnyInstance
    from quiz.questions.response import Response
    from quiz.store.api import Learner, Store


class Subject(NamedTuple):
    """The card an act is about, and the learner's state of it that the act is based on."""

    card: str
    deck: str
    answer_hash: str
    state: State


class Answer(NamedTuple):
    """What was shown and given, as it goes into the log; ``source`` says where, if not in a session."""

    instance: AnyInstance
    response: Response
    milliseconds: int
    source: str | None = None


class Written(NamedTuple):
    """What an act came to: its event, and the state after it."""

    event: str
    state: State


class Undone(NamedTuple):
    """What an undo took back: its event, the card, and whether it was an answer or something done by hand."""

    event: str
    card: str
    answer: bool


class Recorder:
    """Writes one learner's log."""

    def __init__(self, store: Store, learner: Learner, settings: Settings, clock: Clock) -> None:
        self._database = store.database
        self._connection: sqlite3.Connection = store.database.connection
        self.learner = learner.id
        self._clock = StudyClock(clock, settings.rollover_hour)
        self.parameters: Parameters = current_parameters(self._connection, learner.id)
        self._last = last_id(self._connection, learner.id)

    def now(self) -> Moment:
        """Return the present moment."""
        return self._clock.read()

    # ------------------------------------------------------------ answers

    def introduce(self, subject: Subject, answer: Answer, after: Memory, moment: Moment) -> Written:
        """Write that a new card was read; ``after`` is the memory it leads to."""
        entry = introduce_entry(self._next_id(subject.state), after, moment.at, moment.day)
        with self._database.transaction():
            return self._write(subject, entry, moment, after, answer=answer)

    def review(
        self, subject: Subject, answer: Answer, rating: Rating, after: Memory, moment: Moment
    ) -> Written:
        """Write a rated answer that led to ``after``."""
        with self._database.transaction():
            return self._review(subject, answer, rating, after, moment)

    def _review(
        self, subject: Subject, answer: Answer, rating: Rating, after: Memory, moment: Moment
    ) -> Written:
        entry = review_entry(
            self._next_id(subject.state), subject.state.memory, after, rating, self.parameters
        )
        return self._write(subject, entry, moment, after, answer=answer)

    def practise(self, subject: Subject, answer: Answer, rating: Rating, moment: Moment) -> Written:
        """Write an answer that schedules nothing."""
        with self._database.transaction():
            return self._practise(subject, answer, rating, moment)

    def _practise(self, subject: Subject, answer: Answer, rating: Rating, moment: Moment) -> Written:
        entry = LogEntry(
            self._next_id(subject.state), EventKind.PRACTICE, moment.at, moment.day, rating=rating
        )
        return self._write(subject, entry, moment, subject.state.memory, answer=answer)

    def rerate(
        self,
        subject: Subject,
        event: str,
        answer: Answer,
        rating: Rating,
        moment: Moment,
        decide: Callable[[Memory], Memory | None],
    ) -> Written:
        """Undo an answer and write it again with another rating, in one transaction.

        ``moment`` is when the answer was given, which it keeps; what undoes it is written as of now.
        ``decide`` gets the memory as it was before the answer and returns what the rating leads to, or None
        for practice. Raises ``StaleCardError`` if the card has been answered since.
        """
        with self._database.transaction() as connection:
            traces = card_log(connection, self.learner, former_ids(connection, subject.card))
            voided = voided_events(traces)
            answers = [one for one in traces if one.kind in ANSWERS and one.id not in voided]
            if not answers or answers[-1].id != event:
                raise stale()
            self._append_void(connection, event, answers[-1].card, self.now())
            for card in sorted({answers[-1].card, *holders(connection, answers[-1].card)}):
                recompute(connection, self.learner, card)
            state = read(connection, self.learner, subject.card)
            before = Subject(subject.card, subject.deck, subject.answer_hash, state)
            after = decide(state.memory)
            if after is None:
                return self._practise(before, answer, rating, moment)
            return self._review(before, answer, rating, after, moment)

    # ------------------------------------------------------------ undoing

    def undo(self) -> Undone | None:
        """Undo what the learner did last to a card that is there to be asked.

        That is an answer, or that the card was suspended, buried or reset. The card's memory, and that of any
        other card with the same past, is worked out anew from the log.
        """
        moment = self.now()
        with self._database.transaction() as connection:
            for event, logged_as, kind in last_answers(connection, self.learner):
                cards = holders(connection, logged_as)
                if not cards:
                    continue
                self._append_void(connection, event, logged_as, moment)
                for card in sorted({logged_as, *cards}):
                    recompute(connection, self.learner, card)
                return Undone(event, cards[0], kind in ANSWERS)
        return None

    def _append_void(
        self, connection: sqlite3.Connection, event: str, logged_as: str, moment: Moment
    ) -> None:
        self._last = new_id(max(self._last or "", event))
        connection.execute(
            INSERT,
            Event(
                id=self._last,
                learner=self.learner,
                card=logged_as,
                kind=EventKind.VOID,
                at=moment.at,
                utc_offset=moment.utc_offset,
                study_day=moment.day,
                ref=event,
            ),
        )

    # ------------------------------------------------------------ what is done to a card by hand

    def handle(
        self, card: str, kind: EventKind, *, due_day: int | None = None, value: str | None = None
    ) -> Written:
        """Write a suspend, unsuspend, bury, unbury, reset, set-due, flag or report, whatever came before.

        ``value`` is the flag's number, or the report's words. Raises ``StaleCardError`` if the card is gone.
        """
        moment = self.now()
        with self._database.transaction() as connection:
            row = connection.execute("SELECT deck, answer_hash FROM card WHERE id = ?", (card,)).fetchone()
            if row is None:
                raise stale()
            subject = Subject(card, row[0], row[1], read(connection, self.learner, card))
            entry = LogEntry(self._next_id(subject.state), kind, moment.at, moment.day, due_day=due_day)
            after = apply(subject.state.memory, entry, {})
            return self._write(subject, entry, moment, after, value=value)

    # ------------------------------------------------------------ the one way into the log

    def _next_id(self, state: State) -> str:
        """Return an id above all of this learner's seen here, and above the card's last."""
        self._last = new_id(max(self._last or "", state.last_event or "") or None)
        return self._last

    def _write(
        self,
        subject: Subject,
        entry: LogEntry,
        moment: Moment,
        after: Memory,
        *,
        answer: Answer | None = None,
        value: str | None = None,
    ) -> Written:
        state = subject.state
        kind = entry.kind
        rated = entry.rating is not None
        scheduled = kind in _DECIDING
        instance = None if answer is None else answer.instance
        if answer is not None:
            value = answer.source
        id_ = str(entry.event)
        event = Event(
            id_,
            self.learner,
            subject.card,
            kind.value,
            moment.at,
            moment.utc_offset,
            moment.day,
            int(state.memory.phase),
            int(entry.rating) if entry.rating is not None else None,
            entry.parameters if rated else None,
            int(after.phase) if scheduled else None,
            entry.step if scheduled else None,
            entry.due_at,
            entry.due_day,
            int(entry.leech) if rated else None,
            int(entry.suspended) if rated else None,
            None,
            value,
            None if instance is None else instance.form.value,
            None if instance is None else instance.question,
            None if answer is None else answer.milliseconds,
            None if answer is None else subject.answer_hash,
            None if instance is None else instance_json(instance),
            None if answer is None else response_json(answer.response),
        )
        connection = self._connection
        connection.execute(INSERT, event)
        asked = instance is not None
        new = State(
            after,
            state.version + 1,
            int(value or 0) if kind == EventKind.FLAG else state.flag,
            state.asked + asked,
            subject.answer_hash if asked else state.answer_hash,
            instance.question
            if instance is not None and kind != EventKind.INTRODUCE
            else state.last_question,
            id_,
        )
        if not write(connection, self.learner, subject.card, subject.deck, new, state.version):
            raise stale()
        return Written(id_, new)


_DECIDING = frozenset({EventKind.INTRODUCE, EventKind.REVIEW})


def stale() -> StaleCardError:
    """Return the error of an answer to a card that has moved on."""
    return StaleCardError(
        "This card was answered or changed in another session after it was shown here. Nothing was written.",
        remedy="Go on to the next card; this one comes back when it is due.",
    )

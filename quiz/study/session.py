"""A study session: the next card, its answer, and what a learner may do about either.

An answer is graded, written durably, and only then returned. The session holds no progress of its own:
killed at any instant, the next one goes on from the log.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Self

from quiz.errors import StaleCardError, UsageError
from quiz.memory import (
    EventKind,
    Memory,
    Rating,
    applied_rating,
    interval_text,
    introduce,
)
from quiz.memory.schedule import becomes_leech
from quiz.questions.grade import grade
from quiz.questions.model import Show
from quiz.questions.response import Response, Seen, Verdict
from quiz.store import queue
from quiz.store.failures import translated
from quiz.study.current import Current, Given, check_cards, check_options, missed
from quiz.study.deal import Dealt
from quiz.study.outcomes import Outcomes
from quiz.study.plan import Picked
from quiz.study.recorder import Answer, Subject, Written, stale
from quiz.study.tally import Done
from quiz.study.turns import Turns
from quiz.study.views import Feedback, SessionOptions, SessionSummary, Task

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.memory import Clock
    from quiz.store.api import Learner, Store
    from quiz.study.moments import Moment

HIGHEST_FLAG = 7
RATABLE = 20
"""So many of the last answers can still be rated anew."""


class Session(Turns):
    """One learner's session. Use from the thread that opened the store.

    ``next`` returns the same task until it is answered, suspended, buried or reset.
    """

    def __init__(self, store: Store, learner: Learner, options: SessionOptions, clock: Clock) -> None:
        super().__init__(store, learner, options, clock)
        self._outcomes = Outcomes(store, learner, self._settings, self._recorder.parameters)
        self._given: dict[str, Given] = {}

    @classmethod
    def open(
        cls,
        store: Store,
        learner: Learner,
        options: SessionOptions | None = None,
        clock: Clock | None = None,
    ) -> Self:
        """Begin a session. ``clock`` replaces the store's own.

        Raises ``UnknownDeckError``, and ``UsageError`` for limits below one, an empty set of forms, or
        chosen cards that are not there.
        """
        options = options if options is not None else SessionOptions()
        check(store, options)
        with translated(store.path):
            return cls(store, learner, options, clock if clock is not None else store.clock)

    # ------------------------------------------------------------ answering

    def answer(self, task: Task, response: Response, *, milliseconds: int) -> Feedback:
        """Grade an answer and write it durably; then return what to show.

        Raises ``StaleCardError`` if the card has changed since it was shown: nothing is written then.
        """
        moment = self._recorder.now()
        spent = max(0, milliseconds)
        try:
            current = self._on_screen(task)
            if isinstance(task.instance, Show):
                return self._read(current, spent, moment)
            return self._answered(current, response, spent, moment)
        except StaleCardError:
            self._start_over(moment)
            raise

    def _on_screen(self, task: Task) -> Current:
        """Return what is known of the card of a task, which need not be the one dealt last."""
        current = self._current
        if current is not None and current.task.card == task.card:
            if current.since <= task.version <= current.state.version:
                return current
            raise stale()
        with translated(self._store.path):
            dealt = self._dealer.deal(task.card)
        if dealt is None or dealt.state.version != task.version:
            raise stale()
        return Current(task, dealt, self._kind_of(dealt), dealt.state, task.version)

    def _read(self, current: Current, milliseconds: int, moment: Moment) -> Feedback:
        before = current.state.memory
        after = introduce(before, moment.at, moment.day, self._settings)
        given = Answer(current.task.instance, Seen(), milliseconds)
        written = self._recorder.introduce(current.subject, given, after, moment)
        verdict = grade(current.task.instance, Seen())
        self._settle(current, written, EventKind.INTRODUCE, verdict, None, milliseconds, moment)
        return Feedback(
            task=current.task,
            verdict=verdict,
            rating=verdict.rating,
            explanation=current.task.instance.explanation,
            event=written.event,
            next_due={verdict.rating: interval_text(after, moment.at, moment.day)},
            can_rerate=False,
        )

    def _answered(self, current: Current, response: Response, milliseconds: int, moment: Moment) -> Feedback:
        task, before = current.task, current.state.memory
        verdict = grade(task.instance, response)
        rating = applied_rating(Rating(verdict.rating), cap_easy=current.dealt.cap_easy)
        given = Answer(task.instance, response, milliseconds)
        # All that can fail comes before the writing: what is in the log is never told as an error.
        due = self._next_due(task, current.dealt, before, moment)
        if task.practice:
            written = self._recorder.practise(current.subject, given, rating, moment)
        else:
            after = self._outcomes.after(current.dealt, before, rating, moment)
            written = self._recorder.review(current.subject, given, rating, after, moment)
        kind = EventKind.PRACTICE if task.practice else EventKind.REVIEW
        self._settle(current, written, kind, verdict, rating, milliseconds, moment)
        self._given[written.event] = Given(given, current.dealt, moment)
        if len(self._given) > RATABLE:
            del self._given[next(iter(self._given))]
        return self._feedback(task, verdict, rating, written, before, due)

    def _next_due(self, task: Task, dealt: Dealt, before: Memory, moment: Moment) -> Mapping[int, str]:
        if task.practice:
            return {}
        return self._outcomes.next_due(dealt, before, moment, self._others(task.card, moment))

    def _feedback(
        self,
        task: Task,
        verdict: Verdict,
        rating: Rating,
        written: Written,
        before: Memory,
        due: Mapping[int, str],
    ) -> Feedback:
        after = written.state.memory
        return Feedback(
            task=task,
            verdict=verdict,
            rating=int(rating),
            explanation=task.instance.explanation,
            event=written.event,
            next_due=due,
            leech=after.lapses > before.lapses
            and becomes_leech(after.lapses, self._settings.leech_threshold),
            suspended=after.suspended and not before.suspended,
        )

    def _settle(
        self,
        current: Current,
        written: Written,
        kind: EventKind,
        verdict: Verdict,
        rating: Rating | None,
        milliseconds: int,
        moment: Moment,
    ) -> None:
        """Bring queues and tally up to date with what was just written."""
        card = current.dealt.card
        if self._current is current:
            self._current = None
        else:  # it was not the card dealt last: it may still wait somewhere
            self._plan.drop(card.id)
            self._front = [one for one in self._front if one.card != card.id]
        self._last_card = card.id
        self._done.add(card.id)
        self._plan.answered(card.id, kind, current.state.memory.phase)
        if kind != EventKind.PRACTICE:
            self._plan.wait(card.id, written.state.memory, moment.at)
        self._tally.add(
            Done(
                written.event,
                current.task.instance.form,
                None if rating is None else int(rating),
                milliseconds,
                missed(card) if rating == Rating.AGAIN else None,
                verdict,
            )
        )

    def rerate(self, feedback: Feedback, rating: int) -> Feedback:
        """Change the rating of an answer: void it and write it anew, in one transaction.

        The answer stays one of the moment, and of the study day, at which it was given.
        Raises ``UsageError`` for a rating that does not exist or a study view, ``StaleCardError`` if the
        card has been answered since.
        """
        given = self._given.get(feedback.event)
        if given is None or not feedback.can_rerate:
            raise UsageError("Only an answer of this session can be rated anew.")
        if rating not in tuple(Rating):
            raise UsageError(f"There is no rating {rating!r}; there are 1 (again) to 4 (easy).")
        moment = given.moment
        applied = applied_rating(Rating(rating), cap_easy=given.dealt.cap_easy)
        task = feedback.task
        before = given.dealt.state.memory
        due: Mapping[int, str] = {}

        def decide(memory: Memory) -> Memory | None:
            nonlocal before, due
            before = memory
            due = self._next_due(task, given.dealt, before, moment)
            return None if task.practice else self._outcomes.after(given.dealt, memory, applied, moment)

        card = given.dealt.card
        subject = Subject(card.id, card.deck, card.answer_hash, given.dealt.state)
        written = self._recorder.rerate(subject, feedback.event, given.answer, applied, moment, decide)
        self._given[written.event] = self._given.pop(feedback.event)
        if self._current is not None and self._current.task.card == card.id:
            self._current = None  # dealt already for its next turn: from a state that is no more
        if (done := self._tally.take_back(feedback.event)) is not None:
            wrong = missed(card) if applied == Rating.AGAIN else None
            self._tally.add(done._replace(event=written.event, rating=int(applied), missed=wrong))
        self._plan.drop(card.id)
        if not task.practice:
            self._plan.wait(card.id, written.state.memory, moment.at)
        return self._feedback(task, feedback.verdict, applied, written, before, due)

    # ------------------------------------------------------------ taking back

    def undo(self) -> Task | None:
        """Undo what the learner did last, in whatever session; return its card to be shown again.

        That is an answer, or that a card was suspended, buried or reset. A card that is not due after that is
        not shown, but the one that was on the screen. None if there is nothing to undo.
        """
        with translated(self._store.path):
            return self._undo()

    def _undo(self) -> Task | None:
        undone = self._recorder.undo()
        if undone is None:
            return None
        card, moment = undone.card, self._recorder.now()
        self._given.pop(undone.event, None)
        self._tally.take_back(undone.event)
        if self._current is not None:
            self._front.append(Picked(self._current.task.card, self._current.kind))
        self._current = None
        self._front = [one for one in self._front if one.card != card]
        self._done.discard(card)
        dealt = self._dealer.deal(card) or self._dealer.deal(card, any_form=True)
        kind = None if dealt is None else self._kind_of(dealt)
        if (
            dealt is None
            or kind is None
            or not (undone.answer or self._still(dealt.state.memory, kind, moment))
        ):
            self._plan_around(self._front, moment)
            return self._next()
        self._plan_around([*self._front, Picked(card, kind)], moment)
        return self._show(dealt, kind, moment)

    def _plan_around(self, held: Sequence[Picked], moment: Moment) -> None:
        """Read anew what waits, but for the cards in hand."""
        if moment.day != self._plan.day:
            self._plan = self._make_plan(moment)
        if self._practice or self.is_chosen:  # what these did is known to the session alone
            for one in held:
                self._plan.drop(one.card)
            self._plan.count_today()
        else:
            self._plan.fill_anew({one.card: one.kind for one in held})
            if beyond := self._plan.beyond_room([one.kind for one in held]):
                # Answers of another day were undone: what was set aside first waits as all others do.
                for kind in beyond:
                    aside = next((one for one in self._front if one.kind == kind), None)
                    if aside is not None:
                        self._front.remove(aside)
                        held = [one for one in held if one is not aside]
                self._plan.fill_anew({one.card: one.kind for one in held})

    # ------------------------------------------------------------ by hand

    def suspend(self, task: Task) -> None:
        """Ask this card no more until it is unsuspended."""
        self._handle(task, EventKind.SUSPEND)

    def bury(self, task: Task) -> None:
        """Leave this card for tomorrow."""
        self._handle(task, EventKind.BURY, due_day=self._recorder.now().day + 1)

    def reset(self, task: Task) -> None:
        """Begin this card anew: it is forgotten, and shown again as a new one."""
        self._handle(task, EventKind.RESET)
        self._front.append(Picked(task.card, "practice" if self._practice else "new"))

    def flag(self, task: Task, number: int) -> Task:
        """Mark a card with a flag, 1 to 7, or 0 for none; return the task as it now is."""
        if not 0 <= number <= HIGHEST_FLAG:
            raise UsageError(f"There is no flag {number}; there are 1 to {HIGHEST_FLAG}, and 0 for none.")
        written = self._write(task, EventKind.FLAG, value=str(number))
        flagged = dataclasses.replace(task, flag=number, version=written.state.version)
        if (current := self._noted(task, written)) is not None:
            current.task = flagged
        return flagged

    def report(self, task: Task, text: str) -> None:
        """Note in the log that something is wrong with this card, in the learner's words."""
        self._noted(task, self._write(task, EventKind.REPORT, value=text))

    def _noted(self, task: Task, written: Written) -> Current | None:
        """Bring the card on the screen up to date with what was noted of it, if nothing came between."""
        current = self._current
        if current is None or current.task.card != task.card:
            return None
        if written.state.version != current.state.version + 1:
            return None  # answered elsewhere: an answer given here is still refused
        current.state = written.state
        return current

    def _handle(self, task: Task, kind: EventKind, *, due_day: int | None = None) -> None:
        self._write(task, kind, due_day=due_day)
        if self._current is not None and self._current.task.card == task.card:
            self._current = None
        self._front = [one for one in self._front if one.card != task.card]
        self._plan.drop(task.card)

    def _write(
        self, task: Task, kind: EventKind, *, due_day: int | None = None, value: str | None = None
    ) -> Written:
        """Write an act of a learner's on a card. Raises ``StaleCardError`` if the card is no longer there."""
        try:
            return self._recorder.handle(task.card, kind, due_day=due_day, value=value)
        except StaleCardError:
            self._start_over(self._recorder.now())
            raise

    # ------------------------------------------------------------ numbers

    def summary(self) -> SessionSummary:
        """Return what the session came to so far."""
        moment = self._recorder.now()
        connection = self._store.database.connection
        with translated(self._store.path):
            due = sum(
                queue.due_on(connection, self._learner.id, deck, moment.day + 1) for deck in self._decks
            )
            held = self._held_back(moment)
        return self._tally.summary(
            left_today=self._counts_now(moment).left,
            due_tomorrow=due,
            held=held,
            more_new=self._more_left(moment),
        )


def check(store: Store, options: SessionOptions) -> None:
    """Raise what :meth:`Session.open` raises for these options."""
    if options.deck is not None:
        store.deck(options.deck)
    check_options(options)
    if options.cards is not None:
        with translated(store.path):
            check_cards(store.database.connection, options.cards, options.deck)

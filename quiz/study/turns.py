"""Whose turn it is: the part of a session that decides what comes next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from quiz.memory import Memory, Phase, is_practice_session
from quiz.memory.clock import MINUTE_US
from quiz.store import queue
from quiz.store.failures import translated
from quiz.study import preferences
from quiz.study.chosen import Chosen, not_yet
from quiz.study.current import KINDS, Current
from quiz.study.deal import Dealer, Dealt
from quiz.study.left_over import held_back
from quiz.study.plan import Kind, Picked, Plan
from quiz.study.recorder import Recorder
from quiz.study.tally import Tally
from quiz.study.views import Counts, HeldBack, SessionOptions, Task

if TYPE_CHECKING:
    from quiz.memory import Clock
    from quiz.store.api import Learner, Store
    from quiz.study.moments import Moment

MOST_NEW: Final = 9999
"""The highest limit of new cards there can be."""


class Turns:
    """Deals one learner's cards in turn, within the options of a session."""

    def __init__(self, store: Store, learner: Learner, options: SessionOptions, clock: Clock) -> None:
        self._store = store
        self._learner = learner
        self._options = options
        self._settings = preferences.load(store, learner).study
        forms = options.forms
        self._practice = is_practice_session(None if forms is None else {form.value for form in forms})
        self._forms = None if forms is None else frozenset(form.value for form in forms)
        self._decks = [options.deck] if options.deck is not None else [deck.id for deck in store.decks()]
        if options.cards is not None:
            decks = {card.partition("/")[0] for card in options.cards}
            self._decks = [deck for deck in self._decks if deck in decks]
        self._recorder = Recorder(store, learner, self._settings, clock)
        self._dealer = Dealer(store, learner, forms, practises=self._practises, title=options.title)
        self._tally = Tally()
        self._front: list[Picked] = []
        """Cards set aside by an undo, or begun anew: asked before all others, the last one first."""
        self._current: Current | None = None
        self._last_card: str | None = None
        self._started: int | None = None
        self._done: set[str] = set()
        self._more: tuple[int, int] | None = None
        """The study day on which more new cards are begun than on others, and how many in all."""
        moment = self._recorder.now()
        self._plan = self._make_plan(moment)
        if options.more_new:
            usual = max(self._plan.begun_today, self._settings.new_per_day)
            self._more = moment.day, min(usual + options.more_new, MOST_NEW)
            self._plan = self._make_plan(moment)
        for deck in self._decks if self._plan.new_room else ():
            queue.advance_mark(store.database, learner.id, deck)

    @property
    def is_chosen(self) -> bool:
        """Whether the session asks for cards by name."""
        return self._options.cards is not None

    def next(self) -> Task | None:
        """Return the next card to show, or None when nothing waits, or the session's limit is reached."""
        with translated(self._store.path):
            return self._next()

    def _next(self) -> Task | None:
        moment = self._recorder.now()
        if self._started is None:
            self._started = moment.at
        if self._current is not None:
            return self._current.task
        if self._is_over(moment):
            return None
        if moment.day != self._plan.day:
            self._plan = self._make_plan(moment)
        planned_anew = False
        while True:
            kind: Kind | None = None  # a card set aside is shown again whatever it waits for
            if self._front:
                card = self._front.pop().card
            else:
                picked = self._pick(moment)
                # Once only: cards that wait and cannot be dealt would be taken up for ever.
                if picked is None and self._plan.truncated and not planned_anew:
                    planned_anew = True
                    self._plan = self._make_plan(moment)
                    picked = self._pick(moment)
                if picked is None:
                    return None
                card, kind = picked
            dealt = self._dealer.deal(card)
            if dealt is not None and (kind is None or self._still(dealt.state.memory, kind, moment)):
                return self._show(dealt, kind or self._kind_of(dealt), moment)

    def _pick(self, moment: Moment) -> Picked | None:
        return self._plan.pick(moment.at, no_new=self._closing(moment), not_card=self._last_card)

    def _make_plan(self, moment: Moment) -> Plan:
        cards = self._options.cards
        settings = self._settings
        if self._more is not None and self._more[0] == moment.day:
            settings = replace(settings, new_per_day=self._more[1])
        return Plan(
            self._store.database.connection,
            self._learner.id,
            self._decks,
            moment.day,
            settings,
            forms=self._forms,
            practice=self._practice,
            chosen=None if cards is None else Chosen(cards, self._done, moment.at),
        )

    def _held_back(self, moment: Moment) -> HeldBack:
        """Return what could be asked today within the decks and forms of the session, and why it is not."""
        if self._options.cards is not None:
            return HeldBack()
        connection, learner = self._store.database.connection, self._learner.id
        suspended = sum(queue.deck_counts(connection, learner, deck).suspended for deck in self._decks)
        if self._practice:
            return HeldBack(suspended=suspended)
        plan = Plan(connection, learner, self._decks, moment.day, self._settings, forms=self._forms)
        return held_back(plan, suspended)

    def _more_left(self, moment: Moment) -> int:
        """Count the new cards asked for beyond the limit that are not begun yet."""
        if self._more is None or self._more[0] != moment.day:
            return 0
        begun = self._plan.begun_today
        return max(0, self._more[1] - max(begun, self._settings.new_per_day))

    def _practises(self, memory: Memory) -> bool:
        """Whether a card is practised: in a session of recognition, or chosen although it is not due."""
        if self._practice:
            return True
        if self._options.cards is None:
            return False
        moment = self._recorder.now()
        return not_yet(memory, moment.at, moment.day, self._settings)

    def _is_over(self, moment: Moment) -> bool:
        options = self._options
        if options.limit is not None and self._tally.answered >= options.limit:
            return True
        if options.minutes is None or self._started is None:
            return False
        return moment.at - self._started >= options.minutes * MINUTE_US

    def _closing(self, moment: Moment) -> bool:
        """Whether a limited session has only room left for the cards it has begun."""
        limit = self._options.limit
        if limit is None:
            return False
        return limit - self._tally.answered <= self._plan.learning_left(moment.at)

    def _kind_of(self, dealt: Dealt) -> Kind:
        memory = dealt.state.memory
        return "practice" if self._practises(memory) else KINDS[memory.phase]

    def _still(self, memory: Memory, kind: Kind, moment: Moment) -> bool:
        """Whether a card still waits where it was when the plan was made: another session may have had it."""
        if memory.suspended or (memory.buried_until is not None and memory.buried_until > moment.day):
            return False
        if kind == "practice":
            return True
        if kind == "review":
            return memory.phase == Phase.REVIEW and (memory.due_day or 0) <= moment.day
        return KINDS[memory.phase] == kind

    def _show(self, dealt: Dealt, kind: Kind, moment: Moment) -> Task:
        task = self._dealer.task(dealt, self._counts(kind, moment))
        self._current = Current(task, dealt, kind, dealt.state, dealt.state.version)
        return task

    def _start_over(self, moment: Moment) -> None:
        """Read anew what waits, after another session came between."""
        self._current = None
        self._plan = self._make_plan(moment)

    def _others(self, card: str, moment: Moment) -> int:
        """Count the cards that wait beside one, the one on the screen included."""
        held = [self._current.task.card] if self._current is not None else []
        held += [one.card for one in self._front]
        return self._plan.others(card, moment.at) + sum(one != card for one in held)

    def counts(self) -> Counts:
        """Return what is left in this session, the card on the screen included, and what was done."""
        return self._counts_now(self._recorder.now())

    def _counts_now(self, moment: Moment) -> Counts:
        return self._counts(None if self._current is None else self._current.kind, moment)

    def _counts(self, kind: Kind | None, moment: Moment) -> Counts:
        plan = self._plan
        held = [kind, *(one.kind for one in self._front)]
        limit = self._options.limit
        return Counts(
            new=len(plan.new) + held.count("new"),
            learning=plan.learning_left(moment.at) + held.count("learning"),
            review=plan.reviews_left + len(plan.practice) + held.count("review") + held.count("practice"),
            done=self._tally.answered,
            room=None if limit is None else max(0, limit - self._tally.answered),
        )

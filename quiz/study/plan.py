"""The cards that wait in a session: steps by the clock, reviews and new cards in turn, within the limits."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import deque
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from quiz.memory import EventKind, Memory, Phase, next_is_new, room_today
from quiz.memory.clock import MINUTE_US
from quiz.store import queue
from quiz.store.log import day_events
from quiz.study.chosen import sort_out
from quiz.study.siblings import Siblings, Taken, note

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from quiz.memory import Settings
    from quiz.study.chosen import Chosen, Waiting

Kind = Literal["new", "learning", "review", "practice"]

CARDS_BETWEEN: Final = 5
"""A card in a first, short step comes back after so many others even if the clock is not there yet."""

SHORT_STEP: Final = 2 * MINUTE_US
"""Steps up to this long also pass by cards."""

REVIEWS_AT_ONCE: Final = 250
"""So many due cards are taken up at once, so that a session opens at once however many are due."""

MOST_TOLD: Final = 9999
"""Of due cards that are left for another day so many are counted in each deck."""

_LONGER_STEP: Final = 1.5
"""A card found hard waits for one and a half steps at most."""

MOST_PRACTICE: Final = 500
MOST_STEPS: Final = 500
"""So many cards per deck are taken up at once; more come of an import, or of many sessions broken off."""


class Picked(NamedTuple):
    """The next card, and from which queue it comes."""

    card: str
    kind: Kind


class _Step(NamedTuple):
    """A card in learning: when its step ends, by the clock and by the number of cards shown."""

    due_at: int
    card: str
    after: int


class Plan:
    """What waits on one study day for one learner, in the decks and forms of a session.

    Of ``chosen`` cards all wait, whatever the limits of the day and their siblings: those not due to be
    practised, unless the session has done them.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        learner: str,
        decks: Sequence[str],
        day: int,
        settings: Settings,
        *,
        forms: Collection[str] | None = None,
        practice: bool = False,
        chosen: Chosen | None = None,
    ) -> None:
        self.day = day
        self.settings = settings
        self._connection = connection
        self._learner = learner
        self._decks = decks
        self._forms = forms
        self._siblings = Siblings(connection, bury=settings.bury_siblings and chosen is None)
        self._shown = 0
        self._steps: list[_Step] = []
        self._passed: set[str] = set()
        self._more_reviews = 0
        self.reviews: deque[str] = deque()
        self.new: deque[str] = deque()
        self.practice: deque[str] = deque()
        self.truncated = False
        """Whether more cards are in steps than were taken up: plan anew once these are done."""
        self.new_room = 0
        """How many new cards the day had room for; beyond none, the decks were searched for new cards."""
        self._asked_today: Taken = {}
        self._new_done = self._reviews_done = 0
        self.count_today()
        if chosen is not None:
            self._fill_chosen(
                sort_out(connection, learner, chosen, day, settings, forms=forms, practice=practice)
            )
        elif practice:
            self.practice.extend(queue.practice_cards(connection, learner, decks, forms or (), MOST_PRACTICE))
        else:
            self._fill({})

    # ------------------------------------------------------------ making

    def count_today(self) -> None:
        """Read from the log what was done today: it counts against the limits and buries siblings."""
        introduced: set[str] = set()
        reviewed: set[str] = set()
        self._asked_today = {}
        for event in day_events(self._connection, self._learner, self.day):
            if event.kind == EventKind.PRACTICE:
                continue
            note(self._asked_today, [event.card])
            if event.kind == EventKind.INTRODUCE:
                introduced.add(event.card)
            elif event.phase_before == Phase.REVIEW:
                reviewed.add(event.card)
        self._new_done, self._reviews_done = len(introduced), len(reviewed)

    def fill_anew(self, held: Mapping[str, Kind]) -> None:
        """Read anew what waits after something was undone; ``held`` are the cards the session has in hand."""
        self.count_today()
        self._fill(held)

    def beyond_room(self, held: Sequence[Kind]) -> list[Kind]:
        """Return of what kinds the session has more in hand than the day has room for, one for each card."""
        room: dict[Kind, int] = {
            "review": max(0, self.settings.reviews_per_day - self._reviews_done),
            "new": self.new_room,
        }
        return [kind for kind, most in room.items() for _ in range(held.count(kind) - most)]

    def _fill(self, held: Mapping[str, Kind]) -> None:
        connection, learner, day, forms = self._connection, self._learner, self.day, self._forms
        before = {(step.card, step.due_at): step.after for step in self._steps}
        self._steps, self._passed, self.truncated = [], set(held), False
        taken = dict(self._asked_today)
        note(taken, held)
        for deck in self._decks:
            waiting = queue.learning(connection, learner, deck, day, forms, limit=MOST_STEPS)
            self.truncated |= len(waiting) == MOST_STEPS
            for card, due_at in waiting:
                if card not in held:
                    after = before.get((card, due_at), self._shown + CARDS_BETWEEN)
                    self._steps.append(_Step(due_at, card, after))
                note(taken, [card])
        self._steps.sort()
        kinds = list(held.values())
        self.reviews.clear()
        self._take_reviews(taken, kinds.count("review"))
        self.new_room = room_today(
            self.settings,
            introduced=self._new_done,
            reviewed=self._reviews_done,
            due=self.reviews_left + kinds.count("review"),
        ).new
        self.new = deque(islice(self._new_in_turn(taken), max(0, self.new_room - kinds.count("new"))))

    def _fill_chosen(self, found: Waiting) -> None:
        self.new.extend(found.new)
        self.reviews.extend(found.reviews)
        self.practice.extend(found.practice)
        self._steps.extend(_Step(due_at, card, CARDS_BETWEEN) for card, due_at in found.steps)
        self._steps.sort()

    def _take_reviews(self, taken: Taken, held: int = 0) -> None:
        """Take up what is due, some hundred cards at a time, within the day's limit; ``held`` are in hand."""
        room = max(0, self.settings.reviews_per_day - self._reviews_done - held)
        picked = self._pick_due(taken, min(room, REVIEWS_AT_ONCE))
        picked.sort(key=lambda waiting: (waiting.due, _draw(waiting.card, self.day)))
        self.reviews.extend(waiting.card for waiting in picked)
        self._more_reviews = 0
        if len(picked) == REVIEWS_AT_ONCE < room:
            due = self._count_due(room + held)
            self._more_reviews = max(0, min(room, due - held) - len(picked))

    def _pick_due(self, taken: Taken, room: int) -> list[queue.Waiting]:
        """Take from each deck what is due, up to ``room`` cards, and of it all the longest due."""
        picked: list[queue.Waiting] = []
        for deck in self._decks if room else ():
            mine = dict(taken)
            due = queue.due_reviews(self._connection, self._learner, deck, self.day, self._forms)
            free = (
                one
                for one in due
                if one.card not in self._passed and self._free(one.card, Phase.REVIEW, mine)
            )
            picked += islice(free, room)
        picked.sort(key=lambda waiting: waiting.due)
        del picked[room:]
        for one in picked:
            note(taken, [one.card])
        return picked

    def _new_in_turn(self, taken: Taken) -> Iterator[str]:
        """Yield new cards, one from each deck in turn, each deck in its order."""
        lines = deque(
            queue.new_cards(self._connection, self._learner, deck, self.day, self._forms)
            for deck in self._decks
        )
        while lines:
            line = lines.popleft()
            for waiting in line:
                if waiting.card not in self._passed and self._free(waiting.card, Phase.NEW, taken):
                    yield waiting.card
                    lines.append(line)
                    break

    def _free(self, card: str, phase: Phase, taken: Taken) -> bool:
        if self._siblings.buries(card, phase, taken):
            return False
        note(taken, [card])
        return True

    @property
    def begun_today(self) -> int:
        """How many new cards were begun today, in all decks."""
        return self._new_done

    @property
    def reviewed_today(self) -> int:
        """How many cards were reviewed today, in all decks."""
        return self._reviews_done

    def buried(self) -> tuple[int, int]:
        """Count the cards buried for the day: those not begun, and the others."""
        new = others = 0
        for deck in self._decks:
            found = queue.count_buried(self._connection, self._learner, deck, self.day)
            new, others = new + found[0], others + found[1]
        return new, others

    def count_new(self) -> int:
        """Count one by one the cards that are not begun, whatever the limits; those buried are left out."""
        return sum(
            sum(1 for _ in queue.new_cards(self._connection, self._learner, deck, self.day, self._forms))
            for deck in self._decks
        )

    def count_due(self) -> int:
        """Count the reviews that are due, whatever the limits: at most ``MOST_TOLD`` of each deck."""
        return self._count_due(MOST_TOLD)

    def _count_due(self, limit: int) -> int:
        return sum(
            queue.count_due(self._connection, self._learner, deck, self.day, self._forms, limit=limit)
            for deck in self._decks
        )

    def more_can_begin(self) -> bool:
        """Whether a new card is left that no sibling buries today."""
        taken = dict(self._asked_today)
        note(taken, (step.card for step in self._steps))
        note(taken, self.reviews)
        note(taken, self.new)
        return next(self._new_in_turn(taken), None) is not None

    # ------------------------------------------------------------ taking

    def pick(self, now: int, *, no_new: bool = False, not_card: str | None = None) -> Picked | None:
        """Take the next card out of its queue; ``not_card``, shown last, only if no other waits."""
        self._mind_the_clock(now)
        if (step := self._ready(now, not_card)) is not None:
            return Picked(self._take_step(step), "learning")
        if not self.reviews and self._more_reviews:
            taken = dict(self._asked_today)
            note(taken, (step.card for step in self._steps))
            self._take_reviews(taken)
        self._pass_over_siblings()
        new_left = 0 if no_new else len(self.new)
        if next_is_new(
            new_done=self._new_done,
            new_left=new_left,
            reviews_done=self._reviews_done,
            reviews_left=self.reviews_left,
        ):
            return Picked(self.new.popleft(), "new")
        if self.reviews:
            card = self.reviews.popleft()
            self._passed.add(card)
            return Picked(card, "review")
        if self.practice:
            return Picked(self.practice.popleft(), "practice")
        ahead = self._within(now)
        if ahead:
            index = 1 if ahead > 1 and self._steps[0].card == not_card else 0
            return Picked(self._take_step(index), "learning")
        return None

    def _pass_over_siblings(self) -> None:
        """Leave for tomorrow what has a sibling that was asked since the plan was made."""
        for line, phase in ((self.reviews, Phase.REVIEW), (self.new, Phase.NEW)):
            while line and self._siblings.buries(line[0], phase, self._asked_today):
                line.popleft()

    def _mind_the_clock(self, now: int) -> None:
        """Let steps be over that would end later than any can: the clock has been set back since."""
        minutes = max((*self.settings.learning_steps, *self.settings.relearning_steps), default=0.0)
        latest = now + round(_LONGER_STEP * minutes * MINUTE_US)
        if self._steps and self._steps[-1].due_at > latest:
            steps = (step._replace(due_at=now) if step.due_at > latest else step for step in self._steps)
            self._steps = sorted(steps)

    def _ready(self, now: int, not_card: str | None) -> int | None:
        """Return the place of the first step that is over, by the clock or by cards."""
        for index, step in enumerate(self._steps):
            if step.due_at > now + SHORT_STEP:
                break
            if step.card != not_card and (step.due_at <= now or step.after <= self._shown):
                return index
        return None

    def _take_step(self, index: int) -> str:
        return self._steps.pop(index).card

    def _within(self, now: int) -> int:
        """Count the steps that end soon enough to be taken ahead of time."""
        horizon = now + round(self.settings.learn_ahead * MINUTE_US)
        return bisect_right(self._steps, horizon, key=lambda step: step.due_at)

    @property
    def reviews_left(self) -> int:
        """How many reviews wait today; beyond those taken up, siblings that will be buried count too."""
        return len(self.reviews) + self._more_reviews

    @property
    def steps(self) -> int:
        """How many cards are in steps, whenever these end."""
        return len(self._steps)

    def learning_left(self, now: int) -> int:
        """Count the cards in steps that this session can still ask."""
        self._mind_the_clock(now)
        return self._within(now)

    def others(self, card: str, now: int) -> int:
        """Count what this session can still ask beside a card."""
        ahead = sum(step.card != card for step in self._steps[: self._within(now)])
        return ahead + len(self.new) + self.reviews_left + len(self.practice)

    # ------------------------------------------------------------ what happened

    def answered(self, card: str, kind: EventKind, before: Phase) -> None:
        """Note what was just written to the log, as ``count_today`` would find it."""
        self._shown += 1
        if kind == EventKind.PRACTICE:
            return
        note(self._asked_today, [card])
        if kind == EventKind.INTRODUCE:
            self._new_done += 1
        elif before == Phase.REVIEW:
            self._reviews_done += 1

    def wait(self, card: str, memory: Memory, now: int) -> None:
        """Put a card where its memory says, if it comes back today."""
        if memory.suspended or memory.phase not in (Phase.LEARNING, Phase.RELEARNING):
            return
        due_at = now if memory.due_at is None else memory.due_at
        after = self._shown + (CARDS_BETWEEN if due_at - now <= SHORT_STEP else 1_000_000)
        insort(self._steps, _Step(due_at, card, after))

    def drop(self, card: str) -> None:
        """Take a card out of wherever it waits."""
        self._passed.add(card)
        self._steps = [step for step in self._steps if step.card != card]
        for line in (self.reviews, self.new, self.practice):
            while card in line:
                line.remove(card)


def _draw(card: str, day: int) -> bytes:
    """Mix what is due on one day: topics and decks in turn, the same on every machine."""
    return blake2b(f"{card}\0{day}".encode("utf-8", "surrogatepass"), digest_size=8).digest()

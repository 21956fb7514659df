"""What the session hands to a screen: frozen values, never rows of the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from quiz.questions.model import AnyInstance, Explanation, Form
from quiz.questions.response import Verdict


@dataclass(frozen=True, slots=True)
class HeldBack:
    """How many cards could be asked today but wait, and why.

    ``siblings`` wait for tomorrow, since siblings of theirs are asked today; ``beyond`` are due beyond
    ``reviews_limit``, the day's limit. ``new_limit`` is the day's limit of new cards where it is reached and
    there are more; ``crowded`` tells that reviews fill the day's limit, which leaves no room for new cards.
    ``new_waiting`` are the new cards that wait for one of these two reasons, and ``more`` tells that some of
    them could be begun today beyond the limit. ``buried`` were put off until tomorrow by hand, ``suspended``
    are not asked at all.
    """

    siblings: int = 0
    beyond: int = 0
    reviews_limit: int | None = None
    new_limit: int | None = None
    crowded: bool = False
    new_waiting: int = 0
    more: bool = False
    buried: int = 0
    suspended: int = 0


@dataclass(frozen=True, slots=True)
class DeckRow:
    """A deck as the home screen lists it, with one learner's counts.

    ``new``, ``learning`` and ``due`` are what a session would ask today, ``held`` what it would leave.
    By stage a card is not begun, in its steps (``in_steps``), young, mature, or suspended.
    """

    id: str
    title: str
    summary: str | None
    cards: int
    new: int
    learning: int
    due: int
    suspended: int
    young: int
    mature: int
    in_steps: int = 0
    held: HeldBack = HeldBack()

    @property
    def not_begun(self) -> int:
        """How many cards the learner has not begun."""
        return max(0, self.cards - self.in_steps - self.young - self.mature - self.suspended)


@dataclass(frozen=True, slots=True)
class HomeView:
    """Everything the home screen shows.

    ``forecast`` counts the reviews due on each of the coming days, today first. ``activity`` counts the
    answers on each of the last days, today last. ``streak`` is a number of study days in a row. ``new``,
    ``learning`` and ``due`` are what a session of all decks would ask; limits of a day hold for all of them.
    ``held`` is what that session would leave.
    """

    learner: str
    decks: tuple[DeckRow, ...]
    streak: int
    answered_today: int
    forecast: tuple[int, ...]
    activity: tuple[int, ...]
    new: int = 0
    learning: int = 0
    due: int = 0
    held: HeldBack = HeldBack()


MORE_NEW: Final = 10
"""So many new cards more are offered where the day's limit is reached."""


@dataclass(frozen=True, slots=True)
class SessionOptions:
    """What to study. ``minutes`` ends the session by the clock, ``limit`` after so many answers.

    ``cards`` asks for exactly these and no others, whatever is due: new ones are shown and learned beyond
    the limits of the day, those due are asked, the others are practised. ``title`` says what they are.

    With ``more_new`` the session begins so many new cards beyond the day's limit, or beyond those begun
    today where these are more.
    """

    deck: str | None = None
    forms: frozenset[Form] | None = None
    limit: int | None = None
    minutes: float | None = None
    cards: frozenset[str] | None = None
    title: str | None = None
    more_new: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """What waits today in what the session asks, and what was done.

    ``room`` is how many answers the session still takes, None where it has no limit.
    """

    new: int
    learning: int
    review: int
    done: int
    room: int | None = None

    @property
    def left(self) -> int:
        """How many cards wait."""
        return self.new + self.learning + self.review

    @property
    def to_go(self) -> int:
        """How many of them this session still asks."""
        return self.left if self.room is None else min(self.left, self.room)


@dataclass(frozen=True, slots=True)
class Task:
    """One card to show now. ``version`` tells whether the card changed since it was shown.

    ``session_title`` says what was asked for where the session is one of chosen cards.
    """

    card: str
    deck_title: str
    topic: str | None
    instance: AnyInstance
    phase: str
    version: int
    repetition: int
    counts: Counts
    flag: int = 0
    practice: bool = False
    answer_changed: bool = False
    session_title: str | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """The answer is in the log; this is what to show. ``next_due`` says per rating when it comes back.

    ``leech`` tells that the card was forgotten once too often, ``suspended`` that this answer therefore set
    it aside.
    """

    task: Task
    verdict: Verdict
    rating: int
    explanation: Explanation
    event: str
    next_due: Mapping[int, str] = field(default_factory=dict)
    leech: bool = False
    suspended: bool = False
    can_rerate: bool = True


@dataclass(frozen=True, slots=True)
class MissedCard:
    """A card answered wrong in this session."""

    card: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """What a session came to. ``ratings`` counts again, hard, good, easy; ``seconds`` is time answering.

    ``right`` counts the answers graded right and the near misses that the learner counted as right,
    ``partly`` those of which a part was right, however rated; ``missed`` are the cards rated again.
    ``held`` is what could be asked today and is left, ``more_new`` how many of the new cards that the session
    was to begin beyond the limit are not begun yet.
    """

    introduced: int
    answered: int
    right: int
    ratings: tuple[int, int, int, int]
    seconds: float
    missed: tuple[MissedCard, ...]
    left_today: int
    due_tomorrow: int
    by_form: tuple[tuple[str, int, int], ...] = ()
    partly: int = 0
    held: HeldBack = HeldBack()
    more_new: int = 0


# ---------------------------------------------------------------- seeing disagreement


@dataclass(frozen=True, slots=True)
class PositionView:
    """Who stands where: one voice's position in a dispute."""

    voice_id: str
    voice: str
    voice_role: str | None
    through: tuple[str, ...]
    claim: str
    grounds: str | None
    hedge: str | None
    kind: str
    evidence: tuple[tuple[str, str, int], ...]
    """(source id, source label, paragraph)."""
    id: str = ""
    card: str = ""


@dataclass(frozen=True, slots=True)
class StanceView:
    """One answer to a dispute's question, with those who give it."""

    label: str
    positions: tuple[PositionView, ...]


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute with its stances side by side.

    ``number`` counts the deck's disputes from 1; ``cards`` ask for it or for a part of it.
    """

    id: str
    deck: str
    question: str
    note: str | None
    topic: str | None
    stances: tuple[StanceView, ...]
    number: int = 0
    cards: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A voice, or a source, one can filter by, with how many positions it has."""

    id: str
    label: str
    positions: int


@dataclass(frozen=True, slots=True)
class Said:
    """Where something is said. ``who`` names the voice with those who report it, ``voices`` their ids."""

    who: str
    voices: tuple[str, ...]
    source: str
    source_label: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a discrepancy, and who gives it."""

    value: str
    given: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class DiscrepancyView:
    """One thing for which several values are given; ``difference`` says in words how these differ."""

    id: str
    card: str
    thing: str
    relation: str
    difference: str
    topic: str | None
    note: str | None
    values: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """An event on the timeline.

    ``when`` is its time as precise as the texts give it, None where they give an order only: then
    ``follows`` and ``precedes`` are the events beside it. ``inferred`` tells that the date is not stated,
    ``why`` from what it follows. ``discrepancies`` are ids, ``dispute`` and ``position`` those of the
    position that it comes to.
    """

    id: str
    text: str
    when: str | None
    dated: bool
    inferred: bool
    why: str | None
    follows: tuple[str, ...]
    precedes: tuple[str, ...]
    topic: str | None
    standing: str | None
    said: tuple[Said, ...]
    notes: tuple[str, ...]
    cards: frozenset[str]
    discrepancies: tuple[str, ...]
    dispute: str | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class DisputesView:
    """All there is to see of a deck's disagreement, with what it can be filtered by.

    ``voices`` and ``sources`` are those of positions; ``labels`` names every voice and source by its id;
    ``contrasts`` are the cards that ask where two voices part. Events are in the order in which they
    happened.
    """

    deck: str
    title: str
    disputes: tuple[DisputeView, ...]
    voices: tuple[VoiceRow, ...]
    sources: tuple[VoiceRow, ...]
    events: tuple[EventView, ...] = ()
    discrepancies: tuple[DiscrepancyView, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    contrasts: Mapping[frozenset[str], str] = field(default_factory=dict)

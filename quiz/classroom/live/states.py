"""What each kind of screen is told: the same for all, what is one's own, and what is the host's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from quiz.classroom.frozen import Answer, NoAnswer, decode_answer
from quiz.classroom.live.given import in_words
from quiz.classroom.live.machine import Phase
from quiz.classroom.live.snapshot import Bar, QuestionView, Told, question_view, told
from quiz.questions.model import Judge

if TYPE_CHECKING:
    from quiz.classroom.frozen import FrozenQuestion
    from quiz.classroom.live.hall import Hall
    from quiz.classroom.live.people import Person, Place
    from quiz.store.drills import Answered

SHOWN_PLACES: Final = 10
"""So many lines has the leaderboard."""


class Rank(Struct, frozen=True):
    """A line of the leaderboard."""

    place: int
    name: str
    points: int


class Progress(Struct, frozen=True, kw_only=True):
    """How far a drill at one's own pace is: how many have begun and are through, and answers of all."""

    begun: int
    through: int
    answers: int
    of: int


class State(Struct, frozen=True, kw_only=True, tag_field="is", tag="state", omit_defaults=True):
    """Where the drill stands, for every screen.

    ``left`` and ``limit`` are milliseconds; a page counts down by itself from when it hears of it. ``bars``
    and the leaderboards come once a question is closed; ``answered`` of ``people`` goes to host and projector
    alone. At one's own pace (``results`` says when results are shown) everybody is told a state of their own;
    ``ends`` are the milliseconds until the end for all, ``progress`` goes to host and projector.
    """

    phase: str
    title: str
    number: int
    total: int
    left: int | None = None
    limit: int | None = None
    skipped: bool = False
    question: QuestionView | None = None
    told: Told | None = None
    bars: tuple[Bar, ...] = ()
    places: tuple[Rank, ...] = ()
    teams: tuple[Rank, ...] = ()
    people: int | None = None
    answered: int | None = None
    names: tuple[str, ...] = ()
    code: str | None = None
    address: str | None = None
    results: str | None = None
    ends: int | None = None
    progress: Progress | None = None


class Summary(Struct, frozen=True):
    """One line of somebody's own summary: the question, and the share of it that was right.

    ``text`` is the sentence that was to be judged, where there was one, ``given`` their own answer. At one's
    own pace ``told`` explains it again.
    """

    number: int
    prompt: str
    answer: str
    score: float | None
    text: str | None = None
    told: Told | None = None
    given: str | None = None


class You(Struct, frozen=True, kw_only=True, tag_field="is", tag="you", omit_defaults=True):
    """What only one participant is told.

    ``number`` is the question it is about, so that a page never takes it for another's; ``given`` is what
    they answered to it; how that was graded comes once it is closed.
    """

    number: int
    phase: str
    name: str
    team: str | None = None
    points: int = 0
    place: int | None = None
    given: Answer | None = None
    outcome: str | None = None
    score: float | None = None
    got: int | None = None
    message: str | None = None
    marks: tuple[bool, ...] = ()
    summary: tuple[Summary, ...] = ()


class Seat(Struct, frozen=True, kw_only=True):
    """Somebody, as the host sees them: ``here`` with a page open, ``answered`` the question shown.

    At one's own pace ``done`` questions are answered, ``right`` of them wholly right, and ``idle`` are the
    seconds since they last did something.
    """

    id: str
    name: str
    team: str | None
    here: bool
    answered: bool
    points: int
    done: int = 0
    right: int = 0
    idle: int = 0


class HostState(Struct, frozen=True, kw_only=True, tag_field="is", tag="desk", omit_defaults=True):
    """What only the host is told: everybody, and whether the leaderboard is shown to all."""

    seats: tuple[Seat, ...]
    leaderboard: bool


def state_for_all(hall: Hall, title: str, now: float) -> State:
    """Return what every screen is told."""
    standing = hall.standing
    question = hall.question
    over = standing.phase in {Phase.CLOSED, Phase.ENDED}
    shown = hall.leaderboard and over
    left = standing.left(now)
    return State(
        phase=standing.phase,
        title=title,
        number=standing.number,
        total=standing.total,
        left=None if left is None else round(1000 * left),
        limit=None if hall.options.seconds is None else 1000 * hall.options.seconds,
        skipped=standing.skipped,
        question=None if question is None else question_view(question, standing.total),
        told=told(question) if question is not None and over else None,
        bars=hall.histogram(question.number) if question is not None and over else (),
        places=_ranks(hall.people.places()[:SHOWN_PLACES]) if shown else (),
        teams=_ranks(hall.people.team_places()) if shown else (),
    )


def _ranks(places: list[Place]) -> tuple[Rank, ...]:
    return tuple(Rank(*one) for one in places)


def own_state(hall: Hall, person: Person) -> You:
    """Return what one participant is told besides."""
    standing = hall.standing
    over = standing.phase in {Phase.CLOSED, Phase.ENDED}
    given = hall.given(person, standing.number) if standing.number else None
    answer = None if given is None else decode_answer(given.response)
    name, team = person.kept.name, person.kept.team
    if not over:  # points would tell whether the answer just given is right
        points = person.points - ((given.points or 0) if given is not None else 0)
        return You(
            number=standing.number, phase=standing.phase, name=name, team=team, points=points, given=answer
        )
    verdict = hall.verdict(person, standing.number)
    return You(
        number=standing.number,
        phase=standing.phase,
        name=name,
        team=team,
        points=person.points,
        place=hall.people.place_of(person) if hall.leaderboard else None,
        given=answer,
        outcome=None if verdict is None else "none" if isinstance(answer, NoAnswer) else verdict.outcome,
        score=None if given is None else given.score,
        got=None if given is None else given.points,
        message=None if verdict is None else verdict.message,
        marks=() if verdict is None else verdict.marks,
        summary=_summary(hall, person) if standing.phase is Phase.ENDED else (),
    )


def _summary(hall: Hall, person: Person) -> tuple[Summary, ...]:
    return tuple(
        summary_line(question, hall.given(person, question.number))
        for question in hall.questions[: hall.standing.number]
    )


def summary_line(question: FrozenQuestion, given: Answered | None, why: Told | None = None) -> Summary:
    """Return a question of somebody's summary: what was asked, what is right, how far their answer was."""
    instance = question.instance
    answer, text = instance.explanation.answer, None
    if isinstance(instance, Judge):
        text = instance.text
        answer = "True." if instance.key else instance.correction or "False."
    score = None if given is None else given.score
    own = None if given is None else in_words(instance, decode_answer(given.response))
    return Summary(question.number, instance.prompt, answer, score, text, why, own)


def desk(hall: Hall) -> HostState:
    """Return what the host is told besides."""
    number = hall.standing.number
    return HostState(
        seats=tuple(
            Seat(
                id=one.id,
                name=one.kept.name,
                team=one.kept.team,
                here=one.connections > 0,
                answered=number in one.answered,
                points=one.points,
            )
            for one in hall.people.present()
        ),
        leaderboard=hall.leaderboard,
    )

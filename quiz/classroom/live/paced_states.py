"""What each screen is told of a drill at one's own pace.

Somebody is told what is right about a question once their own answer to it is kept, or the drill is over for
all; host and projector are told how far everybody is, and never a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.classroom.frozen import decode_answer
from quiz.classroom.live.machine import Phase
from quiz.classroom.live.pace import Step
from quiz.classroom.live.snapshot import question_view, told
from quiz.classroom.live.states import (
    SHOWN_PLACES,
    HostState,
    Progress,
    Rank,
    Seat,
    State,
    Summary,
    You,
    summary_line,
)

if TYPE_CHECKING:
    from quiz.classroom.live.paced_hall import PacedHall
    from quiz.classroom.live.people import Person, Place


def _phase(hall: PacedHall, person: Person) -> str:
    return Phase.ENDED if hall.standing.phase is Phase.ENDED else hall.pace(person).step


def _ends(hall: PacedHall, at: int) -> int | None:
    until = hall.options.until
    return None if until is None or hall.standing.phase is Phase.ENDED else max(until - at, 0) // 1000


def _ranks(hall: PacedHall, places: list[Place]) -> tuple[Rank, ...]:
    """The leaderboard, at the very end: before that it would tell who has what right."""
    over = hall.standing.phase is Phase.ENDED and hall.leaderboard
    return tuple(Rank(*one) for one in places[:SHOWN_PLACES]) if over else ()


def state_for(hall: PacedHall, person: Person, title: str, at: int) -> State:
    """Return where the drill stands for one participant."""
    phase = _phase(hall, person)
    at_work = phase in {Step.ASKED, Step.ANSWERED}
    question = hall.questions[hall.pace(person).number - 1] if at_work else None
    known = phase == Step.ANSWERED and hall.options.results == "each"
    return State(
        phase=phase,
        title=title,
        number=hall.pace(person).number,
        total=len(hall.questions),
        question=None if question is None else question_view(question, len(hall.questions)),
        told=told(question) if question is not None and known else None,
        places=_ranks(hall, hall.people.places()),
        teams=_ranks(hall, hall.people.team_places()),
        results=hall.options.results,
        ends=_ends(hall, at),
    )


def own_state(hall: PacedHall, person: Person) -> You:
    """Return what one participant is told besides."""
    pace, phase = hall.pace(person), _phase(hall, person)
    through = phase in {Step.THROUGH, Phase.ENDED}
    kept = hall.given(person, pace.number) if phase == Step.ANSWERED or through else None
    answer = None if kept is None else decode_answer(kept.response)
    you = You(number=pace.number, phase=phase, name=person.kept.name, team=person.kept.team)
    if through:
        over = phase == Phase.ENDED
        return replace(
            you,
            points=person.points,
            place=hall.people.place_of(person) if over and hall.leaderboard else None,
            summary=_summary(hall, person),
        )
    if hall.options.results == "end":
        return replace(you, given=answer)
    if kept is None:  # an answer not kept yet may be right: its points would tell
        under_way = hall.given(person, pace.number) if pace.number else None
        return replace(you, points=person.points - ((under_way.points or 0) if under_way else 0))
    verdict = hall.verdict(person, pace.number)
    return replace(
        you,
        points=person.points,
        given=answer,
        outcome=None if verdict is None else verdict.outcome,
        score=kept.score,
        got=kept.points,
        message=None if verdict is None else verdict.message,
        marks=() if verdict is None else verdict.marks,
    )


def _summary(hall: PacedHall, person: Person) -> tuple[Summary, ...]:
    """Return the questions somebody was shown: those they have answered, after the end all."""
    return tuple(
        summary_line(question, hall.given(person, question.number), told(question))
        for question in hall.questions[: hall.pace(person).number]
    )


def state_for_all(hall: PacedHall, title: str, at: int) -> State:
    """Return what host and projector are told: how far everybody is together."""
    present = hall.people.present()
    done = [hall.done(one) for one in present]
    total = len(hall.questions)
    begun = sum(hall.pace(one).number > 0 for one in present)
    return State(
        phase=hall.standing.phase,
        title=title,
        number=0,
        total=total,
        places=_ranks(hall, hall.people.places()),
        teams=_ranks(hall, hall.people.team_places()),
        people=len(present),
        results=hall.options.results,
        ends=_ends(hall, at),
        progress=Progress(
            begun=begun,
            through=sum(one >= total for one in done),
            answers=sum(done),
            of=total * len(present),
        ),
    )


def desk(hall: PacedHall, at: int) -> HostState:
    """Return what the host is told besides: how far each is, and since when they did nothing."""
    return HostState(
        seats=tuple(
            Seat(
                id=one.id,
                name=one.kept.name,
                team=one.kept.team,
                here=one.connections > 0,
                answered=hall.done(one) >= len(hall.questions),
                points=one.points,
                done=hall.done(one),
                right=hall.right(one),
                idle=hall.idle(one, at),
            )
            for one in hall.people.present()
        ),
        leaderboard=hall.leaderboard,
    )

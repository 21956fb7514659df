"""Results of a paper, typed in: kept by the identity of what was chosen, whatever the version."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.classroom.frozen import NoAnswer, decode_answer, encode_answer, grade_answer
from quiz.classroom.live import names
from quiz.classroom.live.machine import Phase
from quiz.classroom.live.points import points_for
from quiz.store import drills
from quiz.store.drills import Answered, Participant
from quiz.store.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.classroom.frozen import Answer
    from quiz.classroom.paper.making import Paper
    from quiz.questions.model import AnyInstance
    from quiz.store.api import Store


class Who(NamedTuple):
    """A student: a name, and the learner where a class says who that is."""

    name: str
    learner: str | None = None

    @property
    def folded(self) -> str:
        """The name as names are compared."""
        return names.folded(self.name)


class Entered(NamedTuple):
    """A student whose results are in: answers by the drill's numbers, and the sum of their scores."""

    who: Who
    participant: str
    answers: Mapping[int, Answer]
    total: float


def entered(store: Store, paper: Paper) -> dict[str, Entered]:
    """Return whose results are in, by folded name, the first first."""
    given: dict[str, list[Answered]] = {}
    for one in drills.answers(store.database, paper.drill.id):
        given.setdefault(one.participant, []).append(one)
    return {
        one.folded: Entered(
            Who(one.name, one.learner),
            one.id,
            {answer.number: decode_answer(answer.response) for answer in given.get(one.id, ())},
            sum(answer.score or 0.0 for answer in given.get(one.id, ())),
        )
        for one in drills.participants(store.database, paper.drill.id)
        if one.banned_at is None
    }


def save(store: Store, paper: Paper, results: Sequence[tuple[Who, Mapping[int, Answer]]]) -> list[float]:
    """Keep what students answered, by the drill's numbers; return the sum of each one's scores.

    All of it is on the disk when this returns, or nothing. What is not given counts as no answer; what a
    student had before is replaced.
    """
    if not results:
        return []
    now = store.clock.now()
    totals = []
    with store.database.transaction() as connection:  # who is entered is read in it: two may type in at once
        there = entered(store, paper)
        for who, answers in results:
            before = there.get(who.folded)
            person = before.participant if before is not None else new_id()
            rows = [
                _graded(paper, number, person, instance, answers.get(number, NoAnswer()), now)
                for number, instance in ((one.number, one.instance) for one in paper.questions)
            ]
            newcomer = Participant(person, paper.drill.id, who.name, who.folded, None, who.learner, now, None)
            joined = [drills.joined(newcomer)] if before is None else []
            drills.carry_out(connection, [*joined, drills.corrected(rows)])
            totals.append(sum(row.score or 0.0 for row in rows))
        for one in paper.questions:
            at = (paper.drill.id, one.number, now)
            drills.carry_out(connection, [drills.opened(*at), drills.closed(*at)])
        drills.carry_out(connection, [drills.phase(paper.drill.id, Phase.ENDED, ended_at=now)])
    return totals


def take_out(store: Store, one: Entered) -> None:
    """Delete what was typed in for a student, as if they had not been there."""
    drills.apply(store.database, drills.withdrawn(one.participant))


def _graded(
    paper: Paper, number: int, person: str, instance: AnyInstance, answer: Answer, now: int
) -> Answered:
    score = grade_answer(instance, answer).score
    points = points_for(score, 0.0, None, paper.options.points)
    return Answered(paper.drill.id, number, person, encode_answer(answer), score, None, now, points)

"""What was answered in a drill: kept in memory over what the store holds, counted, graded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.classroom.frozen import decode_answer, grade_answer
from quiz.classroom.live.histogram import bars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.classroom.frozen import FrozenQuestion
    from quiz.classroom.live.people import People, Person
    from quiz.classroom.live.snapshot import Bar
    from quiz.questions.response import Verdict
    from quiz.store.drills import Answered


class Answers:
    """The answers to a drill's questions, by question and participant."""

    def __init__(self, questions: Sequence[FrozenQuestion], people: People) -> None:
        self.questions = tuple(questions)
        self.people = people
        self._given: dict[int, dict[str, Answered]] = {question.number: {} for question in self.questions}
        self._verdicts: dict[tuple[int, str], Verdict] = {}
        self._bars: dict[int, tuple[Bar, ...]] = {}
        """Histograms as last counted: a class that comes back all at once is told the same ones."""

    def take_back(self, answered: Answered) -> None:
        """Forget an answer that could not be kept: it may be given again."""
        self._verdicts.pop((answered.number, answered.participant), None)
        self._bars.pop(answered.number, None)
        counted = self._given[answered.number].pop(answered.participant, None)
        if counted is not None:
            person = self.people.by_id(answered.participant)
            if person is not None:
                person.points -= counted.points or 0  # none, where the question was skipped in the meantime
                person.answered.discard(answered.number)

    def _count(self, one: Answered) -> None:
        if one.number not in self._given:
            return
        self._given[one.number][one.participant] = one
        self._bars.pop(one.number, None)
        person = self.people.by_id(one.participant)
        if person is not None:
            person.points += one.points or 0
            person.answered.add(one.number)

    def given(self, person: Person, number: int) -> Answered | None:
        """Return what somebody answered, if they did (or if it closed without them)."""
        return self._given.get(number, {}).get(person.id)

    def verdict(self, person: Person, number: int) -> Verdict | None:
        """Return how somebody's answer was graded; None where there is none."""
        one = self.given(person, number)
        if one is None:
            return None
        known = self._verdicts.get((number, person.id))
        if known is None:
            question = self.questions[number - 1]
            known = grade_answer(question.instance, decode_answer(one.response))
            self._verdicts[number, person.id] = known
        return known

    def count(self, number: int) -> int:
        """Return how many of those here have answered a question."""
        given = self._given.get(number, {})
        return sum(one.id in given for one in self.people.present())

    def histogram(self, number: int) -> tuple[Bar, ...]:
        """Return how often each answer was given by those who are here."""
        if (counted := self._bars.get(number)) is not None:
            return counted
        here = {one.id for one in self.people.present()}
        answers = [
            decode_answer(one.response)
            for participant, one in self._given[number].items()
            if participant in here
        ]
        self._bars[number] = bars(self.questions[number - 1].instance, answers)
        return self._bars[number]

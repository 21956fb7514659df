"""A drill's report as plain, serialisable values. Scores and shares are from 0 to 1."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

MISSED_BELOW: Final = 0.7
"""A question counts as missed by a class whose mean score on it is below this."""


class Wrong(Struct, frozen=True, kw_only=True):
    """A wrong answer: how many gave it, what share of those who answered that is.

    ``mean_rest`` is how those who gave it did on the other questions; None where they had no other.
    """

    answer: str
    times: int
    share: float
    mean_rest: float | None = None


class QuestionReport(Struct, frozen=True, kw_only=True):
    """How one question went.

    ``statement`` is what is true, or who holds what; ``evidence`` says where that is found. ``there`` counts
    who was there when it was asked, ``answered`` who answered. ``discrimination`` is None where too few took
    part. ``wrong`` lists the wrong answers, the most frequent first.
    """

    number: int
    card: str
    question: str
    form: str
    prompt: str
    answer: str
    statement: str
    standing: str
    evidence: tuple[str, ...]
    there: int
    answered: int
    facility: float
    discrimination: float | None
    median_milliseconds: int | None
    wrong: tuple[Wrong, ...]
    reteach: bool


class LeftOut(Struct, frozen=True, kw_only=True):
    """A question that does not count, and why: ``skipped``, ``open`` still, or ``not asked``."""

    number: int
    card: str
    prompt: str
    why: str


class Confusion(Struct, frozen=True, kw_only=True):
    """The view of one voice was taken for another's, so many times, in these questions."""

    voice: str
    taken_for: str
    times: int
    questions: tuple[int, ...]


class Taken(Struct, frozen=True, kw_only=True):
    """A sentence whose standing was mistaken by ``times`` of the ``of`` who answered.

    ``mistake`` is ``view as fact``, ``fact as view``, or ``false as true``. ``holder`` is whose view it is.
    """

    number: int
    mistake: str
    text: str
    holder: str | None
    times: int
    of: int


class Student(Struct, frozen=True, kw_only=True):
    """Somebody who took part. ``scores`` are in the order of the questions that count; None is missing.

    ``total`` is the sum of the scores, ``mean`` their mean. ``known`` tells whether a class list says who
    it is.
    """

    name: str
    team: str | None
    known: bool
    scores: tuple[float | None, ...]
    total: float
    mean: float


class Report(Struct, frozen=True, kw_only=True):
    """A drill's report. Times are in microseconds since 1970.

    ``people`` counts who was there for at least one question that counts; ``mean`` is the mean of their
    means. ``alpha`` is Cronbach's, ``alpha_error`` the standard error of a total in points of one question
    each, ``alpha_people`` how many both rest on; ``no_alpha`` says why there is none.
    """

    drill: str
    title: str
    deck: str | None
    mode: str
    phase: str
    held_at: int
    ended_at: int | None
    people: int
    sent_away: int
    mean: float | None
    alpha: float | None
    alpha_error: float | None
    alpha_people: int
    no_alpha: str | None
    questions: tuple[QuestionReport, ...]
    left_out: tuple[LeftOut, ...]
    confusions: tuple[Confusion, ...]
    taken: tuple[Taken, ...]
    students: tuple[Student, ...]

    @property
    def reteach(self) -> list[QuestionReport]:
        """What to teach again: the questions the class missed, the most missed first."""
        return sorted((one for one in self.questions if one.reteach), key=lambda one: one.facility)

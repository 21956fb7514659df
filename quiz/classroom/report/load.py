"""From what the store keeps of a drill to its report."""

from __future__ import annotations

from statistics import fmean, median
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from quiz.classroom.analysis.numbers import ENOUGH, Matrix, discrimination, reliability, rest_scores
from quiz.classroom.frozen import NoAnswer, decode_answer, decode_instance
from quiz.classroom.report.model import MISSED_BELOW, LeftOut, QuestionReport, Report, Student
from quiz.classroom.report.views import Round, confusions, taken
from quiz.classroom.report.wrong import Given, wrong_answers
from quiz.questions.model import Judge
from quiz.store import drills
from quiz.store.failures import unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.classroom.analysis.numbers import Reliability
    from quiz.classroom.frozen import Answer
    from quiz.questions.model import AnyInstance, EvidenceLine
    from quiz.store.api import Store
    from quiz.store.drills import Answered, Asked, Drill, Participant

_TOGETHER = frozenset({"live", "hot-seat"})
"""The modes in which one question is asked of all at a time: it counts once it is closed."""


class _Kept(NamedTuple):
    """An answer as read, with its score."""

    answer: Answer
    score: float
    milliseconds: int | None


class _Question(NamedTuple):
    asked: Asked
    instance: AnyInstance
    kept: Mapping[str, _Kept]
    why_not: str | None


def report(store: Store, wanted: str | None = None) -> Report:
    """Return the report of a drill, by id, beginning of an id or title.

    None means the newest in which somebody has answered, and where nobody ever has the newest.

    Who was sent away does not count, nor does a question that was skipped or is still open. Raises
    ``UnknownDrillError`` where there is no such drill, ``DamagedError`` where it cannot be read.
    """
    drill = drills.drill(store.database, wanted or drills.newest_answered(store.database))
    joined = drills.participants(store.database, drill.id)
    here = [one for one in joined if one.banned_at is None]
    try:
        questions = _questions(store, drill, {one.id for one in here})
    except msgspec.DecodeError as error:
        raise unreadable("A drill") from error
    counted = [one for one in questions if one.why_not is None]
    there = [one for one in here if any(one.id in question.kept for question in counted)]
    matrix: Matrix = [
        [question.kept[one.id].score if one.id in question.kept else None for question in counted]
        for one in there
    ]
    people = [_student(one, row) for one, row in zip(there, matrix, strict=True)]
    rounds = [
        Round(one.asked.number, one.instance, [kept.answer for kept in one.kept.values()]) for one in counted
    ]
    whole = reliability(matrix)
    return Report(
        drill=drill.id,
        title=drill.title,
        deck=drill.deck,
        mode=drill.mode,
        phase=drill.phase,
        held_at=min(
            (one.asked.opened_at for one in questions if one.asked.opened_at), default=drill.created_at
        ),
        ended_at=drill.ended_at,
        people=len(people),
        sent_away=len(joined) - len(here),
        mean=fmean(one.mean for one in people) if people else None,
        alpha=whole.alpha,
        alpha_error=whole.error,
        alpha_people=whole.people,
        no_alpha=_no_alpha(whole, len(counted)),
        questions=tuple(
            _question(one, [person.id for person in there], matrix, at) for at, one in enumerate(counted)
        ),
        left_out=tuple(
            LeftOut(
                number=one.asked.number, card=one.asked.card, prompt=_asked(one.instance), why=one.why_not
            )
            for one in questions
            if one.why_not is not None
        ),
        confusions=confusions(rounds),
        taken=taken(rounds),
        students=tuple(people),
    )


# ---------------------------------------------------------------- reading


def _questions(store: Store, drill: Drill, here: set[str]) -> list[_Question]:
    """Return the questions with the answers of those who were not sent away."""
    answers: dict[int, list[Answered]] = {}
    for one in drills.answers(store.database, drill.id):
        answers.setdefault(one.number, []).append(one)
    out = []
    for asked in drills.questions(store.database, drill.id):
        given = answers.get(asked.number, [])
        kept = {
            one.participant: _Kept(decode_answer(one.response), one.score, one.milliseconds)
            for one in given
            if one.score is not None and one.participant in here
        }
        instance = decode_instance(asked.instance)
        out.append(_Question(asked, instance, kept, _why_not(drill, asked, bool(given), kept)))
    return out


def _why_not(drill: Drill, asked: Asked, given: bool, kept: Mapping[str, _Kept]) -> str | None:
    """Return why a question does not count; None where it does."""
    unclosed = asked.opened_at is not None and asked.closed_at is None
    if unclosed and drill.mode in _TOGETHER and (kept or not given):
        return "open" if kept or drill.phase in {"asking", "paused"} else "skipped"
    if kept:
        return None
    return "skipped" if given or unclosed else "not asked"


# ---------------------------------------------------------------- lines


def _student(person: Participant, row: Sequence[float | None]) -> Student:
    scores = [score for score in row if score is not None]
    return Student(
        name=person.name,
        team=person.team,
        known=person.learner is not None,
        scores=tuple(row),
        total=sum(scores),
        mean=fmean(scores),
    )


def _question(one: _Question, people: Sequence[str], matrix: Matrix, at: int) -> QuestionReport:
    rest = dict(zip(people, rest_scores(matrix, at), strict=True))
    given = [Given(kept.answer, kept.score, rest[person]) for person, kept in one.kept.items()]
    answered = [kept for kept in one.kept.values() if not isinstance(kept.answer, NoAnswer)]
    times = [kept.milliseconds for kept in answered if kept.milliseconds is not None]
    facility = fmean(kept.score for kept in one.kept.values())
    explanation = one.instance.explanation
    return QuestionReport(
        number=one.asked.number,
        card=one.asked.card,
        question=one.asked.question,
        form=one.instance.form.value,
        prompt=_asked(one.instance),
        answer=_answer(one.instance),
        statement=explanation.text,
        standing=explanation.standing,
        evidence=tuple(where(line) for line in explanation.evidence),
        there=len(one.kept),
        answered=len(answered),
        facility=facility,
        discrimination=discrimination(matrix, at),
        median_milliseconds=round(median(times)) if times else None,
        wrong=wrong_answers(one.instance, given),
        reteach=facility < MISSED_BELOW,
    )


def _asked(instance: AnyInstance) -> str:
    """Return what was asked, with the sentence that was to be judged."""
    return f"{instance.prompt} {instance.text}" if isinstance(instance, Judge) else instance.prompt


def _answer(instance: AnyInstance) -> str:
    """Return the right answer on one line, without the question where the card says it again."""
    if isinstance(instance, Judge):
        correction = f". {instance.correction}" if instance.correction else ""
        return "true" if instance.key else f"false{correction}"
    first, _, rest = instance.explanation.answer.partition("\n")
    if not rest or not instance.prompt.startswith(first):
        rest = instance.explanation.answer
    return "; ".join(line.rstrip(".") for line in rest.splitlines())


def where(line: EvidenceLine) -> str:
    """Return where something is said: source, paragraph, the chain of voices, a few printed words."""
    chain = " > ".join(line.voices)
    return f"{line.source_label}, paragraph {line.paragraph} ({chain}): “{line.printed}”"


def _no_alpha(whole: Reliability, questions: int) -> str | None:
    """Return why there is no Cronbach's alpha; None where there is one."""
    if whole.alpha is not None:
        return None
    if questions < 2:
        return "it needs two questions or more"
    if whole.people < ENOUGH:
        there = (
            "nobody was" if not whole.people else f"{whole.people} {'was' if whole.people == 1 else 'were'}"
        )
        return f"{there} there for every question, and it needs {ENOUGH}"
    return "everybody has the same total"

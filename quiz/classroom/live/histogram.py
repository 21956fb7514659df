"""What the class answered, counted: bars for projector and host."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quiz.classroom.frozen import (
    ChoseOption,
    ChoseTruth,
    GavePairs,
    NoAnswer,
    grade_answer,
    option_ids,
    row_ids,
    row_option_ids,
)
from quiz.classroom.live.snapshot import Bar
from quiz.questions.model import Assign, Judge, Pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.classroom.frozen import Answer
    from quiz.questions.model import AnyInstance


def bars(instance: AnyInstance, answers: Sequence[Answer]) -> tuple[Bar, ...]:
    """Return the bars of one question, those without an answer last.

    Options in the order shown; for rows to assign, how many gave each its right option; what was typed or
    put in order, by how right it was: typed words are not shown to a class unread.
    """
    given = [answer for answer in answers if not isinstance(answer, NoAnswer)]
    none = len(answers) - len(given)
    match instance:
        case Pick():
            chosen = Counter(answer.option for answer in given if isinstance(answer, ChoseOption))
            ids = option_ids(instance)
            out = [
                Bar(text, chosen[ids[at]], at == instance.key, ids[at])
                for at, text in enumerate(instance.options)
            ]
        case Judge():
            told = Counter(answer.value for answer in given if isinstance(answer, ChoseTruth))
            out = [
                Bar(label, told[value], value == instance.key)
                for label, value in (("True", True), ("False", False))
            ]
        case Assign():
            out = _rows(instance, [answer for answer in given if isinstance(answer, GavePairs)])
        case _:
            outcomes = Counter(grade_answer(instance, answer).outcome for answer in given)
            out = [Bar("Right", outcomes["right"], right=True)]
            if outcomes["partial"]:
                out.append(Bar("Partly right", outcomes["partial"], right=False))
            out.append(Bar("Wrong", outcomes["wrong"], right=False))
    return (*out, Bar("No answer", none, right=False)) if none else tuple(out)


def _rows(instance: Assign, given: Sequence[GavePairs]) -> list[Bar]:
    out = []
    for at, row_id in enumerate(row_ids(instance)):
        row = instance.rows[at]
        right = row_option_ids(instance, at)[row.key]
        out.append(
            Bar(row.label, sum(one.pairs.get(row_id) == right for one in given), right=True, id=row_id)
        )
    return out

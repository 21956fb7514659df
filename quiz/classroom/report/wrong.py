"""What was answered wrongly, and how often."""

from __future__ import annotations

from collections import Counter
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

from quiz.classroom.analysis.numbers import distractors
from quiz.classroom.frozen import (
    ChoseOption,
    ChoseTruth,
    GavePairs,
    NoAnswer,
    PutInOrder,
    TypedText,
    item_ids,
    option_ids,
    row_ids,
    row_option_ids,
)
from quiz.classroom.report.model import Wrong
from quiz.questions.model import Arrange, Assign, Judge, Pick, Type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.classroom.frozen import Answer
    from quiz.questions.model import AnyInstance


class Given(NamedTuple):
    """One person's answer to a question, its score, and their mean score on the other questions."""

    answer: Answer
    score: float
    rest: float | None


def wrong_answers(instance: AnyInstance, given: Sequence[Given]) -> tuple[Wrong, ...]:
    """Return the wrong answers to a question, the most frequent first; those nobody gave are left out."""
    real = [one for one in given if not isinstance(one.answer, NoAnswer)]
    if isinstance(instance, Pick):
        return _options(instance, real)
    told: Counter[str] = Counter()
    rests: dict[str, list[float]] = {}
    for one in real:
        for answer in _mistakes(instance, one):
            told[answer] += 1
            if one.rest is not None:
                rests.setdefault(answer, []).append(one.rest)
    return tuple(
        Wrong(
            answer=answer,
            times=times,
            share=times / len(real),
            mean_rest=fmean(rests[answer]) if answer in rests else None,
        )
        for answer, times in sorted(told.items(), key=lambda item: (-item[1], item[0]))
    )


def _options(instance: Pick, real: Sequence[Given]) -> tuple[Wrong, ...]:
    chosen = [one.answer.option if isinstance(one.answer, ChoseOption) else None for one in real]
    ids = option_ids(instance)
    lines = distractors(chosen, [one.rest for one in real], ids)
    wrong = [
        Wrong(answer=text, times=line.times, share=line.share, mean_rest=line.mean_rest)
        for at, (text, line) in enumerate(zip(instance.options, lines, strict=True))
        if at != instance.key and line.times
    ]
    return tuple(sorted(wrong, key=lambda one: -one.times))


def _mistakes(instance: AnyInstance, one: Given) -> Iterator[str]:
    match instance, one.answer:
        case Judge(), ChoseTruth(value) if value != instance.key:
            yield "true" if value else "false"
        case Type(), TypedText(text) if one.score < 1 and text.strip():
            yield " ".join(text.split()).casefold()
        case Assign(), GavePairs():
            for row, option in assigned(instance, one.answer):
                if option != instance.rows[row].key:
                    shown = instance.rows[row]
                    yield f"{shown.label.rstrip('.')} → {shown.options[option]}"
        case Arrange(), PutInOrder(items):
            known = item_ids(instance)
            place = {item: at for at, item in enumerate(items)}
            for before, after in zip(instance.key, instance.key[1:], strict=False):
                if place.get(known[before], 0) > place.get(known[after], 0):
                    yield f"“{instance.items[after].text}” before “{instance.items[before].text}”"


def assigned(instance: Assign, answer: GavePairs) -> Iterator[tuple[int, int]]:
    """Yield each row that was given an option, with that option's place; what is unknown is passed over."""
    for at, row in enumerate(row_ids(instance)):
        ids = row_option_ids(instance, at)
        if answer.pairs.get(row) in ids:
            yield at, ids.index(answer.pairs[row])

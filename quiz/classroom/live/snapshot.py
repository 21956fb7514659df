"""What goes to a screen: the question, and once it is closed what is right. Nothing before that.

``question_view`` holds no trace of the key: options stand as they are frozen, and what is right is in
``Told`` alone, which the hall makes when a question closes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from quiz.classroom.frozen import (
    Answer,
    ChoseOption,
    ChoseTruth,
    GavePairs,
    PutInOrder,
    TypedText,
    item_ids,
    option_ids,
    row_ids,
    row_option_ids,
)
from quiz.questions.model import Arrange, Assign, Judge, Pick, Type

if TYPE_CHECKING:
    from quiz.classroom.frozen import FrozenQuestion
    from quiz.questions.model import AnyInstance, EvidenceLine


class Choice(Struct, frozen=True):
    """Something to choose, with its identity."""

    id: str
    text: str


class Line(Struct, frozen=True):
    """A row to give an option to."""

    id: str
    label: str
    options: tuple[Choice, ...]


class QuestionView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question as it is shown, for every shape; ``typed`` says what is to be typed."""

    number: int
    total: int
    form: str
    shape: str
    prompt: str
    text: str | None = None
    options: tuple[Choice, ...] = ()
    rows: tuple[Line, ...] = ()
    exclusive: bool = False
    items: tuple[Choice, ...] = ()
    typed: str | None = None
    unit: str | None = None


class Cited(Struct, frozen=True):
    """Where something is said: source, paragraph, and the voices it comes through, outermost first."""

    source: str
    paragraph: int
    voices: tuple[str, ...]


class Opinion(Struct, frozen=True):
    """What another voice says on the matter."""

    voice: str
    says: str
    stance: str | None
    evidence: tuple[Cited, ...]


class Told(Struct, frozen=True, kw_only=True):
    """What a closed question's answer is, how it stands, who says it, where, and what others say."""

    right: Answer | None
    answer: str
    text: str
    standing: str
    evidence: tuple[Cited, ...]
    others_title: str | None
    others: tuple[Opinion, ...]
    notes: tuple[str, ...]


class Bar(Struct, frozen=True):
    """One bar of the histogram: how many gave this answer, and whether it is right."""

    label: str
    count: int
    right: bool
    id: str | None = None


def question_view(question: FrozenQuestion, total: int) -> QuestionView:
    """Return a question for a screen, without its key."""
    instance = question.instance
    view = QuestionView(
        number=question.number,
        total=total,
        form=instance.form,
        shape=_shape(instance),
        prompt=instance.prompt,
    )
    match instance:
        case Pick():
            return _with(view, options=_choices(option_ids(instance), instance.options))
        case Judge():
            return _with(view, text=instance.text)
        case Type():
            key = instance.key
            kind = key.type if key.type in {"number", "date", "duration"} else "text"
            return _with(view, typed=kind, unit=key.unit if kind == "number" else None)
        case Assign():
            rows = tuple(
                Line(row_id, row.label, _choices(row_option_ids(instance, at), row.options))
                for at, (row_id, row) in enumerate(zip(row_ids(instance), instance.rows, strict=True))
            )
            return _with(view, rows=rows, exclusive=instance.exclusive)
        case Arrange():
            return _with(view, items=_choices(item_ids(instance), [item.text for item in instance.items]))
        case _:
            raise TypeError(f"a drill asks no {type(instance).__name__}")


def _shape(instance: AnyInstance) -> str:
    return str(type(instance).__struct_config__.tag)


def _with(view: QuestionView, **more: object) -> QuestionView:
    from msgspec.structs import replace

    return replace(view, **more)


def _choices(ids: tuple[str, ...], texts: tuple[str, ...] | list[str]) -> tuple[Choice, ...]:
    return tuple(Choice(one, text) for one, text in zip(ids, texts, strict=True))


def right_answer(instance: AnyInstance) -> Answer | None:
    """Return the right answer by identity; None where it is nothing a drill asks."""
    match instance:
        case Pick():
            return ChoseOption(option_ids(instance)[instance.key])
        case Judge():
            return ChoseTruth(instance.key)
        case Type():
            return TypedText(instance.key.display)
        case Assign():
            rows = row_ids(instance)
            return GavePairs(
                {rows[at]: row_option_ids(instance, at)[row.key] for at, row in enumerate(instance.rows)}
            )
        case Arrange():
            ids = item_ids(instance)
            return PutInOrder(tuple(ids[at] for at in instance.key))
        case _:
            return None


def told(question: FrozenQuestion) -> Told:
    """Return what is shown once a question is closed."""
    instance = question.instance
    said = instance.explanation
    answer = instance.correction if isinstance(instance, Judge) and instance.correction else said.answer
    return Told(
        right=right_answer(instance),
        answer=answer,
        text=said.text,
        standing=said.standing,
        evidence=_cited(said.evidence),
        others_title=said.others_title,
        others=tuple(
            Opinion(other.voice, other.says, other.stance, _cited(other.evidence)) for other in said.others
        ),
        notes=said.notes,
    )


def _cited(lines: tuple[EvidenceLine, ...]) -> tuple[Cited, ...]:
    return tuple(Cited(line.source_label, line.paragraph, line.voices) for line in lines)

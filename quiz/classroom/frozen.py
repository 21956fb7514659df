"""A drill's question, frozen: the same for projector, phones, paper, exports and the report.

What a participant chose is kept by the **identity** of the option, a short hash of its text, never by its
position: the same option keeps its identity wherever it stands, on shuffled paper and in a later drill.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from quiz.questions.grade import grade
from quiz.questions.model import AnyInstance, Arrange, Assign, Judge, Pick, Type
from quiz.questions.response import Arranged, Assigned, GaveUp, Judged, Picked, Typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.questions.response import Response, Verdict

LONGEST_TYPED: Final = 300
"""Of a typed answer so many characters are kept."""


class FrozenQuestion(Struct, frozen=True, kw_only=True):
    """One question of a drill; ``number`` counts from 1, ``instance`` is exactly what is shown."""

    number: int
    instance: AnyInstance


def asked(instance: AnyInstance) -> str:
    """Return what is asked on one line, with the sentence that is to be judged."""
    text = f"{instance.prompt} {instance.text}" if isinstance(instance, Judge) else instance.prompt
    return " ".join(text.split())


class BadAnswerError(ValueError):
    """An answer that cannot belong to its question: an unknown option, another shape, a row twice."""


# ---------------------------------------------------------------- answers by identity


class ChoseOption(Struct, frozen=True, tag_field="answer", tag="option"):
    """The option with this identity."""

    option: str


class ChoseTruth(Struct, frozen=True, tag_field="answer", tag="truth"):
    """True or false."""

    value: bool


class TypedText(Struct, frozen=True, tag_field="answer", tag="text"):
    """Text as typed."""

    text: str


class GavePairs(Struct, frozen=True, tag_field="answer", tag="pairs"):
    """Per row (by identity) the option it was given; rows left open are not in it."""

    pairs: dict[str, str]


class PutInOrder(Struct, frozen=True, tag_field="answer", tag="order"):
    """The items by identity, the earliest first."""

    items: tuple[str, ...]


class NoAnswer(Struct, frozen=True, tag_field="answer", tag="none"):
    """Nothing was answered before the question closed, or it was passed."""


Answer = ChoseOption | ChoseTruth | TypedText | GavePairs | PutInOrder | NoAnswer


_ANSWER: Final[msgspec.json.Decoder[Answer]] = msgspec.json.Decoder(Answer)


def encode_answer(answer: Answer) -> str:
    """Return an answer as JSON."""
    return msgspec.json.encode(answer).decode()


def decode_answer(text: str | bytes) -> Answer:
    """Read an answer; raises :class:`msgspec.DecodeError` where it is none."""
    return _ANSWER.decode(text)


# ---------------------------------------------------------------- identities


def identities(texts: Sequence[str]) -> tuple[str, ...]:
    """Return an identity for each text, unlike each other within the list, and the same on every machine."""
    seen: dict[str, int] = {}
    out = []
    for text in texts:
        again = seen.get(text, 0)
        seen[text] = again + 1
        data = text if not again else f"{text}\x1f{again}"
        out.append(blake2b(data.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest())
    return tuple(out)


def option_ids(instance: Pick) -> tuple[str, ...]:
    """Return the identities of the options, as they stand."""
    return identities(instance.options)


def row_ids(instance: Assign) -> tuple[str, ...]:
    """Return the identities of the rows, as they stand."""
    return identities([row.label for row in instance.rows])


def row_option_ids(instance: Assign, row: int) -> tuple[str, ...]:
    """Return the identities of one row's options, as they stand."""
    return identities(instance.rows[row].options)


def item_ids(instance: Arrange) -> tuple[str, ...]:
    """Return the identities of the items, as they stand."""
    return identities([item.text for item in instance.items])


# ---------------------------------------------------------------- from answers to verdicts


def to_response(instance: AnyInstance, answer: Answer) -> Response:
    """Return what the grader knows for an answer. Raises :class:`BadAnswerError` where it cannot belong."""
    match instance, answer:
        case _, NoAnswer():
            return GaveUp()
        case Pick(), ChoseOption(option):
            return Picked(_place(option_ids(instance), option))
        case Judge(), ChoseTruth(value):
            return Judged(value)
        case Type(), TypedText(text):
            return Typed(text[:LONGEST_TYPED])
        case Assign(), GavePairs(pairs):
            return Assigned(_assigned(instance, pairs))
        case Arrange(), PutInOrder(items):
            known = item_ids(instance)
            order = tuple(_place(known, item) for item in items)
            if sorted(order) != list(range(len(known))):
                raise BadAnswerError("each item must stand in the order once")
            return Arranged(order)
        case _:
            raise BadAnswerError(f"a {type(instance).__name__} is not answered by a {type(answer).__name__}")


def from_response(instance: AnyInstance, response: Response) -> Answer:
    """Return the answer by identity for what was done at a keyboard; the reverse of ``to_response``.

    Raises :class:`BadAnswerError` for ticks and ratings, which no drill has.
    """
    match instance, response:
        case _, GaveUp():
            return NoAnswer()
        case Pick(), Picked(index):
            return ChoseOption(option_ids(instance)[index])
        case Judge(), Judged(value):
            return ChoseTruth(value)
        case Type(), Typed(text):  # a terminal may deliver bytes that are no text, which no JSON can hold
            return TypedText(text[:LONGEST_TYPED].encode("utf-8", "replace").decode())
        case Assign(), Assigned(indices):
            rows = row_ids(instance)
            return GavePairs(
                {
                    rows[row]: row_option_ids(instance, row)[index]
                    for row, index in enumerate(indices)
                    if index is not None
                }
            )
        case Arrange(), Arranged(order):
            ids = item_ids(instance)
            return PutInOrder(tuple(ids[place] for place in order))
        case _:
            raise BadAnswerError(f"a drill has no {type(response).__name__}")


def clipped(answer: Answer) -> Answer:
    """Return an answer as it is kept and graded: of typed text the first ``LONGEST_TYPED`` characters."""
    return TypedText(answer.text[:LONGEST_TYPED]) if isinstance(answer, TypedText) else answer


def grade_answer(instance: AnyInstance, answer: Answer) -> Verdict:
    """Grade an answer. Raises :class:`BadAnswerError` where it cannot belong to the question."""
    return grade(instance, to_response(instance, answer))


def _place(known: Sequence[str], one: str) -> int:
    try:
        return known.index(one)
    except ValueError:
        raise BadAnswerError("that is not one of the options") from None


def _assigned(instance: Assign, pairs: dict[str, str]) -> tuple[int | None, ...]:
    rows = row_ids(instance)
    for row in pairs:
        _place(rows, row)
    given = tuple(
        _place(row_option_ids(instance, place), pairs[row]) if row in pairs else None
        for place, row in enumerate(rows)
    )
    used = [index for index in given if index is not None]
    if instance.exclusive and len(set(used)) != len(used):
        raise BadAnswerError("each option goes to one row only")
    return given


# ---------------------------------------------------------------- keeping


_INSTANCE: Final[msgspec.json.Decoder[AnyInstance]] = msgspec.json.Decoder(AnyInstance)


def encode_instance(instance: AnyInstance) -> str:
    """Return a question as shown as JSON: what the drill keeps."""
    return msgspec.json.encode(instance).decode()


def decode_instance(text: str | bytes) -> AnyInstance:
    """Read what :func:`encode_instance` wrote; raises :class:`msgspec.DecodeError` where it is not that."""
    return _INSTANCE.decode(text)

"""What is written on an answer strip: letters, words, dashes; read into answers, and written from them."""

from __future__ import annotations

import unicodedata
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from quiz.classroom.frozen import (
    LONGEST_TYPED,
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
from quiz.questions.model import AnyInstance, Arrange, Assign, Judge, Pick, Type

if TYPE_CHECKING:
    from quiz.classroom.frozen import Answer

BLANK: Final = "-"
"""Written for no answer, and for a row that was left open."""
DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212_")
_TRUE: Final = frozenset({"t", "true"})
_FALSE: Final = frozenset({"f", "false"})


class StripError(ValueError):
    """An answer that cannot stand there; its message says why, and what could."""


# ---------------------------------------------------------------- one answer


def read(instance: AnyInstance, text: str) -> Answer:
    """Read what stands on a strip for one question, as its version has it. Raises :class:`StripError`."""
    plain = text.strip()
    if set(plain) <= DASHES:
        return NoAnswer()
    match instance:
        case Type():
            if len(plain) > LONGEST_TYPED:
                raise StripError(f"an answer has at most {LONGEST_TYPED} letters")
            return TypedText(plain)
        case Judge():
            word = _plain(plain)
            if word not in _TRUE | _FALSE:
                raise StripError(f"“{short(plain)}” is neither t (true) nor f (false), nor - for no answer")
            return ChoseTruth(word in _TRUE)
        case Pick():
            at = _letters(plain, len(instance.options))
            if len(at) != 1 or at[0] is None:
                raise StripError(f"“{short(plain)}” is more than one letter; two ticks are no answer: -")
            return ChoseOption(option_ids(instance)[at[0]])
        case Assign():
            return _pairs(instance, plain)
        case Arrange():
            return _order(instance, plain)
        case _:
            raise StripError("this question has no place on a strip")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip(" .():,")


def short(text: str) -> str:
    """Return the beginning of what was typed, for a message."""
    return text if len(text) <= 30 else f"{text[:29]}…"


def _letters(text: str, count: int) -> list[int | None]:
    """Return which options the letters are; None for a dash."""
    signs = [char for char in _plain(text) if not char.isspace() and char not in ",.():/>"]
    out: list[int | None] = []
    for sign in signs:
        if sign in DASHES:
            out.append(None)
        elif sign in ascii_lowercase[:count]:
            out.append(ascii_lowercase.index(sign))
        else:
            turn = "; numbers of questions rise along a line, or ; ends each answer" if sign.isdigit() else ""
            raise StripError(f"there is no “{sign}”: the letters are a to {ascii_lowercase[count - 1]}{turn}")
    return out


def _pairs(instance: Assign, text: str) -> GavePairs | NoAnswer:
    rows = row_ids(instance)
    at = _letters(text, max(len(row.options) for row in instance.rows))
    if len(at) != len(rows):
        raise StripError(f"{len(at)} given, and {len(rows)} rows: one letter for each row, - for none")
    pairs = {}
    for place, option in enumerate(at):
        if option is None:
            continue
        options = row_option_ids(instance, place)
        if option >= len(options):
            last = ascii_lowercase[len(options) - 1]
            raise StripError(
                f"row {place + 1} has no “{ascii_lowercase[option]}”: its letters are a to {last}"
            )
        pairs[rows[place]] = options[option]
    used = [option for option in at if option is not None]
    if instance.exclusive and (twice := [one for one in used if used.count(one) > 1]):
        raise StripError(f"“{ascii_lowercase[twice[0]]}” stands twice and goes to one row only: - for both")
    return GavePairs(pairs) if pairs else NoAnswer()


def _order(instance: Arrange, text: str) -> PutInOrder:
    ids = item_ids(instance)
    at = _letters(text, len(ids))
    for letter, times in ((ascii_lowercase[one], at.count(one)) for one in range(len(ids))):
        if times != 1:
            wrong = "is missing" if not times else "stands twice"
            raise StripError(f"“{letter}” {wrong}: each letter stands in the order once, or - for no answer")
    if None in at:
        raise StripError("an order has no gaps: each letter once, or - for no answer")
    return PutInOrder(tuple(ids[one] for one in at if one is not None))


def written(instance: AnyInstance, answer: Answer) -> str:
    """Return what stands on a strip for an answer: the reverse of :func:`read`."""
    match instance, answer:
        case Judge(), ChoseTruth(value):
            return "t" if value else "f"
        case Type(), TypedText(text):
            return text
        case Pick(), ChoseOption(option):
            return ascii_lowercase[option_ids(instance).index(option)]
        case Assign(), GavePairs(pairs):
            return "".join(
                ascii_lowercase[row_option_ids(instance, place).index(pairs[row])] if row in pairs else BLANK
                for place, row in enumerate(row_ids(instance))
            )
        case Arrange(), PutInOrder(items):
            ids = item_ids(instance)
            return "".join(ascii_lowercase[ids.index(item)] for item in items)
        case _:
            return BLANK


def right(instance: AnyInstance) -> Answer:
    """Return the answer that is wholly right."""
    match instance:
        case Pick():
            return ChoseOption(option_ids(instance)[instance.key])
        case Judge():
            return ChoseTruth(instance.key)
        case Type():
            return TypedText(instance.key.display)
        case Assign():
            return GavePairs(
                {
                    row: row_option_ids(instance, place)[instance.rows[place].key]
                    for place, row in enumerate(row_ids(instance))
                }
            )
        case Arrange():
            return PutInOrder(tuple(item_ids(instance)[at] for at in instance.key))
        case _:
            return NoAnswer()

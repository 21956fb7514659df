"""What an export says of a question: its stem, its title, its explanation with the evidence, right answers.

All of it is plain text without control characters; each format escapes it for itself.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.questions.folding import compact
from quiz.questions.model import Assign, Judge, Pick, Type
from quiz.questions.said import who_says
from quiz.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.questions.model import AnswerKey, AnyInstance, EvidenceLine

TITLE: Final = 80
"""So many characters of a question make its title in a list."""

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")


def clean(text: str) -> str:
    """Return a text that may stand in any file: no control characters, no half characters."""
    return printable(text).strip()


def line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(clean(text).split())


def stem(instance: AnyInstance) -> str:
    """Return what is asked; in a true-false question the sentence to judge stands in a line of its own."""
    text = clean(instance.prompt)
    if isinstance(instance, Judge):
        return f"{text}\n{clean(instance.text)}"
    if isinstance(instance, Type) and instance.key.type == "number" and instance.key.unit:
        return f"{text}\nAnswer with a number ({clean(instance.key.unit)})."
    return text


def title(instance: AnyInstance) -> str:
    """Return a short title for lists: the beginning of what is asked."""
    text = line(instance.text if isinstance(instance, Judge) else instance.prompt)
    return text if len(text) <= TITLE else f"{text[: TITLE - 1].rstrip()}…"


# ---------------------------------------------------------------- explanations


def explained(instance: AnyInstance) -> str:
    """Return the explanation: the answer, its standing, whose voice, the evidence, what others say."""
    return "\n".join(clean(text) for text in _told(instance) if clean(text))


def _told(instance: AnyInstance) -> Iterator[str]:
    said = instance.explanation
    if isinstance(instance, Judge):
        yield "True." if instance.key else (instance.correction or "False.")
    yield said.text
    if compact(said.answer) not in compact(said.text):
        yield f"Answer: {said.answer}"
    yield said.standing
    if said.evidence:
        yield "Evidence:"
        yield from dict.fromkeys(f"- {_place(one)}" for one in said.evidence)
    if said.others:
        yield said.others_title or "Others say:"
        for other in said.others:
            stance = f" ({other.stance})" if other.stance else ""
            yield f"- {other.voice}{stance}: {other.says}"
    yield from said.notes


def _place(one: EvidenceLine) -> str:
    """Return voice, source, paragraph and the words by which it is found there."""
    who = who_says(one, None)
    where = "" if one.source_label in who else f", in {one.source_label}"
    return f"{who}{where}, paragraph {one.paragraph}: “{one.printed}”"


# ---------------------------------------------------------------- answers


class Numeric(NamedTuple):
    """A figure as an answer, and how far off still counts as right; both as digits."""

    value: str
    tolerance: str


def numeric(key: AnswerKey) -> Numeric | None:
    """Return the figure that is the answer; None where it is none."""
    if key.type != "number" or key.value is None:
        return None
    try:
        value, room = Decimal(key.value), Decimal(key.tolerance or 0)
    except InvalidOperation:
        return None
    return Numeric(f"{value:f}", f"{room:f}") if value.is_finite() and room.is_finite() else None


def spellings(key: AnswerKey) -> tuple[str, ...]:
    """Return everything that is right when typed, the answer as shown first; dates in the usual orders.

    No two read alike when case is left aside, as other programs compare them.
    """
    found: dict[str, str] = {}
    for text in (key.display, *key.accepted, *_dated(key)):
        plain = line(text)
        if plain:
            found.setdefault(plain.casefold(), plain)
    return tuple(found.values())


def _dated(key: AnswerKey) -> Iterator[str]:
    if key.type != "date" or key.value is None:
        return
    if found := _DAY.fullmatch(key.value):
        year, month, day = found[1], _MONTHS[int(found[2]) - 1], int(found[3])
        yield from (f"{day} {month} {year}", f"{month} {day}, {year}", f"{month} {day} {year}", key.value)
    elif (found := _MONTH.fullmatch(key.value)) and 1 <= int(found[2]) <= 12:
        yield from (f"{_MONTHS[int(found[2]) - 1]} {found[1]}", key.value)


def keeps_order(instance: Pick) -> bool:
    """Tell whether the options are figures or dates, which stand in the order of their values."""
    return all(re.search(r"\d", option) for option in instance.options)


class Pairs(NamedTuple):
    """A question to match: rows with their right options, and options that belong to no row."""

    rows: tuple[tuple[str, str], ...]
    spare: tuple[str, ...]


def pairs(instance: Assign) -> Pairs:
    """Return the pairs of a question to match; the options of all rows are one list."""
    rows = tuple((line(row.label), line(row.options[row.key])) for row in instance.rows)
    right = {option for _, option in rows}
    options = dict.fromkeys(line(option) for row in instance.rows for option in row.options)
    return Pairs(rows, tuple(option for option in options if option not in right))


def as_pick(instance: Assign) -> Pick:
    """Return a question with a single row as one to pick from options."""
    row = instance.rows[0]
    return Pick(
        question=instance.question,
        card=instance.card,
        form=instance.form,
        recall=instance.recall,
        prompt=f"{instance.prompt}\n{row.label}",
        explanation=instance.explanation,
        options=row.options,
        key=row.key,
    )

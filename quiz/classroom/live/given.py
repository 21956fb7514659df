"""What somebody answered, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.classroom.frozen import (
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
from quiz.questions.model import Arrange, Assign, Pick

if TYPE_CHECKING:
    from quiz.classroom.frozen import Answer
    from quiz.questions.model import AnyInstance


def in_words(instance: AnyInstance, answer: Answer) -> str | None:
    """Return an answer as text, a row or an item a line; None where nothing was answered."""
    match answer:
        case ChoseOption(option) if isinstance(instance, Pick):
            return dict(zip(option_ids(instance), instance.options, strict=True)).get(option)
        case ChoseTruth(value):
            return "True" if value else "False"
        case TypedText(text):
            return text or None
        case GavePairs(pairs) if isinstance(instance, Assign):
            return "\n".join(_pairs(instance, pairs)) or None
        case PutInOrder(items) if isinstance(instance, Arrange):
            texts = dict(zip(item_ids(instance), (item.text for item in instance.items), strict=True))
            return "\n".join(f"{at}. {texts[one]}" for at, one in enumerate(items, 1) if one in texts)
        case _:
            return None


def _pairs(instance: Assign, pairs: dict[str, str]) -> list[str]:
    lines = []
    for at, (row_id, row) in enumerate(zip(row_ids(instance), instance.rows, strict=True)):
        options = dict(zip(row_option_ids(instance, at), row.options, strict=True))
        if (chosen := options.get(pairs.get(row_id, ""))) is not None:
            lines.append(f"{row.label} → {chosen}")
    return lines

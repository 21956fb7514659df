"""What a language model may answer: structs, the JSON Schema made of them, and reading what came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec
from msgspec import Struct, field

if TYPE_CHECKING:
    from quiz.reading.llm.prompts import Task

Item = TypeVar("Item", bound=Struct)

_LONGEST = 500_000
"""Characters of an answer; a longer one has run away."""


class Cite(Struct, frozen=True):
    """A sentence of the article, as the model gives it: not looked up yet."""

    paragraph: int
    sentence: str


class SlotAnswer(Struct, frozen=True):
    """A slot of a wording: its questions and wrong options."""

    slot: str
    questions: list[str]
    distractors: list[str] = field(default_factory=list)


class WordingAnswer(Struct, frozen=True):
    """A fact in other words."""

    fact: str
    text: str
    slots: list[SlotAnswer]
    cites: list[Cite]


class PositionAnswer(Struct, frozen=True):
    """A view and who holds it; ``grounds`` and ``hedge`` are empty where there are none."""

    voice: str
    subject: str
    kind: Literal["claim", "prediction", "judgement", "explanation", "recommendation"]
    claim: str
    cites: list[Cite]
    grounds: str = ""
    hedge: str = ""


class StanceAnswer(Struct, frozen=True):
    """One answer to a dispute's question."""

    id: str
    label: str


class PlacedAnswer(Struct, frozen=True):
    """Which stance a position takes."""

    position: str
    stance: str


class DisputeAnswer(Struct, frozen=True):
    """A question on which voices differ."""

    question: str
    subject: str
    stances: list[StanceAnswer]
    positions: list[PlacedAnswer]


class UnreadableAnswerError(Exception):
    """An answer is no JSON object of the form asked for; the message says why, in a few words."""


_ITEMS: dict[Task, type[Struct]] = {
    "wordings": WordingAnswer,
    "positions": PositionAnswer,
    "disputes": DisputeAnswer,
}


def schema(task: Task) -> dict[str, Any]:
    """Return the JSON Schema of a task's answer, in the part of the language that all providers take.

    No references, no titles, no optional keys, and every object closed.
    """
    (item,), parts = msgspec.json.schema_components([_ITEMS[task]], ref_template="{name}")
    return _closed({"type": "object", "properties": {task: {"type": "array", "items": item}}}, parts)


def _closed(part: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in part:
        part = parts[part["$ref"]]
    kept: dict[str, Any] = {key: part[key] for key in ("type", "enum") if key in part}
    if "enum" in part:
        kept["type"] = "string"
    if "items" in part:
        kept["items"] = _closed(part["items"], parts)
    if "properties" in part:
        kept["properties"] = {name: _closed(inner, parts) for name, inner in part["properties"].items()}
        kept["required"] = list(kept["properties"])
        kept["additionalProperties"] = False
    return kept


def read_items(task: Task, text: str) -> list[Any]:
    """Return the raw items of an answer, with or without a fence of Markdown or words around its JSON.

    Raises :class:`UnreadableAnswerError` where the answer is not JSON or has no list of the task's name.
    """
    if len(text) > _LONGEST:
        raise UnreadableAnswerError(f"it is longer than {_LONGEST:,} characters")
    start, end = text.find("{"), text.rfind("}")
    if start < 0:
        raise UnreadableAnswerError("it holds no JSON object")
    try:
        found = msgspec.json.decode(text[start : end + 1] if end > start else text[start:])
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise UnreadableAnswerError(f"it is no JSON ({error})") from error
    items = found.get(task) if isinstance(found, dict) else None
    if not isinstance(items, list):
        raise UnreadableAnswerError(f"it has no list `{task}`")
    return items


def item_of(kind: type[Item], raw: object) -> Item | None:
    """Return one item, or None where it has not the form asked for. Unknown keys are passed over."""
    try:
        return msgspec.convert(raw, kind)
    except (msgspec.ValidationError, RecursionError):
        return None

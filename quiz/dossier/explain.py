"""What the schema finds wrong in one entry, said in plain sentences with a remedy."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, get_args, get_origin

from pydantic import BaseModel

from quiz.dossier.problems import did_you_mean, listed, shown
from quiz.dossier.schema import EntryError

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

Path: TypeAlias = tuple[str | int, ...]


class Trouble(NamedTuple):
    """One thing wrong inside an entry."""

    path: Path
    message: str
    remedy: str
    at_key: bool = False
    """Whether the key itself is meant, not its value."""
    within: bool = False
    """Whether it is about how the parts of an entry fit together."""


_ITEMS = "write each item on a line of its own that begins with `- `, or all of them in [brackets]"
_PATTERNS: dict[str, tuple[str, str]] = {
    "^[a-z0-9][a-z0-9-]*$": (
        "is not an id",
        "ids are lower-case letters, digits and hyphens",
    ),
    "^[a-z0-9][a-z0-9-]*#[1-9][0-9]{0,4}$": (
        "is not a source and a paragraph",
        "write the source's id, `#` and the paragraph's number, like \"s0#5\"",
    ),
    "^[a-z0-9][a-z0-9-]*#[a-z][a-z0-9-]*$": (
        "is not a statement and a slot",
        'write the statement\'s id, `#` and the name of the slot, like "strike#p"',
    ),
    "^[a-z0-9][a-z0-9-]*(#[a-z0-9][a-z0-9-]*)?$": (
        "is neither a statement nor a position",
        "write the id of a statement, or the dispute's id, `#` and the position's",
    ),
    "^[0-9]{1,5}(-[0-9]{1,5})?(, ?[0-9]{1,5}(-[0-9]{1,5})?)*$": (
        "does not name paragraphs",
        'write numbers and ranges, like "12" or "14,17-20,23"',
    ),
    r"^[^\n]*$": ("has more than one line", "write it on one line, or after `>-`"),
    "^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$": ("is not a language", "write its code, like en, de or pt-BR"),
    "^[0-9a-f]{16}$": (
        "is not a fingerprint",
        "take the sixteen characters that `quiz sources fingerprint FILE` prints",
    ),
    r"^[0-9]+(\.[0-9]+)?$": ("is not a plain number", "write digits, like 10 or 0.5"),
}


def explain(error: ValidationError, model: type[BaseModel]) -> list[Trouble]:
    """Say what a validation error of ``model`` means, in the order of its findings."""
    troubles: list[Trouble] = []
    for details in error.errors(include_url=False):
        loc: Path = tuple(part for part in details["loc"] if part != "[key]")
        problem = details.get("ctx", {}).get("error")
        if isinstance(problem, EntryError):
            troubles += [Trouble(loc + m.path, m.message, m.remedy, within=True) for m in problem.misfits]
        else:
            troubles.append(_explain_one(details, loc, model))
    return troubles


def _explain_one(details: ErrorDetails, loc: Path, model: type[BaseModel]) -> Trouble:
    kind, value, context = details["type"], details["input"], details.get("ctx", {})
    name = _name(loc)
    owner, field = _field_at(model, loc)
    about = _about(field)
    if kind == "extra_forbidden":
        return _unknown_key(loc, owner)
    if kind == "missing":
        return Trouble(loc, f"{name} is missing", f"add it: {about}" if about else "add it", at_key=True)
    if value is None:
        return Trouble(loc, f"{name} is empty", "fill it in, or delete it")
    if kind in {"enum", "literal_error"}:
        return _not_one_of(loc, value, context, field)
    if kind == "string_pattern_mismatch":
        wrong, remedy = _PATTERNS.get(str(context["pattern"]), ("cannot be written so", about or ""))
        if wrong == "is not an id" and (slug := _slug(str(value))):
            remedy = f"{remedy}, like `{shown(slug)}`"
        return Trouble(loc, f"{name} {wrong}: `{shown(value)}`", remedy)
    if kind in _SENTENCES:
        wrong, remedy = _SENTENCES[kind]
        if context.get("min_length") == 1:
            wrong, remedy = _SENTENCES["string_too_short"]
        return Trouble(loc, f"{name} {wrong.format_map(context)}", remedy)
    return Trouble(loc, f"{name} cannot be `{shown(value, 40)}`", about or "write something else")


_SENTENCES: dict[str, tuple[str, str]] = {
    "string_type": ("must be text", "write a text; put it in double quotes if it holds `: ` or `#`"),
    "string_too_short": ("is empty", "fill it in, or delete it"),
    "string_too_long": ("is longer than {max_length} characters", "say it more shortly"),
    "list_type": ("must be a list", _ITEMS),
    "too_short": ("needs at least {min_length} items", "add what is missing"),
    "too_long": ("has more than {max_length} items", "leave some out"),
    "dict_type": ("must be keys with values", "write `key: value` on lines of their own below it"),
    "model_type": ("must be keys with values", "write `key: value` on lines of their own below it"),
    "model_attributes_type": (
        "must be keys with values",
        "write `key: value` on lines of their own below it",
    ),
    "int_type": ("must be a whole number", "write digits only"),
    "int_parsing": ("must be a whole number", "write digits only"),
    "int_parsing_size": ("is too large a number", "check its digits"),
    "int_from_float": ("must be a whole number", "write digits only"),
    "bool_type": ("must be true or false", "write true or false"),
    "bool_parsing": ("must be true or false", "write true or false"),
    "greater_than_equal": ("must be {ge} or more", "correct the number"),
    "less_than_equal": ("must be {le} or less", "correct the number"),
}


def _about(field: FieldInfo | None) -> str | None:
    """Say what a key is for, or what it may be."""
    if field is None:
        return None
    if field.description:
        return field.description.rstrip(".")
    plain = _plain(field.annotation)
    return f"one of {listed(plain)}" if isinstance(plain, type) and issubclass(plain, StrEnum) else None


def _name(loc: Path) -> str:
    """Name the place in an entry: ``\\`value\\``` or ``item 2 of \\`accept\\```."""
    if not loc:
        return "the entry"
    last = loc[-1]
    if isinstance(last, str):
        return f"`{shown(last, 40)}`"
    owner = next((part for part in reversed(loc) if isinstance(part, str)), None)
    return f"item {last + 1} of `{owner}`" if owner else f"item {last + 1}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:64]


def _unknown_key(loc: Path, owner: type[BaseModel] | None) -> Trouble:
    key = str(loc[-1])
    known = [f.alias or n for n, f in owner.model_fields.items()] if owner else []
    near = did_you_mean(key, known)
    remedy = f"did you mean `{near}`?" if near else f"the keys here are {listed(known, 'and')}"
    return Trouble(loc, f"unknown key `{shown(key)}`", remedy, at_key=True)


def _not_one_of(loc: Path, value: object, context: dict[str, Any], field: FieldInfo | None) -> Trouble:
    choices = re.findall(r"'([^']*)'", str(context.get("expected", ""))) or [str(context.get("expected", ""))]
    if field is not None and str(loc[-1]) == "format":
        return Trouble(
            loc,
            f"this program does not read format `{shown(value)}`",
            "write `format: 1`, or get a newer version of the program",
        )
    near = did_you_mean(str(value), choices) if isinstance(value, str) else None
    one_of = f"it is one of {listed(choices)}"
    return Trouble(
        loc,
        f"{_name(loc)} cannot be `{shown(value)}`",
        f"did you mean `{near}`? {one_of}" if near else one_of,
    )


def _field_at(model: type[BaseModel], loc: Path) -> tuple[type[BaseModel] | None, FieldInfo | None]:
    """Find the model that holds the last key of a path, and the field of that key, if there is one."""
    current: Any = model
    owner: type[BaseModel] | None = model
    field: FieldInfo | None = None
    for part in loc:
        current = _plain(current)
        owner = current if isinstance(current, type) and issubclass(current, BaseModel) else None
        if owner is not None:
            field = _field(owner, str(part))
            current = field.annotation if field is not None else None
        else:
            field = None
            arguments = get_args(current)
            current = arguments[-1] if arguments else None
    return owner, field


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    for name, field in model.model_fields.items():
        if key == (field.alias or name):
            return field
    return None


def _plain(annotation: Any) -> Any:
    """Strip ``Annotated`` and ``| None`` off a type."""
    while True:
        arguments = get_args(annotation)
        origin = get_origin(annotation)
        if origin in {list, dict} or not arguments or isinstance(annotation, type):
            return annotation
        annotation = arguments[0]

"""The prompts, ``prompts.toml``, and how data is put into them: fenced, one JSON object a line."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Task: TypeAlias = Literal["wordings", "positions", "disputes"]

_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}
"""What also ends a line for some readers, and JSON leaves as it is."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is sent: the rules, the task with its data, and the JSON Schema of the answer."""

    task: Task
    system: str
    user: str
    schema: dict[str, Any]

    def with_schema_told(self) -> str:
        """Return the task with the schema in words, for a model that cannot be held to one."""
        return self.user + "\n" + filled("schema", json=json.dumps(self.schema, sort_keys=True))


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(files("quiz.reading.llm").joinpath("prompts.toml").read_text(encoding="utf-8"))


def version() -> str:
    """Return the version of the prompts."""
    return str(_table()["version"])


def prompt(task: Task, schema: dict[str, Any], **data: Iterable[Mapping[str, Any]]) -> Prompt:
    """Return the prompt of a task, each kind of data fenced under its name."""
    blocks = {name: fenced(name, rows) for name, rows in data.items()}
    return Prompt(task, _table()["system"].strip(), filled(task, **blocks), schema)


def filled(name: str, **fields: str) -> str:
    """Return a text of ``prompts.toml`` with its fields filled in; what is put in is not looked at again."""
    return Template(_table()[name]["user"].strip()).substitute(fields).strip() + "\n"


def fenced(name: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """Return data between two lines that nobody who wrote it can have foreseen.

    A row is one line of JSON, so that no text in it can begin a line; the mark of the fence is made from
    all of the data, so that no text in it can hold the mark.
    """
    lines = "\n".join(json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS) for row in rows)
    mark = hashlib.blake2b(lines.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return f"<<<DATA {name} {mark}\n{lines}\nDATA {name} {mark}>>>"

"""The log of decisions, ``proposed/decided.jsonl``: one JSON object a line, only ever added to.

To undo is a line of its own. What is decided now follows from taking the decisions in the order of their
times. So the logs of two people are joined by keeping the lines of both, in whatever order.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from quiz.dossier.problems import shown
from quiz.errors import DossierError
from quiz.reading.review.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

Decision = Literal[
    "accepted",
    "rejected",
    "merged",
    "split",
    "attached",
    "outlined",
    "holder",
    "unworded",
    "proposed",
    "renamed",
    "same",
    "different",
    "undone",
    "redone",
]
SETTLES = frozenset({"accepted", "rejected", "merged", "split", "attached", "outlined", "same"})
"""Decisions after which a proposal is no longer in the queue."""


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the log.

    ``key`` is the decision's own, a UUIDv7, unlike every other anywhere. ``id`` is the proposal decided on;
    for ``undone`` and ``redone``, that of the decision ``of`` which they are about, by its key. ``entry`` is
    what the dossier got: ``statements/slug``. ``also`` are proposals that are settled with it, and what
    became of each: ``(id, decision, entry)``. ``edits`` are the changes of YAML files; ``told`` what else
    the decision says.
    """

    key: str
    id: str
    decision: Decision
    at: str
    entry: str | None = None
    reason: str | None = None
    also: tuple[tuple[str, Decision, str | None], ...] = ()
    of: str | None = None
    edits: tuple[Edit, ...] = ()
    told: dict[str, Any] = {}


class Log(Struct, kw_only=True):
    """The records that could be read, by time, how many bytes they take, what was wrong with the rest."""

    records: list[Record]
    size: int
    warning: str | None = None


def read_log(path: Path) -> Log:
    """Read the log. A last line that a crash cut off is left out, with a warning.

    Raises :class:`DossierError` with file and line where any other line cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Log(records=[], size=0)
    except OSError as error:
        raise DossierError(
            f"{path} cannot be read: {error.strerror}", remedy="check its permissions"
        ) from error
    decoder = msgspec.json.Decoder(Record)
    records: dict[str, Record] = {}
    size = 0
    lines = data.split(b"\n")
    whole, tail = lines[:-1], lines[-1]
    for number, line in enumerate(whole, 1):
        if line.strip():
            try:
                record = decoder.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                raise bad_line(path, number, error) from error
            records[record.key] = record  # joined logs may have a line twice
        size += len(line) + 1
    warning = None
    if tail.strip():
        warning = f"{path}:{len(lines)}: the last line was cut off by a crash and is left out."
    in_time = sorted(records.values(), key=lambda one: (one.at, one.key))
    return Log(records=in_time, size=size, warning=warning)


def bad_line(path: Path, number: int, error: Exception) -> DossierError:
    """Return the error for a line that is not what it should be."""
    said = re.sub(r"^JSON is malformed: ", "", str(error))
    return DossierError(
        f"{path}:{number}: this line cannot be read: {shown(said, 200)}",
        remedy="correct or delete the line, or take the file from your version control",
    )


def as_line(record: Record) -> bytes:
    """Return a record as it stands in the log, without its line end."""
    return msgspec.json.encode(record)


def new_key() -> str:
    """Return a key for a decision: later ones sort behind earlier ones of the same second."""
    from uuid6 import uuid7

    return str(uuid7())


def told_twice(active: Iterable[Record], proposals: Container[str]) -> int:
    """Return how many proposals more than one standing decision settles."""
    times = Counter(one.id for one in active if one.decision in SETTLES and one.id in proposals)
    return sum(1 for number in times.values() if number > 1)

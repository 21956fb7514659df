"""The log of decisions, ``proposed/decided.jsonl``: one JSON object a line, only ever added to.

To undo is a line of its own. What is decided now follows from reading the lines in their order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from quiz.dossier.problems import shown
from quiz.errors import DossierError
from quiz.reading.review.edits import Edit

if TYPE_CHECKING:
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
    "same",
    "different",
    "undone",
    "redone",
]
SETTLES = frozenset({"accepted", "rejected", "merged", "split", "attached", "outlined", "same"})
"""Decisions after which a proposal is no longer in the queue."""


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of the log.

    ``id`` is the proposal decided on (for ``undone`` and ``redone``, that of the decision ``of`` which they
    are about, by its number ``n``). ``entry`` is what the dossier got: ``statements/slug``. ``also`` are
    proposals that are settled with it, and what became of each: ``(id, decision, entry)``. ``edits`` are the
    changes of YAML files; ``told`` what else the decision says.
    """

    n: int
    id: str
    decision: Decision
    at: str
    entry: str | None = None
    reason: str | None = None
    also: tuple[tuple[str, Decision, str | None], ...] = ()
    of: int | None = None
    edits: tuple[Edit, ...] = ()
    told: dict[str, Any] = {}


class Log(Struct, kw_only=True):
    """The records that could be read, how many bytes they take, and what was wrong with the rest."""

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
    records: list[Record] = []
    size = 0
    lines = data.split(b"\n")
    whole, tail = lines[:-1], lines[-1]
    for number, line in enumerate(whole, 1):
        if line.strip():
            try:
                record = decoder.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                raise bad_line(path, number, error) from error
            if record.n != len(records) + 1:
                raise DossierError(
                    f"{path}:{number}: decision {record.n} stands where {len(records) + 1} belongs",
                    remedy="take the file from your version control, or delete the lines from here on",
                )
            records.append(record)
        size += len(line) + 1
    warning = None
    if tail.strip():
        warning = f"{path}:{len(lines)}: the last line was cut off by a crash and is left out."
    return Log(records=records, size=size, warning=warning)


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

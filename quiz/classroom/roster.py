"""Class lists: from and to CSV, codes, who may join as themselves, and being forgotten."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.classroom.frozen import TypedText, encode_answer
from quiz.classroom.live import names
from quiz.classroom.live.codes import new_code
from quiz.classroom.live.people import Member
from quiz.classroom.report.tables import cell
from quiz.errors import QuizError, UnknownLearnerError, UsageError
from quiz.store import learners, rosters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.store.api import Store
    from quiz.store.connection import Database
    from quiz.store.learners import Learner
    from quiz.store.rosters import Listed, TookPart

FORGOTTEN: Final = "(forgotten)"
"""What somebody who was forgotten is called in a report."""

BLANK: Final = encode_answer(TypedText(""))
"""What stands in place of what somebody typed who was forgotten."""

LARGEST: Final = 1_000_000
"""Of a list to be read, in bytes."""
MOST: Final = 2_000
_SEPARATORS: Final = (",", ";", "\t")


class ListError(QuizError):
    """A class list that cannot be read; its message names the line."""

    title = "The class list has problems"


class Entry(NamedTuple):
    """A line of a class list."""

    name: str
    roster: str


# ---------------------------------------------------------------- from CSV


def read(data: bytes, *, source: str, roster: str | None = None) -> list[Entry]:
    """Read a class list: a first line with ``name`` and, unless ``roster`` is given, ``class``.

    Separated by commas, semicolons or tabs. Raises :class:`ListError`, naming file and line.
    """
    text = _decoded(data, source)
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        head = [column.strip().casefold() for column in next(rows, [])]
        if "name" not in head or (roster is None and "class" not in head):
            raise ListError(
                f"{source}, line 1: a class list begins with a line of headings, `name` and `class`.",
                remedy="Add that line; --class CLASS stands for the column `class`.",
            )
        found = list(_entries(rows, head, source, roster))
    except csv.Error as error:
        raise ListError(
            f"{source}, line {rows.line_num}: {error}.", remedy="Save the list as CSV again."
        ) from error
    if not found:
        raise ListError(f"{source} names nobody.", remedy="Give each student a line below the headings.")
    return found


def _decoded(data: bytes, source: str) -> str:
    if len(data) > LARGEST:
        raise ListError(f"{source} is too large for a class list.", remedy="Give a list of names.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ListError(
            f"{source}, line {line}: that is not UTF-8.", remedy="Save the list as “CSV UTF-8”."
        ) from error


def _entries(rows: Iterator[list[str]], head: list[str], source: str, roster: str | None) -> Iterator[Entry]:
    seen: dict[tuple[str, str], int] = {}
    while (row := next(rows, None)) is not None:
        line = rows.line_num  # type: ignore[attr-defined]
        if not any(value.strip() for value in row):
            continue
        cells = dict(zip(head, row, strict=False))
        try:
            entry = Entry(
                checked(cells.get("name", "")),
                roster if roster is not None else learners.as_kept(cells.get("class", "")),
            )
        except UsageError as error:
            raise ListError(f"{source}, line {line}: {error.message}", remedy=error.remedy) from error
        key = (learners.folded(entry.name), learners.folded(entry.roster))
        if key in seen:
            raise ListError(
                f"{source}, line {line}: {entry.name} stands on line {seen[key]} already.",
                remedy="Tell two students of one name apart, say by an initial.",
            )
        seen[key] = line
        if len(seen) > MOST:
            raise ListError(f"{source} has more than {MOST:,} students.", remedy="Split it.")
        yield entry


def checked(name: str) -> str:
    """Return a student's name as it is kept and shown in a drill. Raises :class:`UsageError`."""
    plain = name.strip()
    if plain.startswith("'") and cell(plain[1:]) == plain:  # as our own tables have it
        plain = plain[1:]
    return names.cleaned(plain)


# ---------------------------------------------------------------- keeping


def enrol(store: Store, entries: Iterable[Entry]) -> list[Listed]:
    """Put students into their classes, each with a code nobody has; return who is new. All or nobody."""
    taken = {
        one.code
        for roster in rosters.everything(store.database)
        for one in rosters.members(store.database, roster.id)
    }
    lists: dict[str, list[tuple[str, str]]] = {}
    for entry in entries:
        code = new_code()
        while code in taken:
            code = new_code()
        taken.add(code)
        lists.setdefault(entry.roster, []).append((entry.name, code))
    return rosters.enrol(store.database, lists, store.clock.now())


def members(database: Database, roster: str) -> dict[str, Member]:
    """Return who may join a drill of a class, given by id, as themselves: by their codes."""
    return {one.code: Member(one.learner, one.name) for one in rosters.members(database, roster)}


def as_csv(store: Store, roster: str | None = None) -> str:
    """Return a class, or all, as CSV with name, class and code. Raises ``UnknownClassError``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "class", "code"])
    there = rosters.everything(store.database)
    for one in there if roster is None else [rosters.named(store.database, roster)]:
        for member in rosters.members(store.database, one.id):
            writer.writerow([cell(member.name), cell(one.name), member.code])
    return out.getvalue()


# ---------------------------------------------------------------- one student


class Person(NamedTuple):
    """Somebody by name: a learner, if one has it, and where they took part, also under that nickname."""

    learner: Learner | None
    took_part: list[TookPart]
    as_nickname: list[TookPart]


def person(store: Store, name: str) -> Person:
    """Return who has a name. Raises ``UnknownLearnerError`` where nobody has it, here or in any drill."""
    learner = learners.find(store.database, name)
    found = Person(
        learner,
        rosters.as_learner(store.database, learner.id) if learner is not None else [],
        rosters.as_nickname(store.database, names.folded(name)),
    )
    if learner is None and not found.as_nickname:
        part = names.folded(name)
        near = [
            one.name for one in learners.everyone(store.database) if part and part in names.folded(one.name)
        ]
        raise UnknownLearnerError(
            f"Nobody here or in a drill is called {name}.",
            remedy=f"Did you mean {' or '.join(near[:5])}?"
            if near
            else "`quiz roster` lists the classes; `quiz report --csv` has the names of a drill.",
        )
    return found


def forget_learner(store: Store, learner: Learner) -> None:
    """Delete who a learner is, as :func:`forget` does; who had the name for a nickname keeps it."""
    forget(store, Person(learner, rosters.as_learner(store.database, learner.id), []))


def forget(store: Store, someone: Person) -> None:
    """Delete who somebody is and what they typed in drills; scores stay. Overwritten on the disk."""
    rosters.forget(
        store.database,
        someone.learner,
        [*someone.took_part, *someone.as_nickname],
        name=FORGOTTEN,
        typed=BLANK,
    )

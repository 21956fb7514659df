"""The database's doctor: checks, and repairs that are counted.

What is looked at, in this order: the file itself (SQLite's own check), references, tables, indexes and
triggers against what this version makes, cards without their bodies, aliases that lead nowhere, counts, and
at last each memory against the log. What can be worked out anew is mended; a damaged file is not touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from quiz.errors import DamagedError, StoreError
from quiz.store import ahead
from quiz.store import connection as sqlite
from quiz.store.decks import decode_card, document
from quiz.store.failures import translated
from quiz.store.moves import recompute
from quiz.store.rebuild import rebuild

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.store.connection import Database


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of fault: what is wrong, how often, whether it is mended now, and an example or advice.

    A ``fatal`` one keeps the doctor from mending anything: the file or the log cannot be read.
    """

    what: str
    count: int
    mended: bool
    detail: str = ""
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Health:
    """What the doctor found, and what was looked at."""

    findings: tuple[Finding, ...]
    decks: int
    cards: int
    learners: int
    events: int

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong, or everything has been mended."""
        return all(finding.mended for finding in self.findings)

    @property
    def readable(self) -> bool:
        """Whether the file and the log can be read, so that what is wrong may be mended."""
        return not any(finding.fatal for finding in self.findings)

    @property
    def repairs(self) -> int:
        """How many single things were mended."""
        return sum(finding.count for finding in self.findings if finding.mended)


_SAVE: Final = "Put back the last backup: `quiz backup --list`, then `quiz restore FILE`."
NO_TEXT: Final = "cards without their text"
DAMAGED_TEXT: Final = "cards whose text is damaged"
DAMAGED_DECK: Final = "decks whose description is damaged"
LOST_WITH_THE_DECK: Final = frozenset({NO_TEXT, DAMAGED_TEXT, DAMAGED_DECK})
"""What building the deck again puts right."""

_REBUILD_DECK: Final = "Build the deck again: `quiz build PATH`."


ANSWERED_AHEAD: Final = "cards answered on a day that has not come"
_AHEAD: Final = (
    "Was the clock ahead when they were answered, and is it right now? Then `quiz doctor --clock-was-ahead` "
    "lets them be due as if they had been answered today."
)


def examine(
    database: Database,
    *,
    mend: bool = False,
    today: int | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Health:
    """Check everything; with ``mend``, put right what can be (make a backup first).

    With ``today``, a study day, cards are found that were answered on a later day; they are not mended, for
    it may be that the clock is wrong now. ``on_progress`` is told how many of how many events have been
    compared with memory.
    """
    findings = _file(database)
    if not findings:
        findings += _references(database)
        findings += _shape(database, mend=mend)
        if not any("table" in finding.what for finding in findings):
            for check in (_documents, _bodies, _aliases, _counts):
                findings += check(database, mend=mend)
            findings += _memories(database, mend=mend, on_progress=on_progress)
            if today is not None and (early := ahead.find(database, today)):
                findings.append(Finding(ANSWERED_AHEAD, len(early), False, _AHEAD))
    return Health(tuple(findings), *_sizes(database))


def _sizes(database: Database) -> tuple[int, int, int, int]:
    try:
        return (
            int(database.value("SELECT count(*) FROM deck WHERE removed_at IS NULL")),
            int(database.value("SELECT count(*) FROM card WHERE retired_at IS NULL")),
            int(database.value("SELECT count(*) FROM learner")),
            int(database.value("SELECT count(*) FROM event")),
        )
    except (StoreError, sqlite.OperationalError):
        return 0, 0, 0, 0


def _file(database: Database) -> list[Finding]:
    try:
        with translated(database.path):
            problems = sqlite.integrity_problems(database.connection)
    except StoreError as error:
        problems = [error.message]
    return (
        [Finding("the file is damaged", len(problems), False, f"{problems[0]} {_SAVE}", fatal=True)]
        if problems
        else []
    )


def _references(database: Database) -> list[Finding]:
    with translated(database.path):
        lost = sqlite.foreign_key_problems(database.connection)
    if not lost:
        return []
    names = ", ".join(sorted({str(row[0]) for row in lost}))
    return [Finding("rows that refer to something that is gone", len(lost), False, f"in {names}. {_SAVE}")]


def _shape(database: Database, *, mend: bool) -> list[Finding]:
    """Compare tables, indexes and triggers with what the definitions make."""
    from quiz.store.expected import index_sql, table_columns

    findings = []
    connection = database.connection
    with translated(database.path):
        columns = sqlite.columns(connection)
        bad = sorted(name for name, wanted in table_columns().items() if columns.get(name) != wanted)
        if bad:
            findings.append(Finding("tables that are not as they should be", len(bad), False, ", ".join(bad)))
        there = {name: " ".join(sql.split()) for name, sql in sqlite.schema(connection, "index").items()}
        missing = {name: sql for name, sql in index_sql().items() if there.get(name) != sql}
    if missing and not bad and mend:
        with database.transaction() as connection:
            for name, sql in sorted(missing.items()):
                connection.execute(f"DROP INDEX IF EXISTS {name}")
                connection.execute(sql)
    if missing:
        findings.append(
            Finding("missing indexes", len(missing), mend and not bad, ", ".join(sorted(missing)))
        )
    if "event" not in bad:
        findings += _guard(database, mend=mend)
    return findings


def _guard(database: Database, *, mend: bool) -> list[Finding]:
    there = sqlite.schema(database.connection, "trigger")
    missing = [name for name, sql in sqlite.LOG_TRIGGERS.items() if there.get(name) != sql]
    if missing and mend:
        with database.transaction() as connection:
            sqlite.guard_log(connection)
    return [Finding("missing guards of the log", len(missing), mend, ", ".join(missing))] if missing else []


def _bodies(database: Database, *, mend: bool) -> list[Finding]:
    """Cards that cannot be shown, and bodies of cards that should not be."""
    broken = _unreadable(database)
    bare = database.all(
        "SELECT c.id FROM card c LEFT JOIN card_body b ON b.card = c.id "
        "WHERE c.retired_at IS NULL AND b.card IS NULL ORDER BY c.id"
    )
    spare = database.all(
        "SELECT b.card FROM card_body b JOIN card c ON c.id = b.card WHERE c.retired_at IS NOT NULL"
    )
    if mend and (bare or spare or broken):
        with database.transaction() as connection:
            # The text is lost; but the next build must not take the card for unchanged.
            connection.executemany("UPDATE card SET content_hash = '' WHERE id = ?", bare + broken)
            connection.executemany("DELETE FROM card_body WHERE card = ?", spare)
    findings = []
    for what, lost in ((NO_TEXT, bare), (DAMAGED_TEXT, broken)):
        if lost:
            findings.append(Finding(what, len(lost), False, f"{lost[0][0]}. {_REBUILD_DECK}"))
    if spare:
        findings.append(Finding("retired cards that would be shown", len(spare), mend, spare[0][0]))
    return findings


def _unreadable(database: Database) -> list[tuple[str]]:
    """Return the cards whose bodies cannot be read."""
    found = []
    bodies = database.stream(
        "SELECT b.card, b.payload FROM card_body b JOIN card c ON c.id = b.card "
        "WHERE c.retired_at IS NULL ORDER BY b.card"
    )
    for card, payload in bodies:
        try:
            decode_card(card, payload)
        except DamagedError:
            found.append((card,))
    return found


def _documents(database: Database, *, mend: bool) -> list[Finding]:
    """Decks of which it cannot be read what they were made from; a build writes that anew."""
    del mend
    lost = []
    for (deck,) in database.all("SELECT id FROM deck WHERE removed_at IS NULL ORDER BY id"):
        try:
            document(database, deck)
        except DamagedError:
            lost.append(deck)
    if not lost:
        return []
    return [Finding(DAMAGED_DECK, len(lost), False, f"{lost[0]}. {_REBUILD_DECK}")]


def _aliases(database: Database, *, mend: bool) -> list[Finding]:
    """Former ids that lead to no card, or that are in use again."""
    wrong = (
        "FROM card_alias WHERE NOT EXISTS (SELECT 1 FROM card c WHERE c.id = card_alias.card) "
        "OR EXISTS (SELECT 1 FROM card c WHERE c.id = card_alias.was AND c.retired_at IS NULL)"
    )
    rows = database.all(f"SELECT was, card {wrong}")
    if rows and mend:
        with database.transaction() as connection:
            connection.execute(f"DELETE {wrong}")
            for (learner,) in connection.execute("SELECT id FROM learner").fetchall():
                for card in sorted({card for row in rows for card in row}):
                    recompute(connection, learner, card)
    return [Finding("former ids that lead nowhere", len(rows), mend, rows[0][0])] if rows else []


def _counts(database: Database, *, mend: bool) -> list[Finding]:
    """Numbers of cards that decks remember, and marks beyond cards that were passed over."""
    rows = database.all(
        "SELECT d.id, (SELECT count(*) FROM card c WHERE c.deck = d.id AND c.retired_at IS NULL) AS there "
        "FROM deck d "
        "WHERE d.cards <> (SELECT count(*) FROM card c WHERE c.deck = d.id AND c.retired_at IS NULL)"
    )
    marks = database.all(
        "SELECT n.learner, n.deck FROM new_mark n JOIN deck d ON d.id = n.deck AND d.revision = n.revision "
        "WHERE EXISTS (SELECT 1 FROM card c WHERE c.deck = n.deck AND c.retired_at IS NULL "
        "AND c.position < n.position "
        "AND NOT EXISTS (SELECT 1 FROM memory m WHERE m.learner = n.learner AND m.card = c.id))"
    )
    if mend and (rows or marks):
        with database.transaction() as connection:
            connection.executemany("UPDATE deck SET cards = ? WHERE id = ?", [(n, deck) for deck, n in rows])
            connection.executemany("DELETE FROM new_mark WHERE learner = ? AND deck = ?", marks)
    findings = []
    if rows:
        findings.append(Finding("decks that miscount their cards", len(rows), mend, rows[0][0]))
    if marks:
        findings.append(Finding("marks that would pass over new cards", len(marks), mend, marks[0][1]))
    return findings


def _memories(
    database: Database, *, mend: bool, on_progress: Callable[[int, int], None] | None
) -> list[Finding]:
    try:
        found = rebuild(database, write=mend, on_progress=on_progress)
    except DamagedError:
        return [Finding("entries of the log that cannot be read", 1, False, _SAVE, fatal=True)]
    findings = []
    if found.unreadable:
        findings.append(Finding("cards whose log makes no sense", found.unreadable, False, _SAVE))
    if found.wrong:
        findings.append(Finding("memories that differ from the log", found.wrong, mend))
    if found.stray:
        findings.append(Finding("memories without any log", found.stray, mend))
    return findings

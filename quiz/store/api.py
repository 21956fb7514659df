"""The store: one database, opened, migrated and ready.

Opening an up-to-date database loads nothing heavy; SQLAlchemy comes in only to migrate.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from quiz.errors import BackupError
from quiz.memory import SystemClock
from quiz.store import decks, learners, place, sync
from quiz.store.connection import Database
from quiz.store.learners import Learner
from quiz.store.migrations import migrate

if TYPE_CHECKING:
    from types import TracebackType

    from quiz.memory import Clock
    from quiz.progress import OnProgress
    from quiz.questions.document import BuiltDeck
    from quiz.questions.model import Card
    from quiz.store.decks import DeckInfo, Removal
    from quiz.store.sync import SyncReport

__all__ = ["Learner", "Store"]


class Store:
    """A database of decks, learners and their logs. Use from the thread that opened it.

    ``database`` is for the modules of ``quiz.store`` and ``quiz.study``; ``clock`` tells the time.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.backup_error: BackupError | None = None
        """Why today's backup could not be made, if it could not: that keeps nobody from studying."""

    @classmethod
    def open(cls, path: Path | None = None, *, clock: Clock | None = None, backups: bool = True) -> Self:
        """Open the database at ``path`` (None: ``QUIZ_DB`` or the user's data folder), made if need be.

        A database of an older version is backed up and migrated. With ``backups``, the first opening of a
        day makes a backup; ``backup_error`` tells if it cannot. Raises ``StoreError``, or
        ``NewerSchemaError`` for one of a newer version.
        """
        from quiz.store import backup

        clock = clock if clock is not None else SystemClock()
        database = Database.open(path if path is not None else place.default_path())
        try:
            now = clock.now()
            migrate(database, now, before=lambda _: backup.save(database, now, "before-migration"))
            store = cls(database, clock)
            if backups:
                store._back_up(now)
        except BaseException:
            database.close()
            raise
        return store

    def _back_up(self, now: int) -> None:
        from quiz.store import backup

        try:
            backup.daily(self.database, now)
        except BackupError as error:
            self.backup_error = error

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The database file."""
        return self.database.path

    # ------------------------------------------------------------ learners

    def learner(self, name: str | None = None) -> Learner:
        """Return the learner called ``name``, by ``QUIZ_LEARNER``, or the default one; made if need be."""
        return learners.resolve(self.database, name, self.clock.now())

    def known_learner(self, name: str | None = None) -> Learner:
        """Return a learner as ``learner`` does, and make nobody. Raises ``UnknownLearnerError``."""
        return learners.known(self.database, name)

    def learners(self) -> list[Learner]:
        """Return all learners."""
        return learners.everyone(self.database)

    def setting(self, name: str, *, learner: str = "", deck: str = "") -> str | None:
        """Return a setting (JSON) of a learner or, with empty ids, of all; None if it was never set."""
        return learners.setting(self.database, name, learner=learner, deck=deck)

    def set_setting(self, name: str, value: str | None, *, learner: str = "", deck: str = "") -> None:
        """Store a setting (JSON); None removes it."""
        learners.set_setting(self.database, name, value, learner=learner, deck=deck)

    # ------------------------------------------------------------ decks

    def sync_deck(
        self,
        built: BuiltDeck,
        *,
        origin: str | None = None,
        dry_run: bool = False,
        on_progress: OnProgress | None = None,
    ) -> SyncReport:
        """Make the store hold this deck, keeping all progress; return what changed."""
        return sync.sync_deck(
            self.database,
            built,
            self.clock.now(),
            origin=origin,
            dry_run=dry_run,
            on_progress=on_progress,
        )

    def remove_deck(self, deck: str, *, purge: bool = False) -> Removal:
        """Take a deck out; with ``purge`` its learners' progress too. A backup is made first."""
        from quiz.store import backup

        decks.deck(self.database, deck)
        backup.save(self.database, self.clock.now(), "before-remove")
        return decks.remove_deck(self.database, deck, self.clock.now(), purge=purge)

    def decks(self) -> list[DeckInfo]:
        """Return the decks there are, by title."""
        return decks.decks(self.database)

    def deck(self, deck: str) -> DeckInfo:
        """Return a deck. Raises ``UnknownDeckError``."""
        return decks.deck(self.database, deck)

    def deck_document(self, deck: str) -> BuiltDeck:
        """Return everything about a deck but its cards. Raises ``UnknownDeckError``."""
        return decks.document(self.database, deck)

    def built_deck(self, deck: str) -> BuiltDeck:
        """Return a deck with its cards, as it was built. Raises ``UnknownDeckError``."""
        return decks.built_deck(self.database, deck)

    def card(self, card: str) -> Card | None:
        """Return a card in use, or None."""
        return decks.card(self.database, card)

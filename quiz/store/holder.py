"""One program at a time holds a drill: two would each close questions over answers that the other has taken.

The claim is SQLite's own lock on an empty file beside the database: it works on every system, and the system
lets go of it when the program ends, however it ends. So a file that is left over keeps nobody out.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from quiz.errors import QuizError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from quiz.store.drills import Drill


PATIENCE: Final = 5.0
"""Seconds to wait for a server whose terminal was closed: it says goodbye to every phone before it ends."""


class DrillHeldError(QuizError):
    """Another program holds the drill."""

    title = "The drill is being held"


class Holder:
    """The right to hold a drill, from making this until :meth:`release` or the end of a ``with``."""

    def __init__(self, database: Path, drill: Drill) -> None:
        """Take it, as soon as whoever has it lets go.

        Raises :class:`DrillHeldError` where another program has it for longer than ``PATIENCE``, and
        ``QuizError`` where the file cannot be made.
        """
        self._file = database.with_name(f"{database.name}-drill-{drill.id}.lock")
        # Handed from the thread that opens a drill to the one that ends it; only one uses it at a time.
        self._lock = sqlite3.connect(
            self._file, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            self._lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._lock.close()
            if "locked" not in str(error):
                raise QuizError(
                    f"{self._file} cannot be written: {error}.", remedy="Check its folder and the disk."
                ) from error
            raise DrillHeldError(
                f"Another program holds {drill.title} just now.",
                remedy="Go on there, or leave the drill there first.",
            ) from None

    def release(self, *, for_good: bool = False) -> None:
        """Let others hold the drill, and where it is over take the file away. Safe to call twice."""
        with suppress(sqlite3.Error):
            self._lock.close()
        if for_good:
            with suppress(OSError):  # whoever is being refused just now has it open, and some systems mind
                self._file.unlink(missing_ok=True)

    def __enter__(self) -> Holder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

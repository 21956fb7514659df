"""The one place that knows the app: it is imported when somebody opens it, and not before."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from quiz.cli.context import Settings
from quiz.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quiz.classroom.frozen import FrozenQuestion
    from quiz.store.drills import Drill
    from quiz.study.views import SessionOptions


def launch(settings: Settings, study: SessionOptions | None = None) -> None:
    """Open the app at Home, or straight at a study session.

    Raises :class:`UsageError` where there is no terminal to draw on.
    """
    if not _has_terminal():
        raise UsageError(
            "The study app needs a terminal.",
            remedy="In a pipe or script use `quiz study --plain`; `quiz --help` lists all commands.",
        )
    if settings.learner is not None or settings.new_learner:  # settled before the screen is taken
        from quiz.cli.context import studying
        from quiz.store.api import Store

        with Store.open(settings.db) as store:
            studying(store, settings)

    from tui.app import run

    run(db=settings.db, learner=settings.learner, study=study)


def launch_review(folder: Path) -> None:
    """Open the app that decides on the proposals in a folder, and return when it is left.

    Raises :class:`UsageError` where there is no terminal to draw on, and :class:`quiz.errors.DossierError`
    where the folder cannot be read.
    """
    if not _has_terminal():
        raise UsageError(
            "Proposals are reviewed in a terminal.",
            remedy="In a pipe or script read the files in `proposed` instead; each line is a JSON object.",
        )

    from tui.review.app import run

    run(folder)


def need_terminal_for_drill() -> None:
    """Raise :class:`UsageError` where there is no terminal to hold a drill from."""
    if not _has_terminal():
        raise UsageError(
            "A drill is held from a terminal.",
            remedy="`quiz export` writes the questions for other platforms.",
        )


def launch_drill(
    drill: Drill, database: Path, *, lan: bool = False, address: str | None = None, port: int = 0
) -> None:
    """Serve a drill and open the app that holds it; return when it is left.

    Raises ``QuizError`` where the drill cannot be served.
    """
    from quiz.classroom.server.hosting import Hosting

    hosting = Hosting(drill, database, lan=lan, address=address, port=port)
    from tui.drill.app import run

    run(hosting)


def launch_hot_seat(drill: Drill, database: Path) -> None:
    """Open the app in which a drill is played at this keyboard; return when it is left.

    Raises ``QuizError`` where the drill cannot be read.
    """
    from tui.hotseat.app import run

    run(drill, database)


def launch_choosing(
    title: str, questions: Sequence[FrozenQuestion], left_out: Sequence[str]
) -> tuple[str, ...] | None:
    """Show the questions of a drill and have single ones left out; return the ids of those, None if given up.

    Raises :class:`UsageError` where there is no terminal to draw on.
    """
    if not _has_terminal():
        raise UsageError(
            "Questions are chosen in a terminal.", remedy="In a pipe or script --preview prints them."
        )
    from tui.drill.app import choose

    return choose(title, questions, left_out)


def _has_terminal() -> bool:
    # Textual draws on standard error: with it in a file there would be nothing to see.
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))

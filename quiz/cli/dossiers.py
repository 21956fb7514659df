"""Reading a dossier for a command: its problems as many as a screen holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.dossier.schema import Dossier
    from quiz.progress import OnProgress

MOST_SHOWN: Final = 50
"""So many problems are printed unless all are asked for."""


def read_dossier(path: Path, *, every: bool = False, on_progress: OnProgress | None = None) -> Dossier:
    """Load a dossier. Raises ``DossierError`` with its first problems or, with ``every``, with all."""
    from quiz.dossier.load import load
    from quiz.dossier.problems import DossierProblems

    try:
        return load(path, on_progress=on_progress)
    except DossierProblems as error:
        if every:
            raise
        raise error.first(MOST_SHOWN, "--all") from None

"""Reading a dossier or a deck for a command: problems as many as a screen holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.cli.context import Settings
    from quiz.dossier.schema import Dossier
    from quiz.progress import OnProgress
    from quiz.questions.document import BuiltDeck

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


def built_deck(settings: Settings, deck: str, *, every: bool = False) -> BuiltDeck:
    """Return the deck of this id in the library or, for a path, the one built from that dossier.

    Raises ``UnknownDeckError``, or ``DossierError`` as :func:`read_dossier` does.
    """
    import os
    from pathlib import Path

    if {"/", os.sep} & set(deck) or deck.endswith((".yaml", ".yml")) or deck in {".", ".."}:
        from quiz.questions.build import build_deck

        return build_deck(read_dossier(Path(deck), every=every))
    from quiz.cli.context import open_store
    from quiz.errors import UnknownDeckError

    with open_store(settings) as store:
        try:
            return store.built_deck(deck)
        except UnknownDeckError as error:
            if Path(deck).is_dir():
                remedy = f"For the dossier in the folder of that name, write {deck}{os.sep}"
                raise UnknownDeckError(error.message, remedy=remedy) from None
            raise

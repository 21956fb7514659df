"""What every command shares: which database, whose progress, how to open the store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.store.api import Store


@dataclass(frozen=True, slots=True)
class Settings:
    """The global options: ``db`` (None: the default place) and ``learner`` (None: the default one)."""

    db: Path | None = None
    learner: str | None = None


pass_settings = click.make_pass_decorator(Settings)


def open_store(settings: Settings) -> Store:
    """Open the store of the global options and make sure that the built-in decks are there."""
    from quiz.store.api import Store
    from quiz.study.builtin import ensure_builtin

    store = Store.open(settings.db)
    try:
        ensure_builtin(store)
    except BaseException:
        store.close()
        raise
    return store

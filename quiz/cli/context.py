"""What every command shares: which database, whose progress, how to open the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import click

if TYPE_CHECKING:
    from quiz.store.api import Store

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Settings:
    """The global options: ``db`` (None: the default place) and ``learner`` (None: the default one)."""

    db: Path | None = None
    learner: str | None = None


pass_settings = click.make_pass_decorator(Settings)


def with_store(function: Callable[Concatenate[Store, P], R]) -> Callable[P, R]:
    """Open the store for a command, with the built-in decks in it, and close it afterwards."""
    from functools import update_wrapper

    @click.pass_context
    def wrapper(ctx: click.Context, /, *args: P.args, **kwargs: P.kwargs) -> R:
        settings = ctx.find_object(Settings) or Settings()
        with open_store(settings) as store:
            return ctx.invoke(function, store, *args, **kwargs)

    return update_wrapper(wrapper, function)


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

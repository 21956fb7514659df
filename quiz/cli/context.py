"""What every command shares: which database, whose progress, how to open the store."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.store.api import Learner, Store

Command = TypeVar("Command", bound="Callable[..., Any]")


@dataclass(frozen=True, slots=True)
class Settings:
    """The global options.

    ``db`` (None: the default place), ``learner`` (None: the default one), and whether a learner not met
    before is made without asking.
    """

    db: Path | None = None
    learner: str | None = None
    new_learner: bool = False


pass_settings = click.make_pass_decorator(Settings)


def _note(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Let an option given after the command's name stand for the global one."""
    given = isinstance(ctx.obj, Settings) and param.name is not None
    if given and value not in (None, False):
        ctx.obj = replace(ctx.obj, **{str(param.name): value})


def learner_option(command: Command) -> Command:
    """Accept ``--learner`` after the command's name, too."""
    return click.option(
        "--learner",
        metavar="NAME",
        expose_value=False,
        callback=_note,
        help="Whose progress this is; as before the command.",
    )(command)


def new_learner_option(command: Command) -> Command:
    """Accept ``--new-learner`` after the command's name, too."""
    return click.option(
        "--new-learner",
        is_flag=True,
        expose_value=False,
        callback=_note,
        help="Make the learner named, if there is none of that name.",
    )(command)


def open_store(settings: Settings) -> Store:
    """Open the store of the global options and make sure that the built-in decks are there."""
    from quiz.store.api import Store
    from quiz.study.builtin import ensure_builtin
    from quiz.text import printable

    store = Store.open(settings.db)
    try:
        if store.backup_error is not None:
            click.echo(f"Warning: {printable(str(store.backup_error))}", err=True)
        ensure_builtin(store)
    except BaseException:
        store.close()
        raise
    return store


def studying(store: Store, settings: Settings) -> Learner:
    """Return who studies. A name that nobody has is made a learner's only if that is asked for.

    At a terminal it may be confirmed. Raises ``UnknownLearnerError`` elsewhere, and if it is not.
    """
    from quiz.errors import UnknownLearnerError
    from quiz.text import printable

    if settings.learner is None:
        if settings.new_learner:
            raise click.UsageError("--new-learner goes with --learner NAME.")
        return store.learner()
    try:
        known = store.known_learner(settings.learner)
    except UnknownLearnerError as error:
        if not settings.new_learner:
            asked = sys.stdin.isatty() and sys.stderr.isatty()
            if asked:
                click.echo(printable(str(error)), err=True)
            if not asked or not click.confirm("Begin as a new learner?", err=True):
                remedy = f"{error.remedy}\nTo begin as a new learner, add --new-learner."
                raise UnknownLearnerError(error.message, remedy=remedy) from None
        known = store.learner(settings.learner)
        click.echo(f"New learner: {printable(known.name)}.", err=True)
        return known
    return store.learner(known.name)

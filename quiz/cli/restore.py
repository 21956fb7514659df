"""``quiz restore``: a copy put back."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.context import Settings, pass_settings


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_settings
def restore(settings: Settings, file: Path, yes: bool) -> None:
    """Put a saved copy back.

    The copy is checked first, and what it replaces is itself backed up. `quiz backup --list` shows the
    copies there are. Close the app before.

    \b
    Example:
      quiz restore ~/quiz-copy.db
    """
    from quiz.memory import SystemClock
    from quiz.store import backup as backups
    from quiz.store.place import default_path

    backups.check(file)
    if not yes:
        click.confirm(f"Replace your database by {file}?", abort=True, err=True)
    database = settings.db if settings.db is not None else default_path()
    before = backups.restore(file, database, SystemClock().now())
    click.echo(f"Restored {file}.")
    if before is not None:
        click.echo(f"What was there before is in {before}")

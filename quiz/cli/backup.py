"""``quiz backup``: a copy of everything."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.context import Settings, pass_settings


@click.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--list", "listing", is_flag=True, help="List the copies there are, the newest first.")
@pass_settings
def backup(settings: Settings, file: Path | None, listing: bool) -> None:
    """Save a copy of the database.

    Without FILE it goes beside the database, where the daily copies are. Copies are made by
    themselves once a day and before anything that could destroy; older ones are thinned.

    \b
    Examples:
      quiz backup
      quiz backup ~/quiz-copy.db
      quiz backup --list
    """
    from quiz.store import backup as backups
    from quiz.store.api import Store
    from quiz.store.place import default_path

    if listing:
        found = backups.listed(settings.db if settings.db is not None else default_path())
        for copy in found:
            click.echo(f"{copy.path}  {copy.size / 1e6:.1f} MB  {copy.reason}")
        if not found:
            click.echo("There is no copy yet.")
        return
    with Store.open(settings.db, backups=False) as store:
        path = backups.save(store.database, store.clock.now(), target=file)
    click.echo(f"Saved {path}")

"""``quiz watch``: a dossier checked after every save."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.context import Settings, pass_settings
from quiz.cli.paths import DossierPath, articles_option


@click.command()
@click.argument("path", metavar="FOLDER", type=DossierPath())
@articles_option("Also verify against the articles' text files in this folder.")
@click.option("--build", is_flag=True, help="Also build the deck into the library.")
@pass_settings
def watch(settings: Settings, path: Path, articles: Path | None, build: bool) -> None:
    """Check a dossier after every save, until Ctrl-C.

    FOLDER is a dossier's folder, or its file. Each time a YAML file (or an article) is saved, the dossier
    is loaded and linted; printed is what changed: findings that are new, findings that are gone. A file that
    cannot be read is told, and is read again when it is saved.

    \b
    Examples:
      quiz watch my-topic
      quiz watch my-topic --articles ~/articles
      quiz watch my-topic --build
    """
    import sys

    try:
        _watch(settings, path, articles, build=build)
    except KeyboardInterrupt:
        if sys.stdout.isatty():
            click.echo()  # the shell's prompt goes below the ^C


def _watch(settings: Settings, path: Path, articles: Path | None, *, build: bool) -> None:
    import time

    from quiz.text import printable
    from quiz.watch.check import Checker
    from quiz.watch.compare import Story
    from quiz.watch.files import Files

    files = Files(path, articles)
    checker = Checker(path, articles, build=build, db=settings.db)
    story = Story()
    seen = files.look()
    also = f" and {articles}" if articles is not None else ""
    click.echo(printable(f"Watching {path}{also}. Ctrl-C ends."))
    names: list[str] = []
    while True:
        lines = list(story.tell(checker.run()))
        about = f"{_few(names)}: " if names else ""
        click.echo(printable(f"{time.strftime('%H:%M:%S')} {about}{lines[0]}"))
        for line in lines[1:]:
            click.echo(printable(line))
        before, seen = seen, files.wait(seen)
        names = files.names(before, seen)


def _few(names: list[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3:,} more" if len(names) > 3 else "")

"""``quiz report``: how a drill went."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.cli.context import Settings, pass_settings

if TYPE_CHECKING:
    from quiz.store.api import Store


@click.command()
@click.argument("drill", required=False)
@click.option("--list", "list_", is_flag=True, help="List the drills there are, the newest first.")
@click.option("--json", "as_json", is_flag=True, help="Everything as one JSON object; with --list a list.")
@click.option("--csv", "as_csv", is_flag=True, help="A table of every student's score on every question.")
@click.option("--student", metavar="NAME", help="How one student comes on, over all drills.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write a page to print, with plots and every student's scores.",
)
@click.option("--no-names", is_flag=True, help="In the page, number the students instead of naming them.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@pass_settings
def report(
    settings: Settings,
    drill: str | None,
    list_: bool,
    as_json: bool,
    as_csv: bool,
    student: str | None,
    html: Path | None,
    no_names: bool,
    force: bool,
) -> None:
    """Tell how a drill went, and what to teach again.

    DRILL is its id, the beginning of that, or its title; without it the newest is meant. A question that
    was skipped or is still open does not count, and nobody who was sent away does.

    \b
    Examples:
      quiz report
      quiz report "Class 7b" --csv > scores.csv
      quiz report --html report.html
      quiz report --student "Ana Berg"
      quiz report --list
    """
    from quiz.errors import UsageError
    from quiz.store.api import Store

    if as_json + as_csv + (html is not None) > 1:
        raise UsageError("--json, --csv and --html are three outputs.", remedy="Give one of them.")
    if no_names and html is None:
        raise UsageError("--no-names is for the page.", remedy="Give --html FILE.")
    if student is not None and (list_ or as_csv or html is not None or drill is not None):
        raise UsageError("--student goes with --json alone.", remedy="Leave the rest out.")
    if list_ and (drill is not None or as_csv or html is not None):
        raise UsageError("--list goes with --json alone.", remedy="Leave the rest out.")
    if html is not None and html.exists() and not force:
        raise UsageError(f"There is a file {html} already.", remedy="--force writes over it.")
    with Store.open(settings.db) as store:
        if list_:
            _list(store, as_json)
            return
        if student is not None:
            _student(store, student, as_json)
            return
        from quiz.classroom.report import load, screen, tables

        found = load.report(store, drill)
        _tell_newer(store, drill, found.drill)
    if as_json:
        click.echo(tables.as_json(found).encode())
    elif as_csv:
        click.echo(tables.as_csv(found).encode(), nl=False)  # UTF-8 in every file, also on Windows
    elif html is not None:
        from quiz.classroom.report.html import render

        html.write_text(render(found, names=not no_names), encoding="utf-8", newline="\n")
        click.echo(f"Wrote {html}.", err=True)
    else:
        for line in screen.lines(found):
            click.echo(line)


def _tell_newer(store: Store, wanted: str | None, told: str) -> None:
    """Say so where none was asked for by name, and the newest drill was passed over."""
    from quiz.store import drills
    from quiz.text import printable

    newest = drills.drill(store.database)
    if wanted is None and newest.id != told:
        passed = f"Nobody has answered in {printable(newest.title)}, the newest: this is the one before."
        click.echo(passed, err=True)


def _student(store: Store, name: str, as_json: bool) -> None:
    from quiz.classroom.report import student

    found = student.student(store, name)
    if as_json:
        click.echo(student.as_json(found).encode())
        return
    for line in student.lines(found):
        click.echo(line)


def _list(store: Store, as_json: bool) -> None:
    import json

    from quiz.classroom.report import screen
    from quiz.store import drills

    found = drills.everything(store.database)
    if as_json:
        kept = ("id", "title", "deck", "mode", "phase", "created_at", "ended_at")
        rows = [{name: getattr(one, name) for name in kept} for one in found]
        click.echo(json.dumps(rows, ensure_ascii=False).encode())
        return
    for line in screen.listed(found):
        click.echo(line)
    if not found:
        click.echo("No drill has been held yet.")

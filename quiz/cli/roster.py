"""``quiz roster``: class lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.cli.context import Settings, pass_settings

if TYPE_CHECKING:
    from quiz.store.rosters import Listed


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="The classes as a JSON list.")
@click.option("--forget", "name", metavar="NAME", help="Delete who NAME is, and what they typed in drills.")
@click.option("--yes", is_flag=True, help="With --forget: do not ask.")
@click.pass_context
def roster(ctx: click.Context, as_json: bool, name: str | None, yes: bool) -> None:
    """Class lists: who is in which class, with codes to join by.

    A student of a class has a code of their own, by which they join a drill as themselves; drills then tell
    how they come on (`quiz report --student NAME`). One name is one student, in whatever class. Without a
    command the classes are listed.

    --forget deletes a name from classes, drills and learners, and the answers typed under it; scores, times
    and choices stay, and nobody can tell any more whose they are. This cannot be undone. Backups made before
    still hold the name.

    \b
    Examples:
      quiz roster import classes.csv
      quiz roster codes 7b
      quiz roster --forget "Ana Berg"
    """
    settings = ctx.ensure_object(Settings)
    if ctx.invoked_subcommand is not None:
        if as_json or name is not None or yes:
            raise click.UsageError("--json and --forget stand alone, without a command.")
    elif name is not None:
        if as_json:
            raise click.UsageError("--json is for the list alone.")
        _forget(settings, name, yes)
    else:
        _list(settings, as_json)


def _list(settings: Settings, as_json: bool) -> None:
    import json

    from quiz.store import rosters
    from quiz.store.api import Store
    from quiz.text import counted, printable

    with Store.open(settings.db) as store:
        found = rosters.everything(store.database)
    if as_json:
        rows = [{"id": one.id, "name": one.name, "students": one.size} for one in found]
        click.echo(json.dumps(rows, ensure_ascii=False).encode())
        return
    for one in found:
        click.echo(f"{printable(one.name)}: {counted(one.size, 'student')}")
    if not found:
        click.echo("There is no class yet: `quiz roster add CLASS NAME…` makes one.")


@roster.command()
@click.argument("class_", metavar="CLASS")
@click.argument("names", metavar="NAME…", nargs=-1, required=True)
@pass_settings
def add(settings: Settings, class_: str, names: tuple[str, ...]) -> None:
    """Put students into a class, which is made if need be.

    \b
    Example:
      quiz roster add 7b "Ana Berg" "Ben Cole"
    """
    from quiz.classroom import roster as classes
    from quiz.store.api import Store
    from quiz.store.learners import as_kept

    entries = [classes.Entry(classes.checked(name), as_kept(class_)) for name in names]
    with Store.open(settings.db) as store:
        _tell(classes.enrol(store, entries), len(entries))


@roster.command()
@click.argument("class_", metavar="CLASS")
@click.argument("names", metavar="NAME…", nargs=-1)
@click.option("--yes", is_flag=True, help="Without names: do not ask.")
@pass_settings
def remove(settings: Settings, class_: str, names: tuple[str, ...], yes: bool) -> None:
    """Take students out of a class; without names, delete the class's list.

    Their codes let nobody in any more. Names and results stay: --forget deletes who somebody is. All are
    taken out, or nobody.

    \b
    Examples:
      quiz roster remove 7b "Ben Cole"
      quiz roster remove 7b
    """
    from quiz.errors import UnknownLearnerError
    from quiz.store import rosters
    from quiz.store.api import Store
    from quiz.store.learners import folded
    from quiz.text import counted, printable

    with Store.open(settings.db) as store:
        found = rosters.named(store.database, class_)
        if not names:
            if not yes:
                click.confirm(
                    f"Delete the list of {printable(found.name)}, with {counted(found.size, 'student')}?",
                    abort=True,
                    err=True,
                )
            rosters.remove(store.database, found.id)
            click.echo(f"Deleted the list of {printable(found.name)}.")
            return
        there = {folded(one.name): one.learner for one in rosters.members(store.database, found.id)}
        for name in names:
            if folded(name) not in there:
                raise UnknownLearnerError(
                    f"{name!r} is not in the class.", remedy=f"`quiz roster codes {class_}` lists who is."
                )
        out = {there[folded(name)] for name in names}
        rosters.remove(store.database, found.id, sorted(out))
    click.echo(f"{counted(len(out), 'student')} removed.")


@roster.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--class", "class_", metavar="CLASS", help="The class of everybody in the list.")
@pass_settings
def import_(settings: Settings, file: Path, class_: str | None) -> None:
    """Read a class list, or that of several classes, from CSV.

    Its first line names the columns: `name` and `class`. Others are passed over; everybody new gets a code.
    Who is in a class already stays as they are. All of the list is taken, or nothing.

    \b
    Example:
      quiz roster import classes.csv
    """
    from quiz.classroom import roster as classes
    from quiz.store.api import Store
    from quiz.store.learners import as_kept

    kept = None if class_ is None else as_kept(class_)
    entries = classes.read(file.read_bytes(), source=file.name, roster=kept)
    with Store.open(settings.db) as store:
        _tell(classes.enrol(store, entries), len(entries))


def _tell(added: list[Listed], given: int) -> None:
    from quiz.text import counted

    click.echo(f"{counted(len(added), 'student')} added.")
    if len(added) < given:
        click.echo(f"{given - len(added)} in the class already.")


@roster.command()
@click.argument("class_", metavar="CLASS", required=False)
@pass_settings
def export(settings: Settings, class_: str | None) -> None:
    """Print a class, or all, as CSV: name, class, code.

    \b
    Example:
      quiz roster export 7b > 7b.csv
    """
    from quiz.classroom import roster as classes
    from quiz.store.api import Store

    with Store.open(settings.db) as store:
        click.echo(classes.as_csv(store, class_).encode(), nl=False)  # UTF-8 also on Windows


@roster.command()
@click.argument("class_", metavar="CLASS")
@pass_settings
def codes(settings: Settings, class_: str) -> None:
    """Print each student's code, one a line, to be cut up and handed out.

    \b
    Example:
      quiz roster codes 7b
    """
    from quiz.store import rosters
    from quiz.store.api import Store
    from quiz.text import printable

    with Store.open(settings.db) as store:
        found = rosters.members(store.database, rosters.named(store.database, class_).id)
    for one in found:
        click.echo(f"{one.code}  {printable(one.name)}")


@roster.command("own-study")
@click.argument("class_", metavar="CLASS")
@click.argument("names", metavar="NAME…", nargs=-1)
@click.option("--off", is_flag=True, help="Do not count them any more.")
@pass_settings
def own_study(settings: Settings, class_: str, names: tuple[str, ...], off: bool) -> None:
    """Have students' answers in drills count in their own studying, if they want it.

    Students say so themselves when they join a drill with their own code; this notes it for them. Without
    names, whose answers count is listed. What was answered in drills before counts at the next `quiz drill`.

    \b
    Example:
      quiz roster own-study 7b "Ana Berg"
    """
    from quiz.classroom import own_study as wishes
    from quiz.errors import UnknownLearnerError
    from quiz.store import drills, rosters
    from quiz.store.api import Store
    from quiz.store.learners import folded
    from quiz.text import printable

    with Store.open(settings.db) as store:
        there = {
            folded(one.name): one
            for one in rosters.members(store.database, rosters.named(store.database, class_).id)
        }
        if not names:
            for one in there.values():
                click.echo(f"{'yes' if wishes.wants(store, one.learner) else 'no':<4}{printable(one.name)}")
            return
        for name in names:
            if folded(name) not in there:
                raise UnknownLearnerError(
                    f"{name!r} is not in the class.", remedy=f"`quiz roster own-study {class_}` lists who is."
                )
        drills.apply(store.database, [wishes.wish(there[folded(name)].learner, not off) for name in names])
    click.echo("Noted.")


def _forget(settings: Settings, name: str, yes: bool) -> None:
    from quiz.classroom import roster as classes
    from quiz.store import backup as backups
    from quiz.store.api import Store
    from quiz.store.place import backups_of
    from quiz.text import counted, printable

    # No backup first: it would keep what is to be forgotten.
    with Store.open(settings.db, backups=False) as store:
        someone = classes.person(store, name)
        shown = printable(someone.learner.name if someone.learner is not None else name)
        held = len(someone.took_part) + len(someone.as_nickname)
        if not yes:
            study = " What they studied will be nobody's." if someone.learner is not None else ""
            click.confirm(
                f"Forget {shown}? The name and typed answers go from {counted(held, 'drill')}; scores "
                f"stay.{study}",
                abort=True,
                err=True,
            )
        classes.forget(store, someone)
        copies = len(backups.listed(store.path))
        folder = backups_of(store.path)
    click.echo(f"Forgot {shown}; scores stay, without a name.")
    if copies:
        click.echo(f"{counted(copies, 'backup')} in {printable(str(folder))} may still hold the name.")

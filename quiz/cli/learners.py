"""``quiz learners``: who studies here."""

from __future__ import annotations

import click

from quiz.cli.context import Settings, pass_settings

_EPOCH = 719_163
"""The ordinal of study day 0, 1 January 1970."""


class _Learners(click.Group):
    """The group; who looks for a way to remove a learner is told what there is."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command. Raises ``UsageError`` for an unknown one."""
        if args and args[0] in {"remove", "delete", "rm"}:
            ctx.fail("A learner is not removed but forgotten: quiz learners forget NAME")
        return super().resolve_command(ctx, args)


@click.group(cls=_Learners, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="A JSON list, one object per learner.")
@click.pass_context
def learners(ctx: click.Context, as_json: bool) -> None:
    """Who studies here: list, add, rename, forget.

    Each learner has progress, limits and settings of their own. Without a command they are listed.

    \b
    Examples:
      quiz learners
      quiz learners add Ada Ben Chloe
      quiz study --learner Ada
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_, as_json=as_json)
    elif as_json:
        raise click.UsageError("--json is for the list alone.")


@learners.command("list")
@click.option("--json", "as_json", is_flag=True, help="A JSON list, one object per learner.")
@pass_settings
def list_(settings: Settings, as_json: bool) -> None:
    """List the learners, with how much each has studied.

    The default learner, marked *, is meant where none is named.

    \b
    Example:
      quiz learners list --json
    """
    import json
    from datetime import date

    from quiz.store import learners as known
    from quiz.store.api import Store
    from quiz.text import counted, printable

    with Store.open(settings.db) as store:
        found = known.rows(store.database)
        nameless = known.nameless(store.database)
    days = {
        one.id: None if one.last_day is None else date.fromordinal(_EPOCH + one.last_day).isoformat()
        for one in found
    }
    if as_json:
        rows = [
            {
                "id": one.id,
                "name": one.name,
                "default": one.default,
                "studied": one.studied,
                "last_day": days[one.id],
            }
            for one in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for one in found:
        mark = "*" if one.default else " "
        last = f", last on {days[one.id]}" if days[one.id] else ""
        click.echo(f"{mark} {printable(one.name)}: {counted(one.studied, 'card')} studied{last}")
    if not found:
        click.echo("Nobody has studied here yet.")
    if nameless:
        click.echo(f"  {counted(nameless, 'learner')} whose name was forgotten")


@learners.command()
@click.argument("names", metavar="NAME…", nargs=-1, required=True)
@pass_settings
def add(settings: Settings, names: tuple[str, ...]) -> None:
    """Make learners, so that they can study by name.

    Who is there already stays as they are.

    \b
    Example:
      quiz learners add Ada Ben Chloe
    """
    from quiz.store.api import Store
    from quiz.store.learners import as_kept
    from quiz.text import printable

    for name in names:  # all of them or nobody
        as_kept(name)
    with Store.open(settings.db) as store:
        there = {learner.id for learner in store.learners()}
        for name in names:
            learner = store.learner(name)
            said = "is there already" if learner.id in there else "can study now"
            there.add(learner.id)
            click.echo(f"{printable(learner.name)} {said}.")


@learners.command()
@click.argument("old")
@click.argument("new")
@pass_settings
def rename(settings: Settings, old: str, new: str) -> None:
    """Give a learner another name; all progress stays.

    \b
    Example:
      quiz learners rename Anaa Ana
    """
    from quiz.store import learners as known
    from quiz.store.api import Store
    from quiz.text import printable

    with Store.open(settings.db) as store:
        learner = known.named(store.database, old)
        renamed = known.rename(store.database, learner, new)
    click.echo(f"{printable(learner.name)} is called {printable(renamed.name)} now.")


@learners.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_settings
def forget(settings: Settings, name: str, yes: bool) -> None:
    """Delete a learner's name, also from classes and drills, and what was typed there.

    The log of answers stays, and nobody can tell any more whose it is: this cannot be undone. Backups made
    before still hold the name.

    \b
    Example:
      quiz learners forget Ana
    """
    from quiz.classroom.roster import forget_learner
    from quiz.store import backup as backups
    from quiz.store import learners as known
    from quiz.store.api import Store
    from quiz.store.place import backups_of
    from quiz.text import counted, printable

    # No backup first: it would keep what is to be forgotten.
    with Store.open(settings.db, backups=False) as store:
        learner = known.named(store.database, name)
        studied = next(row.studied for row in known.rows(store.database) if row.id == learner.id)
        shown = printable(learner.name)
        if not yes:
            click.confirm(
                f"Forget {shown}? What they studied ({counted(studied, 'time')}) will be nobody's, and their "
                "progress is lost.",
                abort=True,
                err=True,
            )
        forget_learner(store, learner)
        copies = len(backups.listed(store.path))
        folder = backups_of(store.path)
    click.echo(f"Forgot {shown}; the log stays, without a name.")
    if copies:
        click.echo(f"{counted(copies, 'backup')} in {printable(str(folder))} may still hold the name.")

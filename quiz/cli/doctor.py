"""``quiz doctor``: is the database sound, and can it be mended."""

from __future__ import annotations

import click

from quiz.cli.context import Settings, pass_settings
from quiz.cli.progress import progress


@click.command()
@click.option("--rebuild", "rebuilding", is_flag=True, help="Work out all memory anew from the log.")
@click.option("--dry-run", is_flag=True, help="Only look; mend nothing.")
@click.option("--json", "as_json", is_flag=True, help="The findings for machines.")
@pass_settings
def doctor(settings: Settings, rebuilding: bool, dry_run: bool, as_json: bool) -> None:
    """Check the database and mend what can be mended.

    What is found is counted; a backup is made before anything is mended. Interrupting it is safe. Leaves
    with exit code 1 where something stays wrong.

    \b
    Examples:
      quiz doctor
      quiz doctor --dry-run --json
      quiz doctor --rebuild
    """
    import json
    from dataclasses import asdict

    from quiz.store import backup as backups
    from quiz.store.api import Store
    from quiz.store.doctor import examine
    from quiz.store.rebuild import rebuild
    from quiz.text import counted, printable

    with Store.open(settings.db, backups=False) as store:
        rebuilt = None
        with progress("Checking", quiet=as_json) as told:
            health = examine(store.database, on_progress=told)
        if not dry_run and (rebuilding or health.findings):
            backups.save(store.database, store.clock.now(), "before-repair")
            if health.findings:
                with progress("Mending", quiet=as_json) as told:
                    health = examine(store.database, mend=True, on_progress=told)
            if rebuilding:
                with progress("Rebuilding", quiet=as_json) as told:
                    rebuilt = rebuild(store.database, on_progress=told)
    if as_json:
        report = {**asdict(health), "sound": health.sound, "repairs": health.repairs}
        report["rebuilt"] = asdict(rebuilt) if rebuilt is not None else None
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        sizes = (
            (health.decks, "deck"),
            (health.cards, "card"),
            (health.learners, "learner"),
            (health.events, "event"),
        )
        click.echo(f"{', '.join(counted(number, one) for number, one in sizes)}.")
        for finding in health.findings:
            state = "mended" if finding.mended else "not mended"
            click.echo(printable(f"{finding.what}: {finding.count}, {state}. {finding.detail}".rstrip()))
        if rebuilt is not None:
            click.echo(
                f"Rebuilt the memory of {counted(rebuilt.cards, 'card')} from "
                f"{counted(rebuilt.events, 'event')}: {rebuilt.wrong} wrong, {rebuilt.stray} without any log."
            )
        click.echo("Everything is sound." if health.sound else "Something is still wrong; see above.")
    if not health.sound:
        raise click.exceptions.Exit(1)

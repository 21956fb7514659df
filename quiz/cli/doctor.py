"""``quiz doctor``: is the database sound, and can it be mended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from quiz.cli.context import Settings, pass_settings
from quiz.cli.progress import progress

if TYPE_CHECKING:
    from quiz.store.api import Store
    from quiz.store.doctor import Health


def _opened(settings: Settings) -> Store:
    """Open the store. Raises ``DamagedError`` that says what is left to do where it cannot be opened."""
    from quiz.errors import DamagedError
    from quiz.store.api import Store

    try:
        return Store.open(settings.db, backups=False)
    except DamagedError as error:
        remedy = (
            "It cannot be mended. `quiz backup --list` shows the backups, `quiz restore FILE` puts one back; "
            "the damaged file is kept."
        )
        raise DamagedError(error.message, remedy=remedy) from error


def _today(store: Store) -> int:
    """Return the study day, as it is with the usual rollover: within a day it is the same for everybody."""
    from quiz.memory import study_day

    return study_day(store.clock.now(), store.clock.zone)


def _with_builtin_decks(store: Store, health: Health) -> Health:
    """Build the built-in decks again if the text of cards is lost; return what is wrong after that."""
    from quiz.store.doctor import LOST_WITH_THE_DECK, examine
    from quiz.study.builtin import ensure_builtin

    if not any(finding.what in LOST_WITH_THE_DECK for finding in health.findings):
        return health
    ensure_builtin(store, anew=True)
    left = {finding.what: finding for finding in examine(store.database).findings}
    findings = (
        left.get(finding.what) or replace(finding, mended=True, detail="")
        if finding.what in LOST_WITH_THE_DECK
        else finding
        for finding in health.findings
    )
    return replace(health, findings=tuple(findings))


@click.command()
@click.option("--rebuild", "rebuilding", is_flag=True, help="Work out all memory anew from the log.")
@click.option(
    "--clock-was-ahead",
    is_flag=True,
    help="Let cards answered on a day that has not come be due as if answered today.",
)
@click.option("--dry-run", is_flag=True, help="Only look; mend nothing.")
@click.option("--json", "as_json", is_flag=True, help="The findings for machines.")
@pass_settings
def doctor(settings: Settings, rebuilding: bool, clock_was_ahead: bool, dry_run: bool, as_json: bool) -> None:
    """Check the database and mend what can be mended.

    What is found is counted; a backup is made before anything is mended. Interrupting it is safe. Leaves
    with exit code 1 where something stays wrong.

    \b
    Examples:
      quiz doctor
      quiz doctor --dry-run --json
      quiz doctor --rebuild
      quiz doctor --clock-was-ahead
    """
    import json
    from dataclasses import asdict

    from quiz.store import ahead
    from quiz.store import backup as backups
    from quiz.store.doctor import ANSWERED_AHEAD, Finding, examine
    from quiz.store.rebuild import rebuild
    from quiz.text import counted, printable

    with _opened(settings) as store:
        rebuilt = None
        with progress("Checking", quiet=as_json) as told:
            health = examine(store.database, today=_today(store), on_progress=told)
        if not dry_run and health.readable and (rebuilding or health.findings):
            backups.save(store.database, store.clock.now(), "before-repair")
            moved = ahead.mend(store.database, _today(store), store.clock.now()) if clock_was_ahead else 0
            if health.findings:
                with progress("Mending", quiet=as_json) as told:
                    health = examine(store.database, mend=True, today=_today(store), on_progress=told)
                if moved:
                    health = replace(
                        health, findings=(*health.findings, Finding(ANSWERED_AHEAD, moved, mended=True))
                    )
                health = _with_builtin_decks(store, health)
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
        if health.sound:
            click.echo("Everything is sound.")
        elif dry_run:
            click.echo("Something is wrong; `quiz doctor` without --dry-run mends what can be mended.")
        else:
            click.echo("Something is still wrong; see above.")
    if not health.sound:
        raise click.exceptions.Exit(1)

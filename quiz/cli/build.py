"""``quiz build``: from a dossier to a deck that can be studied."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.context import Settings, pass_settings
from quiz.cli.paths import DossierPath
from quiz.cli.progress import progress


@click.command()
@click.argument("path", type=DossierPath())
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="The report for machines.")
@click.option("--all", "every", is_flag=True, help="List every problem of a dossier that has some.")
@pass_settings
def build(settings: Settings, path: Path, dry_run: bool, as_json: bool, every: bool) -> None:
    """Make cards and questions from a dossier.

    PATH is a dossier's folder or file. Building again after an edit keeps every learner's progress: cards
    are known by their ids, `was` carries progress to a new id, and what is gone is retired, not deleted.
    Interrupting it is safe: the library is then as it was.

    \b
    Examples:
      quiz build decks/soleimani
      quiz build my-topic.yaml --dry-run
    """
    import json

    from quiz.cli.dossiers import read_dossier
    from quiz.questions.build import build_deck
    from quiz.store.api import Store
    from quiz.text import counted, printable

    with progress("Reading", quiet=as_json) as told:
        dossier = read_dossier(path, every=every, on_progress=told)
    with progress("Building", quiet=as_json) as told:
        built = build_deck(dossier, on_progress=told)
    with Store.open(settings.db) as store, progress("Writing", quiet=as_json) as told:
        report = store.sync_deck(built, origin=str(path.resolve()), dry_run=dry_run, on_progress=told)
    if as_json:
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False))
        return
    questions = sum(len(card.questions) for card in built.cards)
    verb = "Would build" if dry_run else "Built"
    made = f"{counted(len(built.cards), 'card')}, {counted(questions, 'question')}"
    click.echo(f"{verb} {printable(report.deck)}: {made}.")
    for name, ids in report.lists():
        if ids:
            click.echo(f"  {name}: {len(ids):,}")
            for card in ids[:12]:
                click.echo(f"    {printable(card)}")
            if len(ids) > 12:
                click.echo(f"    … and {len(ids) - 12:,} more")
    if not any(ids for _, ids in report.lists()):
        click.echo("  nothing changed")

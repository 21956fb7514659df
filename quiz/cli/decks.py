"""``quiz decks``: what there is to study."""

from __future__ import annotations

import click

from quiz.cli.context import Settings, learner_option, open_store, pass_settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A JSON list, one object per deck.")
@learner_option
@pass_settings
def decks(settings: Settings, as_json: bool) -> None:
    """List the decks with what is new and due.

    \b
    Example:
      quiz decks --json
    """
    import json
    from dataclasses import asdict

    from quiz.cli.held import told
    from quiz.study.overview import home_view
    from quiz.text import printable

    with open_store(settings) as store:
        view = home_view(store, store.known_learner(settings.learner))
    if as_json:
        click.echo(json.dumps([asdict(row) for row in view.decks], ensure_ascii=False))
        return
    if not view.decks:
        click.echo("There is no deck yet. Make one from a dossier: quiz build PATH")
        return
    width = max(len(row.id) for row in view.decks)
    click.echo(f"{'deck':<{width}}  {'cards':>6}  {'new':>5}  {'learning':>8}  {'due':>5}  title")
    for row in view.decks:
        click.echo(
            f"{printable(row.id):<{width}}  {row.cards:>6}  {row.new:>5}  {row.learning:>8}  {row.due:>5}  "
            f"{printable(row.title)}"
        )
    for line in told(view.held):
        click.echo(line)

"""``quiz show``: a whole deck to read."""

from __future__ import annotations

import click

from quiz.cli.context import Settings, pass_settings


@click.command()
@click.argument("deck")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: deck, sources, cards.")
@click.option("--all", "every", is_flag=True, help="List every problem of a dossier that has some.")
@pass_settings
def show(settings: Settings, deck: str, as_json: bool, every: bool) -> None:
    """Print a deck: every card, question, answer and source.

    DECK is the id of a deck in the library (`quiz decks` lists them), or the path of a dossier, which is
    then built in memory only.

    \b
    Examples:
      quiz show soleimani | less
      quiz show decks/soleimani --json
    """
    import json

    from quiz.cli.dossiers import built_deck
    from quiz.questions.show import render_text, to_json
    from quiz.text import printable

    built = built_deck(settings, deck, every=every)
    if as_json:
        click.echo(json.dumps(to_json(built), ensure_ascii=False, indent=1))
        return
    for line in render_text(built):
        click.echo(printable(line))

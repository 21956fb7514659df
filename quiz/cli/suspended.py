"""``quiz suspended``: the cards that were set aside."""

from __future__ import annotations

import click

from quiz.cli.context import Settings, learner_option, open_store, pass_settings


@click.command()
@click.argument("deck", required=False)
@click.option("--json", "as_json", is_flag=True, help="A JSON list, one object per card.")
@learner_option
@pass_settings
def suspended(settings: Settings, deck: str | None, as_json: bool) -> None:
    """List the cards that were suspended.

    These are not asked until `quiz unsuspend` brings them back: cards suspended by hand, and leeches, which
    were forgotten again and again. Without DECK, those of all decks are listed.

    \b
    Examples:
      quiz suspended
      quiz suspended soleimani --json
    """
    import json
    from dataclasses import asdict

    from quiz.study import manage
    from quiz.text import counted, printable

    with open_store(settings) as store:
        if deck is not None:
            store.deck(deck)
        found = manage.suspended(store, store.known_learner(settings.learner), deck)
    if as_json:
        click.echo(json.dumps([asdict(card) for card in found], ensure_ascii=False))
        return
    if not found:
        click.echo("No card is suspended.")
        return
    for card in found:
        leech = f"  (a leech: forgotten {counted(card.lapses, 'time')})" if card.leech else ""
        click.echo(f"{printable(card.card)}{leech}")
        click.echo(f"  {printable(' '.join(card.text.split()))}")

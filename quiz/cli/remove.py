"""``quiz remove``: take a deck out."""

from __future__ import annotations

import click

from quiz.cli.context import Settings, open_store, pass_settings


@click.command()
@click.argument("deck")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--purge", is_flag=True, help="Forget what was learned, too.")
@pass_settings
def remove(settings: Settings, deck: str, yes: bool, purge: bool) -> None:
    """Take a deck out of the library.

    What was learned stays in the log: build the deck again and every card is where it was. A backup is
    made first.

    \b
    Examples:
      quiz remove soleimani
      quiz remove soleimani --purge --yes
    """
    from quiz.text import counted, printable

    with open_store(settings) as store:
        found = store.deck(deck)
        if not yes:
            also = " and forget what was learned" if purge else ""
            click.confirm(
                f"Take out {printable(found.title)} ({counted(found.cards, 'card')}){also}?",
                abort=True,
                err=True,
            )
        store.remove_deck(deck, purge=purge)
    kept = "What was learned is gone" if purge else "What was learned is kept"
    click.echo(f"Removed {printable(deck)}. {kept}; `quiz build` brings the deck back.")

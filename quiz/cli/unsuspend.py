"""``quiz unsuspend``: bring back cards that were set aside."""

from __future__ import annotations

import click

from quiz.cli.context import Settings, learner_option, open_store, pass_settings


@click.command()
@click.argument("cards", metavar="CARD…", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Bring back all suspended cards of all decks.")
@learner_option
@pass_settings
def unsuspend(settings: Settings, cards: tuple[str, ...], every: bool) -> None:
    """Bring suspended cards back.

    CARD is the id of a suspended card; `quiz suspended` lists them. If one of several cannot be brought
    back, none is.

    \b
    Examples:
      quiz unsuspend "soleimani/strike-date#d"
      quiz unsuspend --all
    """
    from quiz.study import manage
    from quiz.text import counted

    if every == bool(cards):
        raise click.UsageError("Name the cards to bring back, or give --all.")
    with open_store(settings) as store:
        learner = store.known_learner(settings.learner)
        aside = [one.card for one in manage.suspended(store, learner)]
        wanted = aside if every else list(dict.fromkeys(cards))
        for card in wanted:
            if card not in aside:
                raise _cannot(card, aside, known=store.card(card) is not None)
        for card in wanted:
            manage.unsuspend(store, learner, card)
    if not wanted:
        click.echo("No card is suspended.")
    else:
        click.echo(f"Brought back {counted(len(wanted), 'card')}.")


def _cannot(card: str, aside: list[str], *, known: bool) -> Exception:
    """Return the error of a card that is not suspended, or that there is not."""
    from difflib import get_close_matches

    from quiz.errors import QuizError

    near = get_close_matches(card, aside, n=1)
    return QuizError(
        f"The card {card!r} is not suspended." if known else f"There is no card {card!r}.",
        title="That card cannot be brought back",
        remedy=f"Did you mean {near[0]}?" if near else "`quiz suspended` lists the cards that are suspended.",
    )

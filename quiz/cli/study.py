"""``quiz study``: a session in the app, or line by line."""

from __future__ import annotations

import sys

import click

from quiz.cli.context import (
    Settings,
    learner_option,
    new_learner_option,
    open_store,
    pass_settings,
    studying,
)
from quiz.cli.forms import split_forms


@click.command()
@click.argument("deck", required=False)
@click.option(
    "--forms", metavar="FORM,…", callback=split_forms, help="Only these forms, separated by commas."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after N answers.")
@click.option(
    "--minutes",
    type=click.FloatRange(min=0, min_open=True, max=24 * 60),
    metavar="N",
    help="Stop after N minutes.",
)
@click.option(
    "--card",
    "cards",
    metavar="ID",
    multiple=True,
    help="Exactly this card, due or not; may be given more than once.",
)
@click.option(
    "--more",
    "more_new",
    type=click.IntRange(1, 9999),
    metavar="N",
    help="Begin N new cards beyond the limit of the day.",
)
@click.option("--plain", is_flag=True, help="Line by line, for pipes and screen readers.")
@learner_option
@new_learner_option
@pass_settings
def study(
    settings: Settings,
    deck: str | None,
    forms: tuple[str, ...] | None,
    limit: int | None,
    minutes: float | None,
    cards: tuple[str, ...],
    more_new: int | None,
    plain: bool,
) -> None:
    """Study what is due, in the app or line by line.

    Without DECK, cards of all decks are mixed. A session limited to forms that only need recognising
    (choice, true-false …) is practice: it is logged and does not change when a card comes back.

    Cards named with --card are asked whatever the limits of the day: new ones are shown first, and those not
    due are practised. `quiz show DECK` prints their ids.

    The limit of new cards a day, set in the app, is one for all decks together. With --more, today ends so
    many new cards later.

    \b
    Examples:
      quiz study
      quiz study soleimani --minutes 10
      quiz study soleimani --forms who-says,positions
      quiz study soleimani --card soleimani/strike#w --card soleimani/strike#p
      quiz study --plain --limit 20
      quiz study soleimani --more 10
      quiz study --learner Ada --new-learner
    """
    from quiz.questions.model import Form
    from quiz.study.views import SessionOptions

    options = SessionOptions(
        deck=deck,
        forms=frozenset(Form(name) for name in forms) if forms else None,
        limit=limit,
        minutes=minutes,
        cards=frozenset(cards) or None,
        more_new=more_new or 0,
    )
    if plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from quiz.cli.plain import PlainSession
        from quiz.study.session import Session

        with open_store(settings) as store:
            session = Session.open(store, studying(store, settings), options)
            PlainSession(session, sys.stdin, sys.stdout, deck).run()
        return
    from quiz.cli.launch import launch

    if deck is not None or cards:
        from quiz.study.session import check

        with open_store(settings) as store:
            check(store, options)
    launch(settings, options)

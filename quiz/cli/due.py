"""``quiz due``: what waits today and on the coming days."""

from __future__ import annotations

import click

from quiz.cli.context import Settings, open_store, pass_settings

BAR = 30
"""The longest bar, in characters."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@pass_settings
def due(settings: Settings, as_json: bool) -> None:
    """Say how much is due today and on the coming days.

    \b
    Example:
      quiz due --json
    """
    import json

    from quiz.study.overview import home_view

    with open_store(settings) as store:
        view = home_view(store, store.learner(settings.learner))
    today = {
        "new": sum(row.new for row in view.decks),
        "learning": sum(row.learning for row in view.decks),
        "due": sum(row.due for row in view.decks),
    }
    if as_json:
        figures = {
            "learner": view.learner,
            **today,
            "answered_today": view.answered_today,
            "streak": view.streak,
            "forecast": list(view.forecast),
        }
        click.echo(json.dumps(figures, ensure_ascii=False))
        return
    click.echo(f"{today['due']} due, {today['learning']} being learned, {today['new']} new today.")
    click.echo(f"{view.answered_today} answered today; a streak of {view.streak} days.")
    most = max([1, *view.forecast])
    for day, count in enumerate(view.forecast):
        name = {0: "today", 1: "tomorrow"}.get(day, f"in {day} days")
        click.echo(f"{name:>10} {count:>5}  {'#' * round(BAR * count / most)}")

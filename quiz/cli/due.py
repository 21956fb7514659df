"""``quiz due``: what waits today and on the coming days."""

from __future__ import annotations

import click

from quiz.cli.context import Settings, learner_option, open_store, pass_settings

BAR = 30
"""The longest bar, in characters."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@learner_option
@pass_settings
def due(settings: Settings, as_json: bool) -> None:
    """Say how much is due today and on the coming days.

    \b
    Example:
      quiz due --json
    """
    import json
    from dataclasses import asdict

    from quiz.cli.held import told
    from quiz.study.overview import home_view
    from quiz.text import counted

    with open_store(settings) as store:
        view = home_view(store, store.known_learner(settings.learner))
    today = {"new": view.new, "learning": view.learning, "due": view.due}
    if as_json:
        figures = {
            "learner": view.learner,
            **today,
            "answered_today": view.answered_today,
            "streak": view.streak,
            "forecast": list(view.forecast),
            "held": asdict(view.held),
        }
        click.echo(json.dumps(figures, ensure_ascii=False))
        return
    click.echo(f"{today['due']} due, {today['learning']} learning, {today['new']} new today.")
    for line in told(view.held):
        click.echo(f"  {line}")
    click.echo(f"{view.answered_today} studied today; a streak of {counted(view.streak, 'day')}.")
    if not any(view.forecast):
        click.echo("No card waits on the coming days: what you study is put there as you answer.")
        return
    most = max(view.forecast)
    last = max(day for day, count in enumerate(view.forecast) if count)
    for day, count in enumerate(view.forecast[: last + 1]):
        name = {0: "today", 1: "tomorrow"}.get(day, f"in {day} days")
        click.echo(f"{name:>10} {count:>5}  {'#' * round(BAR * count / most)}")

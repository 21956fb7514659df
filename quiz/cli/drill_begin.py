"""Beginning a drill from the command line, showing its questions, and what follows when it is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.classroom.options import DrillOptions
    from quiz.store.api import Store
    from quiz.store.drills import Drill

SHORT = 13
"""So much of a drill's id tells it from others: its time to the millisecond."""


def begin(
    store: Store,
    deck: str,
    options: DrillOptions,
    *,
    title: str | None,
    hot_seat: tuple[str, ...] = (),
    self_paced: bool = False,
) -> Drill:
    """Keep a new drill, once it can be held, and return it. Raises ``QuizError``."""
    from quiz.classroom import holding
    from quiz.cli.launch import need_terminal_for_drill

    names: list[str] = []
    if hot_seat:
        from quiz.classroom.hotseat.seats import buzzer_keys, named, take_seats

        names = named(hot_seat)
        if options.buzzers:
            buzzer_keys(len(names))
    mode = "hot-seat" if hot_seat else "self-paced" if self_paced else "live"
    drawn = holding.draw(store, deck, options, mode=mode, title=title)
    need_terminal_for_drill()  # before anything is kept that nobody could hold
    holding.keep(store, drawn)
    if hot_seat:
        take_seats(store.database, drawn.drill.id, names, drawn.drill.created_at, roster=options.roster)
    return drawn.drill


def hold(drill: Drill, path: Path, *, lan: bool, address: str | None, port: int, begun: bool) -> None:
    """Hold a drill until the teacher leaves it, then see to what follows. Raises ``QuizError``.

    One that is only just ``begun`` and could not be served is deleted: `quiz report` and `--resume` would
    take it for the newest.
    """
    from quiz.classroom import holding
    from quiz.cli.launch import launch_drill, launch_hot_seat
    from quiz.errors import QuizError
    from quiz.store.api import Store

    if drill.mode == "hot-seat":
        launch_hot_seat(drill, path)
    else:
        try:
            need_server()
            launch_drill(drill, path, lan=lan, address=address, port=port)
        except QuizError:
            if begun:
                with Store.open(path, backups=False) as store:
                    holding.discard(store, drill)
            raise
    _see_off(drill, path)
    _count(path)


def _see_off(drill: Drill, path: Path) -> None:
    """Say what can be done with a drill that the teacher has left."""
    from quiz.store import drills
    from quiz.store.api import Store

    with Store.open(path, backups=False) as store:
        over = drills.drill(store.database, drill.id).ended_at is not None
    name = drill.id[:SHORT]
    if over:
        click.echo(f"`quiz report {name}` tells how it went.")
    else:
        click.echo(f"The drill has not ended: `quiz drill --resume {name}` goes on with it.")


def _count(path: Path) -> None:
    """Have answers count in the own study of those who want it."""
    from quiz.cli.own_study import count_in_own_study
    from quiz.store.api import Store

    with Store.open(path, backups=False) as store:
        count_in_own_study(store)


def show(store: Store, deck: str, options: DrillOptions, *, as_json: bool) -> None:
    """Print the questions that a drill would ask."""
    from quiz.classroom import holding
    from quiz.classroom.frozen import asked
    from quiz.text import printable

    questions = holding.preview(store, deck, options)
    tell_fewer(options, len(questions))
    if as_json:
        from msgspec import json

        click.echo(json.encode(questions).decode())
        return
    for one in questions:
        shown = one.instance
        prompt, answer = printable(asked(shown)), printable(shown.explanation.answer)
        click.echo(f"{one.number}. [{shown.form}] {prompt}")
        for line in answer.removeprefix(f"{prompt}\n").splitlines():
            click.echo(f"   {line}")
        click.echo(f"   {shown.question}")


def tell_fewer(options: DrillOptions, count: int) -> None:
    """Say on standard error where a deck has fewer questions than were asked for."""
    from quiz.text import counted

    if options.missed_from is None and not options.left_out and count < options.questions:
        click.echo(f"The deck has only {counted(count, 'question')} that fit.", err=True)


def need_server() -> None:
    """Raise ``QuizError`` where what serves a drill is not installed."""
    from importlib.util import find_spec

    from quiz.errors import QuizError

    for name in ("aiohttp", "ifaddr", "segno"):
        if find_spec(name) is None:
            raise QuizError(
                f"{name}, which a drill needs, is not installed.", remedy="pip install 'articlequiz[drill]'"
            )

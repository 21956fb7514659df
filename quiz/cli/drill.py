"""``quiz drill``: one question at a time for a whole class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quiz.cli.context import Settings, pass_settings
from quiz.cli.forms import split_forms

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.classroom.options import DrillOptions
    from quiz.store.api import Store
    from quiz.store.drills import Drill


def _split(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    del ctx, param
    return tuple(name.strip() for name in (value or "").split(",") if name.strip())


@click.command()
@click.argument("deck", required=False)
@click.option(
    "--questions",
    type=click.IntRange(1, 200),
    default=10,
    show_default=True,
    metavar="N",
    help="How many questions.",
)
@click.option("--forms", metavar="FORM,…", callback=split_forms, help="Only these forms of question.")
@click.option("--topics", metavar="TOPIC,…", callback=_split, help="Only these topics of the deck.")
@click.option("--tags", metavar="TAG,…", callback=_split, help="Only cards with one of these tags.")
@click.option("--without-voices", metavar="VOICE,…", callback=_split, help="Leave out what these voices say.")
@click.option(
    "--without-tags", metavar="TAG,…", callback=_split, help="Leave out cards with one of these tags."
)
@click.option("--only-disputes", is_flag=True, help="Only what voices differ on.")
@click.option("--missed-from", metavar="DRILL", help="Ask again what the class missed in that drill.")
@click.option(
    "--seconds",
    type=click.IntRange(0, 3600),
    default=30,
    show_default=True,
    metavar="S",
    help="Time for each question; 0: until you close it.",
)
@click.option(
    "--points",
    type=click.Choice(["accuracy", "speed"]),
    default="accuracy",
    show_default=True,
    help="What points are for.",
)
@click.option(
    "--teams", metavar="NAME,…", callback=_split, help="Teams: everybody who joins is put into one."
)
@click.option(
    "--class",
    "class_",
    metavar="CLASS",
    help="A class (`quiz roster`), whose students may join as themselves by their own codes.",
)
@click.option(
    "--hot-seat",
    metavar="NAME,…",
    callback=_split,
    help="Play at this keyboard: the players or teams, in the order of their turns.",
)
@click.option(
    "--buzzers", is_flag=True, help="With --hot-seat: each has a key, and who presses first answers."
)
@click.option("--seed", default="1", show_default=True, help="Decides what is drawn, and every order.")
@click.option("--title", metavar="TEXT", help="What the drill is called.  [default: the deck's title]")
@click.option("--lan", is_flag=True, help="Let phones in your network join; else only this computer can.")
@click.option(
    "--port", type=click.IntRange(1, 65535), metavar="P", help="The port to listen on.  [default: any free]"
)
@click.option("--resume", is_flag=True, help="Go on with a drill that was broken off: the newest, or DECK's.")
@click.option("--preview", is_flag=True, help="Print the questions that would be asked, and hold nothing.")
@pass_settings
def drill(
    settings: Settings,
    deck: str | None,
    questions: int,
    forms: tuple[str, ...] | None,
    topics: tuple[str, ...],
    tags: tuple[str, ...],
    without_voices: tuple[str, ...],
    without_tags: tuple[str, ...],
    only_disputes: bool,
    missed_from: str | None,
    seconds: int,
    points: str,
    teams: tuple[str, ...],
    class_: str | None,
    hot_seat: tuple[str, ...],
    buzzers: bool,
    seed: str,
    title: str | None,
    lan: bool,
    port: int | None,
    resume: bool,
    preview: bool,
) -> None:
    """Hold a drill with a class, who answer on their phones.

    Students open the address shown, or scan the code, and need no account and no internet. Every answer is
    kept before it is acknowledged; a drill broken off is gone on with by --resume.

    \b
    Examples:
      quiz drill soleimani --lan
      quiz drill soleimani --only-disputes --questions 6 --seconds 45 --lan
      quiz drill soleimani --hot-seat Ada,Ben,Cleo
      quiz drill soleimani --preview
    """
    from msgspec.structs import replace

    from quiz.classroom.options import DrillOptions
    from quiz.cli.launch import launch_drill, launch_hot_seat
    from quiz.errors import UsageError
    from quiz.questions.model import Form
    from quiz.store.api import Store

    options = DrillOptions(
        questions=questions,
        forms=tuple(Form(form) for form in forms or ()),
        only_disputes=only_disputes,
        topics=topics,
        tags=tags,
        without_voices=without_voices,
        without_tags=without_tags,
        missed_from=missed_from,
        seconds=seconds or None,
        points="speed" if points == "speed" else "accuracy",
        teams=teams,
        buzzers=buzzers,
        seed=seed,
    )
    if buzzers and not hot_seat:
        raise UsageError("--buzzers is for players at one keyboard.", remedy="Name them: --hot-seat Ada,Ben.")
    if deck is None and not resume:
        raise UsageError("Which deck?", remedy="`quiz drill DECK`; `quiz decks` lists them.")
    with Store.open(settings.db) as store:
        from quiz.study.builtin import ensure_builtin

        ensure_builtin(store)
        if class_ is not None:
            from quiz.store import rosters

            options = replace(options, roster=rosters.named(store.database, class_).id)
        if preview and deck is not None:
            _print(store, deck, options)
            return
        held = _begin(store, deck, options, resume=resume, title=title, hot_seat=hot_seat)
        path = store.path
    if held.mode == "hot-seat":
        launch_hot_seat(held, path)
    else:
        _need_server()
        launch_drill(held, path, lan=lan, port=port or 0)
    _count(path)


def _count(path: Path) -> None:
    from quiz.cli.own_study import count_in_own_study
    from quiz.store.api import Store

    with Store.open(path, backups=False) as store:
        count_in_own_study(store)


def _begin(
    store: Store,
    deck: str | None,
    options: DrillOptions,
    *,
    resume: bool,
    title: str | None,
    hot_seat: tuple[str, ...],
) -> Drill:
    from quiz.classroom import holding
    from quiz.cli.launch import need_terminal_for_drill

    if resume:
        held = holding.broken_off(store, deck)
        need_terminal_for_drill()
        return held
    assert deck is not None
    names: list[str] = []
    if hot_seat:
        from quiz.classroom.hotseat.seats import buzzer_keys, named, take_seats

        names = named(hot_seat)
        if options.buzzers:
            buzzer_keys(len(names))
    drawn = holding.draw(store, deck, options, mode="hot-seat" if hot_seat else "live", title=title)
    need_terminal_for_drill()  # before anything is kept that nobody could hold
    holding.keep(store, drawn)
    if hot_seat:
        take_seats(store.database, drawn.drill.id, names, drawn.drill.created_at, roster=options.roster)
    return drawn.drill


def _print(store: Store, deck: str, options: DrillOptions) -> None:
    from quiz.classroom import holding
    from quiz.text import printable

    for one in holding.preview(store, deck, options):
        shown = one.instance
        click.echo(f"{one.number}. [{shown.form}] {printable(shown.prompt)}")
        click.echo(f"   {printable(shown.explanation.answer)}")
        click.echo(f"   {shown.question}")


def _need_server() -> None:
    from importlib.util import find_spec

    from quiz.errors import QuizError

    for name in ("aiohttp", "segno"):
        if find_spec(name) is None:
            raise QuizError(
                f"{name}, which a drill needs, is not installed.", remedy="pip install 'articlequiz[drill]'"
            )

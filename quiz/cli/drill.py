"""``quiz drill``: one question at a time for a whole class."""

from __future__ import annotations

import click

from quiz.cli.context import Settings, pass_settings
from quiz.cli.drawing import drawing_options, split

CHECK_SECONDS = 120.0
"""So long it is waited for a phone."""


@click.command()
@click.argument("deck", required=False)
@drawing_options
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
@click.option("--teams", metavar="NAME,…", callback=split, help="Teams: everybody who joins is put into one.")
@click.option(
    "--class",
    "class_",
    metavar="CLASS",
    help="A class (`quiz roster`), whose students may join as themselves by their own codes.",
)
@click.option(
    "--hot-seat",
    metavar="NAME,…",
    callback=split,
    help="Play at this keyboard: the players or teams, in the order of their turns.",
)
@click.option(
    "--buzzers", is_flag=True, help="With --hot-seat: each has a key, and who presses first answers."
)
@click.option("--title", metavar="TEXT", help="What the drill is called.  [default: the deck's title]")
@click.option("--lan", is_flag=True, help="Let phones in your network join; else only this computer can.")
@click.option(
    "--port", type=click.IntRange(1, 65535), metavar="P", help="The port to listen on.  [default: any free]"
)
@click.option(
    "--address", metavar="ADDRESS", help="With --lan: which of this computer's addresses students are told."
)
@click.option("--check", "check_", is_flag=True, help="Before class: see whether phones reach this computer.")
@click.option("--self-paced", is_flag=True, help="Everybody goes through the questions at their own pace.")
@click.option(
    "--until",
    metavar="TIME",
    help="When that ends: 14:30, 45m, 3d, 2026-03-01T08:00.  [default: when you end it]",
)
@click.option(
    "--results",
    type=click.Choice(["each", "end"]),
    default="each",
    show_default=True,
    help="At one's own pace: results after each question, or at the end of one's run.",
)
@click.option("--choose", is_flag=True, help="Look at the questions first, and leave out single ones.")
@click.option("--save", metavar="NAME", help="Keep the drill under a name, and hold nothing yet.")
@click.option("--saved", metavar="NAME", help="Hold a saved drill; other options change it this time.")
@click.option("--list", "list_", is_flag=True, help="List the saved drills.")
@click.option("--delete", metavar="NAME", help="Delete a saved drill.")
@click.option("--json", "as_json", is_flag=True, help="With --list, --preview or --check: JSON.")
@click.option(
    "--resume",
    is_flag=True,
    help="Go on with a drill broken off: the newest, the newest of DECK, or one by id or title.",
)
@click.option("--preview", is_flag=True, help="Print the questions that would be asked, and hold nothing.")
@pass_settings
def drill(
    settings: Settings,
    /,
    deck: str | None,
    *,
    hot_seat: tuple[str, ...],
    title: str | None,
    lan: bool,
    port: int | None,
    address: str | None,
    check_: bool,
    self_paced: bool,
    choose: bool,
    save: str | None,
    saved: str | None,
    list_: bool,
    delete: str | None,
    as_json: bool,
    resume: bool,
    preview: bool,
    **_: object,
) -> None:
    """Hold a drill with a class, who answer on their phones.

    Students open the address shown, or scan the code, and need no account and no internet. Every answer is
    kept before it is acknowledged; a drill broken off is gone on with by --resume.

    \b
    Examples:
      quiz drill --check
      quiz drill soleimani --lan
      quiz drill soleimani --only-disputes --questions 6 --seconds 45 --lan
      quiz drill soleimani --self-paced --until 3d --lan
      quiz drill soleimani --hot-seat Ada,Ben,Cleo
      quiz drill soleimani --choose --save "Week 3"
      quiz drill --saved "Week 3" --lan
      quiz drill soleimani --preview
    """
    from quiz.classroom import holding
    from quiz.cli import saved_drills
    from quiz.cli.drill_begin import begin, hold, need_server, show
    from quiz.cli.drill_options import check, gone_on_with, options_from
    from quiz.cli.launch import need_terminal_for_drill
    from quiz.errors import UsageError
    from quiz.store.api import Store

    ctx = click.get_current_context()
    if check_:
        from quiz.cli.drill_check import check as check_network

        need_server()
        ctx.exit(0 if check_network(port=port, seconds=CHECK_SECONDS, as_json=as_json) else 1)
    if deck is None and not (resume or saved or list_ or delete):
        raise UsageError("Which deck?", remedy="`quiz drill DECK`; `quiz decks` lists them.")
    if saved is not None and (deck is not None or resume):
        raise UsageError("A saved drill has its deck.", remedy="Give --saved NAME alone.")
    check(ctx)
    with Store.open(settings.db) as store:
        from quiz.study.builtin import ensure_builtin

        ensure_builtin(store)
        if list_ or delete is not None:
            saved_drills.tell(store, delete, as_json=as_json)
            return
        if resume:
            held = gone_on_with(ctx, store, deck)
            need_terminal_for_drill()
        else:
            base = None
            if saved is not None:
                kept, base = holding.saved(store, saved)
                deck, saved, title = kept.deck, kept.name, title or kept.name
            assert deck is not None
            options = options_from(ctx, store, deck, base)
            if choose:
                options = saved_drills.choose(store, deck, options, saved)
            if save is not None:
                saved_drills.keep(store, save, deck, options)
                return
            if preview:
                show(store, deck, options, as_json=as_json)
                return
            held = begin(store, deck, options, title=title, hot_seat=hot_seat, self_paced=self_paced)
        path = store.path
    hold(held, path, lan=lan, address=address, port=port or 0, begun=not resume)

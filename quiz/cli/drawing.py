"""Which questions of a deck are drawn: the options that every way of holding a drill shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from quiz.cli.forms import split_forms

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.classroom.options import DrillOptions
    from quiz.store.api import Store

Command = TypeVar("Command", bound="Callable[..., Any]")


def split(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Split names at commas."""
    del ctx, param
    return tuple(name.strip() for name in (value or "").split(",") if name.strip())


_OPTIONS = (
    click.option(
        "--questions",
        type=click.IntRange(1, 200),
        default=10,
        show_default=True,
        metavar="N",
        help="How many questions.",
    ),
    click.option("--forms", metavar="FORM,…", callback=split_forms, help="Only these forms of question."),
    click.option("--topics", metavar="TOPIC,…", callback=split, help="Only these topics of the deck."),
    click.option("--tags", metavar="TAG,…", callback=split, help="Only cards with one of these tags."),
    click.option(
        "--without-voices", metavar="VOICE,…", callback=split, help="Leave out what these voices say."
    ),
    click.option(
        "--without-tags", metavar="TAG,…", callback=split, help="Leave out cards with one of these tags."
    ),
    click.option("--without-commenters", is_flag=True, help="Leave out what readers say in comments."),
    click.option("--only-disputes", is_flag=True, help="Only what voices differ on."),
    click.option("--missed-from", metavar="DRILL", help="Ask again what the class missed in that drill."),
)
_SEED = click.option("--seed", default="1", show_default=True, help="Decides what is drawn, and every order.")


def drawing_options(command: Command) -> Command:
    """Add the options that say which questions are drawn, and by which seed."""
    for option in reversed((*_OPTIONS, _SEED)):
        command = option(command)
    return command


def without_commenters(ctx: click.Context, options: DrillOptions, store: Store, deck: str) -> DrillOptions:
    """Return the options with a deck's commenters left out, where that is asked for."""
    if not ctx.params["without_commenters"]:
        return options
    from msgspec.structs import replace

    readers = [one.id for one in store.built_deck(deck).voices if one.kind == "commenter"]
    return replace(options, without_voices=tuple(dict.fromkeys([*options.without_voices, *readers])))


def drawn_by(ctx: click.Context, store: Store, deck: str, roster: str | None) -> DrillOptions:
    """Return the options of a drill as a command's options say; ``roster`` is the id of a class."""
    from quiz.classroom.options import DrillOptions
    from quiz.questions.model import Form

    given = ctx.params
    options = DrillOptions(
        questions=given["questions"],
        forms=tuple(Form(form) for form in given["forms"] or ()),
        only_disputes=given["only_disputes"],
        topics=given["topics"],
        tags=given["tags"],
        without_voices=given["without_voices"],
        without_tags=given["without_tags"],
        missed_from=given["missed_from"],
        roster=roster,
        seed=given["seed"],
    )
    return without_commenters(ctx, options, store, deck)

"""From what is given to ``quiz drill`` to the options of a drill, also over those of a saved one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource
from msgspec.structs import replace

from quiz.cli.drawing import without_commenters
from quiz.errors import UsageError

if TYPE_CHECKING:
    from quiz.classroom.options import DrillOptions
    from quiz.store.api import Store
    from quiz.store.drills import Drill

_ASKED = (
    "questions",
    "only_disputes",
    "topics",
    "tags",
    "without_voices",
    "without_tags",
    "missed_from",
    "points",
    "teams",
    "buzzers",
    "results",
    "seed",
)
"""Options of the command that are options of the drill, by the same name."""


def check(ctx: click.Context) -> None:
    """Raise :class:`UsageError` for options that do not go together."""

    def given(name: str) -> bool:
        return was_given(ctx, name)

    if given("buzzers") and not given("hot_seat"):
        raise UsageError("--buzzers is for players at one keyboard.", remedy="Name them: --hot-seat Ada,Ben.")
    if not (given("self_paced") or given("resume")):
        for name, option in (("until", "--until"), ("results", "--results")):
            if given(name):
                said = f"{option} is for a drill at one's own pace."
                raise UsageError(said, remedy="Give --self-paced too.")
        return
    if given("hot_seat"):
        raise UsageError("--hot-seat and --self-paced are two ways.", remedy="Give one of them.")
    if given("seconds"):
        raise UsageError(
            "At one's own pace no question has a time limit.",
            remedy="Leave --seconds out; --until ends it all.",
        )
    if given("points"):
        raise UsageError("At one's own pace points are for being right alone.", remedy="Leave --points out.")


def was_given(ctx: click.Context, name: str) -> bool:
    """Tell whether an option stands on the command line."""
    return ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE


def options_from(ctx: click.Context, store: Store, deck: str, base: DrillOptions | None) -> DrillOptions:
    """Return the options of a drill: those of ``base`` (a saved one) where nothing else is given.

    Raises ``QuizError``.
    """
    from quiz.classroom.options import DrillOptions
    from quiz.questions.model import Form
    from quiz.store import rosters

    given = ctx.params
    fresh = base is None
    options = DrillOptions() if base is None else base
    changes: dict[str, object] = {name: given[name] for name in _ASKED if fresh or was_given(ctx, name)}
    if given["forms"]:
        changes["forms"] = tuple(Form(form) for form in given["forms"])
    if fresh or was_given(ctx, "seconds"):
        changes["seconds"] = given["seconds"] or None
    if given["self_paced"]:
        changes |= {"seconds": None, "points": "accuracy"}
    if given["class_"] is not None:
        changes["roster"] = rosters.named(store.database, given["class_"]).id
    if given["until"] is not None:
        from quiz.classroom.until import local_now, parse_until

        changes["until"] = parse_until(given["until"], local_now())
    return without_commenters(ctx, replace(options, **changes), store, deck)


def gone_on_with(ctx: click.Context, store: Store, wanted: str | None) -> Drill:
    """Return the drill to go on with, ending at another time where one is given. Raises ``QuizError``."""
    from quiz.classroom import holding

    held = holding.broken_off(store, wanted)
    until = ctx.params["until"]
    if until is None:
        return held
    from quiz.classroom.until import local_now, parse_until

    return holding.put_off(store, held, parse_until(until, local_now()))

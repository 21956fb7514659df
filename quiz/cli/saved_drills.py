"""Saved drills from the command line: kept, listed, deleted, their questions chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.classroom.options import DrillOptions
    from quiz.store.api import Store


def keep(store: Store, name: str, deck: str, options: DrillOptions) -> None:
    """Keep a drill under a name and tell how to hold it. Raises ``QuizError``."""
    from quiz.classroom import holding
    from quiz.cli.drill_begin import tell_fewer
    from quiz.text import counted, printable

    questions, replaced = holding.save(store, name, deck, options)
    tell_fewer(options, questions)
    shown = printable(" ".join(name.split()))
    before = ", in place of the one before" if replaced else ""
    click.echo(f"Saved {shown}{before}: {counted(questions, 'question')}.")
    click.echo(f'`quiz drill --saved "{shown}" --lan` holds it.')


def tell(store: Store, delete: str | None, *, as_json: bool) -> None:
    """List the saved drills, or delete one. Raises ``QuizError``."""
    from quiz.classroom import holding
    from quiz.store import saved_drills
    from quiz.text import printable

    if delete is not None:
        gone = saved_drills.delete(store.database, delete)
        click.echo(f"Deleted {printable(gone.name)}. Drills held from it stay.")
        return
    found = [holding.saved(store, one.name) for one in saved_drills.everything(store.database)]
    if as_json:
        from msgspec import json

        rows = [
            {"name": one.name, "deck": one.deck, "created_at": one.created_at, "options": options}
            for one, options in found
        ]
        click.echo(json.encode(rows).decode())
        return
    for one, options in found:
        left = f", {len(options.left_out)} of them left out" if options.left_out else ""
        click.echo(f"{printable(one.name)}: {printable(one.deck)}, up to {options.questions} questions{left}")
    if not found:
        click.echo("No drill is saved. `quiz drill DECK --save NAME` saves one.")


def choose(store: Store, deck: str, options: DrillOptions, saved: str | None) -> DrillOptions:
    """Have single questions left out, in the terminal; a saved drill keeps what was chosen.

    Raises ``QuizError``, and :class:`click.Abort` where the choosing is given up.
    """
    from msgspec.structs import replace

    from quiz.classroom import holding
    from quiz.cli.launch import launch_choosing

    questions = holding.preview(store, deck, replace(options, left_out=()))
    left_out = launch_choosing(store.deck(deck).title, questions, options.left_out)
    if left_out is None:
        raise click.Abort
    chosen = replace(options, left_out=left_out)
    if saved is not None:
        kept, before = holding.saved(store, saved)
        holding.save(store, kept.name, kept.deck, replace(before, left_out=left_out))
    return chosen

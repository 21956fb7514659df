"""``quiz export``: a deck in another program's format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from quiz.cli.context import Settings, pass_settings
from quiz.cli.forms import split_forms

if TYPE_CHECKING:
    from quiz.exchange.formats import Format
    from quiz.exchange.written import LeftOut, Written
    from quiz.questions.document import BuiltDeck
    from quiz.questions.model import AnyInstance

_NAMES: Final = ("gift", "moodle", "qti", "kahoot")
_SECONDS: Final = ("5", "10", "20", "30", "60", "90", "120", "240")
_MOST_ROUNDS: Final = 200


class _Wish(NamedTuple):
    """What is to be exported of a deck; ``questions`` None is all of it."""

    questions: int | None
    forms: tuple[str, ...]
    topics: tuple[str, ...]
    only_disputes: bool
    seed: str


def _split(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    del ctx, param
    return tuple(name.strip() for name in (value or "").split(",") if name.strip())


@click.command()
@click.argument("deck")
@click.option("--to", "name", type=click.Choice(_NAMES), required=True, help="The format.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    metavar="FILE",
    help="Write to FILE.",
)
@click.option(
    "--questions",
    type=click.IntRange(1, 200),
    metavar="N",
    help="Choose N questions as for a drill, no two from one card.  [default: every question]",
)
@click.option("--forms", metavar="FORM,…", callback=split_forms, help="Only these forms.")
@click.option("--topics", metavar="TOPIC,…", callback=_split, help="Only these topics of the deck.")
@click.option("--only-disputes", is_flag=True, help="Only what voices differ on.")
@click.option("--seed", default="1", show_default=True, help="Decides what is drawn, and every order.")
@click.option(
    "--seconds",
    type=click.Choice(_SECONDS),
    help="Time for each question; for Kahoot only.  [default: 30]",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON, with each question left out.")
@click.option("--all", "every", is_flag=True, help="List every problem of a dossier that has some.")
@pass_settings
def export(
    settings: Settings,
    deck: str,
    name: str,
    output: Path,
    questions: int | None,
    forms: tuple[str, ...] | None,
    topics: tuple[str, ...],
    only_disputes: bool,
    seed: str,
    seconds: str | None,
    force: bool,
    as_json: bool,
    every: bool,
) -> None:
    """Write a deck for Moodle, another platform or Kahoot.

    DECK is the id of a deck in the library (`quiz decks` lists them), or the path of a dossier. The formats
    are gift and moodle (Moodle's GIFT and XML), qti (a QTI 2.1 package) and kahoot (Kahoot's spreadsheet).
    Each question takes its explanation with it, with evidence and voice, where the format has a place for
    it. What a format cannot say is left out, and listed.

    \b
    Examples:
      quiz export soleimani --to moodle -o soleimani.xml
      quiz export soleimani --to kahoot --questions 20 -o friday.xlsx
      quiz export decks/barley --to gift --forms choice,true-false -o barley.gift
    """
    from quiz.cli.dossiers import built_deck
    from quiz.errors import UsageError
    from quiz.exchange.formats import FORMATS

    if seconds is not None and name != "kahoot":
        raise UsageError("--seconds goes with --to kahoot: no other format has a time for each question.")
    if output.exists() and not force:
        raise UsageError(f"There is a file {output} already.", remedy="--force writes over it.")
    chosen = FORMATS[name]
    built = built_deck(settings, deck, every=every)
    wish = _Wish(questions, forms or (), topics, only_disputes, seed)
    instances, passed = _chosen(built, wish, chosen)
    written = chosen.write(built.title, instances, seconds=None if seconds is None else int(seconds))
    left_out = (*passed, *written.left_out)
    if written.questions:
        output.write_bytes(written.data)
    _tell(chosen, written, left_out, output, as_json=as_json, all_of_it=questions is None)
    if not written.questions:
        raise click.exceptions.Exit(1)


def _chosen(
    deck: BuiltDeck, wish: _Wish, chosen: Format
) -> tuple[tuple[AnyInstance, ...], tuple[LeftOut, ...]]:
    """Return the questions to be written and, where some were to be chosen, those passed over."""
    from quiz.exchange.whole import every_question
    from quiz.questions.model import Form

    forms = tuple(Form(form) for form in wish.forms)
    if wish.questions is None:
        every = every_question(
            deck, forms=forms, topics=wish.topics, only_disputes=wish.only_disputes, seed=wish.seed
        )
        return every, ()
    from quiz.classroom.options import DrillOptions
    from quiz.classroom.plan import choose
    from quiz.errors import UsageError
    from quiz.exchange.written import sort_out

    passed: dict[str, LeftOut] = {}
    said: tuple[AnyInstance, ...] = ()
    options = DrillOptions(
        questions=wish.questions,
        forms=forms,
        only_disputes=wish.only_disputes,
        topics=wish.topics,
        seed=wish.seed,
    )
    for _ in range(_MOST_ROUNDS):  # until all that is chosen can be said
        try:
            drawn = [one.instance for one in choose(deck, options, unfit=passed)]
        except UsageError:
            if not passed:
                raise
            return (), tuple(passed.values())
        said, unfit = sort_out(drawn, chosen.unfit)
        if not unfit:
            break
        passed |= {one.question: one for one in unfit}
    return said, tuple(passed.values())


def _tell(
    chosen: Format,
    written: Written,
    left_out: tuple[LeftOut, ...],
    output: Path,
    *,
    as_json: bool,
    all_of_it: bool,
) -> None:
    """Say what was written on standard output, and what was not on standard error."""
    import json
    from collections import Counter

    from quiz.text import counted, printable

    if as_json:
        report = {
            "file": str(output) if written.questions else None,
            "format": chosen.label,
            "questions": written.questions,
            "lacks": chosen.lacks,
            "left_out": [one._asdict() for one in left_out],
        }
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    if written.questions:
        click.echo(printable(f"Wrote {output}: {counted(written.questions, 'question')}, {chosen.label}."))
        if chosen.lacks:
            click.echo(chosen.lacks, err=True)
    else:
        click.echo(f"Nothing was written: {chosen.label} can say none of these questions.", err=True)
    if left_out:
        verb = "Left out" if all_of_it else "Passed over"
        total = counted(len(left_out), "question")
        click.echo(f"{verb}: {total} that {chosen.label} cannot say (--json lists each).", err=True)
        for reason, number in sorted(Counter(one.reason for one in left_out).items()):
            click.echo(f"  {number:,} {reason}", err=True)

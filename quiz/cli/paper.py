"""``quiz paper``: a drill on paper, and its results typed in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.cli.context import Settings, pass_settings
from quiz.cli.drawing import drawing_options, drawn_by

if TYPE_CHECKING:
    from quiz.classroom.paper.making import Paper, Written
    from quiz.store.api import Store

_NEWEST = ""
"""What stands for the newest paper where none is named."""
_GO_WITH = {
    "enter": {"enter", "table", "class_"},
    "again": {"again", "output", "class_", "size", "html_only", "force"},
}
"""What may be given where no new paper is made."""


@click.command()
@click.argument("deck", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The folder for the pages; made if need be.",
)
@click.option(
    "--versions",
    type=click.IntRange(1, 26),
    default=2,
    show_default=True,
    metavar="N",
    help="How many versions, A, B, …, with questions and options in different orders.",
)
@drawing_options
@click.option(
    "--class", "class_", metavar="CLASS", help="A class (`quiz roster`), whose results these will be."
)
@click.option("--title", metavar="TEXT", help="What stands on top.  [default: the deck's title]")
@click.option(
    "--paper",
    "size",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="The size of the pages.",
)
@click.option("--html-only", is_flag=True, help="Write no PDF, only pages to print from a browser.")
@click.option("--again", metavar="DRILL", help="Write the pages of a paper made before once more.")
@click.option(
    "--enter",
    metavar="[DRILL]",
    is_flag=False,
    flag_value=_NEWEST,
    help="Type results in, of the paper with this code; without a code, of the newest.",
)
@click.option(
    "--csv",
    "table",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --enter: read the results from a table, answers.csv filled in.",
)
@click.option("--force", is_flag=True, help="Write into a folder that holds something already.")
@click.pass_context
@pass_settings
def paper(
    settings: Settings,
    ctx: click.Context,
    /,
    deck: str | None,
    *,
    output: Path | None,
    versions: int,
    class_: str | None,
    title: str | None,
    size: str,
    html_only: bool,
    again: str | None,
    enter: str | None,
    table: Path | None,
    force: bool,
    **_: object,
) -> None:
    """Print a drill on paper, in several versions with a key; then type its results in.

    Each version has the same questions in another order, its options in another order, and an answer strip
    to be cut off and collected. The key has all versions in one table, each with its sources on a page of its
    own and, once for all, what others hold. All comes as PDF and as HTML; answers.csv is to be filled in.

    Results typed in by --enter are kept after each student; `quiz report` then tells how it went.

    \b
    Examples:
      quiz paper soleimani --versions 4 --class 7b -o friday
      quiz paper soleimani --only-disputes --paper letter -o disputes
      quiz paper --enter
      quiz paper --enter 019ab3c4-5d6e --csv friday/answers.csv
    """
    from quiz.cli.context import open_store
    from quiz.errors import UsageError

    _check(ctx)
    if enter is None and output is None:
        raise UsageError("Where do the pages go?", remedy="Add -o FOLDER.")
    from quiz.classroom.paper import making

    with open_store(settings) as store:
        roster = _roster(store, class_)
        if enter is not None:
            _enter(store, making.load(store, enter or None), roster, table)
            return
        assert output is not None
        if not html_only:
            from quiz.classroom.paper.pdf import need_typst

            need_typst()
        if again is not None:
            made = making.load(store, again)
            making.check_folder(output, force=force)
        else:
            assert deck is not None
            store.deck(deck)
            making.check_folder(output, force=force)
            options = drawn_by(ctx, store, deck, roster)
            made = making.prepare(store, deck, options, versions=versions, title=title)
        names = [one.name for one in making.students(store, made, roster)]
    written = making.write(
        made, output, size="letter" if size == "letter" else "a4", names=names, with_pdf=not html_only
    )
    _tell(made, written, asked=int(ctx.params["questions"]) if again is None else None)


def _check(ctx: click.Context) -> None:
    """Raise ``UsageError`` for options that do not go together."""
    from click.core import ParameterSource

    from quiz.errors import UsageError

    given = {name for name in ctx.params if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    wanted = given & {"deck", "again", "enter"}
    if len(wanted) != 1:
        raise UsageError(
            "A deck, --again and --enter are three things to do." if wanted else "Which deck?",
            remedy="`quiz paper DECK -o FOLDER` prints one, `quiz paper --enter` takes in results.",
        )
    if "table" in given and "enter" not in given:
        raise UsageError("--csv is for results.", remedy="Add --enter, with the code printed on the pages.")
    for what, allowed in _GO_WITH.items():
        strange = sorted(given - allowed) if what in given else []
        if strange:
            names = {one.name: one.opts[-1] for one in ctx.command.params}
            raise UsageError(
                f"{names[strange[0]]} does not go with --{what}: the paper is made already.",
                remedy="Leave it out; `quiz paper DECK -o FOLDER` makes a new one.",
            )


def _roster(store: Store, name: str | None) -> str | None:
    if name is None:
        return None
    from quiz.store import rosters

    return rosters.named(store.database, name).id


def _tell(made: Paper, written: Written, *, asked: int | None) -> None:
    from quiz.text import counted, printable

    letters = ", ".join(one.letter for one in made.options.versions)
    count = len(made.questions)
    if asked is not None and count < asked:
        click.echo(f"The deck has only {counted(count, 'question')} that fit.", err=True)
    if written.missing:
        shown = " ".join(written.missing[:20])
        click.echo(
            f"The PDF has empty boxes in place of these letters, which no font here has: {printable(shown)}\n"
            "Install a font that has them (the Noto fonts have all), or print the HTML pages from a browser.",
            err=True,
        )
    click.echo(f"{counted(count, 'question')}, versions {letters}, code {made.code}.")
    for file in written.files:
        click.echo(f"  {file}")
    click.echo(f"Results: quiz paper --enter {made.code}")


def _enter(store: Store, made: Paper, roster: str | None, table: Path | None) -> None:
    if table is None:
        import sys

        from quiz.cli.paper_enter import Entering

        Entering(store, made, roster, sys.stdin, sys.stdout).run()
        return
    from quiz.classroom.live import names
    from quiz.classroom.paper import making
    from quiz.classroom.paper.entering import Who, save
    from quiz.classroom.paper.table import read_table
    from quiz.text import counted

    rows = read_table(table.read_bytes(), made.version, source=table.name)
    known = {names.folded(one.name): one for one in making.students(store, made, roster)}
    results = []
    for row in rows:
        member = known.get(names.folded(row.name))
        results.append((Who(member.name, member.learner) if member else Who(row.name), row.answers))
    save(store, made, results)
    click.echo(f"{counted(len(results), 'student')} entered.")
    strangers = [who.name for who, _ in results if known and who.learner is None]
    if strangers:
        click.echo(f"Not in the class, so kept under the name alone: {', '.join(strangers)}.", err=True)
    if results:
        click.echo(f"`quiz report {made.code}` tells how it went.")

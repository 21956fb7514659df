"""``quiz import``: a question bank of another program as a deck."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from quiz.exchange.incoming import Change, Incoming

_MOST_TOLD: Final = 20
"""So many changes are printed; --json has all of them."""


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FOLDER",
    help="The deck's folder: a new one, or one that is empty.",
)
@click.option(
    "--from", "kind", type=click.Choice(["gift", "moodle"]), help="The format.  [default: as it looks]"
)
@click.option("--title", help="The deck's title.  [default: from the file's name]")
@click.option("--id", "slug", metavar="ID", help="The deck's id.  [default: from the folder's name]")
@click.option("--language", default="en", show_default=True, help="Of the questions.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON, with everything that was not kept.")
@click.pass_context
def import_(
    ctx: click.Context,
    file: Path,
    output: Path,
    kind: str | None,
    title: str | None,
    slug: str | None,
    language: str,
    as_json: bool,
) -> None:
    """Make a deck of questions from a GIFT or Moodle XML file.

    The questions become cards written by hand, with their wrong options, accepted answers and explanations,
    in FOLDER as deck.yaml. What a card cannot say is listed with its line. Nothing is changed in the file.

    \b
    Examples:
      quiz import questions.gift -o my-topic
      quiz import quiz-bank.xml -o bank --title "Rivers of Europe"
    """
    import json
    import re

    from quiz.cli.new import refuse_unless_empty
    from quiz.exchange.bank import LABELS, read_bank
    from quiz.exchange.deck_file import FILE, deck_files
    from quiz.questions.slugs import slug_of
    from quiz.text import printable

    if slug is not None and not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", slug):
        raise click.BadParameter("an id is lower-case letters, digits and hyphens.", ctx, param_hint="--id")
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", language):
        raise click.BadParameter("give a code such as en or en-GB.", ctx, param_hint="--language")
    refuse_unless_empty(ctx, output)
    found, incoming = read_bank(file, kind)
    written = output / FILE
    if incoming.cards:
        words = " ".join(file.stem.replace("-", " ").replace("_", " ").split())
        told = title or words[:1].upper() + words[1:]
        name = slug or slug_of(output.resolve().name)
        made = deck_files(name, told, incoming.cards, source=file.name, language=language)
        output.mkdir(parents=True, exist_ok=True)
        for path, text in made.items():
            (output / path).write_text(text, encoding="utf-8", newline="\n")
    if as_json:
        click.echo(json.dumps(_object(written, LABELS[found], incoming), ensure_ascii=False, indent=1))
    else:
        _tell(file, written, LABELS[found], incoming)
        if incoming.cards:
            click.echo(f"Next: quiz lint {printable(str(output))}, then quiz build {printable(str(output))}")
    ctx.exit(0 if incoming.cards else 1)


def _object(written: Path, label: str, incoming: Incoming) -> dict[str, object]:
    return {
        "file": str(written) if incoming.cards else None,
        "format": label,
        "questions": incoming.questions,
        "cards": len(incoming.cards),
        "changes": [one._asdict() for one in incoming.changes],
    }


def _tell(file: Path, written: Path, label: str, incoming: Incoming) -> None:
    """Say what was written on standard output, and what was not kept on standard error."""
    from quiz.text import counted, printable

    questions = f"{counted(incoming.questions, 'question')} of {label}"
    if incoming.cards:
        click.echo(printable(f"Wrote {written}: {counted(len(incoming.cards), 'card')} from {questions}."))
    else:
        click.echo(
            printable(f"Nothing was written: no card could be made from {questions} in {file}."), err=True
        )
    for kept, title in ((False, "Not kept"), (True, "Kept in another way, or in part")):
        _list(file, title, [one for one in incoming.changes if one.kept is kept])


def _list(file: Path, title: str, changes: list[Change]) -> None:
    from quiz.text import printable

    if not changes:
        return
    click.echo(f"{title}: {len(changes):,}", err=True)
    for one in changes[:_MOST_TOLD]:
        click.echo(printable(f"  {file}:{one.line}: {one.what}"), err=True)
    if len(changes) > _MOST_TOLD:
        click.echo(f"  … and {len(changes) - _MOST_TOLD:,} more (--json has them all)", err=True)

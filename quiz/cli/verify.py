"""``quiz verify``: a dossier held against its articles."""

from __future__ import annotations

from pathlib import Path

import click

_UNCHECKED = "fingerprints, anchors, voices, answers, copying and roles"


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--articles",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="ARTICLES",
    show_envvar=True,
    metavar="FOLDER",
    help="The folder with the articles' text files.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for machines, or as annotations of a pull request.",
)
@click.pass_context
def verify(ctx: click.Context, path: Path, articles: Path | None, form: str) -> None:
    """Check that what a dossier cites is really in its articles.

    PATH is a dossier's folder or file. Every paragraph and every line of evidence is looked up. The exit
    code is 1 if anything was found, and 0 without the articles, for then nothing can be checked.

    \b
    Examples:
      quiz verify decks/soleimani --articles ~/articles
      ARTICLES=~/articles quiz verify decks/soleimani --format github
    """
    import json

    from quiz.dossier.load import load_with_marks
    from quiz.text import printable
    from quiz.verify.run import verify as run
    from quiz.verify.tell import as_github, as_json, as_text

    loaded = load_with_marks(path)
    if articles is None:
        click.echo(
            f"SKIP: no articles are given, so these were NOT checked in {printable(str(path))}: "
            f"{_UNCHECKED}. Give their folder: --articles FOLDER, or ARTICLES=FOLDER in the environment.",
            err=True,
        )
        return
    report = run(loaded, articles)
    if form == "json":
        click.echo(json.dumps(as_json(report), ensure_ascii=False))
    else:
        for line in as_github(report) if form == "github" else as_text(report):
            click.echo(printable(line))
    ctx.exit(0 if report.sound else 1)

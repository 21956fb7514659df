"""``quiz verify``: a dossier held against its articles."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.paths import DossierPath, articles_option

_UNCHECKED = "fingerprints, anchors, voices, answers, copying and roles"


@click.command()
@click.argument("path", type=DossierPath())
@articles_option("The folder with the articles' text files.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for machines, or as annotations of a pull request.",
)
@click.option("--coverage", is_flag=True, help="Also tell how much of the articles has cards.")
@click.pass_context
def verify(ctx: click.Context, path: Path, articles: Path | None, form: str, coverage: bool) -> None:
    """Check that what a dossier cites is really in its articles.

    PATH is a dossier's folder or file. Every paragraph, anchor, voice and answer is looked up, and no eight
    words in a row may be an article's. The exit code is 1 if anything was found, whatever the coverage; it
    is 0 without the articles, for then nothing can be checked.

    \b
    Examples:
      quiz verify decks/soleimani --articles ~/articles
      quiz verify decks/soleimani --articles ~/articles --coverage
      QUIZ_ARTICLES=~/articles quiz verify decks/soleimani --format github
    """
    import json

    from quiz.cli.dossiers import MOST_SHOWN
    from quiz.dossier.load import load_with_marks
    from quiz.dossier.problems import DossierProblems
    from quiz.text import printable
    from quiz.verify import run, tell
    from quiz.verify.tell_coverage import coverage_as_text

    try:
        loaded = load_with_marks(path)
        report = run.unverified(loaded) if articles is None else run.verify(loaded, articles)
    except DossierProblems as error:
        if form == "text":
            raise error.first(MOST_SHOWN, "--format json") from None
        report = run.from_problems(path.name, error)
    if report.skipped:
        click.echo(
            f"SKIP: no articles are given, so these were NOT checked in {printable(str(path))}: "
            f"{_UNCHECKED}. Give their folder: --articles FOLDER, "
            "or QUIZ_ARTICLES=FOLDER in the environment.",
            err=True,
        )
    if form == "json":
        click.echo(json.dumps(tell.as_json(report), ensure_ascii=False))
        ctx.exit(0 if report.sound else 1)
    lines: list[str] = []
    if coverage and report.coverage is not None:
        lines += [*coverage_as_text(report.coverage), ""]
    if not report.skipped:
        lines += tell.as_github(report) if form == "github" else tell.as_text(report)
    for line in lines:
        click.echo(printable(line))
    ctx.exit(0 if report.sound else 1)

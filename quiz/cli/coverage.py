"""``quiz coverage``: how much of its articles a dossier tells, and how evenly."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.paths import DossierPath, articles_option


@click.command()
@click.argument("path", type=DossierPath())
@articles_option("The folder with the articles' text files, to count words and show how paragraphs begin.")
@click.option("--json", "as_json", is_flag=True, help="All figures for machines.")
def coverage(path: Path, articles: Path | None, as_json: bool) -> None:
    """Tell how much of its articles a dossier covers, and how evenly.

    PATH is a dossier's folder or file. Counted are paragraphs with and without a card, what each voice
    holds, kinds and stances, forms per card, importance, lengths and wrong options. These are figures to
    think about, never findings: the exit code is 0 whatever they are.

    \b
    Examples:
      quiz coverage my-topic
      quiz coverage my-topic --articles ~/articles
      quiz coverage my-topic --json
    """
    import json

    from quiz.cli.dossiers import MOST_SHOWN
    from quiz.cli.progress import progress
    from quiz.coverage import tell
    from quiz.coverage.measure import measure
    from quiz.dossier.load import load
    from quiz.dossier.problems import DossierProblems
    from quiz.questions.build import build_deck
    from quiz.text import printable
    from quiz.verify.articles import find_articles

    try:
        dossier = load(path)
    except DossierProblems as error:
        raise error.first(MOST_SHOWN, "quiz lint --format json") from None
    found = {} if articles is None else find_articles(dossier.sources, articles)
    with progress("Building", quiet=as_json) as told:
        built = build_deck(dossier, on_progress=told)
    figures = measure(dossier, built, found)
    if as_json:
        click.echo(json.dumps(tell.as_json(figures), ensure_ascii=False, indent=1))
        return
    for line in tell.as_text(figures):
        click.echo(printable(line))

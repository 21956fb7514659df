"""``quiz lint``: what is amiss with a dossier's questions."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.paths import DossierPath, articles_option

_MANY = 1_000_000
"""Files of more bytes than this in all take some seconds."""


@click.command()
@click.argument("path", type=DossierPath(), required=False)
@click.option(
    "--format",
    "as_format",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For a person, for machines, or as annotations of a pull request.",
)
@click.option(
    "--rules", "list_rules", is_flag=True, help="List every rule with its reason, and lint nothing."
)
@click.option("--fix", "mended", is_flag=True, help="Mend what is certain, in the files themselves.")
@click.option("--dry-run", is_flag=True, help="With --fix: show what would change, and change nothing.")
@articles_option("The folder with the articles' text files: look at fingerprints too.")
@click.pass_context
def lint(
    ctx: click.Context,
    path: Path | None,
    as_format: str,
    list_rules: bool,
    mended: bool,
    dry_run: bool,
    articles: Path | None,
) -> None:
    """Find what is amiss with a dossier's questions.

    PATH is a dossier's folder or file. Looks at the entries and at every question made from them, as
    learners are shown it: options that give the answer away, stems that ask nothing, views that pass for
    facts, cards that say the same. A finding that is meant to stand is silenced in the section `deck`, with
    a reason. Leaves with exit code 1 where anything is found.

    --fix mends what is certain: stray spaces, final marks, doubled entries, wrong options that are right,
    fingerprints (with --articles), silences that silence nothing. Only these places of the files change.
    The dossier then loads and has no more findings than before, or nothing is written.

    \b
    Examples:
      quiz lint my-topic
      quiz lint my-topic --format github
      quiz lint my-topic --fix --dry-run
      quiz lint --rules
    """
    import json

    from quiz.lint import report as reports

    if list_rules:
        if as_format == "github":
            raise click.UsageError("--rules is listed as text or json.", ctx)
        if as_format == "json":
            click.echo(json.dumps(reports.rules_object(), ensure_ascii=False, indent=1))
        else:
            click.echo("\n".join(reports.rules_text()).rstrip())
        return
    if path is None:
        raise click.UsageError("Missing argument 'PATH'.", ctx)
    if dry_run and not mended:
        raise click.UsageError("--dry-run goes with --fix.", ctx)
    if mended:
        from quiz.cli.lint_fix import mend_and_tell

        ctx.exit(mend_and_tell(path, articles, as_format, dry_run=dry_run))

    from quiz.cli.dossiers import MOST_SHOWN
    from quiz.cli.lint_fix import trusted
    from quiz.cli.progress import progress
    from quiz.dossier.load import load_with_marks
    from quiz.dossier.problems import DossierProblems
    from quiz.lint.engine import from_problems
    from quiz.lint.engine import lint as run
    from quiz.questions.build import build_deck

    quiet = not _is_big(path)
    try:
        with progress("Reading", quiet=quiet) as told:
            loaded = load_with_marks(path, on_progress=told)
        with progress("Building", quiet=quiet) as told:
            built = build_deck(loaded.dossier, on_progress=told)
        with progress("Linting", quiet=quiet) as told:
            prints = trusted(loaded.dossier, articles)
            report = run(loaded, built, fingerprints=prints, on_progress=told)
    except DossierProblems as error:
        if as_format == "text":
            raise error.first(MOST_SHOWN, "--format json") from None
        report = from_problems(error)
    if as_format == "json":
        click.echo(json.dumps(reports.as_object(report), ensure_ascii=False, indent=1))
    else:
        lines = reports.as_text(report) if as_format == "text" else reports.as_annotations(report)
        for line in lines:
            click.echo(line)
    ctx.exit(1 if report.findings else 0)


def _is_big(path: Path) -> bool:
    """Tell whether a dossier takes long enough for lines of progress."""
    files = path.rglob("*.y*ml") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) > _MANY

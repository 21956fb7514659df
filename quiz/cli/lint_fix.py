"""``quiz lint --fix``: mends what is certain, and says what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quiz.dossier.schema import Dossier
    from quiz.lint.fix import Fixed, Fixes


def trusted(dossier: Dossier, articles: Path | None) -> dict[str, list[str]]:
    """Return the fingerprints of the articles in a folder that may be written into the dossier."""
    if articles is None:
        return {}
    from quiz.verify.prints import trusted_prints

    return trusted_prints(dossier, articles)


def mend_and_tell(path: Path, articles: Path | None, as_format: str, *, dry_run: bool) -> int:
    """Mend a dossier's files, or show what would change; return the exit code by what is left."""
    import click

    from quiz.cli.dossiers import MOST_SHOWN
    from quiz.dossier.problems import DossierProblems
    from quiz.lint.engine import from_problems
    from quiz.lint.fix import mend
    from quiz.lint.report import as_annotations, as_object

    try:
        fixes = mend(path, lambda dossier: trusted(dossier, articles))
    except DossierProblems as error:
        if as_format == "text":
            raise error.first(MOST_SHOWN, "quiz lint --format json") from None
        report = from_problems(error)
        lines = as_annotations(report) if as_format == "github" else _json(as_object(report))
        click.echo("\n".join(lines))
        return 1
    if not dry_run:
        fixes.write()
    for line in _told(fixes, as_format, dry_run=dry_run):
        click.echo(line)
    if as_format == "github":  # annotations stand alone on stdout
        for one in fixes.fixed:
            click.echo(_line(one, dry_run=dry_run), err=True)
    return 1 if fixes.report.findings else 0


def _told(fixes: Fixes, as_format: str, *, dry_run: bool) -> Iterator[str]:
    from dataclasses import asdict

    from quiz.lint import report as reports
    from quiz.text import printable

    if as_format == "json":
        told = {
            "fixed": [asdict(one) for one in fixes.fixed],
            "written": bool(fixes.new) and not dry_run,
            "diff": list(fixes.diff()) if dry_run else [],
        }
        yield from _json(told | reports.as_object(fixes.report))
    elif as_format == "github":
        yield from reports.as_annotations(fixes.report)
    else:
        yield from map(printable, fixes.diff() if dry_run else ())
        yield from (_line(one, dry_run=dry_run) for one in fixes.fixed)
        yield from reports.as_text(fixes.report)


def _json(told: dict[str, Any]) -> Iterator[str]:
    import json

    yield json.dumps(told, ensure_ascii=False, indent=1)


def _line(one: Fixed, *, dry_run: bool) -> str:
    from quiz.text import printable

    verb = "would be mended" if dry_run else "mended"
    message = one.message.replace("\n", " ")
    return printable(f"{verb}: {one.file}:{one.line}: {one.rule} {one.name}: {message}")

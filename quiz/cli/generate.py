"""``quiz generate``: a dossier drafted from articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.draft.report import Report

_MOST_TOLD = 20
"""So many warnings are printed; --json has all of them."""


@click.command()
@click.argument("articles", metavar="ARTICLE...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FOLDER",
    help="The dossier's folder; articles are added to one that is there.",
)
@click.option("--title", help="The deck's title.  [default: from the folder's name]")
@click.option("--id", "slug", metavar="ID", help="The deck's id.  [default: from the folder's name]")
@click.option("--language", default="en", show_default=True, help="Of the articles; the rules read English.")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that parse."
)
@click.option(
    "--llm",
    "model",
    metavar="MODEL",
    help="Also have a language model draft (package llm); the articles' text is sent to it.",
)
@click.option("--again", is_flag=True, help="Parse again what was parsed before.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
@click.pass_context
def generate(
    ctx: click.Context,
    articles: tuple[str, ...],
    output: Path,
    title: str | None,
    slug: str | None,
    language: str,
    jobs: int,
    model: str | None,
    again: bool,
    as_json: bool,
) -> None:
    """Draft a dossier from articles, for you to review.

    ARTICLE is a file (text, Markdown, HTML, PDF), a folder of them, or - for standard input. What their
    structure makes certain is written as entries: sources, their paragraphs, authors and speakers. Facts,
    claims, people, discrepancies and disputes are proposals, each with its sentence; none counts before you
    accept it.
    Run it again to go on after a stop or to add articles: what you wrote is never overwritten.

    \b
    Examples:
      quiz generate articles/ -o my-topic
      quiz generate one.html two.pdf -o my-topic --title "The harbour"
      curl -s https://example.org/story | quiz generate - -o my-topic
      quiz generate articles/ -o my-topic --llm gpt-5.6-luna
    """
    import json
    import re
    import sys

    from quiz.cli.llm_option import ask_machine, tell_machine
    from quiz.cli.progress import progress
    from quiz.reading.draft.generate import generate as run
    from quiz.reading.draft.report import Wish
    from quiz.text import printable

    if slug is not None and not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", slug):
        raise click.BadParameter("an id is lower-case letters, digits and hyphens.", ctx, param_hint="--id")
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", language):
        raise click.BadParameter("give a code such as en or en-GB.", ctx, param_hint="--language")
    if model is not None:
        from quiz.reading.llm.connect import find_model

        find_model(model)  # before anything is read or written
    if "-" in articles and sys.stdin.isatty():
        ends = "Ctrl-Z and Enter end" if sys.platform == "win32" else "Ctrl-D ends"
        click.echo(f"Reading from the keyboard; {ends}.", err=True)
    wish = Wish(title=title, id=slug, language=language, jobs=jobs, again=again)
    report = run(articles, output, wish, lambda label: progress(f"{label:<8}", numbers=True))
    machine = None if model is None or not report.articles else ask_machine(output, model)
    if as_json:
        more = {} if machine is None else {"llm": machine.as_json()}
        click.echo(json.dumps(_object(report) | more, ensure_ascii=False, indent=1))
    else:
        for line in _lines(report):
            click.echo(printable(line))
    for failed in report.failed:
        named = failed.message if failed.name in failed.message else f"{failed.name}: {failed.message}"
        click.echo(printable(f"Not read: {named}"), err=True)
        if failed.remedy:
            click.echo(printable(f"  {failed.remedy}"), err=True)
    code = 0 if machine is None else tell_machine(machine, quiet=as_json)
    ctx.exit(code or (1 if report.failed else 0))


def _object(report: Report) -> dict[str, object]:
    from dataclasses import asdict

    return asdict(report) | {"skipped": report.skipped}


def _lines(report: Report) -> Iterator[str]:
    from quiz.text import counted

    for warning in report.warnings[:_MOST_TOLD]:
        yield f"Note: {warning}"
    if len(report.warnings) > _MOST_TOLD:
        yield f"… and {len(report.warnings) - _MOST_TOLD:,} more notes (--json has them all)"
    if not report.articles:
        return
    states = {
        state: sum(one.state == state for one in report.articles)
        for state in ("new", "changed", "unchanged", "kept", "repeated")
    }
    told = ", ".join(f"{number:,} {state}" for state, number in states.items() if number)
    read = counted(len(report.articles), "article")
    yield f"{report.folder}: {read} ({told}), {counted(report.paragraphs, 'paragraph')} in all."
    many = {"entity": ("name", "names"), "conflict": ("discrepancy", "discrepancies")}
    kinds = ", ".join(
        counted(number, *many.get(kind, (kind, f"{kind}s"))) for kind, number in report.proposals.items()
    )
    yield f"Proposed: {kinds or 'nothing'}."
    yield f"Next: quiz review {report.folder}"

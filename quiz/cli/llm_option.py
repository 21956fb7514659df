"""The option ``--llm`` of ``quiz generate``: a language model drafts beside the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.reading.llm.report import LlmReport


def ask_machine(folder: Path, model: str) -> LlmReport:
    """Have a model draft on a dossier's folder, with a bar that shows how many requests are done."""
    from quiz.cli.progress import progress
    from quiz.reading.draft.llm_drafts import draft_by_machine

    with progress("Asking  ", numbers=True) as asking:
        return draft_by_machine(folder, model, asking)


def tell_machine(report: LlmReport, *, quiet: bool) -> int:
    """Print what a model's draft came to, its troubles on standard error; return the exit code.

    ``quiet`` leaves out what is no trouble: --json has it.
    """
    from quiz.reading.llm.report import tell, troubles
    from quiz.text import printable

    if not quiet:
        for line in tell(report):
            click.echo(printable(line))
    told = troubles(report)
    for line in told:
        click.echo(printable(line), err=True)
    if report.interrupted:
        return 130
    return 1 if told else 0

"""A bar on standard error that shows how far a command has come."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.progress import OnProgress


@contextmanager
def progress(label: str, *, quiet: bool = False, numbers: bool = False) -> Iterator[OnProgress | None]:
    """Draw a bar on stderr where that is a terminal; yield what is told of the progress.

    With ``numbers`` it shows how many of how many are done.
    """
    if quiet or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label=label, show_pos=numbers, file=sys.stderr) as bar:

        def told(done: int, total: int) -> None:
            bar.length = max(1, total)
            bar.update(done - bar.pos)

        yield told

"""The paths that several commands take: of a dossier, and of its articles."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

_LIKE_AN_ID: Final = re.compile(r"[\w-]+")


class DossierPath(click.Path):
    """A dossier's folder or file that is there; who types a deck's id instead is told the difference."""

    def __init__(self) -> None:
        super().__init__(exists=True, path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """Return the path. Raises ``BadParameter`` where there is none."""
        if isinstance(value, str) and _LIKE_AN_ID.fullmatch(value) and not Path(value).exists():
            where = Path("decks", value)
            example = f", as in `{where.as_posix()}`" if where.exists() else ""
            self.fail(
                f"there is no file or folder '{value}' here. This command reads a dossier{example}; the id "
                "of a deck in the library will not do.",
                param,
                ctx,
            )
        return super().convert(value, param, ctx)


def articles_option(help_: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option ``--articles``, which the environment's QUIZ_ARTICLES gives too."""
    return click.option(
        "--articles",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="QUIZ_ARTICLES",
        show_envvar=True,
        metavar="FOLDER",
        help=help_,
    )

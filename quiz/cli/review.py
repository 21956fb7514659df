"""``quiz review``: deciding on what was drafted, in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.paths import DossierPath


@click.command()
@click.argument("folder", metavar="FOLDER", type=DossierPath())
def review(folder: Path) -> None:
    """Decide on the proposals of a drafted dossier.

    FOLDER is what `quiz generate` made. Each proposal is shown with its sentence lit in the article: accept
    it with a key, reject it, or edit it first; accepted entries go into the dossier's YAML at once. Every
    decision is kept, can be undone, and is remembered when the articles are read again.

    \b
    Examples:
      quiz generate articles/ -o my-topic
      quiz review my-topic
    """
    from quiz.cli.launch import launch_review
    from quiz.errors import DossierError, QuizError

    if not folder.is_dir() or not (folder / "proposed").is_dir():
        raise DossierError(
            f"{folder} holds no proposals",
            remedy="Draft some with `quiz generate ARTICLE… -o FOLDER`, then review that folder.",
        )
    from importlib.util import find_spec

    if find_spec("ruamel") is None or find_spec("ruamel.yaml") is None:
        raise QuizError(
            "ruamel.yaml, which edits a dossier's files, is not installed.",
            remedy="pip install 'articlequiz[author]'",
        )
    launch_review(folder)

"""``quiz completion``: tab completion for a shell."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print shell completion for bash, zsh or fish.

    \b
    Examples:
      quiz completion bash >> ~/.bashrc
      quiz completion zsh  >> ~/.zshrc
      quiz completion fish > ~/.config/fish/completions/quiz.fish
    """
    from click.shell_completion import get_completion_class

    from quiz.cli.root import cli

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(cli, {}, "quiz", "_QUIZ_COMPLETE").source())

"""The command line: one Click command per file, each loaded only when it is called."""

from quiz.cli.root import main

__all__ = ["main"]

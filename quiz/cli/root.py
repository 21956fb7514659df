"""The command ``quiz``: its options, its subcommands, and how errors leave the program."""

from __future__ import annotations

import importlib
import sys
from keyword import iskeyword
from pathlib import Path
from typing import Any, NoReturn

import click

from quiz.cli.context import Settings
from quiz.errors import QuizError
from quiz.text import printable

COMMANDS: dict[str, str] = {
    "study": "Study what is due, in the app or line by line.",
    "decks": "List the decks with what is new and due.",
    "due": "Say how much is due today and on the coming days.",
    "show": "Print a deck: every card, question, answer and source.",
    "brief": "Write a study sheet of a deck, to hand out.",
    "suspended": "List the cards that were suspended.",
    "unsuspend": "Bring suspended cards back.",
    "drill": "Hold a drill with a class, who answer on their phones.",
    "paper": "Print a drill on paper, in several versions with a key; then type its results in.",
    "report": "Tell how a drill went, and what to teach again.",
    "roster": "Class lists: who is in which class, with codes to join by.",
    "learners": "Who studies here: list, add, rename, forget.",
    "generate": "Draft a dossier from articles, for you to review.",
    "review": "Decide on the proposals of a drafted dossier.",
    "new": "Begin a dossier: an example with remarks, to be replaced.",
    "watch": "Check a dossier after every save, until Ctrl-C.",
    "build": "Make cards and questions from a dossier.",
    "lint": "Find what is amiss with a dossier's questions.",
    "verify": "Check that what a dossier cites is really in its articles.",
    "coverage": "Tell how much of its articles a dossier covers, and how evenly.",
    "export": "Write a deck for Moodle, another platform or Kahoot.",
    "import": "Make a deck of questions from a GIFT or Moodle XML file.",
    "remove": "Take a deck out of the library.",
    "sources": "The articles a deck was made from.",
    "schema": "Print the dossier format as JSON Schema.",
    "doctor": "Check the database and mend what can be mended.",
    "backup": "Save a copy of the database.",
    "restore": "Put a saved copy back.",
    "completion": "Print shell completion for bash, zsh or fish.",
}
"""Subcommands with their one-line help, so that ``quiz --help`` loads none of them."""


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own, imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the subcommands, in the order a newcomer meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one subcommand."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = getattr(importlib.import_module(f"quiz.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand, proposing the nearest for a mistyped one."""
        name = args[0] if args else ""
        mistyped = name and not name.startswith("-") and name not in COMMANDS
        if mistyped and not ctx.resilient_parsing:  # completion, which must not speak, is resilient
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            raise click.UsageError(f"There is no command '{printable(name)}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands from the table alone."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="QUIZ_DB",
    show_envvar=True,
    help="The database file.  [default: in your data folder]",
)
@click.option(
    "--learner", metavar="NAME", envvar="QUIZ_LEARNER", show_envvar=True, help="Whose progress this is."
)
@click.option("--new-learner", is_flag=True, help="Make the learner named, if there is none of that name.")
@click.version_option(package_name="articlequiz", prog_name="quiz")
@click.pass_context
def cli(ctx: click.Context, db: Path | None, learner: str | None, new_learner: bool) -> None:
    """Study several accounts of one story.

    Keeps apart what sources report, where their data differ, and what each voice concludes. Without a
    command it opens the study app.

    \b
    Examples:
      quiz                          open the app
      quiz study soleimani --plain  study line by line
      quiz show soleimani           read the whole deck
    """
    ctx.obj = Settings(db=db, learner=learner, new_learner=new_learner)
    if ctx.invoked_subcommand is None:
        from quiz.cli.launch import launch

        launch(ctx.obj)


def report(error: QuizError) -> None:
    """Print an error for a person: what is wrong, then what to do about it."""
    click.echo(f"Error: {printable(error.message)}", err=True)
    if error.remedy:
        click.echo(printable(error.remedy), err=True)


def _leave(code: int) -> NoReturn:
    """Leave without a second complaint when standard output is a closed pipe or a full disk."""
    try:
        sys.stdout.flush()
    except OSError:
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def main(args: list[str] | None = None, prog_name: str = "quiz", **extra: Any) -> NoReturn:
    """Run the command line; never show a traceback for an error a person can mend."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        result = cli.main(args=args, prog_name=prog_name, standalone_mode=False, **extra)
    except click.exceptions.Exit as stop:
        _leave(stop.exit_code)
    except click.Abort:
        click.echo("Stopped.", err=True)
        _leave(130)
    except click.ClickException as error:
        error.show()
        _leave(error.exit_code)
    except QuizError as error:
        report(error)
        _leave(error.exit_code)
    except BrokenPipeError:
        _leave(0)
    except OSError as error:  # a full disk, a folder that may not be read
        where = f": {error.filename}" if error.filename is not None else ""
        report(QuizError(f"{error.strerror or error}{where}"))
        _leave(1)
    _leave(result if isinstance(result, int) else 0)

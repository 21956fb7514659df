"""Every `quiz …` that the README and docs/ name can be called so: the command is there, with its options."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from quiz.cli.root import cli

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])

_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(quiz(?: [^`]*)?)`")
_STARTED = re.compile(r"^python3 start\.py(?! test)\b")
_PLACEHOLDERS = re.compile(r"[\[\]…]")


def named(page: str) -> list[tuple[int, str]]:
    """Return what a page says can be called, each with its line."""
    found: list[tuple[int, str]] = []
    rest = page
    for fence in _FENCE.finditer(page):
        rest = rest.replace(fence[0], "\n" * fence[0].count("\n"))
        first = page.count("\n", 0, fence.start(2)) + 1
        if fence[1] in ("console", "sh", "bash"):
            for number, line in enumerate(fence[2].splitlines(), first):
                if line.startswith("$ "):
                    found += [(number, one) for one in _calls(line[2:])]
    for inline in _INLINE.finditer(rest):
        found.append((rest.count("\n", 0, inline.start()) + 1, inline[1].replace("\n", " ")))
    return sorted(found, key=lambda one: one[0])


def _calls(line: str) -> list[str]:
    """Return the calls of `quiz` in a line of a shell."""
    parts = re.split(r"&&|\||;", re.sub(r"\s#.*", "", line))
    calls = [_STARTED.sub("quiz", one.strip()) for one in parts]
    return [one for one in calls if re.match(r"quiz\b", one)]


def faults(call: str) -> list[str]:
    """Return what a call names that there is not: a command, an option, one of an option's few values."""
    words = shlex.split(_PLACEHOLDERS.sub(" ", call.replace("'", "’")))[1:]
    command: click.Command = cli
    context = click.Context(cli, info_name="quiz")
    before: click.Parameter | None = None
    wrong: list[str] = []
    for word in words:
        if word.startswith("-") and word != "-":
            name, equals, value = word.partition("=")
            option = _option(command, context, name)
            if option is None:
                wrong.append(f"`{command.name}` has no {name}")
            elif equals:
                wrong += _bad_value(option, value)
            before = None if equals or getattr(option, "is_flag", True) else option
            continue
        if before is not None:
            wrong += _bad_value(before, word)
        elif isinstance(command, click.Group) and word.islower():
            below = command.get_command(context, word)
            if below is not None:
                context = click.Context(below, info_name=word, parent=context)
                command = below
            elif command is cli:
                wrong.append(f"no command `{word}`")
        before = None
    return wrong


def _option(command: click.Command, context: click.Context, name: str) -> click.Parameter | None:
    """Return the option of a command, or of `quiz` itself, that is called so."""
    params = (*command.get_params(context), *cli.params)
    return next((one for one in params if name in (*one.opts, *one.secondary_opts)), None)


def _bad_value(option: click.Parameter, value: str) -> list[str]:
    """Return what is wrong with a value; one in capitals stands for any."""
    choices = option.type.choices if isinstance(option.type, click.Choice) else ()
    return (
        [f"{option.opts[0]} takes no `{value}`"]
        if choices and value.islower() and value not in choices
        else []
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_can_be_called(page: Path) -> None:
    wrong = [
        f"{page.name}:{line}: `{call}`: {fault}"
        for line, call in named(page.read_text(encoding="utf-8"))
        for fault in faults(call)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_pages_name_many() -> None:
    assert sum(len(named(page.read_text(encoding="utf-8"))) for page in PAGES) > 100


def test_what_there_is_not_is_found() -> None:
    page = (
        "Use `quiz lnit PATH` or `quiz lint\nPATH --fixx`.\n\n"
        "```console\n$ cat x | quiz show a --jsn && quiz build b\n```\n"
        "`quiz export DECK --to paper`, `quiz --db a.db export DECK --to gift -o x`\n"
    )
    calls = named(page)
    assert [line for line, _ in calls] == [1, 1, 5, 5, 7, 7]
    assert [faults(call) for _, call in calls] == [
        ["no command `lnit`"],
        ["`lint` has no --fixx"],
        ["`show` has no --jsn"],
        [],
        ["--to takes no `paper`"],
        [],
    ]

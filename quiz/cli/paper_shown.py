"""A paper's questions and answers in lines, for a teacher who types results in."""

from __future__ import annotations

import textwrap
from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from quiz.classroom.frozen import ChoseOption, NoAnswer, option_ids
from quiz.classroom.paper.sheet import row_sign
from quiz.classroom.paper.strip import written
from quiz.questions.model import Arrange, Assign, Judge, Pick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.classroom.frozen import Answer
    from quiz.classroom.paper.layout import Printed

WIDTH: Final = 78


def wrapped(text: str, lead: str) -> list[str]:
    """Return text in lines as wide as a terminal, after a lead that only the first has."""
    indent = " " * len(lead)
    return [
        line
        for part in text.split("\n")
        for line in textwrap.wrap(part, WIDTH, initial_indent=lead, subsequent_indent=indent)
    ]


def question_lines(one: Printed) -> list[str]:
    """Return a question as its version has it, with the letters of its options."""
    shown = one.instance
    text = f"{shown.prompt} {shown.text}" if isinstance(shown, Judge) else shown.prompt
    lines = wrapped(text, f"{one.at:>3}. ")
    match shown:
        case Pick():
            lines += _options(shown.options)
        case Judge():
            lines.append("     t true  f false")
        case Assign():
            for at, row in enumerate(shown.rows):
                lines += [*wrapped(row.label, f"     {row_sign(at)} "), *_options(row.options)]
        case Arrange():
            lines += _options(item.text for item in shown.items)
        case _:
            pass
    return lines


def _options(options: Iterable[str]) -> list[str]:
    return [
        line
        for sign, text in zip(ascii_lowercase, options, strict=False)
        for line in wrapped(text, f"       {sign} ")
    ]


def answer_line(one: Printed, answer: Answer) -> str:
    """Return an answer on one line: as the strip has it, and what that is."""
    line = f"  {one.at:>3} {written(one.instance, answer):<5} {_means(one, answer)}".rstrip()
    return line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"


def _means(one: Printed, answer: Answer) -> str:
    """Return in words what was chosen; empty where it stands there already."""
    match one.instance, answer:
        case _, NoAnswer():
            return "no answer"
        case Pick(), ChoseOption(option):
            return one.instance.options[option_ids(one.instance).index(option)]
        case Judge(), _:
            return "true" if written(one.instance, answer) == "t" else "false"
        case _:
            return ""

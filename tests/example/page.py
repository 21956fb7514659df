"""docs/example.md as a list of steps: what is typed at a shell, pressed in the review, and seen after it.

Three kinds of fenced blocks are steps, by their info string:

- ``console``: each line that begins with ``$`` is a command, with the lines up to the end of its
  here-document where it has one; what stands below it is what it prints;
- ``keys``: the keys to press in ``quiz review``; what stands after two blanks in a line is a remark. What is
  typed stands in quotation marks “…”, ``×3`` after a key has it pressed three times;
- ``screen``: lines that stand on the screen of the review, in this order.

In what is printed or seen a line ``…`` stands for any number of lines, and ``…`` in a line for any words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["console", "keys", "screen"]

_FENCE = re.compile(r"^```(console|keys|screen)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HERE = re.compile(r"<<'(\w+)'")
_TYPED = re.compile(r"“([^”]*)”|(\S+)")
_NAMES = {"↑": "up", "↓": "down", "←": "left", "→": "right", "/": "slash", "?": "question_mark"}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do or to see. ``start`` and ``end`` say where ``shown`` stands in the page."""

    kind: Kind
    line: int
    typed: str
    shown: str
    start: int
    end: int


def steps(page: str) -> list[Step]:
    """Return the steps of a page, in its order."""
    found: list[Step] = []
    for fence in _FENCE.finditer(page):
        kind, start = fence[1], fence.start(2)
        line = page.count("\n", 0, start) + 1
        if kind == "console":
            found += _commands(fence[2], start, line)
        elif kind == "keys":
            found.append(Step("keys", line, fence[2], "", start, start))
        else:
            found.append(Step("screen", line, "", fence[2], start, fence.end(2)))
    return found


def _commands(block: str, start: int, line: int) -> list[Step]:
    """Return the commands of a block, each with what it prints."""
    found: list[Step] = []
    lines = block.splitlines(keepends=True)
    at = 0
    while at < len(lines):
        if not lines[at].startswith("$ "):
            raise ValueError(f"line {line + at}: a block of `console` begins with a command after `$ `")
        first, here = at, _HERE.search(lines[at])
        while here and lines[at].strip() != here[1]:
            at += 1
        at += 1
        below = at
        while at < len(lines) and not lines[at].startswith("$ "):
            at += 1
        begin = start + len("".join(lines[:below]))
        shown = "".join(lines[below:at])
        typed = "".join(lines[first:below]).removeprefix("$ ")
        found.append(Step("console", line + first, typed, shown, begin, begin + len(shown)))
    return found


def keys(text: str) -> list[tuple[str, ...]]:
    """Return the keys of a block of keys, by Textual's names: one by one, what is typed together."""
    found: list[tuple[str, ...]] = []
    for line in text.splitlines():
        for typed, key in _TYPED.findall(re.split(r"(?<=\S) {2,}", line)[0]):
            if typed:
                found.append(tuple(typed))
            else:
                name, _, times = key.partition("×")
                found += [(_key(name),)] * int(times or 1)
    return found


def _key(name: str) -> str:
    """Return Textual's name of a key that is written as keys are in the documents."""
    *held, last = name.split("-") if len(name) > 1 else [name]
    last = _NAMES.get(last, last if len(last) == 1 else last.lower())
    return "+".join([*(one.lower() for one in held), last.lower() if held else last])


def told(kind: Kind, shown: str, real: str) -> bool:
    """Whether the page tells truly what is printed, or what is seen.

    Of a screen the words count and not where its lines break: a scroll bar more or less changes that.
    """
    if kind == "screen":
        return re.fullmatch(_some(re.sub(" ?… ?", "…", _words(shown))), _words(real)) is not None
    pattern = "".join(
        r"(?:.*\n)*?" if line.strip() == "…" else _some(line.rstrip()) + r"[ ]*\n"
        for line in shown.splitlines()
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in real.splitlines())) is not None


def _some(text: str) -> str:
    """Return a pattern for a text in which ``…`` stands for any words of a line."""
    return ".*?".join(re.escape(part) for part in text.split("…"))


def _words(screen: str) -> str:
    """Return what stands on a screen, without its bars, with one blank between words."""
    return " ".join(re.sub("[▁-▌━─]", " ", screen).split())

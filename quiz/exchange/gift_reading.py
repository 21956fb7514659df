"""Reading GIFT: what stands in a file, question by question, with its lines.

An escaped character is carried through the parsing as a lone surrogate, which no text in UTF-8 can hold, so
that it is never taken for one that means something.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.exchange.markup import Plain, html_text, looks_like_html

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPE: Final = re.compile(r"\\([~=#{}:\\n])")
_BASE: Final = 0xD800
_MARKED: Final = re.compile("[\ud800-\ud87f]")
_COMMENT_ID: Final = re.compile(r"\[id:((?:\\]|[^\]])+)\]")
_LONGEST_REMARK: Final = 1000
_FORMAT: Final = re.compile(r"\[(html|markdown|plain|moodle)\]")
_WEIGHT: Final = re.compile(r"%(-?\d{1,3}(?:\.\d+)?)%")


class Block(NamedTuple):
    """A question as it stands: its first line, its id if a remark gives one, its text without remarks."""

    line: int
    id: str | None
    text: str


class Part(NamedTuple):
    """One answer: its sign (``=`` or ``~``), its weight in percent, its text and the remark on it."""

    line: int
    sign: str
    weight: float | None
    text: str
    feedback: str


def blocks(text: str) -> Iterator[Block]:
    """Split a file at its empty lines; lines that begin with ``//`` are remarks."""
    held: list[str] = []
    start, name = 0, None
    for number, line in enumerate((*text.split("\n"), ""), 1):
        if line.strip().startswith("//"):
            found = _COMMENT_ID.search(line[:_LONGEST_REMARK])
            name = found[1].replace("\\]", "]") if found else name
            held += [""] if held else []
        elif line.strip():
            start = start or number
            held.append(line)
        elif held:
            yield Block(start, name, _escaped("\n".join(held)))
            held, start, name = [], 0, None


def _escaped(text: str) -> str:
    """Carry each escaped character as a surrogate; ``\\n`` is a line end."""
    return _ESCAPE.sub(lambda found: chr(_BASE + ord("\n" if found[1] == "n" else found[1])), text)


def plain(text: str) -> str:
    """Return a text with its escaped characters as themselves."""
    return _MARKED.sub(lambda found: chr(ord(found[0]) - _BASE), text).strip()


def shown(text: str, default: str = "moodle") -> tuple[Plain, str]:
    """Return what a text shows, and its format: the one it names, or ``default``."""
    text = text.strip()
    found = _FORMAT.match(text)
    kind = found[1] if found else default
    said = plain(text[found.end() :] if found else text)
    if kind == "html" or (kind == "moodle" and looks_like_html(said)):
        return html_text(said), kind
    return Plain(said), kind


def parts(answers: str, line: int) -> list[Part]:
    """Split answers at their signs; ``line`` is where they begin. Text before the first sign is right."""
    found = []
    starts = [match.start() for match in re.finditer("[=~]", answers)]
    first = answers[: starts[0]] if starts else answers
    if first.strip():
        found.append(_part("=", first, line))
    line += first.count("\n")
    for start, end in pairwise((*starts, len(answers))):
        found.append(_part(answers[start], answers[start + 1 : end], line))
        line += answers.count("\n", start, end)
    return found


def _part(sign: str, text: str, line: int) -> Part:
    text = text.strip()
    weight = _WEIGHT.match(text)
    said, _, feedback = (text[weight.end() :] if weight else text).partition("#")
    return Part(line, sign, float(weight[1]) if weight else None, said.strip(), feedback.strip())

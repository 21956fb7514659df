"""Where entries stand in the text of a YAML file, and where a new one goes: whole lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.yamlnodes import Map, Seq, parse, place

if TYPE_CHECKING:
    from quiz.dossier.yamlnodes import Mark

_EMPTY = re.compile(r"[A-Za-z]+:[ \t]*(#.*)?\r?\n?$")
_INDENT = 2


class Block(NamedTuple):
    """The lines of one entry: character offsets into the text, and the column of its dash, from 0."""

    start: int
    end: int
    dash: int


class _Lines:
    """A text's lines and the offset where each begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.splitlines(keepends=True)
        self.offsets = [0]
        for line in self.lines:
            self.offsets.append(self.offsets[-1] + len(line))

    def ending(self) -> str:
        """Return how lines end here: as the first one does."""
        first = self.lines[0] if self.lines else "\n"
        return first[len(first.rstrip("\r\n")) :] or "\n"


def _root(text: str) -> Map | None:
    root = parse(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")).root
    return root if isinstance(root, Map) else None


def block_of(text: str, section: str, name: str) -> Block | None:
    """Return where the entry of this id stands; None where it does not, or not on lines of its own."""
    root = _root(text)
    entries = root.get(section) if root is not None else None
    if root is None or not isinstance(entries, Seq) or entries.flow:
        return None
    for i, node in enumerate(entries):
        if isinstance(node, Map) and node.get("id") == name:
            return _block(_Lines(text), root, section, entries, i)
    return None


def _block(lines: _Lines, root: Map, section: str, entries: Seq, i: int) -> Block | None:
    first = _dash_line(lines, entries.marks[i])
    if first is None:
        return None
    dash = len(lines.lines[first]) - len(lines.lines[first].lstrip(" "))
    if i + 1 < len(entries.marks):
        following = _dash_line(lines, entries.marks[i + 1])
        if following is None:
            return None
    else:
        following = _section_end(lines, root, section)
    last = following
    while last > first + 1 and _between(lines.lines[last - 1], dash):
        last -= 1
    return Block(lines.offsets[first], lines.offsets[last], dash)


def _dash_line(lines: _Lines, mark: Mark) -> int | None:
    """Return the line, from 0, on which the dash of an item stands; None where lines are shared."""
    number = place(mark).line - 1
    while number >= 0:
        stripped = lines.lines[number].lstrip(" \ufeff")
        if stripped.startswith("-") and not stripped[1:2].strip():
            return number
        if stripped.strip() and not stripped.startswith("#") and number < place(mark).line - 1:
            return None
        number -= 1
    return None


def _section_end(lines: _Lines, root: Map, section: str) -> int:
    """Return the line on which the section after this one begins, or one after the last."""
    own = place(root.key_marks[section]).line
    later = [place(mark).line - 1 for mark in root.key_marks.values() if place(mark).line > own]
    return min(later, default=len(lines.lines))


def _between(line: str, dash: int) -> bool:
    """Tell whether a line belongs to no entry: blank, or a remark no deeper than the dashes."""
    stripped = line.strip()
    return not stripped or (stripped.startswith("#") and len(line) - len(line.lstrip(" ")) <= dash)


def insertion(text: str, section: str, entry: str, root: Map | None = None) -> tuple[int, str] | None:
    """Return where in a file an entry is added to a section, and the text to put there.

    ``root`` is the file's tree, where it was parsed already. ``entry`` is indented by two before its dash;
    the new lines are indented and set apart as the entries that are there. None where the section is written
    so that nothing can be added on lines of its own.
    """
    lines = _Lines(text)
    end = lines.ending()
    if root is None:
        root = _root(text) if text.strip() else Map(0)
    if root is None:
        return None
    if section not in root.key_marks:
        lead = ("" if not text or text.endswith(("\n", "\r")) else end) + (end if text.strip() else "")
        return len(text), f"{lead}{section}:{end}{_lines(entry, _INDENT, end)}"
    entries = root.get(section)
    if entries is None:
        number = place(root.key_marks[section]).line - 1
        if not _EMPTY.fullmatch(lines.lines[number].lstrip("\ufeff")):
            return None
        at = lines.offsets[number + 1]
        return at, ("" if lines.lines[number].endswith(("\n", "\r")) else end) + _lines(entry, _INDENT, end)
    if not isinstance(entries, Seq) or entries.flow or not entries:
        return None
    last = _block(lines, root, section, entries, len(entries) - 1)
    if last is None:
        return None
    before = text[last.start : last.end]
    apart = "\n" in before.strip() and _set_apart(lines, root, section, entries)
    lead = ("" if before.endswith(("\n", "\r")) else end) + (end if apart else "")
    return last.end, lead + _lines(entry, last.dash, end)


def _set_apart(lines: _Lines, root: Map, section: str, entries: Seq) -> bool:
    """Tell whether a blank line stands between the last two entries; with one entry only, it will."""
    if len(entries) < 2:
        return True
    one = _block(lines, root, section, entries, len(entries) - 2)
    two = _block(lines, root, section, entries, len(entries) - 1)
    return (
        one is not None and two is not None and lines.text[one.end : two.start].split("#")[0].strip(" ") != ""
    )


def _lines(entry: str, dash: int, end: str) -> str:
    return "".join(f"{moved(line, dash - _INDENT)}{end}" for line in entry.splitlines())


def moved(line: str, by: int) -> str:
    """Return a line indented by so much more or less; a blank one stays empty."""
    if not line.strip():
        return ""
    return " " * by + line if by >= 0 else line.removeprefix(" " * -by)

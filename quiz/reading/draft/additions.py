"""Entries added to a YAML file that people edit: below the last one of its section, every other byte kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.yamlnodes import Map, Seq, parse, place

if TYPE_CHECKING:
    from quiz.dossier.yamlnodes import Node


def with_entries(text: str, section: str, entries: str) -> str | None:
    """Return a file's text with entries added to a section; each begins with a dash in the first column.

    None where the section is written so that nothing can be added on lines of its own.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    root = _root(text)
    if root is None:
        return None
    if section not in root.key_marks:
        lead = "" if not text or text.endswith("\n") else end
        return _checked(text, section, f"{text}{lead}{section}:{end}{_indented(entries, 2, end)}", entries)
    there = root.get(section)
    lines = _split(text)
    if there is None:
        at, dash = place(root.key_marks[section]).line, 2
    elif isinstance(there, Seq) and there and not there.flow:
        last = _lines_of(lines, root, section, there, len(there) - 1)
        at, dash = last.end, last.dash
    else:
        return None
    before = "".join(lines[:at])
    lead = "" if before.endswith("\n") else end
    added = f"{before}{lead}{_indented(entries, dash, end)}{''.join(lines[at:])}"
    return _checked(text, section, added, entries)


class EntryLines(NamedTuple):
    """The lines of one entry in a file, from 0, the last one not included, and the column of its dash."""

    lines: list[str]
    start: int
    end: int
    dash: int

    def dedented(self) -> str:
        """Return the entry with its dash in the first column and plain line ends."""
        return "".join(f"{line[self.dash :].rstrip()}\n" for line in self.lines[self.start : self.end])

    def replaced(self, entry: str) -> str:
        """Return the file's text with another entry in this one's place."""
        end = "\r\n" if self.lines[self.start].endswith("\r\n") else "\n"
        new = _indented(entry, self.dash, end)
        return "".join([*self.lines[: self.start], new, *self.lines[self.end :]])


def entry_lines(text: str, section: str, name: str) -> EntryLines | None:
    """Return where the entry of this id stands; None where it does not, or not on lines of its own."""
    root = _root(text)
    there = None if root is None else root.get(section)
    if root is None or not isinstance(there, Seq) or there.flow:
        return None
    for number, node in enumerate(there):
        if isinstance(node, Map) and node.get("id") == name:
            return _lines_of(_split(text), root, section, there, number)
    return None


def _split(text: str) -> list[str]:
    """Return the lines of a text as the YAML parser counts them."""
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _lines_of(lines: list[str], root: Map, section: str, there: Seq, number: int) -> EntryLines:
    first = _dash_line(lines, there, number)
    dash = len(lines[first]) - len(lines[first].lstrip(" "))
    if number + 1 < len(there):
        end = _dash_line(lines, there, number + 1)
    else:
        own = place(root.key_marks[section]).line
        later = [place(mark).line - 1 for mark in root.key_marks.values() if place(mark).line > own]
        end = min(later, default=len(lines))
    while end > first + 1 and _is_between(lines[end - 1], dash):
        end -= 1
    return EntryLines(lines, first, end, dash)


def _dash_line(lines: list[str], there: Seq, number: int) -> int:
    at = place(there.marks[number]).line - 1
    while at and not lines[at].lstrip(" ").startswith("- "):
        at -= 1
    return at


def _root(text: str) -> Map | None:
    """Return the tree of a file without faults, marks by the lines of the file itself."""
    if not text.strip():
        return Map(0)
    tree = parse(text.replace("\r\n", "\n"))
    return tree.root if isinstance(tree.root, Map) and not tree.faults else None


def _is_between(line: str, dash: int) -> bool:
    """Tell whether a line belongs to no entry: blank, or a remark no deeper than the dashes."""
    return not line.strip() or (line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= dash)


def _indented(entries: str, dash: int, end: str) -> str:
    return "".join(f"{' ' * dash}{line}{end}" for line in entries.rstrip("\n").split("\n"))


def _checked(text: str, section: str, added: str, entries: str) -> str | None:
    """Return the new text only if it says what the old one says, and the new entries behind."""
    old, new, more = _root(text), _root(added), _root(f"{section}:\n{_indented(entries, 2, chr(10))}")
    if old is None or new is None or more is None:
        return None
    expected: dict[str, Node] = dict(old)
    expected[section] = [*(old.get(section) or []), *(more[section] or [])]  # type: ignore[assignment]
    return added if dict(new) == expected else None

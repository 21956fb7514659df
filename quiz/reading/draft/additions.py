"""Entries added to a YAML file that people edit: below the last one of its section, every other byte kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    lines = text.splitlines(keepends=True)
    if there is None:
        at, dash = place(root.key_marks[section]).line, 2
    elif isinstance(there, Seq) and there and not there.flow:
        number = place(there.marks[-1]).line - 1
        while number and not lines[number].lstrip(" ").startswith("- "):
            number -= 1
        dash = len(lines[number]) - len(lines[number].lstrip(" "))
        own = place(root.key_marks[section]).line
        at = min(
            (place(m).line - 1 for m in root.key_marks.values() if place(m).line > own), default=len(lines)
        )
        while at > number + 1 and _is_between(lines[at - 1], dash):
            at -= 1
    else:
        return None
    before = "".join(lines[:at])
    lead = "" if before.endswith("\n") else end
    added = f"{before}{lead}{_indented(entries, dash, end)}{''.join(lines[at:])}"
    return _checked(text, section, added, entries)


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
    return "".join(f"{' ' * dash}{line}{end}" for line in entries.splitlines())


def _checked(text: str, section: str, added: str, entries: str) -> str | None:
    """Return the new text only if it says what the old one says, and the new entries behind."""
    old, new, more = _root(text), _root(added), _root(f"{section}:\n{_indented(entries, 2, chr(10))}")
    if old is None or new is None or more is None:
        return None
    expected: dict[str, Node] = dict(old)
    expected[section] = [*(old.get(section) or []), *(more[section] or [])]  # type: ignore[assignment]
    return added if dict(new) == expected else None

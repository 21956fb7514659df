"""What one load of a dossier leaves for the next, so that a program that edits it reads only what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.recover import parse_on
from quiz.dossier.yamlnodes import Map

if TYPE_CHECKING:
    from quiz.dossier.fields import Entry
    from quiz.dossier.yamlnodes import Node, Tree


_GENERATIONS = 3


class Read(NamedTuple):
    """A file as it was parsed: its tree, its text with plain line ends, and the lines left out."""

    tree: Tree
    content: str
    lost: str


class Kept:
    """Trees of files and entries of trees. Whatever is the same as before is not read again."""

    def __init__(self) -> None:
        self._trees: dict[str, list[tuple[str, Read]]] = {}
        """Per file what its last texts gave, the latest first: an edit may be undone."""
        self._entries: dict[tuple[str, str], tuple[Node, Entry]] = {}

    def read(self, name: str, content: str) -> Read:
        """Parse a file, or return what the same text gave before."""
        kept = self._trees.setdefault(name, [])
        for i, (text, read) in enumerate(kept):
            if text == content:
                if i:
                    kept.insert(0, kept.pop(i))
                return read
        read = Read(*parse_on(content))
        if not read.tree.faults:
            kept.insert(0, (content, read))
            del kept[_GENERATIONS:]
        return read

    def entry(self, section: str, node: Node) -> Entry | None:
        """Return the entry that the same words made before."""
        name = _name(node)
        kept = self._entries.get((section, name)) if name is not None else None
        return kept[1] if kept is not None and kept[0] == node else None

    def keep(self, section: str, node: Node, entry: Entry) -> None:
        """Keep a sound entry."""
        name = _name(node)
        if name is not None:
            self._entries[section, name] = (node, entry)


def _name(node: Node) -> str | None:
    name = node.get("id") if isinstance(node, Map) else None
    return name if isinstance(name, str) else None

"""Where each entry of a dossier stands in its files, for messages and for tools that edit them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from quiz.dossier.yamlnodes import Map, Seq, parse, place
from quiz.dossier.yamltext import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.dossier.yamlnodes import Mark, Node

Path: TypeAlias = tuple[str | int, ...]
"""A place in a dossier: section, index in the whole dossier, then keys and indices:
``("statements", 3, "evidence", 0, "says", 1)``."""


class Where(NamedTuple):
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Which item of which file an entry of the dossier is, and where it begins."""

    file: str
    index: int
    place: Place


def find(node: Node, path: Path, *, at_key: bool = False) -> Place | None:
    """Return where the value at a path begins, or the nearest thing around it that is there."""
    mark: Mark | None = None
    for part in path:
        if isinstance(node, Map) and isinstance(part, str) and part in node.key_marks:
            mark = node.key_marks[part] if at_key or part not in node.marks else node.marks[part]
            node = node.get(part)
        elif isinstance(node, Seq) and isinstance(part, int) and part < len(node.marks):
            mark = node.marks[part]
            node = node[part]
        else:
            break
    return None if mark is None else place(mark)


class Marks:
    """Knows where entries begin; reads a file's text once more to find a place inside one."""

    def __init__(self, name: str) -> None:
        self.name = name
        """The dossier's own name: the path it was loaded from."""
        self.texts: dict[str, str] = {}
        """The text of each file, by its name in problems."""
        self.origins: dict[str, list[Origin]] = {}
        """Per section, one origin for each entry of the dossier."""
        self._read: tuple[str, Node] | None = None
        """The file that was read once more last, and its tree: one, for a tree may be large."""

    def add(self, section: str, origin: Origin) -> None:
        """Note where the next entry of a section comes from."""
        self.origins.setdefault(section, []).append(origin)

    def where_all(self, places: Iterable[tuple[Path, bool]]) -> dict[tuple[Path, bool], Where]:
        """Return where each place is (its key, where the second part says so), reading each file once."""

        def in_file(place: tuple[Path, bool]) -> str:
            origin = self._origin(place[0])
            return origin.file if origin is not None else ""

        return {place: self.where(place[0], at_key=place[1]) for place in sorted(places, key=in_file)}

    def where(self, path: Path, *, at_key: bool = False) -> Where:
        """Return the file, line and column of a place; the nearest known one where it is not written out."""
        section = str(path[0]) if path else ""
        origin = self._origin(path)
        if origin is None:
            origins = self.origins.get(section, [])
            return Where(origins[0].file if origins else self.name, 1, 1)
        inner = path[1:] if section == "deck" else path[2:]
        if not inner:
            return Where(origin.file, *origin.place)
        head: Path = (section,) if section == "deck" else (section, origin.index)
        found = find(self._tree(origin.file), head + inner, at_key=at_key)
        return Where(origin.file, *(found or origin.place))

    def _origin(self, path: Path) -> Origin | None:
        """Return where the entry comes from that a place lies in; None where there is no such entry."""
        section = str(path[0]) if path else ""
        origins = self.origins.get(section, [])
        number = 0 if section == "deck" else path[1] if len(path) > 1 else 0
        return origins[number] if isinstance(number, int) and number < len(origins) else None

    def _tree(self, file: str) -> Node:
        if self._read is None or self._read[0] != file:
            self._read = (file, parse(self.texts[file]).root)
        return self._read[1]

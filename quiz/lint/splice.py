"""Small changes to a YAML file's text: one value, one item of a list; every other byte stays as it is.

ruamel.yaml says where each value begins and ends; the text between is exchanged, and nothing is written
anew around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from quiz.errors import QuizError

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

    from quiz.dossier.marks import Path


class Edit(NamedTuple):
    """What stands in ``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str


class NoEditorError(QuizError):
    """The package that finds places in YAML is not installed."""

    title = "Mending files needs an extra"


def need_editor() -> None:
    """Raise :class:`NoEditorError` where ruamel.yaml is not installed."""
    try:
        import ruamel.yaml  # noqa: F401
    except ImportError as error:
        raise NoEditorError(
            "Files are mended with ruamel.yaml, and it is not installed.",
            remedy="pip install 'articlequiz[author]'",
        ) from error


def applied(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with its edits made; they do not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


class Tree:
    """A file's text and where its values stand. Raises :class:`QuizError` where it cannot be read so."""

    def __init__(self, text: str) -> None:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import YAMLError

        self.text = text
        try:
            self.root: Any = YAML(typ="safe", pure=True).compose(text)
        except YAMLError as error:
            raise QuizError("a file cannot be read by ruamel.yaml", remedy="mend it by hand") from error

    def chain(self, path: Path) -> list[tuple[Node | None, Node]]:
        """Return the nodes on the way to a place, each with its key's node, the whole file's first.

        Shorter than the path where the place is not written out. A single text stands for a list of one.
        """
        from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

        found: list[tuple[Node | None, Node]] = [(None, self.root)]
        for part in path:
            node: Any = found[-1][1]
            if isinstance(node, MappingNode):
                pairs = [pair for pair in node.value if pair[0].value == part]
                if not pairs:
                    break
                found.append(pairs[-1])
            elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
                found.append((None, node.value[part]))
            elif isinstance(node, ScalarNode) and part == 0:
                found.append(found[-1])
            else:
                break
        return found

    def at(self, path: Path) -> Node | None:
        """Return the node of a place, or None where it is not written out."""
        chain = self.chain(path)
        return chain[-1][1] if len(chain) == len(path) + 1 else None

    def end(self, node: Any) -> int:
        """Return where what is written of a node ends, blanks and remarks after it left out."""
        if isinstance(node.value, list) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.end(last[1] if isinstance(last, tuple) else last)
        start, end = node.start_mark.index, node.end_mark.index
        return int(start + len(self.text[start:end].rstrip()))

    # ------------------------------------------------------------ changes

    def rewrite(self, path: Path, change: Callable[[str], str]) -> list[Edit]:
        """Change the words of a text as they stand between its quotation marks, if it has any."""
        node: Any = self.at(path)
        if node is None or isinstance(node.value, list):
            return []
        start, end = node.start_mark.index, self.end(node)
        if node.style in {"'", '"'}:
            start, end = start + 1, end - 1
        elif node.style in {"|", ">"}:
            start = self.text.index("\n", start)
            start += len(self.text[start:end]) - len(self.text[start:end].lstrip())
        old = self.text[start:end]
        new = change(old)
        return [Edit(start, end, new)] if new != old else []

    def end_with(self, path: Path, mark: str) -> list[Edit]:
        """Add a mark at the end of a text."""
        node: Any = self.at(path)
        if node is None or isinstance(node.value, list):
            return []
        if node.style is None and mark == "?":  # not every parser takes it without quotes inside braces
            start, end = node.start_mark.index, self.end(node)
            old = self.text[start:end]
            plain = not re.search(r'["\\\n]', old)
            return [Edit(start, end, f'"{old}{mark}"')] if plain else []
        return self.rewrite(path, lambda old: old.rstrip() + mark)

    def delete(self, path: Path) -> list[Edit]:
        """Take one item out of its list; the key goes with a list of one that stands on lines of its own."""
        parent: Any = self.at(path[:-1])
        node: Any = self.at(path)
        if parent is None or node is None or not isinstance(parent.value, list):
            return []
        items, place = parent.value, path[-1]
        assert isinstance(place, int)
        if place >= len(items):
            return []
        if parent.flow_style:
            if place + 1 < len(items):
                return self._cut(node.start_mark.index, items[place + 1].start_mark.index)
            start = self.end(items[place - 1]) if place else node.start_mark.index
            return self._cut(start, self.end(node))
        first = node.start_mark.index
        if len(items) == 1:
            key: Any = self.chain(path[:-1])[-1][0]
            between = self.text[key.end_mark.index : first] if key is not None else "?"
            if not re.fullmatch(r"[ \t]*:[ \t]*\n[ \t]*-[ \t]+", between):
                return []
            first = key.start_mark.index
        start = self.text.rfind("\n", 0, first) + 1
        end = self.text.find("\n", self.end(node))
        if self.text[self.end(node) : end if end >= 0 else None].strip():
            return []  # a remark: whether it goes too is for a person to say
        head = self.text[start:first]
        if not re.fullmatch(r"[ \t]*(?:-[ \t]+)?", head) or ("-" in head) == (len(items) == 1):
            return []
        return [Edit(start, len(self.text) if end < 0 else end + 1, "")]

    def _cut(self, start: int, end: int) -> list[Edit]:
        """Cut a stretch, unless a remark stands in it."""
        return [] if re.search(r"(?:^|\s)#", self.text[start:end]) else [Edit(start, end, "")]

    def put_list(self, path: Path, texts: Sequence[str]) -> list[Edit]:
        """Make a list of texts what stands under a key: item by item where their number is the same."""
        node: Any = self.at(path)
        if node is not None and isinstance(node.value, list) and len(node.value) == len(texts):
            pairs = zip(node.value, texts, strict=True)
            changed = [(item, text) for item, text in pairs if item.value != text]
            return [Edit(i.start_mark.index, self.end(i), f'"{text}"') for i, text in changed]
        flow = ", ".join(f'"{text}"' for text in texts)
        if node is not None:
            empty = isinstance(node.value, list) and not node.value and node.flow_style
            return [Edit(node.start_mark.index, self.end(node), f"[{flow}]")] if empty else []
        entry: Any = self.at(path[:-1])
        if entry is None or not isinstance(entry.value, list) or not entry.value:
            return []
        last = self.end(entry.value[-1][1])
        if entry.flow_style:
            return [Edit(last, last, f", {path[-1]}: [{flow}]")]
        indent = " " * entry.start_mark.column
        lines = "".join(f'\n{indent}  - "{text}"' for text in texts)
        line_end = self.text.find("\n", last)
        place = len(self.text) if line_end < 0 else line_end
        return [Edit(place, place, f"\n{indent}{path[-1]}:{lines}")]

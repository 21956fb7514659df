"""XML from strangers, read as a small tree with line numbers.

Document types are refused, and with them entities of their own, so that nothing in a file can grow or fetch
anything. Elements deeper than any question bank has are refused too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from quiz.exchange.incoming import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST: Final = 60
_AGAIN: Final = "Export it again from Moodle, as “Moodle XML format”."


class Node:
    """An element: its name, its marks, the line in which it begins, its elements and its own text."""

    __slots__ = ("_text", "children", "line", "marks", "tag")

    def __init__(self, tag: str, marks: dict[str, str], line: int) -> None:
        self.tag = tag
        self.marks = marks
        self.line = line
        self.children: list[Node] = []
        self._text: list[str] = []

    def add_text(self, data: str) -> None:
        """Add to its own text."""
        self._text.append(data)

    @property
    def text(self) -> str:
        """Its own text, without that of the elements in it."""
        return "".join(self._text)

    def each(self, tag: str) -> Iterator[Node]:
        """Yield the elements of this name directly in it."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> Node | None:
        """Return the first element of this name directly in it."""
        return next(self.each(tag), None)

    def value(self, tag: str) -> str:
        """Return the text of the first element of this name, or nothing."""
        found = self.first(tag)
        return found.text.strip() if found else ""


def parse(data: bytes, name: str) -> Node:
    """Return the root of an XML file; ``name`` is what the file is called in messages.

    Raises :class:`UnreadableError` with file and line for what is no XML, and for document types.
    """
    top = Node("", {}, 1)
    open_: list[Node] = [top]
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise UnreadableError(
            f"{name}:{parser.CurrentLineNumber}: the file has a document type (<!DOCTYPE …>).",
            remedy="Delete that part: a question bank needs none, and it may hide what is harmful.",
        )

    def start(tag: str, marks: dict[str, str]) -> None:
        if len(open_) > _DEEPEST:
            raise UnreadableError(
                f"{name}:{parser.CurrentLineNumber}: elements are nested more than {_DEEPEST} deep.",
                remedy=_AGAIN,
            )
        node = Node(tag, marks, parser.CurrentLineNumber)
        open_[-1].children.append(node)
        open_.append(node)

    def said(text: str) -> None:
        open_[-1].add_text(text)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_.pop()
    parser.CharacterDataHandler = said
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, "not well-formed")
        raise UnreadableError(
            f"{name}:{error.lineno}:{error.offset + 1}: this is not XML: {what}.", remedy=_AGAIN
        ) from None
    except (ValueError, LookupError, UnicodeError):  # an encoding that is none, or not that of the file
        raise UnreadableError(
            f"{name}:1: the file is not in the encoding that it names.", remedy="Save it as UTF-8."
        ) from None
    return top.children[0]

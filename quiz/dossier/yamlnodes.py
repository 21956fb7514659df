"""YAML text to a tree of plain values that knows where each stands, safe for any input.

The tree is built from libyaml's event stream (PyYAML's Python parser where libyaml is missing). It is
YAML cut down to what a dossier needs: every scalar stays the string that is written (``NO``, ``12:30``
and dates are text), only a plain ``null``, ``~`` or nothing at all is None. Duplicate keys are errors.
Anchors, aliases, tags, merge keys and second documents are refused: they let a few bytes stand for a
mountain, and nobody reading the file sees what it says. Building is iterative, and depth, nodes and
faults are limited, so time and memory are bounded by the length of the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml

from quiz.dossier.problems import shown
from quiz.dossier.yamltext import FORBIDDEN, Fault, Place, character, find_forbidden, syntax_fault

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 8_000_000
"""The longest file that is read."""
MAX_DEPTH = 32
"""How deep lists and keys may nest; the format itself needs eight."""
MAX_NODES = 1_000_000
"""How many values one file may hold; a file of ordinary entries at the size limit has fewer."""
MAX_ENTRY_NODES = 20_000
"""How many values one entry may hold; the largest dispute has a few thousand."""
MAX_FAULTS = 100
"""After so many faults in one file its reading stops."""

Node: TypeAlias = "str | Map | Seq | None"


Mark: TypeAlias = int
"""A line and column in one number: hundreds of thousands of these cost the garbage collector nothing."""


class Map(dict[str, Node]):
    """Keys with values, and where each key and value begins."""

    __slots__ = ("key_marks", "mark", "marks", "waiting")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.waiting: str | None = None
        """While the tree is built: the key whose value comes next."""
        self.key_marks: dict[str, Mark] = {}
        self.marks: dict[str, Mark] = {}


class Seq(list[Node]):
    """A list, and where it and each of its items begin."""

    __slots__ = ("flow", "mark", "marks")

    def __init__(self, mark: Mark, *, flow: bool) -> None:
        super().__init__()
        self.mark = mark
        self.flow = flow
        self.marks: list[Mark] = []


class Tree(NamedTuple):
    """What was read. With ``fatal`` faults the tree ends before the part where reading had to stop."""

    root: Node
    faults: list[Fault]
    fatal: bool
    open_item: Place | None
    """Where reading stopped inside an item of a top-level list: where that item begins."""
    has_null: bool


_SHIFT = 24  # columns fit: a file has fewer bytes than that
_COLUMN = (1 << _SHIFT) - 1


def place(mark: Mark) -> Place:
    """Turn a mark into a line and column as people count them."""
    return Place((mark >> _SHIFT) + 1, (mark & _COLUMN) + 1)


# ---------------------------------------------------------------- text to tree


class _StopReading(Exception):  # noqa: N818 - a signal, caught here
    """Reading this text any further would lead nowhere."""


def _parser(text: str) -> Any:
    """Return the fastest parser there is; both give the same events."""
    if yaml.__with_libyaml__:
        return yaml.CLoader(text)
    return yaml.SafeLoader(text)


def parse(text: str, *, parser: Callable[[str], Any] = _parser) -> Tree:
    """Read YAML text into a tree, with every fault that was found on the way."""
    builder = _Builder()
    if fault := find_forbidden(text):
        return Tree(None, [fault], fatal=True, open_item=None, has_null=False)
    fatal = False
    try:
        builder.read(parser(text))
    except _StopReading:
        return Tree(None, builder.faults, fatal=True, open_item=builder.open_item, has_null=False)
    except yaml.MarkedYAMLError as error:
        builder.faults.append(syntax_fault(error, text))
        fatal = True
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # e.g. \UFFFFFFFF in the Python parser
        builder.faults.append(Fault(Place(1, 1), "this is not YAML", f"the parser says: {shown(error, 200)}"))
        fatal = True
    open_item = builder.open_item if fatal else None
    if fatal:
        builder.drop_open()
    return Tree(builder.root, builder.faults, fatal, open_item, builder.has_null)


class _Builder:
    """Builds the tree from events, keeping the open lists and keys on a stack of its own."""

    def __init__(self) -> None:
        self.root: Node = None
        self.faults: list[Fault] = []
        self.has_null = False
        self._started = False
        self._stack: list[Map | Seq] = []
        self._left = self._left_at_entry = MAX_NODES

    @property
    def open_item(self) -> Place | None:
        """Where the item of a top-level list begins that was being read last."""
        if len(self._stack) > 1 and isinstance(self._stack[1], Seq) and self._stack[1].marks:
            return place(self._stack[1].marks[-1])
        return None

    def drop_open(self) -> None:
        """Drop the entry or section that was not read to its end, so that nobody misses its keys."""
        if len(self._stack) < 2:
            return
        section = self._stack[1]
        if isinstance(section, Seq):
            if len(self._stack) > 2:
                section.pop()
                section.marks.pop()
        elif isinstance(self.root, Map):
            for key in [key for key, value in self.root.items() if value is section]:
                del self.root[key], self.root.marks[key], self.root.key_marks[key]

    def fault(self, mark: Mark, message: str, remedy: str) -> None:
        """Note a fault and, when there are too many, stop."""
        self.faults.append(Fault(place(mark), message, remedy))
        if len(self.faults) >= MAX_FAULTS:
            raise _StopReading

    def read(self, parser: Any) -> None:  # noqa: PLR0912 - written out: this is the hot loop
        """Take all events of a parser."""
        get_event = parser.get_event
        scalar_event: Any = yaml.ScalarEvent
        top: Map | Seq | None = None
        while True:
            event = get_event()
            if event.__class__ is not scalar_event:
                top = self._structure(event, top)
                if top is _END:
                    return
                continue
            raw = event.start_mark
            mark = raw.line << _SHIFT | raw.column
            value, style = event.value, event.style
            if event.anchor is not None or event.tag is not None:
                self._refuse(event, mark)
            if style == '"' and FORBIDDEN.search(value):
                value = self._without_forbidden(value, mark)
            self._left -= 1
            if self._left < 0:
                self._too_many(mark)
            if top.__class__ is Map:
                key = top.waiting
                if key is None:
                    if value in top.key_marks or value in _NEVER_KEYS:
                        self._bad_key(top, value, mark)
                    else:
                        top.key_marks[value] = mark
                        top.waiting = value
                    continue
                if not style and value in _NULLS:
                    value = None
                    self.has_null = True
                top.waiting = None
                if key is not _NO_KEY:
                    top[key] = value
                    top.marks[key] = mark
            else:
                self._add(None if not style and value in _NULLS else value, mark, top)

    def _structure(self, event: Any, top: Map | Seq | None) -> Map | Seq | None:
        """Take an event that is no scalar; return the list or keys that are open after it."""
        kind = event.__class__
        if kind in {yaml.MappingEndEvent, yaml.SequenceEndEvent}:
            closed = self._stack.pop()
            if len(self._stack) == 2:
                self._check_size(closed)
            return self._stack[-1] if self._stack else None
        mark = event.start_mark.line << _SHIFT | event.start_mark.column
        if kind is yaml.MappingStartEvent:
            return self._open(event, Map(mark), top)
        if kind is yaml.SequenceStartEvent:
            return self._open(event, Seq(mark, flow=bool(event.flow_style)), top)
        if kind is yaml.AliasEvent:
            name = shown(event.anchor, 30)
            self.fault(mark, f"`*{name}` repeats another part", "write the part out here")
            self._add(None, mark, top)
        elif kind is yaml.DocumentStartEvent and self._started:
            remedy = "delete the line `---`, or put what follows into a file of its own"
            self.fault(mark, "a second document begins here", remedy)
            return _END
        elif kind is yaml.StreamEndEvent:
            return _END
        elif kind is yaml.DocumentStartEvent:
            self._started = True
        return top

    def _open(self, event: Any, node: Map | Seq, top: Map | Seq | None) -> Map | Seq:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, node.mark)
        if len(self._stack) >= MAX_DEPTH:
            message = f"lists and keys are nested more than {MAX_DEPTH} deep"
            self.fault(node.mark, message, "a dossier never needs that")
            raise _StopReading
        if len(self._stack) == 2:
            self._left_at_entry = self._left
        self._left -= 1
        if self._left < 0:
            self._too_many(node.mark)
        self._add(node, node.mark, top)
        self._stack.append(node)
        return node

    def _check_size(self, entry: Map | Seq) -> None:
        if self._left_at_entry - self._left > MAX_ENTRY_NODES:
            message = f"this entry holds more than {MAX_ENTRY_NODES:,} values"
            self.fault(entry.mark, message, "make several entries of it")
            raise _StopReading

    def _add(self, node: Node, mark: Mark, top: Map | Seq | None) -> None:
        if node is None:
            self.has_null = True
        if top is None:
            self.root = node
        elif isinstance(top, Seq):
            top.append(node)
            top.marks.append(mark)
        elif top.waiting is None:
            # What comes is read into a container that belongs to nothing, then its value likewise.
            self.fault(mark, "a list or group of keys stands where a key should be", "write a plain key")
            top.waiting = _NO_KEY
        else:
            key, top.waiting = top.waiting, None
            if key is not _NO_KEY:
                top[key] = node
                top.marks[key] = mark

    def _too_many(self, mark: Mark) -> None:
        self.fault(mark, f"the file holds more than {MAX_NODES:,} values", "split it into several files")
        raise _StopReading

    def _refuse(self, event: Any, mark: Mark) -> None:
        if event.anchor is not None:
            self.fault(mark, f"anchors are not used here (`&{shown(event.anchor, 30)}`)", "delete it")
        if event.tag is not None:
            self.fault(
                mark,
                f"tags are not used here (`{shown(event.tag, 40)}`)",
                "delete it; put text that begins with `!` in quotes",
            )

    def _without_forbidden(self, value: str, mark: Mark) -> str:
        found = FORBIDDEN.search(value)
        assert found is not None
        self.fault(mark, f"the text holds {character(found[0])}", "delete the `\\` escape")
        return FORBIDDEN.sub("", value)

    def _bad_key(self, top: Map, key: str, mark: Mark) -> None:
        top.waiting = _NO_KEY
        if not key:
            self.fault(mark, "a key is missing before `:`", "write the key, or put the text in quotes")
        elif key == "<<":
            self.fault(mark, "merge keys (`<<`) are not used here", "write the keys out")
        else:
            first = place(top.key_marks[key]).line
            self.fault(
                mark,
                f"`{shown(key, 40)}` stands twice here; the first is in line {first}",
                "delete one of them, or join them",
            )


_END = Seq(0, flow=False)
"""What is open after the last event that counts."""
_NEVER_KEYS = frozenset({"", "<<"})
_NULLS = frozenset({"", "~", "null"})
_NO_KEY = "\0"
"""Stands for a key whose value is dropped; no text that was read holds a NUL."""

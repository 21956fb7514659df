"""The text of a YAML file: decoded, looked through for what no text needs, and its syntax errors told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.problems import shown

if TYPE_CHECKING:
    import yaml


class Place(NamedTuple):
    """A line and column, counted from 1."""

    line: int
    column: int


class Fault(NamedTuple):
    """Something in the text that is not YAML, or not YAML that a dossier may use."""

    place: Place
    message: str
    remedy: str


# ---------------------------------------------------------------- bytes to text

_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_UTF8 = "save the file as UTF-8"


def decode(data: bytes) -> str | Fault:
    """Decode a file's bytes as UTF-8, all lines ending with LF, or say what is wrong with them."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Fault(Place(1, 1), f"the file is in {name}", _UTF8)
    if data[:4].count(0) >= 2:
        return Fault(Place(1, 1), "the file is in UTF-16 or is not text at all", _UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Fault(
            _end(_with_plain_line_ends(data[: error.start].decode("utf-8"))),
            f"the byte 0x{data[error.start]:02X} is not UTF-8",
            f"{_UTF8} (it may be in Latin-1 or Windows-1252 now)",
        )
    return _with_plain_line_ends(text.removeprefix("\ufeff"))


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _end(text: str) -> Place:
    """Return the place of what comes after a text."""
    return Place(text.count("\n") + 1, len(text) - text.rfind("\n"))


def find_forbidden(text: str) -> Fault | None:
    """Return the first character that no text needs: control characters, half characters and the like."""
    found = FORBIDDEN.search(text)
    if found is None:
        return None
    return Fault(
        _end(text[: found.start()]),
        f"there is {character(found[0])} here",
        "delete it; it may be invisible in your editor",
    )


def character(char: str) -> str:
    """Name a forbidden character in words."""
    code = f"U+{ord(char):04X}"
    if char in "\u2028\u2029\x85":
        return f"an invisible line separator ({code})"
    if char == "\ufeff":
        return f"a stray byte-order mark ({code})"
    if "\ud800" <= char <= "\udfff":
        return f"half a character (the surrogate {code})"
    return f"a NUL character ({code})" if char == "\0" else f"a control character ({code})"


# ---------------------------------------------------------------- what the parser says, in plain words

_QUOTES = "put the whole text in double quotes"
_INDENT = "check the indentation: keys of one entry begin in the same column, with spaces and never tabs"
_SAYINGS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "there is a `: ` where no key can be",
        f"{_QUOTES} if it holds `: `; {_INDENT}",
    ),
    ("cannot start any token", "text cannot begin with this character", _QUOTES),
    ("unexpected end of stream", "a quotation mark opens here and is never closed", "close it"),
    ("found unexpected document indicator", "a quotation mark is not closed before `---`", "close it"),
    (
        "could not find expected ':'",
        "this line is neither a key with `:` nor part of a text",
        f"add `:`, or {_QUOTES}",
    ),
    (
        "expected node content",
        "a list in [brackets] or keys in {braces} are not closed, or hold a comma too many",
        f"add what is missing, or {_QUOTES}",
    ),
    ("tab character", "a tab stands where only spaces may", "use spaces"),
    ("indentation indicator", "after `|` or `>` comes no such number", "leave the number out"),
    ("comment or line break", "after `|` or `>` the text begins on the next line", "begin a new line there"),
    ("mapping keys are not allowed", "a `? ` stands where no key can be", _QUOTES),
    ("tag", "tags (`!`) are not used here", _QUOTES),
    (
        "',' or ']'",
        "a list in [brackets] is not closed or a comma is missing",
        f"add `,` or `]`, or {_QUOTES}",
    ),
    (
        "',' or '}'",
        "keys in {braces} are not closed or a comma is missing",
        f"add `,` or `}}`, or {_QUOTES}",
    ),
    ("did not find expected '-'", "this line does not fit the list above it", _INDENT),
    (
        "block end",
        "this line does not fit what stands above it",
        f"{_INDENT}; {_QUOTES} if the text begins with one",
    ),
    ("block sequence entries", "a `- ` stands where no list can begin", _INDENT),
    (
        "did not find expected key",
        "this line does not fit the keys above it",
        f"{_INDENT}; {_QUOTES} if it begins with one",
    ),
    ("unknown escape character", "there is no such escape after `\\`", "write `\\\\` for a backslash"),
    ("Unicode character escape", "an escape stands for no character", "write the character itself"),
    ("hexdecimal number", "an escape after `\\` is not complete", "write the character itself"),
    ("expected alphabetic or numeric", "`&` or `*` begins an anchor here", _QUOTES),
    ("directive", "lines that begin with `%` are not used here", "delete the line"),
    (
        "document start",
        "something stands before or after the document",
        "delete it; a file holds one document",
    ),
)


def syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """Say in plain words what libyaml or PyYAML complains about, and where in the text that is."""
    said = f"{error.problem or ''} {error.context or ''}"
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    known = next((saying for saying in _SAYINGS if saying[0] in said), None)
    message, remedy = known[1:] if known else ("this is not YAML", f"the parser says: {shown(said, 100)}")
    if "unexpected end of stream" in said and context is not None:
        mark = context
    if mark is None:
        return Fault(Place(1, 1), message, remedy)
    lines = text.splitlines() or [""]
    if "cannot start any token" in said and lines[min(mark.line, len(lines) - 1)].startswith(
        "\t", mark.column
    ):
        message, remedy = "a tab stands where only spaces may", "use spaces"
    if context is not None and context.line != mark.line:
        message += f" (it belongs to what begins in line {context.line + 1})"
    # The parser may look past the last line; a place that exists is easier to go to.
    return Fault(Place(min(mark.line + 1, len(lines)), mark.column + 1), message, remedy)

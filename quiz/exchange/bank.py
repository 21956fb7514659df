"""A file of another program, read as what it is: its format told, its bytes decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.dossier.yamltext import Fault, decode
from quiz.exchange.incoming import MOST_BYTES, MOST_CARDS, Incoming, UnreadableError
from quiz.text import printable

if TYPE_CHECKING:
    from pathlib import Path

GIFT: Final = "gift"
MOODLE: Final = "moodle"
LABELS: Final = {GIFT: "GIFT", MOODLE: "Moodle XML"}
_ZIP: Final = b"PK\x03\x04"


def kind_of(name: str, data: bytes) -> str:
    """Tell the format of a file: XML by its ending or its first characters, else GIFT."""
    head = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    wide = data[:2] in {b"\xff\xfe", b"\xfe\xff"} and b"<" in data[2:4]  # UTF-16, which XML may be in
    is_xml = name.lower().endswith(".xml") or head.startswith((b"<?xml", b"<quiz", b"<!DOCTYPE"))
    return MOODLE if is_xml or wide else GIFT


def read_bank(path: Path, kind: str | None = None) -> tuple[str, Incoming]:
    """Return the format of a file and what it holds.

    Raises :class:`UnreadableError`, with file, line and remedy, for what is not of that format.
    """
    if path.stat().st_size > MOST_BYTES:
        most = f"{MOST_BYTES // 2**20} MB"
        raise UnreadableError(f"{path}: the file is larger than {most}.", remedy="Split it.")
    return read_bytes(path.read_bytes(), str(path), kind)


def read_bytes(data: bytes, name: str, kind: str | None = None) -> tuple[str, Incoming]:
    """Return the format of a file's bytes and what they hold; raises as :func:`read_bank`."""
    kind = kind or kind_of(name, data)
    shown = printable(name).replace("\n", " ")
    if data.startswith(_ZIP):
        raise UnreadableError(
            f"{shown}: this is a package or spreadsheet (a zip file): only GIFT and Moodle XML are read.",
            remedy="Export the questions as GIFT or Moodle XML.",
        )
    if kind == MOODLE:
        from quiz.exchange.moodle_import import read

        found = read(data, shown)
    else:
        from quiz.exchange.gift_import import read as read_gift

        text = decode(data)
        if isinstance(text, Fault):
            raise UnreadableError(
                f"{shown}:{text.place.line}:{text.place.column}: {text.message}.", remedy=f"{text.remedy}."
            )
        found = read_gift(text)
    if len(found.cards) > MOST_CARDS:
        raise UnreadableError(f"{shown}: more than {MOST_CARDS:,} questions.", remedy="Split the file.")
    return kind, found

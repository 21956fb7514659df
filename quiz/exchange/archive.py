"""Zip archives that are the same bytes whenever and wherever they are written."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can say; all entries bear it."""
_UNIX: Final = 3
_MODE: Final = 0o100644 << 16


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of files in the order given, without a trace of the time or the machine.

    They are stored, not compressed: what zlib makes of a text differs from version to version.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            archive.writestr(entry, data)
    return out.getvalue()

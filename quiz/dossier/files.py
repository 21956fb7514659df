"""The files of a dossier: found in a fixed order, their sizes looked at before they are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.problems import Problem, did_you_mean, shown
from quiz.dossier.yamlnodes import MAX_BYTES
from quiz.errors import DossierError
from quiz.progress import telling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from quiz.progress import OnProgress

MAX_FILES = 5_000
"""How many YAML files a dossier may have."""
MAX_TOTAL_BYTES = 400_000_000
"""How long all files together may be."""
MAX_FOLDERS = 12
"""How deep folders may lie in one another."""
_MAX_SEEN = 200_000
"""How many names are looked at before a folder is taken for something else than a dossier."""

SKIPPED = frozenset({"articles", "proposed"})
"""Folders beside the dossier's own files that hold other things."""


class Text(NamedTuple):
    """One file's name, as problems give it, and its bytes."""

    name: str
    data: bytes


def read_files(path: Path | Traversable, on_progress: OnProgress | None = None) -> Iterator[Text | Problem]:
    """Yield each YAML file of a dossier, or the problem that keeps it from being read.

    A folder's files come in the order of their paths; hidden ones, symbolic links to folders and the
    folders ``articles`` and ``proposed`` are passed over. Raises :class:`DossierError` where there is no
    dossier at all.
    """
    files = list_files(path)
    total = 0
    for file_name, file in telling(files, on_progress):
        text = _read(file, file_name, MAX_TOTAL_BYTES - total)
        if isinstance(text, Text):
            total += len(text.data)
        yield text


def list_files(path: Path | Traversable) -> list[tuple[str, Path | Traversable]]:
    """Return the YAML files of a dossier in their order, each with its name as problems give it.

    Raises :class:`DossierError` where there is no dossier at all.
    """
    name = path.as_posix() if isinstance(path, Path) else path.name
    if path.is_dir():
        files = _walk(path, name)
    elif path.is_file():
        files = [(name, path)]
    else:
        raise _nothing_there(path, name)
    if not files:
        raise DossierError(
            f"{shown(name, 200)} holds no YAML files",
            remedy="a dossier is a folder of files that end in .yaml, one of them with the section `deck`",
        )
    return files


def _nothing_there(path: Path | Traversable, name: str) -> DossierError:
    try:
        beside = [p.name for p in path.parent.iterdir()] if isinstance(path, Path) else []
    except OSError:
        beside = []
    near = did_you_mean(path.name, beside)
    return DossierError(
        f"there is no file or folder {shown(name, 200)}",
        remedy=f"did you mean {shown(near)}?" if near else "give the folder of a dossier or one of its files",
    )


def _walk(top: Path | Traversable, name: str) -> list[tuple[str, Path | Traversable]]:
    found: list[tuple[tuple[str, ...], Path | Traversable]] = []
    folders: list[tuple[tuple[str, ...], Path | Traversable]] = [((), top)]
    seen = 0
    while folders:
        parts, folder = folders.pop()
        try:
            children = list(folder.iterdir())
        except OSError as error:
            where = "/".join((name, *parts))
            raise DossierError(f"the folder {shown(where, 200)} cannot be read: {error.strerror}") from error
        seen += len(children)
        for child in children:
            inner = (*parts, child.name)
            if child.name.startswith("."):
                continue
            if child.is_dir():
                linked = isinstance(child, Path) and child.is_symlink()
                if child.name not in SKIPPED and not linked and len(inner) <= MAX_FOLDERS:
                    folders.append((inner, child))
            elif child.name.endswith((".yaml", ".yml")):
                found.append((inner, child))
        if len(found) > MAX_FILES or seen > _MAX_SEEN:
            raise DossierError(
                f"{shown(name, 200)} holds more than {MAX_FILES:,} YAML files or {_MAX_SEEN:,} names",
                remedy="give the dossier's own folder",
            )
    found.sort(key=lambda item: item[0])
    return [("/".join((name, *parts)), file) for parts, file in found]


def _read(file: Path | Traversable, name: str, room: int) -> Text | Problem:
    limit = min(MAX_BYTES, room)
    try:
        if not file.is_file():
            return Problem(
                name, 1, 1, "this is not an ordinary file", "put a text file here, or give it another name"
            )
        size = file.stat().st_size if isinstance(file, Path) else 0
        if size <= limit:
            with file.open("rb") as stream:
                data = stream.read(limit + 1)
            size = len(data)
    except OSError as error:
        return Problem(
            name, 1, 1, f"the file cannot be read: {error.strerror}", "check its name and permissions"
        )
    if size <= limit:
        return Text(name, data)
    if limit < MAX_BYTES:
        return Problem(
            name,
            1,
            1,
            f"all files together are longer than {MAX_TOTAL_BYTES:,} bytes",
            "make two dossiers of it",
        )
    return Problem(
        name,
        1,
        1,
        f"the file is longer than {MAX_BYTES:,} bytes",
        "split it into several files in one folder",
    )

"""The files of a dossier under review: read whole, written atomically, several of them as one decision.

Before the first file of a decision is written, all of it lies in a journal beside the log. Whoever opens the
folder after a crash finds the journal and writes what is missing; when the log has the decision, the journal
goes. A decision that could not be written is taken back: its journal gets another name first, so that
whoever finds it then puts back what was there before. All of this is done by whoever holds the folder's lock.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from quiz.dossier.files import Text, read_files
from quiz.dossier.problems import DossierProblems
from quiz.errors import QuizError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PROPOSED = "proposed"
JOURNAL = ".decision.json"
TAKEN_BACK = ".decision-taken-back.json"
"""The journal of a decision that was told to have failed: renaming needs no room on a full disk."""


class Written(Struct, frozen=True, kw_only=True):
    """One file of a decision: its text before and after; None where it is not there."""

    file: str
    before: str | None
    after: str | None


class Journal(Struct, frozen=True, kw_only=True):
    """A decision on its way: the line for the log, how long the log was, and the files."""

    line: str
    log_size: int
    files: tuple[Written, ...]


def read_yaml(folder: Path) -> dict[str, str]:
    """Return the text of every YAML file of a dossier by its path inside the folder, in the loader's order.

    Raises :class:`quiz.dossier.problems.DossierProblems` where a file cannot be read or is not UTF-8.
    """
    top = folder.as_posix() + "/"
    texts: dict[str, str] = {}
    for one in read_files(folder):
        if not isinstance(one, Text):
            raise DossierProblems([one])
        try:
            texts[one.name.removeprefix(top)] = one.data.decode("utf-8")
        except UnicodeDecodeError:
            from quiz.dossier.load import load_texts

            load_texts(folder.name, [one])  # says where, and what to do
            raise
    return texts


def as_files(folder: Path, texts: Mapping[str, str]) -> list[Text]:
    """Return texts as the loader takes them: in the order of their paths."""
    top = folder.as_posix()
    return [Text(f"{top}/{name}", texts[name].encode()) for name in sorted(texts, key=lambda n: n.split("/"))]


def write_file(path: Path, text: str | None) -> None:
    """Write a file so that after a crash it holds either the old text or the new; None takes it away.

    A link is followed; a file's permissions stay. Raises :class:`QuizError` where it cannot be written.
    """
    path = path.resolve()
    try:
        if text is None:
            path.unlink(missing_ok=True)
            _sync_folder(path.parent)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with temporary.open("wb") as file:
                if path.exists():
                    os.chmod(temporary, stat.S_IMODE(path.stat().st_mode))  # noqa: PTH101
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> QuizError:
    return QuizError(
        f"{path} cannot be written: {error.strerror or error}.", remedy="Check its folder and the disk."
    )


def append_line(path: Path, line: bytes, size: int) -> None:
    """Append a line to a log whose sound part is ``size`` bytes long; an unfinished last line goes.

    Raises :class:`QuizError` where the log holds something else than that, or cannot be written; then it is
    as it was, as far as the disk allows.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = not path.exists()
        with path.open("x+b" if new else "r+b", buffering=0) as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(min(size, end))
            if end < size or b"\n" in file.read():
                raise QuizError(
                    f"{path} was changed by somebody else; nothing was written.",
                    remedy="Read the folder again.",
                    title="The log was changed meanwhile",
                )
            file.seek(size)
            file.truncate()
            try:
                rest = memoryview(line + b"\n")
                while rest:
                    rest = rest[file.write(rest) :]
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    file.truncate(size)
                raise
        if new:
            _sync_folder(path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error


def _sync_folder(folder: Path) -> None:
    """Make a renaming durable, where the system lets folders be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_journal(folder: Path, journal: Journal) -> None:
    """Lay down a decision before it is carried out."""
    write_file(folder / PROPOSED / JOURNAL, msgspec.json.encode(journal).decode())


def drop_journal(folder: Path) -> None:
    """Take the journal away: the log has the decision, or nothing of it is left."""
    for name in (JOURNAL, TAKEN_BACK):
        with suppress(OSError):
            (folder / PROPOSED / name).unlink(missing_ok=True)


def take_back(folder: Path, replaced: Sequence[Written]) -> bool:
    """Put back what a decision that failed has replaced, as far as that can be; tell whether it all is.

    Where it is not, the journal stays under its other name, and :func:`mend` goes on with it.
    """
    journal, turned = folder / PROPOSED / JOURNAL, folder / PROPOSED / TAKEN_BACK
    with suppress(OSError):
        journal.replace(turned)
    whole = True
    for one in replaced:
        try:
            write_file(folder / one.file, one.before)
        except QuizError:
            whole = False
    if whole:
        drop_journal(folder)
    return whole


def finish_taking_back(folder: Path, log: Path, size: int) -> None:
    """Put back the rest of what a decision that failed has replaced, if any is left; see :func:`mend`.

    Raises :class:`QuizError` where that cannot be done: no other decision is made before it is.
    """
    journal = folder / PROPOSED / JOURNAL
    try:
        if journal.exists():
            journal.replace(folder / PROPOSED / TAKEN_BACK)
    except OSError as error:
        raise _unwritable(journal, error) from error
    mend(folder, log, size)


def read_journal(path: Path) -> Journal | None:
    """Return the decision that was left half done, if there is one.

    Raises :class:`QuizError` where it cannot be read: it was renamed into place whole, so it is not of this
    program.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Journal)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise QuizError(
            f"{path} cannot be read: {error}.",
            remedy="It holds a decision that was not carried out; delete it to go on without that one.",
        ) from error


def mend(folder: Path, log: Path, size: int) -> str | None:
    """Carry out the decision that a crash left half done, or take back the one that failed.

    Returns what was done, in a sentence for the screen. ``size`` is how many bytes of the log are sound.
    Where somebody changed one of the files since, it is left alone, and what the decision wrote in others is
    taken back. Raises :class:`QuizError` where something cannot be written; the journal then stays.
    """
    taken_back = read_journal(folder / PROPOSED / TAKEN_BACK)
    journal = taken_back or read_journal(folder / PROPOSED / JOURNAL)
    if journal is None:
        return None
    line = journal.line.encode()
    if _is_in_log(log, line, size):  # only the journal was left
        drop_journal(folder)
        return None
    present = {one.file: _text(folder / one.file) for one in journal.files}
    foreign = [one.file for one in journal.files if present[one.file] not in {one.before, one.after}]
    if foreign or taken_back is not None:
        for one in journal.files:
            if one.file not in foreign and present[one.file] != one.before:
                write_file(folder / one.file, one.before)
        drop_journal(folder)
        if not foreign:
            return "The last decision could not be written; what was left of it has been taken back."
        return (
            f"The last decision was cut off, and {', '.join(foreign)} was changed since: nothing of the "
            "decision was kept."
        )
    for one in journal.files:
        if present[one.file] != one.after:
            write_file(folder / one.file, one.after)
    append_line(log, line, size)
    drop_journal(folder)
    return "The last decision was cut off before it was complete; it has been completed."


def _is_in_log(log: Path, line: bytes, size: int) -> bool:
    """Tell whether the sound part of the log has a line."""
    try:
        return line in log.read_bytes()[:size].split(b"\n")
    except FileNotFoundError:
        return False


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return None

"""Mends what is certain: corrections of a dossier's files that change no other byte of them."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from quiz.dossier.check_answers import is_right_distractor
from quiz.dossier.files import Text, list_files
from quiz.dossier.load import Loaded, load_texts
from quiz.dossier.marks import Path as Place
from quiz.dossier.problems import DossierProblems, Problem
from quiz.dossier.schema import Dossier
from quiz.dossier.yamltext import Fault, decode
from quiz.errors import QuizError
from quiz.lint.engine import Report, as_report, run
from quiz.lint.rule import Hit
from quiz.lint.splice import Edit, Tree, applied, need_editor
from quiz.lint.tidy import STRAY, mark_for

_MOST_ROUNDS = 6
"""What one round uncovers the next one mends: doubled entries that differed by a space."""


_UNLOADED = "Q001"


@dataclass(frozen=True, slots=True, order=True)
class Fixed:
    """One correction: where it stood before, by which rule, and what was amiss. Lines count from 1."""

    file: str
    line: int
    rule: str
    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Fixes:
    """Every correction of a dossier, not yet written."""

    fixed: tuple[Fixed, ...]
    old: dict[str, bytes]
    new: dict[str, bytes]
    """Per file that changes its bytes before and after, by its path."""
    report: Report
    """What is left."""

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff, file by file."""
        for file in sorted(self.new):
            old, new = (_text(data).split("\n") for data in (self.old[file], self.new[file]))
            yield from difflib.unified_diff(old, new, f"{file} (before)", f"{file} (after)", lineterm="")

    def write(self) -> None:
        """Write the files, each at once and as a whole.

        Raises :class:`QuizError`, before anything is written, where a file is no longer what it was.
        """
        for file, old in self.old.items():
            if Path(file).read_bytes() != old:
                raise QuizError(f"{file} was changed meanwhile.", remedy="Run the command again.")
        for file, new in sorted(self.new.items()):
            _replace(Path(file).resolve(), new)


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


Prints: TypeAlias = Mapping[str, Sequence[str]]
"""Per source the fingerprints of its article."""


def mend(path: Path, fingerprints: Callable[[Dossier], Prints] | None = None) -> Fixes:
    """Work out every correction of the dossier at a path; nothing is written.

    ``fingerprints`` gives those of its sources' articles, where these are known.

    Afterwards it loads, and has no more findings than before. Raises
    :class:`quiz.lint.splice.NoEditorError` without ruamel.yaml, :class:`DossierProblems` where the dossier
    has problems that cannot be mended so, and :class:`QuizError` where mending would make it worse.
    """
    need_editor()
    return _Mending(path, fingerprints).all()


class _Mending:
    """A dossier's files in memory, mended round after round."""

    def __init__(self, path: Path, fingerprints: Callable[[Dossier], Prints] | None) -> None:
        self._path = path
        self._look_up = fingerprints
        self._prints: Prints | None = None
        self._old = {name: Path(str(file)).read_bytes() for name, file in list_files(path)}
        self._files = dict(self._old)
        self._fixed: list[Fixed] = []

    def all(self) -> Fixes:
        """Mend until nothing is left to mend."""
        before = None
        for _ in range(_MOST_ROUNDS):
            loaded, edits = self._load()
            if loaded is not None:
                if self._prints is None:
                    self._prints = self._look_up(loaded.dossier) if self._look_up is not None else {}
                found = run(loaded, fingerprints=self._prints)
                report = as_report(loaded, found)
                before = before or report
                if len(report.findings) > len(before.findings):
                    break
                hits = [(one.code, one.name, hit) for (one, hit), (_, s) in found.hits.items() if s is None]
                fixable = {one.code for one, _ in found.hits if one.fix}
                edits = self._edits(loaded, [entry for entry in hits if entry[0] in fixable])
                if not edits:
                    new = {name: data for name, data in self._files.items() if data != self._old[name]}
                    old = {name: self._old[name] for name in new}
                    return Fixes(tuple(self._fixed), old, new, report)
            for name, some in edits.items():
                self._files[name] = _edited(self._files[name], some)
        raise _worse("more findings than before")

    def _load(self) -> tuple[Loaded | None, dict[str, list[Edit]]]:
        """Load the files as they stand, or say what could be taken out of them so that they load."""
        texts = [Text(name, data) for name, data in self._files.items()]
        try:
            return load_texts(self._path.name, texts, single=self._path.is_file()), {}
        except DossierProblems as error:
            if any(one.rule != _UNLOADED for one in self._fixed):
                raise _worse("a dossier that does not load") from error
            return None, self._loadable(error)

    def _loadable(self, error: DossierProblems) -> dict[str, list[Edit]]:
        """Return the edits after which the files load; raise the error where there are none."""
        mendable = [one for one in error.problems if is_right_distractor(one.message)]
        edits = self._without(mendable) if len(mendable) == len(error.problems) else {}
        if error.omitted or not edits:
            raise error
        return edits

    def _without(self, problems: list[Problem]) -> dict[str, list[Edit]]:
        """Return the edits that take out wrong options that are right answers too, one of a list a round."""
        edits: dict[str, list[Edit]] = {}
        trees: dict[str, Tree] = {}
        for one in problems:
            tree = trees.setdefault(one.file, Tree(_text(self._files[one.file])))
            path = _path_at(tree.root, one.line - 1, one.column - 1)
            made = tree.delete(path) if path and "distractors" in path else []
            if made and _apart(made, edits.get(one.file, [])):
                edits.setdefault(one.file, []).extend(made)
                self._fixed.append(Fixed(one.file, one.line, _UNLOADED, "dossier-has-problems", one.message))
        return edits

    def _edits(self, loaded: Loaded, hits: list[tuple[str, str, Hit]]) -> dict[str, list[Edit]]:
        edits: dict[str, list[Edit]] = {}
        trees: dict[str, Tree] = {}
        where = loaded.marks.where_all((hit.path, False) for _, _, hit in hits)
        for code, name, hit in hits:
            place = where[hit.path, False]
            tree = trees.get(place.file)
            if tree is None:
                tree = trees[place.file] = Tree(_text(self._files[place.file]))
            made = _made(code, tree, _in_file(hit.path, loaded), hit, self._prints or {}, loaded)
            if made and _apart(made, edits.get(place.file, [])):
                edits.setdefault(place.file, []).extend(made)
                self._fixed.append(Fixed(place.file, place.line, code, name, hit.message))
        return edits


def _worse(what: str) -> QuizError:
    return QuizError(
        f"Mending the files would leave {what}; nothing was written.",
        remedy="Run `quiz lint` without --fix, and mend by hand what it finds.",
    )


def _made(code: str, tree: Tree, path: Place, hit: Hit, prints: Prints, loaded: Loaded) -> list[Edit]:
    """Return the edits that mend one finding; none where it is not certain how."""
    if code == "Q601":
        return tree.rewrite(path, _tidied)
    if code == "Q602":
        mark = mark_for(_value(tree, path), asked="ask" in path or path[-1] == "question")
        return tree.end_with(path, mark) if mark else []
    if code in {"Q603", "Q902"}:
        return tree.delete(path)
    if code == "Q604":
        assert isinstance(hit.path[1], int)
        return tree.put_list(path, prints[loaded.dossier.sources[hit.path[1]].id])
    return []


def _tidied(text: str) -> str:
    return STRAY.sub(lambda one: " " if _inside(one.span(), text) else "", text)


def _inside(span: tuple[int, int], text: str) -> bool:
    """Tell whether spaces stand between two words of a line, and not at the end of one or of the text."""
    return span[0] > 0 and span[1] < len(text) and text[span[1]] != "\n"


def _value(tree: Tree, path: Place) -> str:
    node = tree.at(path)
    return node.value if node is not None and isinstance(node.value, str) else ""


def _in_file(path: Place, loaded: Loaded) -> Place:
    """Return a place as it is counted in its own file."""
    if path[0] == "deck":
        return path
    assert isinstance(path[1], int)
    origin = loaded.marks.origins[str(path[0])][path[1]]
    return (path[0], origin.index, *path[2:])


def _path_at(root: object, line: int, column: int) -> Place:
    """Return the path of the text that begins in a line and column, counted from 0."""
    open_nodes: list[tuple[object, Place]] = [(root, ())]
    while open_nodes:
        node, path = open_nodes.pop()
        value = getattr(node, "value", None)
        if isinstance(value, str):
            mark = getattr(node, "start_mark", None)
            if mark is not None and (mark.line, mark.column) == (line, column):
                return path
        for i, child in enumerate(value if isinstance(value, list) else ()):
            inner = (child[1], (*path, child[0].value)) if isinstance(child, tuple) else (child, (*path, i))
            open_nodes.append(inner)
    return ()


def _apart(some: Sequence[Edit], others: Sequence[Edit]) -> bool:
    """Tell whether edits neither touch nor overlap others; what does waits for the next round."""
    return all(one.end < two.start or two.end < one.start for one in some for two in others)


def _text(data: bytes) -> str:
    text = decode(data)
    if isinstance(text, Fault):
        raise QuizError(text.message, remedy=text.remedy)
    return text


def _edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return a file's bytes with some edits made; line ends and byte-order mark stay what they were.

    Raises :class:`QuizError` where lines end in several ways.
    """
    bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    for end in ("\n", "\r\n", "\r"):
        if bom + _text(data).replace("\n", end).encode("utf-8") == data:
            return bom + applied(_text(data), edits).replace("\n", end).encode("utf-8")
    raise QuizError(
        "The lines of a file end in several ways; nothing was written.",
        remedy="Save it with one kind of line end, then run the command again.",
    )

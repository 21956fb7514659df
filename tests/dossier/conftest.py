"""A small sound dossier to plant errors in, and ways to see what the loader says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.dossier.problems import DossierProblems, Problem
from quiz.dossier.schema import Dossier


class Folder:
    """A folder for a dossier's files, with the text of a sound one at hand."""

    sound = Path(__file__).with_name("sound.yaml").read_text(encoding="utf-8")

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, **files: str | bytes) -> Path:
        """Write files (two underscores in a name stand for a folder), return the dossier's path."""
        for name, content in files.items():
            file = self.path / f"{name.replace('__', '/')}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self.path

    def load(self, **files: str | bytes) -> Dossier:
        """Write files and load the folder."""
        return load(self.write(**files))

    def problems(self, **files: str | bytes) -> list[Problem]:
        """Write files, load the folder and return its problems, file names relative to it."""
        self.write(**files)
        with pytest.raises(DossierProblems) as caught:
            load(self.path)
        top = f"{self.path.as_posix()}/"
        return [
            Problem(p.file.removeprefix(top), p.line, p.column, p.message.replace(top, ""), p.remedy)
            for p in caught.value.problems
        ]

    def planted(self, old: str, new: str) -> tuple[list[Problem], tuple[str, int, int]]:
        """Replace one part of the sound dossier; return its problems and where the mark § stood.

        The mark says where the problem is to be found; it is taken out before the text is loaded.
        """
        assert self.sound.count(old) == 1, f"{old!r} stands {self.sound.count(old)} times in sound.yaml"
        before, mark, after = self.sound.replace(old, new).partition("§")
        assert mark, "the planted text needs a mark §"
        assert "§" not in after
        where = ("sound.yaml", before.count("\n") + 1, len(before) - before.rfind("\n"))
        return self.problems(sound=before + after), where


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return an empty folder for a dossier."""
    return Folder(tmp_path / "dossier")

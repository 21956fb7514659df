"""Proposals and articles as they lie in a folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.dossier.article_files import Unreadable, read_text
from quiz.dossier.paragraphs import split_paragraphs
from quiz.errors import DossierError
from quiz.reading.draft import lines
from quiz.reading.draft.lines import proposal_files
from quiz.reading.draft.model import AnyProposal
from quiz.reading.language import SPACES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DECIDED = "decided.jsonl"


def read_proposals(folder: Path) -> dict[str, AnyProposal]:
    """Return every proposal by id, in the order of files and lines.

    Raises :class:`~quiz.reading.draft.lines.BrokenProposalsError` with file and line where a line is no
    proposal or repeats an id, and :class:`DossierError` where there are no proposals at all.
    """
    files = list(proposal_files(folder))
    if not files:
        raise DossierError(
            f"{folder} holds no proposals", remedy="draft them with `quiz generate ARTICLE… -o FOLDER`"
        )
    found: dict[str, AnyProposal] = {}
    for file in files:
        for number, one in enumerate(lines.read_proposals(file), 1):
            if one.id in found:
                raise lines.broken_line(file, number, f"repeats the proposal {one.id}")
            found[one.id] = one
    return found


class Articles:
    """The texts in ``articles/``, read when they are first asked for, with spaces as proposals have them."""

    def __init__(self, folder: Path, names: Mapping[str, tuple[str, str]]) -> None:
        """Look into a folder. ``names`` are, per source, its file's name and the id that it had before."""
        self._folder = folder / "articles"
        self._names = names
        self._read: dict[str, tuple[str, ...]] = {}

    def paragraphs(self, source: str) -> tuple[str, ...]:
        """Return the paragraphs of a source, the first first; none where its text is not there."""
        if source not in self._read:
            self._read[source] = ()
            file, before = self._names.get(source, ("", source))
            for name in (f"{source}.txt", f"{before}.txt", file):
                path = self._folder / name
                if name and "/" not in name and path.is_file():
                    text = read_text(path)
                    if not isinstance(text, Unreadable):
                        self._read[source] = tuple(one.translate(SPACES) for one in split_paragraphs(text))
                        break
        return self._read[source]

    def paragraph(self, source: str, number: int) -> str:
        """Return one paragraph's text, or nothing."""
        paragraphs = self.paragraphs(source)
        return paragraphs[number - 1] if 0 < number <= len(paragraphs) else ""


def plain(text: str) -> str:
    """Return a text on one line, with one space between its words."""
    return re.sub(r"\s+", " ", text).strip()

"""The folder of a drafted dossier: what is in it already, and how more is added without touching the rest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from quiz.dossier.files import Text, read_files
from quiz.dossier.load import load_texts
from quiz.dossier.paragraphs import fingerprint, split_paragraphs
from quiz.dossier.problems import DossierProblems, shown
from quiz.dossier.skeleton import EDITOR_LINE, SCHEMA_FILE, schema_text
from quiz.errors import QuizError, UsageError
from quiz.reading.draft.additions import EntryLines, entry_lines, with_entries
from quiz.reading.draft.entries import SOURCES_HEAD, VOICES_HEAD, VoiceEntry, deck_text
from quiz.reading.draft.lines import ARTICLES, PROPOSED, write_whole
from quiz.reading.draft.parsed import Parses

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from quiz.dossier.problems import Problem
    from quiz.dossier.schema import Dossier, Source

_HEADS = {"sources": SOURCES_HEAD, "voices": VOICES_HEAD}

_FOR_GIT = {
    ".gitattributes": "decided.jsonl merge=union\n",
    ".gitignore": ".parsed/\n.lock\n.lock-holder\n.decision*.json\n.*.part\n.*.new\n",
}


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article that was read: the source it became, its file's name and digest."""

    source: str
    name: str
    digest: str
    entry: str = ""
    """The digest of the source's entry as it was drafted."""
    first: str = ""
    """What the source was called first, where a person gave it another id: ids of proposals rest on it."""


def digest_of(data: bytes) -> str:
    """Return what tells whether a file is the same as when it was read."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


class Folder:
    """A dossier's folder. ``dossier`` is what it holds, or None where nothing is drafted yet.

    What is added to the dossier's files is written by :meth:`commit`, after the loader has looked at it.
    """

    def __init__(self, path: Path) -> None:
        """Look at a folder.

        Raises :class:`~quiz.errors.UsageError` where it holds something else than a dossier, and
        :class:`~quiz.dossier.problems.DossierProblems` where its dossier has problems.
        """
        self.path = path
        self.parses = Parses(path)
        self.dossier: Dossier | None = None
        self._read: tuple[Text | Problem, ...] = ()
        self._new: dict[Path, bytes] = {}
        if path.exists() and not path.is_dir():
            raise UsageError(f"{shown(str(path), 200)} is a file.", remedy="Name a folder for the draft.")
        others = (
            [one.name for one in path.iterdir() if one.name not in {ARTICLES, PROPOSED}]
            if path.exists()
            else []
        )
        if (path / "deck.yaml").is_file():
            self._read = tuple(read_files(path))
            self.dossier = load_texts(path.name, self._read).dossier
        elif others or ((path / ARTICLES).exists() and not (path / PROPOSED).exists()):
            raise UsageError(
                f"{shown(str(path), 200)} holds something else than a drafted dossier.",
                remedy="Name a new folder, an empty one, or one with a dossier (deck.yaml).",
            )
        known = {one.id for one in self.sources}
        records = self._read_records()
        self.records = [one for one in records if one.source in known]
        self.gone = [one for one in records if one.source not in known]
        """Articles that were read and whose sources a person has deleted."""

    @property
    def sources(self) -> list[Source]:
        """The sources that there are."""
        return [] if self.dossier is None else list(self.dossier.sources)

    def article_path(self, source: str) -> Path:
        """Return the file that holds a source's text."""
        return self.path / ARTICLES / f"{source}.txt"

    def proposals_path(self, name: str) -> Path:
        """Return the file of an article's proposals, or of those across articles."""
        return self.path / PROPOSED / f"{name}.jsonl"

    def _read_records(self) -> list[Record]:
        try:
            lines = (self.path / PROPOSED / "read.jsonl").read_bytes().splitlines()
        except OSError:
            return []
        found = []
        for line in lines:
            try:
                found.append(msgspec.json.decode(line, type=Record))
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue  # what cannot be read is read anew, with its article
        return found

    def write_records(self, records: Iterable[Record]) -> None:
        """Write down which articles were read, in the order of their sources."""
        encoder = msgspec.json.Encoder()
        data = b"".join(encoder.encode(one) + b"\n" for one in records)
        write_whole(self.path / PROPOSED / "read.jsonl", data)

    def write_git_files(self) -> None:
        """Tell git how two people's decisions are joined and what it need not keep, unless it is told."""
        for name, text in _FOR_GIT.items():
            path = self.path / PROPOSED / name
            if not path.exists():
                write_whole(path, text.encode())

    def first_names(self) -> dict[str, str]:
        """Return what the sources were called when they were first drafted from, by their ids."""
        return {one.source: one.first or one.source for one in reversed(self.records)}

    def follow_renamed(self) -> dict[str, str]:
        """Find the articles again whose sources a person has given other ids; return these by the old ones.

        A source is known by the fingerprints of its paragraphs; its text is renamed with it.
        """
        missing = {
            tuple(one.fingerprints): one.id
            for one in self.sources
            if one.fingerprints and not self.article_path(one.id).exists()
        }
        found = {}
        for record in self.gone:
            prints = self._prints(record.source) if missing else ()
            if prints in missing:
                found[record.source] = missing.pop(prints)
        if not found:
            return {}
        self.records += [
            msgspec.structs.replace(one, source=found[one.source], first=one.first or one.source)
            for one in self.gone
            if one.source in found
        ]
        self.gone = [one for one in self.gone if one.source not in found]
        self.write_records(self.records)
        for old, new in found.items():
            self.article_path(old).replace(self.article_path(new))
        return found

    def _prints(self, source: str) -> tuple[str, ...]:
        try:
            text = self.article_path(source).read_bytes().decode("utf-8", "replace")
        except OSError:
            return ()
        return tuple(map(fingerprint, split_paragraphs(text)))

    def is_as_read(self) -> bool:
        """Tell whether sources and voices are those that were there when this folder was looked at.

        Raises :class:`~quiz.dossier.problems.DossierProblems` where the files make no dossier any more.
        """
        there = (self.path / "deck.yaml").is_file()
        if tuple(read_files(self.path) if there else ()) == self._read:
            return True
        now, was = Folder(self.path).dossier, self.dossier
        if now is None or was is None:
            return now is was
        return (now.sources, now.voices) == (was.sources, was.voices)

    def commit(self) -> None:
        """Write what was added, the deck first and voices before the sources that name them.

        Raises :class:`QuizError` where the dossier would not be sound; then nothing is written.
        """
        if not self._new:
            return
        top = self.path.as_posix()
        new = {f"{top}/{one.name}": data for one, data in self._new.items() if one.suffix == ".yaml"}
        if (self.path / "deck.yaml").is_file():
            found = {one.name: one for one in read_files(self.path) if isinstance(one, Text)}
        else:
            found = {}
        found |= {name: Text(name, data) for name, data in new.items()}
        try:
            load_texts(
                self.path.name, [found[name] for name in sorted(found, key=lambda one: one.split("/"))]
            )
        except DossierProblems as error:
            raise QuizError(
                f"What was read makes no sound dossier, so nothing was added:\n{error.problems[0]}",
                remedy="Change that in the folder's files, or leave the article out.",
            ) from error
        for path, data in self._new.items():
            write_whole(path, data)
        self._new.clear()

    def _bytes(self, path: Path) -> bytes | None:
        """Return what a file holds, or will; None where there is none."""
        if path in self._new:
            return self._new[path]
        return path.read_bytes() if path.exists() else None

    def write_deck(self, slug: str, title: str, language: str) -> None:
        """Add ``deck.yaml`` and the format for editors beside it, unless there is a deck."""
        if self.dossier is None:
            self._new[self.path / "deck.yaml"] = (EDITOR_LINE + deck_text(slug, title, language)).encode()
            if not (self.path / SCHEMA_FILE).exists():
                self._new[self.path / SCHEMA_FILE] = schema_text().encode()

    def add_voices(self, voices: Iterable[VoiceEntry]) -> None:
        """Add voices to ``voices.yaml``."""
        self._add("voices", "".join(one.text() for one in voices))

    def add_sources(self, entries: Iterable[str]) -> None:
        """Add sources to ``sources.yaml``, each an entry's text."""
        self._add("sources", "".join(entries))

    def entry_text(self, source: str) -> str | None:
        """Return the lines of a source's entry, its dash in the first column; None where it is not found."""
        place = self._entry(source)
        return None if place is None else place[1].dedented()

    def replace_entry(self, source: str, entry: str) -> None:
        """Put another entry in the place of a source's; nothing else in the file changes."""
        place = self._entry(source)
        if place is not None:
            self._new[place[0]] = place[1].replaced(entry).encode()

    def _entry(self, source: str) -> tuple[Path, EntryLines] | None:
        for path in sorted(self.path.glob("sources*.yaml")):
            found = entry_lines((self._bytes(path) or b"").decode("utf-8"), "sources", source)
            if found is not None:
                return path, found
        return None

    def is_cited(self, source: str) -> bool:
        """Tell whether entries of the dossier cite a source."""
        told = f"{source}#"
        return any(
            told in path.read_bytes().decode("utf-8", "replace")
            for path in self.path.glob("*.yaml")
            if not path.name.startswith(("sources", "voices", "deck"))
        )

    @property
    def _editor_line(self) -> str:
        """The first line of a new file: by it editors find the format, where that lies in the folder."""
        path = self.path / SCHEMA_FILE
        return EDITOR_LINE if path in self._new or path.is_file() else ""

    def _add(self, section: str, entries: str) -> None:
        if not entries:
            return
        number = 1
        while True:
            name = section if number == 1 else f"{section}-{number}"
            path = self.path / f"{name}.yaml"
            there = self._bytes(path)
            if there is None:
                lines = "".join(f"  {line}\n" for line in entries.splitlines())
                self._new[path] = (self._editor_line + _HEADS[section] + lines).encode()
                return
            added = with_entries(there.decode("utf-8"), section, entries)
            if added is not None:
                self._new[path] = added.encode()
                return
            number += 1  # written so that nothing can be added: another file holds what is new

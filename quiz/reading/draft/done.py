"""What a draft was made from, so that nothing is drafted anew where nothing changed."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from itertools import groupby, repeat
from typing import TYPE_CHECKING

import msgspec

from quiz.dossier.maps import ParagraphMap
from quiz.reading.draft.lines import PROPOSED, write_whole
from quiz.reading.language import MODEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from quiz.dossier.schema import Source
    from quiz.reading.draft.folder import Folder

_PACKAGES = ("spacy", MODEL)


class DraftedSource(msgspec.Struct, frozen=True):
    """What a source was when it was drafted from: its paragraphs' fingerprints, and who spoke in them.

    ``voices`` are those who spoke, ``turns`` the number of paragraphs in a row that each did, by its place
    in ``voices``.
    """

    fingerprints: list[str]
    voices: list[str]
    turns: list[tuple[int, int]]

    def speakers(self) -> Iterator[str]:
        """Yield who spoke, paragraph by paragraph."""
        for voice, times in self.turns:
            yield from repeat(self.voices[voice], times)


class _Done(msgspec.Struct, frozen=True):
    """What a draft was made from, its proposals by kind, and the digests of its files."""

    state: str
    count: dict[str, int]
    files: dict[str, str]
    sources: dict[str, DraftedSource] = {}


@lru_cache(maxsize=2)
def rules(*only: str) -> str:
    """Return what tells one version of the rules, and of the packages below them, from another.

    With names of files, those directly in ``quiz.reading`` alone count.
    """
    from importlib.metadata import PackageNotFoundError, version

    told = hashlib.blake2b(digest_size=16)
    for name in _PACKAGES:
        try:
            told.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            told.update(f"{name}\n".encode())
    top = files("quiz.reading")
    for one in [top / name for name in only] or _sources(top):
        told.update(one.name.encode() + b"\0" + one.read_bytes())
    return told.hexdigest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for one in sorted(folder.iterdir(), key=lambda child: child.name):
        if one.is_dir():
            yield from _sources(one)
        elif one.name.endswith((".py", ".toml")):
            yield one


def state_of(folder: Folder) -> str:
    """Return what tells whether a folder's articles, sources, voices or the rules are others than before."""
    assert folder.dossier is not None
    told = hashlib.blake2b(rules().encode(), digest_size=16)
    for entry in (*folder.dossier.sources, *folder.dossier.voices):
        told.update(entry.model_dump_json().encode() + b"\n")
    for source in folder.sources:
        path = folder.article_path(source.id)
        told.update(path.read_bytes() if path.is_file() else b"")
    return told.hexdigest()


def count_if_done(folder: Path, state: str) -> dict[str, int] | None:
    """Return the proposals by kind where they were made from this state and are all there; else None."""
    try:
        done = msgspec.json.decode(_path(folder).read_bytes(), type=_Done)
        whole = all(_digest(folder / PROPOSED / name) == digest for name, digest in done.files.items())
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return done.count if whole and done.state == state else None


def note_done(folder: Folder, state: str, count: dict[str, int], made: Iterable[Path]) -> None:
    """Take note of a draft that is complete, of the files that it consists of, and of its sources."""
    digests = {path.name: _digest(path) for path in made}
    sources = {one.id: _drafted(one) for one in folder.sources}
    write_whole(_path(folder.path), msgspec.json.encode(_Done(state, count, digests, sources)))


def _digest(path: Path) -> str:
    return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()


def _drafted(source: Source) -> DraftedSource:
    places = ParagraphMap(source)
    spoken = [places.voice(number) for number in range(1, source.paragraphs + 1)]
    voices = list(dict.fromkeys([source.author, *spoken]))
    turns = [(voices.index(voice), len(list(times))) for voice, times in groupby(spoken)]
    return DraftedSource(list(source.fingerprints), voices, turns)


def drafted_sources(folder: Path) -> dict[str, DraftedSource]:
    """Return the sources that the proposals in a folder were made from; none where that is not known."""
    try:
        return msgspec.json.decode(_path(folder).read_bytes(), type=_Done).sources
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def _path(folder: Path) -> Path:
    return folder / PROPOSED / ".drafted"

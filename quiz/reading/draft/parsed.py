"""Parsed paragraphs kept on disk, so that nothing is parsed twice: not after a stop, nor for one new article.

A file's name is made from all that its content depends on: the text, which paragraphs are headings, the
language model and the form of the file. A file that is gone or broken is made again.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

import msgspec

from quiz.dossier.fields import Role
from quiz.reading.claims.find import blocks_of_all
from quiz.reading.draft.done import rules
from quiz.reading.draft.lines import PROPOSED, write_whole
from quiz.reading.parse import Block, Parse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quiz.reading.structure.article import Article

_READS = ("language.py", "parse.py", "running.py")
_FORM = 1
"""The form of these files; counted up whenever what they hold changes."""
FOLDER = ".parsed"
_HEADINGS = frozenset({Role.TITLE, Role.HEADING})


class _Stored(msgspec.Struct, array_like=True):
    paragraph: int
    offset: int
    text: str
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    begins: list[int]
    lengths: list[int]
    sentence: list[int]
    entities: list[tuple[int, int, str]]


class Parses:
    """The parsed articles of one dossier's folder. ``article`` is always one that is cut to what is read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / PROPOSED / FOLDER

    def path(self, article: Article) -> Path:
        """Return the file that holds an article's parse, or would."""
        told = hashlib.blake2b(f"{_FORM} {rules(*_READS)}".encode(), digest_size=12)
        for one in article.paragraphs:
            told.update(b"\x1e" if one.role in _HEADINGS else b"\x1f")
            told.update(one.text.encode("utf-8", "surrogatepass"))
        return self._folder / f"{told.hexdigest()}.bin"

    def make(self, articles: Sequence[Article], *, again: bool = False) -> None:
        """Parse articles together and keep what comes of it; ``again`` also those that are parsed already."""
        paths = {self.path(one): one for one in articles}
        missing = {path: one for path, one in paths.items() if again or not path.is_file()}
        for path, blocks in zip(missing, blocks_of_all(missing.values()), strict=True):
            write_whole(path, dump(blocks))

    def read(self, article: Article) -> list[Block]:
        """Return an article's blocks: from disk, else parsed now and kept.

        Raises :class:`~quiz.reading.language.NoReaderError` where it must be parsed and nothing can.
        """
        path = self.path(article)
        try:
            return load(path.read_bytes())
        except (OSError, zlib.error, msgspec.DecodeError, IndexError):
            (blocks,) = blocks_of_all([article])
            write_whole(path, dump(blocks))
            return blocks

    def forget_others(self, kept: set[Path]) -> None:
        """Delete the files of articles that are none of this dossier's any more."""
        for path in sorted(self._folder.glob("*.bin")):
            if path not in kept:
                path.unlink(missing_ok=True)


def dump(blocks: list[Block]) -> bytes:
    """Pack blocks into bytes."""
    stored = [
        _Stored(
            one.paragraph,
            one.offset,
            one.parse.text,
            one.parse.lemmas,
            one.parse.pos,
            one.parse.tags,
            one.parse.deps,
            one.parse.heads,
            one.parse.begins,
            [end - begin for begin, end in zip(one.parse.begins, one.parse.ends, strict=True)],
            one.parse.sentence,
            one.parse.entities,
        )
        for one in blocks
    ]
    return zlib.compress(msgspec.msgpack.encode(stored), 1)


def load(data: bytes) -> list[Block]:
    """Unpack blocks."""
    return [_block(one) for one in msgspec.msgpack.decode(zlib.decompress(data), type=list[_Stored])]


def _block(one: _Stored) -> Block:
    ends = [begin + length for begin, length in zip(one.begins, one.lengths, strict=True)]
    return Block(
        one.paragraph,
        one.offset,
        Parse(
            text=one.text,
            lower=[one.text[begin:end].lower() for begin, end in zip(one.begins, ends, strict=True)],
            lemmas=one.lemmas,
            pos=one.pos,
            tags=one.tags,
            deps=one.deps,
            heads=one.heads,
            begins=one.begins,
            ends=ends,
            sentence=one.sentence,
            entities=one.entities,
        ),
    )

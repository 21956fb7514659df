"""Answers kept from one run to the next, ``proposed/llm.jsonl``: one JSON object a line, only ever added to.

An answer is used again where the whole request is the same: model, version of the prompts, and every word
that would be sent, the article's paragraphs among them. What cannot be read in the file is passed over.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.reading.llm.prompts import Prompt

_LARGEST = 200_000_000


class Kept(Struct, frozen=True, kw_only=True):
    """One answer. ``fingerprint`` is the article's, empty where the request was about all of them."""

    key: str
    model: str
    prompt: str
    task: str
    source: str | None
    part: int
    fingerprint: str
    answer: str


def request_key(model: str, prompts: str, prompt: Prompt) -> str:
    """Return what knows a request again: a digest of all that is sent, and to which model."""
    told = json.dumps([model, prompts, prompt.task, prompt.system, prompt.user, prompt.schema])
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


class Cache:
    """The file of answers; without a path nothing is kept. ``trouble`` says why nothing could be written."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._answers: dict[str, str] = {}
        self.trouble: str | None = None
        if path is None:
            return
        with suppress(OSError):
            if path.stat().st_size <= _LARGEST:
                for line in path.read_bytes().splitlines():
                    with suppress(msgspec.MsgspecError, UnicodeError, RecursionError):
                        kept = msgspec.json.decode(line, type=Kept)
                        self._answers[kept.key] = kept.answer

    def answer(self, key: str) -> str | None:
        """Return an earlier answer to the same request."""
        return self._answers.get(key)

    def keep(self, kept: Kept) -> None:
        """Add an answer, on disk before this returns. A full disk costs the cache, not the draft."""
        self._answers[kept.key] = kept.answer
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab+") as stream:
                if stream.tell():
                    stream.seek(-1, os.SEEK_END)
                    if stream.read(1) != b"\n":  # an earlier run was cut off inside a line
                        stream.write(b"\n")
                stream.write(msgspec.json.encode(kept) + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            self.trouble = f"Answers could not be kept in {self._path.name}: {error.strerror or error}."

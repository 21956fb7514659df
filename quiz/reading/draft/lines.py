"""Proposals on disk: one JSON object a line, files written whole or not at all.

``proposed/<source>.jsonl`` holds what one article gave, ``proposed/across.jsonl`` what needed all of them,
and ``proposed/machine.jsonl`` what a language model drafted, where one was asked.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from quiz.dossier.problems import shown
from quiz.errors import QuizError
from quiz.reading.draft.model import AnyProposal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PROPOSED = "proposed"
ARTICLES = "articles"
ACROSS = "across"
LLM_DRAFTS = "machine"
LLM_ANSWERS = "llm"
"""A language model's answers as they came, so that nothing is asked twice."""
DECIDED = "decided"
"""What a person decided."""
NOT_PROPOSALS = frozenset({"read", DECIDED, LLM_ANSWERS})
"""Names of other line files in ``proposed/``."""
NO_SOURCES = NOT_PROPOSALS | {ACROSS, LLM_DRAFTS}
"""Names that no source may have."""


class BrokenProposalsError(QuizError):
    """A file of proposals holds a line that is none."""

    title = "The proposals cannot be read"


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file so that a reader finds the old one or the new one, never half; tell whether it changed."""
    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return True


def write_proposals(path: Path, proposals: Iterable[AnyProposal]) -> bool:
    """Write proposals, one a line, in the order given; tell whether the file changed."""
    encoder = msgspec.json.Encoder()
    return write_whole(path, b"".join(encoder.encode(one) + b"\n" for one in proposals))


def read_proposals(path: Path) -> list[AnyProposal]:
    """Return the proposals of one file, in order.

    Raises :class:`BrokenProposalsError` for a line that is none, with its number, and for a file that the
    system does not give.
    """
    decoder = msgspec.json.Decoder(AnyProposal)
    found: list[AnyProposal] = []
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BrokenProposalsError(
            f"{path} cannot be read: {error.strerror or error}", remedy="Check its name and permissions."
        ) from error
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(decoder.decode(line))
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise broken_line(path, number, f"is no proposal: {error}") from error
    return found


def broken_line(path: Path, number: int, what: str) -> BrokenProposalsError:
    """Return the error for a line of a file of proposals: the program writes these files, nobody else."""
    remedy = (
        "Delete the file, and run `quiz generate` with --llm again: it asks for nothing twice."
        if path.stem == LLM_DRAFTS
        else "Run `quiz generate` with the same articles again: it writes the file anew."
    )
    return BrokenProposalsError(f"{path}:{number} {shown(what, 300)}", remedy=remedy)


def proposal_files(folder: Path) -> Iterator[Path]:
    """Yield the files of proposals in a dossier's folder: the articles' by name, then those about all."""
    late = {ACROSS: 1, LLM_DRAFTS: 2}
    files = sorted((folder / PROPOSED).glob("*.jsonl"), key=lambda one: (late.get(one.stem, 0), one.name))
    for path in files:
        if path.stem not in NOT_PROPOSALS and not path.name.startswith("."):
            yield path


def kind_of(proposal: AnyProposal) -> str:
    """Return the tag of a proposal: ``entity``, ``fact`` and so on."""
    return str(proposal.__struct_config__.tag)


def all_proposals(folder: Path) -> list[AnyProposal]:
    """Return every proposal in a dossier's folder."""
    return [one for path in proposal_files(folder) for one in read_proposals(path)]

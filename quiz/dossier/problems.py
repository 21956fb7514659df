"""What is wrong in a dossier, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_PROBLEMS = 1000
"""So many problems are listed; of further ones only the number is told."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a dossier; lines and columns count from 1.

    Message and remedy are one printable line each, whatever the file holds: they may go to a terminal.
    """

    file: str
    line: int
    column: int
    message: str
    remedy: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", _printable(self.message))
        if self.remedy is not None:
            object.__setattr__(self, "remedy", _printable(self.remedy))

    def __str__(self) -> str:
        text = f"{_printable(self.file)}:{self.line}:{self.column}: {self.message}"
        return f"{text} — {self.remedy}" if self.remedy else text


_LONGEST = 1000


def _printable(text: str) -> str:
    if not text.isprintable():
        text = "".join(c if c.isprintable() else "�" for c in text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


class DossierProblems(DossierError):  # noqa: N818 - it is the list of them
    """A dossier that cannot be used, with every problem found in it, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        found = sorted(problems, key=lambda p: (p.file, p.line, p.column, p.message))
        self.problems: Sequence[Problem] = tuple(found[:MOST_PROBLEMS])
        self.omitted = len(found) - len(self.problems)
        lines = [str(problem) for problem in self.problems]
        if self.omitted:
            lines.append(f"… and {self.omitted:,} more")
        super().__init__("\n".join(lines))

    def first(self, most: int, every: str) -> DossierError:
        """Return the error for a screen: the first ``most`` problems, and the option that lists ``every``."""
        hidden = len(self.problems) - most
        if hidden <= 0:
            return self
        lines = [str(problem) for problem in self.problems[:most]]
        listed_by = f"lists the first {MOST_PROBLEMS:,}" if self.omitted else "lists them"
        lines.append(f"… and {hidden + self.omitted:,} more; {every} {listed_by}")
        return DossierError("\n".join(lines))


def shown(value: object, limit: int = 60) -> str:
    """Put something from a file into a message: one line, no control codes, at most ``limit`` characters."""
    text = _printable(" ".join(str(value)[: limit * 4].split()))
    return text if len(text) <= limit else text[: limit - 1] + "…"


def listed(words: Iterable[str], last: str = "or") -> str:
    """Join words as in a sentence: ``a, b or c``."""
    items = list(words)
    return f" {last} ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was most likely meant, or None where none is near enough."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein, Prefix

    candidates = list(known)  # of two that are equally near the first is taken
    word = word[:200]
    near = process.extractOne(
        word, candidates, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=0.6
    )
    if near is not None:
        return near[0]
    if len(word) >= 4:
        head = process.extractOne(word, candidates, scorer=Prefix.similarity, score_cutoff=4)
        if head is not None and (head[0].startswith(word) or word.startswith(head[0])):
            return head[0]
    return None

"""What a question bank comes to when it is read: cards to be, and what could not be kept as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.dossier.index import fold
from quiz.dossier.yamltext import FORBIDDEN
from quiz.errors import QuizError
from quiz.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST_TEXT: Final = 2000
LONGEST_LINE: Final = 300
MOST_BYTES: Final = 64 * 1024 * 1024
MOST_CARDS: Final = 100_000
BLANK: Final = "____"

_TRUE_OR_FALSE: Final = re.compile(r"true\s*(?:or|/)\s*false", re.IGNORECASE)


class UnreadableError(QuizError):
    """A file that cannot be read as a question bank; the message begins with file and line."""

    title = "The file cannot be imported"


class NewCard(NamedTuple):
    """A card to be: ``name`` gives it its id, ``topic`` is a heading, ``line`` where it stood in the file."""

    line: int
    name: str
    front: str
    back: str
    accept: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    note: str = ""
    topic: str | None = None


class Change(NamedTuple):
    """Something that could not be kept as it was; ``kept`` tells whether its question is there."""

    line: int
    what: str
    kept: bool


class Incoming(NamedTuple):
    """A file that was read: how many questions it has, the cards made of them, and what changed."""

    questions: int
    cards: tuple[NewCard, ...]
    changes: tuple[Change, ...]


class Reading:
    """Collects cards and changes while a file is read; all texts pass through here and are made to fit."""

    def __init__(self) -> None:
        self.questions = 0
        self.topic: str | None = None
        self._cards: list[NewCard] = []
        self._changes: list[Change] = []

    def done(self) -> Incoming:
        """Return all of it, in the order of the file."""
        return Incoming(
            self.questions, tuple(self._cards), tuple(sorted(self._changes, key=lambda c: c.line))
        )

    def lose(self, line: int, what: str) -> None:
        """Tell of a question that is not kept."""
        self._changes.append(Change(line, what, kept=False))

    def change(self, line: int, what: str) -> None:
        """Tell of something that is kept in another way, or of a part that is not kept."""
        self._changes.append(Change(line, what, kept=True))

    def add(
        self,
        line: int,
        *,
        name: str,
        front: str,
        back: str,
        accept: Iterable[str] = (),
        distractors: Iterable[str] = (),
        note: str = "",
    ) -> None:
        """Add a card, or tell why there can be none."""
        front, back = text_of(front), text_of(back)
        for what, text in (("question", front), ("answer", back)):
            if not fold(text):
                self.lose(line, f"the {what} has no words")
                return
            if len(text) > LONGEST_TEXT:
                self.lose(line, f"the {what} is longer than {LONGEST_TEXT:,} characters")
                return
        right = self._lines(line, accept, "accepted answer", but=())
        wrong = self._lines(line, distractors, "wrong option", but=(back, *right))
        self._cards.append(
            NewCard(
                line=line,
                name=line_of(name) or front,
                front=front,
                back=back,
                accept=right,
                distractors=wrong,
                note=self._note(line, note),
                topic=self.topic,
            )
        )

    def _lines(self, line: int, texts: Iterable[str], what: str, *, but: Sequence[str]) -> tuple[str, ...]:
        """Return texts of one line each, no two alike; tell of those that do not fit."""
        right, seen = {fold(text) for text in but}, set[str]()
        found = []
        for text in map(line_of, texts):
            if not fold(text):
                self.change(line, f"{what} without words left out")
            elif len(text) > LONGEST_LINE:
                self.change(line, f"{what} longer than {LONGEST_LINE} characters left out")
            elif fold(text) in right:
                self.change(line, f"{what} left out that reads like a right answer: {text[:60]}")
            elif fold(text) not in seen:
                seen.add(fold(text))
                found.append(text)
        return tuple(found)

    def _note(self, line: int, note: str) -> str:
        """Return a note that fits, whole lines of it."""
        text = text_of(note)
        if len(text) <= LONGEST_TEXT:
            return text
        self.change(line, f"the explanation is cut: it is longer than {LONGEST_TEXT:,} characters")
        head = text[: LONGEST_TEXT - 1]
        return (head[: head.rfind("\n")] if "\n" in head else head).rstrip() + "…"


def text_of(text: str) -> str:
    """Return a text as a deck may hold it: no control characters, no spaces or empty lines at its ends."""
    return FORBIDDEN.sub("", printable(text)).strip()


def line_of(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text_of(text).split())


def truth(sentence: str) -> str:
    """Return the question whether a sentence is true."""
    return sentence if _TRUE_OR_FALSE.search(sentence) else f"True or false? {sentence}"

"""An article as read: its paragraphs, what each is, and who speaks in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quiz.dossier.fields import Role

Format = Literal["text", "markdown", "html", "pdf"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number from 1, its text as printed, and its annotations.

    ``voice`` is the label of a panellist, an interviewer or a commenter whose paragraph it is, None for the
    author's own. ``of`` is the number of the paragraph that a pull quote repeats, and ``repeats`` the
    character offsets of the repeated words there. ``label`` holds where a speaker's label begins and
    ends, and where the spoken words begin.
    """

    number: int
    text: str
    fingerprint: str
    role: Role = Role.BODY
    voice: str | None = None
    of: int | None = None
    repeats: tuple[int, int] | None = None
    label: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article. ``published`` is an ISO date, or None where none is printed; nothing is inferred.

    ``speakers`` are the labels of turns, in the order of their first turn, and ``commenters`` those of
    readers' comments; a comment that nobody signs has a voice of its own, such as ``comment 2``.
    ``notes`` tell a person what is doubtful about how its file was read.
    """

    name: str
    format: Format
    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    speakers: tuple[str, ...] = ()
    commenters: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def paragraph(self, number: int) -> Paragraph:
        """Return a paragraph by its number, counted from 1."""
        return self.paragraphs[number - 1]


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader of a format hands on: text, and what the format itself says about it.

    ``roles`` holds what a mark-up says a paragraph is, by number; ``shown`` the words of a paragraph
    without its mark-up, where they differ from what the file prints.
    """

    name: str
    format: Format
    text: str
    roles: tuple[tuple[int, Role], ...] = ()
    shown: tuple[tuple[int, str], ...] = ()
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    notes: tuple[str, ...] = ()

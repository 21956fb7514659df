"""What the rules ask of whoever knows the entities of the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.reading.draft.model import EntityProposal


class Cast(Protocol):
    """Which entity is named where: the entities of all articles that are read together."""

    @property
    def entities(self) -> Sequence[EntityProposal]:
        """All entities."""

    @property
    def spans(self) -> Mapping[tuple[str, int], Sequence[tuple[int, int, str]]]:
        """By source and paragraph, where names stand: offsets and slugs, in order."""

    def at(self, source: str, paragraph: int, start: int, end: int) -> str | None:
        """Return the slug of the entity named at this stretch of a paragraph, None where none is."""

    def named(self, text: str) -> str | None:
        """Return the slug of the one entity that a name means, None where none or several are."""

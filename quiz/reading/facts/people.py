"""What the rules ask of whoever knows the entities of the articles."""

from __future__ import annotations

from typing import Protocol


class Cast(Protocol):
    """Which entity is named where: the entities of all articles that are read together."""

    def at(self, source: str, paragraph: int, start: int, end: int) -> str | None:
        """Return the slug of the entity named at this stretch of a paragraph, None where none is."""

    def named(self, text: str) -> str | None:
        """Return the slug of the one entity that a name means, None where none or several are."""

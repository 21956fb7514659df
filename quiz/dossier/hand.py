"""Cards written by hand."""

from __future__ import annotations

from pydantic import Field

from quiz.dossier.evidence import Evidence
from quiz.dossier.fields import Entry, Line, Slug, Text


class HandCard(Entry):
    """A card with a front and a back, written by hand; with `reversed` it is asked both ways."""

    id: Slug
    was: list[Slug] = Field(default_factory=list)
    topic: Slug | None = None
    tags: list[Slug] = Field(default_factory=list)
    importance: int = Field(2, ge=1, le=3)
    front: Text
    back: Text
    accept: list[Line] = Field(
        default_factory=list, description="With any of these (or `back`) the answer may be typed."
    )
    distractors: list[Line] = Field(
        default_factory=list, description="Wrong options: with them the answer is also picked."
    )
    reversed: bool = False
    evidence: list[Evidence] = Field(default_factory=list)
    note: Text | None = None

"""Evidence: where something is said, by whom, and what other entries show about it later."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from quiz.dossier.fields import At, Entry, EntryError, Misfit, Slug, Text


class Evidence(Entry):
    """Where something is said: source and paragraph, by whom, and a short anchor as printed there."""

    at: At
    says: list[Slug] = Field(min_length=1, description="The chain of voices it is said by, outermost first.")
    printed: Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\n]*$")] = Field(
        description="One to six words exactly as printed in the paragraph."
    )
    ascribed: bool = Field(
        False, description="The holder does not speak: the outer voice says what it thinks."
    )

    @model_validator(mode="after")
    def _short_anchor(self) -> Self:
        if len(self.printed.split()) > 6:
            raise EntryError(
                Misfit(
                    ("printed",), "an anchor has at most six words", "give only the words that find the place"
                )
            )
        return self

    @property
    def source(self) -> str:
        """The source's id."""
        return self.at.partition("#")[0]

    @property
    def paragraph(self) -> int:
        """The paragraph's number, counted from 1."""
        return int(self.at.partition("#")[2])

    @property
    def holder(self) -> str:
        """The innermost voice: the one whose report or view it is."""
        return self.says[-1]


class Later(Entry):
    """What another entry shows about a prediction or claim made earlier."""

    ref: Slug
    relation: Literal["reported-since", "borne-out", "overtaken", "contradicted"]
    note: Text | None = None

"""Disputes: a question on which voices differ, its stances, and who takes which."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from quiz.dossier.evidence import Evidence, Later
from quiz.dossier.fields import Entry, EntryError, Kind, Line, Misfit, Slug, Text, is_reserved


class Stance(Entry):
    """One answer to a dispute's question; several voices may share it."""

    id: Slug
    label: Line


class Position(Entry):
    """A voice on a stance."""

    id: Slug
    was: list[Slug] = Field(default_factory=list)
    stance: Slug
    kind: Kind
    claim: Text = Field(description="A sentence that stands alone and never names its holder.")
    grounds: Text | None = Field(
        None, description="On what the holder rests it; a sentence, holder not named."
    )
    hedge: Line | None = Field(
        None, description="How the holder only half takes it (`says it is too early to tell`)."
    )
    pulls_against: list[str] = Field(
        default_factory=list, description="Positions of the same voice that pull apart: `dispute#position`."
    )
    evidence: list[Evidence] = Field(min_length=1)
    later: list[Later] = Field(default_factory=list)
    importance: int | None = Field(None, ge=1, le=3, description="Where it differs from the dispute's.")
    note: Text | None = None

    @model_validator(mode="after")
    def _one_holder(self) -> Self:
        if len({e.holder for e in self.evidence}) > 1:
            raise EntryError(
                Misfit(
                    ("evidence",),
                    "the evidence ends in different voices",
                    "make one position for each of them",
                )
            )
        return self

    @property
    def holder(self) -> str:
        """The voice that takes the position."""
        return self.evidence[0].holder


class Dispute(Entry):
    """A neutral question on which voices differ."""

    id: Slug
    was: list[Slug] = Field(default_factory=list)
    topic: Slug | None = None
    tags: list[Slug] = Field(default_factory=list)
    importance: int = Field(2, ge=1, le=3)
    question: Line
    note: Text | None = None
    stances: list[Stance] = Field(min_length=2)
    positions: list[Position] = Field(min_length=2)
    contrast: list[Slug] | None = Field(
        None,
        description="The two positions that contradict each other most plainly; an empty list for none.",
    )

    @model_validator(mode="after")
    def _ids_agree(self) -> Self:
        stances: set[str] = set()
        positions: set[str] = set()
        misfits: list[Misfit] = []
        for i, stance in enumerate(self.stances):
            if stance.id in stances:
                misfits.append(Misfit(("stances", i, "id"), f"stance `{stance.id}` stands twice", _RENAME))
            stances.add(stance.id)
        choices = ", ".join(f"`{stance.id}`" for stance in self.stances[:8])
        for i, position in enumerate(self.positions):
            where = ("positions", i, "id")
            if position.id in positions:
                misfits.append(Misfit(where, f"position `{position.id}` stands twice", _RENAME))
            if is_reserved(position.id):
                misfits.append(Misfit(where, f"no position may be called `{position.id}`", _RENAME))
            if position.stance not in stances:
                message = f"this dispute has no stance `{position.stance}`"
                misfits.append(Misfit(("positions", i, "stance"), message, f"its stances are {choices}"))
            positions.add(position.id)
        misfits += self._contrast_misfits(positions)
        if misfits:
            raise EntryError(*misfits)
        return self

    def _contrast_misfits(self, positions: set[str]) -> list[Misfit]:
        if not self.contrast:
            return []
        where = ("contrast",)
        if len(set(self.contrast)) != 2 or len(self.contrast) != 2:
            remedy = "name two positions, or write `contrast: []` for none"
            return [Misfit(where, "a contrast is between two positions", remedy)]
        misfits = [
            Misfit(
                ("contrast", i),
                f"this dispute has no position `{one}`",
                "name one of its positions",
            )
            for i, one in enumerate(self.contrast)
            if one not in positions
        ]
        if not misfits:
            two = [position for position in self.positions if position.id in self.contrast]
            if two[0].stance == two[1].stance:
                remedy = "name positions on different stances"
                misfits = [Misfit(where, "both positions take the same stance", remedy)]
        return misfits


_RENAME = "give it another id"

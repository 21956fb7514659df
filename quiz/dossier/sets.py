"""Sets: events to put in order, and pairs to match, chosen by the author."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from quiz.dossier.fields import Entry, EntryError, Line, Misfit, Slug, Text, Wordings

FEWEST_TO_ORDER, MOST_TO_ORDER = 4, 6
"""How many events are put in order at a time."""
FEWEST_TO_MATCH, MOST_TO_MATCH = 3, 6
"""How many pairs are matched at a time."""


def _as_member(value: object) -> object:
    return {"event": value} if isinstance(value, str) else value


class Member(Entry):
    """One event of a set to order."""

    event: Slug = Field(description="The id of an event: a statement with `when`.")
    label: Line | None = Field(
        None, description="How it reads in the set, without its date, where the sentence itself tells it."
    )


class Pair(Entry):
    """One pair of a set to match."""

    left: Line
    right: Line
    source: Annotated[
        str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*(#[a-z0-9][a-z0-9-]*)?$", max_length=130)
    ] = Field(
        alias="from",
        description="What the pair is taken from: the id of a statement, or `dispute#position`.",
    )


class CardSet(Entry):
    """A card of its own made from several entries: what to put in order, or to match."""

    id: Slug
    was: list[Slug] = Field(default_factory=list)
    topic: Slug | None = None
    tags: list[Slug] = Field(default_factory=list)
    importance: int = Field(2, ge=1, le=3)
    form: Literal["order", "match"] = Field(description="What is done with it: `order` or `match`.")
    ask: Wordings | None = Field(
        None, description="What is asked. Needed for pairs; events have a wording of their own."
    )
    members: list[Annotated[Member, BeforeValidator(_as_member, json_schema_input_type=Slug | Member)]] = (
        Field(
            default_factory=list,
            description="To order: four to six events, the earliest first: ids, or `event` with a `label`.",
        )
    )
    pairs: list[Pair] = Field(default_factory=list, description="To match: three to six pairs.")
    note: Text | None = None

    @model_validator(mode="after")
    def _form_has_its_parts(self) -> Self:
        misfits = []
        if self.form == "order":
            misfits += _counted(len(self.members), "members", FEWEST_TO_ORDER, MOST_TO_ORDER, "events")
            if self.pairs:
                misfits.append(
                    Misfit(("pairs",), "a set to order has no `pairs`", "write `form: match`, or delete it")
                )
        else:
            misfits += _counted(len(self.pairs), "pairs", FEWEST_TO_MATCH, MOST_TO_MATCH, "pairs")
            if self.members:
                misfits.append(
                    Misfit(
                        ("members",), "a set to match has no `members`", "write `form: order`, or delete it"
                    )
                )
            if self.ask is None:
                misfits.append(
                    Misfit((), "a set to match does not say what is asked", "add `ask`: `Who said what?`")
                )
        if misfits:
            raise EntryError(*misfits)
        return self


def _counted(count: int, key: str, fewest: int, most: int, what: str) -> list[Misfit]:
    if fewest <= count <= most:
        return []
    form = "order" if key == "members" else "match"
    remedy = "add what is missing" if count < fewest else "leave some out, or make two sets"
    path = (key,) if count else ()
    return [Misfit(path, f"a set to {form} has {fewest} to {most} {what}, this one has {count}", remedy)]

"""Who and what a dossier speaks of: the deck itself, its topics, sources, voices and entities."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from quiz.dossier.fields import (
    Edtf,
    EntityType,
    Entry,
    Line,
    Paragraphs,
    Role,
    Slug,
    Text,
    VoiceKind,
    Wordings,
    as_number,
)


class Topic(Entry):
    """A heading under which cards are studied; topics are learned in the order given."""

    id: Slug
    title: Line


class Silence(Entry):
    """A finding of `quiz lint` that is meant to stand."""

    rule: Line = Field(description="The rule's code, as `quiz lint` prints it: Q101.")
    at: Line = Field(
        description="A card (`slug#slot`), an entry's id for all of its cards, or the deck's own id."
    )
    reason: Line = Field(description="Why it may stand.")


class Preferred(Entry):
    """A line of the deck's glossary: what its author writes, and the loaded words it stands for."""

    term: Wordings = Field(description="What is written in the deck's own words: one term, or several.")
    instead_of: list[Line] = Field(
        min_length=1,
        max_length=200,
        description="Words that only voices use, never the deck itself; other forms of a word count as well.",
    )
    reason: Line = Field(description="Why: shown where one of them is found.")


class Deck(Entry):
    """What the whole is: the section `deck`, exactly once in a dossier."""

    id: Slug
    title: Line
    format: Annotated[Literal[1], BeforeValidator(as_number)] = Field(
        description="The version of this format: 1."
    )
    summary: Text | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    licence: Line
    topics: list[Topic] = Field(default_factory=list)
    lint: list[Silence] = Field(
        default_factory=list, description="Findings of `quiz lint` that are meant to stand."
    )
    glossary: list[Preferred] = Field(
        default_factory=list,
        max_length=500,
        description="Loaded words that the deck's own sentences do without, and what they say instead.",
    )


class Span(Entry):
    """One line of a source's paragraph map: these paragraphs have this role and this voice."""

    par: Paragraphs
    role: Role = Role.BODY
    voice: Slug | None = Field(None, description="Who speaks here, where it is not the source's author.")
    of: int | None = Field(None, ge=1, description="For a pull quote: the paragraph it repeats.")
    note: Text | None = Field(
        None, description="An oddity worth knowing: a distortion, a typo, an impossible date."
    )


class Source(Entry):
    """One article."""

    id: Slug
    file: Line = Field(description="The exact name of the file that holds the article's text.")
    label: Line = Field(description="A name a learner can remember, also where the text has no title.")
    title: Line | None = None
    author: Slug = Field(description="The voice that speaks where the map names no other.")
    publisher: Line | None = None
    published: Edtf | None = None
    url: Line | None = None
    paragraphs: int = Field(ge=1, le=99_999, description="How many paragraphs the file has.")
    fingerprints: list[Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]] = Field(
        default_factory=list,
        description="One fingerprint per paragraph, as `quiz sources fingerprint FILE` prints them.",
    )
    map: list[Span] = Field(default_factory=list)
    note: Text | None = None


class Voice(Entry):
    """A person, institution or group that speaks, in a source or through one."""

    id: Slug
    kind: VoiceKind
    label: Line = Field(description="How the voice is named on screen, unique in the dossier.")
    names: list[Line] = Field(
        default_factory=list,
        description="Other names by which a prompt or a typed answer may call the voice.",
    )
    role: Line | None = Field(None, description="Who this is, in a few words.")
    entity: Slug | None = Field(None, description="The entity this voice is, where it is one too.")
    part_of: Slug | None = Field(
        None,
        description="The voice it is a part of, or speaks for: neither is a wrong option for the other.",
    )
    confusable: list[Slug] = Field(
        default_factory=list, max_length=200, description="Voices easily mistaken for this one."
    )


class Entity(Entry):
    """A person, organisation, place, agreement or event, with every spelling that occurs."""

    id: Slug
    name: Line
    type: EntityType
    variants: list[Line] = Field(
        default_factory=list,
        max_length=200,
        description="Other spellings and short names; accepted as answers.",
    )
    confusable: list[Slug] = Field(
        default_factory=list,
        max_length=200,
        description="Never accepted for this one, always offered as a distractor.",
    )
    role: Line | None = Field(None, description="Who or what this is, in a few words.")
    group: Line | None = Field(
        None, description="What it is like: distractors are drawn from the same group first."
    )
    note: Text | None = None

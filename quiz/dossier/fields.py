"""The vocabulary of the dossier format: kinds of text a field may hold, and what an entry may be.

Shared by the models of :mod:`quiz.dossier.schema`, which says what an entry consists of.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

FORMAT_VERSION = 1
"""The dossier format this program reads."""

Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=64),
    Field(description="An id: lower-case letters, digits and hyphens. Never changes; rename with `was`."),
]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Line = Annotated[
    str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True, pattern=r"^[^\n]*$")
]
Paragraphs = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{1,5}(-[0-9]{1,5})?(, ?[0-9]{1,5}(-[0-9]{1,5})?)*$", max_length=1000),
    Field(description='Paragraph numbers, counted from 1: "12" or "14,17-20,23".'),
]
At = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*#[1-9][0-9]{0,4}$", max_length=70),
    Field(description='A source and a paragraph: "s0#5".'),
]
SlotRef = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*#[a-z][a-z0-9-]*$", max_length=130),
    Field(description='A statement and one of its slots: "strike#p".'),
]
Edtf = Annotated[
    str,
    StringConstraints(min_length=2, max_length=60),
    Field(description="A date as precise as the text is (EDTF): 2020-01, 2019-09-14, 2004/2005, 1979~."),
]

SLOT = re.compile(r"\{([a-z][a-z0-9-]*)\}")
"""A slot in a statement's text: ``{a}``."""

RESERVED_PARTS = frozenset({"standing", "values", "positions", "front", "back", "order", "match", "contrast"})
"""Names of cards the program makes itself, which no slot and no position may take."""
RESERVED_START = "case-"
"""How the names of cards begin that the program makes of stances."""


def is_reserved(part: str) -> bool:
    """Tell whether the program calls cards so that it makes itself."""
    return part in RESERVED_PARTS or part.startswith(RESERVED_START)


def as_list(value: object) -> object:
    """Read one text where a list of texts is meant."""
    return [value] if isinstance(value, str | dict) else value


Wordings = Annotated[
    list[Line], BeforeValidator(as_list, json_schema_input_type=Line | list[Line]), Field(min_length=1)
]


def as_number(value: object) -> object:
    """Read digits as the number they are: every scalar of the files is text."""
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 9 else value


class Misfit(NamedTuple):
    """Something that does not fit inside one entry: the path of the key it concerns, what, and what to do."""

    path: tuple[str | int, ...]
    message: str
    remedy: str


class EntryError(ValueError):
    """What does not fit together inside one entry; the message joins all of it, for use without a loader."""

    def __init__(self, *misfits: Misfit) -> None:
        super().__init__("; ".join(misfit.message for misfit in misfits))
        self.misfits = misfits


class Entry(BaseModel):
    """What all parts of a dossier share: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Role(StrEnum):
    """What a paragraph of a source is."""

    BODY = "body"
    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    LABEL = "label"
    CAPTION = "caption"
    CREDIT = "credit"
    PULL_QUOTE = "pull-quote"
    COMMENT = "comment"
    SIGNATURE = "signature"
    READ_ALSO = "read-also"


class VoiceKind(StrEnum):
    """What sort of speaker a voice is."""

    AUTHOR = "author"
    PERSON = "person"
    INSTITUTION = "institution"
    NEWSPAPER = "newspaper"
    GROUP = "group"
    COMMENTER = "commenter"


class EntityType(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    AGREEMENT = "agreement"
    EVENT = "event"
    OTHER = "other"


class Kind(StrEnum):
    """How a statement or position stands in the text. Only a *report* may be asked as fact."""

    REPORT = "report"
    CLAIM = "claim"
    PREDICTION = "prediction"
    JUDGEMENT = "judgement"
    EXPLANATION = "explanation"
    RECOMMENDATION = "recommendation"


class Basis(StrEnum):
    """Whether a statement is said in the text, follows from it, or is outside knowledge."""

    STATED = "stated"
    INFERRED = "inferred"
    OUTSIDE = "outside"


class SlotType(StrEnum):
    """What sort of answer a slot takes."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DATE = "date"
    DURATION = "duration"
    NUMBER = "number"
    ROLE = "role"
    TERM = "term"


class Bounds(StrEnum):
    """How a figure is bounded in the text."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"


class Relation(StrEnum):
    """How the values of a discrepancy stand to each other."""

    CONFLICT = "conflict"
    PRECISION = "precision"
    SLIP = "slip"
    WORDING = "wording"
    WRITING_DATE = "writing-date"

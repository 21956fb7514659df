"""Proposals: what the rules found in articles, each with its exact sentence, for a person to decide on.

Plain structs of msgspec, tagged by ``kind``, so that thousands are read in milliseconds. Nothing here is a
part of a dossier yet: accepting a proposal makes an entry of it, in words that a person has seen.

``id`` is the same whenever the same text is read: it is made from the source, the place and what was found
there, so that what was decided once stays decided when the articles are read again. ``worth`` runs from 0 to
1 and orders the queue; ``why`` says in a few words what makes it worth asking, or doubtful. ``by`` is
``rules`` or the name of the language model that drafted it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

Standing: TypeAlias = Literal["reported", "attributed", "predicted", "judged"]
"""How a sentence stands in its text. Only what is certain from its form is more than ``reported``."""
Assertion: TypeAlias = Literal["asserted", "negated", "hypothetical", "asked"]
"""Only what is asserted may become a fact."""


class Place(Struct, frozen=True, kw_only=True):
    """A stretch of a paragraph: ``start`` and ``end`` are character offsets into the paragraph's text."""

    source: str
    paragraph: int
    start: int
    end: int
    text: str


class Mention(Struct, frozen=True, kw_only=True):
    """Where an entity or a voice is named: a place, and how it is printed there."""

    source: str
    paragraph: int
    printed: str


class Proposal(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What all proposals share."""

    id: str
    worth: float = 0.5
    why: tuple[str, ...] = ()
    by: str = "rules"


class EntityProposal(Proposal, frozen=True, kw_only=True, tag="entity"):
    """A person, organisation, place, agreement or event, under one name with the variants that occur.

    ``slug`` is the id the entity would get. ``sure`` are variants that certainly mean the same (a surname
    after the full name, an acronym in brackets); ``maybe`` are ids of other entity proposals that may be the
    same and are for a person to confirm; ``unlike`` are those that look alike and must not be merged.
    """

    slug: str
    name: str
    type: Literal["person", "organisation", "place", "agreement", "event", "other"]
    sure: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


class AnswerProposal(Struct, frozen=True, kw_only=True):
    """A stretch of the sentence that may be asked for, typed as the slots of a dossier are.

    ``value`` is in the dossier's form: digits, EDTF, an ISO 8601 duration, or words; ``entity`` the slug of
    the entity meant. ``bounds`` is as in the dossier (``about``, ``at-least`` …).
    """

    type: Literal["person", "place", "organisation", "date", "duration", "number", "role", "term"]
    start: int
    end: int
    printed: str
    value: str | None = None
    entity: str | None = None
    unit: str | None = None
    counts: str | None = None
    bounds: str = "exact"
    accept: tuple[str, ...] = ()
    worth: float = 0.5


class WhenProposal(Struct, frozen=True, kw_only=True):
    """A place on the timeline: EDTF as precise as the text is, or only the printed words.

    ``inferred`` says from what the date was worked out, where it is not printed whole (a weekday beside the
    article's own date).
    """

    printed: str
    edtf: str | None = None
    inferred: str | None = None


class FactProposal(Proposal, frozen=True, kw_only=True, tag="fact"):
    """One sentence that tells something, with the answers it could be asked for, best first.

    ``says`` is the chain of voices, slugs, outermost first, that the sentence is told by. ``confidence``
    runs from 0 to 1: how likely the reading is right.
    """

    place: Place
    standing: Standing
    says: tuple[str, ...]
    answers: tuple[AnswerProposal, ...]
    when: WhenProposal | None = None
    confidence: float = 0.5


class HolderProposal(Struct, frozen=True, kw_only=True):
    """Whom a claim is credited to. A pronoun is not resolved: ``candidates`` are slugs, nearest first."""

    printed: str
    kind: Literal["named", "pronoun", "author", "speaker", "nobody"]
    voice: str | None = None
    candidates: tuple[str, ...] = ()


class ClaimProposal(Proposal, frozen=True, kw_only=True, tag="claim"):
    """Somebody's claim: who, by which words, what, quoted or not, and of what kind.

    ``place`` is the whole sentence, ``content`` the stretches of it (or of sentences after it) that are
    credited; ``through`` the voices that pass it on, outermost first.
    """

    place: Place
    holder: HolderProposal
    cue: str
    content: tuple[Place, ...]
    mode: Literal["quote", "mixed", "paraphrase"]
    sense: Literal["claim", "prediction", "judgement", "explanation", "recommendation"]
    assertion: Assertion = "asserted"
    through: tuple[str, ...] = ()
    rule: str = ""


class ConflictValue(Struct, frozen=True, kw_only=True):
    """One value of a conflict: the answer and the fact it was found in."""

    fact: str
    place: Place
    value: str
    says: tuple[str, ...]


class ConflictProposal(Proposal, frozen=True, kw_only=True, tag="conflict"):
    """The same thing with different values, across articles or inside one.

    ``about`` is a few words for the thing; ``relation`` what the difference looks like.
    """

    about: str
    relation: Literal["conflict", "precision", "slip"]
    values: tuple[ConflictValue, ...]


class DisputeProposal(Proposal, frozen=True, kw_only=True, tag="dispute"):
    """Claims of different holders on the same subject: who agrees with whom is left to the reviewer.

    ``question`` is a neutral one, to be reworded; ``claims`` ids of claim proposals. ``sides`` gives, per
    claim in the same order, a letter where the text itself tells agreement from opposition, else ``?``.
    """

    question: str
    subject: str
    claims: tuple[str, ...]
    sides: tuple[str, ...]
    voices: int


AnyProposal: TypeAlias = EntityProposal | FactProposal | ClaimProposal | ConflictProposal | DisputeProposal

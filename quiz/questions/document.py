"""A built deck: its cards, and everything about its sources and voices that screens and exports show.

Plain values of msgspec, like :mod:`quiz.questions.model`: what studies or prints a deck never needs the
dossier it was built from, nor pydantic.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct

from quiz.questions.model import Card, EvidenceLine


class TopicInfo(Struct, frozen=True, kw_only=True):
    """A heading under which cards are studied."""

    id: str
    title: str


class ParagraphInfo(Struct, frozen=True, kw_only=True):
    """One paragraph of a source: what it is, who speaks in it, and the fingerprint of its text.

    ``number`` counts from 1. ``repeats`` is the paragraph that a pull quote repeats.
    """

    number: int
    role: str = "body"
    voice: str
    fingerprint: str | None = None
    repeats: int | None = None
    note: str | None = None


class SourceInfo(Struct, frozen=True, kw_only=True):
    """One article, with a line for each of its paragraphs."""

    id: str
    file: str
    label: str
    title: str | None = None
    author: str
    author_label: str
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    paragraphs: tuple[ParagraphInfo, ...] = ()
    note: str | None = None


class VoiceInfo(Struct, frozen=True, kw_only=True):
    """A person, institution or group that speaks."""

    id: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    role: str | None = None
    entity: str | None = None


class EntityInfo(Struct, frozen=True, kw_only=True):
    """A person, organisation, place, agreement or event, with its spellings."""

    id: str
    name: str
    type: str
    variants: tuple[str, ...] = ()
    role: str | None = None
    group: str | None = None
    note: str | None = None


class StanceInfo(Struct, frozen=True, kw_only=True):
    """One answer to a dispute's question."""

    id: str
    label: str


class PositionInfo(Struct, frozen=True, kw_only=True):
    """A voice on a stance. ``through`` are the labels of the voices that report it, outermost first."""

    id: str
    card: str
    stance: str
    voice: str
    voice_label: str
    voice_role: str | None = None
    through: tuple[str, ...] = ()
    kind: str
    claim: str
    grounds: str | None = None
    hedge: str | None = None
    pulls_against: tuple[str, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()
    note: str | None = None


class DisputeInfo(Struct, frozen=True, kw_only=True):
    """A question on which voices differ, with its stances and positions in the dossier's order.

    ``card`` asks for all its positions, ``cards`` are all that ask for it or for a part of it.
    """

    id: str
    card: str
    question: str
    topic: str | None = None
    importance: int = 2
    note: str | None = None
    stances: tuple[StanceInfo, ...]
    positions: tuple[PositionInfo, ...]
    cards: tuple[str, ...] = ()


class ContrastInfo(Struct, frozen=True, kw_only=True):
    """A card that asks where two voices part, over several disputes."""

    card: str
    voices: tuple[str, ...]


class ValueInfo(Struct, frozen=True, kw_only=True):
    """One of a discrepancy's values, and where it is given."""

    value: str
    evidence: tuple[EvidenceLine, ...]


class DiscrepancyInfo(Struct, frozen=True, kw_only=True):
    """One thing for which the sources give different values."""

    id: str
    card: str
    thing: str
    relation: str
    topic: str | None = None
    note: str | None = None
    values: tuple[ValueInfo, ...]


class EventInfo(Struct, frozen=True, kw_only=True):
    """A statement with a place on the timeline.

    ``edtf`` is as precise as the text is, or None where only an order is known; ``shown`` says the date in
    words, ``told`` how the text gives it; ``after`` and ``before`` are ids of events; ``why`` says from what
    the date is inferred. ``text`` names the holder where it is not a plain report. ``cards`` are the cards
    that ask for it, ``discrepancies`` the ids of those on which its sources differ, ``dispute`` and
    ``position`` the ids of the position that it comes to.
    """

    id: str
    text: str
    edtf: str | None = None
    shown: str | None = None
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    inferred: bool = False
    topic: str | None = None
    told: str | None = None
    why: str | None = None
    importance: int = 2
    standing: str | None = None
    evidence: tuple[EvidenceLine, ...] = ()
    notes: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    discrepancies: tuple[str, ...] = ()
    dispute: str | None = None
    position: str | None = None


class BuiltDeck(Struct, frozen=True, kw_only=True):
    """Everything made from one dossier. ``fingerprint`` changes when anything in it does."""

    id: str
    title: str
    summary: str | None = None
    language: str = "en"
    licence: str
    topics: tuple[TopicInfo, ...] = ()
    sources: tuple[SourceInfo, ...] = ()
    voices: tuple[VoiceInfo, ...] = ()
    entities: tuple[EntityInfo, ...] = ()
    disputes: tuple[DisputeInfo, ...] = ()
    discrepancies: tuple[DiscrepancyInfo, ...] = ()
    events: tuple[EventInfo, ...] = ()
    contrasts: tuple[ContrastInfo, ...] = ()
    cards: tuple[Card, ...] = ()
    fingerprint: str = ""


def encode_deck(deck: BuiltDeck) -> bytes:
    """Return the deck as JSON, the same bytes for the same deck on every machine."""
    return msgspec.json.encode(deck)


def decode_deck(data: bytes) -> BuiltDeck:
    """Read what :func:`encode_deck` wrote; raises :class:`msgspec.DecodeError` where it is not that."""
    return msgspec.json.decode(data, type=BuiltDeck)

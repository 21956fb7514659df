"""What a screen shows of a review: frozen, plain values, nothing to look up."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from quiz.reading.review.forms import Draft
from quiz.reading.review.queue import Item
from quiz.reading.review.state import Settled


class PlaceView(Struct, frozen=True, kw_only=True):
    """A stretch to light up: ``text`` is the whole paragraph, ``start`` and ``end`` offsets into it."""

    source: str
    label: str
    paragraph: int
    text: str
    start: int
    end: int


class AnswerView(Struct, frozen=True, kw_only=True):
    """An answer that could be asked for; offsets count within the sentence of the draft, as printed."""

    type: str
    printed: str
    start: int
    end: int
    value: str | None
    entity: str | None
    worth: float


class Choice(Struct, frozen=True, kw_only=True):
    """Something to choose from: an id and how it is called."""

    id: str
    label: str


class HolderView(Struct, frozen=True, kw_only=True):
    """Whose claim it is: as printed, the voice, and whom a pronoun may stand for, nearest first.

    ``own`` is the voice that the printed words would be where they do not tell who it is.
    """

    printed: str
    kind: Literal["named", "pronoun", "author", "speaker", "nobody"]
    voice: Choice | None
    candidates: tuple[Choice, ...] = ()
    own: Choice | None = None


class MemberView(Struct, frozen=True, kw_only=True):
    """A fact of a conflict or a claim of a dispute; ``value`` and ``side`` as far as they have one."""

    id: str
    text: str
    voices: tuple[str, ...]
    place: PlaceView
    value: str = ""
    side: str = ""
    settled: Settled | None = None


class WordingView(Struct, frozen=True, kw_only=True):
    """A fact in the words of a language model, named by ``by``: its draft may be accepted for the fact."""

    id: str
    by: str
    draft: Draft
    cited: tuple[PlaceView, ...]


class ProposalView(Struct, frozen=True, kw_only=True):
    """One proposal. ``places`` begins with the main one; entities have one per mention.

    ``maybe`` are entities that may be the same, to be confirmed or refused. ``draft`` is what accepting
    would write. ``unworded`` says that it was accepted all but its wording, ``open_holder`` that whose claim
    it is must be chosen before it can be accepted. ``said_already`` are the entries that were written for
    other proposals of its sentence.
    """

    item: Item
    places: tuple[PlaceView, ...]
    draft: Draft
    settled: Settled | None = None
    answers: tuple[AnswerView, ...] = ()
    holder: HolderView | None = None
    says: tuple[str, ...] = ()
    standing: str = ""
    confidence: float | None = None
    when: str = ""
    maybe: tuple[Choice, ...] = ()
    members: tuple[MemberView, ...] = ()
    same_sentence: tuple[str, ...] = ()
    said_already: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    """The proposals that these entries were made of."""
    wordings: tuple[WordingView, ...] = ()
    unworded: bool = False
    open_holder: bool = False


class Coverage(Struct, frozen=True, kw_only=True):
    """How much of an article is in the dossier: paragraphs that some evidence names."""

    source: str
    label: str
    paragraphs: int
    covered: int
    left: int


class Progress(Struct, frozen=True, kw_only=True):
    """Counts of a review. ``known`` are entities that the dossier had already.

    ``unworded`` are proposals that were accepted all but their wording; they are among those left.
    ``waiting`` are the questions of disputes that have a view and cannot be written before another one.
    """

    total: int
    decided: int
    left: int
    known: int
    accepted: dict[str, int]
    rejected: dict[str, int]
    left_by_kind: dict[str, int]
    unworded: int
    coverage: tuple[Coverage, ...]
    can_undo: str | None
    can_redo: str | None
    waiting: tuple[str, ...] = ()

"""What a dossier may say: the schema of its YAML files, format version 1.

A dossier is a folder of YAML files (or one file). Each file holds any of the sections ``deck``,
``sources``, ``voices``, ``entities``, ``statements``, ``discrepancies``, ``disputes``, ``cards`` and
``sets``; lists from several files are joined in the order of the file names. The models check one entry at a
time; what holds between entries (ids that exist, chains that match the paragraph's voice) is checked
in :mod:`quiz.dossier.check`.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from quiz.dossier.cast import Deck, Entity, Preferred, Source, Span, Topic, Voice
from quiz.dossier.disputes import Dispute, Position, Stance
from quiz.dossier.evidence import Evidence, Later
from quiz.dossier.fields import (
    FORMAT_VERSION,
    SLOT,
    At,
    Basis,
    Bounds,
    Edtf,
    EntityType,
    Entry,
    EntryError,
    Kind,
    Line,
    Misfit,
    Relation,
    Role,
    SlotRef,
    SlotType,
    Slug,
    Text,
    VoiceKind,
    Wordings,
    is_reserved,
)
from quiz.dossier.hand import HandCard
from quiz.dossier.sets import CardSet, Member, Pair

__all__ = [
    "FORMAT_VERSION",
    "SLOT",
    "Answer",
    "Basis",
    "Bounds",
    "CardSet",
    "Deck",
    "Discrepancy",
    "Dispute",
    "Dossier",
    "Entity",
    "EntityType",
    "Entry",
    "EntryError",
    "Evidence",
    "HandCard",
    "Kind",
    "Later",
    "Member",
    "Misfit",
    "Pair",
    "Position",
    "Preferred",
    "Relation",
    "Role",
    "SlotType",
    "Source",
    "Span",
    "Stance",
    "Statement",
    "Topic",
    "Value",
    "Voice",
    "VoiceKind",
    "When",
]


# ---------------------------------------------------------------- statements and events


class Answer(Entry):
    """What fills a slot: an entity, or a value of the slot's type."""

    type: SlotType
    entity: Slug | None = Field(
        None, description="The entity that is the answer; its name and variants are accepted."
    )
    value: Line | None = Field(
        None,
        description="The answer itself: digits (3500), a date (EDTF), a duration (P2W), or words.",
    )
    show: Line | None = Field(
        None, description="How the value reads inside the sentence, where it is not the plain value."
    )
    accept: list[Line] = Field(default_factory=list, description="Other answers that are right.")
    confusable: list[Line] = Field(
        default_factory=list, description="Answers that look alike and are never accepted."
    )
    distractors: list[Line] = Field(
        default_factory=list, description="Wrong options of the same sort, where the dossier holds too few."
    )
    not_offered: list[Slug] = Field(
        default_factory=list,
        max_length=200,
        description="Entities that are never offered here, though confusable: the dead among the living.",
    )
    unit: Line | None = Field(None, description="For numbers: what is counted or measured (rockets, km).")
    counts: Line | None = Field(None, description="For numbers: what exactly the figure counts.")
    bounds: Bounds = Bounds.EXACT
    tolerance: Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?$", max_length=20)] | None = (
        Field(None, description="For numbers: how far off, in units, still counts as right.")
    )
    skip: list[Literal["choice", "true-false", "cloze", "short-answer", "who-says"]] = Field(
        default_factory=list,
        description="Forms in which this slot is not to be asked: a blank that other words fill as well.",
    )
    of: Slug | None = Field(None, description="For roles: the entity that holds the role.")
    since: Line | None = Field(None, description="For roles: from when (EDTF, or the id of an event).")
    until: Line | None = Field(None, description="For roles: until when (EDTF, or the id of an event).")

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if (self.entity is None) == (self.value is None):
            raise EntryError(
                Misfit((), "an answer is either an `entity` or a `value`", "give one of them, and not both")
            )
        if {"cloze", "short-answer"} <= set(self.skip):
            remedy = "keep `cloze` or `short-answer`: what is due is recalled"
            raise EntryError(Misfit(("skip",), "no form is left in which the answer is typed", remedy))
        return self


class When(Entry):
    """A place on the timeline: a date, or only an order."""

    edtf: Edtf | None = None
    text: Line | None = Field(None, description="A few words: how the text gives the time (`on Sunday`).")
    after: list[Slug] = Field(default_factory=list)
    before: list[Slug] = Field(default_factory=list)
    basis: Basis = Basis.STATED
    why: Text | None = Field(None, description="Where the date is inferred: from what.")

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if self.edtf is None and not self.after and not self.before and self.text is None:
            remedy = "give `edtf`, `after`, `before` or at least `text`"
            raise EntryError(Misfit((), "`when` gives no time", remedy))
        if self.basis is Basis.INFERRED and not self.why:
            remedy = "add `why`: the words or paragraphs it follows from"
            raise EntryError(Misfit((), "an inferred date does not say `why`", remedy))
        return self


class Statement(Entry):
    """One sentence of ours with slots to ask for. With `when` it is an event."""

    id: Slug
    was: list[Slug] = Field(
        default_factory=list, description="Former ids (rename, merge, split); learners' progress follows."
    )
    kind: Kind
    basis: Basis = Basis.STATED
    why: Text | None = Field(None, description="Where it is inferred: how.")
    topic: Slug | None = None
    tags: list[Slug] = Field(default_factory=list)
    importance: int = Field(2, ge=1, le=3, description="3 = must know, 2 = worth knowing, 1 = detail.")
    text: Text = Field(description="The sentence, each slot in braces: `Soleimani was killed in {a}.`")
    answers: dict[str, Answer] = Field(min_length=1)
    ask: dict[str, Wordings] = Field(description="Per slot, the question (one wording or several).")
    evidence: list[Evidence] = Field(min_length=1)
    inferred_from: list[At] = Field(
        default_factory=list,
        alias="from",
        description="Where it is inferred: the paragraphs it follows from.",
    )
    when: When | None = None
    later: list[Later] = Field(default_factory=list)
    quote: Line | None = Field(None, description="A short quotation, exactly as printed (under eight words).")
    occasion: Line | None = Field(None, description="Where a quotation was said or written.")
    standing: bool = Field(
        False, description="Its standing is easily mistaken: also ask `fact or view, and whose?`."
    )
    note: Text | None = Field(None, description="A remark shown with the answer.")

    @model_validator(mode="after")
    def _slots_agree(self) -> Self:
        misfits: list[Misfit] = []
        slots = SLOT.findall(self.text)
        if not self.answers.keys() == self.ask.keys() == set(slots) or len(slots) != len(self.answers):
            misfits = self._slot_misfits(slots)
        for slot in filter(is_reserved, self.answers):
            misfits.append(
                Misfit(("answers", slot), f"no slot may be called `{slot}`", "call it something else")
            )
        if self.basis is Basis.INFERRED and not (self.why and self.inferred_from):
            remedy = "add `why`, and `from` with the paragraphs it follows from"
            misfits.append(Misfit((), "an inferred statement does not say from what", remedy))
        if self.kind is not Kind.REPORT and len({e.holder for e in self.evidence}) > 1:
            remedy = "a view has one holder: make a statement for each of them"
            misfits.append(Misfit(("evidence",), "the evidence ends in different voices", remedy))
        if misfits:
            raise EntryError(*sorted(misfits))
        return self

    def _slot_misfits(self, slots: list[str]) -> list[Misfit]:
        known, answered, asked = set(slots), self.answers.keys(), self.ask.keys()
        found = [
            Misfit(("text",), f"the slot {{{s}}} stands twice in `text`", "give the second another name")
            for s in known
            if slots.count(s) > 1
        ]
        found += [
            Misfit(("text",), f"the slot {{{s}}} has no answer", f"add `{s}` to `answers`")
            for s in known - answered
        ]
        found += [
            Misfit(("answers", s), f"`text` has no slot {{{s}}}", f"write {{{s}}} where it belongs")
            for s in answered - known
        ]
        found += [
            Misfit(("ask",), f"nothing asks for the slot {{{s}}}", f"add `{s}` with a question")
            for s in answered - asked
        ]
        found += [
            Misfit(("ask", s), f"`ask` names `{s}`, which is no slot", "correct the name, or delete it")
            for s in asked - answered
        ]
        return found

    @property
    def is_event(self) -> bool:
        """Whether it has a place on the timeline."""
        return self.when is not None

    @property
    def holder(self) -> str:
        """The voice whose report or view it is (of its first line of evidence)."""
        return self.evidence[0].holder

    @property
    def needs_holder(self) -> bool:
        """Whether every question must name (or ask for) the holder: a view, or reported speech."""
        return self.kind is not Kind.REPORT or all(len(e.says) > 1 for e in self.evidence)


# ---------------------------------------------------------------- discrepancies


class Value(Entry):
    """One of a discrepancy's values and who gives it."""

    id: Slug | None = None
    value: Line
    accept: list[Line] = Field(default_factory=list)
    of: list[SlotRef] | None = Field(
        None, description="The slots of statements whose answer this value is: `statement#slot`."
    )
    evidence: list[Evidence] = Field(min_length=1)


class Discrepancy(Entry):
    """One thing, two or more values, each with voice and paragraph."""

    id: Slug
    was: list[Slug] = Field(default_factory=list)
    topic: Slug | None = None
    tags: list[Slug] = Field(default_factory=list)
    importance: int = Field(2, ge=1, le=3)
    thing: Line = Field(description="What the values are of, as a noun phrase: `what post Muhandis held`.")
    ask: Wordings
    relation: Relation
    about: list[Slug] | None = Field(None, description="The events that the values are about.")
    values: list[Value] = Field(min_length=2)
    note: Text | None = None

    @property
    def is_linked(self) -> bool:
        """Whether its values say themselves which slots they answer, so that nothing is guessed."""
        return any(value.of is not None for value in self.values)


class Dossier(Entry):
    """The reviewed knowledge of a topic: all its files together."""

    deck: Deck
    sources: list[Source] = Field(default_factory=list)
    voices: list[Voice] = Field(default_factory=list)
    entities: list[Entity] = Field(default_factory=list)
    statements: list[Statement] = Field(default_factory=list)
    discrepancies: list[Discrepancy] = Field(default_factory=list)
    disputes: list[Dispute] = Field(default_factory=list)
    cards: list[HandCard] = Field(default_factory=list)
    sets: list[CardSet] = Field(default_factory=list)

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
Sense: TypeAlias = Literal["claim", "prediction", "judgement", "explanation", "recommendation"]
"""What somebody does who claims something."""
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


EntityType: TypeAlias = Literal["person", "organisation", "place", "agreement", "event", "other"]


class EntityProposal(Proposal, frozen=True, kw_only=True, tag="entity"):
    """A person, organisation, place, agreement or event, under one name with the variants that occur.

    ``slug`` is the id the entity would get. ``sure`` are variants that certainly mean the same (a surname
    after the full name, an acronym in brackets); ``maybe`` are ids of other entity proposals that may be the
    same and are for a person to confirm; ``unlike`` are those that look alike and must not be merged.
    ``perhaps`` is the type it seems to be of where that is not sure, and None where it is: ``type`` is then
    the same, or ``other`` where too little speaks for it.
    """

    slug: str
    name: str
    type: EntityType
    perhaps: EntityType | None = None
    sure: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


class AnswerProposal(Struct, frozen=True, kw_only=True):
    """A stretch of the sentence that may be asked for, typed as the slots of a dossier are.

    ``start`` and ``end`` are character offsets into the sentence, the ``text`` of the fact's own place.
    ``value`` is in the dossier's form: digits, EDTF, an ISO 8601 duration, or words; ``entity`` the slug of
    the entity meant. ``bounds`` is as in the dossier (``about``, ``at-least`` …); ``of`` is the slug of
    the one who holds a role. ``about`` is what the answer is said of: in which part (``subject``,
    ``object``, ``of`` a noun, or a preposition), of which verb or noun as printed, and what stands with it;
    ``beside`` what else hangs from that by a preposition. ``question`` asks for it, where the sentence's
    grammar gives a good one; of what somebody says it does not say whose it is.
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
    of: str | None = None
    about: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    question: str = ""
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
    """Whom a claim is credited to. A pronoun is not resolved: ``candidates`` are slugs, nearest first.

    ``nobody`` has a ``voice`` only where the text tells of the unnamed who claimed something first.
    """

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
    sense: Sense
    assertion: Assertion = "asserted"
    through: tuple[str, ...] = ()
    rule: str = ""


class ConflictValue(Struct, frozen=True, kw_only=True):
    """One value of a conflict: the words, and the fact or claim whose sentence they stand in."""

    fact: str
    place: Place
    value: str
    says: tuple[str, ...]


class ConflictProposal(Proposal, frozen=True, kw_only=True, tag="conflict"):
    """The same thing with different values, across articles or inside one.

    ``about`` is a few words for the thing; ``relation`` what the difference looks like.
    """

    about: str
    relation: Literal["conflict", "precision", "slip", "wording", "writing-date"]
    values: tuple[ConflictValue, ...]


class StanceProposal(Struct, frozen=True, kw_only=True):
    """One answer to a dispute's question: ``id`` a slug within the dispute, ``label`` a line."""

    id: str
    label: str


class PositionProposal(Struct, frozen=True, kw_only=True):
    """A voice on a stance of the dispute that holds it, in words of a language model, to be checked.

    It stands only inside a :class:`DisputeProposal`, as a position does in a dossier; ``id`` is made from
    the voice, its sentences and the claim, so that it stays the same when the disputes are drawn anew.
    ``stance`` is the id of one of the dispute's stances, ``voice`` a slug that is known or proposed.
    ``claim`` stands alone and never names its holder; ``grounds`` is a sentence or None; ``hedge`` says how
    the holder only half takes it. ``evidence`` are the sentences cited, at least one, each looked up in its
    paragraph: ``place.text`` is what is printed there, not what the model wrote. ``claims`` are ids of the
    claims that rules found in these sentences with the same holder, ``through`` the voices that pass them
    on, outermost first, as the first of these claims has them; both empty where there is none.
    """

    id: str
    stance: str
    voice: str
    kind: Literal["claim", "prediction", "judgement", "explanation", "recommendation"]
    claim: str
    grounds: str | None = None
    hedge: str | None = None
    evidence: tuple[Place, ...]
    claims: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


class DisputeProposal(Proposal, frozen=True, kw_only=True, tag="dispute"):
    """Claims of different holders on the same subject: who agrees with whom is left to the reviewer.

    ``question`` is a neutral one, to be reworded; ``claims`` ids of claim proposals. ``sides`` gives, per
    claim in the same order, a letter where the text itself tells agreement from opposition, else ``?``.
    ``voices`` is how many there are.

    Where a language model drafted it (``by`` is not ``rules``), ``stances`` and ``positions`` hold at least
    two each, of at least two voices on at least two stances, and every position stands on one of the
    stances. Rules draft neither.
    """

    question: str
    subject: str
    claims: tuple[str, ...]
    sides: tuple[str, ...]
    voices: int
    stances: tuple[StanceProposal, ...] = ()
    positions: tuple[PositionProposal, ...] = ()


class SlotWording(Struct, frozen=True, kw_only=True):
    """What is asked for in one slot of a wording.

    ``slot`` is its name, as it stands in braces in the text; ``answer`` the index, from 0, of the answer in
    the fact's ``answers``: the wording gives no answer of its own. ``questions`` holds at least one, none
    of which prints the answer; ``distractors`` may be empty and never repeats a right answer of this slot.
    """

    slot: str
    answer: int
    questions: tuple[str, ...]
    distractors: tuple[str, ...] = ()


class WordingProposal(Proposal, frozen=True, kw_only=True, tag="wording"):
    """A fact in other words, with slots, questions and wrong options, drafted by a language model.

    ``fact`` is the id of the fact proposal that it rewords; the answers, the chain of voices and the date
    are that one's. ``text`` is the sentence with each slot in braces once, as in a dossier: ``Holm sold the
    quay in {a}.`` It repeats no eight words of an article. ``slots`` are in the order of the text.
    ``evidence`` are the sentences cited, looked up in the article; at least one lies in the fact's own
    sentence.
    """

    fact: str
    text: str
    slots: tuple[SlotWording, ...]
    evidence: tuple[Place, ...]


AnyProposal: TypeAlias = (
    EntityProposal | FactProposal | ClaimProposal | ConflictProposal | DisputeProposal | WordingProposal
)

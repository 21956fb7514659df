"""Cards, questions and question instances as plain, serialisable values.

A **card** is what a learner remembers; it carries its **questions** (templates: authored wordings and a
pool of vetted distractors). :func:`quiz.questions.realise.realise` turns a question into an **instance**,
exactly what is shown: the same object for the terminal, a phone page, paper and every export. Instances
are a union discriminated by ``shape``, how they are answered; ``form`` says what kind of question it is.
Several forms share a shape (who-says and choice are both picked from options), so that a screen needs one
widget per shape and a new form needs none.

Structs of msgspec, not pydantic models: a study session decodes them on every answer.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Form(StrEnum):
    """The kind of question."""

    STUDY = "study"
    CHOICE = "choice"
    TRUE_FALSE = "true-false"
    CLOZE = "cloze"
    SHORT_ANSWER = "short-answer"
    NUMBER = "number"
    DATE = "date"
    WHO_SAYS = "who-says"
    FACT_OR_VIEW = "fact-or-view"
    DISCREPANCY = "discrepancy"
    POSITIONS = "positions"
    ORDER = "order"
    MATCH = "match"
    GROUNDS = "grounds"
    CONTRAST = "contrast"
    STEELMAN = "steelman"
    BASIC = "basic"
    REVERSED = "reversed"


class CardKind(StrEnum):
    """What a card is made from."""

    STATEMENT = "statement"
    EVENT = "event"
    STANDING = "standing"
    DISCREPANCY = "discrepancy"
    DISPUTE = "dispute"
    POSITION = "position"
    SET = "set"
    HAND = "hand"


# ---------------------------------------------------------------- what is shown with an answer


class EvidenceLine(Struct, frozen=True, kw_only=True):
    """Where something is said. ``voices`` are labels, outermost first; ``paragraph`` counts from 1."""

    source: str
    source_label: str
    paragraph: int
    voices: tuple[str, ...]
    printed: str
    ascribed: bool = False


class OtherVoice(Struct, frozen=True, kw_only=True):
    """What somebody else says on the same matter."""

    voice: str
    says: str
    stance: str | None = None
    evidence: tuple[EvidenceLine, ...] = ()


class Explanation(Struct, frozen=True, kw_only=True):
    """What every answer comes with: the answer, its standing, whose voice, the evidence, what others say.

    ``standing`` is a sentence for the screen ("Reported by the Inside Arabia article", "A prediction of
    Mohammad Manzarpour"). ``notes`` are remarks, outcomes and reasons for an inference, one line each.
    """

    answer: str
    text: str
    standing: str
    holder: str | None = None
    evidence: tuple[EvidenceLine, ...] = ()
    others_title: str | None = None
    others: tuple[OtherVoice, ...] = ()
    notes: tuple[str, ...] = ()


# ---------------------------------------------------------------- keys


class Ally(Struct, frozen=True, kw_only=True):
    """A voice on the same side of the dispute: never right, but told apart from what is simply wrong."""

    label: str
    names: tuple[str, ...]


class AnswerKey(Struct, frozen=True, kw_only=True):
    """What a typed answer is compared with.

    ``type`` is a slot type of the dossier ("person", "number", …), "voice" or "text"; ``display`` the answer
    as shown; ``accepted`` everything right, ``refused`` what looks alike and never is. ``value`` holds the
    digits of a number, the EDTF of a date or the ISO 8601 form of a duration. ``titles`` are the folded
    words by which the dossier says what a person is: they may stand before the name.
    """

    type: str
    display: str
    accepted: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    value: str | None = None
    unit: str | None = None
    bounds: str = "exact"
    tolerance: str | None = None
    titles: tuple[str, ...] = ()
    same_side: tuple[Ally, ...] = ()


class FalseVersion(Struct, frozen=True, kw_only=True):
    """A statement made false by one other value."""

    text: str
    wrong: str


class Row(Struct, frozen=True, kw_only=True):
    """One line to assign: its label, the options, and the index of the right one."""

    label: str
    options: tuple[str, ...]
    key: int


class Dated(Struct, frozen=True, kw_only=True):
    """An event to put in order: what happened, without its date, and the date (or that there is none)."""

    text: str
    when: str


class Item(Struct, frozen=True, kw_only=True):
    """One line of a checklist: what should have been recalled, and by whom it is held."""

    text: str
    holder: str | None = None


# ---------------------------------------------------------------- questions (templates)


class Question(Struct, frozen=True, kw_only=True, tag_field="shape"):
    """One way to ask a card.

    ``id`` is stable across builds: card id, form and a running name. ``prompts`` are the authored wordings,
    complete with the holder's name wherever a view could pass for a fact. ``recall`` tells recall from
    recognition.
    """

    id: str
    card: str
    form: Form
    recall: bool
    prompts: tuple[str, ...]


class PickQuestion(Question, frozen=True, kw_only=True, tag="pick"):
    """Pick the key among distractors from the pool; numbers and dates are shown in order.

    ``ordered`` holds key and pool in the order of their values; empty where the order is free. The first
    ``always`` of the pool are shown every time: what is most easily mistaken for the key. ``same_side``
    are the labels of voices that share the key's stance.
    """

    key: str
    pool: tuple[str, ...]
    ordered: tuple[str, ...] = ()
    always: int = 0
    same_side: tuple[str, ...] = ()


class JudgeQuestion(Question, frozen=True, kw_only=True, tag="judge"):
    """True or false: the true text, or one of the false versions."""

    true_text: str
    false_versions: tuple[FalseVersion, ...]


class TypeQuestion(Question, frozen=True, kw_only=True, tag="type"):
    """Type the answer. For a cloze the prompt holds the blank ``____``."""

    key: AnswerKey


class AssignQuestion(Question, frozen=True, kw_only=True, tag="assign"):
    """Give each row one of its options.

    Where it is ``exclusive`` all rows share one list of options and each option goes to one row only.
    """

    rows: tuple[Row, ...]
    shuffle_options: bool = True
    exclusive: bool = False


class ArrangeQuestion(Question, frozen=True, kw_only=True, tag="arrange"):
    """Put the items in order; here they stand in the right one, the earliest first."""

    items: tuple[Dated, ...]


class ChecklistQuestion(Question, frozen=True, kw_only=True, tag="checklist"):
    """Recall freely, then tick what was recalled."""

    items: tuple[Item, ...]


class RevealQuestion(Question, frozen=True, kw_only=True, tag="reveal"):
    """Think, reveal, grade yourself."""

    back: str


AnyQuestion = (
    PickQuestion
    | JudgeQuestion
    | TypeQuestion
    | AssignQuestion
    | ArrangeQuestion
    | ChecklistQuestion
    | RevealQuestion
)


class Card(Struct, frozen=True, kw_only=True):
    """One thing to remember, built from a dossier.

    ``id`` is ``deck/slug#part``; cards that share ``deck/slug`` are siblings. ``position`` orders new cards
    (topic, importance, then place in the dossier). ``text`` is the sentence with the answer filled in,
    ``answers`` the answers it asks for. ``answer_hash`` changes when the answer changes, ``content_hash``
    when anything but its place does. ``was`` lists former card ids.
    """

    id: str
    deck: str
    slug: str
    part: str
    kind: CardKind
    statement_kind: str | None = None
    topic: str | None = None
    tags: tuple[str, ...] = ()
    importance: int = 2
    position: int = 0
    text: str
    answers: tuple[str, ...]
    holder: str | None = None
    holder_id: str | None = None
    explanation: Explanation
    questions: tuple[AnyQuestion, ...]
    content_hash: str
    answer_hash: str
    was: tuple[str, ...] = ()


# ---------------------------------------------------------------- instances (what is shown)


class Instance(Struct, frozen=True, kw_only=True, tag_field="shape"):
    """A question exactly as shown to one learner at one repetition."""

    question: str
    card: str
    form: Form
    recall: bool
    prompt: str
    explanation: Explanation


class Show(Instance, frozen=True, kw_only=True, tag="show"):
    """The study view: a card's first showing. Nothing is asked."""


class Pick(Instance, frozen=True, kw_only=True, tag="pick"):
    """Pick one of ``options``; ``key`` is the index of the right one; ``same_side`` as in the question."""

    options: tuple[str, ...]
    key: int
    same_side: tuple[str, ...] = ()


class Judge(Instance, frozen=True, kw_only=True, tag="judge"):
    """Is ``text`` true? ``correction`` says what is right where it is not."""

    text: str
    key: bool
    correction: str | None = None


class Type(Instance, frozen=True, kw_only=True, tag="type"):
    """Type the answer."""

    key: AnswerKey


class Assign(Instance, frozen=True, kw_only=True, tag="assign"):
    """Give each row one of its options; where it is ``exclusive``, each option to one row only."""

    rows: tuple[Row, ...]
    exclusive: bool = False


class Arrange(Instance, frozen=True, kw_only=True, tag="arrange"):
    """Put the items in order. ``key`` holds their indices as they should stand, the earliest first."""

    items: tuple[Dated, ...]
    key: tuple[int, ...]


class Checklist(Instance, frozen=True, kw_only=True, tag="checklist"):
    """Recall freely, then tick what was recalled."""

    items: tuple[Item, ...]


class Reveal(Instance, frozen=True, kw_only=True, tag="reveal"):
    """Think, reveal, grade yourself."""

    back: str


AnyInstance = Show | Pick | Judge | Type | Assign | Arrange | Checklist | Reveal

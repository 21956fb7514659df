"""Small decks for the tests of storing and studying, and responses to whatever is shown of them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from quiz.questions.document import BuiltDeck, TopicInfo
from quiz.questions.model import (
    AnswerKey,
    Card,
    CardKind,
    Explanation,
    FalseVersion,
    Form,
    Judge,
    JudgeQuestion,
    Pick,
    PickQuestion,
    Show,
    Type,
    TypeQuestion,
)
from quiz.questions.response import Judged, Picked, Response, Seen, Typed
from quiz.study.views import Task

NOON = 1_790_000_000_000_000
"""A day in September 2026, 14:13 UTC, in microseconds."""

ALL_FORMS = frozenset({Form.SHORT_ANSWER, Form.CLOZE, Form.CHOICE, Form.TRUE_FALSE})
"""Two forms of recall and two of recognition."""


def card(
    slug: str,
    *,
    part: str = "a",
    answer: str | None = None,
    text: str | None = None,
    forms: Collection[Form] = ALL_FORMS,
    **more: object,
) -> Card:
    """A card with a question in each of these forms."""
    deck = str(more.pop("deck", "d"))
    name = f"{deck}/{slug}#{part}"
    answer = f"answer {slug}{part}" if answer is None else answer
    text = f"The answer of {slug} {part} is {answer}." if text is None else text
    key = AnswerKey(type="term", display=answer, accepted=(answer,))
    questions = (
        TypeQuestion(
            id=f"{name}:short-answer",
            card=name,
            form=Form.SHORT_ANSWER,
            recall=True,
            prompts=(f"What is the answer of {slug}?", f"Give the answer of {slug}."),
            key=key,
        ),
        TypeQuestion(
            id=f"{name}:cloze",
            card=name,
            form=Form.CLOZE,
            recall=True,
            prompts=(text.replace(answer, "____"),),
            key=key,
        ),
        PickQuestion(
            id=f"{name}:choice",
            card=name,
            form=Form.CHOICE,
            recall=False,
            prompts=(f"Which is the answer of {slug}?",),
            key=answer,
            pool=("w1", "w2", "w3", "w4", "w5", "w6"),
        ),
        JudgeQuestion(
            id=f"{name}:true-false",
            card=name,
            form=Form.TRUE_FALSE,
            recall=False,
            prompts=("True or false?",),
            true_text=text,
            false_versions=(FalseVersion(text=text.replace(answer, "wrong"), wrong="wrong"),),
        ),
    )
    values: dict[str, object] = {
        "id": name,
        "deck": deck,
        "slug": slug,
        "part": part,
        "kind": CardKind.STATEMENT,
        "topic": "first",
        "text": text,
        "answers": (answer,),
        "explanation": Explanation(answer=answer, text=text, standing="Reported."),
        "questions": tuple(one for one in questions if one.form in forms),
        "content_hash": hashlib.sha256(f"{text}|{answer}".encode()).hexdigest()[:16],
        "answer_hash": hashlib.sha256(answer.encode()).hexdigest()[:16],
    }
    return Card(**(values | more))  # type: ignore[arg-type]


def deck(*cards: Card, name: str = "d") -> BuiltDeck:
    """A deck of these cards, in this order."""
    placed = tuple(
        Card(**{field: getattr(one, field) for field in one.__struct_fields__} | {"position": place})
        for place, one in enumerate(cards)
    )
    return BuiltDeck(
        id=name,
        title=f"The deck {name}",
        licence="MIT",
        topics=(TopicInfo(id="first", title="The first topic"),),
        cards=placed,
        fingerprint=hashlib.sha256(repr([(one.id, one.content_hash) for one in placed]).encode()).hexdigest(),
    )


def respond(task: Task, *, right: bool = True) -> Response:
    """A right or a wrong response to whatever is shown."""
    match task.instance:
        case Show():
            return Seen()
        case Pick(key=key):
            return Picked(key if right else (key + 1) % 4)
        case Judge(key=key):
            return Judged(key if right else not key)
        case Type(key=answer):
            return Typed(answer.display if right else "something else")
        case other:
            raise AssertionError(other)

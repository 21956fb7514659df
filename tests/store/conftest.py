"""Small decks and stores in real files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.memory import FixedClock
from quiz.questions.document import BuiltDeck
from quiz.questions.model import (
    AnswerKey,
    Card,
    CardKind,
    Explanation,
    Form,
    Pick,
    Picked,
    PickQuestion,
    Response,
    Seen,
    Show,
    Type,
    Typed,
    TypeQuestion,
)
from quiz.store.api import Store
from quiz.study.session import Session
from quiz.study.views import Task

NOON = 1_790_000_000_000_000
"""A day in September 2026."""


def card(slug: str, *, part: str = "a", answer: str | None = None, **more: object) -> Card:
    """A card with a recall and a recognition question."""
    deck = str(more.pop("deck", "d"))
    answer = answer if answer is not None else f"answer {slug}"
    name = f"{deck}/{slug}#{part}"
    text = str(more.pop("text", f"The answer of {slug} is {answer}."))
    values: dict[str, object] = {
        "id": name,
        "deck": deck,
        "slug": slug,
        "part": part,
        "kind": CardKind.STATEMENT,
        "text": text,
        "answers": (answer,),
        "explanation": Explanation(answer=answer, text=text, standing="Reported."),
        "questions": (
            TypeQuestion(
                id=f"{name}:short-answer",
                card=name,
                form=Form.SHORT_ANSWER,
                recall=True,
                prompts=(f"What is the answer of {slug}?",),
                key=AnswerKey(type="term", display=answer, accepted=(answer,)),
            ),
            PickQuestion(
                id=f"{name}:choice",
                card=name,
                form=Form.CHOICE,
                recall=False,
                prompts=(f"Which is the answer of {slug}?",),
                key=answer,
                pool=("w1", "w2", "w3", "w4"),
            ),
        ),
        "content_hash": hashlib.sha256(f"{text}|{answer}".encode()).hexdigest()[:16],
        "answer_hash": hashlib.sha256(answer.encode()).hexdigest()[:16],
    }
    return Card(**(values | more))  # type: ignore[arg-type]


def deck(*cards: Card, name: str = "d", title: str = "A deck") -> BuiltDeck:
    """A deck of these cards, in this order."""
    placed = tuple(
        Card(**{field: getattr(one, field) for field in one.__struct_fields__} | {"position": place})
        for place, one in enumerate(cards)
    )
    digest = hashlib.sha256(repr([(one.id, one.content_hash) for one in placed]).encode()).hexdigest()
    return BuiltDeck(id=name, title=title, licence="MIT", cards=placed, fingerprint=digest)


@pytest.fixture
def make_card() -> Callable[..., Card]:
    return card


@pytest.fixture
def make_deck() -> Callable[..., BuiltDeck]:
    return deck


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quiz.db"


@pytest.fixture
def store(path: Path, clock: FixedClock) -> Iterator[Store]:
    with Store.open(path, clock=clock) as opened:
        yield opened


def respond(task: Task, *, right: bool = True) -> Response:
    """A right or a wrong response to whatever is shown."""
    match task.instance:
        case Show():
            return Seen()
        case Pick(key=key):
            return Picked(key if right else (key + 1) % 4)
        case Type(key=answer):
            return Typed(answer.display if right else "something else")
        case other:
            raise AssertionError(other)


def study(store: Store, tasks: int, *, learner: str | None = None, every_wrong: int = 0) -> list[str]:
    """Work through so many tasks; every so many-th is answered wrong. Return the cards, in order."""
    session = Session.open(store, store.learner(learner))
    seen: list[str] = []
    while len(seen) < tasks and (task := session.next()) is not None:
        seen.append(task.card)
        right = not every_wrong or len(seen) % every_wrong != 0
        session.answer(task, respond(task, right=right), milliseconds=1000)
        clock = store.clock
        assert isinstance(clock, FixedClock)
        clock.advance(seconds=20)
    return seen


@pytest.fixture
def learn() -> Callable[..., list[str]]:
    return study


MEMORY = "SELECT * FROM memory ORDER BY learner, card"


@pytest.fixture
def memories() -> Callable[[Store], list[tuple[object, ...]]]:
    """Every row of memory, for comparison."""
    return lambda store: store.database.all(MEMORY)

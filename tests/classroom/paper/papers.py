"""Questions of every shape, as they stand on a strip."""

from __future__ import annotations

from quiz.classroom.paper.strip import right, written
from quiz.questions.model import AnswerKey, AnyInstance, Arrange, Assign, Dated, Form, Row, Type
from tests.classroom.answering import BOOK, fact_or_view, false_one, who_says


def typed() -> Type:
    return Type(
        question="d/t#p?date",
        card="d/t#p",
        form=Form.DATE,
        recall=True,
        prompt="When was rye sown?",
        explanation=BOOK,
        key=AnswerKey(type="date", display="1979", value="1979"),
    )


def order() -> Arrange:
    return Arrange(
        question="d/o#p?order",
        card="d/o#p",
        form=Form.ORDER,
        recall=True,
        prompt="Put these in order, the earliest first.",
        explanation=BOOK,
        items=tuple(
            Dated(text=text, when=f"18{at}0") for at, text in enumerate(("rye", "oats", "flax", "hops"))
        ),
        key=(1, 3, 2, 0),
    )


def match() -> Assign:
    options = ("Ada", "Ben", "Cleo")
    return Assign(
        question="d/m#p?match",
        card="d/m#p",
        form=Form.MATCH,
        recall=False,
        prompt="Match.",
        explanation=BOOK,
        exclusive=True,
        rows=tuple(Row(label=f"View {at}", options=options, key=(at + 1) % 3) for at in range(3)),
    )


def strip() -> dict[int, AnyInstance]:
    """Questions 1 to 7: two picks, t or f, a date, an order, rows, rows with options of their own."""
    shown = (who_says(), who_says(), false_one(), typed(), order(), match(), fact_or_view())
    return dict(enumerate(shown, 1))


def as_written(questions: dict[int, AnyInstance]) -> dict[int, str]:
    """What a strip has on it where everything is right."""
    return {at: written(one, right(one)) for at, one in questions.items()}

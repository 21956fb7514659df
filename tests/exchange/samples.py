"""One question of each shape, with any text in it."""

from __future__ import annotations

from quiz.questions.model import (
    AnswerKey,
    AnyInstance,
    Arrange,
    Assign,
    Checklist,
    Dated,
    EvidenceLine,
    Explanation,
    Form,
    Item,
    Judge,
    OtherVoice,
    Pick,
    Reveal,
    Row,
    Type,
)

NASTY = "=1+1 ~ # { } : \\ -> ::a:: <b>&amp;</b> \"'` ]]> %50% [html] // {{x}} \\n"


def explanation() -> Explanation:
    place = EvidenceLine(
        source="s",
        source_label="the Courier",
        paragraph=4,
        voices=("the reporter", "the mayor"),
        printed="for ever",
    )
    return Explanation(
        answer="the mayor",
        text="It was the mayor.",
        standing="A judgement of the mayor.",
        holder="the mayor",
        evidence=(place,),
        others_title="Others say:",
        others=(OtherVoice(voice="The columnist", says="It will sag.", stance="it is not safe"),),
        notes=("A remark.",),
    )


def pick(
    prompt: str = "Who?", options: tuple[str, ...] = ("a", "b", "c"), key: int = 1, name: str = "p"
) -> Pick:
    return Pick(
        question=f"d/{name}#a?choice",
        card=f"d/{name}#a",
        form=Form.CHOICE,
        recall=False,
        prompt=prompt,
        explanation=explanation(),
        options=options,
        key=key,
    )


def judge(text: str = "It stands.", key: bool = False) -> Judge:
    return Judge(
        question="d/j#a?true-false",
        card="d/j#a",
        form=Form.TRUE_FALSE,
        recall=False,
        prompt="True or false? The Courier reports:",
        explanation=explanation(),
        text=text,
        key=key,
        correction=None if key else "Right: it fell, not stands.",
    )


def typed(
    prompt: str = "Where is it?", accepted: tuple[str, ...] = ("Ostrov", "Ostrow"), **key: str | None
) -> Type:
    return Type(
        question="d/t#a?short-answer",
        card="d/t#a",
        form=Form.SHORT_ANSWER,
        recall=True,
        prompt=prompt,
        explanation=explanation(),
        key=AnswerKey(**{"type": "place", "display": accepted[0], "accepted": accepted} | key),  # type: ignore[arg-type]
    )


def number(value: str = "3500", tolerance: str | None = "100") -> Type:
    return typed(
        "How many?", (f"about {value}",), type="number", value=value, tolerance=tolerance, unit="troops"
    )


def assign(
    labels: tuple[str, ...] = ("one", "two"),
    options: tuple[str, ...] = ("x", "y", "z"),
    exclusive: bool = True,
) -> Assign:
    rows = tuple(Row(label=label, options=options, key=at) for at, label in enumerate(labels))
    return Assign(
        question="d/m#match?match",
        card="d/m#match",
        form=Form.MATCH,
        recall=False,
        prompt="Which goes with which?",
        explanation=explanation(),
        rows=rows,
        exclusive=exclusive,
    )


def arrange(
    texts: tuple[str, ...] = ("third", "first", "second"), key: tuple[int, ...] = (1, 2, 0)
) -> Arrange:
    return Arrange(
        question="d/o#order?order",
        card="d/o#order",
        form=Form.ORDER,
        recall=True,
        prompt="Put these in order.",
        explanation=explanation(),
        items=tuple(Dated(text=text, when="order only") for text in texts),
        key=key,
    )


def checklist() -> Checklist:
    return Checklist(
        question="d/c#x?positions",
        card="d/c#x",
        form=Form.POSITIONS,
        recall=True,
        prompt="Which positions are there?",
        explanation=explanation(),
        items=(Item(text="one"),),
    )


def reveal() -> Reveal:
    return Reveal(
        question="d/r#front?basic",
        card="d/r#front",
        form=Form.BASIC,
        recall=True,
        prompt="What?",
        explanation=explanation(),
        back="that",
    )


def all_shapes() -> tuple[AnyInstance, ...]:
    return (pick(), judge(), typed(), number(), assign(), arrange(), checklist(), reveal())

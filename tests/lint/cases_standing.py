"""Standing: what is planted, and what must pass."""

from __future__ import annotations

from msgspec.structs import replace

from quiz.questions.model import Card

from .planting import Case, stated, statement


def _unnamed(card: Card) -> Card:
    return replace(
        card, questions=tuple(replace(one, prompts=("Which park is the finest?",)) for one in card.questions)
    )


_VIEW = statement(
    "The finest park, Brandt holds, is {a}.",
    "Which park is the finest, in Brandt's view?",
    "{type: place, entity: elm}",
    kind="judgement",
    says="[herald, ada]",
)

CASES: dict[str, tuple[list[Case], list[Case]]] = {
    "Q501": ([stated(_VIEW, change=_unnamed)], [stated(_VIEW), stated(statement())]),
}

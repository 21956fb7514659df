"""Rules about how a thing stands and whose it is: facts, views, and who holds them."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.lint.context import Asked, Context
from quiz.lint.rule import Hit, rule
from quiz.questions.folding import compact
from quiz.questions.model import Form, Judge

_ASK_WHOSE = frozenset({Form.WHO_SAYS, Form.FACT_OR_VIEW})


@rule("Q501", "view-without-holder")
def view_without_holder(context: Context) -> Iterator[Hit]:
    """A question made from a view neither names its holder nor asks for it.

    Reason: A view without its holder is learned as a fact; telling the two apart is what the deck is for.

    Source: The first invariant of this program: no view passes for a fact.

    Remedy: Name the holder in the question, or correct the statement's `kind`.
    """
    for card in context.built.cards:
        if card.holder_id is None:
            continue
        names = {compact(name) for name in context.material.names(card.holder_id)}
        if names & {compact(answer) for answer in card.answers}:
            continue
        for question in card.questions:
            if question.form in _ASK_WHOSE:
                continue
            asked = Asked(card, question)
            for shown in asked.shown():
                text = f"{shown.prompt} {shown.text}" if isinstance(shown, Judge) else shown.prompt
                if not context.material.is_named(card.holder_id, text):
                    holder = context.material.label(card.holder_id)
                    message = f"a view of {holder} is asked without saying so: “{text}”"
                    yield context.hit(asked, message, what="ask")
                    break

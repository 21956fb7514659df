"""A drill kept in a store, ready to be served."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from quiz.classroom.frozen import FrozenQuestion, encode_instance
from quiz.classroom.options import DrillOptions, encode_options
from quiz.classroom.plan import choose
from quiz.dossier.load import load
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form
from quiz.store import drills
from quiz.store.api import Store
from quiz.store.drills import Asked, Drill

DECKS = Path(__file__).parents[2] / "decks"
DRILL = "0199a000-0000-7000-8000-000000000001"


@cache
def built_in(name: str) -> BuiltDeck:
    """A deck that comes with the program; asked for here it does not swell the reports of drawn examples."""
    return build_deck(load(DECKS / name))


def one_of_each(deck: BuiltDeck, forms: Sequence[Form]) -> list[FrozenQuestion]:
    """Return the deck's first question of each form."""
    asked = choose(deck, DrillOptions(questions=200))
    first = {one.instance.form: one.instance for one in reversed(asked)}
    return [FrozenQuestion(number=at, instance=first[form]) for at, form in enumerate(forms, 1)]


def keep_drill(
    store: Store,
    deck: BuiltDeck,
    options: DrillOptions,
    *,
    title: str = "Class 7b",
    mode: str = "live",
    questions: Sequence[FrozenQuestion] | None = None,
) -> str:
    """Keep a drill over a deck, of these questions if any are given; return its id."""
    asked = choose(deck, options) if questions is None else questions
    shown = [(one.number, one.instance) for one in asked]
    drills.save(
        store.database,
        Drill(DRILL, deck.id, title, mode, "lobby", encode_options(options), None, 1, None),
        [
            Asked(DRILL, number, one.card, one.question, encode_instance(one), None, None)
            for number, one in shown
        ],
    )
    return DRILL

"""A drill kept in a store, ready to be served."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from quiz.classroom.frozen import encode_instance
from quiz.classroom.options import DrillOptions, encode_options
from quiz.classroom.plan import choose
from quiz.dossier.load import load
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.store import drills
from quiz.store.api import Store
from quiz.store.drills import Asked, Drill

DECKS = Path(__file__).parents[2] / "decks"
DRILL = "0199a000-0000-7000-8000-000000000001"


@cache
def built_in(name: str) -> BuiltDeck:
    """A deck that comes with the program; asked for here it does not swell the reports of drawn examples."""
    return build_deck(load(DECKS / name))


def keep_drill(store: Store, deck: BuiltDeck, options: DrillOptions, *, title: str = "Class 7b") -> str:
    """Keep a drill over a deck; return its id."""
    shown = [(one.number, one.instance) for one in choose(deck, options)]
    drills.save(
        store.database,
        Drill(DRILL, deck.id, title, "live", "lobby", encode_options(options), None, 1, None),
        [
            Asked(DRILL, number, one.card, one.question, encode_instance(one), None, None)
            for number, one in shown
        ],
    )
    return DRILL

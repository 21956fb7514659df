"""Whether a learner recalls as many due cards as was asked for: 200 simulated days over the built-in deck.

The learner is the one of ``benchmarks.simulation``. For each desired retention several learners study the
whole deck, ten new cards a day; then others who guess, by the questions as they are and by those alone that
show the answer among others. Figures: the share of due reviews recalled, and the mean probability of it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from msgspec.structs import replace as with_changes

from benchmarks.simulation import BEGIN, Asked, Head, Simulation, chance, recall, study
from quiz.dossier.load import load
from quiz.memory import FixedClock
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.questions.model import PickQuestion
from quiz.store.api import Store
from quiz.study import preferences

RETENTIONS = (0.85, 0.90, 0.95)
GUESSES = (0.25, 0.5)


def builtin() -> BuiltDeck:
    """Build the deck that comes with the program."""
    return build_deck(load(files("decks").joinpath("soleimani")))


def of_both_kinds(deck: BuiltDeck, *, recognition_only: bool = False) -> BuiltDeck:
    """Return the cards asked by a choice and by recall, with all their questions or the choices alone."""
    cards = []
    for card in deck.cards:
        picks = tuple(q for q in card.questions if isinstance(q, PickQuestion))
        if picks and any(q.recall for q in card.questions):
            cards.append(with_changes(card, questions=picks) if recognition_only else card)
    return with_changes(deck, cards=tuple(cards))


def simulate(deck: BuiltDeck, seed: int, *, days: int, guess: float = 0.0, **settings: Any) -> Simulation:
    """Let a learner study a deck in a database of its own; ``settings`` are those of scheduling."""
    with (
        tempfile.TemporaryDirectory() as place,
        Store.open(Path(place) / "quiz.db", clock=FixedClock.at(BEGIN), backups=False) as store,
    ):
        store.database.execute("PRAGMA synchronous=OFF")  # in simulated days the power does not fail
        store.sync_deck(deck)
        learner = store.learner()
        known = preferences.load(store, learner)
        preferences.save(store, learner, replace(known, study=replace(known.study, **settings)))
        return study(store, Head(seed, guess=guess), days)


def measure(*, quick: bool, runs: int | None, say: Callable[[str], None]) -> dict[str, Any]:
    """Run all simulations."""
    days, learners = (30, 1) if quick else (200, runs or 5)
    deck = builtin()
    if quick:
        deck = with_changes(deck, cards=deck.cards[:80])
    figures: dict[str, Any] = {"days": days, "learners": learners, "cards": len(deck.cards)}
    for desired in RETENTIONS:
        say(f"desired retention {desired}")
        figures[f"recall_at_{desired}"] = _told(
            [simulate(deck, seed, days=days, desired_retention=desired) for seed in range(learners)]
        )
    mixed, picks = of_both_kinds(deck), of_both_kinds(deck, recognition_only=True)
    for guess in GUESSES:
        for name, cards in (("as_asked", mixed), ("recognition_only", picks)):
            say(f"guessing {guess}, {name}")
            figures[f"guessing_{guess}_{name}"] = _told(
                [simulate(cards, seed, days=days, guess=guess) for seed in range(learners)]
            )
    return figures


def _told(simulations: list[Simulation]) -> dict[str, Any]:
    due: list[Asked] = [one for simulation in simulations for one in simulation.due()]
    last = max(one.day for one in due)
    late = [one for one in due if one.day >= last * 3 // 4]
    return {
        "due_reviews": len(due),
        "recalled": round(recall(due), 4),
        "chance": round(chance(due), 4),
        "chance_in_the_last_quarter": round(chance(late), 4),
    }
